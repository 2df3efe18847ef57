"""``/proc/uptime``: how long the machine has been up."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record


class Uptime(Record):
    """How long the machine has been up, and how long its CPUs were idle meanwhile."""

    up: Annotated[float, Field("Time since boot, suspended time included", unit="s", kind="time")]
    idle: Annotated[float, Field("Time that the CPUs were idle, all of them added up", unit="s", kind="counter")]


FORMAT = Format(
    "uptime",
    One(Uptime, "{up:.2f} {idle:.2f}"),
    source="fs/proc/uptime.c:uptime_proc_show",
)
