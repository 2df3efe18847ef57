"""The commands ``show``, ``json``, ``jsonl`` and ``csv``: one sink each."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from procframe.cli.deliver import deliver, output
from procframe.cli.options import command, request_options
from procframe.cli.request import Reading, Request

__all__ = ["csv_command", "json_command", "jsonl_command", "records_options", "show_command"]

F = TypeVar("F", bound=Callable[..., Any])


def _fields(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    names = None if value is None else tuple(name.strip() for name in value.split(",") if name.strip())
    if names == ():
        raise click.BadParameter("name at least one field")
    return names


_fields_option = click.option(
    "--fields", "-f", metavar="A,B,...", callback=_fields, help="Decode and write only these fields, in this order."
)


def _part(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from procframe.part import Part

        try:
            Part.of(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None
    return value


_part_option = click.option(
    "--range",
    "part",
    metavar="FIRST:LAST",
    callback=_part,
    help="Read only these records, of a file as large as memory; or those of the pages from ADDRESS-ADDRESS, as maps "
    "prints them.",
)
_path_option = click.option(
    "--with-path/--without-path",
    default=None,
    help="Say with each record which file it is of; the default where several files are asked for.",
)


def records_options(function: F) -> F:
    """Add the options of commands that write records; the function's request has what they say of the reading."""

    @_fields_option
    @_part_option
    @_path_option
    @wraps(function)
    def wrapper(request: Request, *, fields: tuple[str, ...] | None, part: str | None, **others: Any) -> Any:
        return function(request._replace(fields=fields, part=part), **others)

    return wrapper  # type: ignore[return-value]


@command(
    "show",
    "A readable table of records",
    "procframe show /proc/meminfo",
    "procframe show net/tcp --fields local_address,local_port,state",
    "procframe show --tree capture.tar.xz 1/status",
    "procframe show --range 0:16 /proc/kpageflags",
)
@request_options(required=True)
@records_options
def show_command(request: Request, with_path: bool | None) -> int:
    """A readable table of each file's records; a file of one record is shown field by field."""
    return deliver(request, "table", with_path=with_path)


@command(
    "json",
    "JSON: an array of records",
    "procframe json /proc/uptime",
    "procframe json '/proc/[0-9]*/status' | jq '.[].records[0].VmRSS'",
    "procframe json --as net/tcp --host s390x - < tcp.txt",
    "procframe json --frame net/tcp > tcp.json && procframe regen tcp.json",
)
@request_options(required=True)
@records_options
@click.option(
    "--indent", type=click.IntRange(0, 16), metavar="N", help="Indent by N; the default is 2 on a terminal, else 0."
)
@click.option("--frame", is_flag=True, help="Write the whole frame instead, from which regen makes the file's bytes.")
def json_command(request: Request, with_path: bool | None, indent: int | None, frame: bool) -> int:
    """An array of records; for several files an array of objects with path, format, header and records."""
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
@records_options
def jsonl_command(request: Request, with_path: bool | None) -> int:
    """JSON Lines: a record a line, written as each file is read."""
    return deliver(request, "jsonl", with_path=with_path)


@command(
    "csv",
    "CSV with a header",
    "procframe csv net/dev > dev.csv",
    "procframe csv --tree copy/ 'net/tcp*'",
)
@request_options(required=True)
@records_options
def csv_command(request: Request, with_path: bool | None) -> int:
    """Comma-separated values with a header (RFC 4180), of all files together.

    A nested field becomes columns joined by a dot (memory.total), a list of plain values their text joined by a blank,
    a list of records JSON text.
    """
    return deliver(request, "csv", with_path=with_path)
