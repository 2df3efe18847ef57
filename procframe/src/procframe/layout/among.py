"""Keyed lines with records of other lines among them, which stay where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from procframe.layout.keys import BoundKeys, Keys
from procframe.layout.parts import OPEN, BoundGroup, BoundMany, Context, Cursor, Group, Many, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Among"]


class Among:
    """``Keys``, and groups and lists of records anywhere among them.

    ``Among(Keys("{key}:\\t{}"), Many("locks", Stanza(Lock, ...)))``. What such a part reads stands in the ``KeyedRecord``
    under its name, at the place of its lines between the keys; where the file has none, there is none. Lines of a part
    that come again after another key are unknown lines, as a key that comes again is; so is the line of an unknown key
    that follows those of a part, and may stand in their midst.
    """

    def __init__(self, keys: Keys, *parts: Many | Group) -> None:
        self.keys = keys
        self.parts = parts

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of the records among the keys."""
        return tuple(kind for part in self.parts for kind in part.record_types)

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundAmong:
        """The part for a record class, on a kind of machine."""
        parts = [part.bind(context, None, f"{place} {part.name}") for part in self.parts]
        return BoundAmong(self.keys.bind(context, record, place), parts)


class BoundAmong:
    """Keyed lines and parts among them, bound to a record class."""

    many = True
    names: tuple[str, ...] = ()

    def __init__(self, keys: BoundKeys, parts: Sequence[BoundMany | BoundGroup]) -> None:
        self.keys = keys
        self.parts = {part.name: part for part in parts}
        self._next: BoundMany | BoundGroup | None = None
        self._after: tuple[int, int, int] = (0, 0, -1)
        """The cursor, and the lines from the end of a part's own on, that may not begin with an unknown key."""
        self.others = frozenset()

    @property
    def others(self) -> frozenset[str]:
        """Keys of the record that other parts read and write; set by the stanza."""
        return self.keys.others

    @others.setter
    def others(self, names: frozenset[str]) -> None:
        self.keys.others = names.union(self.parts)

    def accept(self, cursor: Cursor, level: int) -> bool:
        """The other parts' own lines go before keys that are laid out oddly, or not known."""
        self._next = None
        if level != OPEN:
            self._next = next((part for part in self.parts.values() if part.accept(cursor, level)), None)
        if self._next is not None:
            return True
        where, first, last = self._after
        if level == OPEN and where == id(cursor) and first <= cursor.number <= last:
            self._after = (where, first, max(last, cursor.number + 1))
            return False
        return self.keys.accept(cursor, level)

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Adds the value of a key, or a record: to a list only while that is the last of the values."""
        part = self._next
        self._after = (0, 0, -1)
        if part is None:
            return self.keys.take(cursor, values, odd)
        if part.name in values and not (part.many and next(reversed(values)) == part.name):
            return False
        taken = part.take(cursor, values, odd)
        self._after = (id(cursor), cursor.number, cursor.number)
        return taken

    def missing(self, odd: Odd) -> None:
        """Keys and records that a kernel lacks are just not there."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """The lines of each key and each part, in the record's order."""
        for key, value in values.items():
            if key in self.parts:
                self.parts[key].write(values, residue, out)
            elif key not in self.keys.others:
                out.append(self.keys.line_of(key, value, residue))

    def generated(self) -> Iterator[tuple[str, str]]:
        """What the other parts compiled to."""
        for part in self.parts.values():
            yield from part.generated()
