"""``/proc/powerpc/lparcfg``: the logical partition that a POWER machine runs this system in."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Keys, One
from procframe.record import Field, KeyedRecord
from procframe_root.choices import BOOL

__all__ = ["FORMAT", "Lparcfg"]


class Lparcfg(KeyedRecord):
    """A logical partition; the hypervisor adds keys of its own, whose names begin with a capital."""

    open_keys = "[A-Z][A-Za-z0-9]*"

    version: Annotated[str, Field("Version of this file")]
    serial_number: Annotated[str, Field("Serial number of the machine", kind="label", codec=ANYTHING)]
    system_type: Annotated[str, Field("Model of the machine", kind="label", codec=ANYTHING)]
    partition_id: Annotated[int, Field("Number of the partition", kind="identity")]
    partition_name: Annotated[str, Field("Name of the partition", kind="label", codec=ANYTHING, since="5.17")]
    partition_entitled_capacity: Annotated[int, Field("What it may use of processors", unit="1/100 processors")]
    partition_max_entitled_capacity: Annotated[int, Field("How much that can be", unit="1/100 processors")]
    partition_active_processors: Annotated[int, Field("Its virtual processors", unit="processors")]
    partition_potential_processors: Annotated[int, Field("How many they can be", unit="processors")]
    partition_affinity_score: Annotated[
        int, Field("How near its memory is to its processors, of 100", unit="%", since="5.9")
    ]
    system_active_processors: Annotated[int, Field("Processors of the machine", unit="processors")]
    system_potential_processors: Annotated[int, Field("How many they can be", unit="processors")]
    group: Annotated[int, Field("Group of partitions", kind="label")]
    pool: Annotated[int, Field("Pool of shared processors", kind="label")]
    pool_capacity: Annotated[int, Field("What that pool has", unit="1/100 processors")]
    pool_idle_time: Annotated[int, Field("Time that it was idle", unit="time base ticks", kind="counter")]
    pool_num_procs: Annotated[int, Field("Its processors", unit="processors")]
    boot_pool_idle_time: Annotated[
        int, Field("Time that it was idle before this system began", unit="time base ticks", kind="counter")
    ]
    resource_group_number: Annotated[int, Field("Resource group", kind="label")]
    resource_group_active_processors: Annotated[int, Field("Its processors", unit="processors")]
    unallocated_capacity_weight: Annotated[int, Field("Weight that no partition has")]
    capacity_weight: Annotated[int, Field("Weight among partitions that want more than they may")]
    capped: Annotated[bool, Field("Whether it gets no more than it may", kind="flags", codec=BOOL, form="{:d}")]
    unallocated_capacity: Annotated[int, Field("Capacity that no partition has", unit="1/100 processors")]
    physical_procs_allocated_to_virtualization: Annotated[
        int, Field("Processors that are shared at all", unit="processors")
    ]
    max_proc_capacity_available: Annotated[int, Field("Capacity that the pool can have", unit="1/100 processors")]
    entitled_proc_capacity_available: Annotated[int, Field("Capacity that the pool has", unit="1/100 processors")]
    entitled_memory: Annotated[int, Field("Memory that it may use for I/O", unit="bytes")]
    mapped_entitled_memory: Annotated[int, Field("Of that, memory in use", unit="bytes")]
    entitled_memory_group_number: Annotated[int, Field("Group of partitions", kind="label")]
    entitled_memory_pool_number: Annotated[int, Field("Pool of shared memory", kind="label")]
    entitled_memory_weight: Annotated[int, Field("Weight among partitions that share memory")]
    unallocated_entitled_memory_weight: Annotated[int, Field("Weight that no partition has")]
    unallocated_io_mapping_entitlement: Annotated[int, Field("Memory for I/O that no partition has", unit="bytes")]
    entitled_memory_pool_size: Annotated[int, Field("Size of that pool", unit="bytes", form="{:d} bytes")]
    entitled_memory_loan_request: Annotated[int, Field("Memory that the hypervisor wants to borrow", unit="bytes")]
    backing_memory: Annotated[int, Field("Physical memory behind it", unit="bytes", form="{:d} bytes")]
    coalesced_bytes: Annotated[int, Field("Memory shared with others because it is alike", unit="bytes")]
    pool_coalesced_bytes: Annotated[int, Field("The same of the whole pool", unit="bytes")]
    coalesce_pool_purr: Annotated[int, Field("Time spent on that, by PURR", unit="time base ticks", kind="counter")]
    coalesce_pool_spurr: Annotated[int, Field("Time spent on that, by SPURR", unit="time base ticks", kind="counter")]
    cmo_enabled: Annotated[bool, Field("Whether memory is overcommitted", kind="flags", codec=BOOL, form="{:d}")]
    cmo_faults: Annotated[int, Field("Page faults that the hypervisor handled", kind="counter")]
    cmo_fault_time_usec: Annotated[int, Field("Time that they took", unit="us", kind="counter")]
    cmo_primary_psp: Annotated[int, Field("Partition that pages for this one", kind="label")]
    cmo_secondary_psp: Annotated[int, Field("The one that stands in for it", kind="label")]
    cmo_page_size: Annotated[int, Field("Size of a page there", unit="bytes")]
    dispatches: Annotated[int, Field("Times that a virtual processor was dispatched", kind="counter")]
    dispatch_dispersions: Annotated[int, Field("Times that it was to another than before", kind="counter")]
    purr: Annotated[int, Field("Time that processors worked for it, by PURR", unit="time base ticks", kind="counter")]
    tbr: Annotated[int, Field("Time", unit="time base ticks", kind="time")]
    shared_processor_mode: Annotated[
        bool, Field("Whether its processors are shared", kind="flags", codec=BOOL, form="{:d}")
    ]
    slb_size: Annotated[int, Field("Entries of the segment lookaside buffer")]
    power_mode_data: Annotated[int, Field("How it saves energy", kind="flags", form="{:016x}")]
    MaxMem: Annotated[int, Field("Memory that it can have", unit="bytes", since="5.4")]
    security_flavor: Annotated[int, Field("How far the machine guards against speculation", kind="label", since="6.1")]


FORMAT = Format(
    "powerpc/lparcfg",
    One(Lparcfg, "lparcfg {version}", Keys("{key}={}", separator="=")),
    paths=("powerpc/lparcfg", "ppc64/lparcfg"),
    source="arch/powerpc/platforms/pseries/lparcfg.c:lparcfg_data",
)
