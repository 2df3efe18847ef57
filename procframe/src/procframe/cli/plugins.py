"""The command ``plugins``."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any

import click

from procframe._manager import CORE, SINKS, Plugin, builtin_sink, manager
from procframe._version import __version__
from procframe.cli.deliver import output
from procframe.cli.group import COMMANDS, cli
from procframe.cli.options import command, request_options
from procframe.cli.request import Reading, Request
from procframe.path import ProcPath
from procframe.sinks import Sink
from procframe.terminal import escape

__all__ = ["plugins_command"]


@command(
    "plugins",
    "List what is installed, and what is wrong with it",
    "procframe plugins",
    "procframe plugins net/tcp       # who reads this path",
    "procframe plugins --json | jq '.plugins[].errors'",
)
@request_options()
@click.option("--json", "as_json", is_flag=True, help="Write one JSON object.")
def plugins_command(request: Request, as_json: bool) -> int:
    """Installed distributions: versions, entry points, formats, outputs, commands, errors, and paths that several claim.

    With PATHs: the plugins that claim each, the one that is used first. With --tree: how many of its files each reads.
    """
    reading = Reading(request)
    plugins = manager()
    wanted = [
        plugin for plugin in plugins.plugins if request.plugin is None or plugin is plugins.plugin(request.plugin)
    ]
    # A plugin's formats and commands may be broken too, and this is where that should show.
    plugins.check_formats()
    cli.list_commands(click.get_current_context())
    files = Counter(_readers(reading)) if reading.tree is not None else None
    document: dict[str, Any] = {
        "plugins": [_core(), *(_about(plugin, files) for plugin in wanted)],
        "overlaps": [{"path": overlap.pattern, "plugins": list(overlap.plugins)} for overlap in plugins.overlaps()],
    }
    if request.paths:
        document["paths"] = {text: _claims(text) for text in request.paths}
    out = output()
    if as_json:
        out.write(json.dumps(document, indent=2).encode() + b"\n")
    else:
        lines = _claim_lines(document["paths"]) if request.paths else _lines(document)
        out.write("".join(f"{escape(line)}\n" for line in lines).encode())
    out.flush()
    return 1 if reading.failed else 0


def _core() -> dict[str, Any]:
    """The core as if it were a plugin."""
    return {
        "distribution": CORE,
        "version": __version__,
        "entry_point": "",
        "prefixes": [],
        "formats": [],
        "sinks": [_sink(builtin_sink(name)) for name in SINKS],
        "commands": list(COMMANDS),
        "errors": [],
    }


def _about(plugin: Plugin, files: Counter[str] | None) -> dict[str, Any]:
    about: dict[str, Any] = {
        "distribution": plugin.distribution,
        "version": plugin.version,
        "entry_point": f"{plugin.name} = {plugin.value}",
        "prefixes": list(plugin.prefixes),
        "formats": sorted(format_.name for format_ in plugin.formats),
        "sinks": [_sink(sink) for sink in plugin.sinks],
        "commands": plugin.commands,
        "errors": plugin.errors,
    }
    return about if files is None else {**about, "files": files[plugin.distribution]}


def _sink(sink: Sink) -> dict[str, Any]:
    return {
        "name": sink.name,
        "suffixes": list(sink.suffixes),
        "streams": sink.streams,
        "description": sink.description,
    }


def _readers(reading: Reading) -> Iterator[str]:
    """The distribution that reads each file of the tree."""
    assert reading.tree is not None
    for key in reading.tree.paths():
        claimants = manager().claimants(ProcPath.of(key))
        if claimants:
            yield claimants[0][0].distribution


def _claims(text: str) -> list[dict[str, str]]:
    path = manager().resolve(text)
    return [
        {"distribution": plugin.distribution, "format": format_.name} for plugin, format_ in manager().claimants(path)
    ]


def _claim_lines(paths: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    for text, claims in paths.items():
        found = [f"{claim['distribution']} ({claim['format']})" for claim in claims]
        yield f"{text}: {', then '.join(found) or 'no plugin reads it'}"


def _lines(document: dict[str, Any]) -> Iterator[str]:
    for about in document["plugins"]:
        yield f"{about['distribution']} {about['version']}".rstrip()
        if about["entry_point"]:
            yield f"  entry point  {about['entry_point']}"
        if about["prefixes"]:
            yield f"  paths below  {', '.join(about['prefixes'])}"
        if about["formats"]:
            names = textwrap.wrap(", ".join(about["formats"]), 84, break_long_words=False, break_on_hyphens=False)
            yield f"  formats      {len(about['formats'])}: {names[0]}"
            yield from (f"               {line}" for line in names[1:])
        for sink in about["sinks"]:
            yield f"  output       {sink['name']}: {sink['description']}"
        if about["commands"]:
            yield f"  commands     {', '.join(about['commands'])}"
        if "files" in about:
            yield f"  files        {about['files']} of the tree"
        for error in about["errors"]:
            yield f"  ERROR        {error}"
    for overlap in document["overlaps"]:
        first, *others = overlap["plugins"]
        yield f"overlap: {overlap['path']} is read by {first}, not {', '.join(others)} (--plugin picks)"
