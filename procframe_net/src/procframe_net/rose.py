"""``/proc/net/{rose,rose_neigh,rose_nodes,rose_routes}``: the network layer ROSE of amateur packet radio."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Repeat, Table, pattern
from procframe.record import Field, Record
from procframe_net.ax25 import INTERFACE, OPTIONAL_CALL
from procframe_net.circuits import Numbered, packet_states
from procframe_net.codecs import absent, truth

__all__ = ["ROSE", "ROSE_NEIGH", "ROSE_NODES", "ROSE_ROUTES", "RoseCircuit", "RoseNeighbour", "RoseNode", "RoseSocket"]

_STATES = packet_states("DEFERRED_CALL_ACCEPTANCE")
_ADDRESS = absent("*", r"\*|[0-9A-Fa-f]{10}")
_CALL_OR_UNKNOWN = absent("??????-?")
_NUMBER = Codec(int, "{:05d}".format, "[0-9]{5,10}", schema="integer")
_MODE = pattern("DCE|DTE")
_RESTARTED = truth("yes", "no")


class RoseSocket(Numbered):
    """A ROSE socket."""

    destination_address: Annotated[str | None, Field("Address of the other end", kind="identity", codec=_ADDRESS)]
    destination: Annotated[str | None, Field("Call sign of the other end", kind="identity", codec=OPTIONAL_CALL)]
    source_address: Annotated[str | None, Field("Own address", kind="identity", codec=_ADDRESS)]
    source: Annotated[str | None, Field("Own call sign", kind="identity", codec=_CALL_OR_UNKNOWN)]
    interface: Annotated[str | None, Field("Interface; None if it has none", kind="label", codec=INTERFACE)]
    lci: Annotated[int, Field("Logical channel", kind="identity")]
    neighbour: Annotated[int, Field("Number of the neighbour that it leads through; 0 if none", kind="label")]
    state: Annotated[str, Field("State of the connection", codec=_STATES)]
    timer: Annotated[int, Field("What is left of the timer that runs", unit="s", kind="time")]
    t1: Annotated[int, Field("Time for a call to be accepted", unit="s", kind="time")]
    t2: Annotated[int, Field("Time for a reset to be confirmed", unit="s", kind="time")]
    t3: Annotated[int, Field("Time for a clear to be confirmed", unit="s", kind="time")]
    hb: Annotated[int, Field("Time until an acknowledgement is sent", unit="s", kind="time")]
    idle_timer: Annotated[int, Field("What is left until an idle connection is closed", unit="min", kind="time")]
    idle: Annotated[int, Field("When an idle connection is closed; 0 for never", unit="min", kind="time")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]


class RoseNeighbour(Record):
    """A station that is reached directly."""

    number: Annotated[int, Field("Number by which the other files name it", kind="identity")]
    callsign: Annotated[
        str | None, Field("Call sign; RSLOOP-0 for this machine itself", kind="identity", codec=OPTIONAL_CALL)
    ]
    interface: Annotated[str | None, Field("Interface", kind="identity", codec=INTERFACE)]
    count: Annotated[int, Field("Nodes that are reached through it")]
    use: Annotated[int, Field("Connections through it")]
    mode: Annotated[str, Field("DCE or DTE: which end of the link this one is", codec=_MODE)]
    restarted: Annotated[bool, Field("Whether the link was set up", codec=_RESTARTED)]
    t0_timer: Annotated[int, Field("What is left for the link to be set up", unit="s", kind="time")]
    fail_timer: Annotated[int, Field("For how long it is not used after a failure", unit="s", kind="time")]
    digipeaters: Annotated[list[str | None], Field("Stations in between", kind="label", codec=OPTIONAL_CALL)]


class RoseNode(Record):
    """Addresses, and the neighbours through which they are reached."""

    address: Annotated[str | None, Field("What the addresses begin with", kind="identity", codec=_ADDRESS)]
    mask: Annotated[int, Field("How many digits of it count", unit="digits", kind="identity")]
    count: Annotated[int, Field("Neighbours through which they are reached")]
    neighbours: Annotated[list[int], Field("Numbers of those neighbours", kind="label")]


class RoseCircuit(Record):
    """A connection of others that goes through this machine; an end that it does not have is all zeros and ``None``."""

    source_lci: Annotated[int, Field("Logical channel to the source", kind="identity")]
    source_address: Annotated[str | None, Field("Address of the source", kind="identity", codec=_ADDRESS)]
    source: Annotated[str | None, Field("Call sign of the source", kind="identity", codec=OPTIONAL_CALL)]
    source_neighbour: Annotated[int, Field("Number of the neighbour towards the source", kind="label")]
    destination_lci: Annotated[int, Field("Logical channel to the destination", kind="identity")]
    destination_address: Annotated[str | None, Field("Address of the destination", kind="identity", codec=_ADDRESS)]
    destination: Annotated[str | None, Field("Call sign of the destination", kind="identity", codec=OPTIONAL_CALL)]
    destination_neighbour: Annotated[int, Field("Number of the neighbour towards the destination", kind="label")]


def _end(end: str) -> str:
    return f"{{{end}_lci:03X}}  {{{end}_address:<10s}}  {{{end}:<9s}}  {{{end}_neighbour:05d}}"


ROSE = Format(
    "net/rose",
    Table(
        RoseSocket,
        "{destination_address:<10s} {destination:<9s} {source_address:<10s} {source:<9s} {interface:<5s} {lci:03X}"
        " {neighbour:05d}  {state:d}  {vs:d}  {vr:d}  {va:d} {timer:3d} {t1:3d} {t2:3d} {t3:3d} {hb:3d}"
        " {idle_timer:3d}/{idle:03d} {tx_queue:5d} {rx_queue:5d} {inode:d}",
        header="dest_addr  dest_call src_addr   src_call  dev   lci neigh st vs vr va   t  t1  t2  t3  hb    idle"
        " Snd-Q Rcv-Q inode",
    ),
    source="net/rose/af_rose.c:rose_info_show",
)
ROSE_NEIGH = Format(
    "net/rose_neigh",
    Table(
        RoseNeighbour,
        "{number:05d} {callsign:<9s} {interface:<4s}   {count:3d} {use:3d}  {mode}     {restarted:>3s} {t0_timer:3d}"
        " {fail_timer:3d}",
        Repeat("digipeaters", " {}"),
        header="addr  callsign  dev  count use mode restart  t0  tf digipeaters",
    ),
    source="net/rose/rose_route.c:rose_neigh_show",
)
ROSE_NODES = Format(
    "net/rose_nodes",
    Table(
        RoseNode,
        "{address:<10s} {mask:04d} {count:d}",
        Repeat("neighbours", " {}", codec=_NUMBER),
        header="address    mask n neigh neigh neigh",
    ),
    source="net/rose/rose_route.c:rose_node_show",
)
ROSE_ROUTES = Format(
    "net/rose_routes",
    Table(
        RoseCircuit,
        f"{_end('source')}      {_end('destination')}",
        header="lci  address     callsign   neigh  <-> lci  address     callsign   neigh",
    ),
    source="net/rose/rose_route.c:rose_route_show",
)
