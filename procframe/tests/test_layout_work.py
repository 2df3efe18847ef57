"""Work grows as the input does: no line and no number of unknown lines makes a layout hang."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import pytest

from procframe import Field, Format, Frame, Host, KeyedRecord, ParseError, Record
from procframe.layout import (
    DEVICE,
    HEX_IPV4,
    TEXT,
    Alt,
    File,
    Flag,
    Keys,
    Layout,
    Many,
    One,
    Opt,
    Repeat,
    Stanza,
    Table,
    Whole,
    escaped,
    pattern,
    split_number,
    value,
    words,
)
from procframe.testing.outcome import alarm, count_calls
from procframe.testing.walk import lines_of

SIZE = 10_000_000
PATIENCE = 60


class Row(Record):
    a: Annotated[int | None, Field("A")] = None
    b: Annotated[int | None, Field("B")] = None
    word: Annotated[str | None, Field("Word")] = None
    name: Annotated[str | None, Field("Name")] = None
    text: Annotated[str | None, Field("Text", codec=TEXT)] = None
    load: Annotated[float | None, Field("Load")] = None
    on: Annotated[bool | None, Field("Flag")] = None
    counts: Annotated[list[int] | None, Field("Counts")] = None
    address: Annotated[str | None, Field("Address", codec=HEX_IPV4)] = None
    device: Annotated[str | None, Field("Device", codec=DEVICE)] = None
    path: Annotated[str | None, Field("Path", codec=escaped(" \t\n\\"))] = None
    options: Annotated[list[str] | None, Field("Options", codec=words(","))] = None
    ns: Annotated[int | None, Field("Time", codec=split_number(6))] = None


class Facts(KeyedRecord):
    a: Annotated[int, Field("A")]
    size: Annotated[int, Field("Size")]
    flags: Annotated[list[str], Field("Flags", codec=words(trailing=True), form=" {}")]
    counts: Annotated[list[int], Field("Counts", form=Repeat("", " {:d}"))]


class Sub(Record):
    name: Annotated[str, Field("Name")]
    b: Annotated[int | None, Field("B")] = None


class Outer(Record):
    a: Annotated[int, Field("A")]
    subs: Annotated[list[Sub], Field("Parts")] = []
    b: Annotated[int | None, Field("B")] = None


LAYOUTS: dict[str, tuple[Callable[[], Layout], bytes]] = {
    "numbers": (lambda: Table(Row, "{a:4d}: {b:08x} {load:.2f} {word}"), b"   1: 000000ff 1.50 x\n"),
    "optional": (
        lambda: Table(Row, "{a:d} {word:8s}", Opt(" {b:3d}", Opt(" {name}")), "{@60}"),
        b"1 x          2 y".ljust(60) + b"\n",
    ),
    "padded": (lambda: Table(Row, "{a:08x} {word} ", Opt("{@30}{text}")), b"000000ff r-xp ".ljust(30) + b"/bin/a b\n"),
    "texts": (
        lambda: Table(Row, value("{word:<16s}", TEXT), "{a:10d} {text}"),
        b"a b             " + b"         7 c d\n",
    ),
    "repeated": (lambda: Table(Row, "{word}: ", Repeat("counts", "{:10d} "), Opt(" {text}")), b"x:          1  a b\n"),
    "separated": (lambda: Table(Row, Repeat("counts", "{:d}", separator=","), " {options} {path} -"), b"1,2 a,b c -\n"),
    "alternatives": (
        lambda: Table(Row, Alt("{word}:[{a:d}]", ("<{a:d}> ", Flag("on", "ON "), "{name}"), "{text}"), "{@40}"),
        b"x:[1]".ljust(40) + b"\n",
    ),
    "codecs": (lambda: Table(Row, "{address} {device} {ns} {path} {options}"), b"0100007F 08:01 1.000000 /a b,c\n"),
    "keys": (
        lambda: One(Facts, Keys("{key}:{@16}{:8d} kB")),
        b"a:                     1 kB\nflags: x y \ncounts: 1 2\n",
    ),
    "stanzas": (
        lambda: File(Many("records", Stanza(Facts, "name {a:d}", Keys("{key}:{@16}{:8d} kB"), ""))),
        b"name 1\nsize:                  1 kB\nflags: x y \n\n",
    ),
    "nested": (
        lambda: File(
            "Version 1",
            Many(
                "records", Stanza(Outer, "Node {a:d}", Many("subs", Stanza(Sub, " is {name}", "  b {b:d}")), " b {b:d}")
            ),
            "end",
        ),
        b"Version 1\nNode 1\n is x\n  b 5\n b 1\nend\n",
    ),
    "whole": (
        lambda: Whole(Row, "{a:d} (", value("{word}", pattern(r"[^\0]{0,64}")), ") {name} {b:d}"),
        b"1 (x) S 5\n",
    ),
}
FILLERS = [
    b" ",
    b"1",
    b"0",
    b"a: ",
    b" 1",
    b"x",
    b"x ",
    b"\t",
    b"-",
    b"f",
    b",a",
    b": ",
    b"\\040",
    b"1.000000 ",
    b"\xff",
]


def attempt(layout: Layout, data: bytes) -> Frame | None:
    """The frame, if it is one; it goes back, and changes nothing."""
    format_ = Format("case", layout)
    try:
        frame = format_.parse(data)
    except ParseError:
        return None
    assert format_.regenerate(frame) == data
    return frame


@pytest.mark.parametrize("case", LAYOUTS)
def test_lines_of_ten_megabytes(case: str) -> None:
    make, base = LAYOUTS[case]
    layout = make()
    first = base.index(b"\n")
    for filler in FILLERS:
        size = SIZE if filler in (b" ", b"1", b"a: ") else SIZE // 10
        with alarm(PATIENCE, f"{filler!r} over and over"):
            attempt(layout, filler * (size // len(filler)) + b"\n")
        with alarm(PATIENCE, f"a line that goes on with {filler!r}"):
            attempt(layout, base[:first] + filler * (size // len(filler)) + base[first:])


def expressions(layout: Any, base: bytes) -> Iterator[tuple[re.Pattern[str], Callable[[str], object]]]:
    """Every expression that the layout compiles, and how it is matched against a line."""
    for line in lines_of(layout, Host()):
        for expression in (line.strict, line.tolerant, line.tailed):
            yield expression, expression.fullmatch
    bound = layout.bind(Host())
    Format("case", layout).parse(base)
    if isinstance(layout, File):
        found = bound.records({}).bulk
        if found is not None:
            header = 1 if base.startswith(b"Version") else 0
            for _ in range(100):
                Format("case", layout).parse(base * 40 if not header and layout.single is None else base)
            shapes = [*found.shapes.values(), *([found.tail_shape()] if found.fixed else [])]
            for shape in shapes:
                yield shape.expression, lambda text, shape=shape: shape.expression.findall(text + "\n")  # type: ignore[misc]


@pytest.mark.parametrize("case", LAYOUTS)
def test_no_expression_backtracks_without_end(case: str) -> None:
    """A long run of one text at the ends, between values and inside one: quadratic work would take minutes."""
    make, base = LAYOUTS[case]
    layout = make()
    size = 100_000
    for expression, match in expressions(layout, base):
        for line in dict.fromkeys(base.decode("latin-1").split("\n")[:-1][-2:]):
            middle = line.find(" ", len(line) // 3) % (len(line) + 1)
            for at in {0, middle, middle // 2, len(line)}:
                for filler in FILLERS:
                    run = filler.decode("latin-1") * (size // len(filler))
                    with alarm(PATIENCE // 2, f"{expression.pattern!r} on {line[:at]!r}, then {filler!r}"):
                        match(line[:at] + run + line[at:])


def with_unknown_lines(case: str, strange: bytes, times: int) -> None:
    make, base = LAYOUTS[case]
    layout = make()
    with alarm(PATIENCE, "unknown lines after those that are known"):
        attempt(layout, base + strange * times)
    cut = base.index(b"\n") + 1
    with alarm(PATIENCE, "unknown lines among those that are known"):
        attempt(layout, base[:cut] + strange * times + base[cut:])


@pytest.mark.parametrize("case", ["numbers", "keys", "stanzas", "nested"])
def test_hundreds_of_thousands_of_unknown_lines(case: str) -> None:
    with_unknown_lines(case, b"?\n", 200_000)


@pytest.mark.parametrize("case", LAYOUTS)
@pytest.mark.parametrize("strange", [b"\n", b"a: \n", b"x: y\n", b"1\n", b" is\n"])
def test_thousands_of_unknown_lines(case: str, strange: bytes) -> None:
    with_unknown_lines(case, strange, 5_000)


def test_unknown_lines_at_the_beginning_of_every_record() -> None:
    layout = LAYOUTS["stanzas"][0]()
    record = b"name 1\n?\nsize:                  1 kB\n?\n\n"
    with alarm(PATIENCE, "records with unknown lines"):
        frame = attempt(layout, record * 20_000)
    assert frame is not None
    assert len(frame) == 20_000


def test_a_record_of_many_keys() -> None:
    layout = LAYOUTS["keys"][0]()
    with alarm(PATIENCE, "many keys"):
        frame = attempt(layout, b"".join(b"key%d:  %d kB\n" % (at, at) for at in range(100_000)))
    assert frame is not None
    assert len(frame.records[0]) == 100_000


@pytest.mark.parametrize("case", [case for case in LAYOUTS if case != "whole"])
def test_twice_the_lines_are_twice_the_work(case: str) -> None:
    make, base = LAYOUTS[case]
    layout = make()

    def work(times: int) -> Callable[[], object]:
        return lambda: attempt(layout, base * times)

    work(600)()  # what is learned from the first file is no part of the measure
    small, large = count_calls(work(600)), count_calls(work(1200))
    assert large < 2.7 * small + 3000
