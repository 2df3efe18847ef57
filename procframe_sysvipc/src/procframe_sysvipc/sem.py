"""``/proc/sysvipc/sem``: System V semaphore sets."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_sysvipc.fields import Cgid, Ctime, Cuid, Gid, Key, Perms, Uid


class SemaphoreSet(Record):
    """A System V semaphore set of the reader's IPC namespace."""

    key: Key
    semid: Annotated[int, Field("Identifier of the set", kind="identity")]
    perms: Perms
    nsems: Annotated[int, Field("Semaphores in it", unit="semaphores")]
    uid: Uid
    gid: Gid
    cuid: Cuid
    cgid: Cgid
    otime: Annotated[int, Field("When it was last operated on, since 1970; 0 if never", unit="s", kind="time")]
    ctime: Ctime


FORMAT = Format(
    "sysvipc/sem",
    Table(
        SemaphoreSet,
        "{key:10d} {semid:10d}  {perms:>4s} {nsems:10d} {uid:5d} {gid:5d} {cuid:5d} {cgid:5d} {otime:10d} {ctime:10d}",
        header="       key      semid perms      nsems   uid   gid  cuid  cgid      otime      ctime",
    ),
    source="ipc/sem.c:sysvipc_sem_proc_show",
)
