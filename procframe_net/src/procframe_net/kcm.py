"""``/proc/net/kcm`` and ``/proc/net/kcm_stats``: the kernel connection multiplexor, messages over TCP connections."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Flag, Line, Many, One, Opt, Stanza
from procframe.record import Field, Record

__all__ = ["KCM", "KCM_STATS", "KcmConnection", "KcmMultiplexor", "KcmSocket", "KcmStats"]


class Traffic(Record):
    """Messages of a part of a multiplexor."""

    rx_messages: Annotated[int, Field("Messages received", unit="messages", kind="counter")]
    rx_bytes: Annotated[int, Field("Received", unit="bytes", kind="counter")]
    tx_messages: Annotated[int, Field("Messages sent", unit="messages", kind="counter")]
    tx_bytes: Annotated[int, Field("Sent", unit="bytes", kind="counter")]


class Queues(Traffic):
    """Messages and queues of a socket."""

    index: Annotated[int, Field("Number in the multiplexor", kind="identity")]
    rx_queue: Annotated[int, Field("Packets received but not read", unit="packets")]
    rx_memory: Annotated[int, Field("Memory of those", unit="bytes")]
    tx_queue: Annotated[int, Field("Packets to be sent", unit="packets")]


class KcmSocket(Queues, tag="socket", tag_field="record"):
    """A socket of a program, to send and receive messages."""

    connection: Annotated[int | None, Field("Connection that it is sending on", kind="label")] = None
    tx_wait: Annotated[bool, Field("Whether it waits for a connection to send on", kind="flags")] = False
    tx_wait_more: Annotated[bool, Field("Whether the message to be sent is not complete", kind="flags")] = False
    rx_wait: Annotated[bool, Field("Whether it waits for a message", kind="flags")] = False


class KcmConnection(Queues, tag="connection", tag_field="record"):
    """A TCP connection that messages go over."""

    tx_memory: Annotated[int, Field("Memory of the packets to be sent", unit="bytes")]
    done: Annotated[bool, Field("Whether it is being taken away", kind="flags")] = False
    tx_stopped: Annotated[bool, Field("Whether sending stopped after an error", kind="flags")] = False
    rx_stopped: Annotated[bool, Field("Whether receiving stopped after an error", kind="flags")] = False
    reserved_by: Annotated[int | None, Field("Socket that sends on it", kind="label")] = None
    rx_need: Annotated[
        int | None, Field("What the message that is being received still lacks, where known", unit="bytes")
    ] = None
    rx_wait: Annotated[bool, Field("Whether it waits for more of a message of unknown length", kind="flags")] = False
    rx_paused: Annotated[bool, Field("Whether receiving is paused", kind="flags")] = False
    rx_ready: Annotated[bool, Field("Whether a message waits for a socket", kind="flags")] = False


class KcmMultiplexor(Traffic):
    """A multiplexor: sockets of programs, and the TCP connections that they share."""

    sockets: Annotated[int, Field("Its sockets", unit="sockets")]
    connections: Annotated[int, Field("Its TCP connections", unit="connections")]
    members: Annotated[list[KcmSocket | KcmConnection], Field("The sockets, then the connections")] = []


class KcmTotal(Record):
    """All multiplexors."""

    multiplexors: Annotated[int, Field("Multiplexors of the network namespace")]


class KcmStats(Record):
    """What all multiplexors of a network namespace did, those that are gone included."""

    rx_messages: Annotated[int | None, Field("Messages that sockets received", unit="messages", kind="counter")] = None
    rx_bytes: Annotated[int | None, Field("What sockets received", unit="bytes", kind="counter")] = None
    tx_messages: Annotated[int | None, Field("Messages that sockets sent", unit="messages", kind="counter")] = None
    tx_bytes: Annotated[int | None, Field("What sockets sent", unit="bytes", kind="counter")] = None
    tx_retries: Annotated[
        int | None, Field("Messages sent anew on another connection", unit="messages", kind="counter")
    ] = None
    attached: Annotated[int | None, Field("Connections added", unit="connections", kind="counter")] = None
    detached_reserved: Annotated[
        int | None,
        Field("Connections removed while a socket used them; headed Unattach", unit="connections", kind="counter"),
    ] = None
    detached: Annotated[
        int | None, Field("Other connections removed; headed UnattchRsvd", unit="connections", kind="counter")
    ] = None
    rx_ready_drops: Annotated[
        int | None, Field("Messages dropped as their connection went away", unit="messages", kind="counter")
    ] = None
    connection_rx_messages: Annotated[
        int | None, Field("Messages received on connections", unit="messages", kind="counter")
    ] = None
    connection_rx_bytes: Annotated[int | None, Field("Received on connections", unit="bytes", kind="counter")] = None
    connection_tx_messages: Annotated[
        int | None, Field("Messages sent on connections", unit="messages", kind="counter")
    ] = None
    connection_tx_bytes: Annotated[int | None, Field("Sent on connections", unit="bytes", kind="counter")] = None
    reserved: Annotated[int | None, Field("Times that a socket took a connection to send on", kind="counter")] = None
    unreserved: Annotated[int | None, Field("Times that one gave it back", kind="counter")] = None
    rx_aborts: Annotated[int | None, Field("Connections on which receiving stopped", kind="counter")] = None
    rx_interrupted: Annotated[int | None, Field("Messages interrupted", kind="counter")] = None
    rx_unrecoverable: Annotated[int | None, Field("Those of them that could not go on", kind="counter")] = None
    rx_memory_failed: Annotated[int | None, Field("Times that there was no memory to receive", kind="counter")] = None
    rx_need_more: Annotated[int | None, Field("Times that a header was not complete", kind="counter")] = None
    rx_bad_length: Annotated[int | None, Field("Headers with a wrong length", kind="counter")] = None
    rx_too_big: Annotated[int | None, Field("Messages that were too long", kind="counter")] = None
    rx_timeouts: Annotated[int | None, Field("Messages that did not come in time", kind="counter")] = None
    tx_aborts: Annotated[int | None, Field("Connections on which sending stopped", kind="counter")] = None


_TRAFFIC = "{rx_messages:<10d} {rx_bytes:<16d} {tx_messages:<10d} {tx_bytes:<16d}"
_TITLES = "RX-Msgs    RX-Bytes         TX-Msgs    TX-Bytes        "


def _title(*names: str, width: int) -> str:
    return " ".join([f"{name:<{width}}" for name in names])


def _counts(*names: str) -> str:
    return " ".join([f"{{{name}:<10d}}" for name in names])


KCM = Format(
    "net/kcm",
    File(
        "*** KCM statistics ({multiplexors:d} MUX) ****",
        f"{'Object':<14} {_TITLES} {_title('Recv-Q', 'Rmem', 'Send-Q', 'Smem', width=8)} Status",
        Many(
            "records",
            Stanza(
                KcmMultiplexor,
                f"mux            {_TRAFFIC} {_title('-', '-', '-', '-', width=8)}"
                " KCMs: {sockets:d}, Psocks {connections:d}",
                Many(
                    "members",
                    Stanza(
                        KcmSocket,
                        Line(
                            f"   kcm-{{index:<7d}} {_TRAFFIC} {{rx_queue:<8d}} {{rx_memory:<8d}} {{tx_queue:<8d}}"
                            " -        ",
                            Opt("Psck-{connection:d} "),
                            Flag("tx_wait", "TxWait "),
                            Flag("tx_wait_more", "WMore "),
                            Flag("rx_wait", "RxWait "),
                        ),
                    ),
                    Stanza(
                        KcmConnection,
                        Line(
                            f"   psock-{{index:<5d}} {_TRAFFIC} {{rx_queue:<8d}} {{rx_memory:<8d}} {{tx_queue:<8d}}"
                            " {tx_memory:<8d} ",
                            Flag("done", "Done "),
                            Flag("tx_stopped", "TxStop "),
                            Flag("rx_stopped", "RxStop "),
                            Opt("Rsvd-{reserved_by:d} "),
                            Opt("RxWait={rx_need:d} "),
                            Flag("rx_wait", "RxWait "),
                            Flag("rx_paused", "RxPause "),
                            Flag("rx_ready", "RdyRx "),
                        ),
                    ),
                ),
            ),
        ),
        header=KcmTotal,
    ),
    source="net/kcm/kcmproc.c:kcm_seq_show",
    since="4.6",
)
KCM_STATS = Format(
    "net/kcm_stats",
    One(
        KcmStats,
        f"{'MUX':<8} {_TITLES} {_title('TX-Retries', 'Attach', 'Unattach', 'UnattchRsvd', 'RX-RdyDrops', width=10)}",
        f"         {_TRAFFIC} " + _counts("tx_retries", "attached", "detached_reserved", "detached", "rx_ready_drops"),
        f"{'Psock':<8} {_TITLES} "
        + _title(
            *("Reserved", "Unreserved", "RX-Aborts", "RX-Intr", "RX-Unrecov", "RX-MemFail", "RX-NeedMor"),
            *("RX-BadLen", "RX-TooBig", "RX-Timeout", "TX-Aborts"),
            width=10,
        ),
        "         {connection_rx_messages:<10d} {connection_rx_bytes:<16d} {connection_tx_messages:<10d}"
        " {connection_tx_bytes:<16d} "
        + _counts(
            *("reserved", "unreserved", "rx_aborts", "rx_interrupted", "rx_unrecoverable", "rx_memory_failed"),
            *("rx_need_more", "rx_bad_length", "rx_too_big", "rx_timeouts", "tx_aborts"),
        ),
    ),
    source="net/kcm/kcmproc.c:kcm_stats_seq_show",
    since="4.6",
)
