"""``/proc/PID/stack``: where in the kernel a task is."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Opt, Table, pattern
from procframe.record import Field, Record


class StackFrame(Record):
    """A frame of a task's kernel stack, the innermost first."""

    address: Annotated[
        str, Field("Where it returns to, in hexadecimal; 0 since 4.11", kind="address", codec=pattern("[0-9a-f]+"))
    ]
    symbol: Annotated[str | None, Field("Function of the kernel", kind="label", codec=pattern(r"[^ \t\n+]+"))] = None
    offset: Annotated[int | None, Field("How far into the function", unit="bytes", kind="label")] = None
    size: Annotated[int | None, Field("Size of the function", unit="bytes", kind="label")] = None
    module: Annotated[
        str | None, Field("Module of the function, perhaps with its build ID", codec=pattern(r"[^\]\n]+"))
    ] = None
    pointer: Annotated[int | None, Field("What is there instead of a known function", kind="address")] = None


FORMAT = Format(
    "PID/stack",
    Table(
        StackFrame,
        "[<{address}>] ",
        Alt(("{symbol}+0x{offset:x}/0x{size:x}", Opt(" [{module}]")), "0x{pointer:x}"),
    ),
    source="fs/proc/base.c:proc_pid_stack",
    since="2.6.29",
)
