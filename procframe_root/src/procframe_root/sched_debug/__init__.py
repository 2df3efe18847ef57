"""``/proc/sched_debug``: the run queues of each CPU, and the tasks that are on it (until 5.12; since then in debugfs)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import (
    WORD,
    Codec,
    File,
    Group,
    Keys,
    Line,
    Many,
    Opt,
    Spanning,
    Stanza,
    pattern,
    value,
)
from procframe.layout.template import Item, Val
from procframe.record import Field, Record
from procframe_root.sched_debug.queues import CfsRunQueue, Clocks, DeadlineRunQueue, RtRunQueue, RunQueue, Sysctls
from procframe_root.sched_debug.tasks import RunnableTask, TaskTable

__all__ = ["FORMAT", "SchedDebug"]


class SchedDebug(Record):
    """Which kernel this is, its clocks, and the settings of its scheduler."""

    version: Annotated[str, Field("Version of this file")]
    release: Annotated[str, Field("Release of the kernel", kind="label")]
    build: Annotated[str, Field("Number of its build", kind="label")]
    clocks: Annotated[Clocks | None, Field("Its clocks")] = None
    sysctl: Annotated[Sysctls | None, Field("Settings of the scheduler")] = None


def _mark(letter: str) -> Codec:
    """A letter before the task that is on the CPU, a blank before the others."""
    return Codec(lambda text: text == letter, lambda current: letter if current else " ", f"[{letter} ]", exact=True)


_KEYS = Keys("  .{key}{@33}: {}", prefix="  .")


def _sched_debug(release: Val, header: str, ruler: int, third: str, *start: Item) -> File:
    """A file of some kernels: the header and ruler of its tables of tasks, and how their rows begin."""
    row = Spanning(
        *start,
        # Names may hold newlines.
        "{comm:>15s} {pid:5d} {tree_key:>16} {switches:9d} {prio:5d} "
        f"{{{third}:>16}} {{sum_exec:>16}} {{sum_sleep:>16}}",
        Opt(" {node:d}", Opt(" {numa_group:d}")),
        Opt(" {group}"),
        most=16,
    )
    table = Stanza(TaskTable, "runnable tasks:", header, "-" * ruler, Many("tasks", Stanza(RunnableTask, row)), "")
    return File(
        Line("Sched Debug Version: {version}, ", release, " {build}"),
        Group("clocks", Stanza(Clocks, Keys("{key}{@40}: {}"))),
        "",
        Group("sysctl", Stanza(Sysctls, "sysctl_sched", Keys("  .{key}{@43}: {}", prefix="  ."))),
        "",
        Many(
            "records",
            Stanza(
                RunQueue,
                Line("cpu#{cpu:d}", Opt(", {frequency} MHz")),
                _KEYS,
                "",
                # Each part ends with the blank line that sets off the next.
                Many("cfs_rq", Stanza(CfsRunQueue, Line("cfs_rq[{cpu:d}]:", Opt("{group}")), _KEYS, "")),
                Many("rt_rq", Stanza(RtRunQueue, Line("rt_rq[{cpu:d}]:", Opt("{group}")), _KEYS, "")),
                Group("dl_rq", Stanza(DeadlineRunQueue, "dl_rq[{cpu:d}]:", _KEYS, "")),
                Group("runnable", table),
            ),
        ),
        header=SchedDebug,
    )


_COLUMNS = "task   PID         tree-key  switches  prio     "
_WAIT = _COLUMNS + "wait-time             sum-exec        sum-sleep"
_EXEC = _COLUMNS + "exec-runtime         sum-exec        sum-sleep"
_MARK = value("{current}", _mark("R"))
_STATE = (value("{current}", _mark(">")), "{state}")


def _release(versions: str) -> Val:
    """The release of a kernel of some versions, which tells how the tables are laid out, far from the beginning."""
    return value("{release}", pattern(rf"(?:{versions})(?:[^0-9 \n][^ \n]*)?"))


_ANY = value("{release}", WORD)
_5_10 = _release(r"5\.1[0-2]")
_4_14 = _release(r"4\.1[4-9]|4\.20|5\.[0-9]")
_4_2 = _release(r"4\.[2-9]|4\.1[0-3]")

FORMAT = Format(
    "sched_debug",
    variants=[
        Variant("5.10", _sched_debug(_5_10, f" S            {_WAIT}", 109, "wait_time", *_STATE, " "), "5.10 to 5.12"),
        Variant("4.14", _sched_debug(_4_14, f" S           {_WAIT}", 107, "wait_time", *_STATE), "4.14 to 5.9"),
        Variant("4.2", _sched_debug(_4_2, f"            {_WAIT}", 106, "wait_time", _MARK), "4.2 to 4.13"),
        Variant("old", _sched_debug(_ANY, f"            {_EXEC}", 106, "exec_runtime", _MARK), "-4.1"),
    ],
    source="kernel/sched/debug.c:sched_debug_show",
)
