"""Layouts: whole files. A format has one for each variant."""

from __future__ import annotations

import gc
import typing
from _thread import RLock
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

import msgspec

from procframe.errors import ParseError, PluginError, ProcframeError, RegenerateError
from procframe.frame import Frame
from procframe.host import Host
from procframe.layout.bulk import WORTH, Bulk, is_flat
from procframe.layout.line import BoundLine, Line
from procframe.layout.parts import (
    LEVELS,
    STRICT,
    BoundGroup,
    BoundLinePart,
    BoundMany,
    BoundPart,
    Context,
    Cursor,
    Hopeless,
    Many,
    Odd,
    PartLike,
    Stanza,
    as_part,
    reach,
    read_parts,
    record_of,
    tell_others,
    with_lines,
)
from procframe.layout.template import Item
from procframe.record import AnyRecord, KeyedRecord, Record, Residue, fields_of, known_keys

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["BoundLayout", "File", "Layout", "One", "Table"]

RECORDS = "records"
"""The field of the file's own scope that holds its records."""


class BoundLayout(Protocol):
    """A layout on one kind of machine: what a native backend, or a plugin's own structure, implements."""

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes, or ``ParseError``."""

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""

    def source(self) -> str:
        """The generated code, to be read."""


class Layout(Protocol):
    """The structure of a file, as data."""

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of its records, the outermost first."""

    def bind(self, host: Host) -> BoundLayout:
        """The compiled layout for a machine; machines that print alike share one."""


class File:
    """A file of lines: parts in the kernel's order, one of which, ``Many("records", ...)``, makes the frame's records.

    What other lines say once for the whole file (a version, a list of CPUs) are fields of ``header``, a record class,
    and become ``frame.header``. Without ``header`` they are constants. ``end`` is what ends the last line: some files
    have no newline there.
    """

    def __init__(self, *parts: PartLike, header: type[AnyRecord] | None = None, end: str = "\n") -> None:
        self.parts = tuple(as_part(part) for part in parts)
        self.header = header
        self.end = end
        self.single: Stanza | None = None
        self.empty = False
        self.once = False
        self._bound: dict[tuple[str, int, str | None], BoundFile] = {}

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of its records, the outermost first."""
        return tuple(dict.fromkeys(kind for part in self.parts for kind in part.record_types))

    def bind(self, host: Host) -> BoundFile:
        """The compiled layout; machines of one kind share it."""
        bound = self._bound.get(host.kind)
        if bound is None:
            bound = self._bound[host.kind] = BoundFile(self, host)
        return bound


class One(File):
    """A file that is one record: ``One(Status, Keys(...))``, ``One(Uptime, "{up:.2f} {idle:.2f}")``.

    ``empty`` says that the file may also have nothing in it, and then no record; ``once`` that no other line begins a
    record after the first, for a first line that may be any text.
    """

    def __init__(
        self, record: type[AnyRecord], *parts: PartLike, end: str = "\n", empty: bool = False, once: bool = False
    ) -> None:
        stanza = Stanza(record, *parts)
        super().__init__(Many(RECORDS, stanza), end=end)
        self.single = stanza
        self.empty = empty
        self.once = once


class Table(File):
    """A table: a header line (constant, or with fields of ``head``) and rows of one line.

    ``Table(Tcp, "{slot:4d}: ...", header="  sl  local_address ...")``; several items make one row. The header may hold
    unknown text at its end, as may the rows: a column added by a later kernel.
    """

    def __init__(
        self,
        record: type[AnyRecord],
        *row: Item,
        header: str | Line | Sequence[str | Line] = (),
        head: type[AnyRecord] | None = None,
    ) -> None:
        lines = [header] if isinstance(header, (str, Line)) else list(header)
        super().__init__(*lines, Many(RECORDS, Stanza(record, Line(*row))), header=head)


class BoundFile:
    """A ``File`` compiled for one kind of machine."""

    def __init__(self, layout: File, host: Host) -> None:
        self.layout = layout
        self.host = host
        self.end = layout.end
        # A part remembers what it accepted until it takes it, so one thread at a time goes through the parts.
        self._lock = RLock()
        context = Context(host)
        self.parts: list[BoundPart] = []
        self.records_at = -1
        for index, part in enumerate(layout.parts):
            if isinstance(part, Many) and part.name == RECORDS:
                self.records_at = index
        if self.records_at < 0:
            raise PluginError('a layout needs Many("records", ...)')
        self._by_counts: dict[tuple[tuple[str, int], ...], _Records] = {}
        self.uses: frozenset[str] = frozenset()
        for index, part in enumerate(layout.parts):
            if index == self.records_at:
                self.parts.append(_Later(self))
            else:
                self.parts.append(part.bind(context, layout.header, str(index)))
        tell_others(self.parts)
        self.uses = frozenset(name for stanza in self.records({}).part.stanzas for name in stanza.uses())

    def records(self, header: Any) -> _Records:
        """The part that reads the records, compiled for the counts and widths that the header gives."""
        counts: tuple[tuple[str, int], ...] = ()
        if self.uses:
            found_counts = []
            for name in sorted(self.uses):
                value = header.get(name)
                if value is not None:
                    found_counts.append((name, value if isinstance(value, int) else len(value)))
            counts = tuple(found_counts)
        found = self._by_counts.get(counts)
        if found is None:
            part = self.layout.parts[self.records_at]
            assert isinstance(part, Many)
            bound = part.bind(Context(self.host, counts), None, str(self.records_at))
            if len(self._by_counts) > 16:
                self._by_counts.clear()
            found = self._by_counts[counts] = _Records(bound)
        return found

    # -- reading -----------------------------------------------------------------------------------------------

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes, or ``ParseError``."""
        if not data:
            # A table without a header has no lines when it has no rows; most other files are odd when they are empty.
            residue = None if self.layout.empty or (len(self.parts) == 1 and self.layout.single is None) else _EMPTY
            return Frame(format, [], path=path, host=host, variant=variant, residue=residue)
        text = data.decode("latin-1")
        if self.end and not text.endswith(self.end):
            line = text.count("\n") + 1
            column = len(text) - text.rfind("\n")
            raise ParseError(path, line, column, "the end of the line", "the end of the file (is it cut off?)")
        if not self.end:
            if text.endswith("\n"):
                line = text.count("\n")
                raise ParseError(
                    path, line, len(text) - text.rfind("\n", 0, -1) - 1, "the end of the file", "a newline"
                )
            text += "\n"
        with self._lock:
            collecting = gc.isenabled()
            gc.disable()
            try:
                frame = self._parse(text, format, host, path, variant)
            finally:
                if collecting:
                    gc.enable()
        return frame if fields is None else project(frame, fields)

    def _parse(self, text: str, format: Format, host: Host, path: str, variant: str) -> Frame:  # noqa: A002
        if self.layout.single is not None:
            bulk = self.records({}).bulk
            record = bulk.read_one(text) if bulk is not None else None
            if record is not None:
                return Frame(format, [record], path=path, host=host, variant=variant)
        cursor = Cursor(text)
        values: dict[str, Any] = {}
        odd = Odd()
        cursor.hopeless = True
        try:
            read_parts(self.parts, cursor, values, odd)
        except Hopeless:
            raise self._failure(text, path) from None
        records = values.pop(RECORDS, [])
        odd.lines += values.pop(_LINES, ())
        odd.lines.sort(key=lambda item: item[0])
        if not records and (odd.lines or odd.absent) and not values and not self._knows_a_line(odd):
            raise self._failure(text, path)
        if self.layout.single is not None and records and bulk is not None and not bulk.fixed:
            bulk.shape_of(records[0], WORTH)  # as many more files may follow
        residue = odd.residue()
        header: Any = None
        if self.layout.header is not None:
            header = record_of(self.layout.header, self.parts, values)
            header.residue, residue = residue, None
        return Frame(format, records, path=path, host=host, variant=variant, header=header, residue=residue)

    def _knows_a_line(self, odd: Odd) -> bool:
        """Whether at least a header was there, so that the file is of this format though nothing else in it is known."""
        for part in self.parts:
            if isinstance(part, BoundLinePart) and part.line.constant is not None and part.line.constant.strip(" \t"):
                if part.place in odd.present or not (part.line.line.optional or part.place in odd.absent):
                    return True
        return False

    def fits(self, data: bytes) -> bool:
        """Whether the beginning of a file is laid out just so: what decides between variants, quickly."""
        if not data or (self.end and not data.endswith(b"\n")):
            return False
        cursor = Cursor(data.decode("latin-1") + ("" if self.end else "\n"), (STRICT,))
        try:
            with self._lock:
                read_parts(self.parts, cursor, {}, Odd())
        except Hopeless:
            return False
        return cursor.clean

    def _failure(self, text: str, path: str) -> ParseError:
        """Says what is wrong with a file in which nothing is known, by its first line."""
        line = text[: text.index("\n")]
        best: tuple[int, str, str] = (0, "", "")
        for part in self._first_lines():
            found = part.where_it_fails(line)
            if found[0] > best[0]:
                best = found
        if not best[0]:
            best = (1, "a key that the format knows", repr(line[:20]) if line else "an empty line")
        return ParseError(path, 1, *best)

    def _first_lines(self) -> Iterator[BoundLine]:
        """The lines that a file can begin with."""
        for part in self.parts:
            if isinstance(part, BoundLinePart):
                yield part.line
                return
            if isinstance(part, _Later):
                for stanza in self.records({}).part.stanzas:
                    first: Any = stanza.parts[0]
                    while isinstance(first, (BoundGroup, BoundMany)):
                        first = (first.stanza if isinstance(first, BoundGroup) else first.stanzas[0]).parts[0]
                    if isinstance(first, BoundLinePart):
                        yield first.line
                return

    # -- writing -----------------------------------------------------------------------------------------------

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        if frame.residue is not None and frame.residue.absent == _EMPTY.absent:
            return b""
        if self.layout.single is not None and not frame.records:
            return b""
        with self._lock:
            return self._regenerate(frame)

    def _regenerate(self, frame: Frame) -> bytes:
        header = frame.header
        if header is not None and not isinstance(header, AnyRecord):
            raise RegenerateError(f"{frame.path}: the header is no record, but {header!r:.80}")
        residue: Residue | None = frame.residue if header is None else header.residue
        values: Any = header if header is not None else {}
        out: list[str] = []
        collecting = gc.isenabled()
        gc.disable()
        try:
            for part in self.parts:
                if isinstance(part, _Later):
                    self.records(values).write(frame.records, out)
                else:
                    part.write(values, residue, out)
            if residue is not None and residue.lines:
                out = with_lines(out, residue.lines)
            out.append("")
            text = "\n".join(out)
            return (text if self.end else text[:-1]).encode("latin-1")
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError, UnicodeError) as error:
            raise RegenerateError(f"{frame.path}: {self._culprit(frame, error)}") from error
        finally:
            if collecting:
                gc.enable()

    def _culprit(self, frame: Frame, error: Exception) -> str:
        """Names the record that cannot be printed."""
        try:
            writer = self.records(frame.header if frame.header is not None else {})
        except Exception as unusable:  # the search is for whatever they raise
            return f"header ({type(frame.header).__name__}): {_misfit(frame.header) or unusable}"
        for index, record in enumerate(frame.records):
            try:
                writer.write([record], [])
            except Exception as single:  # the search is for whatever they raise
                return f"record {index} ({type(record).__name__}): {_misfit(record) or single}"
        if frame.header is not None and (found := _misfit(frame.header)):
            return f"header ({type(frame.header).__name__}): {found}"
        return str(error)

    def source(self) -> str:
        """The generated code, to be read."""
        pieces = [f"# {title}\n{code}" for part in self.parts for title, code in part.generated()]
        return "\n".join(pieces)


def _like(name: str, known: Sequence[str]) -> str:
    """The names that one may have meant, or all of them."""
    import difflib

    close = difflib.get_close_matches(name, known)
    return f"; did you mean {' or '.join(close)}?" if close else f"; it has: {', '.join(known)}"


_SCALARS = (str, int, float, type(None))


def _misfit(record: AnyRecord) -> str:
    """Names the field whose plain value is not of the type that is declared, if there is one."""
    for info in fields_of(type(record)).values():
        name = info.key if isinstance(record, KeyedRecord) else info.name
        try:
            if name in record and isinstance(record[name], _SCALARS):
                msgspec.convert(record[name], info.type)
        except (msgspec.ValidationError, TypeError, ValueError) as error:
            return f"{name} cannot be {record[name]!r:.80}: {error}"
    return ""


_EMPTY = Residue(absent=["*"])
"""The residue of an empty file."""
_LINES = "\0lines"
"""Where unknown lines between records are collected while a file is read."""


class _Records:
    """The records of a file: a list of stanzas, in bulk where they are flat."""

    def __init__(self, part: BoundMany) -> None:
        self.part = part
        self.bulk = Bulk(part.stanzas[0]) if len(part.stanzas) == 1 and is_flat(part.stanzas[0]) else None

    def write(self, records: Sequence[Any], out: list[str]) -> None:
        """Appends the lines of the records."""
        if self.bulk is None:
            self.part.write({RECORDS: records}, None, out)
            return
        kind = self.bulk.stanza.record
        if not set(map(type, records)) <= {kind}:
            raise TypeError(f"the records are not all of {kind.__name__}")
        self.bulk.write(records, out)

    def generated(self) -> Iterator[tuple[str, str]]:
        """The compiled code."""
        if self.bulk is not None:
            yield from self.bulk.generated()
        if self.bulk is None or not self.bulk.fixed:
            yield from self.part.generated()


class _Later:
    """The records among the parts of a file: compiled for the counts and widths that the header before them gives."""

    many = True
    names: tuple[str, ...] = (RECORDS,)

    def __init__(self, file: BoundFile) -> None:
        self.file = file

    def accept(self, cursor: Cursor, level: int) -> bool:
        if self.file.layout.once and RECORDS in cursor.stack[0][2]:
            return False
        return self.file.records(cursor.stack[0][2]).part.accept(cursor, level)

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        records = self.file.records(values)
        strict = cursor.levels is not LEVELS
        if strict and records.bulk is not None and records.bulk.fits(cursor.text, cursor.offset):
            cursor.restart(len(cursor.text), cursor.number)
            return True
        if records.bulk is None or self.file.layout.single is not None or strict:
            return records.part.take(cursor, values, odd)
        parts, at = self.file.parts, self.file.records_at
        reading = records.bulk.read(
            cursor.text,
            cursor.offset,
            lambda other, level: any(
                part.accept(other, level) for part in parts[at + 1 : reach(parts, at, True, level)]
            ),
        )
        values.setdefault(RECORDS, []).extend(reading.records)
        base = cursor.number
        values.setdefault(_LINES, []).extend((base + line, text) for line, text in reading.lines)
        cursor.restart(reading.offset, base + reading.height)
        return True

    def missing(self, odd: Odd) -> None:
        """No record is an empty list."""

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """The file writes its records itself."""

    def generated(self) -> Iterator[tuple[str, str]]:
        yield from self.file.records({}).generated()


def project(frame: Frame, fields: Sequence[str]) -> Frame:
    """The frame with some fields of its records alone; it cannot be regenerated."""
    for name in fields:
        # A key that the format knows is absent where a file, such as a kernel thread's status, has no such line.
        if frame.records and not any(name in record or name in declared(type(record)) for record in frame.records[:1]):
            raise ProcframeError(f"{frame.path}: no field {name!r}{_like(name, frame.records[0].keys())}")
    if frame.records and isinstance(frame.records[0], Record):
        kind = projection(type(frame.records[0]), tuple(fields))
        records: list[Any] = [kind(*map(record.get, fields)) for record in frame.records]
    else:
        records = [type(record)((name, record.get(name)) for name in fields) for record in frame.records]
    return Frame(
        frame.format,
        records,
        path=frame.path,
        host=frame.host,
        variant=frame.variant,
        header=frame.header,
        projected=True,
    )


def declared(kind: type[AnyRecord]) -> frozenset[str]:
    """The keys that a class of keyed records declares; the fields of another are in each record."""
    return known_keys(kind) if issubclass(kind, KeyedRecord) else frozenset()


@cache
def projection(record: type[Record], fields: tuple[str, ...]) -> type[Record]:
    """A record class of some fields of another."""
    hints = typing.get_type_hints(record, include_extras=True)
    return cast(
        "type[Record]",
        msgspec.defstruct(
            f"{record.__name__}Fields", [(name, hints.get(name, Any)) for name in fields], bases=(Record,), gc=False
        ),
    )
