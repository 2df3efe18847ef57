"""Values that are one of a few: yes and no, on and off, 0 and 1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from procframe.layout import TEXT, Codec, choice

__all__ = ["BIT", "BOOL", "BOOL_OR_NONE", "YES_NO", "one_of", "texts", "two", "two_words"]


def two(yes: str, no: str) -> Codec:
    """One of two texts, which may have blanks in them, as a ``bool``; a line with another text is unknown."""
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


def texts(names: Mapping[str, Any]) -> Codec:
    """One of some texts, which may have blanks in them, by its name; a line with another text is unknown."""
    back = {name: text for text, name in names.items()}
    if len(back) != len(names):
        raise ValueError("an enumeration needs distinct names")
    longest_first = sorted(names, key=len, reverse=True)
    return Codec(
        dict(names).__getitem__, back.__getitem__, f"(?:{'|'.join(map(re.escape, longest_first))})", exact=True
    )


BOOL = Codec(
    lambda number: bool(number) if number in (0, 1) else number,
    int,
    schema="boolean",
    exact=True,
    unknown=lambda value: [] if value in (0, 1) else [str(value)],
)
"""0 and 1."""
BOOL_OR_NONE = Codec(
    lambda number: None if number == -1 else BOOL.decode(number),
    lambda value: -1 if value is None else int(value),
    schema="boolean",
    exact=True,
    unknown=lambda value: [] if value in (0, 1, None) else [str(value)],
)
"""0 and 1, and -1 for neither."""


def two_words(yes: str, no: str) -> Codec:
    """One of two words as a ``bool``; another word is kept and reported."""
    read = {yes: True, no: False}
    printed = {True: yes, False: no}

    def encode(value: Any) -> str:
        text = printed[value] if isinstance(value, bool) else value
        if not isinstance(text, str):
            raise TypeError(f"expected true, false or a word, not {value!r}")
        return text

    return Codec(
        lambda text: read.get(text, text),
        encode,
        r"[^ \t\n]+",
        schema="boolean",
        exact=True,
        unknown=lambda value: [] if isinstance(value, bool) else [str(value)],
    )


YES_NO = two_words("yes", "no")
