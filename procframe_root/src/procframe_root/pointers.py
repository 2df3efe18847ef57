"""Pointers of the kernel, as ``%p`` prints them."""

from __future__ import annotations

from procframe.layout import pattern

__all__ = ["POINTER"]

POINTER = pattern(r"(?:[0-9a-f]{16}|[0-9a-f]{8}|\(_*ptrval_*\))")
"""16 or 8 hexadecimal digits by the word size; hashed since 4.15, and ``(ptrval)`` while there is no randomness yet."""
