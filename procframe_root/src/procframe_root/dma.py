"""``/proc/dma``: who uses the channels of the ISA DMA controller, or of those of a SuperH."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import File, Line, Many, Stanza, pattern
from procframe.record import Field, Record

NAME = pattern(r"[^ \t\n][^\n]*")


class Dma(Record):
    """A channel of a DMA controller that is in use."""

    channel: Annotated[int, Field("Number of the channel", kind="identity")]
    device: Annotated[str, Field("Device that uses it", kind="label", codec=NAME)]
    controller: Annotated[str | None, Field("Controller that it is of; on SuperH alone", kind="identity")] = None


def _channels(row: str) -> File:
    return File(Line("No DMA", optional=True), Many("records", Stanza(Dma, row)))


FORMAT = Format(
    "dma",
    variants=[
        Variant("sh", _channels("{channel:2d}: {controller:>14s}    {device}"), "SuperH"),
        Variant("default", _channels("{channel:2d}: {device}")),
    ],
    source="kernel/dma.c:proc_dma_show; arch/sh/drivers/dma/dma-api.c:dma_proc_show",
)
