"""``/proc/cpuinfo`` of MIPS and of LoongArch: the machine, then a stanza for each CPU."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import File, Keys, Many, Opt, Repeat, Stanza, nested
from procframe.record import Field, KeyedRecord, Record
from procframe_root.cpuinfo._values import KEYS_24, LISTED, YES_NO, AddressSizes, address_sizes, whole

__all__ = ["VARIANTS", "LoongArchCpu", "LoongArchWatchpoints", "MipsCpu", "MipsMachine", "MipsWatchpoints"]


class MipsMachine(KeyedRecord):
    """A MIPS or LoongArch machine."""

    system_type: Annotated[str, Field("Kind of the system", key="system type")]
    machine: Annotated[str, Field("Name of the machine")]


class MipsWatchpoints(Record):
    """Watchpoint registers of a MIPS CPU."""

    present: Annotated[bool, Field("Whether there are any", codec=YES_NO)]
    count: Annotated[int | None, Field("How many")] = None
    masks: Annotated[list[int] | None, Field("Which bits of each can be set", kind="flags")] = None


class MipsCpu(KeyedRecord):
    """A CPU of a MIPS machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    cpu_model: Annotated[str, Field("Name and version of the CPU, and of its floating point unit", key="cpu model")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    wait_instruction: Annotated[bool, Field("Whether idling saves power", key="wait instruction", codec=YES_NO)]
    microsecond_timers: Annotated[bool, Field("Whether it counts cycles", key="microsecond timers", codec=YES_NO)]
    tlb_entries: Annotated[int, Field("Entries of the translation cache")]
    extra_interrupt_vector: Annotated[
        bool, Field("Whether interrupts have a vector of their own", key="extra interrupt vector", codec=YES_NO)
    ]
    hardware_watchpoint: Annotated[
        MipsWatchpoints,
        Field(
            "Watchpoint registers",
            key="hardware watchpoint",
            kind="label",
            codec=nested(
                MipsWatchpoints,
                "{present}",
                Opt(", count: {count:d}, address/irw mask: [", Repeat("masks", "0x{:04x}", separator=", "), "]"),
            ),
        ),
    ]
    isa: Annotated[list[str], Field("Instruction sets", kind="flags", form=LISTED)]
    ases_implemented: Annotated[
        list[str],
        Field("Extensions of the instruction set", key="ASEs implemented", kind="flags", form=LISTED),
    ]
    micromips_kernel: Annotated[
        bool, Field("Whether the kernel is compiled to compact instructions", key="micromips kernel", codec=YES_NO)
    ]
    options_implemented: Annotated[
        list[str],
        Field("Options that it has", key="Options implemented", kind="flags", form=LISTED, since="5.19"),
    ]
    shadow_register_sets: Annotated[int, Field("Sets of shadow registers", key="shadow register sets")]
    kscratch_registers: Annotated[int, Field("Scratch registers for the kernel", key="kscratch registers")]
    package: Annotated[int, Field("Number of the package", kind="label")]
    core: Annotated[int, Field("Number of the core", kind="label")]
    vpe: Annotated[int, Field("Number of the virtual processing element in the core", key="VPE", kind="label")]
    vp: Annotated[int, Field("Number of the virtual processor in the core", key="VP", kind="label")]
    vced_exceptions: Annotated[
        int | str,
        Field(
            "Virtual coherency exceptions of data, or `not available`",
            key="VCED exceptions",
            kind="counter",
            codec=whole("not available"),
        ),
    ]
    vcei_exceptions: Annotated[
        int | str,
        Field(
            "Virtual coherency exceptions of instructions, or `not available`",
            key="VCEI exceptions",
            kind="counter",
            codec=whole("not available"),
        ),
    ]


class LoongArchWatchpoints(Record):
    """Watchpoint registers of a LoongArch CPU."""

    present: Annotated[bool, Field("Whether there are any", codec=YES_NO)]
    instructions: Annotated[int | None, Field("How many watch instructions")] = None
    data: Annotated[int | None, Field("How many watch data")] = None


class LoongArchCpu(KeyedRecord):
    """A CPU of a LoongArch machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    package: Annotated[int, Field("Number of the package", kind="label")]
    core: Annotated[int, Field("Number of the core", kind="label")]
    global_id: Annotated[int, Field("Number of the core in the whole machine", kind="label", since="6.1")]
    cpu_family: Annotated[str, Field("Family of the CPU", key="CPU Family")]
    model_name: Annotated[str, Field("Name of the model", key="Model Name")]
    prid: Annotated[str, Field("Name of the core, and its identification register", key="PRID", since="6.17")]
    cpu_revision: Annotated[int, Field("Revision", key="CPU Revision", form=" 0x{:02x}", kind="label")]
    fpu_revision: Annotated[
        int, Field("Revision of the floating point unit", key="FPU Revision", form=" 0x{:02x}", kind="label")
    ]
    cpu_mhz: Annotated[float, Field("Frequency", unit="MHz", key="CPU MHz", form=" {:.2f}")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    tlb_entries: Annotated[int, Field("Entries of the translation cache", key="TLB Entries")]
    address_sizes: Annotated[AddressSizes, Field("Bits of addresses", key="Address Sizes", codec=address_sizes)]
    isa: Annotated[list[str], Field("Instruction sets", key="ISA", kind="flags", form=LISTED)]
    features: Annotated[list[str], Field("Features", key="Features", kind="flags", form=LISTED)]
    hardware_watchpoint: Annotated[
        LoongArchWatchpoints,
        Field(
            "Watchpoint registers",
            key="Hardware Watchpoint",
            kind="label",
            codec=nested(
                LoongArchWatchpoints, "{present}", Opt(", iwatch count: {instructions:d}, dwatch count: {data:d}")
            ),
        ),
    ]


_NUMBERED = "processor\t\t: {processor:d}"
VARIANTS = (
    Variant(
        "loongarch",
        File(
            Keys(KEYS_24), "", Many("records", Stanza(LoongArchCpu, _NUMBERED, Keys(KEYS_24), "")), header=MipsMachine
        ),
        "5.19+",
    ),
    Variant(
        "mips", File(Keys(KEYS_24), Many("records", Stanza(MipsCpu, _NUMBERED, Keys(KEYS_24), "")), header=MipsMachine)
    ),
)
