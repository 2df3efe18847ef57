"""``/proc/comedi``: devices of data acquisition."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import WORD, File, Line, Many, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "Comedi", "ComediBoard", "ComediDevice", "ComediDriver"]

_DRIVER = pattern(r"[^ \t\n:]+")

_BOARD = pattern(r"(?:[^ 0-9\n][^\n]*|[0-9]+(?:[^:0-9\n][^\n]*)?)")
"""No number and a colon, as a device's line has after a blank."""


class ComediDevice(Record, tag="device", tag_field="record"):
    """A device of data acquisition."""

    minor: Annotated[int, Field("Minor number of the device", kind="identity")]
    driver: Annotated[str, Field("Name of its driver", kind="label", codec=WORD)]
    board: Annotated[str, Field("Name of its board", kind="label", codec=pattern(r"[^ \n]+(?: [^ \n]+)*"))]
    subdevices: Annotated[int, Field("Parts that it has")]


class ComediDriver(Record, tag="driver", tag_field="record"):
    """A driver of such devices."""

    driver: Annotated[str, Field("Name of the driver", kind="identity", codec=_DRIVER)]


class ComediBoard(Record, tag="board", tag_field="record"):
    """A board that the driver just before supports by name; the driver's own name where there are none."""

    board: Annotated[str, Field("Name of the board", kind="identity", codec=_BOARD)]


class Comedi(Record):
    """What the file says first."""

    version: Annotated[str, Field("Version of Comedi", kind="label")]


FORMAT = Format(
    "comedi",
    File(
        "comedi version {version}",
        'format string: "%2d: %-20s %-20s %4d", i, driver_name, board_name, n_subdevices',
        Line("no devices", optional=True),
        Many(
            "records",
            Stanza(ComediDevice, "{minor:2d}: {driver:<20s} {board:<20s} {subdevices:4d}"),
            Stanza(ComediDriver, "{driver}:"),
            Stanza(ComediBoard, " {board}"),
        ),
        header=Comedi,
    ),
    description="Devices of data acquisition, and then the drivers that are loaded, each with its boards.",
    source="drivers/comedi/proc.c:comedi_read",
)
