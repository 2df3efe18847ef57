"""``/proc/spl/kmem/slab``: caches of objects of the Solaris porting layer."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Table, flags
from procframe.record import Field, Record

__all__ = ["FORMAT", "SplCache"]

_NUMBER = Codec(
    lambda text: None if text == "-" else int(text),
    lambda value: "-" if value is None else f"{value:d}",
    "-|0|[1-9][0-9]{0,19}",
    schema="integer",
)
"""A number, or a dash where the kernel's own allocator keeps the cache."""


def _count(description: str, unit: str | None = None) -> Field:
    return Field(description, unit=unit, kind="gauge", codec=_NUMBER)


class SplCache(Record):
    """A cache of objects; of one that the kernel's own allocator keeps, `slabinfo` says more."""

    name: Annotated[str, Field("Name of the cache", kind="identity")]
    flags: Annotated[
        list[str],
        Field(
            "`kvmem` if it is kept here, `slab` if by the kernel's allocator, ...",
            kind="flags",
            codec=flags(
                {
                    1 << 1: "nodebug",
                    1 << 7: "kvmem",
                    1 << 8: "slab",
                    1 << 14: "deadlocked",
                    1 << 15: "growing",
                    1 << 16: "reaping",
                    1 << 17: "destroy",
                    1 << 18: "total",
                    1 << 19: "alloc",
                    1 << 20: "max",
                    1 << 21: "reclaimable",
                }
            ),
        ),
    ]
    size: Annotated[int | None, _count("Memory of all slabs", "bytes")]
    alloc: Annotated[int, Field("Memory of the objects in use", unit="bytes")]
    slabsize: Annotated[int | None, _count("Size of a slab", "bytes")]
    objsize: Annotated[int, Field("Size of an object", unit="bytes")]
    slab_total: Annotated[int | None, _count("Slabs", "slabs")]
    slab_alloc: Annotated[int | None, _count("Slabs in use", "slabs")]
    slab_max: Annotated[int | None, _count("The most slabs in use that there were", "slabs")]
    object_total: Annotated[int | None, _count("Objects", "objects")]
    object_alloc: Annotated[int, Field("Objects in use", unit="objects")]
    object_max: Annotated[int | None, _count("The most objects in use that there were", "objects")]
    emergency_deadlock: Annotated[int | None, _count("Deadlocks that objects were allocated singly to avoid")]
    emergency_alloc: Annotated[int | None, _count("Objects allocated singly that are in use", "objects")]
    emergency_max: Annotated[int | None, _count("The most of those that there were", "objects")]


FORMAT = Format(
    "spl/kmem/slab",
    Table(
        SplCache,
        "{name:36s}  0x{flags:05x} {size:>9s} {alloc:9d} {slabsize:>8s} {objsize:8d}  {slab_total:>5s} {slab_alloc:>5s}"
        " {slab_max:>5s}  {object_total:>5s} {object_alloc:5d} {object_max:>5s}  {emergency_deadlock:>5s}"
        " {emergency_alloc:>5s} {emergency_max:>5s}",
        header=[
            (
                "--------------------- cache -------------------------------------------------------"
                "  ----- slab ------  ---- object -----  --- emergency ---"
            ),
            (
                "name                                    flags      size     alloc slabsize  objsize"
                "  total alloc   max  total alloc   max  dlock alloc   max"
            ),
        ],
    ),
    source="module/os/linux/spl/spl-proc.c:slab_seq_show",
)
