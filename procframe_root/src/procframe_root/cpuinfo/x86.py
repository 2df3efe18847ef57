"""``/proc/cpuinfo`` of x86, 32 and 64 bits, and of User Mode Linux, which imitates it."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import File, Keys, Many, Stanza
from procframe.record import Field, KeyedRecord
from procframe_root.cpuinfo._values import KEYS_16, LISTED, YES_NO, AddressSizes, address_sizes, decimal, whole

__all__ = ["VARIANTS", "UmlCpu", "X86Cpu"]


class X86Cpu(KeyedRecord):
    """A logical CPU of an x86 machine."""

    processor: Annotated[int, Field("Number of the logical CPU", kind="identity")]
    vendor_id: Annotated[str, Field("Vendor, as CPUID says it")]
    cpu_family: Annotated[int, Field("Family of the processor", key="cpu family", kind="label")]
    model: Annotated[int, Field("Model within the family", kind="label")]
    model_name: Annotated[str, Field("Name of the model", key="model name")]
    stepping: Annotated[int | str, Field("Revision of the model, or `unknown`", kind="label", codec=whole("unknown"))]
    microcode: Annotated[int, Field("Revision of the microcode", kind="label", form=" 0x{:x}", since="3.2")]
    cpu_mhz: Annotated[
        float | str,
        Field(
            "Frequency now, or `Unknown` where it is not measured",
            unit="MHz",
            key="cpu MHz",
            kind="gauge",
            codec=decimal(3, "Unknown"),
        ),
    ]
    cache_size: Annotated[int, Field("Size of the last level of cache", unit="kB", key="cache size", form=" {:d} KB")]
    physical_id: Annotated[int, Field("Number of the package (socket)", key="physical id", kind="label")]
    siblings: Annotated[int, Field("Logical CPUs in the package")]
    core_id: Annotated[int, Field("Number of the core within the package", key="core id", kind="label")]
    cpu_cores: Annotated[int, Field("Cores in the package that were started", key="cpu cores")]
    apicid: Annotated[int, Field("ID of its interrupt controller", kind="label")]
    initial_apicid: Annotated[
        int, Field("ID of its interrupt controller as the firmware set it", key="initial apicid", kind="label")
    ]
    fdiv_bug: Annotated[bool, Field("Whether it divides wrongly (32-bit kernels)", codec=YES_NO)]
    hlt_bug: Annotated[bool, Field("Whether HLT may hang (32-bit kernels before 3.9)", codec=YES_NO)]
    f00f_bug: Annotated[bool, Field("Whether an invalid CMPXCHG8B locks it up (32-bit kernels)", codec=YES_NO)]
    coma_bug: Annotated[bool, Field("Whether a loop may hang it (32-bit kernels)", codec=YES_NO)]
    fpu: Annotated[bool, Field("Whether it has a floating point unit", codec=YES_NO)]
    fpu_exception: Annotated[bool, Field("Whether that unit signals errors as exceptions", codec=YES_NO)]
    cpuid_level: Annotated[
        int, Field("Highest basic function of CPUID, -1 without CPUID", key="cpuid level", kind="label")
    ]
    wp: Annotated[bool, Field("Whether write protection holds for the kernel too", codec=YES_NO)]
    flags: Annotated[list[str], Field("Features", kind="flags", form=LISTED)]
    vmx_flags: Annotated[
        list[str],
        Field("Features of its virtualisation", key="vmx flags", kind="flags", form=LISTED, since="5.8"),
    ]
    bugs: Annotated[list[str], Field("Faults that the kernel works around", kind="flags", form=LISTED, since="4.0")]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]
    tlb_size: Annotated[
        int, Field("Entries of the translation cache", unit="pages", key="TLB size", form=" {:d} 4K pages")
    ]
    clflush_size: Annotated[int, Field("Bytes that CLFLUSH flushes", unit="bytes", key="clflush size")]
    cache_alignment: Annotated[int, Field("Alignment that suits its caches", unit="bytes")]
    address_sizes: Annotated[AddressSizes, Field("Bits of addresses", key="address sizes", codec=address_sizes)]
    power_management: Annotated[
        list[str],
        Field(
            "Features of power management, one without a name as its bit in brackets",
            key="power management",
            kind="flags",
            form=LISTED,
        ),
    ]


class UmlCpu(KeyedRecord):
    """The CPU of User Mode Linux."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    vendor_id: Annotated[str, Field("`User Mode Linux`")]
    model_name: Annotated[str, Field("`UML`", key="model name")]
    mode: Annotated[str, Field("How the host runs processes")]
    host: Annotated[str, Field("The host, as its uname says it")]
    fpu: Annotated[bool, Field("Whether the host has a floating point unit", codec=YES_NO)]
    flags: Annotated[list[str], Field("Features of the host's CPU", kind="flags", form=LISTED)]
    cache_alignment: Annotated[int, Field("Alignment that suits the host's caches", unit="bytes")]
    bogomips: Annotated[float, Field("Rounds of the kernel's delay loop, in millions a second", form=" {:.2f}")]


VARIANTS = (
    Variant("x86", File(Many("records", Stanza(X86Cpu, "processor\t: {processor:d}", Keys(KEYS_16), "")))),
    Variant("um", File(Many("records", Stanza(UmlCpu, "processor\t: {processor:d}", Keys(KEYS_16))))),
)
