"""``/proc/fs/ext4/DEVICE/mb_*``: the block allocator of an ext4 file system."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, Flag, Line, Many, One, Repeat, Stanza, Table, pattern
from procframe.record import Field, Record

__all__ = [
    "MB_GROUPS",
    "MB_STATS",
    "MB_STRUCTS_SUMMARY",
    "BlockGroup",
    "Criterion",
    "MbStats",
    "OrderedGroups",
    "Structures",
]


_NUMBER = Codec(int, "{:d}".format, schema="integer")
"""A number as a word, which tells numbers apart that are wider than their column."""


class BlockGroup(Record):
    """The free space of a block group."""

    group: Annotated[int, Field("Number of the group", kind="identity")]
    free: Annotated[int | None, Field("Free blocks; absent where they could not be read", unit="blocks")] = None
    fragments: Annotated[int | None, Field("Pieces that the free space is in")] = None
    first_free: Annotated[int | None, Field("First free block of the group", kind="address")] = None
    counters: Annotated[list[int] | None, Field("Free pieces of 1, 2, 4, ... blocks")] = None
    corrupted: Annotated[bool, Field("Whether the bitmap of blocks is corrupted", kind="flags")] = False
    error: Annotated[
        str | None, Field("Why the group could not be read", kind="label", codec=pattern(r"[A-Za-z][^\n]*"))
    ] = None


class Criterion(Record):
    """Searches for free space by one criterion; the first criteria are the most demanding."""

    criterion: Annotated[
        str, Field("Name of the criterion: `cr0` to `cr3`, since 6.5 `cr_p2_aligned`, ...", kind="identity")
    ]
    hits: Annotated[int | None, Field("Searches that found space", kind="counter")] = None
    groups_considered: Annotated[int | None, Field("Groups looked at", unit="groups", kind="counter")] = None
    extents_scanned: Annotated[
        int | None, Field("Free extents looked at", unit="extents", kind="counter", since="6.5")
    ] = None
    useless_loops: Annotated[int | None, Field("Searches that found none", kind="counter")] = None
    bad_suggestions: Annotated[
        int | None, Field("Groups proposed that turned out not to do; until 6.4", kind="counter")
    ] = None


class MbStats(Record):
    """What the block allocator did; nothing is known as long as ``mb_stats`` of sysfs is 0."""

    reqs: Annotated[int | None, Field("Requests; absent where they are not counted", kind="counter")] = None
    success: Annotated[int | None, Field("Requests that got all they asked for", kind="counter")] = None
    groups_scanned: Annotated[int | None, Field("Groups searched", unit="groups", kind="counter")] = None
    criteria: Annotated[list[Criterion], Field("Searches by criterion")] = []
    extents_scanned: Annotated[int | None, Field("Free extents looked at", unit="extents", kind="counter")] = None
    goal_hits: Annotated[int | None, Field("Requests that got the place they aimed at", kind="counter")] = None
    stream_goal_hits: Annotated[
        int | None, Field("Requests that got the place after the last of the stream", kind="counter")
    ] = None
    len_goal_hits: Annotated[
        int | None, Field("Requests that got the length they aimed at", kind="counter", since="6.5")
    ] = None
    power_of_two_hits: Annotated[int | None, Field("Requests that found a free power of two", kind="counter")] = None
    breaks: Annotated[int | None, Field("Searches broken off because they took too long", kind="counter")] = None
    lost: Annotated[int | None, Field("Extents found that another took in the meantime", kind="counter")] = None
    buddies_generated: Annotated[int | None, Field("Times that the map of a group was made", kind="counter")] = None
    groups: Annotated[int | None, Field("Groups of the file system", unit="groups")] = None
    buddies_time_used: Annotated[int | None, Field("Time spent on making maps", unit="ns", kind="counter")] = None
    preallocated: Annotated[int | None, Field("Blocks allocated in advance", unit="blocks", kind="counter")] = None
    discarded: Annotated[
        int | None, Field("Blocks allocated in advance and given back", unit="blocks", kind="counter")
    ] = None


class OrderedGroups(Record):
    """The block groups of one list."""

    order: Annotated[int, Field("Size as a power of two: 3 is 8 blocks", kind="identity")]
    groups: Annotated[int, Field("Groups in the list", unit="groups")]


class Structures(Record):
    """Block groups sorted by their free space."""

    optimize_scan: Annotated[int | None, Field("1 where groups are found by these lists", kind="flags")] = None
    max_free_order_lists: Annotated[list[OrderedGroups], Field("Groups by the largest free power of two")] = []
    avg_fragment_size_lists: Annotated[list[OrderedGroups], Field("Groups by the average size of free pieces")] = []


_ORDER = Stanza(OrderedGroups, "\tlist_order_{order:d}_groups: {groups:d}")

MB_GROUPS = Format(
    "fs/ext4/<device>/mb_groups",
    Table(
        BlockGroup,
        "#{group:<5d}: ",
        Alt(
            (
                "{free:<5d} {fragments:<5d} {first_free:<5d} [",
                Repeat("counters", " {:<5s}", codec=_NUMBER),
                " ]",
                Flag("corrupted", " Block bitmap corrupted!"),
            ),
            "{error}",
        ),
        header="#group: free  frags first ["
        " 2^0   2^1   2^2   2^3   2^4   2^5   2^6   2^7   2^8   2^9   2^10  2^11  2^12  2^13  ]",
    ),
    source="fs/ext4/mballoc.c:ext4_mb_seq_groups_show",
)
MB_STATS = Format(
    "fs/ext4/<device>/mb_stats",
    One(
        MbStats,
        "mballoc:",
        Line("\tmb stats collection turned off.", unless="reqs"),
        Line('\tTo enable, please write "1" to sysfs file mb_stats.', unless="reqs"),
        "\treqs: {reqs:d}",
        "\tsuccess: {success:d}",
        "\tgroups_scanned: {groups_scanned:d}",
        Many(
            "criteria",
            Stanza(
                Criterion,
                "\t{criterion}_stats:",
                "\t\thits: {hits:d}",
                "\t\tgroups_considered: {groups_considered:d}",
                "\t\textents_scanned: {extents_scanned:d}",
                "\t\tuseless_loops: {useless_loops:d}",
                "\t\tbad_suggestions: {bad_suggestions:d}",
            ),
        ),
        "\textents_scanned: {extents_scanned:d}",
        "\t\tgoal_hits: {goal_hits:d}",
        "\t\tstream_goal_hits: {stream_goal_hits:d}",
        "\t\tlen_goal_hits: {len_goal_hits:d}",
        "\t\t2^n_hits: {power_of_two_hits:d}",
        "\t\tbreaks: {breaks:d}",
        "\t\tlost: {lost:d}",
        "\tbuddies_generated: {buddies_generated:d}/{groups:d}",
        "\tbuddies_time_used: {buddies_time_used:d}",
        "\tpreallocated: {preallocated:d}",
        "\tdiscarded: {discarded:d}",
    ),
    source="fs/ext4/mballoc.c:ext4_seq_mb_stats_show",
    since="5.14",
)
MB_STRUCTS_SUMMARY = Format(
    "fs/ext4/<device>/mb_structs_summary",
    One(
        Structures,
        "optimize_scan: {optimize_scan:d}",
        "max_free_order_lists:",
        Many("max_free_order_lists", _ORDER),
        "avg_fragment_size_lists:",
        Many("avg_fragment_size_lists", _ORDER),
    ),
    source="fs/ext4/mballoc.c:ext4_mb_seq_structs_summary_show",
    since="5.14",
)
