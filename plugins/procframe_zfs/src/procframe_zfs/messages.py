"""Messages of ZFS for debugging, and how imports of pools get on."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import (
    ANYTHING,
    Continued,
    File,
    Line,
    Many,
    Opt,
    Stanza,
    Table,
    enum,
    pattern,
    value,
)
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_zfs.codecs import DASH

__all__ = ["DBGMSG", "IMPORT_PROGRESS"]

_FILE = pattern(r"[^ :\n]+\.[ch]")
_FUNCTION = pattern(r"[^ :(\n]+")
_WITHOUT_PLACE = pattern(r"(?:[^(\n]|\([^)\n]|\(\)[^:\n])*")
_THREAD = pattern(r"[0-9a-f]{8}(?:[0-9a-f]{8})?")
# A name with blanks cannot be told from what follows where it is wider than its column.
_POOL = DASH.but(pattern=r"[^ \n]{17,}|[^ \n](?:[^\n]{0,14}[^ \n])?")


_WRITTEN = Field("When it was written, since 1970", unit="s", kind="time")


class DebugMessage(Record, kw_only=True):
    """A message of ZFS, for debugging, and the place in its source that wrote it."""

    timestamp: Annotated[int, _WRITTEN]
    thread: Annotated[str | None, Field("Address of the thread", kind="address", codec=_THREAD, since="ZFS 2.2")] = None
    prefix: Annotated[
        str | None,
        Field("`dprintf` for what is written only where that is asked for", kind="label", codec=pattern("dprintf")),
    ] = None
    file: Annotated[str, Field("File of the source", kind="label", codec=_FILE)]
    line: Annotated[int, Field("Line in it", kind="label")]
    function: Annotated[str, Field("Function that wrote it", kind="label", codec=_FUNCTION)]
    message: Annotated[str, Field("The message", kind="label", codec=ANYTHING)]


class BareMessage(Record):
    """A message without its place: those of before ZFS 0.8, and the lines of a configuration."""

    timestamp: Annotated[int, _WRITTEN]
    message: Annotated[str, Field("The message", kind="label", codec=_WITHOUT_PLACE)]


class ImportProgress(Record):
    """The import of a pool that is under way."""

    pool_guid: Annotated[int, Field("Number that identifies the pool", kind="identity")]
    load_state: Annotated[
        str,
        Field(
            "Why it is loaded: to `open` or `import` it, as a trial, for recovery, ...",
            kind="label",
            codec=enum(dict(enumerate(("none", "open", "import", "tryimport", "recover", "error", "create")))),
        ),
    ]
    multihost_secs: Annotated[
        int, Field("Time until it is sure that no other host has the pool", unit="s", kind="time")
    ]
    max_txg: Annotated[int, Field("Last group of transactions that may be loaded, 0 for any", kind="label")]
    pool_name: Annotated[str | None, Field("Name of the pool", kind="label", codec=_POOL)]
    notes: Annotated[str | None, Field("What is being done", kind="label", codec=DASH, since="ZFS 2.3")] = None


def _progress(header: str, *items: Item) -> Table:
    return Table(
        ImportProgress,
        "{pool_guid:<20d} {load_state:<14d} {multihost_secs:<14d} {max_txg:<12d} ",
        *items,
        header=f"pool_guid            load_state     multihost_secs max_txg      {header}",
    )


DBGMSG = Format(
    "spl/kstat/zfs/dbgmsg",
    File(
        "timestamp    message ",
        Many(
            "records",
            Stanza(
                DebugMessage,
                Line(
                    "{timestamp:<12d} ",
                    Opt("{thread} "),
                    Opt("{prefix}: "),
                    "{file}:{line:d}:{function}(): {message}",
                ),
                Continued("message"),
            ),
            Stanza(BareMessage, "{timestamp:<12d} {message}"),
        ),
    ),
    source="module/os/linux/zfs/zfs_debug.c:zfs_dbgmsg_show",
)
IMPORT_PROGRESS = Format(
    "spl/kstat/zfs/import_progress",
    variants=[
        Variant("notes", _progress("pool_name        notes", "{pool_name:16s} {notes}"), "ZFS 2.3+"),
        Variant("plain", _progress("pool_name", value("{pool_name}", DASH)), "ZFS 0.8 to 2.2"),
    ],
    source="module/zfs/spa_misc.c:spa_import_progress_show",
    since="ZFS 0.8",
)
