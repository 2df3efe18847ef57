"""``/proc/net/tcp``: TCP sockets over IPv4."""

from __future__ import annotations

from procframe_net.sockets import Tcp, streams

FORMAT = streams("net/tcp", Tcp, version=4, pad="{@149}", source="net/ipv4/tcp_ipv4.c:tcp4_seq_show")
