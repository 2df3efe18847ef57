"""The sockets of Phonet and of the key management interface of IPsec."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]


def test_pfkey(sample: Sample) -> None:
    assert sample("x86_64/net/pfkey").to_dicts() == [
        {"pointer": "000000007d3a1c55", "references": 2, "rmem": 0, "wmem": 768, "uid": 1000, "inode": 1048577}
    ]


def test_phonet(sample: Sample) -> None:
    frame = sample("x86_64/net/phonet")
    assert frame.canonical
    first, second = frame.to_dicts()
    assert first == {
        "protocol": "PHONET",
        "local_object": 0x6C01,
        "remote_object": 0x10,
        "resource": 10,
        "state": "CLOSE",
        "tx_queue": 256,
        "rx_queue": 512,
        "uid": 1000,
        "inode": 38580,
        "references": 2,
        "pointer": "000000008090d030",
        "drops": 3,
    }
    assert (second["protocol"], second["state"], second["inode"]) == ("PIPE", "ESTABLISHED", 4294967297)


def test_resources_of_phonet(sample: Sample) -> None:
    assert sample("x86_64/net/pnresource").to_dicts() == [{"resource": 10, "uid": 1000, "inode": 38580}]
