"""Columns with nothing but their widths between them: what is read is what was printed, or the line is not known."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procframe import Field, Format, Frame, Host, ParseError, PluginError, Record
from procframe.layout import Alt, Flag, Opt, Repeat, Table
from procframe.layout.template import Spec, Val, atoms
from procframe.layout.touching import sized


class Row(Record):
    """Numbers and a word."""

    a: Annotated[int | None, Field("A number")] = None
    b: Annotated[int | None, Field("A number", kind="counter")] = None
    c: Annotated[int | None, Field("A number")] = None
    word: Annotated[str | None, Field("A word")] = None
    load: Annotated[float | None, Field("A fraction")] = None
    counts: Annotated[list[int] | None, Field("Numbers")] = None
    on: Annotated[bool | None, Field("A flag")] = None


def table(*items: Any) -> Format:
    return Format("row", Table(Row, *items))


def readings(format_: Format, line: bytes) -> list[Row | None]:
    """The record of a line, alone, among others of its kind, with a column behind it; ``None`` where it is unknown."""
    found: list[Row | None] = []
    for data in (line + b"\n", (line + b"\n") * 100, line + b" new\n"):
        try:
            frame = format_.parse(data)
        except ParseError:
            found.append(None)
            continue
        assert format_.regenerate(frame) == data
        for record in frame.records:
            record.residue = None
        found.append(frame.records[0] if frame.records else None)
    return found


TEMPLATES = [
    "{a:4d}{b:4d}",
    "{a:4d}{b:1d}",
    "{a:1d}{b:3d}",
    "{a:2d}{b:3d}{c:2d}",
    "<{a:3d}{b:3d}{c:3d}>",
    "{a:02x}{b:02x}",
    "{a:03d}{b:3d}{c:2d}",
    "{word:<3s}{a:3d}",
    "{word:<3s}{a:1d}",
    "{word:<2s}{a:<3d}{b:3d}",
    "{word}{a:>3d}",
    "{a:d}{b:3d}",
    "{a:2d}{word:>3s}{b:2d}",
    "{a:2d}{load:6.2f}{b:3d}",
    "{load:5.1f}{a:3x}{b:3o}",
]


NUMBERS = st.one_of(st.integers(0, 9), st.integers(-99, 999), st.integers(0, 99999))


@pytest.mark.parametrize("template", TEMPLATES)
@settings(max_examples=60)
@given(st.data())
def test_never_a_wrong_value(template: str, data: st.DataObject) -> None:
    format_ = table(template)
    values: dict[str, Any] = {}
    fits = True
    for atom in atoms([template]):
        if isinstance(atom, Val):
            draw = st.text("a1f-", min_size=1, max_size=5) if atom.name == "word" else NUMBERS
            value = data.draw(draw)
            if atom.name == "load":
                value /= 10
            elif atom.spec.type in ("x", "o"):
                value = abs(value)
            values[atom.name] = value
            fits = fits and len(format(value, atom.spec.minimal)) <= atom.spec.width
    row = Row(**values)
    line = format_.regenerate(Frame(format_, [row]))[:-1]
    found = readings(format_, line)
    assert all(one in (row, None) for one in found), (line, row, found)
    if fits:
        assert found == [row] * 3, line


@pytest.mark.parametrize(
    ("template", "line", "row"),
    [
        ("{a:4d}{b:4d}", b"12345678", Row(a=1234, b=5678)),
        ("{a:4d}{b:4d}", b"12345   6", Row(a=12345, b=6)),
        ("{a:4d}{b:4d}", b"   112345", Row(a=1, b=12345)),
        ("{a:4d}{b:4d}", b"-123-456", Row(a=-123, b=-456)),
        ("{a:4d}{b:4d}", b"123451234", None),
        ("{a:4d}{b:4d}", b"1234512345", None),
        ("{a:4d}{b:1d}", b"   112", Row(a=1, b=12)),
        ("{a:4d}{b:1d}", b"123412", None),
        ("{a:2d}{b:2d}{c:2d}", b"123 4 5", Row(a=123, b=4, c=5)),
        ("{a:2d}{b:2d}{c:2d}", b" 1123 5", Row(a=1, b=123, c=5)),
        ("{a:2d}{b:2d}{c:2d}", b" 1 2123", Row(a=1, b=2, c=123)),
        ("{a:2d}{b:2d}{c:2d}", b"12345 6", None),
        ("{a:2d}{b:2d}{c:2d}", b" 112123", None),
        ("{a:02x}{b:02x}", b"1234", Row(a=0x12, b=0x34)),
        ("{a:02x}{b:02x}", b"12345", None),
        ("{a:02x}{b:4d}", b"123   5", Row(a=0x123, b=5)),
        ("{word:<6s}{a:4d}", b"abcdef1234", Row(word="abcdef", a=1234)),
        ("{word:<6s}{a:4d}", b"abcdefg   1", Row(word="abcdefg", a=1)),
        ("{word:<6s}{a:4d}", b"abc   12345", Row(word="abc", a=12345)),
        ("{word:<6s}{a:4d}", b"abcdefg1234", None),
        ("{word}{a:>4d}", b"abc   1", Row(word="abc", a=1)),
        ("{word}{a:>4d}", b"abc1234", None),
    ],
)
def test_what_widths_tell(template: str, line: bytes, row: Row | None) -> None:
    assert readings(table(template), line) == [row] * 3


def test_values_that_run_into_each_other_are_an_unknown_line_of_a_table() -> None:
    format_ = table("{a:4d}{b:4d}")
    data = b"   1   2\n123451234\n   3   4\n"
    frame = format_.parse(data)
    assert [(row.a, row.b) for row in frame] == [(1, 2), (3, 4)]
    assert [piece.text for piece in frame.unrecognised] == ["123451234"]
    assert format_.regenerate(frame) == data


@pytest.mark.parametrize(
    ("template", "line", "row"),
    [
        ("<{a:4d}{b:4d}> {word}", b"<     1   2>  x", Row(a=1, b=2, word="x")),
        ("<{a:4d}{b:4d}> {word}", b"<12345   2>  x", Row(a=12345, b=2, word="x")),
        ("<{a:4d}{b:4d}> {word}", b"<12345678>  x", Row(a=1234, b=5678, word="x")),
        ("<{a:4d}{b:4d}> {word}", b"<123456789>  x", None),
        ("<{a:4d}{b:4d}> {word}", b"<123>  x", None),
        ("<{a:02x}{b:02x}> {word}", b"<1234>  x", Row(a=0x12, b=0x34, word="x")),
        ("<{a:02x}{b:02x}> {word}", b"<12345>  x", None),
        ("<{word:<3s}{a:3d}> {b:d}", b"<abc  1>  2", Row(word="abc", a=1, b=2)),
        ("<{word:<3s}{a:3d}> {b:d}", b"<abc123>  2", Row(word="abc", a=123, b=2)),
        ("<{word:<3s}{a:3d}> {b:d}", b"<abcd123>  2", None),
        ("{a:2d}{b:2d}{c:2d}", b"12 345  6", Row(a=12, b=3, c=45)),
        ("{a:2d}{b:2d}{c:2d}", b"123456 ", Row(a=12, b=34, c=56)),
        ("{a:<3d}{b:d}| {word}", b"1234|  x", Row(a=123, b=4, word="x")),
        ("{a:<3d}{b:d}| {word}", b"12   4|  x", Row(a=12, b=4, word="x")),
        ("{a:<3d}{b:d}| {word}", b"12|  x", None),
        ("{word:<2s}{a:<2d}{b:<2d}|", b"ab12345  |", None),
        ("{word:<2s}{a:<2d}{b:<2d}|", b"ab1234  |", Row(word="ab", a=12, b=34)),
        ("{word:<2s}{a:<2d}{b:<2d}|", b"ab1  4 |", Row(word="ab", a=1, b=4)),
    ],
)
def test_where_blanks_are_unusual_values_fit_their_columns(template: str, line: bytes, row: Row | None) -> None:
    assert readings(table(template), line)[:2] == [row] * 2


@pytest.mark.parametrize(
    ("items", "line", "row"),
    [
        (["{a:2d}", Opt("{b:2d}")], b" 1", Row(a=1)),
        (["{a:2d}", Opt("{b:2d}")], b"1234", Row(a=12, b=34)),
        (["{a:2d}", Opt("{b:2d}")], b"12345", None),
        (["{a:2d}", Alt("{b:2d}", "{word:>2s}")], b"123 4", Row(a=123, b=4)),
        (["{a:2d}", Flag("on", "!"), "{b:2d}"], b"12!34", Row(a=12, b=34, on=True)),
        (["{a:2d}", Flag("on", "!"), "{b:2d}"], b"1234", Row(a=12, b=34, on=False)),
        (["{a:2d}", Flag("on", "!"), "{b:2d}"], b"12345", None),
        (["{a:2d}", Repeat("counts", "{:2d}")], b"12 3", Row(a=12, counts=[3])),
        (["{a:2d}", Repeat("counts", "{:2d}")], b"12345", None),
        (["{a:2d}", Repeat("counts", "{:2d} ", count=1), "!"], b"12345 !", None),
        ([Repeat("counts", "{:2d}")], b" 12345", Row(counts=[1, 23, 45])),
        ([Repeat("counts", "{:2d}")], b" 123 5", Row(counts=[1, 23, 5])),
        ([Repeat("counts", "{:2d}")], b"12345", None),
        ([Repeat("counts", "{:2d}", count=2)], b"12345", None),
        ([Repeat("counts", "{:2d}", count=2), "{a:2d}"], b"123456", Row(counts=[12, 34], a=56)),
        (["{a:<3d}", Repeat("counts", "{:d}", separator=" ")], b"1  2 3 4 ", Row(a=1, counts=[2, 3, 4])),
        (["{a:<3d}", Repeat("counts", "{:d}", separator=" ")], b"1    2  3 4", Row(a=1, counts=[2, 3, 4])),
    ],
)
def test_what_may_be_there_or_not(items: list[Any], line: bytes, row: Row | None) -> None:
    assert readings(table(*items), line)[:2] == [row] * 2


@pytest.mark.parametrize(
    ("spec", "size", "good", "bad"),
    [
        (Spec("d"), 1, ["0", "7"], ["-", ""]),
        (Spec("d"), 3, ["100", "-10"], ["001", "-01", "1", "1000"]),
        (Spec("d", 3, zero=True), 3, ["001", "-01"], ["-00", "1"]),
        (Spec("x"), 2, ["ff"], ["FF", "0f"]),
        (Spec("X", 2, zero=True), 2, ["0F"], ["0f"]),
        (Spec("o"), 2, ["17"], ["18"]),
        (Spec("f", precision=2), 4, ["0.50", "1.00"], ["-.50", "00.5"]),
        (Spec("f", precision=2), 5, ["-0.50", "12.00"], ["01.00", "1.000"]),
        (Spec("f", precision=2), 3, [], [".50"]),
        (Spec("s"), 2, ["ab"], ["a ", "a"]),
    ],
)
def test_tokens_of_a_size(spec: Spec, size: int, good: list[str], bad: list[str]) -> None:
    import re

    expression = sized(spec, size, "[^ ]")
    assert all(re.fullmatch(expression, text) for text in good)
    assert not any(expression and re.fullmatch(expression, text) for text in bad)


@pytest.mark.parametrize("items", [["<{a:d}{b:02x}>"], [Opt("{a:4d}{b:d}")], [Alt("{a:d}{b:d}", "{word}")]])
def test_what_no_width_tells_is_refused(items: list[Any]) -> None:
    with pytest.raises(PluginError, match="nothing tells 'a' from 'b'"):
        table(*items).variants[0].layout.bind(Host())
