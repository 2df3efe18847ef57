"""Notations that several files of ``/proc/net`` share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from procframe.host import Host
from procframe.layout import Codec, PerHost, enum, pattern

__all__ = [
    "BOOLEAN",
    "HEX_LINK_ADDRESS",
    "OPTIONAL_WORD",
    "POINTER",
    "SIGNED_WORD",
    "UNSIGNED32",
    "absent",
    "open_enum",
    "truth",
]


POINTER = pattern(r"(?:[0-9a-f]{16}|[0-9a-f]{8}|\(_*ptrval_*\))")
"""A kernel pointer as the kernel prints it (``%p``, ``%pK``): 16 or 8 hexadecimal digits by the word size.

It is an identity and nothing else: hashed since 4.15 (``(ptrval)`` as long as the machine has no randomness), zeros
where ``kptr_restrict`` hides it.
"""


def _to_bool(number: int) -> bool | int:
    return bool(number) if number in (0, 1) else number


BOOLEAN = Codec(_to_bool, int, schema="boolean", exact=True)
"""A number that is 0 or 1; another one stays a number."""


def truth(yes: str, no: str, neither: str = "") -> Codec:
    """One of two words as ``True`` or ``False``, and perhaps a third one that means neither, as ``None``."""
    values: dict[str, bool | None] = {yes: True, no: False}
    if neither:
        values[neither] = None
    words = {value: word for word, value in values.items()}
    return Codec(values.__getitem__, words.__getitem__, f"(?:{'|'.join(values)})", schema="boolean", exact=True)


OPTIONAL_WORD = Codec(lambda text: text or None, lambda value: value or "", r"[^ \t\n]*", exact=True, schema="string")
"""A word in a padded column, ``None`` where the kernel prints nothing but the padding."""


def absent(word: str, expression: str = r"[^ \t\n]+") -> Codec:
    """Text, and ``None`` where the kernel prints a word of its own instead."""
    return Codec(
        lambda text: None if text == word else text,
        lambda value: word if value is None else value,
        expression,
        schema="string",
        exact=True,
    )


def open_enum(names: Mapping[Any, str]) -> Codec:
    """As ``enum``, of numbers that anyone may use: those without a name are nothing unusual."""
    return enum(names).but(unknown=None)


def _decode_link(text: str) -> str:
    return ":".join([text[at : at + 2] for at in range(0, len(text), 2)])


HEX_LINK_ADDRESS = Codec(_decode_link, lambda text: text.replace(":", ""), "(?:[0-9a-f]{2})*", exact=True)
"""A link-layer address printed as hexadecimal digits without separators (``%*phN``), read as ``33:33:00:00:00:01``."""


def _signed(host: Host) -> Codec:
    size = host.word_size
    return Codec(
        lambda number: number - (1 << size) if number >> (size - 1) == 1 else number,
        lambda number: number + (1 << size) if number < 0 else number,
        schema="integer",
    )


SIGNED_WORD = PerHost(_signed)
"""A ``long`` that is printed as if it had no sign."""

UNSIGNED32 = Codec(
    lambda number: number + (1 << 32) if -1 << 31 <= number < 0 else number,
    lambda number: number - (1 << 32) if 1 << 31 <= number < 1 << 32 else number,
    schema="integer",
)
"""A counter of 32 bits that is printed as if it had a sign (``%d``)."""
