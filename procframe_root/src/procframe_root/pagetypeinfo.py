"""``/proc/pagetypeinfo``: free memory by the size of blocks and by what may be allocated in them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Group, Line, Many, Repeat, Stanza
from procframe.record import Field, Record

CAPPED = Codec(
    lambda text: text if text[0] == ">" else int(text), str, r"(?:>100000|0|[1-9][0-9]{0,20})", schema="integer"
)
"""A number, or ``>100000`` where the kernel stopped counting."""


class FreePages(Record):
    """Free blocks of one migrate type in a zone of memory."""

    node: Annotated[int, Field("NUMA node", kind="identity")]
    zone: Annotated[str, Field("Zone of memory, such as DMA32 or Normal", kind="identity")]
    type: Annotated[str, Field("Migrate type: what the kernel allocates in such blocks", kind="identity")]
    free: Annotated[
        list[int | str],
        Field(
            "Free blocks of 1, 2, 4, 8, ... pages; '>100000' where the kernel stopped counting",
            unit="blocks",
            codec=CAPPED,
        ),
    ]


class PageBlocks(Record):
    """How many page blocks of each migrate type a zone of memory has."""

    node: Annotated[int, Field("NUMA node", kind="identity")]
    zone: Annotated[str, Field("Zone of memory, such as DMA32 or Normal", kind="identity")]
    blocks: Annotated[list[int], Field("Page blocks by type, in the order of the types", unit="blocks")]


class BlockCount(Record):
    """How many page blocks of each migrate type the zones of a node have."""

    types: Annotated[list[str], Field("The migrate types", kind="identity")]
    zones: Annotated[list[PageBlocks], Field("The counts of each zone")]


class Pagetypeinfo(Record):
    """How the pages of a NUMA node are grouped by what is allocated in them."""

    page_block_order: Annotated[int, Field("A page block is two to this power of pages")]
    pages_per_block: Annotated[int, Field("Size of a page block", unit="pages")]
    orders: Annotated[list[int] | None, Field("Sizes of free blocks: two to these powers of pages")] = None
    free: Annotated[list[FreePages], Field("Free blocks")] = []
    blocks: Annotated[BlockCount | None, Field("All page blocks")] = None
    mixed: Annotated[
        BlockCount | None, Field("Page blocks that hold pages of other types too; needs page_owner to be on")
    ] = None


def _count(title: str) -> Stanza:
    return Stanza(
        BlockCount,
        Line(f"{title:<23s}", Repeat("types", "{:>12s} ", minimum=1)),
        Many(
            "zones", Stanza(PageBlocks, Line("Node {node:d}, zone {zone:>8s} ", Repeat("blocks", "{:12d} ", minimum=1)))
        ),
    )


FORMAT = Format(
    "pagetypeinfo",
    File(
        Many(
            "records",
            Stanza(
                Pagetypeinfo,
                "Page block order: {page_block_order:d}",
                "Pages per block:  {pages_per_block:d}",
                "",
                Line(f"{'Free pages count per migrate type at order':<43s} ", Repeat("orders", "{:6d} ", minimum=1)),
                Many(
                    "free",
                    Stanza(
                        FreePages,
                        Line(
                            "Node {node:4d}, zone {zone:>8s}, type {type:>12s} ", Repeat("free", "{:>6s} ", minimum=1)
                        ),
                    ),
                ),
                "",
                Group("blocks", _count("Number of blocks type ")),
                Line("", optional=True),
                Group("mixed", _count("Number of mixed blocks ")),
            ),
        )
    ),
    source="mm/vmstat.c:pagetypeinfo_show",
)
