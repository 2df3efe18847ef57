"""``/proc/asound/card*/pcm*``: streams of digital audio, and how they are set up."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Alt, Codec, Line, One, choice, pattern, split_number
from procframe.record import Field, Record

__all__ = ["FORMAT_NAMES", "HW_PARAMS", "PCM_INFO", "PREALLOC", "PREALLOC_MAX", "STATUS", "SW_PARAMS"]

_SUBSTREAM = "asound/card<N>/pcm<D><p-c>/sub<S>/"

_LE_BE = ("LE", "BE")
FORMAT_NAMES = (
    *("S8", "U8", "MU_LAW", "A_LAW", "IMA_ADPCM", "MPEG", "GSM", "SPECIAL", "G723_24", "G723_24_1B"),
    *("G723_40", "G723_40_1B", "DSD_U8"),
    *(f"{sign}{bits}_{order}" for sign in "SU" for bits in (16, 20, 24, 32) for order in _LE_BE),
    *(f"{sign}{bits}_3{order}" for sign in "SU" for bits in (18, 20, 24) for order in _LE_BE),
    *(f"{kind}_{order}" for kind in ("FLOAT", "FLOAT64", "IEC958_SUBFRAME", "DSD_U16", "DSD_U32") for order in _LE_BE),
)
"""How samples are laid out, sound/core/pcm.c:snd_pcm_format_names."""
FORMATS = choice(*FORMAT_NAMES)
OSS_FORMATS = choice(
    "MU_LAW",
    "A_LAW",
    "IMA_ADPCM",
    "U8",
    "S16_LE",
    "S16_BE",
    "S8",
    "U16_LE",
    "U16_BE",
    "MPEG",
    "unknown",
)
UNSET = pattern("closed|no setup")


class PcmInfo(Record):
    """A stream of digital audio."""

    card: Annotated[int | None, Field("Number of the card", kind="identity")] = None
    device: Annotated[int | None, Field("Number of the device on the card", kind="identity")] = None
    subdevice: Annotated[int | None, Field("Number of the subdevice", kind="identity")] = None
    stream: Annotated[
        str | None, Field("`PLAYBACK` or `CAPTURE`", kind="label", codec=choice("PLAYBACK", "CAPTURE"))
    ] = None
    id: Annotated[str | None, Field("Identifier that the driver gives the device", kind="label", codec=ANYTHING)] = None
    name: Annotated[str | None, Field("Name of the device", kind="label", codec=ANYTHING)] = None
    subname: Annotated[str | None, Field("Name of the subdevice", kind="label", codec=ANYTHING)] = None
    dev_class: Annotated[int | None, Field("0 generic, 1 multichannel, 2 modem, 3 digitizer", kind="label")] = None
    dev_subclass: Annotated[int | None, Field("0 generic, 1 multichannel", kind="label")] = None
    subdevices_count: Annotated[int | None, Field("Subdevices that there are")] = None
    subdevices_avail: Annotated[int | None, Field("Of those, not in use")] = None
    error: Annotated[int | None, Field("Number of the error, where nothing else is known", kind="label")] = None


PCM_INFO = Format(
    "asound/card<N>/pcm<D><p-c>/info",
    One(
        PcmInfo,
        Line(Alt("card: {card:d}", "error {error:d}")),
        "device: {device:d}",
        "subdevice: {subdevice:d}",
        "stream: {stream}",
        "id: {id}",
        "name: {name}",
        "subname: {subname}",
        "class: {dev_class:d}",
        "subclass: {dev_subclass:d}",
        "subdevices_count: {subdevices_count:d}",
        "subdevices_avail: {subdevices_avail:d}",
        empty=True,
    ),
    paths=("asound/card<N>/pcm<D><p-c>/info", _SUBSTREAM + "info"),
    source="sound/core/pcm.c:snd_pcm_proc_info_read",
)


class HwParams(Record):
    """How the hardware is set up for a stream; a frame is a sample for each channel."""

    state: Annotated[
        str | None, Field("`closed`, or `no setup` where it is open only; absent where it is set up", codec=UNSET)
    ] = None
    access: Annotated[
        str | None,
        Field(
            "How samples are handed over",
            kind="label",
            codec=choice(
                "MMAP_INTERLEAVED", "MMAP_NONINTERLEAVED", "MMAP_COMPLEX", "RW_INTERLEAVED", "RW_NONINTERLEAVED"
            ),
        ),
    ] = None
    format: Annotated[str | None, Field("How samples are laid out", kind="label", codec=FORMATS)] = None
    subformat: Annotated[
        str | None,
        Field(
            "Which bits of a sample count",
            kind="label",
            codec=choice("STD", "MSBITS_MAX", "MSBITS_20", "MSBITS_24"),
        ),
    ] = None
    channels: Annotated[int | None, Field("Channels")] = None
    rate: Annotated[int | None, Field("Frames a second", unit="Hz")] = None
    rate_num: Annotated[int | None, Field("Numerator of the exact rate")] = None
    rate_den: Annotated[int | None, Field("Denominator of the exact rate")] = None
    period_size: Annotated[int | None, Field("Frames between interrupts", unit="frames")] = None
    buffer_size: Annotated[int | None, Field("Frames that the buffer holds", unit="frames")] = None
    oss_format: Annotated[
        str | None,
        Field("How samples are laid out for a program that uses OSS", kind="label", codec=OSS_FORMATS),
    ] = None
    oss_channels: Annotated[int | None, Field("Channels that such a program sees")] = None
    oss_rate: Annotated[int | None, Field("Frames a second that it sees", unit="Hz")] = None
    oss_period_bytes: Annotated[int | None, Field("Size of a period that it sees", unit="bytes")] = None
    oss_periods: Annotated[int | None, Field("Periods in the buffer")] = None
    oss_period_frames: Annotated[int | None, Field("Frames of a period that it sees", unit="frames")] = None


HW_PARAMS = Format(
    _SUBSTREAM + "hw_params",
    One(
        HwParams,
        Line(Alt("access: {access}", "{state}")),
        "format: {format}",
        "subformat: {subformat}",
        "channels: {channels:d}",
        "rate: {rate:d} ({rate_num:d}/{rate_den:d})",
        "period_size: {period_size:d}",
        "buffer_size: {buffer_size:d}",
        "OSS format: {oss_format}",
        "OSS channels: {oss_channels:d}",
        "OSS rate: {oss_rate:d}",
        "OSS period bytes: {oss_period_bytes:d}",
        "OSS periods: {oss_periods:d}",
        "OSS period frames: {oss_period_frames:d}",
    ),
    source="sound/core/pcm.c:snd_pcm_substream_proc_hw_params_read",
)


class SwParams(Record):
    """How the kernel drives a stream; thresholds are in frames, the boundary means never."""

    state: Annotated[
        str | None, Field("`closed`, or `no setup` where it is open only; absent where it is set up", codec=UNSET)
    ] = None
    tstamp_mode: Annotated[
        str | None, Field("Whether time stamps are taken", kind="label", codec=choice("NONE", "ENABLE"))
    ] = None
    period_step: Annotated[int | None, Field("Periods between interrupts")] = None
    avail_min: Annotated[int | None, Field("Free or readable frames that wake the program", unit="frames")] = None
    start_threshold: Annotated[int | None, Field("Frames in the buffer that start the stream", unit="frames")] = None
    stop_threshold: Annotated[int | None, Field("Free frames in the buffer that stop it", unit="frames")] = None
    silence_threshold: Annotated[
        int | None, Field("Frames left in the buffer below which silence is written", unit="frames")
    ] = None
    silence_size: Annotated[int | None, Field("How much silence then", unit="frames")] = None
    boundary: Annotated[int | None, Field("Where the pointers wrap", unit="frames")] = None


SW_PARAMS = Format(
    _SUBSTREAM + "sw_params",
    One(
        SwParams,
        Line(Alt("tstamp_mode: {tstamp_mode}", "{state}")),
        "period_step: {period_step:d}",
        "avail_min: {avail_min:d}",
        "start_threshold: {start_threshold:d}",
        "stop_threshold: {stop_threshold:d}",
        "silence_threshold: {silence_threshold:d}",
        "silence_size: {silence_size:d}",
        "boundary: {boundary:d}",
    ),
    source="sound/core/pcm.c:snd_pcm_substream_proc_sw_params_read",
)

_STATES = frozenset(
    ("OPEN", "SETUP", "PREPARED", "RUNNING", "XRUN", "DRAINING", "PAUSED", "SUSPENDED", "DISCONNECTED", "closed")
)
STATE = Codec(
    lambda text: text.removeprefix("state: "),
    lambda state: state if state == "closed" else f"state: {state}",
    r"closed|state: [^ \t\n]+",
    unknown=lambda state: [] if state in _STATES else [state],
)


class PcmStatus(Record):
    """Where a stream is; its pointers count frames and wrap at the boundary."""

    state: Annotated[str | None, Field("State of the stream; `closed` where nobody uses it", codec=STATE)] = None
    error: Annotated[int | None, Field("Number of the error, where nothing else is known", kind="label")] = None
    owner_pid: Annotated[int | None, Field("Process that opened it", kind="label")] = None
    trigger_time: Annotated[
        int | None, Field("When it was started or stopped last", unit="ns", kind="time", codec=split_number(9))
    ] = None
    tstamp: Annotated[
        int | None, Field("When the pointers were read last", unit="ns", kind="time", codec=split_number(9))
    ] = None
    delay: Annotated[int | None, Field("Frames until one that is written now is heard", unit="frames")] = None
    avail: Annotated[int | None, Field("Frames that can be written or read", unit="frames")] = None
    avail_max: Annotated[int | None, Field("The most of those since the last time", unit="frames")] = None
    hw_ptr: Annotated[int | None, Field("Where the hardware is", unit="frames", kind="counter")] = None
    appl_ptr: Annotated[int | None, Field("Where the program is", unit="frames", kind="counter")] = None
    xrun_counter: Annotated[
        int | None, Field("Times that the program was late; where the kernel is built to count", kind="counter")
    ] = None


STATUS = Format(
    _SUBSTREAM + "status",
    One(
        PcmStatus,
        Line(Alt("{state}", "error {error:d}")),
        "owner_pid   : {owner_pid:d}",
        "trigger_time: {trigger_time}",
        "tstamp      : {tstamp}",
        "delay       : {delay:d}",
        "avail       : {avail:d}",
        "avail_max   : {avail_max:d}",
        Line("-----", when="trigger_time"),
        "hw_ptr      : {hw_ptr:d}",
        "appl_ptr    : {appl_ptr:d}",
        "xrun_counter: {xrun_counter:d}",
    ),
    source="sound/core/pcm.c:snd_pcm_substream_proc_status_read",
)


class Prealloc(Record):
    """Memory that is set aside for the buffer of a stream."""

    size: Annotated[int, Field("Size of the memory", unit="kB")]


PREALLOC = Format(
    _SUBSTREAM + "prealloc",
    One(Prealloc, "{size:d}"),
    source="sound/core/pcm_memory.c:snd_pcm_lib_preallocate_proc_read",
)
PREALLOC_MAX = Format(
    _SUBSTREAM + "prealloc_max",
    One(Prealloc, "{size:d}"),
    description="The most memory that can be set aside for the buffer of a stream.",
    source="sound/core/pcm_memory.c:snd_pcm_lib_preallocate_max_proc_read",
)
