"""Files as a later kernel might print them: a real sample with something added, or with other blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import singledispatch
from itertools import pairwise
from typing import Any, NamedTuple

from procframe.host import Host
from procframe.layout import Blocks, File, Free, Link, Many, Misfit, Named, NulEntries, NulList, Structs, Whole
from procframe.layout.line import BoundLine
from procframe.layout.parts import Stanza
from procframe.testing.walk import lines_of

__all__ = ["NUMBER", "WORD", "Mutation", "mutations"]

WORD = "xyzzy9"
"""A word that no kernel prints."""
NUMBER = "918273645"
"""A number that no sample holds."""
_MOST = 24
"""Lines of one sample that are changed, each of a kind of its own where there are as many kinds."""
_WORK = 4 << 20
"""Bytes to parse for one sample at the most."""


class Mutation(NamedTuple):
    """A changed file: ``what`` was done, the bytes, and the ``token`` that was added (``None`` if only blanks)."""

    what: str
    data: bytes
    token: str | None


@singledispatch
def mutations(layout: Any, data: bytes, host: Host) -> Iterator[Mutation]:
    """The mutations of a sample that a layout must bear; of a file of lines unless registered for the layout's class.

    The layout of a plugin's own that is not made of lines registers what can be added to it:
    ``@mutations.register``.
    """
    known = list(lines_of(layout, host))
    lines, end = _lines(data)
    most = max(4, min(_MOST, _WORK // (12 * len(data) + 1)))
    places = _places(lines, most)
    if _in_pairs(layout):
        yield from _pairs(lines, places, end)
        return
    for place in places:
        yield from _columns(lines, place, end)
        yield from _blanks(lines, place, end, known)
        yield from _keys(lines, place, end)
    for place in [*places, len(lines)]:
        text = f"{WORD} {NUMBER}".encode()
        yield _inserted(lines, place, end, text, "an unknown line")
    if len(lines) > 1:
        for token in (WORD, NUMBER):
            changed = [_with_column(line, token) if line else line for line in lines]
            yield Mutation(f"a column {token} on every line", b"\n".join(changed) + end, token)


def _in_pairs(layout: Any) -> bool:
    """Whether every other line names the values of the next, so that only both together can have another column."""
    stanzas: list[Stanza] = []
    if isinstance(layout, File):
        stanzas = [stanza for part in layout.parts if isinstance(part, Many) for stanza in part.stanzas]
    return any(isinstance(part, Named) for stanza in stanzas for part in stanza.parts)


def _pairs(lines: Sequence[bytes], places: Sequence[int], end: bytes) -> Iterator[Mutation]:
    for place in sorted({place // 2 * 2 for place in places if place // 2 * 2 + 1 < len(lines)}):
        for where in (1, lines[place].count(b" ") // 2, -1):
            changed = list(lines)
            for row, token in ((place, WORD), (place + 1, NUMBER)):
                words = lines[row].split(b" ")
                words.insert(where if where > 0 else len(words), token.encode())
                changed[row] = b" ".join(words)
            what = f"a column in lines {place + 1} and {place + 2}, {lines[place][:60]!r}"
            yield Mutation(what, b"\n".join(changed) + end, NUMBER)
        for row in (place, place + 1):
            yield from _blanks(lines, row, end, ())
        label = lines[place].partition(b":")[0]
        pair = b"\n".join(line.replace(label, WORD.encode(), 1) for line in lines[place : place + 2])
        yield _inserted(lines, place, end, pair, "an unknown pair")
        yield _inserted(lines, place, end, f"{WORD} {NUMBER}".encode(), "an unknown line")


@mutations.register
def _(layout: Whole, data: bytes, host: Host) -> Iterator[Mutation]:
    lines, end = _lines(data)
    last = len(lines) - 1
    yield from _columns(lines, last, end)
    yield from _blanks(lines, last, end, list(lines_of(layout, host)))
    yield _inserted(lines, last + 1, end, f"{WORD} {NUMBER}".encode(), "an unknown line")


@mutations.register
def _(layout: Free, data: bytes, host: Host) -> Iterator[Mutation]:
    """Anything in the file is its value, so there is nothing that could be added to it."""
    yield from ()


@mutations.register
def _(layout: Link, data: bytes, host: Host) -> Iterator[Mutation]:
    """A link has neither columns nor lines: another target is another value, not more of this one."""
    yield from ()


@mutations.register(NulList)
@mutations.register(NulEntries)
def _(layout: Any, data: bytes, host: Host) -> Iterator[Mutation]:
    """Any text is one of the list's."""
    more = WORD.encode() + b"\0" if data.endswith(b"\0") else b"\0" + WORD.encode()
    yield Mutation(f"a text {WORD} at the end", data + more, WORD)


@mutations.register
def _(layout: Structs, data: bytes, host: Host) -> Iterator[Mutation]:
    """Structures have no room for more; values of their members that are not known yet are tried elsewhere."""
    yield from ()


@mutations.register
def _(layout: Blocks, data: bytes, host: Host) -> Iterator[Mutation]:
    """A structure of each kind that may hold any bytes, at the end of the file, if its bytes can say that it is there."""
    cuts = [*layout.cut(data), (len(data), "")]
    known = {data[start:end] for (start, _), (end, _) in pairwise(cuts)}
    for name, block in layout.kinds.items():
        if block.open:
            more = next((more for more in _blocks(known, block.least) if _is_last(layout, data, more, name)), None)
            if more is not None:
                what = f"a structure of the kind {name} at the end: {more.hex()}"
                yield Mutation(what, data + more, WORD.encode().hex())


def _blocks(known: set[bytes], size: int) -> Iterator[bytes]:
    """Blocks that hold the word after as many bytes, beginning as a known one with another byte, and as long as that."""
    word = WORD.encode()
    if not size:
        yield word
    for block in sorted(known, key=len):
        heads = [block[:size]]
        for value in (size + len(word), 0xF7):
            # Its length, and a type that no known one has, wherever they are.
            heads = [
                head[:place] + bytes((value,)) + head[place + 1 :] for head in heads for place in range(len(head))
            ] + heads
        for head in heads:
            yield (head + word).ljust(len(block), b"\0")


def _is_last(layout: Blocks, data: bytes, more: bytes, name: str) -> bool:
    try:
        return [*layout.cut(data + more)][-1:] == [(len(data), name)]
    except Misfit:
        return False


def _lines(data: bytes) -> tuple[list[bytes], bytes]:
    """The lines of a file, and what ends the last."""
    lines = data.split(b"\n")
    if lines[-1]:
        return lines, b""
    return lines[:-1], b"\n"


def _places(lines: Sequence[bytes], most: int) -> list[int]:
    """The first, the second and the last line, and the first of each kind, as many as may be."""
    kinds: dict[bytes, int] = {}
    for index, line in enumerate(lines):
        kinds.setdefault(_kind(line), index)
    found = sorted({0, min(1, len(lines) - 1), len(lines) - 1, *kinds.values()})
    if len(found) > most:
        step = len(found) / (most - 1)
        found = [*(found[int(step * index)] for index in range(most - 1)), found[-1]]
    return found


def _kind(line: bytes) -> bytes:
    """A line with its words and numbers reduced, so that rows of a table are of one kind."""
    return re.sub(rb"[0-9A-Fa-f]+", b"0", re.sub(rb"[ \t]+", b" ", line))[:160]


def _inserted(lines: Sequence[bytes], place: int, end: bytes, text: bytes, what: str) -> Mutation:
    changed = [*lines[:place], text, *lines[place:]]
    return Mutation(f"{what} {text.decode('latin-1')!r} before line {place + 1}", b"\n".join(changed) + end, WORD)


def _with_column(line: bytes, token: str, blank: bytes = b" ") -> bytes:
    return line + (b"" if line[-1:] in (b" ", b"\t") else blank) + token.encode()


def _columns(lines: Sequence[bytes], place: int, end: bytes) -> Iterator[Mutation]:
    """An unknown word or number at the end of a line that is not blank."""
    if not lines[place]:
        return
    blanks = [b" ", b"\t"] if b"\t" in lines[place] else [b" "]
    for token in (WORD, NUMBER):
        for blank in blanks:
            changed = list(lines)
            changed[place] = _with_column(lines[place], token, blank)
            what = f"a column {token} after {blank.decode()!r} on line {place + 1} {lines[place][:60]!r}"
            yield Mutation(what, b"\n".join(changed) + end, token)


_GAP = re.compile(rb"(?<=[^ \t])([ \t]+)(?=[^ \t])")
_KEY = re.compile(rb"([ \t]*)([^ \t:=][^:=\t]*?)([ \t]*[:=\t].*)", re.DOTALL)


def _blanks(lines: Sequence[bytes], place: int, end: bytes, known: Sequence[BoundLine]) -> Iterator[Mutation]:
    """Other blanks between the values of a line: one more everywhere, and at its end."""
    line = lines[place]
    inside = _values(line.decode("latin-1"), known)
    wider = _GAP.sub(lambda gap: gap[0] + (b"" if any(a < gap.start() < b for a, b in inside) else b" "), line)
    for what, text in (("wider", wider), ("trailing", line + b" ")):
        if text != line:
            changed = [*lines[:place], text, *lines[place + 1 :]]
            where = f"{what} blanks on line {place + 1} {line[:60]!r}"
            yield Mutation(where, b"\n".join(changed) + end, None)


def _values(line: str, known: Sequence[BoundLine]) -> list[tuple[int, int]]:
    """Where the values of a line are: blanks inside of one belong to it. A key is one too."""
    for bound in known:
        match = bound.strict.fullmatch(line)
        if match is not None:
            sources = [source for slot in bound.slots.values() if slot.shape == "value" for source in slot.sources]
            return [match.span(source.group + 1) for source in sources] + [_key(line)]
    return [_key(line)]


def _key(line: str) -> tuple[int, int]:
    match = _KEY.fullmatch(line.encode("latin-1"))
    return match.span(2) if match is not None else (0, 0)


def _keys(lines: Sequence[bytes], place: int, end: bytes) -> Iterator[Mutation]:
    """A line like this one under a key that is not known."""
    match = _KEY.fullmatch(lines[place])
    if match is not None:
        text = match[1] + WORD.encode() + match[3]
        yield _inserted(lines, place + 1, end, text, "an unknown key")
