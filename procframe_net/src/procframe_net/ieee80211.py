"""``/proc/net/ieee80211/debug_level``: what old drivers of wireless cards log (ipw2100, ipw2200, rtl8192u)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record

__all__ = ["FORMAT", "DebugLevel"]


class DebugLevel(Record):
    """What the drivers' common part (``libipw``) logs."""

    debug_level: Annotated[
        int, Field("A mask of subjects, whose bits differ between drivers; 0 for nothing", kind="flags")
    ]


FORMAT = Format(
    "net/ieee80211/debug_level",
    One(DebugLevel, "0x{debug_level:08X}"),
    source="drivers/net/wireless/intel/ipw2x00/libipw_module.c:debug_level_proc_show",
)
