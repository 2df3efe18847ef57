"""``/proc/led`` of SPARC, ``/proc/pdc`` of PA-RISC: lights and displays on the machine's front."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Free, Keys, One, pattern
from procframe.record import Field, KeyedRecord, Record
from procframe_root.choices import BOOL, two_words

__all__ = ["LED", "PDC_LCD", "PDC_LED", "PdcLcd", "PdcLed", "SparcLed"]

_ANY = pattern(r"[\s\S]*")


class SparcLed(Record):
    """The light on the front of the machine."""

    led: Annotated[bool, Field("Whether it is on", kind="flags", codec=two_words("on", "off"))]


class PdcLed(KeyedRecord):
    """What the lights on the front of the machine show."""

    heartbeat: Annotated[
        bool, Field("Whether they show that the kernel runs", kind="flags", key="Heartbeat", codec=BOOL)
    ]
    disk_io: Annotated[bool, Field("Whether they show disks at work", kind="flags", key="Disk IO", codec=BOOL)]
    lan_rx_tx: Annotated[bool, Field("Whether they show the network at work", key="LAN Rx/Tx", codec=BOOL)]


class PdcLcd(Record):
    """The display on the front of the machine."""

    text: Annotated[str, Field("What it shows", kind="label", codec=_ANY)]


LED = Format("led", One(SparcLed, "{led}"), source="arch/sparc/kernel/led.c:led_proc_show")
PDC_LED = Format(
    "pdc/led",
    One(PdcLed, Keys("{key}: {:d}")),
    description="What the lights on the front of the machine show. Until 7.2 at the latest.",
    source="drivers/parisc/led.c:led_proc_show",
)
PDC_LCD = Format(
    "pdc/lcd",
    Free(PdcLcd, "{text}"),
    description="The display on the front of the machine. Until 7.2 at the latest.",
    source="drivers/parisc/led.c:led_proc_show",
)
