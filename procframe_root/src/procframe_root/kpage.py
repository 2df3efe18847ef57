"""``/proc/kpagecount``, ``kpageflags`` and ``kpagecgroup``: one number for each page frame of memory, from 0 on."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Structs, flags
from procframe.record import Field, Record

__all__ = ["KPAGECGROUP", "KPAGECOUNT", "KPAGEFLAGS", "PageCgroup", "PageCount", "PageFlags"]

_NAMES = [
    "LOCKED",
    "ERROR",
    "REFERENCED",
    "UPTODATE",
    "DIRTY",
    "LRU",
    "ACTIVE",
    "SLAB",
    "WRITEBACK",
    "RECLAIM",
    "BUDDY",
    "MMAP",
    "ANON",
    "SWAPCACHE",
    "SWAPBACKED",
    "COMPOUND_HEAD",
    "COMPOUND_TAIL",
    "HUGE",
    "UNEVICTABLE",
    "HWPOISON",
    "NOPAGE",
    "KSM",
    "THP",
    "OFFLINE",
    "ZERO_PAGE",
    "IDLE",
    "PGTABLE",
]
_HACKING_NAMES = [
    "RESERVED",
    "MLOCKED",
    "MAPPEDTODISK/OWNER_2",
    "PRIVATE",
    "PRIVATE_2",
    "OWNER_PRIVATE",
    "ARCH",
    "UNCACHED",
    "SOFTDIRTY",
    "ARCH_2",
    "ARCH_3",
]
FLAGS = flags(
    {
        **{1 << bit: name for bit, name in enumerate(_NAMES)},
        **{1 << 32 + bit: name for bit, name in enumerate(_HACKING_NAMES)},
    }
)
"""``KPF_*`` of include/uapi/linux/kernel-page-flags.h and, from bit 32 on, include/linux/kernel-page-flags.h.

Bit 34 was ``MAPPEDTODISK`` before it became ``OWNER_2``.
"""


class PageCount(Record):
    """How often a page frame is mapped."""

    count: Annotated[int, Field("How often it is mapped; 0 also for memory that is none")]


class PageFlags(Record):
    """What a page frame is used for."""

    flags: Annotated[
        list[str],
        Field("Names of its flags; `NOPAGE` for memory that is none (nothing at all in some kernels)", codec=FLAGS),
    ]


class PageCgroup(Record):
    """The memory control group that a page frame is charged to."""

    inode: Annotated[int, Field("Inode of the control group's directory; 0 for none", kind="identity")]


KPAGECOUNT = Format(
    "kpagecount",
    Structs(PageCount, per_page=True, count="u64"),
    source="fs/proc/page.c:kpagecount_read",
    since="2.6.25",
)
KPAGEFLAGS = Format(
    "kpageflags",
    Structs(PageFlags, per_page=True, flags="u64"),
    source="fs/proc/page.c:kpageflags_read",
    since="2.6.25",
)
KPAGECGROUP = Format(
    "kpagecgroup",
    Structs(PageCgroup, per_page=True, inode="u64"),
    source="fs/proc/page.c:kpagecgroup_read",
    since="4.3",
)
