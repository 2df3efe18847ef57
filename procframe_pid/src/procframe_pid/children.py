"""``/proc/PID/task/TID/children``: the children of a thread."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Whole
from procframe.record import Field, Record
from procframe_pid.task import numbers


class Children(Record):
    """The children of a thread. Without any the file is empty, and there is no record."""

    pids: Annotated[list[int], Field("Process IDs of the children", kind="label", codec=numbers(" ", empty=False))]


FORMAT = Format(
    "PID/task/TID/children",
    Whole(Children, "{pids} ", end=""),
    source="fs/proc/array.c:children_seq_show",
    since="3.5",
)
