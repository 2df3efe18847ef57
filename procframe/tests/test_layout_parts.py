"""Parts: how lines make records, and where lines go that no part knows."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from procframe import Field, Format, Frame, KeyedRecord, ParseError, PluginError, Record, RegenerateError
from procframe.layout import File, Group, Keys, Line, Many, One, Stanza, layouts


class Sub(Record):
    cpu: Annotated[int, Field("CPU")]
    count: Annotated[int | None, Field("Count")] = None
    state: Annotated[str | None, Field("State")] = None


class Named(Record):
    name: Annotated[str, Field("Name")]


class Tick(Record):
    period: Annotated[int, Field("Period")]
    mode: Annotated[str | None, Field("Mode")] = None


class Node(Record):
    node: Annotated[int, Field("Node")]
    total: Annotated[int | None, Field("Total")] = None
    tick: Annotated[Tick | None, Field("Tick")] = None
    subs: Annotated[list[Sub | Named], Field("Parts")] = []
    last: Annotated[int | None, Field("Last")] = None


STANZA = Stanza(
    Node,
    "Node {node:d}",
    "  total {total:d}",
    Group("tick", Stanza(Tick, "  tick {period:d}", "    mode {mode}")),
    Many(
        "subs", Stanza(Sub, "  cpu {cpu:d}", "    count {count:d}", "    state {state}"), Stanza(Named, "  is {name}")
    ),
    "  last {last:d}",
)
FORMAT = Format("nodes", File("Version 1", Many("records", STANZA), "end"))
WHOLE = b"""Version 1
Node 0
  total 5
  tick 100
    mode fast
  cpu 0
    count 1
    state on
  is x
  cpu 1
  last 9
Node 1
end
"""


def read(data: bytes, format_: Format = FORMAT) -> Frame:
    frame = format_.parse(data)
    assert format_.regenerate(frame) == data
    assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data
    return frame


def test_a_whole_file() -> None:
    frame = read(WHOLE)
    assert frame.canonical
    assert not frame.unrecognised
    assert frame.records == [
        Node(
            node=0,
            total=5,
            tick=Tick(period=100, mode="fast"),
            subs=[Sub(cpu=0, count=1, state="on"), Named(name="x"), Sub(cpu=1)],
            last=9,
        ),
        Node(node=1),
    ]


def test_built_from_scratch() -> None:
    node = Node(node=3, tick=Tick(period=1), subs=[Named(name="y"), Sub(cpu=2, state="off")])
    data = b"Version 1\nNode 3\n  tick 1\n  is y\n  cpu 2\n    state off\nend\n"
    assert FORMAT.regenerate(Frame(FORMAT, [node])) == data
    assert read(data).records == [node]


def without(*numbers: int) -> bytes:
    return b"".join(line + b"\n" for at, line in enumerate(WHOLE.split(b"\n")[:-1]) if at not in numbers)


@pytest.mark.parametrize("line", range(13))
def test_any_line_may_be_missing(line: int) -> None:
    frame = read(without(line))
    # The lines after the first of a record that begins with a missing line have no record to belong to.
    assert bool(frame.unrecognised) == (line in (1, 3, 5))
    assert frame.canonical == (line not in (0, 12))


def test_missing_values_are_absent() -> None:
    node = read(without(2, 3, 4, 6, 10)).records[0]
    assert (node.total, node.tick, node.last) == (None, None, None)
    assert node.subs[0] == Sub(cpu=0, state="on")


def test_missing_constant_lines_stay_missing() -> None:
    frame = read(without(0, 12))
    assert frame.residue is not None
    assert frame.residue.absent == ["0", "2"]
    frame.residue = None
    assert FORMAT.regenerate(frame) == WHOLE


@pytest.mark.parametrize(
    ("after", "where"),
    [
        (0, ""),
        (1, "records[0]"),
        (2, "records[0]"),
        (3, "records[0].tick"),
        (4, "records[0].tick"),
        (5, "records[0].subs[0]"),
        (7, "records[0].subs[0]"),
        (8, "records[0]"),
        (10, "records[0]"),
        (11, "records[1]"),
        (12, ""),
    ],
)
def test_an_unknown_line_stays_with_the_innermost_record(after: int, where: str) -> None:
    lines = WHOLE.split(b"\n")
    lines.insert(after + 1, b"  strange \xff\xc3\xa9")
    frame = read(b"\n".join(lines))
    (piece,) = frame.unrecognised
    assert (piece.where, piece.what, piece.text) == (where, "line", "  strange \udcff\xe9")
    assert frame.canonical
    assert [record.node for record in frame] == [0, 1]


def test_unknown_lines_stay_in_their_order_and_place() -> None:
    data = WHOLE.replace(b"    count 1\n", b"a\n    count 1\nb\n\nc\n").replace(b"Node 1\n", b"Node 1\nx\ny\n")
    frame = read(data)
    sub = frame.records[0].subs[0]
    assert sub.residue.lines == [(1, "a"), (3, "b"), (4, ""), (5, "c")]
    sub.count = 77
    assert FORMAT.regenerate(frame) == data.replace(b"count 1", b"count 77")


def test_unknown_text_at_the_end_of_a_nested_line() -> None:
    frame = read(WHOLE.replace(b"    mode fast\n", b"    mode fast and new\n"))
    (piece,) = frame.unrecognised
    assert piece == ("records[0].tick", "column", "and new")
    assert frame.records[0].tick.mode == "fast"
    assert frame.to_dicts()[0]["tick"] == {"period": 100, "mode": "fast", "unrecognised": ["and new"]}


def test_a_line_with_odd_blanks_belongs_where_it_would_exactly() -> None:
    frame = read(WHOLE.replace(b"    count 1\n", b"    count  1\n"))
    assert not frame.canonical
    assert not frame.unrecognised
    assert frame.records[0].subs[0].count == 1


def test_a_line_out_of_order_is_unknown() -> None:
    data = b"Version 1\nNode 0\n  last 9\n  total 5\nend\n"
    frame = read(data)
    assert frame.records[0].last == 9
    assert [piece.text for piece in frame.unrecognised] == ["  total 5"]


def test_a_line_that_is_there_twice_is_unknown() -> None:
    frame = read(b"Version 1\nNode 0\n  total 5\n  total 6\nend\n")
    assert frame.records[0].total == 5
    assert [piece.text for piece in frame.unrecognised] == ["  total 6"]


def test_a_group_that_is_there_twice() -> None:
    frame = read(b"Version 1\nNode 0\n  tick 5\n  tick 6\n    mode x\nend\n")
    assert (frame.records[0].tick.period, frame.records[0].tick.mode) == (5, "x")
    assert [piece.text for piece in frame.unrecognised] == ["  tick 6"]


def test_editing_nested_records() -> None:
    frame = read(WHOLE)
    node = frame.records[0]
    node.subs.append(Named(name="added"))
    del node.subs[0]
    node.tick = None
    frame.records.append(Node(node=2))
    assert FORMAT.regenerate(frame) == (
        b"Version 1\nNode 0\n  total 5\n  is x\n  cpu 1\n  is added\n  last 9\nNode 1\nNode 2\nend\n"
    )


def test_a_record_of_another_kind_is_refused() -> None:
    frame = read(WHOLE)
    frame.records[1].subs = [Tick(period=1)]
    with pytest.raises(RegenerateError, match=r"record 1 \(Node\): subs holds records of Sub, Named, not Tick"):
        FORMAT.regenerate(frame)


# -- blank and constant lines ----------------------------------------------------------------------------------


class Stat(Record):
    name: Annotated[str, Field("Name")]
    value: Annotated[int | None, Field("Value")] = None


BLANKS = Format("blanks", File(Many("records", Stanza(Stat, "name {name}", "value {value:d}", ""))))


def test_blank_lines_end_records() -> None:
    frame = read(b"name a\nvalue 1\n\nname b\n\n", BLANKS)
    assert frame.records == [Stat(name="a", value=1), Stat(name="b")]
    assert frame.canonical


def test_a_missing_blank_line_stays_missing() -> None:
    frame = read(b"name a\nvalue 1\nname b\n\n", BLANKS)
    assert frame.records == [Stat(name="a", value=1, residue=frame.records[0].residue), Stat(name="b")]
    assert not frame.canonical


def test_a_blank_line_too_many_is_unknown() -> None:
    frame = read(b"name a\n\n\nname b\n\n", BLANKS)
    assert [record.name for record in frame] == ["a", "b"]
    assert [piece.text for piece in frame.unrecognised] == [""]


def test_a_line_of_blanks_is_a_blank_line() -> None:
    frame = read(b"name a\n \t\nname b\n\n", BLANKS)
    assert not frame.canonical
    assert not frame.unrecognised


def test_an_optional_constant() -> None:
    format_ = Format("x", File(Line("# note", optional=True), Many("records", Stanza(Stat, "name {name}"))))
    for data in (b"# note\nname a\n", b"name a\n"):
        frame = read(data, format_)
        assert frame.canonical
        assert not frame.unrecognised
    assert format_.regenerate(Frame(format_, [Stat(name="a")])) == b"name a\n"


def test_a_constant_with_unknown_text_at_its_end() -> None:
    frame = read(WHOLE.replace(b"Version 1\n", b"Version 1 beta\n"))
    assert [piece.text for piece in frame.unrecognised] == ["beta"]
    assert frame.canonical


# -- several kinds of records ----------------------------------------------------------------------------------


class Cat(Record, tag="cat", tag_field="record"):
    lives: Annotated[int, Field("Lives")]


class Dog(Record, tag="dog", tag_field="record"):
    lives: Annotated[int, Field("Lives")]


PETS = Format("pets", File(Many("records", Stanza(Cat, "cat {lives:d}"), Stanza(Dog, "dog {lives:d}"))))


def test_records_of_several_kinds() -> None:
    frame = read(b"cat 9\ndog 1\ncat 8\n", PETS)
    assert frame.records == [Cat(lives=9), Dog(lives=1), Cat(lives=8)]
    assert frame.to_dicts()[1] == {"record": "dog", "lives": 1}
    assert list(PETS.record_types) == [Cat, Dog]


def test_the_first_kind_that_fits_is_read() -> None:
    format_ = Format("x", File(Many("records", Stanza(Named, "{name}"), Stanza(Cat, "cat {lives:d}"))))
    assert read(b"cat\ncat 9\n", format_).records == [Named(name="cat"), Cat(lives=9)]


# -- groups of keys --------------------------------------------------------------------------------------------


class Limits(KeyedRecord):
    soft: Annotated[int, Field("Soft")]
    hard: Annotated[int, Field("Hard")]


class Job(KeyedRecord):
    job: Annotated[int, Field("Number")]
    limits: Annotated[Limits, Field("Limits")]
    user: Annotated[str, Field("User")]


JOBS = Format(
    "jobs",
    File(
        Many(
            "records",
            Stanza(
                Job,
                "job {job:d}",
                Group("limits", Stanza(Limits, " limits", Keys("  {key}: {:d}", prefix="  "))),
                Keys("{key}: {}"),
            ),
        )
    ),
)


def test_keys_of_nested_records() -> None:
    data = b"job 1\n limits\n  soft: 5\n  new: 7\nuser: a b\njob 2\nuser: c\nother: 1\n"
    frame = read(data, JOBS)
    assert frame.records[0] == {"job": 1, "limits": {"soft": 5, "new": 7}, "user": "a b"}
    assert frame.records[0].limits.new == 7
    assert frame.records[1].limits is None
    assert [(piece.where, piece.text) for piece in frame.unrecognised] == [
        ("records[0].limits", "new: 7"),
        ("records[1]", "other: 1"),
    ]


# -- declarations ----------------------------------------------------------------------------------------------


def bound(layout: File) -> None:
    Format("x", layout).parse(b"x\n")


@pytest.mark.parametrize(
    ("layout", "what"),
    [
        (lambda: Stanza(Node), "at least one part"),
        (lambda: Many("records"), "at least one stanza"),
        (lambda: bound(File("x")), 'needs Many\\("records"'),
        (lambda: bound(One(Node, Keys("{key}: {}"))), "stands in a KeyedRecord only"),
        (lambda: bound(One(Node, "{nowhere}")), "no field of it"),
        (lambda: bound(One(Job, Keys("{key}:"))), "just one value"),
        (lambda: bound(One(Job, Keys("{key}: {} {}"))), "just one value"),
    ],
)
def test_declarations_that_are_refused(layout: Any, what: str) -> None:
    with pytest.raises(PluginError, match=what):
        layout()


def test_nothing_known_is_an_error() -> None:
    with pytest.raises(ParseError) as caught:
        FORMAT.parse(b"something else\n")
    assert (caught.value.line, caught.value.column) == (1, 1)


def test_a_file_of_few_known_lines_is_no_error() -> None:
    frame = read(b"Version 1\nsomething else\n")
    assert frame.records == []
    assert [piece.text for piece in frame.unrecognised] == ["something else"]


def test_the_records_part_is_called_records() -> None:
    assert layouts.RECORDS == "records"
