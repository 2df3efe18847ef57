"""Names that the kernel does not escape, before marks that may follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procframe.layout import Codec, pattern

__all__ = ["before"]


def before(*marks: str, empty: bool = False) -> Codec:
    """Text up to the first of some marks, or the end of the line: a name is not greedy for what is said of it."""
    starts = sorted({mark[:size] for mark in marks for size in range(1, len(mark))})
    pieces = "|".join(_pieces(["", *starts], marks))
    return pattern(rf"(?:{pieces}){'*' if empty else '+'}(?:{'|'.join(map(re.escape, starts))})??")


def _pieces(starts: list[str], marks: tuple[str, ...]) -> Iterator[str]:
    """For each beginning of a mark, the expression of what goes on otherwise."""
    for start in starts:
        following = {mark[len(start)] for mark in marks if mark.startswith(start)}
        yield f"{re.escape(start)}[^{''.join(map(re.escape, sorted(following)))}\\n]"
