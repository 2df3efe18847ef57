"""The sink ``csv``: RFC 4180."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from procframe.record import fields_of
from procframe.sinks import Options, Sink
from procframe.sinks.flatten import is_flat, name_for_path, tabulate

if TYPE_CHECKING:
    from procframe.frame import Frame

__all__ = ["CsvSink"]


class CsvSink(Sink):
    """Comma-separated values of all files: a header, then a line a record, each ended by CR LF as RFC 4180 has it.

    The columns are those of all records together, nested fields flattened by the rule of ``procframe.sinks.flatten``;
    an absent value is an empty cell. Text is UTF-8, and bytes that are not UTF-8 are written as they are.
    """

    name = "csv"
    suffixes = (".csv",)
    streams = False
    description = "comma-separated values with a header (RFC 4180); nested fields are flattened"

    def write(self, frames: Iterable[Frame], out: BinaryIO, options: Options = Options()) -> None:
        """Write the header and the rows."""
        files = list(frames)
        columns, rows_of = tabulate([frame.records for frame in files])
        if not columns:
            kinds = [kind for frame in files[:1] for kind in frame.format.record_types[:1]]
            columns = [name for kind in kinds if is_flat(kind) for name in fields_of(kind)]
        header = [name_for_path(columns), *columns] if options.with_path else columns
        writer = csv.writer(_Text(out), lineterminator="\n" if options.terminal else "\r\n")
        if header:
            writer.writerow(header)
        for frame in files:
            rows = rows_of(frame.records)
            writer.writerows((frame.path, *row) for row in rows) if options.with_path else writer.writerows(rows)


class _Text:
    """The output as the text stream that the writer wants."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, text: str) -> None:
        self._out.write(text.encode("utf-8", "surrogateescape"))
