"""The samples of the distribution, read with the facts of the machine that each is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame


@pytest.fixture
def sample(procframe_sample: Callable[[str], Frame]) -> Callable[[str], Frame]:
    """Reads a sample by machine and name below ``/proc``, such as ``s390x-6.1/sysvipc/shm``."""
    return procframe_sample
