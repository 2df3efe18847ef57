"""``/proc/acpi/ibm``: what a ThinkPad has beyond ACPI's own, by the driver thinkpad_acpi."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from procframe.format import Format
from procframe.layout import (
    ANYTHING,
    TEXT,
    Alt,
    Among,
    Codec,
    Keys,
    Line,
    Many,
    One,
    Repeat,
    Stanza,
    flags,
    sentinel,
)
from procframe.layout.codecs import INTEGER
from procframe.record import Field, KeyedRecord, Record
from procframe_root.choices import two

__all__ = [
    "BRIGHTNESS",
    "DRIVER",
    "FAN",
    "HOTKEY",
    "LED",
    "SWITCH",
    "THERMAL",
    "VIDEO",
    "VOLUME",
    "Brightness",
    "Command",
    "Driver",
    "Fan",
    "Hotkey",
    "Led",
    "Switch",
    "Thermal",
    "Video",
    "Volume",
]

_NUMBER = re.compile(INTEGER)
_ERROR = re.compile(f"error {INTEGER}")
_KEYS = (
    *(f"Fn+F{number}" for number in range(1, 13)),
    *(f"Fn+{key}" for key in ("Backspace", "Insert", "Delete", "Home", "End", "PageUp", "PageDown", "Space")),
    *("VolumeUp", "VolumeDown", "Mute", "ThinkPad"),
)
"""The keys of a mask's bits, TP_ACPI_HOTKEYSCAN_FNF1 and so on; the kernel has no name for the last eight."""
_MASK = flags(_KEYS)
_NOT_SUPPORTED = "not supported"


def number_or(*names: str, error: bool = False) -> Codec:
    """A number, or one of some words, or ``error`` and a number; others are kept and reported."""

    def unknown(value: int | str) -> list[str]:
        if isinstance(value, int) or value in names or (error and _ERROR.fullmatch(value)):
            return []
        return [value]

    texts = [INTEGER, *map(re.escape, names), *([f"error {INTEGER}"] if error else []), r"[^ \t\n]+"]
    return Codec(
        lambda text: int(text) if _NUMBER.fullmatch(text) else text,
        str,
        f"(?:{'|'.join(texts)})",
        unknown=unknown,
    )


def _unknown_keys(value: list[str] | str) -> list[str]:
    return [] if isinstance(value, str) else [key for key in value if key not in _KEYS]


MASK = Codec(
    lambda text: text if text == _NOT_SUPPORTED else _MASK.decode(int(text, 16)),
    lambda value: value if value == _NOT_SUPPORTED else f"0x{_MASK.encode(value):08x}",
    f"(?:{_NOT_SUPPORTED}|0x[0-9a-f]{{8}})",
    schema="array",
    unknown=_unknown_keys,
)
"""A mask of hot keys, by their names."""
ENABLED = two("enabled", "disabled")
MUTE = two("on", "off")


class Command(Record):
    """A command that can be written to the file."""

    usage: Annotated[str, Field("What to write, and what it takes, in the kernel's words", kind="label", codec=TEXT)]


_COMMANDS = Field("What can be written to the file")
_STATUS = Field(
    "`enabled` or `disabled`, `on` or `off`, or a level; `supported` or `unknown` where it cannot be read, "
    "`not supported`, or `error` and its number",
    kind="flags",
    codec=number_or("enabled", "disabled", "on", "off", "supported", "unknown", _NOT_SUPPORTED, error=True),
)


class Switch(KeyedRecord):
    """Something of a ThinkPad that is switched: its beeper, its radios, a light, the shutter of its screen."""

    status: Annotated[str | int, _STATUS]
    commands: Annotated[list[Command], _COMMANDS]


class Hotkey(KeyedRecord):
    """The hot keys of a ThinkPad."""

    status: Annotated[str | int, _STATUS]
    mask: Annotated[
        list[str] | str, Field("Keys that the driver reports, or `not supported`", kind="flags", codec=MASK)
    ]
    commands: Annotated[list[Command], _COMMANDS]


class Led(KeyedRecord):
    """The lights of a ThinkPad: a key for each, of a model 570 only; `on`, `off` or `blinking`."""

    open_keys: ClassVar[bool | str] = "[0-9]+"

    status: Annotated[str | int, _STATUS]
    commands: Annotated[list[Command], _COMMANDS]


class Brightness(KeyedRecord):
    """The brightness of the screen of a ThinkPad."""

    level: Annotated[int | str, Field("Brightness, or `unreadable`", codec=number_or("unreadable"))]
    commands: Annotated[list[Command], _COMMANDS]


class Volume(KeyedRecord):
    """The loudspeaker of a ThinkPad."""

    level: Annotated[
        int | str, Field("Volume, `unreadable` or `unsupported`", codec=number_or("unreadable", "unsupported"))
    ]
    mute: Annotated[bool, Field("Whether it is mute", kind="flags", codec=MUTE)]
    commands: Annotated[list[Command], _COMMANDS]


class Fan(KeyedRecord):
    """The fan of a ThinkPad."""

    status: Annotated[str | int, _STATUS]
    speed: Annotated[int, Field("Speed", unit="rpm", kind="gauge")]
    level: Annotated[
        int | str,
        Field(
            "Level from 0 to 7; `auto`, `disengaged` (as fast as it can), `unknown`",
            codec=number_or("auto", "disengaged", "unknown"),
        ),
    ]
    commands: Annotated[list[Command], _COMMANDS]


class Video(KeyedRecord):
    """Where a ThinkPad shows its picture."""

    status: Annotated[str | int, _STATUS]
    lcd: Annotated[bool, Field("Whether its own screen is on", kind="flags", codec=ENABLED)]
    crt: Annotated[bool, Field("Whether a screen at the VGA port is on", kind="flags", codec=ENABLED)]
    dvi: Annotated[bool, Field("Whether one at the DVI port is on", kind="flags", codec=ENABLED)]
    auto: Annotated[bool, Field("Whether it switches by itself", kind="flags", codec=ENABLED)]
    commands: Annotated[list[Command], _COMMANDS]


class Driver(KeyedRecord):
    """The driver of a ThinkPad."""

    driver: Annotated[str, Field("Name of the driver", kind="label", codec=TEXT)]
    version: Annotated[str, Field("Its version", codec=ANYTHING)]


class Thermal(Record):
    """The sensors of a ThinkPad."""

    temperatures: Annotated[
        list[int | None] | None,
        Field(
            "What each measures, absent for one that is not there; absent where there are none",
            unit="°C",
            kind="gauge",
            codec=sentinel({-128: None}),
        ),
    ] = None


def _feature(record: type[KeyedRecord], function: str, *names: str) -> Format:
    """The format of some features that one kind of record describes."""
    keys = Keys("{key}:{@16t}{}")
    commands = Many("commands", Stanza(Command, "commands:{@16t}{usage}"))
    return Format(
        f"acpi/ibm/{names[0]}",
        One(record, Among(keys, commands) if "commands" in record.__annotations__ else keys),
        paths=[f"acpi/ibm/{name}" for name in names],
        source=f"drivers/platform/x86/thinkpad_acpi.c:{function}",
    )


SWITCH = _feature(
    Switch,
    "beep_read, bluetooth_read, cmos_read, kbdlight_read, lcdshadow_read, light_read, wan_read",
    *("beep", "bay", "bluetooth", "cmos", "dock", "kbdlight", "lcdshadow", "light", "wan"),
)
HOTKEY = _feature(Hotkey, "hotkey_read", "hotkey")
LED = _feature(Led, "led_read", "led")
BRIGHTNESS = _feature(Brightness, "brightness_read", "brightness")
VOLUME = _feature(Volume, "volume_read", "volume")
FAN = _feature(Fan, "fan_read", "fan")
VIDEO = _feature(Video, "video_read", "video")
DRIVER = _feature(Driver, "thinkpad_acpi_driver_read", "driver")
THERMAL = Format(
    "acpi/ibm/thermal",
    One(
        Thermal, Line("temperatures:\t", Alt(Repeat("temperatures", "{:d}", separator=" ", minimum=1), "not supported"))
    ),
    source="drivers/platform/x86/thinkpad_acpi.c:thermal_read",
)
