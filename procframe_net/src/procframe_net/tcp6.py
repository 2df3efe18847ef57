"""``/proc/net/tcp6``: TCP sockets over IPv6."""

from __future__ import annotations

from procframe_net.sockets import Tcp6, streams

FORMAT = streams("net/tcp6", Tcp6, version=6, source="net/ipv6/tcp_ipv6.c:tcp6_seq_show")
