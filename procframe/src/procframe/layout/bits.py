"""The bits of one integer of a binary structure, several fields of a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procframe.errors import PluginError

__all__ = ["Bits"]


class Bits:
    """The bits of one integer of a structure, the lowest first: how many each field has. One bit alone is a ``bool``."""

    def __init__(self, type_: str, **fields: int) -> None:
        self.type = type_
        self.fields = fields

    def __repr__(self) -> str:
        return f"Bits({self.type!r}, {self.fields})"

    def check(self, record: type[Any], name: str, size: int) -> None:
        """Whether the fields have all bits of an integer of some bytes, else ``PluginError``."""
        if sum(self.fields.values()) != 8 * size:
            raise PluginError(f"{record.__name__}: {name} has more or fewer bits than its fields: {self}")

    def split(self, numbers: Sequence[int]) -> list[list[Any]]:
        """The values of each field, of many integers."""
        columns: list[list[Any]] = []
        shift = 0
        for bits in self.fields.values():
            mask = (1 << bits) - 1
            values = [number >> shift & mask for number in numbers]
            columns.append(list(map(bool, values)) if bits == 1 else values)
            shift += bits
        return columns

    def join(self, values: Sequence[Any]) -> int:
        """The integer of the values of its fields; ``ValueError`` where one does not fit."""
        number = shift = 0
        for (name, bits), value in zip(self.fields.items(), values, strict=True):
            if not 0 <= value < 1 << bits:
                raise ValueError(f"{name} has {bits} bits, which {value!r} does not fit in")
            number |= int(value) << shift
            shift += bits
        return number
