"""Reading one record at a time: the generated reader of the groups of a single match.

Tables are read a column at a time; a file that is one record (``PID/stat``, ``PID/status``) has no columns worth the
while, so each of its values is converted in place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from procframe.layout.codecs import same, unwire
from procframe.layout.columns import fused_memo, is_list
from procframe.layout.line import BoundLine, Slot, Source
from procframe.record import KeyedRecord, field_names, last_given

if TYPE_CHECKING:
    from procframe.record import AnyRecord

__all__ = ["row_reader"]


def row_reader(pieces: Sequence[tuple[BoundLine, bool]], record: type[AnyRecord]) -> tuple[str, dict[str, Any]]:
    """Source and names of ``read_record(g)``: the record of the groups of a match of all the pieces, one after the other.

    A piece is part of a line; a fused one is a single group, of a text that is converted once. The function raises
    ``Inexact`` where a value would not print as it was read.
    """
    names: dict[str, Any] = {"Record": record, "unwire": unwire}
    values: dict[str, tuple[str, int]] = {}
    steps = ""
    first = 0
    for line, fused in pieces:
        if fused:
            fields = [f"v{first}_{index}" for index in range(len(line.slots))]
            names[f"fused_{first}"] = fused_memo(line)
            steps += f"    {', '.join(fields)}, = fused_{first}[g[{first}]]\n"
            for field, slot in zip(fields, line.slots.values(), strict=True):
                values[slot.name] = (f"[*{field}]" if is_list(slot) else field), -1
            first += 1
            continue
        for slot in line.slots.values():
            values[slot.name] = _value(slot, first, names)
        first += line.groups
    if issubclass(record, KeyedRecord):
        cells = "".join(f"        {name!r}: {text},\n" for name, (text, _) in values.items())
        return f"def read_record(g):\n{steps}    return Record({{\n{cells}    }})\n", names
    order = field_names(record)
    last = last_given(record, values)
    cells = "".join(_arguments([values.get(name, ("None", -1)) for name in order[: last + 1]]))
    return f"def read_record(g):\n{steps}    return Record(\n{cells}    )\n", names


def _arguments(values: Sequence[tuple[str, int]]) -> list[str]:
    """The arguments of a record; a run of plain decimal numbers in neighbouring groups is converted in one go."""
    out: list[str] = []
    at = 0
    while at < len(values):
        text, group = values[at]
        size = 1
        if group >= 0:
            while at + size < len(values) and values[at + size][1] == group + size:
                size += 1
        out.append(f"        *map(int, g[{group}:{group + size}]),\n" if size > 2 else f"        {text},\n")
        at += size if size > 2 else 1
    return out


def _value(slot: Slot, first: int, names: dict[str, Any]) -> tuple[str, int]:
    """The expression of a field's value, and its group where it is a plain decimal number that is always there."""
    source = slot.sources[0]
    cell = f"g[{first + source.group}]"
    if len(slot.sources) > 1 or slot.shape == "list":
        name = f"value_{len(names)}"
        names[name] = slot.value
        return f"{name}(g[{first}:])" if first else f"{name}(g)", -1
    if slot.shape == "flag":
        return f"{cell} is not None", -1
    text = _token(source, cell, names)
    if slot.optional:
        presence = cell if source.presence is None else f"g[{first + source.presence}]"
        return f"None if {presence} is None else {text}", -1
    return text, first + source.group if text == f"int({cell})" else -1


def _token(source: Source, cell: str, names: dict[str, Any]) -> str:
    """The expression of a value whose token is there."""

    def helper(prefix: str, function: Callable[..., Any]) -> str:
        name = f"{prefix}_{len(names)}"
        names[name] = function
        return name

    codec, spec = source.codec, source.spec
    token = f"{helper('strip', source.strip)}({cell})" if spec.padding else cell
    if not source.exact:
        return f"{helper('read', source.verified)}({token})"
    if source.numeric and spec.type == "f":
        value = f"float({token})"
    elif source.numeric:
        value = f"int({token})" if spec.type == "d" else f"int({token}, {8 if spec.type == 'o' else 16})"
    else:
        value = f"unwire({token})"
    return value if codec is None or codec.decode is same else f"{helper('decode', codec.decode)}({value})"
