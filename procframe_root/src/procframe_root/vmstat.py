"""``/proc/vmstat``: counters of memory management."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Keys, One
from procframe.record import Field
from procframe_root.vm_items import VmItems


class Vmstat(VmItems):
    """Counters of memory management, of the whole machine.

    What the kernel counts for each kind of zone has its name at the end: ``pgalloc_dma32`` are pages allocated in the
    zones DMA32; ``pgskip``, ``pgscan``, ``pgsteal`` and ``pgrefill`` are what reclaim skipped, scanned, reclaimed and moved
    to the inactive list there, and ``allocstall`` the allocations that had to reclaim memory themselves.
    """

    open_keys = (
        r"(?:pgalloc|allocstall|pgskip|pgrefill|pgsteal|pgsteal_kswapd|pgsteal_direct|pgscan_kswapd|pgscan_direct)"
        r"_(?:dma|dma32|normal|high|movable|device)"
    )

    nr_dirty_threshold: Annotated[int, Field("Dirty pages at which writers are throttled", unit="pages")]
    nr_dirty_background_threshold: Annotated[int, Field("Dirty pages at which writing back begins", unit="pages")]
    nr_memmap_pages: Annotated[int, Field("Pages that describe other pages, allocated after boot", unit="pages")]
    nr_memmap_boot_pages: Annotated[int, Field("Pages that describe other pages, allocated at boot", unit="pages")]
    nr_overhead: Annotated[int, Field("Pages beyond what was asked for", unit="pages")]
    pgpgin: Annotated[int, Field("Data read from block devices", unit="kB", kind="counter")]
    pgpgout: Annotated[int, Field("Data written to block devices", unit="kB", kind="counter")]
    pswpin: Annotated[int, Field("Pages read from swap", unit="pages", kind="counter")]
    pswpout: Annotated[int, Field("Pages written to swap", unit="pages", kind="counter")]
    nrswpin: Annotated[int, Field("Folios read from swap", kind="counter")]
    nrswpout: Annotated[int, Field("Folios written to swap", kind="counter")]
    allocstall: Annotated[int, Field("Allocations that had to reclaim memory themselves", kind="counter")]
    pgfree: Annotated[int, Field("Pages freed", unit="pages", kind="counter")]
    pgactivate: Annotated[int, Field("Pages moved to the active list", unit="pages", kind="counter")]
    pgdeactivate: Annotated[int, Field("Pages moved to the inactive list", unit="pages", kind="counter")]
    pglazyfree: Annotated[int, Field("Pages that their program may do without", unit="pages", kind="counter")]
    pglazyfreed: Annotated[int, Field("Of those, pages freed", unit="pages", kind="counter")]
    pgfault: Annotated[int, Field("Page faults", kind="counter")]
    pgmajfault: Annotated[int, Field("Page faults that had to wait for I/O", kind="counter")]
    pgreuse: Annotated[
        int, Field("Shared pages written to by the last program that had them", unit="pages", kind="counter")
    ]
    pgscan_direct_throttle: Annotated[
        int, Field("Times that an allocation waited for reclaim to go on", kind="counter")
    ]
    zone_reclaim_success: Annotated[int, Field("Times that reclaim on the node freed enough", kind="counter")]
    zone_reclaim_failed: Annotated[int, Field("Times that reclaim on the node freed nothing", kind="counter")]
    pginodesteal: Annotated[
        int, Field("Cached pages freed with their inode by an allocation", unit="pages", kind="counter")
    ]
    slabs_scanned: Annotated[
        int, Field("Objects of the kernel's caches scanned by reclaim", unit="objects", kind="counter")
    ]
    kswapd_steal: Annotated[int, Field("Pages reclaimed by kswapd", unit="pages", kind="counter")]
    kswapd_inodesteal: Annotated[
        int, Field("Cached pages freed with their inode by kswapd", unit="pages", kind="counter")
    ]
    kswapd_low_wmark_hit_quickly: Annotated[
        int, Field("Times that memory was low again soon after kswapd ran", kind="counter")
    ]
    kswapd_high_wmark_hit_quickly: Annotated[
        int, Field("Times that memory was short again soon after kswapd ran", kind="counter")
    ]
    kswapd_skip_congestion_wait: Annotated[
        int, Field("Times that kswapd did not wait for slow devices", kind="counter")
    ]
    pageoutrun: Annotated[int, Field("Runs of kswapd", kind="counter")]
    pgrotated: Annotated[int, Field("Pages moved to where they are reclaimed next", unit="pages", kind="counter")]
    drop_pagecache: Annotated[int, Field("Times that an administrator dropped the page cache", kind="counter")]
    drop_slab: Annotated[int, Field("Times that an administrator dropped the kernel's caches", kind="counter")]
    oom_kill: Annotated[int, Field("Programs killed for want of memory", kind="counter")]
    numa_pte_updates: Annotated[int, Field("Pages marked to see which node uses them", unit="pages", kind="counter")]
    numa_huge_pte_updates: Annotated[
        int, Field("Huge pages marked to see which node uses them", unit="pages", kind="counter")
    ]
    numa_hint_faults: Annotated[int, Field("Faults on pages marked so", kind="counter")]
    numa_hint_faults_local: Annotated[int, Field("Of those, from the node that the page is on", kind="counter")]
    numa_pages_migrated: Annotated[int, Field("Pages moved to the node that uses them", unit="pages", kind="counter")]
    pgmigrate_success: Annotated[int, Field("Pages moved", unit="pages", kind="counter")]
    pgmigrate_fail: Annotated[int, Field("Pages that could not be moved", unit="pages", kind="counter")]
    thp_migration_success: Annotated[int, Field("Huge pages moved", kind="counter")]
    thp_migration_fail: Annotated[int, Field("Huge pages that could not be moved", kind="counter")]
    thp_migration_split: Annotated[int, Field("Huge pages split to be moved", kind="counter")]
    compact_migrate_scanned: Annotated[
        int, Field("Pages scanned by compaction for what to move", unit="pages", kind="counter")
    ]
    compact_free_scanned: Annotated[
        int, Field("Pages scanned by compaction for where to move it", unit="pages", kind="counter")
    ]
    compact_isolated: Annotated[int, Field("Pages taken by compaction", unit="pages", kind="counter")]
    compact_stall: Annotated[int, Field("Allocations that had to compact memory themselves", kind="counter")]
    compact_fail: Annotated[int, Field("Of those, failures", kind="counter")]
    compact_success: Annotated[int, Field("Of those, successes", kind="counter")]
    compact_blocks_moved: Annotated[int, Field("Blocks compacted", kind="counter")]
    compact_pages_moved: Annotated[int, Field("Pages moved by compaction", unit="pages", kind="counter")]
    compact_pagemigrate_failed: Annotated[
        int, Field("Pages that compaction could not move", unit="pages", kind="counter")
    ]
    compact_daemon_wake: Annotated[int, Field("Runs of kcompactd", kind="counter")]
    compact_daemon_migrate_scanned: Annotated[
        int, Field("Pages scanned by kcompactd for what to move", unit="pages", kind="counter")
    ]
    compact_daemon_free_scanned: Annotated[
        int, Field("Pages scanned by kcompactd for where to move it", unit="pages", kind="counter")
    ]
    htlb_buddy_alloc_success: Annotated[int, Field("Huge pages added to the pool", kind="counter")]
    htlb_buddy_alloc_fail: Annotated[int, Field("Huge pages that could not be added to the pool", kind="counter")]
    cma_alloc_success: Annotated[int, Field("Contiguous allocations", kind="counter")]
    cma_alloc_fail: Annotated[int, Field("Contiguous allocations that failed", kind="counter")]
    unevictable_pgs_culled: Annotated[int, Field("Pages moved to the unevictable list", unit="pages", kind="counter")]
    unevictable_pgs_scanned: Annotated[
        int, Field("Pages of the unevictable list scanned", unit="pages", kind="counter")
    ]
    unevictable_pgs_rescued: Annotated[
        int, Field("Pages moved from the unevictable list", unit="pages", kind="counter")
    ]
    unevictable_pgs_mlocked: Annotated[int, Field("Pages locked", unit="pages", kind="counter")]
    unevictable_pgs_munlocked: Annotated[int, Field("Pages unlocked", unit="pages", kind="counter")]
    unevictable_pgs_cleared: Annotated[int, Field("Locked pages unmapped", unit="pages", kind="counter")]
    unevictable_pgs_stranded: Annotated[
        int, Field("Pages that stayed on the unevictable list after unlocking", unit="pages", kind="counter")
    ]
    unevictable_pgs_mlockfreed: Annotated[int, Field("Locked pages freed", unit="pages", kind="counter")]
    thp_fault_alloc: Annotated[int, Field("Huge pages allocated by a fault", kind="counter")]
    thp_fault_fallback: Annotated[int, Field("Faults that had to do with small pages", kind="counter")]
    thp_fault_fallback_charge: Annotated[
        int, Field("Of those, because of the limit of a control group", kind="counter")
    ]
    thp_collapse_alloc: Annotated[int, Field("Huge pages allocated to replace small ones", kind="counter")]
    thp_collapse_alloc_failed: Annotated[
        int, Field("Huge pages that could not be allocated to replace small ones", kind="counter")
    ]
    thp_file_alloc: Annotated[int, Field("Huge pages allocated for files and shared memory", kind="counter")]
    thp_file_fallback: Annotated[
        int, Field("Huge pages that could not be allocated for files and shared memory", kind="counter")
    ]
    thp_file_fallback_charge: Annotated[int, Field("Of those, because of the limit of a control group", kind="counter")]
    thp_file_mapped: Annotated[int, Field("Huge pages of files and shared memory mapped", kind="counter")]
    thp_split: Annotated[int, Field("Huge pages split", kind="counter")]
    thp_split_page: Annotated[int, Field("Huge pages split", kind="counter")]
    thp_split_page_failed: Annotated[int, Field("Huge pages that could not be split", kind="counter")]
    thp_deferred_split_page: Annotated[int, Field("Huge pages put on the list of those to split", kind="counter")]
    thp_underused_split_page: Annotated[int, Field("Huge pages split because they held little", kind="counter")]
    thp_split_pmd: Annotated[int, Field("Mappings of huge pages split", kind="counter")]
    thp_split_pud: Annotated[int, Field("Mappings of gigantic pages split", kind="counter")]
    thp_scan_exceed_none_pte: Annotated[int, Field("Areas with too few pages to make a huge one", kind="counter")]
    thp_scan_exceed_swap_pte: Annotated[
        int, Field("Areas with too many pages on swap to make a huge page", kind="counter")
    ]
    thp_scan_exceed_share_pte: Annotated[
        int, Field("Areas with too many shared pages to make a huge page", kind="counter")
    ]
    thp_zero_page_alloc: Annotated[int, Field("Huge pages of zeros allocated", kind="counter")]
    thp_zero_page_alloc_failed: Annotated[int, Field("Huge pages of zeros that could not be allocated", kind="counter")]
    thp_swpout: Annotated[int, Field("Huge pages written to swap whole", kind="counter")]
    thp_swpout_fallback: Annotated[int, Field("Huge pages split to be written to swap", kind="counter")]
    balloon_inflate: Annotated[int, Field("Pages given to the hypervisor", unit="pages", kind="counter")]
    balloon_deflate: Annotated[int, Field("Pages taken back from the hypervisor", unit="pages", kind="counter")]
    balloon_migrate: Annotated[int, Field("Pages of the balloon moved", unit="pages", kind="counter")]
    nr_tlb_remote_flush: Annotated[int, Field("TLB flushes asked of other CPUs", kind="counter")]
    nr_tlb_remote_flush_received: Annotated[int, Field("TLB flushes done for other CPUs", kind="counter")]
    nr_tlb_local_flush_all: Annotated[int, Field("Flushes of the whole TLB", kind="counter")]
    nr_tlb_local_flush_one: Annotated[int, Field("Flushes of one entry of the TLB", kind="counter")]
    vmacache_find_calls: Annotated[int, Field("Look-ups of mappings in the cache", kind="counter")]
    vmacache_find_hits: Annotated[int, Field("Of those, found", kind="counter")]
    vmacache_full_flushes: Annotated[int, Field("Flushes of that cache", kind="counter")]
    swap_ra: Annotated[int, Field("Pages read ahead from swap", unit="pages", kind="counter")]
    swap_ra_hit: Annotated[int, Field("Of those, pages that were needed", unit="pages", kind="counter")]
    swpin_zero: Annotated[
        int, Field("Pages of zeros that swap did not have to be read for", unit="pages", kind="counter")
    ]
    swpout_zero: Annotated[int, Field("Pages of zeros that were not written to swap", unit="pages", kind="counter")]
    ksm_swpin_copy: Annotated[
        int, Field("Merged pages copied when they came back from swap", unit="pages", kind="counter")
    ]
    cow_ksm: Annotated[int, Field("Merged pages copied when they were written to", unit="pages", kind="counter")]
    zswpin: Annotated[int, Field("Pages taken from the compressed swap cache", unit="pages", kind="counter")]
    zswpout: Annotated[int, Field("Pages put into the compressed swap cache", unit="pages", kind="counter")]
    zswpwb: Annotated[int, Field("Pages written from the compressed swap cache to swap", unit="pages", kind="counter")]
    direct_map_level2_splits: Annotated[
        int, Field("Mappings of the kernel's memory split from 2 or 4 MB", kind="counter")
    ]
    direct_map_level3_splits: Annotated[int, Field("Mappings of the kernel's memory split from 1 GB", kind="counter")]
    direct_map_level2_collapses: Annotated[int, Field("Mappings of the kernel's memory joined to 2 MB", kind="counter")]
    direct_map_level3_collapses: Annotated[int, Field("Mappings of the kernel's memory joined to 1 GB", kind="counter")]
    vma_lock_success: Annotated[int, Field("Faults that needed the lock of one mapping only", kind="counter")]
    vma_lock_abort: Annotated[int, Field("Faults that could not do with the lock of one mapping", kind="counter")]
    vma_lock_retry: Annotated[int, Field("Faults that let go of it and tried again", kind="counter")]
    vma_lock_miss: Annotated[int, Field("Faults that did not get it", kind="counter")]
    kstack_1k: Annotated[int, Field("Tasks that used up to 1 kB of their kernel stack", unit="tasks", kind="counter")]
    kstack_2k: Annotated[int, Field("Tasks that used up to 2 kB of it", unit="tasks", kind="counter")]
    kstack_4k: Annotated[int, Field("Tasks that used up to 4 kB of it", unit="tasks", kind="counter")]
    kstack_8k: Annotated[int, Field("Tasks that used up to 8 kB of it", unit="tasks", kind="counter")]
    kstack_16k: Annotated[int, Field("Tasks that used up to 16 kB of it", unit="tasks", kind="counter")]
    kstack_32k: Annotated[int, Field("Tasks that used up to 32 kB of it", unit="tasks", kind="counter")]
    kstack_64k: Annotated[int, Field("Tasks that used up to 64 kB of it", unit="tasks", kind="counter")]
    kstack_rest: Annotated[int, Field("Tasks that used more of it", unit="tasks", kind="counter")]


FORMAT = Format("vmstat", One(Vmstat, Keys("{key} {:d}", separator=" ")), source="mm/vmstat.c:vmstat_show")
