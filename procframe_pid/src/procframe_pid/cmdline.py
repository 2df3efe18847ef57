"""``/proc/PID/cmdline``: the arguments of a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NulList
from procframe.record import Field, Record


class Cmdline(Record):
    """The memory that holds the arguments of a process, which may have written something else there: a title.

    A title is followed by what it does not cover: blanks, or NULs that read as empty arguments. A kernel thread and a
    zombie have no arguments, and no record.
    """

    args: Annotated[list[str], Field("Arguments, the name of the program first; or a title", kind="label")]
    terminated: Annotated[bool, Field("Whether a NUL follows the last one; not if the process wrote over it")] = True


FORMAT = Format("PID/cmdline", NulList(Cmdline, "args", "terminated"), source="fs/proc/base.c:proc_pid_cmdline_read")
