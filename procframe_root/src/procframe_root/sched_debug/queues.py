"""The keyed records of ``/proc/sched_debug``."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Codec, split_number
from procframe.record import Field, KeyedRecord, Kind, snake_case
from procframe_root.sched_debug.tasks import GROUP, NANOSECONDS, TaskTable

__all__ = ["CfsRunQueue", "Clocks", "DeadlineRunQueue", "RtRunQueue", "RunQueue", "Sysctls"]

_SCALINGS = {"0 (none)": "none", "1 (logarithmic)": "logarithmic", "2 (linear)": "linear"}
_NUMBERS = {name: text for text, name in _SCALINGS.items()}
SCALING = Codec(
    lambda text: _SCALINGS.get(text, text),
    lambda name: _NUMBERS.get(name, name),
    r"[^ \n](?:[^\n]*[^ \n])?",
    unknown=lambda name: [] if name in _NUMBERS else [name],
)


class Clocks(KeyedRecord):
    """The clocks of the kernel."""


class Sysctls(KeyedRecord):
    """Settings of the scheduler."""

    sysctl_sched_tunable_scaling: Annotated[
        str, Field("How the times grow with the number of CPUs: not, logarithmic, linear", codec=SCALING)
    ]


class RunQueue(KeyedRecord):
    """The run queue of a CPU, and those of each class of tasks in it."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    frequency: Annotated[
        int | None, Field("Frequency of the CPU's time stamp counter, on x86", unit="kHz", codec=split_number(3))
    ]
    cfs_rq: Annotated[list[CfsRunQueue], Field("Run queues of fair tasks, one for each control group with any")]
    rt_rq: Annotated[list[RtRunQueue], Field("Run queues of real-time tasks")]
    dl_rq: Annotated[DeadlineRunQueue | None, Field("Run queue of deadline tasks")]
    runnable: Annotated[TaskTable | None, Field("The tasks of the CPU")]


class CfsRunQueue(KeyedRecord):
    """A run queue of fair tasks: those of one control group on one CPU."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    group: Annotated[str | None, Field("Path of the control group; absent without such", kind="identity", codec=GROUP)]


class RtRunQueue(KeyedRecord):
    """A run queue of real-time tasks."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    group: Annotated[str | None, Field("Path of the control group; absent without such", kind="identity", codec=GROUP)]


class DeadlineRunQueue(KeyedRecord):
    """A run queue of deadline tasks."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]


def _declare(record: type[KeyedRecord], names: dict[str, str], kind: Kind = "gauge", unit: str | None = None) -> None:
    """Declares keys whose values are numbers."""
    _declare_as(record, names, kind, unit, None)


def _declare_split(record: type[KeyedRecord], names: dict[str, str], kind: Kind = "time", unit: str = "ns") -> None:
    """Declares keys whose values are printed with six decimals."""
    _declare_as(record, names, kind, unit, NANOSECONDS)


def _declare_as(
    record: type[KeyedRecord], names: dict[str, str], kind: Kind, unit: str | None, codec: Codec | None
) -> None:
    for key, description in names.items():
        # Two keys differ in their case alone, and others in the kernels that have them.
        name = key if key == "MIN_vruntime" else snake_case(key)
        while name in record.__annotations__:
            name += "_"
        meta = Field(description, unit=unit, kind=kind, codec=codec, key=key)
        record.__annotations__[name] = Annotated[int, meta]


_declare_split(
    Clocks,
    {
        "ktime": "Monotonic time",
        "sched_clk": "Clock of the scheduler, as this CPU has it",
        "cpu_clk": "The same, corrected to agree among CPUs",
    },
)
_declare(Clocks, {"jiffies": "Ticks, from a negative number at boot on"}, "time", "jiffies")
_declare(Clocks, {"sched_clock_stable()": "1 where the clock needs no correction"}, "flags")
_declare_split(
    Sysctls,
    {
        "sysctl_sched_latency": "Time in which every task should run once",
        "sysctl_sched_min_granularity": "Time that a task runs at least",
        "sysctl_sched_wakeup_granularity": "By how much a waking task must be behind to run at once",
    },
)
_declare(
    Sysctls,
    {
        "sysctl_sched_child_runs_first": "1 where a child runs before its parent after fork",
        "sysctl_sched_features": "Features of the scheduler, a bit each; kernels number them differently",
    },
    "flags",
)
_declare(
    RunQueue,
    {
        "nr_running": "Tasks that can run",
        "load": "Their weight, until 5.1",
        "nr_uninterruptible": "Tasks that went into uninterruptible sleep here, less those that woke up here",
        "curr->pid": "Task that is on the CPU",
        "cpu_load[0]": "Load, not averaged, until 5.1",
        **{f"cpu_load[{n}]": f"Load, averaged over {1 << n} ticks, until 5.1" for n in range(1, 5)},
    },
)
_declare(
    RunQueue,
    {
        "avg_idle": "How long the CPU is idle at a stretch, on average",
        "max_idle_balance_cost": "How long balancing took at most; the CPU is not idle long enough for it below that",
    },
    "time",
    "ns",
)
_declare(
    RunQueue,
    {
        "nr_switches": "Context switches",
        "nr_load_updates": "Updates of the load, until 5.8",
        "yld_count": "Calls of sched_yield",
        "sched_count": "Calls of the scheduler",
        "sched_goidle": "Times that it found nothing to run",
        "ttwu_count": "Tasks woken up",
        "ttwu_local": "Of those, the ones that this CPU itself woke up",
    },
    "counter",
)
_declare_split(RunQueue, {"next_balance": "When to balance next, in millionths of what is printed"}, "time", "jiffies")
_declare_split(RunQueue, {"clock": "Its clock", "clock_task": "Its clock without the time in interrupts"})
_declare_split(
    CfsRunQueue,
    {
        "MIN_vruntime": "Virtual run time of the task that is next; 1 for none",
        "min_vruntime": "What no virtual run time of its tasks is below",
        "max_vruntime": "Virtual run time of the task that is last; 1 for none",
        "spread": "Difference of the two",
        "spread0": "How far its virtual run time is ahead of the one of CPU 0",
    },
)
_declare_split(
    CfsRunQueue,
    {
        "exec_clock": "Time that its tasks ran; 0 without scheduler statistics",
        "se->exec_start": "The group: when its current run was last accounted",
        "se->vruntime": "The group: virtual run time",
        "se->sum_exec_runtime": "The group: time on the CPU",
        "se->statistics.wait_start": "The group: when it became runnable, if it waits for the CPU",
        "se->statistics.sleep_start": "The group: when it fell asleep, if it sleeps",
        "se->statistics.block_start": "The group: when it blocked, if it is blocked",
        "se->statistics.sleep_max": "The group: longest sleep",
        "se->statistics.block_max": "The group: longest block",
        "se->statistics.exec_max": "The group: longest run between two ticks",
        "se->statistics.slice_max": "The group: longest slice",
        "se->statistics.wait_max": "The group: longest wait for the CPU",
        "se->statistics.wait_sum": "The group: time waiting for the CPU",
    },
    "counter",
)
_declare(
    CfsRunQueue,
    {
        "nr_spread_over": "Times that virtual run times were too far apart",
        "se->statistics.wait_count": "The group: waits for the CPU",
    },
    "counter",
)
_declare(
    CfsRunQueue,
    {
        "nr_running": "Tasks and groups in it that can run",
        "load": "Their weight",
        "runnable_weight": "Their weight while runnable; 4.15 to 5.6",
        "load_avg": "Decaying average of load",
        "runnable_load_avg": "Decaying average of runnable load; 4.1 to 5.6",
        "runnable_avg": "Decaying average of runnable time; since 5.7",
        "util_avg": "Decaying average of CPU utilisation",
        "util_est_enqueued": "Estimated utilisation of the tasks in it; since 4.17",
        "removed.load_avg": "Load of tasks that went to other CPUs, not yet taken off",
        "removed.util_avg": "Utilisation of those",
        "removed.runnable_sum": "Sum of runnable time of those; 4.15 to 5.6",
        "removed.runnable_avg": "Runnable time of those; since 5.7",
        "removed_load_avg": "Load of tasks that went to other CPUs, not yet taken off; until 4.14",
        "removed_util_avg": "Utilisation of those; until 4.14",
        "tg_load_avg_contrib": "Its part of the group's load",
        "tg_load_avg": "Load of the group on all CPUs",
        "se->load.weight": "The group: weight",
        "se->runnable_weight": "The group: weight while runnable; 4.15 to 5.6",
        "se->avg.load_avg": "The group: decaying average of load",
        "se->avg.util_avg": "The group: decaying average of CPU utilisation",
        "se->avg.runnable_load_avg": "The group: decaying average of runnable load; 4.15 to 5.6",
        "se->avg.runnable_avg": "The group: decaying average of runnable time; since 5.7",
        "throttle_count": "Groups above it, and itself, that are throttled",
    },
)
_declare(CfsRunQueue, {"throttled": "1 where the group used up its bandwidth"}, "flags")
_declare(
    RtRunQueue,
    {"rt_nr_running": "Tasks that can run", "rt_nr_migratory": "Of those, the ones that may run on other CPUs"},
)
_declare(RtRunQueue, {"rt_throttled": "1 where they used up their time in this period"}, "flags")
_declare_split(
    RtRunQueue, {"rt_time": "Time that they ran in this period", "rt_runtime": "Time that they may run in a period"}
)
_declare(
    DeadlineRunQueue,
    {
        "dl_nr_running": "Tasks that can run",
        "dl_nr_migratory": "Of those, the ones that may run on other CPUs",
        "dl_bw->bw": "Part of each CPU that such tasks may take, in units of 1/1048576; -1 without a limit",
        "dl_bw->total_bw": "Part of the CPUs that is given to them",
    },
)
