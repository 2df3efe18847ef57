"""``/proc/latency_stats``: where processes waited, all of them together."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Repeat, Table, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "LatencyStats"]

FUNCTION = pattern(r"[^ \n]+(?: {1,9}\[[^ \]\n]+\])?")
"""A function of the kernel, and the module that it is in."""


class LatencyStats(Record):
    """A place in the kernel where processes waited."""

    count: Annotated[int, Field("How often processes waited there", kind="counter")]
    time: Annotated[int, Field("How long altogether", unit="us", kind="counter")]
    max: Annotated[int, Field("Longest wait", unit="us")]
    backtrace: Annotated[
        list[str],
        Field("Functions of the kernel, the innermost first, with their module", kind="identity", codec=FUNCTION),
    ]


FORMAT = Format(
    "latency_stats",
    Table(LatencyStats, "{count:d} {time:d} {max:d}", Repeat("backtrace", " {}"), header="Latency Top version : v0.1"),
    source="kernel/latencytop.c:lstats_show",
    since="2.6.25",
)
