"""``/proc/PID/syscall``: the system call that a task is in."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, Repeat, Whole
from procframe.record import Field, Record

RUNNING = Codec({"running": True}.__getitem__, {True: "running"}.__getitem__, "running", "boolean", True)


class Syscall(Record):
    """The system call that a task is blocked in, with its arguments and registers."""

    running: Annotated[
        bool | None, Field("True if it runs, so that nothing else is known", kind="label", codec=RUNNING)
    ] = None
    number: Annotated[
        int | None, Field("Number of the call, by its architecture; -1 if blocked elsewhere", kind="label")
    ] = None
    args: Annotated[list[int] | None, Field("The registers of its arguments, all six", kind="label")] = None
    stack_pointer: Annotated[int | None, Field("Stack pointer in user space", kind="address")] = None
    program_counter: Annotated[int | None, Field("Where in user space it goes on", kind="address")] = None


FORMAT = Format(
    "PID/syscall",
    Whole(
        Syscall,
        Alt(
            ("{number:d} ", Repeat("args", "0x{:x} ", count=6), "0x{stack_pointer:x} 0x{program_counter:x}"),
            "{number:d} 0x{stack_pointer:x} 0x{program_counter:x}",
            "{running}",
        ),
    ),
    source="fs/proc/base.c:proc_pid_syscall",
    since="2.6.27",
)
