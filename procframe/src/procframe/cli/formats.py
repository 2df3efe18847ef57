"""The command ``formats``."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import click

from procframe._manager import CORE, OURS, manager
from procframe.cli.deliver import output
from procframe.cli.options import command, request_options
from procframe.cli.report import UsageError
from procframe.cli.request import Reading, Request
from procframe.errors import ReadError
from procframe.explain import about, aligned
from procframe.path import ProcPath, compile_glob, is_glob, natural_key
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
    help="Compare with the column path of a CSV file, counted by its column priority if it has one.",
)
def formats_command(request: Request, under: str | None, as_json: bool, against: str | None) -> int:
    """The formats that are known: name, plugin and description; with PATHs or globs only those that match."""
    reading = Reading(request)
    prefix = "" if under is None else ProcPath.of(under).key
    if against is not None:
        lines = _coverage_lines(_compare(against, prefix, request.plugin), as_json)
    else:
        names = [name for name in manager().formats(request.plugin) if _wanted(name, prefix, reading)]
        files = Counter(_formats_of_tree(reading)) if reading.tree is not None else None
        if files is not None:
            names = [name for name in names if files[name]]
        lines = _json_lines(names, files) if as_json else _lines(names, files)
    out = output()
    out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape"))
    out.flush()
    return 1 if reading.failed else 0


def _wanted(name: str, prefix: str, reading: Reading) -> bool:
    """Whether the options ask for a format."""
    request = reading.request
    paths = manager().formats(request.plugin).declared[name].paths
    if prefix and not any(_below(path, prefix) for path in (name, *paths)):
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


class _Coverage(NamedTuple):
    """Rows of a list of files that a format covers, and those that none does."""

    covered: Counter[str]
    total: Counter[str]
    missing: dict[str, str]
    """Path to priority."""


def _compare(file: str, prefix: str, plugin: str | None) -> _Coverage:
    """What of the paths in a CSV file is covered."""
    coverage = _Coverage(Counter(), Counter(), {})
    try:
        with open(file, encoding="utf-8", errors="surrogateescape", newline="") as stream:
            rows = csv.DictReader(stream)
            if "path" not in (rows.fieldnames or ()):
                raise UsageError(f"{file}: it has no column called path")
            for row in rows:
                path = ProcPath.of(row["path"] or "").key
                if not path or (prefix and not _below(path, prefix)):
                    continue
                priority = row.get("priority") or ""
                coverage.total[priority] += 1
                if all(_covered(one, plugin) for one in _alternatives(path)):
                    coverage.covered[priority] += 1
                else:
                    coverage.missing[row["path"]] = priority
    except (OSError, csv.Error) as error:
        raise ReadError(file, getattr(error, "strerror", None) or str(error)) from None
    return coverage


def _alternatives(path: str) -> list[str]:
    """The paths that one with a list in braces stands for.

    >>> _alternatives("irq/<n>/{a,b/<c>,...}")
    ['irq/<n>/a', 'irq/<n>/b/<c>']
    """
    found = re.search(r"\{([^{}]*)\}", path)
    if found is None:
        return [path]
    before, after = path[: found.start()], path[found.end() :]
    return [one for each in found[1].split(",") if each != "..." for one in _alternatives(f"{before}{each}{after}")]


def _covered(path: str, plugin: str | None) -> bool:
    """Whether a format claims a path with PID, TID, <variable> or * for its variable parts."""
    numbers = {"PID": "1", "TID": "1"}
    key = "/".join(numbers.get(part, part.replace("*", "<any>")) for part in path.split("/"))
    claimants = manager().claimants(ProcPath.of(key))
    return bool(claimants) and (plugin is None or any(manager().plugin(plugin) is owner for owner, _ in claimants))


def _coverage_lines(coverage: _Coverage, as_json: bool) -> Iterator[str]:
    covered, total = sum(coverage.covered.values()), sum(coverage.total.values())
    priorities = sorted(coverage.total, key=lambda priority: (priority == "-", priority))
    missing = sorted(coverage.missing.items(), key=lambda item: (priorities.index(item[1]), natural_key(item[0])))
    if as_json:
        counts = {name: {"covered": coverage.covered[name], "total": coverage.total[name]} for name in priorities}
        uncovered = [{"path": path, "priority": priority} for path, priority in missing]
        yield json_text({"covered": covered, "total": total, "priorities": counts, "uncovered": uncovered})
        return
    yield f"covered {covered} of {total} ({100 * covered / total:.1f} %)" if total else "covered 0 of 0"
    if any(priorities):
        for name in priorities:
            yield f"  {escape(name) or '(none)'}  {coverage.covered[name]} of {coverage.total[name]}"
    if missing:
        yield "not covered:"
        yield from (
            f"  {escape(priority)}  {escape(path)}" if priority else f"  {escape(path)}" for path, priority in missing
        )
