"""Records with values that are rare but possible: odd text, words that nobody knows yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hypothesis import find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from procframe import Format, Frame, KeyedRecord, ParseError, Record
from procframe.layout import PerHost
from procframe.layout.codecs import WORD, Codec
from procframe.layout.line import Source
from procframe.record import AnyRecord, fields_of
from procframe.testing.mutations import WORD as TOKEN
from procframe.testing.outcome import Broken, read, write
from procframe.testing.walk import lines_of

__all__ = ["ODD", "judged_words", "odd_texts", "permits"]

ODD = {
    "a carriage return": "\r",
    "a file separator": "\x1c",
    "a no-break space": "\u00a0",
    "a next-line character": "\u0085",
    "a line separator": "\u2028",
    "a byte that is no UTF-8": "\udcff",
    "half a surrogate": "\udced\udca0\udc80",
    "a form feed": "\f",
    "an escape": "\x1b[31m",
}
"""Text that breaks readers which split on more than the kernel's own separators."""


class Site(NamedTuple):
    """A value in a frame: how it is found in that frame (or a copy), its field, and what it is now."""

    where: str
    owner: Callable[[Frame], Any]
    name: Any
    kind: type[AnyRecord]
    field: str
    value: Any


def sites(frame: Frame, most: int = 40) -> Iterator[Site]:
    """The values of some of the records of a frame, those in nested records and lists too."""
    count = len(frame.records)
    chosen = range(count) if count <= most else sorted({int(count / most * step) for step in range(most)})
    if frame.header is not None:
        yield from _record_sites("header", lambda frame: frame.header, frame.header)
    for index in chosen:
        where = f"records[{index}]"
        yield from _record_sites(where, lambda frame, index=index: frame.records[index], frame.records[index])  # type: ignore[misc]


def _record_sites(where: str, find: Callable[[Frame], Any], record: Any) -> Iterator[Site]:
    for name, value in list(record.items()):
        yield from _value_sites(f"{where}.{name}", find, name, value, type(record), name)


def _value_sites(
    where: str, find: Callable[[Frame], Any], name: Any, value: Any, kind: type[AnyRecord], field: str
) -> Iterator[Site]:
    yield Site(where, find, name, kind, field, value)
    inner: Callable[[Frame], Any] = lambda frame: find(frame)[name]  # noqa: E731
    if isinstance(value, (Record, KeyedRecord)):
        yield from _record_sites(where, inner, value)
    elif isinstance(value, list):
        for index, item in enumerate(value[:8]):
            yield from _value_sites(f"{where}[{index}]", inner, index, item, kind, field)
    elif isinstance(value, dict):
        for key, item in list(value.items())[:8]:
            yield from _value_sites(f"{where}[{key!r}]", inner, key, item, kind, field)


def permits(source: Source, value: Any) -> bool:
    """Whether a value can stand there: whether it prints as what the source reads, and reads back as itself."""
    codec = source.codec
    if source.numeric:
        return False
    expression = codec.pattern if codec is not None and codec.pattern is not None else WORD.pattern
    assert expression is not None
    try:
        token = source.encode(value)
        return re.fullmatch(expression, token) is not None and bool(source.decode(token) == value)
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, OSError):
        return False


def _sources(format_: Format, frame: Frame) -> dict[tuple[type[Any], str], list[Source]]:
    found: dict[tuple[type[Any], str], list[Source]] = {}
    for line in lines_of(format_.variant(frame.variant).layout, frame.host):
        if line.record is not None:
            for slot in line.slots.values():
                found.setdefault((line.record, slot.name), []).extend(
                    source if source.cell is None else source.cell.source for source in slot.sources
                )
    return found


def _odd(text: str, odd: str) -> str:
    middle = (len(text) + 1) // 2
    return text[:middle] + odd + text[middle:]


def odd_texts(format_: Format, data: bytes, frame: Frame) -> Iterator[str]:
    """Puts each odd character into every text of the frame that permits it; all at once, one by one if that fails."""
    sources = _sources(format_, frame)
    for what, odd in ODD.items():
        chosen: list[tuple[Site, Any]] = [
            (site, _odd(site.value, odd))
            for site in sites(frame)
            if isinstance(site.value, str) and _fits(sources, site, _odd(site.value, odd))
        ]
        if chosen and any(True for _ in _edited(format_, data, frame, chosen, what)):
            for one in chosen:
                problems = list(_edited(format_, data, frame, [one], what))
                if problems:
                    yield problems[0]
                    break
            else:
                yield from _edited(format_, data, frame, chosen, what)


def _fits(sources: dict[tuple[type[Any], str], list[Source]], site: Site, value: str) -> bool:
    found = sources.get((site.kind, site.field))
    if found is None:
        return False
    if isinstance(site.name, str) and site.name == site.field:
        return all(permits(source, value) for source in found)
    # An element of a list is a cell's value, or a word that the list's codec joins to others.
    return all(permits(source, value) or permits(source, [value]) for source in found)


def _edited(format_: Format, data: bytes, frame: Frame, chosen: list[tuple[Site, Any]], what: str) -> Iterator[str]:
    """What is wrong with a copy of the frame after some of its values were replaced."""
    where = f"{what} in {chosen[0][0].where}" + (f" and {len(chosen) - 1} more" if len(chosen) > 1 else "")
    try:
        copy = read(format_, data, frame.host, where)
        assert isinstance(copy, Frame)
        for site, value in chosen:
            site.owner(copy)[site.name] = value
        text = write(copy, where)
        again = read(format_, text, frame.host, where)
        if isinstance(again, ParseError):
            yield f"{where}: {again}"
            return
        if write(again, where) != text:
            yield f"{where}: regenerated differently"
        for site, value in chosen:
            try:
                found = site.owner(again)[site.name]
            except (LookupError, TypeError, AttributeError):
                found = None
            if found != value:
                yield f"{where}: {value!r} came back as {found!r}"
                return
        if len(again.records) != len(frame.records):
            yield f"{where}: {len(frame.records)} records became {len(again.records)}"
    except Broken as broken:
        yield str(broken)


def judged_words(format_: Format, frame: Frame) -> Iterator[str]:
    """A flag, state or word that has no name yet, in each field that has names for its values."""
    data = write(frame, "the sample")
    cells = {
        (line.record, slot.name)
        for line in lines_of(format_.variant(frame.variant).layout, frame.host)
        for slot in line.slots.values()
        if slot.shape == "list"
    }
    tried = set()
    for site in sites(frame):
        if (site.kind, site.field) in tried or site.value is None or site.name != site.field:
            continue
        codec = _codec(site, frame)
        if codec is None or codec.unknown is None:
            continue
        tried.add((site.kind, site.field))
        if (site.kind, site.field) in cells:
            value = _unknown_cell(codec, site.value)
        else:
            value = _unknown_value(codec, site.value, isinstance(codec.encode(site.value), int))
        if value is None:
            yield f"{site.kind.__name__}.{site.field}: found no value without a name that its codec can print"
            continue
        problems = list(_edited(format_, data, frame, [(site, value)], "a value without a name"))
        yield from problems
        if not problems:
            yield from _reported(format_, data, frame, site, value)


def _codec(site: Site, frame: Frame) -> Codec | None:
    for info in fields_of(site.kind).values():
        if site.field in (info.name, info.key):
            codec = info.meta.codec
            return codec.make(frame.host) if isinstance(codec, PerHost) else codec
    return None


def _unknown_cell(codec: Codec, now: list[Any]) -> Any:
    """A list with one more value, for which the codec of its cells has no word."""
    assert codec.unknown is not None
    unknown = codec.unknown
    try:
        numeric = isinstance(codec.encode(now[0]), int) if now else codec.pattern is None
        cell = _unknown_value(codec.but(unknown=lambda value: unknown([value])), "", numeric)
    except (ValueError, TypeError, KeyError):
        return None
    return None if cell is None else [*now, cell]


def _unknown_value(codec: Codec, now: Any, numeric: bool) -> Any:
    """A value that the codec can print and has no word for."""
    if isinstance(now, list):
        masks = [f"{1 << bit:#x}" for bit in range(64)]
        candidates: list[Any] = [[*some, word] for some in (now, ()) for word in (TOKEN, *masks)]
    elif isinstance(now, dict):
        # Of values that are named by their place, twice as many.
        text = codec.encode(now)
        try:
            candidates = [codec.decode(f"{text} {text}")]
        except (ValueError, TypeError, KeyError, IndexError):
            candidates = []
    else:
        candidates = [TOKEN, 91, 1000007, *range(10)]
    for candidate in candidates:
        try:
            token = codec.encode(candidate)
            if numeric != isinstance(token, int):
                continue
            if codec.pattern is not None and re.fullmatch(codec.pattern, token) is None:
                continue
            if codec.decode(token) == candidate and codec.unknown is not None and codec.unknown(candidate):
                return candidate
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, OSError):
            continue
    if codec.pattern is None or codec.unknown is None:
        return None
    unknown = codec.unknown
    texts = st.from_regex(re.compile(codec.pattern), fullmatch=True, alphabet=st.characters(codec="ascii"))
    try:
        return codec.decode(find(texts, lambda text: bool(unknown(codec.decode(text))), settings=_QUIETLY))
    except NoSuchExample:
        return None


_QUIETLY = settings(database=None, derandomize=True, max_examples=500)


def _reported(format_: Format, data: bytes, frame: Frame, site: Site, value: Any) -> Iterator[str]:
    what = f"a value without a name in {site.where}"
    copy = read(format_, data, frame.host, what)
    assert isinstance(copy, Frame)
    site.owner(copy)[site.name] = value
    again = read(format_, write(copy, what), frame.host, what)
    if isinstance(again, Frame) and len(again.unrecognised) <= len(frame.unrecognised):
        yield f"{what}: {value!r} is not reported as unrecognised"
