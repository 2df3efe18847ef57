"""ISA Plug and Play in binary: registers of a card's device, and descriptions of resources by the BIOS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from procframe.format import Format
from procframe.layout import Bits, Block, Blocks, Codec, Free, Misfit, enum
from procframe.record import Field, Record
from procframe_root.device_tree import BYTES

__all__ = [
    "ESCD",
    "ISAPNP",
    "NODE",
    "EscdData",
    "IsapnpRegisters",
    "LargeResource",
    "ResourceRemainder",
    "SmallResource",
]

_REGISTERS = 256

SMALL = enum(
    {
        **{number: f"reserved {number:d}" for number in (0x00, 0x0A, 0x0B, 0x0C, 0x0D)},
        0x01: "version",
        0x02: "logical device",
        0x03: "compatible device",
        0x04: "irq",
        0x05: "dma",
        0x06: "start of dependent functions",
        0x07: "end of dependent functions",
        0x08: "port",
        0x09: "fixed port",
        0x0E: "vendor",
        0x0F: "end",
    }
).but(unknown=None)
"""All that four bits can hold."""
LARGE = enum(
    {0x01: "memory", 0x02: "name", 0x03: "unicode name", 0x04: "vendor", 0x05: "memory 32", 0x06: "fixed memory 32"}
)


def _registers_of(address: int) -> int:
    if address & 0xFF:
        raise ValueError(f"{address:#x} is no multiple of 256")
    return address >> 8


MEMORY = Codec(lambda number: number << 8, _registers_of, schema="integer")


class IsapnpRegisters(Record):
    """The registers of a device on an ISA Plug and Play card."""

    card_control: Annotated[str, Field("Registers 0x00 to 0x2f, in hexadecimal: those of the card", kind="label")]
    activate: Annotated[int, Field("1: it is active", kind="flags")]
    control: Annotated[str, Field("Registers 0x31 to 0x3f, in hexadecimal", kind="label")]
    memory_0: Annotated[int, Field("First address of its first memory, 0 for none", kind="address", codec=MEMORY)]
    memory_0_control: Annotated[str, Field("Its other registers, in hexadecimal", kind="label")]
    memory_1: Annotated[int, Field("First address of its second memory", kind="address", codec=MEMORY)]
    memory_1_control: Annotated[str, Field("Its other registers", kind="label")]
    memory_2: Annotated[int, Field("First address of its third memory", kind="address", codec=MEMORY)]
    memory_2_control: Annotated[str, Field("Its other registers", kind="label")]
    memory_3: Annotated[int, Field("First address of its fourth memory", kind="address", codec=MEMORY)]
    memory_3_control: Annotated[str, Field("Its other registers", kind="label")]
    ports: Annotated[list[int], Field("Its I/O ports, 0 for none", kind="address")]
    irq_0: Annotated[int, Field("Its first interrupt, 0 for none", kind="label")]
    irq_0_type: Annotated[int, Field("Whether that is by level and by which edge, as a mask", kind="flags")]
    irq_1: Annotated[int, Field("Its second interrupt", kind="label")]
    irq_1_type: Annotated[int, Field("The same of that", kind="flags")]
    dma: Annotated[list[int], Field("Its DMA channels, 4 for none", kind="label")]
    rest: Annotated[str, Field("Registers 0x76 to 0xff, in hexadecimal", kind="label")]


class SmallResource(Record):
    """A resource, of a kind that needs few bytes."""

    length: Annotated[int, Field("Bytes that it has", unit="bytes")]
    item: Annotated[str, Field("Kind of resource; `end` stands after each of the three lists", codec=SMALL)]
    large: Annotated[bool, Field("Whether it is large: no", kind="flags")]
    data: Annotated[str, Field("Its bytes in hexadecimal", kind="label")]


class LargeResource(Record):
    """A resource, of a kind that needs more bytes."""

    item: Annotated[str, Field("Kind of resource", kind="label", codec=LARGE)]
    large: Annotated[bool, Field("Whether it is large: yes", kind="flags")]
    length: Annotated[int, Field("Bytes that it has", unit="bytes")]
    data: Annotated[str, Field("Its bytes in hexadecimal", kind="label")]


class ResourceRemainder(Record):
    """What follows the last list, or is no resource."""

    data: Annotated[str, Field("Its bytes in hexadecimal", kind="label")]


class EscdData(Record):
    """What the BIOS keeps of devices from one start to the next."""

    bytes: Annotated[
        str, Field("Its bytes in hexadecimal, of which the first two are how many they are", kind="label", codec=BYTES)
    ]


def cut_registers(data: bytes) -> list[tuple[int, str]]:
    """One structure is all."""
    if len(data) != _REGISTERS:
        raise Misfit(0, f"{_REGISTERS} bytes", f"{len(data)} bytes")
    return [(0, "registers")]


_LISTS = 3
"""Resources that are allocated, those that could be, and the names of compatible devices."""
_END = 0x0F


def cut_resources(data: bytes) -> Iterator[tuple[int, str]]:
    """Where each resource begins, by the lengths that they say of themselves."""
    at = lists = 0
    while at < len(data) and lists < _LISTS and data[at]:
        large = data[at] & 0x80
        size = 3 + int.from_bytes(data[at + 1 : at + 3], "little") if large else 1 + (data[at] & 7)
        if at + size > len(data) or (large and at + 3 > len(data)):
            break
        lists += not large and data[at] >> 3 == _END
        yield at, "large" if large else "small"
        at += size
    if at < len(data):
        yield at, "remainder"


ISAPNP = Format(
    "bus/isapnp/<card>/<device>",
    Blocks(
        cut_registers,
        registers=Block(
            IsapnpRegisters,
            card_control="bytes*48",
            activate="u8",
            control="bytes*15",
            memory_0="be16",
            memory_0_control="bytes*6",
            memory_1="be16",
            memory_1_control="bytes*6",
            memory_2="be16",
            memory_2_control="bytes*6",
            memory_3="be16",
            memory_3_control="bytes*6",
            ports="be16*8",
            irq_0="u8",
            irq_0_type="u8",
            irq_1="u8",
            irq_1_type="u8",
            dma="u8*2",
            rest="bytes*138",
        ),
    ),
    source="drivers/pnp/isapnp/proc.c:isapnp_proc_bus_read",
)
NODE = Format(
    "bus/pnp/<node>",
    Blocks(
        cut_resources,
        small=Block(SmallResource, tag=Bits("u8", length=3, item=4, large=1), data="bytes"),
        large=Block(LargeResource, tag=Bits("u8", item=7, large=1), length="le16", data="bytes"),
        remainder=Block(ResourceRemainder, data="bytes"),
    ),
    paths=("bus/pnp/<node>", "bus/pnp/boot/<node>", "bus/pnp/legacy_device_resources"),
    description="What a device of the Plug and Play BIOS has and could have, or what all old devices have.",
    source="drivers/pnp/pnpbios/proc.c:pnpbios_proc_show, pnp_legacyres_proc_show",
)
ESCD = Format("bus/pnp/escd", Free(EscdData, "{bytes}", end=""), source="drivers/pnp/pnpbios/proc.c:escd_proc_show")
