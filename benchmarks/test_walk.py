"""Walks over a thousand live processes: ``stat``, ``status`` and ``cmdline`` of each; and its descriptors too."""

from __future__ import annotations

from typing import Any

import baselines

import procframe

WITH_FDS = "walk with fd/*"


def walk(tree: procframe.Tree, pids: list[int]) -> int:
    """Ours: every field of the three files."""
    seen = 0
    for pid in pids:
        try:
            seen += (
                bool(tree.read(f"{pid}/stat")) + bool(tree.read(f"{pid}/status")) + bool(tree.read(f"{pid}/cmdline"))
            )
        except procframe.ReadError:
            continue
    return seen


def measure(benchmark: Any, how: str, pids: list[int], call: Any, group: str = "walk") -> Any:
    """One measurement."""
    benchmark.group = group
    benchmark.extra_info.update(records=len(pids), how=how)
    return benchmark.pedantic(call, rounds=7, warmup_rounds=2)


def test_procframe(benchmark: Any, pids: list[int]) -> None:
    tree = procframe.Tree.open("/proc")
    assert measure(benchmark, "procframe parse", pids, lambda: walk(tree, pids)) == 3 * len(pids)


def test_hand_written(benchmark: Any, pids: list[int]) -> None:
    assert measure(benchmark, "hand-written", pids, lambda: baselines.walk(pids)) == len(pids)


def test_bare_reads(benchmark: Any, pids: list[int]) -> None:
    assert measure(benchmark, "bare reads", pids, lambda: baselines.read_bare(pids))


def test_psutil(benchmark: Any, pids: list[int]) -> None:
    assert measure(benchmark, "psutil", pids, lambda: baselines.psutil_walk(pids))


def walk_fds(tree: procframe.Tree, pids: list[int]) -> int:
    """Ours: every field of the three files, and what each descriptor is."""
    seen = walk(tree, pids)
    for pid in pids:
        seen += sum(bool(tree.read(f"{pid}/fd/{fd}")) for fd in tree.names(f"{pid}/fd"))
    return seen


def test_procframe_fds(benchmark: Any, pids: list[int]) -> None:
    tree = procframe.Tree.open("/proc")
    assert measure(benchmark, "procframe parse", pids, lambda: walk_fds(tree, pids), WITH_FDS) > 3 * len(pids)


def test_psutil_fds(benchmark: Any, pids: list[int]) -> None:
    assert measure(benchmark, "psutil", pids, lambda: baselines.psutil_fds(pids), WITH_FDS)
