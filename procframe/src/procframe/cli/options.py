"""The options that every command shares."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from procframe.cli.request import Request

__all__ = ["command", "request_options"]

F = TypeVar("F", bound=Callable[..., Any])


class _Path(click.types.StringParamType):
    """A path, a short name or a glob, completed with files and with what is below ``/proc``."""

    name = "path"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Files here; names below ``/proc`` for what is no path from here."""
        import os

        folder, _, start = incomplete.rpartition("/")
        tree = ctx.params.get("tree")
        found = []
        if not incomplete.startswith(("/", ".")) and tree is None:
            try:
                for entry in os.scandir(f"/proc/{folder}"):
                    if entry.name.startswith(start) and (start or not entry.name.isdigit()):
                        name = f"{folder}/{entry.name}" if folder else entry.name
                        found.append(CompletionItem(name + "/" if entry.is_dir() else name))
            except OSError:
                pass
        return [*found, CompletionItem(incomplete, type="file")]


class _Name(click.types.StringParamType):
    """A name out of those that ``names`` lists, looked up when a shell completes it."""

    def __init__(self, name: str, names: Callable[[], list[str]]) -> None:
        self.name = name
        self._names = names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin so."""
        return [CompletionItem(name) for name in self._names() if name.startswith(incomplete)]


def _formats() -> list[str]:
    from procframe._manager import manager

    return list(manager().formats())


def _plugins() -> list[str]:
    from procframe._manager import manager

    return [plugin.distribution for plugin in manager().plugins]


def _sinks() -> list[str]:
    from procframe._manager import manager

    return list(manager().sinks())


FORMAT = _Name("format", _formats)
PLUGIN = _Name("plugin", _plugins)
SINK = _Name("sink", _sinks)
PATH = _Path()


def request_options(*, nargs: int = -1, required: bool = False, metavar: str | None = None) -> Callable[[F], F]:
    """Add the paths and the options that all commands share; the function gets them as one ``Request`` first."""

    def decorate(function: F) -> F:
        @click.argument("paths", nargs=nargs, required=required, type=PATH, metavar=metavar)
        @click.option(
            "--tree",
            metavar="TREE",
            type=click.Path(readable=False),
            help="Take files from TREE: a copied directory, a tar, a mounted proc.",
        )
        @click.option("--as", "as_", metavar="FORMAT", type=FORMAT, help="The format, where the path does not say it.")
        @click.option(
            "--host",
            metavar="FACTS",
            help="The machine the files are of: an architecture such as s390x, or byte_order=big,word_size=32,...",
        )
        @click.option(
            "--plugin", metavar="NAME", type=PLUGIN, help="The distribution to ask, where several claim a path."
        )
        @wraps(function)
        def wrapper(
            paths: str | tuple[str, ...],
            tree: str | None,
            as_: str | None,
            host: str | None,
            plugin: str | None,
            **others: Any,
        ) -> Any:
            given = (paths,) if isinstance(paths, str) else paths
            return function(Request(given, tree, as_, host, plugin), **others)

        return wrapper  # type: ignore[return-value]

    return decorate


def command(name: str, summary: str, *examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A command with a summary for the list of commands, whose help ends with examples, one a line."""
    epilog = "\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)
    return click.command(name, short_help=summary, epilog=epilog)
