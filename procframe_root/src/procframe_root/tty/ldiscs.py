"""``/proc/tty/ldiscs``: the line disciplines that terminals can have."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "LineDiscipline"]


class LineDiscipline(Record):
    """A line discipline: what is between the driver of a terminal and the programs that use it."""

    name: Annotated[str, Field("Name, `???` where it has none", kind="identity")]
    number: Annotated[int, Field("Number, as TIOCSETD takes it", kind="identity")]


FORMAT = Format(
    "tty/ldiscs", Table(LineDiscipline, "{name:<10s} {number:2d}"), source="drivers/tty/tty_ldisc.c:tty_ldiscs_seq_show"
)
