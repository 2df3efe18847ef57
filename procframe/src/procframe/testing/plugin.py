"""The pytest plugin: the options of the laws, and samples as frames. It is loaded in every pytest run of any project."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from procframe.frame import Frame

__all__ = ["EXAMPLES", "procframe_sample", "pytest_addoption"]

EXAMPLES = 25
"""Examples that each property is tried on unless the command line says otherwise."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the options of the laws."""
    group = parser.getgroup("procframe", "the laws of procframe's formats")
    group.addoption(
        "--procframe-examples",
        type=int,
        metavar="N",
        help=f"try each property on N random examples, other ones on each run (default: the same {EXAMPLES})",
    )


@pytest.fixture
def procframe_sample(request: pytest.FixtureRequest) -> Callable[[str], Frame]:
    """Reads a sample in the folder ``samples`` beside the test, such as ``"s390x/net/tcp"``, as of its machine.

    The frame is known to go back to the bytes of the sample.
    """
    # Only who uses it imports the library: coverage of a library begins after the plugins are loaded.
    from procframe import parse, regenerate
    from procframe.testing.samples import Sample

    def read(where: str) -> Frame:
        machine, _, key = where.partition("/")
        sample = Sample(request.path.parent / "samples" / machine, key)
        frame = parse(sample.data, key, host=sample.host)
        assert regenerate(frame) == sample.data
        return frame

    return read
