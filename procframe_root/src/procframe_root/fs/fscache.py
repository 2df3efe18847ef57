"""``/proc/fs/netfs/{caches,volumes,cookies,requests}``: what network file systems keep in local caches, and ask for.

Until 6.7 those of the cache were in ``/proc/fs/fscache``, which is a link since.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import ANYTHING, TEXT, Link, Opt, Table, choice, enum, flags, pattern
from procframe.record import Field, Record

__all__ = [
    "CACHES",
    "COOKIES",
    "LINK",
    "REQUESTS",
    "VOLUMES",
    "Cache",
    "Cookie",
    "Directory",
    "FileAge",
    "FileKey",
    "Request",
    "Volume",
]

_HEX = pattern("(?:[0-9a-f]{2})*")
FileKey = Annotated[
    str | None, Field("Which file it is, hexadecimal digits of what its kind says", kind="identity", codec=_HEX)
]
FileAge = Annotated[
    str | None, Field("By which its age is told, hexadecimal digits of what its kind says", kind="label", codec=_HEX)
]
_REFERENCES = Field("Who holds it", unit="references")
_ACCESSES = Field("Accesses under way")


class Directory(Record):
    """Where the directory is, of which this is another name."""

    target: Annotated[str, Field("Path of the directory, from here", kind="label", codec=TEXT)]


class Cache(Record):
    """A local cache."""

    cache: Annotated[int, Field("Number of the cache", kind="identity")]
    ref: Annotated[int, _REFERENCES]
    volumes: Annotated[int, Field("Volumes in it")]
    objects: Annotated[int, Field("Objects in it")]
    accesses: Annotated[int, _ACCESSES]
    state: Annotated[
        str,
        Field(
            "`not present`, `preparing`, `active`, `error` or `withdrawn`",
            kind="label",
            codec=enum({"-": "not present", "P": "preparing", "A": "active", "E": "error", "W": "withdrawn"}),
        ),
    ]
    name: Annotated[str, Field("Name of the cache, `-` where it has none", kind="label", codec=TEXT)]


class Volume(Record):
    """A file system of which something may be cached."""

    volume: Annotated[int, Field("Number of the volume", kind="identity")]
    ref: Annotated[int, _REFERENCES]
    cookies: Annotated[int, Field("Files of it that may be cached")]
    accesses: Annotated[int, _ACCESSES]
    flags: Annotated[
        list[str],
        Field(
            "Marks of the volume",
            kind="flags",
            codec=flags(("relinquished", "invalidate", "collided with", "acquire pending", "creating")),
        ),
    ]
    cache: Annotated[
        str,
        Field(
            "Name of the cache, its first 15 bytes; `-` where it has none",
            kind="label",
            codec=pattern(r"(?:[^ \n](?:[^\n]{0,13}[^ \n])?)?"),
        ),
    ]
    key: Annotated[str, Field("Which file system it is, as its kind writes it", kind="identity", codec=ANYTHING)]


class Cookie(Record):
    """A file (or other object) that may be cached."""

    cookie: Annotated[int, Field("Number of the cookie", kind="identity")]
    volume: Annotated[int, Field("Number of its volume", kind="label")]
    ref: Annotated[int, _REFERENCES]
    active: Annotated[int, Field("Users that have it open")]
    accesses: Annotated[int, _ACCESSES]
    state: Annotated[
        str,
        Field(
            "`quiescent`, `looking up`, `creating`, `active`, ...",
            kind="label",
            codec=enum(
                {
                    "-": "quiescent",
                    "L": "looking up",
                    "C": "creating",
                    "A": "active",
                    "I": "invalidating",
                    "F": "failed",
                    "U": "LRU discarding",
                    "W": "withdrawing",
                    "R": "relinquishing",
                    "D": "dropped",
                }
            ),
        ),
    ]
    flags: Annotated[
        list[str],
        Field(
            "Marks of the cookie",
            kind="flags",
            codec=flags(
                (
                    *("relinquished", "retired", "is caching", "no data to read", "needs update", "has been cached"),
                    *("disabled", "local write", "no access wake", "do relinquish", "do withdraw", "do LRU discard"),
                    *("do prep to write", "have data", "is hashed", "do invalidate"),
                )
            ),
        ),
    ]
    key: FileKey = None
    aux: FileAge = None


class Request(Record):
    """A read or write that a network file system is about."""

    request: Annotated[int, Field("Number of the request", kind="identity")]
    origin: Annotated[
        str,
        Field(
            "What it is for: RA read-ahead, RP one folio, RG gaps in one, R1 one object, RW before a write, UR unbuffered"
            " read, DR direct read, WB writing back, W1 one object of it, WT writing through, UW unbuffered write, DW"
            " direct write, 2C copy to the cache",
            kind="label",
            codec=choice("RA", "RP", "RG", "R1", "RW", "UR", "DR", "WB", "W1", "WT", "UW", "DW", "2C"),
        ),
    ]
    ref: Annotated[int, _REFERENCES]
    flags: Annotated[int, Field("Marks of the request, whose numbers are others in each kernel", kind="flags")]
    error: Annotated[int, Field("Error, as a negative number; 0 for none")]
    outstanding: Annotated[int, Field("Parts under way; 0 in newer kernels")]
    start: Annotated[int, Field("Where in the file it begins", unit="bytes")]
    submitted: Annotated[int, Field("How much is asked for", unit="bytes")]
    length: Annotated[int, Field("How long it is", unit="bytes")]


def _table(name: str, *table: Table) -> Format:
    return Format(
        f"fs/netfs/{name}",
        *table,
        paths=(f"fs/netfs/{name}", f"fs/fscache/{name}"),
        source=f"fs/netfs/fscache_{name[:-1]}.c:fscache_{name}_seq_show",
        since="5.17",
    )


CACHES = _table(
    "caches",
    Table(
        Cache,
        "{cache:08x} {ref:5d} {volumes:5d} {objects:5d} {accesses:5d} {state} {name}",
        header=["CACHE    REF   VOLS  OBJS  ACCES S NAME", "======== ===== ===== ===== ===== = ==============="],
    ),
)
VOLUMES = _table(
    "volumes",
    Table(
        Volume,
        "{volume:08x} {ref:5d} {cookies:5d} {accesses:3d} {flags:02x} {cache:<15s} {key}",
        header=[
            "VOLUME   REF   nCOOK ACC FL CACHE           KEY",
            "======== ===== ===== === == =============== ================",
        ],
    ),
)
COOKIES = _table(
    "cookies",
    Table(
        Cookie,
        "{cookie:08x} {volume:08x} {ref:3d} {active:3d} {accesses:3d} {state} {flags:02x}",
        Opt(" {key}", Opt(", {aux}")),
        header=[
            "COOKIE   VOLUME   REF ACT ACC S FL DEF             ",
            "======== ======== === === === = == ================",
        ],
    ),
)


def _requests(width: int) -> Table:
    """Requests whose marks have a column of some width."""
    return Table(
        Request,
        f"{{request:08x}} {{origin}} {{ref:3d}} {{flags:{width}x}} {{error:4d}} {{outstanding:3d}}"
        " @{start:04x} {submitted:x}/{length:x}",
        header=[
            f"REQUEST  OR REF {'FLAG'[:width]} ERR  OPS COVERAGE",
            f"======== == === {'=' * width} ==== === =========",
        ],
    )


REQUESTS = Format(
    "fs/netfs/requests",
    variants=[
        Variant("four digits", _requests(4)),
        Variant("two digits", _requests(2), kernels="6.12, and some around it"),
    ],
    source="fs/netfs/main.c:netfs_requests_seq_show",
    since="6.8",
)
LINK = Format(
    "fs/fscache",
    Link(Directory, "{target}"),
    paths=("fs/fscache", "fs/afs"),
    source="fs/netfs/fscache_proc.c:fscache_proc_init, fs/afs/main.c:afs_init",
)
