"""``/proc/net/afs/{stats,sysname}``: what the AFS client did, and what it calls this machine."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One, Table
from procframe.record import Field, Record

__all__ = ["STATS", "SYSNAME", "AfsStats", "AfsSysname"]


class AfsSysname(Record):
    """What stands for `@sys` in a path, in the order in which it is tried."""

    name: Annotated[str, Field("The name", kind="identity")]


class AfsStats(Record):
    """What the AFS client did."""

    lookups: Annotated[int | None, Field("Names looked up in directories", kind="counter")] = None
    revalidations: Annotated[int | None, Field("Names checked again", kind="counter")] = None
    invalidations: Annotated[int | None, Field("Directories found to have changed", kind="counter")] = None
    released_pages: Annotated[int | None, Field("Pages of directories given up", unit="pages", kind="counter")] = None
    directory_reads: Annotated[int | None, Field("Directories read", kind="counter")] = None
    creations: Annotated[int | None, Field("Names added to directories here", kind="counter")] = None
    removals: Annotated[int | None, Field("Names removed from directories here", kind="counter")] = None
    fetches: Annotated[int | None, Field("Reads from servers", unit="calls", kind="counter")] = None
    fetched_bytes: Annotated[int | None, Field("Read from servers", unit="bytes", kind="counter")] = None
    stores: Annotated[int | None, Field("Writes to servers", unit="calls", kind="counter")] = None
    stored_bytes: Annotated[int | None, Field("Written to servers", unit="bytes", kind="counter")] = None


SYSNAME = Format("net/afs/sysname", Table(AfsSysname, "{name}"), source="fs/afs/proc.c:afs_proc_sysname_show")
STATS = Format(
    "net/afs/stats",
    One(
        AfsStats,
        "kAFS statistics",
        "dir-mgmt: look={lookups:d} reval={revalidations:d} inval={invalidations:d} relpg={released_pages:d}",
        "dir-data: rdpg={directory_reads:d}",
        "dir-edit: cr={creations:d} rm={removals:d}",
        "file-rd : n={fetches:d} nb={fetched_bytes:d}",
        "file-wr : n={stores:d} nb={stored_bytes:d}",
    ),
    source="fs/afs/proc.c:afs_proc_stats_show",
)
