"""``/proc/bus_watcher`` of SiByte's MIPS processors: errors on the bus inside the chip."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One
from procframe.record import Field, Record

__all__ = ["FORMAT", "BusWatcher"]


class BusWatcher(Record):
    """Errors on the bus, and what the last was."""

    l2_d_cor: Annotated[int | None, Field("Errors of the data of the L2 cache that were corrected", kind="counter")] = (
        None
    )
    l2_d_bad: Annotated[int | None, Field("Those that were not", kind="counter")] = None
    l2_t_cor: Annotated[int | None, Field("Errors of its tags that were corrected", kind="counter")] = None
    l2_t_bad: Annotated[int | None, Field("Those that were not", kind="counter")] = None
    mc_d_cor: Annotated[int | None, Field("Errors of memory that were corrected", kind="counter")] = None
    mc_d_bad: Annotated[int | None, Field("Those that were not", kind="counter")] = None
    io_err: Annotated[int | None, Field("Errors of I/O", kind="counter")] = None
    request: Annotated[int | None, Field("Number of the request of the last error", kind="label")] = None
    requester: Annotated[int | None, Field("Which part of the chip asked", kind="label")] = None
    responder: Annotated[int | None, Field("Which part of the chip answered", kind="label")] = None
    dcode: Annotated[int | None, Field("Code of what it answered", kind="label")] = None


FORMAT = Format(
    "bus_watcher",
    One(
        BusWatcher,
        "SiByte Bus Watcher statistics",
        "-----------------------------",
        "L2-d-cor {l2_d_cor:8d}",
        "L2-d-bad {l2_d_bad:8d}",
        "L2-t-cor {l2_t_cor:8d}",
        "L2-t-bad {l2_t_bad:8d}",
        "MC-d-cor {mc_d_cor:8d}",
        "MC-d-bad {mc_d_bad:8d}",
        "IO-err   {io_err:8d}",
        "",
        "Last recorded signature:",
        "Request {request:02x} from {requester:d}, answered by {responder:d} with Dcode {dcode:d}",
        Line("Multiple errors observed since last check.", optional=True),
        Line("(no change since last printing)", optional=True),
    ),
    source="arch/mips/sibyte/common/bus_watcher.c:bw_proc_show",
)
