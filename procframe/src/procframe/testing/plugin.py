"""The pytest plugin: the options of the laws. It is loaded in every pytest run, so it imports next to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["EXAMPLES", "pytest_addoption"]

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
