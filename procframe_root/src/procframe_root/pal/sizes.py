"""Sizes that Itanium's firmware knows as a mask, and the kernel prints one after the other."""

from __future__ import annotations

from procframe.layout import Codec

__all__ = ["SIZE"]

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
