"""Values of the files on devices and drivers."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame
from procframe.record import plain

Sample = Callable[[str], Frame]


def test_devices(sample: Sample) -> None:
    devices = sample("x86_64-6.18/devices").records[0]
    assert [(device.major, device.name) for device in devices.character] == [
        (1, "mem"),
        (4, "/dev/vc/0"),
        (4, "tty"),
        (10, "misc"),
        (511, "big major"),
    ]
    assert [(device.major, device.name) for device in devices.block] == [(7, "loop"), (259, "blkext")]


def test_diskstats_with_20_17_14_and_7_fields(sample: Sample) -> None:
    frame = sample("x86_64-6.18/diskstats")
    assert plain(frame.records[0]) == {
        "major": 259,
        "minor": 0,
        "name": "nvme0n1",
        "reads": 1,
        "reads_merged": 2,
        "sectors_read": 3,
        "read_time": 4,
        "writes": 5,
        "writes_merged": 6,
        "sectors_written": 7,
        "write_time": 8,
        "in_flight": 9,
        "io_time": 10,
        "weighted_io_time": 11,
        "discards": 12,
        "discards_merged": 13,
        "sectors_discarded": 14,
        "discard_time": 15,
        "flushes": 16,
        "flush_time": 17,
    }
    assert frame.records[2].name == "cciss/c0d0p1"
    discards = sample("s390x-6.1/diskstats").records[0]
    assert (discards.name, discards.discard_time, discards.flushes) == ("dasda", 15, None)
    plainest = sample("armv7l-5.10/diskstats").records[0]
    assert (plainest.weighted_io_time, plainest.discards) == (11, None)
    disk, partition = sample("i686-2.6.32/diskstats")
    assert (disk.name, disk.weighted_io_time) == ("sda", 11)
    assert (partition.reads, partition.sectors_read, partition.writes, partition.sectors_written) == (5, 6, 7, 8)
    assert partition.reads_merged is None


def test_partitions(sample: Sample) -> None:
    frame = sample("x86_64-6.18/partitions")
    assert plain(frame.records[2]) == {"major": 253, "minor": 1048575, "blocks": 12345678901, "name": "dm-1048575"}
    older = sample("i686-2.6.32/partitions")
    assert older.variant == "narrow"
    assert older.records[1].name == "cciss/c0d0p1"


def test_misc(sample: Sample) -> None:
    assert [(record.minor, record.name) for record in sample("x86_64-6.18/misc")] == [
        (130, "watchdog"),
        (1, "psaux"),
        (59, None),
        (262144, "dynamic minor"),
    ]


def test_consoles(sample: Sample) -> None:
    rows = sample("x86_64-6.18/consoles").to_dicts()
    assert rows[0] == {
        "name": "tty0",
        "operations": ["write", "unblank"],
        "flags": ["enabled", "preferred", "printk-buffer"],
        "major": 4,
        "minor": 1,
    }
    assert rows[1]["flags"] == ["enabled", "atomic", "printk-buffer", "braille", "anytime"]
    assert (rows[2]["flags"], rows[2]["major"]) == (["enabled"], None)


def test_consoles_of_kernels_without_atomic_ones(sample: Sample) -> None:
    frame = sample("x86_64-6.1/consoles")
    assert frame.variant == "six-flags"
    serial, other = frame
    assert (serial.operations, serial.flags) == (
        ["read", "write"],
        ["enabled", "preferred", "printk-buffer", "anytime"],
    )
    assert (other.name, other.operations, other.flags) == ("a_console_with_long_name12", [], [])
    assert (other.major, other.minor) == (204, 5)


def test_mtrr(sample: Sample) -> None:
    first, second, third = sample("x86_64-6.1/mtrr").to_dicts()
    assert first == {
        "register": 0,
        "base": 0xC0000000,
        "base_mb": 3072,
        "size": 1048576,
        "count": 1,
        "type": "uncachable",
    }
    assert (second["base"], second["size"], second["type"]) == (0xA0000, 128, "write-combining")
    assert (third["register"], third["base"], third["size"]) == (12, 1 << 40, 1 << 30)


def test_dma_of_superh(sample: Sample) -> None:
    frame = sample("sh4/dma")
    assert frame.variant == "sh"
    assert [(row.channel, row.controller, row.device) for row in frame] == [
        (0, "sh_dmac", "MARCEL"),
        (3, "sh_dmac", "SHARP AICA"),
        (0, "pvr2_dma", "PowerVR 2"),
    ]


def test_dma(sample: Sample) -> None:
    assert sample("x86_64-6.1/dma").to_dicts() == [
        {"channel": 4, "device": "cascade", "controller": None},
        {"channel": 2, "device": "floppy disk", "controller": None},
    ]
    assert sample("s390x-6.1/dma").to_dicts() == []


def test_fb(sample: Sample) -> None:
    assert sample("x86_64-6.18/fb").to_dicts() == [{"node": 0, "name": "i915drmfb"}, {"node": 1, "name": "simple fb"}]
