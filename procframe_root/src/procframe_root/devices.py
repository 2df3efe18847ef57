"""``/proc/devices``: which drivers have which major numbers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Many, One, Stanza
from procframe.record import Field, Record


class Device(Record):
    """A driver and its major number."""

    major: Annotated[int, Field("Major number of its devices", kind="identity")]
    name: Annotated[str, Field("Name of the driver", kind="label", codec=ANYTHING)]


class Devices(Record):
    """Which drivers have which major numbers."""

    character: Annotated[list[Device], Field("Drivers of character devices")]
    block: Annotated[list[Device], Field("Drivers of block devices")]


_ROW = Stanza(Device, "{major:3d} {name}")

FORMAT = Format(
    "devices",
    One(Devices, "Character devices:", Many("character", _ROW), "", "Block devices:", Many("block", _ROW)),
    source="fs/proc/devices.c:devinfo_show",
)
