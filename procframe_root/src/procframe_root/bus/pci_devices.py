"""``/proc/bus/pci/devices``: the PCI devices, their regions and drivers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Codec, Opt, Repeat, Table
from procframe.record import Field, Record
from procframe_root.bus.regions import REGION, ROM, Region

__all__ = ["FORMAT", "PciDevice"]

_REGIONS = 6


def _decode_address(text: str) -> str:
    number = int(text[2:], 16)
    return f"{text[:2]}:{number >> 3:02x}.{number & 7}"


def _encode_address(address: str) -> str:
    return f"{address[:2]}{int(address[3:5], 16) << 3 | int(address[6:]):02x}"


ADDRESS = Codec(_decode_address, _encode_address, "[0-9a-f]{4}")


class PciDevice(Record):
    """A PCI device, or one of the functions of a device."""

    address: Annotated[
        str,
        Field("Bus, device and function, such as `00:1f.2`; the domain is not told", kind="identity", codec=ADDRESS),
    ]
    vendor: Annotated[int, Field("Vendor", kind="label")]
    device: Annotated[int, Field("Device, by the vendor's numbers", kind="label")]
    irq: Annotated[int, Field("Interrupt, 0 for none", kind="label")]
    regions: Annotated[list[Region], Field("Regions of its six base address registers", codec=REGION)]
    rom: Annotated[Region, Field("Region of its expansion ROM", codec=ROM)]
    sizes: Annotated[list[int], Field("Sizes of the six regions, 0 for none", unit="bytes")]
    rom_size: Annotated[int, Field("Size of its expansion ROM, 0 for none", unit="bytes")]
    driver: Annotated[str | None, Field("Driver, if it has one", kind="label", codec=TEXT)] = None


def _layout(number: str) -> Table:
    cell = f"\t{{:{number}}}"
    return Table(
        PciDevice,
        "{address}\t{vendor:04x}{device:04x}\t{irq:x}",
        Repeat("regions", cell, count=_REGIONS, codec=REGION),
        f"\t{{rom:{number}}}",
        Repeat("sizes", cell, count=_REGIONS),
        f"\t{{rom_size:{number}}}\t",
        Opt("{driver}"),
    )


FORMAT = Format(
    "bus/pci/devices",
    variants=[
        Variant("blanks", _layout("16x")),
        Variant("zeros", _layout("08x"), "early 2.6 on machines of 32 bits"),
    ],
    source="drivers/pci/proc.c:show_device",
)
