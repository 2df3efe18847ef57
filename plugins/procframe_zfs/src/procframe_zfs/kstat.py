"""Sets of kernel statistics (kstats), as the Solaris porting layer prints those of any module."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from procframe.format import Format
from procframe.layout import (
    TEXT,
    Alt,
    Codec,
    Group,
    Keys,
    Line,
    One,
    Stanza,
    Table,
    enum,
    flags,
    pattern,
    sentinel,
    value,
)
from procframe.record import Field, KeyedRecord, Record

__all__ = [
    "FORMAT",
    "HEAD",
    "NAMED",
    "Kstat",
    "NamedValues",
    "Statistic",
    "amount",
    "counter",
    "gauge",
    "named",
]

SOURCE = "module/os/linux/spl/spl-kstat.c:kstat_seq_show"

_TYPES = ("char", "int32", "uint32", "int64", "uint64", "long", "ulong", "string")
_TEXTS = ("char", "string")

_NAME = pattern(r"[^ \t\n]+(?: [^ \t\n]+)*")
_TYPE = enum(dict(enumerate(_TYPES)))
_TEXT_TYPE = Codec(
    lambda text: _TYPES[int(text)],
    lambda name: str(_TYPES.index(name)),
    "|".join(str(_TYPES.index(name)) for name in _TEXTS),
)


class Kstat(Record):
    """What the first line says of a whole set of statistics."""

    id: Annotated[int, Field("Number of the set, counted since the module was loaded", kind="identity")]
    type: Annotated[
        str,
        Field(
            "`named` for values by name, `io` for those of a disk, `raw` for what the set prints itself",
            kind="label",
            codec=enum(dict(enumerate(("raw", "named", "intr", "io", "timer")))),
        ),
    ]
    flags: Annotated[
        list[str],
        Field(
            "Properties of the set",
            kind="flags",
            codec=flags(
                ["virtual", "var_size", "writable", "persistent", "dormant", "invalid", "longstrings", "no_headers"]
            ),
        ),
    ]
    count: Annotated[
        int | None, Field("Statistics in the set; absent where it is not known before", codec=sentinel({-1: None}))
    ]
    size: Annotated[int, Field("Size of the set in memory", unit="bytes")]
    created: Annotated[int, Field("When it was created, since boot", unit="ns", kind="time")]
    read: Annotated[int, Field("When these values were read, since boot", unit="ns", kind="time")]


class NamedValues(KeyedRecord):
    """The values of a set by their names."""

    kstat: Annotated[Kstat, Field("The set that they are of")]


class Statistic(Record):
    """A statistic of a set that has no format of its own."""

    name: Annotated[str, Field("What is counted or measured", kind="identity", codec=_NAME)]
    type: Annotated[str, Field("Type of the value in C", kind="label", codec=_TYPE)]
    value: Annotated[int | None, Field("Value, if it is a number", kind="gauge")] = None
    text: Annotated[str | None, Field("Value, if it is text and not empty", kind="label", codec=TEXT)] = None


HEAD = Line("{id:d} {type:d} 0x{flags:02x} {count:d} {size:d} {created:d} {read:d}")
"""The first line of all sets but those that print none."""
NAMED = "name                            type data"
"""The second line of those of named values."""


def counter(description: str, unit: str | None = None, since: str | None = None) -> Field:
    """The field of a value that only grows."""
    return Field(description, unit=unit, kind="counter", since=since)


def gauge(description: str, unit: str | None = None, since: str | None = None) -> Field:
    """The field of a value that goes up and down."""
    return Field(description, unit=unit, kind="gauge", since=since)


def amount(description: str, since: str | None = None) -> Field:
    """The field of an amount of memory or data at this moment."""
    return gauge(description, "bytes", since)


def _form(kind: str) -> str:
    return f"{{key}}{{@31}} {_TYPES.index(kind):<4d} {{{'' if kind in _TEXTS else ':d'}}}"


def _forms(kind: str) -> Alt:
    """How the line of a value is laid out: usually with that type, else with another of the same sort."""
    return Alt(_form(kind), *(_form(other) for other in _TYPES if other != kind and other not in _TEXTS))


def of_type(kind: str, field: Field) -> Field:
    """The field of a value that is not an ``uint64``."""
    field.form = _form(kind) if kind in _TEXTS else _forms(kind)
    return field


def named(
    name: str, record: type[NamedValues], source: str, *, paths: Sequence[str] | None = None, since: str = ""
) -> Format:
    """The format of a set of named values, read as one record by their names."""
    return Format(
        name,
        One(record, Group("kstat", Stanza(Kstat, HEAD)), NAMED, Keys(_forms("uint64"), separator=" ")),
        paths=paths,
        source=source,
        since=since,
    )


FORMAT = Format(
    "spl/kstat/<module>/<name>",
    Table(
        Statistic,
        "{name:31s} ",
        Alt(
            "{type:<4d} {value:d}",
            (value("{type:4s}", _TEXT_TYPE), " {text}"),
            (value("{type:4s}", _TEXT_TYPE), " "),
        ),
        header=[HEAD, NAMED],
        head=Kstat,
    ),
    paths=["spl/kstat/<module>/<name>", "spl/kstat/zfs/<pool>/<name>"],
    source=SOURCE,
)
