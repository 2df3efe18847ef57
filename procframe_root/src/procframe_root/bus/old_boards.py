"""What a single board says of itself: ``/proc/bus/zorro/SLOT`` of Amigas, ``/proc/bus/nubus/**`` of Macintoshes."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Block, Blocks, Codec, Misfit
from procframe.record import Field, Record
from procframe_root.device_tree import BYTES, Properties

__all__ = ["NUBUS_RESOURCE", "ZORRO_BOARD", "NubusResourceData", "ZorroConfiguration"]

_SIZE = 68

TEXT = Codec(lambda text: text[:-1], lambda text: f"{text}\0", r"[\t\n\r -~]*\0")
NUMBER = Codec(
    lambda text: int.from_bytes(text.encode("utf-8", "surrogateescape"), "big"),
    lambda number: number.to_bytes(3, "big").decode("utf-8", "surrogateescape"),
    r"[\s\S]{3}",
    schema="integer",
)


class ZorroConfiguration(Record):
    """The ConfigDev structure of a board, as AmigaOS has it; what the kernel does not know of it is 0."""

    successor: Annotated[int, Field("Address of the next board's structure", kind="address")]
    predecessor: Annotated[int, Field("Address of that before it", kind="address")]
    node_type: Annotated[int, Field("Type of node", kind="label")]
    priority: Annotated[int, Field("Priority", kind="label")]
    name: Annotated[int, Field("Address of its name", kind="address")]
    flags: Annotated[int, Field("Flags of AmigaOS", kind="flags")]
    pad: Annotated[int, Field("Nothing", kind="label")]
    type: Annotated[
        int, Field("Kind of board: 0xc0 Zorro II, 0x80 Zorro III, and 0x20 for memory of the system", kind="flags")
    ]
    product: Annotated[int, Field("Product, by the manufacturer's numbers", kind="label")]
    rom_flags: Annotated[int, Field("Flags of its ROM", kind="flags")]
    reserved: Annotated[int, Field("Nothing", kind="label")]
    manufacturer: Annotated[int, Field("Manufacturer", kind="label")]
    serial_number: Annotated[int, Field("Serial number", kind="label")]
    diagnostics: Annotated[int, Field("Where in the board its code for starting is", kind="address")]
    reserved_bytes: Annotated[str, Field("Nothing", kind="label")]
    start: Annotated[int, Field("First address", kind="address")]
    size: Annotated[int, Field("Size of its addresses", unit="bytes")]
    slot_address: Annotated[int, Field("Its first slot", kind="label")]
    slot_size: Annotated[int, Field("Slots that it takes", unit="slots")]
    driver: Annotated[int, Field("Address of its driver", kind="address")]
    next: Annotated[int, Field("Address of the next structure of that driver", kind="address")]
    unused: Annotated[list[int], Field("Nothing", kind="label")]


class NubusResourceData(Record):
    """A resource in the ROM of a board, in one of three readings; one that the kernel does not know is empty."""

    text: Annotated[str | None, Field("Its text, if it can be such", kind="label", codec=TEXT)] = None
    number: Annotated[
        int | None, Field("Its number of 24 bits, if it is no text and can be such", kind="label", codec=NUMBER)
    ] = None
    bytes: Annotated[str | None, Field("Its bytes in hexadecimal, if it is neither", kind="label", codec=BYTES)] = None


def cut(data: bytes) -> list[tuple[int, str]]:
    """One structure is all."""
    if len(data) != _SIZE:
        raise Misfit(0, f"{_SIZE} bytes", f"{len(data)} bytes")
    return [(0, "board")]


ZORRO_BOARD = Format(
    "bus/zorro/<slot>",
    Blocks(
        cut,
        board=Block(
            ZorroConfiguration,
            successor="be32",
            predecessor="be32",
            node_type="u8",
            priority="u8",
            name="be32",
            flags="u8",
            pad="u8",
            type="u8",
            product="u8",
            rom_flags="u8",
            reserved="u8",
            manufacturer="be16",
            serial_number="be32",
            diagnostics="be16",
            reserved_bytes="bytes*4",
            start="be32",
            size="be32",
            slot_address="be16",
            slot_size="be16",
            driver="be32",
            next="be32",
            unused="be32*4",
        ),
    ),
    source="drivers/zorro/proc.c:proc_bus_zorro_read",
)
NUBUS_RESOURCE = Format(
    "bus/nubus/**",
    Properties(NubusResourceData, Alt("{text}", "{number}", "{bytes}"), end=""),
    source="drivers/nubus/proc.c:nubus_proc_rsrc_show",
)
