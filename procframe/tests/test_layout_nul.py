"""NUL-separated lists, both ways."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import Field, Format, Frame, PluginError, Record, RegenerateError
from procframe.layout import NulEntries, NulList


class Line(Record):
    """A command line."""

    args: Annotated[list[str], Field("Arguments")]
    terminated: Annotated[bool, Field("Whether a NUL follows the last")] = True


class Variable(Record):
    """A variable."""

    name: Annotated[str, Field("Name", kind="identity")]
    value: Annotated[str | None, Field("Value", kind="label")] = None


LIST = Format("list", NulList(Line, "args", "terminated"))
ENTRIES = Format("entries", NulEntries(Variable, "name", "value"))


@pytest.mark.parametrize(
    ("data", "args", "terminated"),
    [
        (b"sh\0-c\0echo a b\0", ["sh", "-c", "echo a b"], True),
        (b"grep\0\0", ["grep", ""], True),
        (b"\0", [""], True),
        (b"a title", ["a title"], False),
        (b"a title\0\0x", ["a title", "", "x"], False),
        (b"\xff\n\r\x1c \0", ["\udcff\n\r\x1c "], True),
    ],
)
def test_lists(data: bytes, args: list[str], terminated: bool) -> None:
    frame = LIST.parse(data)
    assert [(one.args, one.terminated) for one in frame] == [(args, terminated)]
    assert frame.canonical
    assert LIST.regenerate(frame) == data


@given(st.binary(max_size=40).map(lambda data: data.replace(b"a", b"\0").replace(b"b", b"=")))
def test_any_bytes_are_a_list(data: bytes) -> None:
    for format_ in (LIST, ENTRIES):
        frame = format_.parse(data)
        assert format_.regenerate(frame) == data
        assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data
        assert bool(frame.records) == bool(data)


def test_entries() -> None:
    data = b"A=1\0B=\0C\0=D\0E=f=g\nh\0\0"
    frame = ENTRIES.parse(data)
    assert [(one.name, one.value) for one in frame] == [
        ("A", "1"),
        ("B", ""),
        ("C", None),
        ("", "D"),
        ("E", "f=g\nh"),
        ("", None),
    ]
    assert frame.canonical
    assert ENTRIES.regenerate(frame) == data


def test_an_entry_without_its_end() -> None:
    frame = ENTRIES.parse(b"A=1\0B=2")
    assert [one.value for one in frame] == ["1", "2"]
    assert not frame.canonical
    assert ENTRIES.regenerate(frame) == b"A=1\0B=2"


def test_projection() -> None:
    assert LIST.parse(b"a\0", fields=("args",)).to_dicts() == [{"args": ["a"]}]
    assert ENTRIES.parse(b"a=b\0c\0", fields=("value",)).to_dicts() == [{"value": "b"}, {"value": None}]


@pytest.mark.parametrize(
    ("format_", "record"),
    [
        (LIST, Line(args=["a\0b"])),
        (LIST, Line(args=[1])),  # type: ignore[list-item]
        (LIST, Line(args=None)),  # type: ignore[arg-type]
        (LIST, Line(args=["\ud800"])),
        (LIST, Variable(name="a")),
        (ENTRIES, Variable(name="a=b")),
        (ENTRIES, Variable(name="a", value=3)),  # type: ignore[arg-type]
        (ENTRIES, Variable(name="a", value="\0")),
        (ENTRIES, Line(args=[])),
    ],
)
def test_values_that_cannot_be_written(format_: Format, record: Any) -> None:
    frame = format_.parse(b"a\0")
    frame.records = [record]
    with pytest.raises(RegenerateError):
        format_.regenerate(frame)


def test_one_record_only() -> None:
    frame = LIST.parse(b"a\0")
    frame.records *= 2
    with pytest.raises(RegenerateError, match="one record, not 2"):
        LIST.regenerate(frame)


def test_a_declaration_of_fields_that_are_not_there() -> None:
    with pytest.raises(PluginError, match="no field ended"):
        NulList(Line, "args", "ended")
