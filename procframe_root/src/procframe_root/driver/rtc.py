"""``/proc/driver/rtc``: the real-time clock.

The clock's subsystem prints the first lines, and the driver of the chip adds some of its own. Other drivers print the
file by themselves: the old one of PCs, and that of HP's i8042.
"""

from __future__ import annotations

from typing import Annotated, Any

from procframe.format import Format, Variant
from procframe.layout import ANYTHING, Alt, Codec, Keys, One
from procframe.record import Field, KeyedRecord, Kind, snake_case
from procframe_root.choices import YES_NO, two_words
from procframe_root.driver.efi_rtc import EfiAlarm, EfiCapabilities, EfiTime, efi_lines

__all__ = ["FORMAT", "Rtc"]


def _milliseconds(text: str) -> int | str:
    if text == "READ FAILED!":
        return text
    whole, _, rest = text.removesuffix(" seconds").partition(".")
    return int(whole) * 1000 + int(rest)


# The kernel prints the milliseconds after the point, in two digits or three.
SECONDS = Codec(
    _milliseconds,
    lambda time: time if isinstance(time, str) else f"{time // 1000}.{time % 1000:02d} seconds",
    r"READ FAILED!|(?:0|[1-9][0-9]{0,18})\.(?:[0-9]{2}|[1-9][0-9]{2}) seconds",
    schema="integer",
)
FREQUENCY = Codec(
    lambda text: int(text) if text.isdecimal() else text,
    str,
    r"0|[1-9][0-9]{0,18}|daily \(not adjustable\)",
    schema="integer",
)


class Rtc(KeyedRecord):
    """The real-time clock; which keys there are depends on its driver."""

    efi_time: Annotated[EfiTime, Field("EFI: the time")]
    efi_alarm: Annotated[EfiAlarm, Field("EFI: the alarm")]
    efi_capabilities: Annotated[EfiCapabilities, Field("EFI: what the clock can do")]
    hours_24: Annotated[bool, Field("Whether its hours go from 0 to 23", kind="flags", key="24hr", codec=YES_NO)]
    hours: Annotated[str, Field("DS1685: `24-hour` or `12-hour`", key="12/24hr", codec=ANYTHING)]
    status_reg: Annotated[str, Field("ISL1208: its status, by names and as a number", kind="flags", codec=ANYTHING)]
    trim_divider: Annotated[
        int,
        Field(
            "SA1100, PXA: trim and divider",
            key="trim/divider",
            form=Alt("{key}\t: 0x{:08x}", "{key}\t\t: 0x{:08x}"),
        ),
    ]
    RTSR: Annotated[int, Field("SA1100: its status register", kind="flags", form="{key}\t\t\t: 0x{:08x}")]
    user_data: Annotated[int, Field("ISL1208: what the user stored in it", form="{key}{@16t}: 0x{:04x}")]


def _declare(
    names: dict[str, str], type_: Any, codec: Codec | None, kind: Kind = "label", unit: str | None = None
) -> None:
    for key, description in names.items():
        form = "{key}\t: {}" if len(key) > 16 else None
        meta = Field(description, unit=unit, kind=kind, codec=codec, key=key, form=form)
        name = snake_case(key)
        # Some drivers' keys differ from those of others in their case alone.
        Rtc.__annotations__[key.replace(" ", "_") if name in Rtc.__annotations__ else name] = Annotated[type_, meta]


_declare(
    {
        "alarm_IRQ": "Whether it interrupts at the alarm",
        "alrm_pending": "Whether the alarm is due and not handled",
        "update IRQ enabled": "Whether a program asked for an interrupt every second",
        "periodic IRQ enabled": "Whether a program asked for periodic interrupts",
        "periodic_IRQ": "Whether the chip interrupts periodically",
        "update_IRQ": "Whether the chip interrupts every second",
        "carry_IRQ": "SH: whether the chip interrupts every second",
        "HPET_emulated": "Whether the HPET stands in for its interrupts",
        "BCD": "Whether the chip counts in BCD",
        "DST_enable": "Whether the chip handles daylight saving time",
        "alarm_enable": "DS1286: whether the alarm went off",
        "wdog_alarm": "DS1286: whether the watchdog went off",
        "Update IRQ": "DS1685: whether it interrupts every second",
        "Periodic IRQ": "DS1685: whether it interrupts periodically",
    },
    bool,
    YES_NO,
    "flags",
)
_declare(
    {
        "oscillator": "DS1286: whether it runs",
        "alarm_mask": "DS1286: whether the alarm interrupts",
        "wdog_alarm_mask": "DS1286: whether the watchdog interrupts",
        "Oscillator": "DS1685: whether it runs",
        "DST": "DS1685: whether it handles daylight saving time",
    },
    bool,
    two_words("enabled", "disabled"),
    "flags",
)
_declare(
    {
        "rtc_time": "Time of day",
        "rtc_date": "Date",
        "alrm_time": "Time of the alarm, with asterisks for what does not matter",
        "alrm_date": "Date of the alarm, likewise",
        "alarm": "HP i8042: time of the alarm, in seconds; PCs until 4.x: its time of day; Moorestown: on or off",
    },
    str,
    ANYTHING,
    "time",
)
_declare(
    {
        "batt_status": "State of the battery: `okay`, or `dead`",
        "battery": "State of the battery: `ok`, `normal`, `low`, `exhausted`",
        "Battery": "DS1685: state of the battery",
        "Aux batt": "DS1685: state of the second battery",
        "square_wave": "Whether it makes a square wave",
        "Model": "DS1685: which chip it is",
        "Data mode": "DS1685: `binary` or `BCD`",
        "Periodic Rate": "DS1685: how often it interrupts",
        "SQW Freq": "DS1685: frequency of its square wave",
        "Serial #": "DS1685: serial number, byte by byte",
        "mode": "M48T86: `binary` or `bcd`",
        "alarm_mode": "DS1286: what must match for an alarm",
        "interrupt_mode": "DS1286: `pulse` or `level`",
        "INTB_mode": "DS1286: `low_active` or `high_active`",
        "interrupt_pins": "DS1286: `swapped` or `unswapped`",
        "trickle_charge": "DS1305: how it charges its battery",
        "digital_trim": "ISL1208, X1205: correction of its speed, in ppm",
        "analog_trim": "ISL1208, X1205: capacity at its crystal, in pF",
        "crystal": "RS5C372: frequency of its crystal, in kHz",
        "name": "Tegra: name of the device",
        "BBRTC": "HP i8042: only there if the time could not be read",
    },
    str,
    ANYTHING,
)
_declare(
    {
        "periodic IRQ frequency": "How often a program is interrupted periodically",
        "max user IRQ frequency": "How often an unprivileged program may ask for",
        "periodic_freq": "How often the chip interrupts periodically",
    },
    int,
    FREQUENCY,
    "gauge",
    "Hz",
)
_declare(
    {
        "rtc_epoch": "First year of the chip's century",
        "preload": "EP93xx: ticks of a second",
        "delete": "EP93xx: ticks left out",
        "trim": "RS5C372: correction of its speed",
    },
    int,
    None,
)
_declare(
    {
        "i8042 rtc": "HP i8042: time since boot",
        "handshake": "HP i8042: interval of the fast handshake",
        "delay": "HP i8042: interval of the delay timer",
        "periodic": "HP i8042: interval of the periodic timer",
    },
    int | str,
    SECONDS,
    "time",
    "ms",
)


_KEYS = Keys("{key}{@16t}: {}")
FORMAT = Format(
    "driver/rtc",
    variants=[
        # What an unknown key may not be taken for, in the midst of EFI's lines, is the beginning of the file.
        Variant("time", One(Rtc, "rtc_time\t: {rtc_time}", _KEYS, *efi_lines("{@16t}"))),
        Variant("no time", One(Rtc, _KEYS)),
    ],
    source="drivers/rtc/proc.c:rtc_proc_show, drivers/input/misc/hp_sdc_rtc.c:hp_sdc_rtc_proc_show",
)
