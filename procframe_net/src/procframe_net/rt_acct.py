"""``/proc/net/rt_acct``: traffic by realm of the routes."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Structs
from procframe.record import Field, Record

__all__ = ["FORMAT", "RealmTraffic"]


class RealmTraffic(Record):
    """The IPv4 traffic of one realm of routes: 256 of them, the number of the realm is that of the record."""

    tx_bytes: Annotated[int, Field("Bytes to the realm", unit="bytes", kind="counter")]
    tx_packets: Annotated[int, Field("Packets to the realm", unit="packets", kind="counter")]
    rx_bytes: Annotated[int, Field("Bytes from the realm", unit="bytes", kind="counter")]
    rx_packets: Annotated[int, Field("Packets from the realm", unit="packets", kind="counter")]


FORMAT = Format(
    "net/rt_acct",
    Structs(RealmTraffic, tx_bytes="u32", tx_packets="u32", rx_bytes="u32", rx_packets="u32"),
    source="net/ipv4/route.c:rt_acct_proc_show",
)
