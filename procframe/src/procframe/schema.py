"""Formats as JSON Schema (2020-12), and types in the words of a reader."""

from __future__ import annotations

import inspect
import types
import typing
from typing import TYPE_CHECKING, Annotated, Any, Literal

from procframe.record import AnyRecord, FieldInfo, KeyedRecord, Record, fields_of

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["json_schema", "prose", "type_words"]

_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}


def json_schema(format_: Format) -> dict[str, Any]:
    """The schema of what ``procframe json`` writes for one file: an array of its records.

    Units, kinds and the kernel that added a field are under ``x-unit``, ``x-kind`` and ``x-since``.
    """
    definitions: dict[str, Any] = {}
    items = [_type(kind, definitions) for kind in format_.record_types]
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format_.name,
        "description": prose(format_.description),
        "type": "array",
        "items": items[0] if len(items) == 1 else {"anyOf": items} if items else {},
    }
    return {**schema, "$defs": definitions} if definitions else schema


def _type(type_: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(type_)
    arguments = typing.get_args(type_)
    if origin is Annotated:
        return _type(arguments[0], definitions)
    if origin in (typing.Union, types.UnionType):
        return _union([_type(argument, definitions) for argument in arguments])
    if origin is Literal:
        return {"enum": list(arguments)}
    cls = origin or type_
    if cls in _SCALARS:
        return {"type": _SCALARS[cls]}
    if isinstance(cls, type):
        if issubclass(cls, (Record, KeyedRecord)):
            _define(cls, definitions)
            return {"$ref": f"#/$defs/{cls.__name__}"}
        if issubclass(cls, tuple):
            return _tuple(cls, arguments, definitions)
        if issubclass(cls, list):
            return {"type": "array", **({"items": _type(arguments[0], definitions)} if arguments else {})}
        if issubclass(cls, dict):
            return {
                "type": "object",
                **({"additionalProperties": _type(arguments[1], definitions)} if arguments else {}),
            }
    return {}


def _union(members: list[dict[str, Any]]) -> dict[str, Any]:
    if all(member.keys() == {"type"} for member in members):
        return {"type": [member["type"] for member in members]}
    return {"anyOf": members}


def _tuple(cls: Any, arguments: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if hasattr(cls, "_fields"):
        hints = typing.get_type_hints(cls)
        arguments = tuple(hints[name] for name in cls._fields)
    elif len(arguments) == 2 and arguments[1] is ...:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    prefix = [_type(argument, definitions) for argument in arguments]
    return {"type": "array", "prefixItems": prefix, "minItems": len(prefix), "maxItems": len(prefix)}


def _define(cls: type[AnyRecord], definitions: dict[str, Any]) -> None:
    if cls.__name__ in definitions:
        return
    definition: dict[str, Any] = {"type": "object"}
    definitions[cls.__name__] = definition  # before its fields, which may hold records of its own kind
    if cls.__doc__:
        definition["description"] = prose(inspect.cleandoc(cls.__doc__))
    properties: dict[str, Any] = {}
    required = []
    if issubclass(cls, Record):
        config = cls.__struct_config__
        if config.tag is not None:
            properties[str(config.tag_field)] = {"const": config.tag}
            required.append(str(config.tag_field))
        required += fields_of(cls)
        definition["additionalProperties"] = False
        properties["unrecognised"] = {"type": "array", "items": {"type": "string"}, "description": "Unknown text."}
    for name, info in fields_of(cls).items():
        properties[name if issubclass(cls, Record) else info.key] = _field(info, definitions)
    definition["properties"] = properties
    if required:
        definition["required"] = required


def _field(info: FieldInfo, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _type(info.type, definitions)
    about = {
        "description": prose(info.meta.description),
        "x-unit": info.meta.unit,
        "x-kind": info.kind,
        "x-since": info.meta.since,
    }
    return {**schema, **{name: text for name, text in about.items() if text}}


def prose(text: str) -> str:
    """A docstring's text without the marks of code."""
    return text.replace("``", "")


def type_words(type_: Any) -> str:
    """A type as a reader says it.

    >>> type_words(list[int] | None), type_words(dict[str, float])
    ('list of int, or absent', 'mapping of str to float')
    """
    origin = typing.get_origin(type_)
    arguments = typing.get_args(type_)
    if origin is Annotated:
        return type_words(arguments[0])
    if origin in (typing.Union, types.UnionType):
        some = " or ".join(type_words(argument) for argument in arguments if argument is not types.NoneType)
        return f"{some}, or absent" if types.NoneType in arguments else some
    if origin is Literal:
        return " or ".join(map(repr, arguments))
    if origin is list:
        return f"list of {type_words(arguments[0])}"
    if origin is dict:
        return f"mapping of {type_words(arguments[0])} to {type_words(arguments[1])}"
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is ...:
            return f"list of {type_words(arguments[0])}"
        return f"({', '.join(map(type_words, arguments))})"
    return "any" if type_ is Any else getattr(type_, "__name__", str(type_))
