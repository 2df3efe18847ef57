"""The samples of the distribution, read with the facts of the machine that each is of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import procframe
from procframe import Frame
from procframe.testing.samples import Sample

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def sample() -> Callable[[str], Frame]:
    """Reads a sample by machine and name below ``/proc``, such as ``s390x/1234/auxv``."""

    def read(where: str) -> Frame:
        machine, _, name = where.partition("/")
        found = Sample(SAMPLES / machine, name)
        frame = procframe.parse(found.data, name, host=found.host)
        assert procframe.regenerate(frame) == found.data
        return frame

    return read
