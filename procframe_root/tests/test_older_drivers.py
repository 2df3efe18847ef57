"""``capi``, ``mpt``, ``scsi``, ``comedi``, ``apm``, ``xen`` and others: values of what single drivers print."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_capi(sample: Sample) -> None:
    controllers = sample("x86_64-6.1/capi/controller").records
    assert [(row.cnr, row.driver, row.state, row.name) for row in controllers] == [
        (1, "CMTP", "running", "00:1A:7D:DA:71:0A"),
        (2, "longdriver01", "detected", "x"),
        (12, "other", "???", "controller-of-22-chars"),
    ]
    assert (controllers[0].info, controllers[2].info) == ("CAPI Message Transport Protocol", "A B  C")
    assert sample("x86_64-6.1/capi/contrstats").records[0].nsentdatapkt == 4294967295
    assert [(row.applid, row.level3cnt) for row in sample("x86_64-6.1/capi/applications")] == [(1, 2), (40, -1)]
    assert sample("x86_64-6.1/capi/applstats").records[1].nsentctlpkt == 18446744073709551615
    assert [row.applid for row in sample("x86_64-6.1/capi/capi20")] == [1, 40]
    assert sample("x86_64-6.1/capi/capi20ncci").records[1].ncci == 0xFFFE0001
    assert sample("x86_64-6.1/capi/driver").records == []
    assert sample("x86_64-3.10/capi/driver").records[1].name == "a-driver-of-more-than-32-characters"
    bluetooth = sample("x86_64-6.1/capi/controllers/1").records[0]
    assert (bluetooth.address, bluetooth.cnr) == ("00:1A:7D:DA:71:0A", 1)
    assert [(row.applid, row.mapping) for row in bluetooth.applications] == [(1, 3), (40, 0)]


def test_a_capi_driver_that_says_nothing() -> None:
    data = b"1 CMTP       loading  x                \n"
    frame = procframe.parse(data, "capi/controller")
    assert (frame.records[0].info, frame.canonical, procframe.regenerate(frame)) == ("", True, data)


def test_fusion(sample: Sample) -> None:
    first, second = sample("x86_64-6.1/mpt/summary").records
    assert (first.name, first.product, first.lan_address, first.irq) == (
        "ioc0",
        "LSIFC949X A1",
        "00:06:2b:0a:1b:2c",
        24,
    )
    assert (first.experimental, first.debug, first.disabled) == (None, False, False)
    # Of the version 0e0c9f00: 12 is the month, 31 the lowest five bits of 9f, and its highest one means debugging.
    assert (second.firmware, second.experimental, second.debug) == (0x0E0C9F00, "1231", True)
    assert (second.irq, second.disabled, second.lan_address) == (-1, True, None)
    assert [row.driver for row in sample("x86_64-6.1/mpt/version").records[0].drivers] == [
        "base",
        "FC host",
        "LAN",
        "ioctl",
    ]
    adapter = sample("x86_64-6.1/mpt/ioc0/info").records[0]
    assert (adapter.product_id, adapter.message_version, adapter.max_devices) == (0x1000, 0x105, 255)
    assert (adapter.request_size, adapter.request_depth, adapter.request_bytes) == (96, 1023, 98208)
    assert (adapter.request_bytes_rounded, adapter.firmware_size) == (0x19000, None)
    assert [port.number for port in adapter.ports] == [1, 2]
    assert adapter.ports[0].node_name == "20:00:00:06:2b:0a:1b:2c"
    assert (adapter.ports[0].lan_address, adapter.ports[1].lan_address) == ("00:06:2b:0a:1b:2c", None)
    other = sample("x86_64-6.1/mpt/ioc1/info").records[0]
    assert (other.download_boot, other.firmware_size, other.debug) == (True, 524288, True)
    assert (other.request_frames, other.ports[0].port_name) == ("(____ptrval____)", None)


def test_host_adapters(sample: Sample) -> None:
    old = sample("x86_64-6.1/scsi/sym53c8xx/0").records[0]
    assert (old.chip, old.device_id, old.wide, old.dt_capable) == ("sym53c895a", 0x12, True, False)
    new = sample("x86_64-6.18/scsi/sym53c8xx/3").records[0]
    assert (new.pci_address, new.irq, new.wide, new.dt_capable) == ("0000:00:06.1", 11, False, True)
    assert sample("x86_64-6.1/scsi/tcm_loopback/4").records[0].function == "tcm_loop_proc_info"
    assert sample("x86_64-6.1/scsi/ppa/5").records[0].mode == "EPP 32 bit"
    assert sample("x86_64-6.1/scsi/imm/6").records[0].version == "2.05 (for Linux 2.4.0)"


def test_made_up_disks(sample: Sample) -> None:
    disks = sample("x86_64-6.1/scsi/scsi_debug/7").records[0]
    assert (disks.version, disks.version_date, disks.dev_size, disks.every_nth) == ("0191", "20210520", 8, -5)
    assert (disks.opts, disks.command_aborts, disks.host_resets) == (["NOISE", "UNALIGNED_WRITE"], 3, 4)
    assert [(queue.first, queue.last) for queue in disks.queues] == [(0, 1), (None, None)]
    assert [(host.host_no, host.si_idx) for host in disks.hosts] == [(7, 0), (8, -1)]
    assert [store.not_in_use for store in disks.stores] == [False, True]
    assert sample("x86_64-7.3/scsi/scsi_debug/7").records[0].queues[0].last == 190
    bare = sample("x86_64-5.10/scsi/scsi_debug/0").records[0]
    assert (bare.mq_polls, bare.opts, bare.most_recent_idx, bare.hosts) == (None, [], None, [])


def test_adaptec(sample: Sample) -> None:
    host = sample("x86_64-6.1/scsi/aic7xxx/0").records[0]
    assert (host.driver, host.version, host.description) == ("AIC7xxx", "7.0", "Adaptec 29160 Ultra160 SCSI adapter")
    assert (host.chip, host.type, host.scsi_id, host.hardware_scbs, host.max_scbs) == (
        "aic7892",
        "Ultra160 Wide",
        7,
        32,
        253,
    )
    assert [word for row in host.eeprom for word in row.words] == list(range(32))
    target, empty, narrow = host.targets
    assert (target.user.speed, target.user.frequency, target.user.options) == (160000, 80000, ["DT"])
    assert (target.user.offset, target.user.width, target.current.width) == (255, 16, None)
    assert [device.lun for device in target.devices] == [0, 1]
    assert (target.devices[0].commands_queued, target.devices[0].max_tagged_openings) == (4096, 32)
    assert (empty.goal, empty.user.width, empty.user.frequency) == (None, 16, None)
    assert (narrow.user.speed, narrow.user.width) == (3300, None)
    twin = sample("x86_64-6.1/scsi/aic7xxx/1").records[0]
    assert (twin.scsi_id, twin.scsi_id_b, twin.primary, twin.type, twin.eeprom) == (7, 6, "A", None, [])
    assert [(row.channel, row.target) for row in twin.targets] == [("A", 0), ("B", 0)]
    assert (twin.targets[1].user.slow_speed, twin.targets[1].user.speed) == (980, None)
    fast = sample("x86_64-6.1/scsi/aic79xx/2").records[0]
    assert (fast.driver, fast.bus, fast.hardware_scbs) == ("AIC79xx", "PCI-X 101-133MHz", 512)
    assert fast.targets[0].user.options == ["RDSTRM", "DT", "IU", "RTI", "QAS"]
    assert (fast.targets[0].current.state, fast.targets[0].current.speed) == ("Renegotiation Pending", None)


def test_packet_writing(sample: Sample) -> None:
    writer = sample("x86_64-6.1/driver/pktcdvd/pktcdvd0").records[0]
    assert (writer.name, writer.device, writer.packet_size, writer.fixed) == ("pktcdvd0", "sr0", 32, True)
    assert (writer.block_mode, writer.written, writer.read) == ("Mode 2", 352, 4096)
    assert writer.flags == ["WRITABLE", "NWA_VALID", "LRA_VALID"]
    assert (writer.current_sector, writer.packets_idle, writer.write_congestion_on) == (0x1A40, 14, 10000)


def test_rndis(sample: Sample) -> None:
    adapter = sample("x86_64-6.1/driver/rndis-000").records[0]
    assert (adapter.config, adapter.used, adapter.medium, adapter.connected) == (0, True, "802.3", True)
    assert (adapter.speed, adapter.vendor_id, adapter.vendor) == (425984000, 0x525, "Linux 6.1.0 with dwc2")
    unused = sample("x86_64-6.18/driver/rndis-012").records[0]
    assert (unused.used, unused.state, unused.medium, unused.connected) == (False, "?", "wireless LAN", False)


def test_comedi(sample: Sample) -> None:
    frame = sample("x86_64-6.1/comedi")
    first, second, test, own, driver, *boards = frame.records
    assert (frame.header.version, first.minor, first.subdevices) == ("0.7.76", 0, 4)
    assert (second.driver, second.board) == ("a_driver_name_of_more", "a board, of: more words")
    assert (test.driver, own.board, driver.driver) == ("comedi_test", "comedi_test", "ni_pcimio")
    assert [row.board for row in boards] == ["pci-mio-16xe-50", "pci-6070e (new)"]
    assert sample("x86_64-6.18/comedi").records == []


def test_laptops(sample: Sample) -> None:
    power = sample("i686-2.6.32/apm").records[0]
    assert (power.driver_version, power.bios_version) == ("1.16ac", "1.2")
    assert (power.flags, power.ac_line_status) == (["16_BIT_SUPPORT", "32_BIT_SUPPORT"], "on-line")
    assert (power.battery_status, power.battery_flags) == ("charging", ["high", "charging"])
    assert (power.percentage, power.time, power.units) == (98, None, "?")
    unknown = sample("armv7l/apm").records[0]
    assert (unknown.battery_status, unknown.battery_flags, unknown.percentage) == ("unknown", None, None)
    toshiba = sample("i686-2.6.32/toshiba").records[0]
    assert (toshiba.machine_id, toshiba.sci_version, toshiba.bios_version, toshiba.fn_key) == (0xFCDA, "1.6", "1.30", 0)


def test_xen(sample: Sample) -> None:
    symbols = sample("x86_64-6.1/xen/xensyms").records
    assert (symbols[0].address, symbols[0].type, symbols[2].name) == (0xFFFF82D040200000, "T", "a name")
    assert sample("x86_64-6.1/xen/xsd_kva").records[0].address == "00000000f1ce0279"
    assert sample("x86_64-6.1/xen/xsd_port").records[0].port == 1


def test_uv_systems(sample: Sample) -> None:
    assert sample("x86_64-6.1/sgi_uv/archtype").records[0].oem_table_id == "UVX"
    assert sample("x86_64-6.18/sgi_uv/archtype").records[0].oem_table_id == "HPE/UV"
    assert sample("x86_64-6.1/sgi_uv/hubbed").records[0].system == ["UV", "UV4"]
    assert sample("x86_64-6.18/sgi_uv/hubless").records[0].system == ["UV", "UV5"]


@pytest.mark.parametrize(
    ("name", "outputs"),
    [
        ("supported_output_devices", ["CRT", "DVP1", "LVDS1", "LVDS2"]),
        ("iga1/output_devices", ["CRT"]),
        ("iga2/output_devices", []),
    ],
)
def test_outputs_of_via(sample: Sample, name: str, outputs: list[str]) -> None:
    assert sample(f"i686-2.6.32/viafb/{name}").records[0].devices == outputs


def test_ports_of_via(sample: Sample) -> None:
    port = sample("i686-2.6.32/viafb/dvp0").records[0]
    assert (port.delay, port.data_drive, port.clock_drive) == (14, 1, 3)
    assert sample("i686-2.6.32/viafb/dfph").records[0].delay == 11
    transmitters = sample("i686-2.6.32/viafb/vt1636").records
    assert [(row.second, row.register_08, row.register_09) for row in transmitters] == [(False, 1, 15), (True, 10, 0)]
