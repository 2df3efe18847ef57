"""Keyed lines with lines of other kinds among them: the records of these lines stand where they did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from procframe.layout.keys import BoundKeys, Keys
from procframe.layout.parts import OPEN, BoundMany, Context, Cursor, Many, Odd
from procframe.record import AnyRecord, Residue

__all__ = ["Among"]


class Among:
    """``Keys``, and lists of records anywhere among them: ``Among(Keys("{key}:\\t{}"), Many("locks", Stanza(Lock, ...)))``.

    A list stands in the ``KeyedRecord`` under its name, at the place of its lines between the keys. Lines of a list that
    come again after another key are unknown lines, as a key that comes again is.
    """

    def __init__(self, keys: Keys, *lists: Many) -> None:
        self.keys = keys
        self.lists = lists

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of the lists."""
        return tuple(kind for many in self.lists for kind in many.record_types)

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundAmong:
        """The part for a record class, on a kind of machine."""
        lists = [many.bind(context, None, f"{place} {many.name}") for many in self.lists]
        return BoundAmong(self.keys.bind(context, record, place), lists)


class BoundAmong:
    """Keyed lines and lists among them, bound to a record class."""

    many = True

    def __init__(self, keys: BoundKeys, lists: Sequence[BoundMany]) -> None:
        self.keys = keys
        self.lists = {one.name: one for one in lists}
        self.names: tuple[str, ...] = tuple(self.lists)
        self._next: BoundMany | None = None

    @property
    def others(self) -> frozenset[str]:
        """Keys of the record that other parts read and write; set by the stanza."""
        return self.keys.others

    @others.setter
    def others(self, names: frozenset[str]) -> None:
        self.keys.others = names

    def accept(self, cursor: Cursor, level: int) -> bool:
        """A list's own lines before keys that are laid out oddly, or not known."""
        self._next = None
        if level != OPEN:
            self._next = next((one for one in self.lists.values() if one.accept(cursor, level)), None)
        return self._next is not None or self.keys.accept(cursor, level)

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Adds the record to its list, if that is the last of the values, or the value to the keys."""
        found = self._next
        if found is None:
            return self.keys.take(cursor, values, odd)
        if found.name in values and next(reversed(values)) != found.name:
            return False
        return found.take(cursor, values, odd)

    def missing(self, odd: Odd) -> None:
        """Keys and lists that a kernel lacks are just not there."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """The lines of each key and each list, in the record's order."""
        for key, value in values.items():
            if key in self.lists:
                self.lists[key].write(values, residue, out)
            elif key not in self.keys.others:
                out.append(self.keys.line_of(key, value, residue))

    def generated(self) -> Iterator[tuple[str, str]]:
        """What the lists compiled to."""
        for one in self.lists.values():
            yield from one.generated()
