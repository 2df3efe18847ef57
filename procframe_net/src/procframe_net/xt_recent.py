"""``/proc/net/xt_recent/<name>``: addresses that the match ``recent`` of iptables remembers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Repeat, Table
from procframe.record import Field, Record
from procframe_net.addresses import ADDRESS

__all__ = ["FORMAT", "RecentAddress"]


class RecentAddress(Record):
    """An address that a rule of the match ``recent`` has seen."""

    source: Annotated[str, Field("The address", kind="identity", codec=ADDRESS)]
    ttl: Annotated[int, Field("Time to live of the packet seen last, 0 if it was added by hand", unit="hops")]
    last_seen: Annotated[int, Field("When it was seen last", unit="jiffies", kind="time")]
    oldest_packet: Annotated[int, Field("Place among the times of the next one, which replaces the oldest")]
    stamps: Annotated[list[int], Field("When it was seen", unit="jiffies", kind="time")]


FORMAT = Format(
    "net/xt_recent/<name>",
    Table(
        RecentAddress,
        "src={source} ttl: {ttl:d} last_seen: {last_seen:d} oldest_pkt: {oldest_packet:d}",
        Repeat("stamps", " {:d}", separator=","),
    ),
    paths=("net/xt_recent/<name>", "net/ipt_recent/<name>"),
    source="net/netfilter/xt_recent.c:recent_seq_show",
)
