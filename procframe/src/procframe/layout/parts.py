"""Parts: how lines make a file. Each works in both directions, and says what it does with content it does not know.

A file is read line by line. Each line goes to the most specific part that takes it: a part of the record at hand that
knows it exactly, else an enclosing record's; then the same tolerantly (odd blanks, unknown text at the end); then parts
that are open to unknown keys. A line that nothing takes stays with the innermost record, in its place, as an
unrecognised line. Every line may be missing.

To bring a part of your own, implement ``Part`` and ``BoundPart`` and put it where any other part can stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol, cast

import msgspec

from procframe.errors import PluginError
from procframe.host import Host
from procframe.layout.codecs import unwire, wire
from procframe.layout.line import BoundLine, Line
from procframe.layout.source import compile_source, line_writer
from procframe.layout.template import Pad
from procframe.record import AnyRecord, KeyedRecord, Residue, field_names, known_keys

__all__ = [
    "BoundPart",
    "BoundStanza",
    "Context",
    "Cursor",
    "Group",
    "Many",
    "Odd",
    "Part",
    "PartLike",
    "Stanza",
    "as_part",
    "record_of",
]

STRICT, TOLERANT, OPEN = 0, 1, 2
LEVELS = (STRICT, TOLERANT, OPEN)


class Context(msgspec.Struct, frozen=True):
    """What a layout is bound to: the machine, and the counts and widths that the file's header gives."""

    host: Host
    counts: tuple[tuple[str, int], ...] = ()


HOPELESS = 1000
"""Unknown lines, with nothing known before them, after which a file is taken for one of another format."""


class Hopeless(Exception):
    """A file that has nothing of its format."""


_BLOCK = 1 << 16
"""Bytes that are split into lines at a time."""


class Cursor:
    """The lines of a file and the place in them; ``stack`` holds the parts of the records being read.

    ``levels`` says how exactly lines are to be taken, and ``clean`` whether all were. ``hopeless`` allows to give up.

    Lines are split off a block at a time, so that a part that reads tables as a whole can take the rest as one text.
    """

    __slots__ = ("at", "clean", "end", "first", "hopeless", "levels", "lines", "rest", "stack", "text")

    def __init__(self, text: str, levels: Sequence[int] = LEVELS) -> None:
        self.text = text
        self.levels = levels
        self.clean = True
        self.hopeless = False
        self.stack: list[list[Any]] = []
        self.restart(0, 0)

    def restart(self, offset: int, first: int) -> None:
        """Goes to an offset of the text, where line ``first`` of the file begins."""
        self.first = first
        self.lines: list[str] = []
        self.rest = offset
        self.at = self.end = 0
        self.more()

    def more(self) -> bool:
        """Splits off more lines; whether there are any."""
        if self.rest >= len(self.text):
            return False
        end = self.text.rfind("\n", self.rest, self.rest + _BLOCK) + 1 or self.text.find("\n", self.rest) + 1
        more = self.text[self.rest : end].split("\n")
        more.pop()
        self.lines.extend(more)
        self.rest = end
        self.end = len(self.lines)
        return True

    @property
    def number(self) -> int:
        """The number of the line at hand in the file, from 0."""
        return self.first + self.at

    @property
    def offset(self) -> int:
        """Where the line at hand begins in the text."""
        after = self.lines[self.at :]
        return self.rest - sum(map(len, after)) - len(after)

    @property
    def line(self) -> str:
        """The line at hand."""
        return self.lines[self.at]

    def known_outside(self, level: int) -> bool:
        """Whether a part of an enclosing record takes the line at hand."""
        for parts, place, _, seen in reversed(self.stack[:-1]):
            for index in range(place, reach(parts, place, seen, level)):
                if parts[index].accept(self, level):
                    return True
        return False


class Odd(msgspec.Struct):
    """Collects what a record's residue will hold."""

    extra: dict[str, str] = {}
    lines: list[tuple[int, str]] = []
    gaps: dict[str, list[str]] = {}
    forms: dict[str, str] = {}
    absent: list[str] = []
    present: list[str] = []

    def residue(self) -> Residue | None:
        """The residue, or ``None`` where nothing was odd."""
        if self.extra or self.lines or self.gaps or self.forms or self.absent or self.present:
            extra = {place: unwire(text) for place, text in self.extra.items()}
            lines = [(number, unwire(text)) for number, text in self.lines]
            return Residue(extra, lines, self.gaps, self.forms, self.absent, self.present)
        return None


class BoundPart(Protocol):
    """A part bound to a record class and a machine."""

    many: bool
    """Whether the part may take more lines after one."""

    def accept(self, cursor: Cursor, level: int) -> bool:
        """Whether the part takes the line at hand: exactly (0), tolerantly (1) or as an unknown one of its kind (2)."""

    names: tuple[str, ...]
    """The fields that the part reads and writes, but for keyed lines."""

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Reads one line or record at the cursor, which ``accept`` took, into ``values``; ``False`` to leave it."""

    def missing(self, odd: Odd) -> None:
        """Told when the file went past the part without it."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Appends the part's lines, from a record or a dictionary of values."""

    def generated(self) -> Iterator[tuple[str, str]]:
        """Names and source of the code that the part compiled to."""


class Part(Protocol):
    """A part of a layout: data, bound before use."""

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundPart:
        """The part for a record class and a machine; ``place`` names it inside its record."""

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of the records it makes, outermost first."""


PartLike = str | Line | Part


def as_part(part: PartLike) -> Part:
    """A part; a template alone is a line."""
    if isinstance(part, str):
        return LinePart(Line(part))
    return LinePart(part) if isinstance(part, Line) else part


class LinePart:
    """One line, whose values are fields of the record at hand; a line without values is a constant.

    Unknown text at its end is kept in the record's residue; other blanks than usual are too.
    """

    record_types: tuple[type[AnyRecord], ...] = ()

    def __init__(self, line: Line) -> None:
        self.line = line

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundLinePart:
        return BoundLinePart(BoundLine(self.line, record, context.host, dict(context.counts)), place)


class BoundLinePart:
    many = False
    alone = True
    """Whether it is one line of the file."""

    def __init__(self, line: BoundLine, place: str) -> None:
        self.line = line
        self.place = place
        self.names: tuple[str, ...] = tuple(line.slots)
        self._read: tuple[Any, ...] = ()
        self.fixed = not line.slots
        self.conditional = bool(line.line.when or line.line.unless) and line.mandatory is None

    def accept(self, cursor: Cursor, level: int) -> bool:
        text = cursor.line
        if level == STRICT:
            values = self.line.read(text)
            if values is None:
                return False
            self._read = (cursor.at, values, "", [])
            return True
        if level == TOLERANT:
            found = self.line.read_tolerant(text)
            if found is None:
                return False
            self._read = (cursor.at, *found)
            return True
        return False

    @property
    def unknown(self) -> str:
        """What is unknown in the line that was accepted last."""
        return cast("str", self._read[2])

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        _, found, extra, gaps = self._read
        values.update(found)
        if extra:
            odd.extra[self.place] = extra
        if gaps:
            odd.gaps[self.place] = gaps
        if self.conditional or (self.fixed and self.line.line.optional):
            odd.present.append(self.place)
        cursor.at += 1
        return True

    def missing(self, odd: Odd) -> None:
        if self.conditional:
            return
        if (self.fixed and not self.line.line.optional) or (self.line.mandatory is None and self.line.slots):
            odd.absent.append(self.place)

    def expected(self, values: Any) -> bool:
        """Whether a record with these values has this line, which depends on them."""
        when, unless = self.line.line.when, self.line.line.unless
        return (when is None or _there(values.get(when))) and (unless is None or not _there(values.get(unless)))

    def settle(self, values: Any, odd: Odd) -> None:
        """Told what the record holds: forgets that a line was there, or not, where the values say so."""
        there = self.place in odd.present
        if there and self.expected(values):
            odd.present.remove(self.place)
        elif not there and self.expected(values):
            odd.absent.append(self.place)

    def present(self, values: Any, residue: Residue | None) -> bool:
        """Whether the record at hand has this line."""
        if self.conditional:
            if residue is not None and (self.place in residue.present or self.place in residue.absent):
                return self.place in residue.present
            return self.expected(values)
        if self.line.mandatory is not None:
            return values[self.line.mandatory.name] is not None
        if self.fixed and self.line.line.optional:
            return residue is not None and self.place in residue.present
        return residue is None or self.place not in residue.absent

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        if not self.present(_Get(values), residue):
            return
        if residue is not None:
            extra = wire(residue.extra.get(self.place, ""))
            gaps = residue.gaps.get(self.place)
            if gaps:
                text = self.line.write_gaps(_Get(values), gaps)
                if text is not None:
                    out.append(text + extra)
                    return
            if extra:
                text = self.writer(values)
                if isinstance(self.line.line.atoms[-1], Pad):
                    text = text.rstrip(" ")
                out.append(text + extra)
                return
        out.append(self.writer(values))

    @cached_property
    def writer(self) -> Callable[[Any], str]:
        """Prints the line of a record."""
        keyed = self.line.keyed or self.line.record is None
        code, names = line_writer(self.line, "item" if keyed else "attribute")
        return cast("Callable[[Any], str]", compile_source(code, names, "write_line"))

    def generated(self) -> Iterator[tuple[str, str]]:
        yield f"{self.line.line!r}", f"pattern = {self.line.strict_source!r}\n{self.writer.__source__}"  # type: ignore[attr-defined]


def _there(value: Any) -> bool:
    return value is not None and value is not False and value != []


class _Get:
    """Values by key, whether of a record or a dictionary; ``None`` where there is none."""

    __slots__ = ("get", "values")

    def __init__(self, values: Any) -> None:
        self.values = values
        self.get = values.get

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


class Stanza:
    """A record of several lines: its class, and its parts in the kernel's order, the first of which begins it.

    ``Stanza(Zone, "Node {node:d}, zone {zone:>8s}", ...)``. Every line after the first may be missing; unknown lines
    between them stay in the record's residue.
    """

    def __init__(self, record: type[AnyRecord], *parts: PartLike) -> None:
        if not parts:
            raise PluginError(f"stanza of {record.__name__}: it needs at least one part")
        self.record = record
        self.parts = tuple(as_part(part) for part in parts)

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """Its own class, then those inside."""
        return (self.record, *(kind for part in self.parts for kind in part.record_types))

    def bind(self, context: Context) -> BoundStanza:
        """The stanza on a kind of machine."""
        return BoundStanza(self, context)


class BoundStanza:
    """A stanza that reads and writes."""

    def __init__(self, stanza: Stanza, context: Context) -> None:
        self.record = stanza.record
        self.parts = [part.bind(context, stanza.record, str(index)) for index, part in enumerate(stanza.parts)]
        self.keyed = issubclass(stanza.record, KeyedRecord)
        tell_others(self.parts)
        self.single = len(self.parts) == 1 and not self.parts[0].many

    def uses(self) -> Iterator[str]:
        """The fields of the file's header that its lines need."""
        for part in self.parts:
            if isinstance(part, BoundLinePart):
                yield from part.line.uses
            elif isinstance(part, BoundGroup):
                yield from part.stanza.uses()
            elif isinstance(part, BoundMany):
                for stanza in part.stanzas:
                    yield from stanza.uses()

    def begins(self, cursor: Cursor, level: int) -> bool:
        """Whether the line at hand is the first of such a record."""
        return self.parts[0].accept(cursor, level)

    def read(self, cursor: Cursor) -> Any:
        """The record at the cursor."""
        values: dict[str, Any] = {}
        odd = Odd()
        if self.single:
            # What follows a record of one line is no part of it, known or not.
            self.parts[0].take(cursor, values, odd)
        else:
            read_parts(self.parts, cursor, values, odd)
        return self.make(values, odd.residue())

    def make(self, values: dict[str, Any], residue: Residue | None) -> Any:
        """The record of these values."""
        record = record_of(self.record, self.parts, values)
        record.residue = residue
        return record

    def write(self, record: Any, out: list[str]) -> None:
        """Appends the record's lines."""
        residue = record.residue
        start = len(out)
        for part in self.parts:
            part.write(record, residue, out)
        if residue is not None and residue.lines:
            out[start:] = with_lines(out[start:], residue.lines)

    def generated(self) -> Iterator[tuple[str, str]]:
        """The code of its parts."""
        for part in self.parts:
            yield from part.generated()


def record_of(kind: type[AnyRecord], parts: Sequence[BoundPart], values: dict[str, Any]) -> Any:
    """The record of what some parts read; fields that the file lacks are ``None``, or an empty list of records."""
    names = known_keys(kind) if issubclass(kind, KeyedRecord) else field_names(kind)
    for part in parts:
        if part.many:
            for name in part.names:
                if name in names:
                    values.setdefault(name, [])
    if issubclass(kind, KeyedRecord):
        return kind(values)
    return kind(**{name: values.get(name) for name in names})


def with_lines(out: list[str], lines: Sequence[tuple[int, str]]) -> list[str]:
    """The lines of a file or record with the unknown ones, by number, in their places."""
    whole = "\n".join(out).split("\n") if out else []
    merged: list[str] = []
    at = 0
    for number, text in lines:
        more = max(number - len(merged), 0)
        merged += whole[at : at + more]
        at += more
        merged.append(wire(text))
    return merged + whole[at:]


def tell_others(parts: Sequence[BoundPart]) -> None:
    """Tells keyed lines which keys of their record other parts read and write."""
    others = frozenset(name for part in parts for name in part.names)
    for part in parts:
        if hasattr(part, "others"):
            part.others = others


def reach(parts: Sequence[BoundPart], place: int, seen: bool, level: int) -> int:
    """How far ahead of a place to look for the part that takes a line; ``seen``: the part at that place took some already.

    What is unknown does not tell that the file went past other parts, so it belongs to the part at hand or the next.
    """
    return len(parts) if level != OPEN else min(place + 1 + seen, len(parts))


def read_parts(parts: Sequence[BoundPart], cursor: Cursor, values: dict[str, Any], odd: Odd) -> None:
    """Reads parts in their order until a line belongs to an enclosing record, or the file ends."""
    start = cursor.number
    place = 0
    state: list[Any] = [parts, place, values, False]
    cursor.stack.append(state)
    count = len(parts)
    while cursor.at < cursor.end or cursor.more():
        hit = -1
        for level in cursor.levels:
            for index in range(place, reach(parts, place, state[3], level)):
                if parts[index].accept(cursor, level):
                    hit = index
                    break
            if hit >= 0 or cursor.known_outside(level):
                break
        else:
            odd.lines.append((cursor.number - start, cursor.line))
            if cursor.hopeless and len(odd.lines) >= HOPELESS and not values and len(cursor.stack) == 1:
                raise Hopeless
            cursor.clean = False
            cursor.at += 1
            continue
        if hit < 0:
            break
        for index in range(place, hit):
            parts[index].missing(odd)
        state[3] = parts[hit].many
        state[1] = hit if parts[hit].many else hit + 1
        cursor.hopeless = False
        if not parts[hit].take(cursor, values, odd):
            odd.lines.append((cursor.number - start, cursor.line))
            cursor.at += 1
        place = state[1]
    if odd.absent:
        cursor.clean = False
    for index in range(place, count):
        if index > place or not parts[index].many:
            parts[index].missing(odd)
    for part in parts:
        if isinstance(part, BoundLinePart) and part.conditional:
            part.settle(values, odd)
    if odd.absent and cursor.at < cursor.end:
        # At its end, a part of a file may just be cut off.
        cursor.clean = False
    cursor.stack.pop()


class Many:
    """Records one after the other, as a list in the field ``name``; of one kind or of several.

    ``Many("cpus", Stanza(Cpu, ...))``. A list of several kinds keeps their order. No such record in the file is an
    empty list.
    """

    def __init__(self, name: str, *stanzas: Stanza) -> None:
        if not stanzas:
            raise PluginError(f"{name}: it needs at least one stanza")
        self.name = name
        self.stanzas = stanzas

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of its stanzas and of those inside them."""
        return tuple(kind for stanza in self.stanzas for kind in stanza.record_types)

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundMany:
        """The part on a kind of machine."""
        return BoundMany(self.name, [stanza.bind(context) for stanza in self.stanzas])


class BoundMany:
    many = True

    def __init__(self, name: str, stanzas: Sequence[BoundStanza]) -> None:
        self.name = name
        self.names: tuple[str, ...] = (name,)
        self.stanzas = stanzas
        self.by_type = {stanza.record: stanza for stanza in stanzas}
        self._next: BoundStanza = stanzas[0]

    def accept(self, cursor: Cursor, level: int) -> bool:
        for stanza in self.stanzas:
            if stanza.begins(cursor, level):
                self._next = stanza
                return True
        return False

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        stanza = self._next
        values.setdefault(self.name, []).append(stanza.read(cursor))
        return True

    def missing(self, odd: Odd) -> None:
        """No record is an empty list, not an absence."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        for record in values.get(self.name) or ():
            stanza = self.by_type.get(type(record))
            if stanza is None:
                known = ", ".join(kind.__name__ for kind in self.by_type)
                raise TypeError(f"{self.name} holds records of {known}, not {type(record).__name__}")
            stanza.write(record, out)

    def generated(self) -> Iterator[tuple[str, str]]:
        for stanza in self.stanzas:
            yield from stanza.generated()


class Group:
    """One nested record, in the field ``name``; ``None`` where the file lacks it: ``Group("tick", Stanza(Tick, ...))``."""

    def __init__(self, name: str, stanza: Stanza) -> None:
        self.name = name
        self.stanza = stanza

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of its stanza."""
        return self.stanza.record_types

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundGroup:
        """The part on a kind of machine."""
        return BoundGroup(self.name, self.stanza.bind(context))


class BoundGroup:
    many = False

    def __init__(self, name: str, stanza: BoundStanza) -> None:
        self.name = name
        self.names: tuple[str, ...] = (name,)
        self.stanza = stanza

    def accept(self, cursor: Cursor, level: int) -> bool:
        return self.stanza.begins(cursor, level)

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        values[self.name] = self.stanza.read(cursor)
        return True

    def missing(self, odd: Odd) -> None:
        """An absent group is ``None``."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        record = values.get(self.name)
        if record is not None:
            self.stanza.write(record, out)

    def generated(self) -> Iterator[tuple[str, str]]:
        yield from self.stanza.generated()
