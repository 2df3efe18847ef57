"""The socket tables of Bluetooth."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


def test_l2cap(sample: Sample) -> None:
    frame = sample("x86_64/net/l2cap")
    assert frame.variant == "default"
    assert frame.canonical
    assert frame.to_dicts()[1] == {
        "pointer": "00000000e4827789",
        "references": 3,
        "rmem": 768,
        "wmem": 0,
        "uid": 1000,
        "inode": 1048577,
        "parent_inode": 39689,
        "source_address": None,
        "destination_address": None,
    }


@pytest.mark.parametrize("protocol", ["bnep", "cmtp", "hci", "hidp", "iso"])
def test_one_table_for_each_protocol(sample: Sample, protocol: str) -> None:
    frame = sample(f"x86_64/net/{protocol}")
    assert frame.format.name == f"net/{protocol}"
    assert [(row.references, row.inode, row.parent_inode) for row in frame] == [(2, 40001, 0)]


def test_no_sockets_and_no_randomness_for_pointers(sample: Sample) -> None:
    assert sample("x86_64/net/sco").records == []
    assert [(row.pointer, row.wmem) for row in sample("x86_64/net/rfcomm")] == [("(____ptrval____)", 4294967295)]


def test_addresses_of_older_kernels(sample: Sample) -> None:
    frame = sample("i686-3.8/net/sco")
    assert frame.variant == "3.5"
    row = frame.records[0]
    assert (row.source_address, row.destination_address) == ("00:1a:7d:da:71:13", "00:00:00:00:00:00")
    assert (row.pointer, row.uid, row.inode, row.parent_inode) == ("f5a3c800", 1000, 12345, 0)
