"""``/proc/fb``: the frame buffers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Table
from procframe.record import Field, Record


class FrameBuffer(Record):
    """A frame buffer."""

    node: Annotated[int, Field("Number of the device: 0 is /dev/fb0", kind="identity")]
    name: Annotated[str, Field("Name that the driver gives it", kind="label", codec=ANYTHING)]


FORMAT = Format("fb", Table(FrameBuffer, "{node:d} {name}"), source="drivers/video/fbdev/core/fb_procfs.c:fb_seq_show")
