"""What is said of a format: for a reader, and as JSON Schema."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NamedTuple

import pytest

from procframe import Field, Format, Host, KeyedRecord, Record, Variant
from procframe.explain import about, aligned, explain, source
from procframe.schema import json_schema, prose, type_words


class Span(NamedTuple):
    """From and to."""

    start: int
    end: int | None


class Leaf(Record, tag="leaf", tag_field="kind"):
    """An end."""

    name: Annotated[str, Field("Its ``name``.", kind="identity")]


class Branch(Record, tag="branch", tag_field="kind"):
    """A branch."""

    below: Annotated[list[Leaf | Branch], Field("What is below.")]


class Sizes(KeyedRecord):
    """Sizes by key.

    More of it.
    """

    total: Annotated[int, Field("All of it.", unit="kB", key="Total(all)", since="4.2")]
    tree: Annotated[Branch | None, Field("A tree.")]


class Head(Record):
    """The head of the file."""

    version: Annotated[str, Field("Of the format.")]


class Layout:
    """A layout that is never run."""

    record_types = (Sizes,)
    header = Head

    def bind(self, host: Host) -> Layout:
        return self

    def source(self) -> str:
        return "one\ntwo"


LAYOUT: Any = Layout()
FORMAT = Format(
    "some/file",
    paths=["some/file", "other/<name>"],
    variants=[Variant("new", LAYOUT, "4.2 and later"), Variant("old", LAYOUT, "before 4.2")],
    source="fs/proc/some.c:show",
    since="2.6.32",
)


def test_explain() -> None:
    assert list(explain(FORMAT)) == [
        "some/file",
        "",
        "Sizes by key.",
        "",
        "More of it.",
        "",
        "paths          /proc/some/file, /proc/other/<name>",
        "kernel source  fs/proc/some.c:show",
        "since          Linux 2.6.32",
        "",
        "variants:",
        "  new  4.2 and later",
        "  old  before 4.2",
        "",
        "header Head",
        "  The head of the file.",
        "  field    type  kind",
        "  version  str   label  Of the format.",
        "",
        "Sizes (keys as the kernel prints them; unknown ones are kept)",
        "  Sizes by key.",
        "  field       type               unit  kind   since",
        "  Total(all)  int                kB    gauge  4.2    All of it.",
        "  tree        Branch, or absent        label         A tree.",
        "",
        "Branch",
        "  A branch.",
        "  field  type                    kind",
        "  below  list of Leaf or Branch  label  What is below.",
        "",
        "Leaf",
        "  An end.",
        "  field  type  kind",
        "  name   str   identity  Its name.",
    ]


def test_source_of_every_variant() -> None:
    assert list(source(FORMAT, Host())) == [
        "# some/file, variant new",
        "one",
        "two",
        "# some/file, variant old",
        "one",
        "two",
    ]


def test_about() -> None:
    assert about(FORMAT) == {
        "name": "some/file",
        "paths": ["some/file", "other/<name>"],
        "description": "Sizes by key.\n\nMore of it.",
        "plugin": "",
        "kernel_source": "fs/proc/some.c:show",
        "since": "2.6.32",
        "variants": [{"name": "new", "kernels": "4.2 and later"}, {"name": "old", "kernels": "before 4.2"}],
        "records": ["Sizes"],
    }


def test_schema() -> None:
    found = json_schema(FORMAT)
    definitions = found.pop("$defs")
    assert found == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "some/file",
        "description": "Sizes by key.\n\nMore of it.",
        "type": "array",
        "items": {"$ref": "#/$defs/Sizes"},
    }
    assert definitions["Sizes"]["properties"] == {
        "Total(all)": {
            "type": "integer",
            "description": "All of it.",
            "x-unit": "kB",
            "x-kind": "gauge",
            "x-since": "4.2",
        },
        "tree": {"anyOf": [{"$ref": "#/$defs/Branch"}, {"type": "null"}], "description": "A tree.", "x-kind": "label"},
    }
    assert "additionalProperties" not in definitions["Sizes"]  # the kernel adds keys
    branch = definitions["Branch"]
    assert branch["required"] == ["kind", "below"]
    assert branch["additionalProperties"] is False
    assert branch["properties"]["kind"] == {"const": "branch"}
    assert branch["properties"]["below"] == {
        "type": "array",
        "items": {"anyOf": [{"$ref": "#/$defs/Leaf"}, {"$ref": "#/$defs/Branch"}]},
        "description": "What is below.",
        "x-kind": "label",
    }


@pytest.mark.parametrize(
    ("type_", "schema", "words"),
    [
        (int | None, {"type": ["integer", "null"]}, "int, or absent"),
        (float, {"type": "number"}, "float"),
        (bool, {"type": "boolean"}, "bool"),
        (Any, {}, "any"),
        (Literal["a", 1], {"enum": ["a", 1]}, "'a' or 1"),
        (list[str], {"type": "array", "items": {"type": "string"}}, "list of str"),
        (tuple[int, ...], {"type": "array", "items": {"type": "integer"}}, "list of int"),
        (
            tuple[int, str],
            {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "minItems": 2, "maxItems": 2},
            "(int, str)",
        ),
        (
            Span,
            {
                "type": "array",
                "prefixItems": [{"type": "integer"}, {"type": ["integer", "null"]}],
                "minItems": 2,
                "maxItems": 2,
            },
            "Span",
        ),
        (dict[str, int], {"type": "object", "additionalProperties": {"type": "integer"}}, "mapping of str to int"),
        (dict, {"type": "object"}, "dict"),
        (list, {"type": "array"}, "list"),
        (
            list[str] | int,
            {"anyOf": [{"type": "array", "items": {"type": "string"}}, {"type": "integer"}]},
            "list of str or int",
        ),
    ],
)
def test_types(type_: Any, schema: dict[str, Any], words: str) -> None:
    class Holder(Record):
        """A record with one field."""

    Holder.__annotations__["field"] = Annotated[type_, Field("")]
    layout: Any = type("Other", (), {"record_types": (Holder,)})()
    (field,) = [
        found
        for name, found in json_schema(Format("x", layout))["$defs"]["Holder"]["properties"].items()
        if name == "field"
    ]
    del field["x-kind"]
    assert field == schema
    assert type_words(type_) == words


def test_a_file_of_several_records() -> None:
    layout: Any = type("Two", (), {"record_types": (Leaf, Head)})()
    assert json_schema(Format("x", layout))["items"] == {"anyOf": [{"$ref": "#/$defs/Leaf"}, {"$ref": "#/$defs/Head"}]}


def test_prose() -> None:
    assert prose("the ``name`` of it") == "the name of it"


def test_aligned() -> None:
    assert list(aligned([("a", "日本"), ("bcd", "x")])) == ["a    日本", "bcd  x"]
    assert list(aligned([])) == []
