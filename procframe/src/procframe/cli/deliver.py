"""Frames to an output: what ``show``, ``json``, ``jsonl``, ``csv`` and ``convert`` do."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast

from procframe._manager import manager
from procframe.cli import report
from procframe.cli.request import Reading, Request
from procframe.errors import ProcframeError
from procframe.frame import Frame
from procframe.path import is_glob
from procframe.sinks import Options, Sink

__all__ = ["deliver", "output"]


def deliver(
    request: Request,
    sink: str,
    *,
    with_path: bool | None = None,
    indent: int | None = None,
    out: str | None = None,
) -> int:
    """Write the frames of a request to a sink, on stdout or to the file ``out``; the exit code says whether all could be read."""
    reading = Reading(request)
    several = len(request.paths) > 1 or any(map(is_glob, request.paths))
    write(
        manager().sink(sink),
        _noted(reading.frames()),
        out,
        with_path=several if with_path is None else with_path,
        indent=indent,
    )
    return 1 if reading.failed else 0


def write(sink: Sink, frames: Iterator[Frame], out: str | None, *, with_path: bool, indent: int | None = None) -> None:
    """Write frames to a sink; where there is not one, nothing is written, and a file stays as it was."""
    first = next(frames, None)
    if first is None:
        return
    terminal = out is None and sys.stdout.isatty()
    options = Options(
        with_path=with_path,
        terminal=terminal,
        width=_columns() if terminal else 0,
        indent=(2 if terminal else 0) if indent is None else indent,
    )
    frames = itertools.chain([first], frames)
    if out is None:
        target = output(escaped=sink.escapes)
        sink.write(frames, target, options)
        target.flush()
        return
    try:
        with open(out, "wb") as file:
            sink.write(frames, file, options)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ProcframeError(report.describe(error, out)) from None


def output(*, escaped: bool = False) -> BinaryIO:
    """Standard output for bytes; on a terminal they are escaped, unless whoever writes does that."""
    if sys.stdout.isatty() and not escaped:
        from procframe.terminal import TerminalWriter

        return cast("BinaryIO", TerminalWriter(sys.stdout.buffer))
    return sys.stdout.buffer


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _noted(frames: Iterable[Frame]) -> Iterator[Frame]:
    """The frames; of one with lines that belong to no record, stderr says so, since most outputs have no place for it."""
    for frame in frames:
        if frame.residue is not None:
            lost = sum(not piece.where for piece in frame.unrecognised)
            if lost:
                report.line(f"{frame.path}: {lost} unrecognised outside the records; procframe json --frame shows them")
        yield frame
