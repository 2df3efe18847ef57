"""The sink ``table``: for reading, in a terminal or piped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from procframe.record import AnyRecord, KeyedRecord, Record, fields_of, plain
from procframe.sinks import Options, Sink
from procframe.sinks.flatten import Cell, flatten, tabulate
from procframe.terminal import escape, width

if TYPE_CHECKING:
    from procframe.frame import Frame

__all__ = ["TableSink"]

_RICH_ROWS = 1000
"""More rows than this are aligned by plain blanks in a terminal too: rich would take its time over them."""
_GAP = "  "


class TableSink(Sink):
    """A table of the records, or field by field where a file has one record or nested ones.

    Whatever a terminal could take for a command is shown as an escape, also when piped. In a terminal, columns that do
    not fit are left out and named below the table.
    """

    name = "table"
    suffixes = (".txt",)
    streams = True
    escapes = True
    description = "aligned columns for reading; one record (or a nested one) field by field"

    def write(self, frames: Iterable[Frame], out: BinaryIO, options: Options = Options()) -> None:
        """Write a table (or record view) for each frame."""
        first = True
        for frame in frames:
            if options.with_path:
                title = f"==> {escape(frame.path)} ({escape(frame.format.name)}) <=="
                out.write((title if first else f"\n{title}").encode() + b"\n")
            for line in _frame(frame, options):
                out.write(line.encode() + b"\n")
            first = False
            out.flush()


def _frame(frame: Frame, options: Options) -> Iterator[str]:
    if frame.header is not None:
        yield from _record("", frame.header, options)
        yield ""
    records = frame.records
    if len(records) == 1 or any(map(_is_nested, _first(records))):
        for index, record in enumerate(records):
            if index:
                yield ""
            yield from _record("", record, options)
    elif records:
        yield from _table(records, options)
    elif frame.header is None:
        yield "(no records)"
    if frame.residue is not None:
        for piece in frame.unrecognised:
            if not piece.where:
                yield f"unrecognised: {escape(piece.text)}"


def _items(record: Any) -> Iterable[tuple[str, Any]]:
    return record.items() if isinstance(record, (Record, dict)) else ()


def _is_nested(record: Any) -> bool:
    """Whether a field holds records, which a cell could not show."""
    return any(_records(value) or _is_nested(value) for _, value in _items(record))


def _records(value: Any) -> bool:
    """Whether a value is a list of records, some of which may be absent."""
    return (
        isinstance(value, (list, tuple))
        and any(item is not None for item in value)
        and all(item is None or isinstance(item, (AnyRecord, dict)) for item in value)
    )


def _first(records: Sequence[Any]) -> list[Any]:
    """The first record that there is."""
    return list(islice((record for record in records if record is not None), 1))


def _record(prefix: str, record: Any, options: Options) -> Iterator[str]:
    """A record field by field: the plain ones aligned with their units, each list of records as a table below them."""
    rows: list[tuple[str, str, str]] = []
    tables: list[tuple[str, Sequence[Any]]] = []
    _gather("", record, rows, tables)
    names = max((width(name) for name, _, _ in rows), default=0)
    for name, text, unit in rows:
        yield f"{_pad(name, names)}{_GAP}{text}{' ' + unit if unit and text else ''}".rstrip()
    for name, records in tables:
        yield ""
        yield f"{name}:"
        if any(map(_is_nested, _first(records))):
            for index, item in enumerate(records):
                if index:
                    yield ""
                yield from (f"{_GAP}{line}".rstrip() for line in _record("", item, options))
        else:
            yield from (f"{_GAP}{line}".rstrip() for line in _table(records, options._replace(terminal=False)))


def _gather(
    prefix: str, record: Any, rows: list[tuple[str, str, str]], tables: list[tuple[str, Sequence[Any]]]
) -> None:
    units = _units(type(record))
    for name, value in _items(record):
        label = escape(f"{prefix}{name}")
        if _records(value):
            tables.append((label, value))
        elif isinstance(value, (Record, dict)) and value:
            _gather(f"{prefix}{name}.", value, rows, tables)
        else:
            rows.append((label, _text(flatten({name: value})[str(name)]), units.get(name, "")))
    residue = getattr(record, "residue", None)
    if residue is not None:
        for text in plain(record).get("unrecognised", ()):
            rows.append((f"{escape(prefix)}unrecognised", escape(text), ""))


def _units(cls: type[Any]) -> dict[str, str]:
    if not issubclass(cls, (Record, KeyedRecord)):
        return {}
    return {key: info.meta.unit for info in fields_of(cls).values() if info.meta.unit for key in (info.name, info.key)}


def _text(cell: Cell) -> str:
    return "" if cell is None else escape(str(cell))


def _pad(text: str, columns: int, *, right: bool = False) -> str:
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def _table(records: Sequence[Any], options: Options) -> Iterator[str]:
    names, rows_of = tabulate([records])
    rows: list[list[str]] = []
    numeric = [True] * len(names)
    for values in rows_of(records):
        rows.append([*map(_text, values)])
        for index, value in enumerate(values):
            if isinstance(value, str):
                numeric[index] = False
    header = [escape(name) for name in names]
    widths = [max(map(width, column)) for column in zip(header, *rows, strict=True)]
    shown = _fitting(widths, options.width) if options.terminal and options.width else len(names)
    if options.terminal and len(rows) <= _RICH_ROWS:
        yield from _rich(header[:shown], rows, numeric, options)
    else:
        columns = list(zip(widths, numeric, strict=True))[:shown]
        template = _GAP.join(f"%{'' if right else '-'}{size}s" for size, right in columns)
        for row in (header, *rows):
            line = template % tuple(row[:shown])
            if not line.isascii():  # columns of a terminal are not characters
                line = _GAP.join(
                    _pad(text, size, right=right) for text, (size, right) in zip(row, columns, strict=False)
                )
            yield line.rstrip()
    if shown < len(names):
        yield f"(not shown: {', '.join(header[shown:])}; choose with --fields, or pipe)"


def _fitting(widths: list[int], limit: int) -> int:
    """How many columns fit; at least one."""
    used = 0
    for index, columns in enumerate(widths):
        used += columns + len(_GAP)
        if used - len(_GAP) > limit and index:
            return index
    return len(widths)


def _rich(header: list[str], rows: list[list[str]], numeric: list[bool], options: Options) -> Iterator[str]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # Text, not markup: brackets of a process' name mean themselves.
    table = Table(box=None, pad_edge=False, padding=(0, len(_GAP), 0, 0), header_style="bold")
    for name, right in zip(header, numeric, strict=False):
        table.add_column(Text(name), justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row[: len(header)]))
    console = Console(width=options.width or None, force_terminal=True, highlight=False)
    with console.capture() as capture:
        console.print(table)
    yield from (line.rstrip() for line in capture.get().split("\n")[:-1])
