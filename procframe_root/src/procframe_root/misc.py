"""``/proc/misc``: the drivers of miscellaneous devices."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Opt, Table
from procframe.record import Field, Record


class Misc(Record):
    """The driver of a miscellaneous device, whose major number is 10."""

    minor: Annotated[int, Field("Minor number of the device", kind="identity")]
    name: Annotated[str | None, Field("Name of the device, if it has one", kind="label", codec=TEXT)] = None


FORMAT = Format("misc", Table(Misc, "{minor:3d} ", Opt("{name}")), source="drivers/char/misc.c:misc_seq_show")
