"""``/proc/net/arp``: the IPv4 neighbours, and the addresses answered for others."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Table, flags
from procframe.record import Field, Record
from procframe_net.names import HARDWARE_TYPES

ARP_FLAGS = flags(
    {0x02: "COM", 0x04: "PERM", 0x08: "PUBL", 0x10: "USETRAILERS", 0x20: "NETMASK", 0x40: "DONTPUB", 0x80: "MAGIC"}
)
"""Flags of an entry (``ATF_*``), include/uapi/linux/if_arp.h."""


class Arp(Record):
    """An entry of the ARP table."""

    ip_address: Annotated[str, Field("Address of the neighbour", kind="identity")]
    hardware_type: Annotated[str, Field("Kind of the interface", kind="label", codec=HARDWARE_TYPES)]
    flags: Annotated[
        list[str],
        Field(
            "COM if the hardware address is known, PERM if set by hand, PUBL if answered for others",
            kind="flags",
            codec=ARP_FLAGS,
        ),
    ]
    hardware_address: Annotated[
        str | None,
        Field(
            "Link-layer address, at most 9 bytes of it (of AX.25, a call sign); None on interfaces that have none",
            kind="address",
        ),
    ]
    interface: Annotated[str, Field("Interface of the neighbour; * if for all", kind="identity")]


FORMAT = Format(
    "net/arp",
    Table(
        Arp,
        "{ip_address:<16s} 0x{hardware_type:<10x}0x{flags:<10x}",
        Alt("{hardware_address:<17s}     *        {interface}", " " * 22 + "*        {interface}"),
        header="IP address       HW type     Flags       HW address            Mask     Device",
    ),
    source="net/ipv4/arp.c:arp_seq_show",
)
