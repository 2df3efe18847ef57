"""Trees: lines whose indentation says what belongs to what, as records nested in records."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from procframe.errors import PluginError
from procframe.layout.bulk import Bulk
from procframe.layout.line import BoundLine, Line
from procframe.layout.parts import OPEN, STRICT, BoundLinePart, Context, Cursor, Odd, Stanza
from procframe.layout.template import Item, Lit
from procframe.record import AnyRecord, Record, Residue, fields_of

__all__ = ["Branch", "Tree"]

_MANY = 1 << 13
"""Lines read at a time, as long as all of them are as they should be."""


class Branch:
    """One kind of line in a ``Tree``: its record class, its template, and the field that holds what is below it.

    ``Branch(Leaf, "  |-- {address}", children="routes")``. The template is that of a line at the outermost level, and
    begins with a literal text that tells it from the other kinds. The annotation of the field says which kinds of lines
    may be below: ``list[Route]``, ``list[Node | Leaf]``. Without ``children`` nothing is.
    """

    def __init__(self, record: type[Record], *items: Item, children: str | None = None) -> None:
        self.record = record
        self.line = Line(*items)
        self.children = children
        first = self.line.atoms[0]
        text = first.text if isinstance(first, Lit) else ""
        self.marker = text.lstrip(" ")
        """What a line of this kind begins with, after its blanks."""
        self.blanks = len(text) - len(self.marker)


class Tree:
    """Lines indented by their level, as records nested in the list ``name`` of the record they stand in.

    ``Tree("nodes", "   ", Branch(Node, "  +-- {address}", children="children"), Branch(Leaf, ...))``, where ``indent`` is
    what each level adds. A line belongs to the last one before it that is a level further out. One that has no such
    line before it, or is of a kind that cannot be there, or is ``deepest`` levels deep (further than any kernel
    prints), is an unknown line. Reading and writing work on all lines of a kind at a time, without recursion.
    """

    def __init__(self, name: str, indent: str, *branches: Branch, deepest: int = 64) -> None:
        if not indent or indent.strip(" "):
            raise PluginError(f"{name}: the indentation {indent!r} of a tree is made of blanks")
        for index, branch in enumerate(branches):
            if branch.blanks >= len(indent):
                raise PluginError(f"{name}: {branch.line} begins with a whole indentation")
            for other in branches[:index]:
                if branch.marker.startswith(other.marker):
                    raise PluginError(f"{name}: nothing tells {branch.line} from {other.line}")
        self.name = name
        self.indent = indent
        self.branches = branches
        self.deepest = deepest

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of its kinds of lines."""
        return tuple(branch.record for branch in self.branches)

    def bind(self, context: Context, record: type[AnyRecord] | None, place: str) -> BoundTree:
        """The tree on a kind of machine."""
        if record is None or self.name not in fields_of(record):
            raise PluginError(f"{self.name}: a tree stands in a record with a field of that name")
        return BoundTree(self, context, record)


def _kinds_in(type_: Any) -> Iterator[type[Any]]:
    """The classes in an annotation."""
    if isinstance(type_, type):
        yield type_
    for argument in typing.get_args(type_):
        yield from _kinds_in(argument)


@dataclass(slots=True)
class _Kind:
    """A bound branch: its line, its reader and writer, and which kinds of lines may be below it."""

    branch: Branch
    line: BoundLine
    bulk: Bulk
    below: frozenset[int]


class BoundTree:
    """A tree that reads and writes."""

    many = True

    def __init__(self, tree: Tree, context: Context, record: type[AnyRecord]) -> None:
        self.tree = tree
        self.names: tuple[str, ...] = (tree.name,)
        self.step = len(tree.indent)
        self.by_type = {branch.record: index for index, branch in enumerate(tree.branches)}
        self.top = self._allowed(record, tree.name)
        self.kinds: list[_Kind] = []
        for branch in tree.branches:
            stanza = Stanza(branch.record, branch.line).bind(context)
            part = typing.cast("BoundLinePart", stanza.parts[0])
            below = self._allowed(branch.record, branch.children) if branch.children else frozenset[int]()
            self.kinds.append(_Kind(branch, part.line, Bulk(stanza), below))
        self._size = _MANY

    def _allowed(self, record: type[AnyRecord], name: str) -> frozenset[int]:
        """The kinds of lines that may be in a field."""
        info = fields_of(record).get(name)
        kinds = set(_kinds_in(info.type)) if info is not None else set()
        found = frozenset(index for kind, index in self.by_type.items() if kind in kinds)
        if not found:
            raise PluginError(f"{record.__name__}.{name}: a list of some of {', '.join(map(repr, self.by_type))}")
        return found

    def place(self, text: str) -> tuple[int, int] | None:
        """The kind and the level of a line, by its beginning."""
        marked = text.lstrip(" ")
        blanks = len(text) - len(marked)
        for index, kind in enumerate(self.kinds):
            branch = kind.branch
            if blanks >= branch.blanks and marked.startswith(branch.marker):
                return index, (blanks - branch.blanks) // self.step
        return None

    def accept(self, cursor: Cursor, level: int) -> bool:
        if level == OPEN:
            return False
        found = self.place(cursor.line)
        if found is None:
            return False
        line = self.kinds[found[0]].line
        text = cursor.line[found[1] * self.step :]
        return (line.read(text) if level == STRICT else line.read_tolerant(text)) is not None

    # -- reading -----------------------------------------------------------------------------------------------

    def take(self, cursor: Cursor, values: dict[str, Any], odd: Odd) -> bool:
        """Reads as many lines as belong to the tree; ``False`` where the first has no place in it."""
        cursor.more()
        top = values.setdefault(self.tree.name, [])
        path = self._path(top)
        order, texts = self._gather(cursor, [index for index, _ in path])
        made, count = self._read(order, texts)
        if not count:
            return False
        for index, level in order[:count]:
            record = next(made[index])
            children = self.kinds[index].branch.children
            if children is not None:
                setattr(record, children, [])
            siblings = top
            if level:
                above, parent = path[level - 1]
                siblings = getattr(parent, typing.cast("str", self.kinds[above].branch.children))
            siblings.append(record)
            del path[level:]
            path.append((index, record))
        cursor.at += count
        return True

    def _path(self, top: list[Any]) -> list[tuple[int, Any]]:
        """The last record of each level, with its kind."""
        path: list[tuple[int, Any]] = []
        siblings: Sequence[Any] | None = top
        while siblings:
            record = siblings[-1]
            index = self.by_type[type(record)]
            path.append((index, record))
            children = self.kinds[index].branch.children
            siblings = getattr(record, children) if children is not None else None
        return path

    def _gather(self, cursor: Cursor, path: list[int]) -> tuple[list[tuple[int, int]], list[list[str]]]:
        """Kind and level of the next lines that have a place in the tree, and their texts by kind."""
        order: list[tuple[int, int]] = []
        texts: list[list[str]] = [[] for _ in self.kinds]
        for at in range(cursor.at, min(cursor.end, cursor.at + self._size)):
            text = cursor.lines[at]
            found = self.place(text)
            if found is None:
                break
            index, level = found
            if level > len(path) or level >= self.tree.deepest:
                break
            if index not in (self.kinds[path[level - 1]].below if level else self.top):
                break
            path[level:] = [index]
            order.append(found)
            texts[index].append(text[level * self.step :])
        return order, texts

    def _read(self, order: Sequence[tuple[int, int]], texts: Sequence[list[str]]) -> tuple[list[Iterator[Any]], int]:
        """The records of each kind, and how many of the lines can be taken."""
        made: list[Iterator[Any]] = []
        bad: list[int] = []
        for kind, lines in zip(self.kinds, texts, strict=True):
            reading = kind.bulk.read("\n".join([*lines, ""]), 0, _nowhere) if lines else None
            made.append(iter(reading.records if reading is not None else ()))
            bad.append(reading.lines[0][0] if reading is not None and reading.lines else len(lines))
        count = len(order)
        if any(first < len(lines) for first, lines in zip(bad, texts, strict=True)):
            seen = [0] * len(bad)
            for count, (index, _) in enumerate(order):  # noqa: B007 - the number of the first that is bad
                if seen[index] == bad[index]:
                    break
                seen[index] += 1
        # Where lines are often bad, what follows one would be read again and again.
        self._size = min(2 * self._size, _MANY) if count == len(order) else max(self._size // 16, 1)
        return made, count

    def missing(self, odd: Odd) -> None:
        """No line of the tree is an empty list."""

    # -- writing -----------------------------------------------------------------------------------------------

    def write(self, values: Any, residue: Residue | None, out: list[str]) -> None:
        """Appends the lines of the tree."""
        order: list[tuple[int, int]] = []
        records: list[list[Any]] = [[] for _ in self.kinds]
        stack: list[Iterator[Any]] = [iter(values.get(self.tree.name) or ())]
        while stack:
            record = next(stack[-1], None)
            if record is None:
                stack.pop()
                continue
            index = self.by_type.get(type(record))
            if index is None:
                known = ", ".join(kind.__name__ for kind in self.by_type)
                raise TypeError(f"{self.tree.name} holds records of {known}, not {type(record).__name__}")
            order.append((index, len(stack) - 1))
            records[index].append(record)
            children = self.kinds[index].branch.children
            if children is not None:
                stack.append(iter(getattr(record, children) or ()))
        made = [iter(self._lines(kind.bulk, some)) for kind, some in zip(self.kinds, records, strict=True)]
        indents = [self.tree.indent * level for level in range(1 + max((level for _, level in order), default=0))]
        out.extend([indents[level] + next(made[index]) for index, level in order])

    def _lines(self, bulk: Bulk, records: Sequence[Any]) -> list[str]:
        out: list[str] = []
        bulk.write(records, out)
        return "\n".join(out).split("\n")

    def generated(self) -> Iterator[tuple[str, str]]:
        """The code of its kinds of lines."""
        for kind in self.kinds:
            yield from kind.bulk.generated()


def _nowhere(cursor: Cursor, level: int) -> bool:
    return False
