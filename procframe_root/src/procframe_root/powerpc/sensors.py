"""``/proc/powerpc/rtas/sensors``: the sensors of pSeries machines, which RTAS reads."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Line, Many, Stanza, pattern
from procframe.record import Field, Record
from procframe_root.choices import texts

__all__ = ["FORMAT", "NoSensors", "Sensor", "UnknownSensor"]

_NAMES = (
    "Key switch",
    "Enclosure switch",
    "Temp. (C/F)",
    "Lid status",
    "Power source",
    "Battery voltage",
    "Battery remaining",
    "Battery percentage",
    "EPOW Sensor",
    "Battery cyclestate",
    "Battery Charging",
    "Surveillance",
    "Fan (rpm)",
    "Voltage (mv)",
    "DR connector",
    "Powersupply",
)
_SHORT = ("Off", "Normal", "Secure", "AC")
"""States that the kernel prints with a tab of their own, so that the columns stand below each other."""

NAME = pattern(r"[^:\t\n]+").but(unknown=lambda name: [] if name in _NAMES else [str(name)])
STATE = Codec(
    lambda text: text.removesuffix("\t"),
    lambda state: state + "\t" if state in _SHORT else state,
    r"(?:(?:Off|Normal|Secure|AC)\t|[^ \t\n][^\t\n]*)",
)
LOCATION = Codec(
    lambda text: None if text == "---" else text,
    lambda location: "---" if location is None else location,
    r"[^\t\n]*",
    exact=True,
)


class Sensor(Record):
    """A sensor."""

    sensor: Annotated[str, Field("What it measures", kind="identity", codec=NAME)]
    celsius: Annotated[int | None, Field("A temperature", unit="degrees Celsius")] = None
    fahrenheit: Annotated[int | None, Field("The same", unit="degrees Fahrenheit")] = None
    value: Annotated[int | None, Field("A value of another kind, in the unit that the name says")] = None
    state: Annotated[
        str | None,
        Field("A state that has a name; absent for a lid of which nothing is known", kind="label", codec=STATE),
    ] = None
    condition: Annotated[
        str,
        Field(
            "What RTAS says of it: `normal`, `read ok`, `critical high`, ...",
            kind="label",
            codec=pattern(r"[^()\t\n]+"),
        ),
    ] = ""
    location: Annotated[
        str | None, Field("Where it is, such as `CPU #1 at Planar #2`; absent where it has no location", codec=LOCATION)
    ] = None


class UnknownSensor(Record):
    """A sensor of a kind that the kernel does not know."""

    token: Annotated[int, Field("Its kind", kind="identity")]


class NoSensors(Record):
    """The machine has no sensors."""

    available: Annotated[
        bool, Field("Whether there are sensors", codec=texts({"No sensors are available": False}).but(schema="boolean"))
    ]


FORMAT = Format(
    "powerpc/rtas/sensors",
    File(
        "RTAS (RunTime Abstraction Services) Sensor Information",
        "Sensor\t\tValue\t\tCondition\tLocation",
        "********************************************************",
        Many(
            "records",
            Stanza(
                Sensor,
                Line(
                    "{sensor}:\t",
                    Alt("{celsius:4d} /{fahrenheit:4d}", "{value:10d}", "{state}", " "),
                    "\t({condition})\t{location} ",
                ),
            ),
            Stanza(UnknownSensor, "Unknown sensor (type {token:d}), ignoring it", ""),
            Stanza(NoSensors, "", "{available}"),
        ),
    ),
    source="arch/powerpc/kernel/rtas-proc.c:ppc_rtas_sensors_show",
)
