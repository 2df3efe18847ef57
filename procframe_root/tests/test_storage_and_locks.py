"""``mdstat`` and ``locks``: values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """What a record has."""
    return {name: value for name, value in record.to_dict().items() if value is not None and value is not False}


def arrays(frame: Frame) -> dict[str, dict[str, Any]]:
    return {array.name: there(array) for array in frame}


def test_mdstat_says_which_levels_there_are_and_what_is_unused(sample: Sample) -> None:
    header = sample("x86_64-6.18/mdstat").header
    assert header.personalities[:3] == ["raid0", "raid1", "raid6"]
    assert header.unused_devices == ["sdz1", "sdy1"]
    empty = sample("s390x/mdstat")
    assert (empty.header.personalities, empty.header.unused_devices, empty.records) == ([], [], [])


def test_mdstat_mirror_with_a_bitmap_in_a_file(sample: Sample) -> None:
    assert arrays(sample("x86_64-6.18/mdstat"))["md0"] == {
        "name": "md0",
        "state": "active",
        "personality": "raid1",
        "devices": [
            {"device": "sdb1", "number": 1, "flags": ["write-mostly"]},
            {"device": "sda1", "number": 0, "flags": []},
        ],
        "blocks": 1047552,
        "metadata": "1.2",
        "raid_disks": 2,
        "working_disks": 2,
        "health": "UU",
        "bitmap_pages": 1,
        "bitmap_pages_total": 8,
        "bitmap_memory": 4,
        "bitmap_chunk": 65536,
        "bitmap_file": "/var/md bitmap",
    }


def test_mdstat_levels(sample: Sample) -> None:
    found = arrays(sample("x86_64-6.18/mdstat"))
    assert (found["md1"]["state"], found["md1"]["chunk_size"]) == ("broken", 512)
    assert found["md1"]["devices"][1]["flags"] == ["faulty"]
    ten = found["md2"]
    assert (ten["read_only"], ten["chunk_size"], ten["near_copies"], ten["working_disks"]) == (
        "auto-read-only",
        512,
        2,
        3,
    )
    assert [device["flags"] for device in ten["devices"]] == [[], [], ["faulty"], ["replacement"], []]
    assert (ten["bitmap_chunk_bytes"], ten["health"]) == (512, "U_UU")
    assert found["md3"]["rounding"] == 64
    assert (found["md4"]["personality"], found["md4"]["health"]) == ("multipath", "U_")
    five = found["md6"]
    assert (five["level"], five["chunk_size"], five["algorithm"], five["read_only"]) == (5, 64, 2, "read-only")
    assert [device["flags"] for device in five["devices"]] == [["spare"], [], [], ["journal"]]
    assert "metadata" not in found["md8"]
    offset = found["md9"]
    assert (offset["offset_copies"], offset["devices_per_set"], offset["chunk_size"]) == (2, 3, 256)
    faulty = {name: value for name, value in found["md5"].items() if name.startswith(("write", "read", "nfaults"))}
    assert faulty == {
        "write_transient": 3,
        "write_transient_period": 10,
        "read_fixable": 1,
        "read_fixable_period": 0,
        "write_all": True,
        "nfaults": 4,
    }


def test_mdstat_synchronisation(sample: Sample) -> None:
    found = arrays(sample("x86_64-6.18/mdstat"))
    assert {key: value for key, value in found["md6"].items() if key.startswith("sync")} == {
        "sync_action": "reshape",
        "sync_progress": 3,
        "sync_percent": 17.1,
        "sync_done": 179584,
        "sync_total": 1047552,
        "sync_finish": 0.1,
        "sync_speed": 89792,
    }
    assert (found["md8"]["sync_progress"], found["md8"]["sync_percent"]) == (20, 100.0)
    assert (found["md9"]["sync_progress"], found["md9"]["sync_percent"]) == (0, 0.0)
    states = {name: (array.get("sync_action"), array.get("sync_state")) for name, array in found.items()}
    assert states["md2"] == ("resync", "PENDING")
    assert states["md4"] == ("recover", "REMOTE")
    assert states["md7"] == ("check", "DELAYED")
    assert states["md3"] == (None, None)


def test_mdstat_inactive_arrays(sample: Sample) -> None:
    found = arrays(sample("x86_64-6.18/mdstat"))
    assert found["md127"] == {
        "name": "md127",
        "state": "inactive",
        "devices": [
            {"device": "sdx", "number": 1, "flags": ["spare"]},
            {"device": "sdw", "number": 0, "flags": ["spare"]},
        ],
        "blocks": 6306,
        "metadata": "external:imsm",
    }
    assert found["md_home"] == {
        "name": "md_home",
        "state": "inactive",
        "devices": [],
        "metadata_without_devices": "non-persistent",
    }


def test_mdstat_can_be_built_from_scratch(sample: Sample) -> None:
    frame = sample("x86_64-6.18/mdstat")
    array = frame.records[3]
    array.bitmap_pages, array.bitmap_pages_total, array.bitmap_memory, array.bitmap_chunk = 0, 1, 0, 64
    text = procframe.regenerate(frame)
    assert b"64k rounding\n      bitmap: 0/1 pages [0KB], 64KB chunk\n\nmd4 : " in text
    array.bitmap_pages = None
    assert b"64k rounding\n      \nmd4 : " in procframe.regenerate(frame)


def test_locks(sample: Sample) -> None:
    frame = sample("x86_64-6.18/locks")
    assert frame.records[0].to_dict() == {
        "id": 1,
        "depth": 0,
        "type": "POSIX",
        "mode": "ADVISORY",
        "access": "READ",
        "pid": 702,
        "device": "254:1",
        "inode": 4711,
        "start": 0,
        "end": "EOF",
    }
    assert [(lock.id, lock.depth, lock.type) for lock in frame] == [
        (1, 0, "POSIX"),
        (2, 0, "OFDLCK"),
        (2, 1, "OFDLCK"),
        (3, 0, "FLOCK"),
        (4, 0, "LEASE"),
        (4, 1, "LEASE"),
        (5, 0, "DELEG"),
        (6, 0, "ACCESS"),
        (7, 0, "POSIX"),
    ]
    by_id = {(lock.id, lock.depth): lock for lock in frame}
    assert (by_id[2, 0].pid, by_id[2, 0].start, by_id[2, 0].end) == (None, 5, 9)
    assert (by_id[3, 0].device, by_id[3, 0].inode) == ("259:2", (1 << 64) - 1)
    assert (by_id[4, 0].mode, by_id[4, 0].access, by_id[4, 0].device) == ("BREAKING", "UNLCK", "8:257")
    assert by_id[4, 1].mode == "BREAKER"
    lost = by_id[7, 0]
    assert (lost.mode, lost.device, lost.inode, lost.end) == ("*NOINODE*", None, 0, (1 << 63) - 2)


def test_locks_arrow_moves_with_the_depth() -> None:
    data = (
        b"9: POSIX  ADVISORY  WRITE 1 08:01:5 0 EOF\n"
        b"9: -> POSIX  ADVISORY  WRITE 2 08:01:5 0 EOF\n"
        b"9:  -> POSIX  ADVISORY  WRITE 3 08:01:5 0 EOF\n"
        b"9:   -> POSIX  ADVISORY  READ 4 08:01:5 0 EOF\n"
    )
    frame = procframe.parse(data, "locks")
    assert [(lock.depth, lock.pid) for lock in frame] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert frame.canonical
    assert procframe.regenerate(frame) == data


def test_locks_of_old_kernels_align_the_access(sample: Sample) -> None:
    frame = sample("i686-2.6.32/locks")
    assert [(lock.depth, lock.mode, lock.access) for lock in frame] == [
        (0, "ADVISORY", "READ"),
        (0, "MANDATORY", "WRITE"),
        (1, "MANDATORY", "WRITE"),
        (0, "MSNFS", "RW"),
    ]
    assert (frame.records[0].start, frame.records[0].end) == (1073741826, 1073742335)
    assert frame.canonical
