"""``/proc/PID/schedstat``: how long a task ran and waited."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record


class SchedStat(Record):
    """How long a task ran and how long it waited to run. All zero if the kernel does not count."""

    run_time: Annotated[int, Field("Time on a CPU", unit="ns", kind="counter")]
    run_delay: Annotated[int, Field("Time waiting for a CPU", unit="ns", kind="counter")]
    timeslices: Annotated[int, Field("Times it was put on a CPU", kind="counter")]


FORMAT = Format(
    "PID/schedstat",
    One(SchedStat, "{run_time:d} {run_delay:d} {timeslices:d}"),
    source="fs/proc/base.c:proc_pid_schedstat",
)
