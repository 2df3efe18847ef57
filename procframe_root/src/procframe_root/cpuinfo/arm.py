"""``/proc/cpuinfo`` of ARM, 32 and 64 bits.

Mainline kernels print a stanza for each CPU; 32-bit ones then tell the machine. Kernels before 3.8 (32 bits) and 3.19
(64 bits) print what is common to all CPUs once, after their numbers. Vendors mix all of these.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import TEXT, File, Group, Keys, Line, Many, Repeat, Stanza
from procframe.record import Field, KeyedRecord
from procframe_root.cpuinfo._values import KEYS_16, LISTED, TRAILED

__all__ = ["VARIANTS", "Arm64Cpu", "ArmCpu", "ArmCpuCommon", "ArmMachine", "ArmOnlyCpu"]


class Arm64Cpu(KeyedRecord):
    """A CPU of a 64-bit ARM machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    model_name: Annotated[str, Field("Name of the model, for 32-bit processes", key="model name")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    features: Annotated[list[str], Field("Features", key="Features", kind="flags", form=LISTED)]
    cpu_implementer: Annotated[
        int, Field("Code of the implementer", key="CPU implementer", kind="label", form=" 0x{:02x}")
    ]
    cpu_architecture: Annotated[str, Field("Version of the architecture", key="CPU architecture")]
    cpu_variant: Annotated[int, Field("Major revision of the part", key="CPU variant", kind="label", form=" 0x{:x}")]
    cpu_part: Annotated[int, Field("Code of the part", key="CPU part", kind="label", form=" 0x{:03x}")]
    cpu_revision: Annotated[int, Field("Minor revision of the part", key="CPU revision", kind="label")]


class ArmCpu(KeyedRecord):
    """A CPU of an ARM machine."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    model_name: Annotated[str, Field("Name of the model", key="model name", since="3.8")]
    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]
    features: Annotated[list[str], Field("Features", key="Features", kind="flags", form=TRAILED)]
    cpu_implementer: Annotated[
        int, Field("Code of the implementer", key="CPU implementer", kind="label", form=" 0x{:02x}")
    ]
    cpu_architecture: Annotated[str, Field("Version of the architecture, such as `7`", key="CPU architecture")]
    cpu_variant: Annotated[int, Field("Major revision of the part", key="CPU variant", kind="label", form=" 0x{:x}")]
    cpu_part: Annotated[int, Field("Code of the part", key="CPU part", kind="label", form=" 0x{:03x}")]
    cpu_revision: Annotated[int, Field("Minor revision of the part", key="CPU revision", kind="label")]


class ArmCpuCommon(KeyedRecord):
    """What old kernels say once for all CPUs."""

    features: Annotated[list[str], Field("Features", key="Features", kind="flags", form=TRAILED)]
    cpu_implementer: Annotated[
        int, Field("Code of the implementer", key="CPU implementer", kind="label", form=" 0x{:02x}")
    ]
    cpu_architecture: Annotated[str, Field("Version of the architecture", key="CPU architecture")]
    cpu_variant: Annotated[int, Field("Major revision of the part", key="CPU variant", kind="label", form=" 0x{:x}")]
    cpu_part: Annotated[int, Field("Code of the part", key="CPU part", kind="label", form=" 0x{:03x}")]
    cpu_revision: Annotated[int, Field("Minor revision of the part", key="CPU revision", kind="label")]


class ArmOnlyCpu(ArmCpuCommon):
    """The CPU of a machine with an old kernel for one CPU, which has no number."""

    bogomips: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="BogoMIPS", form=" {:.2f}")
    ]


class ArmMachine(KeyedRecord):
    """What an ARM machine says once: the machine, and in old kernels the model of its CPUs."""

    model_name: Annotated[str, Field("Name of the model, in kernels before 3.8", key="Processor", codec=TEXT)]
    cpus: Annotated[ArmCpuCommon, Field("What is common to all CPUs, in old kernels")]
    hardware: Annotated[str, Field("Name of the machine", key="Hardware")]
    revision: Annotated[
        int, Field("Revision of the board, from the boot loader", key="Revision", form=" {:04x}", kind="label")
    ]
    serial: Annotated[str, Field("Serial number of the board, from the boot loader", key="Serial", kind="identity")]


_MODEL = "Processor\t: {Processor}"
_NUMBERED = "processor\t: {processor:d}"
_COMMON = Group("cpus", Stanza(ArmCpuCommon, Line("Features\t: ", Repeat("Features", "{} ")), Keys(KEYS_16), ""))
_MACHINE = Keys(KEYS_16)


def _machine(cpu: Stanza, *common: Group) -> File:
    return File(_MODEL, Many("records", cpu), *common, _MACHINE, header=ArmMachine)


VARIANTS = (
    Variant("arm64", _machine(Stanza(Arm64Cpu, _NUMBERED, Keys(KEYS_16), "")), "3.19+"),
    Variant("arm", _machine(Stanza(ArmCpu, _NUMBERED, Keys(KEYS_16), ""), _COMMON)),
    Variant("arm64 before 3.19", _machine(Stanza(ArmCpu, _NUMBERED), _COMMON), "3.7 to 3.18"),
    Variant("arm with one CPU", _machine(Stanza(ArmOnlyCpu, Keys(KEYS_16), "")), "to 3.7"),
)
