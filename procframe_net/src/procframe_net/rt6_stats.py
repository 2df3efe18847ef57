"""``/proc/net/rt6_stats``: the size of the routing tables of IPv6."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record

__all__ = ["FORMAT", "Rt6Stats"]


class Rt6Stats(Record):
    """The size of the routing tables of IPv6."""

    fib_nodes: Annotated[int, Field("Nodes of the trees")]
    fib_route_nodes: Annotated[int, Field("Nodes that only divide (intermediate ones)")]
    fib_rt_alloc: Annotated[int, Field("Routes that were made and not yet freed")]
    fib_rt_entries: Annotated[int, Field("Routes in the tables")]
    fib_rt_cache: Annotated[int, Field("Exceptions to routes: path MTU, redirects")]
    dst_entries: Annotated[int, Field("Routes that the garbage collection counts")]
    fib_discarded_routes: Annotated[int, Field("Routes that were removed", kind="counter")]


FORMAT = Format(
    "net/rt6_stats",
    One(
        Rt6Stats,
        "{fib_nodes:04x} {fib_route_nodes:04x} {fib_rt_alloc:04x} {fib_rt_entries:04x} {fib_rt_cache:04x}"
        " {dst_entries:04x} {fib_discarded_routes:04x}",
    ),
    source="net/ipv6/route.c:rt6_stats_seq_show",
)
