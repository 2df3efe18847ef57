"""``/proc/buddyinfo``: free memory by the size of the blocks that it is in."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Repeat, Table
from procframe.record import Field, Record


class Buddyinfo(Record):
    """How many blocks of each size are free in a zone of memory."""

    node: Annotated[int, Field("NUMA node", kind="identity")]
    zone: Annotated[str, Field("Zone of memory, such as DMA32 or Normal", kind="identity")]
    free: Annotated[list[int], Field("Free blocks of 1, 2, 4, 8, ... pages", unit="blocks")]


FORMAT = Format(
    "buddyinfo",
    Table(Buddyinfo, "Node {node:d}, zone {zone:>8s} ", Repeat("free", "{:6d} ")),
    source="mm/vmstat.c:frag_show_print",
)
