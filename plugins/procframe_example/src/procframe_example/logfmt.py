"""The sink ``logfmt``: a record a line of ``key=value`` pairs, as log collectors read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from procframe.sinks import Options, Sink
from procframe.sinks.flatten import Cell, flatten

if TYPE_CHECKING:
    from procframe import Frame

__all__ = ["LogfmtSink"]

_ODD_IN_KEY = re.compile(r"[^\x21\x23-\x3c\x3e-\x7e]")
_PLAIN = re.compile(r"[\x21\x23-\x3c\x3e-\x5b\x5d-\x7e]+")


class LogfmtSink(Sink):
    """A record a line, after the path of its file; absent fields are left out, nested ones have dots in their names."""

    name = "logfmt"
    suffixes = (".logfmt",)
    streams = True
    description = "key=value pairs, a record a line"

    def write(self, frames: Iterable[Frame], out: BinaryIO, options: Options = Options()) -> None:
        """Write the lines of each file as it comes."""
        for frame in frames:
            for record in frame:
                cells: dict[str, Cell] = {"file": frame.path} if options.with_path else {}
                cells |= flatten(record)
                line = " ".join(f"{_key(name)}={_value(cell)}" for name, cell in cells.items() if cell is not None)
                out.write(line.encode("utf-8", "surrogateescape") + b"\n")


def _key(name: str) -> str:
    """The name without what would end it."""
    return _ODD_IN_KEY.sub("_", name)


def _value(cell: Cell) -> str:
    """The value, in quotes where it needs them."""
    text = str(cell)
    if _PLAIN.fullmatch(text):
        return text
    import json  # only now: every command that asks for an output loads this module

    return json.dumps(text, ensure_ascii=False)
