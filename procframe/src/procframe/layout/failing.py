"""Where a line stops being what was expected, for an error that says so."""

from __future__ import annotations

import re

from procframe.layout.line import BoundLine, Line
from procframe.layout.template import Alt, Atom, Flag, Lit, Repeat, Val
from procframe.layout.tolerant import join_blanks, tolerant
from procframe.layout.touching import ALONE

__all__ = ["where_it_fails"]

_SHOWN = 1 << 12
"""The beginning of a line in which an error is looked for."""


def where_it_fails(line: BoundLine, text: str) -> tuple[int, str, str]:
    """For a line that is not this one: the column (from 1), what was expected there, and what was found."""
    at = 0
    text = text[:_SHOWN]
    expected = "the end of the line"
    for count in range(1, len(line.line.atoms) + 1):
        part = Line()
        part.atoms = line.line.atoms[:count]
        probe = re.compile(
            join_blanks(tolerant(BoundLine(part, line.record, line.host, line.counts), part.atoms, (ALONE, ALONE)))
        )
        match = probe.match(text)
        if match is None:
            expected = _describe(line.line.atoms[count - 1], line)
            break
        at = match.end()
    found = text[at : at + 20]
    return at + 1, expected, repr(found) if found else "the end of the line"


def _describe(atom: Atom, line: BoundLine) -> str:
    if isinstance(atom, Lit):
        return repr(atom.text)
    if isinstance(atom, Val):
        source = line._source(atom.name, atom.spec, atom.codec)
        kind = {"d": "a decimal number", "x": "a hexadecimal number", "X": "a hexadecimal number"}.get(source.spec.type)
        if source.codec is not None and source.codec.pattern is not None:
            kind = None
        return f"{atom.name or 'a value'} ({kind or 'like ' + line._token(source)})"
    if isinstance(atom, (Repeat, Flag)):
        return atom.name
    return "one of its alternatives" if isinstance(atom, Alt) else "blanks"
