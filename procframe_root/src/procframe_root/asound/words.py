"""Codecs that several of the files share."""

from __future__ import annotations

import re

from procframe.layout import WORD, Codec, pattern
from procframe_root.choices import one_of

__all__ = ["FIRST_NAME", "NAME", "some_of", "until"]

NAME = pattern(r"[^ \t\n](?:[^\n]*[^ \t\n])?")
"""A name in the midst of a line, with no blank at its ends; what follows it may be in it too."""
FIRST_NAME = pattern(r"[^ \t\n](?:[^\n]{0,126}?[^ \t\n])?")
"""A name that ends where what follows it is for the first time; the kernel's are shorter than 128 bytes."""


def some_of(*names: str) -> Codec:
    """The words of a list, each a cell of its own; others than these names are kept and reported."""
    known = frozenset(names)
    return WORD.but(unknown=lambda words: [word for word in words if word not in known])


def until(end: str, *names: str) -> Codec:
    """One of some names, up to one of some characters; another text is kept and reported."""
    return pattern(rf"[^{re.escape(end)}\n]+").but(unknown=one_of(*names).unknown)
