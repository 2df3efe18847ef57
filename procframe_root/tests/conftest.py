"""The samples of the distribution, read with the facts of the machine that each is of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import procframe
from procframe import Frame
from procframe.testing.samples import host_of

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def sample() -> Callable[[str], Frame]:
    """Reads a sample by machine and name below ``/proc``, such as ``s390x/cpuinfo``."""

    def read(where: str) -> Frame:
        machine, _, name = where.partition("/")
        data = (SAMPLES / machine / "proc" / name).read_bytes()
        return procframe.parse(data, name, host=host_of(SAMPLES / machine))

    return read
