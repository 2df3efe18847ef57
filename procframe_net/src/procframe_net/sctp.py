"""``/proc/net/sctp/{eps,assocs,remaddr}``: endpoints, associations and peers of SCTP."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Flag, Repeat, Table, enum, nested, pattern
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_net.addresses import ADDRESS
from procframe_net.codecs import BOOLEAN
from procframe_net.sockets import STATES

__all__ = ["ASSOCS", "EPS", "REMADDR", "Association", "Endpoint", "RemoteAddress"]

POINTER = pattern(r"(?:[0-9a-f]{1,16}|\(_*ptrval_*\)|\(null\))")
"""A pointer in a column of eight (``%8p``), which leaves out leading zeros."""
STYLES = enum({0: "UDP", 1: "UDP_HIGH_BANDWIDTH", 2: "TCP"})
"""One socket for many associations, or for one (``enum sctp_socket_type``), include/net/sctp/structs.h."""
ASSOCIATION_STATES = enum(
    {
        0: "CLOSED",
        1: "COOKIE_WAIT",
        2: "COOKIE_ECHOED",
        3: "ESTABLISHED",
        4: "SHUTDOWN_PENDING",
        5: "SHUTDOWN_SENT",
        6: "SHUTDOWN_RECEIVED",
        7: "SHUTDOWN_ACK_SENT",
    }
)
"""States of an association (``enum sctp_state``), include/net/sctp/constants.h."""
PATH_STATES = enum({0: "INACTIVE", 1: "PF", 2: "ACTIVE", 3: "UNCONFIRMED", 0xFFFF: "UNKNOWN"})
"""States of the path to an address (``enum sctp_spinfo_state``), include/uapi/linux/sctp.h."""


class Endpoint(Record):
    """An SCTP endpoint: a socket and the local addresses that it is bound to."""

    pointer: Annotated[str, Field("Where the endpoint is in kernel memory (hashed)", kind="address", codec=POINTER)]
    socket_pointer: Annotated[str, Field("Where its socket is in kernel memory", kind="address", codec=POINTER)]
    style: Annotated[str, Field("Style of the socket", kind="label", codec=STYLES)]
    state: Annotated[str, Field("State of the socket", codec=STATES)]
    bucket: Annotated[int, Field("Number of the hash bucket that holds it", kind="label")]
    local_port: Annotated[int, Field("Local port", kind="identity")]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]
    inode: Annotated[int, Field("Inode of the socket", kind="identity")]
    local_addresses: Annotated[list[str], Field("Local addresses", kind="identity", codec=ADDRESS)]


class AssociationAddress(Record):
    """An address of one end of an association."""

    primary: Annotated[bool, Field("Whether it is the primary one", kind="label")]
    address: Annotated[str, Field("The address", kind="identity", codec=ADDRESS)]


class Association(Record):
    """An SCTP association: a connection between two endpoints, each with one address or more."""

    pointer: Annotated[str, Field("Where the association is in kernel memory (hashed)", kind="address", codec=POINTER)]
    socket_pointer: Annotated[str, Field("Where its socket is in kernel memory", kind="address", codec=POINTER)]
    style: Annotated[str, Field("Style of the socket", kind="label", codec=STYLES)]
    socket_state: Annotated[str, Field("State of the socket", codec=STATES)]
    state: Annotated[str, Field("State of the association", codec=ASSOCIATION_STATES)]
    bucket: Annotated[int, Field("Number of the hash bucket that holds it; 0 since 4.6", kind="label")]
    association_id: Annotated[int, Field("Identifier of the association", kind="identity")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]
    inode: Annotated[int, Field("Inode of the socket", kind="identity")]
    local_port: Annotated[int, Field("Local port", kind="identity")]
    remote_port: Annotated[int, Field("Port of the peer", kind="identity")]
    local_addresses: Annotated[list[AssociationAddress], Field("Local addresses")]
    remote_addresses: Annotated[list[AssociationAddress], Field("Addresses of the peer")]
    heartbeat_interval: Annotated[int, Field("Time between heartbeats", unit="jiffies")]
    input_streams: Annotated[int, Field("Streams from the peer", unit="streams")]
    output_streams: Annotated[int, Field("Streams to the peer", unit="streams")]
    max_retransmits: Annotated[int, Field("Retransmissions without an answer after which the peer is given up")]
    init_retries: Annotated[int, Field("Times that INIT or COOKIE-ECHO was sent again", kind="counter")]
    shutdown_retries: Annotated[int, Field("Times that SHUTDOWN was sent again", kind="counter")]
    retransmitted_chunks: Annotated[int, Field("Chunks of data that were sent again", unit="chunks", kind="counter")]
    wmem_alloc: Annotated[
        int | None, Field("Memory of packets that the socket has sent to the device", unit="bytes")
    ] = None
    wmem_queued: Annotated[int | None, Field("Memory of what the socket has to send", unit="bytes")] = None
    sndbuf: Annotated[int | None, Field("Size of the socket's send buffer", unit="bytes")] = None
    rcvbuf: Annotated[int | None, Field("Size of the socket's receive buffer", unit="bytes")] = None


class RemoteAddress(Record):
    """An address of the peer of an SCTP association, and the path to it."""

    address: Annotated[str, Field("Address of the peer", kind="identity", codec=ADDRESS)]
    association_id: Annotated[int, Field("Identifier of the association", kind="identity")]
    heartbeat: Annotated[bool, Field("Whether the timer of heartbeats runs", kind="label", codec=BOOLEAN)]
    rto: Annotated[int, Field("Retransmission timeout", unit="jiffies")]
    max_retransmits: Annotated[int, Field("Retransmissions without an answer after which the path is given up")]
    retransmits: Annotated[int, Field("Always 0", kind="counter")]
    start: Annotated[int, Field("Always 0", kind="time")]
    state: Annotated[str | None, Field("State of the path", codec=PATH_STATES)] = None


def _addresses(name: str) -> Repeat:
    return Repeat(name, "{} ", codec=nested(AssociationAddress, Flag("primary", "*"), "{address}"))


_ASSOCIATION: list[Item] = [
    (
        "{pointer:>8s} {socket_pointer:>8s} {style:<3d} {socket_state:<3d} {state:<2d} {bucket:<4d} {association_id:4d}"
        " {tx_queue:8d} {rx_queue:8d} {uid:7d} {inode:5d} {local_port:<5d} {remote_port:5d}  "
    ),
    _addresses("local_addresses"),
    "<-> ",
    _addresses("remote_addresses"),
    (
        "\t{heartbeat_interval:8d} {input_streams:5d} {output_streams:5d} {max_retransmits:4d} {init_retries:4d}"
        " {shutdown_retries:4d} {retransmitted_chunks:8d}"
    ),
]
_ASSOCIATION_HEADER = (
    " ASSOC     SOCK   STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS <-> RADDRS"
    " HBINT INS OUTS MAXRT T1X T2X RTXC"
)
_REMOTE = "{address}  {association_id:d} {heartbeat:d} {rto:d} {max_retransmits:d} {retransmits:d} {start:d}"
_REMOTE_HEADER = "ADDR ASSOC_ID HB_ACT RTO MAX_PATH_RTX REM_ADDR_RTX"

EPS = Format(
    "net/sctp/eps",
    Table(
        Endpoint,
        "{pointer:>8s} {socket_pointer:>8s} {style:<3d} {state:<3d} {bucket:<4d} {local_port:<5d} {uid:5d} {inode:5d} ",
        Repeat("local_addresses", "{} "),
        header=" ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS",
    ),
    source="net/sctp/proc.c:sctp_eps_seq_show",
)
ASSOCS = Format(
    "net/sctp/assocs",
    variants=[
        Variant(
            "default",
            Table(
                Association,
                *_ASSOCIATION,
                " {wmem_alloc:8d} {wmem_queued:8d} {sndbuf:8d} {rcvbuf:8d}",
                header=f"{_ASSOCIATION_HEADER} wmema wmemq sndbuf rcvbuf",
            ),
        ),
        Variant(
            "without-buffers",
            Table(Association, *_ASSOCIATION, header=_ASSOCIATION_HEADER),
            "older, without the buffers of the socket",
        ),
    ],
    source="net/sctp/proc.c:sctp_assocs_seq_show",
)
REMADDR = Format(
    "net/sctp/remaddr",
    variants=[
        Variant("default", Table(RemoteAddress, f"{_REMOTE} {{state:d}}", header=f"{_REMOTE_HEADER} START STATE")),
        Variant("without-state", Table(RemoteAddress, _REMOTE, header=f"{_REMOTE_HEADER}  START"), "older, no state"),
    ],
    source="net/sctp/proc.c:sctp_remaddr_seq_show",
)
