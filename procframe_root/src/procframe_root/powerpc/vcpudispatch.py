"""``/proc/powerpc/vcpudispatch_stats``: on which processors of the machine the virtual ones of a partition ran."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import One, Table, pattern
from procframe.record import Field, Record

__all__ = ["FREQUENCY", "STATS", "VcpuDispatch", "VcpuDispatchFrequency", "VcpuDispatchOff"]


class VcpuDispatch(Record):
    """A virtual processor."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    total: Annotated[int, Field("How often it was dispatched", kind="counter")]
    same_cpu: Annotated[int, Field("On the processor of the time before", kind="counter")]
    same_chip: Annotated[int, Field("On another one of the same chip", kind="counter")]
    different_chip: Annotated[int, Field("On another chip near it", kind="counter")]
    far_chip: Annotated[int, Field("On a chip far from it", kind="counter")]
    numa_home: Annotated[int, Field("On a processor of its home node", kind="counter")]
    numa_remote: Annotated[int, Field("On one of another node near it", kind="counter")]
    numa_far: Annotated[int, Field("On one of a node far from it", kind="counter")]


class VcpuDispatchOff(Record):
    """Nothing is counted."""

    status: Annotated[str, Field("`off`", kind="flags", codec=pattern("off"))]


class VcpuDispatchFrequency(Record):
    """How often the hypervisor's log of dispatches is read."""

    frequency: Annotated[int, Field("Times in a second", unit="Hz")]


STATS = Format(
    "powerpc/vcpudispatch_stats",
    variants=[
        Variant(
            "on",
            Table(
                VcpuDispatch,
                "cpu{cpu:d} {total:d} {same_cpu:d} {same_chip:d} {different_chip:d} {far_chip:d} {numa_home:d}"
                " {numa_remote:d} {numa_far:d}",
            ),
        ),
        Variant("off", One(VcpuDispatchOff, "{status}")),
    ],
    source="arch/powerpc/platforms/pseries/lpar.c:vcpudispatch_stats_display",
    since="5.3",
)
FREQUENCY = Format(
    "powerpc/vcpudispatch_stats_freq",
    One(VcpuDispatchFrequency, "{frequency:d}"),
    source="arch/powerpc/platforms/pseries/lpar.c:vcpudispatch_stats_freq_display",
    since="5.3",
)
