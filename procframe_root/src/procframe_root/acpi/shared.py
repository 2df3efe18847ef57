"""What the files of ``/proc/acpi`` have in common: keys with their values at column 25, and a few words."""

from __future__ import annotations

from procframe.format import Format
from procframe.layout import TEXT, Codec, Keys, One, choice
from procframe.record import KeyedRecord

__all__ = ["BIT", "MARK", "keyed", "one_of"]

BIT = Codec(
    {"0": False, "1": True}.__getitem__, lambda value: "1" if value else "0", "[01]", schema="boolean", exact=True
)
"""``0`` or ``1``."""
MARK = Codec(lambda text: text == "*", lambda value: "*" if value else "", r"\*?", schema="boolean", exact=True)
"""An asterisk or, in its place, a blank: of width 1."""


def one_of(*names: str) -> Codec:
    """Text that is one of some, which may have blanks in them; another is kept and reported."""
    return TEXT.but(unknown=choice(*names).unknown)


def keyed(name: str, record: type[KeyedRecord], source: str, *paths: str, since: str = "", until: str = "") -> Format:
    """A file of keys and values; ``until`` is the last kernel that has it."""
    return Format(
        name,
        One(record, Keys("{key}:{@25}{}")),
        paths=paths or None,
        description=" ".join((record.__doc__ or "").split()) + (f" Until {until}." if until else ""),
        source=source,
        since=since,
    )
