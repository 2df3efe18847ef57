"""Reading and writing many records at a time, with operations over whole files instead of a loop over lines.

A stanza is *flat* when it is made of lines and keyed lines alone: the row of a table, a mapping of ``smaps``, a CPU of
``cpuinfo``. Its records in one file are all alike, so one regular expression takes a chunk of the file apart, a column
of values at a time; for keyed lines it is learned from the first records. Whatever does not fit goes, line by line,
through the parts themselves, so that both ways give the same records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from procframe.layout.codecs import Inexact
from procframe.layout.keys import BoundKeys
from procframe.layout.line import BoundLine
from procframe.layout.parts import LEVELS, BoundLinePart, BoundStanza, Cursor
from procframe.layout.source import bulk_reader, bulk_writer, compile_source
from procframe.record import Residue

__all__ = ["Bulk", "Shape", "is_flat"]

CHUNK = 1 << 15
"""Bytes read at a time: columns of a chunk stay in the processor's cache."""
WORTH = 40
"""Records of one shape after which compiling that shape pays off."""


def is_flat(stanza: BoundStanza) -> bool:
    """Whether the stanza is lines and keyed lines alone."""
    return all(isinstance(part, (BoundLinePart, BoundKeys)) for part in stanza.parts)


class Shape:
    """The lines of records that are all alike, compiled: one expression, one reader, one writer."""

    def __init__(self, stanza: BoundStanza, lines: Sequence[BoundLine], forms: dict[str, str] | None = None) -> None:
        self.lines = lines
        self.forms = forms
        self.height = len(lines)
        # Atomic: a line that fits is not tried another way because a later one does not.
        body = "".join(f"(?>{line.strict_source}\\n)" for line in lines)
        self.expression = re.compile(f"{body}|([^\\n]*\\n)")
        code, names = bulk_reader(lines, stanza.record)
        self.read = cast("Callable[[Any], list[Any]]", compile_source(code, names, "read_records"))
        self.sources = [f"pattern = {self.expression.pattern!r}\n", code]
        self.stanza = stanza
        self._writers: dict[bool, Callable[..., list[str]]] = {}

    def writer(self, exact_bytes: bool) -> Callable[..., list[str]]:
        """Prints records; with ``exact_bytes``, text that is not ASCII too."""
        writer = self._writers.get(exact_bytes)
        if writer is None:
            code, names = bulk_writer(self.lines, "item" if self.stanza.keyed else "attribute", exact_bytes)
            writer = self._writers[exact_bytes] = cast(
                "Callable[..., list[str]]", compile_source(code, names, "write_records")
            )
        return writer


class Bulk:
    """The bulk reader and writer of one flat stanza."""

    def __init__(self, stanza: BoundStanza) -> None:
        self.stanza = stanza
        self.fixed = all(isinstance(part, BoundLinePart) for part in stanza.parts) and stanza.single
        self.shapes: dict[Any, Shape] = {}
        self._seen: dict[Any, int] = {}

    def row_shape(self) -> Shape:
        """The shape of a table's row."""
        shape = self.shapes.get(())
        if shape is None:
            part = cast("BoundLinePart", self.stanza.parts[0])
            shape = self.shapes[()] = Shape(self.stanza, [part.line])
        return shape

    def signature(self, record: Any) -> Any:
        """What makes records alike: which lines they have, which keys in which order. ``None`` for an odd record."""
        residue = record.residue
        if residue is not None and (residue.extra or residue.lines or residue.gaps or residue.absent):
            return None
        if self.fixed:
            return ()
        forms = tuple(residue.forms.items()) if residue is not None else ()
        present = tuple(part.present(record, residue) for part in self.stanza.parts if isinstance(part, BoundLinePart))
        return (tuple(record) if self.stanza.keyed else (), present, forms)

    def shape_of(self, record: Any, many: int = 1) -> Shape | None:
        """The compiled shape of a record, once enough like it were seen (``many`` more are expected)."""
        signature = self.signature(record)
        if signature is None:
            return None
        shape = self.shapes.get(signature)
        if shape is None:
            seen = self._seen[signature] = self._seen.get(signature, 0) + many
            if seen < WORTH:
                return None
            shape = self.shapes[signature] = self._compile(record, signature)
        return shape

    def _compile(self, record: Any, signature: Any) -> Shape:
        lines: list[BoundLine] = []
        if self.fixed:
            return self.row_shape()
        keys, present, forms = signature
        there = iter(present)
        templates = dict(forms)
        for part in self.stanza.parts:
            if isinstance(part, BoundLinePart):
                if next(there):
                    lines.append(part.line)
            elif isinstance(part, BoundKeys):
                for key in keys:
                    if key in part.others:
                        continue
                    template = templates.get(key)
                    form = part.form(key) if template is None else part.inferred(key, template)
                    lines.append(form.bound)
        return Shape(self.stanza, lines, templates)

    # -- reading -----------------------------------------------------------------------------------------------

    def read(self, text: str, offset: int, outside: Callable[[Cursor, int], bool]) -> Reading:
        """Reads records from an offset of the text until a line that is known outside of them, or the end."""
        reading = Reading(self, text, offset, outside)
        reading.run()
        return reading

    def read_one(self, text: str) -> Any:
        """The one record that is all of the text, if it has a shape known by now, else ``None``."""
        for shape in self.shapes.values():
            rows = shape.expression.findall(text)
            if len(rows) == 1 and not rows[0][-1]:
                try:
                    return self._finish(shape, shape.read(rows))[0]
                except (Inexact, ValueError, TypeError, KeyError, OverflowError):
                    return None
        return None

    def _finish(self, shape: Shape, records: list[Any]) -> list[Any]:
        """Gives records of a shape with inferred forms the residue that says so."""
        if shape.forms:
            for record in records:
                record.residue = Residue(forms=dict(shape.forms))
        return records

    # -- writing -----------------------------------------------------------------------------------------------

    def write(self, records: Sequence[Any], out: list[str]) -> None:
        """Appends the lines of records (each of one or more lines)."""
        if not records:
            return
        if self.fixed:
            writer = self.row_shape().writer
            lines = writer(False)(records, self._odd)
            if not "".join(lines).isascii():
                lines = writer(True)(records, self._odd)
            out.extend(lines)
            return
        for record in records:
            shape = self.shape_of(record)
            if shape is None:
                self.stanza.write(record, out)
            else:
                out.extend(shape.writer(True)((record,), self._odd))

    def _odd(self, record: Any) -> str:
        out: list[str] = []
        self.stanza.write(record, out)
        return "\n".join(out)

    def generated(self) -> Iterator[tuple[str, str]]:
        """The code that was compiled so far."""
        if self.fixed:
            self.row_shape()
        for shape in self.shapes.values():
            name = f"{self.stanza.record.__name__}, {shape.height} line{'s' * (shape.height > 1)}"
            yield f"reader of {name}", "".join(shape.sources)
            yield f"writer of {name}", shape.writer(True).__source__  # type: ignore[attr-defined]


class Reading:
    """One run over a text: the records, the unknown lines among them, and where it stopped."""

    def __init__(self, bulk: Bulk, text: str, offset: int, outside: Callable[[Cursor, int], bool]) -> None:
        self.bulk = bulk
        self.text = text
        self.offset = offset
        self.outside = outside
        self.records: list[Any] = []
        self.lines: list[tuple[int, str]] = []
        """Unknown lines between records, by line number from the start of the run."""
        self.height = 0
        """Lines read so far."""
        self.stopped = False

    def run(self) -> None:
        """Reads until the end or a line from outside."""
        bulk = self.bulk
        if not bulk.fixed:
            self._stanzas()
            return
        shape = bulk.row_shape()
        text, size = self.text, len(self.text)
        while self.offset < size and not self.stopped:
            end = text.rfind("\n", self.offset, self.offset + CHUNK) + 1 or text.find("\n", self.offset) + 1
            rows = shape.expression.findall(text, self.offset, end)
            try:
                if not any(row[-1] for row in rows):
                    self.records += shape.read(rows)
                    self.height += len(rows)
                    self.offset = end
                    continue
                good = [row for row in rows if not row[-1]]
                made = iter(shape.read(good) if good else ())
            except (Inexact, ValueError, TypeError, KeyError, OverflowError):
                self._slowly(text[self.offset : end])
                continue
            pending: list[str] = []
            for row in rows:
                if row[-1]:
                    pending.append(row[-1])
                    continue
                if pending:
                    if not self._slowly("".join(pending)):
                        return
                    pending.clear()
                self.records.append(next(made))
                self.height += 1
                self.offset = text.index("\n", self.offset) + 1
            if pending:
                self._slowly("".join(pending))

    def _slowly(self, text: str) -> bool:
        """Reads whole lines through the parts of the stanza; ``False`` where a line from outside stops it."""
        cursor = Cursor(text)
        stanza = self.bulk.stanza
        offset = 0
        while cursor.at < cursor.end:
            before = cursor.at
            for level in LEVELS:
                if stanza.begins(cursor, level):
                    self.records.append(stanza.read(cursor))
                    break
                if self.outside(cursor, level):
                    self.stopped = True
                    break
            else:
                self.lines.append((self.height, cursor.line))
                cursor.at += 1
            if self.stopped:
                break
            self.height += cursor.at - before
            offset += sum(map(len, cursor.lines[before : cursor.at])) + cursor.at - before
        self.offset += offset
        return not self.stopped

    def _stanzas(self) -> None:
        """Reads stanzas of keyed lines: slowly until one shape is known, then by it."""
        bulk, text, size = self.bulk, self.text, len(self.text)
        stanza = bulk.stanza
        cursor = Cursor(text)
        cursor.restart(self.offset, 256)
        cursor.stack.append([[_Outside(self.outside), _Again(stanza)], 0, {}])
        shape: Shape | None = None
        patience = wait = 0
        while cursor.at < cursor.end or cursor.more():
            before = cursor.at
            for level in LEVELS:
                if stanza.begins(cursor, level):
                    record = stanza.read(cursor)
                    break
                if self.outside(cursor, level):
                    self.stopped = True
                    return
            else:
                self.lines.append((self.height, cursor.line))
                self.offset += len(cursor.line) + 1
                cursor.at += 1
                self.height += 1
                continue
            self.records.append(record)
            lines = cursor.at - before
            self.height += lines
            used = sum(map(len, cursor.lines[before : cursor.at])) + lines
            here = self.offset = self.offset + used
            shape = bulk.shape_of(record, 1 + (size - here) // max(used, 1)) if here < size else None
            if wait:
                wait -= 1
            elif shape is not None and shape.height == lines:
                offset = self._by_shape(shape, here)
                if offset > here:
                    self.offset = offset
                    cursor.restart(offset, 256)
                    patience = 0
                else:
                    # Records that alternate between shapes: try less and less often.
                    patience = wait = min(2 * patience + 1, 64)

    def _by_shape(self, shape: Shape, offset: int) -> int:
        """Reads records of one shape as long as they fit; the offset of the first that does not."""
        text, size = self.text, len(self.text)
        bulk = self.bulk
        chunk = CHUNK
        while offset < size:
            end = text.rfind("\n", offset, offset + chunk) + 1 or text.find("\n", offset) + 1
            rows = shape.expression.findall(text, offset, end)
            good = next((index for index, row in enumerate(rows) if row[-1]), len(rows))
            if not good:
                # A record longer than the chunk, or one of another shape.
                if end < size and chunk < 16 * CHUNK and len(rows) <= shape.height:
                    chunk *= 2
                    continue
                return offset
            try:
                records = bulk._finish(shape, shape.read(rows[:good]))
            except (Inexact, ValueError, TypeError, KeyError, OverflowError):
                return offset
            if good < len(rows):
                partial = end < size and len(rows) - good < shape.height and all(row[-1] for row in rows[good:])
                if partial:
                    # The last record goes on in the next chunk.
                    end -= sum(len(row[-1]) for row in rows[good:])
                else:
                    # What follows may belong to the last record, so that one is read again with it.
                    good -= 1
                    end = offset
                    for _ in range(good * shape.height):
                        end = text.index("\n", end) + 1
            self.records += records[:good]
            self.height += good * shape.height
            offset = end
            if good < len(records):
                return offset
        return offset


class _Outside:
    """The parts after the records of a file, for a stanza that asks where it ends."""

    many = True
    names: tuple[str, ...] = ()

    def __init__(self, outside: Callable[[Cursor, int], bool]) -> None:
        self.accept = outside


class _Again:
    """The next record of the same kind."""

    many = True
    names: tuple[str, ...] = ()

    def __init__(self, stanza: BoundStanza) -> None:
        self.accept = stanza.begins
