"""Tests for a plugin's formats: the laws that every format obeys, run over its formats and samples.

One line in a test module is enough (``pip install procframe[testing]``)::

    from procframe.testing import laws

    TestLaws = laws("procframe-net")

It finds the formats of that distribution, and the samples in the folder ``samples`` beside the module: trees such as
``samples/x86_64/proc/net/tcp``, one for each machine. See ``laws`` for the rest, ``Laws`` for the laws themselves.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from procframe.testing.suite import Laws, laws

__all__ = ["Laws", "laws"]


def __getattr__(name: str) -> Any:
    # pytest imports this package for its options in every run; hypothesis is for those who run the laws.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.suite"), name)
