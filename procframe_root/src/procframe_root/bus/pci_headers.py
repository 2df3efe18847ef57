"""The headers in the configuration space of a PCI device, of each type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from procframe.layout import Codec, enum, flags, sentinel
from procframe.record import Field, Record
from procframe_root.bus.regions import ROM, Region, of_register, to_register

__all__ = ["CardbusBridge", "DeviceHeader", "OtherHeader", "PciBridge", "PciHeader"]

COMMAND = flags(
    (
        "io",
        "memory",
        "master",
        "special-cycles",
        "write-and-invalidate",
        "vga-palette",
        "parity",
        "wait",
        "serr",
        "fast-back-to-back",
        "intx-disable",
    )
)
_ERRORS = {
    0x0100: "parity",
    0x0200: "devsel-medium",
    0x0400: "devsel-slow",
    0x0800: "signalled-target-abort",
    0x1000: "received-target-abort",
    0x2000: "received-master-abort",
    0x4000: "signalled-system-error",
    0x8000: "detected-parity",
}
STATUS = flags(
    {
        0x0001: "immediate-readiness",
        0x0008: "interrupt",
        0x0010: "capabilities",
        0x0020: "66mhz",
        0x0040: "user-definable-features",
        0x0080: "fast-back-to-back",
        **_ERRORS,
    }
)
SECONDARY_STATUS = flags({0x0020: "66mhz", 0x0080: "fast-back-to-back", **_ERRORS})
_CONTROL = {0x01: "parity", 0x02: "serr", 0x04: "isa", 0x08: "vga", 0x20: "master-abort", 0x40: "bus-reset"}
BRIDGE_CONTROL = flags({**_CONTROL, 0x80: "fast-back-to-back"})
CARDBUS_CONTROL = flags(
    {**_CONTROL, 0x80: "16-bit-interrupt", 0x100: "prefetch-0", 0x200: "prefetch-1", 0x400: "post-writes"}
)
CLASSES = enum(
    {
        0x00: "not-defined",
        0x01: "storage",
        0x02: "network",
        0x03: "display",
        0x04: "multimedia",
        0x05: "memory",
        0x06: "bridge",
        0x07: "communication",
        0x08: "system",
        0x09: "input",
        0x0A: "docking",
        0x0B: "processor",
        0x0C: "serial",
        0x0D: "wireless",
        0x0E: "intelligent",
        0x0F: "satellite",
        0x10: "crypt",
        0x11: "signal-processing",
        0xFF: "others",
    }
)
"""Base classes, include/linux/pci_ids.h."""
PIN = enum({0: "none", 1: "INTA", 2: "INTB", 3: "INTC", 4: "INTD"})
LINE = sentinel({0xFF: None})


def _decode_bars(numbers: Sequence[int]) -> list[Region]:
    found: list[Region] = []
    rest = list(numbers)
    while rest:
        region = of_register(rest.pop(0))
        if rest and _is_wide(region):
            region.start |= rest.pop(0) << 32
        found.append(region)
    return found


def _is_wide(region: Region) -> bool:
    return "64-bit" in region.flags and "below-1M" not in region.flags


def base_addresses(count: int) -> Codec:
    """So many base address registers, of which two make one region of 64 bits."""

    def encode(regions: Sequence[Region]) -> list[int]:
        numbers: list[int] = []
        for region in regions:
            register = to_register(region)
            wide = _is_wide(region) and len(numbers) + 1 < count
            numbers += [register & 0xFFFFFFFF, register >> 32] if wide else [register]
        return numbers

    return Codec(_decode_bars, encode, schema="array")


class PciHeader(Record):
    """What the configuration space of every device begins with."""

    vendor: Annotated[int, Field("Vendor", kind="identity")]
    device: Annotated[int, Field("Device, by the vendor's numbers", kind="identity")]
    command: Annotated[list[str], Field("What the device is allowed to do", kind="flags", codec=COMMAND)]
    status: Annotated[list[str], Field("What it can do, and what happened", kind="flags", codec=STATUS)]
    revision: Annotated[int, Field("Revision of the device", kind="label")]
    prog_if: Annotated[int, Field("Programming interface within the subclass", kind="label")]
    subclass: Annotated[int, Field("Kind within the class", kind="label")]
    class_: Annotated[str, Field("What the device is for", kind="label", codec=CLASSES)]
    cache_line_size: Annotated[int, Field("Size of a cache line", unit="32-bit words")]
    latency_timer: Annotated[int, Field("How long it may keep the bus", unit="bus clocks")]
    header_type: Annotated[int, Field("Type of the header: 0 device, 1 PCI bridge, 2 CardBus bridge", kind="label")]
    multifunction: Annotated[bool, Field("Whether the device has several functions", kind="label")]
    self_test: Annotated[int, Field("Control and result of its self test (BIST)", kind="label")]


class DeviceHeader(PciHeader):
    """The header of a device."""

    regions: Annotated[list[Region], Field("Regions of its base address registers", codec=base_addresses(6))]
    cardbus_cis: Annotated[int, Field("Where the card information of a CardBus card is", kind="address")]
    subsystem_vendor: Annotated[int, Field("Vendor of the card", kind="label")]
    subsystem: Annotated[int, Field("Card, by that vendor's numbers", kind="label")]
    rom: Annotated[Region, Field("Region of its expansion ROM", codec=ROM)]
    capabilities: Annotated[int, Field("Offset of the first capability, if status says so", kind="address")]
    reserved: Annotated[str, Field("Bytes without a meaning, in hexadecimal", kind="label")]
    interrupt_line: Annotated[
        int | None, Field("Interrupt line that the firmware assigned, absent for none", kind="label", codec=LINE)
    ]
    interrupt_pin: Annotated[str, Field("Pin of its interrupt", kind="label", codec=PIN)]
    min_grant: Annotated[int, Field("How long it needs the bus", unit="250 ns")]
    max_latency: Annotated[int, Field("How often it needs the bus", unit="250 ns")]


class PciBridge(PciHeader):
    """The header of a bridge to another PCI bus; the windows are what it forwards, in the units of the registers."""

    regions: Annotated[list[Region], Field("Regions of its base address registers", codec=base_addresses(2))]
    primary_bus: Annotated[int, Field("Bus that it is on", kind="label")]
    secondary_bus: Annotated[int, Field("Bus behind it", kind="label")]
    subordinate_bus: Annotated[int, Field("Highest bus behind it", kind="label")]
    secondary_latency_timer: Annotated[int, Field("How long it may keep the bus behind it", unit="bus clocks")]
    io_base: Annotated[int, Field("First I/O port, bits 12 to 15, and 1 in the lowest bits for 32 bits")]
    io_limit: Annotated[int, Field("Last I/O port, likewise")]
    secondary_status: Annotated[
        list[str], Field("What happened on the bus behind it", kind="flags", codec=SECONDARY_STATUS)
    ]
    memory_base: Annotated[int, Field("First address of memory, bits 20 to 31 in bits 4 to 15", kind="address")]
    memory_limit: Annotated[int, Field("Last address of memory, likewise", kind="address")]
    prefetch_base: Annotated[
        int, Field("First address of prefetchable memory, and 1 in the lowest bits for 64 bits", kind="address")
    ]
    prefetch_limit: Annotated[int, Field("Last address of prefetchable memory, likewise", kind="address")]
    prefetch_base_upper: Annotated[int, Field("Bits 32 to 63 of the first", kind="address")]
    prefetch_limit_upper: Annotated[int, Field("Bits 32 to 63 of the last", kind="address")]
    io_base_upper: Annotated[int, Field("Bits 16 to 31 of the first I/O port", kind="address")]
    io_limit_upper: Annotated[int, Field("Bits 16 to 31 of the last I/O port", kind="address")]
    capabilities: Annotated[int, Field("Offset of the first capability, if status says so", kind="address")]
    reserved: Annotated[str, Field("Bytes without a meaning, in hexadecimal", kind="label")]
    rom: Annotated[Region, Field("Region of its expansion ROM", codec=ROM)]
    interrupt_line: Annotated[
        int | None, Field("Interrupt line that the firmware assigned, absent for none", kind="label", codec=LINE)
    ]
    interrupt_pin: Annotated[str, Field("Pin of its interrupt", kind="label", codec=PIN)]
    bridge_control: Annotated[list[str], Field("How it forwards", kind="flags", codec=BRIDGE_CONTROL)]


class CardbusBridge(PciHeader):
    """The header of a bridge to a CardBus slot."""

    regions: Annotated[list[Region], Field("Region of its base address register", codec=base_addresses(1))]
    capabilities: Annotated[int, Field("Offset of the first capability, if status says so", kind="address")]
    reserved: Annotated[int, Field("A byte without a meaning", kind="label")]
    secondary_status: Annotated[
        list[str], Field("What happened on the bus behind it", kind="flags", codec=SECONDARY_STATUS)
    ]
    primary_bus: Annotated[int, Field("Bus that it is on", kind="label")]
    card_bus: Annotated[int, Field("Bus behind it", kind="label")]
    subordinate_bus: Annotated[int, Field("Highest bus behind it", kind="label")]
    card_latency_timer: Annotated[int, Field("How long it may keep the bus behind it", unit="bus clocks")]
    memory_windows: Annotated[list[int], Field("First and last address of two windows of memory", kind="address")]
    io_windows: Annotated[list[int], Field("First and last address of two windows of I/O ports", kind="address")]
    interrupt_line: Annotated[
        int | None, Field("Interrupt line that the firmware assigned, absent for none", kind="label", codec=LINE)
    ]
    interrupt_pin: Annotated[str, Field("Pin of its interrupt", kind="label", codec=PIN)]
    bridge_control: Annotated[list[str], Field("How it forwards", kind="flags", codec=CARDBUS_CONTROL)]


class OtherHeader(Record):
    """A header of another type, or of a device that does not answer and reads as ones."""

    vendor: Annotated[int, Field("Vendor", kind="identity")]
    device: Annotated[int, Field("Device, by the vendor's numbers", kind="identity")]
    data: Annotated[str, Field("The bytes after these, in hexadecimal", kind="label")]
