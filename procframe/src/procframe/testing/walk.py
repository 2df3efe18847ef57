"""The lines that a layout is made of, bound: what the laws know of a format's inside."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from procframe import Host
from procframe.layout import File, Whole
from procframe.layout.among import BoundAmong
from procframe.layout.keys import BoundKeys
from procframe.layout.line import BoundLine
from procframe.layout.parts import BoundGroup, BoundLinePart, BoundMany, BoundStanza, Context
from procframe.layout.spaced import BoundSpaced
from procframe.layout.tree import BoundTree
from procframe.layout.ways import BoundWays

__all__ = ["lines_of", "part_lines"]


@singledispatch
def lines_of(layout: Any, host: Host) -> Iterator[BoundLine]:
    """The lines of a layout on a kind of machine; none of one that is not made of lines."""
    yield from ()


@lines_of.register
def _(layout: File, host: Host) -> Iterator[BoundLine]:
    context = Context(host)
    for index, part in enumerate(layout.parts):
        yield from part_lines(part.bind(context, layout.header, str(index)))


@lines_of.register
def _(layout: Whole, host: Host) -> Iterator[BoundLine]:
    yield BoundLine(layout.line, layout.record, host)


@singledispatch
def part_lines(part: Any) -> Iterator[BoundLine]:
    """The lines of a bound part. A plugin registers it for parts of its own that hold any: ``@part_lines.register``."""
    yield from ()


@part_lines.register
def _(part: BoundLinePart) -> Iterator[BoundLine]:
    yield part.line


@part_lines.register
def _(part: BoundWays) -> Iterator[BoundLine]:
    for way in part.ways:
        yield way.line


@part_lines.register
def _(part: BoundKeys) -> Iterator[BoundLine]:
    for key in part.infos:
        if key not in part.others:
            yield from (form.bound for form in part.forms(key))


@part_lines.register
def _(part: BoundAmong) -> Iterator[BoundLine]:
    yield from part_lines(part.keys)
    for inner in part.parts.values():
        yield from part_lines(inner)


@part_lines.register
def _(part: BoundMany) -> Iterator[BoundLine]:
    for stanza in part.stanzas:
        yield from _stanza_lines(stanza)


@part_lines.register
def _(part: BoundGroup) -> Iterator[BoundLine]:
    yield from _stanza_lines(part.stanza)


@part_lines.register
def _(part: BoundSpaced) -> Iterator[BoundLine]:
    yield from part_lines(part.part)


@part_lines.register
def _(part: BoundTree) -> Iterator[BoundLine]:
    for kind in part.kinds:
        yield kind.line


def _stanza_lines(stanza: BoundStanza) -> Iterator[BoundLine]:
    for part in stanza.parts:
        yield from part_lines(part)
