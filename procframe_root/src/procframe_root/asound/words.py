"""Codecs that several of the files share."""

from __future__ import annotations

from collections.abc import Iterable

from procframe.layout import TEXT, Codec

__all__ = ["one_of", "split_words", "yes_or_no"]


def one_of(*names: str) -> Codec:
    """One of some names, which may hold blanks; another text is kept and reported."""
    known = frozenset(names)
    return TEXT.but(unknown=lambda name: [] if name in known else [name])


def yes_or_no(yes: str = "Yes", no: str = "No") -> Codec:
    """A ``bool`` that is printed as one of two words; another word is kept and reported."""
    table = {yes: True, no: False}
    back = {True: yes, False: no}
    return Codec(
        lambda text: table.get(text, text),
        lambda value: back.get(value, value),
        r"[^ \t\n]+",
        schema="boolean",
        exact=True,
        unknown=lambda value: [] if isinstance(value, bool) else [value],
    )


def split_words(known: Iterable[str] = (), *, none: str = "") -> Codec:
    """Words with a blank before each, as a list; ``none`` stands in the place of no words. Others than the known ones are reported."""
    names = frozenset(known)
    return Codec(
        lambda text: [] if text == none else text.split(" ")[1:],
        lambda value: "".join([f" {word}" for word in value]) or none,
        r"(?: [^ \t\n]+)*",
        schema="array",
        unknown=(lambda value: [word for word in value if word not in names]) if names else None,
    )
