"""Records inside of records however they are kept there: in lists with gaps, mappings by number, lists of lists."""

from __future__ import annotations

import io
import json
from typing import Annotated, Any

import pytest

from procframe import Field, Format, Frame, KeyedRecord, Record, Residue
from procframe._manager import builtin_sink
from procframe.layout import Keys, One, Table, choice


class Part(Record):
    """A part."""

    size: Annotated[int, Field("Size")]
    state: Annotated[str | None, Field("State", codec=choice("on", "off"))] = None


class Facts(KeyedRecord):
    """Facts."""

    size: Annotated[int, Field("Size")]


class Whole(Record):
    """Whatever may hold a record."""

    a: Annotated[int, Field("A number")] = 1
    gaps: Annotated[list[Part | None] | None, Field("Parts that may be absent")] = None
    facts: Annotated[list[Facts | None] | None, Field("Facts that may be absent")] = None
    rows: Annotated[list[list[Part | None]] | None, Field("Rows of parts")] = None
    numbered: Annotated[dict[int, Part] | None, Field("Parts by number")] = None
    named: Annotated[dict[str, list[Part | None]] | None, Field("Lists of parts by name")] = None
    counts: Annotated[dict[int, int] | None, Field("Counts by number")] = None
    matrix: Annotated[list[list[int]] | None, Field("Rows of numbers")] = None
    holes: Annotated[list[int | None] | None, Field("Numbers that may be absent")] = None


class Keyed(KeyedRecord):
    """The same under keys."""

    gaps: Annotated[list[Part | None], Field("Parts that may be absent")]
    rows: Annotated[list[list[Part | None]], Field("Rows of parts")]
    numbered: Annotated[dict[int, Part], Field("Parts by number")]
    named: Annotated[dict[str, list[Part | None]], Field("Lists of parts by name")]


FORMAT = Format("whole", Table(Whole, "{a:d}"))
KEYED = Format("keyed", One(Keyed, Keys("{key}: {}")))
PLAIN = {"size": 1, "state": "new", "unrecognised": ["more"]}
PLACES: dict[str, tuple[Any, Any]] = {
    "gaps": (lambda part: [None, Part(size=2), part], "gaps[2]"),
    "rows": (lambda part: [[], [None], [Part(size=2), part]], "rows[2][1]"),
    "numbered": (lambda part: {-5: Part(size=2), 7: part}, "numbered.7"),
    "named": (lambda part: {"x": [None, part], "y": []}, "named.x[1]"),
}


def part() -> Part:
    return Part(size=1, state="new", residue=Residue(extra={"0": " more"}, gaps={"0": ["  "]}))


def frame_of(name: str, keyed: bool, value: Any) -> Frame:
    record = Keyed({name: value}) if keyed else Whole(**{name: value})
    return Frame(KEYED if keyed else FORMAT, [record])


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("name", PLACES)
def test_what_is_unrecognised_is_found_wherever_it_is(name: str, keyed: bool) -> None:
    make, place = PLACES[name]
    frame = frame_of(name, keyed, make(part()))
    where = f"records[0].{place}"
    assert frame.unrecognised == [(where, "column", "more"), (f"{where}.state", "value", "new")]
    assert not frame.canonical
    assert frame.oddities == 1
    clean = frame_of(name, keyed, make(Part(size=1, state="on")))
    assert clean.canonical
    assert not clean.unrecognised


@pytest.mark.parametrize("keyed", [False, True])
@pytest.mark.parametrize("name", PLACES)
def test_it_goes_to_json_and_back(name: str, keyed: bool) -> None:
    make, _ = PLACES[name]
    frame = frame_of(name, keyed, make(part()))
    again = Frame.from_json(frame.to_json(), frame.format)
    assert again.records == frame.records
    assert again.unrecognised == frame.unrecognised
    assert json.dumps(PLAIN) in json.dumps(frame.to_dicts())
    for sink in ("json", "jsonl"):
        assert json.dumps(PLAIN, separators=(",", ":")) in written(sink, frame)


def written(sink: str, frame: Frame) -> str:
    out = io.BytesIO()
    builtin_sink(sink).write([frame], out)
    return out.getvalue().decode()


def test_plain_values_by_number_and_in_rows() -> None:
    frame = Frame(FORMAT, [Whole(counts={0: 5, -1: 6}, matrix=[[1, 2], [], [3]], holes=[1, None])])
    assert Frame.from_json(frame.to_json(), FORMAT).records == frame.records
    assert json.loads(written("json", frame))[0]["counts"] == {"0": 5, "-1": 6}
    header, row = written("csv", frame).splitlines()
    assert "counts.0,counts.-1,matrix,holes" in header
    assert '5,6,"[[1,2],[],[3]]","[1,null]"' in row
    assert "counts.-1  6\nmatrix     [[1,2],[],[3]]\nholes      [1,null]\n" in written("table", frame)


@pytest.mark.parametrize("count", [1, 2])
def test_a_table_of_parts_shows_where_one_is_absent(count: int) -> None:
    frame = Frame(FORMAT, [Whole(gaps=[None, Part(size=2), None, part()], facts=[None, Facts(size=3)])] * count)
    parts = "gaps:\n  size  state  unrecognised\n\n     2\n\n     1  new    more\n"
    assert written("table", frame).count(parts) == count
    assert written("table", frame).count("facts:\n  size\n\n     3\n") == count
