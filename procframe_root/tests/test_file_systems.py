"""Values of the files below ``fs`` of XFS, ext4, its journal, NTFS, F2FS, JFS and ReiserFS."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


# -- XFS -----------------------------------------------------------------------------------------------------------


def test_xfs_counters_by_line(sample: Sample) -> None:
    (stat,) = sample("x86_64-6.18/fs/xfs/stat")
    assert stat.extent_alloc.allocated_blocks > stat.extent_alloc.freed_blocks > 0
    assert stat.trans.asynchronous > stat.trans.synchronous
    assert stat.abtb2.lookup > 0
    assert stat.rtrefcntbt.moves == 0
    assert stat.zoned is None
    assert stat.debug == 0


def test_xfs_lines_of_newer_kernels(sample: Sample) -> None:
    (stat,) = sample("x86_64-7.3/fs/xfs/stat")
    assert (stat.abtc2.lookup, stat.abtc2.compare, stat.abtc2.moves) == (0, 1, 14)
    assert (stat.rcbagbt.newroot, stat.rtrmapbt.free) == (32, 117)
    assert (stat.qm.reclaims, stat.qm.dquots, stat.qm.unused) == (1, 7, 8)
    assert (stat.zoned.gc_zone_reset_calls, stat.metafile, stat.gc_bytes) == (42, 17, 1204560)
    assert (stat.xpc.xstrat_bytes, stat.defer_relog, stat.debug) == (36577280, 12345678901, 1)


def test_xfs_lines_that_an_old_kernel_lacks(sample: Sample) -> None:
    (stat,) = sample("x86_64-4.9/fs/xfs/stat")
    assert (stat.vnodes.active, stat.vnodes.remove, stat.vnodes.free) == (4294967295, 7, None)
    assert (stat.xpc.xstrat_bytes, stat.blk_map, stat.defer_relog) == (18446744073709551615, None, None)


def test_xfs_unknown_lines_and_columns_stay_where_they_are() -> None:
    frame = procframe.parse(b"trans 1 2 3 4\nnewtree 5 6\nrw 7 8\n", "fs/xfs/stat")
    assert (frame.records[0].trans.empty, frame.records[0].rw.write_calls) == (3, 7)
    assert {piece.text.strip() for piece in frame.unrecognised} == {"4", "newtree 5 6"}
    assert procframe.regenerate(frame) == b"trans 1 2 3 4\nnewtree 5 6\nrw 7 8\n"


def test_xfs_quotas(sample: Sample) -> None:
    (quota,) = sample("x86_64-7.3/fs/xfs/xqmstat")
    assert (quota.reclaims, quota.cache_misses, quota.wants, quota.dquots) == (1, 4, 6, None)
    (use,) = sample("x86_64-7.3/fs/xfs/xqm")
    assert (use.maximum, use.dquots, use.unused, use.realtime) == (0, 7, 8, "rtquota")
    assert sample("x86_64-6.1/fs/xfs/xqm").records[0].realtime is None


# -- ext4 and its journal --------------------------------------------------------------------------------------------


def test_ext4_extent_status(sample: Sample) -> None:
    (live,) = sample("x86_64-6.18/fs/ext4/loop0/es_shrinker_info")
    assert live.reclaimable_objects <= live.objects
    assert live.max_objects <= live.objects
    (none,) = sample("x86_64-7.3/fs/ext4/nvme0n1p2/es_shrinker_info")
    assert (none.objects, none.cache_hits, none.cache_misses) == (0, 12, 3)
    assert (none.inodes, none.max_inode, none.max_scan_time) == (None, None, None)


def test_ext4_fast_commits(sample: Sample) -> None:
    (live,) = sample("x86_64-6.18/fs/ext4/loop0/fc_info")
    assert live.commits > 0
    assert live.reasons.rename_dir == 1
    assert live.snapshot_inodes is None
    (newer,) = sample("x86_64-7.3/fs/ext4/nvme0n1p2/fc_info")
    assert (newer.ineligible, newer.numblks, newer.avg_commit_time) == (2, 64, 391)
    assert (newer.reasons["Extended attributes changed"], newer.reasons.move_ext) == (0, 12)
    assert (newer.snapshot_ranges, newer.lock_updates_max, newer.es_miss, newer.no_snap) == (81, 19, 1, 8)


def test_ext4_block_groups(sample: Sample) -> None:
    first, wide, corrupt, failed = sample("x86_64-7.3/fs/ext4/nvme0n1p2/mb_groups")
    assert (first.free, first.fragments, first.first_free) == (41, 3, 1674)
    assert first.counters == [3, 1, 1, 2, 1, *[0] * 9]
    assert (wide.group, wide.free, wide.counters[13], wide.corrupted) == (123456, 1234567, 100000, True)
    assert (corrupt.group, corrupt.error, corrupt.free, corrupt.counters) == (7, "Filesystem failed CRC", None, None)
    assert failed.error == "error 27"
    assert sample("x86_64-6.1/fs/ext4/sda1/mb_groups").records[1].error == "I/O error"


def test_ext4_allocator(sample: Sample) -> None:
    (off,) = sample("x86_64-6.18/fs/ext4/vda/mb_stats")
    assert (off.reqs, off.criteria, off.groups) == (None, [], None)
    (live,) = sample("x86_64-6.18/fs/ext4/loop0/mb_stats")
    assert [criterion.criterion for criterion in live.criteria] == [
        *("cr_p2_aligned", "cr_goal_fast", "cr_best_avail", "cr_goal_slow", "cr_any_free"),
    ]
    assert sum(criterion.hits for criterion in live.criteria) == live.reqs
    assert (live.groups, live.criteria[0].bad_suggestions) == (38, None)
    (older,) = sample("x86_64-6.1/fs/ext4/sda1/mb_stats")
    assert [criterion.bad_suggestions for criterion in older.criteria] == [2, 3, None, None]
    assert (older.buddies_generated, older.groups, older.buddies_time_used) == (160, 1893, 7894561230)
    assert (older.extents_scanned, older.power_of_two_hits, older.len_goal_hits) == (4821, 600, None)


def test_ext4_lists_of_groups(sample: Sample) -> None:
    (live,) = sample("x86_64-6.18/fs/ext4/loop0/mb_structs_summary")
    assert live.optimize_scan == 1
    assert [row.order for row in live.max_free_order_lists] == list(range(12))
    assert (live.max_free_order_lists[11].groups, live.avg_fragment_size_lists[11].groups) == (31, 29)


def test_ext4_options(sample: Sample) -> None:
    options = {row.name: row.value for row in sample("x86_64-6.18/fs/ext4/loop0/options")}
    assert next(iter(options)) == "rw"
    assert (options["commit"], options["data"], options["barrier"]) == (5, "ordered", None)
    escaped = {row.name: row.value for row in sample("x86_64-6.1/fs/ext4/sda1/options")}
    assert (escaped["usrjquota"], escaped["resuid"], "ro" in escaped) == ("a b,c", "007", True)


def test_jbd2(sample: Sample) -> None:
    (live,) = sample("x86_64-6.18/fs/jbd2/loop0-8/info")
    assert (live.max_blocks, live.waiting) == (2730, 0)
    assert live.commit_time > 0
    (none,) = sample("x86_64-6.1/fs/jbd2/dm-0-8/info")
    assert (none.transactions, none.max_blocks, none.waiting, none.logged_blocks) == (0, 8192, None, None)


# -- NTFS and F2FS -------------------------------------------------------------------------------------------------


def test_ntfs(sample: Sample) -> None:
    (volume,) = sample("x86_64-7.3/fs/ntfs3/sdb1/volinfo")
    assert (volume.major_version, volume.minor_version, volume.cluster_size) == (3, 1, 4096)
    assert (volume.clusters, volume.mft_records, volume.mft_used) == (26214144, 262144, 131072)
    assert (volume.real_state, volume.state) == ("clean", "dirty")
    assert sample("x86_64-7.3/fs/ntfs3/sdb1/label").records[0].label == "Data \xe9 \udcff\udcfe\nsecond line"
    assert sample("x86_64-6.1/fs/ntfs3/sdb1/label").records[0].label == ""
    assert sample("x86_64-6.1/fs/ufsd/sdc1/label").records[0].label == "Backup disk"


def test_f2fs_segments(sample: Sample) -> None:
    first, last = sample("x86_64-7.3/fs/f2fs/sdd1/segment_info")
    assert [(one.type, one.valid_blocks) for one in first.segments[:3]] == [
        *(("hot nodes", 1), ("warm nodes", 512), ("cold nodes", 0)),
    ]
    assert (len(first.segments), last.first, [one.valid_blocks for one in last.segments]) == (10, 10, [5, 77])
    one, other = sample("x86_64-7.3/fs/f2fs/sdd1/segment_bits")
    assert (one.segment, one.type, one.bitmap[:2], len(one.bitmap), one.mtime) == (
        0,
        "hot nodes",
        [0x80, 0],
        64,
        0x1A2B,
    )
    assert (other.segment, other.bitmap[63], other.mtime) == (1234567890, 255, 0)
    assert sample("x86_64-6.1/fs/f2fs/sdd1/segment_bits").records[0].mtime is None
    assert [row.victims for row in sample("x86_64-7.3/fs/f2fs/sdd1/victim_bits")] == [
        [0, 0, 1, 0, 0, 0, 0, 0, 0, 1],
        [1],
    ]


def test_f2fs_discards_and_faults(sample: Sample) -> None:
    (lists,) = sample("x86_64-7.3/fs/f2fs/sdd1/discard_plist_info")
    assert [(row.first, row.counts) for row in lists.rows] == [
        (0, [3, 0, 0, 1234567, 0, 0, 0, 12345678]),
        (504, [0] * 7 + [9]),
    ]
    assert sample("x86_64-7.3/fs/f2fs/sde1/discard_plist_info").records[0].rows == []
    faults = {row.fault: row.count for row in sample("x86_64-7.3/fs/f2fs/sdd1/inject_stats")}
    assert faults == {"kmalloc": 3, "alloc bio(obsolete)": 0, "inconsistent blkaddr": 4294967295}


def test_f2fs_places(sample: Sample) -> None:
    (one,) = sample("x86_64-7.3/fs/f2fs/sdd1/disk_map")
    assert (one.block_bytes, one.superblock, one.checkpoint, one.checkpoint_segments) == (4096, "0/1024B", 512, 2)
    assert (one.nat, one.nat_segments, one.main, one.sections, one.disks) == (2560, 24, 20992, 5974, [])
    (several,) = sample("x86_64-7.3/fs/f2fs/sde1/disk_map")
    assert [(disk.disk, disk.zoned, disk.start, disk.path) for disk in several.disks] == [
        (0, 0, 0, "/dev/sde1"),
        (1, 1, 0x400000, "/dev/my disk"),
    ]


def test_f2fs_donated_memory(sample: Sample) -> None:
    frame = sample("x86_64-7.3/fs/f2fs/sdd1/donation_list")
    assert frame.header.files == 3
    blank, unlinked, long = frame
    assert (blank.path, blank.status, blank.size, blank.cached) == ("/a b", "Donated", 4096, 1024)
    assert (unlinked.path, unlinked.status, unlinked.offset) == ("<unlinked>", "Evicted", 4096)
    assert (long.path, long.size) == ("/" + "x" * 60, 18446744073709551612)


def test_f2fs_transfers(sample: Sample) -> None:
    (stat,) = sample("x86_64-7.3/fs/f2fs/sdd1/iostat_info")
    assert [section.section for section in stat.sections] == ["WRITE", "READ", "OTHER"]
    assert (stat.sections[0].kinds[0].kind, stat.sections[0].kinds[0].io_bytes) == ("app buffered data", 8192)
    assert stat.sections[1].kinds[0].avg_bytes == 18446744073709551615
    assert sample("x86_64-7.3/fs/f2fs/sde1/iostat_info").records == []
    (older,) = sample("x86_64-6.1/fs/f2fs/sdd1/iostat_info")
    assert (older.time, older.sections[0].app_buffered_data, older.sections[0].fs_data) == (1764360000, 1, 2)
    assert older.sections[2]["fs discard"] == 12345678901234567890
    (oldest,) = sample("x86_64-5.10/fs/f2fs/sdd1/iostat_info")
    assert (oldest.sections[0].app_buffered, oldest.sections[1].fs_compr_data) == (1, 3)


# -- JFS and ReiserFS ------------------------------------------------------------------------------------------------


def test_jfs(sample: Sample) -> None:
    assert sample("x86_64-7.3/fs/jfs/lmstats").records[0].partial_pages_submitted == 37
    assert sample("x86_64-7.3/fs/jfs/mpstat").records[0].page_frees == 20
    assert sample("x86_64-7.3/fs/jfs/xtstat").records[0].fast_searches == 5
    (transactions,) = sample("x86_64-7.3/fs/jfs/txstats")
    assert (transactions.begin, transactions.begin_anon_locks_low, transactions.lock_alloc_no_lock) == (1, 7, -9)
    (locks,) = sample("x86_64-7.3/fs/jfs/TxAnchor")
    assert (locks.freelock, locks.freelockwait, locks.locks_in_use, locks.unlock_queue) == (
        17,
        "active",
        4,
        "not empty",
    )
    assert sample("x86_64-6.1/fs/jfs/TxAnchor").records[0].unlock_queue == "empty"
    assert sample("x86_64-7.3/fs/jfs/loglevel").records[0].level == 2


def test_reiserfs_state(sample: Sample) -> None:
    (version,) = sample("x86_64-6.1/fs/reiserfs/sdf1/version")
    assert (version.format, version.checks) == ("3.6", "off")
    (state,) = sample("x86_64-6.1/fs/reiserfs/sdf1/super")
    assert (state.state, state.mount_options) == ("REISERFS_VALID_FS", ["FORCE_R5", "BORDER", "TAILS"])
    assert (state.generation, state.s_do_balance, state.breads, state.leaves_removable) == (812, 3, 101, 112)
    (disk,) = sample("x86_64-6.1/fs/reiserfs/sdf1/on-disk-super")
    assert (disk.block_count, disk.magic, disk.hash, disk.flags) == (-1845493760, "ReIsEr2Fs", "r5", 1)
    assert disk.flag_names == "attrs_cleared"
    (partial,) = sample("x86_64-5.10/fs/reiserfs/sdf1/on-disk-super")
    assert (partial.magic, partial.hash, partial.flag_names, partial.root_block) == ("ReIsErFs", "unset", "", None)


def test_reiserfs_journal(sample: Sample) -> None:
    (journal,) = sample("x86_64-6.1/fs/reiserfs/sdf1/journal")
    assert (journal.jp_journal_device, journal.jp_journal_dev, journal.jp_journal_size) == ("sdf1", 0, 8000)
    assert (journal.j_trans_start_time, journal.in_journal, journal.prepare_retry) == (1764360000, 0, 13)


def test_reiserfs_tree(sample: Sample) -> None:
    levels = sample("x86_64-6.1/fs/reiserfs/sdf1/per-level").records
    assert [level.level for level in levels] == [0, 1, 2, 3, 4]
    assert (levels[2].balances, levels[2].search_reads, levels[2].lnum, levels[2].need_r_neighbor) == (
        200,
        201,
        -1,
        214,
    )
    (bitmap,) = sample("x86_64-6.1/fs/reiserfs/sdf1/bitmap")
    assert (bitmap.free_block, bitmap.scan_bitmap, bitmap.bmap, bitmap.journal_nohint) == (71, 10, 25, 5)
    frame = sample("x86_64-6.1/fs/reiserfs/sdf1/oidmap")
    assert [(row.use, row.start, row.end) for row in frame] == [("used", 1, 47), ("free", 47, 0xFFFFFFFF)]
    assert (frame.header.total, frame.header.maximum_size, frame.header.used) == (2, 972, 46)


@pytest.mark.parametrize(
    "name", ["fs/jfs/lmstats", "fs/reiserfs/sdf1/super", "fs/ext4/sda1/mb_stats", "fs/f2fs/sdd1/disk_map", "fs/xfs/xqm"]
)
def test_other_files_are_refused(name: str) -> None:
    with pytest.raises(procframe.ParseError):
        procframe.parse(b"\x7fELF\x02\x01\n", name)
