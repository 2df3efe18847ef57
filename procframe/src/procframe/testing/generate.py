"""Records made from a layout by hypothesis: every line that the declaration allows, not only those that were seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from procframe import Format, Frame, Host, Variant
from procframe.layout import Alt, File, Flag, Opt, Repeat, Whole
from procframe.layout.codecs import WORD
from procframe.layout.keys import BoundKeys
from procframe.layout.layouts import RECORDS
from procframe.layout.line import BoundLine, Source
from procframe.layout.parts import BoundGroup, BoundLinePart, BoundMany, BoundStanza, record_of
from procframe.layout.template import Atom, Val, atoms

__all__ = ["Draw", "Unsupported", "frames", "generate", "part_values"]

Draw = Callable[[st.SearchStrategy[Any]], Any]
"""Draws an example from a strategy; what ``hypothesis.strategies.composite`` gives a function."""

_BYTES = st.characters(codec="latin-1", exclude_characters="\n\0")
_TRIES = 4


class Unsupported(Exception):
    """A layout or part from which no records can be generated, because nobody registered how."""


@st.composite
def frames(draw: Draw, format_: Format, variant: Variant, host: Host) -> Frame:
    """Frames of a variant, as a machine of this kind could print them."""
    records, header = generate(variant.layout, draw, host)
    return Frame(format_, records, host=host, variant=variant.name, header=header)


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
    for key in keys:
        if draw(st.integers(0, 7)):
            values.update(_line_values(part.form(key).bound, draw, counts))


@part_values.register
def _(part: BoundMany, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    count = draw(st.integers(0, 3))
    if part.name == RECORDS:
        count += 1
    values[part.name] = [_record(draw(st.sampled_from(part.stanzas)), draw) for _ in range(count)]


@part_values.register
def _(part: BoundGroup, draw: Draw, values: dict[str, Any], counts: frozenset[str]) -> None:
    values[part.name] = _record(part.stanza, draw) if draw(st.booleans()) else None


def _record(stanza: BoundStanza, draw: Draw) -> Any:
    values: dict[str, Any] = {}
    for index, part in enumerate(stanza.parts):
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
                values[atom.name] = draw(_value(source, atom.name in counts))
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
                values[atom.name] = [draw(_value(source.cell.source, False)) for _ in range(count)]
        elif isinstance(atom, Opt):
            _fill(line, atoms(atom.items), draw, values, used, counts, there and draw(st.booleans()))
        elif isinstance(atom, Alt):
            chosen = draw(st.integers(0, len(atom.choices) - 1))
            for index, choice in enumerate(atom.choices):
                _fill(line, atoms(choice), draw, values, used, counts, there and index == chosen)


def _next(line: BoundLine, name: str, used: dict[str, int]) -> Source:
    index = used[name] = used.get(name, -1) + 1
    return line.slots[name].sources[index]


def _value(source: Source, count: bool) -> st.SearchStrategy[Any]:
    """Values that a source can read; small ones of a field that is a count."""
    tokens = _numbers(source, count) if source.numeric else _texts(source)
    return tokens.map(lambda token: _decoded(source, token)).filter(lambda found: found is not None).map(_first)


def _first(found: tuple[Any] | None) -> Any:
    return found and found[0]


def _decoded(source: Source, token: str) -> tuple[Any] | None:
    """The value of a token, if the token is how the value prints."""
    try:
        value = source.decode(token)
        return (value,) if source.encode(value) == token else None
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, OSError):
        return None


def _numbers(source: Source, count: bool) -> st.SearchStrategy[str]:
    spec = source.spec
    if count:
        return st.integers(0, 4).map(lambda number: format(number, spec.minimal))
    if spec.type == "f":
        scale = 10**spec.precision
        return st.integers(0, 10**10).map(lambda number: format(number / scale, spec.minimal))
    sizes = [st.integers(0, 20), st.integers(0, (1 << 31) - 1), st.integers(0, (1 << 64) - 1)]
    if spec.type == "d":
        sizes.append(st.integers(-(1 << 63), -1))
    return st.one_of(*sizes).map(lambda number: format(number, spec.minimal))


def _texts(source: Source) -> st.SearchStrategy[str]:
    codec = source.codec
    expression = codec.pattern if codec is not None and codec.pattern is not None else WORD.pattern
    assert expression is not None
    return st.from_regex(re.compile(expression), fullmatch=True, alphabet=_BYTES)
