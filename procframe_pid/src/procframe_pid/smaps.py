"""``/proc/PID/smaps`` and ``/proc/PID/smaps_rollup``: what the memory mappings of a process cost."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, DEVICE, Alt, File, Keys, Layout, Line, Many, One, Stanza, words
from procframe.record import Field, KeyedRecord
from procframe_pid.maps import PATHNAME, PERMISSIONS, SHARING, head, word_sizes
from procframe_pid.task import ADDRESS, BOOL

__all__ = ["MNEMONICS", "ROLLUP", "SMAPS"]

MNEMONICS = {
    "rd": "readable",
    "wr": "writable",
    "ex": "executable",
    "sh": "shared",
    "mr": "may read",
    "mw": "may write",
    "me": "may execute",
    "ms": "may share",
    "gd": "stack segment grows down",
    "gu": "may hold guard regions",
    "pf": "pure PFN range",
    "dw": "disabled write to the mapped file",
    "lo": "pages are locked in memory",
    "io": "memory-mapped I/O",
    "sr": "sequential read advise provided",
    "rr": "random read advise provided",
    "dc": "do not copy area on fork",
    "de": "do not expand area on remapping",
    "lf": "lock on fault",
    "ac": "area is accountable",
    "nr": "swap space is not reserved",
    "ht": "area uses huge TLB pages",
    "sf": "synchronous page faults",
    "nl": "non-linear mapping",
    "ar": "architecture specific flag",
    "wf": "wipe on fork",
    "dd": "do not include area into core dump",
    "bt": "guarded by branch target identification",
    "sd": "soft-dirty",
    "mm": "mixed map area",
    "hg": "huge page advise",
    "nh": "no huge page advise",
    "mg": "mergeable",
    "um": "userfaultfd missing tracking",
    "uw": "userfaultfd write-protect tracking",
    "ui": "userfaultfd minor fault",
    "ur": "userfaultfd read-write-protect tracking",
    "mt": "memory tagging",
    "mp": "MPX-specific",
    "ss": "shadow stack",
    "dp": "always lazily freeable",
    "sl": "sealed",
    "??": "a flag without letters",
}
"""What the letters of VmFlags mean, fs/proc/task_mmu.c:show_smap_vma_flags of all kernels."""
VM_FLAGS = words(" ", known=MNEMONICS, trailing=True)


class Usage(KeyedRecord):
    """What memory costs, by the kernel's own keys."""

    start: Annotated[int, Field("First address", kind="identity", codec=ADDRESS)]
    end: Annotated[int, Field("Address after the last", kind="address", codec=ADDRESS)]
    perms: Annotated[str, Field(SHARING, kind="flags", codec=PERMISSIONS)]
    offset: Annotated[int, Field("Where in the file it begins", unit="bytes", codec=ADDRESS)]
    device: Annotated[str, Field("Device of the file", kind="label", codec=DEVICE)]
    inode: Annotated[int, Field("Inode of the file, 0 without one", kind="label")]
    pathname: Annotated[str | None, Field("File, or what it is for; none if anonymous", codec=PATHNAME)]
    deleted: Annotated[
        bool, Field("Whether the name is followed by `` (deleted)``: that of an unlinked file is, or it ends so itself")
    ]
    Rss: Annotated[int, Field("Resident memory", unit="kB")]
    Pss: Annotated[int, Field("Resident memory, each page divided by the processes that share it", unit="kB")]
    Pss_Dirty: Annotated[int, Field("The part of Pss that is dirty", unit="kB", since="6.0")]
    Shared_Clean: Annotated[int, Field("Clean pages that others map too", unit="kB")]
    Shared_Dirty: Annotated[int, Field("Dirty pages that others map too", unit="kB")]
    Private_Clean: Annotated[int, Field("Clean pages of this process alone", unit="kB")]
    Private_Dirty: Annotated[int, Field("Dirty pages of this process alone", unit="kB")]
    Referenced: Annotated[int, Field("Pages marked as used", unit="kB")]
    Anonymous: Annotated[int, Field("Pages of no file, or copied from one on write", unit="kB", since="2.6.38")]
    KSM: Annotated[int, Field("Pages merged with like ones, zero pages aside", unit="kB", since="6.8")]
    LazyFree: Annotated[int, Field("Pages given up with MADV_FREE", unit="kB", since="4.12")]
    AnonHugePages: Annotated[int, Field("Anonymous memory in transparent huge pages", unit="kB", since="2.6.38")]
    ShmemPmdMapped: Annotated[int, Field("Shared memory mapped in huge pages", unit="kB", since="4.8")]
    FilePmdMapped: Annotated[
        int, Field("Files mapped in huge pages", unit="kB", since="5.4", form=Alt("{@16}{:8d} kB", " {:8d} kB"))
    ]
    Shared_Hugetlb: Annotated[int, Field("hugetlb pages that others map too; not in Rss", unit="kB", since="4.4")]
    # Its key is as long as the column, so the kernel gives its value a blank and one column less.
    Private_Hugetlb: Annotated[
        int, Field("hugetlb pages of this process alone; not in Rss", unit="kB", since="4.4", form=" {:7d} kB")
    ]
    Swap: Annotated[int, Field("Pages in swap", unit="kB")]
    SwapPss: Annotated[int, Field("Pages in swap, each divided by the processes that share it", unit="kB", since="4.3")]
    Locked: Annotated[int, Field("Pss of locked memory", unit="kB")]


class Smap(Usage):
    """A mapping of a process's memory, and what it costs, by the kernel's own keys."""

    Size: Annotated[int, Field("Size of the mapping", unit="kB")]
    KernelPageSize: Annotated[int, Field("Page size of the kernel", unit="kB", since="2.6.29")]
    MMUPageSize: Annotated[int, Field("Page size of the hardware", unit="kB", since="2.6.29")]
    THPeligible: Annotated[
        bool,
        Field(
            "Whether it may have huge pages",
            kind="label",
            codec=BOOL,
            since="5.0",
            form=Alt("{@16}{:8d}", "{@16}{:d}", "\t\t{:d}"),
        ),
    ]
    ProtectionKey: Annotated[int, Field("Memory protection key", kind="label", since="4.9", form="{@16}{:8d}")]
    VmFlags: Annotated[
        list[str], Field("Flags of the mapping, two letters each", kind="flags", codec=VM_FLAGS, form="{key}: {}")
    ]
    Name: Annotated[
        str, Field("Name of anonymous memory, Android before 5.17", kind="label", codec=ANYTHING, form="{@16}{}")
    ]


class Rollup(Usage):
    """What all memory of a process costs together: the sums of smaps, from the first mapping to the last."""

    Pss_Anon: Annotated[int, Field("The part of Pss in anonymous memory", unit="kB", since="5.4")]
    Pss_File: Annotated[int, Field("The part of Pss in files", unit="kB", since="5.4")]
    Pss_Shmem: Annotated[int, Field("The part of Pss in shared memory", unit="kB", since="5.4")]


KEYS = Keys("{key}:{@16}{:8d} kB")


def _smaps(column: int) -> Layout:
    return File(Many("records", Stanza(Smap, Line(*head(column)), KEYS)))


def _rollup(column: int) -> Layout:
    return One(Rollup, Line(*head(column)), KEYS)


SMAPS = Format("PID/smaps", variants=word_sizes(_smaps), source="fs/proc/task_mmu.c:show_smap")
ROLLUP = Format(
    "PID/smaps_rollup", variants=word_sizes(_rollup), source="fs/proc/task_mmu.c:show_smaps_rollup", since="4.14"
)
