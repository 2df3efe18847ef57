"""``/proc/bus/usb/devices``, today below debugfs: the USB devices with their configurations, interfaces and endpoints."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Codec, File, Line, Many, Opt, Stanza, enum, flags, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "Association", "Configuration", "Endpoint", "Interface", "UsbDevice"]

VERSION = pattern(r"[0-9a-f]{1,2}\.[0-9a-f]{2}")
"""``%2x.%02x`` of a number in BCD."""
CLASS_NAME = pattern("[^ )\n]+")
MARK = Codec({" ": False, "*": True}.__getitem__, {False: " ", True: "*"}.__getitem__, "[ *]", "boolean", True)
POWER = flags({0x20: "remote-wakeup", 0x40: "self-powered", 0x80: "bus-powered"})
DIRECTION = enum({"I": "in", "O": "out", "B": "both"}).but(pattern="[A-Z]")
TRANSFER = enum({"Ctrl": "control", "Isoc": "isochronous", "Bulk": "bulk", "Int.": "interrupt"}).but(
    pattern=r"[^ )\n]+"
)
INTERVAL = Codec(
    lambda text: int(text[:-2]) * (1000 if text[-2] == "m" else 1),
    lambda time: f"{time}us" if time % 1000 else f"{time // 1000}ms",
    "(?:0|[1-9][0-9]{0,9})[um]s",
    schema="integer",
)

_CLASS = "Cls={class_:02x}({class_name:<5s}) Sub={subclass:02x} Prot={protocol:02x}"
_Code = Annotated[int, Field("Class, which says what it is for", kind="label")]
_Name = Annotated[str, Field("Short name of the class, `unk.` for none", kind="label", codec=CLASS_NAME)]
_Sub = Annotated[int, Field("Kind within the class", kind="label")]
_Protocol = Annotated[int, Field("Protocol that it speaks, by its class", kind="label")]


class Endpoint(Record):
    """An endpoint: one end of a stream of data to or from the device."""

    address: Annotated[int, Field("Number, with 0x80 for data that comes in", kind="identity")]
    direction: Annotated[str, Field("in, out or both", kind="label", codec=DIRECTION)]
    attributes: Annotated[int, Field("Kind of transfer, and more of isochronous ones", kind="flags")]
    transfer: Annotated[
        str, Field("Kind of transfer: control, isochronous, bulk or interrupt", kind="label", codec=TRANSFER)
    ]
    max_packet_size: Annotated[int, Field("Bytes that it transfers at once", unit="bytes")]
    interval: Annotated[int, Field("How often it is asked, 0 for no matter", unit="us", kind="time", codec=INTERVAL)]


class Association(Record):
    """Interfaces that make one function of the device."""

    first_interface: Annotated[int, Field("Number of the first interface", kind="identity")]
    interface_count: Annotated[int, Field("Interfaces")]
    class_: _Code
    class_name: _Name
    subclass: _Sub
    protocol: _Protocol


class Interface(Record):
    """An interface in one of its alternate settings."""

    active: Annotated[bool, Field("Whether it is in this setting", kind="label", codec=MARK)]
    number: Annotated[int, Field("Number of the interface", kind="identity")]
    alternate: Annotated[int, Field("Number of the setting", kind="identity")]
    endpoint_count: Annotated[int, Field("Endpoints")]
    class_: _Code
    class_name: _Name
    subclass: _Sub
    protocol: _Protocol
    driver: Annotated[
        str | None, Field("Driver, `(none)` for none; absent if the configuration is not active", codec=TEXT)
    ] = None
    endpoints: Annotated[list[Endpoint], Field("Its endpoints")] = []


class Configuration(Record):
    """A configuration of a device."""

    active: Annotated[bool, Field("Whether the device is in this configuration", kind="label", codec=MARK)]
    interface_count: Annotated[int, Field("Interfaces")]
    number: Annotated[int, Field("Number that chooses it", kind="identity")]
    attributes: Annotated[
        list[str], Field("bus-powered (always), self-powered, remote-wakeup", kind="flags", codec=POWER)
    ]
    max_power: Annotated[int, Field("Most current that it draws", unit="mA")]
    associations: Annotated[list[Association], Field("Interfaces that belong together")] = []
    interfaces: Annotated[list[Interface], Field("Its interfaces, in each of their settings")] = []


class UsbDevice(Record):
    """A USB device, or a root hub: where it is plugged in, what it is, and what it can do."""

    bus: Annotated[int | None, Field("Number of the bus", kind="identity")] = None
    level: Annotated[int | None, Field("How many hubs are between it and the root", kind="label")] = None
    parent: Annotated[int | None, Field("Number of the hub it is plugged into, 0 for a root hub", kind="label")] = None
    port: Annotated[int | None, Field("Port of that hub, from 0", kind="label")] = None
    count: Annotated[int | None, Field("Its place among the devices of that hub, from 1", kind="label")] = None
    device_number: Annotated[int | None, Field("Number of the device on the bus", kind="identity")] = None
    speed: Annotated[str | None, Field("Speed, `??` if the kernel has none for it", unit="Mbit/s", kind="label")] = None
    max_children: Annotated[int | None, Field("Ports, if it is a hub")] = None
    bandwidth_allocated: Annotated[
        int | None, Field("Time of each frame that is given out, of a root hub", unit="us")
    ] = None
    bandwidth_total: Annotated[int | None, Field("Time of each frame that may be given out", unit="us")] = None
    bandwidth_percent: Annotated[int | None, Field("The first as a part of the second", unit="percent")] = None
    interrupt_requests: Annotated[int | None, Field("Interrupt requests that have a part of it")] = None
    isochronous_requests: Annotated[int | None, Field("Isochronous requests that have a part of it")] = None
    usb_version: Annotated[str | None, Field("Version of USB it keeps to", kind="label", codec=VERSION)] = None
    class_: _Code | None = None
    class_name: _Name | None = None
    subclass: _Sub | None = None
    protocol: _Protocol | None = None
    max_packet_size: Annotated[
        int | None, Field("Bytes that endpoint 0 transfers at once; 9 means 512 for USB 3", unit="bytes")
    ] = None
    configuration_count: Annotated[int | None, Field("Configurations")] = None
    vendor: Annotated[int | None, Field("Vendor", kind="label")] = None
    product: Annotated[int | None, Field("Product, by the vendor's numbers", kind="label")] = None
    revision: Annotated[str | None, Field("Revision of the device", kind="label", codec=VERSION)] = None
    manufacturer: Annotated[str | None, Field("Name of the manufacturer", kind="label", codec=TEXT)] = None
    product_name: Annotated[str | None, Field("Name of the product", kind="label", codec=TEXT)] = None
    serial_number: Annotated[str | None, Field("Number that only this device has", kind="label", codec=TEXT)] = None
    configurations: Annotated[list[Configuration], Field("Its configurations")] = []


_CONFIGURATION = Stanza(
    Configuration,
    "C:{active} #Ifs={interface_count:2d} Cfg#={number:2d} Atr={attributes:02x} MxPwr={max_power:3d}mA",
    Many(
        "associations",
        Stanza(Association, f"A:  FirstIf#={{first_interface:2d}} IfCount={{interface_count:2d}} {_CLASS}"),
    ),
    Many(
        "interfaces",
        Stanza(
            Interface,
            Line(
                f"I:{{active}} If#={{number:2d}} Alt={{alternate:2d}} #EPs={{endpoint_count:2d}} {_CLASS} Driver=",
                Opt("{driver}"),
            ),
            Many(
                "endpoints",
                Stanza(
                    Endpoint,
                    "E:  Ad={address:02x}({direction}) Atr={attributes:02x}({transfer:<4s}) "
                    "MxPS={max_packet_size:4d} Ivl={interval}",
                ),
            ),
        ),
    ),
)


def _layout(speed: str) -> File:
    return File(
        Many(
            "records",
            Stanza(
                UsbDevice,
                "",
                "T:  Bus={bus:02d} Lev={level:02d} Prnt={parent:02d} Port={port:02d} Cnt={count:02d} "
                f"Dev#={{device_number:3d}} Spd={{speed:{speed}}} MxCh={{max_children:2d}}",
                "B:  Alloc={bandwidth_allocated:3d}/{bandwidth_total:3d} us ({bandwidth_percent:2d}%), "
                "#Int={interrupt_requests:3d}, #Iso={isochronous_requests:3d}",
                f"D:  Ver={{usb_version:>5s}} {_CLASS} MxPS={{max_packet_size:2d}} #Cfgs={{configuration_count:3d}}",
                "P:  Vendor={vendor:04x} ProdID={product:04x} Rev={revision:>5s}",
                "S:  Manufacturer={manufacturer}",
                "S:  Product={product_name}",
                "S:  SerialNumber={serial_number}",
                Line("(null Cfg. desc.)", optional=True),
                Many("configurations", _CONFIGURATION),
                Line("(truncated)", optional=True),
            ),
        )
    )


FORMAT = Format(
    "bus/usb/devices",
    variants=[
        Variant("four-digit-speed", _layout("<4s"), "2.6.31+"),
        Variant("three-digit-speed", _layout(">3s"), "to 2.6.30"),
    ],
    source="drivers/usb/core/devices.c:usb_device_dump",
)
