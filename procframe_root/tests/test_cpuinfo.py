"""``cpuinfo``: values on each architecture, and which variant a file is read by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def plain(value: Any) -> Any:
    return value.to_dict()


def test_x86_64(sample: Sample) -> None:
    frame = sample("x86_64/cpuinfo")
    assert [cpu.processor for cpu in frame] == [0, 1]
    assert plain(frame.records[0]) == {
        "processor": 0,
        "vendor_id": "GenuineIntel",
        "cpu family": 6,
        "model": 143,
        "model name": "Intel(R) Xeon(R) Gold 6438Y+",
        "stepping": 8,
        "microcode": 0x2B000643,
        "cpu MHz": 800.0,
        "cache size": 61440,
        "physical id": 0,
        "siblings": 2,
        "core id": 0,
        "cpu cores": 2,
        "apicid": 0,
        "initial apicid": 0,
        "fpu": True,
        "fpu_exception": True,
        "cpuid level": 32,
        "wp": True,
        "flags": ["fpu", "vme", "de", "pse", "tsc", "msr", "lm", "constant_tsc", "aperfmperf", "vmx", "avx512f"],
        "vmx flags": ["vnmi", "preemption_timer", "ept", "vpid"],
        "bugs": ["spectre_v1", "spectre_v2", "eibrs_pbrsb"],
        "bogomips": 4000.0,
        "clflush size": 64,
        "cache_alignment": 64,
        "address sizes": {"physical": 46, "virtual": 57},
        "power management": [],
    }
    assert frame.records[1].cpu_mhz == "Unknown"
    assert frame.records[1].address_sizes.virtual == 57


def test_x86_of_32_bits(sample: Sample) -> None:
    (cpu,) = sample("i686-2.6.32/cpuinfo")
    assert (cpu.stepping, cpu.cpuid_level) == ("unknown", -1)
    assert (cpu.fdiv_bug, cpu.hlt_bug, cpu.f00f_bug, cpu.coma_bug) == (False, False, True, False)
    assert cpu.flags == []
    assert cpu.power_management == ["ts", "fid", "[8]"]
    assert cpu.microcode is None


def test_arm64(sample: Sample) -> None:
    frame = sample("aarch64/cpuinfo")
    assert [cpu.processor for cpu in frame] == [0, 3]
    cpu = frame.records[1]
    assert cpu.features == ["fp", "asimd", "evtstrm", "crc32", "cpuid"]
    assert (cpu.cpu_implementer, cpu.cpu_variant, cpu.cpu_part, cpu.cpu_revision) == (0x41, 0, 0xD08, 3)
    assert cpu["CPU architecture"] == "8"
    assert frame.header == {}


def test_arm(sample: Sample) -> None:
    frame = sample("armv7l/cpuinfo")
    assert [(cpu.processor, cpu.model_name, cpu.bogomips) for cpu in frame] == [
        (0, "ARMv7 Processor rev 5 (v7l)", 57.6),
        (1, "ARMv7 Processor rev 5 (v7l)", 57.6),
    ]
    assert frame.records[0].features[-1] == "tls"
    assert plain(frame.header) == {"Hardware": "BCM2835", "Revision": 0xA01041, "Serial": "00000000e1f2a3b4"}


def test_arm_before_3_8_says_once_what_its_cpus_have_in_common(sample: Sample) -> None:
    frame = sample("armv7l-3.4/cpuinfo")
    assert frame.to_dicts() == [{"processor": 0, "BogoMIPS": 13.53}, {"processor": 1, "BogoMIPS": 13.53}]
    assert frame.header.model_name == "ARMv7 Processor rev 0 (v7l)"
    assert plain(frame.header.cpus) == {
        "Features": ["swp", "half", "thumb", "fastmult", "vfp", "edsp", "neon", "vfpv3"],
        "CPU implementer": 0x51,
        "CPU architecture": "7",
        "CPU variant": 1,
        "CPU part": 0x6F,
        "CPU revision": 0,
    }
    assert (frame.header.hardware, frame.header.revision) == ("QCT APQ8064", 0xB)


def test_arm_with_one_cpu_is_one_record(sample: Sample) -> None:
    frame = sample("armv5tel-2.6.32/cpuinfo")
    (cpu,) = frame
    assert (cpu.bogomips, cpu.cpu_architecture) == (147.45, "5TEJ")
    assert cpu.features == ["swp", "half", "thumb", "fastmult", "edsp", "java"]
    assert frame.header.hardware == "ARM-Versatile PB"


def test_arm64_before_3_19_lists_numbers_alone(sample: Sample) -> None:
    frame = sample("aarch64-3.10/cpuinfo")
    assert frame.to_dicts() == [{"processor": 0}, {"processor": 1}]
    assert (frame.header.cpus.cpu_architecture, frame.header.cpus.cpu_part) == ("AArch64", 0xD03)


def test_s390(sample: Sample) -> None:
    frame = sample("s390x/cpuinfo")
    assert plain(frame.records[1]) == {
        "cpu number": 2,
        "physical id": 1,
        "core id": 2,
        "book id": 0,
        "drawer id": 0,
        "dedicated": 0,
        "address": 2,
        "siblings": 2,
        "cpu cores": 2,
        "version": "00",
        "identification": "2B1C4F",
        "machine": "3906",
        "cpu MHz dynamic": 5208,
        "cpu MHz static": 5208,
    }
    header = frame.header
    assert (header.processors, header.bogomips_per_cpu, header.max_thread_id) == (2, 21881.0, 1)
    assert header.features[-1] == "sie"
    assert header.facilities == [0, 1, 2, 4, 129, 193]
    assert plain(header.caches[2]) == {
        "cache": 2,
        "level": 3,
        "type": "Unified",
        "scope": "Shared",
        "size": 131072,
        "line_size": 256,
        "associativity": 32,
    }
    assert [(cpu.processor, cpu.machine) for cpu in header.cpu_ids] == [(0, "3906"), (2, "3906")]


def test_s390_before_4_9(sample: Sample) -> None:
    frame = sample("s390x-2.6.32/cpuinfo")
    assert frame.to_dicts()[1] == {"processor": 1, "version": "FF", "identification": "0A2B3C", "machine": "2097"}
    assert frame.header["vendor_id"] == "IBM/S390"


def test_powerpc(sample: Sample) -> None:
    frame = sample("ppc64le/cpuinfo")
    assert frame.to_dicts()[1] == {
        "processor": 1,
        "cpu": "POWER8E (raw), altivec supported",
        "clock": 3690.0,
        "revision": {"major": 2, "minor": 1, "pvr_version": 0x4B, "pvr_revision": 0x201},
    }
    assert plain(frame.header) == {
        "timebase": 512000000,
        "platform": "pSeries",
        "model": "IBM pSeries (emulated by qemu)",
        "machine": "CHRP IBM pSeries (emulated by qemu)",
        "MMU": "Hash",
    }


def test_powerpc_with_one_cpu(sample: Sample) -> None:
    frame = sample("ppc-3.16/cpuinfo")
    (cpu,) = frame
    assert (cpu.temperature.low, cpu.temperature.high, cpu.temperature.average) == (48, 51, None)
    assert (cpu.clock, cpu.bogomips) == (1416.666661, 36.86)
    header = frame.header
    assert header.motherboard == ["PowerMac10,2", "MacRISC3", "Power", "Macintosh"]
    assert (header.detected_as, header.pmac_flags, header.memory) == ("287 (Mac mini (Late 2005))", 0x10, 1024)


def test_mips(sample: Sample) -> None:
    frame = sample("mips/cpuinfo")
    assert plain(frame.header) == {"system type": "MIPS Malta", "machine": "mti,malta"}
    (cpu,) = frame
    assert plain(cpu.hardware_watchpoint) == {"present": True, "count": 1, "masks": [0x0FF8]}
    assert cpu.isa == ["mips1", "mips2", "mips32r1", "mips32r2"]
    assert (cpu.wait_instruction, cpu.tlb_entries, cpu.vced_exceptions) == (True, 16, "not available")


def test_loongarch(sample: Sample) -> None:
    frame = sample("loongarch64/cpuinfo")
    assert plain(frame.header) == {"system type": "generic-loongson-machine"}
    cpu = frame.records[1]
    assert (cpu.processor, cpu.core, cpu.cpu_mhz, cpu.fpu_revision) == (1, 1, 2500.0, 0x11)
    assert plain(cpu.hardware_watchpoint) == {"present": True, "instructions": 8, "data": 4}
    assert plain(cpu.address_sizes) == {"physical": 48, "virtual": 48}


def test_riscv(sample: Sample) -> None:
    assert sample("riscv64/cpuinfo").to_dicts()[0] == {
        "processor": 0,
        "hart": 3,
        "isa": "rv64imafdc_zicsr",
        "mmu": "sv39",
        "uarch": "sifive,u74-mc",
        "mvendorid": 0x489,
        "marchid": 0x8000000000000007,
        "mimpid": 0x4210427,
        "hart isa": "rv64imafdc_zicsr_zba",
    }


def test_itanium(sample: Sample) -> None:
    (cpu,) = sample("ia64/cpuinfo")
    assert cpu.features == ["branchlong", "16-byte atomic ops"]
    assert (cpu.family, cpu.cpu_mhz, cpu.itc_mhz, cpu.thread_id) == (32, 1669.0, 416.667, 0)
    (old,) = sample("ia64-2.6.18/cpuinfo")
    assert (old.family, old.cpu_mhz) == ("Itanium 2", 1300.0)


def test_sparc(sample: Sample) -> None:
    (machine,) = sample("sparc64/cpuinfo")
    assert [(cpu.processor, cpu.clock_tick) for cpu in machine.cpus] == [(0, 1250000000), (1, 1250000000)]
    assert [(cpu.processor, cpu.state) for cpu in machine.states] == [(0, "online"), (1, "online")]
    assert machine.cpucaps == ["flush", "stbar", "swap", "muldiv", "v9", "popc"]
    assert machine.mmu_page_sizes == ["8K", "64K", "4MB", "256MB"]
    (machine,) = sample("sparc/cpuinfo")
    assert (machine.promlib_version, machine.promlib_revision) == (3, 2)
    assert (machine.prom_version, machine.prom_revision, machine.nocache_used) == (2, 25, 393216)
    assert [(cpu.processor, cpu.bogomips, cpu.clock_tick) for cpu in machine.cpus] == [
        (0, 49.86, 50000000),
        (2, 49.86, 50000000),
    ]


def test_sparc_with_one_cpu(sample: Sample) -> None:
    frame = sample("sparc-7.3/cpuinfo")
    (machine,) = frame
    assert (frame.unrecognised, machine.ncpus_probed, machine.states) == ([], 1, [])
    assert [(cpu.processor, cpu.bogomips, cpu.clock_tick) for cpu in machine.cpus] == [(0, 79.66, 40000000)]


def test_alpha(sample: Sample) -> None:
    (machine,) = sample("alpha/cpuinfo")
    assert plain(machine.cycle_frequency) == {"hertz": 250000000, "estimated": True}
    assert plain(machine.user_unaligned) == {"count": 12, "pc": 0x120001F0C, "va": 0x11FFFFB8E}
    assert (machine.cpu_serial_number, machine.page_size, machine.cpu_active_mask) == ("NI7", 8192, 1)
    assert machine.l1_dcache == "64K, 2-way, 64b line"


@pytest.mark.parametrize(
    ("machine", "expected"),
    [
        ("m68k", {"CPU": "68040", "Clocking": 26.4, "BogoMips": 17.61, "Calibration": 88064}),
        ("h8300", {"CPU": "H8/300H (H8/3069)", "Clock": "20.0MHz", "Calibration": 819200}),
        ("nds32", {"Processor": "D15 (id 15, rev 1, cfg 3)", "Features": ["mfusr_pc", "perf1", "fpu"]}),
        ("hexagon", {"processor": 0, "BogoMips": 1198.28}),
        ("um", {"mode": "skas", "fpu": True, "flags": ["fpu", "sse2"], "bogomips": 7183.97}),
        ("parisc", {"cpu MHz": 750.0, "hversion": "0x00005dc0", "I-cache": 768, "software id": 2005678094}),
        ("c6x", {"processor": 0, "cpu MHz": 1000, "core voltage": "unknown"}),
        (
            "xtensa",
            {
                "CPU list": "0-1",
                "build ID": 0x54321,
                "flags": ["nmi", "debug", "density", "boolean", "loop"],
                "icache flags": [],
                "dcache flags": ["writeback", "lock"],
                "icache line size": 32,
            },
        ),
        (
            "openrisc",
            {
                "cpu architecture": "OpenRISC 1000 (1.1-rev0)",
                "cpu version": 0x500,
                "immu": {"entries": 64, "ways": 1},
                "features": ["orbis32", "orfpx32"],
            },
        ),
    ],
)
def test_others(sample: Sample, machine: str, expected: dict[str, Any]) -> None:
    frame = sample(f"{machine}/cpuinfo")
    found = frame.to_dicts()[0]
    assert {key: found[key] for key in expected} == expected
    assert frame.variant == machine


def test_superh(sample: Sample) -> None:
    frame = sample("sh4-smp/cpuinfo")
    assert plain(frame.header) == {"machine": "SDK7786"}
    assert [(cpu.processor, cpu.cut, cpu.cpu_flags) for cpu in frame] == [
        (0, "unknown", ["none"]),
        (1, "2.1", ["fpu", "ptea"]),
    ]
    assert plain(frame.records[1].cache_size) == {"size": 32, "ways": 4}
    (cpu,) = sample("sh4/cpuinfo")
    assert (plain(cpu.icache_size), plain(cpu.dcache_size)) == ({"size": 16, "ways": 2}, {"size": 16, "ways": 2})


def test_arc(sample: Sample) -> None:
    first, second = sample("arc/cpuinfo")
    assert (first.processor, first.name) == (0, "HS38 R3.0 (ARCv2 ISA) ")
    assert (first.cpu_speed, first.bogomips) == (500.0, 497.41)
    assert first.mmu_4.startswith("8k PAGE")
    assert first.d_cache == "N/A"
    assert (second.processor, second["Vector Table"], second.mmu_4) == (1, "0x90000000", None)


def test_csky(sample: Sample) -> None:
    frame = sample("csky/cpuinfo")
    (cpu,) = frame
    assert (cpu.model, cpu.hint, cpu.ccr, cpu.ccr2) == ("ck860f", 0x610C, 0x187D, 0xA0420008)
    assert [(info.index, info.value) for info in cpu.product_info] == [(0, 0x08860000), (1, 0x10000000)]
    assert frame.header.arch_version == "Linux abiv2"


def test_microblaze_and_nios2(sample: Sample) -> None:
    (machine,) = sample("microblaze/cpuinfo")
    assert (machine.cpu_mhz, machine.cpu_hz, machine.endian) == (62, 500000, "little")
    assert (machine.icache_size, machine.dcache_size, machine.exceptions) == (8, None, ["op0x0", "unal"])
    assert (machine.shift, machine.pcmp, machine.pvr_user2) == (True, False, 0xBEEF)
    (machine,) = sample("nios2/cpuinfo")
    assert (machine.cpu, machine.clock, machine.mulx, machine.tlb_ways) == ("fast", "50.00", False, 16)


def test_a_key_of_a_later_kernel_is_kept_in_its_place(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/cpuinfo")).replace(
        b"wp\t\t: yes\n", b"wp\t\t: yes\nnew thing\t: 0x5 of 7\n"
    )
    frame = procframe.parse(data, "cpuinfo")
    assert frame.records[0]["new thing"] == "0x5 of 7"
    assert list(frame.records[0]).index("new thing") == list(frame.records[0]).index("wp") + 1
    assert [piece.text for piece in frame.unrecognised] == ["new thing: 0x5 of 7"] * 2
    assert procframe.regenerate(frame) == data


def test_the_words_of_a_vendor_are_reported(sample: Sample) -> None:
    data = procframe.regenerate(sample("armv7l/cpuinfo")) + b"Device\t\t: titan\n"
    frame = procframe.parse(data, "cpuinfo")
    assert frame.variant == "arm"
    assert frame.header["Device"] == "titan"
    assert [piece.text for piece in frame.unrecognised] == ["Device: titan"]
    assert procframe.regenerate(frame) == data


def test_a_cpu_can_be_edited(sample: Sample) -> None:
    frame = sample("x86_64/cpuinfo")
    frame.records[0].flags.append("new")
    frame.records[0].address_sizes.virtual = 48
    data = procframe.regenerate(frame)
    assert b" avx512f new\n" in data
    assert b"address sizes\t: 46 bits physical, 48 bits virtual\n" in data
