"""``/proc/dri/MINOR``: maps, queues, buffers and areas of processes, as drivers before kernel modesetting used them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, File, Line, Many, Opt, Repeat, Stanza, Table, choice, flags, pattern
from procframe.record import Field, Record

__all__ = [
    "BUFS",
    "QUEUES",
    "VM",
    "VMA",
    "DmaBuffers",
    "DmaLists",
    "DmaOrder",
    "DrmArea",
    "DrmAreas",
    "DrmMap",
    "DrmQueue",
]

TYPE = choice("FB", "REG", "SHM", "AGP", "SG", "PCI", "GEM")
MAP_FLAGS = flags(
    (
        "restricted",
        "read-only",
        "locked",
        "kernel",
        "write-combining",
        "contains-lock",
        "removable",
        "driver",
    )
)
"""include/uapi/drm/drm.h:drm_map_flags."""
CONTEXT_FLAGS = flags(("preserved", "2d-only"))
MTRR = Codec(
    lambda text: None if text == "none" else int(text),
    lambda number: "none" if number is None else str(number),
    "(?:none|[0-9]{1,9})",
    schema="integer",
)
OFFSET = Codec(
    lambda text: int(text, 16), lambda offset: f"{offset >> 12:08x}000", "[0-9a-f]{8,13}000", schema="integer"
)


class DrmMap(Record):
    """A map: a range of the device, or of memory, that programs can map."""

    slot: Annotated[int, Field("Place in the list", kind="identity")]
    offset: Annotated[int, Field("Where it is on the bus or in memory", kind="address")]
    size: Annotated[int, Field("Size", unit="bytes")]
    type: Annotated[
        str, Field("FB frame buffer, REG registers, SHM shared memory, AGP, SG, PCI, GEM; `??` for others", codec=TYPE)
    ]
    flags: Annotated[list[str], Field("Who may map it, and how", kind="flags", codec=MAP_FLAGS)]
    address: Annotated[int, Field("What programs name it by", kind="address")]
    mtrr: Annotated[
        int | None, Field("Memory type range register that covers it, absent for none", kind="label", codec=MTRR)
    ]


class DrmQueue(Record):
    """The queue of a context, in which its buffers wait."""

    context: Annotated[int, Field("Number of the context", kind="identity")]
    flags: Annotated[list[str], Field("Kind of context", kind="flags", codec=CONTEXT_FLAGS)]
    use_count: Annotated[int, Field("How often it is in use")]
    finalization: Annotated[int, Field("Whether it is being given up")]
    block_count: Annotated[int, Field("Processes that wait for it")]
    blocked: Annotated[
        str, Field("r and w for reads and writes that are blocked", kind="flags", codec=pattern("[r-][w-]"))
    ]
    waiting: Annotated[
        str,
        Field("r, w and f where something waits to read, write, flush", kind="flags", codec=pattern("[r-][w-][f-]")),
    ]
    buffers: Annotated[int, Field("Buffers that wait in it")]


class DmaOrder(Record):
    """The DMA buffers of one size."""

    order: Annotated[int, Field("Their size, as a power of 2", kind="identity")]
    size: Annotated[int, Field("Size of each", unit="bytes")]
    count: Annotated[int, Field("Buffers of the size")]
    free: Annotated[int, Field("Buffers on the free list")]
    segments: Annotated[int, Field("Pieces of memory that they are in")]
    pages: Annotated[int, Field("Size of these pieces", unit="pages")]
    kilobytes: Annotated[int, Field("The same", unit="kB")]


class DmaLists(Record):
    """Up to 32 buffers."""

    lists: Annotated[list[int], Field("Number of the list that each is on", kind="label")]


class DmaBuffers(Record):
    """What the file says of single buffers."""

    buffers: Annotated[list[DmaLists], Field("All buffers, 32 in a row")] = []


class DrmAreas(Record):
    """What the file says of all areas."""

    use_count: Annotated[int, Field("Areas in use")]
    high_memory: Annotated[int, Field("Where low memory ends in the kernel's virtual memory", kind="address")]
    high_memory_physical: Annotated[int, Field("The same as a physical address", kind="address")]


class DrmArea(Record):
    """An area of a process's memory that maps something of the device."""

    pid: Annotated[int, Field("Process", kind="identity")]
    start: Annotated[int, Field("First address", kind="identity")]
    end: Annotated[int, Field("Address after the last", kind="address")]
    perms: Annotated[
        str,
        Field(
            "Read, write, execute, shared (s) or private (p), locked, I/O",
            kind="flags",
            codec=pattern("[r-][w-][x-][sp][l-][i-]"),
        ),
    ]
    offset: Annotated[int, Field("Where in the device it begins", unit="bytes", kind="address", codec=OFFSET)]
    protection: Annotated[
        str | None,
        Field(
            "Bits of the page tables on i386: present, w or r, user or s, write-through or b, uncached or c, accessed, "
            "dirty, m large or k, global or l",
            kind="flags",
            codec=pattern("[p-][wr][us][tb][uc][a-][d-][mk][gl]"),
        ),
    ] = None


def _areas(width: int) -> File:
    address = f"0{width}x"
    return File(
        Line(
            f"vma use count: {{use_count:d}}, high_memory = {{high_memory:{address}}}, 0x{{high_memory_physical:{address}}}"
        ),
        Many(
            "records",
            Stanza(
                DrmArea,
                "",
                Line(
                    f"{{pid:5d}} 0x{{start:{address}}}-0x{{end:{address}}} {{perms}} 0x{{offset}}", Opt(" {protection}")
                ),
            ),
        ),
        header=DrmAreas,
    )


VM = Format(
    "dri/<minor>/vm",
    Table(
        DrmMap,
        "{slot:4d} 0x{offset:08x} 0x{size:08x} {type:>4s}  0x{flags:02x} 0x{address:08x} {mtrr:>4s}",
        header=["slot\t offset\t      size type flags\t address mtrr", ""],
    ),
    source="drivers/gpu/drm/drm_info.c:drm_vm_info",
)
QUEUES = Format(
    "dri/<minor>/queues",
    Table(
        DrmQueue,
        "{context:5d}/0x{flags:03x} {use_count:5d} {finalization:5d} {block_count:5d}/{blocked}/{waiting} {buffers:5d}",
        header=["  ctx/flags   use   fin   blk/rw/rwf  wait    flushed\t   queued      locks", ""],
    ),
    source="drivers/gpu/drm/drm_info.c:drm_queues_info",
)
BUFS = Format(
    "dri/<minor>/bufs",
    File(
        " o     size count  free\t segs pages    kB",
        "",
        Many(
            "records",
            Stanza(
                DmaOrder,
                "{order:2d} {size:8d} {count:5d} {free:5d} {segments:5d} {pages:5d} {kilobytes:5d}",
            ),
        ),
        "",
        Many("buffers", Stanza(DmaLists, Line(Repeat("lists", " {:d}", minimum=1)))),
        # No buffers are a blank line too.
        Line("", optional=True),
        header=DmaBuffers,
    ),
    source="drivers/gpu/drm/drm_info.c:drm_bufs_info",
)
VMA = Format(
    "dri/<minor>/vma",
    variants=[Variant("64-bit", _areas(16)), Variant("32-bit", _areas(8))],
    source="drivers/gpu/drm/drm_info.c:drm_vma_info",
)
