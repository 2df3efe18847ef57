"""Whole files: ends, headers, what follows the records, projections, and errors that say where."""

from __future__ import annotations

import gc
from typing import Annotated, Any

import pytest

from procframe import (
    Field,
    Format,
    Frame,
    Host,
    KeyedRecord,
    ParseError,
    ProcframeError,
    Record,
    RegenerateError,
    Residue,
    Variant,
)
from procframe.layout import HEX_IPV4, File, Keys, Line, Many, One, Opt, Repeat, Stanza, Table


class Row(Record):
    """A row."""

    a: Annotated[int, Field("A")]
    name: Annotated[str, Field("Name")]
    c: Annotated[int | None, Field("C")] = None


class Head(Record):
    """What the file says once."""

    version: Annotated[int | None, Field("Version")] = None
    cpus: Annotated[list[int] | None, Field("CPUs")] = None
    total: Annotated[int | None, Field("Total")] = None


TABLE = Format("table", Table(Row, "{a:4d} {name}", Opt(" {c:d}"), header="   a name c"))
PLAIN = Format("plain", Table(Row, "{a:d} {name}"))
HEADED = Format(
    "headed",
    File("version {version:d}", Many("records", Stanza(Row, "{a:d} {name}")), "", "total {total:d}", header=Head),
)
ONE = Format("one", One(Row, "{a:d} {name}"))
BARE = Format("bare", One(Row, "{a:d} {name}", end=""))


def read(format_: Format, data: bytes) -> Frame:
    frame = format_.parse(data)
    assert format_.regenerate(frame) == data
    again = Frame.from_json(frame.to_json(), format_)
    assert format_.regenerate(again) == data
    assert (again.canonical, again.unrecognised) == (frame.canonical, frame.unrecognised)
    return frame


# -- ends ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format_", [TABLE, PLAIN, HEADED, ONE, BARE])
def test_an_empty_file(format_: Format) -> None:
    frame = read(format_, b"")
    assert frame.records == []
    assert not frame.unrecognised


def test_a_header_alone() -> None:
    frame = read(TABLE, b"   a name c\n")
    assert (frame.records, frame.canonical, frame.unrecognised) == ([], True, [])
    frame.records.append(Row(a=1, name="x"))
    assert TABLE.regenerate(frame) == b"   a name c\n   1 x\n"


def test_a_missing_header() -> None:
    frame = read(TABLE, b"   1 x\n")
    assert frame.records == [Row(a=1, name="x")]
    assert not frame.canonical


def test_a_header_with_another_column() -> None:
    frame = read(TABLE, b"   a name c d\n   1 x 2 3\n")
    assert [(piece.where, piece.what, piece.text) for piece in frame.unrecognised] == [
        ("", "column", "d"),
        ("records[0]", "column", "3"),
    ]
    assert frame.canonical


def test_no_final_newline_is_a_file_that_was_cut() -> None:
    with pytest.raises(ParseError) as caught:
        TABLE.parse(b"   a name c\n   1 x")
    error = caught.value
    assert (error.line, error.column, error.expected) == (2, 7, "the end of the line")
    assert "cut off" in str(error)


def test_a_file_without_newline_at_its_end() -> None:
    assert read(BARE, b"1 x").records == [Row(a=1, name="x")]
    with pytest.raises(ParseError) as caught:
        BARE.parse(b"1 x\n")
    assert (caught.value.line, caught.value.column, caught.value.expected) == (1, 4, "the end of the file")


def test_a_text_with_a_nul() -> None:
    assert read(PLAIN, b"1 a\0b\n").records == [Row(a=1, name="a\0b")]


# -- header and trailer ----------------------------------------------------------------------------------------


def test_what_the_file_says_once() -> None:
    frame = read(HEADED, b"version 2\n1 x\n2 y\n\ntotal 3\n")
    assert frame.header == Head(version=2, total=3)
    assert [row.a for row in frame] == [1, 2]
    assert frame.canonical
    frame.header.total = 99
    del frame.records[0]
    assert HEADED.regenerate(frame) == b"version 2\n2 y\n\ntotal 99\n"


@pytest.mark.parametrize(
    ("data", "rows", "total", "strange"),
    [
        (b"version 2\n\ntotal 3\n", 0, 3, []),
        (b"version 2\n1 x\n", 1, None, []),
        (b"version 2\n1 x\n\n", 1, None, []),
        (b"version 2\n1 x\ntotal 3\n", 1, 3, []),
        (b"version 2\n1 x\n?\n2 y\n\n?\ntotal 3\n?\n", 2, 3, ["?", "?", "?"]),
        (b"?\nversion 2\n1 x\n\ntotal 3\n", 1, 3, ["?"]),
        (b"version 2\n1 x\n\ntotal 3\n3 z\n", 1, 3, ["3 z"]),
    ],
)
def test_parts_after_the_records(data: bytes, rows: int, total: int | None, strange: list[str]) -> None:
    frame = read(HEADED, data)
    assert (len(frame), frame.header.version, frame.header.total) == (rows, 2, total)
    assert [piece.text for piece in frame.unrecognised] == strange


def test_built_from_scratch() -> None:
    frame = Frame(HEADED, [Row(a=1, name="x")], header=Head(version=1, total=2))
    assert HEADED.regenerate(frame) == b"version 1\n1 x\n\ntotal 2\n"
    assert TABLE.regenerate(Frame(TABLE, [Row(a=1, name="x", c=5)])) == b"   a name c\n   1 x 5\n"
    assert TABLE.regenerate(Frame(TABLE, [])) == b"   a name c\n"
    assert ONE.regenerate(Frame(ONE, [])) == b""


def test_a_header_of_keys_and_of_records() -> None:
    class Info(KeyedRecord):
        """Keys before the table."""

        size: Annotated[int, Field("Size")]

    class List(Record):
        """Records before the table."""

        rows: Annotated[list[Row], Field("Rows")] = []

    keyed = Format("x", File(Keys("{key}: {:d}"), Many("records", Stanza(Row, "{a:d} {name}")), header=Info))
    frame = read(keyed, b"size: 5\nnew: x\n1 a\n")
    assert frame.header == {"size": 5, "new": "x"}
    assert [piece.where for piece in frame.unrecognised] == ["header"]
    listed = Format(
        "x",
        File(Many("rows", Stanza(Row, "<{a:d} {name}>")), Many("records", Stanza(Row, "{a:d} {name}")), header=List),
    )
    assert read(listed, b"<1 x>\n2 y\n").header.rows == [Row(a=1, name="x")]
    assert read(listed, b"2 y\n").header.rows == []


def test_no_records_and_nothing_known_is_an_error() -> None:
    for format_ in (TABLE, PLAIN, HEADED, ONE, BARE):
        with pytest.raises(ParseError) as caught:
            format_.parse(b"?" if format_ is BARE else b"?\n", path="/tmp/x")
        assert (caught.value.path, caught.value.line, caught.value.column) == ("/tmp/x", 1, 1)


def test_one_record_and_what_follows_it() -> None:
    frame = read(ONE, b"1 x\n2 y\n")
    assert frame.records[0].a == 1
    assert "2 y" in [piece.text for piece in frame.unrecognised] or len(frame) == 2


# -- fields ----------------------------------------------------------------------------------------------------


def test_some_fields_alone() -> None:
    data = b"   a name c\n   1 x 7\n   2 y\n"
    frame = TABLE.parse(data, fields=("name", "c"))
    assert frame.to_dicts() == [{"name": "x", "c": 7}, {"name": "y", "c": None}]
    assert frame.projected
    with pytest.raises(RegenerateError, match="read all fields"):
        TABLE.regenerate(frame)
    assert TABLE.parse(b"   a name c\n", fields=("name",)).records == []


def test_a_field_that_there_is_not() -> None:
    with pytest.raises(ProcframeError, match="no field 'b'; it has: a, name, c"):
        TABLE.parse(b"   a name c\n   1 x\n", fields=("b",))
    with pytest.raises(ProcframeError, match=r"no field 'names'; did you mean name\?"):
        TABLE.parse(b"   a name c\n   1 x\n", fields=("names",))


# -- values that cannot be printed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row(a=None, name="x"), "a cannot be None: "),  # type: ignore[arg-type]
        (Row(a="x", name="x"), "a cannot be 'x': "),  # type: ignore[arg-type]
        (Row(a=1, name=None), "name cannot be None: "),  # type: ignore[arg-type]
        (Row(a=1, name=7), "name cannot be 7: "),  # type: ignore[arg-type]
        (Row(a=1.5, name="x"), "a cannot be 1.5: "),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_another_type(row: Row, words: str) -> None:
    with pytest.raises(RegenerateError, match=rf"^table: record 1 \(Row\): {words}"):
        TABLE.regenerate(Frame(TABLE, [Row(a=1, name="y"), row]))


def test_characters_that_are_no_bytes() -> None:
    for format_ in (TABLE, ONE, BARE):
        with pytest.raises(RegenerateError):
            format_.regenerate(Frame(format_, [Row(a=1, name="\ud800")]))


def test_an_address_that_is_none() -> None:
    class Peer(Record):
        address: Annotated[str, Field("Address", codec=HEX_IPV4)]

    format_ = Format("peers", Table(Peer, "{address}"))
    with pytest.raises(RegenerateError, match="record 0"):
        format_.regenerate(Frame(format_, [Peer(address="nowhere")]))


def test_residue_that_does_not_fit_any_more_is_left() -> None:
    frame = PLAIN.parse(b"1  x\n")
    frame.records[0].residue.gaps["0"] = ["a"]
    assert PLAIN.regenerate(frame) == b"1 x\n"
    frame.records[0].residue = None
    frame.residue = Residue(lines=[(7, "far"), (7, "further")])
    assert PLAIN.regenerate(frame) == b"1 x\nfar\nfurther\n"
    frame.residue = Residue(lines=[(1, "b"), (0, "a"), (0, "c")])
    assert PLAIN.regenerate(frame) == b"1 x\nb\na\nc\n"


# -- machines and variants -------------------------------------------------------------------------------------


def test_machines_of_one_kind_share_a_layout() -> None:
    layout = PLAIN.variants[0].layout
    assert layout.bind(Host()) is layout.bind(Host(page_size=65536))
    assert layout.bind(Host()) is not layout.bind(Host(byte_order="big"))


def test_the_content_decides_between_variants() -> None:
    new = Table(Row, "{a:d} {name} {c:d}", header="a name c")
    old = Table(Row, "{a:d} {name}", header="a name")
    format_ = Format("both", variants=[Variant("new", new, "4.2+"), Variant("old", old)])
    for data, variant in ((b"a name c\n1 x 2\n", "new"), (b"a name\n1 x\n", "old"), (b"a name c\n", "new")):
        frame = read(format_, data)
        assert (frame.variant, frame.canonical, frame.unrecognised) == (variant, True, [])
    later = read(format_, b"a name c d\n1 x 2 3\n")
    assert later.variant == "new"
    with pytest.raises(ParseError):
        format_.parse(b"?\n")


def test_counts_of_one_file_do_not_reach_another() -> None:
    class Counts(Record):
        counts: Annotated[list[int], Field("Counts")]

    layout = File(
        Line("cpus", Repeat("cpus", " {:d}")),
        Many("records", Stanza(Counts, Line(Repeat("counts", "{:3d}", count="cpus")))),
        header=Head,
    )
    format_ = Format("counts", layout)
    for count in [*range(1, 40), 3, 2, 1]:
        data = b"cpus" + b"".join(b" %d" % cpu for cpu in range(count)) + b"\n"
        data += b"".join(b"%3d" % cpu for cpu in range(count)) + b"\n"
        assert read(format_, data).records == [Counts(counts=list(range(count)))]


def test_collection_of_garbage_goes_on_afterwards() -> None:
    assert gc.isenabled()
    for call in (lambda: PLAIN.parse(b"?\n"), lambda: PLAIN.regenerate(Frame(PLAIN, [1]))):
        with pytest.raises(ProcframeError):
            call()
        assert gc.isenabled()


def frames() -> list[Any]:
    return [TABLE, HEADED, ONE]


@pytest.mark.parametrize("format_", frames())
def test_a_file_cut_off_anywhere(format_: Format) -> None:
    data = {"table": b"   a name c\n   1 x 5\n   2 y\n", "headed": b"version 2\n1 x\n\ntotal 3\n", "one": b"1 xy\n"}
    whole = data[format_.name]
    for end in range(len(whole)):
        try:
            read(format_, whole[:end])
        except ParseError as error:
            where = (error.line, error.column)
            assert min(where) >= 1, where
