"""``/proc/asound/seq/oss``: the old interface to the sequencer (OSS)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Alt, Group, Line, Many, One, Spaced, Stanza, choice
from procframe.record import Field, Record
from procframe_root.choices import two_words

__all__ = [
    "FORMAT",
    "OssApplication",
    "OssApplications",
    "OssMidi",
    "OssMidis",
    "OssSequencer",
    "OssSynth",
    "OssSynths",
]

_ACCESS = choice("none", "read", "write", "read/write")
_ENABLED = two_words("enabled", "disabled")


class OssApplication(Record):
    """An application that has the OSS sequencer open."""

    application: Annotated[int, Field("Number of the application", kind="identity")]
    port: Annotated[int | None, Field("Its port; absent where there is no application", kind="label")] = None
    queue: Annotated[int | None, Field("Its queue", kind="label")] = None
    mode: Annotated[
        str | None, Field("Mode of the sequencer, `music` or `synth`", kind="label", codec=choice("music", "synth"))
    ] = None
    file_mode: Annotated[
        str | None, Field("How it has the file open: `read`, `write`, `read/write`", kind="label", codec=_ACCESS)
    ] = None
    tempo: Annotated[int | None, Field("Tempo of its timer (in mode `music`)", unit="beats/min")] = None
    timebase: Annotated[int | None, Field("Ticks of a beat (in mode `music`)", unit="ticks")] = None
    max_queue_length: Annotated[int | None, Field("Most events that may wait", unit="events")] = None
    read_queue: Annotated[
        str | None,
        Field(
            "Whether it waits for events: `sleeping` or `running`; absent where it does not read",
            kind="label",
            codec=choice("sleeping", "running"),
        ),
    ] = None
    read_queue_length: Annotated[int | None, Field("Events for it to read", unit="events")] = None
    read_tick: Annotated[int | None, Field("Time of the last of them", unit="ticks", kind="time")] = None


class OssSynth(Record):
    """A synthesizer."""

    synth: Annotated[int, Field("Number of the synthesizer", kind="identity")]
    name: Annotated[
        str | None, Field("Its name; absent where there is no synthesizer", kind="label", codec=ANYTHING)
    ] = None
    synth_type: Annotated[int | None, Field("Number of its type", kind="label")] = None
    synth_subtype: Annotated[int | None, Field("Number of its subtype", kind="label")] = None
    voices: Annotated[int | None, Field("Voices that it has")] = None
    ioctl: Annotated[bool | None, Field("Whether it has controls of its own", kind="flags", codec=_ENABLED)] = None
    load_patch: Annotated[bool | None, Field("Whether it takes patches", kind="flags", codec=_ENABLED)] = None


class OssMidi(Record):
    """A MIDI device."""

    midi: Annotated[int, Field("Number of the MIDI device", kind="identity")]
    name: Annotated[str | None, Field("Its name; absent where there is no device", kind="label", codec=ANYTHING)] = None
    client: Annotated[int | None, Field("Number of its client of the sequencer", kind="label")] = None
    port: Annotated[int | None, Field("Number of its port", kind="label")] = None
    capability: Annotated[
        str | None, Field("What it can do: `read`, `write`, `read/write`, `none`", kind="label", codec=_ACCESS)
    ] = None
    opened: Annotated[str | None, Field("For what it is open", kind="label", codec=_ACCESS)] = None


class OssApplications(Record):
    """The applications that have the OSS sequencer open."""

    count: Annotated[int, Field("How many there are, with gaps in their numbers")]
    applications: Annotated[list[OssApplication], Field("The applications")] = []


class OssSynths(Record):
    """The synthesizers."""

    count: Annotated[int, Field("How many there are, with gaps in their numbers")]
    synths: Annotated[list[OssSynth], Field("The synthesizers")] = []


class OssMidis(Record):
    """The MIDI devices."""

    count: Annotated[int, Field("How many there are, with gaps in their numbers")]
    midis: Annotated[list[OssMidi], Field("The MIDI devices")] = []


class OssSequencer(Record):
    """The OSS sequencer, and what it is joined to."""

    version: Annotated[str, Field("Version of the emulation", kind="label")]
    client: Annotated[int | None, Field("Its client of the sequencer", kind="label")] = None
    port: Annotated[int | None, Field("Its port that receives", kind="label")] = None
    applications: Annotated[OssApplications | None, Field("Applications")] = None
    synths: Annotated[OssSynths | None, Field("Synthesizers")] = None
    midis: Annotated[OssMidis | None, Field("MIDI devices")] = None


def _section(name: str, record: type[Record], title: str, stanza: Stanza) -> Spaced:
    """A heading with a number, and so many records, with a blank line before each of them all."""
    return Spaced(Group(name, Stanza(record, f"Number of {title}: {{count:d}}", Spaced(Many(name, stanza)))))


FORMAT = Format(
    "asound/seq/oss",
    One(
        OssSequencer,
        "OSS sequencer emulation version {version}",
        "ALSA client number {client:d}",
        "ALSA receiver port {port:d}",
        _section(
            "applications",
            OssApplications,
            "applications",
            Stanza(
                OssApplication,
                Line("Application {application:d}: ", Alt("port {port:d} : queue {queue:d}", "*empty*")),
                "  sequencer mode = {mode} : file open mode = {file_mode}",
                "  timer tempo = {tempo:d}, timebase = {timebase:d}",
                "  max queue length {max_queue_length:d}",
                "  read queue [{read_queue}] length = {read_queue_length:d} : tick = {read_tick:d}",
            ),
        ),
        _section(
            "synths",
            OssSynths,
            "synth devices",
            Stanza(
                OssSynth,
                Line("synth {synth:d}: ", Alt("[{name}]", "*empty*")),
                "  type 0x{synth_type:x} : subtype 0x{synth_subtype:x} : voices {voices:d}",
                "  capabilities : ioctl {ioctl} / load_patch {load_patch}",
            ),
        ),
        _section(
            "midis",
            OssMidis,
            "MIDI devices",
            Stanza(
                OssMidi,
                Line("midi {midi:d}: ", Alt("[{name}] ALSA port {client:d}:{port:d}", "*empty*")),
                "  capability {capability} / opened {opened}",
            ),
        ),
    ),
    source="sound/core/seq/oss/seq_oss.c:info_read",
)
