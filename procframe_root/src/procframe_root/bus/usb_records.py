"""The descriptors of USB devices, include/uapi/linux/usb/ch9.h."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Codec, enum
from procframe.record import Field, Record
from procframe_root.bus.usb_devices import POWER

__all__ = [
    "AssociationDescriptor",
    "CompanionDescriptor",
    "ConfigurationDescriptor",
    "Descriptor",
    "DeviceDescriptor",
    "EndpointDescriptor",
    "InterfaceDescriptor",
    "OtherDescriptor",
    "Remainder",
]

TYPES = enum(
    {
        0x01: "device",
        0x02: "configuration",
        0x03: "string",
        0x04: "interface",
        0x05: "endpoint",
        0x06: "device-qualifier",
        0x07: "other-speed-configuration",
        0x08: "interface-power",
        0x09: "otg",
        0x0A: "debug",
        0x0B: "interface-association",
        0x0C: "security",
        0x0D: "key",
        0x0E: "encryption-type",
        0x0F: "bos",
        0x10: "device-capability",
        0x11: "wireless-endpoint-companion",
        0x12: "eusb2-isochronous-endpoint-companion",
        0x21: "class-device",
        0x22: "class-configuration",
        0x23: "class-string",
        0x24: "class-interface",
        0x25: "class-endpoint",
        0x30: "super-speed-endpoint-companion",
        0x31: "super-speed-plus-isochronous-endpoint-companion",
    }
)
CLASSES = enum(
    {
        0x00: "per-interface",
        0x01: "audio",
        0x02: "communication",
        0x03: "hid",
        0x05: "physical",
        0x06: "still-image",
        0x07: "printer",
        0x08: "mass-storage",
        0x09: "hub",
        0x0A: "cdc-data",
        0x0B: "smart-card",
        0x0D: "content-security",
        0x0E: "video",
        0x0F: "personal-healthcare",
        0x10: "audio-video",
        0x11: "billboard",
        0x12: "type-c-bridge",
        0x14: "mctp",
        0xE0: "wireless-controller",
        0xEF: "miscellaneous",
        0xFE: "application-specific",
        0xFF: "vendor-specific",
    }
)
# Two bits have four values, all of which are known.
TRANSFERS = enum({0: "control", 1: "isochronous", 2: "bulk", 3: "interrupt"}).but(unknown=None)
SYNCHRONISATIONS = enum({0: "none", 1: "asynchronous", 2: "adaptive", 3: "synchronous"}).but(unknown=None)
BCD = Codec(
    lambda number: f"{number >> 8:x}.{number & 0xFF:02x}",
    lambda text: int(text.partition(".")[0], 16) << 8 | int(text.partition(".")[2], 16),
)
ADDRESS = Codec(
    lambda number: f"{'in' if number & 0x80 else 'out'} {number & 0x7F}",
    lambda text: int(text.partition(" ")[2]) | (0x80 if text.startswith("in ") else 0),
)

_LENGTH = Field("Bytes that the descriptor has, these included", unit="bytes", kind="label")
_Class = Annotated[str, Field("What it is for", kind="label", codec=CLASSES)]
_Subclass = Annotated[int, Field("Kind within the class", kind="label")]
_Protocol = Annotated[int, Field("Protocol that it speaks, by its class", kind="label")]
_Text = Annotated[int, Field("Number of the text that describes it, 0 for none", kind="label")]


class Descriptor(Record):
    """What every descriptor begins with."""

    length: Annotated[int, _LENGTH]
    # Another type would be another record.
    descriptor_type: Annotated[str, Field("Type of the descriptor", kind="identity", codec=TYPES.but(unknown=None))]


class DeviceDescriptor(Descriptor):
    """The descriptor of the device as a whole, whose numbers usbfs gives in the byte order of the machine."""

    usb_version: Annotated[str, Field("Version of USB it keeps to", kind="label", codec=BCD)]
    class_: _Class
    subclass: _Subclass
    protocol: _Protocol
    max_packet_size: Annotated[
        int, Field("Bytes that endpoint 0 transfers at once; 9 means 512 for USB 3", unit="bytes")
    ]
    vendor: Annotated[int, Field("Vendor", kind="label")]
    product: Annotated[int, Field("Product, by the vendor's numbers", kind="label")]
    revision: Annotated[str, Field("Revision of the device", kind="label", codec=BCD)]
    manufacturer_string: _Text
    product_string: _Text
    serial_number_string: _Text
    configuration_count: Annotated[int, Field("Configurations")]


class ConfigurationDescriptor(Descriptor):
    """A configuration, to which the descriptors up to the next one belong."""

    total_length: Annotated[int, Field("Bytes of all descriptors of the configuration", unit="bytes")]
    interface_count: Annotated[int, Field("Interfaces")]
    number: Annotated[int, Field("Number that chooses it", kind="identity")]
    string: _Text
    attributes: Annotated[
        list[str], Field("bus-powered (always), self-powered, remote-wakeup", kind="flags", codec=POWER)
    ]
    max_power: Annotated[int, Field("Most current that it draws, in 2 mA, or 8 mA at the speeds of USB 3")]
    rest: Annotated[str, Field("Bytes that have no meaning yet, in hexadecimal", kind="label")]


class AssociationDescriptor(Descriptor):
    """Interfaces that make one function of the device."""

    first_interface: Annotated[int, Field("Number of the first interface", kind="identity")]
    interface_count: Annotated[int, Field("Interfaces")]
    class_: _Class
    subclass: _Subclass
    protocol: _Protocol
    string: _Text
    rest: Annotated[str, Field("Bytes that have no meaning yet, in hexadecimal", kind="label")]


class InterfaceDescriptor(Descriptor):
    """An interface in one of its alternate settings, to which the descriptors up to the next one belong."""

    number: Annotated[int, Field("Number of the interface", kind="identity")]
    alternate: Annotated[int, Field("Number of the setting", kind="identity")]
    endpoint_count: Annotated[int, Field("Endpoints, but for endpoint 0")]
    class_: _Class
    subclass: _Subclass
    protocol: _Protocol
    string: _Text
    rest: Annotated[str, Field("Bytes that have no meaning yet, in hexadecimal", kind="label")]


class EndpointDescriptor(Descriptor):
    """An endpoint: one end of a stream of data to or from the device."""

    address: Annotated[str, Field("Direction and number, such as `in 1`", kind="identity", codec=ADDRESS)]
    transfer: Annotated[
        str,
        Field(
            "Kind of transfer",
            kind="label",
            codec=TRANSFERS,
        ),
    ]
    synchronisation: Annotated[
        str,
        Field(
            "How an isochronous endpoint keeps time",
            kind="label",
            codec=SYNCHRONISATIONS,
        ),
    ]
    usage: Annotated[
        int,
        Field("Use of an isochronous endpoint: 0 data, 1 feedback, 2 both; of an interrupt one: 1 notification"),
    ]
    attributes_reserved: Annotated[int, Field("Bits without a meaning", kind="label")]
    max_packet_size: Annotated[int, Field("Bytes in a packet", unit="bytes")]
    more_packets: Annotated[int, Field("Packets beyond the first in a microframe, at high speed")]
    packet_size_reserved: Annotated[int, Field("Bits without a meaning", kind="label")]
    interval: Annotated[int, Field("How often it is asked; the unit depends on speed and kind of transfer")]
    rest: Annotated[str, Field("Refresh and synchronisation address of an audio endpoint, in hexadecimal")]


class CompanionDescriptor(Descriptor):
    """What an endpoint has besides at the speeds of USB 3."""

    max_burst: Annotated[int, Field("Packets beyond the first that it takes without a pause")]
    attributes: Annotated[
        int, Field("Streams of a bulk endpoint, as a power of 2; packets of an isochronous one, less one")
    ]
    bytes_per_interval: Annotated[int, Field("Bytes of a periodic endpoint in each interval", unit="bytes")]
    rest: Annotated[str, Field("Bytes that have no meaning yet, in hexadecimal", kind="label")]


class OtherDescriptor(Record):
    """A descriptor of another type, such as those that a class of devices or a vendor defines."""

    length: Annotated[int, _LENGTH]
    descriptor_type: Annotated[str, Field("Type of the descriptor", kind="identity", codec=TYPES)]
    data: Annotated[str, Field("Its bytes after the type, in hexadecimal", kind="label")]


class Remainder(Record):
    """Bytes that are no descriptors, after the last one."""

    data: Annotated[
        str, Field("The bytes in hexadecimal", kind="label", codec=Codec(str, str, unknown=lambda data: [data]))
    ]
