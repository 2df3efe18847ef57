"""Values that are one of a few texts."""

from __future__ import annotations

import re

from procframe.layout import TEXT, Codec, choice

__all__ = ["BIT", "one_of", "two"]


def two(yes: str, no: str) -> Codec:
    """One of two texts, as a boolean."""
    return Codec(
        {yes: True, no: False}.__getitem__,
        {True: yes, False: no}.__getitem__,
        f"(?:{re.escape(yes)}|{re.escape(no)})",
        schema="boolean",
        exact=True,
    )


BIT = two("1", "0")
"""``0`` or ``1``."""


def one_of(*names: str) -> Codec:
    """Text that is one of some, which may have blanks in them; another is kept and reported."""
    return TEXT.but(unknown=choice(*names).unknown)
