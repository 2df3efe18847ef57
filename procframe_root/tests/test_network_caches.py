"""Values of ``fs/netfs/*``, ``fs/fscache/*``, ``fs/cachefiles/histogram`` and ``fs/openafs/CellServDB``."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_counters_of_network_file_systems(sample: Sample) -> None:
    frame = sample("x86_64-7.3/fs/netfs/stats")
    assert frame.variant == "netfs"
    (stats,) = frame
    assert stats.reads == {"DR": 1, "RA": 2, "RF": 3, "RS": 4, "WB": 5, "WBZ": 6}
    assert [row.label for row in stats.netfs][-2:] == ["Objs", "WbLock"]
    assert {row.label: row.counts for row in stats.fscache}["LRU"] == {
        "n": 45,
        "exp": 46,
        "rmv": 47,
        "drp": 48,
        "at": -49,
    }
    assert stats.fscache[-1].counts == {"rd": 60, "wr": 61, "mis": 62}
    (alone,) = sample("x86_64-6.12/fs/netfs/stats")
    assert ("RS" in alone.reads, len(alone.netfs), alone.fscache) == (False, 8, [])


def test_counters_of_the_cache(sample: Sample) -> None:
    (stats,) = sample("x86_64-6.1/fs/fscache/stats")
    assert (stats.reads, stats.netfs) == (None, None)
    assert [row.counts for row in stats.fscache if row.label == "RdHelp"][2] == {"DL": 9, "ds": 10, "df": 11, "di": 12}
    (old,) = sample("x86_64-5.10/fs/fscache/stats")
    assert [row.counts.get("n") for row in old.fscache if row.label in ("Allocs", "Stores")] == [39, None, 57, None]
    assert old.fscache[-1].counts == {"nsp": 98, "stl": 99, "rtr": 100, "cul": 101}


def test_a_counter_that_is_new_is_a_value_and_reported() -> None:
    data = b"FS-Cache statistics\nIO     : rd=1 zz=2 wr=3\nMore   : x=4\n"
    frame = procframe.parse(data, "fs/fscache/stats")
    assert [row.counts for row in frame.records[0].fscache] == [{"rd": 1, "zz": 2, "wr": 3}, {"x": 4}]
    assert {piece.text for piece in frame.unrecognised} == {"zz=2", "More", "x=4"}
    assert procframe.regenerate(frame) == data


def test_caches_and_volumes(sample: Sample) -> None:
    first, second, third = sample("x86_64-7.3/fs/netfs/caches")
    assert (first.cache, first.ref, first.objects, first.state, first.name) == (1, 3, 120, "active", "mycache")
    assert (second.state, second.name) == ("withdrawn", "a cache with a long name")
    assert (third.ref, third.accesses, third.state, third.name) == (1234567, -1, "not present", "-")
    one, cut, none = sample("x86_64-7.3/fs/netfs/volumes")
    assert (one.volume, one.cookies, one.flags, one.cache, one.key) == (1, 11, [], "mycache", "9p,/mnt,tag 1")
    assert (cut.cache, cut.flags) == ("a cache with a ".rstrip(), ["relinquished", "creating"])
    assert (none.accesses, none.flags, none.cache) == (1000, ["collided with"], "-")


def test_cookies(sample: Sample) -> None:
    both, key, aux, neither = sample("x86_64-7.3/fs/netfs/cookies")
    assert (both.cookie, both.volume, both.state, both.key, both.aux) == (5, 1, "active", "0001a4", "00ff")
    assert both.flags == ["no data to read", "is hashed"]
    assert (key.key, key.aux) == ("deadbeef", None)
    assert (aux.key, aux.aux, aux.active, aux.state) == ("", "0102", -1, "LRU discarding")
    assert (neither.key, neither.aux) == (None, None)


def test_requests(sample: Sample) -> None:
    ahead, copy = sample("x86_64-7.3/fs/netfs/requests")
    assert (ahead.request, ahead.origin, ahead.flags, ahead.start, ahead.length) == (42, "RA", 3, 0, 0x40000)
    assert (copy.flags, copy.error, copy.start, copy.submitted) == (0x80001000, -512, 0x123456789, 0)
    frame = sample("x86_64-6.12/fs/netfs/requests")
    assert (frame.variant, frame.records[0].outstanding, frame.records[0].error) == ("two digits", 2, -5)


def test_objects_of_the_old_cache(sample: Sample) -> None:
    root, data, dead, odd = sample("x86_64-5.10/fs/fscache/objects")
    assert (root.object, root.parent, root.state, root.type) == (1, None, "?CMD", "index")
    assert (root.name, root.netfs_data, root.cookie_flags) == ("CacheFiles.fsdef", 0, ["enabled"])
    assert (data.parent, data.reads, data.events, data.work) == (1, 5, ["update"], ["pending"])
    assert data.flags == ["pending write", "live", "looked up", "available"]
    assert (data.netfs_data, data.key, data.aux) == (0xFFFF1234, "0100aabb", "00ff10")
    assert (dead.name, dead.netfs_data, dead.flags) == (None, None, ["retired", "killed by cache"])
    assert (odd.key, odd.aux) == ("", None)
    variants = [sample(f"x86_64-{kernel}/fs/fscache/objects") for kernel in ("4.9", "4.19", "5.4")]
    assert [frame.variant for frame in variants] == ["key", "aux", "neither"]
    assert [(frame.records[0].key, frame.records[0].aux) for frame in variants] == [
        ("0100aabb", None),
        (None, "00ff10"),
        (None, None),
    ]


def test_delays(sample: Sample) -> None:
    none, some = sample("x86_64-5.10/fs/fscache/histogram")
    assert (none.jiffies, none.ms, none.op_runs, none.retrievals) == (0, 0, 812, 1)
    assert (some.jiffies, some.ms, some.instantiations, some.retrievals) == (12, 48, 1, 4294967295)
    assert [(row.ms, row.lookups, row.creates) for row in sample("x86_64-5.10/fs/cachefiles/histogram")] == [
        *((0, 700, 31), (996, 1, 0)),
    ]


def test_links(sample: Sample) -> None:
    assert sample("x86_64-6.12/fs/fscache").records[0].target == "netfs"
    assert sample("x86_64-6.12/fs/afs").records[0].target == "../self/net/afs"


def test_cells_of_openafs(sample: Sample) -> None:
    known, empty = sample("x86_64-6.1/fs/openafs/CellServDB")
    assert (known.cell, known.number, known.index) == ("example.org", 1, 0)
    assert [server.address for server in known.servers] == ["192.0.2.1", "192.0.2.2"]
    assert (empty.cell, empty.servers) == ("dynroot", [])
