"""``/proc/PID/task/TID/children``: the children of a thread."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Repeat
from procframe.record import Field, Record


class Children(Record):
    """The children of a thread. Without any the file is empty, and there is no record."""

    pids: Annotated[list[int], Field("Process IDs of the children", kind="label")]


FORMAT = Format(
    "PID/task/TID/children",
    One(Children, Line(Repeat("pids", "{:d} ", minimum=1)), end="", empty=True),
    source="fs/proc/array.c:children_seq_show",
    since="3.5",
)
