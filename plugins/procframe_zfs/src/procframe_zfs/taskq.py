"""Task queues: threads that do what others hand to them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, File, Line, Many, Stanza, Table, flags, nested, pattern
from procframe.record import Field, Record
from procframe_zfs.kstat import HEAD, Kstat, NamedValues, counter, gauge, named
from procframe_zfs.wrapped import Wrapped

__all__ = ["QUEUE", "SUMMARY", "TASKQ"]

_QUEUE = pattern(r"[^ /\n][^/\n]*")
_FUNCTION = Codec(
    lambda text: None if text == "(%pf?)" else text,
    lambda value: "(%pf?)" if value is None else value,
    r"\(%pf\?\)|[^ ()\n]+(?: +\[[^ \]\n]+\])?",
)
"""A function; kernels since 5.5 print what they make of a conversion that they no longer know."""
_TRUNCATED = Codec(
    {"(truncated)": True}.__getitem__, {True: "(truncated)"}.__getitem__, r"\(truncated\)", schema="boolean"
)


class Task(Record, kw_only=True):
    """A task that a thread does, or that waits for one."""

    pid: Annotated[int | None, Field("Thread that does it; absent where it waits", kind="identity")] = None
    function: Annotated[
        str | None, Field("Function to call, and its module; absent on kernels since 5.5", codec=_FUNCTION)
    ]
    argument: Annotated[
        str, Field("What it is given: an address, or what is there", kind="address", codec=pattern(r"[^()\n]+"))
    ]


def _truncated(what: str) -> Field:
    return Field(f"Whether there are more {what} than shown", kind="flags", codec=_TRUNCATED)


class TaskQueue(Record):
    """A queue of tasks, with what is being done and what waits; `taskq` has those that have any of it."""

    name: Annotated[str, Field("Name of the queue", kind="identity", codec=_QUEUE)]
    instance: Annotated[int, Field("Number among queues of that name", kind="identity")]
    act: Annotated[int, Field("Threads that are at work", unit="threads")]
    nthr: Annotated[int, Field("Threads", unit="threads")]
    spwn: Annotated[int, Field("Threads being made", unit="threads")]
    maxt: Annotated[int, Field("Most threads", unit="threads")]
    pri: Annotated[int, Field("Priority of the threads", kind="label")]
    mina: Annotated[int, Field("Entries to keep at least", unit="tasks")]
    maxa: Annotated[int, Field("Entries to keep at the most", unit="tasks")]
    cura: Annotated[int, Field("Entries that there are", unit="tasks")]
    flags: Annotated[
        list[str],
        Field(
            "Properties of the queue",
            kind="flags",
            codec=flags(
                {1: "prepopulate", 2: "cpr_safe", 4: "dynamic", 8: "threads_cpu_pct", 16: "dc_batch", 1 << 31: "active"}
            ),
        ),
    ]
    active: Annotated[list[Task], Field("Tasks that are being done")] = []
    pend: Annotated[list[Task], Field("Tasks that wait")] = []
    pend_truncated: Annotated[bool | None, _truncated("of those")] = None
    prio: Annotated[list[Task], Field("Tasks that wait and go first")] = []
    prio_truncated: Annotated[bool | None, _truncated("of those")] = None
    delay: Annotated[list[Task], Field("Tasks that are not due yet")] = []
    delay_truncated: Annotated[bool | None, _truncated("of those")] = None
    wait: Annotated[list[int], Field("Processes that wait for the queue", kind="label")] = []
    wait_truncated: Annotated[bool | None, _truncated("of those")] = None


class Queue(NamedValues):
    """A task queue."""

    threads_max: Annotated[int, gauge("Most threads", "threads")]
    entry_pool_min: Annotated[int, gauge("Entries to keep at least", "tasks")]
    entry_pool_max: Annotated[int, gauge("Entries to keep at the most", "tasks")]
    threads_active: Annotated[int, gauge("Threads that are at work", "threads")]
    threads_idle: Annotated[int, gauge("Threads that wait for work", "threads")]
    threads_total: Annotated[int, gauge("Threads", "threads")]
    tasks_pending: Annotated[int, gauge("Tasks that wait", "tasks")]
    tasks_priority: Annotated[int, gauge("Tasks that wait and go first", "tasks")]
    tasks_total: Annotated[int, gauge("Both together", "tasks")]
    tasks_delayed: Annotated[int, gauge("Tasks that are not due yet", "tasks")]
    entries_free: Annotated[int, gauge("Entries kept for tasks to come", "tasks")]
    threads_created: Annotated[int, counter("Threads made", "threads")]
    threads_destroyed: Annotated[int, counter("Threads ended", "threads")]
    tasks_dispatched: Annotated[int, counter("Tasks handed to the queue", "tasks")]
    tasks_dispatched_delayed: Annotated[int, counter("Of those, ones for later", "tasks")]
    tasks_executed_normal: Annotated[int, counter("Tasks done", "tasks")]
    tasks_executed_priority: Annotated[int, counter("Tasks done that went first", "tasks")]
    tasks_executed: Annotated[int, counter("Both together", "tasks")]
    tasks_delayed_requeued: Annotated[int, counter("Delayed tasks that became due", "tasks")]
    tasks_cancelled: Annotated[int, counter("Tasks cancelled", "tasks")]
    thread_wakeups: Annotated[int, counter("Times that a thread woke up")]
    thread_wakeups_nowork: Annotated[int, counter("Of those, ones with nothing to do")]
    thread_sleeps: Annotated[int, counter("Times that a thread went to sleep")]


class QueueSummary(Record):
    """The threads and tasks of a queue."""

    name: Annotated[str, Field("Name of the queue", kind="identity", codec=pattern(r"[^ |\n](?:[^|\n]*[^ |\n])?"))]
    instance: Annotated[int, Field("Number among queues of that name", kind="identity")]
    threads_total: Annotated[int, gauge("Threads", "threads")]
    threads_active: Annotated[int, gauge("Threads that are at work", "threads")]
    threads_idle: Annotated[int, gauge("Threads that wait for work", "threads")]
    threads_max: Annotated[int, gauge("Most threads", "threads")]
    tasks_total: Annotated[int, gauge("Tasks that wait", "tasks")]
    tasks_pending: Annotated[int, gauge("Of those, usual ones", "tasks")]
    tasks_priority: Annotated[int, gauge("Of those, ones that go first", "tasks")]
    tasks_delayed: Annotated[int, gauge("Tasks that are not due yet", "tasks")]


_CALL = "{function}({argument})"


def _waiting(name: str) -> Wrapped:
    return Wrapped(name, " {}", head=f"\t{name}:", more="\t     ", most=2, codec=nested(Task, _CALL))


QUEUE = named("spl/kstat/taskq/<queue>", Queue, "module/os/linux/spl/spl-taskq.c:taskq_kstats_update", since="ZFS 2.3")
SUMMARY = Format(
    "spl/kstat/taskq/summary",
    Table(
        QueueSummary,
        "{name}.{instance:d}{@20} | {threads_total:3d} [{threads_active:3d} {threads_idle:3d}] {threads_max:3d}{@40} | "
        "{tasks_total:5d} [{tasks_pending:5d} {tasks_priority:5d}] {tasks_delayed:3d}",
        header=[
            HEAD,
            "                     | threads           | tasks on queue         ",
            "taskq name           | tot [act idl] max |  pend [ norm  high] dly",
            "-------------------- | ----------------- | -----------------------",
        ],
        head=Kstat,
    ),
    source="module/os/linux/spl/spl-taskq.c:spl_taskq_kstat_data",
    since="ZFS 2.3",
)
TASKQ = Format(
    "spl/taskq",
    File(
        "taskq                       act  nthr  spwn  maxt   pri  mina         maxa  cura      flags",
        Many(
            "records",
            Stanza(
                TaskQueue,
                Line(
                    "{name}/{instance:d}{@25} {act:5d} {nthr:5d} {spwn:5d} {maxt:5d} {pri:5d} {mina:5d} {maxa:12d}"
                    " {cura:5d} {flags:10x}"
                ),
                Wrapped(
                    "active",
                    " {}",
                    head="\tactive:",
                    more="\t       ",
                    most=2,
                    codec=nested(Task, "[{pid:d}]" + _CALL),
                ),
                _waiting("pend"),
                "\t{pend_truncated}",
                _waiting("prio"),
                "\t{prio_truncated}",
                _waiting("delay"),
                "\t{delay_truncated}",
                Wrapped("wait", " {:d}", head="\twait:", more="\t     ", most=8),
                "\t{wait_truncated}",
            ),
        ),
    ),
    paths=["spl/taskq", "spl/taskq-all"],
    source="module/os/linux/spl/spl-proc.c:taskq_seq_show_impl",
)
