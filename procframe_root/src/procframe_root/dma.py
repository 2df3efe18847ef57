"""``/proc/dma``: who uses the channels of the ISA DMA controller."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, File, Line, Many, Stanza
from procframe.record import Field, Record


class Dma(Record):
    """A channel of the ISA DMA controller that is in use."""

    channel: Annotated[int, Field("Number of the channel", kind="identity")]
    device: Annotated[str, Field("Device that uses it", kind="label", codec=TEXT)]


FORMAT = Format(
    "dma",
    File(Line("No DMA", optional=True), Many("records", Stanza(Dma, "{channel:2d}: {device}"))),
    source="kernel/dma.c:proc_dma_show",
)
