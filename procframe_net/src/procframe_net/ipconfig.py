"""``/proc/net/pnp`` and ``/proc/net/ipconfig/ntp_servers``: what the kernel configured the network with at boot."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Alt, Line, Many, One, Stanza, Table, choice, pattern
from procframe.record import Field, Record

__all__ = ["NTP_SERVERS", "PNP", "Pnp", "Server"]

IPV4 = pattern(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")


class Server(Record):
    """A server of the network that the kernel was told of at boot."""

    address: Annotated[str, Field("Its address", kind="identity", codec=IPV4)]


class Pnp(Record):
    """The network as the kernel configured it at boot (``ip=``), in the style of resolv.conf."""

    protocol: Annotated[
        str | None,
        Field(
            "Protocol that told it; None if the command line did", kind="label", codec=choice("RARP", "DHCP", "BOOTP")
        ),
    ]
    nameservers: Annotated[list[Server], Field("Name servers")]
    domain: Annotated[str | None, Field("Domain of the machine", kind="label", codec=ANYTHING)] = None

    boot_server: Annotated[str | None, Field("Server that the machine booted from", kind="label", codec=IPV4)] = None


PNP = Format(
    "net/pnp",
    One(
        Pnp,
        Line(Alt("#PROTO: {protocol}", "#MANUAL")),
        "domain {domain}",
        Many("nameservers", Stanza(Server, "nameserver {address}")),
        "bootserver {boot_server}",
    ),
    source="net/ipv4/ipconfig.c:pnp_seq_show",
)
NTP_SERVERS = Format(
    "net/ipconfig/ntp_servers",
    Table(Server, "{address}"),
    description="Servers of time that the kernel was told of at boot.",
    source="net/ipv4/ipconfig.c:ntp_servers_show",
    since="4.18",
)
