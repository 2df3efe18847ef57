"""``/proc/asound/card*``: what can be set for a stream or a driver, and streams of compressed audio."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Flag, One, Table, Whole, choice, flags
from procframe.record import Field, Record

__all__ = ["COMPRESS_INFO", "OSS_SETUP", "TIMER_SOURCE", "XRUN_DEBUG"]


class XrunDebug(Record):
    """What the kernel does where a program is late with a stream."""

    xrun_debug: Annotated[
        list[str],
        Field(
            "`basic` logs it, `stack` with a stack trace; `jiffies_check` compares the pointers with the time",
            kind="flags",
            codec=flags(("basic", "stack", "jiffies_check")),
        ),
    ]


XRUN_DEBUG = Format(
    "asound/card<N>/pcm<D><p-c>/xrun_debug",
    One(XrunDebug, "{xrun_debug:d}"),
    source="sound/core/pcm.c:snd_pcm_xrun_debug_read",
)


class OssSetup(Record):
    """How a stream is set up for a program that uses the Open Sound System."""

    task_name: Annotated[str, Field("Name of the program", kind="identity")]
    periods: Annotated[int, Field("Periods in the buffer, 0 for the usual")]
    period_size: Annotated[int, Field("Size of a period, 0 for the usual", unit="bytes")]
    disable: Annotated[bool, Field("Whether it cannot open the stream", kind="flags")]
    direct: Annotated[bool, Field("Whether it gets samples unconverted only", kind="flags")]
    block: Annotated[bool, Field("Whether it waits for the device in any case", kind="flags")]
    non_block: Annotated[bool, Field("Whether it never waits", kind="flags")]
    partial_frag: Annotated[bool, Field("Whether parts of a period are played", kind="flags")]
    no_silence: Annotated[bool, Field("Whether the buffer is not filled with silence", kind="flags")]


OSS_SETUP = Format(
    "asound/card<N>/pcm<D><p-c>/oss",
    Table(
        OssSetup,
        "{task_name} {periods:d} {period_size:d}",
        Flag("disable", " disable"),
        Flag("direct", " direct"),
        Flag("block", " block"),
        Flag("non_block", " non-block"),
        Flag("partial_frag", " partial-frag"),
        Flag("no_silence", " no-silence"),
    ),
    source="sound/core/oss/pcm_oss.c:snd_pcm_oss_proc_read",
)


class TimerSource(Record):
    """What makes the streams of a loopback card tick."""

    timer_source: Annotated[
        str,
        Field("Card, device and subdevice of the stream; empty for the kernel's timer", kind="label", codec=ANYTHING),
    ]


TIMER_SOURCE = Format(
    "asound/card<N>/timer_source",
    Whole(TimerSource, "{timer_source}"),
    source="sound/drivers/aloop.c:print_timer_source_info",
)


class CompressInfo(Record):
    """A stream of compressed audio."""

    card: Annotated[int, Field("Number of the card", kind="identity")]
    device: Annotated[int, Field("Number of the device on the card", kind="identity")]
    stream: Annotated[str, Field("`PLAYBACK` or `CAPTURE`", kind="label", codec=choice("PLAYBACK", "CAPTURE"))]
    id: Annotated[str, Field("Identifier that the driver gives it", kind="label", codec=ANYTHING)]


COMPRESS_INFO = Format(
    "asound/card<N>/compr<D>/info",
    One(CompressInfo, "card: {card:d}", "device: {device:d}", "stream: {stream}", "id: {id}"),
    source="sound/core/compress_offload.c:snd_compress_proc_info_read",
)
