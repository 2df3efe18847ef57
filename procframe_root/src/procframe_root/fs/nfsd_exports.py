"""``/proc/fs/nfsd/{exports,export_stats}``: the directories that the NFS server exports, and what clients did with them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, Stanza, Table, escaped, words
from procframe.record import Field, Record

__all__ = ["EXPORTS", "EXPORT_STATS", "Export", "ExportStats"]

PATH = escaped(" \t\n\\", pattern=r"(?:\(unreachable\))?/[^ \t\n]*")
DOMAIN = escaped(" \t\n\\", pattern=r"[^ \t\n(]+")


class Exported(Record):
    """A directory that is exported to a client."""

    path: Annotated[str, Field("Path of the directory", kind="identity", codec=PATH)]
    domain: Annotated[str, Field("Name of the client as exports call it", kind="identity", codec=DOMAIN)]


class Export(Exported):
    """A directory that is exported to a client, and how."""

    options: Annotated[list[str], Field("Options of the export", kind="flags", codec=words(","))]


class ExportStats(Exported):
    """What clients did with a directory that is exported to them."""

    start_time: Annotated[int, Field("Since when it is counted, since the epoch", unit="s", kind="time")]
    fh_stale: Annotated[int | None, Field("File handles of files that are gone", kind="counter")] = None
    io_read: Annotated[int | None, Field("Read from files", unit="bytes", kind="counter")] = None
    io_write: Annotated[int | None, Field("Written to files", unit="bytes", kind="counter")] = None


EXPORTS = Format(
    "fs/nfsd/exports",
    Table(Export, "{path}\t{domain}({options})", header=("# Version 1.1", "# Path Client(Flags) # IPs")),
    paths=("fs/nfsd/exports", "fs/nfs/exports"),
    source="fs/nfsd/export.c:e_show",
)
EXPORT_STATS = Format(
    "fs/nfsd/export_stats",
    File(
        "# Version 1.1",
        "# Path Client Start-time",
        "#\tStats",
        Many(
            "records",
            Stanza(
                ExportStats,
                "{path}\t{domain}\t{start_time:d}",
                "\tfh_stale: {fh_stale:d}",
                "\tio_read: {io_read:d}",
                "\tio_write: {io_write:d}",
                "",
            ),
        ),
    ),
    source="fs/nfsd/export.c:svc_export_show",
)
