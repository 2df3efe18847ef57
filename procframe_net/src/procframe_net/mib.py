"""Counters of the management information bases (MIBs): how the kernel prints them, one to a line, by name."""

from __future__ import annotations

from procframe.format import Format
from procframe.layout import Keys, One
from procframe.record import Field, KeyedRecord
from procframe_net.codecs import UNSIGNED32

__all__ = ["counter", "counter32", "name_and_value"]


def counter(description: str, unit: str | None = None, since: str | None = None) -> Field:
    """The field of a counter."""
    return Field(description, unit=unit, kind="counter", since=since)


def counter32(description: str, unit: str) -> Field:
    """The field of a counter of 32 bits that is printed with a sign."""
    return Field(description, unit=unit, kind="counter", codec=UNSIGNED32)


def name_and_value(name: str, record: type[KeyedRecord], *, source: str, since: str = "", width: int = 32) -> Format:
    """The format of a file of names, padded to a width, and values after a tab (``"%-32s\\t%lu\\n"``)."""
    return Format(name, One(record, Keys(f"{{key}}{{@{width}}}\t{{:d}}", separator="\t")), source=source, since=since)
