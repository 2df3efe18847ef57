"""``/proc/maps`` of machines without a memory management unit: the regions of memory that are mapped."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import DEVICE, Codec, Opt, Table, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "Region"]

ADDRESS = Codec(lambda text: int(text, 16), lambda number: f"{number:08x}", "[0-9a-f]{8,}", schema="integer")


class Region(Record):
    """A region of memory that processes have mapped; those that share it have one."""

    start: Annotated[int, Field("First address", kind="identity", codec=ADDRESS)]
    end: Annotated[int, Field("Address after the last", kind="address", codec=ADDRESS)]
    perms: Annotated[
        str,
        Field(
            "Read, write, execute, and private (p), shared (S) or possibly shared (s)",
            kind="flags",
            codec=pattern("[r-][w-][x-][psS]"),
        ),
    ]
    offset: Annotated[int, Field("Where in the file it begins", unit="bytes", codec=ADDRESS)]
    device: Annotated[str, Field("Device of the file", kind="label", codec=DEVICE)]
    inode: Annotated[int, Field("Inode of the file, 0 without one", kind="label")]
    pathname: Annotated[
        str | None,
        Field("The file; none if anonymous", kind="label", codec=pattern(r"[^ \n]+(?: [^ \n]*)*")),
    ] = None


def _table(column: int) -> Table:
    return Table(
        Region,
        "{start}-{end} {perms} {offset} {device} {inode:d} ",
        Opt(f"{{@{column - 1}}} {{pathname}}"),
    )


FORMAT = Format(
    "maps",
    variants=[Variant("32-bit", _table(49)), Variant("64-bit", _table(73))],
    source="fs/proc/nommu.c:nommu_region_show",
)
