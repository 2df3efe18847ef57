"""``/proc/driver/pktcdvd/<dev>``: writing to CDs and DVDs in packets."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One, choice, flags, pattern
from procframe.record import Field, Record
from procframe_root.choices import one_of, two_words

__all__ = ["FORMAT", "PacketWriter"]

_FLAGS = flags(["", "WRITABLE", "NWA_VALID", "LRA_VALID", "MERGE_SEGS"])
"""``PACKET_*``, include/uapi/linux/pktcdvd.h: numbers of bits."""


def _counter(description: str, unit: str = "packets") -> Field:
    return Field(description, unit=unit, kind="counter")


class PacketWriter(Record):
    """A block device that writes to a CD or DVD in packets."""

    name: Annotated[str, Field("Name of the device", kind="identity")]
    device: Annotated[str, Field("Name of the drive", kind="label", codec=pattern(r"[^ :\n]+"))]
    packet_size: Annotated[int | None, Field("Size of a packet", unit="kB")] = None
    write_type: Annotated[
        str | None, Field("`Packet` or `Unknown`", kind="label", codec=choice("Packet", "Unknown"))
    ] = None
    fixed: Annotated[
        bool | None, Field("Whether all packets have that size", kind="flags", codec=two_words("Fixed", "Variable"))
    ] = None
    link_loss: Annotated[int | None, Field("Blocks lost between packets", unit="blocks")] = None
    track_mode: Annotated[int | None, Field("Mode of the track, as a number", kind="label")] = None
    block_mode: Annotated[
        str | None,
        Field("`Mode 1`, `Mode 2` or `Unknown`", kind="label", codec=one_of("Mode 1", "Mode 2", "Unknown")),
    ] = None
    packets_started: Annotated[int | None, _counter("Packets begun")] = None
    packets_ended: Annotated[int | None, _counter("Packets done")] = None
    written: Annotated[int | None, _counter("Data written", "kB")] = None
    read_gather: Annotated[int | None, _counter("Data read to fill packets", "kB")] = None
    read: Annotated[int | None, _counter("Data read", "kB")] = None
    reference_count: Annotated[int | None, Field("How often it is open")] = None
    flags: Annotated[list[str] | None, Field("What is known of the disc", kind="flags", codec=_FLAGS)] = None
    read_speed: Annotated[int | None, Field("Speed of reading", unit="kB/s")] = None
    write_speed: Annotated[int | None, Field("Speed of writing", unit="kB/s")] = None
    start_offset: Annotated[int | None, Field("Where packets begin", unit="sectors")] = None
    mode_page_offset: Annotated[int | None, Field("Where the mode page begins", unit="bytes")] = None
    bios_queued: Annotated[int | None, Field("Requests that wait", unit="requests")] = None
    bios_pending: Annotated[int | None, Field("Requests that the drive has", unit="requests")] = None
    current_sector: Annotated[int | None, Field("Where it writes next", unit="sectors", kind="address")] = None
    packets_idle: Annotated[int | None, Field("Packets not in use", unit="packets")] = None
    packets_waiting: Annotated[int | None, Field("Packets that wait for more data", unit="packets")] = None
    packets_read_wait: Annotated[int | None, Field("Packets whose rest is being read", unit="packets")] = None
    packets_write_wait: Annotated[int | None, Field("Packets being written", unit="packets")] = None
    packets_recovery: Annotated[int | None, Field("Packets being recovered", unit="packets")] = None
    packets_finished: Annotated[int | None, Field("Packets written", unit="packets")] = None
    write_congestion_off: Annotated[int | None, Field("Requests below which writers go on", unit="requests")] = None
    write_congestion_on: Annotated[int | None, Field("Requests above which writers wait", unit="requests")] = None


FORMAT = Format(
    "driver/pktcdvd/<dev>",
    One(
        PacketWriter,
        "Writer {name} mapped to {device}:",
        "",
        "Settings:",
        "\tpacket size:\t\t{packet_size:d}kB",
        "\twrite type:\t\t{write_type}",
        "\tpacket type:\t\t{fixed}",
        "\tlink loss:\t\t{link_loss:d}",
        "\ttrack mode:\t\t{track_mode:d}",
        "\tblock mode:\t\t{block_mode}",
        "",
        "Statistics:",
        "\tpackets started:\t{packets_started:d}",
        "\tpackets ended:\t\t{packets_ended:d}",
        "\twritten:\t\t{written:d}kB",
        "\tread gather:\t\t{read_gather:d}kB",
        "\tread:\t\t\t{read:d}kB",
        "",
        "Misc:",
        "\treference count:\t{reference_count:d}",
        "\tflags:\t\t\t0x{flags:x}",
        "\tread speed:\t\t{read_speed:d}kB/s",
        "\twrite speed:\t\t{write_speed:d}kB/s",
        "\tstart offset:\t\t{start_offset:d}",
        "\tmode page offset:\t{mode_page_offset:d}",
        "",
        "Queue state:",
        "\tbios queued:\t\t{bios_queued:d}",
        "\tbios pending:\t\t{bios_pending:d}",
        "\tcurrent sector:\t\t0x{current_sector:x}",
        "\tstate:\t\t\ti:{packets_idle:d} ow:{packets_waiting:d} rw:{packets_read_wait:d}"
        " ww:{packets_write_wait:d} rec:{packets_recovery:d} fin:{packets_finished:d}",
        "\twrite congestion marks:\toff={write_congestion_off:d} on={write_congestion_on:d}",
    ),
    source="drivers/block/pktcdvd.c:pkt_seq_show",
)
