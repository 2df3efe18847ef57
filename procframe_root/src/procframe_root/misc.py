"""``/proc/misc``: the drivers of miscellaneous devices."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Table
from procframe.record import Field, Record


class Misc(Record):
    """The driver of a miscellaneous device, whose major number is 10."""

    minor: Annotated[int, Field("Minor number of the device", kind="identity")]
    name: Annotated[str, Field("Name of the device", kind="label", codec=ANYTHING)]


FORMAT = Format("misc", Table(Misc, "{minor:3d} {name}"), source="drivers/char/misc.c:misc_seq_show")
