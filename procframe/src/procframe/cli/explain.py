"""The command ``explain``."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from procframe._manager import manager
from procframe.api import find
from procframe.cli.deliver import output
from procframe.cli.options import command, request_options
from procframe.cli.request import Reading, Request
from procframe.errors import NoFormatError, ProcframeError
from procframe.explain import explain, source
from procframe.format import Format
from procframe.host import Host
from procframe.path import is_glob

__all__ = ["explain_command"]


@command(
    "explain",
    "Fields, units, variants and source of a format",
    "procframe explain net/tcp",
    "procframe explain 'PID/*'",
    "procframe explain --source --host s390x net/tcp",
    "procframe explain --json-schema PID/status",
)
@request_options(required=True, metavar="FORMAT|PATH...")
@click.option("--source", "as_source", is_flag=True, help="Show the generated parser and writer.")
@click.option("--json-schema", "as_schema", is_flag=True, help="Show a JSON Schema of what the command json writes.")
def explain_command(request: Request, as_source: bool, as_schema: bool) -> int:
    """Fields, types, units, kinds, variants, kernel source and plugin of each format, named by itself or by a path."""
    reading = Reading(request)
    host = reading.host(Host() if reading.tree is None else reading.tree.host)
    out = output()
    for number, format_ in enumerate(_formats(reading)):
        if as_schema:
            import json

            from procframe.schema import json_schema

            text = json.dumps(json_schema(format_), indent=2)
        else:
            text = "\n".join(source(format_, host) if as_source else explain(format_))
        out.write(("\n" * bool(number) + text + "\n").encode("utf-8", "surrogateescape"))
    out.flush()
    return 1 if reading.failed else 0


def _formats(reading: Reading) -> Iterator[Format]:
    """The formats that are asked for, each once."""
    request = reading.request
    if request.as_ is not None:
        yield manager().format(request.as_, request.plugin)
        return
    seen: set[int] = set()
    for text in request.paths:
        try:
            for found in _named(reading, text):
                if id(found) not in seen:
                    seen.add(id(found))
                    yield found
        except ProcframeError as error:
            reading.fail(error)


def _named(reading: Reading, text: str) -> Iterator[Format]:
    plugin = reading.request.plugin
    if is_glob(text):
        from fnmatch import fnmatchcase

        known = manager().formats(plugin)
        names = [name for name in known if fnmatchcase(name, text.removeprefix("/proc/"))]
        if not names:
            raise NoFormatError(text, hint="no format has such a name; list them with: procframe formats")
        yield from (known[name] for name in names)
    elif reading.tree is not None and not manager().formats(plugin).keys() & {text}:
        yield find(reading.tree, text, plugin)[1]
    else:
        yield manager().format(os.fspath(text), plugin)
