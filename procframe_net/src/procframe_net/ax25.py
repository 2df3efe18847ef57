"""``/proc/net/{ax25,ax25_route,ax25_calls,bpqether}``: amateur packet radio (AX.25)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Flag, Many, Repeat, Stanza, Table, enum, pattern
from procframe.record import Field, Record
from procframe_net.circuits import Timed
from procframe_net.codecs import POINTER, absent

__all__ = [
    "AX25",
    "AX25_CALLS",
    "AX25_ROUTE",
    "BPQETHER",
    "CALL",
    "INTERFACE",
    "OPTIONAL_CALL",
    "Ax25Call",
    "Ax25Calls",
    "Ax25Route",
    "Ax25Socket",
    "BpqDevice",
]

CALL = pattern(r"[^ \t\n,*]+")
"""A call sign and the number of the station: ``N0CALL-7``."""
OPTIONAL_CALL = absent("*", r"(?:\*|[^ \t\n,*]+)")
"""A call sign, ``None`` where it is all blanks."""
INTERFACE = absent("???")
_STATES = enum({0: "LISTENING", 1: "SABM_SENT", 2: "DISC_SENT", 3: "ESTABLISHED", 4: "RECOVERY"})
_IP_MODES = Codec(
    {"vc": "virtual circuit", "dg": "datagram", "*": None}.get,
    {"virtual circuit": "vc", "datagram": "dg", None: "*"}.__getitem__,
    r"vc|dg|\*",
    schema="string",
    exact=True,
)
_POLICY = enum({0: "default", 1: "block"})
_SOURCE = absent("*", r"[0-9a-f:]{17}|\*")


class Ax25Socket(Timed):
    """A connection of AX.25, or a socket that waits for one."""

    pointer: Annotated[str, Field("Where it is in kernel memory (hashed)", kind="address", codec=POINTER)]
    interface: Annotated[str | None, Field("Interface; None if it has none", kind="label", codec=INTERFACE)]
    source: Annotated[str | None, Field("Own call sign", kind="identity", codec=OPTIONAL_CALL)]
    digipeating: Annotated[bool, Field("Whether it passes on the frames of others", kind="flags")]
    destination: Annotated[str | None, Field("Call sign of the other end", kind="identity", codec=OPTIONAL_CALL)]
    digipeaters: Annotated[
        list[str],
        Field(
            "Stations in between, with a * where they have passed it on",
            kind="identity",
            codec=pattern(r"(?:\*|[^ \t\n,*]+)\*?"),
        ),
    ]
    state: Annotated[str, Field("State of the connection", codec=_STATES)]
    t3_timer: Annotated[int, Field("What is left of T3, until a silent peer is asked", unit="s", kind="time")]
    t3: Annotated[int, Field("T3", unit="s", kind="time")]
    rtt: Annotated[int, Field("Round trip time", unit="s", kind="time")]
    paclen: Annotated[int, Field("The most that a frame holds", unit="bytes", kind="label")]
    tx_queue: Annotated[int | None, Field("Memory taken by what is to be sent; None without a socket", unit="bytes")]
    rx_queue: Annotated[int | None, Field("Memory taken by what was received but not read", unit="bytes")]
    inode: Annotated[int | None, Field("Inode of the socket", kind="identity")]


class Ax25Route(Record):
    """Through which stations another one is reached."""

    callsign: Annotated[str, Field("Call sign of the station; default for all others", kind="identity", codec=CALL)]
    interface: Annotated[str | None, Field("Interface of the route", kind="identity", codec=INTERFACE)]
    ip_mode: Annotated[str | None, Field("How IP is sent; None for the interface's own way", codec=_IP_MODES)]
    digipeaters: Annotated[list[str | None], Field("Stations in between", kind="label", codec=OPTIONAL_CALL)]


class Ax25Calls(Record):
    """What goes for users that have no call sign."""

    policy: Annotated[str, Field("default: they use the interface's; block: they may not send", codec=_POLICY)]


class Ax25Call(Record):
    """The call sign of a user."""

    uid: Annotated[int, Field("User", kind="identity")]
    callsign: Annotated[str | None, Field("Call sign", kind="identity", codec=OPTIONAL_CALL)]


class BpqDevice(Record):
    """An interface that sends AX.25 over Ethernet."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    ethernet: Annotated[str, Field("Ethernet interface that it uses", kind="label")]
    destination: Annotated[str, Field("Link-layer address that it sends to", kind="address")]
    accept_from: Annotated[
        str | None, Field("Link-layer address that it receives from; None for any", kind="address", codec=_SOURCE)
    ]


AX25 = Format(
    "net/ax25",
    Table(
        Ax25Socket,
        "{pointer} {interface} {source}",
        Flag("digipeating", "*"),
        " {destination}",
        Repeat("digipeaters", ",{}"),
        " {state:d} {vs:d} {vr:d} {va:d} {t1_timer:d} {t1:d} {t2_timer:d} {t2:d} {t3_timer:d} {t3:d}"
        " {idle_timer:d} {idle:d} {n2count:d} {n2:d} {rtt:d} {window:d} {paclen:d}",
        Alt(" {tx_queue:d} {rx_queue:d} {inode:d}", " * * *"),
    ),
    source="net/ax25/af_ax25.c:ax25_info_show",
)
AX25_ROUTE = Format(
    "net/ax25_route",
    Table(
        Ax25Route,
        "{callsign:<9s} {interface:<4s}   {ip_mode:>2s}",
        Repeat("digipeaters", " {}"),
        header="callsign  dev  mode digipeaters",
    ),
    source="net/ax25/ax25_route.c:ax25_rt_seq_show",
)
AX25_CALLS = Format(
    "net/ax25_calls",
    File("Policy: {policy:d}", Many("records", Stanza(Ax25Call, "{uid:6d} {callsign}")), header=Ax25Calls),
    source="net/ax25/ax25_uid.c:ax25_uid_seq_show",
)
BPQETHER = Format(
    "net/bpqether",
    Table(
        BpqDevice,
        "{interface:<5s} {ethernet:<10s} {destination}  {accept_from}",
        header="dev   ether      destination        accept from",
    ),
    source="drivers/net/hamradio/bpqether.c:bpq_seq_show",
)
