"""A value that is a record itself: several values in one place of a line, each with its own name and meaning."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from procframe.host import Host
from procframe.layout.codecs import Codec, PerHost, unwire, wire
from procframe.layout.line import BoundLine, Line
from procframe.layout.source import compile_source, line_writer
from procframe.layout.template import Item
from procframe.record import Record, field_names

__all__ = ["nested"]


def nested(record: type[Record], *items: Item) -> PerHost:
    """The codec of a value that is printed as several: ``nested(Sizes, "{physical:d} bits physical, ...")``.

    The value is a record of that class, read and written by the items, as a line is. Text of another shape is not this
    value; where it stands is then read as text.
    """
    line = Line(*items)

    @cache
    def make(host: Host) -> Codec:
        bound = BoundLine(line, record, host)
        names = field_names(record)
        code, helpers = line_writer(bound, "attribute")
        write = cast("Any", compile_source(code, helpers, "write_line"))

        def decode(text: str) -> Record:
            values = bound.read(wire(text))
            if values is None:
                raise ValueError(text)
            return record(**{name: values.get(name) for name in names})

        return Codec(
            decode,
            lambda value: unwire(write(value)),
            bound.without_groups,
            schema="object",
        )

    return PerHost(make)
