"""Lines that may be any text: those that nothing else takes, and first lines of files."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, Line, One, Opt, Rest, Spaced, Stanza, pattern
from procframe.layout.parts import Group
from procframe.record import Field, Record


class Name(Record):
    """A name."""

    name: Annotated[str, Field("Name", codec=TEXT)]


class Names(Record):
    """Names under a title."""

    names: Annotated[list[Name], Field("Names")] = []


class Inventory(Record):
    """A title that may be any text, and two groups."""

    title: Annotated[str, Field("Title", codec=ANYTHING)]
    names: Annotated[Names | None, Field("Names")] = None
    count: Annotated[int | None, Field("Count")] = None
    unit: Annotated[str | None, Field("Unit", codec=pattern("[a-z]+"))] = None


_PARTS = (
    "{title}",
    Spaced(Group("names", Stanza(Names, "Names: ", Rest("names", Stanza(Name, "{name}"))))),
    Line("Count: {count:d}", Opt(" {unit}")),
)
FORMAT = Format("inventory", One(Inventory, *_PARTS, once=True))
TEXT_OF = b"A title\n\nNames: \nCount: no number\nAny other: text\nCount: 3 boxes\n"


def test_lines_that_nothing_else_takes() -> None:
    frame = FORMAT.parse(TEXT_OF)
    record = frame.records[0]
    assert [row.name for row in record.names.names] == ["Count: no number", "Any other: text"]
    assert (record.count, record.unit) == (3, "boxes")
    assert (frame.canonical, frame.unrecognised) == (True, [])
    assert FORMAT.regenerate(frame) == TEXT_OF


def test_a_title_printed_otherwise_is_none_of_them() -> None:
    data = TEXT_OF.replace(b"Names: ", b"Names: 2 of them").replace(b"Count: 3", b"Count:  3")
    frame = FORMAT.parse(data)
    record = frame.records[0]
    assert [row.name for row in record.names.names] == ["Count: no number", "Any other: text"]
    assert record.count == 3
    assert [piece.text for piece in frame.unrecognised] == ["2 of them"]
    assert FORMAT.regenerate(frame) == data


def test_an_unknown_line_is_one_of_them_and_a_blank_one_is_not() -> None:
    data = TEXT_OF.replace(b"Any other", b"new\n\nAny other")
    frame = FORMAT.parse(data)
    assert [row.name for row in frame.records[0].names.names] == ["Count: no number", "new", "Any other: text"]
    assert [piece.what for piece in frame.unrecognised] == ["line"]
    assert FORMAT.regenerate(frame) == data


def test_only_the_first_line_begins_a_record() -> None:
    data = b"A title\nCount: 3\nanother title\n"
    frame = FORMAT.parse(data)
    assert [(record.title, record.count) for record in frame] == [("A title", 3)]
    assert [piece.text for piece in frame.unrecognised] == ["another title"]
    assert FORMAT.regenerate(frame) == data
    again = Format("inventory", One(Inventory, *_PARTS)).parse(data)
    assert [record.title for record in again] == ["A title", "another title"]
