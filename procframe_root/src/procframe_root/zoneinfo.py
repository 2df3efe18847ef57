"""``/proc/zoneinfo``: the memory zones of each node."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import File, Group, Keys, Line, Many, Part, Repeat, Stanza
from procframe.record import Field, Record
from procframe_root.vm_items import VmItems

__all__ = ["FORMAT", "Pageset", "Zone"]


class Pageset(Record):
    """Free pages that a CPU keeps for itself."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    count: Annotated[int | None, Field("Pages on the CPU's list", unit="pages")] = None
    high: Annotated[int | None, Field("Pages above which the list is emptied", unit="pages")] = None
    batch: Annotated[int | None, Field("Pages that move from or to the zone at once", unit="pages")] = None
    high_min: Annotated[int | None, Field("Lowest value of `high`", unit="pages", since="6.7")] = None
    high_max: Annotated[int | None, Field("Highest value of `high`", unit="pages", since="6.7")] = None
    stat_threshold: Annotated[int | None, Field("By how much the CPU's counters may differ before they are summed")] = (
        None
    )


class Zone(Record):
    """A zone of a node's memory; one without pages prints sizes only."""

    node: Annotated[int, Field("Number of the node", kind="identity")]
    zone: Annotated[str, Field("Name of the zone", kind="identity")]
    node_stats: Annotated[
        VmItems | None, Field("Counters of the whole node, in its first zone that has pages", since="4.8")
    ] = None
    pages_free: Annotated[int | None, Field("Free pages", unit="pages")] = None
    boost: Annotated[int | None, Field("Raises the watermarks for now", unit="pages", since="5.14")] = None
    min: Annotated[int | None, Field("Watermark below which allocations must wait", unit="pages")] = None
    low: Annotated[int | None, Field("Watermark below which kswapd is woken", unit="pages")] = None
    high: Annotated[int | None, Field("Watermark above which kswapd sleeps", unit="pages")] = None
    promo: Annotated[
        int | None, Field("Watermark above which pages are promoted to this node", unit="pages", since="6.12")
    ] = None
    scanned: Annotated[int | None, Field("Pages scanned since the last that was freed", unit="pages")] = None
    spanned: Annotated[int | None, Field("Pages from the zone's start to its end, holes included", unit="pages")] = None
    present: Annotated[int | None, Field("Pages that exist", unit="pages")] = None
    managed: Annotated[int | None, Field("Pages that the allocator manages", unit="pages", since="3.9")] = None
    cma: Annotated[int | None, Field("Pages reserved for contiguous allocations", unit="pages", since="5.14")] = None
    stats: Annotated[VmItems | None, Field("Counters of the zone")] = None
    protection: Annotated[
        list[int] | None, Field("Pages kept from allocations that could use each higher zone", unit="pages")
    ] = None
    pagesets: Annotated[list[Pageset], Field("Free pages that each CPU online keeps for itself")] = []
    node_unreclaimable: Annotated[
        int | None, Field("1 where reclaiming the node's memory fails", kind="flags", since="4.8")
    ] = None
    all_unreclaimable: Annotated[int | None, Field("1 where reclaiming the zone failed, until 4.7", kind="flags")] = (
        None
    )
    prev_priority: Annotated[int | None, Field("Urgency of the last scan, until 2.6.36", kind="label")] = None
    start_pfn: Annotated[int | None, Field("Number of the first page", kind="address")] = None
    inactive_ratio: Annotated[int | None, Field("Anonymous pages that are active for each inactive one, until 4.9")] = (
        None
    )
    reserved_highatomic: Annotated[
        int | None, Field("Pages reserved for urgent allocations", unit="pages", since="6.11")
    ] = None
    free_highatomic: Annotated[int | None, Field("Of those, free", unit="pages", since="6.13")] = None


def _items(blanks: int) -> Keys:
    """Counters, indented by some blanks."""
    prefix = " " * blanks
    return Keys(f"{prefix}{{key}}{{@{blanks + 12}}} {{:d}}", prefix=prefix, separator=" ")


def _zone(blanks: int, before: bool, width: int, tail: tuple[str, ...]) -> File:
    """Zones of a kind of kernel.

    The counters of the zone are indented by ``blanks``, and the protection is before or after them; the pagesets' values
    start after a key of ``width``.
    """
    protection = Line("        protection: (", Repeat("protection", "{:d}", separator=", "), ")")
    stats = Group("stats", Stanza(VmItems, _items(blanks)))
    middle: tuple[Line | Part, ...] = (protection, stats) if before else (stats, protection)
    indent = " " * 14
    return File(
        Many(
            "records",
            Stanza(
                Zone,
                "Node {node:d}, zone {zone:>8s}",
                Group("node_stats", Stanza(VmItems, "  per-node stats", _items(6))),
                "  pages free     {pages_free:d}",
                "        boost    {boost:d}",
                "        min      {min:d}",
                "        low      {low:d}",
                "        high     {high:d}",
                "        promo    {promo:d}",
                "        scanned  {scanned:d}",
                "        spanned  {spanned:d}",
                "        present  {present:d}",
                "        managed  {managed:d}",
                "        cma      {cma:d}",
                *middle,
                Line("  pagesets", when="pagesets"),
                Many(
                    "pagesets",
                    Stanza(
                        Pageset,
                        "    cpu: {cpu:d}",
                        *(
                            f"{indent}{name + ':':<{width}}{{{name}:d}}"
                            for name in ("count", "high", "batch", "high_min", "high_max")
                        ),
                        "  vm stats threshold: {stat_threshold:d}",
                    ),
                ),
                *tail,
            ),
        )
    )


_TAIL = (
    "  node_unreclaimable:  {node_unreclaimable:d}",
    "  start_pfn:           {start_pfn:d}",
    "  node_inactive_ratio: {inactive_ratio:d}",
    "  reserved_highatomic: {reserved_highatomic:d}",
    "  free_highatomic:     {free_highatomic:d}",
)
_OLD_TAIL = (
    "  all_unreclaimable: {all_unreclaimable:d}",
    "  prev_priority:     {prev_priority:d}",
    "  start_pfn:         {start_pfn:d}",
    "  inactive_ratio:    {inactive_ratio:d}",
)

FORMAT = Format(
    "zoneinfo",
    variants=(
        Variant("tuned pagesets", _zone(6, True, 10, _TAIL), "6.7+"),
        Variant("sizes first", _zone(6, True, 7, _TAIL), "4.12 to 6.6"),
        Variant("per-node stats", _zone(6, False, 7, _TAIL), "4.8 to 4.11"),
        Variant("zones alone", _zone(4, False, 7, _OLD_TAIL), "to 4.7"),
    ),
    source="mm/vmstat.c:zoneinfo_show_print",
)
