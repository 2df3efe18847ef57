"""Columns that touch: values with nothing but their widths between them, as ``%4d%4d`` prints them.

Where a value is wider than its column, its digits run into those of the next one. Such a line is read only if one
reading of it is possible; any other is no such line, because a wrong value is worse than none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from procframe.layout.template import Spec

__all__ = ["ALONE", "Edge", "Near", "cell_beside", "sized", "tells_apart", "token_beside"]


class Near(NamedTuple):
    """A value that another may touch: its name and its spec."""

    name: str
    spec: Spec


class Edge(NamedTuple):
    """The values that may stand right before another, or right after; ``certain`` if one of them always does."""

    values: tuple[Near, ...] = ()
    certain: bool = True

    @property
    def ends_in_blanks(self) -> bool:
        """Whether blanks follow the values wherever they are narrower than their columns."""
        return self.certain and all(spec.padding and not spec.right for _, spec in self.values)

    @property
    def begins_with_blanks(self) -> bool:
        """Whether blanks go before the values wherever they are narrower than their columns."""
        return self.certain and all(spec.padding and spec.right for _, spec in self.values)


ALONE = Edge()
"""Nothing touches."""


def sized(spec: Spec, size: int, word: str) -> str:
    """The expression of a token of just so many characters; "" where there is none. ``word`` is a character of text."""
    if size < 1:
        return ""
    if spec.type in ("s", ""):
        return f"{word}{{{size}}}"
    if spec.type == "f":
        whole = size - spec.precision - bool(spec.precision)
        fraction = rf"\.[0-9]{{{spec.precision}}}" if spec.precision else ""
        digits = _digits("0-9", whole, spec.zero)
        negative = _digits("0-9", whole - 1, spec.zero)
        return f"(?:{digits}{'|-' + negative if negative else ''}){fraction}" if digits else ""
    digit = {"d": "0-9", "o": "0-7", "x": "0-9a-f", "X": "0-9A-F"}[spec.type]
    digits = _digits(digit, size, spec.zero)
    if spec.type != "d" or size == 1:
        return digits
    return f"(?:{digits}|-(?=0*[1-9]){_digits(digit, size - 1, spec.zero)})"


def _digits(digit: str, size: int, zero: bool) -> str:
    if size < 1:
        return ""
    if zero or size == 1:
        return f"[{digit}]{{{size}}}"
    return f"[{digit.replace('0', '1', 1)}][{digit}]{{{size - 1}}}"


def cell_beside(
    spec: Spec, token: str, one: Callable[[int], str], left: Edge, right: Edge, *, anyhow: bool = False
) -> str:
    """The expression of a value with its padding, given what touches it on either side.

    ``token`` is that of the value alone, ``one`` that of one of a size. A value that is wider than its column is read
    where a blank goes before it or the value before begins with one, and a blank follows it: nowhere else is it clear
    how many of the characters are its own. ``anyhow`` takes whatever could have been printed.
    """
    width = spec.width
    follows = "(?= )" if right.values and right.begins_with_blanks and not anyhow else ""
    if not width:
        return f"{token}{follows}"
    choices: list[str] = []
    if anyhow or all(near.spec.width for near in left.values):
        choices.append(one(width))
    if spec.padding:
        for size in range(width - 1, 0, -1):
            text = one(size)
            if text:
                choices.append(f" {{{width - size}}}{text}" if spec.right else f"{text} {{{width - size}}}")
    before = "" if anyhow else _clear_before(left)
    if before is not None and (anyhow or not right.values or right.begins_with_blanks):
        choices.append(f"{before}(?=[^ \\n]{{{width + 1}}}){token}{follows}")
    return f"(?:{'|'.join(filter(None, choices))})"


def _clear_before(left: Edge) -> str | None:
    """The look-behind that tells that the value before ends where this one begins, if one can."""
    if not left.values:
        return ""
    if left.ends_in_blanks:
        return "(?<= )"
    if len(left.values) == 1 and left.begins_with_blanks:
        return f"(?<= [^\\n]{{{left.values[0].spec.width - 1}}})"
    return None


def token_beside(spec: Spec, token: str, one: Callable[[int], str], left: Edge, right: Edge) -> str:
    """The expression of a value without its padding, where blanks are unusual, given what touches it on either side.

    Blanks tell values apart; where there are none, each fits its column, and fills it where its padding would be.
    """
    if spec.zero:
        return one(spec.width)
    padded_after = bool(spec.padding) and not spec.right
    full = one(spec.width) or "(?!)"
    fits = "|".join(filter(None, map(one, range(spec.width, 0, -1)))) or "(?!)"
    specs = [spec, *(near.spec for near in left.values + right.values)]
    char = r"[^ \t\n]" if any(near.type in ("s", "") for near in specs) else "[-.0-9A-Fa-f]"
    alone, begun = token, fits if spec.width else token
    if right.values:
        ended = f"{full}|(?:{fits})(?!{char})" if padded_after else fits
        alone = f"{token}(?=[ \\t])|{ended}" if right.certain else ended
        begun = ended
    if not left.values:
        return f"(?:{alone})"
    if all(near.spec.zero for near in left.values):
        return f"(?:{begun})"
    return f"(?:(?<!{char})(?:{alone})|{full if spec.padding and spec.right else begun})"


def tells_apart(one: Spec, two: Spec) -> bool:
    """Whether the widths of two values that touch tell where one ends, as long as they are no wider."""
    return bool(one.width and (one.zero or not one.right)) or bool(two.padding and two.right)
