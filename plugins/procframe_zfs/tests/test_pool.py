"""What the files of one pool say: its state, its I/O, its history."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame
from procframe_zfs.history import MULTIHOST, TXGS, MultihostWrite
from procframe_zfs.pool import STATE

Sample = Callable[[str], Frame]
TANK = "x86_64-6.12/spl/kstat/zfs/tank"


def test_state_and_guid(sample: Sample) -> None:
    assert sample(f"{TANK}/state").records[0].state == "ONLINE"
    assert sample("x86_64-6.1/spl/kstat/zfs/tank/state").records[0].state == "SUSPENDED"
    assert sample(f"{TANK}/guid").records[0].guid == 11479264872139847123


def test_an_unknown_state_is_reported() -> None:
    frame = STATE.parse(b"RESTING\n")
    assert frame.records[0].state == "RESTING"
    assert [piece.text for piece in frame.unrecognised] == ["RESTING"]


def test_io_as_that_of_a_disk(sample: Sample) -> None:
    frame = sample("x86_64-5.10/spl/kstat/zfs/tank/io")
    assert (frame.header.type, frame.header.flags) == ("io", [])
    (record,) = frame.records
    assert (record.nread, record.nwritten, record.reads, record.writes) == (1884160, 3206144, 22, 132)
    assert (record.wcnt, record.rcnt) == (0, 3)


def test_trimming_and_direct_io(sample: Sample) -> None:
    (record,) = sample(f"{TANK}/iostats").records
    assert record.trim_bytes_written == 1 << 30
    assert record.direct_read_count is not None


def test_time_to_get_into_a_group(sample: Sample) -> None:
    frame = sample(f"{TANK}/dmu_tx_assign")
    assert [(row.time, row.count) for row in frame][8:11] == [(256, 0), (512, 12), (1024, 4093)]
    assert frame.records[-1].time == 16384


def test_deduplication(sample: Sample) -> None:
    (record,) = sample(f"{TANK}/ddt_stats_sha256").records
    assert (record.lookup, record.log_ingest_rate) == (9041, 12)
    assert record.residue is None


def test_reads(sample: Sample) -> None:
    first, second, third = sample(f"{TANK}/reads").records
    assert (first.objset, first.object, first.level, first.blkid) == (0x36, 2, 0, 0)
    assert (first.aflags, first.origin, first.process) == (["wait"], "", "Web Content")
    assert (second.level, second.aflags) == (-1, ["nowait", "uncached", "prescient_prefetch"])
    assert (third.level, third.pid, third.process) == (-2, 4194303, "a process's nam")
    assert third.aflags == ["prescient_prefetch", "compress_gzip-4"]


def test_groups_of_transactions(sample: Sample) -> None:
    frame = sample(f"{TANK}/txgs")
    assert [(row.txg, row.state, row.stime) for row in frame] == [
        (4101, "committed", 45231987),
        (4102, "synced", 0),
        (4103, "open", 0),
    ]
    assert frame.records[0].nwritten == 4456448


def test_an_unknown_state_of_a_group_is_reported(sample: Sample) -> None:
    frame = sample(f"{TANK}/txgs")
    data = TXGS.regenerate(frame).replace(b" O     0", b" ?     0")
    again = TXGS.parse(data)
    assert again.records[2].state == "?"
    assert [piece.text for piece in again.unrecognised] == ["?"]


def test_multihost_writes_issued_and_skipped(sample: Sample) -> None:
    first, failed, skipped = sample(f"{TANK}/multihost").records
    assert (first.error, first.skipped, first.vdev_guid, first.skips) == (0, None, 9223372036854775809, None)
    assert first.vdev_path == "/dev/disk/by-id/ata disk 1"
    assert (failed.error, failed.vdev_path) == (5, None)
    assert (skipped.error, skipped.vdev_guid, skipped.skips) == (None, None, 17)
    assert skipped.skipped == ["not_writable", "write_pending"]
    assert skipped.duration == 3_000_000_000


def test_an_unknown_reason_to_skip_is_kept_and_reported(sample: Sample) -> None:
    frame = sample(f"{TANK}/multihost")
    data = MULTIHOST.regenerate(frame).replace(b"   0x3 ", b"   0x5 ")
    again = MULTIHOST.parse(data)
    assert again.records[2].skipped == ["not_writable", "0x4"]
    assert [piece.text for piece in again.unrecognised] == ["0x4"]
    assert MULTIHOST.regenerate(again) == data


def test_a_multihost_write_made_from_scratch() -> None:
    write = MultihostWrite(
        id=1, txg=2, timestamp=3, error=0, duration=4, mmp_delay=5, vdev_guid=6, vdev_label=1, vdev_path=None
    )
    line = MULTIHOST.regenerate(Frame(MULTIHOST, [write])).split(b"\n")[1]
    assert (
        line == b"1          2                   3      0          4            5 6                        1          -"
    )
