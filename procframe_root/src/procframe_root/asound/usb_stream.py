"""``/proc/asound/card*/stream*``: streams of sound cards on USB."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import (
    ANYTHING,
    Alt,
    Codec,
    Group,
    Line,
    Many,
    One,
    Repeat,
    Spaced,
    Stanza,
    choice,
)
from procframe.record import Field, Record
from procframe_root.asound.pcm import FORMAT_NAMES
from procframe_root.asound.words import some_of, until
from procframe_root.choices import one_of, two_words

__all__ = ["FORMAT", "UsbFormat", "UsbStream", "UsbSubstream"]


def _fixed(text: str) -> float:
    whole, _, fraction = text.partition(".")
    return int(whole, 16) + int(fraction, 16) / 65536


def _print_fixed(value: float) -> str:
    number = round(value * 65536)
    return f"{number >> 16:#x}.{number & 0xFFFF:04x}" if number >> 16 else f"0.{number:04x}"


FIXED = Codec(_fixed, _print_fixed, r"(?:0|0x[1-9a-f][0-9a-f]{0,3})\.[0-9a-f]{4}", schema="number")
"""A number in fixed point, 16 bits after the point, in hexadecimal."""
_FREQUENCY = "    Momentary freq = {momentary_freq:d} Hz ({freqm})"
_DIRECTIONS = choice("IN", "OUT")


class UsbFormat(Record):
    """A setting of the device that the stream can use."""

    interface: Annotated[int, Field("Number of the interface", kind="identity")]
    altset: Annotated[int | None, Field("Its alternate setting", kind="identity")] = None
    format: Annotated[
        list[str] | None,
        Field(
            "How samples can be laid out",
            kind="label",
            codec=some_of(*FORMAT_NAMES),
        ),
    ] = None
    channels: Annotated[int | None, Field("Channels")] = None
    endpoint_address: Annotated[int | None, Field("Address of the endpoint", kind="label")] = None
    endpoint: Annotated[int | None, Field("Number of the endpoint", kind="label")] = None
    direction: Annotated[str | None, Field("`IN` or `OUT`", kind="label", codec=_DIRECTIONS)] = None
    sync_type: Annotated[
        str | None,
        Field(
            "Whose clock counts",
            kind="label",
            codec=until(" ()", "NONE", "ASYNC", "ADAPTIVE", "SYNC"),
        ),
    ] = None
    rate_min: Annotated[int | None, Field("Lowest rate, where any up to the highest is possible", unit="Hz")] = None
    rate_max: Annotated[int | None, Field("Highest rate", unit="Hz")] = None
    rates: Annotated[list[int] | None, Field("The rates that are possible; absent where there are none", unit="Hz")] = (
        None
    )
    data_packet_interval: Annotated[int | None, Field("Time between packets", unit="us", kind="time")] = None
    bits: Annotated[int | None, Field("Bits of a sample that count", unit="bits")] = None
    dsd_dop: Annotated[int | None, Field("1 where DSD is packed as if it were PCM", kind="flags")] = None
    dsd_bitrev: Annotated[int | None, Field("1 where the bits of DSD are reversed", kind="flags")] = None
    channel_map: Annotated[
        list[str] | None,
        Field(
            "Speaker of each channel, `--` where unknown",
            kind="label",
            codec=some_of(
                *("N/A", "MONO", "FL", "FR", "FC", "LFE", "RL", "RR", "FLC", "FRC", "RC", "SL", "SR", "TC", "TFL"),
                *("TFC", "TFR", "TRL", "TRC", "TRR", "TFLC", "TFRC", "LLFE", "RLFE", "TSL", "TSR", "BC", "RLC"),
                *("RRC", "--"),
            ),
        ),
    ] = None
    sync_endpoint_address: Annotated[int | None, Field("Address of the endpoint that tells the rate", kind="label")] = (
        None
    )
    sync_endpoint: Annotated[int | None, Field("Its number", kind="label")] = None
    sync_direction: Annotated[str | None, Field("Its direction", kind="label", codec=_DIRECTIONS)] = None
    sync_interface: Annotated[int | None, Field("Its interface", kind="label")] = None
    sync_altset: Annotated[int | None, Field("Its alternate setting", kind="label")] = None
    implicit_feedback: Annotated[
        bool | None, Field("Whether recorded data tells the rate", kind="flags", codec=two_words("Yes", "No"))
    ] = None


class UsbSubstream(Record):
    """One direction of a stream: what it does now, and the settings that it can use."""

    status: Annotated[str | None, Field("`Running` or `Stop`", kind="label", codec=one_of("Running", "Stop"))] = None
    interface: Annotated[int | None, Field("Interface in use", kind="label")] = None
    altset: Annotated[int | None, Field("Alternate setting in use", kind="label")] = None
    packet_size: Annotated[int | None, Field("Size of a packet", unit="bytes")] = None
    momentary_freq: Annotated[int | None, Field("Rate now", unit="Hz")] = None
    freqm: Annotated[float | None, Field("The same as frames in a packet's time", unit="frames", codec=FIXED)] = None
    feedback_whole: Annotated[int | None, Field("Bits before the point of what tells the rate", unit="bits")] = None
    feedback_fraction: Annotated[int | None, Field("Bits after the point", unit="bits")] = None
    formats: Annotated[list[UsbFormat], Field("Settings that it can use")] = []


class UsbStream(Record):
    """A stream of digital audio of a sound card on USB."""

    longname: Annotated[str, Field("Name of the card, with where it is", kind="label", codec=ANYTHING)]
    name: Annotated[str, Field("Name of the stream", kind="label", codec=ANYTHING)]
    playback: Annotated[UsbSubstream | None, Field("Playing")] = None
    capture: Annotated[UsbSubstream | None, Field("Recording")] = None


def _substream(name: str, title: str) -> Spaced:
    return Spaced(
        Group(
            name,
            Stanza(
                UsbSubstream,
                f"{title}:",
                "  Status: {status}",
                "    Interface = {interface:d}",
                "    Altset = {altset:d}",
                "    Packet Size = {packet_size:d}",
                _FREQUENCY,
                "    Feedback Format = {feedback_whole:d}.{feedback_fraction:d}",
                Many(
                    "formats",
                    Stanza(
                        UsbFormat,
                        "  Interface {interface:d}",
                        "    Altset {altset:d}",
                        Line("    Format:", Repeat("format", " {}")),
                        "    Channels: {channels:d}",
                        Line(
                            "    Endpoint: ",
                            Alt("0x{endpoint_address:02x} ({endpoint:d} {direction})", "{endpoint:d} {direction}"),
                            " ({sync_type})",
                        ),
                        Line(
                            "    Rates: ",
                            Alt(
                                "{rate_min:d} - {rate_max:d} (continuous)",
                                Repeat("rates", "{:d}", separator=", ", minimum=1),
                                "",
                            ),
                        ),
                        "    Data packet interval: {data_packet_interval:d} us",
                        "    Bits: {bits:d}",
                        "    DSD raw: DOP={dsd_dop:d}, bitrev={dsd_bitrev:d}",
                        Line("    Channel map:", Repeat("channel_map", " {}")),
                        "    Sync Endpoint: 0x{sync_endpoint_address:02x} ({sync_endpoint:d} {sync_direction})",
                        "    Sync EP Interface: {sync_interface:d}",
                        "    Sync EP Altset: {sync_altset:d}",
                        "    Implicit Feedback Mode: {implicit_feedback}",
                    ),
                ),
            ),
        )
    )


FORMAT = Format(
    "asound/card<N>/stream<M>",
    One(
        UsbStream,
        "{longname} : {name}",
        _substream("playback", "Playback"),
        _substream("capture", "Capture"),
        once=True,
    ),
    source="sound/usb/proc.c:proc_pcm_format_read",
)
