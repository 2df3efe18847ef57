"""A list that goes on in the next lines, as many values on each."""

from __future__ import annotations

from typing import Any

from procframe.layout import AnyCodec, Line, Repeat
from procframe.layout.codecs import wire
from procframe.layout.line import BoundLine
from procframe.layout.parts import BoundLinePart, Context, Cursor, LinePart, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Wrapped"]


class Wrapped(LinePart):
    """A list that the kernel breaks into lines: ``Wrapped("wait", " {:d}", head="\\twait:", more="\\t     ", most=8)``.

    ``head`` begins the first line, ``more`` each further one, and ``most`` values stand on a line. Where a line has
    another number of them, the record's residue says how many each has. No such line is an empty list.
    """

    def __init__(self, name: str, cell: str, *, head: str, more: str, most: int, codec: AnyCodec | None = None) -> None:
        self.name = name
        self.most = most
        super().__init__(Line(head, Repeat(name, cell, codec=codec, minimum=1)))
        self.further = Line(more, Repeat(name, cell, codec=codec, minimum=1))

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundWrapped:
        """The part for a record class, on a kind of machine."""
        lines = [BoundLine(line, record, context.host, dict(context.counts)) for line in (self.line, self.further)]
        return BoundWrapped(self, lines[0], lines[1], place)


class BoundWrapped(BoundLinePart):
    """A ``Wrapped`` that reads and writes; its line is the first one."""

    many = True

    def __init__(self, part: Wrapped, line: BoundLine, further: BoundLine, place: str) -> None:
        super().__init__(line, place)
        self.part = part
        self.further = BoundLinePart(further, place)
        self.conditional = True  # on how long the list is, so that records are not written many at a time
        self._goes_on = False

    def accept(self, cursor: Cursor, level: int) -> bool:
        """Whether the line at hand begins such a list, or can be one in which it goes on."""
        self._goes_on = not super().accept(cursor, level)
        return not self._goes_on or self.further.accept(cursor, level)

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Adds the values of a line, unless the list has begun already, or has not yet."""
        name = self.part.name
        if self._goes_on != (name in values):
            return False
        _, found, extra, gaps = self.further._read if self._goes_on else self._read
        sizes = odd.forms[self.place].split(" ") if self._goes_on else []
        where = self._where(len(sizes))
        if extra:
            odd.extra[where] = extra
        if gaps:
            odd.gaps[where] = gaps
        odd.forms[self.place] = " ".join([*sizes, str(len(found[name]))])
        values[name] = [*values.get(name, ()), *found[name]]
        cursor.at += 1
        return True

    def missing(self, odd: Odd) -> None:
        """Without values there is no line."""

    def settle(self, values: Any, odd: Odd) -> None:
        """Forgets how many values each line has, if that is as usual."""
        if odd.forms.get(self.place) == " ".join(map(str, self._usual(len(values.get(self.part.name) or ())))):
            del odd.forms[self.place]

    def _usual(self, count: int) -> list[int]:
        """How many values each line has, as the kernel does it."""
        most = self.part.most
        return [min(most, count - start) for start in range(0, count, most)]

    def _where(self, index: int) -> str:
        """What a line is called in the record's residue."""
        return f"{self.place} {index}" if index else self.place

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Appends its lines."""
        items = values.get(self.part.name)
        if not items:
            return
        residue = residue or Residue()
        sizes = [int(size) for size in residue.forms.get(self.place, "").split(" ") if size]
        if sum(sizes) != len(items):
            sizes = self._usual(len(items))
        start = 0
        for index, size in enumerate(sizes):
            where = self._where(index)
            line = self.further.line if index else self.line
            chunk = {self.part.name: items[start : start + size]}
            gaps = residue.gaps.get(where)
            text = line.write_gaps(chunk, gaps) if gaps else None
            out.append((line.write_items(chunk) if text is None else text) + wire(residue.extra.get(where, "")))
            start += size
