"""``/proc/i8k``: temperature, fans and keys of a Dell laptop."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One, enum, sentinel
from procframe.record import Field, Record

__all__ = ["FORMAT", "I8k"]

FAN = enum({0: "off", 1: "low", 2: "high", 3: "turbo", -22: "EINVAL", -1: "unknown"})
POWER = enum({0: "battery", 1: "AC", -22: "EINVAL", -1: "not asked"})
KEY = enum({0: "none", 1: "volume up", 2: "volume down", 4: "mute", -22: "EINVAL"})
"""include/uapi/linux/i8k.h, and the error that the firmware's call ends with."""
HIDDEN = sentinel({"-1": None}).but(schema="string")


class I8k(Record):
    """State of a Dell laptop, as its firmware tells; a negative number is an error."""

    version: Annotated[str, Field("Version of this file")]
    bios_version: Annotated[str, Field("Version of the BIOS", kind="label")]
    machine_id: Annotated[
        str | None, Field("Serial number; absent for an unprivileged reader", kind="identity", codec=HIDDEN)
    ]
    cpu_temperature: Annotated[int, Field("Temperature of the CPU", unit="degrees Celsius")]
    left_fan: Annotated[str, Field("State of the left fan", kind="label", codec=FAN)]
    right_fan: Annotated[str, Field("State of the right fan", kind="label", codec=FAN)]
    left_fan_speed: Annotated[int, Field("Speed of the left fan", unit="rpm")]
    right_fan_speed: Annotated[int, Field("Speed of the right fan", unit="rpm")]
    power: Annotated[
        str, Field("Whether it runs on AC; asked only with the parameter power_status", kind="label", codec=POWER)
    ]
    key: Annotated[str, Field("Which of the volume keys is pressed", kind="label", codec=KEY)]


FORMAT = Format(
    "i8k",
    One(
        I8k,
        "{version} {bios_version} {machine_id} {cpu_temperature:d} {left_fan:d} {right_fan:d} {left_fan_speed:d}"
        " {right_fan_speed:d} {power:d} {key:d}",
    ),
    source="drivers/hwmon/dell-smm-hwmon.c:i8k_proc_show",
)
