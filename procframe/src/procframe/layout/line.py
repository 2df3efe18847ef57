"""One line, compiled: regular expressions that read it, strictly and tolerantly, and generated code that writes it.

The strict expression accepts just what the kernel prints (widths are checked after it, a column at a time). The tolerant
one accepts any blanks where the template has blanks, and unknown text at the end; what was odd is kept in the record's
``Residue``, so that the line still comes back as it was.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from procframe.errors import PluginError
from procframe.host import Host
from procframe.layout.codecs import INTEGER, WORD, AnyCodec, Codec, Inexact, PerHost, unwire, wire
from procframe.layout.template import Alt, Atom, Flag, Item, Lit, Opt, Pad, Repeat, Spec, Val, atoms, merge
from procframe.layout.touching import ALONE, Edge, Near, cell_beside, sized, tells_apart, token_beside
from procframe.record import AnyRecord, FieldInfo, KeyedRecord, fields_of

__all__ = ["BoundLine", "Line", "Slot"]

_BLANKS = re.compile(r"[ \t]+")
_SHOWN = 1 << 12
"""The beginning of a line in which an error is looked for."""
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


_WORDS = frozenset({2, 4, 8, 16})
"""Hexadecimal digits of integers of one, two, four and eight bytes."""
_EXACT_DECIMALS = 2
"""Decimals up to which a float keeps all digits that are read: 15 with the 13 before the point."""
_DECIMALS = msgspec.json.Decoder(list[int])


def decimals(tokens: Sequence[str]) -> list[int]:
    """The numbers of decimal tokens, blanks around them allowed; ``Inexact`` where one has a leading zero.

    A JSON decoder takes all at once and is as strict; numbers beyond 64 bits go the slow way.
    """
    try:
        return _DECIMALS.decode(f"[{','.join(tokens)}]")
    except msgspec.DecodeError:
        values = list(map(int, tokens))
        if any(str(value) != token.strip(" ") for value, token in zip(values, tokens, strict=True)):
            raise Inexact("a leading zero") from None
        return values


@cache
def _is_blank(pattern: str) -> bool:
    """Whether a blank is a value of its own, of those that match an expression, and no text is none."""
    return re.fullmatch(pattern, "") is None and re.fullmatch(pattern, " ") is not None


class Source(msgspec.Struct):
    """Where a slot's token stands in the match: its group, the group that tells whether it is there, its notation."""

    group: int
    spec: Spec
    codec: Codec | None
    presence: int | None = None
    info: FieldInfo | None = None
    cell: Cell | None = None

    @property
    def numeric(self) -> bool:
        """Whether the spec reads the token as a number, rather than the codec's pattern (or none) as text."""
        return self.spec.type in ("d", "x", "X", "o", "f") and (self.codec is None or self.codec.pattern is None)

    @property
    def patterned(self) -> bool:
        """Whether the codec's own expression says what its text is."""
        return self.codec is not None and self.codec.pattern is not None

    @property
    def exact(self) -> bool:
        """Whether a token that the expression takes always prints as it was read."""
        if self.numeric and self.spec.type == "f" and (self.spec.zero or self.spec.precision > _EXACT_DECIMALS):
            return False
        return self.codec is None or self.codec.exact

    def base(self, token: str) -> Any:
        """The token by its spec alone."""
        if not self.numeric:
            return unwire(token)
        kind = self.spec.type
        if kind == "f":
            return float(token)
        return int(token, {"d": 10, "o": 8}.get(kind, 16))

    def strip(self, cell: str) -> str:
        """The token of a padded cell; ``Inexact`` where the padding is not the kernel's."""
        width = self.spec.padding
        if not width:
            return cell
        token = cell.lstrip(" ") if self.spec.right else cell.rstrip(" ")
        if len(cell) != max(width, len(token)):
            raise Inexact(cell)
        if not token and self.codec is not None and self.codec.pattern is not None and _is_blank(self.codec.pattern):
            return " "
        return token

    def decode(self, token: str) -> Any:
        """The value of a token without padding."""
        value = self.base(token)
        return value if self.codec is None else self.codec.decode(value)

    def verified(self, token: str) -> Any:
        """The value of a token without padding; ``Inexact`` where it would not print as this token."""
        value = self.decode(token)
        if (not self.exact or (self.hexadecimal and self.numeric)) and self.encode(value) != token:
            raise Inexact(token)
        return value

    @property
    def prints_nothing(self) -> bool:
        """Whether it stands for empty text alone."""
        return self.codec is not None and self.codec.pattern == ""

    @property
    def reads_none(self) -> bool:
        """Whether ``None`` is what some token means, so that it does not mean that the token is absent."""
        try:
            return self.decode(self.encode(None)) is None
        except (TypeError, ValueError, KeyError, AttributeError, IndexError, OverflowError):
            return False

    @property
    def hexadecimal(self) -> int:
        """The digits of a hexadecimal number as wide as an integer of the machine, else 0."""
        return self.spec.width if self.spec.zero and self.spec.type in ("x", "X") and self.spec.width in _WORDS else 0

    def encode(self, value: Any) -> str:
        """The token of a value, without padding."""
        if self.codec is not None:
            value = self.codec.encode(value)
        if not self.numeric:
            if not isinstance(value, str):
                raise TypeError(f"expected text, not {value!r}")
            return wire(value)
        return format(value, self.spec.minimal)


class Cell(msgspec.Struct):
    """The repeated cell of a ``Repeat``: literal text, one value, literal text."""

    before: str
    source: Source
    after: str
    separator: str
    count: int | None
    around: tuple[Edge, Edge] = (ALONE, ALONE)
    """What touches a cell: another one, where there is nothing between the values but their widths."""
    fixed: int = 0
    """The width of a whole cell when every one is as wide, else 0."""

    def split(self, text: str) -> list[str]:
        """The padded tokens of the text of all cells."""
        if not text:
            return []
        before, after, separator = self.before, self.after, self.separator
        if separator and not before and not after and not self.source.spec.padding:
            return text.split(separator)
        return self.expression.findall(text)

    expression: re.Pattern[str] = re.compile("")

    def decode(self, text: str) -> list[Any]:
        """The values; ``Inexact`` where they would not print as this text."""
        source = self.source
        if self.plain and not len(text) % self.fixed:
            count = len(text) // self.fixed
            last = len(self.before) + source.spec.width - 1
            if text[last :: self.fixed].isdigit() and all(
                text[at :: self.fixed] == char * count for at, char in self.literals
            ):
                # Every cell ends where its number does.
                values = self._numbers(text, count)
                if len(values) == count:
                    return values
        elif self.unpadded:
            return list(map(int, text.split()))
        values = [source.decode(source.strip(token)) for token in self.split(text)]
        if self.encode(values) != text:
            raise Inexact(text)
        return values

    def _numbers(self, text: str, count: int) -> list[int]:
        """The numbers of cells of fixed width: as a JSON array, with a blank of each cell made its comma."""
        if not self.literals:
            return decimals(text.split())
        array = bytearray(text, "ascii")
        at = self.literals[0][0]
        array[at :: self.fixed] = b"," * count
        numbers = array[at + 1 :] if at < len(self.before) else array[: (count - 1) * self.fixed + at]
        try:
            return _DECIMALS.decode(b"".join((b"[", numbers, b"]")))
        except msgspec.DecodeError:
            return decimals(text.split())

    @property
    def literals(self) -> list[tuple[int, str]]:
        """Offset and character of each literal character in a cell of fixed width."""
        width = self.source.spec.width
        found = list(enumerate(self.before))
        return found + [(len(self.before) + width + at, char) for at, char in enumerate(self.after)]

    @property
    def plain(self) -> bool:
        """Whether a cell is a number and blanks, always as wide."""
        source = self.source
        return (
            bool(self.fixed)
            and source.codec is None
            and source.spec.type == "d"
            and not (self.before + self.after).strip(" ")
        )

    @property
    def unpadded(self) -> bool:
        """Whether a cell is a number as it is, and blanks that tell it from the next."""
        source = self.source
        between = self.before + self.separator + self.after
        return not source.spec.width and source.codec is None and source.spec.type == "d" and between.isspace()

    def encode(self, values: Sequence[Any]) -> str:
        """The text of all cells."""
        source = self.source
        spec = source.spec
        tokens = [source.encode(value) for value in values]
        if spec.padding:
            tokens = [token.rjust(spec.width) if spec.right else token.ljust(spec.width) for token in tokens]
        return self.separator.join([f"{self.before}{token}{self.after}" for token in tokens])


class Slot(msgspec.Struct):
    """A field of a line: its name, how it reads (a ``value``, a ``flag`` or a ``list``), and where from."""

    name: str
    shape: str
    sources: list[Source]
    optional: bool = False

    @property
    def prints_none(self) -> bool:
        """Whether ``None`` is one of the values that its codec prints, and does not mean that the line is missing."""
        source = self.sources[0]
        if self.shape != "value" or source.codec is None:
            return False
        try:
            source.encode(None)
        except (TypeError, ValueError, KeyError, AttributeError, IndexError):
            return False
        return True

    def value(self, groups: Sequence[str | None]) -> Any:
        """The field's value from the groups of a match."""
        for source in self.sources:
            cell = groups[source.group]
            if self.shape == "flag":
                if cell:
                    return True
                continue
            if not cell and self.optional and (source.presence is None or not groups[source.presence]):
                continue
            if cell is None:
                continue
            if self.shape == "list":
                assert source.cell is not None
                return source.cell.decode(cell)
            return source.verified(source.strip(cell))
        return False if self.shape == "flag" else None


class BoundLine:
    """A ``Line`` for one record class on one kind of machine.

    ``wanted`` limits the fields that are captured; ``around`` is what may touch a part of a line. ``exact`` is for where what is read is checked a column at a time;
    ``loose`` tells tokens apart and leaves their check to others; ``plain`` leaves words with odd characters to others.
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
                out.append(_escape(atom.text))
            elif isinstance(atom, Pad):
                following = atoms_[place + 1] if place + 1 < len(atoms_) else None
                # A value does not begin with a blank here, so there is nothing to give back.
                blanks = " *" if isinstance(following, (Lit, Opt, Flag, Alt)) else " *+"
                past = "" if following is None or blanks == " *" else "(?! )"
                previous = atoms_[place - 1] if place else None
                if isinstance(previous, Val) and not previous.spec.padding:
                    token = self._token(self._source(previous.name, previous.spec, previous.codec))
                    if _may_end_blank(token) and not re.fullmatch(token, ""):
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
                    out.append(f"(?:{_escape(atom.text)})?")
                    continue
                source = Source(self.groups, Spec("s"), None)
                text, source.group = self._capture(_escape(atom.text))
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
                out.append(f"{self._branch(atoms(atom.items), beside)}?")
            else:
                out.append(f"(?:{'|'.join(self._branch(atoms(choice), beside) for choice in atom.choices)})")
        return "".join(out)

    def _branch(self, inner: Sequence[Atom], around: tuple[Edge, Edge]) -> str:
        """The expression of an optional part, or of an alternative; a group if only that tells whether it is there."""
        if not self._is_told_by_group(inner):
            return f"(?:{self._strict(inner, True, None, around)})"
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
        lead = rf"(?:\A|{_escape(atom.separator)})" if atom.separator else ""
        cell.expression = re.compile(f"{lead}{_escape(before)}({self._padded(source, cell.around)}){_escape(after)}")
        return cell

    def _cells(self, cell: Cell, minimum: int) -> str:
        one = f"{_escape(cell.before)}{self._padded(cell.source, cell.around)}{_escape(cell.after)}"
        count = cell.count
        separator = _escape(cell.separator)
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
        parts = _tolerant(self, self.line.atoms, self.around)
        return re.compile(_join_blanks([*parts, self.tail]))

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
        return r"([ \t]*)" if self._open_ended(self.line.atoms) else _TAIL

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
        if exact is None or (loose is not None and not loose[1] and _agrees(exact[0], loose[0])):
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
            if self.printable.fullmatch(start) and self.read(start) != values:
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
                        spans = _token_spans(source.cell, cell, self)
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
        at = 0
        text = text[:_SHOWN]
        expected = "the end of the line"
        for count in range(1, len(self.line.atoms) + 1):
            part = Line()
            part.atoms = self.line.atoms[:count]
            probe = re.compile(
                _join_blanks(
                    _tolerant(BoundLine(part, self.record, self.host, self.counts), part.atoms, (ALONE, ALONE))
                )
            )
            match = probe.match(text)
            if match is None:
                expected = _describe(self.line.atoms[count - 1], self)
                break
            at = match.end()
        found = text[at : at + 20]
        return at + 1, expected, repr(found) if found else "the end of the line"


def _zero_padded(width: int) -> str:
    """The expression of a decimal number that zeros, after its sign, make as wide as this."""
    digits = [f"(?:[0-9]{{{size}}}|[1-9][0-9]{{{size},38}})" for size in (width, max(width - 1, 1))]
    return f"(?:{digits[0]}|-(?=0*[1-9]){digits[1]})"


def _escape(text: str) -> str:
    return re.escape(text).replace("\\ ", " ")


_PAD = r"(?:BLANKS(?:(?<=\n[^\n]{COLUMN})|(?<=\A[^\n]{COLUMN}))|(?<=[^\n]{NEXT})PAST)"
"""Blanks just up to a column of the line, or none where the line is past it."""
_PLAIN_WORD = r"[!-\xff]+"
"""A word without control characters: one range is quicker to match; the rare other words are read line by line."""
_TAIL = r"((?:(?<![^ \t])[^\n]+|[ \t][^\n]*)?)"
"""Unknown text at the end of a line, apart from what is before it."""


def _tolerant(line: BoundLine, atoms_: Sequence[Atom], around: tuple[Edge, Edge]) -> list[str]:
    """The tolerant expression as pieces, with ``None``-like blanks to be merged; the groups as in the strict one."""
    out: list[str] = []
    for place, atom in enumerate(atoms_):
        beside = (ALONE, ALONE) if isinstance(atom, (Lit, Pad)) else line.around_of(atoms_, place, place + 1, around)
        if isinstance(atom, Lit):
            out += _pieces(atom.text)
        elif isinstance(atom, Pad):
            out.append(_ANY)
        elif isinstance(atom, Val):
            source = line._source(atom.name, atom.spec, atom.codec)
            token = line.loose_token(source, beside)
            pad = _ANY if source.spec.padding else ""
            following = atoms_[place + 1] if place + 1 < len(atoms_) else None
            if _may_end_blank(token) and ((pad and not source.spec.right) or _begins_blank(following)):
                # The blanks after a text belong to what follows, so that they are gone through once.
                token = rf"(?:{token}(?<![ \t])|)" if re.fullmatch(token, "") else rf"{token}(?<![ \t])"
            token = f"({token})"
            out.extend([pad, token] if source.spec.right else [token, pad])
        elif isinstance(atom, Flag):
            out.append(f"({_join_blanks(_pieces(atom.text))})?")
        elif isinstance(atom, Repeat):
            cell = line._cell(atom, beside)
            one = [
                *_pieces(cell.before),
                _ANY if cell.source.spec.padding else "",
                line.loose_token(cell.source, cell.around),
                _ANY if cell.source.spec.padding else "",
                *_pieces(cell.after),
            ]
            body = _join_blanks(one)
            separator = _join_blanks(_pieces(cell.separator))
            count = cell.count
            if separator:
                many = f"{body}(?:{separator}{body}){'*' if count is None else f'{{{count - 1}}}'}"
                out.append("()" if count == 0 else f"((?:{many}){'?' if count is None and not atom.minimum else ''})")
            else:
                out.append(f"((?:{body}){{{f'{atom.minimum},' if count is None else count}}})")
        elif isinstance(atom, Opt):
            out.append(f"{_tolerant_branch(line, atoms(atom.items), beside)}?")
        else:
            out.append(f"(?:{'|'.join(_tolerant_branch(line, atoms(choice), beside) for choice in atom.choices)})")
    return out


def _tolerant_branch(line: BoundLine, inner: Sequence[Atom], around: tuple[Edge, Edge]) -> str:
    return f"({'' if line._is_told_by_group(inner) else '?:'}{_join_blanks(_tolerant(line, inner, around))})"


def _pieces(text: str) -> list[str]:
    """Literal text in which any blanks stand for blanks."""
    return [_SOME if piece[0] in " \t" else _escape(piece) for piece in re.findall(r"[ \t]+|[^ \t]+", text)]


@cache
def _may_end_blank(token: str) -> bool:
    """Whether an expression takes blanks at the end of a text, and needs none."""
    expression = re.compile(token)
    return any(expression.fullmatch(text + " ") and expression.fullmatch(text) for text in ("a", "1", "/"))


def _begins_blank(atom: Atom | None) -> bool:
    if isinstance(atom, Lit):
        return atom.text[0] in " \t"
    return isinstance(atom, Pad) or (isinstance(atom, Val) and atom.spec.right and atom.spec.padding > 0)


_SOME = "\0+"
_ANY = "\0*"


def _join_blanks(parts: Iterable[str]) -> str:
    """Joins pieces, neighbouring runs of blanks becoming one, so that no input makes the expression backtrack twice."""
    out: list[str] = []
    for part in parts:
        if part in (_SOME, _ANY) and out and out[-1] in (_SOME, _ANY):
            out[-1] = _SOME if _SOME in (part, out[-1]) else _ANY
        elif part:
            out.append(part)
    # A blank that a neighbouring group needs may have been taken by another's run, which gives nothing back.
    # Those at the end of a line may be gone.
    return "".join({_SOME: r"[ \t]*+(?:(?<=[ \t])|\Z)", _ANY: r"[ \t]*+"}.get(part, part) for part in out)


def _agrees(exact: Mapping[str, Any], loose: Mapping[str, Any]) -> bool:
    """Whether a looser reading has all values of an exact one, which found unknown text, and more."""
    for name, value in exact.items():
        other = loose[name]
        if isinstance(value, list) and isinstance(other, list):
            other = other[: len(value)]
        if isinstance(value, dict) and isinstance(other, dict):
            other = {key: other.get(key) for key in value}
        if value is not None and value is not False and value != other:
            return False
    return True


def _token_spans(cell: Cell, text: str, line: BoundLine) -> list[tuple[int, int]] | None:
    spans = []
    after = _escape(cell.after.strip(" \t"))
    expression = re.compile(f"({line.loose_token(cell.source, cell.around)})(?=[ \t]*+{after})")
    at = 0
    before = re.compile(f"[ \t]*+{_escape(cell.before.strip(' '))}")
    while at < len(text):
        skipped = before.match(text, at)
        match = expression.search(text, skipped.end() if skipped is not None else at)
        if match is None:
            break
        spans.append(match.span(1))
        at = max(match.end(), at + 1)
    return spans


def _describe(atom: Atom, line: BoundLine) -> str:
    if isinstance(atom, Lit):
        return repr(atom.text)
    if isinstance(atom, Val):
        source = line._source(atom.name, atom.spec, atom.codec)
        kind = {"d": "a decimal number", "x": "a hexadecimal number", "X": "a hexadecimal number"}.get(source.spec.type)
        if source.codec is not None and source.codec.pattern is not None:
            kind = None
        return f"{atom.name or 'a value'} ({kind or 'like ' + line._token(source)})"
    if isinstance(atom, (Repeat, Flag)):
        return atom.name
    return "one of its alternatives" if isinstance(atom, Alt) else "blanks"
