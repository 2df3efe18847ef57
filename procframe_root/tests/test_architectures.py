"""Files of single architectures: mainframes, POWER, ARM, SuperH, SPARC, PA-RISC, Itanium, Alpha, m68k and others."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

import procframe
from procframe import Frame, Host, ParseError
from procframe_root.s390.service_levels import QethLevel, SamplingMode

Sample = Callable[[str], Frame]


def test_disks_of_mainframes(sample: Sample) -> None:
    first, second, raw, last, basic, lost, probed = sample("s390x-6.1/dasd/devices").records
    assert (first.bus_id, first.discipline, first.device, first.read_only) == ("0.0.0200", "ECKD", "dasda", False)
    assert (first.block_size, first.blocks, first.size) == (4096, 1803060, 7043)
    assert (second.discipline, second.major, second.minor, second.read_only) == ("FBA", 94, 4, True)
    assert (raw.state, raw.size, last.state, last.minor) == ("active n/f", None, "unformatted", 1048572)
    assert (basic.device, basic.major, basic.state) == (None, None, "basic")
    assert (lost.discipline, lost.state, lost.probeonly) == ("none", "no stat", False)
    assert (probed.read_only, probed.state, probed.probeonly) == (True, "detected", True)


def test_statistics_of_disks(sample: Sample) -> None:
    record = sample("s390x-6.1/dasd/statistics").records[0]
    assert (record.io_requests, record.sectors, record.scale_factor, len(record.histograms)) == (4711, 98304, 1, 8)
    sizes, queue = record.histograms[0], record.histograms[-1]
    assert (sizes.title, sizes.to_128k[:3], sizes.above_128k[-1]) == ("sizes", [4000, 711, 0], 0)
    assert (queue.title, queue.to_128k[7:9], queue.above_128k[-1]) == ("requests in the queue", [4007, 711], 7)
    assert sample("s390x/dasd/statistics").records[0].possible is False
    assert sample("s390x-2.6.32/dasd/statistics").records[0].possible is True


def test_service_levels(sample: Sample) -> None:
    counters, sampling, basic, diagnostic, vm, network, storage = sample("s390x-6.1/service_levels").records
    assert (counters.first_version, counters.second_version) == (3, 5)
    assert counters.authorization == ["extended", "basic", "problem-state", "crypto-activity", "mt-diagnostic"]
    assert (sampling.max_rate, sampling.cpu_speed) == (170650536, 5208)
    assert isinstance(basic, SamplingMode)
    assert (basic.mode, diagnostic.mode, diagnostic.sample_size) == ("basic", "diagnostic", 85)
    assert vm.cplevel.startswith("z/VM Version 6")
    assert isinstance(network, QethLevel)
    assert (network.bus_id, network.firmware_level) == ("0.0.f5f0", "0199")
    assert (storage.bus_id, storage.microcode_level) == ("0.0.1940", 0x10802)


def test_devices_on_channels(sample: Sample) -> None:
    ignored = [(row.first, row.last) for row in sample("s390x-6.1/cio_ignore")]
    assert ignored == [("0.0.0000", "0.0.01ff"), ("0.0.0206", None), ("0.3.0210", "0.3.ffff")]
    first, second, third = sample("s390x-6.1/tapedevices").records
    assert (first.bus_id, first.cu_type, first.dev_model, first.block_size) == ("0.0.0181", 0x3480, 4, None)
    assert (first.state, first.op, first.med_state) == ("IN_USE", "REW", "LOADED")
    assert (second.state, second.block_size, second.med_state, third.number) == ("INIT", 32768, "UNKNOWN", 3)


def test_alignment(sample: Sample) -> None:
    arm = sample("armv7l/cpu/alignment").records[0]
    assert (arm.system, arm.system_last_pc, arm.dword) == (7, "ip6_route_input+0x90/0x230 [ipv6]", 6)
    assert (arm.user_faults, arm.user_faults_action, arm.kernel_faults) == (["warn", "fixup"], "fixup+warn", None)
    old = sample("armv5tel-2.6.32/cpu/alignment").records[0]
    assert (old.dword, old.multi, old.user_faults) == (None, 0, [])
    superh = sample("sh4/cpu/alignment").records[0]
    assert (superh.system_last_pc, superh.skipped, superh.user_faults) == (None, None, ["warn", "signal"])
    assert (superh.kernel_faults, sample("sh4/cpu/kernel_alignment").records[0].kernel_faults) == ([], ["warn"])


def test_emulated_exchanges(sample: Sample) -> None:
    record = sample("armv7l/cpu/swp_emulation").records[0]
    assert (record.emulated_swp, record.emulated_swpb, record.aborted, record.last_pid) == (1024, 3, 1, 4711)
    assert sample("armv7l-5.10/cpu/swp_emulation").records[0].last_pid is None


def test_thermostat(sample: Sample) -> None:
    warm = sample("armv7l/therm").records[0]
    assert (warm.high, warm.low, warm.temperature, warm.fan) == (60.0, 55.5, 41.5, "off")
    cold = sample("armv5tel-2.6.32/therm").records[0]
    assert (cold.temperature, cold.fan) == (-0.5, "on (hardwired)")


def test_old_boards(sample: Sample) -> None:
    network, unknown, simple = sample("armv5tel-2.6.32/bus/ecard/devices").records
    assert (network.easi, network.manufacturer, network.product) == (True, 0x11, 0xA4)
    assert network.description == "Acorn Ethernet II  "
    assert (unknown.easi, unknown.description, simple.id, simple.manufacturer) == (False, "*unknown*", 5, None)
    assert [(board.slot, board.name) for board in sample("m68k/nubus")] == [
        (9, "Macintosh Display Card 8*24"),
        (14, "Ethernet  NB"),
    ]
    board = sample("m68k/bus/zorro/00").records[0]
    assert (board.type, board.manufacturer, board.product, board.serial_number) == (0xE1, 2167, 0x64, 7)
    assert (board.start, board.size, board.slot_address, board.unused) == (0xEA0000, 0x10000, 0xEA, [0, 0, 0, 0])


def test_nubus_resources(sample: Sample) -> None:
    assert sample("m68k/bus/nubus/9/1/2").records[0].text == "Macintosh Display Card 8*24"
    assert sample("m68k/bus/nubus/9/80/7").records[0].number == 0x000280
    assert sample("m68k/bus/nubus/9/80/1").records[0].bytes == "0003000100010001"
    assert sample("m68k/bus/nubus/9/80/c0").records == []


def test_power_links_and_errors(sample: Sample) -> None:
    assert [sample(f"ppc64-5.10/{name}").records[0].path for name in ("ppc64", "rtas")] == ["powerpc", "powerpc/rtas"]
    on, off = sample("ppc64le/powerpc/eeh").records[0], sample("ppc-3.16/powerpc/eeh").records[0]
    assert (on.enabled, on.no_config_address, on.check_not_wanted, on.eeh_slot_resets) == (True, 1, 4051, 2)
    assert (off.enabled, off.no_device, off.eeh_total_mmio_ffs) == (False, None, 0)


def test_dispatches_of_virtual_processors(sample: Sample) -> None:
    rows = sample("ppc64le/powerpc/vcpudispatch_stats").records
    assert [row.cpu for row in rows] == [0, 1, 8]
    assert (rows[0].total, rows[0].same_cpu, rows[0].same_chip, rows[0].numa_remote) == (6839, 4126, 2683, 18)
    assert sample("ppc64-5.10/powerpc/vcpudispatch_stats").records[0].status == "off"
    assert sample("ppc64le/powerpc/vcpudispatch_stats_freq").records[0].frequency == 50


def test_firmware_of_power(sample: Sample) -> None:
    folder = "powerpc/rtas/"
    assert sample(f"ppc64le/{folder}firmware_flash").records[0].status == "info: no firmware image for flash"
    assert sample(f"ppc64le/{folder}firmware_update").records[0].status == "nothing asked for"
    assert sample(f"ppc64-5.10/{folder}firmware_update").records[0].status == "image ready for the next reboot"
    assert sample(f"ppc64le/{folder}manage_flash").records[0].status == "the active image cannot be overwritten"
    assert sample(f"ppc64le/{folder}validate_flash").records[0].to_dict() == {"status": "incomplete", "levels": None}
    record = sample(f"ppc64-5.10/{folder}validate_flash").records[0]
    assert (record.status, record.levels) == (
        "temporary side will be updated",
        "MI FW840_056 FW840_056\nMP FW840_104 FW840_056\n",
    )


def test_sensors_of_power(sample: Sample) -> None:
    rows = sample("ppc64-5.10/powerpc/rtas/sensors").records
    key, hot, cold, source, _, unknown, fan, volts, lid, strange = rows
    assert (key.sensor, key.state, key.condition, key.location) == ("Key switch", "Normal", "read ok", None)
    assert (hot.celsius, hot.fahrenheit, hot.location) == (36, 96, "CPU #1 at Planar #1")
    assert (cold.celsius, cold.fahrenheit, cold.condition) == (-5, 23, "warning low")
    assert (source.state, unknown.token, fan.value, volts.value) == ("AC & Battery", 9005, 2841, -12034)
    assert (lid.state, lid.value, strange.state, strange.value) == (None, None, None, 9)
    assert sample("ppc64le/powerpc/rtas/sensors").records[0].available is False


def test_system_configuration_of_power(sample: Sample) -> None:
    little, empty = sample("ppc64le/powerpc/systemcfg").records
    assert (little.eye_catcher, little.lpar, little.platform, little.processor) == (
        "SYSTEMCFG:PPC64",
        True,
        0x80,
        0x4E1202,
    )
    assert (little.physical_memory_size, little.dcache_line_size, empty.size) == (16 << 30, 128, 4096 - 0x70)
    big, vdso, empty = sample("ppc64-5.10/powerpc/systemcfg").records
    assert (big.processor, big.processor_count, big.tb_ticks_per_sec) == (0x390202, 8, 512000000)
    assert (big.tb_orig_stamp, big.tb_update_count, vdso.data[:8], len(vdso.data)) == (0x1234567890, 4, "00000080", 64)
    assert empty.size == 4096 - 0x70 - 32
    with pytest.raises(ParseError):
        procframe.parse(b"SYSTEMCFG:PPC32\0".ljust(4096, b"\0"), "powerpc/systemcfg")


def test_power_management_of_macintoshes(sample: Sample) -> None:
    info = sample("ppc-3.16/pmu/info").records[0]
    assert (info.driver_version, info.firmware_version, info.ac_power, info.battery_count) == (2, 12, True, 1)
    rows = sample("ppc-3.16/pmu/interrupts").records
    assert (rows[8].reason, rows[12].count, rows[12].number) == ("Ghost interrupt (zero len)", 107351, 12)
    full, none = (sample(f"ppc-3.16/pmu/battery_{number}").records[0] for number in (0, 1))
    assert (full.flags, full.charge, full.current, full.time_remaining) == (
        ["present", "type smart"],
        2870,
        -1240,
        8332,
    )
    assert none.flags == ["type comet"]
    assert dict(sample("ppc-3.16/pmu/options").records[0]) == {"lid_wakeup": True, "server_mode": False}
    assert dict(sample("ppc64-5.10/pmu/options").records[0]) == {"server_mode": True}
    assert procframe.parse(b"", "pmu/options").records == []


def test_cell(sample: Sample) -> None:
    load = sample("ppc64-5.10/spu_loadavg").records[0]
    assert (load.load_1, load.load_15, load.active, load.contexts, load.last_pid) == (1.25, 0.07, 3, 9, 4711)
    assert sample("ppc64-5.10/ps3vram").records[0].to_dict() == {"hit": 48101, "miss": 977}


def test_openprom(sample: Sample) -> None:
    def read(name: str) -> object:
        record = sample(name).records[0]
        assert [record.cells, record.bytes, record.strings].count(None) == 2
        return record.cells or record.bytes or record.strings

    assert read("sparc64/openprom/name") == ["SUNW,Ultra-5_10"]
    assert read("sparc64/openprom/pci@1f,0/compatible") == ["pci108e,a000", "pciclass,060000"]
    assert read("sparc64/openprom/pci@1f,0/reg") == [0x1FE, 0, 0, 0x10000]
    assert read("sparc64/openprom/idprom") == "0180080020c0ffee00"
    (empty,) = sample("sparc64/openprom/chosen/bootargs")
    assert (empty.cells, empty.bytes, empty.strings) == (None, None, None)
    assert read("sparc/openprom/sbus@1,f8000000/be@2/name") == ["be"]


def test_sparc(sample: Sample) -> None:
    rows = sample("sparc/io_map").records
    assert [(row.start, row.name) for row in rows[1:]] == [(0xFD001000, "f0800000 (espdma)"), (0xFD003000, "???")]
    assert sample("sparc/dvma_map").records[0].end == 0xFF003FFF
    assert [sample(f"{machine}/led").records[0].led for machine in ("sparc", "sparc64-5.10")] == [True, False]


def test_front_of_parisc_machines(sample: Sample) -> None:
    assert dict(sample("parisc/chassis").records[0]) == {"Battery": False, "Temp low": False, "Temp mid": False}
    failed = sample("parisc64-6.1/chassis").records[0]
    assert (failed.component_failure, failed.battery_low, failed.temp_low, failed.temp_mid) == (4, True, True, False)
    assert dict(sample("parisc/pdc/led").records[0]) == {"Heartbeat": True, "Disk IO": True, "LAN Rx/Tx": False}
    assert sample("parisc/pdc/lcd").records[0].text == "Linux 5.10.0"


def test_iommus(sample: Sample) -> None:
    older = sample("parisc/bus/runway/ccio").records
    assert [(row.name, row.cujo20_bug, row.pdir_entries) for row in older] == [
        ("U2", False, 16384),
        ("UTurn", True, 65536),
    ]
    bits = sample("parisc/bus/runway/ccio-bitmap").records
    assert [row.words[0] for row in bits] == [0x80000000, 0]
    newer = sample("parisc64-6.1/bus/mckinley/sba_iommu").records[0]
    assert (newer.name, newer.revision_major, newer.bitmap_pages) == ("Pluto McKinley Port", 2, 1048576)
    assert [(one.number, one.route) for one in newer.direct_ranges] == [(0, 2), (1, 0), (2, 0), (3, 0)]
    first, second = sample("ia64/bus/mckinley/zx1").records
    assert (first.name, first.revision_minor, first.numa_node, first.pdir_used) == ("zx1", 3, 0, 1029)
    assert (second.name, second.numa_node, second.iova_page_size) == ("Unknown (1234:103c)", None, 16)
    pcxl = sample("parisc/gsc/pcxl_dma").records[0]
    assert (pcxl.size, pcxl.pages) == (8 << 20, 2048)
    assert [(use.unit, use.free, use.used_percent) for use in pcxl.uses] == [("blocks", 244, 4), ("pages", 1967, 3)]


def test_variables_of_srm(sample: Sample) -> None:
    folder = "alpha/srm_environment/named_variables/"
    assert sample(f"{folder}bootdef_dev").records[0].value == "dka0.0.0.1.1, ewa0"
    assert sample(f"{folder}boot_osflags").records[0].value == "0 root=/dev/sda2\udca0ro"
    assert sample(f"{folder}dump_dev").records == []


def test_hardware_of_m68k(sample: Sample) -> None:
    amiga = sample("m68k/hardware").records[0]
    assert (amiga.model, amiga.system_memory, amiga.chip_ram, amiga.graphics) == ("Amiga 4000", 18432, 2048, "AGA")
    bus = amiga.detected.devices[-1]
    assert (amiga.ps_freq, amiga.detected.devices[1].name) == (50, "Blitter")
    assert (bus.version, bus.expansion_devices) == ("III", 1)
    atari = sample("m68k-tt/hardware").records[0]
    assert [(bank.size, bank.address, bank.kind) for bank in atari.memory] == [
        (4, 0, "ST-RAM"),
        (16, 0x1000000, "alternate RAM"),
    ]
    assert [device.name for device in atari.detected.devices][-1] == "MICROWIRE(tm) Interface"
    sun = sample("m68k-sun3/hardware").records[0]
    assert (sun.prom_revision, sun.detected) == ("Rev 3.0.2", None)
    vme = sample("m68k-mvme/hardware").records[0]
    assert (vme.vmechip2, vme.scsi, vme.ethernet) == (False, True, True)


@pytest.mark.parametrize("machine", ["armv5tel-2.6.32", "armv5teb-5.10"])
def test_atags(sample: Sample, machine: str) -> None:
    core, memory, _, ramdisk, initrd, serial, revision, clock, command, end, odd, last = sample(f"{machine}/atags")
    assert (core.tag, core.flags, core.page_size, core.root_device) == ("CORE", ["read-only"], 4096, 0x1F02)
    assert (memory.size, memory.start, ramdisk.flags, ramdisk.size) == (64 << 20, 0xC0000000, ["load", "prompt"], 8192)
    assert (initrd.tag, initrd.start, serial.low, revision.revision) == ("INITRD2", 0xC0800000, 0xDEADBEEF, 0x20)
    assert command.cmdline == "console=ttyS0,115200 root=/dev/mtdblock2 ro"
    assert (clock.tag, clock.words, set(end.data), odd.tag, odd.words) == ("MEMCLK", 3, {"0"}, "VIDEOTEXT", 5)
    assert (last.tag, last.words) == ("NONE", 0)


def test_atags_that_are_none() -> None:
    core = struct.pack("<II", 2, 0x54410001)
    assert len(procframe.parse(core + bytes(8), "atags", host=Host.parse("armv5tel")).records) == 2
    for data in (b"\1\2\3", core + struct.pack("<II", 99, 7), core + bytes(9), core + struct.pack("<II", 1, 7)):
        with pytest.raises(ParseError):
            procframe.parse(data, "atags")


# The last of these tags ends the file, so an unknown one of a later kernel stands before it.


@pytest.mark.parametrize(("machine", "order"), [("armv5tel-2.6.32", "<"), ("armv5teb-5.10", ">")])
def test_an_atag_that_nobody_knows(machine: str, order: str, sample: Sample) -> None:
    frame = sample(f"{machine}/atags")
    data = procframe.regenerate(frame)
    data = data[:-8] + struct.pack(f"{order}II", 4, 0x12345678) + b"unknown!" + data[-8:]
    later = procframe.parse(data, "atags", host=frame.host)
    assert procframe.regenerate(later) == data
    assert [*later.records[:-2], later.records[-1]] == frame.records
    assert later.records[-2].data == b"unknown!".hex()
    assert len(later.unrecognised) == len(frame.unrecognised) + 1


def test_bootinfo_that_nobody_knows(sample: Sample) -> None:
    frame = sample("m68k/bootinfo")
    data = procframe.regenerate(frame)
    data = data[:-2] + struct.pack(">HH", 0x7777, 10) + b"secret" + data[-2:]
    later = procframe.parse(data, "bootinfo", host=frame.host)
    assert procframe.regenerate(later) == data
    assert [*later.records[:-2], later.records[-1]] == frame.records
    assert later.records[-2].data == b"secret".hex()
    assert len(later.unrecognised) == len(frame.unrecognised) + 1


def test_bootinfo(sample: Sample) -> None:
    machine, cpu, fpu, mmu, memory, ramdisk, command, end, model, seed, last = sample("m68k/bootinfo").records
    assert (machine.machine, cpu.cpu, fpu.fpu, mmu.mmu) == ("Amiga", ["68040"], ["68040"], ["68040"])
    assert (memory.tag, memory.address, memory.size, ramdisk.tag) == ("MEMCHUNK", 0x7400000, 12 << 20, "RAMDISK")
    assert (command.cmdline, end.data) == ("root=/dev/hda2 video=pal-lace", "000000")
    assert (model.tag, model.data, seed.tag, seed.data) == ("MACHINE 0", "00000009", "RNG_SEED", "0004010203040000")
    assert last.tag == "LAST"


def test_sibyte(sample: Sample) -> None:
    record = sample("mips/bus_watcher").records[0]
    assert (record.l2_d_cor, record.mc_d_cor, record.mc_d_bad, record.io_err) == (3, 12, 1, 0)
    assert (record.request, record.requester, record.responder, record.dcode) == (0x2A, 1, 8, 5)


def test_simulated_machines(sample: Sample) -> None:
    assert sample("xtensa/simdisk/0").records[0].filename == "/home/user/my disk.img"
    assert sample("xtensa/simdisk/1").records[0].filename is None
    assert sample("um/exitcode").records[0].exitcode == 0
    assert sample("um/sysemu").records[0].sysemu == "singlestep"


def test_caches_of_itanium(sample: Sample) -> None:
    frame = sample("ia64/pal/cpu0/cache_info")
    data, instruction, second, third = frame.records
    assert (frame.header.levels, frame.header.unique) == (3, 4)
    assert (data.type, data.attribute, data.unified, data.store_latency) == ("Data", "WriteThrough", False, 3)
    assert data.store_hints == ["Temporal, level 1", "Reserved", "Non-temporal, all levels"]
    assert (instruction.store_latency, instruction.store_hints, instruction.stride) == (None, [], 32)
    assert (second.unified, second.attribute, third.unified, third.attribute) == (True, "WriteBack", True, None)


def test_translations_of_itanium(sample: Sample) -> None:
    new, old = (sample(f"{machine}/pal/cpu0/vm_info").records[0] for machine in ("ia64", "ia64-2.6.18"))
    assert (new.physical_bits, new.max_purges, new.walker) == (50, 1, True)
    assert new.memory_attributes == ["WB", "UC", "UCE", "WC", "NaTPage"]
    assert (new.insertable_page_sizes[0], new.insertable_page_sizes[-1]) == (4096, 4 << 30)
    assert [(one.type, one.preferred_page_size, one.unified, one.tc_reduction) for one in new.caches] == [
        ("Data", False, False, False),
        ("Instruction", True, False, False),
        ("Data/Instruction", False, True, True),
    ]
    assert new.caches[2].page_sizes == [4096, 8192, 512]
    assert (old.max_purges, old.walker, old.caches) == ("unlimited", False, [])
    code, rights, data = sample("ia64/pal/cpu0/tr_info").records
    assert (code.kind, code.virtual, code.page_size, code.region) == ("I", 0xA000000100000000, [64 << 20], 0x7FFF)
    assert (rights.access_rights_valid, data.kind, data.dirty_valid, data.memory_attribute) == (False, "D", False, 4)


def test_registers_of_itanium(sample: Sample) -> None:
    record = sample("ia64/pal/cpu0/register_info").records[0]
    assert (record.ar[:3], record.ar_side_effects, record.cr[-1]) == (["0-7", "16-19", "21"], [], "112-127")
    assert (record.stacked, record.rse_hints, record.rse_hints_name) == (96, 1, "eager stores")
    counters = sample("ia64/pal/cpu0/perfmon_info").records[0]
    assert (counters.width, counters.pmc, counters.bundle_counters) == (47, ["0-15"], ["4-7", "9-15"])
    assert [sample(f"ia64/sal/{name}").records[0].present for name in ("bus_lock", "itc_drift")] == [True, False]


def test_plug_and_play_in_binary(sample: Sample) -> None:
    device = sample("i686-2.6.32/bus/isapnp/01/00").records[0]
    assert (device.activate, device.memory_0, device.ports[:3]) == (1, 0xC8000, [0x220, 0x330, 0])
    assert (device.irq_0, device.irq_0_type, device.irq_1, device.dma) == (5, 2, 0, [1, 5])
    rows = sample("i686-2.6.32/bus/pnp/0a").records
    assert [row.item for row in rows] == [
        *("port", "irq", "end", "start of dependent functions", "port", "irq", "end of dependent functions"),
        *("fixed memory 32", "end", "compatible device", "end"),
    ]
    assert (rows[7].large, rows[7].length, rows[7].data) == (True, 9, "000000c0fe00001000")
    assert [type(row).__name__ for row in sample("i686-2.6.32/bus/pnp/legacy_device_resources")] == [
        *("SmallResource", "SmallResource", "ResourceRemainder"),
    ]
    assert sample("i686-2.6.32/bus/pnp/escd").records[0].bytes.startswith("100041434647")


def test_records_of_errors(sample: Sample) -> None:
    record, first, second, rest = sample("ia64/sal/cmc/data").records
    assert (record.id, record.severity, record.length, record.timestamp) == (7, "corrected", 110, "2005-03-17 14:05:09")
    assert (first.length, first.error_recovery_info, first.data, second.data, rest.data) == (
        28,
        0x80,
        "01020304",
        "",
        "ff" * 18,
    )
    assert sample("ia64/sal/mca/data").records[0].data == b"OEM text\n".hex()
    assert procframe.parse(b"", "sal/init/data").records == []


def test_link_to_the_device_tree(sample: Sample) -> None:
    assert sample("ppc-3.16/device-tree").records[0].path == "/sys/firmware/devicetree/base"
