"""``/proc/net/psched``: the clock of packet scheduling."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record

__all__ = ["FORMAT", "Psched"]


class Psched(Record):
    """The clock of packet scheduling, for the arithmetic of ``tc``."""

    tick_multiplier: Annotated[int, Field("Nanoseconds in a microsecond, the unit of user space", unit="ns")]
    tick: Annotated[int, Field("Length of a tick of packet scheduling", unit="ns")]
    clock_factor: Annotated[int, Field("Microseconds in a second", unit="us")]
    timer_frequency: Annotated[int, Field("How often timers can go off", unit="Hz")]


FORMAT = Format(
    "net/psched",
    One(Psched, "{tick_multiplier:08x} {tick:08x} {clock_factor:08x} {timer_frequency:08x}"),
    source="net/sched/sch_api.c:psched_show",
)
