"""What a rule of the match ``pknock`` says of the hosts that knock."""

from __future__ import annotations

from pathlib import Path

import pytest

import procframe
from procframe import Frame
from procframe_example.knock import FORMAT, Knocker

DATA = (Path(__file__).parent / "samples/x86_64/proc/net/xt_pknock/SSH").read_bytes()


@pytest.fixture
def frame() -> Frame:
    return FORMAT.parse(DATA)


def test_hosts(frame: Frame) -> None:
    assert [(record.src, record.status) for record in frame] == [
        ("192.0.2.17", "ALLOWED"),
        ("198.51.100.4", "MATCHING"),
        ("203.0.113.250", "ALLOWED"),
        ("192.0.2.99", "INIT"),
    ]
    assert frame.records[2].to_dict() == {
        "src": "203.0.113.250",
        "proto": "UDP",
        "status": "ALLOWED",
        "accepted_knock_count": 2,
        "expir_time": None,
        "autoclose_time": None,
    }


def test_times_that_are_left(frame: Frame) -> None:
    assert [(record.expir_time, record.autoclose_time) for record in frame] == [
        (None, 1740),
        (8, None),
        (None, None),
        (None, None),
    ]


def test_is_found_by_its_path() -> None:
    assert procframe.match("/proc/net/xt_pknock/SSH") is FORMAT
    assert FORMAT.distribution == "procframe-example"


def test_built_from_scratch() -> None:
    rows = [
        Knocker(src="192.0.2.1", proto="TCP", status="MATCHING", accepted_knock_count=2, expir_time=0),
        Knocker(src="192.0.2.2", proto="UDP", status="ALLOWED", accepted_knock_count=3),
    ]
    assert FORMAT.regenerate(Frame(FORMAT, rows)) == (
        b"src=192.0.2.1 proto=TCP status=MATCHING accepted_knock_count=2 expir_time=0 [secs] \n"
        b"src=192.0.2.2 proto=UDP status=ALLOWED accepted_knock_count=3 \n"
    )


def test_unknown_word_column_and_line_are_kept_and_reported() -> None:
    data = DATA.replace(b"status=INIT", b"status=BANNED").replace(b"=8 [secs] ", b"=8 [secs] ttl=64 ")
    data += b"and so on\n"
    frame = FORMAT.parse(data)
    assert frame.records[3].status == "BANNED"
    assert frame.records[1].expir_time == 8
    assert {piece.text for piece in frame.unrecognised} == {"BANNED", "ttl=64", "and so on"}
    assert FORMAT.regenerate(frame) == data


def test_another_file_is_an_error() -> None:
    with pytest.raises(procframe.ParseError) as caught:
        FORMAT.parse(b"MemTotal:  1 kB\n", path="/tmp/SSH")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("/tmp/SSH", 1, 1)
