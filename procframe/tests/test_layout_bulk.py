"""Reading and writing many records at a time gives just what reading and writing line by line gives."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Annotated, Any

import msgspec
import pytest

from procframe import Field, Format, Frame, Host, KeyedRecord, ParseError, Record, RegenerateError
from procframe.layout import (
    HEX_IPV4,
    TEXT,
    Alt,
    Codec,
    File,
    Flag,
    Keys,
    Layout,
    Line,
    Many,
    One,
    Opt,
    Repeat,
    Stanza,
    Table,
    bulk,
    enum,
    flags,
    layouts,
    words,
)
from procframe.record import plain


class Socket(Record):
    slot: Annotated[int, Field("", kind="identity")]
    local: Annotated[str, Field("", kind="address", codec=HEX_IPV4)]
    port: Annotated[int, Field("", kind="label")]
    state: Annotated[str, Field("", codec=enum({1: "ESTABLISHED", 10: "LISTEN"}))]
    flags: Annotated[list[str], Field("", codec=flags(["a", "b", "c"]))]
    inode: Annotated[int, Field("", kind="identity")]
    x: Annotated[int | None, Field("")] = None
    y: Annotated[int | None, Field("")] = None
    on: Annotated[bool, Field("")] = False


class Row(Record):
    a: Annotated[int, Field("")]
    name: Annotated[str, Field("", kind="identity")]
    c: Annotated[int | None, Field("", kind="counter")] = None


class Head(Record):
    cpus: Annotated[list[int], Field("")]


class Counts(Record):
    irq: Annotated[str, Field("", kind="identity")]
    counts: Annotated[list[int], Field("", kind="counter")]
    name: Annotated[str | None, Field("", codec=TEXT)] = None


class Mapping(Record):
    start: Annotated[int, Field("", kind="address")]
    end: Annotated[int, Field("", kind="address")]
    perms: Annotated[str, Field("")]
    path: Annotated[str | None, Field("", codec=TEXT)] = None


class Smap(KeyedRecord):
    start: Annotated[int, Field("", kind="address")]
    perms: Annotated[str, Field("")]
    Size: Annotated[int, Field("")]
    Rss: Annotated[int, Field("")]
    VmFlags: Annotated[list[str], Field("", codec=words(trailing=True), form=" {}")]


class Cpu(KeyedRecord):
    processor: Annotated[int, Field("")]
    flags: Annotated[list[str], Field("", codec=words(leading=True), form="{key}\t\t:{}")]
    mhz: Annotated[float, Field("", key="cpu MHz", form="{key}\t\t: {:.3f}")]


class Memory(KeyedRecord):
    Total: Annotated[int, Field("")]
    Pages: Annotated[int, Field("", form="{key}:{@16}{:d}")]
    Name: Annotated[str, Field("", form="{key}:\t{}")]


class Target(Record):
    kind: Annotated[str | None, Field("")] = None
    inode: Annotated[int | None, Field("")] = None
    path: Annotated[str | None, Field("", codec=TEXT)] = None


class Numbers(Record):
    o: Annotated[int, Field("")]
    x: Annotated[int, Field("")]
    z: Annotated[int, Field("", kind="identity")]
    s: Annotated[str, Field("")]
    t: Annotated[str, Field("", codec=enum({"R": "running", "S": "sleeping"}))]
    f: Annotated[float, Field("", kind="counter")]


class Sub(Record):
    cpu: Annotated[int, Field("")]
    n: Annotated[int | None, Field("")] = None


class Other(Record):
    name: Annotated[str, Field("")]


class Outer(Record):
    node: Annotated[int, Field("")]
    total: Annotated[int | None, Field("")] = None
    subs: Annotated[list[Sub | Other], Field("")] = []


def sockets() -> Layout:
    return Table(
        Socket,
        "{slot:4d}: {local}:{port:04X} {state:02X} {flags:08x} ",
        Flag("on", "[ON] "),
        "{inode:>8d}",
        Opt(" {x:d}", Opt(" {y:d}")),
        "{@60}",
        header="  sl",
    )


SOCKETS = [
    b"   0: 0100007F:0016 0A 00000000    12345",
    b"   1: 00000000:1F90 01 00000003 [ON]       99 7",
    b"   2: 0A000001:FFFF 01 00000004        0 7 8",
]
ROW = Line("{irq:>3s}: ", Repeat("counts", "{:10d} ", count="cpus"), Opt("  {name}"))
KB = Keys("{key}:{@16}{:8d} kB")
CASES: dict[str, tuple[Callable[[], Layout], bytes]] = {
    "table": (
        lambda: Table(Row, "{a:4d}: {name} {c:d}", header="  a  name c"),
        b"  a  name c\n   1: x 2\n  12: yy 33\n1234: z 0\n99999: w -5\n",
    ),
    "optional": (
        lambda: Table(Row, "{a:d} {name:8s}", Opt(" {c:3d}")),
        "1 x       \n2 yyé        7\n3 abcdefgh   9\n4 abcdefghi 1000\n".encode(),
    ),
    "sockets": (sockets, b"  sl\n" + b"".join(line.ljust(60) + b"\n" for line in SOCKETS)),
    "counts": (
        lambda: File(Line("     ", Repeat("cpus", "CPU{:<8d}")), Many("records", Stanza(Counts, ROW)), header=Head),
        b"     CPU0       CPU1       \n" + b"  0:         12          0   IO-APIC timer\n"
        b"  1: 12345678901          7   x\n" + b"ERR:          0          1 \n",
    ),
    "padded": (
        lambda: Table(Mapping, "{start:08x}-{end:08x} {perms} ", Opt("{@30}{path}")),
        b"00400000-00452000 r-xp ".ljust(30) + b"/bin/a b\n7ffe0000-7fff0000 rw-p \n"
        b"7f0000000000-7f0000001000 r--p x\n7f00000000001-7f00000000100f r--p /long\n",
    ),
    "padded before a blank": (
        lambda: Table(Mapping, "{start:08x}-{end:08x} {perms}", Opt("{@29} {path}")),
        b"00400000-00452000 r-xp ".ljust(30) + b"/bin/a b\n7ffe0000-7fff0000 rw-p\n7f0000000000-7f0000001000 r--p x\n",
    ),
    "smaps": (
        lambda: File(Many("records", Stanza(Smap, "{start:08x} {perms}", KB))),
        b"".join(
            b"%08x r-xp\nSize:           %8d kB\nRss:            %8d kB\nVmFlags: rd ex \n" % (at, at * 4, at % 3)
            for at in range(5)
        ),
    ),
    "cpus": (
        lambda: File(Many("records", Stanza(Cpu, "processor\t: {processor:d}", Keys("{key}\t: {}"), ""))),
        b"".join(
            b"processor\t: %d\nvendor\t: %b\ncpu MHz\t\t: 12.500\nflags\t\t: fpu vme\n\n" % (at, [b"X", b"7"][at == 3])
            for at in range(5)
        ),
    ),
    "keys": (
        lambda: One(Memory, KB),
        b"Total:             12345 kB\nPages:          5\nName:\ta b\nNew: 1 x kB\nOdd: 7\n",
    ),
    "alternatives": (
        lambda: Table(Target, Alt("{kind}:[{inode:d}]", "{path}")),
        b"socket:[12]\n/a/b c\npipe:[0]\n\x01:[7]\n",
    ),
    "words after a choice": (
        lambda: Table(Row, "{a:d} ", Opt("{c:d} "), "{name}"),
        b"1 2 x\n1 y\n1 2 \x01\n1 \x02\n",
    ),
    "numbers": (
        lambda: Table(Numbers, "{o:o}|{x:<6X}|{z:05d}|{s:>5s}|{t:<5s}|{f:8.3f}"),
        b"17|FF    |00012|    a|R    |   1.500\n0|0     |-0001|aaaaaa|S    |-1234567.125\n",
    ),
    "nested": (
        lambda: File(
            "Version: 1",
            Many(
                "records",
                Stanza(
                    Outer,
                    "Node {node:d}",
                    "  total {total:d}",
                    Many("subs", Stanza(Sub, "  cpu {cpu:d}", "    n {n:d}"), Stanza(Other, "  name {name}")),
                ),
            ),
            "end",
        ),
        b"Version: 1\nNode 0\n  total 5\n  cpu 0\n    n 3\n  cpu 1\n  name x\nNode 1\n  cpu 0\nend\n",
    ),
}
SPICE = [b" ", b"  ", b"\t", b"\n", b"\n\n", b"0", b"-", b":", b"x", b"\xff", b"\r", b"\xa0", b"\0", b"\x01", b"AB"]
SPICE += [b"12345678901234567890", b"a: 1\n", b"kB", b"|", b"sleeping", b"9" * 13 + b".123456", "é".encode()]
ENDS = [b" ", b" 7", b" new", b"  x y", b"\t", b"7"]


def mutated(chance: random.Random, data: bytes) -> bytes:
    """The data after a few things that no declaration foresees."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        lines = data.split(b"\n")
        line = chance.randrange(len(lines))
        what = chance.randrange(6)
        if what == 0:
            data = data[:at] + chance.choice(SPICE) + data[at:]
        elif what == 1:
            data = data[:at] + data[at + chance.randint(1, 6) :]
        elif what == 2:
            lines.insert(chance.randrange(len(lines)), lines[line])
            data = b"\n".join(lines)
        elif what == 3 and len(lines) > 2:
            del lines[chance.randrange(len(lines) - 1)]
            data = b"\n".join(lines)
        elif what == 4:
            lines[line] += chance.choice(ENDS)
            data = b"\n".join(lines)
        else:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return data if data.endswith(b"\n") or not data else data + b"\n"


def whole(frame: Frame) -> Any:
    return (
        [(type(record).__name__, plain(record, residue=True)) for record in frame],
        plain(frame.header, residue=True),
        None if frame.residue is None else msgspec.to_builtins(frame.residue),
    )


def read(layout: Layout, data: bytes) -> Any:
    """What becomes of the data, which is regenerated, also by way of JSON."""
    format_ = Format("case", layout)
    try:
        frame = format_.parse(data)
    except ParseError as error:
        return str(error)
    assert format_.regenerate(frame) == data
    assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data
    return whole(frame)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], Layout], bytes], Any]:
    """Reads line by line."""

    def run(make: Callable[[], Layout], data: bytes) -> Any:
        with monkeypatch.context() as patch:
            patch.setattr(layouts, "is_flat", lambda stanza: False)
            return read(make(), data)

    return run


@pytest.fixture(params=[(1, 1, 0), (8, 2, 1), (64, 1, 3), (300, 2, 0), (1 << 15, 1, 0)], ids=str)
def eager(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in bulk as soon as there is anything to read, in chunks of odd sizes."""
    for name, number in zip(("CHUNK", "SAMPLES", "WORTH"), request.param, strict=True):
        monkeypatch.setattr(bulk, name, number)


Slowly = Callable[[Callable[[], Layout], bytes], Any]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("case", CASES)
def test_both_ways_of_reading_agree(case: str, slowly: Slowly) -> None:
    make, data = CASES[case]
    assert read(make(), data) == slowly(make, data)
    assert read(make(), data * 7) == slowly(make, data * 7)


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("case", CASES)
def test_both_ways_of_reading_agree_on_what_is_not_foreseen(case: str, slowly: Slowly) -> None:
    make, base = CASES[case]
    for seed in range(40):
        chance = random.Random(f"{case} {seed}")
        data = mutated(chance, base * chance.choice([1, 1, 3]))
        assert read(make(), data) == slowly(make, data), data


def test_a_table_as_large_as_files_are(slowly: Slowly) -> None:
    chance = random.Random(1)
    rows = []
    for slot in range(2000):
        address = chance.randrange(1 << 32) if slot < 1000 else 0x0100007F
        rows.append(b"%4d: %08X:%04X 0A %08x %8d" % (slot, address, slot % 7, slot % 9, 10**9 - slot))
        if slot % 400 == 399:
            rows.append([b"what is this", b"9999: 0100007F", b"", b"   1: x", b"\xff"][slot // 400])
    data = b"  sl\n" + b"".join(row.ljust(60) + b"\n" for row in rows)
    assert read(sockets(), data) == slowly(sockets, data)


@pytest.mark.parametrize("size", [500, 40])
def test_values_that_repeat_and_values_that_do_not(size: int, slowly: Slowly) -> None:
    """Fields that are converted together are taken apart where hardly any repeats."""

    def make() -> Layout:
        return Table(Row, "{a:d} {name} {c:d}")

    data = b"".join(b"%d n%d %d\n" % (at % size, at, at * 7) for at in range(6000))
    assert read(make(), data) == slowly(make, data)


def test_a_new_column_in_every_row(slowly: Slowly) -> None:
    make, data = CASES["optional"]
    lines = [line for line in data.split(b"\n") if line] * 40
    for column in (b" new", b"\tx y ", b" \xff", b"\t", b" 7"):
        later = b"".join(line + column + b"\n" for line in lines)
        assert read(make(), later) == slowly(make, later)


@pytest.mark.parametrize("border", range(0, 130, 7))
def test_a_key_at_the_border_of_a_chunk_belongs_to_its_record(
    border: int, slowly: Slowly, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, _ = CASES["smaps"]
    one = b"%08x r-xp\nSize:           %8d kB\nRss:            %8d kB\n"
    records = [one % (at, at, at) for at in range(100)]
    records[90] += b"New:                   1 kB\n"
    records[95] += b"a strange line\n"
    data = b"".join(records)
    monkeypatch.setattr(bulk, "CHUNK", len(one % (0, 0, 0)) * 10 + border)
    monkeypatch.setattr(bulk, "SAMPLES", 1)
    found = read(make(), data)
    assert found == slowly(make, data)
    assert found[0][90][1]["New"] == 1
    assert list(map(tuple, found[0][95][1]["residue"]["lines"])) == [(3, "a strange line")]


@pytest.mark.parametrize("value", [b"12", b"text", b" 12", b"12 kB", b"text ", b"", b"012"])
def test_an_unknown_key_is_a_number_where_it_is_one(value: bytes, slowly: Slowly) -> None:
    make, _ = CASES["cpus"]
    for usual in (b"text", b"7"):
        stanzas = [b"processor\t: %d\nnew key\t: %b\n\n" % (at, usual) for at in range(200)]
        stanzas[150] = b"processor\t: 150\nnew key\t: %b\n\n" % value
        data = b"".join(stanzas)
        assert read(make(), data) == slowly(make, data)


def test_records_of_alternating_shapes(slowly: Slowly) -> None:
    make, _ = CASES["smaps"]
    data = b"".join(
        b"%08x r-xp\nSize:           %8d kB\n" % (at, at) + b"Rss:                   1 kB\n" * (at % 2)
        for at in range(400)
    )
    assert read(make(), data) == slowly(make, data)


def test_a_record_longer_than_a_chunk(slowly: Slowly, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "CHUNK", 64)
    make, _ = CASES["smaps"]
    keys = b"".join(b"Key%d:            %8d kB\n" % (at, at) for at in range(200))
    data = b"".join(b"%08x r-xp\n%b" % (at, keys) for at in range(100))
    assert read(make(), data) == slowly(make, data)


@pytest.mark.parametrize("case", ["table", "sockets", "smaps", "cpus"])
def test_nothing_is_shared_between_records(case: str) -> None:
    make, base = CASES[case]
    format_ = Format("case", make())
    first = base.index(b"\n") + 1 if case in ("table", "sockets") else 0
    frame = format_.parse(base[:first] + base[first:] * 100)
    seen: set[int] = set()
    for record in frame:
        for _, value in record.items():
            if isinstance(value, list):
                assert id(value) not in seen
                seen.add(id(value))


@pytest.mark.parametrize("case", CASES)
def test_both_ways_of_writing_agree(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records that were changed, among many that were not, are written as they would be alone."""
    make, base = CASES[case]
    first = base.index(b"\n") + 1 if case in ("table", "sockets", "counts") else 0
    data = base[:first] + base[first:] * (1 if case in ("nested", "keys") else 60)
    fast = Format("case", make())
    frame = fast.parse(data)
    for record in list(frame)[::5]:
        for name, value in record.items():
            if type(value) is int:
                record[name] = value + 1
            elif type(value) is list and value and type(value[0]) is int:
                value[0] += 1
    written = fast.regenerate(frame)
    monkeypatch.setattr(layouts, "is_flat", lambda stanza: False)
    slow = Format("case", make())
    again = Frame(slow, frame.records, header=frame.header, residue=frame.residue)
    assert written == slow.regenerate(again)
    assert written != data


def test_a_record_of_another_kind_is_refused() -> None:
    format_ = Format("case", CASES["table"][0]())
    frame = format_.parse(CASES["table"][1])
    frame.records.append(Other(name="x"))
    with pytest.raises(RegenerateError, match=r"record 4 \(Other\)"):
        format_.regenerate(frame)


def bounds(of: Layout) -> Iterator[str]:
    yield from of.bind(Host()).source().split("\n# ")


def test_shapes_that_were_learned_can_be_read() -> None:
    layout = CASES["smaps"][0]()
    data = CASES["smaps"][1] * 40
    Format("case", layout).parse(data)
    code = "".join(bounds(layout))
    assert "reader of Smap, 4 lines" in code
    assert "def read_records(rows, columns)" in code


def test_order_of_records_and_of_unknown_lines_is_that_of_the_file() -> None:
    format_ = Format("case", Table(Row, "{a:d} {name}"))
    lines = [b"?%d" % at if at % 97 == 0 else b"%d n" % at for at in range(3000)]
    frame = format_.parse(b"".join(line + b"\n" for line in lines))
    assert all(one.a < two.a for one, two in pairwise(frame))
    assert frame.residue is not None
    assert frame.residue.lines == [(at, f"?{at}") for at in range(0, 3000, 97)]


def _pairs(text: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "value": int(number)} for name, _, number in (word.partition("=") for word in text.split(","))
    ]


PAIRS = Codec(
    _pairs, lambda pairs: ",".join(f"{pair['name']}={pair['value']}" for pair in pairs), "[a-z]=[0-9](?:,[a-z]=[0-9])*"
)
PAIR = Codec(lambda text: _pairs(text)[0], lambda pair: f"{pair['name']}={pair['value']}", "[a-z]=[0-9]")
SHARES = Codec(
    lambda text: [list(map(int, part.split(","))) for part in text.split(";")],
    lambda shares: ";".join(",".join(map(str, share)) for share in shares),
    "[0-9](?:[,;][0-9])*",
    schema="array",
)


TELLING_PAIRS, TELLING_PAIR = PAIRS.but(schema="array"), PAIR.but(schema="object")


class Nesting(Record):
    a: Annotated[int, Field("")]
    b: Annotated[int, Field("")]
    pairs: Annotated[list[dict[str, Any]], Field("", codec=TELLING_PAIRS)]
    shares: Annotated[list[list[int]] | None, Field("", codec=SHARES)] = None
    cells: Annotated[list[dict[str, Any]] | None, Field("", codec=TELLING_PAIR)] = None


class SilentNesting(Nesting):
    pairs: Annotated[list[dict[str, Any]], Field("", codec=PAIRS)]
    cells: Annotated[list[dict[str, Any]] | None, Field("", codec=PAIR)] = None


class KeyedNesting(KeyedRecord):
    name: Annotated[str, Field("")]
    a: Annotated[int, Field("")]
    pairs: Annotated[list[dict[str, Any]], Field("", codec=TELLING_PAIRS)]
    shares: Annotated[list[list[int]], Field("", codec=SHARES)]


class SilentKeyedNesting(KeyedNesting):
    pairs: Annotated[list[dict[str, Any]], Field("", codec=PAIRS)]


@pytest.mark.parametrize("said", [True, False])
@pytest.mark.parametrize("keyed", [True, False])
def test_values_that_are_no_keys_of_a_memo(said: bool, keyed: bool) -> None:
    """Lists of mappings and of lists, and mappings, whether their codecs say that they are such or not."""
    if keyed:
        stanzas = Stanza(KeyedNesting if said else SilentKeyedNesting, "name: {name}", Keys("{key}: {}"))
        format_ = Format("x", File(Many("records", stanzas)))
        data = b"".join(b"name: n%d\na: 1\npairs: x=1,y=2\nshares: 1,2;3\n" % number for number in range(300))
    else:
        items = ("{a:d} {b:d} {pairs} {b:d}", Opt(" {shares}"), Opt(" -", Repeat("cells", " {}", minimum=1)))
        format_ = Format("x", Table(Nesting if said else SilentNesting, *items))
        data = b"1 2 x=1,y=2 2 1,2;3 - a=1 b=2\n1 2 x=1,y=2 2\n" * 300
    frame = format_.parse(data)
    assert frame.canonical
    assert not frame.unrecognised
    assert frame.records[0]["pairs"] == [{"name": "x", "value": 1}, {"name": "y", "value": 2}]
    assert frame.records[0]["shares"] == [[1, 2], [3]]
    assert format_.regenerate(frame) == data
    assert format_.regenerate(Frame.from_json(frame.to_json(), format_)) == data
    if said:
        frame.records[0]["pairs"][0]["value"] = 7
        frame.records[0]["shares"][0].append(9)
        assert frame.records[2]["pairs"][0]["value"] == 1
        assert frame.records[2]["shares"] == [[1, 2], [3]]
        assert format_.regenerate(frame) != data
    frame.records[5]["pairs"] = 5
    with pytest.raises(RegenerateError, match="record 5"):
        format_.regenerate(frame)
