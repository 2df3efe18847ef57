"""``/proc/timer_stats``: who set timers, and what they called, while it was being counted (until 4.10)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Line, Many, Opt, Stanza, choice, pattern, split_number
from procframe.record import Field, Record

__all__ = ["FORMAT", "TimerStat", "TimerStats"]

SYMBOL = pattern(r"[^ ()\n]+")
"""A function of the kernel, or its address as ``<...>`` where it has no name."""
DEFERRABLE = Codec({"D": True}.__getitem__, {True: "D"}.__getitem__, "D", "boolean", exact=True)


class TimerStat(Record):
    """Timers that one process set in one way."""

    count: Annotated[int, Field("How often such a timer expired", kind="counter")]
    deferrable: Annotated[
        bool | None,
        Field("True if they may wait until the CPU is not idle; else absent", kind="flags", codec=DEFERRABLE),
    ]
    pid: Annotated[int, Field("Process that set them", kind="identity")]
    comm: Annotated[str, Field("Its name", kind="label", codec=pattern(r"[^\n]{0,15}"))]
    start_function: Annotated[str, Field("Function that set them", kind="identity", codec=SYMBOL)]
    expire_function: Annotated[str, Field("Function that they called", kind="identity", codec=SYMBOL)]


class TimerStats(Record):
    """How long timers were counted, and how many there were."""

    version: Annotated[str, Field("Version of this file")]
    sample_period: Annotated[int, Field("How long they were counted", unit="ms", kind="time", codec=split_number(3))]
    overflow: Annotated[int | None, Field("Timers that there was no room to count", unit="entries")] = None
    collection: Annotated[
        str | None, Field("Whether they are still being counted", codec=choice("active", "inactive"))
    ] = None
    events: Annotated[int | None, Field("How often any timer expired", kind="counter")] = None
    rate: Annotated[
        int | None, Field("The same per time", unit="events/1000 s", kind="gauge", codec=split_number(3))
    ] = None


# A deferrable timer's count ends in D; the others' stand a blank further to the right.
_ROW = Line(
    Alt("{count:4d}{deferrable}", " {count:4d}"),
    ", {pid:5d} {comm:<16s} {start_function} ({expire_function})",
)

FORMAT = Format(
    "timer_stats",
    File(
        "Timer Stats Version: {version}",
        "Sample period: {sample_period} s",
        "Overflow: {overflow:d} entries",
        "Collection: {collection}",
        Many("records", Stanza(TimerStat, _ROW)),
        Line("{events:d} total events", Opt(", {rate} events/sec")),
        header=TimerStats,
    ),
    source="kernel/time/timer_stats.c:tstats_show",
    since="2.6.21",
)
