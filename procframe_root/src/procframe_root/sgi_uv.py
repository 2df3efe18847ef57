"""``/proc/sgi_uv/*``: whether this is a UV system, of SGI and then HPE, and of which kind."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, One, flags, pattern
from procframe.record import Field, Record

__all__ = ["ARCHTYPE", "HUBBED", "UvArchtype", "UvSystem"]

_SYSTEM = flags({1: "UV", 4: "UV2", 8: "UV3", 0x10: "UV4", 0x20: "UV5"})
_X2APIC = "arch/x86/kernel/apic/x2apic_uv_x.c:"


class UvArchtype(Record):
    """What the firmware of a UV system says of it."""

    archtype: Annotated[str, Field("Its type, such as `SGI4`", kind="label", codec=pattern(r"[^/\n]*"))]
    oem_table_id: Annotated[str, Field("The vendor's name for its tables", kind="label", codec=ANYTHING)]


class UvSystem(Record):
    """Which kind of UV system this is: `hubbed` has hubs, `hubless` has none, and only one of the files is there."""

    system: Annotated[list[str], Field("`UV`, and the generation: `UV2` to `UV5`", kind="flags", codec=_SYSTEM)]


ARCHTYPE = Format(
    "sgi_uv/archtype", One(UvArchtype, "{archtype}/{oem_table_id}"), source=_X2APIC + "proc_archtype_show"
)
HUBBED = Format(
    "sgi_uv/hubbed",
    One(UvSystem, "0x{system:x}"),
    paths=("sgi_uv/hubbed", "sgi_uv/hubless"),
    source=_X2APIC + "proc_hubbed_show",
)
