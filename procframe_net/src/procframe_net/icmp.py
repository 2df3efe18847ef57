"""``/proc/net/icmp`` and ``icmp6``: ping sockets."""

from __future__ import annotations

from procframe_net.sockets import Icmp, Icmp6, Shape, datagrams

ICMP = datagrams(
    "net/icmp",
    Icmp,
    Shape("default", "", slot=5),
    version=4,
    pad="{@127}",
    source="net/ipv4/ping.c:ping_v4_seq_show",
    since="3.0",
)
ICMP6 = datagrams(
    "net/icmp6",
    Icmp6,
    Shape("default", "", slot=5),
    version=6,
    source="net/ipv6/ping.c:ping_v6_seq_show",
    since="3.12",
)
