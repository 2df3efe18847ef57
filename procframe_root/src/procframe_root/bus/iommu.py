"""I/O memory management units: ``/proc/bus/runway``, ``/proc/bus/mckinley`` and ``/proc/gsc`` of PA-RISC and Itanium."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, File, Line, Many, One, Repeat, Stanza, pattern
from procframe.record import Field, Record
from procframe_root.choices import YES_NO

__all__ = [
    "BITMAP",
    "CCIO",
    "IOC",
    "PCXL_DMA",
    "SBA",
    "BitmapWords",
    "Ccio",
    "DirectRange",
    "Ioc",
    "PcxlDma",
    "PcxlUse",
    "Sba",
]

PdirSize = Annotated[int | None, Field("Size of the directory of pages", unit="bytes")]
PdirEntries = Annotated[int | None, Field("How many it has", unit="entries")]
BitmapSize = Annotated[int | None, Field("Size of the bitmap of what is in use", unit="bytes")]
BitmapPages = Annotated[int | None, Field("Pages that it tells of", unit="pages")]
Revision = Annotated[int, Field("Its revision", kind="label")]
MinorRevision = Annotated[int, Field("Minor revision", kind="label")]


class Ccio(Record):
    """A controller of older machines (U2, UTurn), which maps memory for its bus."""

    name: Annotated[str, Field("Which it is: `U2` or `UTurn`", kind="identity", codec=pattern("(?:U2|UTurn)"))]
    cujo20_bug: Annotated[
        bool | None, Field("Whether a bridge on it must not use all addresses", kind="flags", codec=YES_NO)
    ] = None
    pdir_size: PdirSize = None
    pdir_entries: PdirEntries = None
    bitmap_size: BitmapSize = None
    bitmap_pages: BitmapPages = None


class DirectRange(Record):
    """A range of addresses that goes to one of the buses."""

    number: Annotated[int, Field("Number of the range", kind="identity")]
    base: Annotated[int, Field("Register of its first address", kind="address")]
    mask: Annotated[int, Field("Register of its mask", kind="address")]
    route: Annotated[int, Field("Register of the bus that it goes to", kind="address")]


class Sba(Record):
    """A system bus adapter of newer machines, which maps memory for PCI buses."""

    name: Annotated[str, Field("Which it is", kind="identity", codec=TEXT)]
    revision_major: Revision
    revision_minor: MinorRevision
    pdir_size: PdirSize = None
    pdir_entries: PdirEntries = None
    bitmap_size: BitmapSize = None
    bitmap_pages: BitmapPages = None
    lmmio_base: Annotated[
        int | None, Field("Register of the first address that goes to all buses in turn", kind="address")
    ] = None
    lmmio_mask: Annotated[int | None, Field("Register of the mask", kind="address")] = None
    lmmio_route: Annotated[int | None, Field("Register of the buses", kind="address")] = None
    direct_ranges: Annotated[list[DirectRange], Field("Ranges that each go to one bus")] = []


class BitmapWords(Record):
    """A row of the bitmap of pages in use."""

    words: Annotated[list[int], Field("Eight words of 32 bits, a bit for each page", kind="flags")]


class Ioc(Record):
    """An I/O controller of Hewlett Packard's Itanium machines."""

    name: Annotated[str, Field("Which it is: `zx1`, ...", kind="identity", codec=TEXT)]
    revision_major: Revision
    revision_minor: MinorRevision
    numa_node: Annotated[int | None, Field("Its NUMA node; absent where it belongs to none", kind="label")] = None
    iova_size: Annotated[int | None, Field("Size of the addresses that it maps", unit="MB")] = None
    iova_page_size: Annotated[int | None, Field("Size of a page", unit="kB")] = None
    pdir_size: Annotated[int | None, Field("Size of the directory of pages", unit="entries")] = None
    pdir_used: Annotated[int | None, Field("Of these, used", unit="entries")] = None


class PcxlUse(Record):
    """How much of something is in use."""

    unit: Annotated[str, Field("What is counted: `blocks` of the bitmap (bytes), or `pages`", kind="identity")]
    total: Annotated[int, Field("How many there are")]
    free: Annotated[int, Field("Of these, free")]
    used: Annotated[int, Field("Of these, in use")]
    used_percent: Annotated[int, Field("The same as a part of all", unit="%")]


class PcxlDma(Record):
    """Addresses that a machine with a PCX-L processor maps without a cache, for devices."""

    size: Annotated[int, Field("Size of these addresses", unit="bytes")]
    pages: Annotated[int, Field("The same in pages", unit="pages")]
    bitmap_size: BitmapSize = None
    uses: Annotated[list[PcxlUse], Field("How much of it is in use")] = []


_PDIR = "IO PDIR size    : {pdir_size:d} bytes ({pdir_entries:d} entries)"
_BITMAP = "Resource bitmap : {bitmap_size:d} bytes ({bitmap_pages:d} pages)"

CCIO = Format(
    "bus/runway/ccio",
    File(Many("records", Stanza(Ccio, "{name}", "Cujo 2.0 bug    : {cujo20_bug}", _PDIR, _BITMAP))),
    source="drivers/parisc/ccio-dma.c:ccio_proc_info",
)
SBA = Format(
    "bus/mckinley/sba_iommu",
    One(
        Sba,
        "{name} rev {revision_major:d}.{revision_minor:d}",
        _PDIR,
        _BITMAP,
        "LMMIO_BASE/MASK/ROUTE {lmmio_base:08x} {lmmio_mask:08x} {lmmio_route:08x}",
        Many(
            "direct_ranges",
            Stanza(DirectRange, "DIR{number:d}_BASE/MASK/ROUTE {base:08x} {mask:08x} {route:08x}"),
        ),
    ),
    paths=("bus/mckinley/sba_iommu", "bus/runway/sba_iommu"),
    source="drivers/parisc/sba_iommu.c:sba_proc_info",
)
BITMAP = Format(
    "bus/runway/<iommu>-bitmap",
    File(
        Many("records", Stanza(BitmapWords, Line("   ", Repeat("words", "{:08x}", separator=" ", minimum=1)))),
        "",
    ),
    paths=("bus/runway/<iommu>-bitmap", "bus/mckinley/<iommu>-bitmap"),
    source="drivers/parisc/sba_iommu.c:sba_proc_bitmap_info, drivers/parisc/ccio-dma.c:ccio_proc_bitmap_info",
)
IOC = Format(
    "bus/mckinley/<ioc>",
    File(
        Many(
            "records",
            Stanza(
                Ioc,
                "Hewlett Packard {name} IOC rev {revision_major:d}.{revision_minor:d}",
                "NUMA node       : {numa_node:d}",
                "IOVA size       : {iova_size:d} MB",
                "IOVA page size  : {iova_page_size:d} kb",
                "PDIR size       : {pdir_size:d} entries",
                "PDIR used       : {pdir_used:d} entries",
            ),
        )
    ),
    description="The I/O controllers of Hewlett Packard's Itanium machines; the file is named after the first.",
    source="arch/ia64/hp/common/sba_iommu.c:ioc_show",
)
PCXL_DMA = Format(
    "gsc/pcxl_dma",
    One(
        PcxlDma,
        "",
        "DMA Mapping Area size    : {size:d} bytes ({pages:d} pages)",
        "Resource bitmap : {bitmap_size:d} bytes",
        "     \t  total:    free:    used:   % used:",
        Many("uses", Stanza(PcxlUse, "{unit:<6s}  {total:8d} {free:8d} {used:8d} {used_percent:8d}%")),
        "",
    ),
    paths=("gsc/pcxl_dma", "bus/gsc/pcxl_dma"),
    source="arch/parisc/kernel/pci-dma.c:proc_pcxl_dma_show",
)
