"""The command ``verify``."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext

import click

from procframe._manager import manager
from procframe.api import is_live, resolve
from procframe.cli.deliver import output
from procframe.cli.options import command, request_options
from procframe.cli.request import STDIN, File, Reading, Request
from procframe.errors import ProcframeError, ReadError
from procframe.host import Host
from procframe.path import SELF, ProcPath, is_glob
from procframe.sinks.encode import json_bytes
from procframe.terminal import escape
from procframe.tree import Tree
from procframe.verify import Result, check, verify

__all__ = ["verify_command"]


@command(
    "verify",
    "Parse, regenerate and compare files or whole trees",
    "procframe verify",
    "procframe verify capture.tar.xz copy/",
    "procframe verify /proc/net /proc/self/status",
    "procframe verify --json | jq -r 'select(.result != \"pass\") | .path'",
)
@request_options(metavar="[TREE|PATH]...")
@click.option("--json", "as_json", is_flag=True, help="A line a file: path, format, result, reason, unrecognised.")
@click.option("--verbose", "-v", is_flag=True, help="List every file, also those that pass or are skipped.")
def verify_command(request: Request, as_json: bool, verbose: bool) -> int:
    """Parse, regenerate and compare each file of the live /proc, of trees, or of single paths.

    pass: the same bytes; fail: other bytes; error: not what the format says; skip: could not be read, is none to read,
    or no installed format reads it. The exit code is 1 where a file fails or errs.
    """
    reading = Reading(request)
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    unrecognised = 0
    out = output()
    with ExitStack() as stack:
        results: Iterable[Result] = _results(reading)
        aside: Callable[[], AbstractContextManager[object]] = nullcontext
        if sys.stderr.isatty() and not (verbose and sys.stdout.isatty()):
            progress = _Progress(results, counts)
            results = stack.enter_context(progress)
            if sys.stdout.isatty():
                aside = progress.aside
        for result in results:
            counts[result.result] += 1
            unrecognised += bool(result.unrecognised)
            if result.result == "skip":
                skipped[_kind_of_reason(result.reason)] += 1
            if as_json:
                data = _json(result)
            elif verbose or result.result in ("fail", "error") or result.unrecognised:
                data = "".join(f"{line}\n" for line in _lines(result)).encode("utf-8")
            else:
                continue
            with aside():
                out.write(data)
    if not as_json:
        out.write(_summary(counts, skipped, unrecognised).encode())
    out.flush()
    return 1 if counts["fail"] or counts["error"] or reading.failed else 0


def _json(result: Result) -> bytes:
    return json_bytes({**result._asdict(), "unrecognised": [piece._asdict() for piece in result.unrecognised]}) + b"\n"


def _lines(result: Result) -> Iterator[str]:
    reason = f": {escape(result.reason)}" if result.reason else ""
    format_ = f" ({escape(result.format)})" if result.format else ""
    yield f"{result.result:5} {escape(result.path)}{format_}{reason}"
    for piece in result.unrecognised:
        yield f"      unrecognised {piece.what}{' in ' + piece.where if piece.where else ''}: {escape(piece.text)}"


def _kind_of_reason(reason: str) -> str:
    """A reason without what differs from file to file."""
    return reason.partition(": ")[0] if reason.startswith("not read: ") else reason


def _summary(counts: Counter[str], skipped: Counter[str], unrecognised: int) -> str:
    total = sum(counts.values())
    words = {"pass": "passed", "fail": "failed", "error": "erred", "skip": "skipped"}
    parts = [f"{counts[name]} {word}" for name, word in words.items() if counts[name] or name in ("pass", "fail")]
    text = f"{total} file{'' if total == 1 else 's'}: {', '.join(parts)}"
    if unrecognised:
        text += f"; {unrecognised} with unrecognised pieces"
    lines = [text, *(f"  skipped {number}: {escape(reason)}" for reason, number in skipped.most_common())]
    return "\n".join(lines) + "\n"


def _results(reading: Reading) -> Iterator[Result]:
    request = reading.request
    if reading.tree is not None:
        for text in request.paths or ("",):
            yield from _guarded(reading, _of_tree(reading, reading.tree, text))
        return
    for text in request.paths or ("/proc",):
        yield from _guarded(reading, _of_path(reading, text))


def _guarded(reading: Reading, results: Iterator[Result]) -> Iterator[Result]:
    """The results up to an error that ends them, which is reported."""
    try:
        yield from results
    except ProcframeError as error:
        reading.fail(error)


def _of_tree(reading: Reading, tree: Tree, text: str) -> Iterator[Result]:
    """A whole tree, or what a text means in it."""
    if text:
        yield from _of_files(reading, reading.in_tree(tree, text))
    else:
        yield from verify(tree, plugin=reading.request.plugin, host=_host(reading, tree))


def _of_path(reading: Reading, text: str) -> Iterator[Result]:
    """A tree, a directory of one, or files."""
    if text not in (STDIN, "") and not is_live(text) and not is_glob(text):
        if os.path.isdir(text):
            # A directory inside a copy's proc is a part of that tree, whose host it needs.
            path = ProcPath.of(text)
            inside = path.prefix.rpartition("/")[2] == "proc" and path.key != ""
            tree = reading.open(path.prefix if inside else text)
            yield from _of_tree(reading, tree, path.key if inside else "")
            return
        if _is_archive(text):
            yield from _of_tree(reading, reading.open(text), "")
            return
    yield from _of_files(reading, reading.files_of(text))


def _is_archive(path: str) -> bool:
    from procframe.tree.archive import is_archive

    try:
        return os.path.isfile(path) and is_archive(path)
    except OSError:
        return False


def _of_files(reading: Reading, files: Iterable[File]) -> Iterator[Result]:
    """Files, and directories of trees."""
    request = reading.request
    for file in files:
        if request.as_ is not None:
            format_ = manager().format(request.as_, request.plugin)
            base = Host() if file.tree is None else file.tree.host
            yield check(lambda file=file: reading.content(file), format_, file.path, reading.host(base))  # type: ignore[misc]
            continue
        assert file.tree is not None
        host = _host(reading, file.tree)
        kind = file.tree.kind(file.key)
        if kind == "directory" or file.key in SELF:
            yield from verify(file.tree, under=file.key, plugin=request.plugin, host=host)
        else:
            key = resolve(file.key).key if kind == "missing" else file.key
            if file.tree.kind(key) == "missing":
                reading.fail(ReadError(file.path, "no such file"))
            else:
                yield from verify(file.tree, [key], plugin=request.plugin, host=host)


def _host(reading: Reading, tree: Tree) -> Host | None:
    return None if reading.request.host is None else reading.host(tree.host)


class _Progress:
    """Shows on stderr, while the results come, how many there were."""

    def __init__(self, results: Iterable[Result], counts: Counter[str]) -> None:
        from rich.console import Console
        from rich.status import Status

        self._results = results
        self._counts = counts
        self._status = Status("reading", console=Console(stderr=True))

    def __enter__(self) -> Iterator[Result]:
        self._status.start()
        return self._watched()

    def __exit__(self, *error: object) -> None:
        self._status.stop()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Takes what it shows away while something else is written to the same terminal."""
        self._status.stop()
        try:
            yield
            sys.stdout.flush()
        finally:
            self._status.start()

    def _watched(self) -> Iterator[Result]:
        for number, result in enumerate(self._results):
            if number % 64 == 0:
                text = f"{number} files, {self._counts['fail']} failed, {self._counts['error']} erred"
                self._status.update(text)
            yield result
