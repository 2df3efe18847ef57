"""Measuring: what the kernel computes for a whole file and does not print, such as the width of a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from procframe.layout.parts import STRICT, Context, Cursor, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Measure"]


class Measure:
    """A field of the file's header that no line prints: it is measured from the lines that follow, and takes none.

    ``Measure("chip_width", measure)``, after the header line and before the records whose templates say
    ``{chip:<[chip_width]s}``. The function gets the lines, without their newlines, and the header's values so far; it
    gives a number, or ``None`` where the lines do not tell.
    """

    record_types: tuple[type[AnyRecord], ...] = ()

    def __init__(self, name: str, measure: Callable[[Iterator[str], Mapping[str, Any]], int | None]) -> None:
        self.name = name
        self.measure = measure

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundMeasure:
        """The part; it does not depend on the machine."""
        return BoundMeasure(self)


class BoundMeasure:
    """A ``Measure`` among the parts of a file."""

    many = False

    def __init__(self, part: Measure) -> None:
        self.part = part
        self.names: tuple[str, ...] = (part.name,)

    def accept(self, cursor: Cursor, level: int) -> bool:
        return level == STRICT and cursor.number > 0 and len(cursor.stack) == 1

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        found = self.part.measure(_lines(cursor.text, cursor.offset), values)
        if found is not None:
            values[self.part.name] = found
        return True

    def missing(self, odd: Odd) -> None:
        """A file without what follows tells nothing."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Nothing is printed."""

    def generated(self) -> Iterator[tuple[str, str]]:
        yield from ()


def _lines(text: str, start: int) -> Iterator[str]:
    """The lines of a text from an offset on, split off as they are asked for."""
    while start < len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        yield text[start:end]
        start = end + 1
