"""``/proc/spu_loadavg`` and ``/proc/ps3vram``: the vector units of Cell processors, and video memory as a disk."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One
from procframe.record import Field, Record

__all__ = ["PS3VRAM", "SPU_LOADAVG", "Ps3Vram", "SpuLoadAvg"]


class SpuLoadAvg(Record):
    """How many contexts ran or wanted to run on the vector units (SPUs), on average."""

    load_1: Annotated[float, Field("Average of the last minute", unit="contexts")]
    load_5: Annotated[float, Field("Average of the last five minutes", unit="contexts")]
    load_15: Annotated[float, Field("Average of the last fifteen minutes", unit="contexts")]
    active: Annotated[int, Field("Contexts that run or want to run now", unit="contexts")]
    contexts: Annotated[int, Field("Contexts that exist now", unit="contexts")]
    last_pid: Annotated[int, Field("The PID given last", kind="label")]


class Ps3Vram(Record):
    """The cache before the video memory of a PlayStation 3, which is used as a disk."""

    hit: Annotated[int, Field("Pages that were in the cache", unit="pages", kind="counter")]
    miss: Annotated[int | None, Field("Pages that were not", unit="pages", kind="counter")] = None


SPU_LOADAVG = Format(
    "spu_loadavg",
    One(SpuLoadAvg, "{load_1:.2f} {load_5:.2f} {load_15:.2f} {active:d}/{contexts:d} {last_pid:d}"),
    source="arch/powerpc/platforms/cell/spufs/sched.c:show_spu_loadavg",
)
PS3VRAM = Format(
    "ps3vram", One(Ps3Vram, "hit:{hit:d}", "miss:{miss:d}"), source="drivers/block/ps3vram.c:ps3vram_proc_show"
)
