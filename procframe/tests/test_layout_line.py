"""Templates and lines: what each item reads and writes, and what becomes of a line that is laid out otherwise."""

from __future__ import annotations

import pickle
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import Field, Format, Frame, Host, ParseError, PluginError, Record, RegenerateError
from procframe.layout import (
    TEXT,
    Alt,
    Codec,
    File,
    Flag,
    Line,
    Many,
    Opt,
    Repeat,
    Stanza,
    Table,
    enum,
    pattern,
    value,
    words,
)
from procframe.layout.line import BoundLine
from procframe.layout.template import Lit, Pad, Spec, Val, atoms, merge


class Row(Record):
    """A row of many kinds of fields."""

    a: Annotated[int | None, Field("A number")] = None
    b: Annotated[int | None, Field("A counter", kind="counter")] = None
    word: Annotated[str | None, Field("A word")] = None
    name: Annotated[str | None, Field("A name", kind="identity")] = None
    text: Annotated[str | None, Field("A text", codec=TEXT)] = None
    load: Annotated[float | None, Field("A fraction")] = None
    on: Annotated[bool | None, Field("A flag")] = None
    counts: Annotated[list[int] | None, Field("Counts", kind="counter")] = None


class Head(Record):
    """What the first line says."""

    cpus: Annotated[list[int], Field("CPUs")] = []
    width: Annotated[int | None, Field("Width of a column")] = None


def table(*items: Any, **settings: Any) -> Format:
    return Format("row", Table(Row, *items, **settings))


def read(format_: Format, data: bytes) -> Frame:
    frame = format_.parse(data)
    assert format_.regenerate(frame) == data
    assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data
    return frame


def exactly(format_: Format, data: bytes) -> list[Row]:
    """The records of data that the format knows all of."""
    frame = read(format_, data)
    assert frame.canonical
    assert not frame.unrecognised
    return frame.records


def oddly(format_: Format, data: bytes) -> Row:
    """The record of a line that is laid out oddly, but knows all of it."""
    frame = read(format_, data)
    assert not frame.canonical
    assert not frame.unrecognised
    assert len(frame) == 1
    return frame.records[0]


def unknown(format_: Format, data: bytes) -> list[str]:
    return [piece.text for piece in read(format_, data).unrecognised]


# -- templates -------------------------------------------------------------------------------------------------


def test_template() -> None:
    assert atoms(["{slot:4d}: {{x}} {@16}{}{b:>[width]s}"]) == [
        Val("slot", Spec("d", 4)),
        Lit(": {x} "),
        Pad(16),
        Val("", Spec()),
        Val("b", Spec("s", 0, ">", False, 0, "width")),
    ]
    assert atoms(["{@8t}"]) == [Pad(8, True)]
    assert atoms(["{a:.3f}{b:08.2f}{c:f}"]) == [
        Val("a", Spec("f", 0, "", False, 3)),
        Val("b", Spec("f", 8, "", True, 2)),
        Val("c", Spec("f", 0, "", False, 6)),
    ]


def test_a_beginning_is_padded_when_it_is_declared() -> None:
    assert merge(atoms(["ab:{@6}", "{a:d}"])) == [Lit("ab:   "), Val("a", Spec("d"))]
    assert merge(atoms(["ab:{@16t}{a:d}"])) == [Lit("ab:\t\t"), Val("a", Spec("d"))]
    assert merge(atoms(["long key:{@8t}{a:d}"])) == [Lit("long key:"), Val("a", Spec("d"))]


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("{a:4q}", "format spec '4q'"),
        ("{a", "a single '{'"),
        ("a}", "a single '}'"),
        ("{a:^4d}", "format spec"),
        ("{a!r}", "a single"),
    ],
)
def test_template_that_is_none(template: str, what: str) -> None:
    with pytest.raises(PluginError, match=what):
        table(template)


def test_tabs_pad_a_beginning_only() -> None:
    with pytest.raises(PluginError, match="tabs"):
        table("{a:d}{@8t}")


def bound(*items: Any) -> None:
    table(*items).parse(b"\n1\n")


@pytest.mark.parametrize(
    ("items", "what"),
    [
        (["{nothing:d}"], "'nothing', which is no field"),
        (["{a:d}{b:d}"], "nothing tells 'a' from 'b'"),
        (["{word}{name}"], "nothing tells 'word' from 'name'"),
        (["{load}"], "how many decimals"),
        (["{a:d}", Opt(" -")], "use Flag"),
        (["{@9}{a:4d}"], "padded on the left"),
        ([Repeat("counts", "{:d}")], "nothing tells one cell"),
        ([Repeat("counts", "{:d} {:d}")], "one value"),
        ([Repeat("counts", "x")], "no value"),
    ],
)
def test_ambiguous_declarations_are_refused(items: list[Any], what: str) -> None:
    with pytest.raises(PluginError, match=what):
        bound(*items)


@pytest.mark.parametrize(
    "items", [["{a:4d}{b:8d}"], ["{a:02x}{b:02x}"], ["{word:<8s}{a:4d}"], ["{a:<4d}{word}"], ["{word}{a:>8d}"]]
)
def test_neighbours_with_a_width_are_not_ambiguous(items: list[str]) -> None:
    row = Row(a=1, b=2, word="w")
    format_ = table(*items)
    again = exactly(format_, format_.regenerate(Frame(format_, [row])))[0]
    names = [atom.name for atom in atoms(items) if isinstance(atom, Val)]
    assert [again[name] for name in names] == [row[name] for name in names]


def test_a_value_with_a_codec_of_its_own_is_one_value() -> None:
    assert value("{a:>4s}", TEXT) == Val("a", Spec("s", 4, ">"), TEXT)
    with pytest.raises(PluginError, match="one value alone"):
        value("{a} ", TEXT)


# -- values ----------------------------------------------------------------------------------------------------

INTEGERS = st.one_of(st.integers(0, 20), st.integers(-(2**63), 2**64 - 1))
NATURALS = st.one_of(st.integers(0, 20), st.integers(0, 2**64 - 1))
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=12)
PRINTF: dict[str, tuple[str, str, st.SearchStrategy[Any]]] = {
    "d": ("d", "a", INTEGERS),
    "x": ("x", "a", NATURALS),
    "X": ("X", "a", NATURALS),
    "o": ("o", "a", NATURALS),
    "f": ("f", "load", st.integers(-(10**9), 10**9).map(lambda number: number / 100)),
    "s": ("s", "word", WORDS),
}


@pytest.mark.parametrize("name", ["a", "b"])
@pytest.mark.parametrize("align", ["", "<", ">", "0"])
@pytest.mark.parametrize("type_", sorted(PRINTF))
@given(st.data())
def test_prints_as_the_kernel_does(type_: str, align: str, name: str, data: st.DataObject) -> None:
    letter, field, values = PRINTF[type_]
    field = name if field == "a" else field
    if align == "0" and type_ == "s":
        return
    width = data.draw(st.sampled_from([1, 3, 8, 16] if align == "0" else [0, 1, 3, 8, 16]))
    found = data.draw(values)
    precision = ".2" if type_ == "f" else ""
    shown = str(width or "")
    format_ = table(f"<{{{field}:{align}{shown}{precision}{letter}}}>")
    flag = {"<": "-", "0": "0", ">": "", "": "-" if type_ == "s" else ""}[align]
    if type_ == "s":
        # A width counts bytes.
        pad = b" " * (width - len(found.encode()))
        text = found.encode() + pad if flag else pad + found.encode()
    else:
        text = (f"%{flag}{shown}{precision}{letter}" % found).encode()
    record = exactly(format_, b"<%b>\n" % text)[0]
    assert record[field] == found
    assert exactly(format_, b"<%b>\n" % text * 3) == [record] * 3


@pytest.mark.parametrize(
    ("spec", "good", "bad"),
    [
        ("a:d", [b"0", b"-1", b"10"], [b"007", b"-0", b"+1", b"1_0", b"", b"\xb2"]),
        ("a:4d", [b"   1", b"12345"], []),
        ("a:04d", [b"0001", b"-001", b"12345"], [b"001", b"00001", b"-0000", b"-0001x"]),
        ("a:x", [b"0", b"ff"], [b"FF", b"0ff", b"0x1", b"g"]),
        ("a:04X", [b"00FF", b"FFFFF"], [b"00ff", b"0FF", b"0FFFF"]),
        ("b:08x", [b"000000ff", b"1000000ff"], [b"0000000g", b"000000FF", b"00000ff", b"0000000ff"]),
        ("a:o", [b"17", b"0"], [b"18", b"017"]),
        ("load:.2f", [b"0.00", b"-0.00", b"-1.50"], [b"1.5", b"1.500", b"01.50", b".50", b"nan", b"inf", b"1e2.00"]),
        ("load:.6f", [b"1.500000"], [b"9999999999999.123456"]),
    ],
)
def test_only_what_the_kernel_prints_is_a_number(spec: str, good: list[bytes], bad: list[bytes]) -> None:
    format_ = table(f"<{{{spec}}}>")
    data = b"".join(b"<%b>\n" % token for token in good)
    assert len(exactly(format_, data)) == len(good)
    for token in bad:
        frame = read(format_, data + b"<%b>\n" % token)
        assert len(frame) == len(good)
        assert [piece.text.encode("utf-8", "surrogateescape") for piece in frame.unrecognised] == [b"<%b>" % token]
        assert read(format_, b"<%b>\n" % token + data).records == frame.records


def test_numbers_wider_than_their_column_push_the_rest() -> None:
    format_ = table("{a:3d} {b:3d}|")
    assert exactly(format_, b"  1   2|\n12345   2|\n  1 12345|\n") == [
        Row(a=1, b=2),
        Row(a=12345, b=2),
        Row(a=1, b=12345),
    ]


def test_digits_without_an_end_are_no_number() -> None:
    with pytest.raises(ParseError):
        table("{a:d}").parse(b"9" * 5000 + b"\n")


@pytest.mark.parametrize(("word", "size"), [("é", 6), ("名前", 2), ("\udcff", 7), ("abcdefghij", 0)])
def test_widths_count_bytes(word: str, size: int) -> None:
    raw = word.encode("utf-8", "surrogateescape")
    format_ = table("{word:8s}|{name:>8s}|")
    blanks = b" " * size
    assert exactly(format_, raw + blanks + b"|" + blanks + raw + b"|\n") == [Row(word=word, name=word)]


def test_a_column_of_blanks_alone() -> None:
    nothing = Codec(lambda text: text or None, lambda value: value or "", r"[^ \t\n]*")
    for spec, lines in (("{word:>4s}", b"1     \n1    x\n"), ("{word:<4s}", b"1     \n1 x   \n")):
        format_ = table("{a:d} ", value(spec, nothing))
        assert [row.word for row in exactly(format_, lines)] == [None, "x"]


def test_padding_to_a_column_counts_bytes() -> None:
    format_ = table("{word}:{@6}{a:d}")
    data = "é:   1\nabc:  2\nabcdefgh:3\n".encode()
    assert [row.a for row in exactly(format_, data)] == [1, 2, 3]


def test_padding_at_the_end() -> None:
    format_ = table("{a:d} {word}{@10}")
    assert [row.a for row in exactly(format_, b"1 x       \n22 abcdefghi\n")] == [1, 22]
    assert oddly(format_, b"1 x    \n").a == 1
    assert oddly(format_, b"1 x            \n").a == 1
    assert unknown(format_, b"1 x  new  \n") == ["new"]
    assert unknown(format_, b"1 x        new\n") == ["new"]


def test_padding_in_the_middle_before_an_optional_text() -> None:
    format_ = table("{a:d}", Opt("{@8}{text}"))
    assert exactly(format_, b"1\n1       /a b\n123456789\n") == [Row(a=1), Row(a=1, text="/a b"), Row(a=123456789)]
    format_ = table("{a:d} ", Opt("{@8}{text}"))
    assert exactly(format_, b"123456789 x\n") == [Row(a=123456789, text="x")]


@pytest.mark.parametrize("codec", [TEXT, pattern("[a-z ]+")])
def test_a_text_before_a_padding_keeps_its_blanks_inside(codec: Any) -> None:
    format_ = table(value("{word:<8s}", codec), "{a:4d}")
    assert [row.word for row in exactly(format_, b"a b        1\nc       1234\n")] == ["a b", "c"]


def test_widths_from_the_header() -> None:
    layout = Table(Row, "{word:>[width]s}: {a:[width]d}", header="width {width:d}", head=Head)
    format_ = Format("row", layout)
    for width, line in ((3, b"  x:   7\n"), (6, b"     x:      7\n"), (0, b"x: 7\n")):
        assert exactly(format_, b"width %d\n" % width + line) == [Row(word="x", a=7)]
    frame = Frame(format_, [Row(word="x", a=7)], header=Head(width=2))
    assert format_.regenerate(frame) == b"width 2\n x:  7\n"


# -- items -----------------------------------------------------------------------------------------------------


def test_optional_part() -> None:
    format_ = table("{a:d}", Opt(" {b:d} {word}", Opt(" {name}")))
    assert exactly(format_, b"1\n1 2 x\n1 2 x y\n") == [
        Row(a=1),
        Row(a=1, b=2, word="x"),
        Row(a=1, b=2, word="x", name="y"),
    ]
    assert unknown(format_, b"1 2\n") == ["2"]
    assert unknown(format_, b"1 2 x y z\n") == ["z"]


def test_optional_part_that_may_be_empty_text() -> None:
    class Named(Record):
        a: Annotated[int, Field("A")]
        text: Annotated[str | None, Field("T", codec=pattern(r"[^\n]*"))] = None

    format_ = Format("x", Table(Named, "{a:d}", Opt("={text}")))
    frame = read(format_, b"1\n1=\n1=x\n")
    assert [record.text for record in frame] == [None, "", "x"]


def test_optional_part_in_the_middle() -> None:
    format_ = table("{a:d} ", Opt("[{word}] "), "{name}")
    assert exactly(format_, b"1 [w] n\n1 n\n1 [n\n1 [\x01] \x02\n") == [
        Row(a=1, word="w", name="n"),
        Row(a=1, name="n"),
        Row(a=1, name="[n"),
        Row(a=1, word="\x01", name="\x02"),
    ]


def test_a_field_that_no_line_has_is_absent_whatever_its_default() -> None:
    class Defaults(Record):
        a: Annotated[int, Field("A")]
        flag: Annotated[bool, Field("F")] = False
        items: Annotated[list[int], Field("I")] = []

    format_ = Format("x", Table(Defaults, "{a:d}"))
    for data in (b"1\n2\n", b"1  \n2\n"):
        assert [(record.flag, record.items) for record in read(format_, data)] == [(None, None)] * 2


def test_an_absent_value_goes_out_as_it_came() -> None:
    format_ = table("{a:d}", Opt(" {b:d}"))
    assert format_.regenerate(Frame(format_, [Row(a=1), Row(a=1, b=0)])) == b"1\n1 0\n"
    with pytest.raises(RegenerateError, match="record 1"):
        format_.regenerate(Frame(format_, [Row(a=1), Row(b=1, a="x")]))


def test_flag() -> None:
    format_ = table("{a:d} ", Flag("on", "[ON] "), "{word}")
    assert exactly(format_, b"1 [ON] x\n1 x\n") == [Row(a=1, on=True, word="x"), Row(a=1, on=False, word="x")]
    format_ = table("{a:d}", Flag("on", " ON"))
    assert exactly(format_, b"1 ON\n1\n") == [Row(a=1, on=True), Row(a=1, on=False)]
    assert unknown(format_, b"1 OFF\n") == ["OFF"]


def test_flag_in_an_optional_part() -> None:
    format_ = table("{a:d}", Opt(" {b:d}", Flag("on", "!")))
    assert exactly(format_, b"1\n1 2\n1 2!\n") == [Row(a=1, on=False), Row(a=1, b=2, on=False), Row(a=1, b=2, on=True)]


def test_alternatives() -> None:
    format_ = table(Alt("{word}:[{a:d}]", "<{a:d}>", ("text ", "{text}")))
    assert exactly(format_, b"pipe:[7]\n<7>\ntext a b\n\x01:[1]\n") == [
        Row(word="pipe", a=7),
        Row(a=7),
        Row(text="a b"),
        Row(word="\x01", a=1),
    ]
    with pytest.raises(ParseError):
        format_.parse(b"other\n")


def test_alternatives_with_an_empty_notation() -> None:
    format_ = table(Alt("{a:4d}", "   -"), " {b:d}")
    assert exactly(format_, b"   7 1\n   - 1\n") == [Row(a=7, b=1), Row(b=1)]


def test_repeated_cells() -> None:
    format_ = table("{word}:", Repeat("counts", " {:3d}"))
    assert exactly(format_, b"x:\nx:   1\nx:   1 1000   0\n") == [
        Row(word="x", counts=[]),
        Row(word="x", counts=[1]),
        Row(word="x", counts=[1, 1000, 0]),
    ]
    assert unknown(format_, b"x:   1   2 new\n") == ["new"]


def test_repeated_cells_with_a_separator() -> None:
    format_ = table(Repeat("counts", "{:d}", separator=","), " {word}")
    assert exactly(format_, b"1 x\n1,2,3 x\n x\n") == [
        Row(counts=[1], word="x"),
        Row(counts=[1, 2, 3], word="x"),
        Row(counts=[], word="x"),
    ]
    for data in (b"1,,2 x\n", b"1,02 x\n", b",1 x\n"):
        with pytest.raises(ParseError):
            format_.parse(data)


def test_repeated_cells_at_least_once() -> None:
    format_ = table(Repeat("counts", "{:d} ", minimum=2), "{word}")
    assert exactly(format_, b"1 2 x\n")[0].counts == [1, 2]
    assert exactly(format_, b"1 2 3 4\n")[0].counts == [1, 2, 3]
    with pytest.raises(ParseError):
        format_.parse(b"1 x\n")


def counted(**settings: Any) -> Format:
    row = Line("{word:>3s}:", Repeat("counts", "{:4d} ", count="cpus", **settings), Opt(" {text}"))
    layout = File(Line("   ", Repeat("cpus", "CPU{:<3d}")), Many("records", Stanza(Row, row)), header=Head)
    return Format("row", layout)


def test_as_many_cells_as_the_header_says() -> None:
    format_ = counted()
    data = b"   CPU0  CPU10 \n  1:   7    0  a b\n  2:   1 12345  1 2\nERR:   0    0 \n"
    frame = read(format_, data)
    assert frame.canonical
    assert frame.header.cpus == [0, 10]
    assert [(row.counts, row.text) for row in frame] == [([7, 0], "a b"), ([1, 12345], "1 2"), ([0, 0], None)]
    assert unknown(format_, b"   CPU0  CPU1  \nERR:   0 \n") == ["ERR:   0 "]


def test_another_number_of_cells_in_another_file() -> None:
    format_ = counted()
    for count in (1, 3, 2, 1):
        head = b"   " + b"".join(b"CPU%-3d" % cpu for cpu in range(count))
        cells = b"".join(b"%4d " % cpu for cpu in range(count))
        frame = read(format_, head + b"\n  x:" + cells + b" t\n")
        assert frame.records == [Row(word="x", counts=list(range(count)), text="t")]


@pytest.mark.parametrize("cell", [b"  07", b"   x", b"     7", b" 7  ", b"\t  7", b"12 4"])
def test_inexact_cells(cell: bytes) -> None:
    format_ = counted()
    data = b"   CPU0  CPU1  \n  x:   1 %b \n  y:   1    2 \n" % cell
    frame = read(format_, data)
    assert frame.records[-1] == Row(word="y", counts=[1, 2])
    assert not frame.canonical or frame.unrecognised


def test_lists_are_not_shared() -> None:
    format_ = table("{word}:", Repeat("counts", " {:d}"))
    frame = read(format_, b"x: 1 2\n" * 300)
    frame.records[0].counts.append(3)
    assert frame.records[1].counts == [1, 2]


def test_lists_of_other_values() -> None:
    class States(Record):
        states: Annotated[list[str | int], Field("States", codec=enum({0: "off", 1: "on"}))]

    format_ = Format("x", Table(States, Repeat("states", "{:02x}", separator=" ")))
    assert [record.states for record in read(format_, b"00 01 07\n01\n")] == [["off", "on", 7], ["on"]]


# -- lines that are laid out otherwise -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [b"1  x  2\n", b"1 x 2 \n", b"1 x 2\t\t\n", b"1\tx 2\n", b"1 x      2\n"],
)
def test_odd_blanks_are_kept(line: bytes) -> None:
    format_ = table("{a:d} {word} {b:d}")
    row = oddly(format_, line)
    assert (row.a, row.word, row.b) == (1, "x", 2)


def test_odd_blanks_stay_where_a_value_is_changed() -> None:
    format_ = table("{a:d} {word} {b:d}")
    frame = format_.parse(b"1\tx   2 \n")
    frame.records[0].a = 1234
    assert format_.regenerate(frame) == b"1234\tx   2 \n"


def test_unknown_text_at_the_end_is_kept() -> None:
    format_ = table("{a:d} {b:d}")
    frame = read(format_, b"1 2 new column\n3 4\n")
    assert frame.canonical
    assert frame.records[0].to_dict()["unrecognised"] == ["new column"]
    assert frame.records[1] == Row(a=3, b=4)
    frame.records[0].b = 99
    assert format_.regenerate(frame) == b"1 99 new column\n3 4\n"


def test_unknown_text_touches_no_value() -> None:
    assert unknown(table("{a:d}"), b"1\n12x\n") == ["12x"]
    assert unknown(table("{a:d})"), b"1)\n1)x\n") == ["1)x"]


def test_blanks_where_there_are_none_otherwise_are_not_ignored() -> None:
    assert unknown(table("{a:d}:{b:d}"), b"1:2\n 1:2\n1 :2\n") == [" 1:2", "1 :2"]


def test_a_line_of_blanks_is_no_row() -> None:
    assert unknown(table("{a:d}"), b"1\n   \n\n") == ["   ", ""]


def test_nothing_else_than_a_newline_ends_a_line() -> None:
    data = b"a\x0b\x0c\r\x1c\x1d\x85 1\nb\xe2\x80\xa8 2\n"
    assert [row.a for row in exactly(table("{word} {a:d}"), data)] == [1, 2]


def test_words_end_at_blanks_alone() -> None:
    names = [b"a\xa0b", b"a\x1fb", b"\r", b"\xc2\xa0"]
    rows = exactly(table("{word} {name}"), b"".join(b"%b %b\n" % (name, name) for name in names))
    assert [row.name.encode("utf-8", "surrogateescape") for row in rows] == names


def test_where_a_line_fails() -> None:
    with pytest.raises(ParseError) as caught:
        table("{a:d}: {word} [{b:d}]").parse(b"12: abc (7)\n")
    error = caught.value
    assert (error.line, error.column, error.expected, error.found) == (1, 8, "' ['", "' (7)'")
    assert str(error) == "row: line 1, column 8: expected ' [', found ' (7)'"


@pytest.mark.parametrize(
    ("line", "column", "expected", "found"),
    [
        (b"x: y\n", 1, "a (a decimal number)", "'x: y'"),
        (b"1 y\n", 2, "': '", "' y'"),
        (b"1: \n", 4, "word", "the end of the line"),
    ],
)
def test_error_positions(line: bytes, column: int, expected: str, found: str) -> None:
    with pytest.raises(ParseError) as caught:
        table("{a:d}: {word}").parse(line)
    error = caught.value
    assert (error.line, error.column, error.found) == (1, column, found)
    assert error.expected.startswith(expected)


@pytest.mark.parametrize("expression", ["[^ \t\n]{3}", "(?:a\x0b|\u2028|\x85|\udc80)", "[^\r\n]\x1c"])
def test_an_error_is_one_line_whatever_the_expression_holds(expression: str) -> None:
    format_ = table("{a:d} ", value("{word}", pattern(expression)))
    with pytest.raises(ParseError) as caught:
        format_.parse(b"1 \r\n", path="some\npath")
    error = caught.value
    for text in (str(error), error.expected, error.found):
        assert text.isprintable()
        assert len(text.splitlines()) == 1
    assert error.path == "some\npath"
    assert str(error).startswith("some\\x0apath: line 1, column 3: expected word (like ")
    assert pickle.loads(pickle.dumps(error)).args == error.args


# -- code ------------------------------------------------------------------------------------------------------


def test_generated_code_can_be_read() -> None:
    layout = table("{a:4d} {word}", Opt(" {b:d}")).variants[0].layout.bind(Host())
    code = layout.source()
    assert "def write_records" in code
    assert "def read_records" in code
    assert "r.a" in code


def test_a_constant_line() -> None:
    line = BoundLine(Line("head {{x}}"), None, Host())
    assert line.constant == "head {x}"
    assert line.read("head {x}") == {}
    assert line.read("head") is None
    assert line.read_tolerant("head   {x} new") == ({}, " new", ["head   {x}"])


def test_a_list_of_words_in_a_line() -> None:
    class Flags(Record):
        a: Annotated[int, Field("A")]
        flags: Annotated[list[str], Field("F", codec=words(","))]

    format_ = Format("x", Table(Flags, "{a:d} {flags} end"))
    frame = read(format_, b"1 x,y z end\n1  end\n" * 100)
    assert [record.flags for record in frame.records[:2]] == [["x", "y z"], []]
    frame.records[0].flags.append("w")
    assert frame.records[2].flags == ["x", "y z"]
