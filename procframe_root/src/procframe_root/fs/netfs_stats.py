"""``/proc/fs/netfs/stats`` and ``/proc/fs/fscache/stats``: what network file systems and their local cache did.

Each line has a label and counters by short names, of which every kernel has others.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Line, Many, One, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["STATS", "Counters", "NetfsStats"]

_NETFS = {
    "Reads": "requests to read: DR direct, RA read-ahead, RF one folio, RS one object, WB before a write, WBZ the same"
    " where nothing need be read",
    "Writes": "requests to write: BW into memory, WT through it, DW direct, WP of pages written back, 2C to the cache",
    "ZeroOps": "reads that needed none: ZR filled with zeros, sh too short, sk skipped",
    "DownOps": "reads from the server: DL begun, ds done, df failed, di instead of the cache",
    "CaRdOps": "reads from the cache: RD begun, rs done, rf failed",
    "UpldOps": "writes to the server: UL begun, us done, uf failed",
    "CaWrOps": "writes to the cache: WR begun, ws done, wf failed",
    "Retries": "tried again: rq reads, rs parts of them, wq writes, ws parts of them",
    "Objs": "now there: rr requests, sr parts of them, foq queues of folios; wsc conflicts of writes",
    "WbLock": "writing back: skip given up, wait waited, because another was at it",
    "RdHelp": "what became Reads (RP is RF), ZeroOps, DownOps, CaRdOps, CaWrOps and Objs in 6.8",
}
_CACHE = {
    "Cookies": "what the cache knows of files: n cookies, v volumes, vcol volumes of the same name, voom for want of"
    " memory; until 5.16 idx indices, dat data files, spc special ones",
    "Acquire": "cookies asked for: n in all, nul without a parent, noc without a cache, ok given, nbf refused, oom for"
    " want of memory",
    "LRU": "cookies kept though not in use: n now, exp expired, rmv removed, drp dropped, at jiffies to the next look",
    "Invals": "cookies made invalid: n in all, run done",
    "Updates": "cookies updated: n in all, nul without one, run done, rsz resized, rsn needlessly",
    "Relinqs": "cookies given back: n in all, nul without one, wcr waiting to be made, rtr to be forgotten, drop dropped",
    "NoSpace": "for want of room: nwr not written, ncr not made, cull thrown out",
    "IO": "transfers: rd reads, wr writes, mis not aligned to blocks",
}
_OLD = {
    "Objects": "objects: alc made, nal not for want of memory, avl available, ded dead",
    "ChkAux": "objects checked for their age: non without a check, ok good, upd to be updated, obs obsolete",
    "Pages": "pages: mrk marked as cached, unc unmarked",
    "Lookups": "objects looked up: n in all, neg absent, pos found, crt made, tmo not in time",
    "AttrChg": "sizes changed: n in all, ok done, nbf refused, oom for want of memory, run tried",
    "Allocs": "pages asked for: n in all, ok given, wt waited, nbf refused, int interrupted; ops operations, owt waited,"
    " abt broken off",
    "Retrvls": "pages read: n in all, ok begun, wt waited, nod without data, nbf refused, int interrupted, oom for want of"
    " memory; ops operations, owt waited, abt broken off",
    "Stores": "pages written: n in all, ok begun, agn again, nbf refused, oom for want of memory; ops operations, run calls,"
    " pgs pages, rxd taken off the list, olm beyond the end",
    "VmScan": "pages to be freed: nos not being written, gon gone, bsy being written, can cancelled, wt waited for",
    "Ops": "operations: pend waiting, run done, enq queued, can cancelled, rej refused, ini begun, dfr released later, rel"
    " released, gc collected",
    "CacheOp": "calls under way: alo make, luo look up, luc end it, gro hold, inv invalidate, upo update, dro drop, pto let"
    " go of an object; atc change size, syn sync; rap, ras read pages, alp, als get pages, wrp write, ucp forget a page,"
    " dsp separate pages",
    "CacheEv": "events: nsp no room, stl stale objects, rtr forgotten ones, cul thrown out",
}
_LABELS = {**_NETFS, **_CACHE, **_OLD}
_NAMES = frozenset(
    (
        *("DR", "RA", "RF", "RS", "WB", "WBZ", "BW", "WT", "DW", "WP", "2C", "ZR", "sh", "sk", "DL", "ds"),
        *("df", "di", "RD", "rs", "rf", "UL", "us", "uf", "WR", "ws", "wf", "rq", "wq", "rr", "sr", "foq"),
        *("wsc", "skip", "wait", "n", "v", "vcol", "voom", "ok", "oom", "exp", "rmv", "drp", "at", "rsz"),
        *("rsn", "rtr", "drop", "nwr", "ncr", "cull", "rd", "wr", "mis", "RP", "idx", "dat", "spc", "alc"),
        *("nal", "avl", "ded", "non", "upd", "obs", "mrk", "unc", "nul", "noc", "nbf", "neg", "pos", "crt"),
        *("tmo", "run", "wcr", "wt", "int", "ops", "owt", "abt", "nod", "agn", "pgs", "rxd", "olm", "nos"),
        *("gon", "bsy", "can", "pend", "enq", "rej", "ini", "dfr", "rel", "gc", "alo", "luo", "luc", "gro"),
        *("inv", "upo", "dro", "pto", "atc", "syn", "rap", "ras", "alp", "als", "wrp", "ucp", "dsp", "nsp"),
        *("stl", "cul"),
    )
)


def _decode(text: str) -> dict[str, int]:
    return {name: int(count) for name, _, count in (pair.partition("=") for pair in text.split(" "))}


_COUNTS = Codec(
    _decode,
    lambda counts: " ".join([f"{name}={count:d}" for name, count in counts.items()]),
    "[A-Za-z0-9]+=-?[0-9]+(?: [A-Za-z0-9]+=-?[0-9]+)*",
    schema="object",
    unknown=lambda counts: [f"{name}={count}" for name, count in counts.items() if name not in _NAMES],
)


_LABEL = pattern("[A-Za-z]+").but(unknown=lambda label: [] if label in _LABELS else [label])


class Counters(Record):
    """The counters of a line; a label may come several times."""

    label: Annotated[
        str,
        Field(
            "What is counted",
            kind="identity",
            codec=_LABEL,
        ),
    ]
    counts: Annotated[
        dict[str, int],
        Field(
            "Counters by name. " + ". ".join(f"{label}: {text}" for label, text in _LABELS.items()),
            kind="counter",
            codec=_COUNTS,
        ),
    ]


class NetfsStats(Record):
    """What network file systems and their local cache (FS-Cache) did, over all of them."""

    reads: Annotated[
        dict[str, int] | None,
        Field(f"Reads: {_LABELS['Reads']}", kind="counter", codec=_COUNTS, since="6.8"),
    ] = None
    netfs: Annotated[list[Counters] | None, Field("What else network file systems did", since="6.8")] = None
    fscache: Annotated[list[Counters], Field("What their local cache did; until 6.7 what both did")] = []


_ROW = Stanza(Counters, "{label:<7s}: {counts}")

STATS = Format(
    "fs/netfs/stats",
    paths=("fs/netfs/stats", "fs/fscache/stats"),
    variants=[
        Variant(
            "netfs",
            One(
                NetfsStats,
                "Reads  : {reads}",
                Many("netfs", _ROW),
                Line("-- FS-Cache statistics --", when="fscache"),
                Many("fscache", _ROW),
            ),
            kernels="6.8+",
        ),
        Variant("fscache", One(NetfsStats, "FS-Cache statistics", Many("fscache", _ROW)), kernels="up to 6.7"),
    ],
    source="fs/netfs/stats.c:netfs_stats_show, fs/netfs/fscache_stats.c:fscache_stats_show",
)
