"""Trees of lines, in both directions."""

from __future__ import annotations

from typing import Annotated

import pytest

from procframe.errors import PluginError, RegenerateError
from procframe.format import Format
from procframe.frame import Frame
from procframe.layout import Branch, File, Many, Stanza, Tree
from procframe.record import Field, Record


class Twig(Record):
    """A line with nothing below it."""

    size: Annotated[int, Field("Size")]


class Leaf(Record):
    """A line with twigs below it."""

    name: Annotated[str, Field("Name")]
    twigs: Annotated[list[Twig], Field("What is below")]


class Node(Record):
    """A line with nodes and leaves below it."""

    name: Annotated[str, Field("Name")]
    children: Annotated[list[Node | Leaf], Field("What is below")]


class Wood(Record):
    """What the trees stand in."""

    title: Annotated[str, Field("Title")]
    nodes: Annotated[list[Node | Leaf], Field("Trees")]


BRANCHES = (
    Branch(Node, "  + {name}", children="children"),
    Branch(Leaf, "  - {name}", children="twigs"),
    Branch(Twig, "  / {size:d}"),
)
FORMAT = Format("net/wood", File(Many("records", Stanza(Wood, "{title}:", Tree("nodes", "   ", *BRANCHES)))))
SAMPLE = (
    b"Main:\n"
    b"  + a\n"
    b"     - b\n"
    b"        / 1\n"
    b"        / 2\n"
    b"     + c\n"
    b"        + d\n"
    b"           - e\n"
    b"  - f\n"
    b"     / 3\n"
    b"Other:\n"
    b"  - g\n"
)


def parse(data: bytes) -> Frame:
    frame = FORMAT.parse(data)
    assert FORMAT.regenerate(frame) == data
    return frame


def test_lines_become_records_in_records() -> None:
    frame = parse(SAMPLE)
    assert frame.to_dicts() == [
        {
            "title": "Main",
            "nodes": [
                {
                    "name": "a",
                    "children": [
                        {"name": "b", "twigs": [{"size": 1}, {"size": 2}]},
                        {"name": "c", "children": [{"name": "d", "children": [{"name": "e", "twigs": []}]}]},
                    ],
                },
                {"name": "f", "twigs": [{"size": 3}]},
            ],
        },
        {"title": "Other", "nodes": [{"name": "g", "twigs": []}]},
    ]
    assert frame.canonical
    assert frame.unrecognised == []


def test_a_tree_built_by_hand_is_written() -> None:
    leaf = Leaf(name="b", twigs=[Twig(size=7)])
    wood = Wood(title="W", nodes=[Node(name="a", children=[Node(name="x", children=[]), leaf])])
    assert FORMAT.regenerate(Frame(FORMAT, [wood])) == b"W:\n  + a\n     + x\n     - b\n        / 7\n"


def test_a_tree_comes_back_from_json() -> None:
    frame = parse(SAMPLE)
    again = Frame.from_json(frame.to_json(), FORMAT)
    assert again.records == frame.records
    assert FORMAT.regenerate(again) == SAMPLE


@pytest.mark.parametrize(
    "line",
    [
        b"     / 3",  # a twig below a node
        b"           - x",  # two levels below
        b"  / 3",  # a twig at the top
        b"     * x",
        b"\t+ x",
        b"",
        b"        / x",
    ],
)
def test_a_line_without_a_place_is_unknown_and_moves_nothing(line: bytes) -> None:
    frame = parse(b"Main:\n  + a\n     + c\n" + line + b"\n        - b\n")
    (wood,) = frame
    assert wood.residue.lines == [(3, line.decode())]
    assert [child.name for child in wood.nodes[0].children[0].children] == ["b"]


def test_odd_blanks_and_added_text_stay_with_their_line() -> None:
    frame = parse(b"Main:\n  + a\n      - b\n        /  1 new\n     + c\n")
    assert not frame.canonical
    assert [piece.text for piece in frame.unrecognised] == ["new"]
    (leaf, node) = frame.records[0].nodes[0].children
    assert (leaf.name, leaf.twigs[0].size, node.name) == ("b", 1, "c")


def test_a_tree_has_an_end() -> None:
    lines = [b"   " * level + b"  + a" for level in range(200)]
    frame = parse(b"\n".join([b"Main:", *lines, b""]))
    levels = 0
    siblings = frame.records[0].nodes
    while siblings:
        levels += 1
        siblings = siblings[-1].children
    assert levels == 64
    assert len(frame.unrecognised) == 200 - 64
    frame.to_json()


@pytest.mark.parametrize("bad", [1, 2, 5, 7, 1000])
def test_bad_lines_anywhere_in_a_long_tree(bad: int) -> None:
    lines = [b"     - n%d\n        / %d" % (number, number) for number in range(3000)]
    lines[::bad] = [b"     - n\n        / x" for _ in lines[::bad]]
    frame = parse(b"Main:\n  + a\n" + b"\n".join(lines) + b"\n")
    leaves = frame.records[0].nodes[0].children
    assert len(leaves) == 3000
    assert len(frame.unrecognised) == len(lines[::bad])
    assert [len(leaf.twigs) for leaf in leaves] == [int(number % bad != 0) for number in range(3000)]


def test_records_of_another_kind_are_refused() -> None:
    wood = Wood(title="W", nodes=[Wood(title="x", nodes=[])])  # type: ignore[list-item]
    with pytest.raises(RegenerateError, match="Node, Leaf, Twig, not Wood"):
        FORMAT.regenerate(Frame(FORMAT, [wood]))


def test_a_tree_that_cannot_be_is_refused_when_it_is_declared() -> None:
    with pytest.raises(PluginError, match="made of blanks"):
        Tree("nodes", "\t", *BRANCHES)
    with pytest.raises(PluginError, match="whole indentation"):
        Tree("nodes", "  ", *BRANCHES)
    with pytest.raises(PluginError, match="nothing tells"):
        Tree("nodes", "   ", Branch(Node, "{name}"), Branch(Leaf, "- {name}"))
    for tree in (Tree("other", "   ", *BRANCHES), Tree("nodes", "   ", Branch(Twig, "/ {size:d}"))):
        with pytest.raises(PluginError):
            Format("x", File(Many("records", Stanza(Wood, "{title}:", tree)))).parse(SAMPLE)


def test_the_generated_code_can_be_read() -> None:
    assert "Leaf" in FORMAT.variants[0].layout.bind(parse(SAMPLE).host).source()
