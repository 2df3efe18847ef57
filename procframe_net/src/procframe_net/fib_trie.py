"""``/proc/net/fib_trie``: the routing tables of IPv4 as the tries that the kernel looks routes up in."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Branch, Codec, File, Many, Opt, Stanza, Tree, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "TABLE", "FibTable", "Leaf", "Node", "Prefix"]


def _table_name(title: str) -> str:
    return title.lower() if title in ("Local", "Main") else title.removeprefix("Id ")


def _table_title(name: str) -> str:
    return name.capitalize() if name in ("local", "main") else f"Id {name}"


TABLE = Codec(_table_name, _table_title, r"(?:Local|Main|Id -?[0-9]+)")
"""A routing table as ``ip route show table`` takes it: ``local``, ``main`` or a number."""

_SCOPES = frozenset({"universe", "site", "link", "host", "nowhere"})
_TYPES = frozenset(
    {
        "UNSPEC",
        "UNICAST",
        "LOCAL",
        "BROADCAST",
        "ANYCAST",
        "MULTICAST",
        "BLACKHOLE",
        "UNREACHABLE",
        "PROHIBIT",
        "THROW",
        "NAT",
        "XRESOLVE",
    }
)
# A number that the kernel has no word for (scope=200, type 99) may be anybody's own; another word is news.
_SCOPE = pattern(r"(?:scope=-?[0-9]+|[a-z]+)").but(
    unknown=lambda value: [] if value in _SCOPES or "=" in value else [value]
)
_TYPE = pattern(r"(?:type +[0-9]+|[A-Z]+)").but(
    unknown=lambda value: [] if value in _TYPES or " " in value else [value]
)


class Prefix(Record):
    """A route to the address of its leaf, or to a network that begins with it."""

    prefix_length: Annotated[int, Field("Bits of the address that belong to the network", unit="bits", kind="identity")]
    scope: Annotated[
        str, Field("How far away it is: universe, site, link, host, nowhere; else scope=NUMBER", codec=_SCOPE)
    ]
    type: Annotated[
        str, Field("What is done with packets: UNICAST, LOCAL, BROADCAST, ...; else type NUMBER", codec=_TYPE)
    ]
    tos: Annotated[int | None, Field("Type of service that it is for; absent for any", kind="label")] = None


class Leaf(Record):
    """An address that routes begin with."""

    address: Annotated[str, Field("The address", kind="identity")]
    prefixes: Annotated[list[Prefix], Field("The routes of this address, the longest prefix first")]


class Node(Record):
    """An internal node: the addresses below it begin alike."""

    address: Annotated[str, Field("What the addresses below have in common", kind="identity")]
    prefix_length: Annotated[int, Field("How many bits they have in common", unit="bits", kind="identity")]
    bits: Annotated[int, Field("Bits that tell its children apart; it has room for two to that power", unit="bits")]
    full_children: Annotated[int, Field("Children that are nodes which skip no bit")]
    empty_children: Annotated[int, Field("Places for children that are empty")]
    children: Annotated[list[Node | Leaf], Field("What is below it")]


class FibTable(Record):
    """A routing table of IPv4 as a trie: internal nodes, and leaves whose prefixes are the routes."""

    table: Annotated[str, Field("Name (local, main) or number of the table", kind="identity", codec=TABLE)]
    nodes: Annotated[list[Node | Leaf], Field("The root of the trie (the kernel prints no empty one)")]


FORMAT = Format(
    "net/fib_trie",
    File(
        Many(
            "records",
            Stanza(
                FibTable,
                "{table}:",
                Tree(
                    "nodes",
                    "   ",
                    Branch(
                        Node,
                        "  +-- {address}/{prefix_length:d} {bits:d} {full_children:d} {empty_children:d}",
                        children="children",
                    ),
                    Branch(Leaf, "  |-- {address}", children="prefixes"),
                    Branch(Prefix, "  /{prefix_length:d} {scope} {type}", Opt(" tos={tos:d}")),
                ),
            ),
        )
    ),
    source="net/ipv4/fib_trie.c:fib_trie_seq_show",
)
