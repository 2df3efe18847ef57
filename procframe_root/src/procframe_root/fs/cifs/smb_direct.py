"""SMB Direct (RDMA) in ``/proc/fs/cifs/DebugData``: the same values, in decimal or (6.1, 6.12) in hexadecimal."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Line, Many, Opt, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["SMB_DIRECT", "SMB_DIRECT_HEX", "SmbDirect", "SmbDirectHex"]

_SIZE = "bytes"


def _counter(description: str) -> Field:
    return Field(description, kind="counter")


class SmbDirect(Record, tag="decimal", tag_field="record"):
    """A connection over RDMA."""

    protocol: Annotated[int, Field("Version of the protocol", kind="label")]
    status: Annotated[str | None, Field("State of the connection", kind="label", codec=pattern(r"[^ \n(]+"))] = None
    status_number: Annotated[int | None, Field("Number of the state", kind="label")] = None
    receive_credit_max: Annotated[int | None, Field("Most requests that may be received at once")] = None
    send_credit_target: Annotated[int | None, Field("Requests that are asked to be allowed to be sent")] = None
    max_send_size: Annotated[int | None, Field("Most that is sent in a packet", unit=_SIZE)] = None
    max_fragmented_recv_size: Annotated[int | None, Field("Most that is received in several", unit=_SIZE)] = None
    max_fragmented_send_size: Annotated[int | None, Field("Most that is sent in several", unit=_SIZE)] = None
    max_receive_size: Annotated[int | None, Field("Most that is received in a packet", unit=_SIZE)] = None
    keep_alive_interval: Annotated[int | None, Field("How often an idle connection is tried", unit="s")] = None
    max_readwrite_size: Annotated[int | None, Field("Most that is read or written by RDMA", unit=_SIZE)] = None
    rdma_readwrite_threshold: Annotated[int | None, Field("From which size on RDMA is used", unit=_SIZE)] = None
    count_get_receive_buffer: Annotated[int | None, _counter("Buffers taken")] = None
    count_put_receive_buffer: Annotated[int | None, _counter("Buffers given back")] = None
    count_send_empty: Annotated[int | None, _counter("Empty packets sent")] = None
    count_reassembly_queue: Annotated[int | None, Field("Packets to be put together")] = None
    count_enqueue_reassembly_queue: Annotated[int | None, _counter("Packets put there")] = None
    count_dequeue_reassembly_queue: Annotated[int | None, _counter("Packets taken from there")] = None
    fragment_reassembly_remaining: Annotated[int | None, Field("What is still to come", unit=_SIZE)] = None
    reassembly_data_length: Annotated[int | None, Field("What is there", unit=_SIZE)] = None
    reassembly_queue_length: Annotated[int | None, Field("In how many packets")] = None
    send_credits: Annotated[int | None, Field("Requests that may be sent")] = None
    receive_credits: Annotated[int | None, Field("Requests that may be received")] = None
    receive_credit_target: Annotated[int | None, Field("Requests that the server asks to be allowed to send")] = None
    send_pending: Annotated[int | None, Field("Requests being sent")] = None
    count_receive_queue: Annotated[int | None, Field("Buffers that wait for packets")] = None
    count_empty_packet_queue: Annotated[int | None, Field("Buffers of empty packets")] = None
    responder_resources: Annotated[int | None, Field("RDMA reads that may be under way")] = None
    max_frmr_depth: Annotated[int | None, Field("Pages of a registration of memory", unit="pages")] = None
    mr_type: Annotated[int | None, Field("Kind of registration", kind="label")] = None
    mr_ready_count: Annotated[int | None, Field("Registrations that are ready")] = None
    mr_used_count: Annotated[int | None, Field("Registrations in use")] = None


class SmbDirectHex(SmbDirect, tag="hexadecimal", tag_field="record"):
    """A connection over RDMA, whose values were printed in hexadecimal."""


_LINES = {
    "Conn receive_credit_max": "send_credit_target max_send_size",
    "Conn max_fragmented_recv_size": "max_fragmented_send_size max_receive_size:",
    "Conn keep_alive_interval": "max_readwrite_size rdma_readwrite_threshold",
    "Debug count_get_receive_buffer": "count_put_receive_buffer count_send_empty",
    "Current Credits send_credits": "receive_credits receive_credit_target",
    "Pending send_pending": "",
    "MR responder_resources": "max_frmr_depth mr_type",
    "MR mr_ready_count": "mr_used_count",
}
"""Lines by their first value with what stands before it, and their other values; one has no blank before its number."""


def _line(first: str, others: str, spec: str) -> Line:
    label, _, name = first.rpartition(" ")
    names = [name, *others.split()]
    cells = [f"{one}{{{one[:-1]}:{spec}}}" if one[-1] == ":" else f"{one}: {{{one}:{spec}}}" for one in names]
    return Line(f"{label} " + " ".join(cells) + ("" if others else " "))


def _lines(spec: str) -> dict[str, Line]:
    return {first: _line(first, others, spec) for first, others in _LINES.items()}


_HEX = _lines("x")
_DECIMAL = _lines("d")
SMB_DIRECT_HEX = Stanza(
    SmbDirectHex,
    "SMBDirect (in hex) protocol version: {protocol:x} transport status: {status_number:x}",
    *list(_HEX.values())[:4],
    _line(
        "Read Queue count_reassembly_queue",
        "count_enqueue_reassembly_queue count_dequeue_reassembly_queue fragment_reassembly_remaining"
        " reassembly_data_length reassembly_queue_length",
        "x",
    ),
    *list(_HEX.values())[4:6],
    Line(
        "Receive buffers count_receive_queue: {count_receive_queue:x} ",
        Opt("count_empty_packet_queue: {count_empty_packet_queue:x}"),
    ),
    *list(_HEX.values())[6:],
)
SMB_DIRECT = Many(
    "smb_direct",
    Stanza(
        SmbDirect,
        "SMBDirect protocol version: 0x{protocol:x} transport status: {status} ({status_number:d})",
        *list(_DECIMAL.values())[:4],
        "Read Queue count_enqueue_reassembly_queue: {count_enqueue_reassembly_queue:d}"
        " count_dequeue_reassembly_queue: {count_dequeue_reassembly_queue:d}"
        " reassembly_data_length: {reassembly_data_length:d} reassembly_queue_length: {reassembly_queue_length:d}",
        *list(_DECIMAL.values())[4:6],
        "MR responder_resources: {responder_resources:d} max_frmr_depth: {max_frmr_depth:d} mr_type: 0x{mr_type:x}",
        _DECIMAL["MR mr_ready_count"],
    ),
    SMB_DIRECT_HEX,
)
"""The values of a connection over RDMA, if there are any: at most one record."""
