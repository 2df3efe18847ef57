"""``/proc/pal/cpu<N>``: what PAL, the firmware of Itanium CPUs, says of them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, File, Flag, Line, Many, One, Stanza, Table, choice, nested, pattern
from procframe.record import Field, Record
from procframe_root.choices import two

__all__ = [
    "BUS_INFO",
    "FREQUENCY_INFO",
    "POWER_INFO",
    "PROCESSOR_INFO",
    "VERSION_INFO",
    "PalFeature",
    "PalFrequency",
    "PalPowerLevel",
    "PalVersion",
    "Ratio",
]

_REVISION = pattern(r"[0-9a-f]{2,}\.[0-9a-f]{2,}")
_NAME = pattern(r"[^ \t\n]+(?: {1,2}[^ \t\n]+)*")


class PalFeature(Record):
    """Something that a CPU, or its bus, can do or not."""

    name: Annotated[
        str | None, Field("What it is; absent where the kernel has no name for it", kind="identity", codec=_NAME)
    ]
    feature_set: Annotated[int | None, Field("Number of the set of one without a name", kind="identity")] = None
    bit: Annotated[int | None, Field("Its bit in the set", kind="identity")] = None
    status: Annotated[
        str | None, Field("`On` or `Off`; absent where the CPU lacks it", kind="flags", codec=choice("On", "Off"))
    ] = None
    control: Annotated[bool | None, Field("Whether it can be changed", kind="flags", codec=two("Ctrl", "NoCtrl"))] = (
        None
    )


class Ratio(Record):
    """A ratio of two frequencies."""

    numerator: Annotated[int, Field("Numerator")]
    denominator: Annotated[int, Field("Denominator")]


_RATIO = nested(Ratio, "{numerator:d}/{denominator:d}")


class PalFrequency(Record):
    """The clocks of a CPU."""

    output_clock: Annotated[
        int | None, Field("Frequency of the clock that the CPU gives out; absent where it gives none", unit="Hz")
    ] = None
    processor_ratio: Annotated[Ratio | None, Field("The CPU's frequency to its input clock", codec=_RATIO)] = None
    bus_ratio: Annotated[Ratio | None, Field("The bus's frequency to that clock", codec=_RATIO)] = None
    itc_ratio: Annotated[Ratio | None, Field("The interval counter's frequency to that clock", codec=_RATIO)] = None


class PalPowerLevel(Record):
    """A state in which a CPU takes less power."""

    level: Annotated[int, Field("Number of the state", kind="identity")]
    not_implemented: Annotated[bool, Field("Whether the CPU lacks it", kind="flags")] = False
    entry_latency: Annotated[int | None, Field("How long it takes to enter", unit="cycles", kind="time")] = None
    exit_latency: Annotated[int | None, Field("How long it takes to leave", unit="cycles", kind="time")] = None
    power_consumption: Annotated[int | None, Field("Power that it takes", unit="mW")] = None
    coherency: Annotated[
        bool | None, Field("Whether caches and TLB stay coherent", kind="flags", codec=two("Yes", "No"))
    ] = None


class PalVersion(Record):
    """The version of PAL, and the oldest that the CPU can do with."""

    vendor: Annotated[int, Field("Number of the manufacturer", kind="label")]
    vendor_min: Annotated[int, Field("The same of the oldest version", kind="label")]
    pal_a: Annotated[str | None, Field("Model and revision of the part that cannot be updated", codec=_REVISION)] = None
    pal_a_min: Annotated[str | None, Field("The oldest", codec=_REVISION)] = None
    pal_b: Annotated[str | None, Field("Model and revision of the part that can", codec=_REVISION)] = None
    pal_b_min: Annotated[str | None, Field("The oldest", codec=_REVISION)] = None


_SOURCE = "arch/ia64/kernel/palinfo.c:"

BUS_INFO = Format(
    "pal/cpu<cpu>/bus_info",
    Table(PalFeature, "{name:<48s} : ", Alt("{status} {control}", "NotImpl ")),
    source=f"{_SOURCE}bus_info",
)
PROCESSOR_INFO = Format(
    "pal/cpu<cpu>/processor_info",
    Table(
        PalFeature,
        Alt("Feature set {feature_set:2d} bit {bit:2d}\t\t\t : ", "{name:<40s} : "),
        "{status:<3s} {control}",
    ),
    source=f"{_SOURCE}feature_set_info",
)
FREQUENCY_INFO = Format(
    "pal/cpu<cpu>/frequency_info",
    One(
        PalFrequency,
        Line("Output clock            : ", Alt("{output_clock:d} ticks/s", "not implemented")),
        "Processor/Clock ratio   : {processor_ratio}",
        "Bus/Clock ratio         : {bus_ratio}",
        "ITC/Clock ratio         : {itc_ratio}",
    ),
    source=f"{_SOURCE}frequency_info",
)
POWER_INFO = Format(
    "pal/cpu<cpu>/power_info",
    File(
        Many(
            "records",
            Stanza(
                PalPowerLevel,
                Line("Power level {level:d}:", Flag("not_implemented", " not implemented")),
                "\tentry_latency       : {entry_latency:d} cycles",
                "\texit_latency        : {exit_latency:d} cycles",
                "\tpower consumption   : {power_consumption:d} mW",
                "\tCache+TLB coherency : {coherency}",
            ),
        )
    ),
    source=f"{_SOURCE}power_info",
)
VERSION_INFO = Format(
    "pal/cpu<cpu>/version_info",
    One(
        PalVersion,
        "PAL_vendor : 0x{vendor:02x} (min=0x{vendor_min:02x})",
        "PAL_A      : {pal_a} (min={pal_a_min})",
        "PAL_B      : {pal_b} (min={pal_b_min})",
    ),
    source=f"{_SOURCE}version_info",
)
