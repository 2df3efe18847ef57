"""``/proc/spl/kstat/zfs/arcstats``: statistics of the adaptive replacement cache."""

from __future__ import annotations

from typing import Annotated

from procframe_zfs.kstat import NamedValues, amount, counter, gauge, named, of_type
from procframe_zfs.l2arc import SecondLevel

__all__ = ["FORMAT", "Arcstats"]

_2_2 = "ZFS 2.2"


class FirstLevel(NamedValues):
    """Statistics of the cache in memory."""

    hits: Annotated[int, counter("Requests satisfied without I/O", "requests")]
    iohits: Annotated[int, counter("Requests for what was being read already", "requests", _2_2)]
    misses: Annotated[int, counter("Requests that needed I/O", "requests")]
    demand_data_hits: Annotated[int, counter("Requests for data satisfied without I/O", "requests")]
    demand_data_iohits: Annotated[int, counter("Requests for data that was being read", "requests", _2_2)]
    demand_data_misses: Annotated[int, counter("Requests for data that needed I/O", "requests")]
    demand_metadata_hits: Annotated[int, counter("Requests for metadata satisfied without I/O", "requests")]
    demand_metadata_iohits: Annotated[int, counter("Requests for metadata that was being read", "requests", _2_2)]
    demand_metadata_misses: Annotated[int, counter("Requests for metadata that needed I/O", "requests")]
    prefetch_data_hits: Annotated[int, counter("Prefetches of data that was there", "requests")]
    prefetch_data_iohits: Annotated[int, counter("Prefetches of data that was being read", "requests", _2_2)]
    prefetch_data_misses: Annotated[int, counter("Prefetches of data that needed I/O", "requests")]
    prefetch_metadata_hits: Annotated[int, counter("Prefetches of metadata that was there", "requests")]
    prefetch_metadata_iohits: Annotated[int, counter("Prefetches of metadata that was being read", "requests", _2_2)]
    prefetch_metadata_misses: Annotated[int, counter("Prefetches of metadata that needed I/O", "requests")]
    mru_hits: Annotated[int, counter("Hits among buffers used recently", "requests")]
    mru_ghost_hits: Annotated[
        int, counter("Requests for what was evicted of those, and is still remembered", "requests")
    ]
    mfu_hits: Annotated[int, counter("Hits among buffers used frequently", "requests")]
    mfu_ghost_hits: Annotated[
        int, counter("Requests for what was evicted of those, and is still remembered", "requests")
    ]
    uncached_hits: Annotated[int, counter("Hits among buffers that are not to stay", "requests", _2_2)]
    deleted: Annotated[int, counter("Buffers whose header was removed by an eviction", "buffers")]
    mutex_miss: Annotated[int, counter("Buffers not evicted because their lock was held", "buffers")]
    access_skip: Annotated[int, counter("Accesses not noted because the header was gone")]
    evict_skip: Annotated[int, counter("Buffers not evicted: in use, too young or of another pool", "buffers")]
    evict_not_enough: Annotated[int, counter("Evictions that did not reach their goal")]
    hash_elements: Annotated[int, gauge("Headers in the hash table")]
    hash_elements_max: Annotated[int, gauge("The most that there were")]
    hash_collisions: Annotated[int, counter("Headers inserted where others were")]
    hash_chains: Annotated[int, gauge("Slots of the hash table with several headers")]
    hash_chain_max: Annotated[int, gauge("The most headers that a slot had")]
    p: Annotated[int, amount("Target size of the part used recently; until ZFS 2.1")]
    meta: Annotated[int, gauge("Target share of metadata, in 2^32 parts", since=_2_2)]
    pd: Annotated[int, gauge("Target share of data used recently, in 2^32 parts", since=_2_2)]
    pm: Annotated[int, gauge("Target share of metadata used recently, in 2^32 parts", since=_2_2)]
    c: Annotated[int, amount("Target size of the cache")]
    c_min: Annotated[int, amount("Least target size")]
    c_max: Annotated[int, amount("Greatest target size")]
    size: Annotated[int, amount("Size of the cache")]
    compressed_size: Annotated[int, amount("Blocks in it, compressed where they are so on disk")]
    uncompressed_size: Annotated[int, amount("The same blocks without compression")]
    overhead_size: Annotated[int, amount("Copies of blocks for those that use them")]
    hdr_size: Annotated[int, amount("Headers of buffers")]
    data_size: Annotated[int, amount("Buffers of data")]
    metadata_size: Annotated[int, amount("Buffers of metadata")]
    dbuf_size: Annotated[int, amount("Structures of dbufs")]
    dnode_size: Annotated[int, amount("Structures of dnodes")]
    bonus_size: Annotated[int, amount("Bonus buffers")]
    other_size: Annotated[int, amount("Dbufs, dnodes and bonus buffers together; until ZFS 0.6")]
    anon_size: Annotated[int, amount("Buffers not yet on disk")]
    anon_data: Annotated[int, amount("Of those, data", _2_2)]
    anon_metadata: Annotated[int, amount("Of those, metadata", _2_2)]
    anon_evictable_data: Annotated[int, amount("Of those, data that can be evicted")]
    anon_evictable_metadata: Annotated[int, amount("Of those, metadata that can be evicted")]
    mru_size: Annotated[int, amount("Buffers used recently")]
    mru_data: Annotated[int, amount("Of those, data", _2_2)]
    mru_metadata: Annotated[int, amount("Of those, metadata", _2_2)]
    mru_evictable_data: Annotated[int, amount("Of those, data that can be evicted")]
    mru_evictable_metadata: Annotated[int, amount("Of those, metadata that can be evicted")]
    mru_ghost_size: Annotated[int, amount("What evicted buffers that were used recently would take")]
    mru_ghost_data: Annotated[int, amount("Of those, data", _2_2)]
    mru_ghost_metadata: Annotated[int, amount("Of those, metadata", _2_2)]
    mru_ghost_evictable_data: Annotated[int, amount("Of those, data that can be forgotten")]
    mru_ghost_evictable_metadata: Annotated[int, amount("Of those, metadata that can be forgotten")]
    mfu_size: Annotated[int, amount("Buffers used frequently")]
    mfu_data: Annotated[int, amount("Of those, data", _2_2)]
    mfu_metadata: Annotated[int, amount("Of those, metadata", _2_2)]
    mfu_evictable_data: Annotated[int, amount("Of those, data that can be evicted")]
    mfu_evictable_metadata: Annotated[int, amount("Of those, metadata that can be evicted")]
    mfu_ghost_size: Annotated[int, amount("What evicted buffers that were used frequently would take")]
    mfu_ghost_data: Annotated[int, amount("Of those, data", _2_2)]
    mfu_ghost_metadata: Annotated[int, amount("Of those, metadata", _2_2)]
    mfu_ghost_evictable_data: Annotated[int, amount("Of those, data that can be forgotten")]
    mfu_ghost_evictable_metadata: Annotated[int, amount("Of those, metadata that can be forgotten")]
    uncached_size: Annotated[int, amount("Buffers that are not to stay", _2_2)]
    uncached_data: Annotated[int, amount("Of those, data", _2_2)]
    uncached_metadata: Annotated[int, amount("Of those, metadata", _2_2)]
    uncached_evictable_data: Annotated[int, amount("Of those, data that can be evicted", _2_2)]
    uncached_evictable_metadata: Annotated[int, amount("Of those, metadata that can be evicted", _2_2)]
    memory_throttle_count: Annotated[int, counter("Writes delayed for want of memory")]
    memory_direct_count: Annotated[int, counter("Times that a process in want of memory had the cache shrunk")]
    memory_indirect_count: Annotated[int, counter("Times that the kernel's own thread had it shrunk")]
    memory_all_bytes: Annotated[int, amount("Memory of the machine")]
    memory_free_bytes: Annotated[int, amount("Free memory")]
    memory_available_bytes: Annotated[
        int, of_type("int64", amount("Memory that the cache may yet take; below 0, what it must give up"))
    ]
    arc_no_grow: Annotated[int, gauge("1 while the cache must not grow")]
    arc_tempreserve: Annotated[int, amount("Reserved for writes that are to come")]
    arc_loaned_bytes: Annotated[int, amount("Lent to others until they write it")]
    arc_prune: Annotated[int, counter("Times that others were asked to give up metadata")]
    arc_meta_used: Annotated[int, amount("All metadata with its structures")]
    arc_meta_limit: Annotated[int, amount("Most metadata that is wanted; until ZFS 2.1")]
    arc_dnode_limit: Annotated[int, amount("Most dnodes that are wanted")]
    arc_meta_max: Annotated[int, amount("The most metadata that there was; until ZFS 2.1")]
    arc_meta_min: Annotated[int, amount("Metadata that is kept in any case; until ZFS 2.1")]
    async_upgrade_sync: Annotated[int, counter("Reads under way whose priority was raised for a request", "requests")]
    predictive_prefetch: Annotated[int, counter("Predictive prefetches", "requests", _2_2)]
    demand_hit_predictive_prefetch: Annotated[int, counter("Requests for what such a one had read", "requests")]
    demand_iohit_predictive_prefetch: Annotated[
        int, counter("Requests for what such a one was reading", "requests", _2_2)
    ]
    prescient_prefetch: Annotated[int, counter("Prefetches of what will be needed for certain", "requests", _2_2)]
    demand_hit_prescient_prefetch: Annotated[int, counter("Requests for what such a one had read", "requests")]
    demand_iohit_prescient_prefetch: Annotated[
        int, counter("Requests for what such a one was reading", "requests", _2_2)
    ]
    arc_need_free: Annotated[int, amount("Memory that the kernel wants back")]
    arc_sys_free: Annotated[int, amount("Memory to leave free")]
    arc_raw_size: Annotated[int, amount("Encrypted blocks as they are on disk")]
    cached_only_in_progress: Annotated[int, counter("Reads of the cache alone that found a read under way", "requests")]
    abd_chunk_waste_size: Annotated[int, amount("Unused ends of the buffers' last chunks")]
    duplicate_buffers: Annotated[int, gauge("Copies of buffers; until ZFS 0.6", "buffers")]
    duplicate_buffers_size: Annotated[int, amount("Size of those; until ZFS 0.6")]
    duplicate_reads: Annotated[int, counter("Reads that made a copy; until ZFS 0.6", "requests")]


class Arcstats(SecondLevel, FirstLevel):
    """Statistics of the adaptive replacement cache (ARC), which keeps blocks in memory, and of its second level."""


FORMAT = named("spl/kstat/zfs/arcstats", Arcstats, "module/zfs/arc.c:arc_kstat_update")
