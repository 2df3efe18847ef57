"""Other large files in memory: ours both ways, against a bare split."""

from __future__ import annotations

from typing import Any

import inputs
import pytest
from more_inputs import MORE

import procframe

files = pytest.mark.parametrize("name", MORE)


def measure(benchmark: Any, name: str, how: str, call: Any) -> Any:
    """One measurement; a route, mapping or counter is what it is divided by."""
    benchmark.group = name
    benchmark.extra_info.update(records=MORE[name][1], how=how)
    return benchmark.pedantic(call, rounds=9, warmup_rounds=2)


@files
def test_parse(benchmark: Any, name: str) -> None:
    data = MORE[name][0]()
    frame = measure(benchmark, name, "procframe parse", lambda: procframe.parse(data, name, host=inputs.HOST))
    assert len(frame) == MORE[name][2]
    assert frame.canonical
    assert not frame.unrecognised


@files
def test_regenerate(benchmark: Any, name: str) -> None:
    data = MORE[name][0]()
    frame = procframe.parse(data, name, host=inputs.HOST)
    assert measure(benchmark, name, "procframe regenerate", lambda: procframe.regenerate(frame)) == data


@files
def test_split(benchmark: Any, name: str) -> None:
    data = MORE[name][0]()
    assert measure(benchmark, name, "split", lambda: data.split())
