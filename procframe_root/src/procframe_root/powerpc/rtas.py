"""``/proc/powerpc/rtas``: what the firmware of pSeries machines is asked for through RTAS."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Free, Line, One, pattern
from procframe.record import Field, Record

__all__ = [
    "CLOCK",
    "FREQUENCY",
    "POWER_ON",
    "PROGRESS",
    "RMO_BUFFER",
    "VOLUME",
    "PowerOnTime",
    "Progress",
    "RmoBuffer",
    "RtasClock",
    "ToneFrequency",
    "ToneVolume",
]


class RtasClock(Record):
    """The clock of the machine."""

    time: Annotated[int, Field("Time since 1970; 0 where the clock cannot be read", unit="s", kind="time")]


class ToneFrequency(Record):
    """The pitch of the machine's tone."""

    frequency: Annotated[int, Field("Frequency that was last set", unit="Hz")]


class ToneVolume(Record):
    """The volume of the machine's tone."""

    volume: Annotated[int, Field("Volume that was last set", unit="%")]


class PowerOnTime(Record):
    """When the machine is to power itself on."""

    power_on_time: Annotated[int | None, Field("Time since 1970; absent where none is set", unit="s", kind="time")] = (
        None
    )


class Progress(Record):
    """What was written to the machine's display."""

    text: Annotated[str, Field("The text", kind="label", codec=pattern(r"[\s\S]+"))]


class RmoBuffer(Record):
    """Memory that programs may hand to RTAS."""

    address: Annotated[int, Field("Physical address", kind="address")]
    size: Annotated[int, Field("Size", unit="bytes")]


_SOURCE = "arch/powerpc/kernel/rtas-proc.c:ppc_rtas_"

CLOCK = Format(
    "powerpc/rtas/clock",
    variants=[
        Variant("time", One(RtasClock, "{time:d}")),
        Variant("error", One(RtasClock, "{time:d}", end="")),
    ],
    source=f"{_SOURCE}clock_show",
)
FREQUENCY = Format("powerpc/rtas/frequency", One(ToneFrequency, "{frequency:d}"), source=f"{_SOURCE}tone_freq_show")
VOLUME = Format("powerpc/rtas/volume", One(ToneVolume, "{volume:d}"), source=f"{_SOURCE}tone_volume_show")
POWER_ON = Format(
    "powerpc/rtas/poweron",
    One(PowerOnTime, Line(Alt("{power_on_time:d}", "Power on time not set"))),
    source=f"{_SOURCE}poweron_show",
)
PROGRESS = Format("powerpc/rtas/progress", Free(Progress, "{text}"), source=f"{_SOURCE}progress_show")
RMO_BUFFER = Format(
    "powerpc/rtas/rmo_buffer", One(RmoBuffer, "{address:016x} {size:x}"), source=f"{_SOURCE}rmo_buf_show"
)
