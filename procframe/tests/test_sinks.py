"""What each sink writes."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import Field, Format, Frame, KeyedRecord, Options, Record, Residue, Sink
from procframe._manager import SINKS, builtin_sink
from procframe.layout.layouts import projection
from procframe.sinks.encode import encode_records
from procframe.sinks.flatten import flatten


class Row(Record):
    """A flat record."""

    name: Annotated[str, Field("", kind="identity")]
    size: Annotated[int | None, Field("", unit="kB")] = None


class Part(Record):
    """A part of another."""

    total: Annotated[int, Field("")]
    note: Annotated[str | None, Field("")] = None


class Nested(Record):
    """A record of records."""

    part: Annotated[Part, Field("")]
    parts: Annotated[list[Part], Field("")] = []
    words: Annotated[list[str], Field("")] = []
    nodes: Annotated[dict[str, int], Field("")] = {}


class Keyed(KeyedRecord):
    """Keys of the kernel."""

    Size: Annotated[int, Field("", unit="kB")]


class Layout:
    """A layout that is never run."""

    record_types = (Row,)


@pytest.fixture
def frame() -> Callable[..., Frame]:
    format_ = Format("some/file", Layout())  # type: ignore[arg-type]

    def make(*records: Any, path: str = "/proc/some/file", **more: Any) -> Frame:
        return Frame(format_, list(records), path=path, **more)

    return make


MakeFrame = Callable[..., Frame]


def written(sink: str, *frames: Frame, **options: Any) -> bytes:
    out = io.BytesIO()
    builtin_sink(sink).write(frames, out, Options(**options))
    return out.getvalue()


def keyed(residue: Residue | None = None, **values: Any) -> Keyed:
    made = Keyed(values)
    made.residue = residue
    return made


ODD = 'a\udcff\x1b[31m\u202e\x7f\x9b"\\,\n é'


# All of them


@pytest.mark.parametrize("name", SINKS)
def test_describes_itself(name: str) -> None:
    sink = builtin_sink(name)
    assert sink.name == name
    assert sink.description
    assert all(suffix.startswith(".") for suffix in sink.suffixes)


@pytest.mark.parametrize("name", SINKS)
def test_nothing_unsafe_reaches_a_terminal(name: str, frame: MakeFrame) -> None:
    frames = [frame(Row(name=ODD), Row(name="x"), path=ODD), frame(Nested(part=Part(total=1, note=ODD)), path=ODD)]
    text = written(name, *frames, terminal=True, with_path=True).decode("utf-8", "surrogateescape")
    for _ in range(2):
        text = text.replace("\x1b[1m", "").replace("\x1b[0m", "")  # of the table's own heading
    if not builtin_sink(name).escapes:
        from procframe.terminal import escape

        text = escape(text, lines=True)
    assert not any(char in text for char in "\x1b\u202e\x7f\x9b\r")
    assert not any("\ud800" <= char <= "\udfff" for char in text)


def test_a_sink_without_write_says_so() -> None:
    class Mute(Sink):
        """A sink that forgot to write."""

        name = "mute"

    with pytest.raises(TypeError, match=r"'mute'.*no method write"):
        Mute().write([], io.BytesIO())


# JSON


def test_json_is_an_array_with_a_record_a_line(frame: MakeFrame) -> None:
    data = written("json", frame(Row(name="a", size=1), Row(name="b")))
    assert data == b'[\n{"name":"a","size":1},\n{"name":"b","size":null}\n]\n'


def test_json_of_nothing(frame: MakeFrame) -> None:
    assert written("json", frame()) == b"[]\n"
    assert written("json") == b"[]\n"
    assert json.loads(written("json", frame(), with_path=True)) == [
        {"path": "/proc/some/file", "format": "some/file", "records": []}
    ]


def test_json_of_several_files(frame: MakeFrame) -> None:
    one, other = frame(Row(name="a"), path="1"), frame(Row(name="b"), path="2")
    assert [record["name"] for record in json.loads(written("json", one, other))] == ["a", "b"]
    found = json.loads(written("json", one, other, with_path=True))
    assert [(file["path"], [record["name"] for record in file["records"]]) for file in found] == [
        ("1", ["a"]),
        ("2", ["b"]),
    ]


def test_json_of_a_file_has_its_header_and_what_stands_outside_records(frame: MakeFrame) -> None:
    made = frame(Row(name="a"), header=Part(total=3), residue=Residue(lines=[(0, "odd")]))
    (found,) = json.loads(written("json", made, with_path=True))
    assert found["header"] == {"total": 3, "note": None}
    assert found["unrecognised"] == ["odd"]


@pytest.mark.parametrize("name", ["b", "é", "\udcff\x1b"], ids=["ascii", "utf-8", "bytes"])
@pytest.mark.parametrize("with_path", [False, True])
def test_json_indented_means_the_same(with_path: bool, name: str, frame: MakeFrame) -> None:
    made = frame(Row(name="a\n,"), Row(name=name))
    plain = json.loads(written("json", made, with_path=with_path))
    indented = written("json", made, with_path=with_path, indent=2)
    assert b"\n  " in indented
    assert json.loads(indented) == plain


def test_json_keeps_every_byte(frame: MakeFrame) -> None:
    names = [ODD, "\udc80", "\ud800", "plain", '{"residue":null}', ',"residue":null']
    for terminal in (False, True):
        found = json.loads(written("json", frame(*(Row(name=name) for name in names)), terminal=terminal))
        assert [record["name"] for record in found] == names


def test_json_has_no_nan(frame: MakeFrame) -> None:
    class Ratio(Record):
        """A record with a float."""

        ratio: float
        name: str = ""

    records = [Ratio(ratio=math.nan), Ratio(ratio=math.inf), Ratio(ratio=-math.inf, name="\udcff"), Ratio(ratio=0.5)]
    text = written("json", frame(*records))
    found = json.loads(text, parse_constant=lambda name: pytest.fail(name))
    assert [record["ratio"] for record in found] == [None, None, None, 0.5]


def test_json_shows_what_is_unrecognised_in_its_record(frame: MakeFrame) -> None:
    strange = Row(name="b", residue=Residue(extra={"0": " new 1"}, lines=[(1, "line")]))
    odd_blanks = Row(name="c", residue=Residue(gaps={"0": ["  "]}))
    found = json.loads(written("json", frame(Row(name="a"), strange, odd_blanks, keyed(Size=1))))
    assert found == [
        {"name": "a", "size": None},
        {"name": "b", "size": None, "unrecognised": ["new 1", "line"]},
        {"name": "c", "size": None},
        {"Size": 1},
    ]


def test_json_of_nested_records_has_no_residue(frame: MakeFrame) -> None:
    made = Nested(part=Part(total=1), parts=[Part(total=2), Part(total=3)], nodes={"N0": 4})
    assert json.loads(written("json", frame(made))) == [
        {
            "part": {"total": 1, "note": None},
            "parts": [{"total": 2, "note": None}, {"total": 3, "note": None}],
            "words": [],
            "nodes": {"N0": 4},
        }
    ]
    made.parts[0].residue = Residue(extra={"0": "x"})
    (found,) = json.loads(written("json", frame(made)))
    assert found["parts"][0] == {"total": 2, "note": None, "unrecognised": ["x"]}


@given(
    st.lists(
        st.builds(
            Row,
            name=st.text(st.characters(codec=None)),
            size=st.none() | st.integers(),
            residue=st.none() | st.just(Residue(extra={"0": " x"})),
        ),
        max_size=20,
    )
)
def test_fast_and_careful_encoding_agree(records: list[Row]) -> None:
    lines = b"".join(encode_records(records)).split(b"\n")[:-1]
    assert list(map(json.loads, lines)) == [record.to_dict() for record in records]


def test_many_blocks(frame: MakeFrame) -> None:
    made = frame(*(Row(name=str(number)) for number in range(10_001)))
    assert [record["name"] for record in json.loads(written("json", made))] == [str(n) for n in range(10_001)]
    assert written("jsonl", made).count(b"\n") == 10_001


# JSON Lines


def test_jsonl(frame: MakeFrame) -> None:
    frames = [frame(Row(name="a", size=1), path="1"), frame(), frame(Row(name="b"), path="2")]
    assert written("jsonl", *frames) == b'{"name":"a","size":1}\n{"name":"b","size":null}\n'
    assert written("jsonl", *frames, with_path=True) == (
        b'{"path":"1","name":"a","size":1}\n{"path":"2","name":"b","size":null}\n'
    )


def test_jsonl_path_gives_way_to_a_field_of_that_name(frame: MakeFrame) -> None:
    class Mapped(Record):
        """A record with a path."""

        path: Annotated[str, Field("")]

    lines = written("jsonl", frame(Mapped(path="/lib"), path="1"), frame(keyed(path=5), path="2"), with_path=True)
    assert [json.loads(line) for line in lines.split(b"\n")[:-1]] == [
        {"proc_path": "1", "path": "/lib"},
        {"proc_path": "2", "path": 5},
    ]


def test_jsonl_of_a_record_without_fields(frame: MakeFrame) -> None:
    assert written("jsonl", frame(keyed(), path="1"), with_path=True) == b'{"path":"1"}\n'


def test_jsonl_streams(frame: MakeFrame) -> None:
    out = io.BytesIO()

    def frames() -> Any:
        yield frame(Row(name="a"))
        assert out.getvalue().count(b"\n") == 1
        yield frame(Row(name="b"))

    builtin_sink("jsonl").write(frames(), out)
    assert out.getvalue().count(b"\n") == 2


# CSV


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8", "surrogateescape"), newline="")))


def test_csv_is_rfc_4180(frame: MakeFrame) -> None:
    data = written("csv", frame(Row(name='say "a", b', size=1), Row(name="two\nlines")))
    assert data == b'name,size\r\n"say ""a"", b",1\r\n"two\nlines",\r\n'


def test_csv_keeps_every_byte(frame: MakeFrame) -> None:
    data = written("csv", frame(Row(name=ODD, size=1)))
    assert rows(data) == [{"name": ODD, "size": "1"}]
    assert b"a\xff\x1b[31m" in data


def test_csv_of_nothing_has_the_columns_of_the_format(frame: MakeFrame) -> None:
    assert written("csv", frame()) == b"name,size\r\n"
    assert written("csv") == b""


def test_csv_flattens(frame: MakeFrame) -> None:
    made = Nested(
        part=Part(total=1, note="n"),
        parts=[Part(total=2)],
        words=["a", "b"],
        nodes={"N0": 4, "N1": 5},
        residue=Residue(extra={"0": " new"}),
    )
    assert rows(written("csv", frame(made))) == [
        {
            "part.total": "1",
            "part.note": "n",
            "parts": '[{"total":2,"note":null}]',
            "words": "a b",
            "nodes.N0": "4",
            "nodes.N1": "5",
            "unrecognised": "new",
        }
    ]


def test_csv_has_the_columns_of_all_files(frame: MakeFrame) -> None:
    data = written("csv", frame(keyed(a=1, c=2), path="1"), frame(keyed(a=3, b=4, c=5), path="2"), with_path=True)
    assert data == b"path,a,b,c\r\n1,1,,2\r\n2,3,4,5\r\n"


def test_csv_of_one_column(frame: MakeFrame) -> None:
    assert written("csv", frame(Part(total=2))) == b"total,note\r\n2,\r\n"
    assert written("csv", frame(keyed(only=1), keyed(only=None))) == b'only\r\n1\r\n""\r\n'


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        (True, "true"),
        (1.5, 1.5),
        ([], ""),
        ([1, 2], "1 2"),
        (("a", 1, False), "a 1 false"),
        (["a b", "c"], '["a b","c"]'),
        ([""], '[""]'),
        ([None], "[null]"),
        ([[1]], "[[1]]"),
        ({}, "{}"),
    ],
)
def test_flatten(value: Any, cell: Any) -> None:
    assert flatten({"x": value}) == {"x": cell}


@pytest.mark.parametrize("sink", SINKS)
def test_a_projection(sink: str, frame: MakeFrame) -> None:
    kind: Any = projection(Row, ("size",))
    text = written(sink, frame(kind(size=1), kind(size=2), projected=True)).decode()
    assert [word for word in re.findall(r"\w+", text) if word != "size"] == ["1", "2"]


# Tables


def text_of(*frames: Frame, **options: Any) -> list[str]:
    return written("table", *frames, **options).decode().split("\n")[:-1]


def test_table_aligns(frame: MakeFrame) -> None:
    assert text_of(frame(Row(name="a", size=1), Row(name="日本", size=100), Row(name="b"))) == [
        "name  size",
        "a        1",
        "日本   100",
        "b",
    ]


def test_table_of_one_record_has_units(frame: MakeFrame) -> None:
    assert text_of(frame(keyed(Size=12, Longer_name="x"))) == ["Size         12 kB", "Longer_name  x"]
    assert text_of(frame(Row(name="a"))) == ["name  a", "size"]


def test_table_of_nested_records(frame: MakeFrame) -> None:
    made = Nested(part=Part(total=1), parts=[Part(total=2, note="n"), Part(total=30)], words=["a", "b"])
    assert text_of(frame(made)) == [
        "part.total  1",
        "part.note",
        "words       a b",
        "nodes       {}",
        "",
        "parts:",
        "  total  note",
        "      2  n",
        "     30",
    ]


def test_table_says_what_is_unrecognised(frame: MakeFrame) -> None:
    made = frame(Row(name="a", residue=Residue(lines=[(0, "new\x1b")])), residue=Residue(lines=[(3, "last")]))
    assert text_of(made) == ["name          a", "size", r"unrecognised  new\x1b", "unrecognised: last"]


def test_table_of_nothing(frame: MakeFrame) -> None:
    assert text_of(frame()) == ["(no records)"]


def test_table_has_the_header_of_the_file(frame: MakeFrame) -> None:
    assert text_of(frame(Row(name="a"), Row(name="b"), header=Part(total=1)))[:4] == [
        "total  1",
        "note",
        "",
        "name  size",
    ]


def test_table_of_several_files(frame: MakeFrame) -> None:
    lines = text_of(frame(Row(name="a"), path="1\x1b"), frame(Row(name="b"), path="2"), with_path=True)
    assert lines == [r"==> 1\x1b (some/file) <==", "name  a", "size", "", "==> 2 (some/file) <==", "name  b", "size"]


def test_table_in_a_terminal_leaves_out_what_does_not_fit(frame: MakeFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    made = frame(*(keyed(a="x" * 10, b="y" * 10, c="z" * 10) for _ in range(2)))
    lines = text_of(made, terminal=True, width=25)
    assert [line.split() for line in lines[:2]] == [["a", "b"], ["xxxxxxxxxx", "yyyyyyyyyy"]]
    assert lines[-1] == "(not shown: c; choose with --fields, or pipe)"
    assert max(map(len, lines[:-1])) <= 25
    assert [line.split() for line in text_of(made, terminal=True, width=200)[:1]] == [["a", "b", "c"]]


def test_table_takes_markup_as_text(frame: MakeFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    lines = text_of(frame(Row(name="[red]x[/red]"), Row(name=":smile:")), terminal=True, width=80)
    assert [line.split()[0] for line in lines] == ["name", "[red]x[/red]", ":smile:"]


def test_long_tables_do_not_wait_for_rich(frame: MakeFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rich.table", None)
    made = frame(*(Row(name=str(number), size=number) for number in range(2000)))
    assert len(text_of(made, terminal=True, width=80)) == 2001
