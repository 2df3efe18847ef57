"""One line, compiled: regular expressions that read it, strictly and tolerantly, and generated code that writes it.

The strict expression accepts just what the kernel prints (widths are checked after it, a column at a time). The tolerant
one accepts any blanks where the template has blanks, and unknown text at the end; what was odd is kept in the record's
``Residue``, so that the line still comes back as it was.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from msgspec.structs import replace

from procframe.layout.expressions import Expressions
from procframe.layout.slots import Cell, Slot, Source, decimals
from procframe.layout.template import Alt, Atom, Flag, Item, Lit, Opt, Pad, Repeat, Spec, Val, atoms, merge
from procframe.layout.tolerant import TAIL, agrees, join_blanks, token_spans, tolerant

__all__ = ["BoundLine", "Cell", "Line", "Slot", "Source", "decimals"]

_WORDS_TRIED = 100
"""The words of a line after each of which its columns that touch may end."""
_LONG = 1 << 20
"""A line longer than this (a megabyte) is not tried against the tolerant expression, whose work could be quadratic."""


class Line:
    """One line of a file, of templates and other items; its values are fields of the record it stands in.

    ``Line("cpu family\\t: {family:d}")``. Where a part is expected, a template alone means ``Line(template)``. A line
    without fields is a constant (a header, a ruler, a blank line): the kernel always prints it, unless ``optional``; or just where a
    field of the record is there (not absent, empty or ``False``): ``when`` names it; or where one is not: ``unless``.
    """

    __slots__ = ("atoms", "items", "optional", "unless", "when")

    def __init__(
        self, *items: Item, optional: bool = False, when: str | None = None, unless: str | None = None
    ) -> None:
        self.items = items
        self.atoms = merge(atoms(items))
        self.optional = optional
        self.when = when
        self.unless = unless

    def __repr__(self) -> str:
        return f"Line({', '.join(map(repr, self.items))})"


class BoundLine(Expressions):
    """A ``Line`` for one record class on one kind of machine: what reads it and writes it."""

    def part(self, some: Sequence[Atom], fused: bool = False) -> BoundLine:
        """Some neighbouring atoms of the line as one that is read exactly, or as one ``fused`` token without groups."""
        line = Line()
        line.atoms = list(some)
        wanted: frozenset[str] | None = frozenset() if fused else None
        plain = self.plain or (not self.exact and self._refuses_nothing_else(self.line.atoms))
        whole = self.line.atoms
        start = next((at for at, atom in enumerate(whole) if atom is some[0]), 0)
        around = self.around_of(whole, start, start + len(some), self.around)
        return BoundLine(
            line, self.record, self.host, self.counts, wanted, exact=True, loose=fused, plain=plain, around=around
        )

    # -- reading -----------------------------------------------------------------------------------------------

    @cached_property
    def strict(self) -> re.Pattern[str]:
        """The expression of a line as the kernel prints it."""
        return re.compile(self.strict_source)

    @property
    def without_groups(self) -> str:
        """The strict expression with nothing captured, to be part of another."""
        return BoundLine(self.line, self.record, self.host, self.counts, frozenset()).strict_source

    @cached_property
    def printable(self) -> re.Pattern[str]:
        """The expression of whatever the kernel could print, though nothing may tell its columns apart."""
        return re.compile(
            BoundLine(self.line, self.record, self.host, self.counts, frozenset(), anyhow=True).strict_source
        )

    @cached_property
    def constant(self) -> str | None:
        """The text of a line that has no values, else ``None``."""
        if all(isinstance(atom, Lit) for atom in self.line.atoms):
            return "".join(atom.text for atom in self.line.atoms if isinstance(atom, Lit))
        return None

    @cached_property
    def tolerant(self) -> re.Pattern[str]:
        """The expression of a line with other blanks, or with unknown text at its end."""
        parts = tolerant(self, self.line.atoms, self.around)
        return re.compile(join_blanks([*parts, self.tail]))

    @cached_property
    def tailed(self) -> re.Pattern[str]:
        """The expression of a line as the kernel prints it, with unknown text at its end."""
        known = list(self.line.atoms)
        while known and isinstance(known[-1], Pad):
            known.pop()
        line = Line()
        line.atoms = known
        return re.compile(BoundLine(line, self.record, self.host, self.counts, self.wanted).strict_source + self.tail)

    @cached_property
    def tail(self) -> str:
        """The expression of unknown text at the end: none where the line ends in text that may be anything."""
        return r"([ \t]*)" if self._open_ended(self.line.atoms) else TAIL

    def _open_ended(self, atoms_: Sequence[Atom]) -> bool:
        """Whether the last value of some atoms takes any text, and some at least."""
        for atom in reversed(atoms_):
            if isinstance(atom, Val):
                token = self._token(self._source(atom.name, atom.spec, atom.codec))
                return re.fullmatch(token, "") is None and re.fullmatch(token, "a  (b)\tc 1") is not None
            if isinstance(atom, Opt):
                # One that begins with more than a blank does not take any text.
                inner = atoms(atom.items)
                blanks = [part for part in inner if isinstance(part, Lit)]
                plain = all(part.text == " " for part in blanks) and not any(
                    isinstance(p, (Opt, Alt, Repeat)) for p in inner
                )
                return plain and sum(isinstance(part, Val) for part in inner) == 1 and self._open_ended(inner)
            if isinstance(atom, (Repeat, Alt)) or (isinstance(atom, Lit) and atom.text.strip(" ")):
                return False
        return False

    def read(self, text: str) -> dict[str, Any] | None:
        """The fields of a line laid out as the kernel does it, or ``None``."""
        if self.constant is not None:
            return {} if text == self.constant else None
        match = self.strict.fullmatch(text)
        if match is None:
            return None
        try:
            groups = match.groups()
            values = {name: slot.value(groups) for name, slot in self.slots.items()}
            return values if self.write_items(values) == text else None
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError):
            return None

    def read_tolerant(self, text: str) -> tuple[dict[str, Any], str, list[str]] | None:
        """The fields of an odd line, the unknown text at its end, and the blanks between its values ([] if usual)."""
        if len(text) > _LONG:
            return None
        if self.constant is not None and not self.constant.strip(" \t") and text.strip(" \t"):
            # Text is no part of an empty line.
            return None
        exact = self._read_with_tail(text)
        if exact is not None and self._is_ambiguous(text, exact):
            return None
        loose = self._read_loosely(text)
        if loose is not None and self._is_ambiguous(text, loose):
            loose = None
        if exact is None or (loose is not None and not loose[1] and agrees(exact[0], loose[0])):
            return loose
        return exact

    def _is_ambiguous(self, text: str, found: tuple[dict[str, Any], str, list[str]]) -> bool:
        """Whether a line, or its beginning, may have been printed of other values, that are wider than usual."""
        if not self.touches:
            return False
        values, extra, gaps = found
        end = 0 if gaps else len(text) - len(extra)
        for word in islice(re.finditer(r"[^ \t]+", text[end:]), _WORDS_TRIED):
            start = text[: end + word.end()]
            if self.printable.fullmatch(start):
                other = self.read(start)
                # What is read of its beginning alone is no other reading of a line with unusual blanks.
                if other is None or (not gaps and other != values):
                    return True
        return False

    def _read_with_tail(self, text: str) -> tuple[dict[str, Any], str, list[str]] | None:
        """A line as the kernel prints it, and unknown text after that."""
        match = self.tailed.fullmatch(text)
        if match is None:
            return None
        try:
            groups = match.groups()
            values = {name: slot.value(groups) for name, slot in self.slots.items()}
            base = self.write_items(values)
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError):
            return None
        if self.line.atoms and isinstance(self.line.atoms[-1], Pad):
            base = base.rstrip(" ")
        tail = text[len(base) :]
        return (values, tail, []) if text.startswith(base) and tail.strip(" \t") else None

    def _read_loosely(self, text: str) -> tuple[dict[str, Any], str, list[str]] | None:
        """A line with any blanks where the template has some."""
        match = self.tolerant.fullmatch(text)
        if match is None:
            return None
        groups = match.groups()
        values: dict[str, Any] = {}
        tokens: list[tuple[int, int]] = []
        try:
            for name, slot in self.slots.items():
                values[name] = False if slot.shape == "flag" else None
                for source in slot.sources:
                    cell = groups[source.group]
                    if cell is None or (slot.optional and source.prints_nothing):
                        continue
                    start = match.start(source.group + 1)
                    if slot.shape == "flag":
                        values[name] = True
                        tokens.append((start, start))
                    elif slot.shape == "list":
                        assert source.cell is not None
                        spans = token_spans(source.cell, cell, self)
                        if spans is None:
                            return None
                        values[name] = [source.decode(cell[a:b]) for a, b in spans]
                        tokens.extend((start + a, start + b) for a, b in spans)
                    else:
                        values[name] = source.decode(cell)
                        tokens.append((start, start + len(cell)))
                    break
            base = self.write_items(values)
            tail = match[match.re.groups]
            if self.line.atoms and isinstance(self.line.atoms[-1], Pad):
                base = base.rstrip(" ")
            if text.startswith(base) and text[len(base) :].strip(" \t"):
                return values, text[len(base) :], []
            extra = tail if tail.strip(" \t") else ""
            body = text[: len(text) - len(extra)]
            tokens.sort()
            gaps = []
            at = 0
            for start, end in tokens:
                gaps.append(body[at:start])
                at = end
            gaps.append(body[at:])
            if self.write_gaps(values, gaps) != body:
                return None
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError):
            return None
        return values, extra, gaps

    # -- writing -----------------------------------------------------------------------------------------------

    def write_gaps(self, values: Any, gaps: Sequence[str]) -> str | None:
        """The line with its own blanks between the values; ``None`` where the values have become too many or few."""
        tokens: list[str] = []
        for shape, source, value in self._in_order(self.line.atoms, values):
            if shape == "flag":
                tokens.append("")
            elif shape == "list":
                assert source.cell is not None
                tokens.extend(source.cell.source.encode(item) for item in value)
            else:
                tokens.append(source.encode(value))
        if len(gaps) != len(tokens) + 1:
            return None
        return "".join(gap + token for gap, token in zip(gaps, [*tokens, ""], strict=True))

    def _in_order(self, atoms_: Sequence[Atom], values: Any) -> Iterable[tuple[str, Source, Any]]:
        """The values of a line in the order of the line, absent ones left out."""
        for atom in atoms_:
            if isinstance(atom, Val):
                if not (self.slots[atom.name].optional and self.prints_nothing(atom)):
                    yield "value", self._source(atom.name, atom.spec, atom.codec), values[atom.name]
            elif isinstance(atom, Flag):
                if values[atom.name]:
                    yield "flag", Source(-1, Spec("s"), None), True
            elif isinstance(atom, Repeat):
                value = values[atom.name]
                if value is not None:
                    cell = self._cell(atom)
                    yield "list", replace(cell.source, cell=cell), value
            elif isinstance(atom, Opt):
                if self._there(atoms(atom.items), values):
                    yield from self._in_order(atoms(atom.items), values)
            elif isinstance(atom, Alt):
                chosen = next((c for c in atom.choices[:-1] if self._printable(atoms(c), values)), atom.choices[-1])
                yield from self._in_order(atoms(chosen), values)

    def _there(self, atoms_: Sequence[Atom], values: Any) -> bool:
        """Whether an optional part is printed, which its first value says, or else its first flag."""
        for atom in atoms_:
            if isinstance(atom, Repeat) or (isinstance(atom, Val) and self.tells(atom)):
                return values[atom.name] is not None
            if isinstance(atom, Alt) and self.has_test([atom]):
                return any(self._printable(atoms(choice), values) for choice in atom.choices)
        return any(values[atom.name] for atom in atoms_ if isinstance(atom, Flag))

    def _printable(self, atoms_: Sequence[Atom], values: Any) -> bool:
        """Whether the values of an alternative are all there."""
        for atom in atoms_:
            if isinstance(atom, Alt):
                if not any(self._printable(atoms(choice), values) for choice in atom.choices):
                    return False
            elif isinstance(atom, Repeat) or (isinstance(atom, Val) and self.tells(atom)):
                if values[atom.name] is None:
                    return False
        return True

    @cached_property
    def write_items(self) -> Callable[[Any], str]:
        """Writes the line from a dictionary of its values."""
        return self._compiled_writer("item")

    def _compiled_writer(self, access: str) -> Callable[[Any], str]:
        from procframe.layout.source import compile_source, line_writer

        code, names = line_writer(self, access)
        return typing.cast("Callable[[Any], str]", compile_source(code, names, "write_line"))

    # -- explaining --------------------------------------------------------------------------------------------

    def where_it_fails(self, text: str) -> tuple[int, str, str]:
        """For a line that is not this one: the column (from 1), what was expected there, and what was found."""
        from procframe.layout.failing import where_it_fails

        return where_it_fails(self, text)
