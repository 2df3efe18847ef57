"""``/proc/PID/io``: input and output of a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Keys, One
from procframe.record import Field, KeyedRecord


class Io(KeyedRecord):
    """Input and output of a process, of its threads and of children waited for."""

    rchar: Annotated[int, Field("Read by system calls, from wherever", unit="bytes", kind="counter")]
    wchar: Annotated[int, Field("Written by system calls, to wherever", unit="bytes", kind="counter")]
    syscr: Annotated[int, Field("System calls that read", kind="counter")]
    syscw: Annotated[int, Field("System calls that wrote", kind="counter")]
    read_bytes: Annotated[int, Field("Fetched from storage", unit="bytes", kind="counter")]
    write_bytes: Annotated[int, Field("Sent to storage, or to be sent", unit="bytes", kind="counter")]
    cancelled_write_bytes: Annotated[
        int, Field("Counted as written, but truncated before it was", unit="bytes", kind="counter")
    ]


FORMAT = Format("PID/io", One(Io, Keys("{key}: {:d}")), source="fs/proc/base.c:do_io_accounting")
