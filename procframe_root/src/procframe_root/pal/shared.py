"""What files of ``/proc/pal`` have in common: kinds of caches, and sizes that are printed one after the other."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Codec, choice
from procframe.record import Field

__all__ = ["SIZE", "CacheLevel", "CacheType"]

_UNITS = ("", "K", "M", "G", "T")


def _decode(text: str) -> int:
    digits = text.rstrip("KMGT")
    return int(digits) << 10 * _UNITS.index(text[len(digits) :])


def _encode(size: int) -> str:
    unit = max((size.bit_length() - 1) // 10, 0)
    if unit >= len(_UNITS) or size % (1 << 10 * unit):
        raise ValueError(f"{size} is no power of two up to 512 T")
    return f"{size >> 10 * unit:d}{_UNITS[unit]}"


SIZE = Codec(_decode, _encode, "[1-9][0-9]{0,2}[KMGT]?", schema="integer")
"""A size such as ``4K``, in bytes."""

CacheType = Annotated[
    str,
    Field(
        "`Instruction`, `Data` or `Data/Instruction`",
        kind="identity",
        codec=choice("Instruction", "Data", "Data/Instruction"),
    ),
]
CacheLevel = Annotated[int, Field("Its level", kind="identity")]
