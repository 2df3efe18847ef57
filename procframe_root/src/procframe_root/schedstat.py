"""``/proc/schedstat``: what the scheduler has done on each CPU, and how it balanced the load between them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, File, Line, Many, Stanza, value
from procframe.record import Field, Record


class Header(Record):
    """The version of the format, and the time."""

    version: Annotated[int, Field("Version of the format")]
    timestamp: Annotated[int, Field("Time, counted from shortly before it first wraps", unit="jiffies", kind="time")]


class Domain(Record):
    """A scheduling domain of a CPU: the CPUs with which it shares its load on one level."""

    domain: Annotated[int, Field("Level, 0 for the closest CPUs", kind="identity")]
    name: Annotated[str | None, Field("What the level is: SMT, MC, PKG, NUMA, ...", since="6.15")] = None
    cpumask: Annotated[str, Field("The CPUs of the domain, a bit each, in hexadecimal", kind="label")] = ""
    idle_count: Annotated[int, Field("Balancing tried while it was idle", kind="counter")] = 0
    idle_balanced: Annotated[int, Field("Nothing to balance while it was idle", kind="counter")] = 0
    idle_failed: Annotated[
        int, Field("A task was to be moved while it was idle, and none could be", kind="counter")
    ] = 0
    idle_imbalance: Annotated[
        int | None, Field("Imbalances found while it was idle, added up; to version 16", kind="counter")
    ] = None
    idle_imbalance_load: Annotated[
        int | None, Field("Imbalances of load found while it was idle, added up", kind="counter", since="6.15")
    ] = None
    idle_imbalance_util: Annotated[
        int | None, Field("Imbalances of utilisation found while it was idle, added up", kind="counter", since="6.15")
    ] = None
    idle_imbalance_task: Annotated[
        int | None,
        Field("Imbalances of the number of tasks found while it was idle, added up", kind="counter", since="6.15"),
    ] = None
    idle_imbalance_misfit: Annotated[
        int | None,
        Field(
            "Imbalances by tasks too big for their CPU found while it was idle, added up", kind="counter", since="6.15"
        ),
    ] = None
    idle_gained: Annotated[int, Field("Tasks moved to this CPU while it was idle", kind="counter")] = 0
    idle_hot_gained: Annotated[
        int, Field("Tasks moved to this CPU while it was idle although their caches were warm", kind="counter")
    ] = 0
    idle_nobusyq: Annotated[int, Field("No busier run queue found while it was idle", kind="counter")] = 0
    idle_nobusyg: Annotated[int, Field("No busier group of CPUs found while it was idle", kind="counter")] = 0
    busy_count: Annotated[int, Field("Balancing tried while it was busy", kind="counter")] = 0
    busy_balanced: Annotated[int, Field("Nothing to balance while it was busy", kind="counter")] = 0
    busy_failed: Annotated[
        int, Field("A task was to be moved while it was busy, and none could be", kind="counter")
    ] = 0
    busy_imbalance: Annotated[
        int | None, Field("Imbalances found while it was busy, added up; to version 16", kind="counter")
    ] = None
    busy_imbalance_load: Annotated[
        int | None, Field("Imbalances of load found while it was busy, added up", kind="counter", since="6.15")
    ] = None
    busy_imbalance_util: Annotated[
        int | None, Field("Imbalances of utilisation found while it was busy, added up", kind="counter", since="6.15")
    ] = None
    busy_imbalance_task: Annotated[
        int | None,
        Field("Imbalances of the number of tasks found while it was busy, added up", kind="counter", since="6.15"),
    ] = None
    busy_imbalance_misfit: Annotated[
        int | None,
        Field(
            "Imbalances by tasks too big for their CPU found while it was busy, added up", kind="counter", since="6.15"
        ),
    ] = None
    busy_gained: Annotated[int, Field("Tasks moved to this CPU while it was busy", kind="counter")] = 0
    busy_hot_gained: Annotated[
        int, Field("Tasks moved to this CPU while it was busy although their caches were warm", kind="counter")
    ] = 0
    busy_nobusyq: Annotated[int, Field("No busier run queue found while it was busy", kind="counter")] = 0
    busy_nobusyg: Annotated[int, Field("No busier group of CPUs found while it was busy", kind="counter")] = 0
    newly_idle_count: Annotated[int, Field("Balancing tried when it became idle", kind="counter")] = 0
    newly_idle_balanced: Annotated[int, Field("Nothing to balance when it became idle", kind="counter")] = 0
    newly_idle_failed: Annotated[
        int, Field("A task was to be moved when it became idle, and none could be", kind="counter")
    ] = 0
    newly_idle_imbalance: Annotated[
        int | None, Field("Imbalances found when it became idle, added up; to version 16", kind="counter")
    ] = None
    newly_idle_imbalance_load: Annotated[
        int | None, Field("Imbalances of load found when it became idle, added up", kind="counter", since="6.15")
    ] = None
    newly_idle_imbalance_util: Annotated[
        int | None, Field("Imbalances of utilisation found when it became idle, added up", kind="counter", since="6.15")
    ] = None
    newly_idle_imbalance_task: Annotated[
        int | None,
        Field("Imbalances of the number of tasks found when it became idle, added up", kind="counter", since="6.15"),
    ] = None
    newly_idle_imbalance_misfit: Annotated[
        int | None,
        Field(
            "Imbalances by tasks too big for their CPU found when it became idle, added up",
            kind="counter",
            since="6.15",
        ),
    ] = None
    newly_idle_gained: Annotated[int, Field("Tasks moved to this CPU when it became idle", kind="counter")] = 0
    newly_idle_hot_gained: Annotated[
        int, Field("Tasks moved to this CPU when it became idle although their caches were warm", kind="counter")
    ] = 0
    newly_idle_nobusyq: Annotated[int, Field("No busier run queue found when it became idle", kind="counter")] = 0
    newly_idle_nobusyg: Annotated[int, Field("No busier group of CPUs found when it became idle", kind="counter")] = 0
    alb_count: Annotated[int, Field("Times that a running task was to be pushed away", kind="counter")] = 0
    alb_failed: Annotated[int, Field("Times that this failed", kind="counter")] = 0
    alb_pushed: Annotated[int, Field("Times that this succeeded", kind="counter")] = 0
    sbe_count: Annotated[int, Field("Balancing at exec: tries; not used any more", kind="counter")] = 0
    sbe_balanced: Annotated[int, Field("Balancing at exec: nothing to do; not used any more", kind="counter")] = 0
    sbe_pushed: Annotated[int, Field("Balancing at exec: tasks moved; not used any more", kind="counter")] = 0
    sbf_count: Annotated[int, Field("Balancing at fork: tries; not used any more", kind="counter")] = 0
    sbf_balanced: Annotated[int, Field("Balancing at fork: nothing to do; not used any more", kind="counter")] = 0
    sbf_pushed: Annotated[int, Field("Balancing at fork: tasks moved; not used any more", kind="counter")] = 0
    ttwu_wake_remote: Annotated[
        int, Field("Wake-ups, by this CPU, of tasks that last ran on another CPU of the domain", kind="counter")
    ] = 0
    ttwu_move_affine: Annotated[
        int, Field("Wake-ups that moved the task to the waking CPU because it was cache-cold", kind="counter")
    ] = 0
    ttwu_move_balance: Annotated[int, Field("Wake-ups that moved the task to balance the load", kind="counter")] = 0


class Cpu(Record):
    """What the scheduler has done on a CPU."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    yld_both_empty: Annotated[int | None, Field("Yields with both queues empty; to version 14", kind="counter")] = None
    yld_act_empty: Annotated[int | None, Field("Yields with the active queue empty; to version 14", kind="counter")] = (
        None
    )
    yld_exp_empty: Annotated[
        int | None, Field("Yields with the expired queue empty; to version 14", kind="counter")
    ] = None
    yld_count: Annotated[int, Field("Calls of sched_yield", kind="counter")] = 0
    sched_switch: Annotated[
        int, Field("Switches of the active and the expired queue; always 0 in later kernels", kind="counter")
    ] = 0
    sched_count: Annotated[int, Field("Calls of schedule", kind="counter")] = 0
    sched_goidle: Annotated[int, Field("Times that schedule left the CPU idle", kind="counter")] = 0
    ttwu_count: Annotated[int, Field("Wake-ups of tasks", kind="counter")] = 0
    ttwu_local: Annotated[int, Field("Wake-ups of tasks by this CPU itself", kind="counter")] = 0
    rq_cpu_time: Annotated[int, Field("Time that tasks ran on this CPU", unit="ns", kind="counter")] = 0
    run_delay: Annotated[int, Field("Time that tasks waited to run on this CPU", unit="ns", kind="counter")] = 0
    pcount: Annotated[int, Field("Time slices run on this CPU", kind="counter")] = 0
    domains: Annotated[list[Domain], Field("Its scheduling domains, the closest CPUs first")] = []


_IMBALANCE = ("imbalance",)
_IMBALANCES = ("imbalance_load", "imbalance_util", "imbalance_task", "imbalance_misfit")


def _balancing(state: str, *imbalance: str) -> str:
    names = ("count", "balanced", "failed", *imbalance, "gained", "hot_gained", "nobusyq", "nobusyg")
    return "".join(f" {{{state}_{name}:d}}" for name in names)


def _version(expression: str) -> Codec:
    return Codec(int, str, expression, schema="integer", exact=True)


def _layout(version: str, label: str, states: tuple[str, ...], imbalance: tuple[str, ...] = _IMBALANCE) -> File:
    """A version, in which the states of the CPU are in that order."""
    return File(
        Line("version ", value("{version}", _version(version))),
        "timestamp {timestamp:d}",
        Many(
            "records",
            Stanza(
                Cpu,
                Line(
                    "cpu{cpu:d}",
                    Alt(
                        " {yld_both_empty:d} {yld_act_empty:d} {yld_exp_empty:d} {yld_count:d} {sched_switch:d}"
                        " {sched_count:d} {sched_goidle:d} {ttwu_count:d} {ttwu_local:d}"
                        " {rq_cpu_time:d} {run_delay:d} {pcount:d}",
                        " {yld_count:d} {sched_switch:d} {sched_count:d} {sched_goidle:d} {ttwu_count:d} {ttwu_local:d}"
                        " {rq_cpu_time:d} {run_delay:d} {pcount:d}",
                    ),
                ),
                Many(
                    "domains",
                    Stanza(
                        Domain,
                        Line(
                            label,
                            *(_balancing(state, *imbalance) for state in states),
                            " {alb_count:d} {alb_failed:d} {alb_pushed:d}"
                            " {sbe_count:d} {sbe_balanced:d} {sbe_pushed:d}"
                            " {sbf_count:d} {sbf_balanced:d} {sbf_pushed:d}"
                            " {ttwu_wake_remote:d} {ttwu_move_affine:d} {ttwu_move_balance:d}",
                        ),
                    ),
                ),
            ),
        ),
        header=Header,
    )


_BUSY_FIRST = ("busy", "idle", "newly_idle")
_IDLE_FIRST = ("idle", "busy", "newly_idle")

FORMAT = Format(
    "schedstat",
    variants=[
        Variant("17", _layout("17", "domain{domain:d} {name} {cpumask}", _BUSY_FIRST, _IMBALANCES), "6.15+"),
        Variant("16", _layout("16", "domain{domain:d} {cpumask}", _BUSY_FIRST), "6.8 to 6.14"),
        Variant("15", _layout("1[0-5]", "domain{domain:d} {cpumask}", _IDLE_FIRST), "to 6.7"),
    ],
    source="kernel/sched/stats.c:show_schedstat",
)
