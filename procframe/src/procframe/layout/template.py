"""Templates: one line of a file, in Python's format mini-language, and the items that a line is made of.

``"{slot:4d}: {state:02X}{@149}"`` has the fields ``slot`` and ``state`` and pads the line with blanks to column 149;
``{@16t}``, after the text that a line begins with (a key), pads with tabs to the tab stop at column 16.
Literal braces are doubled. A field's format spec is ``[<>][0][width][.precision][type]`` with the types ``d x X o s f``;
numbers align to the right and text to the left, as in Python. A width in square brackets is a field of the file's header
(``{irq:>[label_width]s}``). ``{}`` is a value without a name, for a repeated cell or a
keyed line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from procframe.errors import PluginError
from procframe.layout.codecs import AnyCodec

__all__ = ["Alt", "Flag", "Item", "Lit", "Opt", "Pad", "Repeat", "Spec", "Val", "atoms", "merge", "quote", "value"]


class Spec(msgspec.Struct, frozen=True):
    """A parsed format spec. ``type`` is one of ``d x X o s f``; ``width`` 0 means as wide as the value."""

    type: str = ""
    width: int = 0
    align: str = ""
    zero: bool = False
    precision: int = 0
    width_from: str = ""
    """The field of the file's header that holds the width, for widths that the kernel computes."""

    @property
    def right(self) -> bool:
        """Whether blanks go before the value: as the spec says, else for numbers."""
        return self.align == ">" if self.align else self.type in ("d", "x", "X", "o", "f")

    @property
    def minimal(self) -> str:
        """The Python spec without blank padding."""
        if self.type in ("s", ""):
            return ""
        zeros = f"0{self.width}" if self.zero else ""
        return f"{zeros}.{self.precision}f" if self.type == "f" else f"{zeros}{self.type}"

    @property
    def padding(self) -> int:
        """The width in blanks, 0 where the value is not padded with blanks."""
        return 0 if self.zero else self.width


class Lit(msgspec.Struct, frozen=True):
    """Literal text."""

    text: str


class Val(msgspec.Struct, frozen=True):
    """One value: the field's ``name`` ("" for an anonymous one), its spec, and the codec if the item brings one."""

    name: str
    spec: Spec
    codec: AnyCodec | None = None


class Pad(msgspec.Struct, frozen=True):
    """Blanks up to a column of the line, counted from 0 (or ``tabs`` to it); none if the line is there already."""

    column: int
    tabs: bool = False

    def fill(self, text: str) -> str:
        """The beginning of a line, padded."""
        if not self.tabs:
            return text.ljust(self.column)
        return text + "\t" * -((len(text) - self.column) // 8)


class Opt:
    """Items that are there or not: an optional part of a line, whose fields are ``None`` where it is absent.

    ``Opt(" {rto:d} {ato:d}")``. With content after it that is not known, the optional part still reads.
    """

    __slots__ = ("items",)

    def __init__(self, *items: Item) -> None:
        self.items = items

    def __repr__(self) -> str:
        return f"Opt({', '.join(map(repr, self.items))})"


class Flag:
    """A literal text that is there or not, as a field of type ``bool``: ``Flag("unreplied", "[UNREPLIED] ")``."""

    __slots__ = ("name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    def __repr__(self) -> str:
        return f"Flag({self.name!r}, {self.text!r})"


class Repeat:
    """A cell repeated across a line, as a list: ``Repeat("counts", "{:10d} ", count="cpus")``.

    The cell is a template of one anonymous value with literal text around it. ``count`` names a field of the file's
    header (a list or a number) that says how often; without it the cell repeats as long as it fits. ``separator``
    stands between cells only. A value may bring its own ``codec``.
    """

    __slots__ = ("cell", "codec", "count", "minimum", "name", "separator")

    def __init__(
        self,
        name: str,
        cell: str,
        *,
        separator: str = "",
        count: str | int | None = None,
        codec: AnyCodec | None = None,
        minimum: int = 0,
    ) -> None:
        self.name = name
        self.cell = cell
        self.separator = separator
        self.count = count
        self.codec = codec
        self.minimum = minimum

    def __repr__(self) -> str:
        return f"Repeat({self.name!r}, {self.cell!r})"


class Alt:
    """Alternatives: the first that fits is read; the first whose values are all there is written.

    Each is a template or a tuple of items. The fields of the others are ``None`` unless they share a name.
    """

    __slots__ = ("choices",)

    def __init__(self, *choices: Item | Sequence[Item]) -> None:
        self.choices: tuple[tuple[Item, ...], ...] = tuple(
            (choice,) if isinstance(choice, (str, Val, Opt, Flag, Repeat, Alt)) else tuple(choice) for choice in choices
        )

    def __repr__(self) -> str:
        return f"Alt({', '.join(repr(choice[0] if len(choice) == 1 else choice) for choice in self.choices)})"


Item = str | Val | Opt | Flag | Repeat | Alt
Atom = Lit | Val | Pad | Opt | Flag | Repeat | Alt

_PIECE = re.compile(r"\{\{|\}\}|\{@(\d+t?)\}|\{([A-Za-z_][A-Za-z0-9_]*)?(?::([^{}]*))?\}|([^{}]+)|([{}])")
_SPEC = re.compile(r"([<>])?(0)?(\d+|\[\w+\])?(?:\.(\d+))?([dxXosf])?")


def quote(text: str) -> str:
    """Literal text as a template."""
    return text.replace("{", "{{").replace("}", "}}")


def value(template: str, codec: AnyCodec) -> Val:
    """One value with a codec of its own, for a field that alternatives print differently: ``value("{irq:>4s}", NUMBER)``."""
    found = atoms((template,))
    if len(found) != 1 or not isinstance(found[0], Val):
        raise PluginError(f"template {template!r}: it must be one value alone")
    return replace(found[0], codec=codec)


def _spec(text: str, template: str) -> Spec:
    match = _SPEC.fullmatch(text)
    if match is None:
        raise PluginError(
            f"template {template!r}: the format spec {text!r} is none of [<>][0][width][.precision][dxXosf]"
        )
    align, zero, width, precision, type_ = match.groups()
    digits = int(precision if precision is not None else 6) if type_ == "f" else 0
    if width and width[0] == "[":
        return Spec(type_ or "", 0, align or "", bool(zero), digits, width[1:-1])
    return Spec(type_ or "", int(width or 0), align or "", bool(zero), digits)


def atoms(items: Sequence[Item]) -> list[Atom]:
    """The items of a line as atoms: templates taken apart, the other items as they are."""
    found: list[Atom] = []
    for item in items:
        if not isinstance(item, str):
            found.append(item)
            continue
        literal = ""
        for match in _PIECE.finditer(item):
            column, name, spec, plain, stray = match.groups()
            if stray:
                raise PluginError(f"template {item!r}: a single {stray!r}; double it to mean the character")
            if plain is not None:
                literal += plain
                continue
            if match[0] in ("{{", "}}"):
                literal += match[0][0]
                continue
            if literal:
                found.append(Lit(literal))
                literal = ""
            if column is not None:
                found.append(Pad(int(column.rstrip("t")), column.endswith("t")))
            else:
                found.append(Val(name or "", _spec(spec or "", item)))
        if literal:
            found.append(Lit(literal))
    return found


def merge(line: Sequence[Atom]) -> list[Atom]:
    """The atoms of a whole line with neighbouring literals joined, and padding after a literal beginning made literal."""
    found: list[Atom] = []
    for atom in line:
        last = found[-1] if found else None
        if isinstance(atom, Lit) and isinstance(last, Lit):
            found[-1] = Lit(last.text + atom.text)
        elif isinstance(atom, Pad) and isinstance(last, Lit) and len(found) == 1:
            found[-1] = Lit(atom.fill(last.text))
        elif isinstance(atom, Pad) and atom.tabs:
            raise PluginError("a padding with tabs stands after the text that a line begins with only")
        else:
            found.append(atom)
    return found
