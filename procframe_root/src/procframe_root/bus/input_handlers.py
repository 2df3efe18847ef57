"""``/proc/bus/input/handlers``: what handles the events of input devices."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Flag, Opt, Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "InputHandler"]


class InputHandler(Record):
    """A handler of input events."""

    number: Annotated[int, Field("Place in the list", kind="identity")]
    name: Annotated[str, Field("Name, such as `kbd` or `evdev`", kind="identity")]
    filter: Annotated[
        bool, Field("Whether it may keep events from the handlers after it", kind="label", since="2.6.34")
    ] = False
    minor: Annotated[int | None, Field("Minor number of its first device, if it has devices", kind="label")] = None


FORMAT = Format(
    "bus/input/handlers",
    Table(InputHandler, "N: Number={number:d} Name={name}", Flag("filter", " (filter)"), Opt(" Minor={minor:d}")),
    source="drivers/input/input.c:input_handlers_seq_show",
)
