"""Writes the pages of ``docs/reference`` from what the code declares, so that they cannot disagree with it."""

from __future__ import annotations

import ast
import inspect
import itertools
import re
import shutil
import sys
import textwrap
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

import procframe
import procframe.layout
from procframe import hookspecs
from procframe.cli.group import cli
from procframe.record import AnyRecord, fields_of

OUT = Path(__file__).parent / "reference"


def markdown(text: str) -> str:
    """A docstring as Markdown: prose is escaped, doctests and indented blocks are code."""
    blocks = []
    for block in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        if block.startswith(">>>"):
            blocks.append(f"```pycon\n{block}\n```")
        elif block.startswith("    "):
            blocks.append(f"```text\n{textwrap.dedent(block)}\n```")
        else:
            blocks.append(prose(block))
    return "\n\n".join(blocks)


def prose(text: str) -> str:
    """Text as Markdown in which nothing but code has a meaning, and code is between backticks."""
    parts = re.split(r"(``.+?``|`[^`]+`)", text, flags=re.DOTALL)
    return "".join(part if part.startswith("`") else re.sub(r"([\\*_<>\[\]|$])", r"\\\1", part) for part in parts)


def cell(text: object) -> str:
    """Text for a cell of a table, on one line."""
    return " ".join(prose(str(text or "")).replace("`|`", "`\\|`").split())


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of Markdown."""
    heads = list(heads)
    yield "| " + " | ".join(heads) + " |"
    yield "| " + " | ".join("---" for _ in heads) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


class _Plain(str):
    """An annotation that is shown without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _plain(annotation: Any) -> Any:
    if isinstance(annotation, typing.ForwardRef):
        annotation = annotation.__forward_arg__
    return _Plain(annotation) if isinstance(annotation, str) else annotation


def signature(found: Any) -> str:
    """How it is called, or nothing where Python does not say."""
    try:
        known = inspect.signature(found)
    except (TypeError, ValueError):
        return ""
    parameters = [each.replace(annotation=_plain(each.annotation)) for each in known.parameters.values()]
    shown = known.replace(parameters=parameters, return_annotation=_plain(known.return_annotation))
    return re.sub(r"^\((?:self|cls)(?:, )?", "(", str(shown))


def attribute_docs(cls: type) -> Iterator[tuple[str, str]]:
    """The attributes of a class that have a docstring below them."""
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    except (OSError, TypeError):
        return
    body = typing.cast("ast.ClassDef", tree.body[0]).body
    for statement, following in itertools.pairwise(body):
        if not (isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)):
            continue
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield f"{statement.target.id}: {ast.unparse(statement.annotation)}", str(following.value.value)


def describe(name: str, found: Any) -> Iterator[str]:
    """The section of one public name."""
    yield f"## {prose(name)}\n"
    if inspect.isroutine(found) or (inspect.isclass(found) and not issubclass(found, Exception)):
        yield f"```python\n{name}{signature(found)}\n```\n"
    if not callable(found):
        yield f"`{found!r}`\n" if isinstance(found, str) else ""
        return
    yield markdown(found.__doc__ or "") + "\n"
    if not inspect.isclass(found):
        return
    for heading, text in attribute_docs(found):
        yield f"### `{heading}`\n\n{markdown(text)}\n"
    for attribute, member in vars(found).items():
        if attribute.startswith("_"):
            continue
        function = getattr(member, "__func__", getattr(member, "fget", member))
        if inspect.isfunction(function) and function.__doc__:
            heading = attribute if isinstance(member, property) else f"{attribute}{signature(function)}"
            yield f"### `{heading}`\n\n{markdown(function.__doc__)}\n"


def page_of_module(title: str, module: Any, names: Iterable[str]) -> Iterator[str]:
    """The page of a module's public names."""
    yield f"# {title}\n"
    yield markdown(module.__doc__ or "") + "\n"
    for name in names:
        yield from describe(name, getattr(module, name))


def page_of_commands() -> Iterator[str]:
    """The help of every command."""
    yield "# Commands\n"
    pending: list[tuple[str, click.Command, click.Context | None]] = [("procframe", cli, None)]
    while pending:
        name, command, parent = pending.pop(0)
        context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
        yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                found = command.get_command(context, child)
                if found is not None and not found.hidden:
                    pending.append((child, found, context))


def type_name(hint: Any) -> str:
    """A type as a reader writes it."""
    return hint.__name__ if isinstance(hint, type) else re.sub(r"\b[a-z_][\w.]*\.(?=[A-Za-z])", "", str(hint))


def page_of_formats(distribution: str, formats: Iterable[procframe.Format]) -> Iterator[str]:
    """The formats of one distribution, with their fields."""
    yield f"# {distribution}\n"
    for found in formats:
        yield f"## `{found.name}`\n\n{markdown(found.description)}\n"
        if found.paths != (found.name,):
            yield f"Paths: {', '.join(f'`{path}`' for path in found.paths)}\n"
        if found.source:
            yield f"Kernel source: `{found.source}`{f', since {found.since}' if found.since else ''}\n"
        if len(found.variants) > 1:
            yield from table(
                ("variant", "kernels"), ((f"`{each.name}`", cell(each.kernels)) for each in found.variants)
            )
        headers = headers_of(found)
        for record in dict.fromkeys([*headers, *found.record_types]):
            yield from page_of_record(record, " (of the file)" if record in headers else "")


def headers_of(found: procframe.Format) -> list[type[AnyRecord]]:
    """The classes of ``frame.header``."""
    return list(filter(None, (getattr(variant.layout, "header", None) for variant in found.variants)))


def page_of_record(record: type[AnyRecord], note: str = "") -> Iterator[str]:
    """The fields of one record class."""
    fields = fields_of(record).values()
    if not fields:
        return
    yield f"### {prose(record.__name__)}{note}\n"
    heads = ("field", "type", "unit", "kind", "since", "description")
    yield from table(
        heads,
        (
            (
                f"`{info.key}`",
                f"`{type_name(info.type)}`".replace("|", "\\|"),
                cell(info.meta.unit),
                info.kind,
                cell(info.meta.since),
                cell(info.meta.description),
            )
            for info in fields
        ),
    )


def write(name: str, lines: Iterable[str]) -> str:
    """Writes a page and returns its name for the index."""
    (OUT / f"{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8", errors="backslashreplace")
    return name


def generate() -> int:
    """Writes all pages."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    by_distribution: dict[str, list[procframe.Format]] = defaultdict(list)
    for _, found in sorted(procframe.formats().items()):
        by_distribution[found.distribution].append(found)
    hooks = [name for name in vars(hookspecs) if name.startswith("procframe_")]
    pages = [
        write("api", page_of_module("Python API", procframe, procframe.__all__)),
        write("cli", page_of_commands()),
        write("hooks", page_of_module("Hooks", hookspecs, hooks)),
        write("layouts", page_of_module("Layouts", procframe.layout, procframe.layout.__all__)),
    ]
    pages += [
        write(f"formats-{distribution}", page_of_formats(distribution, formats))
        for distribution, formats in sorted(by_distribution.items())
    ]
    write("index", ["# Reference\n", "```{toctree}", ":maxdepth: 1\n", *pages, "```"])
    print(f"{len(pages)} pages in {OUT}")
    return 0


if __name__ == "__main__":
    sys.exit(generate())
