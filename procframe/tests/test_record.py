"""Records: reading and changing them by attribute and by key, and as plain values."""

from __future__ import annotations

import copy
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procframe import Field, KeyedRecord, Record, Residue
from procframe.record import field_names, fields_of, known_keys, plain, snake_case


class Part(Record):
    """A part."""

    total: Annotated[int, Field("A total", unit="kB")]


class Row(Record):
    """A row."""

    name: Annotated[str, Field("Name", kind="identity")]
    size: Annotated[int | None, Field("Size", since="4.2")] = None
    parts: Annotated[list[Part], Field("Parts")] = []
    best: Annotated[Part | None, Field("Best")] = None


class Tagged(Record, tag="tagged", tag_field="record"):
    """A record that says what it is."""

    size: Annotated[int, Field("Size")]


class Memory(KeyedRecord):
    """Keys."""

    MemTotal: Annotated[int, Field("All", unit="kB")]
    anon: Annotated[int, Field("Anonymous", key="Active(anon)")]
    parts: Annotated[list[Part], Field("Parts")]


def test_a_record_by_attribute_and_by_key() -> None:
    row = Row(name="x", size=1)
    assert (row.name, row["name"], row.get("name"), row.get("nothing", 7)) == ("x", "x", "x", 7)
    assert list(row.keys()) == ["name", "size", "parts", "best"]
    assert dict(row.items()) == {"name": "x", "size": 1, "parts": [], "best": None}
    assert "size" in row
    assert "residue" not in row
    row["size"] = 2
    row.name = "y"
    assert row == Row(name="y", size=2)


@pytest.mark.parametrize("name", ["nothing", "residue"])
def test_a_record_has_no_other_keys(name: str) -> None:
    row = Row(name="x")
    with pytest.raises(KeyError, match=name):
        row[name]
    with pytest.raises(KeyError, match=name):
        row[name] = 1
    assert row.get(name) is None
    with pytest.raises(AttributeError):
        row.nothing = 1  # type: ignore[attr-defined]


def test_a_record_of_keys() -> None:
    memory = Memory({"MemTotal": 1, "Active(anon)": 2, "New Key": 3})
    assert (memory.MemTotal, memory.mem_total, memory["MemTotal"]) == (1, 1, 1)
    assert (memory.anon, memory.active_anon, memory.new_key) == (2, 2, 3)
    assert list(memory) == ["MemTotal", "Active(anon)", "New Key"]
    memory.mem_total = 10
    memory.anon = 20
    memory.Added = 40
    assert memory == {"MemTotal": 10, "Active(anon)": 20, "New Key": 3, "Added": 40}
    assert memory.residue is None
    memory.residue = Residue()
    assert "residue" not in memory


def test_a_known_key_that_is_not_there_is_absent() -> None:
    memory = Memory()
    assert memory.mem_total is None
    assert memory.anon is None
    with pytest.raises(AttributeError, match="Memory has no 'other'"):
        assert memory.other
    assert not hasattr(memory, "other")


def test_a_record_of_keys_can_be_copied() -> None:
    memory = Memory({"MemTotal": 1, "parts": [Part(total=1)]})
    memory.residue = Residue(forms={"New": "x"})
    again = copy.deepcopy(memory)
    assert again == memory
    assert type(again) is Memory
    again.parts[0].total = 2
    assert memory.parts[0].total == 1


def test_plain_values() -> None:
    row = Row(name="x", parts=[Part(total=1, residue=Residue(extra={"0": " new"}))], best=Part(total=2))
    row.residue = Residue(lines=[(1, "a line")], gaps={"0": ["", " "]})
    assert row.to_dict() == {
        "name": "x",
        "size": None,
        "parts": [{"total": 1, "unrecognised": ["new"]}],
        "best": {"total": 2},
        "unrecognised": ["a line"],
    }
    assert plain(row, residue=True)["residue"] == {"lines": [(1, "a line")], "gaps": {"0": ["", " "]}}
    assert Row(name="x", residue=Residue(gaps={"0": [""]})).to_dict() == Row(name="x").to_dict()
    assert Tagged(size=1).to_dict() == {"record": "tagged", "size": 1}


def test_plain_values_of_keys() -> None:
    memory = Memory({"MemTotal": 1, "parts": [Part(total=1)], "odd": {"x": [1, None]}})
    memory.residue = Residue(lines=[(0, "?")])
    assert memory.to_dict() == {
        "MemTotal": 1,
        "parts": [{"total": 1}],
        "odd": {"x": [1, None]},
        "unrecognised": ["?"],
    }


def test_only_plain_values_are_plain() -> None:
    with pytest.raises(TypeError, match="cannot hold bytes"):
        Row(name=b"x").to_dict()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "attribute"),
    [
        ("MemTotal", "mem_total"),
        ("SwapPss", "swap_pss"),
        ("HugePages_Total", "huge_pages_total"),
        ("Active(anon)", "active_anon"),
        ("cpu MHz", "cpu_mhz"),
        ("NSpid", "nspid"),
        ("SReclaimable", "sreclaimable"),
        ("FDSize", "fd_size"),
        ("TCPFastOpen", "tcp_fast_open"),
        ("VmRSS", "vm_rss"),
        ("__x__", "x"),
        ("DirectMap4k", "direct_map4k"),
        ("(", ""),
        ("é", ""),
    ],
)
def test_snake_case(key: str, attribute: str) -> None:
    assert snake_case(key) == attribute


@given(st.text(max_size=20))
def test_snake_case_of_anything(key: str) -> None:
    found = snake_case(key)
    assert found == found.lower()
    assert found == "" or ("x" + found).isidentifier()
    assert not found.startswith("_")
    assert not found.endswith("_")
    assert "__" not in found


def test_what_is_known_of_fields() -> None:
    fields = fields_of(Row)
    assert list(fields) == ["name", "size", "parts", "best"] == list(field_names(Row))
    assert (fields["size"].meta.description, fields["size"].meta.since, fields["size"].kind) == ("Size", "4.2", "gauge")
    assert (fields["name"].kind, fields["parts"].kind) == ("identity", "label")
    assert fields_of(Part)["total"].meta.unit == "kB"
    assert [info.key for info in fields_of(Memory).values()] == ["MemTotal", "Active(anon)", "parts"]
    assert known_keys(Memory) == {"MemTotal", "Active(anon)", "parts"}


def test_absence_can_be_said_outside_of_the_annotation() -> None:
    class Outside(Record):
        size: Annotated[int, Field("Size")] | None = None

    assert fields_of(Outside)["size"].type == int | None
    assert fields_of(Outside)["size"].meta.description == "Size"


def test_a_field_without_a_description_is_still_a_field() -> None:
    class Bare(Record):
        size: int

    assert fields_of(Bare)["size"].meta.description == ""


@pytest.mark.parametrize(
    ("residue", "canonical"),
    [
        (Residue(), True),
        (Residue(extra={"0": "x"}), True),
        (Residue(lines=[(0, "x")]), True),
        (Residue(forms={"x": "y"}), True),
        (Residue(present=["0"]), True),
        (Residue(gaps={"0": [" "]}), False),
        (Residue(absent=["0"]), False),
    ],
)
def test_residue(residue: Residue, canonical: bool) -> None:
    assert residue.canonical is canonical


def test_records_do_not_share_defaults() -> None:
    one: Any = Row(name="x")
    one.parts.append(Part(total=1))
    assert Row(name="y").parts == []
