"""``/proc/asound/card*/cable#*``: which streams the loopback driver joins."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Group, Line, Many, Stanza, choice, flags
from procframe.record import Field, Record

__all__ = ["FORMAT", "LoopbackCable", "LoopbackStream"]

_STREAMS = flags(["playback", "capture"])


class LoopbackStream(Record):
    """One end of a cable; all is absent where it is not open."""

    buffer_size: Annotated[int | None, Field("Size of the buffer", unit="bytes")] = None
    buffer_pos: Annotated[int | None, Field("Place in the buffer", unit="bytes")] = None
    silent_size: Annotated[int | None, Field("How much of the buffer is silent", unit="bytes")] = None
    period_size: Annotated[int | None, Field("Size of a period", unit="bytes")] = None
    bytes_per_sec: Annotated[int | None, Field("Rate of data", unit="bytes/s")] = None
    sample_align: Annotated[int | None, Field("Size of a sample of all channels", unit="bytes")] = None
    rate_shift: Annotated[int | None, Field("How fast it runs; 100000 is as fast as the clock", unit="1/100000")] = None
    update_pending: Annotated[int | None, Field("Whether the end of a period is still to be told")] = None
    irq_pos: Annotated[int | None, Field("Place in the period, in bytes times ticks a second")] = None
    period_frac: Annotated[int | None, Field("Size of the period, in the same unit")] = None
    last_jiffies: Annotated[int | None, Field("When it was last brought up to date", unit="jiffies", kind="time")] = (
        None
    )
    jiffies: Annotated[int | None, Field("When this was printed", unit="jiffies", kind="time")] = None
    timer_expires: Annotated[int | None, Field("When its timer runs out", unit="jiffies", kind="time")] = None
    timer_card: Annotated[
        int | None, Field("Card of the sound timer; absent where it runs by jiffies", kind="label")
    ] = None
    timer_device: Annotated[int | None, Field("Device of that timer", kind="label")] = None
    timer_subdevice: Annotated[int | None, Field("Subdevice of that timer", kind="label")] = None
    timer_open: Annotated[
        str | None,
        Field(
            "Which end opened that timer, `playback` or `capture`",
            kind="label",
            codec=choice("playback", "capture"),
        ),
    ] = None


class LoopbackCable(Record):
    """A cable of the loopback driver: what is played at one end is captured at the other."""

    cable: Annotated[int, Field("Number of the cable, which is the one of the device", kind="identity")]
    substream: Annotated[int, Field("Number of the substream", kind="identity")]
    valid: Annotated[
        list[str] | None,
        Field("Ends that are set up: `playback`, `capture`; absent where none is open", kind="flags", codec=_STREAMS),
    ] = None
    running: Annotated[list[str] | None, Field("Ends that run", kind="flags", codec=_STREAMS)] = None
    pause: Annotated[list[str] | None, Field("Ends that pause", kind="flags", codec=_STREAMS)] = None
    playback: Annotated[LoopbackStream | None, Field("The end that plays")] = None
    capture: Annotated[LoopbackStream | None, Field("The end that captures")] = None


def _stream(name: str, title: str) -> Group:
    return Group(
        name,
        Stanza(
            LoopbackStream,
            f"  {title}",
            Line("    inactive", unless="buffer_size"),
            "    buffer_size:\t{buffer_size:d}",
            "    buffer_pos:\t\t{buffer_pos:d}",
            "    silent_size:\t{silent_size:d}",
            "    period_size:\t{period_size:d}",
            "    bytes_per_sec:\t{bytes_per_sec:d}",
            "    sample_align:\t{sample_align:d}",
            "    rate_shift:\t\t{rate_shift:d}",
            "    update_pending:\t{update_pending:d}",
            "    irq_pos:\t\t{irq_pos:d}",
            "    period_frac:\t{period_frac:d}",
            "    last_jiffies:\t{last_jiffies:d} ({jiffies:d})",
            "    timer_expires:\t{timer_expires:d}",
            "    sound timer:\thw:{timer_card:d},{timer_device:d},{timer_subdevice:d}",
            "    timer open:\t\t{timer_open}",
        ),
    )


FORMAT = Format(
    "asound/card<N>/cable#<M>",
    File(
        Many(
            "records",
            Stanza(
                LoopbackCable,
                "Cable {cable:d} substream {substream:d}:",
                Line("  inactive", unless="playback"),
                "  valid: {valid:d}",
                "  running: {running:d}",
                "  pause: {pause:d}",
                _stream("playback", "Playback"),
                _stream("capture", "Capture"),
            ),
        )
    ),
    source="sound/drivers/aloop.c:print_cable_info",
)
