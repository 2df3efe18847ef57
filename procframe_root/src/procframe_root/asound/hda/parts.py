"""What a codec says of itself and of each of its nodes alike: formats, amplifiers, power, controls."""

from __future__ import annotations

from typing import Annotated

from procframe.host import Host
from procframe.layout import (
    ANYTHING,
    Alt,
    Codec,
    Flag,
    Group,
    Line,
    Many,
    Opt,
    PerHost,
    Repeat,
    Stanza,
    Ways,
    choice,
    nested,
    pattern,
    value,
)
from procframe.record import Field, Record
from procframe_root.asound.words import split_words

__all__ = [
    "POWER",
    "STATES",
    "Amp",
    "AmpValue",
    "Control",
    "PcmCaps",
    "Power",
    "amp",
    "controls",
    "numbers",
    "pcm_caps",
]


def numbers() -> Codec:
    """Decimal numbers, a blank before each."""
    return Codec(
        lambda text: [int(number) for number in text.split(" ")[1:]],
        lambda value: "".join([f" {number:d}" for number in value]),
        "(?: [1-9][0-9]{0,9})*",
        schema="array",
    )


class PcmCaps(Record):
    """Digital audio that a converter can handle; nothing but the codec's name is known of one that does not say."""

    rates_mask: Annotated[int | None, Field("Sample rates, as a mask", kind="flags")] = None
    rates: Annotated[list[int] | None, Field("Sample rates", unit="Hz", codec=numbers())] = None
    bits_mask: Annotated[int | None, Field("Bits of a sample, as a mask", kind="flags")] = None
    bits: Annotated[list[int] | None, Field("Bits of a sample", unit="bits", codec=numbers())] = None
    formats_mask: Annotated[int | None, Field("Kinds of data, as a mask", kind="flags")] = None
    formats: Annotated[
        list[str] | None,
        Field("Kinds of data: `PCM`, `FLOAT`, `AC3`", kind="flags", codec=split_words(("PCM", "FLOAT", "AC3"))),
    ] = None


def pcm_caps(name: str, title: str, *, one_line: bool) -> Group:
    """The formats under a title; old kernels print the masks only, on the line of the title."""
    if one_line:
        masks = " rates 0x{rates_mask:03x}, bits 0x{bits_mask:02x}, types 0x{formats_mask:x}"
        return Group(name, Stanza(PcmCaps, f"{title}:{masks}"))
    return Group(
        name,
        Stanza(
            PcmCaps,
            f"{title}:",
            Line("N/A", unless="rates_mask"),
            "    rates [0x{rates_mask:x}]:{rates}",
            "    bits [0x{bits_mask:x}]:{bits}",
            "    formats [0x{formats_mask:x}]:{formats}",
        ),
    )


class AmpValue(Record):
    """How an amplifier is set: bit 7 mutes it, the lower bits are the step of its gain."""

    left: Annotated[int, Field("The left channel, or the only one", unit="steps")]
    right: Annotated[int | None, Field("The right channel", unit="steps")] = None


_CAPS = "ofs=0x{ofs:02x}, nsteps=0x{nsteps:02x}, stepsize=0x{stepsize:02x}, mute={mute:x}"
_VALUE = nested(AmpValue, "0x{left:02x}", Opt(" 0x{right:02x}"))


def _alone(host: Host) -> Codec:
    """One value, without brackets, as a list."""
    one = _VALUE.make(host)

    def encode(value: list[AmpValue]) -> str:
        if len(value) != 1:
            raise ValueError(f"{len(value)} values need brackets")
        return str(one.encode(value[0]))

    return Codec(lambda text: [one.decode(text)], encode, one.pattern, schema="array")


class Amp(Record):
    """An amplifier; all but its values is absent where the codec does not say."""

    ofs: Annotated[int | None, Field("Step that is 0 dB", unit="steps")] = None
    nsteps: Annotated[int | None, Field("Highest step", unit="steps")] = None
    stepsize: Annotated[int | None, Field("Size of a step, 0 for 0.25 dB, 1 for 0.5 dB and so on", kind="gauge")] = None
    mute: Annotated[int | None, Field("1 where it can be muted", kind="flags")] = None
    vals: Annotated[list[AmpValue] | None, Field("How it is set, for each input")] = None


def amp(name: str, title: str, *, values: str = "") -> Group:
    """An amplifier: what it can do, and how it is set."""
    parts: list[Line | Ways] = [Line(f"{title} caps: ", Alt(_CAPS, "N/A"))]
    if values:
        cells = Repeat("vals", " [{}]", codec=_VALUE)
        bare = value("{vals}", PerHost(_alone))
        parts.append(
            Ways(Line(f"{values} vals: ", cells), Line(f"{values} vals:", cells), Line(f"{values} vals: ", bare))
        )
    return Group(name, Stanza(Amp, *parts))


class Control(Record):
    """A control of a mixer that belongs to a node."""

    name: Annotated[str, Field("Name of the control", kind="identity", codec=ANYTHING)]
    index: Annotated[int, Field("Which of the controls of this name", kind="identity")]
    device: Annotated[int, Field("Number of the device it belongs to", kind="label")]
    chs: Annotated[int | None, Field("Channels of the amplifier that it sets, as a mask", kind="flags")] = None
    dir: Annotated[str | None, Field("`In` or `Out`: which amplifier", kind="label", codec=choice("In", "Out"))] = None
    idx: Annotated[int | None, Field("Which input of the amplifier", kind="label")] = None
    ofs: Annotated[int | None, Field("Steps that the control leaves out", unit="steps")] = None


def controls() -> Many:
    """Controls, one after the other."""
    return Many(
        "controls",
        Stanza(
            Control,
            '  Control: name="{name}", index={index:d}, device={device:d}',
            Line("    ControlAmp: chs={chs:d}, dir=", "{dir}, idx={idx:d}, ofs={ofs:d}"),
        ),
    )


STATES = split_words(("D0", "D1", "D2", "D3", "D3cold", "S3D3cold", "CLKSTOP", "EPSS"))
"""Power states that a node supports, and what it can do in them."""
_STATE = pattern(r"[^ ,\n]+").but(unknown=choice("D0", "D1", "D2", "D3", "D3cold", "UNKNOWN").unknown)


class Power(Record):
    """The power state of a node."""

    state: Annotated[int | None, Field("The state, as old kernels print it: a number", kind="label")] = None
    setting: Annotated[str | None, Field("State that was set", kind="label", codec=_STATE)] = None
    actual: Annotated[str | None, Field("State that it is in", kind="label", codec=_STATE)] = None
    error: Annotated[bool, Field("Whether it could not get there", kind="flags")] = False
    clock_stop_ok: Annotated[bool, Field("Whether the clock may stop now", kind="flags")] = False
    setting_reset: Annotated[bool, Field("Whether its settings were reset", kind="flags")] = False


POWER = (
    Line("  Power states: {power_states}"),
    Group(
        "power",
        Stanza(
            Power,
            Line(
                "  Power: ",
                Alt("0x{state:x}", "setting={setting}, actual={actual}"),
                Flag("error", ", Error"),
                Flag("clock_stop_ok", ", Clock-stop-OK"),
                Flag("setting_reset", ", Setting-reset"),
            ),
        ),
    ),
)
"""Lines about the power states of a node."""
