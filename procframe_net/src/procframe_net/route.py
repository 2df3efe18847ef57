"""``/proc/net/route``: the IPv4 routes of the main table."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import HEX_IPV4, Table, flags
from procframe.record import Field, Record

__all__ = ["FORMAT", "ROUTE_FLAGS", "Route"]

ROUTE_FLAGS = {
    0x0001: "UP",
    0x0002: "GATEWAY",
    0x0004: "HOST",
    0x0008: "REINSTATE",
    0x0010: "DYNAMIC",
    0x0020: "MODIFIED",
    0x0040: "MTU",
    0x0080: "WINDOW",
    0x0100: "IRTT",
    0x0200: "REJECT",
}
"""Flags of a route (``RTF_*``), include/uapi/linux/route.h."""


class Route(Record):
    """A route of the main table; broadcast and multicast ones are left out, and of several next hops all but one are."""

    interface: Annotated[str, Field("Interface of the route; * if it has none", kind="identity")]
    destination: Annotated[str, Field("Network or host that it leads to", kind="identity", codec=HEX_IPV4)]
    gateway: Annotated[str, Field("Next hop; 0.0.0.0 if none", kind="identity", codec=HEX_IPV4)]
    flags: Annotated[list[str], Field("Flags of the route", kind="flags", codec=flags(ROUTE_FLAGS))]
    references: Annotated[int, Field("Always 0")]
    use: Annotated[int, Field("Always 0", kind="counter")]
    metric: Annotated[
        int,
        Field(
            "Priority: of routes to one destination, the lowest wins; from 2147483648 on, older kernels print it less 4294967296",
            kind="identity",
        ),
    ]
    mask: Annotated[str, Field("Network mask of the destination", kind="identity", codec=HEX_IPV4)]
    mtu: Annotated[int, Field("Advertised MSS plus 40; 0 if the route sets none", unit="bytes")]
    window: Annotated[int, Field("Limit of the TCP window; 0 if the route sets none", unit="bytes")]
    irtt: Annotated[int, Field("Initial round trip time; 0 if the route sets none", unit="ms")]


FORMAT = Format(
    "net/route",
    Table(
        Route,
        "{interface}\t{destination}\t{gateway}\t{flags:04X}\t{references:d}\t{use:d}\t{metric:d}\t{mask}\t{mtu:d}"
        "\t{window:d}\t{irtt:d}{@127}",
        header="Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT{@127}",
    ),
    source="net/ipv4/fib_trie.c:fib_route_seq_show",
)
