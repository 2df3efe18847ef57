"""Reading and writing many records at a time, with operations over whole files instead of a loop over lines.

A stanza is *flat* when it is made of lines and keyed lines alone: the row of a table, a mapping of ``smaps``, a CPU of
``cpuinfo``. Its records in one file are all alike, so one regular expression takes a chunk of the file apart, a column
of values at a time; for keyed lines it is learned from the first records. Whatever does not fit goes, line by line,
through the parts themselves, so that both ways give the same records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, cast

from procframe.layout.codecs import Inexact, unwire
from procframe.layout.columns import is_distinct, is_nested
from procframe.layout.keys import BoundKeys
from procframe.layout.line import BoundLine
from procframe.layout.memo import Memo
from procframe.layout.parts import HOPELESS, LEVELS, BoundLinePart, BoundStanza, Cursor, Hopeless
from procframe.layout.row import row_reader
from procframe.layout.source import bulk_reader, bulk_writer, compile_source
from procframe.layout.template import Atom, Flag, Lit, Opt, Pad, Val, atoms
from procframe.record import KeyedRecord, Residue, known_keys

__all__ = ["Bulk", "Shape", "is_flat"]

CHUNK = 1 << 15
"""Bytes read at a time: columns of a chunk stay in the processor's cache."""
RARELY = 0.4
"""Share of rows that bring a new text of fused fields beyond which the fields are converted one by one."""
SAMPLES = 24
"""Records from which a shape is learned."""
WORTH = 64
"""Records of one shape for which compiling it pays off."""


def is_flat(stanza: BoundStanza) -> bool:
    """Whether the stanza is lines and keyed lines alone, none of which depends on a value or goes on in the next."""
    return all(
        isinstance(part, BoundKeys) or (isinstance(part, BoundLinePart) and part.alone and not part.conditional)
        for part in stanza.parts
    )


def _fusable(atom: Atom, line: BoundLine) -> int:
    """How many fields an atom adds to a run that is converted as one token; -1 where it ends the run."""
    if isinstance(atom, Lit):
        return 0
    if isinstance(atom, Flag):
        return 1
    if isinstance(atom, Val):
        slot = line.slots[atom.name]
        apart = len(slot.sources) > 1 or is_distinct(slot.sources[0]) or is_nested(slot)
        return -1 if apart else 1
    if isinstance(atom, Opt):
        inner = [_fusable(part, line) for part in atoms(atom.items)]
        return -1 if -1 in inner else sum(inner)
    return -1


def pieces_of(line: BoundLine, fuse: bool) -> list[tuple[BoundLine, bool]]:
    """A line in pieces: runs of fields whose values repeat are one token each if they are to be fused."""
    whole = line.line.atoms
    runs: list[tuple[list[Atom], int]] = []
    for atom in whole:
        fields = _fusable(atom, line) if fuse else -1
        if runs and (fields < 0) == (runs[-1][1] < 0):
            runs[-1] = ([*runs[-1][0], atom], runs[-1][1] + max(fields, 0))
        else:
            runs.append(([atom], fields))
    pieces: list[tuple[list[Atom], bool]] = []
    for run, fields in runs:
        start, end = 0, len(run)
        if fields >= 2:
            while isinstance(run[start], Lit):
                start += 1
            while isinstance(run[end - 1], Lit):
                end -= 1
            parts = [(run[:start], False), (run[start:end], True), (run[end:], False)]
        else:
            parts = [(run, False)]
        for some, fused in parts:
            if some and pieces and not fused and not pieces[-1][1]:
                pieces[-1] = ([*pieces[-1][0], *some], False)
            elif some:
                pieces.append((some, fused))
    return [(line.part(some), fused) for some, fused in pieces]


class Rows:
    """One line of a shape, or several that are converted as one text: the pieces and the expression they are read by."""

    def __init__(self, lines: Sequence[BoundLine], fuse: bool = False) -> None:
        self.height = len(lines)
        if len(lines) == 1:
            self.pieces = pieces_of(lines[0], fuse)
            self.expression = lines[0].guard + "".join(
                f"({piece.part(piece.line.atoms, True).strict_source})" if fused else piece.strict_source
                for piece, fused in self.pieces
            )
            return
        joined: list[Atom] = []
        for line in lines:
            joined += [*([Lit("\n")] if joined else ()), *line.line.atoms]
        self.pieces = [(lines[0].part(joined), True)]
        # Any lines will do here: their text is compared with what its values print.
        self.expression = f"((?:[^\\n]*\\n){{{len(lines) - 1}}}[^\\n]*)"


def rows_of(lines: Sequence[BoundLine], samples: Sequence[Any]) -> list[Rows]:
    """The lines of keyed records; neighbouring ones whose values hardly differ among the samples are one text."""
    rows: list[Rows] = []
    limit = len(samples) // 4
    at = 0
    while at < len(lines):
        end = at + 1
        texts = _texts_of(lines[at], samples)
        while texts is not None and end < len(lines):
            more = _texts_of(lines[end], samples)
            if more is None:
                break
            both = list(zip(texts, more, strict=True))
            if len(set(both)) > limit:
                break
            texts = both
            end += 1
        rows.append(Rows(lines[at:end]))
        at = end
    return rows


def _texts_of(line: BoundLine, samples: Sequence[Any]) -> list[Any] | None:
    """The values of a keyed line in the samples, if they may be converted together with others."""
    slots = list(line.slots)
    if line.guard or len(slots) != 1 or is_nested(line.slots[slots[0]]):
        return None
    return [str(sample[slots[0]]) for sample in samples]


class Shape:
    """The lines of records that are all alike, compiled: one expression, one reader, one writer."""

    def __init__(
        self, stanza: BoundStanza, rows: Sequence[Rows], forms: dict[str, str] | None = None, tail: str = ""
    ) -> None:
        self.forms = forms
        self.height = sum(row.height for row in rows)
        # Atomic: a line that fits is not tried another way because a later one does not.
        lines = [f"{row.expression}{tail}\\n" for row in rows]
        self.body = lines[0] if len(lines) == 1 else "".join(f"(?>{line})" for line in lines)
        self.pieces = [row.pieces for row in rows]
        self.sources = [f"pattern = {self.body!r}\n"]
        self.stanza = stanza
        self._memos: list[Memo] = []
        self._writers: dict[bool, Callable[..., list[str]]] = {}

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Finds record after record, and the lines that are none."""
        return re.compile(f"{self.body}|([^\\n]*\\n)")

    @cached_property
    def read(self) -> Callable[[Any, Any], list[Any]]:
        """The reader of rows of groups and of columns of them."""
        code, names, self._memos = bulk_reader([piece for row in self.pieces for piece in row], self.stanza.record)
        self.sources.append(code)
        return cast("Callable[[Any, Any], list[Any]]", compile_source(code, names, "read_records"))

    @cached_property
    def one(self) -> tuple[re.Pattern[str], Callable[[Sequence[str | None]], Any]]:
        """The expression and the reader of a text that is one such record."""
        code, names = row_reader([piece for row in self.pieces for piece in row], self.stanza.record)
        self.sources.append(code)
        read = cast("Callable[[Sequence[str | None]], Any]", compile_source(code, names, "read_record"))
        return re.compile(self.body), read

    @property
    def misses(self) -> int:
        """How many texts of fused fields were converted so far."""
        return max((memo.misses for memo in self._memos), default=0)

    def writer(self, exact_bytes: bool) -> Callable[..., list[str]]:
        """Prints records; with ``exact_bytes``, text that is not ASCII too."""
        writer = self._writers.get(exact_bytes)
        if writer is None:
            code, names = bulk_writer(self.pieces, "item" if self.stanza.keyed else "attribute", exact_bytes)
            writer = self._writers[exact_bytes] = cast(
                "Callable[..., list[str]]", compile_source(code, names, "write_records")
            )
        return writer


class Bulk:
    """The bulk reader and writer of one flat stanza."""

    def __init__(self, stanza: BoundStanza) -> None:
        self.stanza = stanza
        self.fixed = (
            all(isinstance(part, BoundLinePart) for part in stanza.parts) and stanza.single and not stanza.keyed
        )
        self.shapes: dict[Any, Shape] = {}
        self._samples: dict[Any, list[Any]] = {}
        self._seen: dict[Any, int] = {}
        self._tail: Shape | None = None
        self._doubtful = Memo(self._doubt)

    def row_shape(self, fuse: bool = True) -> Shape:
        """The shape of a table's row; not ``fuse`` is for files in which the values of most rows differ."""
        shape = self.shapes.get(fuse)
        if shape is None:
            part = cast("BoundLinePart", self.stanza.parts[0])
            shape = self.shapes[fuse] = Shape(self.stanza, [Rows([part.line], fuse)])
        return shape

    def fits(self, text: str, offset: int) -> bool:
        """Whether all of a text from an offset on is rows of a table, each laid out just so."""
        if not self.fixed:
            return False
        shape = self.row_shape()
        rows = shape.expression.findall(text, offset)
        columns = tuple(zip(*rows, strict=True))
        if any(columns[-1]):
            return False
        try:
            shape.read(rows, columns)
        except (Inexact, ValueError, TypeError, KeyError, OverflowError):
            return False
        return True

    def tail_shape(self) -> Shape:
        """The shape of a table's row with unknown text at its end, which is its last group."""
        if self._tail is None:
            line = cast("BoundLinePart", self.stanza.parts[0]).line
            known = line.line.atoms
            while known and isinstance(known[-1], Pad):
                known = known[:-1]
            # Atomic rows: an optional value that is there is not given up for the unknown text.
            rows = Rows([line.part(known)])
            rows.expression = f"(?>{rows.expression})"
            self._tail = Shape(self.stanza, [rows], tail=r"([ \t]++[^ \t\n][^\n]*+)")
        return self._tail

    def signature(self, record: Any) -> Any:
        """What makes records alike: which lines they have, which keys in which order. ``None`` for an odd record."""
        residue = record.residue
        if residue is not None and (
            residue.extra or residue.lines or residue.gaps or residue.absent or residue.present
        ):
            return None
        if self.fixed:
            return ()
        if self.stanza.keyed:
            if not record:
                return None
            forms = tuple(residue.forms.items()) if residue is not None and residue.forms else ()
            if forms and self._doubtful[forms]:
                return None
            return (tuple(record), forms)
        return tuple(part.present(record, residue) for part in self.stanza.parts if isinstance(part, BoundLinePart))

    def _doubt(self, forms: Sequence[tuple[str, str]]) -> bool:
        """Whether a line of these keys is first looked at as the declaration says, other blanks included."""
        kind = cast("type[KeyedRecord]", self.stanza.record)
        return any(not form.isdecimal() and (kind.open_keys or key in known_keys(kind)) for key, form in forms)

    def shape_of(self, record: Any, many: int = 1) -> Shape | None:
        """The compiled shape of a record, once enough like it were seen (``many`` more are expected)."""
        signature = self.signature(record)
        if signature is None:
            return None
        shape = self.shapes.get(signature)
        if shape is None:
            if self.fixed:
                return self.row_shape()
            samples = self._samples.setdefault(signature, [])
            if len(samples) < SAMPLES:
                samples.append(record)
            self._seen[signature] = seen = self._seen.get(signature, 0) + 1
            if len(samples) < SAMPLES or seen + many < WORTH:
                return None
            shape = self.shapes[signature] = self._compile(samples, signature)
            del self._samples[signature]
        return shape

    def _compile(self, samples: Sequence[Any], signature: Any) -> Shape:
        lines: list[BoundLine] = []
        keys, forms = signature if self.stanza.keyed else ((), ())
        templates = dict(forms)
        for part in self.stanza.parts:
            if isinstance(part, BoundLinePart):
                if part.present(samples[0], None):
                    lines.append(part.line)
            elif isinstance(part, BoundKeys):
                for key in keys:
                    if key in part.others:
                        continue
                    lines.append(part.shaped(key, templates.get(key)))
        return Shape(self.stanza, rows_of(lines, samples), templates)

    # -- reading -----------------------------------------------------------------------------------------------

    def read(
        self, text: str, offset: int, outside: Callable[[Cursor, int], bool], *, hopeless: bool = False
    ) -> Reading:
        """Reads records from an offset of the text until a line that is known outside of them, or the end.

        ``hopeless`` allows to give up on a text that has none: it raises ``Hopeless``.
        """
        reading = Reading(self, text, offset, outside)
        reading.hopeless = hopeless
        reading.run()
        return reading

    def read_one(self, text: str) -> Any:
        """The one record that is all of the text, if it has a shape known by now, else ``None``."""
        for shape in [self.row_shape(False)] if self.fixed else self.shapes.values():
            expression, read = shape.one
            match = expression.fullmatch(text)
            if match is not None:
                try:
                    return self._finish(shape, [read(match.groups())])[0]
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
            try:
                text = "\n".join(writer(False)(records, self._odd))
                out.append(text if text.isascii() else "\n".join(writer(True)(records, self._odd)))
            except TypeError as error:
                _need_unhashable(error)
                line = cast("BoundLinePart", self.stanza.parts[0]).writer
                out += [line(record) if record.residue is None else self._odd(record) for record in records]
            return
        run: list[Any] = []
        alike: Any = None
        for record in records:
            signature = self.signature(record)
            if signature != alike and run:
                self._write_run(alike, run, out)
                run = []
            alike = signature
            run.append(record)
        self._write_run(alike, run, out)

    def _write_run(self, signature: Any, run: Sequence[Any], out: list[str]) -> None:
        """Appends the lines of records that are alike."""
        shape = self.shapes.get(signature)
        if shape is None and signature is not None:
            shape = self.shape_of(run[0], len(run))
            for record in run[1:SAMPLES]:
                shape = shape or self.shape_of(record, len(run))
        if shape is None:
            for record in run:
                self.stanza.write(record, out)
        else:
            try:
                out.extend(shape.writer(True)(run, self._odd))
            except TypeError as error:
                _need_unhashable(error)
                out += map(self._odd, run)

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
            assert shape.read is not None
            yield f"reader of {name}", "".join(shape.sources)
            yield f"writer of {name}", shape.writer(True).__source__  # type: ignore[attr-defined]


def _need_unhashable(error: TypeError) -> None:
    """Raises an error again unless it is that a value cannot be the key of a memo, which can be printed all the same."""
    if "unhashable" not in str(error):
        raise error


class Reading:
    """One run over a text: the records, the unknown lines among them, and where it stopped."""

    def __init__(self, bulk: Bulk, text: str, offset: int, outside: Callable[[Cursor, int], bool]) -> None:
        self.bulk = bulk
        self.text = text
        self.offset = offset
        self.outside = outside
        self.hopeless = False
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
        misses, read = shape.misses, 0
        while self.offset < size and not self.stopped:
            end = text.rfind("\n", self.offset, self.offset + CHUNK) + 1 or text.find("\n", self.offset) + 1
            rows = shape.expression.findall(text, self.offset, end)
            columns = tuple(zip(*rows, strict=True))
            try:
                if not any(columns[-1]):
                    self.records += shape.read(rows, columns)
                    self.height += len(rows)
                    self.offset = end
                    read += len(rows)
                    if shape.misses - misses > read * RARELY and read >= 256:
                        shape = bulk.row_shape(False)
                    continue
                good = [row for row in rows if not row[-1]]
                made = iter(shape.read(good, tuple(zip(*good, strict=True))) if good else ())
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
        if self.bulk.fixed and text.count("\n") >= WORTH and self._with_tails(text):
            return True
        cursor = Cursor(text)
        stanza = self.bulk.stanza
        offset = 0
        while cursor.at < cursor.end or cursor.more():
            before = cursor.at
            for level in LEVELS:
                if stanza.begins(cursor, level):
                    self.records.append(stanza.read(cursor))
                    break
                if self.outside(cursor, level):
                    self.stopped = True
                    break
            else:
                self._unknown(cursor)
                cursor.at += 1
            if self.stopped:
                break
            self.height += cursor.at - before
            offset += sum(map(len, cursor.lines[before : cursor.at])) + cursor.at - before
        self.offset += offset
        return not self.stopped

    def _unknown(self, cursor: Cursor) -> None:
        """Keeps the line at hand as an unknown one."""
        self.lines.append((self.height, cursor.line))
        if self.hopeless and len(self.lines) >= HOPELESS and not self.records:
            raise Hopeless

    def _with_tails(self, text: str) -> bool:
        """Reads lines all of which have unknown text at their end: a later kernel's table; ``False`` if they have not."""
        line = cast("BoundLinePart", self.bulk.stanza.parts[0]).line
        if line.touches:
            # What looks like another column may be the rest of values that ran into each other.
            return False
        shape = self.bulk.tail_shape()
        rows = shape.expression.findall(text)
        *groups, tails, other = zip(*rows, strict=True)
        if any(other):
            return False
        try:
            records = shape.read(rows, (*groups, other))
        except (Inexact, ValueError, TypeError, KeyError, OverflowError):
            return False
        doubtful = [name for name, slot in line.slots.items() if slot.optional or slot.shape != "value"]
        for record, tail, whole in zip(records, tails, text.split("\n"), strict=False):
            # What looks unknown may be a value that is there or not, after other blanks than usual.
            if any(not record[name] or type(record[name]) is list for name in doubtful):
                found = line.read_tolerant(whole)
                if found is None or found[1] != tail or found[2]:
                    return False
            record.residue = Residue(extra={"0": unwire(tail)})
        self.records += records
        self.height += len(records)
        self.offset += len(text)
        return True

    def _stanzas(self) -> None:
        """Reads stanzas of keyed lines: slowly until one shape is known, then by it."""
        bulk, text, size = self.bulk, self.text, len(self.text)
        stanza = bulk.stanza
        cursor = Cursor(text)
        cursor.restart(self.offset, 0)
        cursor.stack.append([[_Outside(self.outside), _Again(stanza)], 0, {}, True])
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
                self._unknown(cursor)
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
                    cursor.restart(offset, 0)
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
            odd = next((index for index, row in enumerate(rows) if row[-1]), len(rows))
            last = odd == len(rows) and end == size
            partial = end < size and len(rows) - odd < shape.height and all(row[-1] for row in rows[odd:])
            # What follows the last record may belong to it, so it is read again with that.
            good = odd if last else odd - 1
            if good < 1:
                if partial and chunk < 16 * CHUNK:
                    chunk *= 2
                    continue
                return offset
            try:
                some = rows[:odd]
                records = bulk._finish(shape, shape.read(some, tuple(zip(*some, strict=True))))
            except (Inexact, ValueError, TypeError, KeyError, OverflowError):
                return offset
            for _ in range(sum(1 if row[-1] else shape.height for row in rows[good:])):
                end = text.rfind("\n", offset, end - 1) + 1
            self.records += records[:good]
            self.height += good * shape.height
            offset = end
            if not (last or partial):
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
