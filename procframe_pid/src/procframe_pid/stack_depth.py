"""``/proc/PID/stack_depth``: how much of its kernel stack a task used."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record


class StackDepth(Record):
    """How much of its kernel stack a task used in its last two system calls."""

    previous_stack_depth: Annotated[int | None, Field("Used by the one before the last", unit="bytes")] = None
    stack_depth: Annotated[int | None, Field("Used by the last", unit="bytes")] = None


FORMAT = Format(
    "PID/stack_depth",
    One(StackDepth, "previous stack depth: {previous_stack_depth:d}", "stack depth: {stack_depth:d}"),
    source="fs/proc/base.c:proc_stack_depth",
    since="4.20",
)
