"""``/proc/loadavg``: how busy the machine is."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record


class LoadAvg(Record):
    """How many tasks were runnable or in uninterruptible sleep, on average."""

    load_1: Annotated[float, Field("Average of the last minute", unit="tasks")]
    load_5: Annotated[float, Field("Average of the last five minutes", unit="tasks")]
    load_15: Annotated[float, Field("Average of the last fifteen minutes", unit="tasks")]
    running: Annotated[int, Field("Tasks runnable now", unit="tasks")]
    tasks: Annotated[int, Field("Tasks that exist now", unit="tasks")]
    last_pid: Annotated[int, Field("The PID given last", kind="label")]


FORMAT = Format(
    "loadavg",
    One(LoadAvg, "{load_1:.2f} {load_5:.2f} {load_15:.2f} {running:d}/{tasks:d} {last_pid:d}"),
    source="fs/proc/loadavg.c:loadavg_proc_show",
)
