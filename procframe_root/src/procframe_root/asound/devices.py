"""``/proc/asound/devices``, ``oss/devices``, ``hwdep`` and ``pcm``: the devices of all sound cards."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Alt, Opt, Table
from procframe.record import Field, Record
from procframe_root.asound.words import FIRST_NAME, NAME
from procframe_root.choices import one_of

__all__ = ["DEVICES", "HWDEP", "OSS_DEVICES", "PCM"]


class SoundDevice(Record):
    """A device file of the sound system."""

    minor: Annotated[int, Field("Minor number of the device file", kind="identity")]
    card: Annotated[int | None, Field("Number of the card; absent where it belongs to all", kind="label")]
    device: Annotated[
        int | None, Field("Number of the device on the card; absent for what a card has once", kind="label")
    ]
    type: Annotated[
        str,
        Field(
            "What it is",
            kind="label",
            codec=one_of(
                "control",
                "hardware dependent",
                "raw midi",
                "digital audio playback",
                "digital audio capture",
                "sequencer",
                "timer",
                "compress",
            ),
        ),
    ]


DEVICES = Format(
    "asound/devices",
    Table(
        SoundDevice,
        "{minor:3d}: ",
        Alt("[{card:2d}-{device:2d}]: ", "[{card:2d}]   : ", "       : "),
        "{type}",
    ),
    source="sound/core/sound.c:snd_minor_info_read",
)


class OssDevice(Record):
    """A device file of the emulated Open Sound System."""

    minor: Annotated[int, Field("Minor number of the device file", kind="identity")]
    card: Annotated[int | None, Field("Number of the card; absent where it belongs to all", kind="label")]
    device: Annotated[int | None, Field("Number of the device on the card", kind="label")]
    type: Annotated[
        str,
        Field(
            "What it is",
            kind="label",
            codec=one_of("mixer", "sequencer", "digital audio", "raw midi", "hardware dependent"),
        ),
    ]


OSS_DEVICES = Format(
    "asound/oss/devices",
    Table(OssDevice, "{minor:3d}: ", Alt("[{card:d}-{device:2d}]: ", "      : "), "{type}"),
    source="sound/core/sound_oss.c:snd_minor_info_oss_read",
)


class HardwareDevice(Record):
    """A device of a sound card that no general interface is for."""

    card: Annotated[int, Field("Number of the card", kind="identity")]
    device: Annotated[int, Field("Number of the device on the card", kind="identity")]
    name: Annotated[str, Field("Name of the device", kind="label", codec=ANYTHING)]


HWDEP = Format(
    "asound/hwdep",
    Table(HardwareDevice, "{card:02d}-{device:02d}: {name}"),
    source="sound/core/hwdep.c:snd_hwdep_proc_read",
)


class PcmDevice(Record):
    """A device of a sound card that plays or records digital audio."""

    card: Annotated[int, Field("Number of the card", kind="identity")]
    device: Annotated[int, Field("Number of the device on the card", kind="identity")]
    id: Annotated[str, Field("Identifier that the driver gives it", kind="label", codec=FIRST_NAME)]
    name: Annotated[str | None, Field("Name of the device", kind="label", codec=NAME)] = None
    playback: Annotated[int | None, Field("Streams that it plays at once; absent where it plays none")] = None
    capture: Annotated[int | None, Field("Streams that it records at once; absent where it records none")] = None


PCM = Format(
    "asound/pcm",
    Table(
        PcmDevice,
        "{card:02d}-{device:02d}: {id} : ",
        Alt(
            (Opt("{name}"), " : playback {playback:d} : capture {capture:d}"),
            (Opt("{name}"), " : playback {playback:d}"),
            (Opt("{name}"), " : capture {capture:d}"),
            "{name}",
        ),
    ),
    source="sound/core/pcm.c:snd_pcm_proc_read",
)
