"""``/proc/cpuinfo`` of the architectures that describe the machine as a whole: its one record is the machine.

SPARC, Alpha, m68k, Xtensa, MicroBlaze, Nios II, H8/300 and NDS32.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import TEXT, Flag, Keys, Line, Many, One, Repeat, Stanza, nested, words
from procframe.record import Field, KeyedRecord, Record
from procframe_root.cpuinfo._values import KEYS_16, KEYS_24, TRAILED, YES_NO

__all__ = [
    "VARIANTS",
    "AlphaFrequency",
    "AlphaMachine",
    "H8300Machine",
    "M68kMachine",
    "MicroBlazeMachine",
    "Nds32Machine",
    "Nios2Machine",
    "Sparc32Cpu",
    "Sparc32Machine",
    "SparcCpu",
    "SparcMachine",
    "SparcState",
    "UnalignedAccesses",
    "XtensaMachine",
]


class SparcCpu(Record):
    """The clock of a CPU of a 64-bit SPARC machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    clock_tick: Annotated[int, Field("Frequency", unit="Hz")]


class SparcState(Record):
    """The state of a CPU of a SPARC machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    state: Annotated[str, Field("`online`")]


class SparcMachine(Record):
    """A 64-bit SPARC machine."""

    cpu: Annotated[str | None, Field("Name of the CPUs", codec=TEXT)] = None
    fpu: Annotated[str | None, Field("Floating point unit", codec=TEXT)] = None
    pmu: Annotated[str | None, Field("Performance counters", codec=TEXT)] = None
    prom: Annotated[str | None, Field("Version of the firmware", codec=TEXT)] = None
    type: Annotated[str | None, Field("`sun4u` or `sun4v`")] = None
    ncpus_probed: Annotated[int | None, Field("CPUs found")] = None
    ncpus_active: Annotated[int | None, Field("CPUs online")] = None
    dcache_parity_tl1: Annotated[int | None, Field("Parity errors of the data cache in a trap", kind="counter")] = None
    icache_parity_tl1: Annotated[
        int | None, Field("Parity errors of the instruction cache in a trap", kind="counter")
    ] = None
    cpucaps: Annotated[list[str] | None, Field("Capabilities", kind="flags", codec=words(","))] = None
    cpus: Annotated[list[SparcCpu], Field("The CPUs' clocks")] = []
    mmu_type: Annotated[str | None, Field("How addresses are translated", codec=TEXT)] = None
    mmu_page_sizes: Annotated[list[str] | None, Field("Sizes of pages", codec=words(","))] = None
    dcache_page_flushes: Annotated[int | None, Field("Pages flushed from the data cache", kind="counter")] = None
    dcache_page_flushes_xcall: Annotated[
        int | None, Field("Pages flushed from other CPUs' data caches", kind="counter")
    ] = None
    states: Annotated[list[SparcState], Field("The CPUs' states")] = []


class Sparc32Cpu(Record):
    """The speed of a CPU of a 32-bit SPARC machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second")]
    clock_tick: Annotated[int | None, Field("Frequency", unit="Hz")] = None


class Sparc32Machine(Record):
    """A 32-bit SPARC machine."""

    cpu: Annotated[str | None, Field("Name of the CPUs", codec=TEXT)] = None
    fpu: Annotated[str | None, Field("Floating point unit", codec=TEXT)] = None
    promlib_version: Annotated[int | None, Field("Version of the interface to the firmware", kind="label")] = None
    promlib_revision: Annotated[int | None, Field("Revision of the interface to the firmware", kind="label")] = None
    prom_version: Annotated[int | None, Field("Version of the firmware", kind="label")] = None
    prom_revision: Annotated[int | None, Field("Revision of the firmware", kind="label")] = None
    type: Annotated[str | None, Field("Kind of machine, such as `sun4m`")] = None
    ncpus_probed: Annotated[int | None, Field("CPUs found")] = None
    ncpus_active: Annotated[int | None, Field("CPUs online")] = None
    cpus: Annotated[list[Sparc32Cpu], Field("The CPUs' speeds")] = []
    mmu_type: Annotated[str | None, Field("How addresses are translated", codec=TEXT)] = None
    contexts: Annotated[int | None, Field("Address spaces that it tells apart")] = None
    nocache_total: Annotated[int | None, Field("Uncached memory for page tables", unit="bytes")] = None
    nocache_used: Annotated[int | None, Field("Of that, used", unit="bytes")] = None
    states: Annotated[list[SparcState], Field("The CPUs' states")] = []


class AlphaFrequency(Record):
    """Frequency of an Alpha's cycle counter."""

    hertz: Annotated[int, Field("Frequency", unit="Hz")]
    estimated: Annotated[bool, Field("Whether the kernel measured it")] = False


class UnalignedAccesses(Record):
    """Unaligned accesses to memory, and the last of them."""

    count: Annotated[int, Field("How many", kind="counter")]
    pc: Annotated[int, Field("Where the last one's instruction is", kind="address")]
    va: Annotated[int, Field("Which address it accessed", kind="address")]


_UNALIGNED = nested(UnalignedAccesses, "{count:d} (pc={pc:x},va={va:x})")


class AlphaMachine(KeyedRecord):
    """An Alpha machine."""

    cpu: Annotated[str, Field("`Alpha`")]
    cpu_model: Annotated[str, Field("Model of the CPUs", key="cpu model")]
    cpu_variation: Annotated[int, Field("Variation of the model", key="cpu variation", kind="label")]
    cpu_revision: Annotated[int, Field("Revision of the CPU", key="cpu revision", kind="label")]
    cpu_serial_number: Annotated[str, Field("Serial number of the CPU", key="cpu serial number", kind="identity")]
    system_type: Annotated[str, Field("Type of the system", key="system type")]
    system_variation: Annotated[str, Field("Variation of the type", key="system variation")]
    system_revision: Annotated[int, Field("Revision of the system", key="system revision", kind="label")]
    system_serial_number: Annotated[
        str, Field("Serial number of the system", key="system serial number", kind="identity")
    ]
    cycle_frequency: Annotated[
        AlphaFrequency,
        Field(
            "Frequency of the cycle counter",
            unit="Hz",
            key="cycle frequency [Hz]",
            codec=nested(AlphaFrequency, "{hertz:d} ", Flag("estimated", "est.")),
        ),
    ]
    timer_frequency: Annotated[
        float, Field("Frequency of the timer interrupt", unit="Hz", key="timer frequency [Hz]", form=" {:.2f}")
    ]
    page_size: Annotated[int, Field("Size of a page", unit="bytes", key="page size [bytes]")]
    physical_address_bits: Annotated[int, Field("Bits of a physical address", unit="bits", key="phys. address bits")]
    max_address_spaces: Annotated[int, Field("Highest address space number", key="max. addr. space #")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    kernel_unaligned: Annotated[
        UnalignedAccesses, Field("Unaligned accesses of the kernel", key="kernel unaligned acc", codec=_UNALIGNED)
    ]
    user_unaligned: Annotated[
        UnalignedAccesses, Field("Unaligned accesses of processes", key="user unaligned acc", codec=_UNALIGNED)
    ]
    platform_string: Annotated[str, Field("Name of the platform", key="platform string")]
    cpus_detected: Annotated[int, Field("CPUs found", key="cpus detected")]
    cpus_active: Annotated[int, Field("CPUs online", key="cpus active")]
    cpu_active_mask: Annotated[int, Field("Which CPUs can be", key="cpu active mask", form=" {:016x}", kind="flags")]
    l1_icache: Annotated[str, Field("First level instruction cache", key="L1 Icache")]
    l1_dcache: Annotated[str, Field("First level data cache", key="L1 Dcache")]
    l2_cache: Annotated[str, Field("Second level cache", key="L2 cache")]
    l3_cache: Annotated[str, Field("Third level cache", key="L3 cache")]


_MHZ = "{@16t}{:.1f}MHz"
_LOOPS = "{@16t}{:d} loops"
_TWO_PLACES = "{@16t}{:.2f}"


class M68kMachine(KeyedRecord):
    """A 68000 or ColdFire machine."""

    cpu: Annotated[str, Field("Model of the CPU", key="CPU")]
    mmu: Annotated[str, Field("Memory management unit", key="MMU")]
    fpu: Annotated[str, Field("Floating point unit", key="FPU")]
    clocking: Annotated[float, Field("Frequency", unit="MHz", key="Clocking", form=_MHZ)]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMips", form=_TWO_PLACES)
    ]
    calibration: Annotated[int, Field("Rounds of the delay loop in a tick", key="Calibration", form=_LOOPS)]


class H8300Machine(KeyedRecord):
    """An H8/300 machine."""

    cpu: Annotated[str, Field("Model of the CPU", key="CPU")]
    clock: Annotated[str, Field("Frequency", unit="MHz", key="Clock")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMips", form=_TWO_PLACES)
    ]
    calibration: Annotated[int, Field("Rounds of the delay loop in a second", key="Calibration", form=_LOOPS)]


class XtensaMachine(KeyedRecord):
    """An Xtensa machine."""

    cpu_count: Annotated[int, Field("CPUs online", key="CPU count")]
    cpu_list: Annotated[str, Field("Which CPUs are online", key="CPU list")]
    vendor_id: Annotated[str, Field("`Tensilica`")]
    model: Annotated[str, Field("Version of the hardware")]
    core_id: Annotated[str, Field("Name of the core", key="core ID")]
    build_id: Annotated[int, Field("Number of the build", key="build ID", form=" 0x{:x}", kind="label")]
    config_id: Annotated[str, Field("Number of the configuration", key="config ID")]
    byte_order: Annotated[str, Field("`big` or `little`", key="byte order")]
    cpu_mhz: Annotated[float, Field("Frequency", unit="MHz", key="cpu MHz", form=" {:.2f}")]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]
    flags: Annotated[list[str], Field("Features", kind="flags", form=TRAILED)]
    physical_aregs: Annotated[int, Field("Address registers", key="physical aregs")]
    misc_regs: Annotated[int, Field("Registers without a purpose", key="misc regs")]
    ibreak: Annotated[int, Field("Instruction breakpoints")]
    dbreak: Annotated[int, Field("Data breakpoints")]
    perf_counters: Annotated[int, Field("Performance counters", key="perf counters")]
    num_ints: Annotated[int, Field("Interrupts", key="num ints")]
    ext_ints: Annotated[int, Field("External interrupts", key="ext ints")]
    int_levels: Annotated[int, Field("Levels of interrupts", key="int levels")]
    timers: Annotated[int, Field("Timers")]
    debug_level: Annotated[int, Field("Level of the debug interrupt", key="debug level")]
    icache_line_size: Annotated[int, Field("Line of the instruction cache", unit="bytes", key="icache line size")]
    icache_ways: Annotated[int, Field("Ways of a set of it", key="icache ways")]
    icache_size: Annotated[int, Field("Size of the instruction cache", unit="bytes", key="icache size")]
    icache_flags: Annotated[list[str], Field("Features of it", key="icache flags", kind="flags", form=TRAILED)]
    dcache_line_size: Annotated[int, Field("Line of the data cache", unit="bytes", key="dcache line size")]
    dcache_ways: Annotated[int, Field("Ways of a set of it", key="dcache ways")]
    dcache_size: Annotated[int, Field("Size of the data cache", unit="bytes", key="dcache size")]
    dcache_flags: Annotated[list[str], Field("Features of it", key="dcache flags", kind="flags", form=TRAILED)]


class MicroBlazeMachine(Record):
    """A MicroBlaze machine."""

    cpu_family: Annotated[str | None, Field("`MicroBlaze`")] = None
    fpga_arch: Annotated[str | None, Field("Family of the gate array", codec=TEXT)] = None
    cpu_version: Annotated[str | None, Field("Version of the CPU")] = None
    endian: Annotated[str | None, Field("Byte order: `little` or `big`")] = None
    cpu_mhz: Annotated[int | None, Field("Frequency, whole megahertz", unit="MHz")] = None
    cpu_hz: Annotated[int | None, Field("The rest of the frequency, to be added", unit="Hz")] = None
    bogomips: Annotated[float | None, Field("Rounds of the kernel's delay loop, in millions a second")] = None
    shift: Annotated[bool | None, Field("Whether it has a barrel shifter", codec=YES_NO)] = None
    msr: Annotated[bool | None, Field("Whether it can set and clear status bits", codec=YES_NO)] = None
    pcmp: Annotated[bool | None, Field("Whether it compares patterns", codec=YES_NO)] = None
    div: Annotated[bool | None, Field("Whether it divides", codec=YES_NO)] = None
    mmu: Annotated[int | None, Field("Kind of memory management unit", kind="label")] = None
    mul: Annotated[str | None, Field("Multiplier: `no`, `v1` or `v2`")] = None
    fpu: Annotated[str | None, Field("Floating point unit: `no`, `v1` or `v2`")] = None
    exceptions: Annotated[list[str] | None, Field("Exceptions that it raises", kind="flags")] = None
    stream_instructions: Annotated[str | None, Field("Who may use streams: `privileged` or `unprivileged`")] = None
    icache_size: Annotated[int | None, Field("Size of the instruction cache", unit="kB")] = None
    icache_line: Annotated[int | None, Field("Line of it", unit="bytes")] = None
    dcache_size: Annotated[int | None, Field("Size of the data cache", unit="kB")] = None
    dcache_line: Annotated[int | None, Field("Line of it", unit="bytes")] = None
    dcache_policy: Annotated[str | None, Field("`write-back` or `write-through`")] = None
    hw_debug: Annotated[bool | None, Field("Whether it can be debugged by hardware", codec=YES_NO)] = None
    pvr_user1: Annotated[int | None, Field("First number that the designer chose", kind="label")] = None
    pvr_user2: Annotated[int | None, Field("Second number that the designer chose", kind="label")] = None
    page_size: Annotated[int | None, Field("Size of a page", unit="bytes")] = None


class Nios2Machine(Record):
    """A Nios II machine."""

    cpu: Annotated[str | None, Field("Implementation", codec=TEXT)] = None
    revision: Annotated[int | None, Field("Revision of the architecture", kind="label")] = None
    mmu: Annotated[str | None, Field("`present` or `none`")] = None
    fpu: Annotated[str | None, Field("`none`")] = None
    clock: Annotated[str | None, Field("Frequency", unit="MHz")] = None
    bogomips: Annotated[float | None, Field("Rounds of the kernel's delay loop, in millions a second")] = None
    calibration: Annotated[int | None, Field("Rounds of the delay loop in a second")] = None
    mul: Annotated[bool | None, Field("Whether it multiplies", codec=YES_NO)] = None
    mulx: Annotated[bool | None, Field("Whether it multiplies to 64 bits", codec=YES_NO)] = None
    div: Annotated[bool | None, Field("Whether it divides", codec=YES_NO)] = None
    bmx: Annotated[bool | None, Field("Whether it manipulates bits", codec=YES_NO)] = None
    cdx: Annotated[bool | None, Field("Whether it has compact instructions", codec=YES_NO)] = None
    icache_size: Annotated[int | None, Field("Size of the instruction cache", unit="kB")] = None
    icache_line: Annotated[int | None, Field("Line of it", unit="bytes")] = None
    dcache_size: Annotated[int | None, Field("Size of the data cache", unit="kB")] = None
    dcache_line: Annotated[int | None, Field("Line of it", unit="bytes")] = None
    tlb_ways: Annotated[int | None, Field("Ways of the translation cache")] = None
    tlb_entries: Annotated[int | None, Field("Entries of the translation cache")] = None
    tlb_pid_bits: Annotated[int | None, Field("Bits of the process number in it", unit="bits")] = None


class Nds32Machine(KeyedRecord):
    """An NDS32 machine."""

    cpu: Annotated[str, Field("Model, revision and configuration of the CPU", key="Processor")]
    l1i: Annotated[str, Field("Instruction cache: size, sets, ways and line", key="L1I")]
    l1d: Annotated[str, Field("Data cache: size, sets, ways and line", key="L1D")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    features: Annotated[list[str], Field("Features", key="Features", kind="flags", form=TRAILED)]


_TAB_KEYS = "{key}:{@16t}{}"


def _sparc32(cpu: str) -> One:
    """The machine, whose CPUs have another name in kernels for one CPU."""
    return One(
        Sparc32Machine,
        "cpu\t\t: {cpu}",
        "fpu\t\t: {fpu}",
        "promlib\t\t: Version {promlib_version:d} Revision {promlib_revision:d}",
        "prom\t\t: {prom_version:d}.{prom_revision:d}",
        "type\t\t: {type}",
        "ncpus probed\t: {ncpus_probed:d}",
        "ncpus active\t: {ncpus_active:d}",
        Many(
            "cpus",
            Stanza(
                Sparc32Cpu,
                f"{cpu}{{processor:d}}Bogo\t: {{bogomips:.2f}}",
                f"{cpu}{{processor:d}}ClkTck\t: {{clock_tick:d}}",
            ),
        ),
        "MMU type\t: {mmu_type}",
        "contexts\t: {contexts:d}",
        "nocache total\t: {nocache_total:d}",
        "nocache used\t: {nocache_used:d}",
        Line("State:", optional=True),
        Many("states", Stanza(SparcState, "CPU{processor:d}\t\t: {state}")),
    )


VARIANTS = (
    Variant(
        "sparc64",
        One(
            SparcMachine,
            "cpu\t\t: {cpu}",
            "fpu\t\t: {fpu}",
            "pmu\t\t: {pmu}",
            "prom\t\t: {prom}",
            "type\t\t: {type}",
            "ncpus probed\t: {ncpus_probed:d}",
            "ncpus active\t: {ncpus_active:d}",
            "D$ parity tl1\t: {dcache_parity_tl1:d}",
            "I$ parity tl1\t: {icache_parity_tl1:d}",
            "cpucaps\t\t: {cpucaps}",
            Many("cpus", Stanza(SparcCpu, "Cpu{processor:d}ClkTck\t: {clock_tick:016x}")),
            "MMU Type\t: {mmu_type}",
            "MMU PGSZs\t: {mmu_page_sizes}",
            "DCPageFlushes\t: {dcache_page_flushes:d}",
            "DCPageFlushesXC\t: {dcache_page_flushes_xcall:d}",
            Line("State:", optional=True),
            Many("states", Stanza(SparcState, "CPU{processor:d}:\t\t{state}")),
        ),
    ),
    Variant("sparc32", _sparc32("Cpu")),
    Variant("sparc32 with one CPU", _sparc32("CPU")),
    Variant("alpha", One(AlphaMachine, Keys(KEYS_24))),
    Variant("m68k", One(M68kMachine, Keys(_TAB_KEYS))),
    Variant("xtensa", One(XtensaMachine, Keys(KEYS_16))),
    Variant(
        "microblaze",
        One(
            MicroBlazeMachine,
            "CPU-Family:\t{cpu_family}",
            "FPGA-Arch:\t{fpga_arch}",
            "CPU-Ver:\t{cpu_version}, {endian} endian",
            "CPU-MHz:\t{cpu_mhz:d}.{cpu_hz:02d}",
            "BogoMips:\t{bogomips:.2f}",
            "HW:",
            " Shift:\t\t{shift}",
            " MSR:\t\t{msr}",
            " PCMP:\t\t{pcmp}",
            " DIV:\t\t{div}",
            " MMU:\t\t{mmu:x}",
            " MUL:\t\t{mul}",
            " FPU:\t\t{fpu}",
            Line(" Exc:\t\t", Repeat("exceptions", "{} ")),
            "Stream-insns:\t{stream_instructions}",
            "Icache:\t\t{icache_size:d}kB\tline length:\t{icache_line:d}B",
            Line("Icache:\t\tno", optional=True),
            "Dcache:\t\t{dcache_size:d}kB\tline length:\t{dcache_line:d}B",
            "Dcache-Policy:\t{dcache_policy}",
            Line("Dcache:\t\tno", optional=True),
            "HW-Debug:\t{hw_debug}",
            "PVR-USR1:\t{pvr_user1:02x}",
            "PVR-USR2:\t{pvr_user2:08x}",
            "Page size:\t{page_size:d}",
        ),
    ),
    Variant(
        "nios2",
        One(
            Nios2Machine,
            "CPU:\t\tNios II/{cpu}",
            "REV:\t\t{revision:d}",
            "MMU:\t\t{mmu}",
            "FPU:\t\t{fpu}",
            "Clocking:\t{clock} MHz",
            "BogoMips:\t{bogomips:.2f}",
            "Calibration:\t{calibration:d} loops",
            "HW:",
            " MUL:\t\t{mul}",
            " MULX:\t\t{mulx}",
            " DIV:\t\t{div}",
            " BMX:\t\t{bmx}",
            " CDX:\t\t{cdx}",
            "Icache:\t\t{icache_size:d}kB, line length: {icache_line:d}",
            "Dcache:\t\t{dcache_size:d}kB, line length: {dcache_line:d}",
            "TLB:\t\t{tlb_ways:d} ways, {tlb_entries:d} entries, {tlb_pid_bits:d} PID bits",
        ),
    ),
    Variant("h8300", One(H8300Machine, Keys(_TAB_KEYS)), "to 5.18"),
    Variant("nds32", One(Nds32Machine, Keys(KEYS_16), ""), "4.17 to 5.17"),
)
