"""The tables of internet sockets: ``/proc/net/{tcp,udp,udplite,raw,icmp}`` and their IPv6 siblings.

All print the same row with small differences, so one builder makes them: the width of the row number, the notation of
addresses, what comes after the pointer, and the column to which rows and header are padded.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from procframe.format import Format, Variant
from procframe.layout import HEX_IPV4, HEX_IPV6, Opt, Table, enum
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_net.codecs import POINTER

__all__ = [
    "STATES",
    "TIMERS",
    "Icmp",
    "Icmp6",
    "InetSocket",
    "LocalAddress6",
    "Raw",
    "Raw6",
    "RemoteAddress6",
    "Shape",
    "Tcp",
    "Tcp6",
    "Udp",
    "Udp6",
    "datagrams",
    "streams",
]

STATES = enum(
    {
        1: "ESTABLISHED",
        2: "SYN_SENT",
        3: "SYN_RECV",
        4: "FIN_WAIT1",
        5: "FIN_WAIT2",
        6: "TIME_WAIT",
        7: "CLOSE",
        8: "CLOSE_WAIT",
        9: "LAST_ACK",
        10: "LISTEN",
        11: "CLOSING",
        12: "NEW_SYN_RECV",
        13: "BOUND_INACTIVE",
    }
)
"""States of a socket, include/net/tcp_states.h."""

TIMERS = enum({0: "off", 1: "retransmit", 2: "keepalive", 3: "timewait", 4: "probe0"})
"""The timer that is pending, net/ipv4/tcp_ipv4.c:get_tcp4_sock."""

LocalAddress6 = Annotated[str, Field("Local address", kind="identity", codec=HEX_IPV6)]
RemoteAddress6 = Annotated[str, Field("Address of the peer", kind="identity", codec=HEX_IPV6)]


class InetSocket(Record):
    """A socket of the internet protocols."""

    slot: Annotated[int, Field("Number of the row, or of the hash bucket that holds the socket", kind="label")]
    local_address: Annotated[str, Field("Local address", kind="identity", codec=HEX_IPV4)]
    local_port: Annotated[int, Field("Local port", kind="identity")]
    remote_address: Annotated[str, Field("Address of the peer", kind="identity", codec=HEX_IPV4)]
    remote_port: Annotated[int, Field("Port of the peer", kind="identity")]
    state: Annotated[
        str, Field("State of the socket; without connections, ESTABLISHED if connected, else CLOSE", codec=STATES)
    ]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    timer: Annotated[str, Field("The timer that is pending; off but for TCP", codec=TIMERS, kind="label")]
    timer_expires: Annotated[int, Field("When that timer goes off", unit="ticks", kind="time")]
    retransmits: Annotated[int, Field("Retransmissions without an answer; 0 but for TCP")]
    uid: Annotated[int, Field("Effective user of the socket's creator", kind="label")]
    probes: Annotated[int, Field("Zero-window probes without an answer; 0 but for TCP")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]
    references: Annotated[int, Field("References to the socket in the kernel")]
    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]


class Tcp(InetSocket):
    """A TCP socket over IPv4."""

    tx_queue: Annotated[int, Field("Written but not acknowledged", unit="bytes")]
    rx_queue: Annotated[int, Field("Received but not read; of a listener, connections to accept", unit="bytes")]
    rto: Annotated[int | None, Field("Retransmission timeout; absent in TIME_WAIT and SYN_RECV", unit="ticks")] = None
    ato: Annotated[int | None, Field("Predicted tick of delayed acknowledgements", unit="ticks")] = None
    quick_ack: Annotated[int | None, Field("Quick acknowledgements left times two, plus the ping-pong mode")] = None
    congestion_window: Annotated[int | None, Field("Sending congestion window", unit="packets")] = None
    slow_start_threshold: Annotated[
        int | None, Field("Slow start threshold; -1 if not reached; of a listener, the queue length of TCP Fast Open")
    ] = None


class Tcp6(Tcp):
    """A TCP socket over IPv6, or over IPv4 through one (addresses like ``::ffff:192.0.2.1``)."""

    local_address: LocalAddress6
    remote_address: RemoteAddress6


class Udp(InetSocket):
    """A UDP (or UDP-Lite) socket over IPv4."""

    drops: Annotated[int, Field("Datagrams dropped, mostly because the receive buffer was full", kind="counter")]


class Udp6(Udp):
    """A UDP (or UDP-Lite) socket over IPv6."""

    local_address: LocalAddress6
    remote_address: RemoteAddress6


class Raw(Udp):
    """A raw socket over IPv4."""

    local_port: Annotated[int, Field("Number of the IP protocol that the socket receives", kind="identity")]
    remote_port: Annotated[int, Field("Always 0", kind="label")]


class Raw6(Raw):
    """A raw socket over IPv6."""

    local_address: LocalAddress6
    remote_address: RemoteAddress6


class Icmp(Udp):
    """A ping socket (``SOCK_DGRAM`` of ``IPPROTO_ICMP``) over IPv4."""

    local_port: Annotated[int, Field("Identifier in the echo requests that it sends", kind="identity")]


class Icmp6(Icmp):
    """A ping socket (``SOCK_DGRAM`` of ``IPPROTO_ICMPV6``) over IPv6."""

    local_address: LocalAddress6
    remote_address: RemoteAddress6


_IPV4_HEADER = "sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"
_IPV6_HEADER = (
    "  sl  local_address                         remote_address                        "
    "st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode"
)


class Shape(NamedTuple):
    """What tells one kernel's table of sockets from another's."""

    name: str
    """Name of the variant."""
    kernels: str
    """Kernels that print it."""
    slot: int
    """Width of the row number."""
    margin: int = 2
    """Blanks before the header of an IPv4 table."""


def _row(slot: int, *rest: Item, pad: str) -> list[Item]:
    row = (
        f"{{slot:{slot}d}}: {{local_address}}:{{local_port:04X}} {{remote_address}}:{{remote_port:04X}} {{state:02X}}"
        " {tx_queue:08X}:{rx_queue:08X} {timer:02X}:{timer_expires:08X} {retransmits:08X}"
        " {uid:5d} {probes:8d} {inode:d} {references:d} {pointer}"
    )
    return [row, *rest, *([pad] if pad else [])]


def streams(name: str, record: type[InetSocket], *, version: int, pad: str = "", source: str) -> Format:
    """The format of a table of TCP sockets, for a version of IP; ``pad`` is what fills rows and header up."""
    header = f"  {_IPV4_HEADER}" if version == 4 else _IPV6_HEADER
    more = Opt(" {rto:d} {ato:d} {quick_ack:d} {congestion_window:d} {slow_start_threshold:d}")
    return Format(name, Table(record, *_row(4, more, pad=pad), header=header + pad), source=source)


def datagrams(
    name: str,
    record: type[InetSocket],
    *shapes: Shape,
    version: int,
    pad: str = "",
    source: str,
    since: str = "",
) -> Format:
    """The format of a table of sockets without connections, one variant for each of the shapes."""

    def table(shape: Shape) -> Table:
        header = " " * shape.margin + _IPV4_HEADER if version == 4 else _IPV6_HEADER
        return Table(record, *_row(shape.slot, " {drops:d}", pad=pad), header=f"{header} ref pointer drops{pad}")

    return Format(
        name,
        variants=[Variant(shape.name, table(shape), shape.kernels) for shape in shapes],
        source=source,
        since=since,
    )
