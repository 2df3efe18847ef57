"""``/proc/PID/timens_offsets``: how the clocks of a time namespace differ."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, choice
from procframe.record import Field, Record


class ClockOffset(Record):
    """How far a clock is ahead in the time namespace that the process's children are in."""

    clock: Annotated[str, Field("Which clock", kind="identity", codec=choice("monotonic", "boottime", "unknown"))]
    seconds: Annotated[int, Field("Whole seconds", unit="s")]
    nanoseconds: Annotated[int, Field("And so many nanoseconds", unit="ns")]


FORMAT = Format(
    "PID/timens_offsets",
    Table(ClockOffset, "{clock:<10s} {seconds:10d} {nanoseconds:9d}"),
    source="kernel/time/namespace.c:show_offset",
    since="5.5",
)
