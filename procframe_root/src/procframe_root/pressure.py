"""``/proc/pressure/*``: how much time was lost to waiting for CPUs, I/O, memory and interrupts."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, choice
from procframe.record import Field, Record


class Pressure(Record):
    """How much time tasks lost waiting for a resource: some of them, or all that were not idle at once (full)."""

    stalled: Annotated[
        str, Field("Whether some tasks waited or all of them", kind="identity", codec=choice("some", "full"))
    ]
    avg10: Annotated[float, Field("Share of the last 10 seconds", unit="%")]
    avg60: Annotated[float, Field("Share of the last minute", unit="%")]
    avg300: Annotated[float, Field("Share of the last five minutes", unit="%")]
    total: Annotated[int, Field("Time lost since boot", unit="us", kind="counter")]


FORMAT = Format(
    "pressure/<resource>",
    Table(Pressure, "{stalled} avg10={avg10:.2f} avg60={avg60:.2f} avg300={avg300:.2f} total={total:d}"),
    source="kernel/sched/psi.c:psi_show",
    since="4.20",
)
