"""``/proc/bus/usb/BUS/DEVICE``: the descriptors of a USB device, by which it says what it is; also in /dev/bus/usb."""

from __future__ import annotations

from collections.abc import Iterator

from procframe.format import Format
from procframe.layout import Bits, Block, Blocks, Misfit
from procframe_root.bus.usb_records import (
    AssociationDescriptor,
    CompanionDescriptor,
    ConfigurationDescriptor,
    DeviceDescriptor,
    EndpointDescriptor,
    InterfaceDescriptor,
    OtherDescriptor,
    Remainder,
)

__all__ = ["FORMAT"]

_MOST = 18 + 8 * 0xFFFF
"""The kernel reads eight configurations at the most, each of which says its length in 16 bits."""
_DEVICE_SIZE = 18

_KINDS = {
    0x02: "configuration",
    0x04: "interface",
    0x05: "endpoint",
    0x0B: "association",
    0x30: "companion",
}


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    """Where each descriptor begins, by the lengths that they say of themselves."""
    if data[:2] != bytes((_DEVICE_SIZE, 1)) or len(data) < _DEVICE_SIZE:
        raise Misfit(0, "a device descriptor of 18 bytes", f"{len(data)} bytes that begin with {data[:2].hex()}")
    if len(data) > _MOST:
        raise Misfit(_MOST, "the end of the file", f"{len(data)} bytes in all")
    yield 0, "device"
    at = _DEVICE_SIZE
    while at < len(data):
        length = data[at]
        if length < 2 or at + length > len(data):
            yield at, "remainder"
            return
        kind = _KINDS.get(data[at + 1], "other")
        yield at, kind if length >= BLOCKS[kind].least else "other"
        at += length


_HEAD = {"length": "u8", "descriptor_type": "u8"}
_CLASS = {"class_": "u8", "subclass": "u8", "protocol": "u8"}
BLOCKS = {
    "device": Block(
        DeviceDescriptor,
        **_HEAD,
        usb_version="u16",
        **_CLASS,
        max_packet_size="u8",
        vendor="u16",
        product="u16",
        revision="u16",
        manufacturer_string="u8",
        product_string="u8",
        serial_number_string="u8",
        configuration_count="u8",
    ),
    "configuration": Block(
        ConfigurationDescriptor,
        **_HEAD,
        total_length="le16",
        interface_count="u8",
        number="u8",
        string="u8",
        attributes="u8",
        max_power="u8",
        rest="bytes",
    ),
    "association": Block(
        AssociationDescriptor,
        **_HEAD,
        first_interface="u8",
        interface_count="u8",
        **_CLASS,
        string="u8",
        rest="bytes",
    ),
    "interface": Block(
        InterfaceDescriptor,
        **_HEAD,
        number="u8",
        alternate="u8",
        endpoint_count="u8",
        **_CLASS,
        string="u8",
        rest="bytes",
    ),
    "endpoint": Block(
        EndpointDescriptor,
        **_HEAD,
        address="u8",
        attributes=Bits("u8", transfer=2, synchronisation=2, usage=2, attributes_reserved=2),
        packet_size=Bits("le16", max_packet_size=11, more_packets=2, packet_size_reserved=3),
        interval="u8",
        rest="bytes",
    ),
    "companion": Block(
        CompanionDescriptor, **_HEAD, max_burst="u8", attributes="u8", bytes_per_interval="le16", rest="bytes"
    ),
    "other": Block(OtherDescriptor, **_HEAD, data="bytes"),
    "remainder": Block(Remainder, data="bytes"),
}

FORMAT = Format(
    "bus/usb/<bus>/<device>",
    Blocks(cut, **BLOCKS),
    description="The descriptors of a USB device, by which it says what it is: of the device, then of each configuration.",
    source="drivers/usb/core/devio.c:usbdev_read",
)
