"""``/proc/net/rxrpc/{bundles,calls,conns,locals,peers}``: remote procedure calls of AF_RXRPC, which AFS uses."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Table, choice
from procframe.record import Field, Record
from procframe_net.codecs import SIGNED_WORD

__all__ = [
    "BUNDLES",
    "CALLS",
    "CONNS",
    "LOCALS",
    "PEERS",
    "RxrpcBundle",
    "RxrpcCall",
    "RxrpcConnection",
    "RxrpcLocal",
    "RxrpcPeer",
]

_ENDED = ("Complete", "RmtAbort", "LocAbort", "LocError", "NetError")
_CALL_STATES = choice(
    *("Uninit", "ClWtConn", "ClPreSnd", "ClSndReq", "ClAwtAck", "ClAwtRpl", "ClRcvRpl", "SvPrealc", "SvSecure"),
    *("SvRcvReq", "SvAckReq", "SvSndRpl", "SvAwtACK"),
    *_ENDED,
)
_CONNECTION_STATES = choice(
    *("Unused", "ClUnsec", "Client", "SvPrealc", "SvUnsec", "SvChall", "SvSecure", "Aborted"),
    *_ENDED,
)
_SIDES = choice("Svc", "Clt")
_LETTERS = {"U": "try_upgrade", "e": "exclusive", "u": "upgrade"}


def _flags(text: str) -> list[str]:
    return [_LETTERS[letter] for letter in text if letter != "-"]


def _letters(names: list[str]) -> str:
    if not set(names) <= set(_LETTERS.values()):
        raise ValueError(f"a bundle has the flags {', '.join(_LETTERS.values())}, not {names}")
    return "".join([letter if name in names else "-" for letter, name in _LETTERS.items()])


_BUNDLE_FLAGS = Codec(_flags, _letters, "[U-][e-][u-]", schema="array")


LocalAddress = Annotated[
    str, Field("Own address and port; no_local or no_socket if there is none yet", kind="identity")
]
RemoteAddress = Annotated[
    str, Field("Address and port of the other end; no_connection if there is none yet", kind="identity")
]
Service = Annotated[int, Field("Service that is called", kind="label")]
Uses = Annotated[int, Field("References to it in the kernel")]
Key = Annotated[int, Field("Serial number of the key in `keys`; 0 if none", kind="label")]


class RxrpcCall(Record):
    """A call."""

    local_address: LocalAddress
    remote_address: RemoteAddress
    service_id: Service
    connection_id: Annotated[int, Field("Connection and channel", kind="identity")]
    call_id: Annotated[int, Field("Number of the call on the channel", kind="identity")]
    side: Annotated[str, Field("Svc: it is answered here; Clt: it is made here", kind="label", codec=_SIDES)]
    uses: Uses
    state: Annotated[str, Field("State of the call", codec=_CALL_STATES)]
    abort_code: Annotated[int, Field("Why it was aborted; 0 if it was not", kind="label")]
    debug_id: Annotated[int, Field("Number of the call in trace points", kind="label")]
    tx_sequence: Annotated[int, Field("Last packet sent that is acknowledged", kind="counter")]
    tx_window: Annotated[int, Field("Packets to be sent or acknowledged", unit="packets")]
    rx_sequence: Annotated[int, Field("First packet not yet read", kind="counter")]
    rx_window: Annotated[int, Field("Packets received but not read", unit="packets")]
    rx_serial: Annotated[int, Field("Last packet received on the connection", kind="counter")]
    congestion_window: Annotated[
        int | None, Field("Packets that may be on their way; in kernels newer than 6.1", unit="packets")
    ] = None
    rx_timeout: Annotated[
        int,
        Field(
            "Time in which something must be received, in ticks up to 6.1", unit="ms", kind="time", codec=SIGNED_WORD
        ),
    ] = 0


class RxrpcConnection(Record):
    """A connection, on which up to four calls are made at a time."""

    local_address: LocalAddress
    remote_address: RemoteAddress
    service_id: Service
    connection_id: Annotated[int, Field("Number of the connection", kind="identity")]
    side: Annotated[str, Field("Svc: calls are answered here; Clt: they are made here", kind="label", codec=_SIDES)]
    uses: Uses
    active: Annotated[int | None, Field("Calls and others that use it; in kernels newer than 6.1")] = None
    state: Annotated[str, Field("State of the connection, or how it ended", codec=_CONNECTION_STATES)] = "Unused"
    key: Key = 0
    serial: Annotated[int, Field("Last packet sent", kind="counter")] = 0
    rx_serial: Annotated[int, Field("Last packet received", kind="counter")] = 0
    call_id0: Annotated[int, Field("Last call on channel 0", kind="counter")] = 0
    call_id1: Annotated[int, Field("Last call on channel 1", kind="counter")] = 0
    call_id2: Annotated[int, Field("Last call on channel 2", kind="counter")] = 0
    call_id3: Annotated[int, Field("Last call on channel 3", kind="counter")] = 0


class RxrpcPeer(Record):
    """A machine that calls are made to or answered for."""

    local_address: LocalAddress
    remote_address: RemoteAddress
    uses: Uses
    congestion_window: Annotated[int | None, Field("Packets that may be on their way; up to 6.1", unit="packets")] = (
        None
    )
    slow_start_threshold: Annotated[
        int | None, Field("Window up to which it grows fast; in kernels newer than 6.1", unit="packets")
    ] = None
    mtu: Annotated[int | None, Field("The most that a packet to it may hold; up to 6.1", unit="bytes")] = None
    max_data: Annotated[
        int | None, Field("The most data that a packet to it may hold; in kernels newer than 6.1", unit="bytes")
    ] = None
    last_use: Annotated[int, Field("How long ago something was sent to it", unit="s", kind="time")] = 0
    rtt: Annotated[int, Field("Round trip time", unit="us", kind="time")] = 0
    rto: Annotated[int, Field("Retransmission timeout", unit="us", kind="time")] = 0


class RxrpcLocal(Record):
    """An address that calls are made from and answered at."""

    local_address: LocalAddress
    uses: Uses
    active: Annotated[int, Field("Sockets and others that use it")]
    rx_queue: Annotated[
        int | None, Field("Packets received but not looked at; in kernels newer than 6.1", unit="packets")
    ] = None


class RxrpcBundle(Record):
    """Connections to one service with one key."""

    local_address: LocalAddress
    remote_address: RemoteAddress
    service_id: Service
    uses: Uses
    active: Annotated[int, Field("Calls and others that use it")]
    flags: Annotated[
        list[str],
        Field(
            "try_upgrade: a newer service is asked for; exclusive: a connection for one call; upgrade: the newer service",
            kind="flags",
            codec=_BUNDLE_FLAGS,
        ),
    ]
    key: Key
    debug_id: Annotated[int, Field("Number of the bundle in trace points", kind="identity")]
    connection_id0: Annotated[int, Field("Connection 0; 0 if there is none", kind="label")]
    connection_id1: Annotated[int, Field("Connection 1; 0 if there is none", kind="label")]
    connection_id2: Annotated[int, Field("Connection 2; 0 if there is none", kind="label")]
    connection_id3: Annotated[int, Field("Connection 3; 0 if there is none", kind="label")]


def _format(name: str, record: type[Record], *shapes: tuple[str, str], function: str, remote: bool = True) -> Format:
    """The format of a table of what has an address of its own, and mostly one of another.

    The shapes are what follows the addresses in header and rows: in newer kernels, and up to 6.1.
    """
    ends = ("Local", "Remote") if remote else ("Local",)
    columns = "".join([f"{{{end.lower()}_address:<47s}} " for end in ends])
    titles = "".join([f"{end:<47} " for end in ends])
    tables = [Table(record, f"UDP   {columns}{row}", header=f"Proto {titles}{title}") for title, row in shapes]
    names = (("default", "newer than 6.1"), ("6.1", "up to 6.1"))
    return Format(
        f"net/rxrpc/{name}",
        variants=[Variant(variant, table, kernels) for (variant, kernels), table in zip(names, tables, strict=False)],
        source=f"net/rxrpc/proc.c:{function}",
    )


_CALL = "{service_id:4x} {connection_id:08x} {call_id:08x} {side} {uses:3d} {state:<8s} {abort_code:08x} {debug_id:08x}"
_WINDOWS = "{tx_sequence:08x} {tx_window:02x} {rx_sequence:08x} {rx_window:02x} {rx_serial:08x}"
_CALL_TITLE = "SvID ConnID   CallID   End Use State    Abort    DebugId  TxSeq    TW RxSeq    RW RxSerial"
CALLS = _format(
    "calls",
    RxrpcCall,
    (f"{_CALL_TITLE} CW RxTimo", f"{_CALL} {_WINDOWS} {{congestion_window:02x}} {{rx_timeout:06x}}"),
    (f"{_CALL_TITLE} RxTimo", f"{_CALL} {_WINDOWS} {{rx_timeout:06x}}"),
    function="rxrpc_call_seq_show",
)
_CHANNELS = "{key:08x} {serial:08x} {rx_serial:08x} {call_id0:08x} {call_id1:08x} {call_id2:08x} {call_id3:08x}"
_CHANNELS_TITLE = "State    Key      Serial   ISerial  CallId0  CallId1  CallId2  CallId3"
CONNS = _format(
    "conns",
    RxrpcConnection,
    (
        f"SvID ConnID   End Ref Act {_CHANNELS_TITLE}",
        f"{{service_id:4x}} {{connection_id:08x}} {{side}} {{uses:3d}} {{active:3d}} {{state:<8s}} {_CHANNELS}",
    ),
    (
        f"SvID ConnID   End Use {_CHANNELS_TITLE}",
        f"{{service_id:4x}} {{connection_id:08x}} {{side}} {{uses:3d}} {{state:<8s}} {_CHANNELS}",
    ),
    function="rxrpc_connection_seq_show",
)
PEERS = _format(
    "peers",
    RxrpcPeer,
    (
        "Use SST   Maxd LastUse      RTT      RTO",
        "{uses:3d} {slow_start_threshold:4d} {max_data:5d} {last_use:6d}s {rtt:8d} {rto:8d}",
    ),
    (
        "Use  CW   MTU LastUse      RTT      RTO",
        "{uses:3d} {congestion_window:3d} {mtu:5d} {last_use:6d}s {rtt:8d} {rto:8d}",
    ),
    function="rxrpc_peer_seq_show",
)
LOCALS = _format(
    "locals",
    RxrpcLocal,
    ("Use Act RxQ", "{uses:3d} {active:3d} {rx_queue:3d}"),
    ("Use Act", "{uses:3d} {active:3d}"),
    function="rxrpc_local_seq_show",
    remote=False,
)
_CONNECTIONS = "{connection_id0:08x} {connection_id1:08x} {connection_id2:08x} {connection_id3:08x}"
BUNDLES = _format(
    "bundles",
    RxrpcBundle,
    (
        "SvID Ref Act Flg Key      | Bundle   Conn_0   Conn_1   Conn_2   Conn_3",
        f"{{service_id:4x}} {{uses:3d}} {{active:3d}} {{flags}} {{key:08x}} | {{debug_id:08x}} {_CONNECTIONS}",
    ),
    function="rxrpc_bundle_seq_show",
)
