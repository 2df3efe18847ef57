"""``/proc/net/raw`` and ``raw6``: raw sockets."""

from __future__ import annotations

from procframe_net.sockets import Raw, Raw6, Shape, datagrams

RAW = datagrams("net/raw", Raw, Shape("default", "", slot=4), version=4, source="net/ipv4/raw.c:raw_sock_seq_show")
RAW6 = datagrams(
    "net/raw6",
    Raw6,
    Shape("3.10", "3.10+", slot=5),
    Shape("2.6.32", "to 3.9", slot=4),
    version=6,
    source="net/ipv6/datagram.c:__ip6_dgram_sock_seq_show",
)
