"""``/proc/pal/cpu<N>/cache_info``: the caches of an Itanium CPU."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, File, Flag, Line, Many, Opt, Repeat, Stanza, choice, pattern
from procframe.record import Field, Record
from procframe_root.pal.shared import CacheLevel, CacheType

__all__ = ["FORMAT", "PalCache", "PalCaches"]

_HINT = pattern(r"[^\[\]\n]+")


class PalCaches(Record):
    """How many caches there are."""

    levels: Annotated[int | None, Field("Levels of caches")] = None
    unique: Annotated[int | None, Field("Caches, where one for all counts once")] = None


class PalCache(Record):
    """A cache."""

    type: CacheType
    level: CacheLevel
    size: Annotated[int | None, Field("Its size", unit="bytes")] = None
    unified: Annotated[bool, Field("Whether it is for data and instructions", kind="flags")] = False
    attribute: Annotated[
        str | None,
        Field("`WriteThrough` or `WriteBack`", kind="label", codec=choice("WriteThrough", "WriteBack")),
    ] = None
    associativity: Annotated[int | None, Field("Places in it that a line can be in")] = None
    line_size: Annotated[int | None, Field("Size of a line", unit="bytes")] = None
    stride: Annotated[int | None, Field("How far lines are best from each other", unit="bytes")] = None
    store_latency: Annotated[
        int | None, Field("How long a store takes; absent where nothing is stored", unit="cycles", kind="time")
    ] = None
    load_latency: Annotated[int | None, Field("How long a load takes", unit="cycles", kind="time")] = None
    store_hints: Annotated[list[str], Field("Hints that stores can give", kind="flags", codec=_HINT)] = []
    load_hints: Annotated[list[str], Field("Hints that loads can give", kind="flags", codec=_HINT)] = []
    alias_boundary: Annotated[int | None, Field("How far addresses of the same memory must be apart", unit="bytes")] = (
        None
    )
    tag_lsb: Annotated[int | None, Field("Lowest bit of the address in its tags", kind="label")] = None
    tag_msb: Annotated[int | None, Field("Highest bit of the address in its tags", kind="label")] = None


FORMAT = Format(
    "pal/cpu<cpu>/cache_info",
    File(
        "Cache levels  : {levels:d}",
        "Unique caches : {unique:d}",
        "",
        Many(
            "records",
            Stanza(
                PalCache,
                "{type} Cache level {level:d}:",
                "\tSize           : {size:d} bytes",
                Line("\tAttributes     : ", Flag("unified", "Unified "), Opt("{attribute}")),
                "\tAssociativity  : {associativity:d}",
                "\tLine size      : {line_size:d} bytes",
                "\tStride         : {stride:d} bytes",
                Line("\tStore latency  : ", Alt("{store_latency:d} cycle(s)", "N/A")),
                "\tLoad latency   : {load_latency:d} cycle(s)",
                Line("\tStore hints    : ", Repeat("store_hints", "[{}]")),
                Line("\tLoad hints     : ", Repeat("load_hints", "[{}]")),
                "\tAlias boundary : {alias_boundary:d} byte(s)",
                "\tTag LSB        : {tag_lsb:d}",
                "\tTag MSB        : {tag_msb:d}",
            ),
        ),
        header=PalCaches,
    ),
    description="The caches of an Itanium CPU.",
    source="arch/ia64/kernel/palinfo.c:cache_info",
)
