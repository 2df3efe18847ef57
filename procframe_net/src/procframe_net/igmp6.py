"""``/proc/net/igmp6``: IPv6 multicast groups by interface."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NETWORK_IPV6, Table, flags
from procframe.record import Field, Record

GROUP_FLAGS = flags(["TIMER_RUNNING", "LAST_REPORTER", "LOADED", "NOREPORT", "GSQUERY"])
"""Flags of a group (``MAF_*``), include/net/if_inet6.h."""


class Igmp6(Record):
    """An IPv6 multicast group that an interface has joined."""

    ifindex: Annotated[int, Field("Index of the interface", kind="identity")]
    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    address: Annotated[str, Field("Address of the group", kind="identity", codec=NETWORK_IPV6)]
    users: Annotated[int, Field("Sockets (and other users) that joined it")]
    flags: Annotated[list[str], Field("State of the group", kind="flags", codec=GROUP_FLAGS)]
    timer: Annotated[int, Field("When a report is due; 0 if none is", unit="ticks", kind="time")]


FORMAT = Format(
    "net/igmp6",
    Table(Igmp6, "{ifindex:<4d} {interface:<15s} {address} {users:5d} {flags:08X} {timer:d}"),
    source="net/ipv6/mcast.c:igmp6_mc_seq_show",
)
