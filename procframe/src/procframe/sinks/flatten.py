"""Records as rows of plain cells, for outputs that know columns only.

The rule: a field that is a record or a mapping becomes one column for each of its own fields, joined by a dot
(``memory.total``); a list of plain values is their text joined by a blank; a list that this would not tell apart (of
records, of lists, of texts that are empty or hold blanks) is JSON text. Absent is an empty cell; ``true`` and
``false`` are those words.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from operator import attrgetter
from types import UnionType
from typing import Any

from procframe.record import AnyRecord, Record, field_names, fields_of, plain
from procframe.sinks.encode import json_text

__all__ = ["Cell", "flatten", "is_flat", "name_for_path", "tabulate"]

Cell = str | int | float | None
"""What a column holds."""

_SCALARS = (str, int, float, type(None))


def flatten(record: Any) -> dict[str, Cell]:
    """The cells of one record by column, in order."""
    cells: dict[str, Cell] = {}
    value = plain(record)
    if isinstance(value, dict):
        _fill("", value, cells)
    elif value is not None:
        cells["value"] = _cell(value)
    return cells


def _fill(prefix: str, values: dict[str, Any], cells: dict[str, Cell]) -> None:
    for name, value in values.items():
        if isinstance(value, dict) and value:
            _fill(f"{prefix}{name}.", value, cells)
        else:
            cells[f"{prefix}{name}"] = _cell(value)


def _cell(value: Any) -> Cell:
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, _SCALARS):
        return value
    if isinstance(value, list) and all(_joins(item) for item in value):
        return " ".join(map(str, map(_cell, value)))
    return json_text(value)


def _joins(item: Any) -> bool:
    if isinstance(item, str):
        return item != "" and not any(blank in item for blank in " \t\n")
    return isinstance(item, (int, float))


@cache
def is_flat(cls: type[AnyRecord]) -> bool:
    """Whether the fields of a record class are plain values only, so that its attributes are its cells."""
    if not issubclass(cls, Record) or cls.__struct_config__.tag is not None:
        return False
    return all(_is_plain(info.type) for info in fields_of(cls).values())


def _is_plain(type_: Any) -> bool:
    origin = typing.get_origin(type_)
    if origin in (typing.Union, UnionType):
        return all(map(_is_plain, typing.get_args(type_)))
    if origin is typing.Literal:
        return all(isinstance(value, (str, int)) and not isinstance(value, bool) for value in typing.get_args(type_))
    return type_ in (str, int, float, type(None))


Rows = Callable[[Sequence[Any]], Iterable[Sequence[Cell]]]
"""Makes the rows of records, each a cell for every column."""


def tabulate(groups: Sequence[Sequence[Any]]) -> tuple[list[str], Rows]:
    """The columns of all records of all groups together, and what makes the rows of a group."""
    kinds: set[type[AnyRecord]] = {type(record) for records in groups for record in records}
    if (
        len(kinds) == 1
        and all(is_flat(kind) for kind in kinds)
        and not any(r.residue is not None for group in groups for r in group)
    ):
        names = list(field_names(kinds.pop()))
        if len(names) > 1:
            return names, partial(map, attrgetter(*names))
    columns = _columns(record for records in groups for record in records)

    def rows(records: Sequence[Any]) -> Iterator[Sequence[Cell]]:
        for record in records:
            cells = flatten(record)
            yield [cells.get(name) for name in columns]

    return columns, rows


def _columns(records: Iterable[Any]) -> list[str]:
    """The columns of all records, each where the first record that has it puts it."""
    columns: list[str] = []
    known: set[str] = set()
    for record in records:
        cells = flatten(record)
        if known.issuperset(cells):
            continue
        # A column that only later records have goes behind its neighbour, not to the end.
        place = 0
        for name in cells:
            if name in known:
                place = columns.index(name) + 1
            else:
                columns.insert(place, name)
                known.add(name)
                place += 1
    return columns


def name_for_path(names: Iterable[str]) -> str:
    """What the path of the file is called beside fields of these names: ``path``, else ``proc_path``."""
    return "proc_path" if "path" in names else "path"
