"""``/proc/PID/sched``: what the scheduler knows of a task."""

from __future__ import annotations

from typing import Annotated, Any

from procframe.format import Format, Variant
from procframe.layout import Alt, Keys, Layout, Many, One, Spanning, Stanza, split_number
from procframe.record import Field, KeyedRecord, Kind, Record, snake_case
from procframe_pid.task import ANY_NAME, BOOL, POLICIES

# Since 3.9 a key has 45 columns, before it had 35; the value has 21 in both.
COUNT = Alt("{key}{@45}:{:21d}", "{key}{@35}:{:21d}")
MILLISECONDS = Alt("{key}{@45}:{:>21}", "{key}{@35}:{:>21}")
NANOSECONDS = split_number(6)
"""Nanoseconds, which the kernel prints as milliseconds with six decimals."""

_STATISTICS_NS = {
    "sum_sleep_runtime": "Time asleep",
    "sum_block_runtime": "Time blocked",
    "wait_start": "When it became runnable, if it waits for a CPU",
    "wait_max": "Longest wait for a CPU",
    "wait_sum": "Time waiting for a CPU",
    "iowait_sum": "Time waiting for I/O",
    "sleep_start": "When it fell asleep, if it sleeps",
    "sleep_max": "Longest sleep",
    "block_start": "When it blocked, if it is blocked",
    "block_max": "Longest block",
    "exec_max": "Longest run between two ticks",
    "slice_max": "Longest slice",
}
_STATISTICS = {
    "wait_count": "Waits for a CPU",
    "iowait_count": "Waits for I/O",
    "nr_migrations_cold": "Migrations while its cache was cold",
    "nr_failed_migrations_affine": "Migrations that its CPU mask forbade",
    "nr_failed_migrations_running": "Migrations given up because it ran",
    "nr_failed_migrations_hot": "Migrations given up because its cache was hot",
    "nr_forced_migrations": "Migrations in spite of a hot cache",
    "nr_forced2_migrations": "Migrations in spite of a hot cache, after failures",
    "nr_wakeups": "Wake-ups",
    "nr_wakeups_sync": "Wake-ups by a task about to sleep",
    "nr_wakeups_migrate": "Wake-ups on another CPU than before",
    "nr_wakeups_local": "Wake-ups on the CPU of the waker",
    "nr_wakeups_remote": "Wake-ups on another CPU than the waker's",
    "nr_wakeups_affine": "Wake-ups moved to the waker's CPU",
    "nr_wakeups_affine_attempts": "Wake-ups that might have been moved to the waker's CPU",
    "nr_wakeups_passive": "Wake-ups moved for balance",
    "nr_wakeups_idle": "Wake-ups moved to an idle CPU",
}
"""Kept if the kernel has scheduler statistics; ``se.`` stood before them until 2.6.35, ``se.statistics.`` until 5.15."""
_TIMES = {
    "se.exec_start": "Clock of the CPU when its current run was last accounted",
    "se.vruntime": "Virtual run time, by which fair tasks are ordered",
    "se.sum_exec_runtime": "Time on a CPU",
    "se.avg_overlap": "Average time that it runs on after waking another; 2.6.32 to 2.6.34",
    "se.avg_wakeup": "Average time between wake-ups; 2.6.32 to 2.6.34",
    "avg_atom": "Average time on a CPU at a stretch; -1 without a switch",
    "avg_per_cpu": "Average time on one CPU; -1 without a migration",
    "core_forceidle_sum": "Time that it forced siblings of its core to idle",
}
_COUNTERS = {
    "se.nr_migrations": "Migrations between CPUs",
    "nr_switches": "Context switches",
    "nr_voluntary_switches": "Context switches because it waited",
    "nr_involuntary_switches": "Context switches because another ran instead",
    "sched_info.bkl_count": "Times it took the big kernel lock",
    "se.avg.load_sum": "Decaying sum of runnable time, weighted",
    "se.avg.runnable_load_sum": "Decaying sum of runnable time, weighted; 4.15 to 5.6",
    "se.avg.runnable_sum": "Decaying sum of runnable time",
    "se.avg.util_sum": "Decaying sum of running time",
    "se.avg.runnable_avg_sum": "Decaying sum of runnable time; 3.8 to 4.2",
    "se.avg.runnable_avg_period": "Period of that sum; 3.8 to 4.2",
    "mm->numa_scan_seq": "Scans of the memory for NUMA balancing",
    "numa_pages_migrated": "Pages migrated for NUMA balancing",
    "total_numa_faults": "NUMA hinting faults, decaying",
}
_GAUGES = {
    "se.load.weight": "Weight by its nice value, 1024 (or that times 1024) of nice 0",
    "se.runnable_weight": "Weight while runnable; 4.15 to 5.6",
    "se.avg.load_avg": "Decaying average of load",
    "se.avg.runnable_load_avg": "Decaying average of runnable load; 4.15 to 5.6",
    "se.avg.runnable_avg": "Decaying average of runnable time",
    "se.avg.util_avg": "Decaying average of CPU utilisation",
    "se.avg.load_avg_contrib": "Its part of the CPU's load; 3.8 to 4.2",
    "se.avg.utilization_avg_contrib": "Its part of the CPU's utilisation; 4.1 and 4.2",
    "se.avg.decay_count": "When its load was last decayed; 3.8 to 4.2",
    "se.avg.last_update_time": "When the averages were last updated, in nanoseconds",
    "se.avg.util_est": "Estimated utilisation",
    "se.avg.util_est.ewma": "Estimated utilisation, smoothed; 4.17 to 6.7",
    "se.avg.util_est.enqueued": "Estimated utilisation when last enqueued; 4.17 to 6.7",
    "se.slice": "Time slice, in nanoseconds",
    "uclamp.min": "Lower limit of utilisation asked for",
    "uclamp.max": "Upper limit of utilisation asked for",
    "effective uclamp.min": "Lower limit of utilisation in force",
    "effective uclamp.max": "Upper limit of utilisation in force",
    "prio": "Priority: 120 plus nice, below 100 of real-time tasks",
    "dl.runtime": "Run time left of a deadline task, in nanoseconds",
    "dl.deadline": "Deadline of a deadline task, in nanoseconds",
    "clock-delta": "Nanoseconds between two readings of the clock, for calibration",
    "numa_preferred_nid": "NUMA node that it is best run on; -1 if none",
}


class NumaFaults(Record):
    """NUMA hinting faults of a task on one node, decaying."""

    node: Annotated[int, Field("NUMA node", kind="identity")]
    task_private: Annotated[int, Field("On pages that only this task uses")]
    task_shared: Annotated[int, Field("On pages that other tasks use too")]
    group_private: Annotated[int, Field("Of its NUMA group, on pages of one task")]
    group_shared: Annotated[int, Field("Of its NUMA group, on pages of several tasks")]


class Sched(KeyedRecord):
    """What the scheduler knows of a task, by the kernel's own keys. Times are in nanoseconds."""

    comm: Annotated[str, Field("Name of the executable or what the task called itself", kind="label", codec=ANY_NAME)]
    pid: Annotated[int, Field("Process ID, or thread ID under task", kind="identity")]
    threads: Annotated[int, Field("Threads of the process")]
    policy: Annotated[str, Field("Scheduling policy", kind="label", codec=POLICIES, form=COUNT)]
    ext_enabled: Annotated[
        bool,
        Field("Whether a BPF scheduler has it", kind="label", codec=BOOL, key="ext.enabled", form=COUNT, since="6.12"),
    ]
    current_node: Annotated[int | None, Field("NUMA node that it runs on", kind="label")]
    numa_group_id: Annotated[int | None, Field("NUMA group of tasks that share memory, 0 if none", kind="label")]
    numa_faults: Annotated[list[NumaFaults], Field("NUMA hinting faults by node")]


def _declare(names: dict[str, str], kind: Kind, unit: str | None, codec: Any, form: Alt) -> None:
    for key, description in names.items():
        meta = Field(description, unit=unit, kind=kind, codec=codec, key=key, form=form)
        Sched.__annotations__[snake_case(key)] = Annotated[int, meta]


for _prefix in ("", "se.statistics.", "se."):
    _declare({_prefix + key: text for key, text in _STATISTICS_NS.items()}, "counter", "ns", NANOSECONDS, MILLISECONDS)
    _declare({_prefix + key: text for key, text in _STATISTICS.items()}, "counter", None, None, COUNT)
_declare(_TIMES, "counter", "ns", NANOSECONDS, MILLISECONDS)
_declare(_COUNTERS, "counter", None, None, COUNT)
_declare(_GAUGES, "gauge", None, None, COUNT)


def _layout(ruler: int) -> Layout:
    return One(
        Sched,
        # The name is printed as it is, and may hold newlines.
        Spanning("{comm} ({pid:d}, #threads: {threads:d})", most=16),
        "-" * ruler,
        Keys(COUNT),
        "current_node={current_node:d}, numa_group_id={numa_group_id:d}",
        Many(
            "numa_faults",
            Stanza(
                NumaFaults,
                "numa_faults node={node:d} task_private={task_private:d} task_shared={task_shared:d}"
                " group_private={group_private:d} group_shared={group_shared:d}",
            ),
        ),
    )


FORMAT = Format(
    "PID/sched",
    variants=[Variant("67 columns", _layout(67), "3.9+"), Variant("57 columns", _layout(57), "2.6.32 to 3.8")],
    source="kernel/sched/debug.c:proc_sched_show_task",
)
