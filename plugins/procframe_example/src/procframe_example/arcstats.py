"""``/proc/spl/kstat/zfs/arcstats``: statistics of the cache of ZFS."""

from __future__ import annotations

from typing import Annotated

from procframe import Field, Format, Record
from procframe.layout import Line, Table, enum, flags

TYPES = enum({0: "char", 1: "int32", 2: "uint32", 3: "int64", 4: "uint64", 5: "long", 6: "ulong", 7: "string"})
FLAGS = flags(["virtual", "var_size", "writable", "persistent", "dormant", "invalid", "longstrings", "no_headers"])


class ArcStatistic(Record):
    """One statistic of the adaptive replacement cache (ARC), in which ZFS keeps blocks in memory."""

    name: Annotated[str, Field("What is counted or measured", kind="identity")]
    type: Annotated[str, Field("Type of the value in the kernel", kind="label", codec=TYPES)]
    value: Annotated[int, Field("Value: a number of events, or bytes where the name says size, c or target")]


class Kstat(Record):
    """What the first line says of the whole file, as of every file of kernel statistics (``kstat``)."""

    id: Annotated[int, Field("Number of this set of statistics since ZFS was loaded", kind="identity")]
    type: Annotated[int, Field("Kind of kstat; 1 is for named values", kind="label")]
    flags: Annotated[list[str], Field("Properties of the set", kind="flags", codec=FLAGS)]
    count: Annotated[int, Field("Statistics in the set")]
    size: Annotated[int, Field("Size of the set in memory", unit="bytes")]
    created: Annotated[int, Field("When it was created, since boot", unit="ns", kind="time")]
    read: Annotated[int, Field("When these values were read, since boot", unit="ns", kind="time")]


FORMAT = Format(
    "spl/kstat/zfs/arcstats",
    Table(
        ArcStatistic,
        "{name:31s} {type:<4d} {value:d}",
        header=[
            Line("{id:d} {type:d} 0x{flags:02x} {count:d} {size:d} {created:d} {read:d}"),
            "name                            type data",
        ],
        head=Kstat,
    ),
    source="module/os/linux/spl/spl-kstat.c:kstat_seq_show (OpenZFS)",
)
