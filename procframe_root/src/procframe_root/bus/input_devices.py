"""``/proc/bus/input/devices``: keyboards, mice and other input devices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from procframe.format import Format
from procframe.host import Host
from procframe.layout import ANYTHING, TEXT, Codec, File, Line, Many, Opt, PerHost, Repeat, Stanza, enum, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "InputDevice", "bits_of"]

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
    0x22: "SND_PROFILE",
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


def bitmap(names: Mapping[int, str] | Sequence[str], bits: int) -> PerHost:
    """A bitmap of so many bits, printed as words of the kernel's ``long``, the highest first, as a list of names.

    A bit without a name is its number.
    """
    table = dict(names) if isinstance(names, Mapping) else dict(enumerate(names))
    back = {name: bit for bit, name in table.items()}

    def make(host: Host) -> Codec:
        size = host.word_size

        def decode(text: str) -> list[str | int]:
            return [table.get(bit, bit) for bit in bits_of(text, host)]

        def encode(value: Sequence[str | int]) -> str:
            mask = 0
            for bit in value:
                mask |= 1 << (back[bit] if isinstance(bit, str) else bit)
            words = []
            while mask:
                words.append(f"{mask & ((1 << size) - 1):x}")
                mask >>= size
            return " ".join(reversed(words)) or "0"

        word = "[0-9a-f]{1,16}"
        return Codec(
            decode,
            encode,
            f"{word}(?: {word}){{0,{-(-bits // size) - 1}}}",
            schema="array",
            unknown=lambda value: [str(bit) for bit in value if not isinstance(bit, str)],
        )

    return PerHost(make)


def bits_of(text: str, host: Host) -> list[int]:
    """The numbers of the bits that are set in a bitmap, such as the ``keys`` of a device.

    >>> bits_of("1 100000", Host(word_size=32)), bits_of("1 100000", Host())
    ([20, 32], [20, 64])
    """
    mask = 0
    for word in text.split(" "):
        mask = mask << host.word_size | int(word, 16)
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


_WORDS = pattern(r"[0-9a-f]{1,16}(?: [0-9a-f]{1,16})*")


class InputDevice(Record):
    """An input device, and what it can report."""

    bus: Annotated[str, Field("Kind of bus", codec=BUSES)]
    vendor: Annotated[int, Field("Vendor", kind="identity")]
    product: Annotated[int, Field("Product", kind="identity")]
    version: Annotated[int, Field("Version", kind="label")]
    name: Annotated[str | None, Field("Name", kind="identity", codec=ANYTHING)] = None
    phys: Annotated[str | None, Field("Where it is plugged in", codec=TEXT)] = None
    sysfs: Annotated[str | None, Field("Path below /sys", codec=TEXT)] = None
    uniq: Annotated[str | None, Field("Number that only this device has", codec=TEXT)] = None
    handlers: Annotated[list[str] | None, Field("What handles it, such as `kbd`, `mouse0`, `event3`")] = None
    properties: Annotated[
        list[str] | None, Field("Properties", kind="flags", codec=bitmap(_PROP, 32), since="2.6.38")
    ] = None
    events: Annotated[list[str] | None, Field("Kinds of events", kind="flags", codec=bitmap(_EV, 32))] = None
    key_bits: Annotated[
        str | None, Field("Codes of its keys and buttons, as a bitmap: see ``bits_of``", kind="flags", codec=_WORDS)
    ] = None
    relative: Annotated[list[str] | None, Field("Relative axes", kind="flags", codec=bitmap(_REL, 16))] = None
    absolute: Annotated[list[str] | None, Field("Absolute axes", kind="flags", codec=bitmap(_ABS, 64))] = None
    misc: Annotated[list[str] | None, Field("Other events", kind="flags", codec=bitmap(_MSC, 8))] = None
    leds: Annotated[list[str] | None, Field("Lights", kind="flags", codec=bitmap(_LED, 16))] = None
    sounds: Annotated[list[str] | None, Field("Sounds", kind="flags", codec=bitmap(_SND, 8))] = None
    force_feedback: Annotated[
        str | None, Field("Codes of force feedback effects, as a bitmap: see ``bits_of``", kind="flags", codec=_WORDS)
    ] = None
    switches: Annotated[list[str] | None, Field("Switches", kind="flags", codec=bitmap(_SW, 32))] = None


FORMAT = Format(
    "bus/input/devices",
    File(
        Many(
            "records",
            Stanza(
                InputDevice,
                "I: Bus={bus:04x} Vendor={vendor:04x} Product={product:04x} Version={version:04x}",
                'N: Name="{name}"',
                Line("P: Phys=", Opt("{phys}")),
                Line("S: Sysfs=", Opt("{sysfs}")),
                Line("U: Uniq=", Opt("{uniq}")),
                Line("H: Handlers=", Repeat("handlers", "{} ")),
                "B: PROP={properties}",
                "B: EV={events}",
                "B: KEY={key_bits}",
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
