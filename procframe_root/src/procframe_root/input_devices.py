"""``/proc/bus/input/devices``: keyboards, mice and other input devices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from procframe.format import Format
from procframe.host import Host
from procframe.layout import ANYTHING, Codec, File, Line, Many, PerHost, Repeat, Stanza, enum
from procframe.record import Field, Record

__all__ = ["FORMAT", "InputDevice"]

BUSES = enum(
    {
        0x01: "PCI",
        0x02: "ISAPNP",
        0x03: "USB",
        0x04: "HIL",
        0x05: "BLUETOOTH",
        0x06: "VIRTUAL",
        0x10: "ISA",
        0x11: "I8042",
        0x12: "XTKBD",
        0x13: "RS232",
        0x14: "GAMEPORT",
        0x15: "PARPORT",
        0x16: "AMIGA",
        0x17: "ADB",
        0x18: "I2C",
        0x19: "HOST",
        0x1A: "GSC",
        0x1B: "ATARI",
        0x1C: "SPI",
        0x1D: "RMI",
        0x1E: "CEC",
        0x1F: "INTEL_ISHTP",
        0x20: "AMD_SFH",
        0x21: "SDW",
    }
)
"""Kinds of buses, include/uapi/linux/input.h."""

_PROP = ("POINTER", "DIRECT", "BUTTONPAD", "SEMI_MT", "TOPBUTTONPAD", "POINTING_STICK", "ACCELEROMETER", "PRESSUREPAD")
_EV = {
    0: "SYN",
    1: "KEY",
    2: "REL",
    3: "ABS",
    4: "MSC",
    5: "SW",
    0x11: "LED",
    0x12: "SND",
    0x14: "REP",
    0x15: "FF",
    0x16: "PWR",
    0x17: "FF_STATUS",
}
_REL = ("X", "Y", "Z", "RX", "RY", "RZ", "HWHEEL", "DIAL", "WHEEL", "MISC", "RESERVED", "WHEEL_HI_RES", "HWHEEL_HI_RES")
_ABS = {
    **dict(enumerate(("X", "Y", "Z", "RX", "RY", "RZ", "THROTTLE", "RUDDER", "WHEEL", "GAS", "BRAKE"))),
    **{0x10 + at: f"HAT{at // 2}{'XY'[at % 2]}" for at in range(8)},
    **dict(enumerate(("PRESSURE", "DISTANCE", "TILT_X", "TILT_Y", "TOOL_WIDTH"), 0x18)),
    0x20: "VOLUME",
    0x21: "PROFILE",
    0x28: "MISC",
    0x2E: "RESERVED",
    **{
        0x2F + at: f"MT_{name}"
        for at, name in enumerate(
            (
                "SLOT",
                "TOUCH_MAJOR",
                "TOUCH_MINOR",
                "WIDTH_MAJOR",
                "WIDTH_MINOR",
                "ORIENTATION",
                "POSITION_X",
                "POSITION_Y",
                "TOOL_TYPE",
                "BLOB_ID",
                "TRACKING_ID",
                "PRESSURE",
                "DISTANCE",
                "TOOL_X",
                "TOOL_Y",
            )
        )
    },
}
_MSC = ("SERIAL", "PULSELED", "GESTURE", "RAW", "SCAN", "TIMESTAMP")
_LED = ("NUML", "CAPSL", "SCROLLL", "COMPOSE", "KANA", "SLEEP", "SUSPEND", "MUTE", "MISC", "MAIL", "CHARGING")
_SND = ("CLICK", "BELL", "TONE")
_SW = (
    "LID",
    "TABLET_MODE",
    "HEADPHONE_INSERT",
    "RFKILL_ALL",
    "MICROPHONE_INSERT",
    "DOCK",
    "LINEOUT_INSERT",
    "JACK_PHYSICAL_INSERT",
    "VIDEOOUT_INSERT",
    "CAMERA_LENS_COVER",
    "KEYPAD_SLIDE",
    "FRONT_PROXIMITY",
    "ROTATE_LOCK",
    "LINEIN_INSERT",
    "MUTE_DEVICE",
    "PEN_INSERTED",
    "MACHINE_COVER",
    "USB_INSERT",
)


def bitmap(names: dict[int, str] | Sequence[str] = ()) -> PerHost:
    """A bitmap printed as words of the kernel's ``long``, the highest first, as a list of what is set.

    That is the name of each bit, or its number where ``names`` is empty; a bit without a name is its number too.
    """
    table = dict(names) if isinstance(names, dict) else dict(enumerate(names))
    back = {name: bit for bit, name in table.items()}

    def make(host: Host) -> Codec:
        size = host.word_size

        def decode(text: str) -> list[str | int]:
            mask = 0
            for word in text.split(" "):
                mask = mask << size | int(word, 16)
            return [table.get(bit, bit) for bit in range(mask.bit_length()) if mask >> bit & 1]

        def encode(value: Sequence[str | int]) -> str:
            mask = 0
            for bit in value:
                mask |= 1 << (back[bit] if isinstance(bit, str) else bit)
            words = []
            while mask:
                words.append(f"{mask & ((1 << size) - 1):x}")
                mask >>= size
            return " ".join(reversed(words)) or "0"

        unknown = (lambda value: [str(bit) for bit in value if not isinstance(bit, str)]) if table else None
        return Codec(decode, encode, "[0-9a-f]{1,16}(?: [0-9a-f]{1,16})*", schema="array", unknown=unknown)

    return PerHost(make)


class InputDevice(Record):
    """An input device, and what it can report."""

    bus: Annotated[str, Field("Kind of bus", codec=BUSES)]
    vendor: Annotated[int, Field("Vendor", kind="identity")]
    product: Annotated[int, Field("Product", kind="identity")]
    version: Annotated[int, Field("Version", kind="label")]
    name: Annotated[str | None, Field("Name", kind="identity", codec=ANYTHING)] = None
    phys: Annotated[str | None, Field("Where it is plugged in", codec=ANYTHING)] = None
    sysfs: Annotated[str | None, Field("Path below /sys", codec=ANYTHING)] = None
    uniq: Annotated[str | None, Field("Number that only this device has", codec=ANYTHING)] = None
    handlers: Annotated[list[str] | None, Field("What handles it, such as `kbd`, `mouse0`, `event3`")] = None
    properties: Annotated[list[str] | None, Field("Properties", kind="flags", codec=bitmap(_PROP), since="2.6.38")] = (
        None
    )
    events: Annotated[list[str] | None, Field("Kinds of events", kind="flags", codec=bitmap(_EV))] = None
    key_codes: Annotated[list[int] | None, Field("Codes of its keys and buttons", kind="flags", codec=bitmap())] = None
    relative: Annotated[list[str] | None, Field("Relative axes", kind="flags", codec=bitmap(_REL))] = None
    absolute: Annotated[list[str] | None, Field("Absolute axes", kind="flags", codec=bitmap(_ABS))] = None
    misc: Annotated[list[str] | None, Field("Other events", kind="flags", codec=bitmap(_MSC))] = None
    leds: Annotated[list[str] | None, Field("Lights", kind="flags", codec=bitmap(_LED))] = None
    sounds: Annotated[list[str] | None, Field("Sounds", kind="flags", codec=bitmap(_SND))] = None
    force_feedback: Annotated[
        list[int] | None, Field("Codes of force feedback effects", kind="flags", codec=bitmap())
    ] = None
    switches: Annotated[list[str] | None, Field("Switches", kind="flags", codec=bitmap(_SW))] = None


FORMAT = Format(
    "bus/input/devices",
    File(
        Many(
            "records",
            Stanza(
                InputDevice,
                "I: Bus={bus:04x} Vendor={vendor:04x} Product={product:04x} Version={version:04x}",
                'N: Name="{name}"',
                "P: Phys={phys}",
                "S: Sysfs={sysfs}",
                "U: Uniq={uniq}",
                Line("H: Handlers=", Repeat("handlers", "{} ")),
                "B: PROP={properties}",
                "B: EV={events}",
                "B: KEY={key_codes}",
                "B: REL={relative}",
                "B: ABS={absolute}",
                "B: MSC={misc}",
                "B: LED={leds}",
                "B: SND={sounds}",
                "B: FF={force_feedback}",
                "B: SW={switches}",
                "",
            ),
        )
    ),
    source="drivers/input/input.c:input_devices_seq_show",
)
