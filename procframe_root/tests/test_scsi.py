"""``scsi/**`` and ``driver/cciss/*``: values."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_devices(sample: Sample) -> None:
    disk, empty, old, spaced = sample("x86_64-6.1/scsi/scsi").records
    assert disk.to_dict() == {
        "host": 0,
        "channel": 0,
        "id": 0,
        "lun": 0,
        "vendor": "ATA",
        "model": "Samsung SSD 860",
        "rev": "4B6Q",
        "type": "Direct-Access",
        "ansi": 5,
        "ccs": False,
    }
    assert (empty.id, empty.lun, empty.vendor, empty.rev, empty.type) == (12, 49409, None, None, "Well-known LUN")
    assert (old.channel, old.ansi, old.ccs) == (3, 1, True)
    assert (spaced.host, spaced.model) == (10, "QEMU CD  x y")
    assert sample("x86_64-7.3/scsi/scsi").records == []


def test_device_info(sample: Sample) -> None:
    records = sample("x86_64-6.1/scsi/device_info").records
    found = [record.name if "name" in record else (record.vendor, record.model, record.flags) for record in records]
    assert found == [
        ("Aashima", "IMAGERY 2400SP", ["NOLUN"]),
        ("3PARdata", "VV", ["REPORTLUN2"]),
        ("", "Scanner", ["NOLUN"]),
        ("HITACHI", "HUS1530", ["TRY_VPD_PAGES"]),
        ("Promise", "VTrak E610f", ["SPARSELUN", "NO_DIF", "MAX_1024"]),
        "SCSI Parallel Transport Class",
        ("HP", "Ultrium 3-SCSI", ["NOLUN"]),
        ("IBM", "ULTRIUM-TD3", ["NOLUN"]),
    ]


def test_generic_devices(sample: Sample) -> None:
    assert sample("x86_64-6.1/scsi/sg/allow_dio").records[0].allow_dio is False
    assert sample("x86_64-6.1/scsi/sg/def_reserved_size").records[0].def_reserved_size == 32768
    version = sample("x86_64-6.1/scsi/sg/version").records[0]
    assert (version.number, version.version, version.date) == (30536, "3.5.36", "20140603")
    columns = sample("x86_64-6.1/scsi/sg/device_hdr").records[0].columns
    assert columns == ["host", "chan", "id", "lun", "type", "opens", "qdepth", "busy", "online"]
    disk, none, cd = sample("x86_64-6.1/scsi/sg/devices").records
    assert (disk.host, disk.queue_depth, disk.online) == (0, 32, True)
    assert set(none.to_dict().values()) == {None}
    assert (cd.id, cd.lun, cd.type, cd.busy, cd.online) == (5, 49409, 5, 1, False)


def test_generic_device_names(sample: Sample) -> None:
    disk, none, cd = sample("x86_64-6.1/scsi/sg/device_strs").records
    assert (disk.vendor, disk.model, disk.rev) == ("ATA", "Samsung SSD 860", "4B6Q")
    assert (none.to_dict(), cd.model) == ({"record": "none"}, "QEMU CD  x y")


def test_generic_device_requests(sample: Sample) -> None:
    debug = sample("x86_64-6.1/scsi/sg/debug").records[0]
    assert (debug.max_active_device, debug.def_reserved_size) == (3, 32768)
    disk, gone = debug.devices
    assert (disk.device, disk.detaching, disk.host, disk.emulated, disk.open_cnt) == ("sg0", False, 0, False, 2)
    assert (gone.device, gone.detaching, gone.host, gone.excl) == ("sg2", True, None, True)
    busy, idle = disk.fds
    assert (busy.fd, busy.timeout, busy.cmd_q, busy.f_packid, idle.k_orphan, idle.requests) == (
        1,
        60000,
        True,
        False,
        True,
        [],
    )
    acting, read, ready = busy.requests
    assert (acting.buffer, acting.state, acting.id, acting.elapsed, acting.timeout) == ("rb", "act", 17, 12, 60000)
    assert (read.buffer, read.state, read.duration, read.elapsed, read.opcode) == (None, "fin", 4, None, 0)
    assert (ready.buffer, ready.id, ready.blen, ready.opcode) == ("dio", -1, 65536, 0x8A)
    assert gone.fds[0].requests[0].buffer == "mmap"
    assert sample("x86_64-7.3/scsi/sg/debug").records[0].devices == []
    # Without a device the file is empty.
    assert procframe.parse(b"", "scsi/sg/debug").records == []


def test_fusion_host(sample: Sample) -> None:
    host = sample("x86_64-6.1/scsi/mptspi/0").records[0]
    assert (host.name, host.product, host.firmware) == ("ioc0", "LSI53C1030 B0", 0x01032920)
    assert sample("x86_64-6.1/scsi/mptsas/1").records[0].max_queue == 266


def test_usb_storage(sample: Sample) -> None:
    stick = sample("x86_64-6.1/scsi/usb-storage/6").records[0]
    assert (stick.host, stick.vendor, stick.product) == (6, "SanDisk", "Cruzer Blade: 2 x")
    assert (stick.transport, stick.quirks) == ("Bulk", ["SANE_SENSE"])
    assert sample("x86_64-6.1/scsi/ums-alauda/7").records[0].quirks == []


def test_cciss(sample: Sample) -> None:
    controller = sample("x86_64-3.10/driver/cciss/cciss0").records[0]
    assert (controller.device, controller.product, controller.board_id) == ("cciss0", "Smart Array P400i", 0x3235103C)
    assert (controller["Firmware Version"], controller.max_commands) == ("4.12", 106)
    assert [(volume.device, volume.size, volume.raid_level) for volume in controller.volumes] == [
        ("cciss/c0d0", 14677, "1(1+0)"),
        ("cciss/c0d1", 450007, "5"),
    ]
    assert sample("i686-2.6.32/driver/cciss/cciss1").records[0].sequential_access_devices is None
