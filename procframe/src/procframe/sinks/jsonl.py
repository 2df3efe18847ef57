"""The sink ``jsonl``: JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from procframe.record import Record, field_names
from procframe.sinks import Options, Sink
from procframe.sinks.encode import encode_records, escape_json, json_bytes
from procframe.sinks.flatten import name_for_path

if TYPE_CHECKING:
    from procframe.frame import Frame

__all__ = ["JsonLinesSink"]


class JsonLinesSink(Sink):
    """A record a line, written as each file is read.

    Where paths are asked for, each line begins with ``path`` (``proc_path`` where the records have a ``path``).
    """

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    streams = True
    description = "JSON Lines: a record a line, written as each file is read"

    def write(self, frames: Iterable[Frame], out: BinaryIO, options: Options = Options()) -> None:
        """Write the lines."""
        for frame in frames:
            prefix = b""
            if options.with_path:
                prefix = json_bytes({_path_name(frame.records): frame.path})[:-1]
                prefix = escape_json(prefix) if options.terminal else prefix
            for block in encode_records(frame.records, terminal=options.terminal):
                if prefix:
                    block = b"".join(_prefixed(prefix, line) for line in block[:-1].split(b"\n"))
                out.write(block)
            out.flush()


def _path_name(records: list[Any]) -> str:
    kinds = set(map(type, records))
    names: set[str] = set()
    for kind in kinds:
        if issubclass(kind, Record):
            names.update(field_names(kind))
    if any(not issubclass(kind, Record) for kind in kinds):
        names.update(*(record for record in records if isinstance(record, dict)))
    return name_for_path(names)


def _prefixed(prefix: bytes, line: bytes) -> bytes:
    return prefix + b"}\n" if line == b"{}" else prefix + b"," + line[1:] + b"\n"
