"""The command ``formats``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from procframe._manager import CORE, OURS, AnyFormat, manager
from procframe.cli.coverage import Count, Coverage, compare, report_lines
from procframe.cli.deliver import output
from procframe.cli.options import command, request_options
from procframe.cli.report import UsageError
from procframe.cli.request import Reading, Request
from procframe.explain import about, aligned
from procframe.path import ProcPath, compile_glob, is_glob
from procframe.sinks.encode import json_text
from procframe.terminal import escape

__all__ = ["formats_command"]


@command(
    "formats",
    "List the formats that are known",
    "procframe formats",
    "procframe formats --under net",
    "procframe formats --json | jq -r '.[] | .name + \" \" + .kernel_source'",
    "procframe formats --tree capture.tar.xz     # those that have a file there",
    "procframe formats --against inventory.csv --under net",
)
@request_options(metavar="[PATH|GLOB]...")
@click.option("--under", metavar="PREFIX", help="Only formats of paths below PREFIX, such as net or PID.")
@click.option("--json", "as_json", is_flag=True, help="Write a JSON array with all that is known of each.")
@click.option(
    "--against",
    metavar="CSV",
    type=click.Path(dir_okay=False),
    help="Say what is covered of a CSV file: its column path, and priority and mode where it has them.",
)
def formats_command(request: Request, under: str | None, as_json: bool, against: str | None) -> int:
    """The formats that are known: name, plugin and description; with PATHs or globs only those that match."""
    reading = Reading(request)
    prefix = "" if under is None else ProcPath.of(under).key
    if against is not None:
        if request.paths or request.tree is not None or request.as_ is not None:
            raise UsageError("--against goes with --under, --plugin and --json, and with no path")
        lines = _coverage_lines(_coverage(against, prefix, request.plugin), as_json)
    else:
        for text in request.paths:
            if not any(_means(text, name, form.paths) for name, form in _declared(request).items()):
                reading.fail(f"{text}: no format is of this path; list those there are with: procframe formats")
        names = [name for name in manager().formats(request.plugin) if _wanted(name, prefix, reading)]
        if under is not None and not any(
            _is_under(name, form.paths, prefix) for name, form in _declared(request).items()
        ):
            reading.fail(f"{under}: no format is of a path below it; list those there are with: procframe formats")
        files = Counter(_formats_of_tree(reading)) if reading.tree is not None else None
        if files is not None:
            names = [name for name in names if files[name]]
        lines = _json_lines(names, files) if as_json else _lines(names, files)
    out = output()
    out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
    out.flush()
    return 1 if reading.failed else 0


def _declared(request: Request) -> Mapping[str, AnyFormat]:
    return manager().formats(request.plugin).declared


def _is_under(name: str, paths: Sequence[str], prefix: str) -> bool:
    return not prefix or any(_below(path, prefix) for path in (name, *paths))


def _wanted(name: str, prefix: str, reading: Reading) -> bool:
    """Whether the options ask for a format."""
    request = reading.request
    paths = _declared(request)[name].paths
    if not _is_under(name, paths, prefix):
        return False
    if request.as_ is not None and manager().format(request.as_, request.plugin).name != name:
        return False
    return not request.paths or any(_means(text, name, paths) for text in request.paths)


def _below(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(prefix + "/")


def _means(text: str, name: str, paths: Sequence[str]) -> bool:
    """Whether a path or glob of the command line means a format."""
    if is_glob(text):
        matches = compile_glob(ProcPath.of(text).key)
        return any(matches(path) for path in (name, *paths))
    return any(format_.name == name for _, format_ in manager().claimants(manager().resolve(text))[:1])


def _formats_of_tree(reading: Reading) -> Iterator[str]:
    """The format of each file of the tree."""
    assert reading.tree is not None
    for key in reading.tree.paths():
        claimants = manager().claimants(ProcPath.of(key))
        if claimants:
            yield claimants[0][1].name


def _facts(names: list[str], files: Counter[str] | None) -> Iterator[dict[str, Any]]:
    manager().check_formats()
    known = manager().formats()
    for name in names:
        if name in known:  # not those that turn out to be broken
            yield about(known[name]) if files is None else {**about(known[name]), "files": files[name]}


def _json_lines(names: list[str], files: Counter[str] | None) -> Iterator[str]:
    items = [json_text(facts) for facts in _facts(names, files)]
    yield "["
    yield from (item + "," * (index < len(items)) for index, item in enumerate(items, 1))
    yield "]"


def _lines(names: list[str], files: Counter[str] | None) -> Iterator[str]:
    rows = []
    for facts in _facts(names, files):
        first = " ".join(facts["description"].partition("\n\n")[0].split()).partition(". ")[0].rstrip(".")
        row = [facts["name"], facts["plugin"], first]
        rows.append(row if files is None else [str(files[facts["name"]]), *row])
    yield from (escape(line) for line in aligned(rows))
    if not manager().formats():
        names_of_ours = " ".join(sorted(OURS - {CORE}))
        yield f"no format is installed; install some with: pip install {names_of_ours}"


def _coverage(file: str, prefix: str, plugin: str | None) -> Coverage:
    """What the installed formats, or those of one plugin, cover of a list."""
    owner = None if plugin is None else manager().plugin(plugin)

    def claimed(path: ProcPath) -> bool:
        claimants = manager().claimants(path)
        return any(owner is None or plugin is owner for plugin, _ in claimants)

    return compare(file, claimed, prefix)


def _coverage_lines(coverage: Coverage, as_json: bool) -> Iterator[str]:
    if as_json:
        yield json_text(
            {
                **_counts(coverage.count()),
                "priorities": {name: _counts(coverage.count(name)) for name in coverage.priorities},
                "uncovered": [
                    {"path": row.path, "priority": row.priority, "rows": row.rows} for row in coverage.of("not covered")
                ],
                "unread": [
                    {"path": row.path, "priority": row.priority, "rows": row.rows, "kind": row.kind, "why": row.reason}
                    for row in coverage.of("never read")
                ],
            }
        )
        return
    yield from report_lines(coverage)


def _counts(count: Count) -> dict[str, int]:
    return {"covered": count.covered, "total": count.total, "never_read": count.never}
