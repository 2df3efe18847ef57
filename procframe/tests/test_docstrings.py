"""The examples in docstrings hold."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import procframe

MODULES = sorted(
    found.name
    for found in pkgutil.walk_packages(procframe.__path__, "procframe.")
    if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", ["procframe", *MODULES])
def test_examples(name: str) -> None:
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert not failed


def test_there_are_some() -> None:
    finder = doctest.DocTestFinder()
    modules = [importlib.import_module(name) for name in ("procframe.record", "procframe.layout.codecs")]
    assert all(any(test.examples for test in finder.find(module)) for module in modules)
