"""``/proc/partitions``: block devices and their sizes."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table
from procframe.record import Field, Record


class Partition(Record):
    """A block device or partition, and its size."""

    major: Annotated[int, Field("Major number of the device", kind="label")]
    minor: Annotated[int, Field("Minor number of the device", kind="label")]
    blocks: Annotated[int, Field("Size, in blocks of 1024 bytes", unit="kB")]
    name: Annotated[str, Field("Name of the device", kind="identity")]


_HEADER = ("major minor  #blocks  name", "")

FORMAT = Format(
    "partitions",
    variants=[
        Variant("default", Table(Partition, "{major:4d}  {minor:7d} {blocks:10d} {name}", header=_HEADER), "2.6.31+"),
        Variant("narrow", Table(Partition, "{major:4d}  {minor:4d} {blocks:10d} {name}", header=_HEADER), "to 2.6.30"),
    ],
    source="block/genhd.c:show_partition",
)
