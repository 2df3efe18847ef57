"""The records of ``/proc/fs/xfs/stat``: what each of its lines counts."""

from __future__ import annotations

from typing import Annotated

from procframe.record import Field, Record

__all__ = [
    "Attributes",
    "BlockMap",
    "Btree",
    "Btree1",
    "Buffers",
    "Bytes",
    "Calls",
    "Directory",
    "ExtentAlloc",
    "InodeCache",
    "InodeClusters",
    "Log",
    "PushAil",
    "Quota",
    "Transactions",
    "Vnodes",
    "Xstrat",
    "Zoned",
]


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
