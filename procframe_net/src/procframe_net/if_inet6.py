"""``/proc/net/if_inet6``: the IPv6 addresses of the interfaces."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NETWORK_IPV6, Table, enum, flags
from procframe.record import Field, Record

SCOPES = enum({0x00: "global", 0x10: "host", 0x20: "link", 0x40: "site", 0x80: "compat-v4"})
"""Scopes of an address (``IPV6_ADDR_*``), include/net/ipv6.h."""

ADDRESS_FLAGS = flags(
    ["TEMPORARY", "NODAD", "OPTIMISTIC", "DADFAILED", "HOMEADDRESS", "DEPRECATED", "TENTATIVE", "PERMANENT"]
)
"""Flags of an address (``IFA_F_*``, the first eight), include/uapi/linux/if_addr.h."""


class IfInet6(Record):
    """An IPv6 address of an interface."""

    address: Annotated[str, Field("The address", kind="identity", codec=NETWORK_IPV6)]
    ifindex: Annotated[int, Field("Index of the interface", kind="label")]
    prefix_length: Annotated[int, Field("Bits of the address that name the network", unit="bits", kind="label")]
    scope: Annotated[str, Field("How far the address is valid", kind="label", codec=SCOPES)]
    flags: Annotated[list[str], Field("State of the address", kind="flags", codec=ADDRESS_FLAGS)]
    interface: Annotated[str, Field("Name of the interface", kind="identity")]


FORMAT = Format(
    "net/if_inet6",
    Table(IfInet6, "{address} {ifindex:02x} {prefix_length:02x} {scope:02x} {flags:02x} {interface:>8s}"),
    source="net/ipv6/addrconf.c:if6_seq_show",
)
