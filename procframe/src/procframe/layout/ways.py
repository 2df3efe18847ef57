"""One line in several ways: the same values, laid out in one of several manners from row to row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procframe.layout.line import BoundLine, Line
from procframe.layout.parts import BoundLinePart, Context, Cursor, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Ways"]


class Ways:
    """A line that the kernel lays out in one of several ways, which its values do not tell.

    ``Ways(Line("{irq}: {count:10d}   {description}"), Line("{irq}: {count:10d} {description}"))``. The first is the usual
    one, and that of records made from scratch. Where a line is laid out in another, the record's residue says in which;
    that is as canonical. A line with odd blanks or unknown text at its end is read in the way that leaves least unknown.
    """

    record_types: tuple[type[AnyRecord], ...] = ()

    def __init__(self, *lines: Line) -> None:
        self.lines = lines

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundWays:
        """The part for a record class, on a kind of machine."""
        counts = dict(context.counts)
        return BoundWays([BoundLine(line, record, context.host, counts) for line in self.lines], place)


class BoundWays(BoundLinePart):
    """The ways, each as a part of its own; where one line is asked for, as when many are read at a time, the first."""

    def __init__(self, lines: list[BoundLine], place: str) -> None:
        super().__init__(lines[0], place)
        self.ways = [BoundLinePart(line, place) for line in lines]
        self.names = tuple(dict.fromkeys(name for line in lines for name in line.slots))
        self._way = 0
        for line in lines[1:]:
            lines[0].uses |= line.uses

    def accept(self, cursor: Cursor, level: int) -> bool:
        best = -1
        for index, way in enumerate(self.ways):
            if not way.accept(cursor, level):
                continue
            unknown = len(way.unknown)
            if best < 0 or unknown < best:
                best, self._way = unknown, index
            if not unknown:
                break
        return best >= 0

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        if self._way:
            odd.forms[self.place] = str(self._way)
        return self.ways[self._way].take(cursor, values, odd)

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        way = int(residue.forms.get(self.place, 0)) if residue is not None else 0
        if not 0 <= way < len(self.ways):
            raise ValueError(f"there is no way {way} to lay the line out, only 0 to {len(self.ways) - 1}")
        self.ways[way].write(values, residue, out)

    def generated(self) -> Iterator[tuple[str, str]]:
        for way in self.ways:
            yield from way.generated()
