"""``/proc/fs/reiserfs/DEVICE/{version,super,on-disk-super,journal}``: a ReiserFS file system, in memory and on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, choice, pattern, words
from procframe.record import Field, Record, field_names

__all__ = ["JOURNAL", "ON_DISK_SUPER", "SUPER", "VERSION", "Journal", "OnDiskSuper", "Super", "Version"]


def _counter(description: str) -> Field:
    return Field(description, kind="counter")


class Version(Record):
    """The version of the file system's format."""

    format: Annotated[str, Field("`3.5`, `3.6` or `unknown`", kind="label", codec=choice("3.5", "3.6", "unknown"))]
    checks: Annotated[str, Field("`on` where the driver was built to check itself", codec=choice("on", "off"))]


class Super(Record):
    """The file system in memory, and what it did."""

    state: Annotated[
        str | None,
        Field("Whether it is in order", kind="label", codec=choice("REISERFS_VALID_FS", "REISERFS_ERROR_FS")),
    ] = None
    mount_options: Annotated[
        list[str] | None, Field("How it is mounted", kind="flags", codec=words(" ", trailing=True))
    ] = None
    generation: Annotated[int | None, _counter("Changes of the tree (`gen. counter`)")] = None
    s_disk_reads: Annotated[int | None, _counter("No longer counted")] = None
    s_disk_writes: Annotated[int | None, _counter("No longer counted")] = None
    s_fix_nodes: Annotated[int | None, _counter("No longer counted")] = None
    s_do_balance: Annotated[int | None, _counter("Times that the tree was balanced")] = None
    s_unneeded_left_neighbor: Annotated[int | None, _counter("Left neighbours read needlessly")] = None
    s_good_search_by_key_reada: Annotated[int | None, _counter("Nodes read ahead that were needed")] = None
    s_bmaps: Annotated[int | None, _counter("No longer counted")] = None
    s_bmaps_without_search: Annotated[int | None, _counter("No longer counted")] = None
    s_direct2indirect: Annotated[int | None, _counter("Tails turned into blocks")] = None
    s_indirect2direct: Annotated[int | None, _counter("Blocks turned into tails")] = None
    max_hash_collisions: Annotated[int | None, Field("Most names in a directory with the same hash")] = None
    breads: Annotated[int | None, _counter("Blocks read")] = None
    bread_misses: Annotated[int | None, _counter("Of those, blocks not in memory")] = None
    search_by_key: Annotated[int | None, _counter("Searches in the tree")] = None
    search_by_key_fs_changed: Annotated[int | None, _counter("Times that the tree changed during a search")] = None
    search_by_key_restarted: Annotated[int | None, _counter("Searches begun again")] = None
    insert_item_restarted: Annotated[int | None, _counter("Insertions begun again")] = None
    paste_into_item_restarted: Annotated[int | None, _counter("Additions to an item begun again")] = None
    cut_from_item_restarted: Annotated[int | None, _counter("Cuts from an item begun again")] = None
    delete_solid_item_restarted: Annotated[int | None, _counter("Deletions of an undivided item begun again")] = None
    delete_item_restarted: Annotated[int | None, _counter("Deletions of an item begun again")] = None
    leaked_oid: Annotated[int | None, _counter("Object numbers lost for want of room")] = None
    leaves_removable: Annotated[int | None, _counter("Leaves that could be joined with their neighbours")] = None


class OnDiskSuper(Record):
    """The super block, as it is on the disk."""

    block_count: Annotated[int | None, Field("Blocks of the file system", unit="blocks")] = None
    free_blocks: Annotated[int | None, Field("Free blocks", unit="blocks")] = None
    root_block: Annotated[int | None, Field("Block of the tree's root", kind="address")] = None
    blocksize: Annotated[int | None, Field("Size of a block", unit="bytes")] = None
    oid_maxsize: Annotated[int | None, Field("Room for the limits of free object numbers")] = None
    oid_cursize: Annotated[int | None, Field("Limits there are")] = None
    umount_state: Annotated[int | None, Field("1 where it was unmounted, 2 where not", kind="label")] = None
    magic: Annotated[
        str | None,
        Field("What tells the file system: `ReIsErFs`, `ReIsEr2Fs` or `ReIsEr3Fs`", codec=pattern(r"[^ \n]*")),
    ] = None
    fs_state: Annotated[int | None, Field("What the checker last noted", kind="label")] = None
    hash: Annotated[
        str | None,
        Field("Which hash of names: tea, rupasov, r5, unset", codec=choice("tea", "rupasov", "r5", "unset", "unknown")),
    ] = None
    tree_height: Annotated[int | None, Field("Height of the tree")] = None
    bmap_nr: Annotated[int | None, Field("Blocks of the bitmap", unit="blocks")] = None
    version: Annotated[int | None, Field("Version of the format", kind="label")] = None
    flags: Annotated[int | None, Field("Marks of the super block", kind="flags")] = None
    flag_names: Annotated[
        str | None, Field("`attrs_cleared` where it is marked so", kind="flags", codec=pattern("[a-z_]*"))
    ] = None
    reserved_for_journal: Annotated[int | None, Field("Blocks reserved for the journal", unit="blocks")] = None


class Journal(Record):
    """The journal: what the disk says of it (``jp_``), its state (``j_``), and what was done with it."""

    jp_journal_1st_block: Annotated[int | None, Field("First block", kind="address")] = None
    jp_journal_device: Annotated[str | None, Field("Device that it is on", kind="label")] = None
    jp_journal_dev: Annotated[int | None, Field("Number of the device as the disk says, 0 for this one")] = None
    jp_journal_size: Annotated[int | None, Field("Size", unit="blocks")] = None
    jp_journal_trans_max: Annotated[int | None, Field("Most blocks of a transaction", unit="blocks")] = None
    jp_journal_magic: Annotated[int | None, Field("What tells this journal from others", kind="identity")] = None
    jp_journal_max_batch: Annotated[int | None, Field("Most blocks that are batched", unit="blocks")] = None
    jp_journal_max_commit_age: Annotated[int | None, Field("Age at which it is committed", unit="s")] = None
    jp_journal_max_trans_age: Annotated[int | None, Field("Age at which a transaction ends", unit="s")] = None
    j_1st_reserved_block: Annotated[int | None, Field("First reserved block", kind="address")] = None
    j_state: Annotated[int | None, Field("State", kind="flags")] = None
    j_trans_id: Annotated[int | None, Field("Number of the transaction", kind="label")] = None
    j_mount_id: Annotated[int | None, Field("Number of the mount", kind="label")] = None
    j_start: Annotated[int | None, Field("Where the transaction begins in it", unit="blocks")] = None
    j_len: Annotated[int | None, Field("Blocks of the transaction", unit="blocks")] = None
    j_len_alloc: Annotated[int | None, Field("Blocks asked for by its writers", unit="blocks")] = None
    j_wcount: Annotated[int | None, Field("Writers")] = None
    j_bcount: Annotated[int | None, Field("Writers that were batched into the transaction")] = None
    j_first_unflushed_offset: Annotated[int | None, Field("First block not yet in its place", unit="blocks")] = None
    j_last_flush_trans_id: Annotated[int | None, Field("Last transaction that is in its place", kind="label")] = None
    j_trans_start_time: Annotated[
        int | None, Field("When the transaction began, since the epoch", unit="s", kind="time")
    ] = None
    j_list_bitmap_index: Annotated[int | None, Field("Number of the bitmap in use", kind="label")] = None
    j_must_wait: Annotated[int | None, Field("1 where new writers must wait", kind="flags")] = None
    j_next_full_flush: Annotated[int | None, Field("1 where the next commit puts all in its place", kind="flags")] = (
        None
    )
    j_next_async_flush: Annotated[int | None, Field("1 where the next commit is done by another", kind="flags")] = None
    j_cnode_used: Annotated[int | None, Field("Descriptions of blocks in use")] = None
    j_cnode_free: Annotated[int | None, Field("Descriptions of blocks that are free")] = None
    in_journal: Annotated[int | None, _counter("Questions whether a block is in the journal")] = None
    in_journal_bitmap: Annotated[int | None, _counter("Those answered by a bitmap")] = None
    in_journal_reusable: Annotated[int | None, _counter("Those answered no")] = None
    lock_journal: Annotated[int | None, _counter("Times that it was locked")] = None
    lock_journal_wait: Annotated[int | None, _counter("Times that one waited for that")] = None
    journal_begin: Annotated[int | None, _counter("Writers that began")] = None
    journal_relock_writers: Annotated[int | None, _counter("Times that one waited for other writers")] = None
    journal_relock_wcount: Annotated[int | None, _counter("Times that one waited for fewer writers")] = None
    mark_dirty: Annotated[int | None, _counter("Blocks put into it")] = None
    mark_dirty_already: Annotated[int | None, _counter("Those that were there already")] = None
    mark_dirty_notjournal: Annotated[int | None, _counter("Those that were not prepared")] = None
    restore_prepared: Annotated[int | None, _counter("Blocks prepared in vain")] = None
    prepare: Annotated[int | None, _counter("Blocks prepared")] = None
    prepare_retry: Annotated[int | None, _counter("Those prepared again")] = None


def _lines(record: type[Record], first: str, last: str, width: int = 0) -> Iterator[Line]:
    """Lines of a number each, ``name: <tab>number``, for the fields from one to another."""
    names = field_names(record)
    for name in names[names.index(first) : names.index(last) + 1]:
        yield Line(f"{name}: \t{{{name}:{width or ''}d}}")


VERSION = Format(
    "fs/reiserfs/<device>/version",
    One(Version, "{format} format\twith checks {checks}"),
    source="fs/reiserfs/procfs.c:show_version",
)
SUPER = Format(
    "fs/reiserfs/<device>/super",
    One(
        Super,
        "state: \t{state}",
        "mount options: \t{mount_options}",
        "gen. counter: \t{generation:d}",
        *_lines(Super, "s_disk_reads", "s_indirect2direct"),
        "",
        *_lines(Super, "max_hash_collisions", "leaves_removable"),
    ),
    source="fs/reiserfs/procfs.c:show_super",
)
ON_DISK_SUPER = Format(
    "fs/reiserfs/<device>/on-disk-super",
    One(
        OnDiskSuper,
        *_lines(OnDiskSuper, "block_count", "umount_state"),
        "magic: \t{magic:>10s}",
        "fs_state: \t{fs_state:d}",
        "hash: \t{hash}",
        *_lines(OnDiskSuper, "tree_height", "version"),
        "flags: \t{flags:x}[{flag_names}]",
        "reserved_for_journal: \t{reserved_for_journal:d}",
    ),
    source="fs/reiserfs/procfs.c:show_on_disk_super",
)
JOURNAL = Format(
    "fs/reiserfs/<device>/journal",
    One(
        Journal,
        "jp_journal_1st_block: \t{jp_journal_1st_block:d}",
        "jp_journal_dev: \t{jp_journal_device}[{jp_journal_dev:x}]",
        *_lines(Journal, "jp_journal_size", "j_cnode_free"),
        "",
        *_lines(Journal, "in_journal", "prepare_retry", 12),
    ),
    source="fs/reiserfs/procfs.c:show_journal",
)
