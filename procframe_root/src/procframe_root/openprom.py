"""``/proc/openprom/**`` of SPARC: the properties of the firmware's device tree, a file each, where that is mounted.

The kernel prints a property as text where it can be such, else as numbers of 32 bits, else as bytes; which of them it
was can be seen from the digits. Two digits alone are rather a name, such as that of the Ethernet chip ``be``.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, Opt, words
from procframe.record import Field, Record
from procframe_root.device_tree import Properties

__all__ = ["FORMAT", "OpenpromProperty"]

CELLS = Codec(
    lambda text: [int(cell, 16) for cell in text.split(".")],
    lambda cells: ".".join(f"{cell:08x}" for cell in cells),
    r"[0-9a-f]{8}(?:\.[0-9a-f]{8})*",
    schema="array",
)
BYTES = Codec(
    lambda text: text.replace(".", ""),
    lambda digits: ".".join(digits[at : at + 2] for at in range(0, len(digits), 2)),
    r"[0-9a-f]{2}(?:\.[0-9a-f]{2})+",
)
STRINGS = words(" + ").but(pattern=r"[\s\S]+")


class OpenpromProperty(Record):
    """A property of a node of the device tree, in one of three readings; an empty one has none."""

    cells: Annotated[list[int] | None, Field("Its numbers of 32 bits", kind="label", codec=CELLS)] = None
    bytes: Annotated[str | None, Field("Its bytes in hexadecimal", kind="label", codec=BYTES)] = None
    strings: Annotated[list[str] | None, Field("Its strings", kind="label", codec=STRINGS)] = None


FORMAT = Format(
    "openprom/**",
    Properties(OpenpromProperty, Opt(Alt("{cells}", "{bytes}", "{strings}"))),
    source="fs/openpromfs/inode.c:property_show",
)
