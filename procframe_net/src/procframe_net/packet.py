"""``/proc/net/packet``: packet sockets."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.codecs import BOOLEAN, POINTER
from procframe_net.names import ETHERTYPE, SOCKET_TYPES


class Packet(Record):
    """A packet socket (``AF_PACKET``): a reader of whole frames."""

    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    references: Annotated[int, Field("References to the socket in the kernel")]
    type: Annotated[str, Field("RAW, DGRAM or PACKET", kind="label", codec=SOCKET_TYPES)]
    protocol: Annotated[str, Field("Type of the packets that it receives", kind="label", codec=ETHERTYPE)]
    ifindex: Annotated[int, Field("Index of the interface it is bound to, 0 for all", kind="label")]
    running: Annotated[bool, Field("Whether it receives", kind="label", codec=BOOLEAN)]
    rmem: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    uid: Annotated[int, Field("Effective user of the socket's creator", kind="label")]
    inode: Annotated[int, Field("Inode of the socket", kind="identity")]


def _table(sk: str) -> Table:
    return Table(
        Packet,
        "{pointer} {references:<6d} {type:<4d} {protocol:04x}   {ifindex:<5d} {running:d} {rmem:<6d} {uid:<6d} {inode:<6d}",
        header=f"{sk}RefCnt Type Proto  Iface R Rmem   User   Inode",
    )


FORMAT = Format(
    "net/packet",
    variants=[
        Variant("64bit", _table("sk{@17}"), "6.1+, 64-bit"),
        Variant("default", _table("sk{@9}"), "before, and 32-bit"),
    ],
    source="net/packet/af_packet.c:packet_seq_show",
)
