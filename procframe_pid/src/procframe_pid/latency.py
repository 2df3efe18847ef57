"""``/proc/PID/latency``: where a process waited, and how long."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Repeat, Table
from procframe.record import Field, Record


class Latency(Record):
    """A place in the kernel where a process waited."""

    count: Annotated[int, Field("How often it waited there", kind="counter")]
    time: Annotated[int, Field("How long altogether", unit="us", kind="counter")]
    max: Annotated[int, Field("Longest wait", unit="us")]
    backtrace: Annotated[list[str], Field("Functions of the kernel, the innermost first", kind="identity")]


FORMAT = Format(
    "PID/latency",
    Table(Latency, "{count:d} {time:d} {max:d}", Repeat("backtrace", " {:s}"), header="Latency Top version : v0.1"),
    source="fs/proc/base.c:lstats_show_proc",
)
