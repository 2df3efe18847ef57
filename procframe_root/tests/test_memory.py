"""Values of the files on memory: ``meminfo``, ``vmstat``, ``slabinfo``, ``buddyinfo``, ``pagetypeinfo``, ``swaps``."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame
from procframe.record import plain

Sample = Callable[[str], Frame]


def test_meminfo(sample: Sample) -> None:
    memory = sample("x86_64-6.18/meminfo").records[0]
    assert memory["MemTotal"] == memory.MemTotal == memory.mem_total == 16284604
    assert memory["Active(anon)"] == memory.active_anon == 3000000
    assert memory["VmallocTotal"] == 34359738367
    assert [memory[f"HugePages_{kind}"] for kind in ("Total", "Free", "Rsvd", "Surp")] == [4, 3, 1, 0]
    assert memory["Hugetlb"] == 8192
    assert memory.DirectMap1G == 7340032
    assert memory.HighTotal is None


def test_meminfo_of_32_bits_and_of_parisc(sample: Sample) -> None:
    memory = sample("armv7l-5.10/meminfo").records[0]
    assert (memory["HighTotal"], memory["LowTotal"], memory["LowFree"]) == (262144, 761856, 499000)
    assert sample("parisc64-6.1/meminfo").records[0]["PDT_max_entries"] == 50


def test_meminfo_of_powerpc(sample: Sample) -> None:
    frame = sample("ppc64le-7.3/meminfo")
    memory = frame.records[0]
    assert (frame.canonical, frame.unrecognised) == (True, [])
    assert (memory.DirectMap64k, memory.DirectMap16M, memory.DirectMap16G) == (0, 8388608, 0)
    # In 6.1 the key of 64 kB has a blank more.
    data = b"MemTotal:        8298944 kB\nDirectMap64k:     1234567 kB\nDirectMap2M:     7340032 kB\n"
    older = procframe.parse(data, "meminfo")
    assert (older.canonical, older.unrecognised, older.records[0].DirectMap64k) == (True, [], 1234567)
    assert procframe.regenerate(older) == data


def test_vmstat(sample: Sample) -> None:
    frame = sample("x86_64-6.18/vmstat")
    counters = frame.records[0]
    assert counters["numa_hit"] == 18446744073709551615
    assert counters["pgalloc_dma32"] == counters.pgalloc_dma32 == 7
    assert counters.nr_dirty_threshold == 300000
    assert not frame.unrecognised


def test_slabinfo(sample: Sample) -> None:
    frame = sample("x86_64-6.18/slabinfo")
    assert frame.header.version == "2.1"
    values = {name: value for name, value in plain(frame.records[0]).items() if value is not None}
    assert values == {
        "name": "ext4_inode_cache",
        "active_objs": 12000,
        "num_objs": 12288,
        "objsize": 1184,
        "objperslab": 27,
        "pagesperslab": 8,
        "limit": 0,
        "batchcount": 0,
        "sharedfactor": 0,
        "active_slabs": 455,
        "num_slabs": 455,
        "sharedavail": 0,
    }
    # A name that is wider than its column, and one that just fills it before a number that does.
    assert [record.name for record in frame][1:] == ["kmalloc-rnd-15-8192", "seventeen_letters"]
    assert frame.records[2].active_objs == 1234567


def test_slabinfo_with_statistics_and_names_with_blanks(sample: Sample) -> None:
    frame = sample("i686-2.6.32/slabinfo")
    assert frame.variant == "2.1-statistics"
    assert [record.name for record in frame] == ["size-32(DMA)", "fat cache old"]
    first = frame.records[0]
    assert (first.limit, first.batchcount, first.sharedfactor) == (120, 60, 8)
    assert (first.listallocs, first.maxobjs, first.alienoverflow) == (1, 2, 9)
    assert (first.allochit, first.freemiss) == (10, 13)


def test_buddyinfo(sample: Sample) -> None:
    frame = sample("x86_64-6.18/buddyinfo")
    assert plain(frame.records[0]) == {"node": 0, "zone": "DMA", "free": [0] * 10 + [3]}
    assert frame.records[1].free[:3] == [1234567, 999999, 5]
    assert (frame.records[2].node, frame.records[2].zone) == (10, "Movable")


def test_pagetypeinfo(sample: Sample) -> None:
    frame = sample("x86_64-6.18/pagetypeinfo")
    assert len(frame) == 2
    first = frame.records[0]
    assert (first.page_block_order, first.pages_per_block) == (9, 512)
    assert first.orders == list(range(11))
    assert len(first.free) == 10
    # The kernel stops counting there.
    movable = next(row for row in first.free if row.zone == "Normal" and row.type == "Movable")
    assert movable.free[:3] == [">100000", 1, 2]
    assert first.blocks.types == ["Unmovable", "Movable", "Reclaimable", "HighAtomic", "Isolate"]
    assert plain(first.blocks.zones[1]) == {"node": 0, "zone": "Normal", "blocks": [0, 1, 2, 3, 4]}
    assert first.mixed is None
    assert frame.records[1].free[0].node == 1


def test_pagetypeinfo_of_pages_with_known_owners(sample: Sample) -> None:
    record = sample("aarch64-6.6/pagetypeinfo").records[0]
    assert record.orders == list(range(14))
    assert record.mixed.zones[0].blocks == [0, 7, 14, 21, 28]


def test_swaps(sample: Sample) -> None:
    rows = sample("x86_64-6.18/swaps").to_dicts()
    assert rows[0] == {"filename": "/dev/dm-1", "type": "partition", "size": 16777212, "used": 10000000, "priority": -2}
    assert rows[1]["filename"] == "/swap file\\\t"
    assert rows[1]["type"] == "file"
    assert rows[2]["filename"] == "/a/very/long/path/to/some/swap/file/that/is/wide"
    assert (rows[2]["size"], rows[2]["used"], rows[2]["priority"]) == (9999999, 76, 100)
    assert rows[4]["filename"] == "/srv/caf\u00e9\udcff"


def test_swaps_of_older_kernels(sample: Sample) -> None:
    frame = sample("i686-2.6.32/swaps")
    assert frame.variant == "narrow"
    assert plain(frame.records[1]) == {"filename": "/swap a", "type": "file", "size": 100, "used": 0, "priority": -2}
