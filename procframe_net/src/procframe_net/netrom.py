"""``/proc/net/{nr,nr_neigh,nr_nodes}``: the network layer NET/ROM of amateur packet radio."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Opt, Repeat, Table, enum
from procframe.record import Field, Record
from procframe_net.ax25 import INTERFACE, OPTIONAL_CALL
from procframe_net.circuits import Timed
from procframe_net.codecs import BOOLEAN, absent

__all__ = ["NR", "NR_NEIGH", "NR_NODES", "NetromNeighbour", "NetromNode", "NetromSocket"]

_STATES = enum({0: "DISCONNECTED", 1: "CONNECTING", 2: "DISCONNECTING", 3: "CONNECTED"})


class NetromSocket(Timed):
    """A NET/ROM socket."""

    user: Annotated[str | None, Field("Call sign of the user", kind="identity", codec=OPTIONAL_CALL)]
    destination: Annotated[str | None, Field("Call sign of the other end", kind="identity", codec=OPTIONAL_CALL)]
    source: Annotated[str | None, Field("Own call sign", kind="identity", codec=OPTIONAL_CALL)]
    interface: Annotated[str | None, Field("Interface; None if it has none", kind="label", codec=INTERFACE)]
    my_index: Annotated[int, Field("Own index of the circuit", kind="identity")]
    my_id: Annotated[int, Field("Own identifier of the circuit", kind="identity")]
    your_index: Annotated[int, Field("Index of the circuit at the other end", kind="label")]
    your_id: Annotated[int, Field("Identifier of the circuit at the other end", kind="label")]
    state: Annotated[str, Field("State of the connection", codec=_STATES)]
    t4_timer: Annotated[int, Field("What is left of T4, for which a busy peer is left alone", unit="s", kind="time")]
    t4: Annotated[int, Field("T4", unit="s", kind="time")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]


class NetromNeighbour(Record):
    """A station that is reached directly."""

    number: Annotated[int, Field("Number by which `nr_nodes` names it", kind="identity")]
    callsign: Annotated[str | None, Field("Call sign", kind="identity", codec=OPTIONAL_CALL)]
    interface: Annotated[str | None, Field("Interface", kind="identity", codec=INTERFACE)]
    quality: Annotated[int, Field("Quality of the link, 255 at best")]
    locked: Annotated[bool, Field("Whether the route to it was set by hand", kind="flags", codec=BOOLEAN)]
    count: Annotated[int, Field("Routes that lead through it")]
    failed: Annotated[int, Field("Failures in a row")]
    digipeaters: Annotated[list[str | None], Field("Stations in between", kind="label", codec=OPTIONAL_CALL)]


Quality = Annotated[int | None, Field("Quality of the way, 255 at best")]
Obsolescence = Annotated[int | None, Field("How many times the way may be missing in what neighbours tell")]
Neighbour = Annotated[int | None, Field("Number of the neighbour that the way leads through", kind="label")]


class NetromNode(Record):
    """A station, and the one to three ways to it, the best first."""

    callsign: Annotated[str | None, Field("Call sign", kind="identity", codec=OPTIONAL_CALL)]
    mnemonic: Annotated[str | None, Field("Other name", kind="label", codec=absent("*"))]
    which: Annotated[int, Field("Which of the ways is in use, from 1", kind="label")]
    count: Annotated[int, Field("Ways to it")]
    quality1: Quality = None
    obsolescence1: Obsolescence = None
    neighbour1: Neighbour = None
    quality2: Quality = None
    obsolescence2: Obsolescence = None
    neighbour2: Neighbour = None
    quality3: Quality = None
    obsolescence3: Obsolescence = None
    neighbour3: Neighbour = None


def _way(number: int) -> str:
    return f"  {{quality{number}:3d}}   {{obsolescence{number}:d}} {{neighbour{number}:05d}}"


NR = Format(
    "net/nr",
    Table(
        NetromSocket,
        "{user:<9s} {destination:<9s} {source:<9s} {interface:<3s}  {my_index:02X}/{my_id:02X}"
        " {your_index:02X}/{your_id:02X} {state:2d} {vs:3d} {vr:3d} {va:3d} {t1_timer:3d}/{t1:03d}"
        " {t2_timer:2d}/{t2:02d} {t4_timer:3d}/{t4:03d} {idle_timer:3d}/{idle:03d} {n2count:2d}/{n2:02d}"
        " {window:3d} {tx_queue:5d} {rx_queue:5d} {inode:d}",
        header="user_addr dest_node src_node  dev    my  your  st  vs  vr  va    t1     t2     t4      idle   n2"
        "  wnd Snd-Q Rcv-Q inode",
    ),
    source="net/netrom/af_netrom.c:nr_info_show",
)
NR_NEIGH = Format(
    "net/nr_neigh",
    Table(
        NetromNeighbour,
        "{number:05d} {callsign:<9s} {interface:<4s}  {quality:3d}    {locked:d}   {count:3d}    {failed:3d}",
        Repeat("digipeaters", " {}"),
        header="addr  callsign  dev  qual lock count failed digipeaters",
    ),
    source="net/netrom/nr_route.c:nr_neigh_show",
)
NR_NODES = Format(
    "net/nr_nodes",
    Table(
        NetromNode,
        "{callsign:<9s} {mnemonic:<7s}  {which:d} {count:d}",
        Opt(_way(1), Opt(_way(2), Opt(_way(3)))),
        header="callsign  mnemonic w n qual obs neigh qual obs neigh qual obs neigh",
    ),
    source="net/netrom/nr_route.c:nr_node_show",
)
