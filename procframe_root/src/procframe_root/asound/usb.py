"""``/proc/asound/card*/usbbus``, ``usbid`` and ``usbmixer``: sound cards on USB."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, File, Many, One, Stanza
from procframe.record import Field, Record
from procframe_root.asound.words import until

__all__ = ["USBBUS", "USBID", "USBMIXER"]


class UsbBus(Record):
    """Where on USB a sound card is."""

    bus: Annotated[int, Field("Number of the bus", kind="identity")]
    device: Annotated[int, Field("Number of the device on the bus", kind="identity")]


USBBUS = Format(
    "asound/card<N>/usbbus",
    One(UsbBus, "{bus:03d}/{device:03d}", empty=True),
    source="sound/usb/proc.c:proc_audio_usbbus_read",
)


class UsbId(Record):
    """What a sound card on USB is."""

    vendor: Annotated[int, Field("Vendor", kind="identity")]
    product: Annotated[int, Field("Product", kind="identity")]


USBID = Format(
    "asound/card<N>/usbid",
    One(UsbId, "{vendor:04x}:{product:04x}", empty=True),
    source="sound/usb/proc.c:proc_audio_usbid_read",
)


class UsbUnit(Record):
    """A unit of a USB mixer, and the control that stands for it."""

    unit: Annotated[int, Field("Number of the unit", kind="identity")]
    name: Annotated[str | None, Field("Name of the control", kind="label", codec=ANYTHING)] = None
    index: Annotated[int | None, Field("Which of the controls of this name", kind="label")] = None
    info_id: Annotated[int | None, Field("Number of the unit", kind="label")] = None
    control: Annotated[int | None, Field("What of the unit it sets", kind="label")] = None
    cmask: Annotated[int | None, Field("Channels, as a mask", kind="flags")] = None
    channels: Annotated[int | None, Field("Channels")] = None
    type: Annotated[
        str | None,
        Field(
            "Type of its values",
            kind="label",
            codec=until('"', "BOOLEAN", "INV_BOOLEAN", "S8", "U8", "S16", "U16", "S32", "U32", "BESPOKEN"),
        ),
    ] = None
    min: Annotated[int | None, Field("Lowest value")] = None
    max: Annotated[int | None, Field("Highest value")] = None
    db_min: Annotated[int | None, Field("Lowest volume", unit="0.01 dB")] = None
    db_max: Annotated[int | None, Field("Highest volume", unit="0.01 dB")] = None


class UsbMixer(Record):
    """The mixer of a sound card on USB."""

    vendor: Annotated[int, Field("Vendor", kind="identity")]
    product: Annotated[int, Field("Product", kind="identity")]
    ctrlif: Annotated[int, Field("Number of its interface", kind="identity")]
    ctlerr: Annotated[int, Field("1 where errors are passed over", kind="flags")]
    card: Annotated[str | None, Field("Name of the card, with where it is", kind="label", codec=ANYTHING)] = None
    units: Annotated[list[UsbUnit], Field("Its units")] = []


USBMIXER = Format(
    "asound/card<N>/usbmixer",
    File(
        Many(
            "records",
            Stanza(
                UsbMixer,
                "USB Mixer: usb_id=0x{vendor:04x}{product:04x}, ctrlif={ctrlif:d}, ctlerr={ctlerr:d}",
                "Card: {card}",
                Many(
                    "units",
                    Stanza(
                        UsbUnit,
                        "  Unit: {unit:d}",
                        '    Control: name="{name}", index={index:d}',
                        '    Info: id={info_id:d}, control={control:d}, cmask=0x{cmask:x}, channels={channels:d}, type="{type}"',
                        "    Volume: min={min:d}, max={max:d}, dBmin={db_min:d}, dBmax={db_max:d}",
                    ),
                ),
            ),
        )
    ),
    source="sound/usb/mixer.c:snd_usb_mixer_proc_read",
)
