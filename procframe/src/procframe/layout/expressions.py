"""The expressions that a line is read by, made from its declaration, which is checked on the way."""

from __future__ import annotations

import re
import typing
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from procframe.errors import PluginError
from procframe.host import Host
from procframe.layout.codecs import INTEGER, WORD, AnyCodec, PerHost
from procframe.layout.slots import Cell, Slot, Source
from procframe.layout.template import Alt, Atom, Flag, Lit, Opt, Pad, Repeat, Spec, Val, atoms
from procframe.layout.touching import ALONE, Edge, Near, cell_beside, sized, tells_apart, token_beside
from procframe.record import AnyRecord, FieldInfo, KeyedRecord, fields_of

if TYPE_CHECKING:
    from procframe.layout.line import Line

__all__ = ["Expressions", "escape", "may_end_blank"]


class Expressions:
    """The expressions of a ``Line`` for one record class on one kind of machine, and the fields in them.

    ``wanted`` limits the fields that are captured; ``around`` is what may touch a part of a line, ``anyhow`` takes columns
    that touch and are wider than usual. ``exact`` is for where what is read is checked a column at a time; ``loose``
    tells tokens apart and leaves their check to others; ``plain`` leaves words with odd characters to others.
    """

    def __init__(
        self,
        line: Line,
        record: type[AnyRecord] | None,
        host: Host,
        counts: Mapping[str, int] | None = None,
        wanted: frozenset[str] | None = None,
        exact: bool = False,
        loose: bool = False,
        plain: bool = False,
        around: tuple[Edge, Edge] = (ALONE, ALONE),
        anyhow: bool = False,
    ) -> None:
        self.line = line
        self.record = record
        self.host = host
        self.infos = fields_of(record) if record is not None else {}
        self.counts = counts or {}
        self.wanted = wanted
        self.exact = exact
        self.loose = loose
        self.plain = plain
        self.around = around
        self.anyhow = anyhow
        self.touches = False
        """Whether any of its columns touch."""
        self.guard = ""
        """Where many lines are read at a time, the expression that refuses those that are read otherwise."""
        self.keyed = record is not None and issubclass(record, KeyedRecord)
        self._by_key = {info.key: info for info in self.infos.values()}
        self.slots: dict[str, Slot] = {}
        self.uses: set[str] = set()
        self._tells: dict[Val, bool] = {}
        self.groups = 0
        self.strict_source = self._strict(line.atoms, False, None, around)
        self._check(line.atoms)
        self._check_parts(line.atoms)
        self.mandatory = next(
            (s for s in self.slots.values() if not s.optional and s.shape != "flag" and not s.prints_none), None
        )

    def around_of(self, atoms_: Sequence[Atom], start: int, end: int, around: tuple[Edge, Edge]) -> tuple[Edge, Edge]:
        """What may touch some of the atoms on either side, given what may touch them all."""
        return self._edge(atoms_[:start][::-1], around[0], True), self._edge(atoms_[end:], around[1], False)

    def _edge(self, atoms_: Sequence[Atom], beyond: Edge, last: bool) -> Edge:
        """The values that are next in a direction, if nothing is between; ``last`` looks back, at reversed atoms."""
        found: list[Near] = []
        certain = True
        for atom in atoms_:
            if isinstance(atom, (Lit, Pad)):
                return Edge(tuple(found), certain)
            if isinstance(atom, Val):
                source = self._source(atom.name, atom.spec, atom.codec)
                if not source.patterned:
                    return Edge((*found, Near(atom.name, source.spec)), certain)
                if not self._may_vanish([atom]):
                    return Edge(tuple(found), False)
            elif isinstance(atom, Repeat):
                cell = self._cell(atom)
                beside = not (cell.after if last else cell.before) and not cell.source.patterned
                certain = certain and beside
                found += [Near(atom.name, cell.source.spec)] if beside else []
                if not self._may_vanish([atom]):
                    return Edge(tuple(found), certain)
            elif isinstance(atom, (Opt, Alt)):
                for choice in [atom.items] if isinstance(atom, Opt) else atom.choices:
                    inner = atoms(choice)
                    more = self._edge(inner[::-1] if last else inner, ALONE, last)
                    found += more.values
                    certain = certain and more.certain and bool(more.values)
                if not self._may_vanish([atom]):
                    return Edge(tuple(found), certain)
            certain = False
        return Edge((*found, *beyond.values), certain and beyond.certain)

    def _refuses_nothing_else(self, atoms_: Sequence[Atom], settled: bool = True) -> bool:
        """Whether a line that has a word refused fits in no other way: no word stands after a choice, or in one."""
        for place, atom in enumerate(atoms_):
            if isinstance(atom, Val):
                source = self._source(atom.name, atom.spec, atom.codec)
                if source.codec is not None and source.codec.pattern not in (None, WORD.pattern):
                    settled = False
                elif not source.numeric and not settled:
                    return False
            elif isinstance(atom, Opt) and place == len(atoms_) - 1:
                return self._refuses_nothing_else(atoms(atom.items), settled)
            elif isinstance(atom, (Opt, Alt)):
                choices = [atom.items] if isinstance(atom, Opt) else atom.choices
                if not all(self._refuses_nothing_else(atoms(choice), False) for choice in choices):
                    return False
                settled = False
            elif isinstance(atom, Repeat):
                if not self._cell(atom).source.numeric and not (settled and place == len(atoms_) - 1):
                    return False
                settled = False
            elif isinstance(atom, Flag):
                settled = False
        return True

    # -- declaring ---------------------------------------------------------------------------------------------

    def _check(self, atoms_: Sequence[Atom]) -> None:
        for slot in self.slots.values():
            if slot.name and self.infos and slot.name not in self.infos and slot.name not in self._by_key:
                if not self.keyed:
                    assert self.record is not None
                    raise PluginError(f"{self.record.__name__}: {self.line} has {slot.name!r}, which is no field of it")
        previous: Atom | None = None
        for atom in atoms_:
            if isinstance(atom, Val) and isinstance(previous, Val):
                source = self._source(previous.name, previous.spec, previous.codec)
                if not tells_apart(previous.spec, atom.spec) and not source.patterned:
                    raise PluginError(
                        f"{self.line}: nothing tells {previous.name!r} from {atom.name!r}; "
                        "put literal text between them or give one a width"
                    )
            elif isinstance(atom, Val) and isinstance(previous, Pad) and atom.spec.padding and atom.spec.right:
                raise PluginError(f"{self.line}: {atom.name!r} is padded on the left, just after a padding to a column")
            previous = atom

    def _check_beside(self, value: Near, source: Source, beside: tuple[Edge, Edge]) -> None:
        """Whether widths tell a value from those that it may touch."""
        if source.patterned:
            return
        pairs = [(near, value) for near in beside[0].values if not tells_apart(near.spec, value.spec)]
        if not value.spec.width and not beside[1].certain:
            # How long it is, is told by nothing but what may not be there.
            pairs += [(value, near) for near in beside[1].values]
        for one, two in pairs:
            raise PluginError(
                f"{self.line}: nothing tells {one.name!r} from {two.name!r}; "
                "put literal text between them or give one a width"
            )

    def _check_parts(self, atoms_: Sequence[Atom]) -> None:
        """Whether the values of optional parts and alternatives tell which of them are printed."""
        for atom in atoms_:
            if isinstance(atom, (Opt, Alt)):
                choices = [atoms(choice) for choice in ([atom.items] if isinstance(atom, Opt) else atom.choices)]
                for inner in choices:
                    self._check_parts(inner)
                for inner in choices if isinstance(atom, Opt) else choices[:-1]:
                    if not self.has_test(inner) and not any(isinstance(part, Flag) for part in inner):
                        if isinstance(atom, Opt):
                            why = "an optional part without a value that is not None; nothing tells to write it (use Flag)"
                        else:
                            why = "an alternative without a value that is not None is always written; put it last"
                        raise PluginError(f"{self.line}: {why}")

    def has_test(self, atoms_: Sequence[Atom]) -> bool:
        """Whether a value among some atoms tells, by not being ``None``, that they are printed."""
        for atom in atoms_:
            if isinstance(atom, Repeat) or (isinstance(atom, Val) and self.tells(atom)):
                return True
            if isinstance(atom, Alt) and all(self.has_test(atoms(choice)) for choice in atom.choices):
                return True
        return False

    def _info(self, name: str) -> FieldInfo | None:
        return self.infos.get(name) or self._by_key.get(name)

    def _source(self, name: str, spec: Spec, codec: AnyCodec | None) -> Source:
        info = self._info(name)
        if codec is None and info is not None:
            codec = info.meta.codec
        if isinstance(codec, PerHost):
            codec = codec.make(self.host)
        if not spec.type:
            kind = "s"
            if (codec is None or codec.pattern is None) and info is not None and codec is None:
                bare = info.type
                args = [arg for arg in typing.get_args(bare) if arg is not type(None)]
                bare = args[0] if bare not in (int, float, str) and len(args) == 1 else bare
                kind = {int: "d", float: "f"}.get(bare, "s") if name else "s"
                if kind == "f":
                    raise PluginError(
                        f"{self.line}: {name!r} is a float; say how many decimals, such as {{{name}:.2f}}"
                    )
            spec = replace(spec, type=kind)
        if spec.width_from:
            self.uses.add(spec.width_from)
            spec = replace(spec, width=self.counts.get(spec.width_from, 0))
        return Source(-1, spec, codec, None, info)

    def _token(self, source: Source) -> str:
        """The regular expression of a value without padding."""
        codec, spec = source.codec, source.spec
        if codec is not None and codec.pattern is not None:
            return _PLAIN_WORD if self.plain and codec.pattern == WORD.pattern else f"(?:{codec.pattern})"
        if self.loose and spec.type != "f":
            return {"d": "-?[0-9]+", "x": "[0-9a-f]+", "X": "[0-9A-F]+", "o": "[0-7]+"}.get(spec.type, r"[^ \t\n]+")
        if self.exact and source.hexadecimal:
            # What takes these apart is as strict, and quicker.
            return f"[^\\n]{{{spec.width}}}"
        if spec.type == "d":
            return _zero_padded(spec.width) if spec.zero else INTEGER
        if spec.type in ("x", "X"):
            digit = "0-9a-f" if spec.type == "x" else "0-9A-F"
            if spec.zero and spec.width >= 16:
                # All digits of the widest integer that the kernel prints.
                return f"[{digit}]{{{spec.width}}}"
            if spec.zero:
                return f"(?:[{digit}]{{{spec.width}}}|[{digit.replace('0-9', '1-9')}][{digit}]{{{spec.width},31}})"
            return f"(?:0|[{digit.replace('0-9', '1-9')}][{digit}]{{0,31}})"
        if spec.type == "o":
            if spec.zero:
                return f"(?:[0-7]{{{spec.width}}}|[1-7][0-7]{{{spec.width},31}})"
            return "(?:0|[1-7][0-7]{0,31})"
        if spec.type == "f":
            fraction = rf"\.[0-9]{{{spec.precision}}}" if spec.precision else ""
            if spec.zero:
                whole = spec.width - spec.precision - bool(spec.precision)
                sizes = (max(whole, 1), max(whole - 1, 1))
                digits = [f"(?:[0-9]{{{size}}}|[1-9][0-9]{{{size},{max(size, 12)}}})" for size in sizes]
                return f"(?:{digits[0]}|-{digits[1]}){fraction}"
            return rf"(?:-?(?:0|[1-9][0-9]{{0,12}}){fraction})"
        return _PLAIN_WORD if self.plain else r"[^ \t\n]+"

    def _padded(self, source: Source, around: tuple[Edge, Edge] = (ALONE, ALONE)) -> str:
        """The regular expression of a value with its padding, given what may touch it."""
        token = self._token(source)
        width = source.spec.padding
        if (around[0].values or around[1].values) and not source.patterned:
            self.touches = True
            return cell_beside(source.spec, token, lambda size: self._sized(source, size), *around, anyhow=self.anyhow)
        if not width:
            return token
        if source.prints_nothing:
            return f" {{{width}}}"
        if source.spec.right or source.numeric:
            # Just as wide as it is, so that a number padded on its left may follow; no run of blanks is tried twice.
            if source.spec.right:
                return f" {{0,{width - (not re.fullmatch(token, ''))}}}{token}"
            return f"(?:[-.0-9A-Fa-f][-.0-9A-Fa-f ]{{{width - 1}}}|{token})"
        if source.codec is not None and source.codec.pattern is not None:
            return f"(?={token})(?:[^\\n]{{{width}}}|{token})"
        word = r"[^ \t\n]"
        sizes = [f"{word}{{{size}}} {{{width - size}}}" for size in range(width - 1, 0, -1)]
        return f"(?:{'|'.join([f'{word}{{{width},}}', *sizes])})"

    def loose_token(self, source: Source, around: tuple[Edge, Edge]) -> str:
        """The regular expression of a value without its padding, where blanks are unusual, given what may touch it."""
        token = self._token(source)
        if source.patterned or not (around[0].values or around[1].values):
            return token
        return token_beside(source.spec, token, lambda size: self._sized(source, size), *around)

    def _sized(self, source: Source, size: int) -> str:
        """The regular expression of a value of so many characters, "" where there is none."""
        return sized(source.spec, size, _PLAIN_WORD[:-1] if self.plain else r"[^ \t\n]")

    def _slot(self, name: str, shape: str, source: Source, optional: bool) -> None:
        slot = self.slots.get(name)
        if slot is None:
            self.slots[name] = Slot(name, shape, [source], optional)
        else:
            slot.sources.append(source)
            slot.optional = slot.optional or optional

    def _capture(self, expression: str) -> tuple[str, int]:
        index = self.groups
        self.groups += 1
        return f"({expression})", index

    def _skip(self, name: str) -> bool:
        return self.wanted is not None and name not in self.wanted

    def _strict(self, atoms_: Sequence[Atom], optional: bool, presence: int | None, around: tuple[Edge, Edge]) -> str:
        out: list[str] = []
        for place, atom in enumerate(atoms_):
            beside = (
                (ALONE, ALONE) if isinstance(atom, (Lit, Pad)) else self.around_of(atoms_, place, place + 1, around)
            )
            if isinstance(atom, Lit):
                out.append(escape(atom.text))
            elif isinstance(atom, Pad):
                following = atoms_[place + 1] if place + 1 < len(atoms_) else None
                # A value does not begin with a blank here, so there is nothing to give back.
                blanks = " *" if isinstance(following, (Lit, Opt, Flag, Alt)) else " *+"
                past = "" if following is None or blanks == " *" else "(?! )"
                previous = atoms_[place - 1] if place else None
                if isinstance(previous, Val) and not previous.spec.padding:
                    token = self._token(self._source(previous.name, previous.spec, previous.codec))
                    if may_end_blank(token) and not re.fullmatch(token, ""):
                        # The blanks belong to the padding, so that they are gone through once.
                        blanks = f"(?<! ){blanks}"
                pad = _PAD.replace("BLANKS", blanks).replace("PAST", past)
                out.append(pad.replace("COLUMN", str(atom.column)).replace("NEXT", str(atom.column + 1)))
            elif isinstance(atom, Val):
                source = self._source(atom.name, atom.spec, atom.codec)
                self._check_beside(Near(atom.name, source.spec), source, beside)
                if self._skip(atom.name):
                    out.append(f"(?:{self._padded(source, beside)})")
                    continue
                text, source.group = self._capture(self._padded(source, beside))
                source.presence = presence
                self._slot(atom.name, "value", source, optional)
                out.append(text)
            elif isinstance(atom, Flag):
                if self._skip(atom.name):
                    out.append(f"(?:{escape(atom.text)})?")
                    continue
                source = Source(self.groups, Spec("s"), None)
                text, source.group = self._capture(escape(atom.text))
                self._slot(atom.name, "flag", source, optional)
                out.append(f"{text}?")
            elif isinstance(atom, Repeat):
                cell = self._cell(atom, beside)
                if not cell.before:
                    self._check_beside(Near(atom.name, cell.source.spec), cell.source, beside)
                expression = self._cells(cell, atom.minimum)
                if self._skip(atom.name):
                    out.append(f"(?:{expression})")
                    continue
                text, index = self._capture(expression)
                self._slot(atom.name, "list", replace(cell.source, group=index, presence=presence, cell=cell), optional)
                out.append(text)
            elif isinstance(atom, Opt):
                body = self._branch(atoms(atom.items), beside)
                out.append(f"{body}?" if self._is_told_by_group(atoms(atom.items)) else f"(?:{body})?")
            else:
                out.append(f"(?:{'|'.join(self._branch(atoms(choice), beside) for choice in atom.choices)})")
        return "".join(out)

    def _branch(self, inner: Sequence[Atom], around: tuple[Edge, Edge]) -> str:
        """The expression of an optional part, or of an alternative; a group if only that tells whether it is there."""
        if not self._is_told_by_group(inner):
            return self._strict(inner, True, None, around)
        index = self.groups
        self.groups += 1
        body = self._strict(inner, True, index, around)
        if self._may_vanish(inner):
            raise PluginError(
                f"{self.line}: nothing tells whether an optional part, or an alternative, is there when its value is "
                "empty; use a codec that takes at least one character, or Repeat(minimum=1)"
            )
        return f"({body})"

    def _is_told_by_group(self, inner: Sequence[Atom]) -> bool:
        """Whether some value of an optional part may be empty text, so that its own group does not tell its absence."""
        if self.wanted is not None:
            return False
        return any(isinstance(atom, (Val, Repeat)) and self._may_vanish([atom]) for atom in inner)

    def _may_vanish(self, atoms_: Sequence[Atom]) -> bool:
        """Whether some atoms may be no text at all."""
        for atom in atoms_:
            if isinstance(atom, Lit):
                return False
            if isinstance(atom, Val):
                source = self._source(atom.name, atom.spec, atom.codec)
                if source.spec.padding or not re.fullmatch(self._token(source), ""):
                    return False
            elif isinstance(atom, Repeat):
                if atom.minimum or self._cell(atom).count:
                    return False
            elif isinstance(atom, Alt) and not any(self._may_vanish(atoms(choice)) for choice in atom.choices):
                return False
        return True

    def _cell(self, atom: Repeat, beside: tuple[Edge, Edge] = (ALONE, ALONE)) -> Cell:
        before = after = ""
        source: Source | None = None
        for part in atoms((atom.cell,)):
            if isinstance(part, Lit):
                if source is None:
                    before += part.text
                else:
                    after += part.text
            elif isinstance(part, Val) and source is None:
                info = self._info(atom.name)
                codec = atom.codec or part.codec or (info.meta.codec if info is not None else None)
                source = self._source("", part.spec, codec)
                source.info = info
            else:
                raise PluginError(f"{self.line}: the cell {atom.cell!r} must be one value with literal text around it")
        if source is None:
            raise PluginError(f"{self.line}: the cell {atom.cell!r} has no value")
        if not before and not after and not atom.separator and not source.spec.padding:
            raise PluginError(f"{self.line}: nothing tells one cell {atom.cell!r} from the next")
        if isinstance(atom.count, str):
            self.uses.add(atom.count)
        count = self.counts.get(atom.count) if isinstance(atom.count, str) else atom.count
        cell = Cell(before, source, after, atom.separator, count)
        if not source.patterned:
            # Another cell, of which nobody knows how often there is one.
            other = (
                Edge((Near(atom.name, source.spec),), False)
                if not before and not after and not atom.separator
                else ALONE
            )
            left, right = beside
            cell.around = (
                other if before or not left.values else Edge(left.values, False),
                other if after or not right.values else Edge(right.values, False),
            )
        if source.spec.padding and source.spec.right and not atom.separator:
            cell.fixed = len(before) + source.spec.width + len(after)
        lead = rf"(?:\A|{escape(atom.separator)})" if atom.separator else ""
        cell.expression = re.compile(f"{lead}{escape(before)}({self._padded(source, cell.around)}){escape(after)}")
        return cell

    def _cells(self, cell: Cell, minimum: int) -> str:
        one = f"{escape(cell.before)}{self._padded(cell.source, cell.around)}{escape(cell.after)}"
        count = cell.count
        separator = escape(cell.separator)
        if self.exact and cell.plain and count:
            # Blanks and digits, which are taken apart and checked together.
            return f"[0-9 ]{{{cell.fixed * count}}}"
        if count is not None:
            if not separator:
                return f"(?:{one}){{{count}}}"
            return f"{one}(?:{separator}{one}){{{count - 1}}}" if count else ""
        if separator:
            many = f"{one}(?:{separator}{one})*"
            return many if minimum else f"(?:{many})?"
        return f"(?:{one}){{{minimum},}}"

    def prints_nothing(self, atom: Val) -> bool:
        """Whether a value stands for empty text alone: its field need not be there."""
        return self._source(atom.name, atom.spec, atom.codec).prints_nothing

    def tells(self, atom: Val) -> bool:
        """Whether a value is there wherever what it stands in is: it is neither empty text alone nor ever ``None``."""
        found = self._tells.get(atom)
        if found is None:
            source = self._source(atom.name, atom.spec, atom.codec)
            found = self._tells[atom] = not source.prints_nothing and not source.reads_none
        return found


def _zero_padded(width: int) -> str:
    """The expression of a decimal number that zeros, after its sign, make as wide as this."""
    digits = [f"(?:[0-9]{{{size}}}|[1-9][0-9]{{{size},38}})" for size in (width, max(width - 1, 1))]
    return f"(?:{digits[0]}|-(?=0*[1-9]){digits[1]})"


def escape(text: str) -> str:
    """The expression of a literal text."""
    return re.escape(text).replace("\\ ", " ")


_PAD = r"(?:BLANKS(?:(?<=\n[^\n]{COLUMN})|(?<=\A[^\n]{COLUMN}))|(?<=[^\n]{NEXT})PAST)"
"""Blanks just up to a column of the line, or none where the line is past it."""
_PLAIN_WORD = r"[!-\xff]+"
"""A word without control characters: one range is quicker to match; the rare other words are read line by line."""


@cache
def may_end_blank(token: str) -> bool:
    """Whether an expression takes blanks at the end of a text, and needs none."""
    expression = re.compile(token)
    return any(expression.fullmatch(text + " ") and expression.fullmatch(text) for text in ("a", "1", "/"))
