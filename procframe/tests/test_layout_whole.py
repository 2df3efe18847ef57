"""Files that are one text, and links, both ways."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from procframe import Field, Format, Host, ParseError, Record, RegenerateError
from procframe.layout import Alt, Flag, Link, Opt, Repeat, Table, Whole, enum, pattern, sentinel


class Task(Record):
    """A task on one line, whose name may hold anything."""

    pid: Annotated[int, Field("Number", kind="identity")]
    comm: Annotated[str, Field("Name", codec=pattern(r"[^\0]{0,64}"))]
    state: Annotated[str, Field("State", codec=enum({"R": "running", "S": "sleeping"}))]
    group: Annotated[int | None, Field("Group", codec=sentinel({-1: None}))] = None
    flags: Annotated[int, Field("Flags", kind="flags")] = 0
    counts: Annotated[list[int], Field("Counts")] = []
    more: Annotated[int | None, Field("More")] = None
    even_more: Annotated[int | None, Field("Even more")] = None


TASK = Format(
    "task",
    Whole(
        Task,
        "{pid:d} ({comm}) {state} {group:d} {flags:04x}",
        Repeat("counts", " {:d}", count=2),
        Opt(" + {more:d}", Opt(" {even_more:d}")),
    ),
)


class Target(Record):
    """What a link points to."""

    kind: Annotated[str | None, Field("Kind", codec=pattern("[a-z]+"))] = None
    inode: Annotated[int | None, Field("Inode")] = None
    path: Annotated[str | None, Field("Path", codec=pattern(r"[^ \0]+(?: [^ \0]*)*?"))] = None
    deleted: Annotated[bool, Field("Whether it is gone")] = False


LINK = Format("link", Link(Target, Alt("{kind}:[{inode:d}]", ("{path}", Flag("deleted", " (deleted)")))))


def both_ways(format_: Format, data: bytes) -> Any:
    frame = format_.parse(data)
    assert format_.regenerate(frame) == data
    return frame


@pytest.mark.parametrize(
    "comm", ["sh", "a b", "a) S 1 (", "a\nb", "\n", "", ")", "\udcff\r\x1c\u00a0", "x) R 5 0001 1 2\n9 (y"]
)
def test_the_name_ends_at_the_last_parenthesis(comm: str) -> None:
    data = f"7 ({comm}) S -1 00ff 1 2\n".encode("utf-8", "surrogateescape")
    frame = both_ways(TASK, data)
    (task,) = frame.records
    assert (task.pid, task.comm, task.state, task.group, task.flags, task.counts) == (
        7,
        comm,
        "sleeping",
        None,
        255,
        [1, 2],
    )
    assert (task.more, task.even_more) == (None, None)
    assert frame.canonical


def test_optional_values_at_the_end() -> None:
    assert both_ways(TASK, b"7 (a) R 5 0000 1 2 + 3\n").records[0].more == 3
    assert both_ways(TASK, b"7 (a) R 5 0000 1 2 + 3 4\n").records[0].even_more == 4


def test_what_is_not_known_is_kept_and_reported() -> None:
    frame = both_ways(TASK, b"7 (a) R 5 0000 1 2 + 3 4 new 5\n")
    assert [piece.text for piece in frame.unrecognised] == ["new 5"]
    assert frame.records[0].even_more == 4
    assert frame.canonical
    frame = both_ways(TASK, b"7 (a\nb) R 5 0000 1 2\nsecond line\n\nfourth\n")
    assert [piece.text for piece in frame.unrecognised] == ["second line", "", "fourth"]
    assert frame.records[0].comm == "a\nb"
    frame = both_ways(TASK, b"7 (a) Q 5 0000 1 2\n")
    assert frame.records[0].state == "Q"
    assert [piece.text for piece in frame.unrecognised] == ["Q"]


def test_odd_blanks_are_kept() -> None:
    frame = both_ways(TASK, b"7  (a) R\t-1 0000 1   2 \n")
    assert not frame.canonical
    assert (frame.records[0].group, frame.records[0].counts) == (None, [1, 2])
    frame.records[0].flags = 16
    assert TASK.regenerate(frame) == b"7  (a) R\t-1 0010 1   2 \n"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"7 (a) R 5 0000 1 2", 1, 19), (b"seven\n", 1, 1), (b"7 (a\nb) R x\n", 2, 6), (b"7 (a) R 05 0000 1 2\n", 1, 10)],
)
def test_something_else_is_an_error(data: bytes, line: int, column: int) -> None:
    with pytest.raises(ParseError) as caught:
        TASK.parse(data, path="1/task")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("1/task", line, column)


def test_no_bytes_are_no_record() -> None:
    frame = both_ways(TASK, b"")
    assert (frame.records, frame.canonical) == ([], True)


def test_projection() -> None:
    frame = TASK.parse(b"7 (a) R 5 0000 1 2\n", fields=("comm", "pid"))
    assert frame.to_dicts() == [{"comm": "a", "pid": 7}]
    with pytest.raises(RegenerateError, match="some fields only"):
        TASK.regenerate(frame)


def test_records_from_scratch() -> None:
    frame = TASK.parse(b"1 (x) R 1 0000 1 1\n")
    frame.records[0] = Task(pid=9, comm="é\n", state="running", group=None, flags=1, counts=[3, 4])
    assert TASK.regenerate(frame) == "9 (é\n) R -1 0001 3 4\n".encode()
    frame.records[0].pid = "nine"
    with pytest.raises(RegenerateError):
        TASK.regenerate(frame)
    frame.records[0] = Target(path="/")
    with pytest.raises(RegenerateError, match="expected a Task"):
        TASK.regenerate(frame)
    frame.records = [Task(pid=9, comm="", state="running")] * 2
    with pytest.raises(RegenerateError, match="one record, not 2"):
        TASK.regenerate(frame)


@pytest.mark.parametrize(
    ("data", "kind", "inode", "path", "deleted"),
    [
        (b"socket:[1]", "socket", 1, None, False),
        (b"/a b", None, None, "/a b", False),
        (b"/a b (deleted)", None, None, "/a b", True),
        (b"/a (deleted) (deleted)", None, None, "/a (deleted)", True),
        (b"/a (deleted", None, None, "/a (deleted", False),
        (b"/a\nb\n\xff", None, None, "/a\nb\n\udcff", False),
        (b"/ends in blanks  ", None, None, "/ends in blanks  ", False),
        (b"socket:[01]", None, None, "socket:[01]", False),
    ],
)
def test_links(data: bytes, kind: str, inode: int, path: str, deleted: bool) -> None:
    (target,) = both_ways(LINK, data).records
    assert (target.kind, target.inode, target.path, target.deleted) == (kind, inode, path, deleted)


def test_work_is_linear() -> None:
    """Long names and many lines neither hang nor take their time."""
    for data in (b"7 (" + b"a" * 4_000_000 + b") R 1\n", b"7 (a) R\n" * 200_000, b"/" + b" (deleted)" * 100_000):
        for format_ in (TASK, LINK):
            try:
                both_ways(format_, data)
            except ParseError:
                continue


def test_machines_of_one_kind_share_a_compiled_layout() -> None:
    layout = TASK.variants[0].layout
    assert layout.bind(Host(page_size=65536)) is layout.bind(Host())
    assert layout.bind(Host(byte_order="big")) is not layout.bind(Host())
    assert "def read_record" in layout.bind(Host()).source()


class Mapping(Record):
    """A line that ends in a name, padded to a column, which may hold blanks."""

    start: Annotated[int, Field("Start", kind="identity")]
    name: Annotated[str | None, Field("Name", codec=pattern(r"[^ \n]+(?: [^ \n]*)*?"))] = None
    deleted: Annotated[bool, Field("Whether it is gone")] = False


MAPPINGS = Format("mappings", Table(Mapping, "{start:d} ", Opt("{@9} {name}", Flag("deleted", " (deleted)"))))


def test_a_name_at_the_end_of_an_oddly_spaced_line_is_whole() -> None:
    for data in (b"1         a b (deleted)\n", b"1  a b (deleted)\n", b"1 \ta b (deleted)\n"):
        frame = both_ways(MAPPINGS, data)
        assert [(one.name, one.deleted) for one in frame] == [("a b", True)]
        assert frame.unrecognised == []
