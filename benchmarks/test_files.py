"""Whole files in memory: ours both ways, against a bare split, a hand-written loop, jc and psutil."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import baselines
import inputs
import pytest

import procframe

FILES = {
    "net/tcp": (inputs.tcp, baselines.tcp, "proc_net_tcp", baselines.psutil_tcp),
    "net/unix": (inputs.unix, baselines.unix, "proc_net_unix", baselines.psutil_unix),
    "kallsyms": (inputs.kallsyms, baselines.kallsyms, None, None),
    "PID/smaps": (inputs.smaps, baselines.smaps, "proc_pid_smaps", baselines.psutil_smaps),
    "interrupts": (inputs.interrupts, baselines.interrupts, "proc_interrupts", None),
}

records = pytest.mark.parametrize("name", FILES)


def measure(benchmark: Any, name: str, how: str, count: int, call: Any, rounds: int = 5) -> Any:
    """One measurement; ``count`` records make ns a record of it."""
    benchmark.group = name
    benchmark.extra_info.update(records=count, how=how)
    return benchmark.pedantic(call, rounds=rounds, warmup_rounds=1)


def count_of(name: str) -> int:
    """How many records the input has."""
    return {
        "net/tcp": inputs.TCP_ROWS,
        "net/unix": inputs.UNIX_ROWS,
        "kallsyms": inputs.SYMBOLS,
        "PID/smaps": inputs.MAPPINGS,
        "interrupts": inputs.INTERRUPTS + 1,
    }[name]


@records
def test_parse(benchmark: Any, name: str) -> None:
    data = FILES[name][0]()
    frame = measure(
        benchmark, name, "procframe parse", count_of(name), lambda: procframe.parse(data, name, host=inputs.HOST)
    )
    assert len(frame) == count_of(name)
    assert frame.canonical
    assert not frame.unrecognised


@records
def test_regenerate(benchmark: Any, name: str) -> None:
    data = FILES[name][0]()
    frame = procframe.parse(data, name, host=inputs.HOST)
    assert measure(benchmark, name, "procframe regenerate", count_of(name), lambda: procframe.regenerate(frame)) == data


@records
def test_split(benchmark: Any, name: str) -> None:
    data = FILES[name][0]()
    assert measure(benchmark, name, "split", count_of(name), lambda: data.split())


@records
def test_hand_written(benchmark: Any, name: str) -> None:
    data = FILES[name][0]()
    assert len(measure(benchmark, name, "hand-written", count_of(name), lambda: FILES[name][1](data))) == count_of(name)


@pytest.mark.parametrize("name", [name for name, parts in FILES.items() if parts[2]])
def test_jc(benchmark: Any, name: str) -> None:
    data = FILES[name][0]()
    parser = FILES[name][2]
    assert parser is not None
    assert measure(benchmark, name, "jc", count_of(name), lambda: baselines.jc_parse(parser, data), rounds=2)


@pytest.mark.parametrize("name", [name for name, parts in FILES.items() if parts[3]])
def test_psutil(benchmark: Any, name: str, tmp_path: Path) -> None:
    data = FILES[name][0]()
    directory = baselines.fake_proc(tmp_path, name.replace("PID", "1"), data)
    call = FILES[name][3]
    assert call is not None
    assert measure(benchmark, name, "psutil", count_of(name), lambda: call(directory), rounds=2)
