"""Plain values back to records: the inverse of ``plain``, led by the annotations of the record classes.

Containers come back as what the annotation says; single values come back as they are, since a codec may leave a number
where it usually gives a word.
"""

from __future__ import annotations

import typing
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any

import msgspec

from procframe.record import KeyedRecord, Record, Residue, fields_of

__all__ = ["Mismatch", "residue_of", "restore"]

_NUMBERS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class Mismatch(ValueError):
    """A value that is not what its annotation says; ``where`` is the way to it."""

    def __init__(self, expected: str, found: Any) -> None:
        self.where: list[str] = []
        self.expected = expected
        self.found = found
        super().__init__(expected)

    def __str__(self) -> str:
        shown = repr(self.found)
        where = "".join(f"[{step}]" if step.isdigit() else f".{step}" for step in self.where).lstrip(".")
        return f"{where}: expected {self.expected}, found {shown if len(shown) < 60 else shown[:57] + '...'}"


def restore(type_: Any, value: Any) -> Any:
    """The value that ``plain(..., residue=True)`` made plain; ``Mismatch`` where it cannot be of that type."""
    if isinstance(value, list):
        return _list_reader(type_)(value)
    if isinstance(value, dict):
        return _dict_reader(type_)(value)
    if isinstance(value, str) and value in _NUMBERS and float in _members(type_):
        return _NUMBERS[value]
    if _only_containers(type_):
        raise Mismatch(_words(type_), value)
    return value


def _inside(step: object, type_: Any, value: Any) -> Any:
    try:
        return restore(type_, value)
    except Mismatch as error:
        error.where.insert(0, str(step))
        raise


@cache
def _members(type_: Any) -> tuple[Any, ...]:
    """The alternatives of a type, without annotations."""
    origin = typing.get_origin(type_)
    if origin is Annotated:
        return _members(typing.get_args(type_)[0])
    if origin in (typing.Union, UnionType):
        return tuple(member for part in typing.get_args(type_) for member in _members(part))
    return (type_,)


def _class(type_: Any) -> Any:
    return typing.get_origin(type_) or type_


def _is_class(type_: Any, *bases: type[Any]) -> bool:
    found = _class(type_)
    return isinstance(found, type) and issubclass(found, bases)


@cache
def _only_containers(type_: Any) -> bool:
    return all(_is_class(member, list, tuple, dict, Record) for member in _members(type_))


def _words(type_: Any) -> str:
    return " or ".join(getattr(_class(member), "__name__", str(member)) for member in _members(type_))


@cache
def _list_reader(type_: Any) -> Callable[[list[Any]], Any]:
    for member in _members(type_):
        arguments = typing.get_args(member)
        if _is_class(member, list):
            item = arguments[0] if arguments else Any
            return lambda values: [_inside(index, item, value) for index, value in enumerate(values)]
        if _is_class(member, tuple):
            return _tuple_reader(member, arguments)
    if _open(type_):
        return lambda values: values
    return _refuse(type_)


def _tuple_reader(cls: Any, arguments: tuple[Any, ...]) -> Callable[[list[Any]], Any]:
    if _is_class(cls, tuple) and hasattr(_class(cls), "_fields"):  # a NamedTuple
        hints = typing.get_type_hints(cls)
        arguments = tuple(hints[name] for name in cls._fields)
        return lambda values: cls(*_fixed(values, arguments))
    if not arguments:
        return tuple
    if len(arguments) == 2 and arguments[1] is ...:
        item = arguments[0]
        return lambda values: tuple(_inside(index, item, value) for index, value in enumerate(values))
    return lambda values: tuple(_fixed(values, arguments))


def _fixed(values: list[Any], arguments: tuple[Any, ...]) -> list[Any]:
    if len(values) != len(arguments):
        raise Mismatch(f"{len(arguments)} values", values)
    return [_inside(index, item, value) for index, (item, value) in enumerate(zip(arguments, values, strict=True))]


@cache
def _dict_reader(type_: Any) -> Callable[[dict[str, Any]], Any]:
    records = [member for member in _members(type_) if _is_class(member, Record)]
    for member in _members(type_):
        if _is_class(member, KeyedRecord):
            records.append(member)
        elif _is_class(member, dict):
            return _mapping_reader(member)
    if len(records) == 1:
        return _record_reader(records[0])
    if records:
        return _chooser(records)
    return (lambda values: values) if _open(type_) else _refuse(type_)


def _mapping_reader(type_: Any) -> Callable[[dict[str, Any]], Any]:
    key, item = typing.get_args(type_) or (str, Any)
    number = key is int

    def read(values: dict[str, Any]) -> Any:
        try:
            return {int(name) if number else name: _inside(name, item, value) for name, value in values.items()}
        except Mismatch:
            raise
        except ValueError:
            raise Mismatch("numbers as keys", values) from None

    return read


def _chooser(records: list[Any]) -> Callable[[dict[str, Any]], Any]:
    """Of several record classes the one whose tag, else whose fields, the value has."""
    readers = [(cls, _record_reader(cls)) for cls in records]

    def read(values: dict[str, Any]) -> Any:
        for cls, reader in readers:
            if _fits(cls, values):
                return reader(values)
        raise Mismatch(" or ".join(cls.__name__ for cls in records), values)

    return read


def _fits(cls: Any, values: dict[str, Any]) -> bool:
    if issubclass(cls, KeyedRecord):
        return True
    tag = cls.__struct_config__.tag
    if tag is not None:
        return bool(values.get(cls.__struct_config__.tag_field) == tag)
    return values.keys() - {"residue"} == fields_of(cls).keys()


@cache
def _record_reader(cls: Any) -> Callable[[dict[str, Any]], Any]:
    if issubclass(cls, KeyedRecord):
        return _keyed_reader(cls)
    types = {name: info.type for name, info in fields_of(cls).items()}
    tag_field = cls.__struct_config__.tag_field if cls.__struct_config__.tag is not None else None

    def read(values: dict[str, Any]) -> Any:
        found = {}
        for name, value in values.items():
            if name == "residue":
                found[name] = residue_of(value)
            elif name in types:
                # Any line of a file may be missing, and its fields with it.
                found[name] = None if value is None else _inside(name, types[name], value)
            elif name != tag_field:
                raise Mismatch(f"a field of {cls.__name__} ({', '.join(types)})", name)
        try:
            return cls(**found)
        except TypeError as error:
            raise Mismatch(f"a {cls.__name__}: {error}", values) from None

    return read


def _keyed_reader(cls: Any) -> Callable[[dict[str, Any]], Any]:
    types = {info.key: info.type for info in fields_of(cls).values()}

    def read(values: dict[str, Any]) -> Any:
        record = cls()
        for name, value in values.items():
            if name == "residue":
                record.residue = residue_of(value)
            elif isinstance(value, (list, dict)):
                record[name] = _inside(name, types.get(name, Any), value)
            else:
                # A known key whose line is laid out otherwise than declared is text or a number.
                record[name] = restore(float, value)
        return record

    return read


def residue_of(value: Any) -> Residue | None:
    """The residue that was made plain; ``Mismatch`` where it is none."""
    try:
        return msgspec.convert(value, Residue | None)
    except (msgspec.ValidationError, UnicodeError) as error:
        raise Mismatch(f"a residue: {error}", value) from None


def _open(type_: Any) -> bool:
    return any(member in (Any, object) for member in _members(type_))


def _refuse(type_: Any) -> Callable[[Any], Any]:
    def refuse(value: Any) -> Any:
        raise Mismatch(_words(type_), value)

    return refuse
