"""A frame through JSON and back, with nothing lost."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import procframe
from procframe import (
    Field,
    Format,
    Frame,
    Host,
    KeyedRecord,
    NoFormatError,
    ProcframeError,
    Record,
    RegenerateError,
    Residue,
)
from procframe._manager import Manager
from procframe.layout import File, Line, Many, Repeat, Stanza, Table, flags
from procframe.layout.layouts import projection
from procframe.restore import Mismatch, restore


class Pair(NamedTuple):
    """Two values of one cell."""

    used: int
    free: int | None


class Leaf(Record, tag="leaf", tag_field="kind"):
    """An end of a tree."""

    name: Annotated[str, Field("")]


class Branch(Record, tag="branch", tag_field="kind"):
    """A branch of a tree."""

    name: Annotated[str, Field("")]
    below: Annotated[list[Leaf | Branch], Field("")]


class Counts(KeyedRecord):
    """Counts by key."""

    Total: Annotated[int, Field("")]
    leaf: Annotated[Leaf | None, Field("")]


class Everything(Record):
    """A field of each kind."""

    text: Annotated[str, Field("")]
    number: Annotated[int | None, Field("")] = None
    ratio: Annotated[float, Field("")] = 0.0
    pair: Annotated[Pair | None, Field("")] = None
    span: Annotated[tuple[int, int] | None, Field("")] = None
    words: Annotated[tuple[str, ...], Field("")] = ()
    by_node: Annotated[dict[int, list[int]], Field("")] = {}
    tree: Annotated[list[Leaf | Branch], Field("")] = []
    counts: Annotated[Counts | None, Field("")] = None


class Other(Record):
    """A record of another shape in the same file."""

    text: Annotated[str, Field("")]


class Layout:
    """A layout that is never run."""

    record_types = (Everything, Other)
    header = Counts


@pytest.fixture
def format_(manager: Manager, make_plugin: Callable[..., Any]) -> Format:
    found = Format("some/file", Layout())  # type: ignore[arg-type]
    manager.add(make_plugin(found), distribution="other")
    return found


def counts(residue: Residue | None = None, **values: Any) -> Counts:
    made = Counts(values)
    made.residue = residue
    return made


def full(format_: Format) -> Frame:
    record = Everything(
        text="a\udcffb\u202e",
        number=2**70,
        ratio=1.0,
        pair=Pair(1, None),
        span=(3, 4),
        words=("a b", ""),
        by_node={0: [1, 2], 10: []},
        tree=[Branch(name="b", below=[Leaf(name="l", residue=Residue(extra={"0": " x"}))])],
        counts=counts(Residue(forms={"New": "{key}: {}"}), Total=1, New="what", leaf=Leaf(name="n")),
        residue=Residue(lines=[(1, "odd\udc80")], gaps={"2": [" ", "  "]}, absent=["3"]),
    )
    header = counts(Total=7, Unknown=[1, {"a": None}])
    host = Host(byte_order="big", word_size=32, kernel_release="2.6.32", boot_time=5)
    return Frame(
        format_,
        [record, Other(text=""), Everything(text="")],
        path="/proc/some/file",
        host=host,
        header=header,
        residue=Residue(lines=[(0, "first")]),
    )


def same(one: Frame, other: Frame) -> None:
    for name in Frame.__slots__:
        assert getattr(one, name) == getattr(other, name), name
    assert list(map(type, one.records)) == list(map(type, other.records))


def test_nothing_is_lost(format_: Format) -> None:
    frame = full(format_)
    text = frame.to_json()
    assert text.isascii()
    again = Frame.from_json(text)
    same(frame, again)
    first = again.records[0]
    assert type(first.pair) is Pair
    assert type(first.span) is tuple
    assert type(first.words) is tuple
    assert type(first.tree[0].below[0]) is Leaf
    assert first.tree[0].below[0].residue == Residue(extra={"0": " x"})
    assert type(first.counts) is Counts
    assert type(first.counts["leaf"]) is Leaf
    assert first.counts.residue == Residue(forms={"New": "{key}: {}"})
    assert type(again.header) is Counts
    assert again.to_json() == text


def test_it_is_json_of_the_documented_keys(format_: Format) -> None:
    document = json.loads(full(format_).to_json())
    assert list(document) == [
        "procframe",
        "format",
        "path",
        "host",
        "variant",
        "header",
        "records",
        "residue",
        "types",
    ]
    assert document["host"]["byte_order"] == "big"
    assert document["records"][0]["tree"][0]["kind"] == "branch"


def test_a_projection(format_: Format) -> None:
    kind: Any = projection(Everything, ("number", "tree"))
    frame = Frame(format_, [kind(number=5, tree=[Leaf(name="n")])], projected=True)
    again = Frame.from_json(frame.to_json())
    assert again.projected
    assert again.to_dicts() == [{"number": 5, "tree": [{"kind": "leaf", "name": "n"}]}]
    assert type(again.records[0].tree[0]) is Leaf
    assert again.records[0] == frame.records[0]


def test_infinite_numbers(format_: Format) -> None:
    frame = Frame(format_, [Everything(text="NaN", ratio=value) for value in (math.inf, -math.inf, math.nan)])
    text = frame.to_json()
    json.loads(text, parse_constant=lambda name: pytest.fail(name))
    up, down, none = Frame.from_json(text).records
    assert (up.ratio, down.ratio, up.text) == (math.inf, -math.inf, "NaN")
    assert math.isnan(none.ratio)


@given(st.text(st.characters(codec=None)), st.none() | st.integers(), st.lists(st.text()), st.floats(allow_nan=False))
def test_any_value(text: str, number: int | None, words: list[str], ratio: float) -> None:
    record = Everything(text=text, number=number, words=tuple(words), ratio=ratio)
    from procframe.record import plain

    assert restore(Everything, json.loads(json.dumps(plain(record, residue=True)))) == record


def test_a_word_where_a_number_was_declared_stays(format_: Format) -> None:
    frame = Frame(format_, [Everything(text=5, number="unlimited")])  # type: ignore[arg-type]
    same(frame, Frame.from_json(frame.to_json()))


def test_regenerates_after_an_edit(installed: Manager) -> None:
    frame = procframe.parse(b"a 1\nb - more\n#x\n", "net/tcp")
    document = json.loads(frame.to_json())
    document["records"][0]["value"] = 22
    again = Frame.from_json(json.dumps(document).encode())
    assert procframe.regenerate(again) == b"a 22\nb - more\n#x\n"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"procframe": 2}, "version 2; this procframe reads version 1"),
        ({"format": 3}, "format: expected text, found 3"),
        ({"variant": "old"}, "variant: expected default, found 'old'"),
        ({"host": 1}, "host: expected an object, found 1"),
        ({"host": {"byte_order": "middle"}}, "host: .*middle"),
        ({"records": {}}, "records: expected an array"),
        ({"records": [5]}, r"records\[0\]: expected Everything or Other, found 5"),
        ({"records": [{"text": "a", "typo": 1}]}, r"records\[0\]: expected Everything or Other"),
        (
            {"records": [{"text": "a", "typo": 1}], "types": ["Everything"]},
            r"records\[0\]: expected a field of Everything \(text, .*\), found 'typo'",
        ),
        ({"records": [{}], "types": ["Everything"]}, r"records\[0\]: expected a Everything: .*text"),
        (
            {"records": [{"text": "a", "pair": [1]}], "types": ["Everything"]},
            r"records\[0\].pair: expected 2 values, found \[1\]",
        ),
        (
            {"records": [{"text": "a", "tree": [{"kind": "leaf", "name": [1]}]}], "types": ["Everything"]},
            r"records\[0\].tree\[0\].name: expected str, found \[1\]",
        ),
        (
            {"records": [{"text": "a", "tree": [{"kind": "root"}]}], "types": ["Everything"]},
            r"records\[0\].tree\[0\]: expected Leaf or Branch",
        ),
        (
            {"records": [{"text": "a", "by_node": {"x": []}}], "types": ["Everything"]},
            r"records\[0\].by_node: expected numbers as keys",
        ),
        ({"records": [{"text": "", "residue": {"gaps": 1}}], "types": ["Other"]}, "a residue: "),
        ({"types": ["Other"]}, "types: expected an array with the class of each record"),
        ({"header": [1]}, r"header: expected Counts, found \[1\]"),
        ({"residue": {"lines": "x"}}, "residue: "),
        ({"residue": "\udcff"}, "residue: "),
        ({"host": {"page_size": "\udcff"}}, "host: "),
        ({"records": [{"text": "a", "residue": "\ud800"}], "types": ["Other"]}, "a residue: "),
        (
            {"records": [{"text": "a"}], "types": [["Other"]]},
            r"types\[0\]: expected Everything or Other, found \['Other",
        ),
        ({"records": [{"text": "a"}], "types": ["Third"]}, r"types\[0\]: expected Everything or Other, found 'Third'"),
        ({"records": [json.loads("[" * 500 + "]" * 500)]}, "nested more than 200 deep"),
    ],
)
def test_malformed_documents(change: dict[str, Any], message: str, format_: Format) -> None:
    document = {**json.loads(Frame(format_, []).to_json()), **change}
    with pytest.raises(ProcframeError, match=message):
        Frame.from_json(json.dumps(document))


class Flags(Record):
    """Flags and numbers."""

    flags: Annotated[list[str], Field("Flags.", codec=flags({1: "up", 2: "down"}))]
    number: Annotated[int, Field("A number.")]
    rest: Annotated[list[int], Field("More numbers.")]


class Width(Record):
    """A header that says how wide the rows are."""

    names: Annotated[list[str], Field("Names.")]


FLAGS = Format("some/flags", Table(Flags, "{flags:x} {number:d}", Repeat("rest", " {:d}")), source="x.c:x")
WIDTHS = Format(
    "some/widths",
    File(
        Line(Repeat("names", "{}", separator=" ")),
        Many("records", Stanza(Flags, Line("{flags:x} {number:d}", Repeat("rest", " {:d}", count="names")))),
        header=Width,
    ),
    source="x.c:x",
)


@pytest.mark.parametrize(
    "change",
    [
        {"flags": ["up", 3]},
        {"number": "\ud800"},
        {"number": "\udcff "},
        {"number": 1e308},
        {"rest": [None, 3, "x"]},
    ],
)
def test_a_value_that_cannot_be_printed_is_an_error_and_not_before(change: dict[str, Any]) -> None:
    document = json.loads(FLAGS.parse(b"3 5 1 2\n").to_json())
    document["records"][0].update(change)
    frame = Frame.from_json(json.dumps(document), FLAGS)
    assert frame.canonical
    assert all(piece.what == "value" for piece in frame.unrecognised)
    assert json.loads(frame.to_json()) == document
    with pytest.raises(RegenerateError, match=r"^some/flags: record 0 \(Flags\): "):
        FLAGS.regenerate(frame)


def test_a_value_that_somebody_assigned_is_an_error_and_not_before() -> None:
    frame = FLAGS.parse(b"3 5 1 2\n")
    frame.records[0].flags = 3
    assert [piece.text for piece in frame.unrecognised] == ["3"]
    with pytest.raises(RegenerateError, match=r"^some/flags: record 0 \(Flags\): flags cannot be 3"):
        FLAGS.regenerate(frame)


@pytest.mark.parametrize("header", [3, "x", [], {"residue": 1}])
def test_a_header_where_there_is_none(header: Any) -> None:
    document = {**json.loads(FLAGS.parse(b"3 5 1 2\n").to_json()), "header": header}
    with pytest.raises(ProcframeError, match="header: expected null, since some/flags has none"):
        Frame.from_json(json.dumps(document), FLAGS)


def test_a_header_that_cannot_be_used() -> None:
    frame = WIDTHS.parse(b"a b\n3 5 1 2\n")
    assert WIDTHS.regenerate(frame) == b"a b\n3 5 1 2\n"
    frame.header.names = float("inf")
    with pytest.raises(RegenerateError, match=r"^some/widths: header \(Width\): names cannot be inf"):
        WIDTHS.regenerate(frame)
    frame.header = 3
    with pytest.raises(RegenerateError, match="the header is no record, but 3"):
        WIDTHS.regenerate(frame)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "5", b"\xff", "[" * 100_000])
def test_no_document_at_all(text: str | bytes) -> None:
    with pytest.raises(ProcframeError, match=r"^frame document: "):
        Frame.from_json(text)


def test_the_format_is_not_installed(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procframe._manager.installed", lambda name: False)
    with pytest.raises(NoFormatError, match="pip install procframe-net"):
        Frame.from_json('{"procframe": 1, "format": "net/tcp", "records": []}')


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (Any, [1, {"a": [2]}], [1, {"a": [2]}]),
        (int | str, "x", "x"),
        (list[Pair] | None, [[1, 2]], [Pair(1, 2)]),
        (tuple[int, ...], [1], (1,)),
        (dict[str, float], {"a": "NaN-like"}, {"a": "NaN-like"}),
        (list[Leaf] | str, "none", "none"),
    ],
)
def test_restore(type_: Any, value: Any, expected: Any) -> None:
    found = restore(type_, value)
    assert found == expected
    assert type(found) is type(expected)


def test_restore_refuses_another_shape() -> None:
    with pytest.raises(Mismatch, match="expected list, found 5"):
        restore(list[int], 5)
