"""Lines that the newlines in their values break, and the several forms of a keyed line, both ways."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from procframe import Field, Format, Frame, KeyedRecord, ParseError, Record
from procframe.layout import Alt, File, Keys, Many, One, Spanning, Stanza, pattern, split_number


class Sched(KeyedRecord):
    """A head whose name may hold newlines, and keyed lines of two widths."""

    comm: Annotated[str, Field("Name", codec=pattern(r"[^\0]{0,20}"))]
    pid: Annotated[int, Field("Number", kind="identity")]
    runs: Annotated[int, Field("Runs", form=Alt("{key}{@12}:{:6d}", "{key}{@8}:{:6d}"))]
    time: Annotated[
        int, Field("Time", unit="ns", codec=split_number(3), form=Alt("{key}{@12}:{:>9}", "{key}{@8}:{:>9}"))
    ]
    groups: Annotated[
        list[int],
        Field("Groups", form=Alt("{key}:\t{} ", "{key}:\t{}"), codec=pattern("(?:[0-9]+(?: [0-9]+)*)?")),
    ]


class Setting(Record):
    """A setting."""

    key: Annotated[str, Field("Key")]
    value: Annotated[str, Field("Value, which may hold newlines", codec=pattern(r"\"[^\"]*\""))]


FORMAT = Format(
    "sched",
    One(Sched, Spanning("{comm} ({pid:d})", most=8), "----", Keys(Alt("{key}{@12}:{:6d}", "{key}{@8}:{:6d}"))),
)


def both_ways(data: bytes) -> Any:
    frame = FORMAT.parse(data)
    assert FORMAT.regenerate(frame) == data
    assert FORMAT.regenerate(Frame.from_json(frame.to_json(), FORMAT)) == data
    return frame


WIDE = b"----\nruns        :     5\ntime        :    1.250\n"


@pytest.mark.parametrize("comm", ["sh", "a b", "a (1", "a\nb", "\n\n\nx", "x\n", "\udcff\n----\n"])
def test_names_with_newlines(comm: str) -> None:
    frame = both_ways(comm.encode("utf-8", "surrogateescape") + b" (77)\n" + WIDE)
    (record,) = frame.records
    assert (record.comm, record.pid, record.runs, record.time) == (comm, 77, 5, 1250)
    assert (frame.canonical, frame.unrecognised) == (True, [])


def test_unknown_lines_after_a_broken_line() -> None:
    frame = both_ways(b"a\nb (77) new\n" + WIDE + b"what is this\n")
    assert frame.records[0].comm == "a\nb"
    assert [piece.text for piece in frame.unrecognised] == ["new", "what is this"]
    frame = both_ways(b"a\nb (77)\n----\nwhat\nruns        :     5\nis this\n")
    assert frame.records[0].runs == 5
    assert [piece.text for piece in frame.unrecognised] == ["what", "is this"]


def test_more_lines_than_there_can_be() -> None:
    with pytest.raises(ParseError):
        FORMAT.parse(b"a\n" * 9 + b"(77)\n")


def test_forms() -> None:
    frame = both_ways(b"sh (1)\n----\nruns    :     5\ntime    :    1.250\n")
    assert (frame.records[0].runs, frame.records[0].time) == (5, 1250)
    assert frame.canonical
    frame.records[0]["runs"] = 123
    assert b"\nruns    :   123\n" in FORMAT.regenerate(frame)
    built = FORMAT.parse(b"sh (1)\n----\n")
    built.records = [Sched(comm="x", pid=2, time=7)]
    assert FORMAT.regenerate(built) == b"x (2)\n----\ntime        :    0.007\n"


def test_forms_that_differ_by_one_blank() -> None:
    for text in (b" ", b"", b"1 2 ", b"1 2"):
        frame = both_ways(b"sh (1)\n----\ngroups:\t" + text + b"\n")
        assert frame.canonical
        assert frame.records[0].groups == text.decode().rstrip(" ")


def test_a_line_in_none_of_its_forms() -> None:
    frame = both_ways(b"sh (1)\n----\nruns :5\n")
    assert frame.records[0].runs == 5
    assert not frame.canonical


def test_unknown_keys_have_the_usual_forms() -> None:
    for line in (b"new         :     6\n", b"new     :     6\n"):
        frame = both_ways(b"sh (1)\n----\n" + line)
        assert frame.records[0]["new"] == 6
        assert [piece.text for piece in frame.unrecognised] == ["new: 6"]


def test_many_alike() -> None:
    for number in range(120):
        for width in (12, 8):
            text = f"a\nb ({number})\n----\n{'runs'.ljust(width)}:{number:6d}\n{'time'.ljust(width)}:{'0.001':>9}\n"
            frame = both_ways(text.encode())
            assert (frame.records[0].comm, frame.records[0].runs, frame.canonical) == ("a\nb", number, True)


def test_records_of_one_such_line_each() -> None:
    format_ = Format("settings", File(Many("records", Stanza(Setting, Spanning("{key} = {value}", most=8)))))
    data = b"".join(b'a.%d = "one\ntwo"\nb = "x"\n' % number for number in range(100))
    frame = format_.parse(data)
    assert len(frame) == 200
    assert frame.records[2].value == '"one\ntwo"'
    assert format_.regenerate(frame) == data
