"""``sched_debug``: values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def names(task: Any) -> tuple[Any, ...]:
    return task.current, task.state, task.comm, task.pid


def test_header(sample: Sample) -> None:
    header = sample("x86_64-5.10/sched_debug").header
    assert (header.version, header.release, header.build) == ("v0.11", "5.10.0-32-amd64", "#1")
    assert header.clocks["ktime"] == 123456789012
    assert header.clocks.sched_clock_stable == 1
    assert header.sysctl.sysctl_sched_latency == 12000000
    assert header.sysctl["sysctl_sched_features"] == 2059067
    assert header.sysctl.sysctl_sched_tunable_scaling == "logarithmic"


def test_run_queue(sample: Sample) -> None:
    first, second = sample("x86_64-5.10/sched_debug").records
    assert (first.cpu, second.cpu, first.frequency) == (0, 2, 2904008)
    assert (first.nr_uninterruptible, first["curr->pid"], first.clock) == (-6, 100251, 123459000000)
    assert first.next_balance == 4294923170
    assert (first.ttwu_local, sample("x86_64-5.4/sched_debug").records[0].ttwu_local) == (1200, None)
    assert sample("x86_64-4.9/sched_debug").records[0]["cpu_load[4]"] == 4


def test_run_queues_of_each_class(sample: Sample) -> None:
    first, second = sample("x86_64-5.10/sched_debug").records
    service, root = first.cfs_rq
    assert (service.group, root.group) == ("/system.slice/my app:1.service", "/")
    assert (service["MIN_vruntime"], service["min_vruntime"]) == (1, 2433300172)
    assert service.spread0 == -6610789200240
    assert service["se->statistics.wait_sum"] == 12345678
    assert "se->exec_start" not in root
    assert [queue.rt_runtime for queue in first.rt_rq] == [950000000]
    assert (first.dl_rq["dl_bw->bw"], second.dl_rq["dl_bw->bw"]) == (-1, 996147)


def test_tasks(sample: Sample) -> None:
    tasks = sample("x86_64-5.10/sched_debug").records[0].runnable.tasks
    assert [names(task) for task in tasks] == [
        (False, "sleeping", "systemd", 1),
        (False, "idle", "kworker/0:0H", 6),
        (False, "sleeping", "migration/0", 12),
        (False, "sleeping", "kube-controller", 82610),
        (False, "disk sleep", "a b) 1 2.000003", 1145027),
        (True, "running", "cat", 100251),
    ]
    odd = tasks[4]
    assert (odd.tree_key, odd.switches, odd.prio, odd.wait_time) == (-5000001, 1234567890, 139, 7)
    assert (odd.sum_exec, odd.sum_sleep, odd.node, odd.numa_group, odd.group) == (
        1234567890000000,
        9,
        0,
        0,
        "/user.slice",
    )


@pytest.mark.parametrize("machine", ["armv7l-5.10", "x86_64-5.4", "x86_64-4.9", "x86_64-3.10"])
def test_tasks_of_other_kernels(sample: Sample, machine: str) -> None:
    tasks = sample(f"{machine}/sched_debug").records[1].runnable.tasks
    assert [(task.comm, task.pid, task.current) for task in tasks[3:]] == [
        ("kube-controller", 82610, False),
        ("a b) 1 2.000003", 1145027, False),
        ("cat", 100251, True),
    ]
    old = machine in ("x86_64-4.9", "x86_64-3.10")
    assert [task.state for task in tasks] == (
        [None] * 6 if old else [*["sleeping", "idle"], *["sleeping"] * 2, "disk sleep", "running"]
    )
    assert [task.exec_runtime is None for task in tasks] == [machine != "x86_64-3.10"] * 6


def test_without_groups(sample: Sample) -> None:
    frame = sample("armv7l-5.10/sched_debug")
    assert [record.frequency for record in frame] == [None, None]
    assert [queue.group for queue in frame.records[0].cfs_rq] == [None, None]
    assert {task.group for task in frame.records[0].runnable.tasks} == {None}


def test_large_file_is_read_by_its_release(sample: Sample) -> None:
    """The tables of tasks come after more than what decides between variants."""
    frame = sample("x86_64-5.4/sched_debug")
    frame.records[0].cfs_rq *= 40
    data = procframe.regenerate(frame)
    assert data.index(b"runnable tasks") > 1 << 14
    again = procframe.parse(data, "sched_debug")
    assert (again.variant, again.unrecognised, again.canonical) == ("4.14", [], True)
    assert len(again.records[0].runnable.tasks) == 6
