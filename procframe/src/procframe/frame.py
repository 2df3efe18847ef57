"""A frame: the content of one file as typed records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from procframe.host import Host
from procframe.record import KeyedRecord, Record, Residue, judged_fields, known_keys, nested_fields, plain, records_in

if TYPE_CHECKING:
    from procframe.format import Format

__all__ = ["Frame", "Unrecognised"]


LACKING = 32
"""A line that a file lacks is as odd as an unknown line of some characters."""


class Unrecognised(NamedTuple):
    """A piece that the format does not know: ``where`` it stands (record and field), ``what`` kind it is, ``text``."""

    where: str
    what: str
    text: str


class Frame:
    """The content of one file: iterate it for its records.

    ``header`` holds what the file says once for all records (a version line, the list of CPUs), if anything.
    """

    __slots__ = ("format", "header", "host", "path", "projected", "records", "residue", "variant")

    def __init__(
        self,
        format: Format,  # noqa: A002 - the field's term, as in the design
        records: list[Any],
        *,
        path: str = "",
        host: Host | None = None,
        variant: str = "",
        header: Any = None,
        residue: Residue | None = None,
        projected: bool = False,
    ) -> None:
        self.format = format
        self.records = records
        self.path = path or format.name
        self.host = host or Host()
        self.variant = variant or format.variants[0].name
        self.header = header
        self.residue = residue
        self.projected = projected

    def __iter__(self) -> Iterator[Any]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __repr__(self) -> str:
        return f"<Frame {self.format.name} {self.path} variant={self.variant} records={len(self.records)}>"

    @property
    def unrecognised(self) -> list[Unrecognised]:
        """Every piece that the format does not know: extra columns, unknown lines, keys and flags."""
        found: list[Unrecognised] = []
        judges = _Judges(self.host)
        if self.residue is not None:
            _pieces("", self.residue, found)
        if self.header is not None:
            _walk("header", self.header, judges, found)
        for index, record in enumerate(self.records):
            _walk(f"records[{index}]", record, judges, found)
        return found

    @property
    def canonical(self) -> bool:
        """Whether the file is laid out as the kernel does it; otherwise the odd spacing is kept and goes back."""
        if self.residue is not None and not self.residue.canonical:
            return False
        return all(map(_is_canonical, [self.header, *self.records]))

    @property
    def oddities(self) -> int:
        """How many records, with the header and the file itself, are laid out unusually, and how many lines they lack."""
        whole = self.residue is not None and not self.residue.canonical
        lacking = sum(
            len(residue.absent)
            for residue in (
                self.residue,
                *(getattr(record, "residue", None) for record in (self.header, *self.records)),
            )
            if residue is not None
        )
        return whole + lacking * LACKING + sum(not _is_canonical(record) for record in [self.header, *self.records])

    def to_dicts(self) -> list[dict[str, Any]]:
        """The records as plain dictionaries of JSON values."""
        return [plain(record) for record in self.records]

    def to_json(self) -> str:
        """The whole frame as a JSON document from which ``from_json`` makes the same frame again."""
        from procframe.frame_json import dump

        return dump(self)

    @classmethod
    def from_json(cls, text: str | bytes, format: Format | None = None) -> Frame:  # noqa: A002
        """The frame of a document made by ``to_json``; ``ProcframeError`` where it is none.

        ``format`` is needed only where no plugin brings the document's.
        """
        from procframe.frame_json import load

        return load(text, format)


def _pieces(where: str, residue: Residue, found: list[Unrecognised]) -> None:
    found.extend(Unrecognised(where, "column", text.strip(" \t")) for text in residue.extra.values())
    found.extend(Unrecognised(where, "line", text) for _, text in residue.lines)


class _Judges(dict[Any, Any]):
    """The fields of each record class in which unknown words can be told."""

    def __init__(self, host: Host) -> None:
        self.host = host

    def __missing__(self, kind: Any) -> Any:
        judged = self[kind] = judged_fields(kind, self.host)
        return judged


def _walk(where: str, value: Any, judges: _Judges, found: list[Unrecognised]) -> None:
    kind: Any = type(value)
    if value.residue is not None:
        _pieces(where, value.residue, found)
    for name, unknown in judges[kind]:
        item = value.get(name)
        if item is not None:
            try:
                words = unknown(item)
            except (TypeError, AttributeError, ValueError):  # a value that somebody put there
                words = [str(item)]
            found.extend(Unrecognised(f"{where}.{name}", "value", text) for text in words)
    if isinstance(value, KeyedRecord):
        known = known_keys(kind)
        for key, item in value.items():
            if key not in known and not _is_open(kind, key):
                found.append(Unrecognised(where, "key", f"{key}: {item}"))
            if type(item) not in (int, str):
                _walk_inside(f"{where}.{key}", item, judges, found)
    else:
        for name in nested_fields(kind):
            _walk_inside(f"{where}.{name}", getattr(value, name), judges, found)


def _walk_inside(where: str, value: Any, judges: _Judges, found: list[Unrecognised]) -> None:
    for place, record in records_in(where, value):
        _walk(place, record, judges, found)


def _is_open(kind: type[KeyedRecord], key: str) -> bool:
    """Whether the kernel made the key up."""
    keys = kind.open_keys
    return keys if isinstance(keys, bool) else re.fullmatch(keys, key) is not None


def _is_canonical(value: Any) -> bool:
    residue = getattr(value, "residue", None)
    if residue is not None and not residue.canonical:
        return False
    if isinstance(value, Record):
        nested = [getattr(value, name) for name in nested_fields(type(value))]
    elif isinstance(value, KeyedRecord):
        if residue is not None and any(
            key in known_keys(type(value)) and not form.isdecimal() for key, form in residue.forms.items()
        ):
            return False
        nested = list(value.values())
    else:
        return True
    return all(_is_canonical(record) for item in nested for _, record in records_in("", item))
