"""``/proc/net/phonet`` and ``/proc/net/pnresource``: sockets of Phonet, which talk to modems, and what they own."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.codecs import POINTER, open_enum
from procframe_net.sockets import STATES

__all__ = ["PHONET", "PNRESOURCE", "PhonetResource", "PhonetSocket"]

PROTOCOLS = open_enum({1: "PHONET", 2: "PIPE"})
"""Protocols of Phonet sockets (``PN_PROTO_*``), include/uapi/linux/phonet.h."""


class PhonetSocket(Record):
    """A Phonet socket. Addresses are those of objects: a device in the high byte, an object in the low one."""

    protocol: Annotated[str, Field("Protocol of the socket", kind="identity", codec=PROTOCOLS)]
    local_object: Annotated[int, Field("Local object", kind="identity")]
    remote_object: Annotated[int, Field("Object of the peer", kind="identity")]
    resource: Annotated[int, Field("Resource that the socket is bound to", kind="identity")]
    state: Annotated[str, Field("State of the socket", codec=STATES)]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]
    references: Annotated[int, Field("References to the socket in the kernel")]
    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    drops: Annotated[int, Field("Packets dropped", unit="packets", kind="counter")]


class PhonetResource(Record):
    """A resource of Phonet and the socket that owns it."""

    resource: Annotated[int, Field("The resource", kind="identity")]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]
    inode: Annotated[int, Field("Inode of the socket", kind="identity")]


PHONET = Format(
    "net/phonet",
    Table(
        PhonetSocket,
        "{protocol:2d} {local_object:04X}:{remote_object:04X}:{resource:02X} {state:02X} {tx_queue:08X}:{rx_queue:08X}"
        " {uid:5d} {inode:d} {references:d} {pointer} {drops:d}{@127}",
        header="pt  loc  rem rs st tx_queue rx_queue   uid inode ref pointer drops{@127}",
    ),
    source="net/phonet/socket.c:pn_sock_seq_show",
)
PNRESOURCE = Format(
    "net/pnresource",
    Table(PhonetResource, "{resource:02X} {uid:5d} {inode:d}{@63}", header="rs   uid inode{@63}"),
    source="net/phonet/socket.c:pn_res_seq_show",
)
