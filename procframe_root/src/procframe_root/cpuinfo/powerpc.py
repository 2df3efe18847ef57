"""``/proc/cpuinfo`` of PowerPC, 32 and 64 bits: a stanza for each CPU, then the machine."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import Alt, File, Keys, Many, Stanza, nested
from procframe.record import Field, KeyedRecord, Record
from procframe_root.cpuinfo._values import KEYS_16, LISTED

__all__ = ["VARIANTS", "PowerPcCpu", "PowerPcMachine", "PowerPcRevision", "PowerPcTemperature"]


class PowerPcRevision(Record):
    """Revision of a PowerPC, and the processor version register that it comes from."""

    major: Annotated[int, Field("Major revision", kind="label")]
    minor: Annotated[int, Field("Minor revision", kind="label")]
    pvr_version: Annotated[int, Field("Upper half of the register: the kind of processor", kind="label")]
    pvr_revision: Annotated[int, Field("Lower half of the register", kind="label")]


class PowerPcTemperature(Record):
    """Temperature of a PowerPC, not calibrated."""

    low: Annotated[int | None, Field("Lower end of the range it is in", unit="C")] = None
    high: Annotated[int | None, Field("Upper end of that range", unit="C")] = None
    average: Annotated[int | None, Field("Middle of the range, in kernels that print only that", unit="C")] = None


class PowerPcCpu(KeyedRecord):
    """A CPU of a PowerPC machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    cpu: Annotated[str, Field("Name of the model, and whether AltiVec is supported")]
    temperature: Annotated[
        PowerPcTemperature,
        Field(
            "Temperature",
            unit="C",
            form="{key} \t: {}",
            kind="gauge",
            codec=nested(PowerPcTemperature, Alt("{low:d}-{high:d}", "{average:d}"), " C (uncalibrated)"),
        ),
    ]
    clock: Annotated[float, Field("Frequency", unit="MHz", form=" {:.6f}MHz")]
    revision: Annotated[
        PowerPcRevision,
        Field(
            "Revision",
            kind="label",
            codec=nested(PowerPcRevision, "{major:d}.{minor:d} (pvr {pvr_version:04x} {pvr_revision:04x})"),
        ),
    ]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second (32-bit kernels)", form=" {:.2f}")
    ]


class PowerPcMachine(KeyedRecord):
    """A PowerPC machine; what stands after `model` depends on the platform."""

    total_bogomips: Annotated[
        float, Field("Sum of the CPUs' BogoMIPS (32-bit kernels)", key="total bogomips", form=" {:.2f}")
    ]
    timebase: Annotated[int, Field("Frequency of the time base register", unit="Hz")]
    platform: Annotated[str, Field("Platform of the kernel, such as `pSeries`")]
    model: Annotated[str, Field("Model in the device tree")]
    machine: Annotated[str, Field("Name of the machine")]
    firmware: Annotated[str, Field("Firmware of a PowerNV machine: `OPAL` or `BML`")]
    mmu: Annotated[str, Field("How it translates addresses: `Radix` or `Hash`", key="MMU", since="4.16")]
    motherboard: Annotated[list[str], Field("What the motherboard of a PowerMac is compatible with", form=LISTED)]
    detected_as: Annotated[str, Field("Number and name of the motherboard", key="detected as")]
    pmac_flags: Annotated[int, Field("Flags of the motherboard", key="pmac flags", form=" {:08x}", kind="label")]
    l2_cache: Annotated[str, Field("Second level cache", key="L2 cache")]
    pmac_generation: Annotated[str, Field("`NewWorld` or `OldWorld`", key="pmac-generation")]
    board_l2: Annotated[str, Field("Second level cache of a CHRP board", key="board l2")]
    vendor: Annotated[str, Field("Vendor of the board")]
    vendor_of_board: Annotated[str, Field("Vendor of the board, on other platforms", key="Vendor")]
    machine_of_board: Annotated[str, Field("Machine, on other platforms", key="Machine")]
    board: Annotated[str, Field("Board", key="Board")]
    board_id: Annotated[int, Field("Number of the board", key="Board ID", form=" 0x{:02x}", kind="label")]
    board_revision: Annotated[str, Field("Revision of the board", key="Revision")]
    hardware_revision: Annotated[int, Field("Revision of the hardware", key="Hardware rev", kind="label")]
    cpld_revision: Annotated[int, Field("Revision of the programmable logic", key="CPLD rev", kind="label")]
    fpga_revision: Annotated[int, Field("Revision of the gate array", key="FPGA Revision", kind="label")]
    pvr: Annotated[int, Field("Processor version register", key="PVR", form=" 0x{:x}", kind="label")]
    svr: Annotated[int, Field("System version register", key="SVR", form=" 0x{:x}", kind="label")]
    pll_setting: Annotated[
        int, Field("Setting of the clock's multiplier", key="PLL setting", form=" 0x{:x}", kind="label")
    ]
    memory: Annotated[int, Field("Memory (32-bit kernels)", unit="MB", key="Memory", form=" {:d} MB")]


_CPU = ("processor\t: {processor:d}", Keys(KEYS_16))
VARIANTS = (
    Variant("powerpc", File(Many("records", Stanza(PowerPcCpu, *_CPU, "")), Keys(KEYS_16), header=PowerPcMachine)),
    Variant(
        "powerpc with one CPU",
        File(Many("records", Stanza(PowerPcCpu, *_CPU)), Keys(KEYS_16), header=PowerPcMachine),
        "to 5.14, 32 bits",
    ),
)
