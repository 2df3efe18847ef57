"""Counters of memory zones and nodes, as ``zoneinfo`` prints them: every one of kernels 2.6.32 to 7.3."""

from __future__ import annotations

from typing import Annotated

from procframe.record import Field, KeyedRecord

__all__ = ["VmItems"]


class VmItems(KeyedRecord):
    """Counters of a zone or a node."""

    nr_free_pages: Annotated[int, Field("Free pages", unit="pages")]
    nr_free_pages_blocks: Annotated[int, Field("Free pages in whole blocks", unit="pages")]
    nr_alloc_batch: Annotated[int, Field("Allocations before another zone is tried", unit="pages")]
    nr_zone_inactive_anon: Annotated[int, Field("Anonymous pages on the inactive list", unit="pages")]
    nr_zone_active_anon: Annotated[int, Field("Anonymous pages on the active list", unit="pages")]
    nr_zone_inactive_file: Annotated[int, Field("File pages on the inactive list", unit="pages")]
    nr_zone_active_file: Annotated[int, Field("File pages on the active list", unit="pages")]
    nr_zone_unevictable: Annotated[int, Field("Pages that cannot be reclaimed", unit="pages")]
    nr_zone_write_pending: Annotated[int, Field("Pages dirty, under writeback or unstable", unit="pages")]
    nr_mlock: Annotated[int, Field("Pages locked by mlock()", unit="pages")]
    nr_bounce: Annotated[int, Field("Pages for bounce buffers", unit="pages")]
    nr_zspages: Annotated[int, Field("Pages of compressed memory", unit="pages")]
    nr_free_cma: Annotated[int, Field("Free pages among those reserved for contiguous allocations", unit="pages")]
    nr_unaccepted: Annotated[int, Field("Pages that the hypervisor has not yet given", unit="pages")]
    nr_inactive_anon: Annotated[int, Field("Anonymous pages on the inactive list", unit="pages")]
    nr_active_anon: Annotated[int, Field("Anonymous pages on the active list", unit="pages")]
    nr_inactive_file: Annotated[int, Field("File pages on the inactive list", unit="pages")]
    nr_active_file: Annotated[int, Field("File pages on the active list", unit="pages")]
    nr_unevictable: Annotated[int, Field("Pages that cannot be reclaimed", unit="pages")]
    nr_slab_reclaimable: Annotated[int, Field("Slab pages that can be reclaimed", unit="pages")]
    nr_slab_unreclaimable: Annotated[int, Field("Slab pages that cannot be reclaimed", unit="pages")]
    nr_isolated_anon: Annotated[int, Field("Anonymous pages taken off the lists for now", unit="pages")]
    nr_isolated_file: Annotated[int, Field("File pages taken off the lists for now", unit="pages")]
    nr_pages_scanned: Annotated[int, Field("Pages scanned since the last that was freed", unit="pages")]
    workingset_nodes: Annotated[int, Field("Nodes of page trees that remember evicted pages")]
    nr_anon_pages: Annotated[int, Field("Mapped anonymous pages", unit="pages")]
    nr_mapped: Annotated[int, Field("Pages mapped by processes", unit="pages")]
    nr_file_pages: Annotated[int, Field("Pages of the page cache", unit="pages")]
    nr_dirty: Annotated[int, Field("Dirty pages", unit="pages")]
    nr_writeback: Annotated[int, Field("Pages under writeback", unit="pages")]
    nr_writeback_temp: Annotated[int, Field("Pages for writeback of FUSE", unit="pages")]
    nr_unstable: Annotated[int, Field("Pages written to an NFS server and not yet committed", unit="pages")]
    nr_shmem: Annotated[int, Field("Pages of shared memory", unit="pages")]
    nr_shmem_hugepages: Annotated[int, Field("Huge pages of shared memory", unit="pages")]
    nr_shmem_pmdmapped: Annotated[int, Field("Huge pages of shared memory that are mapped whole", unit="pages")]
    nr_file_hugepages: Annotated[int, Field("Huge pages of files", unit="pages")]
    nr_file_pmdmapped: Annotated[int, Field("Huge pages of files that are mapped whole", unit="pages")]
    nr_anon_transparent_hugepages: Annotated[int, Field("Anonymous huge pages", unit="pages")]
    nr_kernel_misc_reclaimable: Annotated[int, Field("Other memory of the kernel that can be reclaimed", unit="pages")]
    nr_indirectly_reclaimable: Annotated[
        int, Field("Other memory of the kernel that can be reclaimed (bytes)", unit="bytes")
    ]
    nr_vmalloc: Annotated[int, Field("Pages of vmalloc", unit="pages")]
    nr_page_table_pages: Annotated[int, Field("Pages of page tables", unit="pages")]
    nr_sec_page_table_pages: Annotated[int, Field("Pages of secondary page tables", unit="pages")]
    nr_iommu_pages: Annotated[int, Field("Pages of tables of the IOMMU", unit="pages")]
    nr_swapcached: Annotated[int, Field("Pages of the swap cache", unit="pages")]
    nr_hugetlb: Annotated[int, Field("Pages of the hugetlb pools", unit="pages")]
    nr_balloon_pages: Annotated[int, Field("Pages that the host took", unit="pages")]
    nr_kernel_file_pages: Annotated[int, Field("Pages of the page cache that the kernel uses itself", unit="pages")]
    nr_gpu_active: Annotated[int, Field("Pages in use by graphics", unit="pages")]
    nr_gpu_reclaim: Annotated[int, Field("Pages of graphics that can be reclaimed", unit="pages")]
    nr_kernel_stack: Annotated[int, Field("Stacks of the kernel", unit="kB")]
    nr_shadow_call_stack: Annotated[int, Field("Shadow stacks of the kernel", unit="kB")]
    nr_vmscan_write: Annotated[int, Field("Pages written by reclaim", unit="pages", kind="counter")]
    nr_vmscan_immediate_reclaim: Annotated[
        int, Field("Pages to be reclaimed as soon as they are written", unit="pages", kind="counter")
    ]
    nr_dirtied: Annotated[int, Field("Pages that became dirty", unit="pages", kind="counter")]
    nr_written: Annotated[int, Field("Pages written", unit="pages", kind="counter")]
    nr_throttled_written: Annotated[
        int, Field("Pages written while reclaim was throttled", unit="pages", kind="counter")
    ]
    nr_foll_pin_acquired: Annotated[int, Field("Pages pinned", unit="pages", kind="counter")]
    nr_foll_pin_released: Annotated[int, Field("Pages unpinned", unit="pages", kind="counter")]
    workingset_refault: Annotated[int, Field("Evicted pages that were needed again", unit="pages", kind="counter")]
    workingset_activate: Annotated[int, Field("Of those, put on the active list", unit="pages", kind="counter")]
    workingset_restore: Annotated[int, Field("Of those, restored as they had been", unit="pages", kind="counter")]
    workingset_refault_anon: Annotated[
        int, Field("Evicted anonymous pages that were needed again", unit="pages", kind="counter")
    ]
    workingset_refault_file: Annotated[
        int, Field("Evicted file pages that were needed again", unit="pages", kind="counter")
    ]
    workingset_activate_anon: Annotated[
        int, Field("Of the anonymous ones, put on the active list", unit="pages", kind="counter")
    ]
    workingset_activate_file: Annotated[
        int, Field("Of the file pages, put on the active list", unit="pages", kind="counter")
    ]
    workingset_restore_anon: Annotated[
        int, Field("Of the anonymous ones, restored as they had been", unit="pages", kind="counter")
    ]
    workingset_restore_file: Annotated[
        int, Field("Of the file pages, restored as they had been", unit="pages", kind="counter")
    ]
    workingset_nodereclaim: Annotated[int, Field("Nodes of page trees reclaimed", kind="counter")]
    numa_hit: Annotated[int, Field("Allocations from the node that was wanted", kind="counter")]
    numa_miss: Annotated[int, Field("Allocations from this node that wanted another", kind="counter")]
    numa_foreign: Annotated[int, Field("Allocations that wanted this node and got another", kind="counter")]
    numa_interleave: Annotated[int, Field("Interleaved allocations from the node that was wanted", kind="counter")]
    numa_local: Annotated[int, Field("Allocations by a CPU of this node", kind="counter")]
    numa_other: Annotated[int, Field("Allocations by a CPU of another node", kind="counter")]
    pgpromote_success: Annotated[int, Field("Pages promoted to faster memory", unit="pages", kind="counter")]
    pgpromote_candidate: Annotated[int, Field("Pages that could be promoted", unit="pages", kind="counter")]
    pgpromote_candidate_nrl: Annotated[
        int, Field("Pages that could be promoted without a rate limit", unit="pages", kind="counter")
    ]
    pgdemote_kswapd: Annotated[int, Field("Pages demoted to slower memory by kswapd", unit="pages", kind="counter")]
    pgdemote_direct: Annotated[int, Field("Pages demoted by an allocation", unit="pages", kind="counter")]
    pgdemote_khugepaged: Annotated[int, Field("Pages demoted by khugepaged", unit="pages", kind="counter")]
    pgdemote_proactive: Annotated[int, Field("Pages demoted on request", unit="pages", kind="counter")]
    pgsteal_kswapd: Annotated[int, Field("Pages reclaimed by kswapd", unit="pages", kind="counter")]
    pgsteal_direct: Annotated[int, Field("Pages reclaimed by an allocation", unit="pages", kind="counter")]
    pgsteal_khugepaged: Annotated[int, Field("Pages reclaimed by khugepaged", unit="pages", kind="counter")]
    pgsteal_proactive: Annotated[int, Field("Pages reclaimed on request", unit="pages", kind="counter")]
    pgsteal_anon: Annotated[int, Field("Anonymous pages reclaimed", unit="pages", kind="counter")]
    pgsteal_file: Annotated[int, Field("File pages reclaimed", unit="pages", kind="counter")]
    pgscan_kswapd: Annotated[int, Field("Pages scanned by kswapd", unit="pages", kind="counter")]
    pgscan_direct: Annotated[int, Field("Pages scanned by an allocation", unit="pages", kind="counter")]
    pgscan_khugepaged: Annotated[int, Field("Pages scanned by khugepaged", unit="pages", kind="counter")]
    pgscan_proactive: Annotated[int, Field("Pages scanned on request", unit="pages", kind="counter")]
    pgscan_anon: Annotated[int, Field("Anonymous pages scanned", unit="pages", kind="counter")]
    pgscan_file: Annotated[int, Field("File pages scanned", unit="pages", kind="counter")]
    pgrotate_anon: Annotated[
        int, Field("Anonymous pages moved back to the start of their list", unit="pages", kind="counter")
    ]
    pgrotate_file: Annotated[
        int, Field("File pages moved back to the start of their list", unit="pages", kind="counter")
    ]
    pgrefill: Annotated[int, Field("Pages moved to the inactive list", unit="pages", kind="counter")]
