"""Decoding whole columns of tokens: what the generated parsers of tables call.

A token that occurs again is converted once, unless the column is one where few do (identities, counters, addresses).
Every function raises ``Inexact`` for a column whose tokens would not print as they were read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from procframe.layout.codecs import Inexact, unwire
from procframe.layout.line import Slot, Source

__all__ = ["column_reader", "optional_reader", "slot_reader"]

Column = Sequence[str]
Reader = Callable[[Column], Iterable[Any]]

_DISTINCT = frozenset({"identity", "counter", "address", "time"})
"""Kinds of fields whose values rarely repeat."""


def _check_width(column: Column, width: int, right: bool) -> None:
    """Whether every cell is padded to its width, and no further."""
    if set(map(len, column)) == {width}:
        return
    for cell in column:
        size = len(cell)
        if size < width or (size > width and cell[0 if right else -1] == " "):
            raise Inexact(cell)


def _verified(source: Source, token: str) -> Any:
    value = source.decode(token)
    if (source.codec is not None and not source.codec.exact) and source.encode(value) != token:
        raise Inexact(token)
    return value


def _distinct(column: Column, convert: Callable[[str], Any]) -> Iterable[Any]:
    return map({token: convert(token) for token in set(column)}.__getitem__, column)


def column_reader(source: Source) -> Reader:
    """The reader of a column in which every row has a token."""
    spec, codec = source.spec, source.codec
    width, right = spec.padding, spec.right
    often = source.info is None or source.info.kind not in _DISTINCT

    if codec is None and spec.type in ("d", "x", "X", "o"):
        base = {"d": 10, "o": 8}.get(spec.type, 16)
        convert: Callable[[str], Any] = int if base == 10 else lambda token: int(token, base)

        def numbers(column: Column) -> Iterable[Any]:
            if width:
                _check_width(column, width, right)
            return _distinct(column, convert) if often else map(convert, column)

        return numbers
    if codec is None and not width and not source.numeric:

        def plain(column: Column) -> Iterable[Any]:
            return column if "".join(column).isascii() else map(unwire, column)

        return plain
    if codec is not None and codec.column is not None and not width:
        return codec.column

    def general(column: Column) -> Iterable[Any]:
        if width:
            _check_width(column, width, right)
            if right:
                return _distinct(column, lambda cell: _verified(source, cell.lstrip(" ")))
            return _distinct(column, lambda cell: _verified(source, cell.rstrip(" ")))
        return _distinct(column, lambda cell: _verified(source, cell))

    return general


def optional_reader(source: Source) -> Reader:
    """The reader of a column in which an empty token means that the value is absent."""
    inner = column_reader(source)

    def read(column: Column) -> Iterable[Any]:
        tokens = list(set(column))
        table: dict[str, Any] = {"": None}
        if present := [token for token in tokens if token]:
            table.update(zip(present, inner(present), strict=True))
        return map(table.__getitem__, column)

    return read


def slot_reader(slot: Slot, first: int = 0) -> Callable[[Sequence[Sequence[str]]], Iterable[Any]]:
    """The reader of a field that takes more than one group: alternatives, lists, possibly empty text. Row by row.

    ``first`` is the group that the slot's line begins with.
    """
    value = slot.value

    def read(rows: Sequence[Sequence[str]]) -> Iterable[Any]:
        return [value(row[first:]) for row in rows] if first else list(map(value, rows))

    return read
