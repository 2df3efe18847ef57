"""Keyed lines: open-ended ``key: value`` lines, in the kernel's own order, whose unknown keys are values too."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from procframe.errors import PluginError
from procframe.host import Host
from procframe.layout.codecs import ANYTHING, INTEGER, Codec, pattern, unwire, wire
from procframe.layout.line import BoundLine, Line, Source
from procframe.layout.parts import OPEN, STRICT, TOLERANT, Context, Cursor, Odd
from procframe.layout.template import Alt, Atom, Item, Lit, Repeat, Val, atoms, merge, quote
from procframe.record import AnyRecord, FieldInfo, KeyedRecord, Residue, fields_of

__all__ = ["BoundKeys", "Form", "Keys"]

_NUMBER = re.compile(rf"([ \t]*)({INTEGER})((?: [A-Za-z%]+)?)")
_NO_NUMBER = rf"{INTEGER}(?: [A-Za-z%]+)?(?:\n|\Z)"
_OPEN_TEXT = pattern(rf"(?![ \t]*{_NO_NUMBER})[^\n]*")
"""The text of an unknown key that the declared form fits."""
_INFERRED_TEXT = pattern(rf"(?!{_NO_NUMBER})(?:[^ \t\n](?:[^\n]*[^ \t\n])?)?")
"""The text of a key whose form is inferred, without the blanks around it."""


class Keys:
    """Lines of a key and a value, in a ``KeyedRecord``, in any order and number.

    ``form`` is the template of a line: ``{key}`` stands for the key itself and one value without a name follows, as in
    ``"{key}:{@16}{:8d} kB"``. A known key may have a form of its own (``Field(form=...)``, of the whole line, or of what
    follows the separator); its type and codec come from its field. ``separator`` is the text that ends a key; ``prefix``
    (an indentation, say) what begins every line.

    A key that the record class does not declare is kept under the kernel's own name, in its place: a number as an
    ``int``, anything else as text; how its line is laid out is kept beside it. So is a known key's line when it is laid
    out otherwise than declared; unknown text at its end is kept apart. ``unknown`` is the form of keys that are not
    declared, where their values have a notation of their own; ``closed`` refuses such keys, which then are unknown lines.
    """

    record_types: tuple[type[AnyRecord], ...] = ()

    def __init__(
        self,
        form: Item | Sequence[Item],
        *,
        unknown: Item | Sequence[Item] | None = None,
        separator: str = ":",
        prefix: str = "",
        closed: bool = False,
    ) -> None:
        self.forms = _alternatives(form)
        self.unknown = self.forms if unknown is None else _alternatives(unknown)
        for items in (*self.forms, *self.unknown):
            _check_form(items)
        self.form = self.forms[0]
        self.separator = separator
        self.prefix = prefix
        self.closed = closed

    @property
    def head(self) -> str:
        """The template of a line up to the separator, with the padding that the usual form has there."""
        first, separator = self.form[0], quote(self.separator)
        if isinstance(first, str) and "{key}" in first:
            end = first.find(separator, first.index("{key}") + 5)
            if end >= 0:
                return first[: end + len(separator)]
        return quote(self.prefix) + "{key}" + separator

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundKeys:
        """The part for a record class, on a kind of machine."""
        if record is None or not issubclass(record, KeyedRecord):
            raise PluginError(f"Keys({self.form!r}) stands in a KeyedRecord only")
        return BoundKeys(self, context, record)


class Form:
    """How the line of one key is laid out: ``read`` gives its value (``None`` if it is laid out otherwise)."""

    def __init__(
        self, key: str, items: Sequence[Item], record: type[KeyedRecord], host: Host, text: Codec = ANYTHING
    ) -> None:
        self.key = key
        self.record = record
        self.host = host
        infos = {info.key: info for info in fields_of(record).values()}
        self.atoms = _substitute(items, key, infos, text)
        _check_form(items)
        self.simple = self._simple()

    def _simple(self) -> tuple[str, Source, str] | None:
        """Text before, value and text after, where that is all there is: read without compiling the line."""
        before = after = ""
        source: Source | None = None
        for atom in self.atoms:
            if isinstance(atom, Lit):
                if source is None:
                    before += atom.text
                else:
                    after += atom.text
            elif isinstance(atom, Val):
                source = self.bound._source(self.key, atom.spec, atom.codec)
            else:
                return None
        assert source is not None
        return before, source, after

    @cached_property
    def bound(self) -> BoundLine:
        """The line, compiled; its one field is named as the key."""
        line = Line()
        line.atoms = self.atoms
        return BoundLine(line, self.record, self.host)

    def read(self, text: str) -> Any:
        """The value, or ``None`` for a line that is laid out otherwise."""
        if self.simple is None:
            values = self.bound.read(text)
            return None if values is None else values[self.key]
        before, source, after = self.simple
        size = len(text) - len(after)
        if size < len(before) or not text.startswith(before) or not text.endswith(after):
            return None
        cell = text[len(before) : size]
        try:
            token = source.strip(cell)
            if source.spec.type == "d" and source.codec is None and token.isascii() and token.isdigit():
                return int(token) if token[0] != "0" or token == "0" else None
            if not re.fullmatch(self.token, token):
                return None
            value = source.decode(token)
            return value if source.encode(value) == token else None
        except (ValueError, TypeError, KeyError, IndexError):
            return None

    @cached_property
    def token(self) -> str:
        """The regular expression of the value."""
        assert self.simple is not None
        return self.bound._token(self.simple[1])

    def write(self, value: Any) -> str:
        """The line of a value."""
        if self.simple is None:
            return self.bound.write_items({self.key: value})
        before, source, after = self.simple
        token = source.encode(value)
        width = source.spec.padding
        if width:
            token = token.rjust(width) if source.spec.right else token.ljust(width)
        return f"{before}{token}{after}"


def _substitute(items: Sequence[Item], key: str, infos: Mapping[str, FieldInfo], text: Codec) -> list[Atom]:
    """The atoms of a form, with the key's text for ``{key}`` and the key as the name of the value.

    A text value is ``text`` unless its codec says otherwise.
    """
    found: list[Atom] = []
    for atom in atoms(items):
        if isinstance(atom, Val) and atom.name == "key":
            found.append(Lit(wire(key)))
        elif isinstance(atom, Val) and not atom.name:
            info = infos.get(key)
            codec = atom.codec or (info.meta.codec if info is not None else None)
            if codec is None and (atom.spec.type == "s" or (not atom.spec.type and (info is None or info.type is str))):
                codec = text
            found.append(replace(atom, name=key, codec=codec))
        elif isinstance(atom, Repeat):
            found.append(
                Repeat(
                    key,
                    atom.cell,
                    separator=atom.separator,
                    count=atom.count,
                    codec=atom.codec,
                    minimum=atom.minimum,
                )
            )
        else:
            found.append(atom)
    return merge(found)


def _check_form(items: Sequence[Item]) -> None:
    values = [atom for atom in atoms(items) if isinstance(atom, Repeat) or (isinstance(atom, Val) and not atom.name)]
    if len(values) != 1:
        raise PluginError(f"form {items!r} of keys: it needs just one value without a name (a codec may take it apart)")


def _alternatives(form: Item | Sequence[Item]) -> list[tuple[Item, ...]]:
    """The forms of a line: one, or those of an ``Alt``."""
    if isinstance(form, Alt):
        return list(form.choices)
    return [(form,) if isinstance(form, (str, Repeat)) else tuple(typing.cast("Sequence[Item]", form))]


def _shortest(form: Form) -> str:
    """The expression that a line is no shorter than the padding of its value makes it."""
    if form.simple is None:
        return ""
    before, source, after = form.simple
    return f"(?=[^\\n]{{{len(before) + source.spec.padding + len(after)}}})"


class BoundKeys:
    """Keyed lines bound to a record class."""

    many = True
    names: tuple[str, ...] = ()

    def __init__(self, keys: Keys, context: Context, record: type[KeyedRecord]) -> None:
        self.keys = keys
        self.record = record
        self.host = context.host
        self.infos = {info.key: info for info in fields_of(record).values()}
        self._forms: dict[str, list[Form]] = {}
        self._inferred: dict[tuple[str, str], Form] = {}
        self._found: tuple[str, Any, str, str, list[str]] = ("", None, "", "", [])
        self.others: frozenset[str] = frozenset()
        """Keys of the record that other parts read and write; set by the stanza."""

    def forms(self, key: str) -> list[Form]:
        """The ways in which a key's line is laid out by the declaration, the usual one first."""
        forms = self._forms.get(key)
        if forms is None:
            info = self.infos.get(key)
            own = info.meta.form if info is not None else None
            usual = self.keys.unknown if info is None else self.keys.forms
            choices = usual if own is None else _alternatives(own)
            if own is not None:
                # A form that says only what follows the key and its separator.
                choices = [items if _names_key(items) else (self.keys.head, *items) for items in choices]
            text = ANYTHING if info is not None else _OPEN_TEXT
            forms = self._forms[key] = [Form(key, items, self.record, self.host, text) for items in choices]
        return forms

    def form(self, key: str) -> Form:
        """How a key's line is usually laid out by the declaration."""
        return self.forms(key)[0]

    def inferred(self, key: str, template: str) -> Form:
        """How a line is laid out by its record's residue: the number of a declared form, or a template."""
        if template.isdecimal():
            forms = self.forms(key)
            if int(template) >= len(forms):
                raise ValueError(f"{key} has {len(forms)} forms, none of number {template}")
            return forms[int(template)]
        form = self._inferred.get((key, template))
        if form is None:
            form = self._inferred[key, template] = Form(key, (template,), _Anonymous, self.host, _INFERRED_TEXT)
        return form

    def shaped(self, key: str, template: str | None) -> BoundLine:
        """The line of a key for reading many at a time, guarded against those that an earlier form takes."""
        forms = self.forms(key)
        form = forms[0] if template is None else self.inferred(key, template)
        earlier = forms[: forms.index(form)] if form in forms else forms
        form.bound.guard = "".join(f"(?!{_shortest(one)}{one.bound.without_groups}\\n)" for one in earlier)
        return form.bound

    def key_of(self, text: str) -> str | None:
        """The key of a line, or ``None`` where it is no such line."""
        prefix, separator = self.keys.prefix, self.keys.separator
        if prefix and not text.startswith(prefix):
            return None
        start = len(prefix)
        end = text.find(separator, start)
        if end <= start or text[start] in " \t":
            return None
        return unwire(text[start:end].rstrip(" \t")) or None

    def accept(self, cursor: Cursor, level: int) -> bool:
        """Known keys first exactly, then however laid out; unknown ones only where nothing else takes the line."""
        text = cursor.line
        key = self.key_of(text)
        if key is None:
            return False
        if key in self.others:
            return False
        known = key in self.infos
        if known == (level == OPEN) or (level == OPEN and self.keys.closed):
            return False
        if level != TOLERANT:
            for number, form in enumerate(self.forms(key)):
                value = form.read(text)
                if value is not None:
                    self._found = (key, value, str(number) if number else "", "", [])
                    return True
            if level == STRICT:
                return False
        if level == TOLERANT or self.record.open_keys:
            for number, form in enumerate(self.forms(key)):
                odd = form.bound.read_tolerant(text)
                if odd is not None and odd[0][key] is not None:
                    self._found = (key, odd[0][key], str(number) if number else "", odd[1], odd[2])
                    return True
        self._found = (key, *self._infer(text, key), "", [])
        return True

    def _infer(self, text: str, key: str) -> tuple[Any, str]:
        """The value of a line that the declaration does not foresee, and the template that prints it."""
        end = text.find(self.keys.separator, len(self.keys.prefix)) + len(self.keys.separator)
        head, rest = text[:end], text[end:]
        separator = head[len(self.keys.prefix) + len(wire(key)) :]
        start = quote(self.keys.prefix) + "{key}" + quote(unwire(separator))
        number = _NUMBER.fullmatch(rest)
        if number is not None:
            return int(number[2]), f"{start}{number[1]}{{:d}}{quote(number[3])}"
        text = rest.strip(" \t")
        before = rest[: len(rest) - len(rest.lstrip(" \t"))]
        return unwire(text), f"{start}{before}{{:s}}{rest[len(before) + len(text) :]}"

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Adds the value; a key that the record has already is left as an unknown line."""
        key, value, template, extra, gaps = self._found
        if key in values:
            return False
        values[key] = value
        if template:
            odd.forms[key] = template
        if extra:
            odd.extra[key] = extra
        if gaps:
            odd.gaps[key] = gaps
        cursor.at += 1
        return True

    def missing(self, odd: Odd) -> None:
        """Keys that a kernel lacks are just not there."""

    def line_of(self, key: str, value: Any, residue: Residue | None) -> str:
        """The line of a key."""
        if residue is None:
            return self.form(key).write(value)
        template = residue.forms.get(key)
        form = self.form(key) if template is None else self.inferred(key, template)
        gaps = residue.gaps.get(key)
        text = form.bound.write_gaps({key: value}, gaps) if gaps else None
        return (form.write(value) if text is None else text) + wire(residue.extra.get(key, ""))

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """A line a key, in the record's order."""
        for key, value in values.items():
            if key not in self.others:
                out.append(self.line_of(key, value, residue))

    def generated(self) -> Iterator[tuple[str, str]]:
        """Keyed lines are read without generated code until many of them are alike."""
        yield from ()


class _Anonymous(KeyedRecord):
    """A record class that declares nothing: the values of inferred forms are of the type their template says."""


def _names_key(items: Sequence[Item]) -> bool:
    return any(isinstance(atom, Val) and atom.name == "key" for atom in atoms(items))
