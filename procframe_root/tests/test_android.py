"""What Android's kernels print of each user: values."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame
from procframe.tree.unsafe import unsafe

Sample = Callable[[str], Frame]


def test_cpu_time(sample: Sample) -> None:
    records = sample("aarch64-android/uid_cputime/show_uid_stat").records
    assert [(record.uid, record.utime, record.stime, record.power) for record in records] == [
        (0, 12345678, 90123456, None),
        (1000, 0, 16000, None),
        (10123, 4294967296, 1, None),
    ]
    assert sample("aarch64-3.10/uid_cputime/show_uid_stat").records[0].power == 5511


def test_what_can_only_be_written_is_not_read() -> None:
    entry = unsafe("uid_cputime/remove_uid_range")
    assert entry is not None
    assert (entry.kind, entry.reason) == ("write-only", "it can only be written")
    assert unsafe("uid_cputime/show_uid_stat") is None


def test_io(sample: Sample) -> None:
    root, app = sample("aarch64-android/uid_io/stats").records
    assert [root[name] for name in root.keys() if name not in ("uid", "tasks")] == list(range(1, 11))
    assert [(task.comm, task.pid, task.fg_write_bytes, task.bg_fsync) for task in root.tasks] == [
        ("kworker/0:1", 7, 4, 1),
        ("a,b 3", 4711, 0, 0),
    ]
    assert (app.uid, app.fg_rchar, app.bg_fsync, app.tasks) == (10123, (1 << 64) - 1, 2, [])


def test_times(sample: Sample) -> None:
    frame = sample("aarch64-android/uid_time_in_state")
    assert frame.header.frequencies == [300000, 576000, 748800, 825600, 1056000]
    assert [(record.uid, record.times) for record in frame] == [(0, [12, 0, 3, 4, 5]), (10123, [0, 0, 0, 0, 99])]
    active = sample("aarch64-android/uid_concurrent_active_time")
    assert (active.header.cpus, active.records[0].times) == (8, [1, 2, 3, 4, 5, 6, 7, 8])
    policies = sample("aarch64-android/uid_concurrent_policy_time")
    assert [(policy.policy, policy.cpus) for policy in policies.header.policies] == [(0, 4), (4, 4)]
    assert policies.records[1].times[-1] == 9
