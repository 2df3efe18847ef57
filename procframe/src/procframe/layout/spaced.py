"""Records that a blank line sets off from what is before them, rather than from what follows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procframe.layout.parts import STRICT, BoundPart, Context, Cursor, Group, Many, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Spaced"]


class Spaced:
    """A ``Group`` or ``Many`` in which a blank line stands before each record: ``Spaced(Many("slaves", Stanza(...)))``.

    A blank line that no such record follows is an unknown line; a record without one remembers that it lacks it.
    """

    def __init__(self, part: Group | Many) -> None:
        self.part = part

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of the records."""
        return self.part.record_types

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundSpaced:
        """The part on a kind of machine."""
        return BoundSpaced(self.part.name, self.part.bind(context, record, place))


class BoundSpaced:
    """A bound part that a blank line stands before."""

    def __init__(self, name: str, part: BoundPart) -> None:
        self.name = name
        self.part = part
        self.many = part.many
        self.names: tuple[str, ...] = part.names

    def accept(self, cursor: Cursor, level: int) -> bool:
        if cursor.line:
            return level != STRICT and self.part.accept(cursor, level)
        if cursor.at + 1 >= cursor.end and not cursor.more():
            return False
        cursor.at += 1
        try:
            return self.part.accept(cursor, level)
        finally:
            cursor.at -= 1

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Reads the blank line and the record after it."""
        spaced = not cursor.line
        cursor.at += spaced
        if not self.part.take(cursor, values, odd):
            return False
        if not spaced:
            record = values[self.name][-1] if self.many else values[self.name]
            record.residue = record.residue or Residue()
            record.residue.absent = [*record.residue.absent, _BLANK]
        return True

    def missing(self, odd: Odd) -> None:
        """What the part itself does."""
        self.part.missing(odd)

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Appends a blank line and a record, for each of them."""
        found = values.get(self.name)
        for record in found or () if self.many else [found] if found is not None else ():
            if record.residue is None or _BLANK not in record.residue.absent:
                out.append("")
            self.part.write({self.name: [record] if self.many else record}, residue, out)

    def generated(self) -> Iterator[tuple[str, str]]:
        """What the part compiled to."""
        yield from self.part.generated()


_BLANK = "blank"
"""The blank line among the constant lines that a record lacks."""
