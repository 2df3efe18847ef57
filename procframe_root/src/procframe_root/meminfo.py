"""``/proc/meminfo``: what the memory of the machine is used for."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Keys, One
from procframe.record import Field, KeyedRecord

_COUNT = "{key}:   {:5d}"


class Meminfo(KeyedRecord):
    """What the memory of the machine is used for, by the kernel's own names, in kB unless said otherwise."""

    MemTotal: Annotated[int, Field("Usable memory: all but what the kernel's code and the firmware keep", unit="kB")]
    MemFree: Annotated[int, Field("Memory that nothing uses", unit="kB")]
    MemAvailable: Annotated[
        int, Field("Estimate of what new programs can have without swapping", unit="kB", since="3.14")
    ]
    Buffers: Annotated[int, Field("Cache of block devices", unit="kB")]
    Cached: Annotated[int, Field("Cache of files, shared memory included, the swap cache not", unit="kB")]
    SwapCached: Annotated[int, Field("Memory that is on swap as well", unit="kB")]
    Active: Annotated[int, Field("Memory used recently, seldom reclaimed", unit="kB")]
    Inactive: Annotated[int, Field("Memory not used recently, the first to be reclaimed", unit="kB")]
    active_anon: Annotated[int, Field("Anonymous and shared memory used recently", unit="kB", key="Active(anon)")]
    inactive_anon: Annotated[
        int, Field("Anonymous and shared memory not used recently", unit="kB", key="Inactive(anon)")
    ]
    active_file: Annotated[int, Field("Cache of files used recently", unit="kB", key="Active(file)")]
    inactive_file: Annotated[int, Field("Cache of files not used recently", unit="kB", key="Inactive(file)")]
    Unevictable: Annotated[int, Field("Memory that cannot be reclaimed, such as locked memory", unit="kB")]
    Mlocked: Annotated[int, Field("Memory that programs locked", unit="kB")]
    HighTotal: Annotated[int, Field("Memory that the kernel cannot address directly (32-bit)", unit="kB")]
    HighFree: Annotated[int, Field("Free memory that the kernel cannot address directly (32-bit)", unit="kB")]
    LowTotal: Annotated[int, Field("Memory that the kernel can address directly (32-bit)", unit="kB")]
    LowFree: Annotated[int, Field("Free memory that the kernel can address directly (32-bit)", unit="kB")]
    MmapCopy: Annotated[int, Field("Memory that mappings hold, on machines without an MMU", unit="kB")]
    SwapTotal: Annotated[int, Field("Swap space", unit="kB")]
    SwapFree: Annotated[int, Field("Swap space not in use", unit="kB")]
    Zswap: Annotated[int, Field("Memory that the compressed swap cache takes", unit="kB", since="5.19")]
    Zswapped: Annotated[int, Field("Memory that is held in it, before compression", unit="kB", since="5.19")]
    Dirty: Annotated[int, Field("Memory waiting to be written back", unit="kB")]
    Writeback: Annotated[int, Field("Memory being written back", unit="kB")]
    AnonPages: Annotated[int, Field("Anonymous memory mapped into programs", unit="kB")]
    Mapped: Annotated[int, Field("Files mapped into programs", unit="kB")]
    Shmem: Annotated[int, Field("Shared memory and tmpfs", unit="kB", since="2.6.32")]
    KReclaimable: Annotated[int, Field("Kernel memory that can be reclaimed under pressure", unit="kB", since="4.20")]
    Slab: Annotated[int, Field("Caches of the kernel's data structures", unit="kB")]
    SReclaimable: Annotated[int, Field("The part of Slab that can be reclaimed", unit="kB")]
    SUnreclaim: Annotated[int, Field("The part of Slab that cannot be reclaimed", unit="kB")]
    KernelStack: Annotated[int, Field("Kernel stacks of all tasks", unit="kB", since="2.6.32")]
    ShadowCallStack: Annotated[int, Field("Shadow stacks of kernel code (arm64)", unit="kB", since="5.10")]
    PageTables: Annotated[int, Field("Page tables of programs", unit="kB")]
    SecPageTables: Annotated[
        int, Field("Secondary page tables, such as those of virtual machines", unit="kB", since="6.1")
    ]
    NFS_Unstable: Annotated[int, Field("Sent to an NFS server but not on its disk; 0 since 5.8", unit="kB")]
    Bounce: Annotated[int, Field("Bounce buffers of block devices; 0 since 6.16", unit="kB")]
    WritebackTmp: Annotated[int, Field("Temporary buffers of FUSE for writing back; 0 since 6.16", unit="kB")]
    Quicklists: Annotated[int, Field("Lists of free page-table pages; gone since 5.2", unit="kB")]
    CommitLimit: Annotated[int, Field("What may be allocated under strict overcommit", unit="kB")]
    Committed_AS: Annotated[int, Field("What programs have allocated, used or not", unit="kB")]
    VmallocTotal: Annotated[int, Field("Address space for vmalloc", unit="kB")]
    VmallocUsed: Annotated[int, Field("Used part of that; always 0 from 4.4 to 5.2", unit="kB")]
    VmallocChunk: Annotated[int, Field("Largest free block of that; always 0 since 4.4", unit="kB")]
    Percpu: Annotated[int, Field("Per-CPU allocations of the kernel", unit="kB", since="4.20")]
    EarlyMemtestBad: Annotated[
        int, Field("Memory that the test at boot found faulty", unit="kB", since="6.4", form="{key}:   {:5d} kB")
    ]
    HardwareCorrupted: Annotated[
        int, Field("Memory that the hardware found faulty", unit="kB", since="2.6.32", form="{key}: {:5d} kB")
    ]
    AnonHugePages: Annotated[int, Field("Anonymous memory in transparent huge pages", unit="kB", since="2.6.38")]
    ShmemHugePages: Annotated[int, Field("Shared memory and tmpfs in huge pages", unit="kB", since="4.8")]
    ShmemPmdMapped: Annotated[int, Field("Shared memory mapped into programs by huge pages", unit="kB", since="4.8")]
    FileHugePages: Annotated[int, Field("Cache of files in huge pages", unit="kB", since="5.4")]
    FilePmdMapped: Annotated[int, Field("Files mapped into programs by huge pages", unit="kB", since="5.4")]
    CmaTotal: Annotated[int, Field("Memory set aside for contiguous allocations", unit="kB", since="3.17")]
    CmaFree: Annotated[int, Field("Free memory set aside for contiguous allocations", unit="kB", since="3.17")]
    Unaccepted: Annotated[int, Field("Memory that a confidential guest has not accepted yet", unit="kB", since="6.5")]
    Balloon: Annotated[
        int, Field("Memory that the hypervisor took back through balloon drivers", unit="kB", since="6.16")
    ]
    GPUActive: Annotated[int, Field("Memory in use by graphics drivers", unit="kB", since="7.0")]
    GPUReclaim: Annotated[
        int, Field("Memory in pools of graphics drivers that can be reclaimed", unit="kB", since="7.0")
    ]
    HugePages_Total: Annotated[int, Field("Pool of huge pages of the default size", unit="pages", form=_COUNT)]
    HugePages_Free: Annotated[int, Field("Huge pages of the pool that are free", unit="pages", form="{key}:    {:5d}")]
    HugePages_Rsvd: Annotated[
        int, Field("Huge pages promised but not allocated yet", unit="pages", form="{key}:    {:5d}")
    ]
    HugePages_Surp: Annotated[int, Field("Huge pages beyond the pool", unit="pages", form="{key}:    {:5d}")]
    Hugepagesize: Annotated[int, Field("Default size of a huge page", unit="kB")]
    Hugetlb: Annotated[int, Field("Memory in huge pages of all sizes", unit="kB", since="4.20")]
    DirectMap4k: Annotated[int, Field("Memory that the kernel maps by pages of 4 kB", unit="kB")]
    DirectMap64k: Annotated[
        int,
        Field(
            "Memory that the kernel maps by pages of 64 kB (powerpc)",
            unit="kB",
            form=Alt("{key}:{@16}{:8d} kB", "{key}:    {:8d} kB"),
        ),
    ]
    DirectMap1M: Annotated[int, Field("Memory that the kernel maps by pages of 1 MB (s390)", unit="kB")]
    DirectMap2M: Annotated[int, Field("Memory that the kernel maps by pages of 2 MB", unit="kB")]
    DirectMap4M: Annotated[int, Field("Memory that the kernel maps by pages of 4 MB (x86-32)", unit="kB")]
    DirectMap16M: Annotated[int, Field("Memory that the kernel maps by pages of 16 MB (powerpc)", unit="kB")]
    DirectMap1G: Annotated[int, Field("Memory that the kernel maps by pages of 1 GB", unit="kB")]
    DirectMap2G: Annotated[int, Field("Memory that the kernel maps by pages of 2 GB (s390)", unit="kB")]
    DirectMap16G: Annotated[int, Field("Memory that the kernel maps by pages of 16 GB (powerpc)", unit="kB")]
    PDT_max_entries: Annotated[int, Field("Faulty pages that the firmware can list (parisc)", form="{key}: {:7d}")]
    PDT_cur_entries: Annotated[int, Field("Faulty pages that the firmware lists (parisc)", form="{key}: {:7d}")]


FORMAT = Format(
    "meminfo",
    One(Meminfo, Keys("{key}:{@16}{:8d} kB")),
    source="fs/proc/meminfo.c:meminfo_proc_show",
)
