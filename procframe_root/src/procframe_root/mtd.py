"""``/proc/mtd``: memory technology devices, such as flash, and their partitions."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "Mtd"]


class Mtd(Record):
    """A memory technology device, or a partition of one."""

    index: Annotated[int, Field("Number of the device: 0 is /dev/mtd0", kind="identity")]
    size: Annotated[int, Field("Size", unit="bytes")]
    erasesize: Annotated[int, Field("Size of the blocks that are erased as a whole", unit="bytes")]
    name: Annotated[str, Field("Name", kind="identity", codec=ANYTHING)]


FORMAT = Format(
    "mtd",
    Table(Mtd, 'mtd{index:d}: {size:08x} {erasesize:08x} "{name}"', header="dev:    size   erasesize  name"),
    source="drivers/mtd/mtdcore.c:mtd_proc_show",
)
