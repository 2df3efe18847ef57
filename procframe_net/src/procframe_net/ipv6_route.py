"""``/proc/net/ipv6_route``: the IPv6 routes of all tables."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NETWORK_IPV6, Table, flags
from procframe.record import Field, Record
from procframe_net.codecs import OPTIONAL_WORD
from procframe_net.route import ROUTE_FLAGS

ROUTE6_FLAGS = flags(
    {
        **ROUTE_FLAGS,
        0x00010000: "DEFAULT",
        0x00020000: "ALLONLINK",
        0x00040000: "ADDRCONF",
        0x00080000: "PREFIX_RT",
        0x00100000: "ANYCAST",
        0x00200000: "NONEXTHOP",
        0x00400000: "EXPIRES",
        0x00800000: "ROUTEINFO",
        0x01000000: "CACHE",
        0x02000000: "FLOW",
        0x04000000: "POLICY",
        # Two bits are the preference of a router: 1 is high, 3 is low, 0 medium, and 2 is not to be used.
        0x08000000: "PREF_HIGH",
        0x10000000: "PREF_INVALID",
        0x18000000: "PREF_LOW",
        0x20000000: "OFFLOAD",
        0x40000000: "PCPU",
        0x80000000: "LOCAL",
    }
)
"""Flags of a route (``RTF_*``), include/uapi/linux/ipv6_route.h."""


class Ipv6Route(Record):
    """A route over IPv6."""

    destination: Annotated[str, Field("Network or host that it leads to", kind="identity", codec=NETWORK_IPV6)]
    destination_prefix_length: Annotated[int, Field("Bits of the destination that count", unit="bits", kind="identity")]
    source: Annotated[str, Field("Network or host that packets must come from", kind="identity", codec=NETWORK_IPV6)]
    source_prefix_length: Annotated[
        int, Field("Bits of the source that count, 0 for any", unit="bits", kind="identity")
    ]
    gateway: Annotated[str, Field("Next hop; :: if none", kind="identity", codec=NETWORK_IPV6)]
    metric: Annotated[int, Field("Priority: of routes to one destination, the lowest wins", kind="identity")]
    references: Annotated[int, Field("References to the route in the kernel")]
    use: Annotated[int, Field("Times it was looked up; 0 since 4.17", kind="counter")]
    flags: Annotated[list[str], Field("Flags of the route", kind="flags", codec=ROUTE6_FLAGS)]
    interface: Annotated[
        str | None, Field("Interface of the route, None if it has none", kind="identity", codec=OPTIONAL_WORD)
    ]


FORMAT = Format(
    "net/ipv6_route",
    Table(
        Ipv6Route,
        "{destination} {destination_prefix_length:02x} {source} {source_prefix_length:02x} {gateway}"
        " {metric:08x} {references:08x} {use:08x} {flags:08x} {interface:>8s}",
    ),
    source="net/ipv6/ip6_fib.c:ipv6_route_native_seq_show",
)
