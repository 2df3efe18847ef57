"""``/proc/net/pppol2tp``: tunnels and sessions of PPP over L2TP."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, Stanza, flags, pattern
from procframe.record import Field, Record
from procframe_net.addresses import NETWORK_IPV4
from procframe_net.codecs import truth

__all__ = ["FORMAT", "L2tpSession", "L2tpTunnel"]

_OK = truth("Y", "N")
_NAME = pattern(r"[^'\n]*")
_STATES = flags({1: "CONNECTED", 2: "BOUND", 16: "DEAD"})
Debug = Annotated[int | None, Field("What is logged; 0 in newer kernels", kind="flags")]
TxPackets = Annotated[int | None, Field("Packets sent", unit="packets", kind="counter")]
TxBytes = Annotated[int | None, Field("Sent", unit="bytes", kind="counter")]
TxErrors = Annotated[int | None, Field("Packets that could not be sent", unit="packets", kind="counter")]
RxPackets = Annotated[int | None, Field("Packets received", unit="packets", kind="counter")]
RxBytes = Annotated[int | None, Field("Received", unit="bytes", kind="counter")]
RxErrors = Annotated[int | None, Field("Packets received with an error", unit="packets", kind="counter")]


class L2tpSession(Record):
    """A session in a tunnel."""

    name: Annotated[str, Field("Name of the session", kind="identity", codec=_NAME)]
    address: Annotated[str, Field("Own address of the tunnel", kind="address", codec=NETWORK_IPV4)]
    port: Annotated[int, Field("Own port of the tunnel", kind="label")]
    tunnel_id: Annotated[int, Field("Own number of the tunnel", kind="identity")]
    session_id: Annotated[int, Field("Own number of the session", kind="identity")]
    peer_tunnel_id: Annotated[int, Field("Number of the tunnel at the other end", kind="label")]
    peer_session_id: Annotated[int, Field("Number of the session at the other end", kind="label")]
    state: Annotated[list[str], Field("State of its socket, none before it is connected", codec=_STATES)]
    user_data_ok: Annotated[bool, Field("Whether its socket is set up", kind="label", codec=_OK)]
    mtu: Annotated[int | None, Field("The most that a packet sent may hold; 0 in newer kernels", unit="bytes")] = None
    mru: Annotated[int | None, Field("The most that a packet received may hold; 0 in newer kernels", unit="bytes")] = (
        None
    )
    recv_seq: Annotated[
        bool | None, Field("Whether packets received must be numbered", kind="flags", codec=truth("R", "-"))
    ] = None
    send_seq: Annotated[
        bool | None, Field("Whether packets sent are numbered", kind="flags", codec=truth("S", "-"))
    ] = None
    mode: Annotated[
        str | None, Field("LNS or LAC: which end of the tunnel this one is", kind="label", codec=pattern("LNS|LAC"))
    ] = None
    debug: Debug = None
    reorder_timeout: Annotated[
        int | None, Field("How long packets out of order are kept; 0 for not at all", unit="ms", kind="time")
    ] = None
    nr: Annotated[int | None, Field("Number of the next packet expected", kind="counter")] = None
    ns: Annotated[int | None, Field("Number of the next packet to be sent", kind="counter")] = None
    tx_packets: TxPackets = None
    tx_bytes: TxBytes = None
    tx_errors: TxErrors = None
    rx_packets: RxPackets = None
    rx_bytes: RxBytes = None
    rx_errors: RxErrors = None
    interface: Annotated[str | None, Field("Network interface of the session", kind="label")] = None


class L2tpTunnel(Record):
    """A tunnel."""

    name: Annotated[str | None, Field("Name of the tunnel", kind="identity", codec=_NAME)] = None
    user_data_ok: Annotated[bool | None, Field("Whether its socket is set up", kind="label", codec=_OK)] = None
    sessions_count: Annotated[int | None, Field("References to it in the kernel, but for one: sessions and others")] = (
        None
    )
    debug: Debug = None
    tx_packets: TxPackets = None
    tx_bytes: TxBytes = None
    tx_errors: TxErrors = None
    rx_packets: RxPackets = None
    rx_bytes: RxBytes = None
    rx_errors: RxErrors = None
    sessions: Annotated[list[L2tpSession], Field("Its sessions")] = []


_TRAFFIC = "{tx_packets:d}/{tx_bytes:d}/{tx_errors:d} {rx_packets:d}/{rx_bytes:d}/{rx_errors:d}"

FORMAT = Format(
    "net/pppol2tp",
    File(
        "PPPoL2TP driver info, V2.0",
        "TUNNEL name, user-data-ok session-count",
        " debug tx-pkts/bytes/errs rx-pkts/bytes/errs",
        "  SESSION name, addr/port src-tid/sid dest-tid/sid state user-data-ok",
        "   mtu/mru/rcvseq/sendseq/lns debug reorderto",
        "   nr/ns tx-pkts/bytes/errs rx-pkts/bytes/errs",
        Many(
            "records",
            Stanza(
                L2tpTunnel,
                "",
                "TUNNEL '{name}', {user_data_ok} {sessions_count:d}",
                f" {{debug:08x}} {_TRAFFIC}",
                Many(
                    "sessions",
                    Stanza(
                        L2tpSession,
                        "  SESSION '{name}' {address}/{port:d} {tunnel_id:04X}/{session_id:04X} ->"
                        " {peer_tunnel_id:04X}/{peer_session_id:04X} {state:d} {user_data_ok}",
                        "   {mtu:d}/{mru:d}/{recv_seq}/{send_seq}/{mode} {debug:08x} {reorder_timeout:d}",
                        f"   {{nr:d}}/{{ns:d}} {_TRAFFIC}",
                        "   interface {interface}",
                    ),
                ),
            ),
        ),
    ),
    source="net/l2tp/l2tp_ppp.c:pppol2tp_seq_show",
)
