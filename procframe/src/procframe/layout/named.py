"""Named columns: a line of names and a line of values after the same label, as one record keyed by the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from procframe.errors import PluginError
from procframe.layout.codecs import INTEGER, Codec, PerHost, unwire, wire
from procframe.layout.parts import OPEN, STRICT, TOLERANT, Context, Cursor, Odd
from procframe.record import AnyRecord, KeyedRecord, Residue, fields_of

__all__ = ["Named"]

_WORD = re.compile(r"[^ \t\n]+")
_NUMBER = re.compile(INTEGER)
_LABEL = re.compile(r"[^ \t\n:]+(?=:)")
_BLANKS = re.compile(r"[ \t]+")


class Named:
    """Two lines in a ``KeyedRecord``: the names of columns, and their values, each after the same label and a colon.

    ``Named("protocol", "Udp")`` reads ``Udp: InErrors NoPorts`` and ``Udp: 0 7`` as ``{"protocol": "Udp", "InErrors": 0,
    "NoPorts": 7}``: the columns are what this very file calls them, in its order, whether the record class declares
    them or not. Without a label it takes any that no other part knows.

    Values are numbers; one that is printed otherwise is text. Lines that are no pair (other labels, more names than
    values, a name twice, no number among the values) are unknown lines, both of them: which value would be whose?
    """

    record_types: tuple[type[AnyRecord], ...] = ()

    def __init__(self, field: str, label: str | None = None) -> None:
        self.field = field
        self.label = label

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundNamed:
        """The part for a record class, on a kind of machine."""
        if record is None or not issubclass(record, KeyedRecord):
            raise PluginError(f"Named({self.field!r}) stands in a KeyedRecord only")
        return BoundNamed(self, context, record, place)


class BoundNamed:
    """Named columns that read and write."""

    many = False

    def __init__(self, named: Named, context: Context, record: type[KeyedRecord], place: str) -> None:
        self.named = named
        self.names: tuple[str, ...] = (named.field,)
        self.place = place
        self.codecs: dict[str, Codec] = {}
        for info in fields_of(record).values():
            codec = info.meta.codec
            if codec is not None:
                self.codecs[info.key] = codec.make(context.host) if isinstance(codec, PerHost) else codec
        self._found: tuple[str, list[str], list[Any], list[list[str]]] = ("", [], [], [])

    # -- reading -----------------------------------------------------------------------------------------------

    def accept(self, cursor: Cursor, level: int) -> bool:
        label = self.named.label
        if label is None:
            match = _LABEL.match(cursor.line)
            return (
                match is not None
                and level == OPEN
                and (self._pair(cursor, match[0], STRICT) or self._pair(cursor, match[0], TOLERANT))
            )
        return level != OPEN and self._pair(cursor, label, level)

    def _pair(self, cursor: Cursor, label: str, level: int) -> bool:
        """Whether the line at hand and the next are such a pair, which is then kept for ``take``."""
        head = f"{label}:"
        if not cursor.line.startswith(head) or (cursor.at + 1 >= cursor.end and not cursor.more()):
            return False
        if cursor.at + 1 >= cursor.end or not (after := cursor.lines[cursor.at + 1]).startswith(head):
            return False
        texts = (cursor.line[len(head) :], after[len(head) :])
        if level == STRICT:
            names, tokens = (_exact(text) for text in texts)
            gaps: list[list[str]] = []
        else:
            names, tokens = (_words(text) for text in texts)
            gaps = [[*_BLANKS.findall(text), ""][: len(names) + 1] for text in texts]
            if any(len(found) <= len(names) for found in gaps):
                return False
        if len(names) != len(tokens) or len(set(names)) != len(names) or self.named.field in names:
            return False
        if names and (all(map(_NUMBER.match, names)) or not any(map(_NUMBER.match, tokens))):
            return False
        if not all(map(_WORD.fullmatch, [*names, *tokens])):
            return False
        self._found = (label, names, tokens, gaps)
        return True

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        label, names, tokens, gaps = self._found
        values[self.named.field] = label
        for name, token in zip(names, tokens, strict=True):
            key = unwire(name)
            value: Any = int(token) if _NUMBER.fullmatch(token) else unwire(token)
            values[key] = self.codecs[key].decode(value) if key in self.codecs and type(value) is int else value
        if gaps:
            odd.gaps[f"{self.place} names"], odd.gaps[f"{self.place} values"] = gaps
        cursor.at += 2
        return True

    def missing(self, odd: Odd) -> None:
        """A protocol that a kernel lacks is just not there."""

    # -- writing -----------------------------------------------------------------------------------------------

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Appends the two lines."""
        field = self.named.field
        label = wire(values[field])
        names = [name for name in values if name != field]
        tokens = [self._token(name, values[name]) for name in names]
        odd = next((name for name in names if _WORD.fullmatch(wire(name)) is None), None)
        if odd is not None:
            raise ValueError(f"{label} has the column {odd!r}")
        gaps = residue.gaps if residue is not None else {}
        out.append(f"{label}:{_spread(list(map(wire, names)), gaps.get(f'{self.place} names'))}")
        out.append(f"{label}:{_spread(tokens, gaps.get(f'{self.place} values'))}")

    def _token(self, name: str, value: Any) -> str:
        codec = self.codecs.get(name)
        if codec is not None:
            value = codec.encode(value)
        token = format(value, "d") if isinstance(value, int) else wire(value)
        if _WORD.fullmatch(token) is None:
            raise ValueError(f"{name}: {value!r} is no value of a column")
        return token

    def generated(self) -> Iterator[tuple[str, str]]:
        """Nothing is compiled: names and values are split by what stands between them."""
        yield from ()


def _exact(text: str) -> list[str]:
    """The words of a line with one blank before each."""
    return text.split(" ")[1:] if text[:1] in (" ", "") else ["\n"]


def _words(text: str) -> list[str]:
    return [word for word in _BLANKS.split(text) if word]


def _spread(words: Sequence[str], gaps: Sequence[str] | None) -> str:
    """The words with blanks before each, and those at the end of the line."""
    if gaps is None or len(gaps) != len(words) + 1:
        gaps = [*[" "] * len(words), ""]
    return "".join(gap + word for gap, word in zip(gaps, [*words, ""], strict=True))
