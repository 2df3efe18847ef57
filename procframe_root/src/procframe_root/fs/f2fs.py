"""``/proc/fs/f2fs/DEVICE/{disk_map,discard_plist_info,donation_list,inject_stats}``: devices, discards and memory of an F2FS file system."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, Line, Many, One, Repeat, Stanza, Table, choice, pattern
from procframe.record import Field, Record

__all__ = [
    "DISCARD_PLIST_INFO",
    "DISK_MAP",
    "DONATION_LIST",
    "INJECT_STATS",
    "DiscardLists",
    "DiscardRow",
    "Disk",
    "DiskMap",
    "Donation",
    "Donations",
    "Fault",
]

_COUNT_OR_DOT = Codec(
    lambda text: 0 if text == "." else int(text),
    lambda count: str(count) if count else ".",
    r"[1-9][0-9]{0,18}|\.",
    schema="integer",
)

_UNPADDED = pattern(r"[^ \t\n](?:[^\n]*[^ \t\n])?")


class DiscardRow(Record):
    """Eight lists of discards that wait, by their length."""

    first: Annotated[int, Field("Number of the first list of the row: of discards a block longer", kind="identity")]
    counts: Annotated[list[int], Field("Discards in it and in those after it", codec=_COUNT_OR_DOT)]


class DiscardLists(Record):
    """Discards that wait; there are no lists where the file system does none."""

    rows: Annotated[list[DiscardRow], Field("The lists, eight in a row")] = []


class Disk(Record):
    """A device of a file system that has several."""

    disk: Annotated[int, Field("Number of the device", kind="identity")]
    zoned: Annotated[int, Field("1 where it is a zoned device", kind="flags")]
    start: Annotated[int, Field("First block of the file system on it", kind="address")]
    end: Annotated[int, Field("Last block of the file system on it", kind="address")]
    path: Annotated[str, Field("Path of the device", kind="label", codec=TEXT)]


class DiskMap(Record):
    """Where the parts of the file system are: block addresses, and how many segments they have."""

    block_bytes: Annotated[int, Field("Size of a block", unit="bytes")]
    superblock: Annotated[str | None, Field("Where the super block is: in block 0, at byte 1024", kind="label")] = None
    segment0: Annotated[int | None, Field("First block of the first segment", kind="address")] = None
    checkpoint: Annotated[int | None, Field("First block of the checkpoints", kind="address")] = None
    checkpoint_segments: Annotated[int | None, Field("How many they are", unit="segments")] = None
    sit: Annotated[int | None, Field("First block of the segment information table", kind="address")] = None
    sit_segments: Annotated[int | None, Field("How many it has", unit="segments")] = None
    nat: Annotated[int | None, Field("First block of the node address table", kind="address")] = None
    nat_segments: Annotated[int | None, Field("How many it has", unit="segments")] = None
    ssa: Annotated[int | None, Field("First block of the segment summary area", kind="address")] = None
    ssa_segments: Annotated[int | None, Field("How many it has", unit="segments")] = None
    main: Annotated[int | None, Field("First block of the main area", kind="address")] = None
    main_segments: Annotated[int | None, Field("How many it has", unit="segments")] = None
    block_size: Annotated[int | None, Field("Size of a block", unit="kB")] = None
    segment_size: Annotated[int | None, Field("Size of a segment", unit="MB")] = None
    segments_per_section: Annotated[int | None, Field("Segments in a section", unit="segments")] = None
    section_size: Annotated[int | None, Field("Size of a section", unit="MB")] = None
    sections: Annotated[int | None, Field("Sections of the main area")] = None
    disks: Annotated[list[Disk], Field("Devices, where there are several")] = []


class Donations(Record):
    """Memory of cached files that may be freed first, as their users said."""

    files: Annotated[int, Field("Files of which there is such memory", unit="files")]


class Donation(Record):
    """A file whose cached pages may be freed."""

    path: Annotated[
        str, Field("Path below the mount point, `<unlinked>` where it has none", kind="identity", codec=_UNPADDED)
    ]
    status: Annotated[
        str, Field("`Donated`, or `Evicted` when it was freed", kind="label", codec=choice("Donated", "Evicted"))
    ]
    offset: Annotated[int, Field("Where the donated range begins", unit="kB")]
    size: Annotated[int, Field("Where it ends", unit="kB")]
    cached: Annotated[int, Field("How much of the file is cached", unit="kB")]


class Fault(Record):
    """A kind of fault that can be made to happen."""

    fault: Annotated[str, Field("Kind of the fault", kind="identity", codec=_UNPADDED)]
    count: Annotated[int, Field("Times that it was made to happen", kind="counter")]


_DONATED = f"{'Donation offset (kb)':>20} {'Donation size (kb)':>20} {'File cached size (kb)':>22}"

DISCARD_PLIST_INFO = Format(
    "fs/f2fs/<device>/discard_plist_info",
    One(
        DiscardLists,
        "Discard pend list(Show diacrd_cmd count on each entry, .:not exist):",
        Many("rows", Stanza(DiscardRow, Line("  {first:<3d}", Repeat("counts", " {:>7s}")))),
        Line("", when="rows"),
    ),
    source="fs/f2fs/sysfs.c:discard_plist_seq_show",
    since="6.4",
)


def _area(title: str, name: str) -> str:
    return f" {title:<14}: 0x{{{name}:010x}} ({{{name}_segments:10d}})"


DISK_MAP = Format(
    "fs/f2fs/<device>/disk_map",
    One(
        DiskMap,
        "Address Layout   : {block_bytes:5d}B Block address (# of Segments)",
        " SB            : {superblock:>12s}",
        " seg0_blkaddr  : 0x{segment0:010x}",
        _area("Checkpoint", "checkpoint"),
        *(_area(name.upper(), name) for name in ("sit", "nat", "ssa")),
        _area("Main", "main"),
        " Block size    : {block_size:12d} KB",
        " Segment size  : {segment_size:12d} MB",
        " Segs/Sections : {segments_per_section:12d}",
        " Section size  : {section_size:12d} MB",
        " # of Sections : {sections:12d}",
        Line("", when="disks"),
        Line("Disk Map for multi devices:", when="disks"),
        Many("disks", Stanza(Disk, "Disk:{disk:2d} (zoned={zoned:d}): 0x{start:010x} - 0x{end:010x} on {path}")),
    ),
    source="fs/f2fs/sysfs.c:disk_map_seq_show",
    since="6.10",
)

DONATION_LIST = Format(
    "fs/f2fs/<device>/donation_list",
    Table(
        Donation,
        " {path:<50s} {status:>10s} {offset:20d} {size:20d} {cached:22d}",
        header=[
            "Donation List",
            " # of files  : {files:d}",
            f" {'File path':<50} {'Status':>10} {_DONATED}",
            "---",
        ],
        head=Donations,
    ),
    source="fs/f2fs/sysfs.c:donation_list_seq_show",
    since="6.15",
)

INJECT_STATS = Format(
    "fs/f2fs/<device>/inject_stats",
    Table(Fault, "{fault:<23s} {count:<10d}", header="fault_type\t\tinjected_count"),
    source="fs/f2fs/sysfs.c:inject_stats_seq_show",
    since="6.14",
)
