"""``/proc/vmallocinfo``: the areas of the kernel's virtual memory that vmalloc, ioremap and the like gave out."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Opt, Table, pattern, words
from procframe.layout.memo import Memo
from procframe.record import Field, Record

__all__ = ["FORMAT", "VmallocArea"]

STATE = pattern("vm_map_ram|unpurged vm_area")
CALLER = pattern(r"(?:[^ \t\n]+\+0x[0-9a-f]+/0x[0-9a-f]+(?: \[[^ \t\n\]]+\])?|0x[0-9a-f]+)")
"""``%pS``: a place in a function, with its length and module; an address where the kernel knows no names."""

_WORDS = words(" ", ("ioremap", "sparse", "vmalloc", "vmap", "user", "dma-coherent", "vpages"), empty=False)
_FLAGS = Memo(_WORDS.decode)
FLAGS = _WORDS.but(decode=lambda text: list(_FLAGS[text]), pattern="[a-z][a-z-]*(?: [a-z][a-z-]*)*")


_NODE = "N(?:0|[1-9][0-9]{0,9})=(?:0|[1-9][0-9]{0,19})"
_NODES = Memo(lambda text: {node[1:]: int(pages) for node, _, pages in (word.partition("=") for word in text.split())})
NODES = Codec(
    lambda text: dict(_NODES[text]),
    lambda nodes: " ".join([f"N{node}={pages}" for node, pages in nodes.items()]),
    f"{_NODE}(?: {_NODE})*",
    schema="object",
)
"""``N0=4 N1=2``: four pages on node 0 and two on node 1."""


class VmallocArea(Record):
    """An area of the kernel's virtual memory. An unpurged one is free, but not yet for use again.

    Addresses are made unrecognisable by hashing (since 4.15), or are 0, unless the reader may know them.
    """

    start: Annotated[int, Field("First address", kind="identity")]
    end: Annotated[int, Field("Address after the last", kind="address")]
    size: Annotated[int, Field("Size, with a guard page if it has one", unit="bytes")]
    state: Annotated[
        str | None, Field("`vm_map_ram` or `unpurged vm_area`, for areas without the rest", kind="label", codec=STATE)
    ] = None
    caller: Annotated[
        str | None, Field("Where in the kernel it was asked for, and the module", kind="label", codec=CALLER)
    ] = None
    pages: Annotated[int | None, Field("Pages of memory in it", unit="pages")] = None
    phys: Annotated[int | None, Field("Physical address that it maps", kind="address")] = None
    flags: Annotated[
        list[str] | None,
        Field(
            "What it is for: ioremap, sparse, vmalloc, vmap, user (may be mapped by a process), dma-coherent; and vpages "
            "where the list of its pages is in such an area itself",
            kind="flags",
            codec=FLAGS,
        ),
    ] = None
    nodes: Annotated[
        dict[str, int] | None,
        Field("NUMA nodes that it has pages on, and how many", unit="pages", kind="gauge", codec=NODES),
    ] = None


def _layout(address: str, phys: str) -> Table:
    return Table(
        VmallocArea,
        f"0x{{start:{address}}}-0x{{end:{address}}} {{size:7d}}",
        Opt(" {state}"),
        Opt(" {caller}"),
        Opt(" pages={pages:d}"),
        Opt(f" phys={phys}"),
        Opt(" {flags}"),
        Opt(" {nodes}"),
    )


FORMAT = Format(
    "vmallocinfo",
    variants=[
        Variant("64-bit", _layout("016x", "0x{phys:016x}")),
        Variant("32-bit", _layout("08x", "0x{phys:08x}")),
        Variant("32-bit-wide", _layout("08x", "0x{phys:016x}"), "physical addresses of 64 bits, such as PAE and LPAE"),
        Variant("64-bit-short", _layout("016x", "{phys:x}"), "physical addresses as long as they are"),
        Variant("32-bit-short", _layout("08x", "{phys:x}"), "physical addresses as long as they are"),
    ],
    source="mm/vmalloc.c:vmalloc_info_show, s_show",
    since="2.6.28",
)
