"""``/proc/tty/drivers``: the drivers of terminals, and the devices of each."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Table, choice, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "TtyDriver"]

_DRIVER = pattern(r"[^ \t\n]+(?: [^ \t\n]+)*")
"""A name may hold blanks; ``/dev/`` follows it."""
_TYPE = choice("system", "console", "serial", "pty").but(pattern=r"[^ \t\n:]+")
_SUBTYPE = choice("/dev/tty", "console", "vtmaster", "master", "slave")


class TtyDriver(Record):
    """A driver of terminals, with a range of its devices: one row for each major number."""

    driver: Annotated[str, Field("Name of the driver, `unknown` where it has none", kind="identity", codec=_DRIVER)]
    name: Annotated[str, Field("What the names of its devices in /dev begin with", kind="identity")]
    major: Annotated[int, Field("Major number of the devices", kind="label")]
    minor: Annotated[int, Field("Minor number of the first device", kind="label")]
    last_minor: Annotated[
        int | None, Field("Minor number of the last device, absent if the driver has one only", kind="label")
    ] = None
    type: Annotated[str | None, Field("`system`, `console`, `serial` or `pty`", kind="label", codec=_TYPE)] = None
    subtype: Annotated[
        str | None,
        Field(
            "`/dev/tty`, `console` or `vtmaster` of system; `master` or `slave` of pty", kind="label", codec=_SUBTYPE
        ),
    ] = None
    type_number: Annotated[int | None, Field("Number of a type that has no name", kind="label")] = None
    subtype_number: Annotated[int | None, Field("Number of its subtype", kind="label")] = None


FORMAT = Format(
    "tty/drivers",
    Table(
        TtyDriver,
        "{driver:<20s} /dev/{name:<8s} {major:3d} ",
        Alt("{minor:d}-{last_minor:d} ", "{minor:7d} "),
        Alt("type:{type_number:d}.{subtype_number:d}", "{type}:{subtype}", "{type}"),
    ),
    source="fs/proc/proc_tty.c:show_tty_driver",
)
