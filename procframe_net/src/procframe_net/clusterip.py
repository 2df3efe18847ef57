"""``/proc/net/ipt_CLUSTERIP/ADDRESS``: which nodes of a cluster this machine is, in kernels up to 6.2."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Repeat
from procframe.record import Field, Record

__all__ = ["FORMAT", "Clusterip"]


class Clusterip(Record):
    """The nodes of a cluster with one address that this machine answers for; a file without any is empty."""

    nodes: Annotated[list[int], Field("Numbers of the nodes", kind="identity")]


FORMAT = Format(
    "net/ipt_CLUSTERIP/<address>",
    One(Clusterip, Line(Repeat("nodes", "{:d}", separator=",", minimum=1)), empty=True),
    source="net/ipv4/netfilter/ipt_CLUSTERIP.c:clusterip_seq_show",
)
