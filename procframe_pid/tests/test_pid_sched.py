"""Values of the files about the scheduling of a process."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_sched(sample: Sample) -> None:
    frame = sample("x86_64/1234/sched")
    (sched,) = frame
    assert (frame.canonical, frame.unrecognised) == (True, [])
    assert (sched.comm, sched.pid, sched.threads) == ("a) (1\nb\udcff", 1234, 3)
    assert sched["se.exec_start"] == sched.se_exec_start == 611470289928
    assert sched["se.vruntime"] == -5000123
    assert (sched["avg_atom"], sched["avg_per_cpu"]) == (1, 3975286)
    assert (sched.nr_switches, sched["se.load.weight"], sched.wait_count) == (9205, 1048576, 7522)
    assert (sched.policy, sched.prio, sched.ext_enabled) == ("SCHED_OTHER", 120, False)
    assert (sched["effective uclamp.max"], sched["mm->numa_scan_seq"]) == (1024, 3)
    assert (sched.numa_preferred_nid, sched.current_node, sched.numa_group_id) == (-1, 1, 0)
    assert [(one.node, one.task_shared, one.group_shared) for one in sched.numa_faults] == [(0, 2, 4), (1, 0, 0)]


def test_sched_of_old_kernels_is_narrower(sample: Sample) -> None:
    frame = sample("x86_64-2.6.32/1234/sched")
    (sched,) = frame
    assert (frame.variant, frame.canonical, frame.unrecognised) == ("57 columns", True, [])
    assert (sched.comm, sched["se.exec_start"], sched["se.wait_max"]) == ("cron", 99000000001, 11)
    assert (sched["se.nr_wakeups"], sched.policy, sched.numa_faults) == (5, "SCHED_BATCH", [])


def test_sched_of_a_later_kernel(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/sched"))
    later = data.replace(
        b"clock-delta", b"%-45s:%21d\n%-45s:%14d.%06d\nclock-delta" % (b"se.novel", 5, b"se.new_time", 3, 7)
    )
    frame = procframe.parse(later, "PID/sched")
    assert frame.records[0]["se.novel"] == 5
    assert frame.records[0]["se.new_time"] == "3.000007"
    assert len(frame.unrecognised) == 2
    assert procframe.regenerate(frame) == later


def test_schedstat(sample: Sample) -> None:
    (stat,) = sample("x86_64/1234/schedstat")
    assert (stat.run_time, stat.run_delay, stat.timeslices) == (36592511788, 10170369204, 9205)


def test_autogroup(sample: Sample) -> None:
    (group,) = sample("x86_64/1234/autogroup")
    assert (group.id, group.nice) == (77, -5)
    assert sample("x86_64/2/autogroup").records == []


def test_latency(sample: Sample) -> None:
    first, second = sample("x86_64/1234/latency")
    assert (first.count, first.time, first.max) == (7, 12345, 5000)
    assert first.backtrace == ["do_epoll_wait", "do_syscall_64", "entry_SYSCALL_64_after_hwframe"]
    assert second.backtrace == []
