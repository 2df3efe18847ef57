"""Arrays of structures, both ways."""

from __future__ import annotations

from typing import Annotated

import pytest

from procframe import Field, Format, Host, ParseError, PluginError, Record, RegenerateError
from procframe.layout import Bits, PerHost, Structs, enum, sentinel

LITTLE, BIG = Host(), Host(byte_order="big")
LITTLE_32, BIG_32 = Host(word_size=32), Host(byte_order="big", word_size=32)

VALUE = PerHost(lambda host: sentinel({}))


class Entry(Record):
    """A structure."""

    type: Annotated[str, Field("Type", codec=enum({0: "END", 6: "PAGESZ"}))]
    value: Annotated[int, Field("Value", codec=VALUE)]


class Mixed(Record):
    """A structure of members of several types, and of bits."""

    small: Annotated[int, Field("A byte")]
    signed: Annotated[int, Field("A signed number")]
    frame: Annotated[int, Field("Bits")]
    dirty: Annotated[bool, Field("A bit")]
    present: Annotated[bool, Field("The highest bit")]
    offset: Annotated[int, Field("A long")]


ENTRY = Format("entry", Structs(Entry, type="word", value="word"))
FIXED = Format("fixed", Structs(Entry, word_size=32, type="word", value="word"))
MIXED = Format(
    "mixed", Structs(Mixed, small="u8", signed="s16", bits=Bits("u32", frame=30, dirty=1, present=1), offset="sword")
)


@pytest.mark.parametrize(
    ("host", "data"),
    [
        (LITTLE, b"\6" + bytes(7) + b"\0\x10" + bytes(6) + bytes(16)),
        (BIG, bytes(7) + b"\6" + bytes(6) + b"\x10\0" + bytes(16)),
        (LITTLE_32, b"\6" + bytes(3) + b"\0\x10" + bytes(2) + bytes(8)),
        (BIG_32, bytes(3) + b"\6" + bytes(2) + b"\x10\0" + bytes(8)),
    ],
)
def test_byte_order_and_word_size(host: Host, data: bytes) -> None:
    frame = ENTRY.parse(data, host)
    assert [(one.type, one.value) for one in frame] == [("PAGESZ", 4096), ("END", 0)]
    assert ENTRY.regenerate(frame) == data


def test_a_word_size_of_its_own() -> None:
    data = bytes(3) + b"\6" + bytes(2) + b"\x10\0"
    frame = FIXED.parse(data, BIG)
    assert frame.records == [Entry(type="PAGESZ", value=4096)]
    assert FIXED.regenerate(frame) == data


def test_members_and_bits() -> None:
    data = b"\xff" + b"\xfe\xff" + (1 << 31 | 5).to_bytes(4, "little") + b"\xff" * 8
    frame = MIXED.parse(data, LITTLE)
    assert frame.records == [Mixed(255, -2, 5, False, True, -1)]
    assert frame.records[0].present is True
    assert MIXED.regenerate(frame) == data
    data = b"\1" + b"\xff\xfe" + (1 << 30 | 5).to_bytes(4, "big") + b"\0\0\0\7"
    frame = MIXED.parse(data, BIG_32)
    assert frame.records == [Mixed(1, -2, 5, True, False, 7)]
    assert MIXED.regenerate(frame) == data


def test_values_without_a_name() -> None:
    data = (99).to_bytes(8, "little") + bytes(8)
    frame = ENTRY.parse(data)
    assert frame.records[0].type == 99
    assert [piece.text for piece in frame.unrecognised] == ["99"]
    assert ENTRY.regenerate(frame) == data


def test_a_structure_that_is_cut_off() -> None:
    for size, offset in ((1, 0), (15, 0), (17, 16), (47, 32)):
        with pytest.raises(ParseError) as caught:
            ENTRY.parse(bytes(size), path="1/auxv")
        assert (caught.value.line, caught.value.column) == (0, offset)
        assert str(caught.value).startswith(f"1/auxv: byte {offset}: expected a structure of 16 bytes")


def test_no_bytes_are_no_record() -> None:
    frame = ENTRY.parse(b"")
    assert (frame.records, frame.canonical) == ([], True)
    assert ENTRY.regenerate(frame) == b""


def test_projection() -> None:
    assert ENTRY.parse(bytes(32), fields=("value",)).to_dicts() == [{"value": 0}, {"value": 0}]


@pytest.mark.parametrize(
    "record",
    [
        Mixed(256, 0, 0, False, False, 0),
        Mixed(0, 0, 1 << 30, False, False, 0),
        Mixed(0, 0, -1, False, False, 0),
        Mixed("1", 0, 0, False, False, 0),  # type: ignore[arg-type]
        Mixed(0, 0, None, False, False, 0),  # type: ignore[arg-type]
        Entry(type="END", value=0),
    ],
)
def test_values_that_do_not_fit(record: Record) -> None:
    frame = MIXED.parse(bytes(15))
    frame.records = [record]
    with pytest.raises(RegenerateError, match="record 0"):
        MIXED.regenerate(frame)


def test_declarations_that_are_wrong() -> None:
    with pytest.raises(PluginError, match="unknown type 'u128'"):
        Structs(Entry, type="u128", value="word")
    with pytest.raises(PluginError, match="the members"):
        Structs(Entry, type="word")
    with pytest.raises(PluginError, match="more or fewer bits"):
        Structs(Entry, both=Bits("u8", type=3, value=3))
    with pytest.raises(PluginError, match="unknown type 'word'"):
        Structs(Entry, both=Bits("word", type=32, value=32))


def test_the_source_says_what_the_structure_is() -> None:
    assert "'>QQ', 16 bytes" in ENTRY.variants[0].layout.bind(BIG).source()
