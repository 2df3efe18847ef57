"""``/proc/viafb/*``: displays of VIA's graphics chips."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Flag, One, Table, Whole, words
from procframe.record import Field, Record

__all__ = ["DFP", "DVP", "OUTPUT_DEVICES", "VT1636", "ViaOutputDevices", "ViaPanelPort", "ViaVideoPort", "Vt1636"]

_DEVICES = words(",", ("LDVP0", "LDVP1", "DVP0", "CRT", "DVP1", "LVDS1", "LVDS2")).but(
    pattern=r"(?:[A-Z0-9]+(?:,[A-Z0-9]+)*)?"
)
_SOURCE = "drivers/video/fbdev/via/viafbdev.c:"


class ViaVideoPort(Record):
    """A digital video port."""

    delay: Annotated[int, Field("How its clock is shifted, as the chip numbers it")]
    data_drive: Annotated[int, Field("How strongly it drives data, as the chip numbers it")]
    clock_drive: Annotated[int, Field("How strongly it drives the clock, as the chip numbers it")]


class ViaPanelPort(Record):
    """A port for a flat panel."""

    delay: Annotated[int, Field("How its clock is shifted, as the chip numbers it")]


class Vt1636(Record):
    """A transmitter to a flat panel, a VT1636."""

    second: Annotated[bool, Field("Whether it is the second one", kind="identity")]
    register_08: Annotated[int, Field("Low bits of register 8")]
    register_09: Annotated[int, Field("Low bits of register 9")]


class ViaOutputDevices(Record):
    """Outputs of the chip: those that it has, or those that show a picture."""

    devices: Annotated[list[str], Field("Names of the outputs", kind="flags", codec=_DEVICES)]


DVP = Format(
    "viafb/dvp0",
    One(ViaVideoPort, "{delay:x} {data_drive:x} {clock_drive:x}"),
    paths=("viafb/dvp0", "viafb/dvp1"),
    source=_SOURCE + "viafb_dvp0_proc_show",
)
DFP = Format(
    "viafb/dfph",
    One(ViaPanelPort, "{delay:x}"),
    paths=("viafb/dfph", "viafb/dfpl"),
    source=_SOURCE + "viafb_dfph_proc_show",
)
VT1636 = Format(
    "viafb/vt1636",
    Table(Vt1636, Flag("second", " "), "{register_08:x} {register_09:x}"),
    source=_SOURCE + "viafb_vt1636_proc_show",
)
OUTPUT_DEVICES = Format(
    "viafb/supported_output_devices",
    Whole(ViaOutputDevices, "{devices}"),
    paths=(
        "viafb/supported_output_devices",
        "viafb/iga1/output_devices",
        "viafb/iga2/output_devices",
    ),
    source=_SOURCE + "viafb_sup_odev_proc_show",
)
