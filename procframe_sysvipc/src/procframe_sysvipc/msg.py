"""``/proc/sysvipc/msg``: System V message queues."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_sysvipc.fields import Cgid, Ctime, Cuid, Gid, Key, Perms, Uid


class MessageQueue(Record):
    """A System V message queue of the reader's IPC namespace."""

    key: Key
    msqid: Annotated[int, Field("Identifier of the queue", kind="identity")]
    perms: Perms
    cbytes: Annotated[int, Field("Size of the messages in it", unit="bytes")]
    qnum: Annotated[int, Field("Messages in it", unit="messages")]
    lspid: Annotated[int, Field("Process that sent the last message, 0 if none or not seen from here", kind="label")]
    lrpid: Annotated[int, Field("Process that received the last message, 0 if none", kind="label")]
    uid: Uid
    gid: Gid
    cuid: Cuid
    cgid: Cgid
    stime: Annotated[int, Field("When the last message was sent, since 1970; 0 if never", unit="s", kind="time")]
    rtime: Annotated[int, Field("When the last message was received, since 1970; 0 if never", unit="s", kind="time")]
    ctime: Ctime


FORMAT = Format(
    "sysvipc/msg",
    Table(
        MessageQueue,
        "{key:10d} {msqid:10d}  {perms:>4s}  {cbytes:10d} {qnum:10d} {lspid:5d} {lrpid:5d}"
        " {uid:5d} {gid:5d} {cuid:5d} {cgid:5d} {stime:10d} {rtime:10d} {ctime:10d}",
        header="       key      msqid perms      cbytes       qnum lspid lrpid"
        "   uid   gid  cuid  cgid      stime      rtime      ctime",
    ),
    source="ipc/msg.c:sysvipc_msg_proc_show",
)
