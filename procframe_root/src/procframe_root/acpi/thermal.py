"""``/proc/acpi/thermal_zone``: temperatures, and what is done when they rise; until 2.6.36."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, File, Flag, Line, Many, One, Stanza, choice, pattern
from procframe.record import Field, KeyedRecord, Record
from procframe_root.acpi.shared import keyed
from procframe_root.choices import two

__all__ = [
    "COOLING_MODE",
    "POLLING_FREQUENCY",
    "STATE",
    "TEMPERATURE",
    "TRIP_POINTS",
    "CoolingMode",
    "PollingFrequency",
    "Temperature",
    "ThermalState",
    "TripPoint",
]

_ALARMS = ("critical", "hot", "passive")
_ACTIVE = re.compile(r"active\[-?[0-9]{1,9}\]")


def _encode_state(words: list[str]) -> str:
    return " ".join(words) + (" " if words[-1] in _ALARMS else "")


def _unknown(words: list[str]) -> list[str]:
    return [word for word in words if word not in ("ok", *_ALARMS) and not _ACTIVE.fullmatch(word)]


THERMAL_STATE = Codec(
    lambda text: text.removesuffix(" ").split(" "),
    _encode_state,
    rf"(?:[^ \n]+ )*(?:(?:{'|'.join(_ALARMS)}) |[^ \n]+)",
    schema="array",
    unknown=_unknown,
)
"""``ok``, or what is exceeded: a blank after each but the active trip point."""
SETTABLE = two("0 - Active; 1 - Passive", "<setting not supported>")
_DEVICE = re.compile(r" {4} | {0,3}([^ \n]+) ")
DEVICES = Codec(
    lambda text: [match[1] or "" for match in _DEVICE.finditer(text.removeprefix("devices="))],
    lambda names: "devices=" + "".join([f"{name:>4s} " for name in names]),
    r"devices=(?: {4} | {0,3}[^ \n]+ )*",
    schema="array",
)
"""Names aligned to four columns, and a blank after each; one that the kernel does not know has none."""


class CoolingMode(Record):
    """Whether a zone is cooled by fans (active) or by slowing down (passive) first."""

    settable: Annotated[
        bool | None, Field("Whether the mode can be set; older kernels say only that it cannot", codec=SETTABLE)
    ] = None
    cooling_mode: Annotated[
        str | None,
        Field(
            "`active`, `passive`, or `critical` where there is neither; older kernels only",
            kind="flags",
            codec=choice("active", "passive", "critical"),
        ),
    ] = None


class PollingFrequency(Record):
    """How often the temperature of a zone is asked for."""

    polling_frequency: Annotated[
        int | None, Field("Time from one reading to the next; absent where there is none", unit="s", kind="time")
    ] = None


class ThermalState(KeyedRecord):
    """Which trip points the temperature of a zone has passed."""

    state: Annotated[
        list[str],
        Field("`ok`, or what is passed: `critical`, `hot`, `passive`, `active[0]`", kind="flags", codec=THERMAL_STATE),
    ]


class Temperature(KeyedRecord):
    """The temperature of a zone."""

    temperature: Annotated[int, Field("Temperature", unit="°C", form="{@25}{:d} C")]


class TripPoint(Record):
    """A temperature at which something is done."""

    type: Annotated[
        str,
        Field(
            "`critical (S5)`: power off; `hot (S4)`: hibernate; `passive`: slow down; `active[0]`, ...: run fans",
            kind="identity",
            codec=pattern(r"[^:\n]+"),
        ),
    ]
    temperature: Annotated[int, Field("Temperature", unit="°C")]
    disabled: Annotated[bool, Field("Whether it is ignored", kind="flags", since="2.6.23")] = False
    tc1: Annotated[int | None, Field("First constant of passive cooling", kind="label")] = None
    tc2: Annotated[int | None, Field("Second constant of passive cooling", kind="label")] = None
    tsp: Annotated[int | None, Field("How often passive cooling looks, in tenths of a second", kind="time")] = None
    devices: Annotated[
        list[str] | None,
        Field("What cools: fans, or for `passive` CPUs; older kernels print addresses", codec=DEVICES),
    ] = None


_MODE = "cooling mode:\t{cooling_mode}"
_SOURCE = "drivers/acpi/thermal.c:acpi_thermal_"

COOLING_MODE = Format(
    "acpi/thermal_zone/<zone>/cooling_mode",
    variants=[
        Variant("settable", One(CoolingMode, "{settable}", _MODE)),
        Variant("mode", One(CoolingMode, _MODE)),
    ],
    source=f"{_SOURCE}cooling_seq_show",
)
POLLING_FREQUENCY = Format(
    "acpi/thermal_zone/<zone>/polling_frequency",
    One(
        PollingFrequency,
        Line(Alt("polling frequency:       {polling_frequency:d} seconds", "<polling disabled>")),
    ),
    source=f"{_SOURCE}polling_seq_show",
)
STATE = keyed("acpi/thermal_zone/<zone>/state", ThermalState, f"{_SOURCE}state_seq_show", until="2.6.36")
TEMPERATURE = keyed("acpi/thermal_zone/<zone>/temperature", Temperature, f"{_SOURCE}temp_seq_show", until="2.6.36")
TRIP_POINTS = Format(
    "acpi/thermal_zone/<zone>/trip_points",
    File(
        Many(
            "records",
            Stanza(
                TripPoint,
                Line(
                    "{type}:{@25}{temperature:d} C",
                    Flag("disabled", " <disabled>"),
                    Alt(": tc1={tc1:d} tc2={tc2:d} tsp={tsp:d} {devices}", ": {devices}", ""),
                ),
            ),
        )
    ),
    source=f"{_SOURCE}trip_seq_show",
)
