"""Sinks: the outputs that frames are written to. A plugin brings more through the hook ``procframe_sinks``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from procframe.frame import Frame

__all__ = ["Options", "Sink"]


class Options(NamedTuple):
    """What the user asked of an output, beyond its name; a sink may ignore any of it."""

    with_path: bool = False
    """Say with each record (or group of records) which file it came from: several files were asked for."""
    terminal: bool = False
    """The output is read on a terminal: escape what it could take for a command, and be readable."""
    width: int = 0
    """Columns of the terminal; 0 where there is no limit."""
    indent: int = 0
    """Blanks to indent nested structures by; 0 writes a record a line."""


class Sink:
    """An output: subclass it, set the attributes, write ``write``, and return an instance from ``procframe_sinks``."""

    name: str = ""
    """What ``procframe convert --to`` calls it."""
    suffixes: tuple[str, ...] = ()
    """File suffixes that mean this output, with their dot: ``(".csv",)``."""
    streams: bool = False
    """Whether it writes each frame as it comes, without holding the others."""
    escapes: bool = False
    """Whether it escapes by itself what a terminal could take for a command; where not, procframe does."""
    description: str = ""
    """What it writes, in one line."""

    def write(self, frames: Iterable[Frame], out: BinaryIO, options: Options = Options()) -> None:  # noqa: B008
        """Write the frames to ``out``, bytes for bytes; each frame is the content of one file."""
        raise TypeError(f"sink {self.name!r} of {type(self).__module__} has no method write")
