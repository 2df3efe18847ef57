"""``/proc/PID/seccomp_cache``: which system calls a seccomp filter always allows."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, choice
from procframe.record import Field, Record


class SeccompCache(Record):
    """Whether the filters of a process need to run for a system call."""

    architecture: Annotated[str, Field("Architecture whose number it is", kind="label")]
    number: Annotated[int, Field("Number of the system call", kind="identity")]
    action: Annotated[
        str, Field("ALLOW without running a filter, or FILTER", kind="label", codec=choice("ALLOW", "FILTER"))
    ]


FORMAT = Format(
    "PID/seccomp_cache",
    Table(SeccompCache, "{architecture} {number:d} {action}"),
    source="kernel/seccomp.c:proc_pid_seccomp_cache",
    since="5.11",
)
