"""The law that a format is declared once, in full: what is generated from the declaration must be there to generate."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from procframe import Format, ProcframeError
from procframe.explain import explain, source
from procframe.path import PatternIndex
from procframe.record import AnyRecord, KeyedRecord, Record, fields_of
from procframe.schema import json_schema
from procframe.testing.checks import HOSTS
from procframe.testing.samples import Sample
from procframe.testing.walk import lines_of

__all__ = ["one_declaration"]


def one_declaration(format_: Format, samples: Sequence[Sample], where: str) -> Iterator[str]:
    """Every field is described, everything derived can be had, the layout compiles, and there is a sample."""
    if not samples:
        yield f"there is no sample: add one as {where}/<machine>/proc/{format_.paths[0]} (any machine's name will do)"
    index: PatternIndex[Format] = PatternIndex()
    index.add(format_)
    for sample in samples:
        if not index.match(sample.key):
            yield f"{format_.paths} do not match {sample.key}"
    if not format_.description:
        yield "it has no description: write a docstring for its record class"
    if not format_.source:
        yield "it does not say what in the kernel prints it: Format(source='file.c:function')"
    if len({variant.name for variant in format_.variants}) != len(format_.variants):
        yield "two of its variants have the same name"
    for kind in _kinds(format_):
        yield from _described(kind)
    for variant in format_.variants:
        for host in HOSTS:
            try:
                variant.layout.bind(host)
                list(lines_of(variant.layout, host))
            except ProcframeError as error:
                yield f"variant {variant.name} does not compile: {error}"
                break
    try:
        json.dumps(json_schema(format_), allow_nan=False)
        page = "\n".join(explain(format_))
        code = "\n".join(source(format_, HOSTS[0]))
    except Exception as error:
        yield f"its schema, page or source cannot be had: {type(error).__name__}: {error}"
        return
    for kind in format_.record_types:
        for info in fields_of(kind).values():
            if info.meta.description and " ".join(info.meta.description.split(" ")[:2]) not in page:
                yield f"explain does not show {kind.__name__}.{info.name}"
    if not code.strip():
        yield "explain --source shows nothing"


def _kinds(format_: Format) -> list[type[AnyRecord]]:
    headers = (getattr(variant.layout, "header", None) for variant in format_.variants)
    return list(dict.fromkeys([*(kind for kind in headers if kind is not None), *format_.record_types]))


def _described(kind: type[AnyRecord]) -> Iterator[str]:
    if not (kind.__doc__ or "").strip():
        yield f"{kind.__name__} has no docstring"
    elif kind.__doc__ in (Record.__doc__, KeyedRecord.__doc__):
        yield f"{kind.__name__} has no docstring of its own"
    fields = fields_of(kind)
    for info in fields.values():
        if not info.meta.description.strip():
            yield f"{kind.__name__}.{info.name} has no description: Annotated[type, Field('...')]"
        if info.kind not in ("identity", "label", "gauge", "counter", "address", "flags", "time"):
            yield f"{kind.__name__}.{info.name} is of kind {info.kind!r}, which there is not"
