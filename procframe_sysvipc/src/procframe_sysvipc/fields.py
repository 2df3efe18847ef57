"""What message queues, semaphore sets and shared memory segments have in common."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import pattern
from procframe.record import Field

OCTAL = pattern("[0-7]+")
"""Permissions as they are written: octal digits."""

Key = Annotated[
    int, Field("Key that programs find it by, signed; 0 is IPC_PRIVATE, which finds nothing", kind="identity")
]
Perms = Annotated[str, Field("Permissions, in octal", kind="flags", codec=OCTAL)]
Uid = Annotated[int, Field("User who owns it", kind="label")]
Gid = Annotated[int, Field("Group that owns it", kind="label")]
Cuid = Annotated[int, Field("User who created it", kind="label")]
Cgid = Annotated[int, Field("Group that created it", kind="label")]
Ctime = Annotated[int, Field("When it was created or its attributes changed, since 1970", unit="s", kind="time")]
