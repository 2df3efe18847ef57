"""Tables of hexadecimal counters: ``net/stat/*`` and ``net/rt6_stats``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


@pytest.mark.parametrize(
    ("where", "variant"),
    [
        ("x86_64/net/stat/arp_cache", "aligned"),
        ("x86_64-5.10/net/stat/arp_cache", "spaced"),
        ("x86_64-3.2/net/stat/arp_cache", "without table_fulls"),
        ("x86_64/net/stat/rt_cache", "aligned"),
        ("x86_64-5.10/net/stat/rt_cache", "spaced"),
        ("x86_64/net/stat/nf_conntrack", "chainlength"),
        ("x86_64-5.10/net/stat/nf_conntrack", "clashres"),
        ("x86_64-3.2/net/stat/nf_conntrack", "searched"),
        ("x86_64-3.2/net/stat/ip_conntrack", "searched"),
        ("i686-2.6.32/net/stat/nf_conntrack", "without search_restart"),
    ],
)
def test_content_tells_the_variant(sample: Sample, where: str, variant: str) -> None:
    frame = sample(where)
    assert frame.variant == variant
    assert frame.canonical
    assert frame.unrecognised == []


def test_neighbours(sample: Sample) -> None:
    one, two = sample("x86_64/net/stat/arp_cache")
    assert (one.entries, one.allocs, one.destroys, one.unresolved_discards, one.table_fulls) == (
        *(7, 0x123456789, 2, 11, 12),
    )
    assert (two.entries, two.allocs) == (7, 0)
    one, two = sample("x86_64-5.10/net/stat/arp_cache")
    assert (one.hash_grows, one.lookups, one.hits, one.res_failed, one.table_fulls) == (3, 4, 5, 6, 5)
    assert two.allocs == 0xFFFFFFFF
    assert [row.table_fulls for row in sample("x86_64-3.2/net/stat/ndisc_cache")] == [None, None]


def test_routes(sample: Sample) -> None:
    row = sample("x86_64/net/stat/rt_cache").records[0]
    assert (row.entries, row.in_slow_tot, row.in_martian_src, row.out_hit, row.out_hlist_search) == (0x70, 1, 6, 7, 15)
    (row,) = sample("i686-2.6.32/net/stat/rt_cache")
    assert (row.entries, row.in_hit, row.out_slow_tot, row.out_hlist_search) == (0x1AB3, 100, 108, 115)


def test_columns_that_were_renamed(sample: Sample) -> None:
    new = sample("x86_64/net/stat/nf_conntrack").records[0]
    assert (new.entries, new.clashres, new.searched, new.found) == (0x21, 1, None, 2)
    assert (new.chainlength, new.delete_list, new.insert, new.search_restart) == (7, None, 8, 0x77)
    middle = sample("x86_64-5.10/net/stat/nf_conntrack").records[0]
    assert (middle.clashres, middle.chainlength, middle.delete_list) == (1, None, 7)
    old = sample("i686-2.6.32/net/stat/nf_conntrack").records[1]
    assert (old.searched, old.clashres, old.expect_delete, old.search_restart) == (0, None, 0xFF, None)


def test_synproxy_and_flow_tables(sample: Sample) -> None:
    rows = sample("x86_64/net/stat/synproxy").records
    assert [(row.syn_received, row.conn_reopened) for row in rows] == [(1, 5), (16, 0)]
    rows = sample("x86_64/net/stat/nf_flowtable").records
    assert [(row.wq_add, row.wq_del, row.wq_stats) for row in rows] == [(1, 2, 3), (0, 0, 123456789)]


def test_rt6_stats(sample: Sample) -> None:
    (record,) = sample("x86_64/net/rt6_stats")
    assert record.to_dict() == {
        "fib_nodes": 0x70,
        "fib_route_nodes": 0x3A,
        "fib_rt_alloc": 0x1B4,
        "fib_rt_entries": 0xBE,
        "fib_rt_cache": 0,
        "dst_entries": 0x12345,
        "fib_discarded_routes": 0xC,
    }


@pytest.mark.parametrize("name", ["clip_arp_cache", "dn_neigh_cache"])
def test_other_neighbour_caches(name: str, sample: Sample) -> None:
    one, two = sample(f"x86_64-3.2/net/stat/{name}")
    assert (one.entries, one.allocs, one.destroys, one.hits, one.unresolved_discards) == (7, 1, 2, 5, 11)
    assert (two.entries, two.allocs, two.table_fulls) == (7, 0xFFFFFFFF, None)


def test_the_link_to_the_reader_s_own(sample: Sample) -> None:
    assert sample("x86_64-6.18/net").records[0].path == "self/net"
