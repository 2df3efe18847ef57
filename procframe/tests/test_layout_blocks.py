"""Structures of several kinds, which their bytes tell apart, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import pytest
from hypothesis import given, settings

from procframe import Field, Format, Frame, Host, ParseError, PluginError, Record, RegenerateError
from procframe.layout import Bits, Block, Blocks, Misfit, enum
from procframe.testing import checks
from procframe.testing.generate import Unsupported, frames
from procframe.testing.mutations import mutations

LITTLE, BIG = Host(), Host(byte_order="big")


class Head(Record):
    """What the file begins with."""

    magic: Annotated[int, Field("In the byte order of the machine")]
    wide: Annotated[int, Field("Three bytes, the lowest first")]
    numbers: Annotated[list[int], Field("Two numbers")]
    pad: Annotated[str, Field("Two bytes")]
    low: Annotated[int, Field("Bits")]
    high: Annotated[bool, Field("The highest bit")]


class Item(Record):
    """A structure that says its length."""

    offset: Annotated[int, Field("Where it is")]
    length: Annotated[int, Field("Bytes in it")]
    kind: Annotated[str, Field("Kind", codec=enum({1: "one"}))]
    rest: Annotated[str, Field("The other bytes")]


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    if len(data) < 13:
        raise Misfit(len(data), "a head", "the end of the file")
    yield 0, "head"
    at = 13
    while at < len(data):
        yield at, "item"
        at += max(data[at], 1)


HEAD = Block(Head, magic="u16", wide="le24", numbers="be16*2", pad="bytes*2", bits=Bits("le16", low=15, high=1))
ITEM = Block(Item, offset="offset", length="u8", kind="u8", rest="bytes")
FORMAT = Format("blocks", Blocks(cut, head=HEAD, item=ITEM))
DATA = b"\x01\x02" + b"\x01\x02\x03" + b"\x00\x01\x01\x00" + b"\xab\xcd" + b"\x05\x80" + b"\x02\x01" + b"\x04\x07xy"


def test_members_of_every_type() -> None:
    head, one, other = FORMAT.parse(DATA, LITTLE)
    assert (head.magic, head.wide, head.numbers) == (0x0201, 0x030201, [1, 256])
    assert (head.pad, head.low, head.high) == ("abcd", 5, True)
    assert (one.offset, one.length, one.kind, one.rest) == (13, 2, "one", "")
    assert (other.offset, other.length, other.kind, other.rest) == (15, 4, 7, "7879")


def test_only_what_has_no_byte_order_of_its_own_depends_on_the_machine() -> None:
    little, big = FORMAT.parse(DATA, LITTLE).records, FORMAT.parse(DATA, BIG).records
    assert big[0].magic == 0x0102
    big[0].magic = little[0].magic
    assert big == little


@pytest.mark.parametrize("host", [LITTLE, BIG])
def test_back_to_bytes(host: Host) -> None:
    frame = FORMAT.parse(DATA, host)
    assert FORMAT.regenerate(frame) == DATA
    frame.records[2].rest = "7a7b"
    assert FORMAT.regenerate(frame) == DATA[:-2] + b"z{"


def test_no_bytes_are_no_record() -> None:
    frame = FORMAT.parse(b"")
    assert (frame.records, FORMAT.regenerate(frame)) == ([], b"")


def test_unknown_value_is_reported() -> None:
    assert [piece.text for piece in FORMAT.parse(DATA).unrecognised] == ["7"]


def test_some_fields() -> None:
    frame = FORMAT.parse(DATA[:13], fields=["low"])
    assert frame.records[0].low == 5
    with pytest.raises(RegenerateError, match="some fields"):
        FORMAT.regenerate(frame)


@pytest.mark.parametrize(
    ("data", "offset", "expected"),
    [(DATA[:12], 12, "a head"), (DATA[:16], 15, "2 bytes of a Item"), (DATA[:14], 13, "2 bytes of a Item")],
)
def test_bytes_that_are_no_such_file(data: bytes, offset: int, expected: str) -> None:
    with pytest.raises(ParseError) as caught:
        FORMAT.parse(data, path="some/file")
    assert (caught.value.path, caught.value.line, caught.value.column) == ("some/file", 0, offset)
    assert caught.value.expected == expected


def test_more_bytes_than_a_closed_block_has() -> None:
    format_ = Format("closed", Blocks(lambda data: [(0, "head")], head=HEAD))
    with pytest.raises(ParseError, match="13 bytes of a Head"):
        format_.parse(DATA)


@pytest.mark.parametrize(
    ("index", "name", "value", "message"),
    [
        (0, "magic", 0x10000, "too big"),
        (0, "low", 0x8000, "15 bits"),
        (0, "numbers", [1], "1 numbers, not 2"),
        (0, "pad", "ab", "1 bytes, not 2"),
        (1, "length", 3, "byte 15: its bytes do not say that the item is there"),
        (1, "offset", 14, "begins at 13"),
        (1, "kind", "two", "record 1"),
        (2, "rest", "zz", "hexadecimal"),
    ],
)
def test_values_that_do_not_fit(index: int, name: str, value: object, message: str) -> None:
    frame = FORMAT.parse(DATA)
    frame.records[index][name] = value
    with pytest.raises(RegenerateError, match=message):
        FORMAT.regenerate(frame)


def test_records_that_are_no_such_file() -> None:
    frame = FORMAT.parse(DATA)
    del frame.records[0]
    frame.records[0].offset, frame.records[1].offset = 0, 2
    with pytest.raises(RegenerateError, match="expected a head"):
        FORMAT.regenerate(frame)


def test_source_says_the_members() -> None:
    text = FORMAT.variants[0].layout.bind(LITTLE).source()
    assert "# head: Head, 13 bytes\n#   magic: u16\n" in text
    assert "# item: Item, 2 bytes or more\n" in text


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"offset": "offset", "length": "u9", "kind": "u8", "rest": "bytes"}, "unknown type 'u9'"),
        ({"offset": "offset", "length": "u8", "rest": "bytes", "kind": "u8"}, "its fields are not"),
        ({"offset": "offset", "length": "bytes", "kind": "u8", "rest": "bytes"}, "last member"),
        ({"offset": Bits("u8", offset=4, length=5), "kind": "u8", "rest": "bytes"}, "more or fewer bits"),
        ({"offset": Bits("u8*2", offset=8, length=8), "kind": "u8", "rest": "bytes"}, "more or fewer bits"),
    ],
)
def test_declarations_that_are_wrong(members: dict[str, str | Bits], message: str) -> None:
    with pytest.raises(PluginError, match=message):
        Block(Item, **members)


def test_two_kinds_with_one_class() -> None:
    with pytest.raises(PluginError, match="two record classes"):
        Blocks(cut, head=ITEM, item=ITEM)


@pytest.mark.parametrize("host", [LITTLE, BIG])
def test_laws_need_no_more_than_a_sample(host: Host) -> None:
    @settings(max_examples=50, deadline=None)
    @given(frames(FORMAT, FORMAT.variants[0], host, [DATA]))
    def holds(frame: Frame) -> None:
        again = FORMAT.parse(FORMAT.regenerate(frame), host)
        assert again.records == frame.records
        assert [type(record) for record in frame.records[:2]] == [Head, Item]

    holds()
    with pytest.raises(Unsupported, match="samples"):
        given(frames(FORMAT, FORMAT.variants[0], host))(lambda frame: None)()
    grown = list(mutations(FORMAT.variants[0].layout, DATA, host))
    assert [mutation.token for mutation in grown] == [b"xyzzy9".hex()]
    last = FORMAT.parse(grown[0].data, host).records[-1]
    assert (last.offset, last.rest) == (19, b"xyzzy9".hex())
    assert not list(checks.foreign_host(FORMAT, DATA, host))
    assert not list(checks.nothing_lost(FORMAT, DATA, host))
