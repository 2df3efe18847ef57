"""``/proc/net/anycast6``: IPv6 anycast addresses by interface."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NETWORK_IPV6, Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "Anycast6"]


class Anycast6(Record):
    """An IPv6 anycast address that an interface has."""

    ifindex: Annotated[int, Field("Index of the interface", kind="identity")]
    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    address: Annotated[str, Field("The anycast address", kind="identity", codec=NETWORK_IPV6)]
    users: Annotated[int, Field("Sockets (and other users) that joined it")]


FORMAT = Format(
    "net/anycast6",
    Table(Anycast6, "{ifindex:<4d} {interface:<15s} {address} {users:5d}"),
    source="net/ipv6/anycast.c:ac6_seq_show",
)
