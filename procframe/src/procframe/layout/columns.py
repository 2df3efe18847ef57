"""Decoding whole columns of tokens: what the generated parsers of tables call.

A token that occurs again is converted once, unless the column is one where few do (identities, counters, addresses,
times). Every reader raises ``Inexact`` for a column whose tokens would not print as they were read.
"""

from __future__ import annotations

import struct
import typing
from binascii import unhexlify
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from types import UnionType
from typing import Any

from procframe.layout.codecs import WORD, Inexact, unwire
from procframe.layout.line import BoundLine, Slot, Source, decimals
from procframe.layout.memo import LIMIT, Memo

__all__ = [
    "column_reader",
    "fused_memo",
    "fused_reader",
    "is_distinct",
    "is_list",
    "is_nested",
    "optional_reader",
    "present_reader",
    "slot_reader",
]

Column = Sequence[str]
Reader = Callable[[Column], Iterable[Any]]

_DISTINCT = frozenset({"identity", "counter", "address", "time"})
"""Kinds of fields whose values rarely repeat."""
_WORDS = {2: "B", 4: "H", 8: "I", 16: "Q"}
"""Hexadecimal digits of the integers that ``struct`` reads."""


def is_distinct(source: Source) -> bool:
    """Whether the field is one whose values rarely repeat."""
    return source.info is not None and source.info.kind in _DISTINCT


def is_list(slot: Slot) -> bool:
    """Whether the field's values are lists, of which each record needs one of its own."""
    codec = slot.sources[0].codec
    return slot.shape == "list" or (codec is not None and codec.schema == "array")


def is_nested(slot: Slot) -> bool:
    """Whether the field's values are mappings, or lists of mappings or lists: nothing that can be a key of a memo."""
    codec = slot.sources[0].codec
    if slot.shape == "list":
        return codec is not None and codec.schema in ("array", "object")
    return _is_nested(slot.sources[0])


def _is_nested(source: Source) -> bool:
    codec = source.codec
    if codec is None or codec.schema != "array":
        return codec is not None and codec.schema == "object"
    return source.info is None or not _is_plain(source.info.type, lists=True)


def _is_plain(type_: Any, *, lists: bool = False) -> bool:
    """Whether a type is that of numbers and text, or of ``lists`` of them."""
    origin = typing.get_origin(type_)
    if origin in (typing.Union, UnionType):
        return all(_is_plain(inner, lists=lists) for inner in typing.get_args(type_))
    if lists and origin in (list, tuple):
        return all(map(_is_plain, typing.get_args(type_)))
    return origin is typing.Literal or type_ in (int, str, float, bool, type(None), ...)


def _verified(source: Source, cell: str) -> Any:
    """The value of a cell, if it prints as the cell."""
    token = source.strip(cell)
    value = source.decode(token)
    if source.encode(value) != token:
        raise Inexact(cell)
    return value


def _check_width(column: Column, width: int, right: bool) -> None:
    """Whether every cell is padded to its width, and no further."""
    if set(map(len, column)) == {width}:
        return
    for cell in column:
        size = len(cell)
        if size < width or (size > width and cell[0 if right else -1] == " "):
            raise Inexact(cell)


def column_reader(source: Source) -> Reader:
    """The reader of a column in which every row has a token."""
    codec = source.codec
    if codec is None and source.numeric and source.spec.type != "f":
        return _numbers(source) if is_distinct(source) else _adaptive(source)
    if (
        is_distinct(source)
        and not source.numeric
        and not source.spec.padding
        and (codec is None or (codec.exact and codec.pattern is not None))
    ):
        if codec is None or codec.decode is WORD.decode:
            return _texts
        if codec.column is None:
            decode = codec.decode
            return lambda column: map(decode, _texts(column))
    memo = Memo(lambda cell: _verified(source, cell))
    get = memo.__getitem__
    if codec is not None and codec.column is not None and not source.spec.padding:
        return _batches(memo, codec.column)
    if codec is not None and codec.schema in ("array", "object"):
        copy: Callable[[Any], Any] = deepcopy if _is_nested(source) else list
        return lambda column: map(copy, map(get, column))
    return lambda column: map(get, column)


def _batches(memo: Memo, convert: Reader) -> Reader:
    """A column whose unknown tokens are converted together, unless they are few."""
    get = memo.__getitem__
    seen = 0

    def read(column: Column) -> Iterable[Any]:
        nonlocal seen
        seen += len(column)
        if memo.misses * 4 < seen:
            return map(get, column)
        missing = [token for token in set(column) if token not in memo]
        if len(memo) + len(missing) > LIMIT:
            memo.clear()
            missing = list(set(column))
        memo.misses += len(missing)
        if missing:
            memo.update(zip(missing, convert(missing), strict=True))
        return map(get, column)

    return read


def _adaptive(source: Source) -> Reader:
    """Numbers that are expected to repeat, until they turn out not to."""
    memo = Memo(lambda cell: _verified(source, cell))
    get = memo.__getitem__
    direct = _numbers(source)
    seen = 0
    repeat = True

    def read(column: Column) -> Iterable[Any]:
        nonlocal seen, repeat
        if not repeat:
            return direct(column)
        seen += len(column)
        repeat = memo.misses * 4 < seen or seen < 512
        return map(get, column)

    return read


def _texts(column: Column) -> Iterable[str]:
    return column if "".join(column).isascii() else map(unwire, column)


def _numbers(source: Source) -> Reader:
    """Numbers that rarely repeat: converted directly, in one operation where they are of a fixed width."""
    spec = source.spec
    width, right = spec.padding, spec.right
    base = {"d": 10, "o": 8}.get(spec.type, 16)
    word = _WORDS[source.hexadecimal] if source.hexadecimal else None
    lower = spec.type == "x"

    def read(column: Column) -> Iterable[int]:
        if width:
            _check_width(column, width, right)
        if word is not None:
            digits = "".join(column)
            if digits != (digits.lower() if lower else digits.upper()):
                raise Inexact("a digit in the other case")
            return struct.unpack(f">{len(column)}{word}", unhexlify(digits))
        return decimals(column) if base == 10 else [int(token, base) for token in column]

    return read


def optional_reader(source: Source) -> Reader:
    """The reader of a column in which an empty token means that the value is absent."""
    codec = source.codec
    if not is_distinct(source) and codec is not None and codec.column is None and codec.schema == "string":
        get = Memo(lambda cell: _verified(source, cell) if cell else None).__getitem__
        return lambda column: map(get, column)
    inner = column_reader(source)

    def read(column: Column) -> Iterable[Any]:
        present = [token for token in column if token]
        if not present:
            return [None] * len(column)
        values = iter(inner(present))
        return [next(values) if token else None for token in column]

    return read


def present_reader(source: Source) -> Callable[[Column, Column], Iterable[Any]]:
    """The reader of a column whose tokens may be empty, given another in which an empty token means absence."""
    inner = column_reader(source)

    def read(column: Column, presence: Column) -> Iterable[Any]:
        values = iter(inner([token for token, there in zip(column, presence, strict=True) if there]))
        return [next(values) if there else None for there in presence]

    return read


def slot_reader(slot: Slot, first: int = 0) -> Callable[[Sequence[Sequence[str]]], Iterable[Any]]:
    """The reader of a field that takes more than one group: alternatives, lists, possibly empty text. Row by row.

    ``first`` is the group that the slot's line begins with.
    """
    value = slot.value

    def read(rows: Sequence[Sequence[str]]) -> Iterable[Any]:
        return [value(row[first:]) for row in rows] if first else list(map(value, rows))

    return read


def fused_memo(line: BoundLine) -> Memo:
    """The values of neighbouring fields that are one token, converted once for each of its texts."""

    def convert(text: str) -> tuple[Any, ...]:
        values = line.read(text)
        if values is None:
            raise Inexact(text)
        return tuple(values.values())

    return Memo(convert)


def fused_reader(line: BoundLine) -> tuple[Memo, Callable[[Column], Sequence[Sequence[Any]]]]:
    """The reader of neighbouring fields that are one token; a column a field."""
    memo = fused_memo(line)
    get = memo.__getitem__
    lists = [index for index, slot in enumerate(line.slots.values()) if is_list(slot)]

    def read(column: Column) -> Sequence[Sequence[Any]]:
        columns = list(zip(*map(get, column), strict=True))
        for index in lists:
            columns[index] = tuple(value if value is None else list(value) for value in columns[index])
        return columns

    return memo, read
