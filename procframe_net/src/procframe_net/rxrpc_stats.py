"""``/proc/net/rxrpc/stats``: packets of AF_RXRPC."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Repeat
from procframe.record import Field, Record

__all__ = ["FORMAT", "RxrpcStats"]


def _packets(description: str) -> Field:
    return Field(description, unit="packets", kind="counter")


def _acks(description: str) -> Field:
    return Field(f"Acknowledgements {description}", unit="packets", kind="counter")


def _asked(description: str) -> Field:
    return Field(f"Acknowledgements asked for because {description}", kind="counter")


class RxrpcStats(Record):
    """What AF_RXRPC sent and received in a network namespace."""

    tx_send: Annotated[int | None, _packets("Data packets handed to the network")] = None
    tx_send_fragmented: Annotated[int | None, _packets("Those that may be fragmented")] = None
    tx_send_failed: Annotated[int | None, _packets("Those that could not be sent")] = None
    tx_send_too_long: Annotated[int | None, _packets("Those that were too long")] = None
    tx_data: Annotated[int | None, _packets("Data packets sent")] = None
    tx_retransmitted: Annotated[int | None, _packets("Data packets sent again")] = None
    tx_underflow: Annotated[int | None, Field("Times that there was nothing to send", kind="counter")] = None
    tx_window_reset: Annotated[int | None, Field("Times that the congestion window was set back", kind="counter")] = (
        None
    )
    rx_data: Annotated[int | None, _packets("Data packets received")] = None
    rx_asking: Annotated[int | None, _packets("Those that ask for an acknowledgement")] = None
    rx_jumbo: Annotated[int | None, _packets("Those that hold several")] = None
    ack_filled: Annotated[int | None, _acks("made up")] = None
    ack_sent: Annotated[int | None, _acks("sent")] = None
    ack_skipped: Annotated[int | None, _acks("found not to be needed")] = None
    tx_ack_requested: Annotated[int | None, _acks("sent that were asked for")] = None
    tx_ack_duplicate: Annotated[int | None, _acks("sent of a packet that came twice")] = None
    tx_ack_out_of_sequence: Annotated[int | None, _acks("sent of a packet out of sequence")] = None
    tx_ack_exceeds_window: Annotated[int | None, _acks("sent of a packet beyond the window")] = None
    tx_ack_no_space: Annotated[int | None, _acks("sent for want of room")] = None
    tx_ack_ping: Annotated[int | None, _acks("sent to see whether the other end is there")] = None
    tx_ack_ping_response: Annotated[int | None, _acks("sent to say that this end is there")] = None
    tx_ack_delay: Annotated[int | None, _acks("sent after a while")] = None
    tx_ack_idle: Annotated[int | None, _acks("sent for want of anything else")] = None
    rx_ack_requested: Annotated[int | None, _acks("received that were asked for")] = None
    rx_ack_duplicate: Annotated[int | None, _acks("received of a packet that came twice")] = None
    rx_ack_out_of_sequence: Annotated[int | None, _acks("received of a packet out of sequence")] = None
    rx_ack_exceeds_window: Annotated[int | None, _acks("received of a packet beyond the window")] = None
    rx_ack_no_space: Annotated[int | None, _acks("received for want of room")] = None
    rx_ack_ping: Annotated[int | None, _acks("received that ask whether this end is there")] = None
    rx_ack_ping_response: Annotated[int | None, _acks("received that say that the other end is there")] = None
    rx_ack_delay: Annotated[int | None, _acks("received that were sent after a while")] = None
    rx_ack_idle: Annotated[int | None, _acks("received for want of anything else")] = None
    rx_ack_zero: Annotated[int | None, _acks("received without a reason")] = None
    asked_ack_lost: Annotated[int | None, _asked("one was lost")] = None
    asked_more_rtt: Annotated[int | None, _asked("the round trip time is not known well")] = None
    asked_old_rtt: Annotated[int | None, _asked("the round trip time was measured long ago")] = None
    asked_app_stall: Annotated[int | None, _asked("the program has nothing to send")] = None
    asked_jumbo_window: Annotated[int | None, _asked("a packet of several fills the window")] = None
    asked_no_last: Annotated[int | None, _asked("the service sent its last packet")] = None
    asked_retransmit: Annotated[int | None, _asked("the packet is sent again")] = None
    asked_slow_start: Annotated[int | None, _asked("the window is still growing fast")] = None
    asked_small_window: Annotated[int | None, _asked("the window is small")] = None
    jumbo_tx: Annotated[list[int] | None, _packets("Packets sent that hold 1, 2, ... data packets")] = None
    jumbo_rx: Annotated[list[int] | None, _packets("Packets received that hold 1, 2, ... data packets")] = None
    tx_buffers: Annotated[int | None, Field("Packets kept to be sent, in all namespaces", unit="packets")] = None
    rx_buffers: Annotated[int | None, Field("Packets received and kept, in all namespaces", unit="packets")] = None
    io_loops: Annotated[int | None, Field("Rounds of the threads that receive", kind="counter")] = None


def _reasons(side: str) -> str:
    pairs = {
        "req": "requested",
        "dup": "duplicate",
        "oos": "out_of_sequence",
        "exw": "exceeds_window",
        "nos": "no_space",
        "png": "ping",
        "prs": "ping_response",
        "dly": "delay",
        "idl": "idle",
    }
    return " ".join([f"{short}={{{side}_ack_{name}:d}}" for short, name in pairs.items()])


FORMAT = Format(
    "net/rxrpc/stats",
    One(
        RxrpcStats,
        "Data     : send={tx_send:d} sendf={tx_send_fragmented:d} fail={tx_send_failed:d} emsz={tx_send_too_long:d}",
        "Data-Tx  : nr={tx_data:d} retrans={tx_retransmitted:d} uf={tx_underflow:d} cwr={tx_window_reset:d}",
        "Data-Rx  : nr={rx_data:d} reqack={rx_asking:d} jumbo={rx_jumbo:d}",
        "Ack      : fill={ack_filled:d} send={ack_sent:d} skip={ack_skipped:d}",
        f"Ack-Tx   : {_reasons('tx')}",
        f"Ack-Rx   : {_reasons('rx')} z={{rx_ack_zero:d}}",
        "Why-Req-A: acklost={asked_ack_lost:d} mrtt={asked_more_rtt:d} ortt={asked_old_rtt:d} stall={asked_app_stall:d}"
        " jwin={asked_jumbo_window:d}",
        "Why-Req-A: nolast={asked_no_last:d} retx={asked_retransmit:d} slows={asked_slow_start:d}"
        " smtxw={asked_small_window:d}",
        Line("Jumbo-Tx : ", Repeat("jumbo_tx", "{:d}", separator=",")),
        Line("Jumbo-Rx : ", Repeat("jumbo_rx", "{:d}", separator=",")),
        "Buffers  : txb={tx_buffers:d} rxb={rx_buffers:d}",
        "IO-thread: loops={io_loops:d}",
    ),
    source="net/rxrpc/proc.c:rxrpc_stats_show",
    since="6.2",
)
