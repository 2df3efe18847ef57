"""Files that are one text rather than lines: symbolic links, and single values that may hold a newline themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from procframe.errors import ParseError, RegenerateError
from procframe.frame import Frame
from procframe.host import Host
from procframe.layout.codecs import Inexact, unwire, wire
from procframe.layout.layouts import project
from procframe.layout.line import BoundLine, Line
from procframe.layout.parts import BoundLinePart
from procframe.layout.row import row_reader
from procframe.layout.source import compile_source
from procframe.layout.template import Item
from procframe.record import AnyRecord, Residue

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["Link", "Whole"]

_PREFIX = 64
"""A record is looked for in so many first lines of a file that has unknown lines after it."""
_SHORT = 1 << 13
"""Bytes of several lines that are matched tolerantly, which may take work by their square."""
_WRONG = (Inexact, ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError)


class Whole:
    """A file that is one record of one template, matched against all of its text at once, newlines included.

    ``Whole(Stat, "{pid:d} ({comm}) {state} ...")``, where ``comm`` is ``pattern(r"[\\s\\S]{0,64}")``. ``end`` is what the
    kernel writes after it. Unknown text after the last value is kept in the record's residue, and so are unknown lines
    after it; odd blanks are kept too.
    """

    def __init__(self, record: type[AnyRecord], *items: Item, end: str = "\n") -> None:
        self.record = record
        self.line = Line(*items)
        self.end = end
        self._bound: dict[tuple[str, int, str | None], BoundWhole] = {}

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The class of its record."""
        return (self.record,)

    def bind(self, host: Host) -> BoundWhole:
        """The compiled layout; machines of one kind share it."""
        bound = self._bound.get(host.kind)
        if bound is None:
            bound = self._bound[host.kind] = BoundWhole(self, host)
        return bound


class Link(Whole):
    """A symbolic link: what it points to is the content, as it is, without a newline at its end.

    ``Link(Target, Alt("{kind}:[{inode:d}]", "{path}"))``, with codecs that take any byte.
    """

    def __init__(self, record: type[AnyRecord], *items: Item) -> None:
        super().__init__(record, *items, end="")


class BoundWhole:
    """A ``Whole`` compiled for one kind of machine."""

    def __init__(self, layout: Whole, host: Host) -> None:
        self.layout = layout
        self.part = BoundLinePart(BoundLine(layout.line, layout.record, host), "0")
        self.expression = re.compile(self.part.line.strict_source + re.escape(layout.end))

    @cached_property
    def read(self) -> Callable[[Sequence[str | None]], Any]:
        """Makes the record of the groups of a match."""
        code, names = row_reader([(self.part.line, False)], self.layout.record)
        return cast("Callable[[Sequence[str | None]], Any]", compile_source(code, names, "read_record"))

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes, or ``ParseError``. No bytes are no record."""
        records: list[Any] = []
        if data:
            text = data.decode("latin-1")
            match = self.expression.fullmatch(text)
            try:
                record = self.read(match.groups()) if match is not None else self._odd(text, path)
            except _WRONG:
                record = self._odd(text, path)
            records.append(record)
        frame = Frame(format, records, path=path, host=host, variant=variant)
        return frame if fields is None else project(frame, fields)

    def _odd(self, text: str, path: str) -> Any:
        """The record of a text with something unknown in it, or with odd blanks."""
        end = self.layout.end
        if not text.endswith(end):
            line, column = _place(text, len(text))
            raise ParseError(path, line, column, "the end of the line", "the end of the file (is it cut off?)")
        body = text[: len(text) - len(end)]
        lines = body.split("\n", _PREFIX)
        for count in range(len(lines), 0, -1):
            head = body if count == len(lines) else "\n".join(lines[:count])
            values = self.part.line.read(head)
            found: tuple[dict[str, Any], str, list[str]] | None = (values, "", []) if values is not None else None
            if found is None and (count == 1 or len(head) <= _SHORT):
                found = self.part.line.read_tolerant(head)
            if found is not None:
                values, extra, gaps = found
                after = body[len(head) + 1 :].split("\n") if len(head) < len(body) else []
                return self._record(values, extra, gaps, [(count + index, line) for index, line in enumerate(after)])
        column, expected, what = self.part.line.where_it_fails(body)
        raise ParseError(path, *_place(text, column - 1), expected, what)

    def _record(self, values: dict[str, Any], extra: str, gaps: list[str], lines: list[tuple[int, str]]) -> Any:
        record = self.layout.record(**values)
        if extra or gaps or lines:
            lines = [(number, unwire(line)) for number, line in lines]
            record.residue = Residue({"0": unwire(extra)} if extra else {}, lines, {"0": gaps} if gaps else {})
        return record

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        if not frame.records:
            return b""
        if len(frame.records) > 1:
            raise RegenerateError(f"{frame.path}: it holds one record, not {len(frame.records)}")
        record = frame.records[0]
        try:
            if type(record) is not self.layout.record:
                raise TypeError(f"expected a {self.layout.record.__name__}, not a {type(record).__name__}")
            out: list[str] = []
            self.part.write(record, record.residue, out)
            if record.residue is not None:
                out += [wire(line) for _, line in record.residue.lines]
            return ("\n".join(out) + self.layout.end).encode("latin-1")
        except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
            raise RegenerateError(f"{frame.path}: {error}") from error

    def source(self) -> str:
        """The generated code, to be read."""
        writer = "\n".join(f"# {title}\n{code}" for title, code in self.part.generated())
        return f"# reader\n{self.read.__source__}\n{writer}"  # type: ignore[attr-defined]


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
