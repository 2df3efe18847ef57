"""``/proc/therm`` of NetWinders: how warm the machine is."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One
from procframe.record import Field, Record
from procframe_root.choices import one_of

__all__ = ["FORMAT", "Thermostat"]


def _decode(text: str) -> float:
    """The whole number before the point is rounded down: ``-1.5`` is half a degree below zero."""
    whole, _, half = text.partition(".")
    return int(whole) + int(half) / 10


def _encode(degrees: float) -> str:
    whole, half = divmod(round(degrees * 2), 2)
    return f"{whole}.{half * 5}"


HALVES = Codec(_decode, _encode, r"(?:0|-?[1-9][0-9]{0,8})\.[05]", schema="number")


class Thermostat(Record):
    """How warm it is, and when the fan runs."""

    high: Annotated[float, Field("Above this the thermostat is on", unit="degrees Celsius", codec=HALVES)]
    low: Annotated[float, Field("Below this it is off again", unit="degrees Celsius", codec=HALVES)]
    temperature: Annotated[float, Field("How warm it is", unit="degrees Celsius", codec=HALVES)]
    fan: Annotated[
        str, Field("`off`, `on`, `on (hardwired)`", kind="flags", codec=one_of("off", "on", "on (hardwired)"))
    ]


FORMAT = Format(
    "therm",
    One(Thermostat, "Thermostat: HI {high}, LOW {low}; temperature: {temperature} C, fan {fan}"),
    source="drivers/char/ds1620.c:ds1620_proc_therm_show",
)
