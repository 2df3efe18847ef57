"""The tasks of a CPU in ``/proc/sched_debug``."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import enum, pattern, split_number
from procframe.record import Field, Record

__all__ = ["GROUP", "NANOSECONDS", "RunnableTask", "TaskTable"]

NANOSECONDS = split_number(6)
"""Nanoseconds, which the kernel prints as milliseconds with six decimals."""
GROUP = pattern(r"/[^\n]*")
"""The path of a control group, or of an autogroup."""
STATES = enum(
    {
        "R": "running",
        "S": "sleeping",
        "D": "disk sleep",
        "T": "stopped",
        "t": "tracing stop",
        "X": "dead",
        "Z": "zombie",
        "P": "parked",
        "I": "idle",
    }
).but(pattern="[RSDTtXZPI]", exact=True, unknown=None)
"""include/linux/sched.h:task_state_to_char."""


class RunnableTask(Record):
    """A task of a CPU."""

    current: Annotated[bool, Field("Whether it is on the CPU now", kind="flags")] = False
    state: Annotated[str | None, Field("What it is doing", kind="label", codec=STATES, since="4.14")] = None
    comm: Annotated[str, Field("Its name", kind="label", codec=pattern(r"(?:[^\0]{0,14}[^ \0])?"))] = ""
    pid: Annotated[int, Field("Thread ID", kind="identity")] = 0
    tree_key: Annotated[
        int, Field("Virtual run time, by which fair tasks are ordered", unit="ns", kind="counter", codec=NANOSECONDS)
    ] = 0
    switches: Annotated[int, Field("Context switches", kind="counter")] = 0
    prio: Annotated[int, Field("Priority: 120 plus nice, below 100 of real-time tasks", kind="label")] = 0
    wait_time: Annotated[
        int | None,
        Field("Time waiting for a CPU", unit="ns", kind="counter", codec=NANOSECONDS, since="4.2"),
    ] = None
    exec_runtime: Annotated[
        int | None, Field("Virtual run time again, until 4.1", unit="ns", kind="counter", codec=NANOSECONDS)
    ] = None
    sum_exec: Annotated[int, Field("Time on a CPU", unit="ns", kind="counter", codec=NANOSECONDS)] = 0
    sum_sleep: Annotated[int, Field("Time asleep", unit="ns", kind="counter", codec=NANOSECONDS)] = 0
    node: Annotated[int | None, Field("NUMA node that it runs on", kind="label", since="3.13")] = None
    numa_group: Annotated[
        int | None, Field("NUMA group of tasks that share memory, 0 for none", kind="label", since="4.2")
    ] = None
    group: Annotated[
        str | None,
        Field("Path of its control group, or of its autogroup", kind="label", codec=GROUP),
    ] = None


class TaskTable(Record):
    """The tasks of a CPU."""

    tasks: Annotated[list[RunnableTask], Field("All of them, whether they can run or not")]
