"""A whole frame as a JSON document and back, with nothing lost: what ``Frame.to_json`` and ``Frame.from_json`` do.

The document is an object with ``procframe`` (its version, 1), ``format``, ``path``, ``host``, ``variant``, ``header``,
``records`` and ``residue``, plus ``types`` (the class of each record) where the format has several kinds and
``projected`` where only some fields were read. What a layout did not foresee stands in each record under ``residue``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from procframe.errors import ProcframeError
from procframe.host import Host
from procframe.record import AnyRecord, Record, fields_of, plain
from procframe.restore import Mismatch, residue_of, restore

if TYPE_CHECKING:
    from procframe.format import Format
    from procframe.frame import Frame

__all__ = ["DOCUMENT_VERSION", "dump", "load"]

DOCUMENT_VERSION = 1
"""The version of the document; readers refuse a later one."""
_DEEPEST = 200
"""Lists and objects inside each other; no file comes near, and to walk through more takes a deep stack."""


def dump(frame: Frame, *, indent: int | None = None) -> str:
    """The document of a frame, in ASCII; bytes that are not UTF-8 are ``\\udcXX``."""
    document: dict[str, Any] = {
        "procframe": DOCUMENT_VERSION,
        "format": frame.format.name,
        "path": frame.path,
        "host": frame.host.to_dict(),
        "variant": frame.variant,
        "header": plain(frame.header, residue=True),
        "records": [plain(record, residue=True) for record in frame.records],
        "residue": None if frame.residue is None else msgspec.to_builtins(frame.residue),
    }
    kinds = [type(record).__name__ for record in frame.records]
    if len(set(kinds)) > 1 or (kinds and len(frame.format.record_types) > 1):
        document["types"] = kinds
    if frame.projected:
        document["projected"] = True
    try:
        return json.dumps(document, allow_nan=False, indent=indent)
    except ValueError:
        return json.dumps(_finite(document), allow_nan=False, indent=indent)


def _finite(value: Any) -> Any:
    """The value with words for the numbers that JSON has not."""
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, dict):
        return {name: _finite(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return list(map(_finite, value))
    return value


def load(text: str | bytes, format_: Format | None = None) -> Frame:
    """The frame of a document; ``ProcframeError`` that says where it is not one."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProcframeError(f"frame document: not JSON: {error}") from None
    if _is_deep(document):
        raise ProcframeError(f"frame document: lists and objects are nested more than {_DEEPEST} deep")
    try:
        return _frame(document, format_)
    except Mismatch as error:
        raise ProcframeError(f"frame document: {error}") from None


def _is_deep(value: Any) -> bool:
    level = [value] if isinstance(value, (dict, list)) else []
    for _ in range(_DEEPEST):
        level = [
            inner
            for item in level
            for inner in (item.values() if isinstance(item, dict) else item)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


def _frame(document: Any, format_: Format | None) -> Frame:
    from procframe._manager import manager
    from procframe.frame import Frame

    if not isinstance(document, dict) or "procframe" not in document:
        raise ProcframeError('frame document: expected an object with the key "procframe" (made by to_json)')
    version = document["procframe"]
    if version != DOCUMENT_VERSION:
        raise ProcframeError(f"frame document: version {version!r}; this procframe reads version {DOCUMENT_VERSION}")
    format_ = format_ or manager().format(_text(document, "format"))
    path = _text(document, "path", format_.name)
    variant = _text(document, "variant", format_.variants[0].name)
    if variant not in {known.name for known in format_.variants}:
        raise _at("variant", Mismatch(" or ".join(known.name for known in format_.variants), variant))
    host = document.get("host") or {}
    if not isinstance(host, dict):
        raise _at("host", Mismatch("an object", host))
    frame = Frame(
        format_,
        _records(document, format_),
        path=path,
        host=Host.from_dict(host),
        variant=variant,
        projected=document.get("projected") is True,
    )
    frame.header = _header(document.get("header"), format_, variant)
    try:
        frame.residue = residue_of(document.get("residue"))
    except Mismatch as error:
        raise _at("residue", error) from None
    return frame


def _records(document: dict[str, Any], format_: Format) -> list[Any]:
    values = document.get("records")
    if not isinstance(values, list):
        raise _at("records", Mismatch("an array", values))
    kinds = format_.record_types
    names = document.get("types")
    by_name = {kind.__name__: kind for kind in kinds}
    if names is not None and (not isinstance(names, list) or len(names) != len(values)):
        raise _at("types", Mismatch("an array with the class of each record", names))
    for index, name in enumerate(names or ()):
        if not isinstance(name, str) or (name not in by_name and document.get("projected") is not True):
            error = Mismatch(" or ".join(by_name), name)
            error.where[:0] = ["types", str(index)]
            raise error
    union: Any = Any
    for kind in kinds:
        union = kind if union is Any else union | kind
    records = []
    for index, value in enumerate(values):
        kind = by_name.get(names[index], union) if names else union
        if document.get("projected") is True and isinstance(value, dict):
            kind = _some_fields(kinds, tuple(name for name in value if name != "residue")) or kind
        try:
            records.append(restore(kind, value))
        except Mismatch as error:
            error.where[:0] = ["records", str(index)]
            raise
    return records


def _some_fields(kinds: Sequence[type[AnyRecord]], names: tuple[str, ...]) -> type[Record] | None:
    """The record class of a projection to these fields."""
    from procframe.layout.layouts import projection

    for kind in kinds:
        if issubclass(kind, Record) and fields_of(kind).keys() >= set(names):
            return projection(kind, names)
    return None


def _header(value: Any, format_: Format, variant: str) -> Any:
    kind = getattr(format_.variant(variant).layout, "header", None)
    if value is None:
        return value
    if kind is None:
        raise _at("header", Mismatch(f"null, since {format_.name} has none", value))
    try:
        return restore(kind, value)
    except Mismatch as error:
        raise _at("header", error) from None


def _text(document: dict[str, Any], key: str, default: str | None = None) -> str:
    value = document.get(key, default)
    if not isinstance(value, str):
        raise _at(key, Mismatch("text", value))
    return value


def _at(key: str, error: Mismatch) -> Mismatch:
    error.where.insert(0, key)
    return error
