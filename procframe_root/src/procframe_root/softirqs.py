"""``/proc/softirqs``: how often each kind of soft interrupt was handled on each CPU."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Line, Repeat, Table
from procframe.record import Field, Record

WIDTH = Codec(lambda text: len(text) - 8, lambda width: " " * (width + 8), " {9,24}", schema="integer", exact=True)
"""The blanks before the first CPU of the header: as many as a name is wide, and eight more."""


class Header(Record):
    """The CPUs, and how wide the names are."""

    name_width: Annotated[int, Field("Width of the names: 12, or 8 to 3.0", unit="characters", codec=WIDTH)]
    cpus: Annotated[list[int], Field("The CPUs that can exist, in the order of the counts", kind="identity")]


class SoftIrq(Record):
    """How often a kind of soft interrupt was handled on each CPU."""

    name: Annotated[str, Field("Kind of soft interrupt", kind="identity")]
    counts: Annotated[
        list[int], Field("How often each CPU of the header handled it", unit="interrupts", kind="counter")
    ]


FORMAT = Format(
    "softirqs",
    Table(
        SoftIrq,
        "{name:>[name_width]s}:",
        Repeat("counts", " {:10d}", count="cpus"),
        header=Line("{name_width}", Repeat("cpus", "CPU{:<8d}", minimum=1)),
        head=Header,
    ),
    source="fs/proc/softirqs.c:show_softirqs",
    since="2.6.31",
)
