"""``/proc/sal`` of Itanium: what the system's firmware (SAL) can do."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record
from procframe_root.choices import BOOL

__all__ = ["FEATURE", "SalFeature"]


class SalFeature(Record):
    """Something that the platform does or not: lock the bus, redirect interrupts, let clocks of CPUs drift apart."""

    present: Annotated[bool, Field("Whether it does", kind="flags", codec=BOOL)]


FEATURE = Format(
    "sal/bus_lock",
    One(SalFeature, "{present:d}"),
    paths=("sal/bus_lock", "sal/ipi_redirection", "sal/irq_redirection", "sal/itc_drift"),
    source="arch/ia64/kernel/salinfo.c:proc_salinfo_show",
)
