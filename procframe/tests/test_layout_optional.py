"""What is there or not: optional parts and alternatives, one in another, with values that may be empty."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from procframe import Field, Format, Frame, PluginError, Record
from procframe.layout import Alt, Codec, Flag, Opt, Repeat, Table, pattern, sentinel, value, words

MAYBE = pattern(r"[^ \t\n=\]>]*")


class Row(Record):
    """A row whose values may be there, be empty, or not be there."""

    a: Annotated[int | None, Field("A number")] = None
    b: Annotated[int | None, Field("Another number")] = None
    text: Annotated[str | None, Field("A text", codec=MAYBE)] = None
    name: Annotated[str | None, Field("Another text", codec=MAYBE)] = None
    items: Annotated[list[str] | None, Field("Words", codec=words(","))] = None
    counts: Annotated[list[int] | None, Field("Numbers")] = None
    limit: Annotated[int | None, Field("A number, or none", codec=sentinel({-1: None}))] = None
    on: Annotated[bool | None, Field("A flag")] = None


def table(*items: Any) -> Format:
    return Format("row", Table(Row, *items))


def exactly(format_: Format, lines: dict[bytes, Row]) -> None:
    """Whether each line reads as its record and is printed from it: alone, in a table of few rows, and in one of many."""
    whole = b"".join(line + b"\n" for line in lines)
    for data, rows in [(line + b"\n", [row]) for line, row in lines.items()] + [
        (whole * times, list(lines.values()) * times) for times in (1, 100)
    ]:
        frame = format_.parse(data)
        assert frame.records == rows
        assert frame.canonical
        assert not frame.unrecognised
        assert format_.regenerate(frame) == data
        assert format_.regenerate(Frame(format_, rows)) == data
        assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data


def test_an_optional_part_in_one_whose_value_may_be_empty() -> None:
    lines = {
        b"1": Row(a=1),
        b"1 ": Row(a=1, text=""),
        b"1 x": Row(a=1, text="x"),
        b"1 =2": Row(a=1, text="", b=2),
        b"1 x=2": Row(a=1, text="x", b=2),
    }
    exactly(table("{a:d}", Opt(" {text}", Opt("={b:d}"))), lines)


def test_an_optional_part_before_a_value_that_may_be_empty() -> None:
    lines = {
        b"1": Row(a=1),
        b"1 <>": Row(a=1, text=""),
        b"1 5<>": Row(a=1, b=5, text=""),
        b"1 5<x>": Row(a=1, b=5, text="x"),
    }
    exactly(table("{a:d}", Opt(" ", Opt("{b:d}"), "<{text}>")), lines)


def test_optional_parts_that_each_may_be_empty() -> None:
    lines = {
        b"1": Row(a=1),
        b"1[]": Row(a=1, text=""),
        b"1[]=": Row(a=1, text="", name=""),
        b"1[x]": Row(a=1, text="x"),
        b"1[]=y": Row(a=1, text="", name="y"),
    }
    exactly(table("{a:d}", Opt("[{text}]", Opt("={name}"))), lines)


def test_alternatives_in_an_optional_part() -> None:
    lines = {
        b"1": Row(a=1),
        b"1 2-": Row(a=1, b=2),
        b"1 2=": Row(a=1, b=2, text=""),
        b"1 2=x": Row(a=1, b=2, text="x"),
    }
    exactly(table("{a:d}", Opt(" {b:d}", Alt("={text}", "-"))), lines)


@pytest.mark.parametrize(
    ("part", "name", "empty", "full"),
    [("[{text}]", "text", "", "x"), ("[{items}]", "items", [], ["x"]), ("cells", "counts", [], [7])],
)
def test_empty_is_not_absent(part: str, name: str, empty: object, full: object) -> None:
    items = ("[", Repeat("counts", "{:d}", separator=","), "]") if part == "cells" else (part,)
    shown = b"[7]" if part == "cells" else b"[x]"
    rows = [Row(a=1), Row(a=1, **{name: empty}), Row(a=1, **{name: full})]  # type: ignore[arg-type]
    exactly(table("{a:d} ", Opt(*items)), dict(zip((b"1 ", b"1 []", b"1 " + shown), rows, strict=True)))
    exactly(table("{a:d} ", Alt(items, "-")), dict(zip((b"1 -", b"1 []", b"1 " + shown), rows, strict=True)))


def test_alternatives_each_of_which_may_be_empty() -> None:
    lines = {b"<>": Row(name=""), b"[]": Row(text=""), b"<x>": Row(name="x"), b"[x]": Row(text="x")}
    exactly(table(Alt("[{text}]", "<{name}>")), lines)


def test_other_blanks_do_not_make_an_empty_value_absent() -> None:
    format_ = table("{a:d} ", Alt("[{text}]", "-"), " {b:d}")
    for data, text in ((b"1  [] 2\n", ""), (b"1  - 2\n", None), (b"1  [x] 2\n", "x")):
        frame = format_.parse(data)
        assert (frame.records[0].text, frame.records[0].b) == (text, 2)
        assert not frame.canonical
        assert format_.regenerate(frame) == data


def test_a_value_that_reads_none_does_not_tell_that_it_is_absent() -> None:
    lines = {b"x": Row(), b"x -1 2": Row(b=2), b"x 5 2": Row(limit=5, b=2)}
    exactly(table("x", Opt(" {limit:d} {b:d}")), lines)
    exactly(table("x ", Alt("{b:d}", "{limit:d}!")), {b"x 2": Row(b=2), b"x -1!": Row(), b"x 5!": Row(limit=5)})


@pytest.mark.parametrize(
    ("items", "what"),
    [
        ([Opt("{text}")], "when its value is empty"),
        (["{a:d}", Alt("{text}", "-")], "when its value is empty"),
        (["{a:d}", Alt("<{b:d}>", "{items}")], "when its value is empty"),
        (["{a:d}", Opt(Repeat("counts", " {:d}"))], "when its value is empty"),
        (["{a:d}", Opt(Opt("[{text}]"), "{name}")], "when its value is empty"),
        (["{a:d}", Opt(" -", Opt("{b:d}"))], "use Flag"),
        (["{a:d}", Opt(" ", Alt("{b:d}", "-"))], "use Flag"),
        (["{a:d} ", Alt("-", "[{text}]")], "put it last"),
        (["{a:d}", Opt(" {limit:d}")], "not None"),
        (["{a:d} ", Alt("{limit:d}", "<{b:d}>")], "not None"),
    ],
)
def test_what_could_not_be_told_is_refused_when_it_is_bound(items: list[Any], what: str) -> None:
    with pytest.raises(PluginError, match=what):
        table(*items).variants[0].layout.bind(Frame(table("{a:d}"), []).host)


def test_what_can_be_told_is_not_refused() -> None:
    exactly(table("{a:d}", Opt(Repeat("counts", " {:d}", minimum=1))), {b"1": Row(a=1), b"1 2": Row(a=1, counts=[2])})
    lines = {b"1": Row(a=1, on=False), b"1!": Row(a=1, on=True), b"1!<2>": Row(a=1, on=True, b=2)}
    exactly(table("{a:d}", Opt(Flag("on", "!"), Opt("<{b:d}>"))), lines)
    exactly(
        table("{a:d}", Opt("{text:>3s}|")), {b"1": Row(a=1), b"1   |": Row(a=1, text=""), b"1  x|": Row(a=1, text="x")}
    )


MARK = Codec(lambda text: text == "*", lambda mark: "*" if mark else "", r"\*?", schema="boolean")
STAR = Codec(lambda text: {" ": False, "*": True}[text], lambda mark: "*" if mark else " ", "[ *]", schema="boolean")


@pytest.mark.parametrize("codec", [MARK, STAR])
@pytest.mark.parametrize("align", "<>")
@pytest.mark.parametrize("width", [1, 2, 3])
def test_a_mark_or_a_blank_in_its_place(codec: Codec, align: str, width: int) -> None:
    shown = "*".ljust(width) if align == "<" else "*".rjust(width)
    lines = {
        f"  {' ' * width}C1 2".encode(): Row(on=False, a=1, b=2),
        f"  {shown}C1 2".encode(): Row(on=True, a=1, b=2),
    }
    exactly(table("  ", value(f"{{on:{align}{width}s}}", codec), "C{a:d} {b:d}"), lines)


def test_blanks_alone_in_an_alternative_are_no_value_among_other_blanks() -> None:
    nothing = Codec(lambda text: None, lambda _: "", "", exact=True)
    format_ = table("{a:d} ", Alt("{b:3d}", value("{b:>3s}", nothing)), " {limit:d}")
    exactly(format_, {b"1   2 5": Row(a=1, b=2, limit=5), b"1     5": Row(a=1, limit=5)})
    frame = format_.parse(b"1       5\n")
    assert (frame.records[0].b, frame.records[0].limit, frame.canonical) == (None, 5, False)
    assert not frame.unrecognised
    assert format_.regenerate(frame) == b"1       5\n"
