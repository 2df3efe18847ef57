"""``/proc/PID/autogroup``: the scheduling group of a session."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record


class Autogroup(Record):
    """The group in which the scheduler treats the processes of a session as one."""

    id: Annotated[int, Field("Number of the group", kind="identity")]
    nice: Annotated[int, Field("Nice value of the group")]


FORMAT = Format(
    "PID/autogroup",
    One(Autogroup, "/autogroup-{id:d} nice {nice:d}", empty=True),
    source="kernel/sched/autogroup.c:proc_sched_autogroup_show_task",
    since="2.6.38",
)
