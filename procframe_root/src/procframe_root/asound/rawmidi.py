"""``/proc/asound/card*/midi*``: MIDI devices, their streams, and what a device of MIDI 2.0 says of itself."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, File, Flag, Group, Line, Many, Stanza, pattern
from procframe.record import Field, Record
from procframe_root.choices import one_of, two_words

__all__ = ["FORMAT", "MidiStream", "RawMidi", "UmpBlock", "UmpEndpoint"]

_YES = two_words("Yes", "No")


class UmpBlock(Record):
    """A function block of a MIDI 2.0 endpoint."""

    block_id: Annotated[int, Field("Number of the block", kind="identity")]
    name: Annotated[str, Field("Name of the block", kind="label", codec=ANYTHING)]
    direction: Annotated[
        str | None,
        Field("Which way it goes", kind="label", codec=one_of("input", "output", "bidirection", "unknown")),
    ] = None
    active: Annotated[bool | None, Field("Whether it is in use", kind="flags", codec=_YES)] = None
    first_group: Annotated[int | None, Field("Its first group, from 1", kind="label")] = None
    last_group: Annotated[int | None, Field("Its last group", kind="label")] = None
    is_midi1: Annotated[bool | None, Field("Whether it stands for a MIDI 1.0 port", kind="flags", codec=_YES)] = None
    is_lowspeed: Annotated[bool, Field("Whether that port is slow", kind="flags")] = False
    midi_ci_version: Annotated[int | None, Field("Version of MIDI-CI", kind="label")] = None
    sysex8_streams: Annotated[int | None, Field("Streams of 8-bit system exclusive messages at once")] = None
    ui_hint: Annotated[
        str | None,
        Field("What it mostly is", kind="label", codec=one_of("receiver", "sender", "both", "unknown")),
    ] = None


class UmpEndpoint(Record):
    """What an endpoint of MIDI 2.0 (a Universal MIDI Packet device) says of itself."""

    name: Annotated[str, Field("Name of the endpoint", kind="label", codec=ANYTHING)]
    product_id: Annotated[str | None, Field("Identifier of the product", kind="label", codec=ANYTHING)] = None
    version: Annotated[int | None, Field("Version of UMP, a byte for each part", kind="label")] = None
    protocol_caps: Annotated[int | None, Field("Protocols that it can speak, as a mask", kind="flags")] = None
    protocol: Annotated[int | None, Field("Protocol that it speaks, as a mask", kind="flags")] = None
    manufacturer_id: Annotated[int | None, Field("Manufacturer", kind="identity")] = None
    family_id: Annotated[int | None, Field("Family of devices", kind="identity")] = None
    model_id: Annotated[int | None, Field("Model", kind="identity")] = None
    sw_revision: Annotated[
        str | None, Field("Revision of its software, four bytes", kind="label", codec=pattern("[0-9a-f]{8}"))
    ] = None
    static_blocks: Annotated[bool | None, Field("Whether its blocks never change", kind="flags", codec=_YES)] = None
    num_blocks: Annotated[int | None, Field("Blocks that it has")] = None
    blocks: Annotated[list[UmpBlock], Field("Its blocks")] = []


class MidiStream(Record):
    """A stream of a MIDI device; what is known of one in use is absent otherwise."""

    direction: Annotated[str, Field("`Output` or `Input`", kind="identity", codec=pattern("Output|Input"))]
    number: Annotated[int, Field("Number of the subdevice", kind="identity")]
    tx_bytes: Annotated[int | None, Field("Bytes sent", unit="bytes", kind="counter")] = None
    rx_bytes: Annotated[int | None, Field("Bytes received", unit="bytes", kind="counter")] = None
    owner_pid: Annotated[int | None, Field("Process that opened it", kind="label")] = None
    mode: Annotated[
        str | None,
        Field("How an output was opened", kind="label", codec=one_of("OSS compatible", "native")),
    ] = None
    buffer_size: Annotated[int | None, Field("Size of the buffer", unit="bytes")] = None
    avail: Annotated[int | None, Field("Bytes that can be written or read", unit="bytes")] = None
    overruns: Annotated[int | None, Field("Bytes of input lost, as nobody read them", kind="counter")] = None
    framing: Annotated[str | None, Field("Whether input comes in frames: `tstamp`", kind="label", since="5.14")] = None
    clock_type: Annotated[
        str | None,
        Field(
            "Clock of the time stamps in the frames",
            kind="label",
            codec=one_of("none", "realtime", "monotonic", "monotonic raw"),
            since="5.14",
        ),
    ] = None


class RawMidi(Record):
    """A MIDI device."""

    name: Annotated[str, Field("Name of the device", kind="label", codec=ANYTHING)]
    type: Annotated[
        str | None,
        Field("`UMP` for MIDI 2.0, else `Legacy`", kind="label", codec=one_of("UMP", "Legacy"), since="6.5"),
    ] = None
    endpoint: Annotated[UmpEndpoint | None, Field("What a MIDI 2.0 device says of itself", since="6.5")] = None


FORMAT = Format(
    "asound/card<N>/midi<D>",
    File(
        "{name}",
        "",
        "Type: {type}",
        Group(
            "endpoint",
            Stanza(
                UmpEndpoint,
                "EP Name: {name}",
                "EP Product ID: {product_id}",
                "UMP Version: 0x{version:04x}",
                "Protocol Caps: 0x{protocol_caps:08x}",
                "Protocol: 0x{protocol:08x}",
                "Manufacturer ID: 0x{manufacturer_id:08x}",
                "Family ID: 0x{family_id:04x}",
                "Model ID: 0x{model_id:04x}",
                "SW Revision: 0x{sw_revision}",
                "Static Blocks: {static_blocks}",
                "Num Blocks: {num_blocks:d}",
                "",
                Many(
                    "blocks",
                    Stanza(
                        UmpBlock,
                        "Block {block_id:d} ({name})",
                        "  Direction: {direction}",
                        "  Active: {active}",
                        "  Groups: {first_group:d}-{last_group:d}",
                        Line("  Is MIDI1: {is_midi1}", Flag("is_lowspeed", " (Low Speed)")),
                        "  MIDI-CI Version: {midi_ci_version:d}",
                        "  Sysex8 Streams: {sysex8_streams:d}",
                        "  UI Hint: {ui_hint}",
                        "",
                    ),
                ),
            ),
        ),
        Many(
            "records",
            Stanza(
                MidiStream,
                "{direction} {number:d}",
                "  Tx bytes     : {tx_bytes:d}",
                "  Rx bytes     : {rx_bytes:d}",
                "  Owner PID    : {owner_pid:d}",
                "  Mode         : {mode}",
                "  Buffer size  : {buffer_size:d}",
                "  Avail        : {avail:d}",
                "  Overruns     : {overruns:d}",
                "  Framing      : {framing}",
                "  Clock type   : {clock_type}",
            ),
        ),
        header=RawMidi,
    ),
    description="A MIDI device, in the header, and its streams.",
    source="sound/core/rawmidi.c:snd_rawmidi_proc_info_read",
)
