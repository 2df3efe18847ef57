"""Records after a blank line, in both directions."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.frame import Frame
from procframe.layout import Group, Many, One, Spaced, Stanza
from procframe.record import Field, Record


class Info(Record):
    """The group."""

    rate: Annotated[str | None, Field("Rate")] = None


class Slave(Record):
    """One of many."""

    interface: Annotated[str, Field("Name")]
    speed: Annotated[int | None, Field("Speed")] = None


class Bond(Record):
    """The file."""

    mode: Annotated[str, Field("Mode")]
    info: Annotated[Info | None, Field("Info")] = None
    slaves: Annotated[list[Slave], Field("Slaves")] = []


FORMAT = Format(
    "net/bond",
    One(
        Bond,
        "Mode: {mode}",
        Spaced(Group("info", Stanza(Info, "info", "Rate: {rate}"))),
        Spaced(Many("slaves", Stanza(Slave, "Slave: {interface}", "Speed: {speed:d}"))),
    ),
)


def parse(data: bytes) -> Frame:
    frame = FORMAT.parse(data)
    assert FORMAT.regenerate(frame) == data
    return frame


def test_blank_lines_stand_before_records() -> None:
    frame = parse(b"Mode: x\n\ninfo\nRate: fast\n\nSlave: a\nSpeed: 1\n\nSlave: b\n")
    assert frame.to_dicts() == [
        {
            "mode": "x",
            "info": {"rate": "fast"},
            "slaves": [{"interface": "a", "speed": 1}, {"interface": "b", "speed": None}],
        }
    ]
    assert frame.canonical
    assert frame.unrecognised == []


def test_without_the_group() -> None:
    frame = parse(b"Mode: x\n\nSlave: a\n")
    assert frame.records[0].info is None
    assert frame.canonical
    assert parse(b"Mode: x\n").canonical


def test_built_by_hand() -> None:
    bond = Bond(mode="x", info=Info(rate="slow"), slaves=[Slave(interface="a"), Slave(interface="b", speed=3)])
    expected = b"Mode: x\n\ninfo\nRate: slow\n\nSlave: a\n\nSlave: b\nSpeed: 3\n"
    assert FORMAT.regenerate(Frame(FORMAT, [bond])) == expected


def test_blank_lines_that_nothing_follows_are_unknown() -> None:
    frame = parse(b"Mode: x\n\n\nSlave: a\nnew\n\nnewer\n\nSlave: b\n\n")
    (bond,) = frame
    assert [slave.interface for slave in bond.slaves] == ["a", "b"]
    assert bond.residue.lines == [(1, "")]
    assert bond.slaves[0].residue.lines == [(1, "new"), (2, ""), (3, "newer")]
    assert bond.slaves[1].residue.lines == [(1, "")]


def test_a_record_without_its_blank_line_is_read_all_the_same() -> None:
    frame = parse(b"Mode: x\n\nnew\ninfo\nSlave: a\n new\nSlave: b\nSpeed: 2\n\nSlave: c\n")
    (bond,) = frame
    assert not frame.canonical
    assert bond.info is not None
    assert [slave.interface for slave in bond.slaves] == ["a", "b", "c"]
    assert bond.slaves[1].speed == 2
    assert [piece.text for piece in frame.unrecognised] == ["", "new", " new"]
    assert FORMAT.regenerate(Frame.from_json(frame.to_json(), FORMAT)) == FORMAT.regenerate(frame)
