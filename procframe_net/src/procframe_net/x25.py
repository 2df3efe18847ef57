"""``/proc/net/x25/{socket,route,forward}``: X.25."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.circuits import Numbered, packet_states
from procframe_net.codecs import OPTIONAL_WORD, absent

__all__ = ["FORWARD", "ROUTE", "SOCKET", "X25Forward", "X25Route", "X25Socket"]

_STATES = packet_states("CALL_PENDING")
"""States of a socket (``X25_STATE_*``), include/net/x25.h."""
_ADDRESS = absent("*")
_INTERFACE = absent("???")


class X25Socket(Numbered):
    """An X.25 socket."""

    destination: Annotated[str | None, Field("Address of the other end", kind="identity", codec=_ADDRESS)]
    source: Annotated[str | None, Field("Own address", kind="identity", codec=_ADDRESS)]
    interface: Annotated[str | None, Field("Interface; None if it has none", kind="label", codec=_INTERFACE)]
    lci: Annotated[int, Field("Logical channel", kind="identity")]
    state: Annotated[str, Field("State of the connection", codec=_STATES)]
    timer: Annotated[int, Field("What is left of the timer that runs", unit="s", kind="time")]
    t2: Annotated[int, Field("T2, until an acknowledgement is sent", unit="s", kind="time")]
    t21: Annotated[int, Field("T21, for a call to be accepted", unit="s", kind="time")]
    t22: Annotated[int, Field("T22, for a reset to be confirmed", unit="s", kind="time")]
    t23: Annotated[int, Field("T23, for a clear to be confirmed", unit="s", kind="time")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]


class X25Route(Record):
    """Through which interface addresses are reached."""

    address: Annotated[
        str | None, Field("What the addresses begin with; None for all", kind="identity", codec=OPTIONAL_WORD)
    ]
    digits: Annotated[int, Field("How many digits of it count", unit="digits", kind="identity")]
    interface: Annotated[str | None, Field("The interface", kind="label", codec=_INTERFACE)]


class X25Forward(Record):
    """A connection of others that goes through this machine."""

    lci: Annotated[int, Field("Logical channel", kind="identity")]
    interface1: Annotated[str, Field("Interface towards one end", kind="identity")]
    interface2: Annotated[str, Field("Interface towards the other", kind="identity")]


SOCKET = Format(
    "net/x25/socket",
    Table(
        X25Socket,
        "{destination:<10s} {source:<10s} {interface:<5s} {lci:03X}  {state:d}  {vs:d}  {vr:d}  {va:d} {timer:3d}"
        " {t2:3d} {t21:3d} {t22:3d} {t23:3d} {tx_queue:5d} {rx_queue:5d} {inode:d}",
        header="dest_addr  src_addr   dev   lci st vs vr va   t  t2 t21 t22 t23 Snd-Q Rcv-Q inode",
    ),
    source="net/x25/x25_proc.c:x25_seq_socket_show",
)
ROUTE = Format(
    "net/x25/route",
    Table(
        X25Route,
        "{address:<15s}  {digits:<6d}  {interface:<5s}",
        header="Address          Digits  Device",
    ),
    source="net/x25/x25_proc.c:x25_seq_route_show",
)
FORWARD = Format(
    "net/x25/forward",
    Table(X25Forward, "{lci:d} {interface1:<10s} {interface2:<10s}", header="lci dev1       dev2"),
    source="net/x25/x25_proc.c:x25_seq_forward_show",
)
