"""The command ``convert``: any sink, plugins' included."""

from __future__ import annotations

import click

from procframe._manager import manager
from procframe.cli import report
from procframe.cli.deliver import deliver
from procframe.cli.options import SINK, command, request_options
from procframe.cli.outputs import records_options
from procframe.cli.report import UsageError
from procframe.cli.request import Request
from procframe.errors import ProcframeError

__all__ = ["convert_command"]


@command(
    "convert",
    "Any output, those of plugins included",
    "procframe convert -o meminfo.json /proc/meminfo",
    "procframe convert --to csv -o tcp.csv --tree capture.tar.xz net/tcp net/tcp6",
    "procframe plugins   # lists the outputs that there are",
)
@request_options(required=True)
@click.option("--to", metavar="SINK", type=SINK, help="The output; otherwise what the suffix of FILE means.")
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(dir_okay=False), help="Write to FILE instead of stdout."
)
@records_options
def convert_command(request: Request, to: str | None, output: str | None, with_path: bool | None) -> int:
    """Write records to any output: table, json, jsonl, csv, and those that plugins bring."""
    if to is None and (output is None or output == "-"):
        raise UsageError("name the output with --to SINK, or a file whose suffix means one with -o FILE")
    try:
        plugins = manager(report.line)
        sink = plugins.sink(to) if to is not None else plugins.sink_for(output or "")
    except ProcframeError as error:
        raise UsageError(str(error)) from None
    if output is None or output == "-":
        return deliver(request, sink.name, with_path=with_path)
    return deliver(request, sink.name, with_path=with_path, out=output)
