"""``/proc/net/rt_cache``: the cache of IPv4 routes, which kernels had until 3.5."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import HEX_IPV4, Table, flags, sentinel
from procframe.record import Field, Record

CACHE_FLAGS = flags(
    {
        0x00000001: "DEAD",
        0x00000004: "ONLINK",
        0x00000800: "NOPMTUDISC",
        0x00010000: "NOTIFY",
        0x00020000: "DIRECTDST",
        0x00040000: "REDIRECTED",
        0x00080000: "TPROXY",
        0x00200000: "FAST",
        0x00400000: "MASQ",
        0x00800000: "SNAT",
        0x01000000: "DOREDIRECT",
        0x04000000: "DIRECTSRC",
        0x08000000: "DNAT",
        0x10000000: "BROADCAST",
        0x20000000: "MULTICAST",
        0x40000000: "REJECT",
        0x80000000: "LOCAL",
    }
)
"""Flags of a cached route (``RTCF_*``), include/uapi/linux/in_route.h."""


class RtCache(Record):
    """A cached route; since 3.6 there are none, and the file is its header."""

    interface: Annotated[str, Field("Interface of the route; * if it has none", kind="identity")]
    destination: Annotated[str, Field("Address that it leads to", kind="identity", codec=HEX_IPV4)]
    gateway: Annotated[str, Field("Next hop", kind="identity", codec=HEX_IPV4)]
    flags: Annotated[list[str], Field("Flags of the route", kind="flags", codec=CACHE_FLAGS)]
    references: Annotated[int, Field("References to the route in the kernel")]
    use: Annotated[int, Field("Times it was used", kind="counter")]
    metric: Annotated[int, Field("Always 0", kind="label")]
    source: Annotated[str, Field("Source address of the packets", kind="identity", codec=HEX_IPV4)]
    mtu: Annotated[int, Field("Advertised MSS plus 40; 0 if the route sets none", unit="bytes")]
    window: Annotated[int, Field("Limit of the TCP window; 0 if the route sets none", unit="bytes")]
    irtt: Annotated[int, Field("Round trip time and its variance, added; 0 if not known")]
    tos: Annotated[int, Field("Type of service of the packets", kind="identity")]
    hh_references: Annotated[
        int | None,
        Field("References to the cached link-layer header, None if there is none", codec=sentinel({-1: None})),
    ]
    hh_uptodate: Annotated[int, Field("Whether that header can be used", kind="label")]
    specific_destination: Annotated[
        str, Field("Local address that answers the sender (RFC 1122)", kind="label", codec=HEX_IPV4)
    ]


FORMAT = Format(
    "net/rt_cache",
    Table(
        RtCache,
        "{interface}\t{destination}\t{gateway}\t{flags:8X}\t{references:d}\t{use:d}\t{metric:d}\t{source}\t{mtu:d}"
        "\t{window:d}\t{irtt:d}\t{tos:02X}\t{hh_references:d}\t{hh_uptodate:d}\t{specific_destination}{@127}",
        header=(
            "Iface\tDestination\tGateway \tFlags\t\tRefCnt\tUse\tMetric\tSource\t\tMTU\tWindow\tIRTT\tTOS\tHHRef"
            "\tHHUptod\tSpecDst{@127}"
        ),
    ),
    source="net/ipv4/route.c:rt_cache_seq_show",
)
