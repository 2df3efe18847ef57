"""``/proc/net/udp`` and ``udplite``, and their IPv6 siblings ``udp6`` and ``udplite6``."""

from __future__ import annotations

from procframe_net.sockets import Shape, Udp, Udp6, datagrams

_IPV4 = (
    Shape("5.17", "5.17+ and the stable kernels since January 2022", slot=5, margin=3),
    Shape("2.6.33", "2.6.33 to 5.16", slot=5),
    Shape("2.6.32", "to 2.6.32", slot=4),
)
_IPV6 = (Shape("2.6.33", "2.6.33+", slot=5), Shape("2.6.32", "to 2.6.32", slot=4))

UDP = datagrams("net/udp", Udp, *_IPV4, version=4, pad="{@127}", source="net/ipv4/udp.c:udp4_seq_show")
UDPLITE = datagrams(
    "net/udplite",
    Udp,
    *_IPV4,
    version=4,
    pad="{@127}",
    source="net/ipv4/udplite.c, net/ipv4/udp.c:udp4_seq_show",
    since="2.6.20",
)
UDP6 = datagrams("net/udp6", Udp6, *_IPV6, version=6, source="net/ipv6/udp.c:udp6_seq_show")
UDPLITE6 = datagrams(
    "net/udplite6",
    Udp6,
    *_IPV6,
    version=6,
    source="net/ipv6/udplite.c, net/ipv6/udp.c:udp6_seq_show",
    since="2.6.20",
)
