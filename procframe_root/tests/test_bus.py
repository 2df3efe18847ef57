"""Devices by their bus: values."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame, ParseError, RegenerateError

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """What a record has."""
    return {name: value for name, value in record.to_dict().items() if value is not None}


def test_input_handlers(sample: Sample) -> None:
    found = [(one.number, one.name, one.filter, one.minor) for one in sample("x86_64-6.1/bus/input/handlers")]
    assert found == [
        (0, "rfkill", False, None),
        (1, "kbd", False, None),
        (2, "sysrq", True, None),
        (3, "leds", False, None),
        (4, "mousedev", False, 32),
        (5, "evdev", False, 64),
        (6, "joydev", False, 0),
    ]


def test_pci_devices(sample: Sample) -> None:
    frame = sample("x86_64-6.1/bus/pci/devices")
    assert [one.address for one in frame] == ["00:00.0", "00:01.1", "00:02.0", "17:1f.2", "ff:1f.7"]
    ide = frame.records[1]
    assert (ide.vendor, ide.device, ide.irq, ide.driver) == (0x8086, 0x7010, 14, "ata_piix")
    assert [(one.start, one.flags) for one in ide.regions] == [
        (0x1F0, ["io"]),
        (0x3F6, ["io"]),
        (0x170, ["io"]),
        (0x376, ["io"]),
        (0xC0A0, ["io"]),
        (0, []),
    ]
    assert (ide.sizes, ide.rom_size) == ([8, 1, 8, 1, 16, 0], 0)
    vga, gpu, odd = frame.records[2:]
    assert (vga.regions[0].flags, vga.rom.start, vga.rom.flags) == (["prefetchable"], 0xC0000, ["shadow"])
    assert (gpu.regions[1].start, gpu.regions[1].flags) == (0x6000000000, ["64-bit", "prefetchable"])
    assert (gpu.rom.start, gpu.rom.flags, gpu.rom_size) == (0xFB000000, ["enabled"], 0x80000)
    assert (odd.regions[0].start, odd.regions[0].flags) == (0x6E0, ["below-1M"])
    assert odd.driver == "Intel ICH with blanks"
    assert frame.records[0].driver is None


def test_pci_devices_with_zeros(sample: Sample) -> None:
    frame = sample("armv7l/bus/pci/devices")
    assert (frame.variant, frame.records[0].regions[0].start) == ("zeros", 0x1000)


def test_pci_configuration_space_of_a_device(sample: Sample) -> None:
    header, *rest = sample("x86_64-6.18/bus/pci/00/01.0")
    assert (header.vendor, header.class_, header.multifunction) == (0x1AF4, "others", False)
    assert header.command == ["memory", "master", "intx-disable"]
    assert header.status == ["capabilities"]
    assert (header.regions[0].start, header.regions[0].flags) == (0x4000000000, ["64-bit"])
    assert len(header.regions) == 5
    assert (header.interrupt_pin, header.capabilities) == ("none", 0x40)
    assert [(one.offset, one.id, one.next) for one in rest] == [
        (64, "vendor-specific", 80),
        (80, "vendor-specific", 96),
        (96, "vendor-specific", 112),
        (112, "vendor-specific", 132),
        (132, "vendor-specific", 152),
        (152, "msi-x", 0),
    ]


def test_pci_configuration_space_of_a_bridge(sample: Sample) -> None:
    frame = sample("x86_64-6.1/bus/pci/0001:00/1c.0")
    header = frame.records[0]
    assert (header.class_, header.subclass, header.header_type, header.multifunction) == ("bridge", 4, 1, True)
    assert (header.primary_bus, header.secondary_bus, header.subordinate_bus) == (0, 1, 2)
    assert (header.io_base, header.io_limit, header.memory_base, header.memory_limit) == (0xF1, 1, 0xD100, 0xD1F0)
    assert header.secondary_status == ["66mhz", "received-master-abort"]
    assert (header.prefetch_base, header.prefetch_limit, header.prefetch_base_upper) == (1, 0xFFF1, 0x60)
    assert (header.interrupt_line, header.interrupt_pin) == (11, "INTA")
    assert header.bridge_control == ["parity", "serr"]
    found = [(type(one).__name__, one.offset, one.get("id"), one.get("next")) for one in frame.records[1:]]
    assert found == [
        ("Capability", 0x40, "pci-express", 0x80),
        ("Capability", 0x80, "msi", 0x93),
        ("Capability", 0x90, "subsystem", 0),
        ("ExtendedCapability", 0x100, "advanced-error-reporting", 0x140),
        ("ExtendedCapability", 0x140, "access-control-services", 0x220),
        ("ExtendedCapability", 0x220, "secondary-pci-express", 0),
    ]
    assert (frame.records[-1].version, frame.records[-1].data[:10]) == (1, "0102030400")


def test_pci_configuration_space_of_a_cardbus_bridge(sample: Sample) -> None:
    header, registers = sample("i686-2.6.32/bus/pci/02/01.0")
    assert (header.primary_bus, header.card_bus, header.subordinate_bus) == (2, 3, 6)
    assert header.io_windows == [0x1000, 0x10FC, 0x1400, 0x14FC]
    assert (header.interrupt_line, header.bridge_control) == (None, ["16-bit-interrupt", "prefetch-0", "post-writes"])
    assert (registers.offset, registers.data[:16]) == (64, "28101d0101000000")


def test_pci_device_that_does_not_answer(sample: Sample) -> None:
    (header,) = sample("s390x/bus/pci/00/00.0")
    assert (type(header).__name__, header.vendor, header.device) == ("OtherHeader", 0xFFFF, 0xFFFF)


def test_pci_capabilities_in_a_circle_end() -> None:
    data = bytearray(256)
    data[6], data[0x34] = 0x10, 0x50
    data[0x50:0x52], data[0x60:0x62] = b"\x05\x60", b"\x01\x50"
    frame = procframe.parse(bytes(data), "bus/pci/00/00.0")
    assert [(type(one).__name__, one.offset) for one in frame.records[1:]] == [
        ("Registers", 0x40),
        ("Capability", 0x50),
        ("Capability", 0x60),
    ]
    assert procframe.regenerate(frame) == bytes(data)


def test_pci_capability_that_is_not_known_is_reported() -> None:
    data = bytearray(256)
    data[6], data[0x34], data[0x40] = 0x10, 0x40, 0x7E
    frame = procframe.parse(bytes(data), "bus/pci/00/00.0")
    assert frame.records[1].id == 0x7E
    assert [piece.text for piece in frame.unrecognised] == [str(0x7E)]


def test_pci_region_of_64_bits_in_the_last_register() -> None:
    data = bytearray(64)
    data[0x10:0x28] = struct.pack("<6I", 0xC, 0x12, 1, 2, 3, 0xFFFFFFF4)
    frame = procframe.parse(bytes(data), "bus/pci/00/00.0")
    assert [(one.start, one.flags) for one in frame.records[0].regions] == [
        (0x1200000000, ["64-bit", "prefetchable"]),
        (0, ["io"]),
        (0, ["below-1M"]),
        (2, ["io"]),
        (0xFFFFFFF0, ["64-bit"]),
    ]
    assert procframe.regenerate(frame) == bytes(data)


@pytest.mark.parametrize("size", [1, 63, 65, 255, 257, 4095, 4097])
def test_pci_configuration_space_of_no_known_size(size: int) -> None:
    with pytest.raises(ParseError, match="64, 128, 256, 4096 bytes"):
        procframe.parse(bytes(size), "bus/pci/00/00.0")


def test_pci_configuration_space_whose_pointers_lead_elsewhere(sample: Sample) -> None:
    frame = sample("x86_64-6.18/bus/pci/00/01.0")
    frame.records[0].capabilities = 0x50
    with pytest.raises(RegenerateError, match="byte 64"):
        procframe.regenerate(frame)


def test_usb_devices(sample: Sample) -> None:
    hub, receiver, root, camera, broken = sample("x86_64-6.1/bus/usb/devices")
    assert (hub.bus, hub.level, hub.parent, hub.device_number, hub.speed, hub.max_children) == (1, 0, 0, 1, "480", 15)
    assert (hub.bandwidth_allocated, hub.bandwidth_total, hub.bandwidth_percent) == (15, 800, 2)
    assert (hub.usb_version, hub.class_, hub.class_name, hub.revision) == ("2.00", 9, "hub", "6.01")
    assert (hub.manufacturer, hub.serial_number) == ("Linux 6.1.0 xhci-hcd", "0000:00:14.0")
    assert (receiver.revision, receiver.usb_version, receiver.manufacturer) == ("12.03", "11.10", "Logitech\udcff\r")
    first, second = receiver.configurations
    assert (first.active, first.attributes, first.max_power) == (True, ["remote-wakeup", "bus-powered"], 98)
    assert (second.active, second.interfaces[0].driver, second.max_power) == (False, None, 500)
    assert [one.driver for one in first.interfaces] == ["usbhid", "(none)"]
    assert [(one.direction, one.transfer, one.interval) for one in first.interfaces[1].endpoints] == [
        ("out", "bulk", 0),
        ("both", "control", 0),
    ]
    assert root.configurations[0].interfaces[0].endpoints[0].interval == 256000
    (configuration,) = camera.configurations
    assert [(one.first_interface, one.interface_count) for one in configuration.associations] == [(0, 2)]
    assert [(one.number, one.alternate, one.active) for one in configuration.interfaces] == [
        (0, 0, True),
        (1, 0, True),
        (1, 1, False),
    ]
    stream = configuration.interfaces[2].endpoints[0]
    assert (stream.address, stream.transfer, stream.max_packet_size, stream.interval) == (
        0x81,
        "isochronous",
        3072,
        125,
    )
    assert (broken.speed, broken.configurations, broken.bandwidth_total) == ("??", [], None)


def test_usb_devices_of_old_kernels(sample: Sample) -> None:
    frame = sample("ia64-2.6.18/bus/usb/devices")
    assert (frame.variant, [one.speed for one in frame]) == ("three-digit-speed", ["12", "1.5"])
    assert [one.revision for one in frame] == ["2.06", "3.52"]


def test_usb_descriptors(sample: Sample) -> None:
    device, configuration, association, control, *rest = sample("x86_64-6.18/bus/usb/001/005")
    assert (device.usb_version, device.vendor, device.product, device.revision) == ("2.00", 0x046D, 0x0825, "0.12")
    assert (device.class_, device.configuration_count) == ("miscellaneous", 1)
    assert (configuration.total_length, configuration.interface_count, configuration.max_power) == (112 - 18, 3, 250)
    assert configuration.attributes == ["remote-wakeup", "bus-powered"]
    assert (association.first_interface, association.interface_count, association.class_) == (0, 2, "video")
    assert (control.number, control.endpoint_count, control.class_) == (0, 1, "video")
    assert [(one.descriptor_type, one.length) for one in rest] == [
        ("class-interface", 13),
        ("endpoint", 7),
        ("class-endpoint", 5),
        ("interface", 9),
        ("interface", 9),
        ("endpoint", 7),
        ("interface", 9),
        ("endpoint", 9),
    ]
    assert rest[0].data == "0100014d0080c3c9010101"
    stream = rest[5]
    assert (stream.address, stream.transfer, stream.synchronisation) == ("in 1", "isochronous", "asynchronous")
    assert (stream.max_packet_size, stream.more_packets, stream.interval) == (0x3FC, 2, 1)
    audio = rest[7]
    assert (audio.address, audio.synchronisation, audio.rest) == ("out 4", "adaptive", "0000")


def test_usb_descriptor_of_the_device_is_in_the_byte_order_of_the_machine(sample: Sample) -> None:
    device, configuration, _, endpoint, companion, other = sample("ppc-3.16/bus/usb/002/003")
    assert (device.vendor, device.product, device.usb_version) == (0x046D, 0x0825, "2.00")
    assert (configuration.total_length, endpoint.max_packet_size) == (9 + 9 + 7 + 6 + 4, 512)
    assert (companion.max_burst, companion.attributes, companion.bytes_per_interval) == (15, 4, 0)
    assert (other.descriptor_type, other.data) == ("class-interface", "0102")


def test_usb_descriptors_that_are_not_known(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64-6.18/bus/usb/001/005"))
    frame = procframe.parse(data + b"\x04\xfe\x01\x02" + b"\x03\x02\x09" + b"\x00\x01\x02", "bus/usb/001/005")
    unknown, short, remainder = frame.records[-3:]
    assert (unknown.descriptor_type, unknown.data) == (0xFE, "0102")
    assert (type(short).__name__, short.descriptor_type, short.data) == ("OtherDescriptor", "configuration", "09")
    assert remainder.data == "000102"
    assert [piece.text for piece in frame.unrecognised] == ["254", "000102"]


@pytest.mark.parametrize("data", [b"\x12", b"\x12\x01" + bytes(15), b"\x11\x01" + bytes(16), b"\x12\x02" + bytes(16)])
def test_usb_descriptors_without_a_device(data: bytes) -> None:
    with pytest.raises(ParseError, match="a device descriptor of 18 bytes"):
        procframe.parse(data, "bus/usb/001/001")


def test_pnp(sample: Sample) -> None:
    found = [(one.node, one.id, one.type_code, one.flags) for one in sample("i686-2.6.32/bus/pnp/devices")]
    assert found == [
        (0, "PNP0C01", "05:00:00", ["no-disable", "no-config"]),
        (1, "PNP0501", "07:00:02", ["input", "bootable", "dynamic", "not-static"]),
        (
            14,
            "IBM3780",
            "09:02:00",
            ["output", "input", "bootable", "dock", "removable", "dynamic", "not-static"],
        ),
        (16, "0xffffffff", "08:80:00", []),
    ]
    assert [there(one) for one in sample("i686-2.6.32/bus/pnp/configuration_info")] == [
        {"structure_revision": 1, "number_of_csns": 2, "isa_read_data_port": 0x20B}
    ]
    assert [there(one) for one in sample("i686-2.6.32/bus/pnp/escd_info")] == [
        {"min_escd_write_size": 1024, "escd_size": 4096, "nvram_base": 0xFFFF8000}
    ]


def test_zorro_and_nubus(sample: Sample) -> None:
    board = sample("m68k/bus/zorro/devices").records[1]
    assert there(board) == {
        "slot": 1,
        "manufacturer": 0x2114,
        "product": 0x0B,
        "extension": 0,
        "start": 0x40000000,
        "size": 0x8000000,
        "type": 0xA3,
    }
    assert there(sample("m68k/bus/nubus/devices").records[0]) == {
        "slot": 9,
        "category": 3,
        "type": 1,
        "software": 1,
        "hardware": 0x17,
        "address": 0xF9000000,
    }
