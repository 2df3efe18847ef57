"""``/proc/fs/reiserfs/DEVICE/{per-level,bitmap,oidmap}``: the tree of a ReiserFS file system, and what is free in it."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Line, Many, One, Stanza, Table, choice
from procframe.record import Field, Record, field_names

__all__ = ["BITMAP", "OIDMAP", "PER_LEVEL", "Bitmap", "Level", "ObjectNumbers", "Range"]


def _counter(description: str) -> Field:
    return Field(description, kind="counter")


class Level(Record):
    """What was done on a level of the tree, since the file system was mounted."""

    level: Annotated[int, Field("Number of the level: 0 where balancing begins", kind="identity")]
    balances: Annotated[int, _counter("Times that nodes were balanced")]
    search_reads: Annotated[int, _counter("Nodes read by searches")]
    search_fs_changed: Annotated[int, _counter("Times that the tree changed during a search")]
    search_restarted: Annotated[int, _counter("Searches begun again")]
    free_space: Annotated[int, Field("Free bytes of the nodes looked at, added up", unit="bytes", kind="counter")]
    item_count: Annotated[int, _counter("Items of the nodes looked at, added up")]
    can_remove: Annotated[int, _counter("Nodes that could be joined with their neighbours")]
    lnum: Annotated[int, Field("Items moved to left neighbours, added up")]
    rnum: Annotated[int, Field("Items moved to right neighbours, added up")]
    lbytes: Annotated[int, Field("Parts of items moved to left neighbours, added up", unit="bytes")]
    rbytes: Annotated[int, Field("Parts of items moved to right neighbours, added up", unit="bytes")]
    get_neighbors: Annotated[int, _counter("Times that neighbours were read")]
    get_neighbors_restart: Annotated[int, _counter("Times that this had to begin again")]
    need_l_neighbor: Annotated[int, _counter("Times that the left neighbour was needed")]
    need_r_neighbor: Annotated[int, _counter("Times that the right neighbour was needed")]


class Bitmap(Record):
    """Searches for free blocks, since the file system was mounted."""

    free_block: Annotated[int, _counter("Blocks freed")]
    scan_bitmap: Annotated[int | None, _counter("Searches")] = None
    wait: Annotated[int | None, _counter("Times that a block of the bitmap was waited for")] = None
    bmap: Annotated[int | None, _counter("Blocks of the bitmap searched")] = None
    retry: Annotated[int | None, _counter("Searches begun again")] = None
    stolen: Annotated[int | None, _counter("Free blocks that another took in the meantime")] = None
    journal_hint: Annotated[int | None, _counter("Free blocks still in the journal, which named the next")] = None
    journal_nohint: Annotated[int | None, _counter("Free blocks still in the journal, which did not")] = None


class Range(Record):
    """A range of object numbers."""

    use: Annotated[str, Field("`used` or `free`", kind="label", codec=choice("used", "free"))]
    start: Annotated[int, Field("First number", kind="identity")]
    end: Annotated[int, Field("Number after the last", kind="label")]


class ObjectNumbers(Record):
    """Which object numbers are in use."""

    total: Annotated[int, Field("How many ranges there are")]
    current_size: Annotated[int, Field("The same")]
    maximum_size: Annotated[int, Field("How many there can be")]
    used: Annotated[int, Field("Numbers in use")]


def _numbers(record: type[Record], width: int) -> str:
    """The fields of a record after the first, each after a blank and as wide."""
    return "".join(f" {{{name}:{width}d}}" for name in field_names(record)[1:])


PER_LEVEL = Format(
    "fs/reiserfs/<device>/per-level",
    Table(
        Level,
        "{level:d}\t" + _numbers(Level, 12),
        header="level\t     balances [sbk:  reads   fs_changed   restarted]   free space        items   can_remove"
        "         lnum         rnum       lbytes       rbytes     get_neig get_neig_res  need_l_neig  need_r_neig",
    ),
    source="fs/reiserfs/procfs.c:show_per_level",
)
BITMAP = Format(
    "fs/reiserfs/<device>/bitmap",
    One(
        Bitmap,
        "free_block: {free_block:d}",
        "  scan_bitmap:          wait          bmap         retry        stolen  journal_hintjournal_nohint",
        Line(_numbers(Bitmap, 14)),
    ),
    source="fs/reiserfs/procfs.c:show_bitmap",
)
OIDMAP = Format(
    "fs/reiserfs/<device>/oidmap",
    File(
        Many("records", Stanza(Range, "{use}: [ {start:x} .. {end:x} )")),
        "total: \t{total:d} [{current_size:d}/{maximum_size:d}] used: {used:d} [exact]",
        header=ObjectNumbers,
    ),
    source="fs/reiserfs/procfs.c:show_oidmap",
)
