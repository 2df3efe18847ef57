"""Records: what a frame is made of, and what is known about each of their fields."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal

import msgspec

if TYPE_CHECKING:
    from procframe.host import Host
    from procframe.layout.codecs import AnyCodec

__all__ = ["AnyRecord", "Field", "FieldInfo", "KeyedRecord", "Kind", "Record", "Residue", "fields_of", "plain"]

Kind = Literal["identity", "label", "gauge", "counter", "address", "flags", "time"]
"""What a field is for: deltas, rates, metrics, tables and documentation are derived from it.

``identity`` names the record among its siblings, ``label`` describes it, a ``gauge`` goes up and down, a ``counter``
only up (until it wraps), ``address`` is a place in memory or on a network, ``flags`` a set of words, ``time`` an instant
or a duration.
"""


class Field:
    """What a record class says of one field, inside ``Annotated[type, Field(...)]``.

    ``description`` is one sentence; ``unit`` is bytes, kB, pages, sectors, ticks, jiffies, ms, us, ns, s, ...;
    ``codec`` turns the kernel's notation into what a person reads and back; ``since`` is the kernel that added it.
    For a line of a ``KeyedRecord``, ``key`` is the kernel's own key where it is no identifier, and ``form`` the
    template of what follows the key, where it differs from the layout's usual one.
    """

    __slots__ = ("codec", "description", "form", "key", "kind", "since", "unit")

    def __init__(
        self,
        description: str,
        *,
        unit: str | None = None,
        kind: Kind | None = None,
        codec: AnyCodec | None = None,
        since: str | None = None,
        key: str | None = None,
        form: Any = None,
    ) -> None:
        self.description = description
        self.unit = unit
        self.kind = kind
        self.codec = codec
        self.since = since
        self.key = key
        self.form = form


class FieldInfo:
    """A field as its record class declares it: attribute ``name``, the ``key`` it prints as, ``type``, ``meta``."""

    __slots__ = ("key", "kind", "meta", "name", "type")

    def __init__(self, name: str, type_: Any, meta: Field) -> None:
        self.name = name
        self.key = meta.key or name
        self.type = type_
        self.meta = meta
        self.kind: Kind = meta.kind or ("gauge" if _bare(type_) in (int, float) else "label")


def _bare(type_: Any) -> Any:
    """The type without ``| None``."""
    if typing.get_origin(type_) in (typing.Union, UnionType):
        rest = [arg for arg in typing.get_args(type_) if arg is not type(None)]
        return rest[0] if len(rest) == 1 else type_
    return type_


class Residue(msgspec.Struct, gc=False, omit_defaults=True):
    """What a layout did not foresee in one record (or file), kept so that it is seen and goes back in its place.

    Places are named by the index of the layout part in its scope.
    """

    extra: dict[str, str] = {}
    """Unknown text at the end of a known line, by part: an added column."""
    lines: list[tuple[int, str]] = []
    """Unknown lines, each with its line number inside the record."""
    gaps: dict[str, list[str]] = {}
    """Unusual blanks between the values of a line, by part."""
    forms: dict[str, str] = {}
    """How an unknown (or unusually printed) key's line is laid out, by key."""
    absent: list[str] = []
    """Constant lines that the file lacks, by part."""
    present: list[str] = []
    """Optional constant lines that the file has, by part."""

    @property
    def canonical(self) -> bool:
        """Whether spacing is the layout's own; unknown content does not count."""
        return not self.gaps and not self.absent


class Record(msgspec.Struct, kw_only=True, gc=False):
    """A record of fixed fields. Subclass it, annotate each field with ``Annotated[type, Field(...)]``.

    Fields read by attribute (``row.inode``) and by key (``row["inode"]``) and can be assigned either way.
    """

    residue: Residue | None = None
    """What the layout did not foresee, or ``None``; not a field of the file."""

    def keys(self) -> tuple[str, ...]:
        """The names of the fields, in the order of the declaration."""
        return field_names(type(self))

    def __getitem__(self, name: str) -> Any:
        if name in field_names(type(self)):
            return getattr(self, name)
        raise KeyError(name)

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in field_names(type(self)):
            raise KeyError(name)
        setattr(self, name, value)

    def __contains__(self, name: object) -> bool:
        return name in field_names(type(self))

    def get(self, name: str, default: Any = None) -> Any:
        """The field's value, or ``default`` where there is no such field."""
        return getattr(self, name) if name in field_names(type(self)) else default

    def items(self) -> Iterator[tuple[str, Any]]:
        """Pairs of name and value, in order."""
        return ((name, getattr(self, name)) for name in field_names(type(self)))

    def to_dict(self) -> dict[str, Any]:
        """The fields as plain values; what was not recognised is under ``unrecognised``, if there is any."""
        return typing.cast("dict[str, Any]", plain(self))


class KeyedRecord(dict[str, Any]):
    """A record of open-ended ``key: value`` lines: the kernel's own keys, in the kernel's order, unknown ones too.

    Subclass it and annotate the known keys with ``Annotated[type, Field(...)]``. Values read by the kernel's key
    (``record["MemTotal"]``) and by attribute, as declared or in snake case (``record.MemTotal``, ``record.mem_total``).
    """

    residue: Residue | None = None
    """What the layout did not foresee, or ``None``; not a key of the file."""

    open_keys: typing.ClassVar[bool | str] = False
    """Whether the kernel makes keys up as it goes, so that none is unknown; a regular expression for some of them."""

    def __getattr__(self, name: str) -> Any:
        key = _attributes(type(self)).get(name, name)
        if key in self:
            return self[key]
        for candidate in self:
            if snake_case(candidate) == name:
                return self[candidate]
        if name in _attributes(type(self)):
            return None
        raise AttributeError(f"{type(self).__name__} has no {name!r}")

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "residue":
            object.__setattr__(self, name, value)
        else:
            key = _attributes(type(self)).get(name, name)
            self[key if key in self or name in _attributes(type(self)) else name] = value

    def to_dict(self) -> dict[str, Any]:
        """The values as plain ones, under the kernel's keys; unknown lines are under ``unrecognised``."""
        return typing.cast("dict[str, Any]", plain(self))


AnyRecord = Record | KeyedRecord


def snake_case(key: str) -> str:
    """The kernel's key as an attribute: ``MemTotal`` is ``mem_total``, ``Active(anon)`` is ``active_anon``.

    >>> snake_case("SwapPss"), snake_case("HugePages_Total"), snake_case("Active(anon)"), snake_case("cpu MHz")
    ('swap_pss', 'huge_pages_total', 'active_anon', 'cpu_mhz')
    """
    out: list[str] = []
    previous = ""
    for index, char in enumerate(key):
        if char.isascii() and char.isalnum():
            following = key[index + 1 : index + 2]
            if char.isupper() and out and out[-1] != "_":
                # A single capital before a word is part of it: SReclaimable, MHz.
                acronym = previous.isupper() and key[index - 2 : index - 1].isupper()
                if previous.islower() or previous.isdigit() or (acronym and following.islower()):
                    out.append("_")
            out.append(char.lower())
        elif out and out[-1] != "_":
            out.append("_")
        previous = char
    return "".join(out).strip("_")


@cache
def field_names(cls: type[Record]) -> tuple[str, ...]:
    """The fields of a record class, without ``residue``."""
    return tuple(name for name in cls.__struct_fields__ if name != "residue")


def last_given(cls: type[Record], names: typing.Container[str]) -> int:
    """The index of the last field that is one of these, or is not absent (``None``) unless it is given."""
    fields = [field for field in msgspec.structs.fields(cls) if field.name != "residue"]
    return max((at for at, field in enumerate(fields) if field.name in names or field.default is not None), default=-1)


@cache
def fields_of(cls: type[AnyRecord]) -> Mapping[str, FieldInfo]:
    """What a record class declares of each field: attribute name -> ``FieldInfo``, in order."""
    found = {}
    for name, hint in typing.get_type_hints(cls, include_extras=True).items():
        if name.startswith("_") or name == "residue" or typing.get_origin(hint) is typing.ClassVar:
            continue
        meta = None
        optional = False
        if typing.get_origin(hint) in (typing.Union, UnionType):
            # Annotated[int, Field()] | None says the same as Annotated[int | None, Field()].
            args = typing.get_args(hint)
            optional = type(None) in args
            hint = next((arg for arg in args if typing.get_origin(arg) is Annotated), hint)
        if typing.get_origin(hint) is Annotated:
            type_, *metadata = typing.get_args(hint)
            meta = next((item for item in metadata if isinstance(item, Field)), None)
        else:
            type_ = hint
        if optional and type_ is not hint:
            type_ = type_ | None
        found[name] = FieldInfo(name, type_, meta or Field(""))
    return found


@cache
def _attributes(cls: type[KeyedRecord]) -> dict[str, str]:
    names: dict[str, str] = {}
    for info in fields_of(cls).values():
        names[snake_case(info.key)] = info.key
        names[info.name] = info.key
    return names


@cache
def judged_fields(cls: type[AnyRecord], host: Host) -> tuple[tuple[str, typing.Callable[[Any], list[str]]], ...]:
    """The fields whose codec knows, for a machine, which of their words (flags, states) it has no name for."""
    found = []
    for info in fields_of(cls).values():
        codec: Any = info.meta.codec
        codec = codec.make(host) if hasattr(codec, "make") else codec
        unknown = getattr(codec, "unknown", None)
        if unknown is not None:
            found.append((info.key if issubclass(cls, KeyedRecord) else info.name, unknown))
    return tuple(found)


@cache
def nested_fields(cls: type[Record]) -> tuple[str, ...]:
    """The fields that may hold records: those that are not numbers or text, or lists or mappings of them."""
    return tuple(name for name, info in fields_of(cls).items() if not _is_plain(info.type))


def _is_plain(type_: Any) -> bool:
    """Whether a value of a type holds no records."""
    origin = typing.get_origin(type_)
    if origin in (typing.Union, UnionType, Annotated, list, tuple, dict):
        arguments = typing.get_args(type_)
        return all(map(_is_plain, arguments[:1] if origin is Annotated else arguments))
    return origin is Literal or type_ in (int, str, float, bool, type(None), ...)


def records_in(where: str, value: Any) -> Iterator[tuple[str, AnyRecord]]:
    """The outermost records in a value, with the place of each: in lists, mappings, and lists in lists."""
    if isinstance(value, (Record, KeyedRecord)):
        yield where, value
    elif isinstance(value, (list, tuple)):
        if not _SCALARS.issuperset(map(type, value)):
            for index, inner in enumerate(value):
                yield from records_in(f"{where}[{index}]", inner)
    elif isinstance(value, dict) and not _SCALARS.issuperset(map(type, value.values())):
        for key, inner in value.items():
            yield from records_in(f"{where}.{key}", inner)


_SCALARS = frozenset({int, str, float, bool, type(None)})


@cache
def known_keys(cls: type[KeyedRecord]) -> frozenset[str]:
    """The keys that a keyed record class declares."""
    return frozenset(info.key for info in fields_of(cls).values())


def plain(value: Any, *, residue: bool = False) -> Any:
    """Records, and lists and dictionaries of them, as plain dictionaries.

    With ``residue`` the whole of what the layout did not foresee is kept, so that the way back loses nothing; without
    it only unknown text is, under ``unrecognised``.
    """
    if isinstance(value, (str, int, float)) or value is None:
        return value
    if isinstance(value, (list, tuple)):
        return [plain(item, residue=residue) for item in value]
    left: Residue | None = None
    result: dict[str, Any]
    if isinstance(value, Record):
        config = value.__struct_config__
        result = {} if config.tag is None else {str(config.tag_field): config.tag}
        for name in field_names(type(value)):
            result[name] = plain(getattr(value, name), residue=residue)
        left = value.residue
    elif isinstance(value, dict):
        result = {name: plain(item, residue=residue) for name, item in value.items()}
        left = getattr(value, "residue", None) if isinstance(value, KeyedRecord) else None
    else:
        raise TypeError(f"a record cannot hold {type(value).__name__}")
    if left is not None:
        if residue:
            result["residue"] = msgspec.to_builtins(left)
        elif left.extra or left.lines:
            result["unrecognised"] = [*(text.strip() for text in left.extra.values()), *(t for _, t in left.lines)]
    return result
