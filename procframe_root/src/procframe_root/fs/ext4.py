"""``/proc/fs/ext4/DEVICE/*``: what an ext4 file system says of itself, but for its allocator."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Group, Keys, Line, One, Opt, Stanza, Table, escaped, pattern
from procframe.layout.codecs import INTEGER
from procframe.record import Field, KeyedRecord, Record

__all__ = ["ES_SHRINKER_INFO", "FC_INFO", "OPTIONS", "ExtentStatus", "FastCommits", "MountOption"]

_ESCAPED = escaped(",= \t\n\\")
_VALUE = Codec(
    lambda text: int(text) if re.fullmatch(INTEGER, text) else _ESCAPED.decode(text),
    lambda value: _ESCAPED.encode(value) if isinstance(value, str) else f"{value:d}",
    r"[^ \t\n]*",
    schema="string",
)
"""A number, or text in which some characters are escaped (``seq_show_option``)."""


class ExtentStatus(Record):
    """The cache of what is known of the extents of files, and the shrinker that frees its memory."""

    objects: Annotated[int | None, Field("Extents in the cache", unit="extents")] = None
    reclaimable_objects: Annotated[int | None, Field("Of those, what can be freed", unit="extents")] = None
    cache_hits: Annotated[int | None, Field("Extents found in the cache", kind="counter")] = None
    cache_misses: Annotated[int | None, Field("Extents not found in it", kind="counter")] = None
    inodes: Annotated[int | None, Field("Inodes with extents that can be freed; absent where there are none")] = None
    scan_time: Annotated[int | None, Field("Average time of a scan of the shrinker", unit="us", kind="time")] = None
    shrunk_objects: Annotated[int | None, Field("Extents freed in the last scan", unit="extents")] = None
    max_inode: Annotated[int | None, Field("Inode with the most extents in the cache", kind="label")] = None
    max_objects: Annotated[int | None, Field("How many it has", unit="extents")] = None
    max_reclaimable: Annotated[int | None, Field("Of those, what can be freed", unit="extents")] = None
    max_scan_time: Annotated[int | None, Field("Longest time of a scan", unit="us", kind="time")] = None


def _reason(description: str, key: str) -> Field:
    return Field(description, unit="commits", kind="counter", key=key)


class Reasons(KeyedRecord):
    """Why fast commits could not be used, and how often."""

    xattr: Annotated[int, _reason("An extended attribute was changed", "Extended attributes changed")]
    cross_rename: Annotated[int, _reason("Two names were exchanged", "Cross rename")]
    journal_flag_change: Annotated[int, _reason("Whether a file's data is logged was changed", "Journal flag changed")]
    nomem: Annotated[int, _reason("Memory was short", "Insufficient memory")]
    swap_boot: Annotated[int, _reason("The boot loader's inode was swapped", "Swap boot")]
    resize: Annotated[int, _reason("The file system was resized", "Resize")]
    rename_dir: Annotated[int, _reason("A directory was renamed", "Dir renamed")]
    falloc_range: Annotated[int, _reason("Space inside a file was inserted or removed", "Falloc range op")]
    inode_journal_data: Annotated[int, _reason("Data of a file is logged", "Data journalling")]
    encrypted_filename: Annotated[int, _reason("A name is encrypted", "Encrypted filename")]
    migrate: Annotated[int, _reason("An inode got extents for block maps", "Inode format migration")]
    verity: Annotated[int, _reason("A file was sealed by fs-verity", "fs-verity enable")]
    move_ext: Annotated[int, _reason("Extents moved from file to file", "Move extents")]


class FastCommits(Record):
    """Fast commits: transactions written to the journal as what changed, not as whole blocks."""

    commits: Annotated[int | None, Field("Fast commits", unit="commits", kind="counter")] = None
    ineligible: Annotated[int | None, Field("Commits that could not be fast", unit="commits", kind="counter")] = None
    numblks: Annotated[int | None, Field("Blocks written in fast commits", unit="blocks", kind="counter")] = None
    avg_commit_time: Annotated[int | None, Field("Average time of a commit", unit="us", kind="time")] = None
    reasons: Annotated[Reasons | None, Field("Why commits could not be fast")] = None
    snapshot_inodes: Annotated[int | None, Field("Inodes whose state was copied for a commit", kind="counter")] = None
    snapshot_ranges: Annotated[int | None, Field("Ranges of blocks in those", kind="counter")] = None
    lock_updates_avg: Annotated[
        int | None, Field("Average time for which other changes were locked out", unit="us", kind="time")
    ] = None
    lock_updates_max: Annotated[int | None, Field("Longest such time", unit="us", kind="time")] = None
    es_miss: Annotated[int | None, Field("Not copied: an extent not known in memory", kind="counter")] = None
    es_delayed: Annotated[int | None, Field("Not copied: an extent not allocated yet", kind="counter")] = None
    es_other: Annotated[int | None, Field("Not copied: an extent in another state", kind="counter")] = None
    inodes_cap: Annotated[int | None, Field("Not copied: too many inodes", kind="counter")] = None
    ranges_cap: Annotated[int | None, Field("Not copied: too many ranges", kind="counter")] = None
    nomem: Annotated[int | None, Field("Not copied: memory was short", kind="counter")] = None
    inode_loc: Annotated[int | None, Field("Not copied: the inode's place was not found", kind="counter")] = None
    no_snap: Annotated[int | None, Field("Inodes of a commit without a copy", kind="counter")] = None


class MountOption(Record):
    """An option that the file system is mounted with, the defaults included; the first is `rw` or `ro`."""

    name: Annotated[str, Field("Name of the option", kind="identity", codec=pattern(r"[A-Za-z_][A-Za-z0-9_]*"))]
    value: Annotated[
        int | str | None,
        Field("Its value; absent for an option that is on or off", kind="label", codec=_VALUE),
    ] = None


ES_SHRINKER_INFO = Format(
    "fs/ext4/<device>/es_shrinker_info",
    One(
        ExtentStatus,
        "stats:",
        "  {objects:d} objects",
        "  {reclaimable_objects:d} reclaimable objects",
        "  {cache_hits:d}/{cache_misses:d} cache hits/misses",
        "  {inodes:d} inodes on list",
        "average:",
        "  {scan_time:d} us scan time",
        "  {shrunk_objects:d} shrunk objects",
        Line("maximum:", when="max_inode"),
        "  {max_inode:d} inode ({max_objects:d} objects, {max_reclaimable:d} reclaimable)",
        "  {max_scan_time:d} us max scan time",
    ),
    source="fs/ext4/extents_status.c:ext4_seq_es_shrinker_info_show",
    since="3.18",
)
FC_INFO = Format(
    "fs/ext4/<device>/fc_info",
    One(
        FastCommits,
        "fc stats:",
        "{commits:d} commits",
        "{ineligible:d} ineligible",
        "{numblks:d} numblks",
        "{avg_commit_time:d}us avg_commit_time",
        Group(
            "reasons",
            Stanza(Reasons, "Ineligible reasons:", Keys('"{key}":\t{:d}', prefix='"', separator='":')),
        ),
        Line("Snapshot stats:", when="snapshot_inodes"),
        "{snapshot_inodes:d} inodes",
        "{snapshot_ranges:d} ranges",
        "{lock_updates_avg:d}us lock_updates_avg",
        "{lock_updates_max:d}us lock_updates_max",
        Line("Snapshot failures:", when="es_miss"),
        *(
            f"{{{name}:d}} {name}"
            for name in (
                *("es_miss", "es_delayed", "es_other", "inodes_cap", "ranges_cap", "nomem", "inode_loc", "no_snap"),
            )
        ),
    ),
    source="fs/ext4/fast_commit.c:ext4_fc_info_show",
    since="5.10",
)
OPTIONS = Format(
    "fs/ext4/<device>/options",
    Table(MountOption, "{name}", Opt("={value}")),
    source="fs/ext4/super.c:ext4_seq_options_show",
)
