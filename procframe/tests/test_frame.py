"""Frames: what they hold, what they report, and when they are laid out as the kernel does it."""

from __future__ import annotations

from typing import Annotated

import pytest

from procframe import Field, Format, Frame, Host, KeyedRecord, Record, Residue, Unrecognised
from procframe.layout import File, Keys, Many, One, Stanza, choice, flags


class Part(Record):
    total: Annotated[int, Field("Total")]
    modes: Annotated[list[str], Field("Modes", codec=flags(["a", "b"]))] = []


class Row(Record):
    name: Annotated[str, Field("Name")]
    state: Annotated[str | None, Field("State", codec=choice("on", "off"))] = None
    parts: Annotated[list[Part], Field("Parts")] = []
    best: Annotated[Part | None, Field("Best")] = None


class Head(Record):
    version: Annotated[int | None, Field("Version")] = None


class Facts(KeyedRecord):
    size: Annotated[int, Field("Size")]
    parts: Annotated[list[Part], Field("Parts")]


FORMAT = Format(
    "rows",
    File("v{version:d}", Many("records", Stanza(Row, "{name}")), header=Head),
)
KEYS = Format("facts", One(Facts, Keys("{key}: {:d}")))
ODD = Residue(gaps={"0": ["  "]})


def test_a_frame_holds_records() -> None:
    rows = [Row(name="a"), Row(name="b")]
    frame = Frame(FORMAT, rows)
    assert list(frame) == rows
    assert len(frame) == 2
    assert (frame.path, frame.variant, frame.host, frame.header, frame.residue) == (
        "rows",
        "default",
        Host(),
        None,
        None,
    )
    assert repr(frame) == "<Frame rows rows variant=default records=2>"
    assert frame.to_dicts() == [{"name": n, "state": None, "parts": [], "best": None} for n in ("a", "b")]
    assert not frame.projected


def test_nothing_unrecognised() -> None:
    frame = Frame(FORMAT, [Row(name="a", state="on", parts=[Part(total=1, modes=["a"])])])
    assert frame.unrecognised == []
    assert frame.canonical


def test_all_that_is_unrecognised_in_order() -> None:
    strange = Part(total=1, modes=["a", "0x4"], residue=Residue(extra={"0": "  more "}))
    row = Row(name="a", state="broken", parts=[Part(total=0), strange], best=Part(total=2, modes=["0x8"]))
    row.residue = Residue(extra={"0": " x"}, lines=[(2, " a line ")])
    frame = Frame(FORMAT, [Row(name="z"), row], header=Head(residue=Residue(extra={"0": "beta"})))
    frame.residue = Residue(lines=[(0, "?")])
    assert frame.unrecognised == [
        Unrecognised("", "line", "?"),
        Unrecognised("header", "column", "beta"),
        Unrecognised("records[1]", "column", "x"),
        Unrecognised("records[1]", "line", " a line "),
        Unrecognised("records[1].state", "value", "broken"),
        Unrecognised("records[1].parts[1]", "column", "more"),
        Unrecognised("records[1].parts[1].modes", "value", "0x4"),
        Unrecognised("records[1].best.modes", "value", "0x8"),
    ]
    assert frame.canonical


def test_unknown_keys_are_unrecognised() -> None:
    facts = Facts({"size": 1, "new": 5, "parts": [Part(total=1, modes=["0x4"])]})
    assert Frame(KEYS, [facts]).unrecognised == [
        Unrecognised("records[0]", "key", "new: 5"),
        Unrecognised("records[0].parts[0].modes", "value", "0x4"),
    ]


@pytest.mark.parametrize(
    "frame",
    [
        Frame(FORMAT, [Row(name="a", residue=ODD)]),
        Frame(FORMAT, [Row(name="a"), Row(name="b", residue=ODD)]),
        Frame(FORMAT, [Row(name="a", parts=[Part(total=1, residue=ODD)])]),
        Frame(FORMAT, [Row(name="a", best=Part(total=1, residue=ODD))]),
        Frame(FORMAT, [], header=Head(residue=ODD)),
        Frame(FORMAT, [], residue=Residue(absent=["0"])),
        Frame(KEYS, [Facts({"parts": [Part(total=1, residue=ODD)]})]),
    ],
)
def test_odd_blanks_anywhere_are_not_canonical(frame: Frame) -> None:
    assert not frame.canonical
    assert frame.unrecognised == []


def test_forms_of_keys() -> None:
    for forms, canonical in (({"new": "{key}={:d}"}, True), ({"size": "1"}, True), ({"size": "{key}={:d}"}, False)):
        facts = Facts({"size": 1})
        facts.residue = Residue(forms=forms)
        assert Frame(KEYS, [facts]).canonical is canonical


def test_a_frame_of_a_file_says_where_it_came_from() -> None:
    host = Host(byte_order="big")
    frame = FORMAT.parse(b"v1\na\n", host, path="/tmp/rows")
    assert (frame.path, frame.host, frame.header.version) == ("/tmp/rows", host, 1)
    again = Frame.from_json(frame.to_json(), FORMAT)
    assert (again.path, again.host, again.header, again.records) == ("/tmp/rows", host, frame.header, frame.records)
