"""``/proc/driver/rndis-<NNN>``: this machine as a network adapter for Windows, at the device's end of USB."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, One, choice, enum
from procframe.record import Field, Record
from procframe_root.choices import two_words

__all__ = ["FORMAT", "Rndis"]

_MEDIA = {0: "802.3", 1: "802.5", 2: "FDDI", 3: "WAN", 4: "LocalTalk", 6: "ARCNET raw", 7: "ARCNET 878.2", 8: "ATM"}
MEDIUM = enum({**_MEDIA, 9: "wireless LAN", 10: "IrDA", 11: "BPC", 12: "CoWAN", 13: "IEEE 1394"})
"""``RNDIS_MEDIUM_*``, include/linux/rndis.h."""


class Rndis(Record):
    """A network adapter that this machine is for the one it is plugged into, by Microsoft's RNDIS."""

    config: Annotated[int, Field("Number of the adapter", kind="identity")]
    used: Annotated[bool | None, Field("Whether it is in use", kind="flags", codec=two_words("y", "n"))] = None
    state: Annotated[
        str | None,
        Field(
            "How far it came: `RNDIS_UNINITIALIZED`, `RNDIS_INITIALIZED`, `RNDIS_DATA_INITIALIZED`; `?` for another",
            kind="label",
            codec=choice("RNDIS_UNINITIALIZED", "RNDIS_INITIALIZED", "RNDIS_DATA_INITIALIZED", "?"),
        ),
    ] = None
    medium: Annotated[
        str | None, Field("What it is like, such as `802.3` for Ethernet", kind="label", codec=MEDIUM)
    ] = None
    speed: Annotated[int | None, Field("Speed; 0 where it is not connected", unit="bit/s")] = None
    connected: Annotated[
        bool | None,
        Field("Whether its cable is plugged in", kind="flags", codec=two_words("connected", "disconnected")),
    ] = None
    vendor_id: Annotated[int | None, Field("Number of the vendor", kind="label")] = None
    vendor: Annotated[str | None, Field("Name of the vendor", kind="label", codec=ANYTHING)] = None


FORMAT = Format(
    "driver/rndis-<NNN>",
    One(
        Rndis,
        "Config Nr. {config:d}",
        "used      : {used}",
        "state     : {state}",
        "medium    : 0x{medium:08X}",
        "speed     : {speed:d}",
        "cable     : {connected}",
        "vendor ID : 0x{vendor_id:08X}",
        "vendor    : {vendor}",
    ),
    source="drivers/usb/gadget/function/rndis.c:rndis_proc_show",
)
