"""Mount options, as ``mounts``, ``mountinfo`` and ``mountstats`` print them."""

from __future__ import annotations

import re

from procframe.layout import Codec

__all__ = ["OPTIONS"]

_WORD = re.compile(r'(?:[^,"]|"[^",]*(?:,[^",]*)*")*')
_ESCAPE = re.compile(r"\\(040|011|012|134|054)")
_BETWEEN = str.maketrans({" ": r"\040", "\t": r"\011", "\n": r"\012", "\\": r"\134", ",": r"\054"})
_QUOTED = str.maketrans({"\n": r"\012", "\\": r"\134"})
"""What is escaped between the quotes of a security context, where a comma is itself."""


def _split(text: str) -> list[str]:
    """The options between commas, those in the quotes of a security context left out."""
    found = []
    at = 0
    while True:
        match = _WORD.match(text, at)
        assert match is not None
        end = match.end()
        if end < len(text) and text[end] == '"':
            # A quote that is not closed is text.
            return text.split(",")
        found.append(match[0])
        if end == len(text):
            return found
        at = end + 1


def _decode_one(option: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 8)), option) if "\\" in option else option


def _encode_one(option: str) -> str:
    quoted = option.split('"')
    if len(quoted) == 1 or len(quoted) % 2 == 0:
        return option.translate(_BETWEEN)
    return '"'.join(text.translate(_QUOTED if place % 2 else _BETWEEN) for place, text in enumerate(quoted))


def _decode(text: str) -> list[str] | str:
    found = [_decode_one(option) for option in _split(text)]
    return found if _encode(found) == text else text


def _encode(value: list[str] | str) -> str:
    return value if isinstance(value, str) else ",".join(map(_encode_one, value))


OPTIONS = Codec(_decode, _encode, r"[^ \t\n]+", schema="object", exact=True)
r"""A list of options, without their escapes: blanks, newlines, commas and backslashes (``\040`` to ``\134``).

Each file system escapes what it thinks fit, most by ``seq_show_option``. Options that others would print otherwise stay
the one text that they are in the file.
"""
