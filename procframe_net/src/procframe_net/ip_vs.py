"""``/proc/net/ip_vs``: the virtual services of IPVS and the real servers behind them."""

from __future__ import annotations

from binascii import unhexlify
from typing import Annotated

from procframe.format import Format, Variant
from procframe.host import Host
from procframe.layout import Codec, File, Flag, Line, Many, Opt, PerHost, Stanza, choice
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_net.addresses import BRACKETED_IPV6, NETWORK_IPV4, NETWORK_OR_BRACKETED

__all__ = ["FORMAT", "Destination", "FwmarkService", "IpVsHeader", "Ipv4Service", "Ipv6Service"]


def _prefix_length(host: Host) -> Codec:
    """The kernel prints the number as if it were an address, in whose order its bytes are not."""
    order = host.byte_order

    def decode(text: str) -> int:
        return int.from_bytes(unhexlify(text), order)

    def encode(length: int) -> str:
        return length.to_bytes(4, order).hex().upper()

    return Codec(decode, encode, "[0-9A-F]{8}", schema="integer", exact=True)


_PREFIX_LENGTH = PerHost(_prefix_length)


def _mask_or_length(host: Host) -> Codec:
    length = _prefix_length(host)

    def decode(text: str) -> str:
        number = length.decode(text)
        return f"/{number}" if 0 < number <= 128 else str(NETWORK_IPV4.decode(text))

    def encode(mask: str) -> str:
        return str(length.encode(int(mask[1:])) if mask.startswith("/") else NETWORK_IPV4.encode(mask))

    return Codec(decode, encode, "[0-9A-F]{8}")


class Destination(Record):
    """A real server behind a virtual service."""

    address: Annotated[str, Field("Address of the server", kind="identity", codec=NETWORK_OR_BRACKETED)]
    port: Annotated[int, Field("Port of the server", kind="identity")]
    forward: Annotated[
        str,
        Field("How packets get there: Masq, Local, Tunnel, Route", codec=choice("Masq", "Local", "Tunnel", "Route")),
    ]
    weight: Annotated[int, Field("Share of the connections that it gets")]
    active_connections: Annotated[int, Field("Connections that are established", unit="connections")]
    inactive_connections: Annotated[int, Field("Connections in another state", unit="connections")]


class Ipv4Service(Record, tag="ipv4", tag_field="record"):
    """A virtual service on an IPv4 address."""

    protocol: Annotated[str, Field("Protocol: TCP, UDP, SCTP", kind="identity")]
    address: Annotated[str, Field("Virtual address", kind="identity", codec=NETWORK_IPV4)]
    port: Annotated[int, Field("Virtual port, 0 for any", kind="identity")]
    scheduler: Annotated[str, Field("How servers are chosen, or none", kind="label")]
    one_packet: Annotated[bool, Field("Whether each datagram is a connection of its own", kind="flags", since="2.6.36")]
    timeout: Annotated[
        int | None, Field("How long clients keep their server; absent unless they do", unit="jiffies", kind="time")
    ] = None
    netmask: Annotated[
        str | None,
        Field("Which clients count as the same when they keep their server", kind="label", codec=NETWORK_IPV4),
    ] = None
    destinations: Annotated[list[Destination], Field("The real servers")] = []


class Ipv6Service(Record, tag="ipv6", tag_field="record"):
    """A virtual service on an IPv6 address."""

    protocol: Annotated[str, Field("Protocol: TCP, UDP, SCTP", kind="identity")]
    address: Annotated[str, Field("Virtual address", kind="identity", codec=BRACKETED_IPV6)]
    port: Annotated[int, Field("Virtual port, 0 for any", kind="identity")]
    scheduler: Annotated[str, Field("How servers are chosen, or none", kind="label")]
    timeout: Annotated[
        int | None, Field("How long clients keep their server; absent unless they do", unit="jiffies", kind="time")
    ] = None
    prefix_length: Annotated[
        int | None,
        Field(
            "Which clients count as the same when they keep their server",
            unit="bits",
            kind="label",
            codec=_PREFIX_LENGTH,
        ),
    ] = None
    destinations: Annotated[list[Destination], Field("The real servers")] = []


class FwmarkService(Record, tag="fwmark", tag_field="record"):
    """A virtual service of the packets that bear a mark."""

    fwmark: Annotated[int, Field("The mark", kind="identity")]
    scheduler: Annotated[str, Field("How servers are chosen, or none", kind="label")]
    one_packet: Annotated[bool, Field("Whether each datagram is a connection of its own", kind="flags", since="2.6.36")]
    timeout: Annotated[
        int | None, Field("How long clients keep their server; absent unless they do", unit="jiffies", kind="time")
    ] = None
    netmask: Annotated[
        str | None,
        Field(
            "Which clients count as the same then: an IPv4 netmask, or /LENGTH of an IPv6 prefix",
            kind="label",
            codec=PerHost(_mask_or_length),
        ),
    ] = None
    destinations: Annotated[list[Destination], Field("The real servers")] = []


class IpVsHeader(Record):
    """What the file says of IPVS itself."""

    version: Annotated[str, Field("Version of IPVS", kind="label")]
    size: Annotated[int, Field("Size of the connection table", unit="buckets")]


def _services(one_packet: bool) -> File:
    """The layout; without ``one_packet``, of kernels that do not know of such services."""
    destinations = Many(
        "destinations",
        Stanza(
            Destination,
            "  -> {address}:{port:04X}      {forward:<7s} {weight:<6d} {active_connections:<10d} {inactive_connections:<10d}",
        ),
    )
    ops: tuple[Item, ...] = (Flag("one_packet", " ops"),) if one_packet else ()
    ipv4: tuple[Item, ...] = (
        "{protocol}  {address}:{port:04X} {scheduler}",
        *ops,
        "  " if one_packet else " ",
        Opt("persistent {timeout:d} {netmask}"),
    )
    return File(
        "IP Virtual Server version {version} (size={size:d})",
        "Prot LocalAddress:Port Scheduler Flags",
        "  -> RemoteAddress:Port Forward Weight ActiveConn InActConn",
        Many(
            "records",
            Stanza(Ipv4Service, Line(*ipv4), destinations),
            Stanza(
                Ipv6Service,
                Line("{protocol}  {address}:{port:04X} {scheduler} ", Opt("persistent {timeout:d} {prefix_length}")),
                destinations,
            ),
            Stanza(
                FwmarkService,
                Line("FWM  {fwmark:08X} {scheduler}", *ops, " ", Opt("persistent {timeout:d} {netmask}")),
                destinations,
            ),
        ),
        header=IpVsHeader,
    )


FORMAT = Format(
    "net/ip_vs",
    variants=[
        Variant("default", _services(True), kernels="2.6.36+"),
        Variant("without one-packet", _services(False), kernels="to 2.6.35"),
    ],
    description="The virtual services of IPVS, each with the real servers that it spreads its connections over.",
    source="net/netfilter/ipvs/ip_vs_ctl.c:ip_vs_info_seq_show",
)
