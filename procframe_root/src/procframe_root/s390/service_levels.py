"""``/proc/service_levels`` of mainframes: how new the hypervisor, the firmware and the microcode of adapters are."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, File, Many, Stanza, choice, flags, pattern
from procframe.record import Field, Record

__all__ = [
    "FORMAT",
    "CounterFacility",
    "FcpLevel",
    "QethLevel",
    "SamplingFacility",
    "SamplingMode",
    "VmLevel",
]

BUS_ID = pattern(r"[0-9a-f]+\.[0-9a-f]+\.[0-9a-f]+")
COUNTER_SETS = flags(
    {0x01: "extended", 0x02: "basic", 0x04: "problem-state", 0x08: "crypto-activity", 0x20: "mt-diagnostic"}
)
"""The bits that stand for sets of counters in the kernel's cpumf_ctr_ctl."""


class VmLevel(Record):
    """The hypervisor z/VM."""

    cplevel: Annotated[str, Field("What its command QUERY CPLEVEL says first", kind="label", codec=ANYTHING)]


class CounterFacility(Record):
    """The facility that counts events of CPUs."""

    first_version: Annotated[int, Field("First version number", kind="label")]
    second_version: Annotated[int, Field("Second version number", kind="label")]
    authorization: Annotated[
        list[str], Field("Sets of counters that this system may use", kind="flags", codec=COUNTER_SETS)
    ]


class SamplingFacility(Record):
    """The facility that samples what CPUs do."""

    min_rate: Annotated[int, Field("Shortest interval between samples", unit="cycles")]
    max_rate: Annotated[int, Field("Longest interval between samples", unit="cycles")]
    cpu_speed: Annotated[int, Field("Speed of a CPU", unit="cycles per us")]


class SamplingMode(Record):
    """A mode of sampling that this system may use."""

    mode: Annotated[str, Field("`basic` or `diagnostic`", kind="identity", codec=choice("basic", "diagnostic"))]
    sample_size: Annotated[int, Field("Size of a sample", unit="bytes")]


class QethLevel(Record):
    """A network adapter (OSA-Express or HiperSockets)."""

    bus_id: Annotated[str, Field("Its first device on the channel", kind="identity", codec=BUS_ID)]
    firmware_level: Annotated[str, Field("Level of its firmware", kind="label", codec=TEXT)]


class FcpLevel(Record):
    """A storage adapter (FCP)."""

    bus_id: Annotated[str, Field("Its device on the channel", kind="identity", codec=BUS_ID)]
    microcode_level: Annotated[int, Field("Level of its microcode, which is usually written in hexadecimal")]


FORMAT = Format(
    "service_levels",
    File(
        Many(
            "records",
            Stanza(VmLevel, "VM: {cplevel}"),
            Stanza(
                CounterFacility,
                "CPU-MF: Counter facility: version={first_version:d}.{second_version:d} authorization={authorization:04x}",
            ),
            Stanza(
                SamplingFacility,
                "CPU-MF: Sampling facility: min_rate={min_rate:d} max_rate={max_rate:d} cpu_speed={cpu_speed:d}",
            ),
            Stanza(SamplingMode, "CPU-MF: Sampling facility: mode={mode} sample_size={sample_size:d}"),
            Stanza(QethLevel, "qeth: {bus_id} firmware level {firmware_level}"),
            Stanza(FcpLevel, "zfcp: {bus_id} microcode level {microcode_level:x}"),
        )
    ),
    description="How new the hypervisor, the firmware and the microcode of adapters of a mainframe are.",
    source="arch/s390/kernel/sysinfo.c:service_level_show",
)
