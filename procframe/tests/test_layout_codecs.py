"""Codecs: what each reads and writes back, and what it does with what it does not know."""

from __future__ import annotations

import re
import socket
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import Field, Format, Frame, Host, Record
from procframe.layout import (
    ANYTHING,
    DEVICE,
    HEX_IPV4,
    HEX_IPV6,
    INDENT,
    NETWORK_IPV6,
    TEXT,
    WORD,
    AnyCodec,
    Codec,
    PerHost,
    Table,
    choice,
    enum,
    escaped,
    flags,
    indent,
    pattern,
    sentinel,
    split_number,
    words,
)
from procframe.layout.codecs import unwire, wire

LITTLE, BIG = Host(), Host(byte_order="big")


def of(codec: AnyCodec, host: Host = LITTLE) -> Codec:
    return codec.make(host) if isinstance(codec, PerHost) else codec


def both_ways(codec: AnyCodec, token: Any, value: Any, host: Host = LITTLE) -> None:
    bound = of(codec, host)
    assert bound.decode(token) == value
    assert bound.encode(value) == token
    if bound.pattern is not None:
        assert re.fullmatch(bound.pattern, token)


def row(codec: AnyCodec, spec: str = "", type_: Any = str) -> Format:
    """A table of one column with the codec."""

    class Row(Record):
        value: type_

    Row.__annotations__["value"] = Annotated[type_, Field("The value", codec=codec)]
    return Format("row", Table(Row, f"<{{value{spec}}}>"))


def read(format_: Format, *tokens: bytes) -> Frame:
    data = b"".join(b"<%b>\n" % token for token in tokens)
    frame = format_.parse(data)
    assert format_.regenerate(frame) == data
    return frame


# -- addresses -------------------------------------------------------------------------------------------------


def test_ipv4_is_in_the_byte_order_of_its_machine() -> None:
    both_ways(HEX_IPV4, "0100007F", "127.0.0.1", LITTLE)
    both_ways(HEX_IPV4, "7F000001", "127.0.0.1", BIG)
    both_ways(HEX_IPV4, "00000000", "0.0.0.0", BIG)


def test_ipv4_of_a_column() -> None:
    for host in (LITTLE, BIG):
        codec = of(HEX_IPV4, host)
        tokens = ["0100007F", "00000000", "0100007F", "FEFFFFFF"]
        assert codec.column is not None
        assert list(codec.column(tokens)) == list(map(codec.decode, tokens))


@given(st.binary(min_size=4, max_size=4), st.sampled_from([LITTLE, BIG]))
def test_any_ipv4(raw: bytes, host: Host) -> None:
    codec = of(HEX_IPV4, host)
    token = raw.hex().upper()
    assert codec.encode(codec.decode(token)) == token


def test_ipv6_is_four_words_in_the_byte_order_of_its_machine() -> None:
    both_ways(HEX_IPV6, "00000000000000000000000001000000", "::1", LITTLE)
    both_ways(HEX_IPV6, "00000000000000000000000000000001", "::1", BIG)
    both_ways(HEX_IPV6, "B80D0120000000000000000001000000", "2001:db8::1", LITTLE)
    both_ways(HEX_IPV6, "20010DB8000000000000000000000001", "2001:db8::1", BIG)
    both_ways(HEX_IPV6, "0000000000000000FFFF00000100007F", "::ffff:127.0.0.1", LITTLE)


@given(st.binary(min_size=16, max_size=16), st.sampled_from([LITTLE, BIG]))
def test_any_ipv6(raw: bytes, host: Host) -> None:
    codec = of(HEX_IPV6, host)
    token = raw.hex().upper()
    value = codec.decode(token)
    assert codec.encode(value) == token
    assert codec.column is not None
    assert list(codec.column([token, token])) == [value, value]
    swapped = b"".join(raw[at : at + 4][::-1] for at in range(0, 16, 4)) if host is LITTLE else raw
    assert socket.inet_pton(socket.AF_INET6, value) == swapped


def test_ipv6_in_network_order_is_the_same_everywhere() -> None:
    for host in (LITTLE, BIG):
        both_ways(NETWORK_IPV6, "fe800000000000000000000000000001", "fe80::1", host)


def test_an_address_is_not_read_where_it_would_not_come_back() -> None:
    frame = read(row(HEX_IPV4), b"0100007F", b"0100007f", b"0100007")
    assert [record.value for record in frame] == ["127.0.0.1"]
    assert [piece.text for piece in frame.unrecognised] == ["<0100007f>", "<0100007>"]


def test_device() -> None:
    both_ways(DEVICE, "08:01", "8:1")
    both_ways(DEVICE, "103:fffff", "259:1048575")
    frame = read(row(DEVICE), b"00:2b", b"008:01", b"08:1")
    assert [record.value for record in frame] == ["0:43"]


# -- names and numbers -----------------------------------------------------------------------------------------

STATES = enum({1: "ESTABLISHED", 10: "LISTEN"})


def test_enum() -> None:
    both_ways(STATES, 10, "LISTEN")
    both_ways(STATES, 77, 77)
    frame = read(row(STATES, ":02X"), b"0A", b"4D")
    assert [record.value for record in frame] == ["LISTEN", 77]
    assert [piece.text for piece in frame.unrecognised] == ["77"]


def test_enum_of_words() -> None:
    frame = read(row(enum({"R": "running", "S": "sleeping"})), b"R", b"Z")
    assert [record.value for record in frame] == ["running", "Z"]


def test_enum_does_not_take_a_name_for_the_kernels_word() -> None:
    frame = read(row(enum({"R": "running", "S": "sleeping"})), b"R", b"sleeping")
    assert [record.value for record in frame] == ["running"]
    assert [piece.text for piece in frame.unrecognised] == ["<sleeping>"]


def test_enum_needs_distinct_names() -> None:
    with pytest.raises(ValueError, match="distinct"):
        enum({1: "one", 2: "one"})


def test_choice() -> None:
    frame = read(row(choice("always", "never")), b"never", b"sometimes")
    assert [record.value for record in frame] == ["never", "sometimes"]
    assert [piece.text for piece in frame.unrecognised] == ["sometimes"]


def test_sentinel() -> None:
    codec = sentinel({-1: None, 4294967295: "unlimited"})
    both_ways(codec, -1, None)
    both_ways(codec, 4294967295, "unlimited")
    both_ways(codec, 0, 0)
    frame = read(row(sentinel({2**32 - 1: "unset"}), ":d", int | str), b"4294967295", b"1000")
    assert [record.value for record in frame] == ["unset", 1000]


def test_flags() -> None:
    codec = flags(["up", "", "loop"])
    both_ways(codec, 5, ["up", "loop"])
    both_ways(codec, 0, [])
    both_ways(codec, 0x13, ["up", "0x12"])
    assert codec.unknown is not None
    assert codec.unknown(["up", "0x12"]) == ["0x12"]


def test_flags_name_the_widest_mask_that_fits() -> None:
    codec = flags({0o10000: "O_DSYNC", 0o4010000: "O_SYNC"})
    both_ways(codec, 0o4010000, ["O_SYNC"])
    both_ways(codec, 0o10000, ["O_DSYNC"])


@given(st.integers(0, 2**64 - 1))
def test_any_mask(mask: int) -> None:
    codec = flags({1: "a", 2: "b", 6: "b and c", 0x8000: "d"})
    assert codec.encode(codec.decode(mask)) == mask


def test_each_record_has_flags_of_its_own() -> None:
    frame = read(row(flags(["a", "b"]), ":x", list[str]), *[b"3"] * 200)
    frame.records[0].value.append("0x4")
    assert frame.records[1].value == ["a", "b"]


def test_split_number() -> None:
    both_ways(split_number(6), "12.000345", 12000345)
    both_ways(split_number(3), "-0.001", -1)
    both_ways(split_number(3), "0.000", 0)
    frame = read(row(split_number(2), type_=int), b"1.50", b"01.50", b"1.5", b"-0.00")
    assert [record.value for record in frame] == [150]


@given(st.integers(-(10**20), 10**20), st.integers(1, 9))
def test_any_split_number(value: int, digits: int) -> None:
    codec = split_number(digits)
    assert codec.decode(codec.encode(value)) == value
    assert codec.pattern is not None
    assert re.fullmatch(codec.pattern, codec.encode(value))


# -- text ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "texts", "others"),
    [
        (WORD, [b"a", b"\xff\xfe", b"a\x1cb", b"\xc2\xa0"], [b"", b"a b", b"a\tb"]),
        (TEXT, [b"a b", b" ", b"\ta\r", b"\x85"], [b""]),
        (ANYTHING, [b"", b" a ", b"\x0b"], []),
        (pattern("[a-c]+"), [b"abc"], [b"", b"d"]),
    ],
)
def test_text(codec: Codec, texts: list[bytes], others: list[bytes]) -> None:
    frame = read(row(codec), *texts, *others)
    assert [record.value.encode("utf-8", "surrogateescape") for record in frame] == texts
    assert [piece.text for piece in frame.unrecognised] == [f"<{other.decode()}>" for other in others]


@given(st.text(st.characters(codec="latin-1", exclude_characters="\n")))
def test_bytes_of_a_line_are_characters_and_back(text: str) -> None:
    assert wire(unwire(text)) == text
    assert unwire(text).encode("utf-8", "surrogateescape") == text.encode("latin-1")


@pytest.mark.parametrize(
    ("codec", "token", "value"),
    [
        (words(), "a b", ["a", "b"]),
        (words(), "", []),
        (words(","), "rw,size=4k", ["rw", "size=4k"]),
        (words(", "), "a, b c", ["a", "b c"]),
        (words(trailing=True), "rd ex ", ["rd", "ex"]),
        (words(trailing=True), "", []),
        (words(leading=True), " fpu vme", ["fpu", "vme"]),
        (words(leading=True), "", []),
        (words(empty=False), "a", ["a"]),
    ],
)
def test_words(codec: Codec, token: str, value: list[str]) -> None:
    both_ways(codec, token, value)


@pytest.mark.parametrize(
    ("codec", "token"),
    [(words(trailing=True), "rd"), (words(leading=True), "fpu"), (words(empty=False), ""), (words(), " a")],
)
def test_no_words(codec: Codec, token: str) -> None:
    assert codec.pattern is not None
    assert re.fullmatch(codec.pattern, token) is None


def test_unknown_words_are_reported() -> None:
    frame = read(row(words(" ", ["rd", "wr"], trailing=True), type_=list[str]), b"rd new wr ")
    assert frame.records[0].value == ["rd", "new", "wr"]
    assert [piece.text for piece in frame.unrecognised] == ["new"]


def test_indent() -> None:
    both_ways(INDENT, "    ", 2)
    both_ways(indent("\t"), "", 0)


@pytest.mark.parametrize(
    ("codec", "token", "value"),
    [
        (escaped(" \t\n\\"), r"a\040b\011\012\134", "a b\t\n\\"),
        (escaped(" "), r"a\011b", r"a\011b"),
        (escaped("\n", style="hex"), r"a\x0ab", "a\nb"),
        (escaped("\n\\", style="c"), r"a\nb\\n", "a\nb\\n"),
        (escaped("\n"), "", ""),
    ],
)
def test_escaped(codec: Codec, token: str, value: str) -> None:
    both_ways(codec, token, value)


def test_escape_that_the_kernel_would_not_print_is_not_taken_apart() -> None:
    # A backslash is escaped in such a file, so a bare one before other digits is no kernel's.
    frame = read(row(escaped(" \\")), rb"a\040b", rb"a\x")
    assert [record.value for record in frame] == ["a b"]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.sampled_from(["octal", "hex", "c"]))
def test_any_escaped_text(text: str, style: str) -> None:
    codec = escaped(" \t\n\\" if style != "c" else "\t\n\\", style=style, pattern=r"[^\n]*")
    token = codec.encode(text)
    assert codec.decode(token) == text
    assert "\n" not in token


def test_unknown_style() -> None:
    with pytest.raises(ValueError, match="unknown style"):
        escaped(" ", style="url")


def test_a_codec_can_be_changed() -> None:
    assert STATES.but(unknown=None).unknown is None
    assert STATES.but(unknown=None).decode(10) == "LISTEN"
