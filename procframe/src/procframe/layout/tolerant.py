"""Lines with other blanks than the kernel prints: the expression that reads them, and where their values are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from procframe.layout.expressions import escape, may_end_blank
from procframe.layout.slots import Cell
from procframe.layout.template import Atom, Flag, Lit, Opt, Pad, Repeat, Val, atoms
from procframe.layout.touching import ALONE, Edge

if TYPE_CHECKING:
    from procframe.layout.line import BoundLine

__all__ = ["TAIL", "agrees", "join_blanks", "token_spans", "tolerant"]

TAIL = r"((?:(?<![^ \t])[^\n]+|[ \t][^\n]*)?)"
"""Unknown text at the end of a line, apart from what is before it."""


def tolerant(line: BoundLine, atoms_: Sequence[Atom], around: tuple[Edge, Edge]) -> list[str]:
    """The tolerant expression as pieces, with ``None``-like blanks to be merged; the groups as in the strict one."""
    out: list[str] = []
    for place, atom in enumerate(atoms_):
        beside = (ALONE, ALONE) if isinstance(atom, (Lit, Pad)) else line.around_of(atoms_, place, place + 1, around)
        if isinstance(atom, Lit):
            out += _pieces(atom.text)
        elif isinstance(atom, Pad):
            out.append(_ANY)
        elif isinstance(atom, Val):
            source = line._source(atom.name, atom.spec, atom.codec)
            token = line.loose_token(source, beside)
            pad = _ANY if source.spec.padding else ""
            following = atoms_[place + 1] if place + 1 < len(atoms_) else None
            if may_end_blank(token) and ((pad and not source.spec.right) or _begins_blank(following)):
                # The blanks after a text belong to what follows, so that they are gone through once.
                token = rf"(?:{token}(?<![ \t])|)" if re.fullmatch(token, "") else rf"{token}(?<![ \t])"
            token = f"({token})"
            out.extend([pad, token] if source.spec.right else [token, pad])
        elif isinstance(atom, Flag):
            out.append(f"({join_blanks(_pieces(atom.text))})?")
        elif isinstance(atom, Repeat):
            cell = line._cell(atom, beside)
            one = [
                *_pieces(cell.before),
                _ANY if cell.source.spec.padding else "",
                line.loose_token(cell.source, cell.around),
                _ANY if cell.source.spec.padding else "",
                *_pieces(cell.after),
            ]
            body = join_blanks(one)
            separator = join_blanks(_pieces(cell.separator))
            count = cell.count
            if separator:
                many = f"{body}(?:{separator}{body}){'*' if count is None else f'{{{count - 1}}}'}"
                out.append("()" if count == 0 else f"((?:{many}){'?' if count is None and not atom.minimum else ''})")
            else:
                out.append(f"((?:{body}){{{f'{atom.minimum},' if count is None else count}}})")
        elif isinstance(atom, Opt):
            out.append(f"{_tolerant_branch(line, atoms(atom.items), beside)}?")
        else:
            out.append(f"(?:{'|'.join(_tolerant_branch(line, atoms(choice), beside) for choice in atom.choices)})")
    return out


def _tolerant_branch(line: BoundLine, inner: Sequence[Atom], around: tuple[Edge, Edge]) -> str:
    return f"({'' if line._is_told_by_group(inner) else '?:'}{join_blanks(tolerant(line, inner, around))})"


def _pieces(text: str) -> list[str]:
    """Literal text in which any blanks stand for blanks."""
    return [_SOME if piece[0] in " \t" else escape(piece) for piece in re.findall(r"[ \t]+|[^ \t]+", text)]


def _begins_blank(atom: Atom | None) -> bool:
    if isinstance(atom, Lit):
        return atom.text[0] in " \t"
    return isinstance(atom, Pad) or (isinstance(atom, Val) and atom.spec.right and atom.spec.padding > 0)


_SOME = "\0+"
_ANY = "\0*"


def join_blanks(parts: Iterable[str]) -> str:
    """Joins pieces, neighbouring runs of blanks becoming one, so that no input makes the expression backtrack twice."""
    out: list[str] = []
    for part in parts:
        if part in (_SOME, _ANY) and out and out[-1] in (_SOME, _ANY):
            out[-1] = _SOME if _SOME in (part, out[-1]) else _ANY
        elif part:
            out.append(part)
    # A blank that a neighbouring group needs may have been taken by another's run, which gives nothing back.
    # Those at the end of a line may be gone.
    return "".join({_SOME: r"[ \t]*+(?:(?<=[ \t])|\Z)", _ANY: r"[ \t]*+"}.get(part, part) for part in out)


def agrees(exact: Mapping[str, Any], loose: Mapping[str, Any]) -> bool:
    """Whether a looser reading has all values of an exact one, which found unknown text, and more."""
    for name, value in exact.items():
        other = loose[name]
        if isinstance(value, list) and isinstance(other, list):
            other = other[: len(value)]
        if isinstance(value, dict) and isinstance(other, dict):
            other = {key: other.get(key) for key in value}
        if value is not None and value is not False and value != other:
            return False
    return True


def token_spans(cell: Cell, text: str, line: BoundLine) -> list[tuple[int, int]] | None:
    """Where the values of repeated cells are in their text."""
    spans = []
    after = escape(cell.after.strip(" \t"))
    expression = re.compile(f"({line.loose_token(cell.source, cell.around)})(?=[ \t]*+{after})")
    at = 0
    before = re.compile(f"[ \t]*+{escape(cell.before.strip(' '))}")
    while at < len(text):
        skipped = before.match(text, at)
        match = expression.search(text, skipped.end() if skipped is not None else at)
        if match is None:
            break
        spans.append(match.span(1))
        at = max(match.end(), at + 1)
    return spans
