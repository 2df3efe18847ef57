"""Columns of tokens: each is converted once where tokens repeat, and refused where one would not come back."""

from __future__ import annotations

from typing import Annotated, Any

import pytest

from procframe import Field, Host, Record
from procframe.layout import HEX_IPV4, TEXT, WORD, Line, enum, flags, split_number
from procframe.layout.codecs import Inexact
from procframe.layout.columns import column_reader, fused_reader, is_distinct, is_list, optional_reader, slot_reader
from procframe.layout.line import BoundLine
from procframe.layout.memo import LIMIT, Memo, Names


class Row(Record):
    gauge: Annotated[int, Field("", kind="gauge")]
    counter: Annotated[int, Field("", kind="counter")]
    address: Annotated[str, Field("", kind="address", codec=HEX_IPV4)]
    load: Annotated[float, Field("", kind="counter")]
    name: Annotated[str, Field("", kind="identity")]
    label: Annotated[str, Field("", codec=WORD)]
    path: Annotated[str, Field("", kind="identity", codec=TEXT)]
    state: Annotated[str, Field("", codec=enum({1: "on"}))]
    flags: Annotated[list[str], Field("", codec=flags(["a", "b"]))]
    ns: Annotated[int, Field("", kind="counter", codec=split_number(3))]
    extra: Annotated[int | None, Field("")] = None


def source(template: str) -> Any:
    line = BoundLine(Line(template), Row, Host())
    (slot,) = line.slots.values()
    return slot.sources[0]


@pytest.mark.parametrize(
    ("template", "tokens", "values"),
    [
        ("{gauge:d}", ["0", "-7", "0"], [0, -7, 0]),
        ("{gauge:4d}", ["   0", "12345", "   0"], [0, 12345, 0]),
        ("{gauge:<4d}", ["0   ", "1234"], [0, 1234]),
        ("{counter:4d}", ["   0", "12345"], [0, 12345]),
        ("{counter:08x}", ["000000ff", "ffffffff"], [255, 2**32 - 1]),
        ("{counter:X}", ["FF", "0"], [255, 0]),
        ("{counter:o}", ["17"], [15]),
        ("{load:.2f}", ["1.50", "-0.25"], [1.5, -0.25]),
        ("{address}", ["0100007F", "00000000"], ["127.0.0.1", "0.0.0.0"]),
        ("{name}", ["a", "\xc3\xa9", "\xff"], ["a", "é", "\udcff"]),
        ("{name:4s}", ["a   ", "abcde"], ["a", "abcde"]),
        ("{label}", ["x", "x"], ["x", "x"]),
        ("{path}", ["a b", " "], ["a b", " "]),
        ("{state:d}", ["1", "2"], ["on", 2]),
        ("{flags:02x}", ["03", "10"], [["a", "b"], ["0x10"]]),
        ("{ns}", ["1.500"], [1500]),
    ],
)
def test_values(template: str, tokens: list[str], values: list[object]) -> None:
    read = column_reader(source(template))
    assert list(read(tokens)) == values
    assert list(read(tokens * 500)) == values * 500
    assert list(read(tokens)) == values


@pytest.mark.parametrize(
    ("template", "token"),
    [
        ("{gauge:4d}", "  0"),
        ("{gauge:4d}", "     0"),
        ("{gauge:4d}", "0   "),
        ("{gauge:d}", "007"),
        ("{counter:4d}", "   12"),
        ("{counter:08x}", "000000FF"),
        ("{load:.2f}", "1.5"),
        ("{name:4s}", "a    "),
        ("{ns}", "01.500"),
    ],
)
def test_what_would_not_come_back_is_refused(template: str, token: str) -> None:
    with pytest.raises(Inexact):
        list(column_reader(source(template))([token]))


def test_numbers_are_converted_once_until_they_turn_out_not_to_repeat() -> None:
    read = column_reader(source("{gauge:d}"))
    assert list(read([str(at) for at in range(2000)])) == list(range(2000))
    assert list(read([str(at) for at in range(2000)])) == list(range(2000))
    assert list(read(["5"] * 10)) == [5] * 10


def test_addresses_of_many_files() -> None:
    read = column_reader(source("{address}"))
    for start in range(0, 3 * LIMIT, LIMIT // 2):
        tokens = [f"{at:08X}" for at in range(start, start + LIMIT // 2)]
        back = source("{address}").codec.encode
        assert [back(value) for value in read(tokens)] == tokens


def test_lists_are_new_each_time() -> None:
    read = column_reader(source("{flags:02x}"))
    one, two = read(["03", "03"])
    one.append("c")
    assert two == ["a", "b"]
    assert next(iter(read(["03"]))) == ["a", "b"]


def test_absent_tokens() -> None:
    read = optional_reader(source("{gauge:4d}"))
    assert list(read(["   1", "", "   2", ""])) == [1, None, 2, None]
    assert list(read(["", ""])) == [None, None]
    assert list(read([])) == []


def test_fused_fields() -> None:
    line = BoundLine(Line("{gauge:4d} {label} {flags:02x}"), Row, Host())
    memo, read = fused_reader(line)
    gauges, labels, lists = read(["   1 x 03", "   2 y 00", "   1 x 03"])
    assert (list(gauges), list(labels)) == ([1, 2, 1], ["x", "y", "x"])
    assert [list(found) for found in lists] == [["a", "b"], [], ["a", "b"]]
    assert lists[0] is not lists[2]
    assert memo.misses == 2
    with pytest.raises(Inexact):
        read(["  1 x 03"])


def test_slots_of_several_places() -> None:
    line = BoundLine(Line("{gauge:d} {label}"), Row, Host())
    read = slot_reader(line.slots["label"], 1)
    assert list(read([("?", "1", "x"), ("?", "2", "y")])) == ["x", "y"]
    assert list(slot_reader(line.slots["gauge"])([("1", "x")])) == [1]


def test_which_fields_repeat() -> None:
    assert is_distinct(source("{counter:d}"))
    assert not is_distinct(source("{gauge:d}"))
    slots = BoundLine(Line("{flags:x} {label}"), Row, Host()).slots
    assert is_list(slots["flags"])
    assert not is_list(slots["label"])


def test_memo() -> None:
    seen = []
    memo = Memo(lambda token: seen.append(token) or token * 2)
    assert [memo["a"], memo["a"], memo["b"]] == ["aa", "aa", "bb"]
    assert (seen, memo.misses) == (["a", "b"], 2)


def test_a_memo_is_bounded() -> None:
    memo = Memo(str)
    for at in range(2 * LIMIT + 5):
        assert memo[at] == str(at)
    assert len(memo) <= LIMIT
    assert memo.misses == 2 * LIMIT + 5


def test_a_memo_keeps_nothing_of_a_failure() -> None:
    memo = Memo(int)
    with pytest.raises(ValueError, match="invalid literal"):
        memo["x"]
    assert "x" not in memo


def test_names() -> None:
    names = Names({1: "one"})
    assert (names[1], names[2], names["x"]) == ("one", 2, "x")
    assert 2 not in names
