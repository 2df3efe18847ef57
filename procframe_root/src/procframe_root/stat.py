"""``/proc/stat``: what the CPUs, interrupts and processes have done since boot."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Group, Line, Many, One, Opt, Repeat, Stanza
from procframe.record import Field, Record


class CpuTimes(Record):
    """What the time of all CPUs together was spent on."""

    user: Annotated[int, Field("Programs at normal priority, virtual machines included", unit="ticks", kind="counter")]
    nice: Annotated[int, Field("Programs at low priority, virtual machines included", unit="ticks", kind="counter")]
    system: Annotated[int, Field("The kernel", unit="ticks", kind="counter")]
    idle: Annotated[int, Field("Nothing", unit="ticks", kind="counter")]
    iowait: Annotated[
        int | None, Field("Nothing, while a task waited for I/O; not reliable", unit="ticks", kind="counter")
    ] = None
    irq: Annotated[int | None, Field("Interrupts", unit="ticks", kind="counter")] = None
    softirq: Annotated[int | None, Field("Soft interrupts", unit="ticks", kind="counter")] = None
    steal: Annotated[int | None, Field("Other systems, under a hypervisor", unit="ticks", kind="counter")] = None
    guest: Annotated[
        int | None, Field("Virtual machines at normal priority", unit="ticks", kind="counter", since="2.6.24")
    ] = None
    guest_nice: Annotated[
        int | None, Field("Virtual machines at low priority", unit="ticks", kind="counter", since="2.6.33")
    ] = None


class Cpu(Record):
    """What the time of one CPU was spent on."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    user: Annotated[int, Field("Programs at normal priority, virtual machines included", unit="ticks", kind="counter")]
    nice: Annotated[int, Field("Programs at low priority, virtual machines included", unit="ticks", kind="counter")]
    system: Annotated[int, Field("The kernel", unit="ticks", kind="counter")]
    idle: Annotated[int, Field("Nothing", unit="ticks", kind="counter")]
    iowait: Annotated[
        int | None, Field("Nothing, while a task waited for I/O; not reliable", unit="ticks", kind="counter")
    ] = None
    irq: Annotated[int | None, Field("Interrupts", unit="ticks", kind="counter")] = None
    softirq: Annotated[int | None, Field("Soft interrupts", unit="ticks", kind="counter")] = None
    steal: Annotated[int | None, Field("Other systems, under a hypervisor", unit="ticks", kind="counter")] = None
    guest: Annotated[
        int | None, Field("Virtual machines at normal priority", unit="ticks", kind="counter", since="2.6.24")
    ] = None
    guest_nice: Annotated[
        int | None, Field("Virtual machines at low priority", unit="ticks", kind="counter", since="2.6.33")
    ] = None


class Interrupts(Record):
    """Interrupts handled."""

    total: Annotated[int, Field("All of them, those that have no number included", unit="interrupts", kind="counter")]
    counts: Annotated[
        list[int], Field("Those with a number, at the place of the number", unit="interrupts", kind="counter")
    ]


class SoftIrqs(Record):
    """Soft interrupts handled."""

    total: Annotated[int, Field("All of them", unit="interrupts", kind="counter")]
    hi: Annotated[int, Field("High-priority tasklets", unit="interrupts", kind="counter")]
    timer: Annotated[int, Field("Timers", unit="interrupts", kind="counter")]
    net_tx: Annotated[int, Field("Sending packets", unit="interrupts", kind="counter")]
    net_rx: Annotated[int, Field("Receiving packets", unit="interrupts", kind="counter")]
    block: Annotated[int, Field("Block I/O that is done", unit="interrupts", kind="counter")]
    irq_poll: Annotated[
        int | None, Field("Polling of devices instead of interrupts", unit="interrupts", kind="counter")
    ] = None
    tasklet: Annotated[int | None, Field("Tasklets", unit="interrupts", kind="counter")] = None
    sched: Annotated[int | None, Field("Load balancing", unit="interrupts", kind="counter")] = None
    hrtimer: Annotated[int | None, Field("High-resolution timers", unit="interrupts", kind="counter")] = None
    rcu: Annotated[int | None, Field("Read-copy-update", unit="interrupts", kind="counter")] = None


class Stat(Record):
    """What the CPUs, interrupts and processes have done since boot."""

    cpu: Annotated[CpuTimes | None, Field("All CPUs together, offline ones included")] = None
    cpus: Annotated[list[Cpu], Field("Each CPU that is online")] = []
    intr: Annotated[Interrupts | None, Field("Interrupts handled")] = None
    ctxt: Annotated[int | None, Field("Context switches", unit="switches", kind="counter")] = None
    btime: Annotated[int | None, Field("When the machine booted, since 1970", unit="s", kind="time")] = None
    processes: Annotated[int | None, Field("Processes and threads created", unit="tasks", kind="counter")] = None
    procs_running: Annotated[int | None, Field("Tasks running or waiting for a CPU", unit="tasks")] = None
    procs_blocked: Annotated[int | None, Field("Tasks waiting for I/O", unit="tasks")] = None
    softirq: Annotated[SoftIrqs | None, Field("Soft interrupts handled", since="2.6.31")] = None


_TIMES = (
    " {user:d} {nice:d} {system:d} {idle:d}",
    Opt(" {iowait:d} {irq:d} {softirq:d}", Opt(" {steal:d}", Opt(" {guest:d}", Opt(" {guest_nice:d}")))),
)

FORMAT = Format(
    "stat",
    One(
        Stat,
        Group("cpu", Stanza(CpuTimes, Line("cpu ", *_TIMES))),
        Many("cpus", Stanza(Cpu, Line("cpu{cpu:d}", *_TIMES))),
        Group("intr", Stanza(Interrupts, Line("intr {total:d}", Repeat("counts", " {:d}")))),
        "ctxt {ctxt:d}",
        "btime {btime:d}",
        "processes {processes:d}",
        "procs_running {procs_running:d}",
        "procs_blocked {procs_blocked:d}",
        Group(
            "softirq",
            Stanza(
                SoftIrqs,
                Line(
                    "softirq {total:d} {hi:d} {timer:d} {net_tx:d} {net_rx:d} {block:d}",
                    Opt(" {irq_poll:d} {tasklet:d} {sched:d} {hrtimer:d} {rcu:d}"),
                ),
            ),
        ),
    ),
    source="fs/proc/stat.c:show_stat",
)
