"""The command ``capture``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import click

from procframe.api import live
from procframe.capture import CaptureReport, capture
from procframe.cli.options import command, request_options
from procframe.cli.request import Reading, Request
from procframe.terminal import escape

__all__ = ["capture_command"]


@command(
    "capture",
    "Take a snapshot of a tree",
    "procframe capture machine.tar.zst",
    "procframe capture --pid 1 --pid $$ two.tar.xz",
    "procframe capture --exclude PID/environ --exclude 'sys/**' copy/",
    "procframe capture --tree sosreport.tar.xz proc.tar",
)
@request_options(nargs=1, required=True, metavar="OUT")
@click.option(
    "--pid",
    "pids",
    type=click.IntRange(1),
    multiple=True,
    metavar="PID",
    help="Only this process, besides the system's files; repeat for more.",
)
@click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Leave out files such as PID/environ or 'sys/**'; repeat for more."
)
def capture_command(request: Request, pids: tuple[int, ...], exclude: tuple[str, ...]) -> int:
    """Take a snapshot of a tree into a directory or tar OUT (.tar, .tar.gz, .tar.xz, .tar.zst).

    Every file that is safe to read is kept byte for byte, links as links, with the facts about the machine beside them.
    Environments and command lines of processes may hold secrets; leave them out with --exclude.
    """
    reading = Reading(request._replace(paths=tuple(path for path in request.paths if not path)))
    tree = reading.tree if reading.tree is not None else live()
    if request.host is not None:
        tree.host = reading.host(tree.host)
    (out,) = request.paths
    with ExitStack() as stack:
        progress = stack.enter_context(_progress()) if sys.stderr.isatty() else None
        found = capture(tree, out, pids=pids or None, exclude=exclude, progress=progress)
    parts = [f"{_count(found.files, 'file')} ({_count(found.bytes, 'byte')})", _count(found.links, "link")]
    if found.unreadable:
        parts.append(f"{len(found.unreadable)} could not be read")
    for pid in set(pids) - found.processes:
        reading.fail(f"{tree.locate(str(pid))}: no such process; it is not in the capture")
    click.echo(f"{escape(out)}: {', '.join(parts)}", err=True)
    return 1 if reading.failed else 0


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


@contextmanager
def _progress() -> Iterator[Callable[[str, CaptureReport], object]]:
    """Shows on stderr how far it is."""
    from rich.console import Console

    with Console(stderr=True).status("capturing") as status:

        def show(key: str, found: CaptureReport) -> None:
            if (found.files + found.links) % 64 == 0:
                status.update(f"{found.files} files, {found.bytes >> 10} KiB")

        yield show
