"""``/proc/fs/fscache/{objects,histogram}`` and ``/proc/fs/cachefiles/histogram``, until 5.16: local caches of files."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Opt, Table, choice, enum, flags, pattern, sentinel
from procframe.record import Field, Record
from procframe_root.fs.fscache import FileAge, FileKey

__all__ = [
    "CACHEFILES_HISTOGRAM",
    "FSCACHE_HISTOGRAM",
    "OBJECTS",
    "CacheObject",
    "CachefilesDelays",
    "FscacheDelays",
]

_EVENTS = flags(("new child", "parent ready", "update", "invalidate", "cleared", "error", "kill"))
_STATES = (
    *("INIT", "PRDY", "ABRT", "LOOK", "CRTO", "AVBL", "JUMP", "INVL", "UPDT", "LCFL", "KILL", "KDEP", "DROP", "DEAD"),
    *("?INI", "?PRN", "?CMD", "?CLR"),
)


class CacheObject(Record):
    """An object of the cache: an index, or the data of a file."""

    object: Annotated[int, Field("Number of the object", kind="identity")]
    parent: Annotated[
        int | None, Field("Number of the one it is in, if any", kind="label", codec=sentinel({0xFFFFFFFF: None}))
    ]
    state: Annotated[
        str, Field("State: AVBL available, DEAD, ...; `?` and three letters while it waits", codec=choice(*_STATES))
    ]
    children: Annotated[int, Field("Objects in it")]
    ops: Annotated[int, Field("Operations outstanding")]
    object_ops: Annotated[int, Field("Operations outstanding on the object itself")]
    in_progress: Annotated[int, Field("Operations under way")]
    exclusive: Annotated[int, Field("Exclusive operations outstanding")]
    reads: Annotated[int, Field("Reads under way")]
    event_mask: Annotated[list[str], Field("Events it waits for", kind="flags", codec=_EVENTS)]
    events: Annotated[list[str], Field("Events that came", kind="flags", codec=_EVENTS)]
    flags: Annotated[
        list[str],
        Field(
            "Marks of the object",
            kind="flags",
            codec=flags(
                (
                    *("locked", "pending write", "waiting", "live", "looked up", "available", "retired"),
                    *("killed by cache", "run after dead"),
                )
            ),
        ),
    ]
    work: Annotated[
        list[str], Field("Whether its work is pending or running", kind="flags", codec=flags(("pending", "running")))
    ]
    name: Annotated[
        str | None,
        Field(
            "Kind of the object, as the file system calls it; absent where none uses it",
            kind="label",
            codec=pattern(r"[^ <\n][^ \n]*"),
        ),
    ] = None
    type: Annotated[
        str | None,
        Field("`index`, `data`, or a number", kind="label", codec=enum({"IX": "index", "DT": "data"})),
    ] = None
    cookie_flags: Annotated[
        list[str] | None,
        Field(
            "Marks of the file system's cookie",
            kind="flags",
            codec=flags(
                (
                    *("looking up", "no data yet", "unavailable", "invalidating", "relinquished", "enabled"),
                    *("enablement lock", "", "aux updated", "acquired", "relinquishing"),
                )
            ),
        ),
    ] = None
    netfs_data: Annotated[int | None, Field("What the file system keeps of it, disguised", kind="address")] = None
    key: FileKey = None
    aux: FileAge = None


class Delays(Record):
    """How often something took so long."""

    jiffies: Annotated[int, Field("The time", unit="jiffies", kind="identity")]
    ms: Annotated[int, Field("The same, rounded down", unit="ms", kind="time")]


class FscacheDelays(Delays):
    """How often work of the cache took so long."""

    instantiations: Annotated[int, Field("Objects made", kind="counter")]
    op_runs: Annotated[int, Field("Operations done", kind="counter")]
    object_runs: Annotated[int, Field("Steps of objects done", kind="counter")]
    retrieval_delays: Annotated[int, Field("Reads begun", kind="counter")]
    retrievals: Annotated[int, Field("Reads done", kind="counter")]


class CachefilesDelays(Delays):
    """How often work on the files of the cache took so long."""

    lookups: Annotated[int, Field("Names looked up", kind="counter")]
    mkdirs: Annotated[int, Field("Directories made", kind="counter")]
    creates: Annotated[int, Field("Files made", kind="counter")]


def _histogram(name: str, record: type[Record], columns: str, titles: str, source: str) -> Format:
    return Format(
        f"fs/{name}/histogram",
        Table(
            record,
            "{jiffies:4d}  0.{ms:03d}" + "".join(f" {{{column}:9d}}" for column in columns.split(" ")),
            header=[f"JIFS  SECS  {titles}", "===== =====" + " =========" * len(columns.split(" "))],
        ),
        source=source,
    )


FSCACHE_HISTOGRAM = _histogram(
    "fscache",
    FscacheDelays,
    "instantiations op_runs object_runs retrieval_delays retrievals",
    "OBJ INST  OP RUNS   OBJ RUNS  RETRV DLY RETRIEVLS",
    "fs/fscache/histogram.c:fscache_histogram_show",
)
CACHEFILES_HISTOGRAM = _histogram(
    "cachefiles",
    CachefilesDelays,
    "lookups mkdirs creates",
    "LOOKUPS   MKDIRS    CREATES",
    "fs/cachefiles/proc.c:cachefiles_histogram_show",
)


def _objects(titles: str, *columns: str | Opt) -> Table:
    """Objects, with the columns after ``netfs_data`` that the reader's key ``fscache:objlist`` asks for."""
    return Table(
        CacheObject,
        "{object:8x} {parent:8x} {state} {children:5d} {ops:3d} {object_ops:3d} {in_progress:3d} {exclusive:2d}"
        " {reads:5d} {event_mask:2x} {events:2x} {flags:2x} {work:x} | ",
        Alt(("{name:<16s} {type} {cookie_flags:2x} {netfs_data:16x}", *columns), "<no_netfs>"),
        header=[
            "OBJECT   PARENT   STAT CHLDN OPS OOP IPR EX READS EM EV FL S | NETFS_COOKIE_DEF TY FL NETFS_DATA"
            + (f"       {titles}" if titles else ""),
            "======== ======== ==== ===== === === === == ===== == == == = | ================ == == ================"
            + (" ================" if titles else ""),
        ],
    )


OBJECTS = Format(
    "fs/fscache/objects",
    variants=[
        Variant("key and aux", _objects("OBJECT_KEY, AUX_DATA", Opt(" {key}", Opt(", {aux}")))),
        Variant("key", _objects("OBJECT_KEY", Opt(" {key}"))),
        Variant("aux", _objects("AUX_DATA", Opt(" {aux}"))),
        Variant("neither", _objects("")),
    ],
    source="fs/fscache/object-list.c:fscache_objlist_show",
)
