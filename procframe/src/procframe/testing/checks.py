"""The laws, each as a function that gives what breaks it, for one format and one of its samples."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from procframe import Format, Frame, Host, ParseError
from procframe._manager import manager
from procframe.layout import Blocks, PerHost, Structs
from procframe.record import fields_of, plain
from procframe.sinks import Options
from procframe.testing.compare import carries, changes, values
from procframe.testing.mutations import Mutation, mutations
from procframe.testing.odd import judged_words, odd_texts
from procframe.testing.outcome import Broken, alarm, count_calls, read, round_trip, write

__all__ = [
    "HOSTS",
    "error_never_crash",
    "first_difference",
    "foreign_host",
    "foreign_samples",
    "linear",
    "nothing_lost",
    "odd_bytes",
    "same_frame",
    "sample_round_trip",
]

HOSTS = tuple(Host(byte_order=order, word_size=size) for order in ("little", "big") for size in (64, 32))
"""The kinds of machines that print differently."""
_POINTS = 160
"""Places at which one sample is cut off."""
_WORK = 8 << 20
"""Bytes to parse for one sample at the most."""
_PATIENCE = 30
"""Seconds for work that takes well below one, or for a line of 10 MB."""
_SHORT_PATIENCE = 5
"""Seconds for a line of 256 KB: work by its square has 30 billion steps or more, which no processor takes in that time."""


def same_frame(one: Frame, other: Frame) -> bool:
    """Whether two frames hold the same, what was not recognised included."""
    return one.variant == other.variant and _whole(one) == _whole(other)


def _whole(frame: Frame) -> Any:
    return (
        [type(record).__name__ for record in frame.records],
        [plain(record, residue=True) for record in frame.records],
        plain(frame.header, residue=True),
        frame.residue,
    )


def sample_round_trip(format_: Format, data: bytes, host: Host) -> Iterator[str]:
    """The sample becomes a frame that is canonical, knows all of it, and goes back, also by way of JSON."""
    frame = round_trip(format_, data, host, "the sample")
    if isinstance(frame, ParseError):
        yield f"the sample is not read: {frame}"
        return
    if not frame.canonical:
        yield f"the sample is laid out otherwise than declared: {_oddities(frame)}"
    for piece in frame.unrecognised[:5]:
        yield f"the format does not know {piece.what} {piece.text[:80]!r} at {piece.where or 'the top of the file'}"
    try:
        again = Frame.from_json(frame.to_json(), format_)
    except Exception as error:
        yield f"through JSON: {type(error).__name__}: {error}"
        return
    if not same_frame(frame, again) or frame.records != again.records:
        yield f"through JSON the frame changed: {first_difference(frame, again)}"
    if write(again, "the frame that came back from JSON") != data:
        yield "the frame that came back from JSON regenerates other bytes"
    yield from _outputs(frame)
    for record in frame.records[:50]:
        for name, value in record.items():
            if record[name] is not value or name not in record or record.get(name) is not value:
                yield f"{type(record).__name__}.{name} reads differently by key"


def _outputs(frame: Frame) -> Iterator[str]:
    """Each of the core's outputs writes the frame, and JSON is JSON."""
    for name in ("json", "jsonl", "csv", "table"):
        out = io.BytesIO()
        try:
            manager().sink(name).write(iter([frame]), out, Options(with_path=True))
            if name == "json":
                json.loads(out.getvalue())
        except Exception as error:
            yield f"the output {name}: {type(error).__name__}: {error}"


def _oddities(frame: Frame) -> str:
    found = [frame.residue, getattr(frame.header, "residue", None), *(record.residue for record in frame.records)]
    return "; ".join(str(residue) for residue in found if residue is not None)[:400] or "in a nested record"


def first_difference(one: Frame, other: Frame) -> str:
    """Where two frames part, in words."""
    for index, (old, new) in enumerate(zip(one.records, other.records, strict=False)):
        if plain(old, residue=True) != plain(new, residue=True) or old != new:
            return f"records[{index}]: {old!r:.300} became {new!r:.300}"
    return f"{len(one.records)} records became {len(other.records)}, or the header or the residue changed"


def nothing_lost(format_: Format, data: bytes, host: Host) -> Iterator[str]:
    """Unknown columns, lines, keys and words are seen, kept and harmless to their neighbours; odd blanks too."""
    frame = read(format_, data, host, "the sample")
    if isinstance(frame, ParseError) or not data:
        return
    known = values(frame)
    tried = set()
    for mutation in mutations(format_.variant(frame.variant).layout, data, host):
        if mutation.data not in tried:
            tried.add(mutation.data)
            try:
                yield from _kept(format_, host, frame, known, mutation)
            except Broken as broken:
                yield str(broken)
    yield from judged_words(format_, frame)


def _kept(format_: Format, host: Host, frame: Frame, known: dict[str, Any], mutation: Mutation) -> Iterator[str]:
    what, data, token = mutation
    later = round_trip(format_, data, host, what)
    if isinstance(later, ParseError):
        yield f"{what}: {later}"
        return
    if later.variant != frame.variant:
        what += f" (read as variant {later.variant}, not {frame.variant})"
    found = values(later)
    if token is not None:
        reported = any(token in piece.text for piece in later.unrecognised)
        if not reported and not carries(found, token):
            yield f"{what}: it is neither a value nor reported as unrecognised"
    for change in list(changes(known, found, token))[:3]:
        yield f"{what}: {change}"


def error_never_crash(format_: Format, data: bytes, host: Host) -> Iterator[str]:
    """The sample cut off anywhere is read exactly, or is a ``ParseError``."""
    points = _cuts(data)
    with alarm(2 * _PATIENCE, "the sample cut off at one place after the other"):
        for point in points:
            try:
                round_trip(format_, data[:point], host, f"the sample cut off after {point} bytes")
            except Broken as broken:
                yield str(broken)


def _cuts(data: bytes) -> list[int]:
    """Where to cut: everywhere if it is short, else near both ends and evenly between."""
    size = len(data)
    most = max(16, min(_POINTS, _WORK // (size + 1)))
    if size <= most:
        return list(range(size))
    edge = most // 4
    step = max(1, (size - 2 * edge) // (most - 2 * edge))
    return sorted({*range(edge), *range(edge, size - edge, step), *range(size - edge, size)})


def foreign_samples(format_: Format, others: Sequence[tuple[str, bytes]], host: Host) -> Iterator[str]:
    """Files of other formats, and bytes of no format, are read exactly or are a ``ParseError``."""
    strange = [
        ("no bytes", b""),
        ("a newline", b"\n"),
        ("blank lines", b"\n\n\n"),
        ("NULs", b"\0" * 4096),
        ("NULs on a line", b"\0 \0\n"),
        ("a surrogate", b"\xed\xa0\x80\xed\xb0\x80\n"),
        ("bytes that are no UTF-8", b"\xff\xfe \x80: \xc3\n"),
        ("carriage returns", b"a: 1\r\nb: 2\r\n"),
        ("every byte", bytes(range(256)) + b"\n"),
        ("a long number", b"9" * 5000 + b"\n"),
        ("an ELF header", b"\x7fELF\x02\x01\x01" + bytes(57)),
    ]
    for name, data in [*strange, *others]:
        try:
            with alarm(_PATIENCE, name):
                round_trip(format_, data, host, name)
        except Broken as broken:
            yield str(broken)


def linear(format_: Format, data: bytes, host: Host) -> Iterator[str]:
    """Work grows as the input does: long lines, many lines, and twice as many lines."""
    lines = data.split(b"\n")
    first = lines[0] or b"0"
    last = max(lines[-8:], key=len) or b"0"
    size = 1 << 18
    longs = [
        (
            "a line of 10 MB, the first line over and over",
            (first + b" ") * (10 * (1 << 20) // (len(first) + 1)) + b"\n",
        ),
        ("a line with a long run of blanks at its end", first + b" " * size + b"\n"),
        ("a line with a long run of blanks inside", _stretched(first, b" ", size) + b"\n"),
        ("a line with a long run of digits", _stretched(first, b"7", size) + b"\n"),
        ("a line with a long run of tabs", _stretched(last, b"\t", size) + b"\n"),
        ("a long line, a row over and over", (last + b" ") * (size // (len(last) + 1)) + b"\n"),
        ("a long line of numbers", first + b" 1" * (size // 2) + b"\n"),
    ]
    for what, text in longs:
        before = b"" if text.startswith(first) else data if data.endswith(b"\n") else b""
        try:
            with alarm(_PATIENCE if len(text) > 2 * size else _SHORT_PATIENCE, what):
                round_trip(format_, before + text, host, what)
        except Broken as broken:
            yield str(broken)
    body = data if data.endswith(b"\n") else data + b"\n"
    for what, piece in (("the sample over and over", body), ("its last line over and over", last + b"\n")):
        times = max(2, min(2000, (1 << 16) // len(piece)))
        try:
            with alarm(2 * _PATIENCE, what):
                yield from _doubled(format_, body, piece, times, host, what)
        except Broken as broken:
            yield str(broken)


def _stretched(line: bytes, by: bytes, size: int) -> bytes:
    """A line with some bytes in its middle, between two values if there are any."""
    middle = line.find(b" ", len(line) // 2)
    middle = len(line) if middle < 0 else middle
    return line[:middle] + by * size + line[middle:]


def _doubled(format_: Format, body: bytes, piece: bytes, times: int, host: Host, what: str) -> Iterator[str]:
    once, twice = body + piece * times, body + piece * (2 * times)

    def work(data: bytes) -> Callable[[], object]:
        return lambda: round_trip(format_, data, host, what)

    work(once)()  # what is learned from the first file is no part of the measure
    small, large = count_calls(work(once)), count_calls(work(twice))
    if large > 2.7 * small + 2000:
        yield f"{what}: {len(once)} bytes take {small} calls, {len(twice)} bytes {large}: that is not linear"


def foreign_host(format_: Format, data: bytes, host: Host) -> Iterator[str]:
    """The same bytes from another kind of machine: only what is declared to depend on the machine may differ."""
    frame = read(format_, data, host, "the sample")
    if isinstance(frame, ParseError):
        return
    dependent = _dependent_fields(format_)
    # The layout of structures says which of their members are as wide as a word of the machine.
    binary = isinstance(format_.variant(frame.variant).layout, (Blocks, Structs))
    for other in HOSTS:
        what = f"as {other.byte_order}-endian, {other.word_size} bits"
        there = round_trip(format_, data, other, what)
        if isinstance(there, Frame) and there.variant == frame.variant and not binary:
            for change in list(changes(_without(values(frame), dependent), _without(values(there), dependent), None))[
                :3
            ]:
                yield f"{what}: {change}, though the field does not depend on the machine"
    real = sys.byteorder
    try:
        # A reader of the other kind, as far as that can be had on this one.
        sys.byteorder = "big" if real == "little" else "little"
        there = round_trip(format_, data, host, "read on a machine of the other byte order")
    finally:
        sys.byteorder = real
    if isinstance(there, ParseError) or not same_frame(frame, there):
        yield "it depends on the machine that reads it"


def _dependent_fields(format_: Format) -> set[str]:
    """The names of fields that depend on the machine: by their codec, or as numbers in its byte order."""
    headers = [getattr(variant.layout, "header", None) for variant in format_.variants]
    found: set[str] = set()
    for variant in format_.variants:
        if isinstance(variant.layout, Blocks):
            found = found.union(*(block.dependent for block in variant.layout.kinds.values()))
    for kind in {*format_.record_types, *(header for header in headers if header is not None)}:
        for info in fields_of(kind).values():
            if isinstance(info.meta.codec, PerHost):
                found |= {info.name, info.key}
    return found


def _without(value: Any, names: set[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(item, names) for key, item in value.items() if key not in names}
    if isinstance(value, list):
        return [_without(item, names) for item in value]
    return value


def odd_bytes(format_: Format, data: bytes, host: Host) -> Iterator[str]:
    """Text with odd characters in it, where the format permits such text, goes out and comes back."""
    frame = read(format_, data, host, "the sample")
    if isinstance(frame, ParseError):
        return
    yield from odd_texts(format_, data, frame)
