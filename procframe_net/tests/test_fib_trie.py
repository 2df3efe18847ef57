"""The routing tables of IPv4 as tries: ``net/fib_trie`` and ``net/fib_triestat``."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame
from procframe_net.fib_trie import FORMAT, FibTable, Leaf, Node, Prefix

Sample = Callable[[str], Frame]


def test_tables(sample: Sample) -> None:
    frame = sample("x86_64/net/fib_trie")
    assert [table.table for table in frame] == ["main", "local", "100"]
    assert frame.canonical
    assert frame.unrecognised == []


def test_nodes_hold_nodes_and_leaves(sample: Sample) -> None:
    (root,) = sample("x86_64/net/fib_trie").records[0].nodes
    assert (root.address, root.prefix_length, root.bits) == ("0.0.0.0", 0, 3)
    assert (root.full_children, root.empty_children) == (0, 5)
    assert [(type(child), child.address) for child in root.children] == [
        (Leaf, "0.0.0.0"),
        (Node, "10.7.0.0"),
        (Leaf, "192.168.3.0"),
    ]
    inner = root.children[1]
    assert [child.address for child in inner.children] == ["10.7.0.0", "10.7.128.0"]
    assert [child.address for child in inner.children[1].children] == ["10.7.128.0", "10.7.192.9"]


def test_a_leaf_holds_its_routes(sample: Sample) -> None:
    (root,) = sample("x86_64/net/fib_trie").records[0].nodes
    default = root.children[0]
    assert [(route.prefix_length, route.scope, route.type) for route in default.prefixes] == [
        (0, "universe", "UNICAST"),
        (0, "universe", "BLACKHOLE"),
    ]
    by_tos, numbers = root.children[1].children[1].children
    assert [route.tos for route in by_tos.prefixes] == [16, None]
    assert [(route.scope, route.type) for route in numbers.prefixes] == [("scope=100", "type 12")]


def test_a_leaf_alone_is_the_root(sample: Sample) -> None:
    (leaf,) = sample("x86_64/net/fib_trie").records[2].nodes
    assert leaf.to_dict() == {
        "address": "203.0.113.0",
        "prefixes": [{"prefix_length": 24, "scope": "universe", "type": "PROHIBIT", "tos": None}],
    }


def test_a_trie_made_from_scratch() -> None:
    route = Prefix(prefix_length=8, scope="host", type="LOCAL")
    node = Node(
        address="127.0.0.0",
        prefix_length=8,
        bits=1,
        full_children=0,
        empty_children=1,
        children=[Leaf(address="127.0.0.0", prefixes=[route])],
    )
    assert FORMAT.regenerate(Frame(FORMAT, [FibTable(table="255", nodes=[node])])) == (
        b"Id 255:\n  +-- 127.0.0.0/8 1 0 1\n     |-- 127.0.0.0\n        /8 host LOCAL\n"
    )


def test_new_words_are_reported() -> None:
    frame = procframe.parse(b"Main:\n  |-- 10.0.0.0\n     /8 galaxy WORMHOLE mtu=5\n", "net/fib_trie")
    assert sorted(piece.text for piece in frame.unrecognised) == ["WORMHOLE", "galaxy", "mtu=5"]


def test_sizes(sample: Sample) -> None:
    frame = sample("x86_64/net/fib_triestat")
    assert frame.header.to_dict() == {"leaf_size": 48, "node_size": 40}
    assert frame.to_dicts()[0] == {
        "table": "main",
        "average_depth": 2.05,
        "max_depth": 3,
        "leaves": 6,
        "prefixes": 9,
        "internal_nodes": 3,
        "node_sizes": {1: 1, 2: 1, 3: 1},
        "pointers": 14,
        "null_pointers": 7,
        "total_size": 2,
        "counters": {
            "gets": 4294967295,
            "backtracks": 22,
            "semantic_match_passed": 3333,
            "semantic_match_miss": 44,
            "null_node_hit": 5,
            "skipped_node_resize": 0,
        },
    }
    assert frame.records[2].node_sizes is None


def test_kernels_that_do_not_count_the_use(sample: Sample) -> None:
    frame = sample("i686-2.6.32/net/fib_triestat")
    (local,) = frame
    assert local.counters is None
    assert frame.canonical
