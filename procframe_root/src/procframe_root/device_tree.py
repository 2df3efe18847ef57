"""``/proc/device-tree/**``: the properties of the device tree, a file each; its nodes are the directories.

A property does not say what it holds. What could be text is read as text: one or more strings of printable ASCII
characters, each ended by a NUL. Else a whole number of 32-bit cells is read as such; they are big-endian on every machine.
What is neither is read as bytes, in hexadecimal.
"""

from __future__ import annotations

import struct
from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Alt, Codec, Free, Link
from procframe.record import Field, Record

__all__ = ["FORMAT", "LINK", "Properties", "Property"]


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _cells(text: str) -> list[int]:
    raw = _raw(text)
    return list(struct.unpack(f">{len(raw) // 4}I", raw))


def _print_cells(cells: list[int]) -> str:
    try:
        return _text(struct.pack(f">{len(cells)}I", *cells))
    except struct.error as error:
        raise ValueError(str(error)) from None


STRINGS = Codec(
    lambda text: text[:-1].split("\0"),
    lambda strings: "".join(f"{string}\0" for string in strings),
    r"(?:[\t\n\r -~]+\0)+",
    schema="array",
)
CELLS = Codec(_cells, _print_cells, r"(?:[\s\S]{4})+", schema="array")
BYTES = Codec(lambda text: _raw(text).hex(), lambda digits: _text(bytes.fromhex(digits)), r"[\s\S]+", exact=False)


class Property(Record):
    """A property of a node of the device tree, in one of three readings; an empty one, which is true, has no record."""

    strings: Annotated[list[str] | None, Field("Its strings, if it can be such", kind="label", codec=STRINGS)] = None
    cells: Annotated[
        list[int] | None, Field("Its 32-bit cells, if it is no string and can be such", kind="label", codec=CELLS)
    ] = None
    bytes: Annotated[str | None, Field("Its bytes in hexadecimal, if it is neither", kind="label", codec=BYTES)] = None


class Properties(Free):
    """A file that any bytes are."""


FORMAT = Format(
    "device-tree/**",
    Properties(Property, Alt("{strings}", "{cells}", "{bytes}"), end=""),
    source="fs/proc/proc_devtree.c:property_proc_show, drivers/of/kobj.c:of_node_property_read",
)


class DeviceTree(Record):
    """Where the device tree is: the properties are there, and below this path."""

    path: Annotated[str, Field("Directory that it leads to: /sys/firmware/devicetree/base", kind="label", codec=TEXT)]


LINK = Format("device-tree", Link(DeviceTree, "{path}"), source="drivers/of/base.c:of_core_init", since="3.15")
