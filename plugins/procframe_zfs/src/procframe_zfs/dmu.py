"""Statistics of the data management unit: transactions, prefetching, dnodes and the buffers that hold data."""

from __future__ import annotations

from typing import Annotated

from procframe_zfs.kstat import NamedValues, amount, counter, gauge, named

__all__ = ["ABDSTATS", "DMU_TX", "DNODESTATS", "XUIO_STATS", "ZFETCHSTATS"]


class Abdstats(NamedValues):
    """Buffers of data (ABDs): linear ones, and those scattered over chunks of memory."""

    open_keys = r"scatter_order_[0-9]{1,2}"

    struct_size: Annotated[int, amount("Structures of the buffers")]
    linear_cnt: Annotated[int, gauge("Linear buffers", "buffers")]
    linear_data_size: Annotated[int, amount("Data in those")]
    scatter_cnt: Annotated[int, gauge("Scattered buffers", "buffers")]
    scatter_data_size: Annotated[int, amount("Data in those")]
    scatter_chunk_waste: Annotated[int, amount("Unused ends of their last chunks")]
    scatter_page_multi_chunk: Annotated[int, gauge("Scattered buffers of several chunks", "buffers")]
    scatter_page_multi_zone: Annotated[int, gauge("Scattered buffers in several zones of memory", "buffers")]
    scatter_page_alloc_retry: Annotated[int, counter("Times that pages for one had to be asked for again")]
    scatter_sg_table_retry: Annotated[int, counter("Times that the table of one had to be asked for again")]


class DmuTx(NamedValues):
    """How transactions got into a group of them."""

    dmu_tx_assigned: Annotated[int, counter("Transactions assigned to a group")]
    dmu_tx_delay: Annotated[int, counter("Transactions delayed as there was much dirty data")]
    dmu_tx_error: Annotated[int, counter("Transactions that failed before")]
    dmu_tx_suspended: Annotated[int, counter("Assignments that found the pool suspended")]
    dmu_tx_group: Annotated[
        int, counter("Assignments put off to the next group, as the last one holds the same object")
    ]
    dmu_tx_memory_reserve: Annotated[int, counter("Assignments put off as the data would not fit into the cache")]
    dmu_tx_memory_reclaim: Annotated[
        int, counter("Assignments put off as memory is being reclaimed; no longer counted")
    ]
    dmu_tx_dirty_throttle: Annotated[int, counter("Assignments put off by the cache, which held much dirty data")]
    dmu_tx_dirty_delay: Annotated[int, counter("Assignments put off to be delayed, as there was much dirty data")]
    dmu_tx_dirty_over_max: Annotated[int, counter("Waits as dirty data was at its limit")]
    dmu_tx_wrlog_delay: Annotated[int, counter("Assignments put off as much was logged", since="ZFS 2.1")]
    dmu_tx_dirty_frees_delay: Annotated[int, counter("Waits as much was being freed")]
    dmu_tx_quota: Annotated[int, counter("Assignments put off or refused by a quota")]


class Zfetchstats(NamedValues):
    """Prefetching of files that are read in sequence."""

    hits: Annotated[int, counter("Reads that go on where a stream is", "requests")]
    future: Annotated[int, counter("Reads ahead of a stream, near enough to belong to it", "requests", "ZFS 2.3")]
    stride: Annotated[int, counter("Reads at a stride that a stream has", "requests", "ZFS 2.3")]
    past: Annotated[int, counter("Reads that a stream is past already", "requests", "ZFS 2.3")]
    misses: Annotated[int, counter("Reads that belong to no stream", "requests")]
    max_streams: Annotated[int, counter("Reads for which no further stream was made")]
    io_issued: Annotated[int, counter("Blocks prefetched", "blocks", "ZFS 2.1")]
    io_active: Annotated[int, gauge("Blocks being prefetched", "blocks", "ZFS 2.1")]
    colinear_hits: Annotated[int, counter("Reads of one stream with another; until ZFS 0.7")]
    colinear_misses: Annotated[int, counter("Reads of no two streams; until ZFS 0.7")]
    stride_hits: Annotated[int, counter("Reads at a stream's stride; until ZFS 0.7")]
    stride_misses: Annotated[int, counter("Reads not at a stream's stride; until ZFS 0.7")]
    reclaim_successes: Annotated[int, counter("Streams taken from others; until ZFS 0.7")]
    reclaim_failures: Annotated[int, counter("Streams that could not be; until ZFS 0.7")]
    streams_resets: Annotated[int, counter("Streams begun anew; until ZFS 0.7")]
    streams_noresets: Annotated[int, counter("Streams not begun anew; until ZFS 0.7")]
    bogus_streams: Annotated[int, counter("Streams that made no sense; until ZFS 0.7")]


class XuioStats(NamedValues):
    """Reads and writes without a copy; until ZFS 2.0."""

    onloan_read_buf: Annotated[int, gauge("Buffers lent to readers", "buffers")]
    onloan_write_buf: Annotated[int, gauge("Buffers lent to writers", "buffers")]
    read_buf_copied: Annotated[int, counter("Buffers copied to readers", "buffers")]
    read_buf_nocopy: Annotated[int, counter("Buffers given to readers without a copy", "buffers")]
    write_buf_copied: Annotated[int, counter("Buffers copied from writers", "buffers")]
    write_buf_nocopy: Annotated[int, counter("Buffers taken from writers without a copy", "buffers")]


class Dnodestats(NamedValues):
    """How dnodes, which describe objects, were found, made and moved in memory."""

    dnode_hold_dbuf_hold: Annotated[int, counter("Failed attempts to hold a dbuf of dnodes")]
    dnode_hold_dbuf_read: Annotated[int, counter("Failed attempts to read one")]
    dnode_hold_alloc_hits: Annotated[int, counter("Existing objects found")]
    dnode_hold_alloc_misses: Annotated[int, counter("Objects looked for that do not exist")]
    dnode_hold_alloc_interior: Annotated[int, counter("Objects looked for where a large dnode goes on")]
    dnode_hold_alloc_lock_retry: Annotated[int, counter("Retries to lock one that is looked for")]
    dnode_hold_alloc_lock_misses: Annotated[int, counter("Dnodes that another thread made in the meantime")]
    dnode_hold_alloc_type_none: Annotated[int, counter("Dnodes found in memory that are not allocated yet")]
    dnode_hold_free_hits: Annotated[int, counter("Free slots found")]
    dnode_hold_free_misses: Annotated[int, counter("Slots looked for that are not free")]
    dnode_hold_free_lock_misses: Annotated[int, counter("Slots that were no longer free once they were locked")]
    dnode_hold_free_lock_retry: Annotated[int, counter("Retries to lock slots that are looked for")]
    dnode_hold_free_overflow: Annotated[int, counter("Slots asked for beyond the end of their block")]
    dnode_hold_free_refcount: Annotated[int, counter("Slots that another thread holds")]
    dnode_hold_free_txg: Annotated[int, counter("Slots freed too recently; until ZFS 0.7")]
    dnode_free_interior_lock_retry: Annotated[int, counter("Retries to lock slots in which a dnode goes on")]
    dnode_allocate: Annotated[int, counter("Dnodes allocated")]
    dnode_reallocate: Annotated[int, counter("Dnodes allocated anew")]
    dnode_buf_evict: Annotated[int, counter("Dbufs of dnodes evicted")]
    dnode_alloc_next_chunk: Annotated[int, counter("Times that the next chunk of object numbers was begun")]
    dnode_alloc_race: Annotated[int, counter("Times that threads wanted a dnode of the same block")]
    dnode_alloc_next_block: Annotated[int, counter("Times that an error made the next block be tried")]
    dnode_move_invalid: Annotated[int, counter("Moves in memory refused: not a dnode any more")]
    dnode_move_recheck1: Annotated[int, counter("Moves refused: its set was gone")]
    dnode_move_recheck2: Annotated[int, counter("Moves refused: its set was gone once that was locked")]
    dnode_move_special: Annotated[int, counter("Moves refused: a special dnode")]
    dnode_move_handle: Annotated[int, counter("Moves refused: its handle was locked")]
    dnode_move_rwlock: Annotated[int, counter("Moves refused: it was locked")]
    dnode_move_active: Annotated[int, counter("Moves refused: it was in use")]


ABDSTATS = named("spl/kstat/zfs/abdstats", Abdstats, "module/os/linux/zfs/abd_os.c:abd_kstats_update")
DMU_TX = named("spl/kstat/zfs/dmu_tx", DmuTx, "module/zfs/dmu_tx.c:dmu_tx_init")
DNODESTATS = named("spl/kstat/zfs/dnodestats", Dnodestats, "module/zfs/dnode.c:dnode_kstats_update")
XUIO_STATS = named("spl/kstat/zfs/xuio_stats", XuioStats, "module/zfs/dmu.c:xuio_stat_init")
ZFETCHSTATS = named("spl/kstat/zfs/zfetchstats", Zfetchstats, "module/zfs/dmu_zfetch.c:zfetch_kstats_update")
