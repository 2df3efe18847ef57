"""The users of the netlink connector."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame


def test_connector(sample: Callable[[str], Frame]) -> None:
    assert [(row.name, row.index, row.value) for row in sample("x86_64/net/connector")] == [
        ("cn_proc", 1, 1),
        ("w1", 3, 1),
        ("a_rather_long_name", 4294967295, 0),
    ]
