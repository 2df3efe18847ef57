"""The sink ``json``: an array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from procframe.record import plain
from procframe.sinks import Options, Sink
from procframe.sinks.encode import encode_records, escape_json, json_bytes

if TYPE_CHECKING:
    from procframe.frame import Frame

__all__ = ["JsonSink"]


class JsonSink(Sink):
    """One array of all records; where paths are asked for, an array of one object for each file instead.

    Such an object has ``path``, ``format``, ``header`` and ``unrecognised`` where the file has any, and ``records``.
    A record stands on a line of its own unless the output is indented.
    """

    name = "json"
    suffixes = (".json",)
    streams = True
    description = "a JSON array of records; of several files, an array of objects with path, format and records"

    def write(self, frames: Iterable[Frame], out: BinaryIO, options: Options = Options()) -> None:
        """Write the array."""
        blocks = _files(frames, options) if options.with_path else _records(frames, options)
        if options.indent:
            text = b"[" + b",".join(block.replace(b"\n", b",") for block in blocks) + b"]"
            out.write(_indented(text, options.indent) + b"\n")
            return
        separator = b"[\n"
        for block in blocks:
            out.write(separator)
            out.write(block.replace(b"\n", b",\n"))
            separator = b",\n"
        out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def _indented(text: bytes, indent: int) -> bytes:
    try:
        return msgspec.json.format(text, indent=indent)
    except msgspec.DecodeError:  # bytes that are not UTF-8, which stand as lone surrogates
        import json

        return json.dumps(json.loads(text), indent=indent).encode("ascii")


def _records(frames: Iterable[Frame], options: Options) -> Iterator[bytes]:
    """Lines of records in blocks, without the last newline."""
    for frame in frames:
        for block in encode_records(frame.records, terminal=options.terminal):
            yield block[:-1]


def _files(frames: Iterable[Frame], options: Options) -> Iterator[bytes]:
    """An object for each file, on one line."""
    for frame in frames:
        about: dict[str, Any] = {"path": frame.path, "format": frame.format.name}
        if frame.header is not None:
            about["header"] = plain(frame.header)
        left = [piece.text for piece in frame.unrecognised if not piece.where] if frame.residue is not None else []
        if left:
            about["unrecognised"] = left
        start = json_bytes(about)
        if options.terminal:
            start = escape_json(start)
        records = b"".join(encode_records(frame.records, terminal=options.terminal))
        yield start[:-1] + b',"records":[' + records[:-1].replace(b"\n", b",") + b"]}"
