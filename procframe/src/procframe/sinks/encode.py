"""Records as JSON text: always valid, never a byte lost.

Bytes that are not UTF-8 are lone surrogates in Python and ``\\udcXX`` in JSON, from which ``surrogateescape`` makes the
bytes again. JSON has no NaN and no infinity: both are ``null``.
"""

from __future__ import annotations

import math
import re
import typing
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from types import UnionType
from typing import Any

import msgspec

from procframe.record import Record, fields_of, plain

__all__ = ["encode_records", "json_bytes", "json_text"]

_CHUNK = 4096
_encode = msgspec.json.Encoder().encode
_encode_lines = msgspec.json.Encoder().encode_lines
_NO_RESIDUE = b',"residue":null'


def json_bytes(value: Any) -> bytes:
    """Plain values as one line of JSON."""
    try:
        return _encode(value)
    except UnicodeEncodeError:
        return json_text(value).encode("ascii")


def json_text(value: Any) -> str:
    """Plain values as one line of JSON, in text."""
    try:
        return _encode(value).decode()
    except UnicodeEncodeError:
        import json

        return json.dumps(_finite(value), separators=(",", ":"))


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    if isinstance(value, list):
        return list(map(_finite, value))
    return value


def encode_records(records: Sequence[Any], *, terminal: bool = False) -> Iterator[bytes]:
    """The records as JSON, a line each, in blocks of many lines.

    With ``terminal`` control characters are escapes of JSON, which mean the same.
    """
    remaining = iter(records)
    while chunk := list(islice(remaining, _CHUNK)):
        block = _fast(chunk) or b"".join(json_bytes(plain(record)) + b"\n" for record in chunk)
        yield escape_json(block) if terminal else block


def _fast(chunk: list[Any]) -> bytes | None:
    """The lines in one call of the encoder, where nothing but an empty ``residue`` tells them from plain values."""
    kinds = set(map(type, chunk))
    if not all(map(_encodes_itself, kinds)):
        return None
    try:
        block = _encode_lines(chunk)
    except UnicodeEncodeError:
        return None
    if b'"residue":{' in block:
        return None
    # A quote inside a string has a backslash before it, so this can only be the field.
    return block.replace(_NO_RESIDUE, b"")


@cache
def _encodes_itself(cls: type[Any], within: frozenset[type[Any]] = frozenset()) -> bool:
    """Whether the encoder writes a record of this class as it should be; so it does one ``within`` itself, in a tree."""
    if cls in within:
        return True
    if not issubclass(cls, Record) or cls.__struct_fields__[0] == "residue":
        return False
    within |= {cls}
    config = cls.__struct_config__
    if config.tag is not None or config.array_like or cls.__struct_encode_fields__ != cls.__struct_fields__:
        return False
    return not config.omit_defaults and all(_plain_type(info.type, within) for info in fields_of(cls).values())


def _plain_type(type_: Any, within: frozenset[type[Any]]) -> bool:
    origin = typing.get_origin(type_) or type_
    if origin is typing.Literal:
        return True
    if origin in (typing.Union, UnionType, list, tuple):
        return all(_plain_type(part, within) for part in typing.get_args(type_) if part is not ...)
    if origin is dict:
        # A mapping may hold the key "residue" itself; a number under it is not null.
        key, *rest = typing.get_args(type_) or (None,)
        return key is str and rest in ([int], [str], [float])
    if isinstance(origin, type) and issubclass(origin, Record):
        return _encodes_itself(origin, within)
    return type_ in (str, int, float, bool, type(None))


_UNSAFE = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"


def escape_json(data: bytes) -> bytes:
    """JSON of the same meaning without characters that a terminal could take for a command."""
    if data.isascii() and b"\x7f" not in data:
        return data
    return re.sub(_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", data.decode()).encode()
