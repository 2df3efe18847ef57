"""``/proc/net/llc/{socket,core}``: logical link control (LLC, IEEE 802.2)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, choice
from procframe.record import Field, Record
from procframe_net.codecs import BOOLEAN
from procframe_net.names import SOCKET_TYPES
from procframe_net.sockets import STATES

__all__ = ["CORE", "SOCKET", "LlcConnection", "LlcSocket"]

_STATES = choice(
    *("adm", "setup", "normal", "busy", "rej", "await", "await_busy", "await_rej", "d_conn", "reset", "error", "temp")
)


class LlcSocket(Record):
    """An LLC socket."""

    type: Annotated[str, Field("Type of the socket", kind="label", codec=SOCKET_TYPES)]
    multicast: Annotated[int, Field("Always 0", kind="label")]
    local_address: Annotated[str, Field("Link-layer address of its interface", kind="identity")]
    local_sap: Annotated[int, Field("Own service access point", kind="identity")]
    remote_address: Annotated[str, Field("Link-layer address of the other end", kind="identity")]
    remote_sap: Annotated[int, Field("Service access point of the other end", kind="identity")]
    tx_queue: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    rx_queue: Annotated[
        int, Field("Memory taken by what was received, less what was read of its first part", unit="bytes")
    ]
    state: Annotated[str, Field("State of the socket", codec=STATES)]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]
    link: Annotated[int, Field("Number of the link", kind="label")]


class LlcConnection(Record):
    """What LLC knows of the connection of a socket."""

    remote_sap: Annotated[int, Field("Service access point of the other end", kind="identity")]
    state: Annotated[str, Field("State of the connection", codec=_STATES)]
    retry_count: Annotated[int, Field("Attempts so far")]
    k: Annotated[int, Field("Frames that may be sent without an acknowledgement", unit="frames")]
    rw: Annotated[int, Field("Frames that may be received without an acknowledgement", unit="frames")]
    p_flag: Annotated[bool, Field("Whether a poll is not answered yet", codec=BOOLEAN)]
    f_flag: Annotated[bool, Field("What the final bit is to be", codec=BOOLEAN)]
    s_flag: Annotated[bool, Field("Whether the connection is set up once more", codec=BOOLEAN)]
    data_flag: Annotated[int, Field("1 if frames were dropped while busy, 2 if they are to be sent again")]
    remote_busy_flag: Annotated[bool, Field("Whether the other end is busy", codec=BOOLEAN)]
    cause_flag: Annotated[bool, Field("Whether it was reset by the other end", codec=BOOLEAN)]
    ack_timer: Annotated[bool, Field("Whether the timer for acknowledgements runs", codec=BOOLEAN)]
    pf_cycle_timer: Annotated[bool, Field("Whether the timer for polls runs", codec=BOOLEAN)]
    rej_sent_timer: Annotated[bool, Field("Whether the timer for rejects runs", codec=BOOLEAN)]
    busy_state_timer: Annotated[bool, Field("Whether the timer for a busy other end runs", codec=BOOLEAN)]
    backlog: Annotated[bool, Field("Whether frames wait for the socket to be free", codec=BOOLEAN)]
    owned: Annotated[bool, Field("Whether a process uses the socket just now", codec=BOOLEAN)]


SOCKET = Format(
    "net/llc/socket",
    Table(
        LlcSocket,
        "{type:2X}  {multicast:2X} {local_address}@{local_sap:02X} {remote_address}@{remote_sap:02X} {tx_queue:8d}"
        " {rx_queue:8d} {state:2d} {uid:3d} {link:4d}",
        header="SKt Mc local_mac_sap        remote_mac_sap       tx_queue rx_queue st uid link",
    ),
    source="net/llc/llc_proc.c:llc_seq_socket_show",
)
CORE = Format(
    "net/llc/core",
    Table(
        LlcConnection,
        " {remote_sap:02X}  {state:<10s} {retry_count:3d}  {k:3d} {rw:3d} {p_flag:2d} {f_flag:2d} {s_flag:2d}"
        " {data_flag:2d} {remote_busy_flag:2d} {cause_flag:2d} {ack_timer:4d} {pf_cycle_timer:4d} {rej_sent_timer:3d}"
        " {busy_state_timer:3d} {backlog:4d} {owned:4d}",
        header=(
            "Connection list:",
            "dsap state      retr txw rxw pf ff sf df rs cs tack tpfc trs tbs blog busr",
        ),
    ),
    source="net/llc/llc_proc.c:llc_seq_core_show",
)
