"""``/proc/apm`` and ``/proc/toshiba``: the firmware of laptops before ACPI."""

from __future__ import annotations

from typing import Annotated, Any

from procframe.format import Format
from procframe.layout import One, choice, enum, flags, sentinel
from procframe.record import Field, Record

__all__ = ["APM", "TOSHIBA", "Apm", "Toshiba"]

_UNKNOWN = 0xFF
_FLAGS = flags({1: "high", 2: "low", 4: "critical", 8: "charging", 0x80: "no battery"})


def _battery_flags(mask: int) -> Any:
    return None if mask == _UNKNOWN else _FLAGS.decode(mask)


BATTERY_FLAGS = _FLAGS.but(
    decode=_battery_flags,
    encode=lambda value: _UNKNOWN if value is None else _FLAGS.encode(value),
    unknown=lambda value: _FLAGS.unknown(value or []) if _FLAGS.unknown else [],
)
"""A mask whose bits are all set where nothing is known."""
OR_NONE = sentinel({-1: None})


class Apm(Record):
    """Power, as the firmware tells by Advanced Power Management (APM)."""

    driver_version: Annotated[str, Field("Version of the driver", kind="label")]
    bios_version: Annotated[str, Field("Version of APM", kind="label")]
    flags: Annotated[
        list[str],
        Field(
            "What the firmware can do",
            kind="flags",
            codec=flags(["16_BIT_SUPPORT", "32_BIT_SUPPORT", "IDLE_SLOWS_CLOCK", "BIOS_DISABLED", "BIOS_DISENGAGED"]),
        ),
    ]
    ac_line_status: Annotated[
        str,
        Field(
            "Mains: `off-line`, `on-line`, `backup` or `unknown`",
            kind="label",
            codec=enum({0: "off-line", 1: "on-line", 2: "backup", _UNKNOWN: "unknown"}),
        ),
    ]
    battery_status: Annotated[
        str,
        Field(
            "Battery: `high`, `low`, `critical`, `charging`, `absent` or `unknown`",
            kind="label",
            codec=enum({0: "high", 1: "low", 2: "critical", 3: "charging", 4: "absent", _UNKNOWN: "unknown"}),
        ),
    ]
    battery_flags: Annotated[
        list[str] | None, Field("The same as flags; absent where it is unknown", kind="flags", codec=BATTERY_FLAGS)
    ]
    percentage: Annotated[int | None, Field("Charge left; absent where it is unknown", unit="%", codec=OR_NONE)]
    time: Annotated[
        int | None, Field("How long it lasts, in `units`; absent where it is unknown", kind="time", codec=OR_NONE)
    ]
    units: Annotated[
        str, Field("`min`, `sec`, or `?` where it is unknown", kind="label", codec=choice("min", "sec", "?"))
    ]


class Toshiba(Record):
    """A laptop of Toshiba, as its system management mode tells."""

    driver_version: Annotated[str, Field("Version of the driver", kind="label")]
    machine_id: Annotated[int, Field("Number of the machine's type", kind="label")]
    sci_version: Annotated[str, Field("Version of the interface", kind="label")]
    bios_version: Annotated[str, Field("Version of the firmware", kind="label")]
    bios_date: Annotated[int, Field("Date of the firmware, as the interface numbers it", kind="label")]
    fn_key: Annotated[int, Field("Key pressed together with Fn, 0 for none", kind="label")]


APM = Format(
    "apm",
    One(
        Apm,
        "{driver_version} {bios_version} 0x{flags:02x} 0x{ac_line_status:02x} 0x{battery_status:02x}"
        " 0x{battery_flags:02x} {percentage:d}% {time:d} {units}",
    ),
    source="arch/x86/kernel/apm_32.c:proc_apm_show",
)
TOSHIBA = Format(
    "toshiba",
    One(
        Toshiba,
        "{driver_version} 0x{machine_id:04x} {sci_version} {bios_version} 0x{bios_date:04x} 0x{fn_key:02x}",
    ),
    source="drivers/char/toshiba.c:proc_toshiba_show",
)
