"""The boards that are plugged in: ``/proc/bus/zorro/devices`` of Amigas, ``/proc/bus/nubus/devices`` and ``/proc/nubus`` of
Macintoshes, ``/proc/bus/ecard/devices`` of Acorn's RISC PCs.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, Alt, Table
from procframe.record import Field, Record
from procframe_root.choices import two

__all__ = ["ECARD", "NUBUS", "NUBUS_BOARDS", "ZORRO", "ExpansionCard", "NubusBoard", "NubusResource", "ZorroBoard"]


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


class NubusBoard(Record):
    """A board of a Macintosh."""

    slot: Annotated[int, Field("Slot of the board", kind="identity")]
    name: Annotated[str, Field("What its ROM says that it is", kind="label", codec=ANYTHING)]


class ExpansionCard(Record):
    """An expansion card of an Acorn."""

    slot: Annotated[int, Field("Slot of the card", kind="identity")]
    easi: Annotated[
        bool, Field("Whether it is in the extended address space (EASI)", kind="flags", codec=two("EASI", ""))
    ]
    manufacturer: Annotated[int | None, Field("Manufacturer; absent for a simple card", kind="label")] = None
    product: Annotated[int | None, Field("Product, by the manufacturer's numbers", kind="label")] = None
    description: Annotated[
        str | None,
        Field("What its ROM says that it is; `*unknown*` where it says nothing", kind="label", codec=TEXT),
    ] = None
    id: Annotated[int | None, Field("What a simple card says that it is", kind="label")] = None


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
NUBUS_BOARDS = Format("nubus", Table(NubusBoard, "Slot {slot:X}: {name}"), source="drivers/nubus/bus.c:nubus_proc_show")
ECARD = Format(
    "bus/ecard/devices",
    Table(
        ExpansionCard,
        "  {slot:d}: {easi:<4s} ",
        Alt("[{manufacturer:04X}:{product:04X}] {description}", "Simple card {id:d}"),
    ),
    source="arch/arm/mach-rpc/ecard.c:ecard_devices_proc_show",
)
