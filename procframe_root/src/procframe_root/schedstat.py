"""``/proc/schedstat``: what the scheduler has done on each CPU, and how it balanced the load between them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, File, Line, Many, Stanza, nested, value
from procframe.record import Field, Record


class Header(Record):
    """The version of the format, and the time."""

    version: Annotated[int, Field("Version of the format")]
    timestamp: Annotated[int, Field("Time, counted from shortly before it first wraps", unit="jiffies", kind="time")]


class Balancing(Record):
    """Attempts to balance the load of a domain while the CPU was in one state (idle, busy, or just becoming idle)."""

    count: Annotated[int, Field("Times that balancing was tried", kind="counter")]
    balanced: Annotated[int, Field("Times that there was nothing to balance", kind="counter")]
    failed: Annotated[int, Field("Times that a task was to be moved and none could be", kind="counter")]
    imbalance: Annotated[int | None, Field("Imbalances found, added up; to version 16", kind="counter")] = None
    imbalance_load: Annotated[int | None, Field("Imbalances of load found, added up", kind="counter", since="6.15")] = (
        None
    )
    imbalance_util: Annotated[
        int | None, Field("Imbalances of utilisation found, added up", kind="counter", since="6.15")
    ] = None
    imbalance_task: Annotated[
        int | None, Field("Imbalances of the number of tasks found, added up", kind="counter", since="6.15")
    ] = None
    imbalance_misfit: Annotated[
        int | None, Field("Imbalances by tasks too big for their CPU found, added up", kind="counter", since="6.15")
    ] = None
    gained: Annotated[int, Field("Tasks moved to this CPU", unit="tasks", kind="counter")] = 0
    hot_gained: Annotated[
        int, Field("Tasks moved to this CPU although their caches were warm", unit="tasks", kind="counter")
    ] = 0
    nobusyq: Annotated[int, Field("Times that no busier run queue was found", kind="counter")] = 0
    nobusyg: Annotated[int, Field("Times that no busier group of CPUs was found", kind="counter")] = 0


class Domain(Record):
    """A scheduling domain of a CPU: the CPUs with which it shares its load on one level."""

    domain: Annotated[int, Field("Level, 0 for the closest CPUs", kind="identity")]
    name: Annotated[str | None, Field("What the level is: SMT, MC, PKG, NUMA, ...", since="6.15")] = None
    cpumask: Annotated[str, Field("The CPUs of the domain, a bit each, in hexadecimal", kind="label")] = ""
    idle: Annotated[Balancing | None, Field("Balancing while the CPU was idle")] = None
    busy: Annotated[Balancing | None, Field("Balancing while the CPU was busy")] = None
    newly_idle: Annotated[Balancing | None, Field("Balancing when the CPU became idle")] = None
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


_BALANCING = nested(
    Balancing,
    "{count:d} {balanced:d} {failed:d} {imbalance:d} {gained:d} {hot_gained:d} {nobusyq:d} {nobusyg:d}",
)
_BALANCING_17 = nested(
    Balancing,
    "{count:d} {balanced:d} {failed:d} {imbalance_load:d} {imbalance_util:d} {imbalance_task:d} {imbalance_misfit:d}"
    " {gained:d} {hot_gained:d} {nobusyq:d} {nobusyg:d}",
)


def _version(expression: str) -> Codec:
    return Codec(int, str, expression, schema="integer", exact=True)


def _layout(version: str, label: str, *balancing: str) -> File:
    codec = _BALANCING_17 if "{name}" in label else _BALANCING
    states = [item for state in balancing for item in (" ", value(f"{{{state}}}", codec))]
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
                            *states,
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


FORMAT = Format(
    "schedstat",
    variants=[
        Variant("17", _layout("17", "domain{domain:d} {name} {cpumask}", "busy", "idle", "newly_idle"), "6.15+"),
        Variant("16", _layout("16", "domain{domain:d} {cpumask}", "busy", "idle", "newly_idle"), "6.8 to 6.14"),
        Variant("15", _layout("1[0-5]", "domain{domain:d} {cpumask}", "idle", "busy", "newly_idle"), "to 6.7"),
    ],
    source="kernel/sched/stats.c:show_schedstat",
)
