"""``/proc/asound/card*/intel8x0`` and ``intel8x0m``: AC'97 controllers of Intel chipsets and those like them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Repeat
from procframe.record import Field, Record
from procframe_root.asound.words import some_of

__all__ = ["FORMAT", "MODEM", "Intel8x0"]


class Intel8x0(Record):
    """Registers of an AC'97 controller of an Intel chipset; of one of ALi nothing is shown."""

    global_control: Annotated[int | None, Field("What is set for all streams, as a mask", kind="flags")] = None
    global_status: Annotated[int | None, Field("State of the link, as a mask", kind="flags")] = None
    sdm: Annotated[int | None, Field("Which data lines the inputs use, as a mask (ICH4)", kind="flags")] = None
    codecs_ready: Annotated[
        list[str] | None,
        Field(
            "Codecs that are there: `primary`, `secondary`, `tertiary`, or `none`",
            kind="flags",
            codec=some_of("primary", "secondary", "tertiary", "none"),
        ),
    ] = None
    codecs_sdin: Annotated[list[int] | None, Field("Data line of each codec (ICH4 and SiS)", kind="label")] = None


def _layout(title: str) -> One:
    return One(
        Intel8x0,
        title,
        "",
        "Global control        : 0x{global_control:08x}",
        "Global status         : 0x{global_status:08x}",
        "SDM                   : 0x{sdm:08x}",
        Line("AC'97 codecs ready    :", Repeat("codecs_ready", " {}", minimum=1)),
        Line("AC'97 codecs SDIN     : ", Repeat("codecs_sdin", "{:d}", separator=" ", minimum=1)),
    )


FORMAT = Format(
    "asound/card<N>/intel8x0",
    _layout("Intel8x0"),
    source="sound/pci/intel8x0.c:snd_intel8x0_proc_read",
)
MODEM = Format(
    "asound/card<N>/intel8x0m",
    _layout("Intel8x0m"),
    description="Registers of the AC'97 controller for a modem of an Intel chipset.",
    source="sound/pci/intel8x0m.c:snd_intel8x0m_proc_read",
)
