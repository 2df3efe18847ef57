"""``/proc/fs/xfs/{stat,xqmstat,xqm}``: what XFS did, over all its file systems."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Among, Group, Keys, Line, One, Opt, Stanza, choice
from procframe.record import Field, KeyedRecord, Record, field_names

__all__ = ["STAT", "XQM", "XQMSTAT", "Quota", "QuotaUse", "XfsStat"]


def _counter(description: str, unit: str | None = None) -> Field:
    return Field(description, unit=unit, kind="counter")


class ExtentAlloc(Record):
    """Extents allocated and freed (``extent_alloc``)."""

    allocated_extents: Annotated[int, _counter("Extents allocated", "extents")]
    allocated_blocks: Annotated[int, _counter("Blocks allocated", "blocks")]
    freed_extents: Annotated[int, _counter("Extents freed", "extents")]
    freed_blocks: Annotated[int, _counter("Blocks freed", "blocks")]


class Btree1(Record):
    """Work on a B-tree, in the counters of the oldest version (``abt``, ``bmbt``)."""

    lookups: Annotated[int, _counter("Searches for a record")]
    compares: Annotated[int, _counter("Records compared")]
    inserts: Annotated[int, _counter("Records inserted")]
    deletes: Annotated[int, _counter("Records deleted")]


class BlockMap(Record):
    """Maps of files to blocks (``blk_map``)."""

    reads: Annotated[int, _counter("Times that a map was read")]
    writes: Annotated[int, _counter("Times that a map was changed to allocate space")]
    unmaps: Annotated[int, _counter("Times that blocks were taken out of a map")]
    list_inserts: Annotated[int, _counter("Extents inserted into lists", "extents")]
    list_deletes: Annotated[int, _counter("Extents deleted from lists", "extents")]
    list_lookups: Annotated[int, _counter("Searches in lists of extents")]
    list_compares: Annotated[int, _counter("Extents compared", "extents")]


class Directory(Record):
    """Operations on directories (``dir``)."""

    lookups: Annotated[int, _counter("Names looked up that were not in the kernel's cache")]
    creates: Annotated[int, _counter("Entries made")]
    removes: Annotated[int, _counter("Entries removed")]
    getdents: Annotated[int, _counter("Times that entries were listed")]


class Transactions(Record):
    """Transactions on metadata (``trans``)."""

    synchronous: Annotated[int, _counter("Those that waited for the log")]
    asynchronous: Annotated[int, _counter("Those that did not")]
    empty: Annotated[int, _counter("Those that changed nothing")]


class InodeCache(Record):
    """The cache of inodes (``ig``)."""

    attempts: Annotated[int, _counter("Inodes looked for")]
    found: Annotated[int, _counter("Inodes found")]
    recycled: Annotated[int, _counter("Inodes found that were about to be reused")]
    missed: Annotated[int, _counter("Inodes not found")]
    dup: Annotated[int, _counter("Inodes that another put there in the meantime")]
    reclaims: Annotated[int, _counter("Inodes thrown out")]
    attribute_changes: Annotated[int, _counter("Times that attributes of an inode were changed")]


class Log(Record):
    """The log (``log``)."""

    writes: Annotated[int, _counter("Buffers written")]
    blocks: Annotated[int, _counter("Data written", "512-byte blocks")]
    no_buffers: Annotated[int, _counter("Times that no buffer was free")]
    forces: Annotated[int, _counter("Times that the log was forced out")]
    force_sleeps: Annotated[int, _counter("Times that one waited for that")]


class PushAil(Record):
    """Writing logged changes to their places, from the active item list (``push_ail``)."""

    try_logspace: Annotated[int, _counter("Times that space in the log was asked for")]
    sleep_logspace: Annotated[int, _counter("Times that one waited for it")]
    pushes: Annotated[int, _counter("Times that the list was pushed")]
    success: Annotated[int, _counter("Items pushed")]
    pushbuf: Annotated[int, _counter("Items whose buffer was pushed; no longer counted")]
    pinned: Annotated[int, _counter("Items that were pinned")]
    locked: Annotated[int, _counter("Items that were locked")]
    flushing: Annotated[int, _counter("Items that were being written")]
    restarts: Annotated[int, _counter("Times that pushing began again")]
    flush: Annotated[int, _counter("Times that the log had to be forced out first")]


class Xstrat(Record):
    """Allocations for data that was written into memory only (``xstrat``)."""

    quick: Annotated[int, _counter("Those in one extent")]
    split: Annotated[int, _counter("Those in several extents")]


class Calls(Record):
    """Calls of read and write (``rw``)."""

    write_calls: Annotated[int, _counter("Writes", "calls")]
    read_calls: Annotated[int, _counter("Reads", "calls")]


class Attributes(Record):
    """Operations on extended attributes (``attr``)."""

    gets: Annotated[int, _counter("Attributes read")]
    sets: Annotated[int, _counter("Attributes set")]
    removes: Annotated[int, _counter("Attributes removed")]
    lists: Annotated[int, _counter("Times that attributes were listed")]


class InodeClusters(Record):
    """Writing inodes, in clusters (``icluster``)."""

    iflush_count: Annotated[int, _counter("Times that an inode was written")]
    flushes: Annotated[int, _counter("Clusters written")]
    flushed_inodes: Annotated[int, _counter("Inodes written with others of their cluster")]


class Vnodes(Record):
    """Inodes in memory (``vnodes``); what newer kernels do not count is 0."""

    active: Annotated[int, Field("Inodes in memory", kind="gauge")]
    alloc: Annotated[int, _counter("No longer counted")]
    gets: Annotated[int, _counter("No longer counted")]
    hold: Annotated[int, _counter("No longer counted")]
    rele: Annotated[int, _counter("Inodes taken out of memory")]
    reclaim: Annotated[int, _counter("Inodes marked to be reclaimed; in newer kernels the same as `rele`")]
    remove: Annotated[int, _counter("The same as `rele`; in newer kernels inodes marked to be reclaimed")]
    free: Annotated[int | None, _counter("No longer counted")] = None


class Buffers(Record):
    """Buffers of metadata (``buf``)."""

    gets: Annotated[int, _counter("Buffers asked for")]
    create: Annotated[int, _counter("Buffers made")]
    get_locked: Annotated[int, _counter("Buffers found and locked")]
    get_locked_waited: Annotated[int, _counter("Those for which one had to wait")]
    busy_locked: Annotated[int, _counter("Buffers that were locked and not waited for")]
    miss_locked: Annotated[int, _counter("Buffers not found")]
    page_retries: Annotated[int, _counter("Times that no page was free for a buffer")]
    page_found: Annotated[int, _counter("Pages found")]
    get_read: Annotated[int, _counter("Buffers read from the disk")]


class Btree(Record):
    """Work on the B-trees of one kind."""

    lookup: Annotated[int, _counter("Searches for a record")]
    compare: Annotated[int, _counter("Records compared")]
    insrec: Annotated[int, _counter("Records inserted")]
    delrec: Annotated[int, _counter("Records deleted")]
    newroot: Annotated[int, _counter("Roots made: trees that grew")]
    killroot: Annotated[int, _counter("Roots removed: trees that shrank")]
    increment: Annotated[int, _counter("Steps to the next record")]
    decrement: Annotated[int, _counter("Steps to the previous record")]
    lshift: Annotated[int, _counter("Records moved to the left neighbour")]
    rshift: Annotated[int, _counter("Records moved to the right neighbour")]
    split: Annotated[int, _counter("Blocks split", "blocks")]
    join: Annotated[int, _counter("Blocks joined", "blocks")]
    alloc: Annotated[int, _counter("Blocks allocated", "blocks")]
    free: Annotated[int, _counter("Blocks freed", "blocks")]
    moves: Annotated[int, _counter("Entries moved to make room, or close a gap")]


class Quota(Record):
    """The quotas of users, groups and projects (``qm``)."""

    reclaims: Annotated[int, _counter("Quotas thrown out of memory")]
    reclaim_misses: Annotated[int, _counter("Quotas that could not be thrown out")]
    dquot_dups: Annotated[int, _counter("Quotas that another read in the meantime")]
    cache_misses: Annotated[int, _counter("Quotas not found in memory")]
    cache_hits: Annotated[int, _counter("Quotas found in memory")]
    wants: Annotated[int, _counter("Quotas found among the unused ones")]
    dquots: Annotated[int | None, Field("Quotas in memory; not in `xqmstat`", kind="gauge")] = None
    unused: Annotated[int | None, Field("Those that are not in use; not in `xqmstat`", kind="gauge")] = None


class Zoned(Record):
    """Garbage collection on zoned devices (``zoned``)."""

    gc_read_calls: Annotated[int, _counter("Reads", "calls")]
    gc_write_calls: Annotated[int, _counter("Writes", "calls")]
    gc_zone_reset_calls: Annotated[int, _counter("Zones emptied", "zones")]


class Bytes(Record):
    """Bytes moved (``xpc``)."""

    xstrat_bytes: Annotated[int, _counter("Allocated for data that was written into memory only", "bytes")]
    write_bytes: Annotated[int, _counter("Written by calls", "bytes")]
    read_bytes: Annotated[int, _counter("Read by calls", "bytes")]


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
