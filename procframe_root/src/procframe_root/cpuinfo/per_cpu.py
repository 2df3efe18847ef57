"""``/proc/cpuinfo`` of the other architectures that print a stanza for each CPU.

RISC-V, Itanium, PA-RISC, SuperH, OpenRISC, C-SKY, ARC, Hexagon and C6x.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import TEXT, Alt, Codec, File, Keys, Line, Many, Repeat, Stanza, nested, pattern
from procframe.record import Field, KeyedRecord, Record
from procframe_root.cpuinfo._values import KEYS_16, KEYS_24, LISTED, whole

__all__ = [
    "VARIANTS",
    "ArcCpu",
    "C6xCpu",
    "C6xMachine",
    "CskyCpu",
    "CskyMachine",
    "CskyProductInfo",
    "HexagonCpu",
    "ItaniumCpu",
    "OpenRiscCpu",
    "OpenRiscMmu",
    "PaRiscCpu",
    "RiscVCpu",
    "SuperHCache",
    "SuperHCpu",
    "SuperHMachine",
]


class RiscVCpu(KeyedRecord):
    """A CPU of a RISC-V machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    hart: Annotated[int, Field("Number of the hardware thread", kind="label")]
    isa: Annotated[str, Field("Instruction set that all CPUs have")]
    mmu: Annotated[str, Field("How it translates addresses, such as `sv39`")]
    uarch: Annotated[str, Field("Kind of CPU in the device tree")]
    mvendorid: Annotated[int, Field("Vendor", kind="label", form=" 0x{:x}", since="6.1")]
    marchid: Annotated[int, Field("Microarchitecture", kind="label", form=" 0x{:x}", since="6.1")]
    mimpid: Annotated[int, Field("Implementation", kind="label", form=" 0x{:x}", since="6.1")]
    hart_isa: Annotated[str, Field("Instruction set of this CPU", key="hart isa", since="6.6")]


class ItaniumCpu(KeyedRecord):
    """A CPU of an Itanium machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    vendor: Annotated[str, Field("Vendor")]
    arch: Annotated[str, Field("`IA-64`")]
    family: Annotated[
        int | str, Field("Family; before 2.6.24 its name", kind="label", codec=whole("Itanium 2", "Itanium"))
    ]
    model: Annotated[int, Field("Model within the family", kind="label")]
    model_name: Annotated[str, Field("Name of the model", key="model name")]
    revision: Annotated[int, Field("Revision of the model", kind="label")]
    archrev: Annotated[int, Field("Revision of the architecture", kind="label")]
    features: Annotated[
        list[str],
        Field("Features", kind="flags", form=(" ", Repeat("", "{}", separator=", ", codec=pattern(r"[^,\n]+")))),
    ]
    cpu_number: Annotated[int, Field("Number of the logical processor", key="cpu number", kind="label")]
    cpu_regs: Annotated[int, Field("Performance counters", key="cpu regs")]
    cpu_mhz: Annotated[float, Field("Frequency", unit="MHz", key="cpu MHz", form=Alt(" {:.3f}", " {:.6f}"))]
    itc_mhz: Annotated[float, Field("Frequency of the interval timer", unit="MHz", key="itc MHz", form=" {:.6f}")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    siblings: Annotated[int, Field("Logical CPUs in the socket")]
    physical_id: Annotated[int, Field("Number of the socket", key="physical id", kind="label")]
    core_id: Annotated[int, Field("Number of the core in the socket", key="core id", kind="label")]
    thread_id: Annotated[int, Field("Number of the thread in the core", key="thread id", kind="label")]


class PaRiscCpu(KeyedRecord):
    """A CPU of a PA-RISC machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    cpu_family: Annotated[str, Field("Family, such as `PA-RISC 2.0`", key="cpu family")]
    cpu: Annotated[str, Field("Name of the CPU")]
    cpu_mhz: Annotated[float, Field("Frequency", unit="MHz", key="cpu MHz", form=" {:.6f}")]
    physical_id: Annotated[int, Field("Number of the package", key="physical id", kind="label")]
    siblings: Annotated[int, Field("Logical CPUs in the package")]
    core_id: Annotated[int, Field("Number of the core", key="core id", kind="label")]
    capabilities: Annotated[
        list[str], Field("What it can, then the firmware's number of it", kind="flags", form=LISTED)
    ]
    model: Annotated[str, Field("Model of the system")]
    model_name: Annotated[str, Field("Name of the CPU's model, in kernels before 4.1", key="model name")]
    hversion: Annotated[str, Field("Version of the hardware", codec=pattern("0x[0-9a-f]{4,8}"))]
    sversion: Annotated[str, Field("Version of the software interface", codec=pattern("0x[0-9a-f]{4,8}"))]
    i_cache: Annotated[int, Field("Size of the instruction cache", unit="kB", key="I-cache", form=" {:d} KB")]
    d_cache: Annotated[str, Field("Size and properties of the data cache", key="D-cache")]
    itlb_entries: Annotated[int, Field("Entries of the instructions' translation cache", key="ITLB entries")]
    dtlb_entries: Annotated[
        str, Field("Entries of the data's translation cache, and whether it is shared", key="DTLB entries")
    ]
    btlb: Annotated[str, Field("`not supported` where there is no block translation cache", key="BTLB")]
    btlb_fixed: Annotated[str, Field("Sizes in the block translation cache", key="BTLB fixed")]
    btlb_fix_entries: Annotated[str, Field("Its entries of fixed size", key="BTLB fix-entr.")]
    btlb_var_entries: Annotated[str, Field("Its entries of variable size", key="BTLB var-entr.")]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]
    software_id: Annotated[int, Field("Number of the machine", key="software id", kind="label")]


class SuperHMachine(KeyedRecord):
    """A SuperH machine."""

    machine: Annotated[str, Field("Name of the machine")]


class SuperHCache(Record):
    """A cache of a SuperH CPU."""

    size: Annotated[int, Field("Size", unit="kB")]
    ways: Annotated[int, Field("Ways of a set")]


_CACHE = nested(SuperHCache, "{size:2d}KiB ({ways:d}-way)")


class SuperHCpu(KeyedRecord):
    """A CPU of a SuperH machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    cpu_family: Annotated[str, Field("Family, such as `sh4`", key="cpu family")]
    cpu_type: Annotated[str, Field("Type of the CPU", key="cpu type")]
    cut: Annotated[str, Field("Revision of the silicon, or `unknown`")]
    cpu_flags: Annotated[list[str], Field("Features, or `none`", key="cpu flags", kind="flags", form=LISTED)]
    cache_type: Annotated[str, Field("`unified` or `split (harvard)`", key="cache type")]
    cache_size: Annotated[SuperHCache, Field("The one cache", key="cache size", codec=_CACHE)]
    icache_size: Annotated[SuperHCache, Field("The cache of instructions", key="icache size", codec=_CACHE)]
    dcache_size: Annotated[SuperHCache, Field("The cache of data", key="dcache size", codec=_CACHE)]
    scache_size: Annotated[SuperHCache, Field("The second level cache", key="scache size", codec=_CACHE)]
    address_sizes: Annotated[
        int, Field("Bits of a physical address", unit="bits", key="address sizes", form=" {:d} bits physical")
    ]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]


class OpenRiscMmu(Record):
    """A translation cache of an OpenRISC CPU."""

    entries: Annotated[int, Field("Entries")]
    ways: Annotated[int, Field("Ways of a set")]


_MMU = nested(OpenRiscMmu, "{entries:d} entries, {ways:d} ways")
_OPENRISC_FEATURES = ("orbis32", "orbis64", "orfpx32", "orfpx64", "orvdx64")
_SLOTS = Codec(
    lambda text: [word for word in text.split(" ") if word],
    lambda value: "".join(f"{word if word in value else ''} " for word in _OPENRISC_FEATURES),
    "".join(f"(?:{word})? " for word in _OPENRISC_FEATURES),
    schema="array",
)


class OpenRiscCpu(KeyedRecord):
    """A CPU of an OpenRISC machine."""

    processor: Annotated[int, Field("Number of the CPU; kernels for one CPU do not print it", kind="identity")]
    cpu_architecture: Annotated[str, Field("Version of the architecture", key="cpu architecture")]
    cpu_implementation_id: Annotated[
        int, Field("Implementation", key="cpu implementation id", form=" 0x{:x}", kind="label")
    ]
    cpu_version: Annotated[int, Field("Version of the implementation", key="cpu version", form=" 0x{:x}", kind="label")]
    cpu: Annotated[str, Field("Name of an older CPU")]
    revision: Annotated[int, Field("Revision of an older CPU", kind="label")]
    frequency: Annotated[int, Field("Frequency", unit="Hz")]
    dcache_size: Annotated[int, Field("Size of the data cache", unit="bytes", key="dcache size", form=" {:d} bytes")]
    dcache_block_size: Annotated[
        int, Field("Size of a block of it", unit="bytes", key="dcache block size", form=" {:d} bytes")
    ]
    dcache_ways: Annotated[int, Field("Ways of a set of it", key="dcache ways")]
    icache_size: Annotated[
        int, Field("Size of the instruction cache", unit="bytes", key="icache size", form=" {:d} bytes")
    ]
    icache_block_size: Annotated[
        int, Field("Size of a block of it", unit="bytes", key="icache block size", form=" {:d} bytes")
    ]
    icache_ways: Annotated[int, Field("Ways of a set of it", key="icache ways")]
    immu: Annotated[OpenRiscMmu, Field("Translation cache of instructions", codec=_MMU)]
    dmmu: Annotated[OpenRiscMmu, Field("Translation cache of data", codec=_MMU)]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]
    features: Annotated[list[str], Field("Instruction sets", kind="flags", form=" {:s}", codec=_SLOTS)]


class CskyProductInfo(Record):
    """A word of the identification of a C-SKY CPU."""

    index: Annotated[int, Field("Number of the word", kind="identity")]
    value: Annotated[int, Field("The word", kind="label")]


class CskyCpu(Record):
    """A CPU of a C-SKY machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    model: Annotated[str | None, Field("Model that the kernel was built for", codec=TEXT)] = None
    product_info: Annotated[list[CskyProductInfo], Field("Identification")] = []
    hint: Annotated[int | None, Field("Register of the CPU's functions", kind="flags")] = None
    ccr: Annotated[int | None, Field("Register of the first level cache and address translation", kind="flags")] = None
    ccr2: Annotated[int | None, Field("Register of the second level cache", kind="flags")] = None


class CskyMachine(Record):
    """A C-SKY machine."""

    arch_version: Annotated[str | None, Field("Version of the kernel's port", codec=TEXT)] = None


class ArcCpu(KeyedRecord):
    """A CPU of an ARC machine."""

    identity: Annotated[str, Field("Numbers of the architecture, the core and the chip", key="IDENTITY", codec=TEXT)]
    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    name: Annotated[str, Field("Name, release and instruction set, or `Offline`", codec=TEXT)]
    timers: Annotated[str, Field("Timers", key="Timers")]
    isa_extensions: Annotated[str, Field("Extensions of the instruction set", key="ISA Extn")]
    bpu: Annotated[str, Field("Branch prediction", key="BPU")]
    vector_table: Annotated[str, Field("Address of the exception vectors", key="Vector Table")]
    fpu: Annotated[str, Field("Floating point precisions", key="FPU")]
    debug: Annotated[str, Field("Debugging features", key="DEBUG")]
    ccm: Annotated[str, Field("Memory close to the core", key="Extn [CCM]")]
    ecc: Annotated[str, Field("Error correction", key="Extn [ECC]")]
    cpu_speed: Annotated[float, Field("Frequency", unit="MHz", key="CPU speed", form=" {:.2f} Mhz")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="Bogo MIPS", form=" {:.2f}")
    ]
    mmu_2: Annotated[str, Field("Address translation, version 2", key="MMU [v2]")]
    mmu_3: Annotated[str, Field("Address translation, version 3", key="MMU [v3]")]
    mmu_4: Annotated[str, Field("Address translation, version 4", key="MMU [v4]")]
    mmu_5: Annotated[str, Field("Address translation, version 5", key="MMU [v5]")]
    i_cache: Annotated[str, Field("Instruction cache", key="I-Cache")]
    d_cache: Annotated[str, Field("Data cache", key="D-Cache")]
    slc: Annotated[str, Field("System level cache", key="SLC")]
    peripherals: Annotated[str, Field("Address of the peripherals", key="Peripherals")]
    smp: Annotated[str, Field("How the cores are connected", key="Extn [SMP]")]


class HexagonCpu(KeyedRecord):
    """A CPU of a Hexagon machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    model_name: Annotated[str, Field("Name of the model", key="model name")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMips", form=" {:.2f}")
    ]


class C6xMachine(KeyedRecord):
    """A C6x machine."""

    soc: Annotated[str, Field("Name of the chip")]
    soc_revision: Annotated[int, Field("Revision of the chip", key="soc revision", form=" 0x{:x}", kind="label")]
    soc_cores: Annotated[int, Field("Cores of the chip", key="soc cores")]


class C6xCpu(KeyedRecord):
    """A CPU of a C6x machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    cpu: Annotated[str, Field("Name of the CPU")]
    core_revision: Annotated[str, Field("Revision of the core", key="core revision")]
    core_voltage: Annotated[str, Field("Voltage of the core", key="core voltage")]
    core_id: Annotated[int, Field("Number of the core", key="core id", kind="label")]
    mmu: Annotated[str, Field("`none`")]
    fpu: Annotated[str, Field("Whether it has a floating point unit")]
    cpu_mhz: Annotated[int, Field("Frequency", unit="MHz", key="cpu MHz")]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]


def _per_cpu(record: type[KeyedRecord], first: str = "processor\t: {processor:d}", keys: str = KEYS_16) -> Many:
    return Many("records", Stanza(record, first, Keys(keys), ""))


VARIANTS = (
    Variant("riscv", File(_per_cpu(RiscVCpu))),
    Variant("ia64", File(_per_cpu(ItaniumCpu, "processor  : {processor:d}", "{key}{@11}: {}")), "to 6.6"),
    Variant("parisc", File(_per_cpu(PaRiscCpu))),
    Variant("hexagon", File(_per_cpu(HexagonCpu))),
    Variant("openrisc", File(Many("records", Stanza(OpenRiscCpu, Keys(KEYS_24), "")))),
    Variant(
        "sh",
        File(
            Keys(KEYS_16),
            Many("records", Stanza(SuperHCpu, "processor\t: {processor:d}", Keys(KEYS_16), Line("", optional=True))),
            header=SuperHMachine,
        ),
    ),
    Variant(
        "csky",
        File(
            Many(
                "records",
                Stanza(
                    CskyCpu,
                    "processor       : {processor:d}",
                    "C-SKY CPU model : {model}",
                    Many("product_info", Stanza(CskyProductInfo, "product info[{index:d}] : 0x{value:08x}")),
                    "hint (CPU funcs): 0x{hint:08x}",
                    "ccr  (L1C & MMU): 0x{ccr:08x}",
                    "ccr2 (L2C)      : 0x{ccr2:08x}",
                    "",
                ),
            ),
            "arch-version : {arch_version}",
            Line("", optional=True),
            header=CskyMachine,
        ),
        "4.20+",
    ),
    Variant(
        "arc",
        File(
            Many(
                "records",
                Stanza(
                    ArcCpu,
                    "",
                    "IDENTITY\t: {IDENTITY}",
                    "processor [{processor:d}]\t: {name}",
                    Keys(KEYS_16),
                    "",
                ),
            )
        ),
    ),
    Variant(
        "c6x",
        File(
            Keys(KEYS_16),
            Many("records", Stanza(C6xCpu, "", "processor\t: {processor:d}", Keys(KEYS_16), "")),
            header=C6xMachine,
        ),
        "to 5.11",
    ),
)
