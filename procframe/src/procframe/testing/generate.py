"""Records made from a layout by hypothesis: every line that the declaration allows, not only those that were seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, singledispatch
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from procframe import Format, Frame, Host, ParseError, Variant
from procframe.layout import Alt, Blocks, File, Flag, NulEntries, NulList, Opt, Repeat, Structs, Whole
from procframe.layout.among import BoundAmong
from procframe.layout.codecs import WORD
from procframe.layout.continued import BoundContinued
from procframe.layout.keys import BoundKeys, Form
from procframe.layout.layouts import RECORDS
from procframe.layout.line import BoundLine, Source
from procframe.layout.measure import BoundMeasure, Measure
from procframe.layout.named import BoundNamed
from procframe.layout.parts import BoundGroup, BoundLinePart, BoundMany, BoundStanza, record_of
from procframe.layout.spaced import BoundSpaced
from procframe.layout.template import Atom, Spec, Val, atoms
from procframe.layout.tree import BoundTree

__all__ = ["Draw", "Unsupported", "frames", "generate", "generate_like", "part_values"]

Draw = Callable[[st.SearchStrategy[Any]], Any]
"""Draws an example from a strategy; what ``hypothesis.strategies.composite`` gives a function."""

_BYTES = st.characters(codec="latin-1", exclude_characters="\n\0")
_TRIES = 4


class Unsupported(Exception):
    """A layout or part from which no records can be generated, because nobody registered how."""


@st.composite
def frames(draw: Draw, format_: Format, variant: Variant, host: Host, samples: Sequence[bytes] = ()) -> Frame:
    """Frames of a variant, as a machine of this kind could print them; some layouts need samples to start from."""
    records, header = generate_like(variant.layout, draw, host, samples)
    frame = Frame(format_, records, host=host, variant=variant.name, header=header)
    return _measured(frame, variant) if isinstance(variant.layout, File) else frame


def _measured(frame: Frame, variant: Variant) -> Frame:
    """The frame with such widths as the kernel would have computed for its records."""
    measured = [part.name for part in variant.layout.parts if isinstance(part, Measure)]  # type: ignore[attr-defined]
    if not measured:
        return frame
    bound = variant.layout.bind(frame.host)
    for _ in range(_TRIES):
        again = bound.parse(bound.regenerate(frame), frame.format, frame.host, "", variant.name, None)
        wanted = {name: again.header and again.header[name] for name in measured}
        if wanted == {name: frame.header[name] for name in measured}:
            return frame
        for name, width in wanted.items():
            frame.header[name] = width
    reject()


@singledispatch
def generate_like(layout: Any, draw: Draw, host: Host, samples: Sequence[bytes]) -> tuple[list[Any], Any]:
    """Records and header drawn for a layout, by ``generate`` alone unless the layout is made of more than it says.

    A plugin registers it for a layout whose files hold together by a function of its own: ``@generate_like.register``.
    """
    return generate(layout, draw, host)


@generate_like.register
def _(layout: Blocks, draw: Draw, host: Host, samples: Sequence[bytes]) -> tuple[list[Any], Any]:
    """What ``cut`` asks of the bytes is known from samples only: one with other bytes in it, as long as it is one."""
    if not samples:
        raise Unsupported("records of blocks are made from samples: add one")
    data = bytearray(draw(st.sampled_from(sorted(samples, key=len))))
    cuts = [*layout.cut(bytes(data))] if data else []
    for _ in range(draw(st.integers(0, 8))) if data else ():
        start = draw(st.sampled_from(cuts))[0] if draw(st.booleans()) else 0
        place = min(start + draw(st.integers(0, 80)), len(data) - 1)
        before = data[place]
        data[place] = draw(st.integers(0, 255))
        if not _is_cut(layout, bytes(data)):
            data[place] = before
    return _read(layout, bytes(data), host), None


def _is_cut(layout: Blocks, data: bytes) -> bool:
    """Whether bytes are a file of blocks, each of which has what it needs."""
    try:
        layout.bind(Host()).parse(data, Format("any", layout), Host(), "any", "default", None)
    except ParseError:
        return False
    return True


@singledispatch
def generate(layout: Any, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    """Records and header drawn for a layout. A plugin registers it for layouts of its own: ``@generate.register``."""
    raise Unsupported(
        f"nothing generates records for a layout of type {type(layout).__name__}; "
        "register a function for it with @procframe.testing.generate.generate.register"
    )


@generate.register
def _(layout: File, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    bound = layout.bind(host)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for index, part in enumerate(bound.parts):
        if index != bound.records_at:
            part_values(part, draw, before if index < bound.records_at else after, bound.uses)
    values = {**before, **after}
    found: dict[str, Any] = {}
    part_values(bound.records(before).part, draw, found, frozenset())
    records = found[RECORDS]
    if layout.single is not None:
        records = records[:1]
    header = None
    if layout.header is not None:
        header = record_of(layout.header, bound.parts, values)
    return records, header


@generate.register
def _(layout: Whole, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    line = BoundLine(layout.line, layout.record, host)
    return [layout.record(**_line_values(line, draw, frozenset()))], None


@generate.register(NulList)
@generate.register(NulEntries)
def _(layout: Any, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    ends = draw(st.lists(st.binary(max_size=12).map(lambda text: text.replace(b"\0", b"")), max_size=4))
    return _read(layout, b"".join(text + b"\0" for text in ends), host), None


@generate.register
def _(layout: Structs, draw: Draw, host: Host) -> tuple[list[Any], Any]:
    size = layout.bind(host).struct.size
    count = draw(st.integers(0, 4))
    return _read(layout, draw(st.binary(min_size=size * count, max_size=size * count)), host), None


def _read(layout: Any, data: bytes, host: Host) -> list[Any]:
    """The records of a layout that can read any such bytes."""
    records: list[Any] = layout.bind(host).parse(data, Format("any", layout), host, "any", "default", None).records
    return records


@singledispatch
def part_values(part: Any, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    """Draws what a bound part reads into ``values``; ``counts`` are fields that say how often something repeats.

    A plugin registers it for parts of its own: ``@part_values.register``.
    """
    raise Unsupported(
        f"nothing generates values for a part of type {type(part).__name__}; "
        "register a function for it with @procframe.testing.generate.part_values.register"
    )


@part_values.register
def _(part: BoundLinePart, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    if part.line.slots:
        values.update(_line_values(part.line, draw, counts))


@part_values.register
def _(part: BoundKeys, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    keys = [key for key in part.infos if key not in part.others]
    first = draw(st.sampled_from(keys)) if keys else None
    for key in keys:
        if key == first or draw(st.integers(0, 7)):
            usual, form = part.form(key), draw(st.sampled_from(part.forms(key)))
            found = _line_values(form.bound, draw, counts)
            if form is not usual and not _prints(usual, found[key]):
                # A record made from scratch is printed in the usual form, which cannot print what this one reads.
                found = _line_values(usual.bound, draw, counts)
            values.update(found)


def _prints(form: Form, value: Any) -> bool:
    try:
        return bool(form.read(form.write(value)) == value)
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return False


@part_values.register
def _(part: BoundAmong, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    part_values(part.keys, draw, values, counts)
    for inner in part.parts.values():
        if draw(st.integers(0, 3)) == 0:
            part_values(inner, draw, values, counts)
            if not values.get(inner.name):
                values.pop(inner.name, None)


@part_values.register
def _(part: BoundMany, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    count = draw(st.integers(0, 3))
    if part.name == RECORDS:
        count += 1
    values[part.name] = [_record(draw(st.sampled_from(part.stanzas)), draw) for _ in range(count)]


@part_values.register
def _(part: BoundGroup, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    if draw(st.booleans()):
        values[part.name] = _record(part.stanza, draw)


@part_values.register
def _(part: BoundSpaced, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    part_values(part.part, draw, values, counts)


@part_values.register
def _(part: BoundContinued, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    for line in draw(st.lists(st.text("ab :", max_size=9), max_size=2)):
        values[part.name] = f"{values.get(part.name) or ''}\n{line}"


@part_values.register
def _(part: BoundMeasure, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    values.update(dict.fromkeys(part.names, 0))


@part_values.register
def _(part: BoundNamed, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    words = st.from_regex(r"[A-Z][A-Za-z0-9]{0,10}", fullmatch=True)
    values[part.named.field] = part.named.label or draw(words.map("Any".__add__))
    for name in draw(st.lists(words, min_size=1, max_size=5, unique=True)):
        values[name] = draw(st.integers(-1, (1 << 64) - 1))


@part_values.register
def _(part: BoundTree, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    values[part.tree.name] = _branches(part, part.top, draw, 3)


def _branches(tree: BoundTree, kinds: frozenset[int], draw: Draw, depth: int) -> list[Any]:
    found = []
    for _ in range(draw(st.integers(0, depth))):
        kind = tree.kinds[draw(st.sampled_from(sorted(kinds)))]
        values = _line_values(kind.line, draw, frozenset())
        if kind.branch.children is not None:
            values[kind.branch.children] = _branches(tree, kind.below, draw, depth - 1)
        found.append(kind.branch.record(**values))
    return found


def _record(stanza: BoundStanza, draw: Draw) -> Any:
    values: dict[str, Any] = {}
    for index, part in enumerate(stanza.parts):
        if not index and isinstance(part, BoundGroup):
            # What a record begins with is there.
            values[part.name] = _record(part.stanza, draw)
            continue
        if index and isinstance(part, BoundLinePart) and _may_lack(part) and draw(st.booleans()):
            continue
        part_values(part, draw, values, frozenset())
    return stanza.make(values, None)


def _may_lack(part: BoundLinePart) -> bool:
    """Whether a record may be without a line: whether all its fields can be ``None``."""
    infos = part.line.infos
    return bool(part.line.slots) and all(
        name in infos and type(None) in getattr(infos[name].type, "__args__", ()) for name in part.line.slots
    )


def _line_values(line: BoundLine, draw: Draw, counts: frozenset[str]) -> dict[str, Any]:
    """Values of a line as it reads them: where two readings of a text are possible, those that the line decides on."""
    for _ in range(_TRIES):
        used: dict[str, int] = {}
        values: dict[str, Any] = {name: False if slot.shape == "flag" else None for name, slot in line.slots.items()}
        _fill(line, line.line.atoms, draw, values, used, counts, True)
        try:
            found = line.read(line.write_items(values))
        except (ValueError, TypeError):
            found = None
        if found is not None:
            return found
    reject()


def _fill(
    line: BoundLine,
    parts: Sequence[Atom],
    draw: Draw,
    values: dict[str, Any],
    used: dict[str, int],
    counts: frozenset[str],
    there: bool,
) -> None:
    """Draws the values of some atoms; of those that are not ``there``, only the sources are counted."""
    for atom in parts:
        if isinstance(atom, Val):
            source = _next(line, atom.name, used)
            if there:
                values[atom.name] = _value(source, draw, atom.name in counts, line.touches)
        elif isinstance(atom, Flag):
            _next(line, atom.name, used)
            if there:
                values[atom.name] = draw(st.booleans())
        elif isinstance(atom, Repeat):
            source = _next(line, atom.name, used)
            if there:
                assert source.cell is not None
                count = source.cell.count
                if count is None:
                    count = draw(st.integers(max(atom.minimum, 1 if atom.name in counts else 0), 4))
                values[atom.name] = [_value(source.cell.source, draw) for _ in range(count)]
        elif isinstance(atom, Opt):
            _fill(line, atoms(atom.items), draw, values, used, counts, there and draw(st.booleans()))
        elif isinstance(atom, Alt):
            chosen = draw(st.integers(0, len(atom.choices) - 1))
            for index, choice in enumerate(atom.choices):
                _fill(line, atoms(choice), draw, values, used, counts, there and index == chosen)


def _next(line: BoundLine, name: str, used: dict[str, int]) -> Source:
    index = used[name] = used.get(name, -1) + 1
    return line.slots[name].sources[index]


def _value(source: Source, draw: Draw, count: bool = False, fits: bool = False) -> Any:
    """A value that a source can read; a small one of a field that is a count, one that ``fits`` a zero-padded column."""
    tokens = _numbers(source.spec, count, fits) if source.numeric else _texts(_expression(source))
    for _ in range(_TRIES):
        token = draw(tokens)
        try:
            value = source.decode(token)
            if value is not None and source.encode(value) == token:
                return value
        except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, OSError):
            pass
    reject()


_BASES = {"d": 10, "x": 16, "X": 16, "o": 8}

# To make a strategy costs more than to draw from it, and few differ.


@cache
def _numbers(spec: Spec, count: bool, fits: bool = False) -> st.SearchStrategy[str]:
    if count:
        return st.integers(0, 4).map(lambda number: format(number, spec.minimal))
    if fits and spec.zero and spec.type in _BASES:
        # One that does not could not be told from the next.
        most = _BASES[spec.type] ** spec.width - 1
        return st.integers(0, most).map(lambda number: format(number, spec.minimal))
    if spec.type == "f":
        scale = 10**spec.precision
        return st.integers(0, 10**10).map(lambda number: format(number / scale, spec.minimal))
    sizes = [st.integers(0, 20), st.integers(0, (1 << 31) - 1), st.integers(0, (1 << 64) - 1)]
    if spec.type == "d":
        sizes.append(st.integers(-(1 << 63), -1))
    return st.one_of(*sizes).map(lambda number: format(number, spec.minimal))


def _expression(source: Source) -> str:
    codec = source.codec
    expression = codec.pattern if codec is not None and codec.pattern is not None else WORD.pattern
    assert expression is not None
    return expression


@cache
def _texts(expression: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(expression), fullmatch=True, alphabet=_BYTES)
