"""Values of the files on CPUs and their work: ``stat``, ``schedstat``, ``pressure/*``, ``loadavg``, ``uptime``."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame
from procframe.record import plain

Sample = Callable[[str], Frame]


def test_stat(sample: Sample) -> None:
    frame = sample("x86_64-6.18/stat")
    assert len(frame) == 1
    stat = frame.records[0]
    assert plain(stat.cpu) == {
        "user": 10,
        "nice": 20,
        "system": 30,
        "idle": 40,
        "iowait": 50,
        "irq": 60,
        "softirq": 70,
        "steal": 80,
        "guest": 90,
        "guest_nice": 100,
    }
    # CPU 2 is offline.
    assert [cpu.cpu for cpu in stat.cpus] == [0, 1, 3]
    assert stat.cpus[1].guest_nice == 18446744073709551615
    assert stat.intr.total == 1000
    assert stat.intr.counts == [36, 0, 0, 5, 0, 0, 0, 0, 7]
    assert (stat.ctxt, stat.btime, stat.processes) == (123456789, 1700000000, 4242)
    assert (stat.procs_running, stat.procs_blocked) == (2, 1)
    assert (stat.softirq.total, stat.softirq.hi, stat.softirq.irq_poll, stat.softirq.rcu) == (55, 1, 6, 10)


def test_stat_of_a_kernel_without_guest_nice(sample: Sample) -> None:
    stat = sample("i686-2.6.32/stat").records[0]
    assert (stat.cpu.steal, stat.cpu.guest, stat.cpu.guest_nice) == (80, 90, None)
    assert stat.intr.counts == [128, 0, 0]


def test_schedstat_15(sample: Sample) -> None:
    frame = sample("x86_64-6.1/schedstat")
    assert (frame.header.version, frame.header.timestamp) == (15, 4295047796)
    cpu = frame.records[0]
    assert (cpu.cpu, cpu.yld_count, cpu.sched_switch, cpu.sched_count, cpu.sched_goidle) == (0, 16, 0, 115452, 31306)
    assert (cpu.ttwu_count, cpu.ttwu_local) == (67476, 43557)
    assert (cpu.rq_cpu_time, cpu.run_delay, cpu.pcount) == (259588620705, 143998496360, 88905)
    assert cpu.yld_both_empty is None
    assert [domain.cpumask for domain in cpu.domains] == ["00000000,00000003", "ffffffff,ffffffff"]
    near = cpu.domains[0]
    # Idle, then busy, then newly idle.
    assert (near.idle_count, near.idle_imbalance, near.idle_gained, near.idle_nobusyg) == (1, 4, 5, 8)
    assert (near.busy_count, near.newly_idle_count, near.newly_idle_nobusyg) == (9, 17, 24)
    assert (near.alb_count, near.sbe_count, near.sbf_count, near.ttwu_move_balance) == (25, 28, 31, 36)
    assert near.idle_imbalance_load is None


def test_schedstat_16_has_another_order(sample: Sample) -> None:
    domain = sample("aarch64-6.6/schedstat").records[0].domains[0]
    assert (domain.busy_count, domain.idle_count, domain.newly_idle_count) == (1, 9, 17)


def test_schedstat_17_names_domains_and_tells_imbalances_apart(sample: Sample) -> None:
    cpu = sample("x86_64-6.18/schedstat").records[0]
    domain = cpu.domains[0]
    assert [domain.name for domain in cpu.domains] == ["SMT", "PKG"]
    assert domain.cpumask == "3"
    assert (domain.busy_failed, domain.busy_imbalance_load, domain.busy_imbalance_misfit, domain.busy_gained) == (
        3,
        4,
        7,
        8,
    )
    assert domain.busy_imbalance is None
    assert (domain.idle_count, domain.newly_idle_count, domain.alb_count, domain.ttwu_move_balance) == (12, 23, 34, 45)


def test_schedstat_14_counts_more_yields(sample: Sample) -> None:
    frame = sample("i686-2.6.32/schedstat")
    assert frame.header.version == 14
    cpu = frame.records[0]
    assert (cpu.yld_both_empty, cpu.yld_act_empty, cpu.yld_exp_empty, cpu.yld_count) == (1, 2, 3, 4)
    assert (cpu.sched_switch, cpu.pcount) == (5, 12)


def test_pressure(sample: Sample) -> None:
    some, full = sample("x86_64-6.18/pressure/io").to_dicts()
    assert some == {"stalled": "some", "avg10": 0.0, "avg60": 0.05, "avg300": 100.0, "total": 18446744073709}
    assert full["avg300"] == 99.99
    assert [record.stalled for record in sample("x86_64-6.18/pressure/irq")] == ["full"]


def test_loadavg_and_uptime(sample: Sample) -> None:
    assert sample("x86_64-6.18/loadavg").to_dicts() == [
        {"load_1": 0.2, "load_5": 12.34, "load_15": 5.0, "running": 3, "tasks": 317, "last_pid": 4194304}
    ]
    assert sample("x86_64-6.18/uptime").to_dicts() == [{"up": 661.12, "idle": 1094.21}]
