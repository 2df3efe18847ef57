"""``/proc/asound/card*/dummy_pcm``: what the dummy driver lets its streams do."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Line, One, Repeat
from procframe.record import Field, Record
from procframe_root.asound.pcm import FORMAT_NAMES
from procframe_root.asound.words import some_of

__all__ = ["FORMAT", "DummyPcm"]

HEX = Codec(
    lambda text: int(text, 16), lambda value: f"{value:#x}" if value else "0", "0x[0-9a-f]+|0", schema="integer"
)
"""What ``%#x`` prints, which is ``0`` for zero."""


class DummyPcm(Record):
    """What the streams of the dummy driver can do."""

    formats_mask: Annotated[int, Field("How samples may be laid out, as a mask", kind="flags", codec=HEX)]
    formats: Annotated[list[str], Field("The same by name", kind="flags", codec=some_of(*FORMAT_NAMES))]
    rates_mask: Annotated[int | None, Field("Rates that it can have, as a mask", kind="flags", codec=HEX)] = None
    rates: Annotated[
        list[str] | None,
        Field("The same in Hz; `continuous` for any, `knot` for others", kind="flags"),
    ] = None
    rate_min: Annotated[int | None, Field("Lowest rate", unit="Hz")] = None
    rate_max: Annotated[int | None, Field("Highest rate", unit="Hz")] = None
    channels_min: Annotated[int | None, Field("Fewest channels")] = None
    channels_max: Annotated[int | None, Field("Most channels")] = None
    buffer_bytes_max: Annotated[int | None, Field("Largest buffer", unit="bytes")] = None
    period_bytes_min: Annotated[int | None, Field("Smallest period", unit="bytes")] = None
    period_bytes_max: Annotated[int | None, Field("Largest period", unit="bytes")] = None
    periods_min: Annotated[int | None, Field("Fewest periods in the buffer")] = None
    periods_max: Annotated[int | None, Field("Most periods in the buffer")] = None


FORMAT = Format(
    "asound/card<N>/dummy_pcm",
    One(
        DummyPcm,
        Line("formats {formats_mask}", Repeat("formats", " {}")),
        Line("rates {rates_mask}", Repeat("rates", " {}")),
        "rate_min {rate_min:d}",
        "rate_max {rate_max:d}",
        "channels_min {channels_min:d}",
        "channels_max {channels_max:d}",
        "buffer_bytes_max {buffer_bytes_max:d}",
        "period_bytes_min {period_bytes_min:d}",
        "period_bytes_max {period_bytes_max:d}",
        "periods_min {periods_min:d}",
        "periods_max {periods_max:d}",
    ),
    source="sound/drivers/dummy.c:dummy_proc_read",
)
