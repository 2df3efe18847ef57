"""The Python source that layouts compile to: writers of lines, readers and writers of tables.

Generated functions keep their source (``linecache`` knows it, so a traceback shows the generated line), and
``procframe explain --source`` prints it.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Sequence
from itertools import count, repeat
from typing import TYPE_CHECKING, Any, cast

from procframe.layout.codecs import same, wire
from procframe.layout.columns import column_reader, fused_reader, is_list, optional_reader, present_reader, slot_reader
from procframe.layout.line import BoundLine, Cell
from procframe.layout.memo import Memo
from procframe.layout.template import Alt, Atom, Flag, Lit, Opt, Pad, Repeat, Val, atoms
from procframe.record import KeyedRecord, field_names, last_given

if TYPE_CHECKING:
    from procframe.record import AnyRecord

__all__ = ["bulk_reader", "bulk_writer", "compile_source", "line_writer"]

_numbers = count()


def compile_source(code: str, names: dict[str, Any], function: str) -> Callable[..., Any]:
    """The function of that name in the code, whose source stays readable in tracebacks and through ``__source__``."""
    filename = f"<procframe layout {next(_numbers)}>"
    namespace = dict(names)
    exec(compile(code, filename, "exec"), namespace)
    linecache.cache[filename] = (len(code), None, [line + "\n" for line in code.split("\n")], filename)
    found = cast("Callable[..., Any]", namespace[function])
    found.__source__ = code  # type: ignore[attr-defined]
    return found


class _Expression:
    """Builds the expression that prints a line: f-strings, conditions and calls, joined by ``+``."""

    def __init__(
        self,
        line: BoundLine,
        access: str,
        exact_bytes: bool,
        names: dict[str, Any] | None = None,
        local: dict[str, str] | None = None,
    ) -> None:
        self.line = line
        self.access = access
        self.exact_bytes = exact_bytes
        self.names: dict[str, Any] = {} if names is None else names
        self.names["wire"] = wire
        self.locals: dict[str, str] = {} if local is None else local

    def reference(self, name: str) -> str:
        if self.access == "attribute":
            return f"r.{name}"
        return self.locals.setdefault(name, f"v{len(self.locals)}")

    def helper(self, prefix: str, value: Any) -> str:
        for name, known in self.names.items():
            if known is value:
                return name
        name = f"{prefix}{len(self.names)}"
        self.names[name] = value
        return name

    def value(self, atom: Val) -> str:
        source = self.line._source(atom.name, atom.spec, atom.codec)
        inner = self.reference(atom.name)
        if source.codec is not None and source.codec.encode is not same:
            inner = f"{self.helper('encode_', source.codec.encode)}({inner})"
        spec = source.spec
        if not source.numeric:
            if self.exact_bytes:
                inner = f"wire({inner})"
            form = f"{'>' if spec.right else '<'}{spec.width}" if spec.width else ""
            return f"{{{inner}{':' + form if form else ''}}}"
        form = spec.minimal
        if spec.padding:
            form = f"{'>' if spec.right else '<'}{spec.width}{form}"
        return f"{{{inner}:{form}}}"

    def cells(self, atom: Repeat) -> str:
        cell = self.line._cell(atom)
        return f"{self.helper('cells_', _cells_writer(cell))}({self.reference(atom.name)})"

    def condition(self, atoms_: Sequence[Atom], every: bool) -> str:
        tests = self.tests(atoms_)
        if not tests:
            return next(self.reference(atom.name) for atom in atoms_ if isinstance(atom, Flag))
        return " and ".join(tests if every else tests[:1])

    def tests(self, atoms_: Sequence[Atom]) -> list[str]:
        """What must hold for the atoms to be printable."""
        found = []
        for atom in atoms_:
            if isinstance(atom, Repeat) or (isinstance(atom, Val) and self.line.tells(atom)):
                found.append(f"{self.reference(atom.name)} is not None")
            elif isinstance(atom, Alt) and self.line.has_test([atom]):
                choices = [" and ".join(self.tests(atoms(choice))) for choice in atom.choices]
                found.append(f"({' or '.join(choices)})")
        return found

    def build(self, atoms_: Sequence[Atom], before: Sequence[str] = ()) -> str:
        """The expression of some atoms, after the pieces ``before``."""
        pieces = list(before)
        template = ""

        def flush() -> None:
            nonlocal template
            if template:
                # Always formatted, so that literals can be joined whatever they hold.
                pieces.append("f" + repr(template))
                template = ""

        for atom in atoms_:
            if isinstance(atom, Lit):
                template += atom.text.replace("{", "{{").replace("}", "}}")
            elif isinstance(atom, Val):
                template += self.value(atom)
            elif isinstance(atom, Pad):
                flush()
                pieces = [f"({' + '.join(pieces) or repr('')}).ljust({atom.column})"]
            elif isinstance(atom, Flag):
                flush()
                pieces.append(f"({atom.text!r} if {self.reference(atom.name)} else '')")
            elif isinstance(atom, Repeat):
                flush()
                pieces.append(self.cells(atom))
            elif isinstance(atom, Opt):
                flush()
                inner = atoms(atom.items)
                if any(isinstance(part, Pad) for part in inner):
                    # The column is counted from the start of the line, so the line so far belongs to both branches.
                    so_far = " + ".join(pieces) or repr("")
                    pieces = [f"({self.build(inner, pieces)} if {self.condition(inner, False)} else {so_far})"]
                else:
                    pieces.append(f"({self.build(inner)} if {self.condition(inner, False)} else '')")
            else:
                flush()
                pieces.append(self.alternatives(atom))
        flush()
        return " + ".join(pieces) or "f''"

    def alternatives(self, atom: Alt) -> str:
        chosen = [atoms(choice) for choice in atom.choices]
        text = self.build(chosen[-1])
        for inner in reversed(chosen[:-1]):
            text = f"{self.build(inner)} if {self.condition(inner, True)} else {text}"
        return f"({text})"


def _cells_writer(cell: Cell) -> Callable[[Sequence[Any]], str]:
    """Prints a list as cells; a list of plain numbers in one formatting operation."""
    source = cell.source
    spec = source.spec
    if source.codec is not None or spec.type not in ("d", "x", "X"):
        return cell.encode
    align = "" if spec.zero or spec.right or not spec.width else "-"
    width = str(spec.width) if spec.width else ""
    form = f"%{align}{'0' if spec.zero else ''}{width}{spec.type}"
    one = cell.before.replace("%", "%%") + form + cell.after.replace("%", "%%")
    separator = cell.separator.replace("%", "%%")

    def write(values: Sequence[Any]) -> str:
        return separator.join([one] * len(values)) % tuple(values)

    return write


def line_writer(line: BoundLine, access: str, exact_bytes: bool = True) -> tuple[str, dict[str, Any]]:
    """Source and names of ``write_line(r)``; ``access`` is ``attribute`` or ``item``."""
    builder = _Expression(line, access, exact_bytes)
    text = builder.build(line.line.atoms)
    loads = "".join(f"    {local} = r[{name!r}]\n" for name, local in builder.locals.items())
    return f"def write_line(r):\n{loads}    return {text}\n", builder.names


def bulk_writer(
    lines: Sequence[Sequence[tuple[BoundLine, bool]]], access: str, exact_bytes: bool
) -> tuple[str, dict[str, Any]]:
    """Source and names of ``write_records(records, odd)``: the text of each record, its lines joined by newlines.

    Each line is given in pieces; a fused piece is printed once for each combination of its values. For records of a
    class with fields, ``odd`` writes those that have a residue.
    """
    names: dict[str, Any] = {}
    local: dict[str, str] = {}
    texts: list[str] = []
    for pieces in lines:
        before: list[str] = []
        for line, fused in pieces:
            builder = _Expression(line, access, exact_bytes, names, local)
            if fused:
                values = ", ".join(
                    f"None if {place} is None else tuple({place})" if is_list(slot) else place
                    for place, slot in ((builder.reference(name), slot) for name, slot in line.slots.items())
                )
                before.append(f"{builder.helper('text_', _FusedText(line))}[{values}]")
            else:
                before = [builder.build(line.line.atoms, before)]
        texts.append(" + ".join(before) or "f''")
    text = " + '\\n' + ".join(texts).replace("' + '\\n' + f'", "\\n")
    loads = "".join(f"        {place} = r[{name!r}]\n" for name, place in local.items())
    if access == "attribute":
        code = (
            "def write_records(records, odd):\n"
            "    return [\n"
            f"        {text}\n"
            "        if r.residue is None else odd(r)\n"
            "        for r in records\n"
            "    ]\n"
        )
    else:
        code = (
            "def write_records(records, odd):\n"
            "    texts = []\n"
            "    for r in records:\n"
            f"{loads}"
            f"        texts.append({text})\n"
            "    return texts\n"
        )
    return code, names


class _FusedText(Memo):
    """The text of neighbouring fields by their values."""

    __slots__ = ()

    def __init__(self, line: BoundLine) -> None:
        fields = tuple(line.slots)
        super().__init__(lambda values: line.write_items(dict(zip(fields, values, strict=True))))


def bulk_reader(
    pieces: Sequence[tuple[BoundLine, bool]], record: type[AnyRecord]
) -> tuple[str, dict[str, Any], list[Memo]]:
    """Source and names of ``read_records(rows, columns)``, and the memos of its fused pieces.

    ``rows`` holds the groups of each record, ``columns`` the same the other way round; a piece is part of a line, and a
    fused one is a single group.
    """
    names: dict[str, Any] = {"Record": record}
    memos: list[Memo] = []
    steps: list[str] = []
    columns: dict[str, str] = {}
    first = 0
    for line, fused in pieces:
        if fused:
            memo, names[f"fused_{first}"] = fused_reader(line)
            memos.append(memo)
            fields = [f"c{first}_{index}" for index in range(len(line.slots))]
            columns.update(zip(line.slots, fields, strict=True))
            steps.append(f"    {', '.join(fields)} = fused_{first}(g{first})\n")
            first += 1
            continue
        for slot in line.slots.values():
            source = slot.sources[0]
            group = f"g{first + source.group}"
            label = f"read_{len(columns)}"
            if slot.shape == "flag" and len(slot.sources) == 1:
                columns[slot.name] = f"map(bool, {group})"
            elif slot.shape == "value" and len(slot.sources) == 1 and source.presence is None:
                names[label] = optional_reader(source) if slot.optional else column_reader(source)
                columns[slot.name] = f"{label}({group})"
            elif slot.shape == "value" and len(slot.sources) == 1:
                names[label] = present_reader(source)
                columns[slot.name] = f"{label}({group}, g{first + cast('int', source.presence)})"
            else:
                names[label] = slot_reader(slot, first)
                columns[slot.name] = f"{label}(rows)"
        first += line.groups
    groups = ", ".join(f"g{index}" for index in range(first))
    head = f"def read_records(rows, columns):\n    ({groups}, _) = columns\n{''.join(steps)}"
    if issubclass(record, KeyedRecord):
        names["keys"] = tuple(columns)
        cells = "".join(f"        {text},\n" for text in columns.values())
        return f"{head}    return [Record(zip(keys, values)) for values in zip(\n{cells}    )]\n", names, memos
    order = field_names(record)
    last = last_given(record, columns)
    names["absent"] = _absent
    arguments = [f"        {columns.get(name, 'absent()')},  # {name}\n" for name in order[: last + 1]]
    return f"{head}    return list(map(\n        Record,\n{''.join(arguments)}    ))\n", names, memos


def _absent() -> Any:
    return repeat(None)
