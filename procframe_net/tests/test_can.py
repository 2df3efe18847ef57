"""The receivers and statistics of CAN."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]


def test_receivers(sample: Sample) -> None:
    frame = sample("x86_64/net/can/rcvlist_all")
    assert (frame.variant, frame.canonical, frame.unrecognised) == ("default", True, [])
    every, one, none = frame.to_dicts()
    assert every["receivers"] == [
        {
            "interface": "any",
            "extended_id": None,
            "standard_id": "000",
            "mask": "00000000",
            "function": "00000000baa804b8",
            "userdata": "000000003514ed25",
            "matches": 75,
            "protocol": "raw",
        }
    ]
    assert [(row["interface"], row["matches"], row["protocol"]) for row in one["receivers"]] == [
        ("vcan0", 74, "raw"),
        ("vcan0", 1234567890, "j1939"),
    ]
    assert (none["record"], none["interface"]) == ("no_receivers", "can12")


def test_identifiers(sample: Sample) -> None:
    """Extended ones have their flag set; so may standard ones have that of remote requests."""
    none, some = sample("x86_64/net/can/rcvlist_fil").records
    assert none.interface == "any"
    assert [(row.interface, row.extended_id, row.standard_id, row.mask) for row in some.receivers] == [
        ("slcan12", "80000000", None, "c0000000"),
        ("slcan12", None, "7ff", "00000700"),
    ]
    (extended,) = sample("x86_64/net/can/rcvlist_eff").records[1].receivers
    assert (extended.extended_id, extended.mask) == ("98abcdef", "dfffffff")
    (remote,) = sample("x86_64/net/can/rcvlist_sff").records[0].receivers
    assert (remote.extended_id, remote.standard_id) == (None, "40000123")
    (errors,) = sample("x86_64/net/can/rcvlist_err").records[0].receivers
    assert errors.mask == "000001ff"
    assert [row.interface for row in sample("x86_64/net/can/rcvlist_inv")] == ["any"]


def test_receivers_of_32_bits(sample: Sample) -> None:
    frame = sample("i686-3.8/net/can/rcvlist_sff")
    assert frame.variant == "32-bit"
    (row,) = frame.records[0].receivers
    assert (row.interface, row.standard_id, row.function, row.userdata) == ("can0", "321", "f8a61000", "f5a3c800")


def test_statistics(sample: Sample) -> None:
    frame = sample("x86_64/net/can/stats")
    assert frame.canonical
    assert frame.to_dicts() == [
        {
            "tx_frames": 59,
            "rx_frames": 60,
            "matches": 45,
            "total_match_ratio": 75,
            "total_tx_rate": 2,
            "total_rx_rate": 3,
            "current_match_ratio": 100,
            "current_tx_rate": 4,
            "current_rx_rate": 5,
            "max_match_ratio": 99,
            "max_tx_rate": 21,
            "max_rx_rate": 22,
            "receivers": 11,
            "max_receivers": 12,
            "resets": None,
            "user_resets": None,
        }
    ]


def test_statistics_after_resets(sample: Sample) -> None:
    frame = sample("s390x/net/can/stats")
    row = frame.records[0]
    assert (frame.variant, frame.canonical) == ("reset", True)
    assert (row.total_match_ratio, row.max_rx_rate, row.receivers, row.resets, row.user_resets) == (
        None,
        None,
        11,
        2,
        1,
    )
    asked = sample("i686-3.8/net/can/stats")
    assert (asked.variant, asked.canonical) == ("default", True)
    assert (asked.records[0].resets, asked.records[0].user_resets) == (None, 1)
