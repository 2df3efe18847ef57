"""Widths that no line prints, and cells of text before cells of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import pytest

from procframe.format import Format
from procframe.frame import Frame
from procframe.layout import File, Line, Many, Measure, Repeat, Stanza, Table
from procframe.record import Field, Record


class Header(Record):
    """The header."""

    title: Annotated[str | None, Field("Title")] = None
    width: Annotated[int | None, Field("Width of the names")] = None


class Row(Record):
    """A row."""

    name: Annotated[str, Field("Name")]
    count: Annotated[int, Field("Count")]


def _measure(lines: Iterator[str], header: Mapping[str, Any]) -> int | None:
    """A number is four characters wide and ends the line."""
    assert header["title"] == "t"
    return max((len(line) - 5 for line in lines), default=None)


FORMAT = Format(
    "measured",
    File(
        "# {title}",
        Measure("width", _measure),
        Many("records", Stanza(Row, Line("{name:<[width]s} {count:4d}"))),
        header=Header,
    ),
)


@pytest.mark.parametrize("width", [3, 8, 21])
def test_a_width_is_measured_and_used_both_ways(width: int) -> None:
    data = f"# t\n{'a':<{width}s}    1\n{'abc':<{width}s} 9999\n".encode()
    frame = FORMAT.parse(data)
    assert frame.header.width == width
    assert [(record.name, record.count) for record in frame] == [("a", 1), ("abc", 9999)]
    assert frame.canonical
    assert FORMAT.regenerate(frame) == data
    frame.header.width = width + 2
    assert FORMAT.regenerate(frame).split(b"\n")[1] == b"a".ljust(width + 2) + b"    1"


def test_a_file_without_rows_measures_nothing() -> None:
    frame = FORMAT.parse(b"# t\n")
    assert frame.header.width is None
    assert FORMAT.regenerate(frame) == b"# t\n"


TABLE = Format("table", Table(Row, "{name:<8s} {count:4d}"))


@pytest.mark.parametrize("name", ["a", "exactly8", "more-than-eight", "caf\u00e9"])
@pytest.mark.parametrize("count", [0, 12, 1234, 123456])
def test_text_padded_on_the_right_before_a_number_padded_on_the_left(name: str, count: int) -> None:
    padding = " " * max(0, 8 - len(name.encode()))
    data = f"{name}{padding} {count:4d}\n".encode() * 3
    frame = TABLE.parse(data)
    assert [(record.name, record.count) for record in frame] == [(name, count)] * 3
    assert frame.canonical
    assert TABLE.regenerate(frame) == data


class List(Record):
    """A list."""

    values: Annotated[list[int], Field("Values")]


@pytest.mark.parametrize(
    ("cell", "separator", "text", "values"),
    [
        ("{:3d}", ",", "  1, 22,333,4444", [1, 22, 333, 4444]),
        ("{:3d}", " ", "  1  22 333", [1, 22, 333]),
        (" {:d}", "", " 0 0 17", [0, 0, 17]),
        ("{:4d} ", "", "   1   -2 ", [1, -2]),
    ],
)
def test_cells(cell: str, separator: str, text: str, values: list[int]) -> None:
    format_ = Format("cells", Table(List, "v:", Repeat("values", cell, separator=separator, minimum=1)))
    data = f"v:{text}\n".encode()
    frame = format_.parse(data)
    assert frame.records[0].values == values
    assert frame.canonical
    assert format_.regenerate(frame) == data


@pytest.mark.parametrize("text", ["  1   22", "   1 22"])
def test_cells_of_another_width_are_not_canonical(text: str) -> None:
    format_ = Format("cells", Table(List, "v:", Repeat("values", " {:3d}", minimum=1)))
    data = f"v:{text}\n".encode()
    frame: Frame = format_.parse(data)
    assert frame.records[0].values == [1, 22]
    assert not frame.canonical
    assert format_.regenerate(frame) == data
