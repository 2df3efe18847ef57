"""Statistics of what is below the data management unit: allocation, deduplication, block cloning and devices."""

from __future__ import annotations

from typing import Annotated

from procframe_zfs.kstat import NamedValues, counter, gauge, named, of_type

__all__ = ["BRTSTATS", "DDT_STATS", "METASLAB_STATS", "VDEV_CACHE_STATS", "VDEV_MIRROR_STATS", "ZIO_STATS"]


class Brtstats(NamedValues):
    """The block reference table (BRT), in which blocks that files share are counted."""

    addref_entry_not_on_disk: Annotated[int, counter("References added to blocks that were not in the table")]
    addref_entry_on_disk: Annotated[int, counter("References added to blocks that were in it")]
    decref_entry_in_memory: Annotated[int, counter("References dropped whose entry was in memory")]
    decref_entry_loaded_from_disk: Annotated[int, counter("References dropped whose entry was read from disk")]
    decref_entry_not_in_memory: Annotated[int, counter("References dropped whose entry was not in memory")]
    decref_entry_read_lost_race: Annotated[int, counter("Entries that another thread had read in the meantime")]
    decref_entry_still_referenced: Annotated[int, counter("Drops that left other references")]
    decref_free_data_later: Annotated[int, counter("Drops of the last reference but the block's own")]
    decref_free_data_now: Annotated[int, counter("Drops that let the block be freed")]
    decref_no_entry: Annotated[int, counter("Blocks freed that were not in the table")]


class DdtStats(NamedValues):
    """The deduplication table (DDT) of a pool for one checksum."""

    lookup: Annotated[int, counter("Blocks looked up")]
    lookup_new: Annotated[int, counter("Of those, ones that are in no table")]
    lookup_existing: Annotated[int, counter("Of those, ones that are there")]
    lookup_live_hit: Annotated[int, counter("Entries found among those in use")]
    lookup_live_wait: Annotated[int, counter("Of those, ones that had to be waited for")]
    lookup_live_miss: Annotated[int, counter("Entries not found among those in use")]
    lookup_log_hit: Annotated[int, counter("Entries found in a log")]
    lookup_log_active_hit: Annotated[int, counter("Of those, ones in the log that is being filled")]
    lookup_log_flushing_hit: Annotated[int, counter("Of those, ones in the log that is being written out")]
    lookup_log_miss: Annotated[int, counter("Entries found in no log")]
    lookup_stored_hit: Annotated[int, counter("Entries found on disk")]
    lookup_stored_miss: Annotated[int, counter("Entries not found on disk")]
    log_active_entries: Annotated[int, gauge("Entries in the log that is being filled")]
    log_flushing_entries: Annotated[int, gauge("Entries in the log that is being written out")]
    log_ingest_rate: Annotated[
        int, of_type("uint32", gauge("Entries that a group of transactions adds to the log, on average"))
    ]
    log_flush_rate: Annotated[int, of_type("uint32", gauge("Entries that a group writes out, on average"))]
    log_flush_time_rate: Annotated[int, of_type("uint32", gauge("Time that a group takes for it, on average", "ms"))]


class MetaslabStats(NamedValues):
    """Allocation of space in metaslabs."""

    trace_over_limit: Annotated[int, counter("Entries dropped from the trace of an allocation that was too long")]
    df_find_under_floor: Annotated[int, counter("Searches for less than the size that the tree has; until ZFS 2.0")]
    reload_tree: Annotated[int, counter("Times that the tree of segments by size was filled anew")]
    too_many_tries: Annotated[int, counter("Searches given up after many metaslabs", since="ZFS 2.1")]
    try_hard: Annotated[int, counter("Allocations for which every metaslab was tried", since="ZFS 2.1")]


class VdevCacheStats(NamedValues):
    """The cache of a device, for small reads; until ZFS 2.1."""

    delegations: Annotated[int, counter("Reads of what was being read already", "requests")]
    hits: Annotated[int, counter("Reads of what was there", "requests")]
    misses: Annotated[int, counter("Reads of what was not there", "requests")]


class VdevMirrorStats(NamedValues):
    """How reads are spread over the devices of mirrors."""

    rotating_linear: Annotated[int, counter("Reads from disks that follow the last one", "requests")]
    rotating_offset: Annotated[int, counter("Reads from disks that are near the last one", "requests")]
    rotating_seek: Annotated[int, counter("Reads from disks that need a seek", "requests")]
    non_rotating_linear: Annotated[int, counter("Reads from other devices that follow the last one", "requests")]
    non_rotating_seek: Annotated[int, counter("Reads from other devices that do not", "requests")]
    preferred_found: Annotated[int, counter("Reads for which one device was best", "requests")]
    preferred_not_found: Annotated[int, counter("Reads for which several devices were as good", "requests")]


class ZioStats(NamedValues):
    """Allocation of blocks."""

    total_allocations: Annotated[int, counter("Allocations")]
    alloc_class_fallbacks: Annotated[int, counter("Of those, ones that another class of devices had to serve")]
    gang_writes: Annotated[int, counter("Blocks written in pieces for want of space in one")]
    gang_multilevel: Annotated[int, counter("Pieces written in pieces themselves")]


BRTSTATS = named("spl/kstat/zfs/brtstats", Brtstats, "module/zfs/brt.c:brt_kstats_update", since="ZFS 2.2")
DDT_STATS = named(
    "spl/kstat/zfs/<pool>/ddt_stats_<checksum>", DdtStats, "module/zfs/ddt.c:ddt_kstat_update", since="ZFS 2.3"
)
METASLAB_STATS = named("spl/kstat/zfs/metaslab_stats", MetaslabStats, "module/zfs/metaslab.c:metaslab_stat_init")
VDEV_CACHE_STATS = named(
    "spl/kstat/zfs/vdev_cache_stats", VdevCacheStats, "module/zfs/vdev_cache.c:vdev_cache_stat_init"
)
VDEV_MIRROR_STATS = named(
    "spl/kstat/zfs/vdev_mirror_stats", VdevMirrorStats, "module/zfs/vdev_mirror.c:vdev_mirror_stat_init"
)
ZIO_STATS = named("spl/kstat/zfs/zio_stats", ZioStats, "module/zfs/zio.c:zio_kstats_update", since="ZFS 2.3")
