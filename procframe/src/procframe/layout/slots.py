"""What a field of a line reads and writes: where its text stands, its notation, and the cells of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from procframe.layout.codecs import Codec, Inexact, unwire, wire
from procframe.layout.template import Spec
from procframe.layout.touching import ALONE, Edge
from procframe.record import FieldInfo

__all__ = ["Cell", "Slot", "Source", "decimals"]

_WORDS = frozenset({2, 4, 8, 16})
"""Hexadecimal digits of integers of one, two, four and eight bytes."""
_EXACT_DECIMALS = 2
"""Decimals up to which a float keeps all digits that are read: 15 with the 13 before the point."""
_DECIMALS = msgspec.json.Decoder(list[int])


def decimals(tokens: Sequence[str]) -> list[int]:
    """The numbers of decimal tokens, blanks around them allowed; ``Inexact`` where one has a leading zero.

    A JSON decoder takes all at once and is as strict; numbers beyond 64 bits go the slow way.
    """
    try:
        return _DECIMALS.decode(f"[{','.join(tokens)}]")
    except msgspec.DecodeError:
        values = list(map(int, tokens))
        if any(str(value) != token.strip(" ") for value, token in zip(values, tokens, strict=True)):
            raise Inexact("a leading zero") from None
        return values


@cache
def _is_blank(pattern: str) -> bool:
    """Whether a blank is a value of its own, of those that match an expression, and no text is none."""
    return re.fullmatch(pattern, "") is None and re.fullmatch(pattern, " ") is not None


class Source(msgspec.Struct):
    """Where a slot's token stands in the match: its group, the group that tells whether it is there, its notation."""

    group: int
    spec: Spec
    codec: Codec | None
    presence: int | None = None
    info: FieldInfo | None = None
    cell: Cell | None = None

    @property
    def numeric(self) -> bool:
        """Whether the spec reads the token as a number, rather than the codec's pattern (or none) as text."""
        return self.spec.type in ("d", "x", "X", "o", "f") and (self.codec is None or self.codec.pattern is None)

    @property
    def patterned(self) -> bool:
        """Whether the codec's own expression says what its text is."""
        return self.codec is not None and self.codec.pattern is not None

    @property
    def exact(self) -> bool:
        """Whether a token that the expression takes always prints as it was read."""
        if self.numeric and self.spec.type == "f" and (self.spec.zero or self.spec.precision > _EXACT_DECIMALS):
            return False
        return self.codec is None or self.codec.exact

    def base(self, token: str) -> Any:
        """The token by its spec alone."""
        if not self.numeric:
            return unwire(token)
        kind = self.spec.type
        if kind == "f":
            return float(token)
        return int(token, {"d": 10, "o": 8}.get(kind, 16))

    def strip(self, cell: str) -> str:
        """The token of a padded cell; ``Inexact`` where the padding is not the kernel's."""
        width = self.spec.padding
        if not width:
            return cell
        token = cell.lstrip(" ") if self.spec.right else cell.rstrip(" ")
        if len(cell) != max(width, len(token)):
            raise Inexact(cell)
        if not token and self.codec is not None and self.codec.pattern is not None and _is_blank(self.codec.pattern):
            return " "
        return token

    def decode(self, token: str) -> Any:
        """The value of a token without padding."""
        value = self.base(token)
        return value if self.codec is None else self.codec.decode(value)

    def verified(self, token: str) -> Any:
        """The value of a token without padding; ``Inexact`` where it would not print as this token."""
        value = self.decode(token)
        if (not self.exact or (self.hexadecimal and self.numeric)) and self.encode(value) != token:
            raise Inexact(token)
        return value

    @property
    def prints_nothing(self) -> bool:
        """Whether it stands for empty text alone."""
        return self.codec is not None and self.codec.pattern == ""

    @property
    def reads_none(self) -> bool:
        """Whether ``None`` is what some token means, so that it does not mean that the token is absent."""
        try:
            return self.decode(self.encode(None)) is None
        except (TypeError, ValueError, KeyError, AttributeError, IndexError, OverflowError):
            return False

    @property
    def hexadecimal(self) -> int:
        """The digits of a hexadecimal number as wide as an integer of the machine, else 0."""
        return self.spec.width if self.spec.zero and self.spec.type in ("x", "X") and self.spec.width in _WORDS else 0

    def encode(self, value: Any) -> str:
        """The token of a value, without padding."""
        if self.codec is not None:
            value = self.codec.encode(value)
        if not self.numeric:
            if not isinstance(value, str):
                raise TypeError(f"expected text, not {value!r}")
            return wire(value)
        return format(value, self.spec.minimal)


class Cell(msgspec.Struct):
    """The repeated cell of a ``Repeat``: literal text, one value, literal text."""

    before: str
    source: Source
    after: str
    separator: str
    count: int | None
    around: tuple[Edge, Edge] = (ALONE, ALONE)
    """What touches a cell: another one, where there is nothing between the values but their widths."""
    fixed: int = 0
    """The width of a whole cell when every one is as wide, else 0."""

    def split(self, text: str) -> list[str]:
        """The padded tokens of the text of all cells."""
        if not text:
            return []
        before, after, separator = self.before, self.after, self.separator
        if separator and not before and not after and not self.source.spec.padding:
            return text.split(separator)
        return self.expression.findall(text)

    expression: re.Pattern[str] = re.compile("")

    def decode(self, text: str) -> list[Any]:
        """The values; ``Inexact`` where they would not print as this text."""
        source = self.source
        if self.plain and not len(text) % self.fixed:
            count = len(text) // self.fixed
            last = len(self.before) + source.spec.width - 1
            if text[last :: self.fixed].isdigit() and all(
                text[at :: self.fixed] == char * count for at, char in self.literals
            ):
                # Every cell ends where its number does.
                values = self._numbers(text, count)
                if len(values) == count:
                    return values
        elif self.unpadded:
            return list(map(int, text.split()))
        values = [source.decode(source.strip(token)) for token in self.split(text)]
        if self.encode(values) != text:
            raise Inexact(text)
        return values

    def _numbers(self, text: str, count: int) -> list[int]:
        """The numbers of cells of fixed width: as a JSON array, with a blank of each cell made its comma."""
        if not self.literals:
            return decimals(text.split())
        array = bytearray(text, "ascii")
        at = self.literals[0][0]
        array[at :: self.fixed] = b"," * count
        numbers = array[at + 1 :] if at < len(self.before) else array[: (count - 1) * self.fixed + at]
        try:
            return _DECIMALS.decode(b"".join((b"[", numbers, b"]")))
        except msgspec.DecodeError:
            return decimals(text.split())

    @property
    def literals(self) -> list[tuple[int, str]]:
        """Offset and character of each literal character in a cell of fixed width."""
        width = self.source.spec.width
        found = list(enumerate(self.before))
        return found + [(len(self.before) + width + at, char) for at, char in enumerate(self.after)]

    @property
    def plain(self) -> bool:
        """Whether a cell is a number and blanks, always as wide."""
        source = self.source
        return (
            bool(self.fixed)
            and source.codec is None
            and source.spec.type == "d"
            and not (self.before + self.after).strip(" ")
        )

    @property
    def unpadded(self) -> bool:
        """Whether a cell is a number as it is, and blanks that tell it from the next."""
        source = self.source
        between = self.before + self.separator + self.after
        return not source.spec.width and source.codec is None and source.spec.type == "d" and between.isspace()

    def encode(self, values: Sequence[Any]) -> str:
        """The text of all cells."""
        source = self.source
        spec = source.spec
        tokens = [source.encode(value) for value in values]
        if spec.padding:
            tokens = [token.rjust(spec.width) if spec.right else token.ljust(spec.width) for token in tokens]
        return self.separator.join([f"{self.before}{token}{self.after}" for token in tokens])


class Slot(msgspec.Struct):
    """A field of a line: its name, how it reads (a ``value``, a ``flag`` or a ``list``), and where from."""

    name: str
    shape: str
    sources: list[Source]
    optional: bool = False

    @property
    def prints_none(self) -> bool:
        """Whether ``None`` is one of the values that its codec prints, and does not mean that the line is missing."""
        source = self.sources[0]
        if self.shape != "value" or source.codec is None:
            return False
        try:
            source.encode(None)
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            return False
        return True

    def value(self, groups: Sequence[str | None]) -> Any:
        """The field's value from the groups of a match."""
        for source in self.sources:
            cell = groups[source.group]
            if self.shape == "flag":
                if cell:
                    return True
                continue
            if not cell and self.optional and (source.presence is None or not groups[source.presence]):
                continue
            if cell is None:
                continue
            if self.shape == "list":
                assert source.cell is not None
                return source.cell.decode(cell)
            return source.verified(source.strip(cell))
        return False if self.shape == "flag" else None
