"""What clocks, firmware and hypervisors tell: ``driver/rtc``, ``device-tree``, ``sysinfo``, ``lparcfg``, ``i8k``, ``xen``."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame, Host

Sample = Callable[[str], Frame]


def test_clock_of_a_pc(sample: Sample) -> None:
    clock = sample("x86_64-6.1/driver/rtc").records[0]
    assert (clock.rtc_time, clock.rtc_date, clock.alrm_date) == ("19:23:43", "2022-02-11", "2022-02-12")
    assert (clock["update IRQ enabled"], clock["periodic IRQ enabled"], clock.hours_24) == (False, True, True)
    assert (clock.HPET_emulated, clock.periodic_freq, clock.batt_status) == (True, 1024, "okay")
    assert clock.efi_time is None


def test_clock_of_efi(sample: Sample) -> None:
    for name, record in (
        ("rtc", sample("aarch64/driver/rtc").records[0]),
        ("efirtc", sample("ia64-2.6.18/driver/efirtc").records[0]),
    ):
        time, alarm, capabilities = record.efi_time, record.efi_alarm, record.efi_capabilities
        assert (time.time, time.date, time.daylight, time.timezone) == ("3:14:44.000000000", "2026-1-2", 0, None), name
        assert (alarm.date, alarm.enabled, alarm.pending, alarm.timezone) == ("0-0-0", False, True, 60), name
        assert (capabilities.resolution, capabilities.accuracy, capabilities.sets_to_zero) == (1, 50000000, False), name


def test_clocks_of_other_chips(sample: Sample) -> None:
    hil = sample("parisc/driver/rtc").records[0]
    assert (hil["i8042 rtc"], hil.handshake, hil.rtc_epoch) == (1234005, "READ FAILED!", 2000)
    isl = sample("armv7l/driver/rtc").records[0]
    assert (isl.status_reg, isl.digital_trim, isl.user_data) == ("RTCF BAT (0x03)", "-20 ppm", 0xFF)
    assert sample("armv7l-3.4/driver/rtc").records[0].trim_divider == 0x7FFF
    sa1100 = sample("armv5tel-2.6.32/driver/rtc").records[0]
    assert (sa1100.trim_divider, sa1100.RTSR) == (0x7FFF, 8)
    dallas = sample("mips/driver/rtc").records[0]
    assert (dallas.Oscillator, dallas.hours, dallas.DST) == (True, "24-hour", False)
    assert (dallas["Aux batt"], dallas["Periodic IRQ"]) == ("exhausted or n/a", True)
    old = sample("x86_64-4.9/driver/rtc").records[0]
    assert (old.rtc_epoch, old.alarm, old.square_wave, old.periodic_IRQ) == (1900, "00:00:00", "no", False)
    phone = sample("i686-2.6.32/driver/rtc").records[0]
    assert (phone.alrm_date, phone.alarm, phone.periodic_freq) == ("****-**-**", "on", "daily (not adjustable)")


def test_device_tree(sample: Sample) -> None:
    assert sample("ppc64le/device-tree/compatible").records[0].strings == ["IBM,9008-22L", "IBM,chrp"]
    assert sample("ppc64le/device-tree/memory@0/reg").records[0].to_dict() == {
        "strings": None,
        "cells": [0, 0, 1, 0x80000000],
        "bytes": None,
    }
    address = sample("ppc64le/device-tree/vdevice/l-lan@30000003/local-mac-address").records[0]
    assert (address.strings, address.cells, address.bytes) == (None, None, "525400123456")


def test_device_tree_is_big_endian_everywhere() -> None:
    for order in ("little", "big"):
        host = Host.parse(f"byte_order={order}")
        assert procframe.parse(b"\0\0\x01\x02", "device-tree/a/b", host=host).records[0].cells == [258]


def test_device_tree_readings() -> None:
    def read(data: bytes) -> object:
        record = procframe.parse(data, "device-tree/a").records[0]
        return record.strings or record.cells or record.bytes

    assert read(b"okay\0") == ["okay"]
    assert read(b"ok\0\0") == [0x6F6B0000]
    assert read(b"ok") == "6f6b"
    assert read(b"\xff\xfe\0") == "fffe00"
    assert procframe.parse(b"", "device-tree/chosen/linux,true").records == []


def test_sysinfo(sample: Sample) -> None:
    record = sample("s390x-6.1/sysinfo").records[0]
    machine, cpus, lpar = record.machine, record.cpus, record.lpar
    assert (machine.manufacturer, machine.type, machine.model, machine.hardware_model) == ("IBM", "2964", "703", "N96")
    assert (machine.lic_identifier, machine.plant, machine.model_capacity_rating) == (0x1A2B, "02", 571)
    assert machine.model_temp_capacity is None
    assert [(part.type, part.percentage) for part in machine.percentages][-1] == (5, 100)
    assert (cpus.topology_hw, cpus.total, cpus.s_mtid, cpus.capability) == ([0, 0, 4, 2, 3, 8], 4, 1, [492, 1139802112])
    assert next((a.cpus, a.adjustment, a.alternate) for a in cpus.adjustments) == (2, 61468, 1065353218)
    assert (lpar.number, lpar.characteristics, lpar.name, lpar.adjustment) == (71, ["Shared", "Limited"], "S35LP67", 94)
    assert (lpar.extended_name, lpar.uuid) == ("prod lpar 67", "82038f2a-1344-aaf7-1a85-2a7250be2076")
    guest, host = record.virtual_machines
    assert (guest.level, guest.name, guest.control_program, guest.extended_name) == (
        0,
        "TCGguest",
        "KVM/Linux",
        "TCG guest of mine",
    )
    assert (host.level, host.control_program, host.uuid) == (1, "z/VM    6.4.0", None)


def test_sysinfo_of_an_old_machine(sample: Sample) -> None:
    record = sample("s390x-2.6.32/sysinfo").records[0]
    assert (record.machine.hardware_model, record.lpar, record.virtual_machines) == (None, None, [])
    assert list(record.cpus) == [
        *(f"CPUs {name}" for name in ("Total", "Configured", "Standby", "Reserved")),
        "Capability",
        "adjustments",
        "Secondary Capability",
    ]


def test_lparcfg(sample: Sample) -> None:
    record = sample("ppc64le/powerpc/lparcfg").records[0]
    assert (record.version, record.serial_number, record.partition_name) == ("1.9", "IBM,0278D1234", "web = 1")
    assert (record.capped, record.shared_processor_mode) == (False, True)
    assert (record["MinEntCap"], record.backing_memory, record.power_mode_data) == (10, 17179869184, 0x0001000000000400)


def test_i8k(sample: Sample) -> None:
    laptop = sample("x86_64/i8k").records[0]
    assert (laptop.machine_id, laptop.cpu_temperature, laptop.left_fan, laptop.right_fan) == (
        "2J59L02",
        52,
        "high",
        "low",
    )
    assert (laptop.left_fan_speed, laptop.power, laptop.key) == (8040, "AC", "volume down")
    hidden = sample("i686-2.6.32/i8k").records[0]
    assert (hidden.machine_id, hidden.left_fan, hidden.left_fan_speed, hidden.power) == (
        None,
        "EINVAL",
        -22,
        "not asked",
    )


def test_xen(sample: Sample) -> None:
    assert [record.capability for record in sample("x86_64/xen/capabilities")] == ["control_d"]
    assert procframe.parse(b"", "xen/capabilities").records == []
