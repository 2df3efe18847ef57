"""``/proc/comedi``: devices of data acquisition."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, WORD, Line, Many, One, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "Comedi", "ComediBoard", "ComediDevice", "ComediDriver"]

_DRIVER = pattern(r"[^ \t\n:][^ \t\n]*")


class ComediDevice(Record):
    """A device of data acquisition."""

    minor: Annotated[int, Field("Minor number of the device", kind="identity")]
    driver: Annotated[str, Field("Name of its driver", kind="label", codec=WORD)]
    board: Annotated[str, Field("Name of its board", kind="label", codec=pattern(r"[^ \n](?:[^\n]*[^ \n])?"))]
    subdevices: Annotated[int, Field("Parts that it has")]


class ComediBoard(Record):
    """A board that a driver supports."""

    board: Annotated[str, Field("Name of the board", kind="identity", codec=TEXT)]


class ComediDriver(Record):
    """A driver of such devices."""

    driver: Annotated[str, Field("Name of the driver", kind="identity", codec=_DRIVER)]
    boards: Annotated[list[ComediBoard], Field("Boards that it supports by name; itself where there are none")] = []


class Comedi(Record):
    """Devices of data acquisition, and the drivers that are loaded."""

    version: Annotated[str, Field("Version of Comedi", kind="label")]
    devices: Annotated[list[ComediDevice], Field("The devices")] = []
    drivers: Annotated[list[ComediDriver], Field("The drivers")] = []


FORMAT = Format(
    "comedi",
    One(
        Comedi,
        "comedi version {version}",
        'format string: "%2d: %-20s %-20s %4d", i, driver_name, board_name, n_subdevices',
        Many("devices", Stanza(ComediDevice, "{minor:2d}: {driver:<20s} {board:<20s} {subdevices:4d}")),
        Line("no devices", unless="devices"),
        Many("drivers", Stanza(ComediDriver, "{driver}:", Many("boards", Stanza(ComediBoard, " {board}")))),
        once=True,
    ),
    source="drivers/comedi/proc.c:comedi_read",
)
