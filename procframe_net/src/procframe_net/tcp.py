"""``/proc/net/tcp``: TCP sockets over IPv4."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import HEX_IPV4, Opt, Table, enum
from procframe.record import Field, Record

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
"""States of a TCP socket, include/net/tcp_states.h."""

TIMERS = enum({0: "off", 1: "retransmit", 2: "keepalive", 3: "timewait", 4: "probe0"})
"""The timer that is pending, net/ipv4/tcp_ipv4.c:get_tcp4_sock."""


class Tcp(Record):
    """A TCP socket."""

    slot: Annotated[int, Field("Number of the row, counted by the kernel while it prints", kind="label")]
    local_address: Annotated[str, Field("Local address", kind="identity", codec=HEX_IPV4)]
    local_port: Annotated[int, Field("Local port", kind="identity")]
    remote_address: Annotated[str, Field("Address of the peer", kind="identity", codec=HEX_IPV4)]
    remote_port: Annotated[int, Field("Port of the peer", kind="identity")]
    state: Annotated[str, Field("State of the connection", codec=STATES)]
    tx_queue: Annotated[int, Field("Written but not acknowledged", unit="bytes")]
    rx_queue: Annotated[int, Field("Received but not read; of a listener, connections to accept", unit="bytes")]
    timer: Annotated[str, Field("The timer that is pending", codec=TIMERS, kind="label")]
    timer_expires: Annotated[int, Field("When that timer goes off", unit="ticks", kind="time")]
    retransmits: Annotated[int, Field("Retransmissions without an answer")]
    uid: Annotated[int, Field("Effective user of the socket's creator", kind="label")]
    probes: Annotated[int, Field("Zero-window probes without an answer")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]
    references: Annotated[int, Field("References to the socket in the kernel")]
    pointer: Annotated[int, Field("Where the socket is in kernel memory (hashed)", kind="address")]
    rto: Annotated[int | None, Field("Retransmission timeout; absent in TIME_WAIT and SYN_RECV", unit="ticks")] = None
    ato: Annotated[int | None, Field("Predicted tick of delayed acknowledgements", unit="ticks")] = None
    quick_ack: Annotated[int | None, Field("Quick acknowledgements left times two, plus the ping-pong mode")] = None
    congestion_window: Annotated[int | None, Field("Sending congestion window", unit="packets")] = None
    slow_start_threshold: Annotated[
        int | None, Field("Slow start threshold; -1 if not reached; of a listener, the queue length of TCP Fast Open")
    ] = None


FORMAT = Format(
    "net/tcp",
    Table(
        Tcp,
        "{slot:4d}: {local_address}:{local_port:04X} {remote_address}:{remote_port:04X} {state:02X}"
        " {tx_queue:08X}:{rx_queue:08X} {timer:02X}:{timer_expires:08X} {retransmits:08X}"
        " {uid:5d} {probes:8d} {inode:d} {references:d} {pointer:016x}",
        Opt(" {rto:d} {ato:d} {quick_ack:d} {congestion_window:d} {slow_start_threshold:d}"),
        "{@149}",
        header="  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode{@149}",
    ),
    source="net/ipv4/tcp_ipv4.c:tcp4_seq_show",
)
