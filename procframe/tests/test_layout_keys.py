"""Keyed lines: known and unknown keys, their forms, and how each goes back."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import Field, Format, Frame, KeyedRecord, ParseError, ProcframeError
from procframe.layout import Alt, Keys, One, Repeat, enum, flags, nested, sentinel, words
from procframe.record import Record


class Memory(KeyedRecord):
    """Some memory."""

    MemTotal: Annotated[int, Field("All", unit="kB")]
    anon: Annotated[int, Field("Anonymous", unit="kB", key="Active(anon)")]
    HugePages: Annotated[int, Field("Huge pages", form="{key}:{@16}{:d}")]
    Name: Annotated[str, Field("A name", form="{key}:\t{}")]
    Flags: Annotated[list[str], Field("Flags", codec=flags(["up", "loop"]), form=" {:04x}")]
    Cpus: Annotated[list[int], Field("CPUs", form=Repeat("", " {:d}"))]
    State: Annotated[str, Field("State", codec=enum({0: "off", 1: "on"}), form="\t{:d}")]


MEMORY = Format("memory", One(Memory, Keys("{key}:{@16}{:8d} kB")))
DATA = (
    b"MemTotal:          12345 kB\nActive(anon):          7 kB\nHugePages:      2\nName:\ta b \nFlags: 0003\nCpus: 0 1 10\n"
    b"State:\t1\n"
)


def read(data: bytes, format_: Format = MEMORY) -> Any:
    """The one record of the data, which goes back, also by way of JSON."""
    frame = format_.parse(data)
    assert format_.regenerate(frame) == data
    assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data
    (record,) = frame.records
    return record


def pieces(data: bytes, format_: Format = MEMORY) -> list[tuple[str, str]]:
    return [(piece.what, piece.text) for piece in format_.parse(data).unrecognised]


def test_fields_that_a_file_lacks_are_absent() -> None:
    assert MEMORY.parse(DATA, fields=("State", "MemTotal")).to_dicts() == [{"State": "on", "MemTotal": 12345}]
    assert MEMORY.parse(b"New:                 7 kB\n", fields=("New", "MemTotal")).to_dicts() == [
        {"New": 7, "MemTotal": None}
    ]
    with pytest.raises(ProcframeError, match="no field 'Old'; it has: MemTotal, "):
        MEMORY.parse(DATA, fields=("Old",))


def test_known_keys() -> None:
    record = read(DATA)
    assert record == {
        "MemTotal": 12345,
        "Active(anon)": 7,
        "HugePages": 2,
        "Name": "a b ",
        "Flags": ["up", "loop"],
        "Cpus": [0, 1, 10],
        "State": "on",
    }
    assert record.residue is None
    assert (record.MemTotal, record.mem_total, record.anon, record.active_anon) == (12345, 12345, 7, 7)
    assert not pieces(DATA)
    assert MEMORY.parse(DATA).canonical


def test_any_order_and_number() -> None:
    lines = DATA.split(b"\n")[:-1]
    record = read(b"\n".join([*reversed(lines), b""]))
    assert list(record) == ["State", "Cpus", "Flags", "Name", "HugePages", "Active(anon)", "MemTotal"]
    assert read(lines[2] + b"\n").to_dict() == {"HugePages": 2}
    assert read(lines[2] + b"\n").mem_total is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (b"New:                   5 kB", 5),
        (b"New: 5", 5),
        (b"New:\t-5 ms", -5),
        (b"New: 5 kB more", "5 kB more"),
        (b"New: 007", "007"),
        (b"New: 1.5", "1.5"),
        (b"New:", ""),
        (b"New:   ", ""),
        (b"New: a  b ", "a  b"),
        (b"New : 5", 5),
        (b"New:\xff", "\udcff"),
        (b"New: x: y: {z}", "x: y: {z}"),
        ("Nön: é".encode(), "é"),
        (b"{key}: 5", 5),
        (b"New key (of 2): 5", 5),
        (b"New: 1_000", "1_000"),
        (b"New: \xb2", "\udcb2"),
    ],
)
def test_unknown_keys_are_values(line: bytes, value: object) -> None:
    data = DATA + line + b"\nMore: 1\n"
    record = read(data)
    key = list(record)[-2]
    assert record[key] == value
    assert key.encode("utf-8", "surrogateescape") == line.partition(b":")[0].rstrip(b" ")
    assert pieces(data) == [("key", f"{key}: {value}"), ("key", "More: 1")]
    assert MEMORY.parse(data).canonical
    assert {name: record[name] for name in read(DATA)} == read(DATA)


@given(st.binary(max_size=30).filter(lambda text: b"\n" not in text))
def test_any_line_goes_back(text: bytes) -> None:
    for line in (text, b"New:" + text, b"MemTotal:" + text, b"Flags: " + text, b"Name:\t" + text, text + b": 1"):
        read(DATA + line + b"\n")
        read(line + b"\n" + DATA)


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        (b"MemTotal: 5 kB", "MemTotal", 5),
        (b"MemTotal:  12345 kB", "MemTotal", 12345),
        (b"MemTotal:          12345 kB ", "MemTotal", 12345),
        (b"Flags:  0001", "Flags", ["up"]),
        (b"Cpus:  0 \t1", "Cpus", [0, 1]),
    ],
)
def test_odd_blanks_of_a_known_key(line: bytes, key: str, value: object) -> None:
    data = line + b"\nNew: 1\n"
    assert read(data)[key] == value
    assert not MEMORY.parse(data).canonical
    assert pieces(data) == [("key", "New: 1")]


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        (b"MemTotal: 5 MB", "MemTotal", 5),
        (b"MemTotal:\tunlimited", "MemTotal", "unlimited"),
        (b"Flags: up", "Flags", "up"),
    ],
)
def test_a_known_key_laid_out_otherwise_keeps_its_name(line: bytes, key: str, value: object) -> None:
    assert read(line + b"\n")[key] == value
    assert not MEMORY.parse(line + b"\n").canonical


def test_unknown_text_after_a_known_key() -> None:
    data = b"MemTotal:          12345 kB (new)\n"
    assert read(data).mem_total == 12345
    assert pieces(data) == [("column", "(new)")]


def test_unknown_words_of_a_known_key() -> None:
    assert pieces(b"Flags: 0013\nState:\t7\n") == [("value", "0x10"), ("value", "7")]


def test_a_key_that_is_there_twice_is_an_unknown_line() -> None:
    data = b"HugePages:      2\nHugePages:      3\nNew: 1\nNew: 2\n"
    assert read(data) == {"HugePages": 2, "New": 1}
    assert pieces(data) == [("line", "HugePages:      3"), ("line", "New: 2"), ("key", "New: 1")]


@pytest.mark.parametrize("line", [b"no separator", b": 5", b" New: 5", b"\tNew: 5", b""])
def test_lines_without_a_key_are_unknown(line: bytes) -> None:
    data = DATA + line + b"\nMore: 1\n"
    assert ("line", line.decode()) in pieces(data)
    assert read(data).More == 1


def test_edited_values() -> None:
    frame = MEMORY.parse(b"New:   5 kB\nMemTotal:  1 kB\nName:\tx\n")
    record = frame.records[0]
    record.New = 1234
    record.mem_total = 2
    record["Name"] = "é"
    record["Added"] = 7
    record.Flags = ["loop"]
    del record["MemTotal"]
    assert MEMORY.regenerate(frame) == "New:   1234 kB\nName:\té\nAdded:                 7 kB\nFlags: 0002\n".encode()


def test_built_from_scratch() -> None:
    record = Memory({"Active(anon)": 1, "MemTotal": 123456789})
    record.cpus = [3]
    data = b"Active(anon):          1 kB\nMemTotal:       123456789 kB\nCpus: 3\n"
    assert MEMORY.regenerate(Frame(MEMORY, [record])) == data
    assert read(data) == record


# -- prefix, separator, other forms ----------------------------------------------------------------------------


class Range(Record):
    low: Annotated[int, Field("Low")]
    high: Annotated[int | None, Field("High")] = None


class Open(KeyedRecord):
    """Keys of any name."""

    known: Annotated[int, Field("A known one")]


def one(*args: Any, record: type[KeyedRecord] = Open, **settings: Any) -> Format:
    return Format("keys", One(record, Keys(*args, **settings)))


def test_prefix() -> None:
    format_ = one("  {key}: {:d}", prefix="  ")
    assert read(b"  known: 1\n  new: x\n", format_) == {"known": 1, "new": "x"}
    assert pieces(b"  known: 1\nnew: 1\n   new: 1\n", format_) == [("line", "new: 1"), ("line", "   new: 1")]


@pytest.mark.parametrize(
    ("form", "separator", "data"),
    [
        ("{key} = {:d}", " =", b"known = 1\nnew = 7\n"),
        ("{key} {:d}", " ", b"known 1\nnew 7\n"),
        ("{key}{@10}: {:d}", ":", b"known     : 1\nnew       : 7\n"),
        ("{key}\t: {:d}", ":", b"known\t: 1\nnew\t: 7\n"),
        ("{key}={:d};", "=", b"known=1;\nnew=7;\n"),
    ],
)
def test_separator(form: str, separator: str, data: bytes) -> None:
    format_ = one(form, separator=separator)
    assert read(data, format_) == {"known": 1, "new": 7}
    assert format_.parse(data).canonical
    assert [piece.text for piece in format_.parse(data).unrecognised] == ["new: 7"]


def test_closed() -> None:
    format_ = one("{key}: {:d}", closed=True)
    assert read(b"known: 1\nnew: 7\n", format_) == {"known": 1}
    assert pieces(b"known: 1\nnew: 7\n", format_) == [("line", "new: 7")]
    with pytest.raises(ParseError):
        format_.parse(b"new: 7\n")


def test_open_keys_are_not_unknown() -> None:
    class Any_(KeyedRecord):
        """All keys are the kernel's."""

        open_keys = True

    class Some(KeyedRecord):
        """Some are."""

        open_keys = "cpu[0-9]+"

    data = b"cpu0: 1\nnew: 2\n"
    assert pieces(data, one("{key}: {:d}", record=Any_)) == []
    assert pieces(data, one("{key}: {:d}", record=Some)) == [("key", "new: 2")]


def test_several_forms() -> None:
    class Sizes(KeyedRecord):
        """Sizes that kernels printed differently."""

        size: Annotated[int, Field("Size")]
        rest: Annotated[int, Field("Rest", form=Alt(" <{:d}>", "=[{:d}]"))]

    format_ = one(Alt("{key}: {:4d}", "{key}: {:8d} kB"), record=Sizes)
    for data in (b"size:    1\nrest: <2>\n", b"size:        1 kB\nrest:=[2]\n", b"size:    1\nrest:=[2]\n"):
        assert read(data, format_) == {"size": 1, "rest": 2}
        assert format_.parse(data).canonical
        assert format_.parse(data * 1).unrecognised == []
    assert format_.regenerate(Frame(format_, [Sizes(size=1, rest=2)])) == b"size:    1\nrest: <2>\n"


def test_unknown_keys_with_a_form_of_their_own() -> None:
    class Open(KeyedRecord):
        """Something."""

        open_keys = "x-.*"

        Known: Annotated[int, Field("Known")]

    hexadecimal = Format("open", One(Open, Keys("{key}: {:d}", unknown=Alt("{key}: 0x{:x}", "{key}: {:d}"))))
    data = b"Known: 16\nx-mask: 0x10\nx-count: 16\nx-odd:   0x20\n"
    record = read(data, hexadecimal)
    assert dict(record.items()) == {"Known": 16, "x-mask": 16, "x-count": 16, "x-odd": 32}
    assert pieces(data, hexadecimal) == []
    frame = hexadecimal.parse(data)
    frame.records[0]["x-count"] = frame.records[0]["x-new"] = 255
    assert hexadecimal.regenerate(frame) == data.replace(b"x-count: 16", b"x-count: 255") + b"x-new: 0xff\n"


def test_codecs_of_keys() -> None:
    class Odd(KeyedRecord):
        limit: Annotated[int | str, Field("Limit", codec=sentinel({-1: "unlimited"}), form=" {:d}")]
        span: Annotated[Range, Field("Span", codec=nested(Range, "{low:d}-{high:d}"))]
        names: Annotated[list[str], Field("Names", codec=words(","))]

    format_ = one("{key}: {}", record=Odd)
    record = read(b"limit: -1\nspan: 3-5\nnames: a,b c\n", format_)
    assert record == {"limit": "unlimited", "span": Range(low=3, high=5), "names": ["a", "b c"]}
    assert read(b"span: 3\n", format_) == {"span": 3}
    assert record.to_dict()["span"] == {"low": 3, "high": 5}


def test_all_records_of_one_shape_or_another() -> None:
    """A form that is inferred in one file is not taken for that of the next."""
    for line in (b"New:  5 kB\n", b"New: x\n", b"New:\t5\n", b"New: 5\n", b"New: x \n"):
        for _ in range(30):
            read(DATA + line)
