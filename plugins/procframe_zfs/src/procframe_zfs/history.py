"""The last reads, groups of transactions and multihost writes of a pool."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Alt, Codec, Table, enum, flags, pattern
from procframe.record import Field, Record
from procframe_zfs.codecs import ARC_FLAGS, DASH

__all__ = ["MULTIHOST", "READS", "TXGS"]

_ORIGIN = pattern(r"(?:[^ \t\n][^\n]{0,22})?")
_SKIPPED = flags(["not_writable", "write_pending"])
_SKIP = Codec(
    lambda text: _SKIPPED.decode(int(text, 16)),
    lambda value: f"{_SKIPPED.encode(value):#x}",
    r"0x[1-9a-f][0-9a-f]{0,7}",
    schema="array",
    unknown=_SKIPPED.unknown,
)


class PoolRead(Record):
    """A read of a pool; the module parameter `zfs_read_history` says how many are kept, none unless it is set."""

    id: Annotated[int, Field("Number of the read", kind="identity")]
    start: Annotated[int, Field("When it was done, since boot", unit="ns", kind="time")]
    objset: Annotated[int, Field("Set that the object is in", kind="label")]
    object: Annotated[int, Field("Object that the block is of", kind="label")]
    level: Annotated[int, Field("Level of the block, 0 for data", kind="label")]
    blkid: Annotated[int, Field("Number of the block at that level", kind="label")]
    aflags: Annotated[list[str], Field("How the cache treated it", kind="flags", codec=ARC_FLAGS)]
    origin: Annotated[str, Field("Function that it came from; empty in ZFS 2", kind="label", codec=_ORIGIN)]
    pid: Annotated[int, Field("Process that read", kind="label")]
    process: Annotated[str, Field("Name of the process", kind="label", codec=TEXT)]


class TransactionGroup(Record):
    """A group of transactions, which is written as one."""

    txg: Annotated[int, Field("Number of the group", kind="identity")]
    birth: Annotated[int, Field("When it was opened, since boot", unit="ns", kind="time")]
    state: Annotated[
        str,
        Field(
            "`open`, `quiesced` while its transactions end, `waiting` to be written, `synced` while it is, `committed`",
            kind="label",
            codec=enum({"B": "birth", "O": "open", "Q": "quiesced", "W": "waiting", "S": "synced", "C": "committed"}),
        ),
    ]
    ndirty: Annotated[int, Field("Dirty data in it", unit="bytes")]
    nread: Annotated[int, Field("Data read while it was written", unit="bytes")]
    nwritten: Annotated[int, Field("Data written", unit="bytes")]
    reads: Annotated[int, Field("Reads while it was written", unit="requests")]
    writes: Annotated[int, Field("Writes", unit="requests")]
    otime: Annotated[int, Field("How long it was open", unit="ns", kind="time")]
    qtime: Annotated[int, Field("How long its transactions took to end", unit="ns", kind="time")]
    wtime: Annotated[int, Field("How long it waited for the group before it", unit="ns", kind="time")]
    stime: Annotated[int, Field("How long it took to write", unit="ns", kind="time")]


class MultihostWrite(Record, kw_only=True):
    """A write that tells other hosts that the pool is in use, or writes that were skipped for one reason."""

    id: Annotated[int, Field("Number of the write", kind="identity")]
    txg: Annotated[int, Field("Group of transactions written last", kind="label")]
    timestamp: Annotated[int, Field("When it was issued, or the first one skipped, since 1970", unit="s", kind="time")]
    error: Annotated[int | None, Field("Error of a write, 0 for none; absent if skipped", kind="label")] = None
    skipped: Annotated[
        list[str] | None,
        Field(
            "Why writes were skipped: devices `not_writable` or with a `write_pending`; absent if it was issued",
            kind="flags",
            codec=_SKIP,
        ),
    ] = None
    duration: Annotated[int, Field("How long the write took, or writes were skipped", unit="ns", kind="time")]
    mmp_delay: Annotated[int, Field("Delay between such writes that was in force", unit="ns", kind="time")]
    vdev_guid: Annotated[int | None, Field("Device that was written; absent if skipped", kind="label")] = None
    skips: Annotated[int | None, Field("How many writes were skipped; absent if it was issued")] = None
    vdev_label: Annotated[int, Field("Label of the device that was written", kind="label")]
    vdev_path: Annotated[str | None, Field("Path of the device, if it has one", kind="label", codec=DASH)]


READS = Format(
    "spl/kstat/zfs/<pool>/reads",
    Table(
        PoolRead,
        "{id:<8d} {start:<16d} 0x{objset:<6x} {object:<8d} {level:<8d} {blkid:<8d} 0x{aflags:<6x}"
        " {origin:24s} {pid:<8d} {process:16s}",
        header="UID      start            objset   object   level    blkid    aflags  "
        " origin                   pid      process         ",
    ),
    source="module/zfs/spa_stats.c:spa_read_history_show",
)
TXGS = Format(
    "spl/kstat/zfs/<pool>/txgs",
    Table(
        TransactionGroup,
        "{txg:<8d} {birth:<16d} {state:5s} {ndirty:<12d} {nread:<12d} {nwritten:<12d} {reads:<8d} {writes:<8d}"
        " {otime:<12d} {qtime:<12d} {wtime:<12d} {stime:<12d}",
        header="txg      birth            state ndirty       nread        nwritten     reads    writes  "
        " otime        qtime        wtime        stime       ",
    ),
    source="module/zfs/spa_stats.c:spa_txg_history_show",
)
MULTIHOST = Format(
    "spl/kstat/zfs/<pool>/multihost",
    Table(
        MultihostWrite,
        "{id:<10d} {txg:<10d} {timestamp:10d} ",
        Alt(
            "{error:6d} {duration:10d} {mmp_delay:12d} {vdev_guid:<24d}",
            "{skipped:>6s} {duration:10d} {mmp_delay:12d} {skips:<24d}",
        ),
        " {vdev_label:<10d} {vdev_path}",
        header="id         txg        timestamp  error  duration   mmp_delay   "
        " vdev_guid                vdev_label vdev_path",
    ),
    source="module/zfs/spa_stats.c:spa_mmp_history_show",
    since="ZFS 0.7",
)
