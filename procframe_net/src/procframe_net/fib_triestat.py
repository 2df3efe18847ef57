"""``/proc/net/fib_triestat``: the size and the use of the tries in ``/proc/net/fib_trie``."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Group, Line, Many, Spaced, Stanza
from procframe.record import Field, Record
from procframe_net.fib_trie import TABLE

__all__ = ["FORMAT", "FibTrieSizes", "FibTrieStat", "FibTrieUse"]


def _sizes(text: str) -> dict[int, int]:
    pairs = [pair.split(": ") for pair in text.split("  ")]
    return {int(bits): int(count) for bits, count in pairs}


def _print_sizes(sizes: dict[int, int]) -> str:
    return "  ".join([f"{bits}: {count}" for bits, count in sizes.items()])


_NODE_SIZES = Codec(_sizes, _print_sizes, r"[0-9]+: [0-9]+(?:  [0-9]+: [0-9]+)*", schema="object")


class FibTrieUse(Record):
    """How often the trie was used, and how; only where the kernel counts it."""

    gets: Annotated[int | None, Field("Look-ups", kind="counter")] = None
    backtracks: Annotated[int | None, Field("Times that a look-up had to go back", kind="counter")] = None
    semantic_match_passed: Annotated[int | None, Field("Look-ups that found a route", kind="counter")] = None
    semantic_match_miss: Annotated[int | None, Field("Leaves that had no route for the look-up", kind="counter")] = None
    null_node_hit: Annotated[int | None, Field("Look-ups that met an empty place", kind="counter")] = None
    skipped_node_resize: Annotated[
        int | None, Field("Nodes that kept their size for want of memory", kind="counter")
    ] = None


class FibTrieStat(Record):
    """The size of the trie of one IPv4 routing table."""

    table: Annotated[str, Field("Name (local, main) or number of the table", kind="identity", codec=TABLE)]
    average_depth: Annotated[float | None, Field("Average depth of the leaves", unit="levels")] = None
    max_depth: Annotated[int | None, Field("Depth of the deepest leaf", unit="levels")] = None
    leaves: Annotated[int | None, Field("Leaves")] = None
    prefixes: Annotated[int | None, Field("Routes in the leaves")] = None
    internal_nodes: Annotated[int | None, Field("Internal nodes")] = None
    node_sizes: Annotated[
        dict[int, int] | None,
        Field("How many internal nodes tell children apart by so many bits; absent without any", codec=_NODE_SIZES),
    ] = None
    pointers: Annotated[int | None, Field("Places for children in the internal nodes")] = None
    null_pointers: Annotated[int | None, Field("Places that are empty")] = None
    total_size: Annotated[int | None, Field("Memory that the trie takes", unit="kB")] = None
    counters: Annotated[FibTrieUse | None, Field("How it was used; absent unless the kernel counts it")] = None


class FibTrieSizes(Record):
    """What the file says of all tries."""

    leaf_size: Annotated[int, Field("Memory that a leaf takes", unit="bytes")]
    node_size: Annotated[int, Field("Memory that an internal node without children takes", unit="bytes")]


FORMAT = Format(
    "net/fib_triestat",
    File(
        "Basic info: size of leaf: {leaf_size:d} bytes, size of tnode: {node_size:d} bytes.",
        Many(
            "records",
            Stanza(
                FibTrieStat,
                "{table}:",
                "\tAver depth:     {average_depth:.2f}",
                "\tMax depth:      {max_depth:d}",
                "\tLeaves:         {leaves:d}",
                "\tPrefixes:       {prefixes:d}",
                "\tInternal nodes: {internal_nodes:d}",
                "\t  {node_sizes}",
                Line("\t", unless="node_sizes"),
                "\tPointers: {pointers:d}",
                "Null ptrs: {null_pointers:d}",
                "Total size: {total_size:d}  kB",
                Spaced(
                    Group(
                        "counters",
                        Stanza(
                            FibTrieUse,
                            "Counters:",
                            "---------",
                            "gets = {gets:d}",
                            "backtracks = {backtracks:d}",
                            "semantic match passed = {semantic_match_passed:d}",
                            "semantic match miss = {semantic_match_miss:d}",
                            "null node hit= {null_node_hit:d}",
                            "skipped node resize = {skipped_node_resize:d}",
                            "",
                        ),
                    )
                ),
            ),
        ),
        header=FibTrieSizes,
    ),
    source="net/ipv4/fib_trie.c:fib_triestat_seq_show",
)
