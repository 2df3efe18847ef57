"""Regions of addresses that a PCI device answers to, as its base address registers hold them."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Codec, flags
from procframe.record import Field, Record

__all__ = ["REGION", "ROM", "Region", "of_register", "to_register"]

_MEMORY = flags({0x2: "below-1M", 0x4: "64-bit", 0x8: "prefetchable"})
_ROM = flags({0x1: "enabled", 0x2: "shadow", 0x4: "copy", 0x8: "bios-copy"})


class Region(Record):
    """A region of I/O ports or memory; address 0 without flags is none."""

    start: Annotated[int, Field("First address", kind="address")]
    flags: Annotated[
        list[str],
        Field(
            "io for I/O ports; of memory: below-1M, 64-bit, prefetchable; of a ROM: enabled, shadow, copy, bios-copy",
            kind="flags",
        ),
    ]


def of_register(number: int) -> Region:
    """The region of an address with the flags in its lowest bits."""
    if number & 1:
        return Region(start=number & ~1, flags=["io"])
    return Region(start=number & ~0xF, flags=_MEMORY.decode(number & 0xF))


def to_register(region: Region) -> int:
    """The address with the flags in its lowest bits."""
    return region.start | (1 if "io" in region.flags else _MEMORY.encode(region.flags))


REGION = Codec(of_register, to_register, schema="object")
ROM = Codec(
    lambda number: Region(start=number & ~0xF, flags=_ROM.decode(number & 0xF)),
    lambda region: region.start | _ROM.encode(region.flags),
    schema="object",
)
