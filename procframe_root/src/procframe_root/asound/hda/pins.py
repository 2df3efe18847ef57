"""Pins of a codec: jacks, speakers and the like."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Group, Line, Repeat, Stanza, Ways, choice
from procframe.record import Field, Record
from procframe_root.asound.words import some_of
from procframe_root.choices import one_of

__all__ = ["Pin", "pin"]

_FLAGS = some_of("IN", "OUT", "HP", "EAPD", "Detect", "Balanced", "R/L", "HBR", "HDMI", "DP", "Trigger", "ImpSense")
_VREF = some_of("HIZ", "50", "GRD", "80", "100")
_EAPD = some_of("BALANCED", "EAPD", "R/L")
_CONTROLS = some_of("IN", "OUT", "HP", "VREF_HIZ", "VREF_50", "VREF_GRD", "VREF_80", "VREF_100")
_JACKS = choice("Jack", "N/A", "Fixed", "Both")
_TYPES = one_of(
    *("Line Out", "Speaker", "HP Out", "CD", "SPDIF Out", "Digital Out", "Modem Line", "Modem Hand", "Line In"),
    *("Aux", "Mic", "Telephony", "SPDIF In", "Digital In", "Reserved", "Other"),
)
_WHERE = choice("Ext", "Int", "Sep", "Oth")
_LOCATIONS = one_of(
    *("N/A", "Rear", "Front", "Left", "Right", "Top", "Bottom", "Rear Panel", "Drive Bar", "Riser", "HDMI", "ATAPI"),
    *("Mobile-In", "Mobile-Out", "UNKNOWN"),
)
_CONNECTORS = one_of(
    *("Unknown", "1/8", "1/4", "ATAPI", "RCA", "Optical", "Digital", "Analog", "DIN", "XLR", "RJ11", "Comb", "Other"),
    "UNKNOWN",
)
_COLORS = one_of(
    *("Unknown", "Black", "Grey", "Blue", "Green", "Red", "Orange", "Yellow", "Purple", "Pink", "White", "Other"),
    "UNKNOWN",
)


class Pin(Record):
    """A pin: what it can do, what the manufacturer says is connected to it, and how it is set."""

    caps: Annotated[int, Field("What it can do, as a mask", kind="flags")]
    capabilities: Annotated[list[str], Field("What it can do", kind="flags", codec=_FLAGS)]
    vref_caps: Annotated[
        list[str] | None, Field("Reference voltages that it can give, in percent", kind="flags", codec=_VREF)
    ] = None
    eapd_mask: Annotated[int | None, Field("External amplifier and the like, as a mask", kind="flags")] = None
    eapd: Annotated[list[str] | None, Field("External amplifier and the like", kind="flags", codec=_EAPD)] = None
    default: Annotated[int | None, Field("What is connected to it, as a number", kind="flags")] = None
    port: Annotated[
        str | None,
        Field("`Jack`, `Fixed` to something, `Both`, or `N/A`: nothing is connected", kind="label", codec=_JACKS),
    ] = None
    device: Annotated[str | None, Field("What is connected", kind="label", codec=_TYPES)] = None
    connectivity: Annotated[str | None, Field("`Ext`, `Int`, `Sep` (in a dock), `Oth`", kind="label", codec=_WHERE)] = (
        None
    )
    location: Annotated[str | None, Field("Where it is", kind="label", codec=_LOCATIONS)] = None
    conn: Annotated[str | None, Field("Kind of connector", kind="label", codec=_CONNECTORS)] = None
    color: Annotated[str | None, Field("Its colour", kind="label", codec=_COLORS)] = None
    def_association: Annotated[int | None, Field("Pins of the same number belong together", kind="label")] = None
    sequence: Annotated[int | None, Field("Its place among those", kind="label")] = None
    misc: Annotated[
        str | None,
        Field("`NO_PRESENCE` where nothing tells whether a plug is in", kind="flags", codec=choice("NO_PRESENCE")),
    ] = None
    ctls: Annotated[int | None, Field("How it is set, as a mask", kind="flags")] = None
    controls: Annotated[list[str] | None, Field("How it is set", kind="flags", codec=_CONTROLS)] = None


def pin() -> Group:
    """A pin. Old kernels print the mask of what it can do after ``0x08``, without leading zeros."""
    return Group(
        "pin",
        Stanza(
            Pin,
            Ways(
                Line("  Pincap 0x{caps:08x}:", Repeat("capabilities", " {}")),
                Line("  Pincap 0x08{caps:x}:", Repeat("capabilities", " {}")),
            ),
            Line("    Vref caps:", Repeat("vref_caps", " {}")),
            Line("  EAPD 0x{eapd_mask:x}:", Repeat("eapd", " {}")),
            Ways(
                Line("  Pin Default 0x{default:08x}: [{port}] {device} at {connectivity} {location}"),
                Line("  Pin Default 0x{default:08x}: {device} at {connectivity} {location}"),
            ),
            "    Conn = {conn}, Color = {color}",
            "    DefAssociation = 0x{def_association:x}, Sequence = 0x{sequence:x}",
            "    Misc = {misc}",
            Line("  Pin-ctls: 0x{ctls:02x}:", Repeat("controls", " {}")),
        ),
    )
