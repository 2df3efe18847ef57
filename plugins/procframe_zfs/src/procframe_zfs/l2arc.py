"""The part of ``arcstats`` about the second level of the cache (L2ARC), on devices of its own."""

from __future__ import annotations

from typing import Annotated

from procframe_zfs.kstat import NamedValues, amount, counter, gauge

__all__ = ["SecondLevel"]

_2_1 = "ZFS 2.1"


class SecondLevel(NamedValues):
    """Statistics of the second level of the cache."""

    evict_l2_cached: Annotated[int, counter("Data evicted that the second level had", "bytes")]
    evict_l2_eligible: Annotated[int, counter("Data evicted that the second level could have had", "bytes")]
    evict_l2_eligible_mfu: Annotated[int, counter("Of those, data used frequently", "bytes", since=_2_1)]
    evict_l2_eligible_mru: Annotated[int, counter("Of those, data used recently", "bytes", since=_2_1)]
    evict_l2_ineligible: Annotated[int, counter("Data evicted that is not for the second level", "bytes")]
    evict_l2_skip: Annotated[int, counter("Buffers not evicted because they were being written to it", "buffers")]
    l2_ndev: Annotated[int, gauge("Devices of the second level, of all pools", since="ZFS 2.3")]
    l2_hits: Annotated[int, counter("Requests that it satisfied", "requests")]
    l2_misses: Annotated[int, counter("Requests that it did not satisfy", "requests")]
    l2_prefetch_asize: Annotated[int, amount("Allocated to buffers that were prefetched", since=_2_1)]
    l2_mru_asize: Annotated[int, amount("Allocated to buffers used recently", since=_2_1)]
    l2_mfu_asize: Annotated[int, amount("Allocated to buffers used frequently", since=_2_1)]
    l2_bufc_data_asize: Annotated[int, amount("Allocated to buffers of data", since=_2_1)]
    l2_bufc_metadata_asize: Annotated[int, amount("Allocated to buffers of metadata", since=_2_1)]
    l2_feeds: Annotated[int, counter("Times that it was fed")]
    l2_rw_clash: Annotated[int, counter("Times that a device was read and written at once")]
    l2_read_bytes: Annotated[int, counter("Data read from its devices", "bytes")]
    l2_write_bytes: Annotated[int, counter("Data written to its devices", "bytes")]
    l2_writes_sent: Annotated[int, counter("Writes begun", "requests")]
    l2_writes_done: Annotated[int, counter("Writes finished", "requests")]
    l2_writes_error: Annotated[int, counter("Writes that failed", "requests")]
    l2_writes_lock_retry: Annotated[int, counter("Retries because a header was locked at the end of a write")]
    l2_evict_lock_retry: Annotated[int, counter("Retries because a header was locked when its buffer was evicted")]
    l2_evict_reading: Annotated[int, counter("Buffers evicted from it while they were being read", "buffers")]
    l2_evict_l1cached: Annotated[int, counter("Buffers evicted from it that the first level had", "buffers")]
    l2_free_on_write: Annotated[int, counter("Buffers freed while they were being written", "buffers")]
    l2_cdata_free_on_write: Annotated[int, counter("Of those, compressed ones; until ZFS 0.6", "buffers")]
    l2_abort_lowmem: Annotated[int, counter("Feeds given up for want of memory")]
    l2_cksum_bad: Annotated[int, counter("Reads whose checksum was wrong", "requests")]
    l2_io_error: Annotated[int, counter("Reads that failed", "requests")]
    l2_compress_successes: Annotated[int, counter("Buffers compressed; until ZFS 0.6", "buffers")]
    l2_compress_zeros: Annotated[int, counter("Buffers of nothing but zeros; until ZFS 0.6", "buffers")]
    l2_compress_failures: Annotated[int, counter("Buffers that compression made no smaller; until ZFS 0.6", "buffers")]
    l2_size: Annotated[int, amount("Data in it, before compression")]
    l2_asize: Annotated[int, amount("Data in it, as it is on the devices")]
    l2_hdr_size: Annotated[int, amount("Memory for the headers of its buffers")]
    l2_log_blk_writes: Annotated[int, counter("Log blocks written, from which it can be restored", "blocks")]
    l2_log_blk_avg_asize: Annotated[int, amount("Moving average of the aligned size of a log block")]
    l2_log_blk_asize: Annotated[int, amount("Aligned size of the log blocks on the devices")]
    l2_log_blk_count: Annotated[int, gauge("Log blocks on the devices", "blocks")]
    l2_data_to_meta_ratio: Annotated[int, gauge("Moving average of the size of data over that of its log blocks")]
    l2_rebuild_success: Annotated[int, counter("Devices whose content was restored")]
    l2_rebuild_unsupported: Annotated[int, counter("Restorations that failed as the device's header is not supported")]
    l2_rebuild_io_errors: Annotated[int, counter("Restorations that failed as a log block could not be read")]
    l2_rebuild_dh_errors: Annotated[int, counter("Restorations that failed as the device's header could not be read")]
    l2_rebuild_cksum_lb_errors: Annotated[int, counter("Log blocks whose checksum was wrong", "blocks")]
    l2_rebuild_lowmem: Annotated[int, counter("Restorations given up for want of memory")]
    l2_rebuild_size: Annotated[int, counter("Data restored, before compression", "bytes")]
    l2_rebuild_asize: Annotated[int, counter("Data restored, as it is on the devices", "bytes")]
    l2_rebuild_bufs: Annotated[int, counter("Buffers restored", "buffers")]
    l2_rebuild_bufs_precached: Annotated[int, counter("Buffers not restored as they were in memory", "buffers")]
    l2_rebuild_log_blks: Annotated[int, counter("Log blocks restored", "blocks")]
