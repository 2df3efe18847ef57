"""What is known of a format, in text for a reader."""

from __future__ import annotations

import textwrap
import typing
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from procframe.record import AnyRecord, KeyedRecord, Record, fields_of
from procframe.schema import prose, type_words
from procframe.terminal import width

if TYPE_CHECKING:
    from procframe.format import Format
    from procframe.host import Host

__all__ = ["about", "aligned", "explain", "source"]

_LINE = 100


def about(format_: Format) -> dict[str, Any]:
    """The facts of a format as JSON values."""
    return {
        "name": format_.name,
        "paths": list(format_.paths),
        "description": prose(format_.description),
        "plugin": format_.distribution,
        "kernel_source": format_.source,
        "since": format_.since,
        "variants": [{"name": variant.name, "kernels": variant.kernels} for variant in format_.variants],
        "records": [kind.__name__ for kind in format_.record_types],
    }


def explain(format_: Format) -> Iterator[str]:
    """The lines of the page on a format."""
    yield format_.name
    yield ""
    for paragraph in prose(format_.description).split("\n\n"):
        yield from textwrap.wrap(" ".join(paragraph.split()), _LINE)
        yield ""
    facts = [
        ("paths", ", ".join(f"/proc/{path}" for path in format_.paths)),
        ("plugin", format_.distribution),
        ("kernel source", format_.source),
        ("since", f"Linux {format_.since}" if format_.since[:1].isdigit() else format_.since),
    ]
    yield from aligned([fact for fact in facts if fact[1]])
    if len(format_.variants) > 1 or format_.variants[0].kernels:
        yield ""
        yield "variants:"
        yield from aligned([(variant.name, variant.kernels) for variant in format_.variants], indent=2)
    seen: set[type[Any]] = set()
    headers = (getattr(variant.layout, "header", None) for variant in format_.variants)
    for kind in dict.fromkeys(kind for kind in headers if kind is not None):
        yield from _record(kind, seen, "header ")
    for kind in format_.record_types:
        yield from _record(kind, seen)


def _record(cls: type[AnyRecord], seen: set[type[Any]], what: str = "") -> Iterator[str]:
    """The fields of a record class, then the records that stand in them."""
    if cls in seen:
        return
    seen.add(cls)
    keyed = issubclass(cls, KeyedRecord)
    first = prose(cls.__doc__ or "").strip().partition("\n\n")[0]
    yield ""
    yield f"{what}{cls.__name__}{' (keys as the kernel prints them; unknown ones are kept)' if keyed else ''}"
    yield from textwrap.wrap(" ".join(first.split()), _LINE - 2, initial_indent="  ", subsequent_indent="  ")
    rows = [("field", "type", "unit", "kind", "since", "")]
    for info in fields_of(cls).values():
        meta = info.meta
        name = info.key if keyed else info.name
        rows.append(
            (name, type_words(info.type), meta.unit or "", info.kind, meta.since or "", prose(meta.description))
        )
    yield from aligned(rows, indent=2)
    for info in fields_of(cls).values():
        for kind in _nested(info.type):
            yield from _record(kind, seen)


def _nested(type_: Any) -> Iterator[type[AnyRecord]]:
    """The record classes in a type."""
    if isinstance(type_, type) and issubclass(type_, (Record, KeyedRecord)):
        yield type_
    for argument in typing.get_args(type_):
        yield from _nested(argument)


def aligned(rows: Sequence[Sequence[str]], *, indent: int = 0) -> Iterator[str]:
    """Rows with their columns aligned; a column that is empty throughout is left out."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    if rows and rows[0][-1] == "" and len(rows[0]) > 2:  # a heading, whose last column needs none
        widths = [
            size if any(row[index] for row in rows[1:]) or index == len(widths) - 1 else 0
            for index, size in enumerate(widths)
        ]
    for row in rows:
        cells = (text + " " * (size - width(text)) for text, size in zip(row, widths, strict=True) if size)
        yield (" " * indent + "  ".join(cells)).rstrip()


def source(format_: Format, host: Host) -> Iterator[str]:
    """The generated code of each variant."""
    for variant in format_.variants:
        yield f"# {format_.name}, variant {variant.name}"
        yield from variant.layout.bind(host).source().split("\n")
