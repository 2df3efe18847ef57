"""What the statistics of the ZFS cache say."""

from __future__ import annotations

from pathlib import Path

import pytest

import procframe
from procframe import Frame
from procframe_example.arcstats import FORMAT, ArcStatistic, Kstat

DATA = (Path(__file__).parent / "samples/x86_64/proc/spl/kstat/zfs/arcstats").read_bytes()


@pytest.fixture
def frame() -> Frame:
    return FORMAT.parse(DATA)


def test_statistics(frame: Frame) -> None:
    values = {record.name: record.value for record in frame}
    assert len(values) == 13
    assert values["hits"] == 918273
    assert values["deleted"] == 2**64 - 1
    assert values["memory_available_bytes"] == -65536
    assert frame.records[0].to_dict() == {"name": "hits", "type": "uint64", "value": 918273}
    assert {record.type for record in frame} == {"int64", "uint64"}


def test_first_line(frame: Frame) -> None:
    assert frame.header == Kstat(
        id=7, type=1, flags=["virtual"], count=13, size=624, created=5123456789, read=86400123456789
    )


def test_is_found_by_its_path() -> None:
    assert procframe.match("/proc/spl/kstat/zfs/arcstats") is FORMAT
    assert FORMAT.distribution == "procframe-example"


def test_built_from_scratch() -> None:
    header = Kstat(id=1, type=1, flags=["virtual", "writable"], count=2, size=96, created=0, read=5)
    rows = [
        ArcStatistic(name="hits", type="uint64", value=3),
        ArcStatistic(name="a_name_that_is_wider_than_its_column", type="int64", value=-1),
    ]
    assert FORMAT.regenerate(Frame(FORMAT, rows, header=header)) == (
        b"1 1 0x05 2 96 0 5\n"
        b"name                            type data\n"
        b"hits                            4    3\n"
        b"a_name_that_is_wider_than_its_column 3    -1\n"
    )


def test_unknown_type_flag_and_line_are_kept_and_reported() -> None:
    data = DATA.replace(b" 0x01 ", b" 0x101 ").replace(b"hits" + 28 * b" " + b"4 ", b"hits" + 28 * b" " + b"9 ", 1)
    data += b"kstat_flavour                   7    a text\n"
    frame = FORMAT.parse(data)
    assert frame.records[0].type == 9
    assert frame.header.flags == ["virtual", "0x100"]
    assert [piece.text for piece in frame.unrecognised] == ["kstat_flavour                   7    a text", "0x100", "9"]
    assert FORMAT.regenerate(frame) == data


def test_another_file_is_an_error() -> None:
    with pytest.raises(procframe.ParseError) as caught:
        FORMAT.parse(b"MemTotal:  1 kB\n", path="/tmp/arcstats")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("/tmp/arcstats", 1, 1)
