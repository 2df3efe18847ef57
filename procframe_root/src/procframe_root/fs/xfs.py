"""``/proc/fs/xfs/{stat,xqmstat,xqm}``: what XFS did, over all its file systems."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Among, Group, Keys, Line, One, Opt, Stanza, choice
from procframe.record import Field, KeyedRecord, Record, field_names
from procframe_root.fs.xfs_records import (
    Attributes,
    BlockMap,
    Btree,
    Btree1,
    Buffers,
    Bytes,
    Calls,
    Directory,
    ExtentAlloc,
    InodeCache,
    InodeClusters,
    Log,
    PushAil,
    Quota,
    Transactions,
    Vnodes,
    Xstrat,
    Zoned,
)

__all__ = ["STAT", "XQM", "XQMSTAT", "QuotaUse", "XfsStat"]


class XfsStat(KeyedRecord):
    """What XFS did, over all its file systems since it was loaded (or the counters were cleared)."""

    extent_alloc: Annotated[ExtentAlloc, Field("Extents allocated and freed")]
    abt: Annotated[Btree1, Field("B-trees of free space, in the counters of the oldest version")]
    blk_map: Annotated[BlockMap, Field("Maps of files to blocks")]
    bmbt: Annotated[Btree1, Field("B-trees of block maps, in the counters of the oldest version")]
    dir: Annotated[Directory, Field("Operations on directories")]
    trans: Annotated[Transactions, Field("Transactions on metadata")]
    ig: Annotated[InodeCache, Field("The cache of inodes")]
    log: Annotated[Log, Field("The log")]
    push_ail: Annotated[PushAil, Field("Writing logged changes to their places")]
    xstrat: Annotated[Xstrat, Field("Allocations for data that was written into memory only")]
    rw: Annotated[Calls, Field("Calls of read and write")]
    attr: Annotated[Attributes, Field("Operations on extended attributes")]
    icluster: Annotated[InodeClusters, Field("Writing inodes, in clusters")]
    vnodes: Annotated[Vnodes, Field("Inodes in memory")]
    buf: Annotated[Buffers, Field("Buffers of metadata")]
    abtb2: Annotated[Btree, Field("B-trees of free space by block number")]
    abtc2: Annotated[Btree, Field("B-trees of free space by size")]
    bmbt2: Annotated[Btree, Field("B-trees of block maps")]
    ibt2: Annotated[Btree, Field("B-trees of inodes")]
    fibt2: Annotated[Btree, Field("B-trees of free inodes", since="3.16")]
    rmapbt: Annotated[Btree, Field("B-trees of the owners of blocks", since="4.8")]
    refcntbt: Annotated[Btree, Field("B-trees of how often blocks are shared", since="4.9")]
    rmapbt_mem: Annotated[Btree, Field("B-trees of owners in memory, made for repairs", since="6.9")]
    rcbagbt: Annotated[Btree, Field("B-trees of reference counts in memory, made for repairs", since="6.9")]
    rtrmapbt: Annotated[Btree, Field("B-trees of owners in the realtime section", since="6.14")]
    rtrmapbt_mem: Annotated[
        Btree, Field("B-trees of owners in the realtime section, in memory, made for repairs", since="6.14")
    ]
    rtrefcntbt: Annotated[Btree, Field("B-trees of how often blocks of the realtime section are shared", since="6.14")]
    qm: Annotated[Quota, Field("Quotas")]
    zoned: Annotated[Zoned, Field("Garbage collection on zoned devices")]
    metafile: Annotated[int, Field("Inodes of metadata in memory", kind="gauge")]
    xpc: Annotated[Bytes, Field("Bytes moved")]
    defer_relog: Annotated[
        int, Field("Deferred work that was logged again to move it on", kind="counter", since="5.10")
    ]
    debug: Annotated[int, Field("1 where XFS was built to check itself", kind="flags")]
    gc_bytes: Annotated[
        int, Field("Bytes moved by garbage collection", unit="bytes", kind="counter", key="gc", form="xpc {:d}")
    ]


class QuotaUse(Record):
    """How many quotas are in memory, as older kernels said it."""

    maximum: Annotated[int, Field("Always 0")]
    dquots: Annotated[int, Field("Quotas in memory")]
    ratio: Annotated[int, Field("Always 0")]
    unused: Annotated[int, Field("Those that are not in use")]
    realtime: Annotated[
        str | None,
        Field(
            "Whether there are quotas in the realtime section: `rtquota`, else `quota`",
            codec=choice("rtquota", "quota"),
            since="6.13",
        ),
    ] = None


def _line(name: str, record: type[Record], optional: int = 0) -> Line:
    """A line of a name and all fields of a record, of which some at the end may be missing."""
    fields = [f" {{{field}:d}}" for field in field_names(record)]
    always = "".join(fields[: len(fields) - optional])
    return Line(f"{name}{always}", *([Opt("".join(fields[-optional:]))] if optional else []))


def _row(name: str, record: type[Record], optional: int = 0) -> Group:
    return Group(name, Stanza(record, _line(name, record, optional)))


STAT = Format(
    "fs/xfs/stat",
    One(
        XfsStat,
        Among(
            Keys("{key} {:d}", separator=" "),
            _row("extent_alloc", ExtentAlloc),
            _row("abt", Btree1),
            _row("blk_map", BlockMap),
            _row("bmbt", Btree1),
            _row("dir", Directory),
            _row("trans", Transactions),
            _row("ig", InodeCache),
            _row("log", Log),
            _row("push_ail", PushAil),
            _row("xstrat", Xstrat),
            _row("rw", Calls),
            _row("attr", Attributes),
            _row("icluster", InodeClusters),
            _row("vnodes", Vnodes, 1),
            _row("buf", Buffers),
            *(
                _row(name, Btree)
                for name in (
                    *("abtb2", "abtc2", "bmbt2", "ibt2", "fibt2", "rmapbt", "refcntbt"),
                    *("rmapbt_mem", "rcbagbt", "rtrmapbt", "rtrmapbt_mem", "rtrefcntbt"),
                )
            ),
            _row("qm", Quota, 2),
            _row("zoned", Zoned),
            _row("xpc", Bytes),
        ),
    ),
    source="fs/xfs/xfs_stats.c:xfs_stats_format",
)
XQMSTAT = Format("fs/xfs/xqmstat", One(Quota, _line("qm", Quota, 2)), source="fs/xfs/xfs_stats.c:xqmstat_proc_show")
XQM = Format(
    "fs/xfs/xqm",
    One(QuotaUse, Line("{maximum:d}\t{dquots:d}\t{ratio:d}\t{unused:d}", Opt("\t{realtime}"))),
    source="fs/xfs/xfs_stats.c:xqm_proc_show",
)
