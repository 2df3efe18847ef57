"""``/proc/bus/pci/BUS/DEVICE.FUNCTION``: the configuration space of a PCI device."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from procframe.format import Format
from procframe.layout import Bits, Block, Blocks, Misfit
from procframe.record import Field, Record
from procframe_root.bus.pci_capabilities import CAPABILITIES, EXTENDED_CAPABILITIES
from procframe_root.bus.pci_headers import CardbusBridge, DeviceHeader, OtherHeader, PciBridge

__all__ = ["FORMAT", "Capability", "ExtendedCapability", "Registers"]

_HEADER, _SPACE, _EXTENDED = 64, 256, 4096
_SIZES = (_HEADER, 128, _SPACE, _EXTENDED)
"""128 bytes are what a reader without privileges gets of a CardBus bridge, 64 of others."""
_STATUS_CAPABILITIES = 0x10


class Registers(Record):
    """Registers that belong to no capability; what they mean is up to the device."""

    offset: Annotated[int, Field("Where they begin", kind="identity")]
    data: Annotated[str, Field("Their bytes in hexadecimal", kind="label")]


class Capability(Record):
    """A capability, and what follows it up to the next one."""

    offset: Annotated[int, Field("Where it begins", kind="identity")]
    id: Annotated[str, Field("What it is", kind="identity", codec=CAPABILITIES)]
    next: Annotated[int, Field("Offset of the next capability, 0 for none", kind="address")]
    data: Annotated[str, Field("Its registers, in hexadecimal", kind="label")]


class ExtendedCapability(Record):
    """A capability of PCI Express, and what follows it up to the next one."""

    offset: Annotated[int, Field("Where it begins", kind="identity")]
    id: Annotated[str, Field("What it is", kind="identity", codec=EXTENDED_CAPABILITIES)]
    version: Annotated[int, Field("Version of the capability", kind="label")]
    next: Annotated[int, Field("Offset of the next capability, 0 for none", kind="address")]
    data: Annotated[str, Field("Its registers, in hexadecimal", kind="label")]


_HEADERS = ("device", "bridge", "cardbus")
_POINTERS = {"device": 0x34, "bridge": 0x34, "cardbus": 0x14}


def _capabilities(data: bytes, at: int) -> Iterator[int]:
    """Offsets of the capabilities, the first of which is at the offset that a byte says."""
    seen: set[int] = set()
    at = data[at] & ~3
    while at >= _HEADER and at not in seen and data[at] != 0xFF:
        yield at
        seen.add(at)
        at = data[at + 1] & ~3


def _extended(data: bytes) -> Iterator[int]:
    """Offsets of the capabilities in the extended configuration space."""
    seen: set[int] = set()
    at = _SPACE
    while at >= _SPACE and at not in seen:
        header = int.from_bytes(data[at : at + 4], "little")
        if header in (0, 0xFFFFFFFF):
            return
        yield at
        seen.add(at)
        at = header >> 20 & ~3


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    """The header, then the capabilities in the order of their offsets, and the registers before them."""
    if len(data) not in _SIZES:
        raise Misfit(len(data), f"{', '.join(map(str, _SIZES))} bytes", f"{len(data)} bytes")
    type_ = data[14] & 0x7F
    header = _HEADERS[type_] if type_ < len(_HEADERS) else "other"
    yield 0, header
    found: dict[int, str] = {}
    if len(data) > _HEADER:
        found[_HEADER] = "registers"
    if len(data) == _EXTENDED:
        found[_SPACE] = "registers"
        found.update(dict.fromkeys(_extended(data), "extended"))
    if len(data) >= _SPACE and header in _POINTERS and data[6] & _STATUS_CAPABILITIES:
        found.update(dict.fromkeys(_capabilities(data, _POINTERS[header]), "capability"))
    yield from sorted(found.items())


_COMMON: dict[str, str | Bits] = {
    "vendor": "le16",
    "device": "le16",
    "command": "le16",
    "status": "le16",
    "revision": "u8",
    "prog_if": "u8",
    "subclass": "u8",
    "class_": "u8",
    "cache_line_size": "u8",
    "latency_timer": "u8",
    "type": Bits("u8", header_type=7, multifunction=1),
    "self_test": "u8",
}
_INTERRUPT = {"interrupt_line": "u8", "interrupt_pin": "u8"}

FORMAT = Format(
    "bus/pci/<bus>/<device>",
    Blocks(
        cut,
        device=Block(
            DeviceHeader,
            **_COMMON,
            regions="le32*6",
            cardbus_cis="le32",
            subsystem_vendor="le16",
            subsystem="le16",
            rom="le32",
            capabilities="u8",
            reserved="bytes*7",
            **_INTERRUPT,
            min_grant="u8",
            max_latency="u8",
        ),
        bridge=Block(
            PciBridge,
            **_COMMON,
            regions="le32*2",
            primary_bus="u8",
            secondary_bus="u8",
            subordinate_bus="u8",
            secondary_latency_timer="u8",
            io_base="u8",
            io_limit="u8",
            secondary_status="le16",
            memory_base="le16",
            memory_limit="le16",
            prefetch_base="le16",
            prefetch_limit="le16",
            prefetch_base_upper="le32",
            prefetch_limit_upper="le32",
            io_base_upper="le16",
            io_limit_upper="le16",
            capabilities="u8",
            reserved="bytes*3",
            rom="le32",
            **_INTERRUPT,
            bridge_control="le16",
        ),
        cardbus=Block(
            CardbusBridge,
            **_COMMON,
            regions="le32*1",
            capabilities="u8",
            reserved="u8",
            secondary_status="le16",
            primary_bus="u8",
            card_bus="u8",
            subordinate_bus="u8",
            card_latency_timer="u8",
            memory_windows="le32*4",
            io_windows="le32*4",
            **_INTERRUPT,
            bridge_control="le16",
        ),
        other=Block(OtherHeader, vendor="le16", device="le16", data="bytes*60"),
        registers=Block(Registers, offset="offset", data="bytes"),
        capability=Block(Capability, offset="offset", id="u8", next="u8", data="bytes"),
        extended=Block(ExtendedCapability, offset="offset", head=Bits("le32", id=16, version=4, next=12), data="bytes"),
    ),
    description="The configuration space of a PCI device: a header, then registers and capabilities. A reader without "
    "privileges gets the header alone; the folder has the domain before the bus where it is not 0.",
    source="drivers/pci/proc.c:proc_bus_pci_read",
)
