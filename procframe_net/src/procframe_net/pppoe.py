"""``/proc/net/pppoe``: sessions of PPP over Ethernet."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.host import Host
from procframe.layout import Codec, PerHost, Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "PppoeSession"]


def _session(host: Host) -> Codec:
    def swap(number: int) -> int:
        return (number & 0xFF) << 8 | number >> 8 if 0 <= number <= 0xFFFF and host.byte_order == "little" else number

    return Codec(swap, swap, schema="integer", exact=True)


SESSION = PerHost(_session)
"""Sixteen bits in network order, printed as a number of the machine."""


class PppoeSession(Record):
    """A socket that is bound to a session of PPP over Ethernet."""

    session: Annotated[int, Field("Identifier of the session", kind="identity", codec=SESSION)]
    address: Annotated[str, Field("Link-layer address of the peer", kind="identity")]
    interface: Annotated[str, Field("Interface of the session", kind="identity")]


FORMAT = Format(
    "net/pppoe",
    Table(PppoeSession, "{session:08X} {address} {interface:>8s}", header="Id       Address              Device"),
    source="drivers/net/ppp/pppoe.c:pppoe_seq_show",
)
