"""A line whose values may hold newlines, which the kernel prints as they are: it goes on in the next lines."""

from __future__ import annotations

from typing import Any

from procframe.layout.line import BoundLine, Line
from procframe.layout.parts import STRICT, TOLERANT, BoundLinePart, Context, Cursor, LinePart, Odd
from procframe.layout.template import Item
from procframe.record import AnyRecord, Residue

__all__ = ["Spanning"]


class Spanning(LinePart):
    """One line that values may break: ``Spanning("{comm} ({pid:d}, #threads: {threads:d})", most=16)``.

    Its values need codecs that take a newline. ``most`` is the number of lines that it can come to; where fewer will do,
    they are it. Where values hold no newline it is as any other line.
    """

    def __init__(self, *items: Item, most: int) -> None:
        super().__init__(Line(*items))
        self.most = most

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundSpanning:
        """The part on a kind of machine."""
        return BoundSpanning(BoundLine(self.line, record, context.host, dict(context.counts)), place, self.most)


class BoundSpanning(BoundLinePart):
    """A ``Spanning`` that reads and writes."""

    alone = False

    def __init__(self, line: BoundLine, place: str, most: int) -> None:
        super().__init__(line, place)
        self.most = most
        self._height = 1

    def accept(self, cursor: Cursor, level: int) -> bool:
        """Whether the line at hand is it, or begins it."""
        self._height = 1
        if super().accept(cursor, level):
            return True
        if level not in (STRICT, TOLERANT):
            return False
        while cursor.at + self.most > cursor.end and cursor.more():
            continue
        for height in range(2, min(self.most, cursor.end - cursor.at) + 1):
            text = "\n".join(cursor.lines[cursor.at : cursor.at + height])
            if level == TOLERANT:
                found = self.line.read_tolerant(text)
            else:
                values = self.line.read(text)
                found = (values, "", []) if values is not None else None
            if found is not None:
                self._read = (cursor.at, *found)
                self._height = height
                return True
        return False

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Reads all its lines."""
        super().take(cursor, values, odd)
        cursor.at += self._height - 1
        return True

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Appends its lines, each by itself, as unknown lines are counted among them."""
        mine: list[str] = []
        super().write(values, residue, mine)
        for text in mine:
            out += text.split("\n")
