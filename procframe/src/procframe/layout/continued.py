"""Text that goes on in the next lines, because the kernel prints its newlines as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procframe.layout.codecs import unwire
from procframe.layout.parts import OPEN, Context, Cursor, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Continued"]


class Continued:
    """Lines that go on with the text of a field: ``Stanza(Key, "... {description}", Continued("description"))``.

    It takes the lines that nothing else takes, and adds them to the field with their newlines. The field's own line prints
    all of it.
    """

    record_types: tuple[type[AnyRecord], ...] = ()

    def __init__(self, name: str) -> None:
        self.name = name

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundContinued:
        """The part; it does not depend on the machine."""
        return BoundContinued(self.name)


class BoundContinued:
    """A ``Continued`` among the parts of a record."""

    many = True

    def __init__(self, name: str) -> None:
        self.name = name
        self.names: tuple[str, ...] = ()

    def accept(self, cursor: Cursor, level: int) -> bool:
        return level == OPEN

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        values[self.name] = (values.get(self.name) or "") + "\n" + unwire(cursor.line)
        cursor.at += 1
        return True

    def missing(self, odd: Odd) -> None:
        """Text of one line is all there."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """The line of the field prints it."""

    def generated(self) -> Iterator[tuple[str, str]]:
        yield from ()
