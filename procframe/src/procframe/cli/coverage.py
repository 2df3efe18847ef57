"""Which files of a list, a CSV with a column of paths, the formats cover: the one place where that is counted."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from procframe.cli.report import UsageError
from procframe.errors import ReadError
from procframe.explain import aligned
from procframe.path import ProcPath, natural_key
from procframe.terminal import escape
from procframe.tree.unsafe import WRITE_ONLY, unsafe

__all__ = ["Count", "Coverage", "Listed", "compare", "percent", "report_lines"]

State = Literal["covered", "never read", "not covered"]


class Listed(NamedTuple):
    """A row of the list, or several rows of one path that came to the same."""

    path: str
    priority: str
    state: State
    kind: str = ""
    """Of a file that is never read: stream, image or write-only."""
    reason: str = ""
    rows: int = 1


class Count(NamedTuple):
    """Rows of a list: ``covered`` of ``total``, which leaves out those that are ``never`` read by design."""

    covered: int
    total: int
    never: int


class Coverage:
    """What came of each row of a list."""

    def __init__(self, rows: Iterable[Listed]) -> None:
        merged: dict[Listed, int] = {}
        for row in rows:
            merged[row] = merged.get(row, 0) + 1
        self.rows = sorted((row._replace(rows=count) for row, count in merged.items()), key=_order)

    def of(self, state: State) -> list[Listed]:
        """The paths of a state, by priority and path."""
        return [row for row in self.rows if row.state == state]

    def count(self, priority: str | None = None) -> Count:
        """How many rows there are of each state, of one priority or of all."""
        counts: dict[State, int] = {"covered": 0, "never read": 0, "not covered": 0}
        for row in self.rows:
            if priority is None or row.priority == priority:
                counts[row.state] += row.rows
        return Count(counts["covered"], counts["covered"] + counts["not covered"], counts["never read"])

    @property
    def priorities(self) -> list[str]:
        """The priorities of the list; ``-`` is the last."""
        return list(dict.fromkeys(row.priority for row in self.rows))


def _order(row: Listed) -> tuple[object, ...]:
    return row.priority == "-", row.priority, natural_key(row.path), row.path


def percent(count: Count) -> str:
    """The share that is covered.

    >>> percent(Count(1, 3, 0)), percent(Count(0, 0, 2))
    ('1 of 3 (33.3 %)', '0 of 0')
    """
    share = f" ({100 * count.covered / count.total:.1f} %)" if count.total else ""
    return f"{count.covered} of {count.total}{share}"


def report_lines(coverage: Coverage) -> Iterator[str]:
    """The lines that tell a reader, harmless to a terminal."""
    whole = coverage.count()
    yield f"covered {percent(whole)}" + _aside(whole)
    if any(coverage.priorities):
        for name in coverage.priorities:
            count = coverage.count(name)
            yield f"  {escape(name) or '(none)'}  {count.covered} of {count.total}" + _aside(count)
    if never := coverage.of("never read"):
        yield "never read:"
        yield from aligned([(escape(row.priority), _path(row), f"{row.kind}: {row.reason}") for row in never], indent=2)
    if missing := coverage.of("not covered"):
        yield "not covered:"
        yield from aligned([(escape(row.priority), _path(row)) for row in missing], indent=2)


def _aside(count: Count) -> str:
    return f", and {count.never} never read" if count.never else ""


def _path(row: Listed) -> str:
    return escape(row.path) + (f" ({row.rows} rows)" if row.rows > 1 else "")


def compare(file: str, claimed: Callable[[ProcPath], object], prefix: str = "") -> Coverage:
    """What formats cover of a CSV file: its column ``path``, and ``priority`` and ``mode`` where it has them.

    ``claimed`` says whether a format claims a path; only paths below ``prefix`` count. ``UsageError`` where the file is
    no such list, ``ReadError`` where it cannot be read.
    """
    return Coverage(_judged(file, claimed, prefix))


def _judged(file: str, claimed: Callable[[ProcPath], object], prefix: str) -> Iterator[Listed]:
    for row in _rows(file):
        paths = [path for path in alternatives(ProcPath.of(row.get("path") or "").key) if _below(path, prefix)]
        if paths:
            yield _judge(row, paths, claimed)


def _judge(row: Mapping[str, str | None], paths: list[str], claimed: Callable[[ProcPath], object]) -> Listed:
    """A row: covered if all that it stands for is, but for what is never read."""
    path, priority = row.get("path") or "", row.get("priority") or ""
    never = None
    covered = False
    for one in paths:
        spelled = spellings(one)
        if any(map(claimed, spelled)):
            covered = True
        elif entry := next(filter(None, (unsafe(each.key) for each in spelled)), None):
            never = never or (entry.kind, entry.reason)
        elif _only_written(row.get("mode") or ""):
            never = never or ("write-only", WRITE_ONLY)
        else:
            return Listed(path, priority, "not covered")
    if covered or never is None:
        return Listed(path, priority, "covered")
    return Listed(path, priority, "never read", *never)


def _rows(file: str) -> Iterator[Mapping[str, str | None]]:
    """The rows of a CSV file that has a column ``path``."""
    try:
        with open(file, encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            rows = csv.DictReader(stream)
            if rows.fieldnames is None:
                raise UsageError(f"{file}: it is empty; the first line names the columns, one of them path")
            if "path" not in rows.fieldnames:
                raise UsageError(f"{file}: it is no CSV file with a column called path in its first line")
            yield from rows
    except csv.Error as error:
        raise UsageError(f"{file}: it is no CSV file: {error}") from None
    except OSError as error:
        raise ReadError(file, (error.strerror or str(error)).lower(), error.errno) from None


def _below(path: str, prefix: str) -> bool:
    return bool(path) and (not prefix or path == prefix or path.startswith(prefix + "/"))


def _only_written(mode: str) -> bool:
    """Whether a mode, in octal digits, lets nobody read."""
    return re.fullmatch("[0-7]{3,6}", mode) is not None and not int(mode, 8) & 0o444


_BRACES = re.compile(r"\{([^{}]*)\}")


def alternatives(path: str) -> list[str]:
    """The paths that one with a list in braces stands for; braces with no list in them are a variable.

    >>> alternatives("irq/<n>/{a,b/<c>,...}"), alternatives("irq/{n}/node")
    (['irq/<n>/a', 'irq/<n>/b/<c>'], ['irq/<n>/node'])
    """
    found = _BRACES.search(path)
    if found is None:
        return [path]
    before, after = path[: found.start()], path[found.end() :]
    words = [word.strip() for word in found[1].split(",") if word.strip() != "..."]
    if "," not in found[1] or not words:
        words = [f"<{found[1]}>"]
    return list(dict.fromkeys(one for word in words for one in alternatives(f"{before}{word}{after}")))


_NUMBER = re.compile(r"PID|TID|N|\*|\$.+|<.*>|\[.*\]")
"""A component that can stand for the number of a process or thread, where one is."""


def spellings(path: str) -> list[ProcPath]:
    """What a path with ``PID``, ``TID``, ``N``, ``<variable>``, ``[variable]`` or ``*`` in it can be, as real paths are.

    >>> [path.candidates[0] for path in spellings("PID/task/TID/fd/N")]
    ['PID/task/TID/fd/N']
    >>> [path.candidates[0] for path in spellings("*/stat")]
    ['<any>/stat', 'PID/stat']
    """
    parts = [part.replace("*", "<any>") for part in path.split("/")]
    given = path.split("/")
    processes = [1] if _NUMBER.fullmatch(given[0]) else []
    if given[1:2] == ["task"] and _NUMBER.fullmatch("".join(given[2:3])):
        parts[2] = "1"
    found = [] if given[0] == "PID" else [ProcPath.of("/".join(parts))]
    return found + [ProcPath.of("/".join([str(number), *parts[1:]])) for number in processes]
