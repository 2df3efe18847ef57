"""The commands ``show``, ``json``, ``jsonl`` and ``csv``: one sink each."""

from __future__ import annotations

from typing import Any

import click

from procframe.cli.deliver import deliver, output
from procframe.cli.options import command, request_options
from procframe.cli.request import Reading, Request

__all__ = ["csv_command", "fields_option", "json_command", "jsonl_command", "path_option", "show_command"]


def _fields(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    names = None if value is None else tuple(name.strip() for name in value.split(",") if name.strip())
    if names == ():
        raise click.BadParameter("name at least one field")
    return names


fields_option = click.option(
    "--fields", "-f", metavar="A,B,...", callback=_fields, help="Decode and write only these fields, in this order."
)
path_option = click.option(
    "--with-path/--without-path",
    default=None,
    help="Say with each record which file it is of; the default where several files are asked for.",
)


@command(
    "show",
    "A readable table of records",
    "procframe show /proc/meminfo",
    "procframe show net/tcp --fields local_address,local_port,state",
    "procframe show --tree capture.tar.xz 1/status",
)
@request_options(required=True)
@fields_option
@path_option
def show_command(request: Request, fields: tuple[str, ...] | None, with_path: bool | None) -> int:
    """A readable table of each file's records; a file of one record is shown field by field."""
    return deliver(request._replace(fields=fields), "table", with_path=with_path)


@command(
    "json",
    "JSON: an array of records",
    "procframe json /proc/uptime",
    "procframe json '/proc/[0-9]*/status' | jq '.[].records[0].VmRSS'",
    "procframe json --as net/tcp --host s390x - < tcp.txt",
    "procframe json --frame net/tcp > tcp.json && procframe regen tcp.json",
)
@request_options(required=True)
@fields_option
@path_option
@click.option(
    "--indent", type=click.IntRange(0, 16), metavar="N", help="Indent by N; the default is 2 on a terminal, else 0."
)
@click.option("--frame", is_flag=True, help="Write the whole frame instead, from which regen makes the file's bytes.")
def json_command(
    request: Request, fields: tuple[str, ...] | None, with_path: bool | None, indent: int | None, frame: bool
) -> int:
    """An array of records; for several files an array of objects with path, format, header and records."""
    request = request._replace(fields=fields)
    return _frames(request, indent) if frame else deliver(request, "json", with_path=with_path, indent=indent)


def _frames(request: Request, indent: int | None) -> int:
    """Each file's frame as a document of its own."""
    from procframe.frame_json import dump

    reading = Reading(request)
    out = output()
    for frame in reading.frames():
        out.write(dump(frame, indent=indent or None).encode() + b"\n")
        out.flush()
    return 1 if reading.failed else 0


@command(
    "jsonl",
    "JSON Lines: a record a line",
    "procframe jsonl net/tcp net/tcp6 | grep LISTEN",
    "procframe jsonl --fields pid,comm,utime '/proc/[0-9]*/stat'",
)
@request_options(required=True)
@fields_option
@path_option
def jsonl_command(request: Request, **options: Any) -> int:
    """JSON Lines: a record a line, written as each file is read."""
    return deliver(request._replace(fields=options["fields"]), "jsonl", with_path=options["with_path"])


@command(
    "csv",
    "CSV with a header",
    "procframe csv net/dev > dev.csv",
    "procframe csv --tree copy/ 'net/tcp*'",
)
@request_options(required=True)
@fields_option
@path_option
def csv_command(request: Request, **options: Any) -> int:
    """Comma-separated values with a header (RFC 4180), of all files together.

    A nested field becomes columns joined by a dot (memory.total), a list of plain values their text joined by a blank,
    a list of records JSON text.
    """
    return deliver(request._replace(fields=options["fields"]), "csv", with_path=options["with_path"])
