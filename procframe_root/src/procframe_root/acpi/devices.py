"""``/proc/acpi/button`` and ``fan``: devices of few words."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Keys, One, choice
from procframe.record import Field, KeyedRecord
from procframe_root.acpi.shared import keyed

__all__ = ["BUTTON", "FAN", "LID", "Button", "Fan", "Lid"]


class Button(KeyedRecord):
    """A button of the machine, or the switch of its lid."""

    type: Annotated[
        str,
        Field(
            "What it is: `Lid Switch`, `Power Button (FF)` of fixed hardware, `Sleep Button (CM)` of AML", codec=TEXT
        ),
    ]


class Lid(KeyedRecord):
    """The lid of the machine."""

    state: Annotated[
        str,
        Field(
            "`open`, `closed`, or `unsupported` where it cannot be asked",
            kind="flags",
            codec=choice("open", "closed", "unsupported"),
        ),
    ]


class Fan(KeyedRecord):
    """A fan that is on or off."""

    status: Annotated[
        str, Field("`on`, `off`; `ERROR` where it cannot be asked", kind="flags", codec=choice("on", "off", "ERROR"))
    ]


BUTTON = keyed(
    "acpi/button/<type>/<device>/info", Button, "drivers/acpi/button.c:acpi_button_info_seq_show", until="3.x"
)
LID = Format(
    "acpi/button/lid/<device>/state",
    One(Lid, Keys("{key}:{@12}{}")),
    source="drivers/acpi/button.c:acpi_button_state_seq_show",
)
FAN = keyed("acpi/fan/<device>/state", Fan, "drivers/acpi/fan.c:acpi_fan_read_state", until="2.6.36")
