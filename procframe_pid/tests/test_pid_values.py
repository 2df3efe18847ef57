"""Values of the files of a process that hold one value, or a few."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


@pytest.mark.parametrize(
    ("where", "field", "value"),
    [
        ("1234/comm", "comm", "a) S 1 (\nbé\udcff"),
        ("1234/oom_score", "oom_score", 667),
        ("1234/oom_score_adj", "oom_score_adj", -1000),
        ("1234/oom_adj", "oom_adj", -17),
        ("1234/loginuid", "loginuid", 1000),
        ("2/loginuid", "loginuid", None),
        ("1234/sessionid", "sessionid", 3),
        ("2/sessionid", "sessionid", None),
        ("1234/wchan", "wchan", "do_epoll_wait"),
        ("2/wchan", "wchan", None),
        ("1234/timerslack_ns", "timerslack_ns", 50000),
        ("1234/setgroups", "setgroups", "deny"),
        ("1234/ksm_merging_pages", "ksm_merging_pages", 20),
        ("1234/patch_state", "patch_state", "idle"),
        ("1234/fail-nth", "fail_nth", 0),
        ("1234/make-it-fail", "make_it_fail", True),
        (
            "1234/coredump_filter",
            "coredump_filter",
            ["anonymous private", "anonymous shared", "ELF headers", "hugetlb private"],
        ),
        ("1234/personality", "flags", ["ADDR_NO_RANDOMIZE", "READ_IMPLIES_EXEC", "ADDR_LIMIT_32BIT"]),
        ("1234/personality", "domain", "LINUX32"),
        ("2/personality", "domain", "LINUX"),
        ("1234/stack_depth", "previous_stack_depth", 1200),
        ("1234/stack_depth", "stack_depth", 2400),
        ("1234/cpu_resctrl_groups", "res", "/p0"),
        ("1234/cpu_resctrl_groups", "mon", "m1"),
        ("2/cpu_resctrl_groups", "res", ""),
        ("1234/arch_status", "AVX512_elapsed_ms", -1),
        ("1234/ksm_stat", "ksm_process_profit", -4864),
        ("1234/ksm_stat", "ksm_merge_any", False),
        ("1234/ksm_stat", "ksm_mergeable", True),
        ("1234/attr/current", "label", "unconfined_u:unconfined_r:unconfined_t:s0-s0:c0.c1023"),
        ("1234/attr/apparmor/current", "label", "/usr/sbin/a b (x)//&child"),
        ("1234/attr/apparmor/current", "mode", "enforce"),
        ("2/attr/apparmor/current", "mode", None),
        ("1234/attr/smack/current", "label", "_"),
    ],
)
def test_value(sample: Sample, where: str, field: str, value: Any) -> None:
    (record,) = sample(f"x86_64/{where}")
    assert record[field] == value


@pytest.mark.parametrize("name", ["coredump_filter", "ksm_stat", "arch_status", "autogroup"])
def test_files_that_are_empty_for_a_kernel_thread(sample: Sample, name: str) -> None:
    frame = sample(f"x86_64/2/{name}")
    assert (frame.records, frame.canonical) == ([], True)


def test_io(sample: Sample) -> None:
    (io,) = sample("x86_64/1234/io")
    assert (io.rchar, io.syscw, io.cancelled_write_bytes) == (323934931, 632675, 18446744073709547520)


def test_syscall(sample: Sample) -> None:
    (blocked,) = sample("x86_64/1234/syscall")
    assert (blocked.number, blocked.running) == (281, None)
    assert blocked.args == [4, 0x7FFC00020A10, 32, (1 << 64) - 1, 0, 8]
    assert (blocked.stack_pointer, blocked.program_counter) == (0x7FFC000209E0, 0x7F0005123456)
    (running,) = sample("x86_64/1234/task/1236/syscall")
    assert (running.running, running.number, running.args) == (True, None, None)
    (kernel,) = sample("x86_64/2/syscall")
    assert (kernel.number, kernel.args, kernel.program_counter) == (-1, None, 0)


def test_timens_offsets(sample: Sample) -> None:
    monotonic, boottime = sample("x86_64/1234/timens_offsets")
    assert (monotonic.clock, monotonic.seconds, monotonic.nanoseconds) == ("monotonic", -86400, 0)
    assert (boottime.clock, boottime.seconds, boottime.nanoseconds) == ("boottime", 604800, 500000000)


@pytest.mark.parametrize(
    ("where", "variant"),
    [("current", "NUL"), ("apparmor/current", "newline"), ("smack/current", "no end")],
)
def test_what_ends_a_label(sample: Sample, where: str, variant: str) -> None:
    assert sample(f"x86_64/1234/attr/{where}").variant == variant
