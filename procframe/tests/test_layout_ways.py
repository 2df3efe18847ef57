"""Lines that are laid out in one of several ways, and fields that alternatives print differently."""

from __future__ import annotations

from typing import Annotated

import pytest

from procframe.errors import PluginError, RegenerateError
from procframe.format import Format
from procframe.frame import Frame
from procframe.layout import Alt, Codec, File, Line, Many, Stanza, Table, Ways, pattern, value
from procframe.record import Field, Record


class Row(Record):
    """A row."""

    name: Annotated[str, Field("Name")]
    count: Annotated[int | None, Field("Count")] = None
    text: Annotated[str | None, Field("Text", codec=pattern(r"[^ \n][^\n]*"))] = None


FORMAT = Format(
    "ways",
    File(
        Many(
            "records",
            Stanza(
                Row,
                Ways(
                    Line("{name}: {count:5d}   {text}"), Line("{name}: {count:5d} {text}"), Line("{name}:{@14}{text}")
                ),
            ),
        )
    ),
)


@pytest.mark.parametrize(
    ("line", "values", "way"),
    [
        ("a:     1   one", ("a", 1, "one"), None),
        ("b:     2 two", ("b", 2, "two"), "1"),
        ("c:            three", ("c", None, "three"), "2"),
    ],
)
def test_each_way_is_canonical_and_comes_back(line: str, values: tuple[object, ...], way: str | None) -> None:
    data = f"x:     9   usual\n{line}\n".encode()
    frame = FORMAT.parse(data)
    record = frame.records[1]
    assert (record.name, record.count, record.text) == values
    assert (record.residue.forms if record.residue else {}).get("0") == way
    assert frame.canonical
    assert not frame.unrecognised
    assert FORMAT.regenerate(frame) == data
    assert FORMAT.regenerate(Frame.from_json(frame.to_json(), FORMAT)) == data


def test_records_made_from_scratch_are_laid_out_in_the_first_way() -> None:
    frame = FORMAT.parse(b"b:     2 two\n")
    frame.records.append(Row(name="d", count=4, text="four"))
    assert FORMAT.regenerate(frame) == b"b:     2 two\nd:     4   four\n"


def test_odd_blanks_are_kept_and_the_line_is_read_in_the_way_that_leaves_least_unknown() -> None:
    data = b"b:      2  two\n"
    frame = FORMAT.parse(data)
    assert frame.records[0].count == 2
    assert not frame.canonical
    assert FORMAT.regenerate(frame) == data


def test_a_way_that_there_is_not_is_an_error() -> None:
    frame = FORMAT.parse(b"b:     2 two\n")
    frame.records[0].residue.forms["0"] = "7"
    with pytest.raises(RegenerateError, match="no way 7"):
        FORMAT.regenerate(frame)


HEXADECIMAL = Codec(lambda text: int(text, 16), lambda number: f"{number:#x}", "0x[0-9a-f]+", schema="integer")


class Number(Record):
    """A number."""

    size: Annotated[int | None, Field("Size")] = None
    mask: Annotated[int | None, Field("Mask")] = None


def test_alternatives_print_a_field_each_with_its_own_codec() -> None:
    table = Format(
        "numbers",
        Table(Number, "n", Alt((" mask ", value("{mask}", HEXADECIMAL)), (" ", value("{size}", HEXADECIMAL)), ())),
    )
    data = b"n mask 0xff\nn 0x10\nn\n"
    frame = table.parse(data)
    assert [(record.mask, record.size) for record in frame] == [(255, None), (None, 16), (None, None)]
    assert table.regenerate(frame) == data


def test_an_alternative_inside_another_decides_whether_it_can_be_printed() -> None:
    table = Format("numbers", Table(Number, Alt(("a", Alt(" {size:d}", " mask {mask:d}")), "b")))
    data = b"a 1\na mask 2\nb\n"
    frame = table.parse(data)
    assert [(record.size, record.mask) for record in frame] == [(1, None), (None, 2), (None, None)]
    assert table.regenerate(frame) == data


def test_value_takes_a_template_of_one_value() -> None:
    with pytest.raises(PluginError, match="one value alone"):
        value("{size} kB", HEXADECIMAL)
