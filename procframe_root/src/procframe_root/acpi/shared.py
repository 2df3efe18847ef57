"""What files of ``/proc/acpi`` have in common: keys with their values at column 25, and an asterisk as a mark."""

from __future__ import annotations

from procframe.format import Format
from procframe.layout import Codec, Keys, One
from procframe.record import KeyedRecord

__all__ = ["MARK", "keyed"]

MARK = Codec(lambda text: text == "*", lambda value: "*" if value else "", r"\*?", schema="boolean", exact=True)
"""An asterisk or, in its place, a blank: of width 1."""


def keyed(name: str, record: type[KeyedRecord], source: str, *, until: str = "") -> Format:
    """A file of keys and values; ``until`` is the last kernel that has it."""
    return Format(
        name,
        One(record, Keys("{key}:{@25}{}")),
        description=" ".join((record.__doc__ or "").split()) + (f" Until {until}." if until else ""),
        source=source,
    )
