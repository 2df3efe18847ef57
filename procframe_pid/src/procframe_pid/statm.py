"""``/proc/PID/statm``: the memory of a process in pages."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record


class Statm(Record):
    """The memory of a process in pages, somewhat inexact. All zero of a kernel thread."""

    size: Annotated[int, Field("Virtual memory", unit="pages")]
    resident: Annotated[int, Field("Resident memory", unit="pages")]
    shared: Annotated[int, Field("Resident memory of files and shared memory", unit="pages")]
    text: Annotated[int, Field("Code", unit="pages")]
    lib: Annotated[int, Field("Libraries; always 0", unit="pages")]
    data: Annotated[int, Field("Data and stack", unit="pages")]
    dt: Annotated[int, Field("Dirty pages; always 0", unit="pages")]


FORMAT = Format(
    "PID/statm",
    One(Statm, "{size:d} {resident:d} {shared:d} {text:d} {lib:d} {data:d} {dt:d}"),
    source="fs/proc/array.c:proc_pid_statm",
)
