"""``/proc/pmu`` of Macintoshes: what the power management unit does."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Keys, One, Table, flags, pattern
from procframe.record import Field, KeyedRecord, Record
from procframe_root.choices import BOOL

__all__ = ["BATTERY", "INFO", "INTERRUPTS", "OPTIONS", "PmuBattery", "PmuInfo", "PmuInterrupt", "PmuOptions"]

BATTERY_FLAGS = flags({0x01: "present", 0x02: "charging", 0x10: "type smart", 0x20: "type hooper", 0x30: "type comet"})


class PmuInfo(Record):
    """The power management unit."""

    driver_version: Annotated[int, Field("Version of the driver", kind="label")]
    firmware_version: Annotated[int | None, Field("Version of the unit's firmware", kind="label")] = None
    ac_power: Annotated[
        bool | None, Field("Whether the machine runs on AC, or has no battery", kind="flags", codec=BOOL)
    ] = None
    battery_count: Annotated[int | None, Field("How many batteries it can have", unit="batteries")] = None


class PmuInterrupt(Record):
    """How often the unit interrupted for a reason."""

    number: Annotated[int, Field("Number of the reason", kind="identity")]
    count: Annotated[int, Field("How often; of `Max irqs in a row`, how many at most", kind="counter")]
    reason: Annotated[
        str, Field("Why: `Environment interrupt`, ...", kind="label", codec=pattern(r"[^ \t\n](?:[^\n]*[^ \t\n])?"))
    ]


class PmuBattery(Record):
    """A battery."""

    flags: Annotated[
        list[str], Field("Whether it is there and is charged, and its type", kind="flags", codec=BATTERY_FLAGS)
    ]
    charge: Annotated[int | None, Field("What it holds, in mAh; in % where it is of the type hooper or comet")] = None
    max_charge: Annotated[int | None, Field("What it can hold, in the same unit")] = None
    current: Annotated[int | None, Field("Current; negative out of it", unit="mA")] = None
    voltage: Annotated[int | None, Field("Voltage", unit="mV")] = None
    time_remaining: Annotated[int | None, Field("Time until it is empty, or full", unit="s", kind="time")] = None


class PmuOptions(KeyedRecord):
    """What the unit is to do; machines without a choice have none."""

    lid_wakeup: Annotated[bool, Field("Whether opening the lid wakes the machine", kind="flags", codec=BOOL)]
    server_mode: Annotated[bool, Field("Whether it starts again after a loss of power", kind="flags", codec=BOOL)]


_SOURCE = "drivers/macintosh/via-pmu.c:"

INFO = Format(
    "pmu/info",
    One(
        PmuInfo,
        "PMU driver version     : {driver_version:d}",
        "PMU firmware version   : {firmware_version:02x}",
        "AC Power               : {ac_power:d}",
        "Battery count          : {battery_count:d}",
    ),
    source=f"{_SOURCE}pmu_info_proc_show",
)
INTERRUPTS = Format(
    "pmu/interrupts",
    Table(PmuInterrupt, " {number:2d}: {count:10d} ({reason})"),
    source=f"{_SOURCE}pmu_irqstats_proc_show",
)
BATTERY = Format(
    "pmu/battery_<n>",
    One(
        PmuBattery,
        "",
        "flags      : {flags:08x}",
        "charge     : {charge:d}",
        "max_charge : {max_charge:d}",
        "current    : {current:d}",
        "voltage    : {voltage:d}",
        "time rem.  : {time_remaining:d}",
    ),
    source=f"{_SOURCE}pmu_battery_proc_show",
)
OPTIONS = Format(
    "pmu/options",
    One(PmuOptions, Keys("{key}={:d}", separator="="), empty=True),
    source=f"{_SOURCE}pmu_options_proc_show",
)
