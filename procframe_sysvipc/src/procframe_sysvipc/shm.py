"""``/proc/sysvipc/shm``: System V shared memory segments."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_sysvipc.fields import OCTAL, Cgid, Ctime, Cuid, Gid, Key, Uid


class SharedMemory(Record):
    """A System V shared memory segment of the reader's IPC namespace."""

    key: Key
    shmid: Annotated[int, Field("Identifier of the segment", kind="identity")]
    perms: Annotated[
        str,
        Field(
            "Permissions, in octal; 1000 is added once it goes away with the last attachment, 2000 if it is locked",
            kind="flags",
            codec=OCTAL,
        ),
    ]
    size: Annotated[int, Field("Size of the segment", unit="bytes")]
    cpid: Annotated[int, Field("Process that created it, 0 if not seen from here", kind="label")]
    lpid: Annotated[int, Field("Process that last attached or detached it, 0 if none", kind="label")]
    nattch: Annotated[int, Field("Attachments to it", unit="attachments")]
    uid: Uid
    gid: Gid
    cuid: Cuid
    cgid: Cgid
    atime: Annotated[int, Field("When it was last attached, since 1970; 0 if never", unit="s", kind="time")]
    dtime: Annotated[int, Field("When it was last detached, since 1970; 0 if never", unit="s", kind="time")]
    ctime: Ctime
    rss: Annotated[int | None, Field("How much of it is in memory", unit="bytes", since="2.6.36")] = None
    swap: Annotated[int | None, Field("How much of it is on swap", unit="bytes", since="2.6.36")] = None


def _layout(width: int, *usage: str) -> Table:
    """The table of a kernel that prints sizes ``width`` characters wide, with the columns ``usage`` at the end."""
    return Table(
        SharedMemory,
        f"{{key:10d}} {{shmid:10d}}  {{perms:>4s}} {{size:{width}d}} {{cpid:5d}} {{lpid:5d}}  {{nattch:5d}}"
        " {uid:5d} {gid:5d} {cuid:5d} {cgid:5d} {atime:10d} {dtime:10d} {ctime:10d}",
        *(f" {{{name}:{width}d}}" for name in usage),
        header=f"       key      shmid perms {'size':>{width}s}  cpid  lpid nattch"
        "   uid   gid  cuid  cgid      atime      dtime      ctime" + "".join(f" {name:>{width}s}" for name in usage),
    )


FORMAT = Format(
    "sysvipc/shm",
    variants=[
        Variant("64-bit", _layout(21, "rss", "swap"), "2.6.36+"),
        Variant("32-bit", _layout(10, "rss", "swap"), "2.6.36+"),
        Variant("64-bit-short", _layout(21), "to 2.6.35"),
        Variant("32-bit-short", _layout(10), "to 2.6.35"),
    ],
    source="ipc/shm.c:sysvipc_shm_proc_show",
)
