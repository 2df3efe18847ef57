"""Messages, waits and timers: ``kmsg``, ``latency_stats``, ``timer_stats``; ``version_signature``, ``drbd``, ``kpage*``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import procframe
from procframe import Frame, Tree
from procframe.tree.unsafe import unsafe

Sample = Callable[[str], Frame]


def test_messages(sample: Sample) -> None:
    records = sample("x86_64-6.1/kmsg").records
    assert [(record.priority, record.time) for record in records] == [
        ("kern.notice", 0),
        ("kern.info", 0),
        ("kern.warning", 1234567),
        ("daemon.info", 12345678),
        ("user.warning", 123456000001),
        ("local7.debug", 123456000002),
        ("kern.err", 1234500000),
    ]
    assert (records[2].text, records[3].text) == (None, "systemd[1]: Started a < b > c.")
    assert records[4].text == "a.out[4711]: caf\u00e9 \udcff [x]"
    assert [record.caller for record in sample("x86_64-7.3/kmsg")] == ["T0", "C1", "T123456"]
    assert [(record.time, record.text) for record in sample("i686-2.6.32/kmsg")] == [
        (None, "Linux version 2.6.32"),
        (None, "[ not a time ] x"),
        (None, None),
    ]


def test_copied_messages_are_a_file(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc" / "version").write_text("Linux version 6.1.0 (a@b) (gcc) #1 SMP\n")
    (tmp_path / "proc" / "kmsg").write_text("<6>[    0.000000] x\n")
    entry = unsafe("kmsg")
    assert entry is not None
    assert entry.kind == "stream"
    with Tree.open(tmp_path) as tree:
        assert [record.text for record in tree.read("kmsg")] == ["x"]


def test_latency(sample: Sample) -> None:
    records = sample("x86_64-6.1/latency_stats").records
    assert [(record.count, record.time, record.max) for record in records] == [
        (12, 34567, 8901),
        (1, 4, 4),
        (3, 250000, 100000),
    ]
    assert records[1].backtrace == ["wait_woken", "n_tty_read"]
    assert records[2].backtrace == [
        "nfs_wait_bit_killable [nfs]",
        "nfs_file_read [nfs]",
        "vfs_read",
        "0xffffffffc0123456",
    ]


def test_timers(sample: Sample) -> None:
    frame = sample("x86_64-4.9/timer_stats")
    assert frame.header.to_dict() == {
        "version": "v0.3",
        "sample_period": 3888,
        "overflow": None,
        "collection": "active",
        "events": 10265,
        "rate": 2640946,
    }
    assert [(r.count, r.deferrable, r.pid, r.comm) for r in frame] == [
        (12, None, 0, "swapper/0"),
        (15, True, 1, "systemd"),
        (10234, None, 959, "kde init"),
        (4, True, 2920, "kworker/u16:0 x"),
    ]
    assert (frame.records[0].start_function, frame.records[0].expire_function) == (
        "tick_nohz_restart",
        "tick_sched_timer",
    )
    old = sample("i686-2.6.32/timer_stats").header
    assert (old.version, old.overflow, old.collection, old.events, old.rate) == ("v0.2", 3, None, 1, None)


def test_version_signature(sample: Sample) -> None:
    record = sample("x86_64-5.4/version_signature").records[0]
    assert (record.distribution, record.version, record.upstream) == ("Ubuntu", "5.4.0-97.110-generic", "5.4.162")


def test_drbd_device(sample: Sample) -> None:
    frame = sample("x86_64-6.1/drbd")
    assert (frame.header.version, frame.header.api, frame.header.protocol_max) == ("8.4.11", "1", 101)
    assert frame.header.srcversion == "0123456789ABCDEF0123456"
    target, none, verified, alone = frame.records
    assert (target.minor, target.cs, target.role, target.peer_disk, target.protocol) == (
        0,
        "SyncTarget",
        "Secondary",
        "UpToDate",
        "C",
    )
    assert (target.suspended, target.congestion, target.al_suspended, target.wo) == (False, None, False, "flush")
    assert (target.nr, target.oos, target.sync_progress, target.sync_percent) == (4189, 1043320, 6, 33.5)
    assert (target.sync_left, target.sync_unit, target.finish) == (1043320, "kB", 100)
    assert (target.speed, target.speed_now, target.speed_mean, target.speed_wanted) == (10452, 9876, 10001, 11520)
    assert [(cache.name, cache.hits) for cache in target.caches] == [("resync", 8125), ("act_log", 12)]
    assert (none.minor, none.cs, none.role, none.ns) == (1, "Unconfigured", None, None)
    assert (verified.minor, verified.suspended, verified.aftr_isp, verified.peer_isp, verified.user_isp) == (
        3,
        True,
        True,
        True,
        True,
    )
    assert (verified.congestion, verified.al_suspended, verified.sync_verb) == ("local disk", True, "verified")
    assert (verified.sync_unit, verified.finish, verified.speed, verified.stalled) == ("MB", 4004405, 1234567, True)
    assert (verified.sync_progress, verified.stop_sector) == (0, 1024)
    assert (alone.minor, alone.protocol, alone.peer_role, alone.wo) == (12, None, "Unknown", "barrier")


def test_drbd_builds(sample: Sample) -> None:
    built_in = sample("s390x-6.1/drbd").header
    assert (built_in.srcversion, built_in.git_hash) == (None, None)
    nine = sample("x86_64/drbd").header
    assert (nine.git_hash[:8], nine.built_by, nine.built_at) == ("bfd24507", "root@node1", "2022-04-26 11:00:35")
    assert (nine.transport_api, nine.transports) == (17, ["tcp (1.0.0)", "rdma (1.0.0)"])


def test_page_flags(sample: Sample) -> None:
    assert [record.flags for record in sample("s390x/kpageflags")] == [
        ["NOPAGE"],
        ["LRU", "MMAP", "ANON", "MAPPEDTODISK/OWNER_2"],
        ["RESERVED"],
        ["SLAB", "COMPOUND_HEAD"],
    ]
    frame = procframe.parse(bytes(7) + b"\x80", "kpageflags")
    assert (frame.records[0].flags, len(frame.unrecognised)) == (["0x8000000000000000"], 1)


@pytest.mark.parametrize(("name", "field"), [("kpagecount", "count"), ("kpagecgroup", "inode")])
def test_page_numbers(name: str, field: str) -> None:
    assert [record[field] for record in procframe.parse(bytes([1]) + bytes(14) + bytes([1]), name)] == [1, 1 << 56]
