"""``/proc/bus/zorro/devices`` of Amigas, ``/proc/bus/nubus/devices`` of Macintoshes: the boards that are plugged in."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record

__all__ = ["NUBUS", "ZORRO", "NubusResource", "ZorroBoard"]


class ZorroBoard(Record):
    """A board of an Amiga."""

    slot: Annotated[int, Field("Number of the board", kind="identity")]
    manufacturer: Annotated[int, Field("Manufacturer", kind="label")]
    product: Annotated[int, Field("Product, by the manufacturer's numbers", kind="label")]
    extension: Annotated[int, Field("More of the product, where several boards share a number", kind="label")]
    start: Annotated[int, Field("First address", kind="address")]
    size: Annotated[int, Field("Size of its addresses", unit="bytes")]
    type: Annotated[
        int, Field("Kind of board: 0xc0 Zorro II, 0x80 Zorro III, and 0x20 for memory of the system", kind="flags")
    ]


class NubusResource(Record):
    """A functional resource of a board of a Macintosh."""

    slot: Annotated[int, Field("Slot of the board", kind="identity")]
    category: Annotated[int, Field("Category of the resource", kind="label")]
    type: Annotated[int, Field("Type within the category", kind="label")]
    software: Annotated[int, Field("What software it is for", kind="label")]
    hardware: Annotated[int, Field("What hardware it is", kind="label")]
    address: Annotated[int, Field("First address of the slot", kind="address")]


ZORRO = Format(
    "bus/zorro/devices",
    Table(
        ZorroBoard,
        "{slot:02x}\t{manufacturer:04x}{product:02x}{extension:02x}\t{start:08x}\t{size:08x}\t{type:02x}",
    ),
    source="drivers/zorro/proc.c:zorro_seq_show",
)
NUBUS = Format(
    "bus/nubus/devices",
    Table(NubusResource, "{slot:x}\t{category:04x} {type:04x} {software:04x} {hardware:04x}\t{address:08x}"),
    source="drivers/nubus/proc.c:nubus_devices_proc_show",
)
