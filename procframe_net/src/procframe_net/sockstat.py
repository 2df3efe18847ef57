"""``/proc/net/sockstat`` and ``sockstat6``: how many sockets there are."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Opt
from procframe.record import Field, Record


class Sockstat(Record):
    """Sockets of the network namespace by protocol; memory is counted for the whole machine."""

    sockets_used: Annotated[int | None, Field("Sockets of all families", unit="sockets")] = None
    tcp_inuse: Annotated[int | None, Field("TCP sockets over IPv4 that are in use", unit="sockets")] = None
    tcp_orphan: Annotated[int | None, Field("TCP sockets that no process holds any more", unit="sockets")] = None
    tcp_tw: Annotated[int | None, Field("TCP connections in TIME_WAIT", unit="sockets")] = None
    tcp_alloc: Annotated[int | None, Field("TCP sockets that exist in any state", unit="sockets")] = None
    tcp_mem: Annotated[int | None, Field("Memory of TCP buffers", unit="pages")] = None
    udp_inuse: Annotated[int | None, Field("UDP sockets over IPv4", unit="sockets")] = None
    udp_mem: Annotated[int | None, Field("Memory of UDP buffers", unit="pages", since="2.6.25")] = None
    udplite_inuse: Annotated[int | None, Field("UDP-Lite sockets over IPv4", unit="sockets", since="2.6.20")] = None
    raw_inuse: Annotated[int | None, Field("Raw sockets over IPv4", unit="sockets")] = None
    frag_inuse: Annotated[int | None, Field("IPv4 packets that are being put together from fragments")] = None
    frag_memory: Annotated[int | None, Field("Memory of those fragments", unit="bytes")] = None


class Sockstat6(Record):
    """Sockets over IPv6 of the network namespace by protocol."""

    tcp6_inuse: Annotated[int | None, Field("TCP sockets over IPv6 that are in use", unit="sockets")] = None
    udp6_inuse: Annotated[int | None, Field("UDP sockets over IPv6", unit="sockets")] = None
    udplite6_inuse: Annotated[int | None, Field("UDP-Lite sockets over IPv6", unit="sockets", since="2.6.20")] = None
    raw6_inuse: Annotated[int | None, Field("Raw sockets over IPv6", unit="sockets")] = None
    frag6_inuse: Annotated[int | None, Field("IPv6 packets that are being put together from fragments")] = None
    frag6_memory: Annotated[int | None, Field("Memory of those fragments", unit="bytes")] = None


SOCKSTAT = Format(
    "net/sockstat",
    One(
        Sockstat,
        "sockets: used {sockets_used:d}",
        "TCP: inuse {tcp_inuse:d} orphan {tcp_orphan:d} tw {tcp_tw:d} alloc {tcp_alloc:d} mem {tcp_mem:d}",
        Line("UDP: inuse {udp_inuse:d}", Opt(" mem {udp_mem:d}")),
        "UDPLITE: inuse {udplite_inuse:d}",
        "RAW: inuse {raw_inuse:d}",
        "FRAG: inuse {frag_inuse:d} memory {frag_memory:d}",
    ),
    source="net/ipv4/proc.c:sockstat_seq_show",
)

SOCKSTAT6 = Format(
    "net/sockstat6",
    One(
        Sockstat6,
        "TCP6: inuse {tcp6_inuse:d}",
        "UDP6: inuse {udp6_inuse:d}",
        "UDPLITE6: inuse {udplite6_inuse:d}",
        "RAW6: inuse {raw6_inuse:d}",
        "FRAG6: inuse {frag6_inuse:d} memory {frag6_memory:d}",
    ),
    source="net/ipv6/proc.c:sockstat6_seq_show",
)
