"""``/proc/cpuinfo`` of s390: the machine, then since Linux 4.9 a stanza for each CPU."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Variant
from procframe.layout import File, Keys, Many, Repeat, Stanza
from procframe.record import Field, KeyedRecord, Record
from procframe_root.cpuinfo._values import TRAILED

__all__ = ["VARIANTS", "S390Cache", "S390Cpu", "S390CpuId", "S390Machine"]


class S390Cpu(KeyedRecord):
    """A CPU of an s390 machine."""

    cpu_number: Annotated[int, Field("Number of the CPU", key="cpu number", kind="identity")]
    physical_id: Annotated[int, Field("Number of the socket", key="physical id", kind="label")]
    core_id: Annotated[int, Field("Number of the core", key="core id", kind="label")]
    book_id: Annotated[int, Field("Number of the book", key="book id", kind="label")]
    drawer_id: Annotated[int, Field("Number of the drawer", key="drawer id", kind="label")]
    dedicated: Annotated[int, Field("1 if the CPU is dedicated to this machine", kind="flags")]
    address: Annotated[int, Field("Address of the CPU", kind="label")]
    siblings: Annotated[int, Field("CPUs in the socket")]
    cpu_cores: Annotated[int, Field("Cores in the socket that were started", key="cpu cores")]
    version: Annotated[str, Field("Version code of the CPU")]
    identification: Annotated[str, Field("Identification of the CPU")]
    machine: Annotated[str, Field("Type of the machine, such as `8561`")]
    cpu_mhz_dynamic: Annotated[int, Field("Frequency now", unit="MHz", key="cpu MHz dynamic")]
    cpu_mhz_static: Annotated[int, Field("Nominal frequency", unit="MHz", key="cpu MHz static")]


class S390CpuId(Record):
    """A CPU of an s390 machine as the machine's summary lists it."""

    processor: Annotated[int, Field("Number of the CPU", kind="identity")]
    version: Annotated[str, Field("Version code of the CPU")]
    identification: Annotated[str, Field("Identification of the CPU")]
    machine: Annotated[str, Field("Type of the machine, such as `8561`")]


class S390Cache(Record):
    """A cache of the CPUs of an s390 machine."""

    cache: Annotated[int, Field("Number of the cache", kind="identity")]
    level: Annotated[int, Field("Level, from 1", kind="label")]
    type: Annotated[str, Field("`Data`, `Instruction` or `Unified`")]
    scope: Annotated[str, Field("`Private` to a CPU or `Shared`")]
    size: Annotated[int, Field("Size", unit="kB")]
    line_size: Annotated[int, Field("Size of a line", unit="bytes")]
    associativity: Annotated[int, Field("Ways of a set")]


class S390Machine(KeyedRecord):
    """An s390 machine."""

    vendor_id: Annotated[str, Field("`IBM/S390`")]
    processors: Annotated[int, Field("CPUs online", key="# processors")]
    bogomips_per_cpu: Annotated[
        float, Field("Rounds of the kernel's delay loop, in millions a second", key="bogomips per cpu", form=" {:.2f}")
    ]
    max_thread_id: Annotated[int, Field("Highest number of a thread in a core", key="max thread id", since="4.0")]
    features: Annotated[list[str], Field("Features", kind="flags", form=("{key}\t:", *TRAILED))]
    facilities: Annotated[
        list[int], Field("Facility bits that are set", kind="flags", form=Repeat("", " {:d}"), since="4.9")
    ]
    caches: Annotated[list[S390Cache], Field("Caches of a CPU")]
    cpu_ids: Annotated[list[S390CpuId], Field("The CPUs online")]


_KEYS = Keys("{key}{@16}: {}")
_CACHES = Many(
    "caches",
    Stanza(
        S390Cache,
        "cache{cache:<11d}: level={level:d} type={type} scope={scope} size={size:d}K line_size={line_size:d}"
        " associativity={associativity:d}",
    ),
)
_CPU_ID = Stanza(
    S390CpuId,
    "processor {processor:d}: version = {version},  identification = {identification},  machine = {machine}",
)

VARIANTS = (
    Variant("s390 before 4.9", File(_KEYS, _CACHES, Many("records", _CPU_ID), header=S390Machine), "to 4.8"),
    Variant(
        "s390",
        File(
            _KEYS,
            _CACHES,
            Many("cpu_ids", _CPU_ID),
            Many("records", Stanza(S390Cpu, "", Keys("{key}{@16}: {}"))),
            header=S390Machine,
        ),
        "4.9+",
    ),
)
