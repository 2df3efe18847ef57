"""``/proc/asound/oss/sndstat`` and ``card*/oss_mixer``: the emulation of the Open Sound System."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, Group, Line, Many, One, Opt, Rest, Spaced, Stanza, Table, choice, pattern
from procframe.record import Field, Record
from procframe_root.asound.words import FIRST_NAME

__all__ = ["OSS_MIXER", "SNDSTAT"]


class OssDriver(Record):
    """A driver that the Open Sound System would list."""

    type: Annotated[int, Field("Number of the type", kind="identity")]
    name: Annotated[str, Field("Name of the type", kind="label", codec=TEXT)]


class OssCard(Record):
    """A sound card."""

    name: Annotated[str, Field("Name of the card", kind="identity", codec=FIRST_NAME)]
    place: Annotated[str | None, Field("Where it is: address and interrupt, or the like", kind="label", codec=TEXT)] = (
        None
    )


class OssDrivers(Record):
    """The drivers that the Open Sound System would list."""

    drivers: Annotated[list[OssDriver], Field("The drivers")] = []


class OssCards(Record):
    """The sound cards."""

    cards: Annotated[list[OssCard], Field("The cards")] = []


class OssItem(Record):
    """A device of a kind, such as a mixer."""

    number: Annotated[int, Field("Number of the card, or of the timer", kind="identity")]
    name: Annotated[str, Field("Name of the device", kind="label", codec=ANYTHING)]


class OssDevices(Record):
    """The devices of a kind."""

    missing: Annotated[
        str | None,
        Field("What the kernel says where there are none", kind="label", codec=pattern("NOT ENABLED IN CONFIG")),
    ] = None
    devices: Annotated[list[OssItem], Field("The devices")] = []


class Sndstat(Record):
    """What the Open Sound System would say of its devices."""

    version: Annotated[str, Field("Version that is emulated", kind="label")]
    kernel: Annotated[
        str | None, Field("System, host, release, version and architecture of the kernel", kind="label", codec=TEXT)
    ] = None
    config_options: Annotated[int | None, Field("Options, always 0", kind="label")] = None
    installed_drivers: Annotated[OssDrivers | None, Field("Drivers")] = None
    card_config: Annotated[OssCards | None, Field("Sound cards")] = None
    audio_devices: Annotated[OssDevices | None, Field("Digital audio")] = None
    synth_devices: Annotated[OssDevices | None, Field("Synthesizers")] = None
    midi_devices: Annotated[OssDevices | None, Field("MIDI")] = None
    timers: Annotated[OssDevices | None, Field("Timers")] = None
    mixers: Annotated[OssDevices | None, Field("Mixers")] = None


def _section(name: str, title: str) -> Spaced:
    return Spaced(
        Group(
            name,
            Stanza(
                OssDevices, Line(f"{title}:", Opt(" {missing}")), Many("devices", Stanza(OssItem, "{number:d}: {name}"))
            ),
        )
    )


SNDSTAT = Format(
    "asound/oss/sndstat",
    One(
        Sndstat,
        "Sound Driver:{version} (ALSA emulation code)",
        "Kernel: {kernel}",
        "Config options: {config_options:d}",
        Spaced(
            Group(
                "installed_drivers",
                Stanza(OssDrivers, "Installed drivers: ", Many("drivers", Stanza(OssDriver, "Type {type:d}: {name}"))),
            )
        ),
        Spaced(
            Group(
                "card_config",
                Stanza(
                    OssCards,
                    "Card config: ",
                    Rest("cards", Stanza(OssCard, Line("{name}", Opt(" at {place}")))),
                    Line("--- no soundcards ---", unless="cards"),
                ),
            )
        ),
        _section("audio_devices", "Audio devices"),
        _section("synth_devices", "Synth devices"),
        _section("midi_devices", "Midi devices"),
        _section("timers", "Timers"),
        _section("mixers", "Mixers"),
    ),
    source="sound/core/info_oss.c:snd_sndstat_proc_read",
)

_CHANNELS = choice(
    *("VOLUME", "BASS", "TREBLE", "SYNTH", "PCM", "SPEAKER", "LINE", "MIC", "CD", "IMIX", "ALTPCM", "RECLEV", "IGAIN"),
    *("OGAIN", "LINE1", "LINE2", "LINE3", "DIGITAL1", "DIGITAL2", "DIGITAL3", "PHONEIN", "PHONEOUT", "VIDEO", "RADIO"),
    "MONITOR",
)


class OssMixerChannel(Record):
    """Which control of a card a channel of the emulated mixer stands for."""

    channel: Annotated[str, Field("Channel of the mixer", kind="identity", codec=_CHANNELS)]
    control: Annotated[str, Field("Name of the control, empty for none", kind="label", codec=ANYTHING)]
    index: Annotated[int, Field("Which of the controls of this name", kind="label")]


OSS_MIXER = Format(
    "asound/card<N>/oss_mixer",
    Table(OssMixerChannel, '{channel} "{control}" {index:d}'),
    source="sound/core/oss/mixer_oss.c:snd_mixer_oss_proc_read",
)
