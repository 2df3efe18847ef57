"""What a codec says of itself and of each of its nodes alike: formats, amplifiers, power, controls."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.layout import (
    ANYTHING,
    Alt,
    Codec,
    Flag,
    Group,
    Line,
    Many,
    Repeat,
    Stanza,
    Ways,
    choice,
    value,
)
from procframe.record import Field, Record, Residue
from procframe_root.asound.words import some_of, until

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
    "pcm_caps",
]


class PcmCaps(Record):
    """Digital audio that a converter can handle; nothing but the codec's name is known of one that does not say."""

    rates_mask: Annotated[int | None, Field("Sample rates, as a mask", kind="flags")] = None
    rates: Annotated[list[int] | None, Field("Sample rates", unit="Hz")] = None
    bits_mask: Annotated[int | None, Field("Bits of a sample, as a mask", kind="flags")] = None
    bits: Annotated[list[int] | None, Field("Bits of a sample", unit="bits")] = None
    formats_mask: Annotated[int | None, Field("Kinds of data, as a mask", kind="flags")] = None
    formats: Annotated[
        list[str] | None,
        Field("Kinds of data: `PCM`, `FLOAT`, `AC3`", kind="flags", codec=some_of("PCM", "FLOAT", "AC3")),
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
            Line("    rates [0x{rates_mask:x}]:", Repeat("rates", " {:d}")),
            Line("    bits [0x{bits_mask:x}]:", Repeat("bits", " {:d}")),
            Line("    formats [0x{formats_mask:x}]:", Repeat("formats", " {}")),
        ),
    )


class AmpValue(Record):
    """How an amplifier is set: bit 7 mutes it, the lower bits are the step of its gain."""

    left: Annotated[int, Field("The left channel, or the only one", unit="steps")]
    right: Annotated[int | None, Field("The right channel", unit="steps")] = None


_CAPS = "ofs=0x{ofs:02x}, nsteps=0x{nsteps:02x}, stepsize=0x{stepsize:02x}, mute={mute:x}"


def _read_value(text: str) -> AmpValue:
    left, gap, right = re.fullmatch(r"(0x[0-9a-f]+)([ \t]*)(.*)", text).groups()  # type: ignore[union-attr]
    found = AmpValue(left=int(left, 16), right=int(right, 16) if right else None)
    if gap not in ("", " "):
        found.residue = Residue(gaps={"right": [gap]})
    return found


def _print_value(value: AmpValue) -> str:
    if value.right is None:
        return f"0x{value.left:02x}"
    gap = value.residue.gaps["right"][0] if value.residue is not None else " "
    return f"0x{value.left:02x}{gap}0x{value.right:02x}"


_HEX = "0x[0-9a-f]{2,8}"
_VALUE = Codec(_read_value, _print_value, rf"{_HEX}(?:[ \t]+{_HEX})?", schema="object")
"""One or two numbers; other blanks between them than one are kept in the record's residue."""


def _print_alone(value: list[AmpValue]) -> str:
    if len(value) != 1:
        raise ValueError(f"{len(value)} values need brackets")
    return _print_value(value[0])


_ALONE = Codec(lambda text: [_read_value(text)], _print_alone, _VALUE.pattern, schema="array")
"""One value without brackets, as a list."""


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
        bare = value("{vals}", _ALONE)
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


STATES = some_of("D0", "D1", "D2", "D3", "D3cold", "S3D3cold", "CLKSTOP", "EPSS")
"""Power states that a node supports, and what it can do in them."""
_STATE = until(" ,", "D0", "D1", "D2", "D3", "D3cold", "UNKNOWN")


class Power(Record):
    """The power state of a node."""

    state: Annotated[int | None, Field("The state, as old kernels print it: a number", kind="label")] = None
    setting: Annotated[str | None, Field("State that was set", kind="label", codec=_STATE)] = None
    actual: Annotated[str | None, Field("State that it is in", kind="label", codec=_STATE)] = None
    error: Annotated[bool, Field("Whether it could not get there", kind="flags")] = False
    clock_stop_ok: Annotated[bool, Field("Whether the clock may stop now", kind="flags")] = False
    setting_reset: Annotated[bool, Field("Whether its settings were reset", kind="flags")] = False


POWER = (
    Line("  Power states: ", Repeat("power_states", " {}")),
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
