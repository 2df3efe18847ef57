"""``/proc/iomem`` and ``/proc/ioports``: which addresses of the bus belong to what; ``io_map`` and ``dvma_map`` of SPARC."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import INDENT, TEXT, Table
from procframe.record import Field, Record

__all__ = ["IOMEM", "IOPORTS", "IO_MAP", "IoMapping", "Resource"]


class Resource(Record):
    """A range of addresses; one that is inside the range before it is a level deeper."""

    level: Annotated[int, Field("How deep it is inside others, 0 for the outermost", kind="label", codec=INDENT)]
    start: Annotated[int, Field("First address; 0 for a reader without privileges", kind="address")]
    end: Annotated[int, Field("Last address; 0 for a reader without privileges", kind="address")]
    name: Annotated[str, Field("What is there", kind="identity", codec=TEXT)]


class IoMapping(Record):
    """Virtual addresses that a SPARC uses for registers of a device, or that a device uses for memory (DVMA)."""

    start: Annotated[int, Field("First address", kind="address")]
    end: Annotated[int, Field("Last address", kind="address")]
    name: Annotated[str, Field("What is there; `???` for no name", kind="identity", codec=TEXT)]


def _resources(width: int) -> Table:
    return Table(Resource, f"{{level}}{{start:0{width}x}}-{{end:0{width}x}} : {{name}}")


IOMEM = Format(
    "iomem",
    _resources(8),
    description="Which physical addresses of memory belong to what. A range inside another is a level deeper.",
    source="kernel/resource.c:r_show",
)
IOPORTS = Format(
    "ioports",
    variants=(
        Variant("16 bits", _resources(4)),
        Variant("32 bits", _resources(8), "architectures with more than 64k ports"),
    ),
    description="Which I/O ports belong to what. A range inside another is a level deeper.",
    source="kernel/resource.c:r_show",
)
IO_MAP = Format(
    "io_map",
    Table(IoMapping, "{start:016x}-{end:016x}: {name}"),
    paths=("io_map", "dvma_map"),
    source="arch/sparc/kernel/ioport.c:sparc_io_proc_show",
)
