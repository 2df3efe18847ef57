"""Pairs of lines, names and values, in both directions."""

from __future__ import annotations

from typing import Annotated

import pytest

from procframe.errors import ParseError, PluginError, RegenerateError
from procframe.format import Format
from procframe.frame import Frame
from procframe.layout import File, Many, Named, Stanza, enum
from procframe.record import Field, KeyedRecord, Record


class Ip(KeyedRecord):
    """Known columns."""

    protocol: Annotated[str, Field("Protocol", kind="identity")]
    Forwarding: Annotated[str, Field("Forwarding", codec=enum({1: "yes", 2: "no"}))]
    InReceives: Annotated[int, Field("Received", kind="counter")]


class Types(KeyedRecord):
    """Columns that the kernel makes up."""

    open_keys = r"(In|Out)Type[0-9]+"

    protocol: Annotated[str, Field("Protocol", kind="identity")]


class Other(KeyedRecord):
    """A protocol that nobody knows."""

    protocol: Annotated[str, Field("Protocol", kind="identity")]


FORMAT = Format(
    "net/named",
    File(
        Many(
            "records",
            Stanza(Ip, Named("protocol", "Ip")),
            Stanza(Types, Named("protocol", "Types")),
            Stanza(Other, Named("protocol")),
        )
    ),
)


def parse(data: bytes) -> Frame:
    frame = FORMAT.parse(data)
    assert FORMAT.regenerate(frame) == data
    return frame


def test_names_are_the_keys() -> None:
    frame = parse(b"Ip: Forwarding InReceives\nIp: 2 17\n")
    assert frame.to_dicts() == [{"protocol": "Ip", "Forwarding": "no", "InReceives": 17}]
    assert frame.records[0].in_receives == 17
    assert frame.canonical
    assert frame.unrecognised == []


def test_an_added_column_is_a_value_that_is_reported() -> None:
    frame = parse(b"Ip: New Forwarding InReceives\nIp: -1 7 17\n")
    assert frame.to_dicts() == [{"protocol": "Ip", "New": -1, "Forwarding": 7, "InReceives": 17}]
    assert [piece.text for piece in frame.unrecognised] == ["7", "New: -1"]
    assert frame.canonical


def test_made_up_columns_are_nothing_unusual() -> None:
    frame = parse(b"Types: InType0 OutType3\nTypes: 1 2\nTypes: Odd\nTypes: 4\n")
    assert frame.to_dicts() == [{"protocol": "Types", "InType0": 1, "OutType3": 2}, {"protocol": "Types", "Odd": 4}]
    assert [piece.text for piece in frame.unrecognised] == ["Odd: 4"]


def test_an_unknown_protocol_is_a_record_whose_columns_are_reported() -> None:
    frame = parse(b"Ip: InReceives\nIp: 1\nNewExt: A B\nNewExt: 5 0x1f\n")
    assert frame.to_dicts()[1] == {"protocol": "NewExt", "A": 5, "B": "0x1f"}
    assert [piece.text for piece in frame.unrecognised] == ["A: 5", "B: 0x1f"]


@pytest.mark.parametrize("token", ["007", "+1x", "1_0", "-", "-0", "1.5", "1\u00b2", "none"])
def test_values_that_are_no_plain_numbers_stay_as_they_are(token: str) -> None:
    assert parse(f"Ip: Forwarding InReceives\nIp: 2 {token}\n".encode()).records[0]["InReceives"] == token
    assert parse(f"Ip: Forwarding InReceives\nIp: {token} 2\n".encode()).records[0]["Forwarding"] == token


def test_no_columns_at_all() -> None:
    assert parse(b"Ip:\nIp:\n").to_dicts() == [{"protocol": "Ip"}]


def test_odd_blanks_are_kept() -> None:
    frame = parse(b"Ip:  Forwarding\tInReceives \nIp: 2 17  \nNew: A  B\nNew: 1 2\n")
    assert frame.to_dicts()[0] == {"protocol": "Ip", "Forwarding": "no", "InReceives": 17}
    assert frame.to_dicts()[1] == {"protocol": "New", "A": 1, "B": 2}
    assert not frame.canonical
    frame.records[0]["InReceives"] = 18
    frame.records[0]["More"] = 1
    assert FORMAT.regenerate(frame).startswith(b"Ip: Forwarding InReceives More\nIp: 2 18 1\n")


@pytest.mark.parametrize(
    "lines",
    [
        b"Ip: A B\nIp: 1\n",  # a value is missing
        b"Ip: A\nIp: 1 2\n",
        b"Ip: A A\nIp: 1 2\n",
        b"Ip: A B\nIp: A B\n",
        b"Ip: 1 2\nIp: 1 2\n",
        b"Ip: A B\nUdp: 1 2\n",
        b"Ip: A B\n",
        b"Ip: A\nIp:1\n",
        b"Ip: protocol\nIp: 1\n",
        b"junk\nIp\n",
        b"\n\n",
    ],
)
def test_what_is_no_pair_is_never_shifted(lines: bytes) -> None:
    with pytest.raises(ParseError):
        FORMAT.parse(lines)
    frame = parse(lines + b"Ip: InReceives\nIp: 1\n")
    assert frame.to_dicts()[-1] == {"protocol": "Ip", "InReceives": 1}
    assert [piece.text for piece in frame.unrecognised] == lines.decode().split("\n")[:-1]


def test_names_of_any_bytes() -> None:
    data = "Ip: caf\u00e9 x\r\nIp: 1 2\n".encode() + b"Ip: \xff\nIp: 1\n"
    frame = parse(data)
    assert list(frame.records[0]) == ["protocol", "caf\u00e9", "x\r"]
    assert FORMAT.regenerate(Frame.from_json(frame.to_json(), FORMAT)) == data


def test_what_cannot_be_printed_is_refused() -> None:
    for name, value in (("A B", 1), ("", 1), ("A", "x y"), ("A", None), ("A", 1.5)):
        with pytest.raises(RegenerateError):
            FORMAT.regenerate(Frame(FORMAT, [Ip({"protocol": "Ip", name: value})]))


def test_it_stands_in_a_keyed_record() -> None:
    class Fixed(Record):
        protocol: Annotated[str, Field("Protocol")]

    with pytest.raises(PluginError, match="KeyedRecord"):
        Format("x", File(Many("records", Stanza(Fixed, Named("protocol"))))).parse(b"A:\nA:\n")
