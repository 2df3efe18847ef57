"""``/proc/net/atalk/{arp,interface,route,socket}``: AppleTalk, in kernels up to 7.2."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, Table, choice, enum, flags, pattern, split_number
from procframe.record import Field, Record
from procframe_net.codecs import absent
from procframe_net.names import SOCKET_TYPES
from procframe_net.route import ROUTE_FLAGS
from procframe_net.sockets import STATES

__all__ = ["ARP", "INTERFACE", "ROUTE", "SOCKET", "AarpEntry", "AtalkInterface", "AtalkRoute", "AtalkSocket"]


def _read(text: str) -> str:
    net, _, node = text.partition(":")
    return f"{int(net, 16)}.{int(node, 16)}"


def _print(address: str) -> str:
    net, _, node = address.partition(".")
    return f"{int(net):04X}:{int(node):02X}"


ADDRESS = Codec(_read, _print, "[0-9A-F]{4}:[0-9A-F]{2}")
"""Network and node, read as AppleTalk writes them: ``65280.7``."""
_TARGET = Codec(
    lambda text: None if text == "Default" else _read(text),
    lambda address: "Default" if address is None else _print(address),
    "Default|[0-9A-F]{4}:[0-9A-F]{2}",
    schema="string",
)
_STATUS = enum({0: "up", 1: "probing", 2: "probe failed", 3: "probing, probe failed"})
_AGE = split_number(2)


class AarpEntry(Record):
    """A neighbour, or an address that is answered for others."""

    address: Annotated[str, Field("Address: network and node", kind="identity", codec=ADDRESS)]
    interface: Annotated[str | None, Field("Interface", kind="identity", codec=absent("????"))]
    hardware_address: Annotated[str, Field("Link-layer address, zeros if not known", kind="address")]
    expires: Annotated[int, Field("What is left until it is dropped", unit="cs", kind="time", codec=_AGE)]
    status: Annotated[str, Field("resolved, unresolved or proxies", codec=choice("resolved", "unresolved", "proxies"))]
    last_sent: Annotated[
        int | None, Field("How long ago it was asked for; of unresolved ones", unit="cs", kind="time", codec=_AGE)
    ] = None
    retries: Annotated[int | None, Field("How often it was asked for; of unresolved ones")] = None


class AtalkInterface(Record):
    """An interface with an AppleTalk address."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    address: Annotated[str, Field("Own address: network and node", kind="identity", codec=ADDRESS)]
    first_network: Annotated[int, Field("First number of the network", kind="label")]
    last_network: Annotated[int, Field("Last number of the network", kind="label")]
    status: Annotated[str, Field("Whether the address is settled", codec=_STATUS)]


class AtalkRoute(Record):
    """A route; the default one is printed before each of the others."""

    target: Annotated[str | None, Field("Where it leads to; None for everywhere", kind="identity", codec=_TARGET)]
    router: Annotated[str, Field("Next router, 0.0 if none", kind="label", codec=ADDRESS)]
    flags: Annotated[list[str], Field("Flags of the route", kind="flags", codec=flags(ROUTE_FLAGS))]
    interface: Annotated[str, Field("Interface", kind="label", codec=pattern(r"[^ \t\n]+"))]


class AtalkSocket(Record):
    """An AppleTalk socket."""

    type: Annotated[str, Field("Type of the socket", kind="label", codec=SOCKET_TYPES)]
    local_address: Annotated[str, Field("Own address: network and node", kind="identity", codec=ADDRESS)]
    local_port: Annotated[int, Field("Own port", kind="identity")]
    remote_address: Annotated[str, Field("Address of the other end", kind="identity", codec=ADDRESS)]
    remote_port: Annotated[int, Field("Port of the other end", kind="identity")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    state: Annotated[str, Field("State of the socket", codec=STATES)]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]


ARP = Format(
    "net/atalk/arp",
    Table(
        AarpEntry,
        "{address}  {interface:<12s}{hardware_address} {expires:>8s}",
        Alt(" {last_sent:>8s} {retries:6d}", " " * 16),
        " {status}",
        header="Address  Interface   Hardware Address   Expires LastSend  Retry Status",
    ),
    source="net/appletalk/aarp.c:aarp_seq_show",
)
INTERFACE = Format(
    "net/atalk/interface",
    Table(
        AtalkInterface,
        "{interface:<16s} {address}  {first_network:04X}-{last_network:04X}  {status:d}",
        header="Interface        Address   Networks  Status",
    ),
    source="net/appletalk/atalk_proc.c:atalk_seq_interface_show",
)
ROUTE = Format(
    "net/atalk/route",
    Table(
        AtalkRoute,
        "{target:<7s}     {router}  {flags:<4d}  {interface}",
        header="Target        Router  Flags Dev",
    ),
    source="net/appletalk/atalk_proc.c:atalk_seq_route_show",
)
SOCKET = Format(
    "net/atalk/socket",
    Table(
        AtalkSocket,
        "{type:02X}   {local_address}:{local_port:02X}  {remote_address}:{remote_port:02X}"
        "  {tx_queue:08X}:{rx_queue:08X} {state:02X} {uid:d}",
        header="Type Local_addr  Remote_addr Tx_queue Rx_queue St UID",
    ),
    source="net/appletalk/atalk_proc.c:atalk_seq_socket_show",
)
