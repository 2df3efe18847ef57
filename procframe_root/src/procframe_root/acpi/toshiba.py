"""``/proc/acpi/toshiba``: what a Toshiba laptop has beyond ACPI's own, by the driver toshiba_acpi."""

from __future__ import annotations

from typing import Annotated

from procframe.record import Field, KeyedRecord
from procframe_root.acpi.shared import keyed
from procframe_root.choices import BIT

__all__ = [
    "FAN",
    "KEYS",
    "LCD",
    "VERSION",
    "VIDEO",
    "ToshibaFan",
    "ToshibaKeys",
    "ToshibaLcd",
    "ToshibaVersion",
    "ToshibaVideo",
]


class ToshibaFan(KeyedRecord):
    """The fan of a Toshiba laptop."""

    running: Annotated[bool, Field("Whether it runs", kind="flags", codec=BIT)]
    force_on: Annotated[bool, Field("Whether it is made to run", kind="flags", codec=BIT)]


class ToshibaKeys(KeyedRecord):
    """The hot keys of a Toshiba laptop."""

    hotkey_ready: Annotated[bool, Field("Whether a key is waiting to be read", kind="flags", codec=BIT)]
    hotkey: Annotated[int, Field("Code of the last key", kind="label", form="{@25}0x{:04x}")]


class ToshibaLcd(KeyedRecord):
    """The screen of a Toshiba laptop."""

    brightness: Annotated[int, Field("Brightness, from 0")]
    brightness_levels: Annotated[int, Field("How many levels of brightness there are")]


class ToshibaVersion(KeyedRecord):
    """The driver of a Toshiba laptop."""

    driver: Annotated[str, Field("Version of the driver", kind="label")]
    proc_interface: Annotated[int, Field("Version of these files", kind="label")]


class ToshibaVideo(KeyedRecord):
    """Where a Toshiba laptop shows its picture."""

    lcd_out: Annotated[bool, Field("Whether its own screen is on", kind="flags", codec=BIT)]
    crt_out: Annotated[bool, Field("Whether a screen at the VGA port is on", kind="flags", codec=BIT)]
    tv_out: Annotated[bool, Field("Whether a television is on", kind="flags", codec=BIT)]


_SOURCE = "drivers/platform/x86/toshiba_acpi.c:"

FAN = keyed("acpi/toshiba/fan", ToshibaFan, f"{_SOURCE}fan_proc_show")
KEYS = keyed("acpi/toshiba/keys", ToshibaKeys, f"{_SOURCE}keys_proc_show")
LCD = keyed("acpi/toshiba/lcd", ToshibaLcd, f"{_SOURCE}lcd_proc_show")
VERSION = keyed("acpi/toshiba/version", ToshibaVersion, f"{_SOURCE}version_proc_show")
VIDEO = keyed("acpi/toshiba/video", ToshibaVideo, f"{_SOURCE}video_proc_show")
