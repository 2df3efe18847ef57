"""``/proc/fs/netfs/stats`` and ``/proc/fs/fscache/stats``: what network file systems and their local cache did.

Each line has a label and counters by short names, of which every kernel has others.
"""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Line, One
from procframe.record import Field, Record

__all__ = ["STATS", "NetfsStats"]

_COUNT = r"[A-Za-z0-9]+=-?[0-9]{1,20}"


def _counts(description: str, known: str, *, unit: str | None = None) -> Field:
    """A field of counters by name, the first of which begins the line: lines of one label differ by it."""
    names = known.split(" ")
    first = "|".join(re.escape(name) for name in names)

    def decode(text: str) -> dict[str, int]:
        pairs = (pair.split("=") for pair in text.split(" "))
        return {name: int(count) for name, count in pairs}

    return Field(
        description,
        unit=unit,
        kind="counter",
        codec=Codec(
            decode,
            lambda counts: " ".join([f"{name}={count:d}" for name, count in counts.items()]),
            rf"(?:{first})=-?[0-9]{{1,20}}(?: {_COUNT})*",
            schema="object",
            unknown=lambda counts: [f"{name}={count}" for name, count in counts.items() if name not in names],
        ),
    )


Counts = dict[str, int]


class NetfsStats(Record):
    """What network file systems and their local cache (FS-Cache) did, over all of them.

    Each field has the counters of a line by the kernel's names; which there are depends on the kernel.
    """

    reads: Annotated[
        Counts | None,
        _counts(
            "Requests to read: DR direct, RA read-ahead, RF (before 6.8 RP) one folio, RS one object, WB before a write,"
            " WBZ the same of data that need not be read; before 6.8 also rr and sr, as in `objects`",
            "DR RA RF RS RP WB WBZ rr sr",
        ),
    ] = None
    writes: Annotated[
        Counts | None,
        _counts(
            "Requests to write: BW into memory, WT through it, DW direct, WP of pages written back, 2C to the cache only",
            "BW WT DW WP 2C",
        ),
    ] = None
    zero_ops: Annotated[
        Counts | None,
        _counts("Reads that needed none: ZR filled with zeros, sh were too short, sk were skipped", "ZR sh sk"),
    ] = None
    down_ops: Annotated[
        Counts | None,
        _counts("Reads from the server: DL begun, ds done, df failed, di instead of the cache", "DL ds df di"),
    ] = None
    cache_read_ops: Annotated[
        Counts | None, _counts("Reads from the cache: RD begun, rs done, rf failed", "RD rs rf")
    ] = None
    upload_ops: Annotated[Counts | None, _counts("Writes to the server: UL begun, us done, uf failed", "UL us uf")] = (
        None
    )
    cache_write_ops: Annotated[
        Counts | None, _counts("Writes to the cache: WR begun, ws done, wf failed", "WR ws wf")
    ] = None
    retries: Annotated[
        Counts | None,
        _counts("Requests and their parts tried again: rq and rs reads, wq and ws writes", "rq rs wq ws"),
    ] = None
    objects: Annotated[
        Counts | None,
        _counts(
            "Now there: rr requests, sr parts of them, foq queues of folios; wsc conflicts of writes", "rr sr foq wsc"
        ),
    ] = None
    writeback_lock: Annotated[
        Counts | None, _counts("Times that writing back was skip(ped) or had to wait for another", "skip wait")
    ] = None
    cookies: Annotated[
        Counts | None,
        _counts(
            "Cookies (what the cache knows of a file): n cookies, v volumes, vcol volumes of the same name,"
            " voom for want of memory; before 5.17 idx indices, dat data files, spc special ones",
            "n v vcol voom idx dat spc",
        ),
    ] = None
    cache_objects: Annotated[
        Counts | None,
        _counts(
            "Objects of the cache: alc made, nal not for want of memory, avl available, ded dead", "alc nal avl ded"
        ),
    ] = None
    checkaux: Annotated[
        Counts | None,
        _counts(
            "Objects checked for their age: non without a check, ok, upd to be updated, obs obsolete", "non ok upd obs"
        ),
    ] = None
    pages: Annotated[Counts | None, _counts("Pages: mrk marked as cached, unc unmarked", "mrk unc", unit="pages")] = (
        None
    )
    acquire: Annotated[
        Counts | None,
        _counts(
            "Cookies asked for: n in all, nul without a parent, noc without a cache, ok, nbf refused, oom for want of memory",
            "n nul noc ok nbf oom",
        ),
    ] = None
    lru: Annotated[
        Counts | None,
        _counts(
            "Cookies kept though not in use: n now, exp expired, rmv removed, drp dropped, at jiffies to the next look",
            "n exp rmv drp at",
        ),
    ] = None
    lookups: Annotated[
        Counts | None,
        _counts("Objects looked up: n in all, neg absent, pos found, crt made, tmo not in time", "n neg pos crt tmo"),
    ] = None
    invals: Annotated[Counts | None, _counts("Cookies made invalid: n in all, run done", "n run")] = None
    updates: Annotated[
        Counts | None,
        _counts(
            "Cookies updated: n in all, nul without one, run done, rsz resized, rsn needlessly", "n nul run rsz rsn"
        ),
    ] = None
    relinqs: Annotated[
        Counts | None,
        _counts(
            "Cookies given back: n in all, nul without one, wcr waiting to be made, rtr to be forgotten, drop dropped",
            "n nul wcr rtr drop",
        ),
    ] = None
    nospace: Annotated[
        Counts | None, _counts("For want of room: nwr not written, ncr not made, cull thrown out", "nwr ncr cull")
    ] = None
    io: Annotated[
        Counts | None,
        _counts("Transfers of the cache: rd reads, wr writes, mis not aligned to its blocks", "rd wr mis"),
    ] = None
    attr_changes: Annotated[
        Counts | None,
        _counts("Sizes changed: n in all, ok, nbf refused, oom for want of memory, run done", "n ok nbf oom run"),
    ] = None
    allocs: Annotated[
        Counts | None,
        _counts("Pages asked for: n in all, ok, wt waited, nbf refused, int interrupted", "n ok wt nbf int"),
    ] = None
    alloc_ops: Annotated[
        Counts | None, _counts("Work to get pages: ops begun, owt waited, abt broken off", "ops owt abt")
    ] = None
    retrievals: Annotated[
        Counts | None,
        _counts(
            "Pages read: n in all, ok, wt waited, nod without data, nbf refused, int interrupted, oom for want of memory",
            "n ok wt nod nbf int oom",
        ),
    ] = None
    retrieval_ops: Annotated[
        Counts | None, _counts("Work to read pages: ops begun, owt waited, abt broken off", "ops owt abt")
    ] = None
    stores: Annotated[
        Counts | None,
        _counts("Pages written: n in all, ok, agn again, nbf refused, oom for want of memory", "n ok agn nbf oom"),
    ] = None
    store_ops: Annotated[
        Counts | None,
        _counts(
            "Work to write pages: ops begun, run calls, pgs pages, rxd taken off, olm beyond the end",
            "ops run pgs rxd olm",
        ),
    ] = None
    vmscan: Annotated[
        Counts | None,
        _counts(
            "Pages to be freed: nos not being written, gon gone, bsy being written, can cancelled, wt waited for",
            "nos gon bsy can wt",
        ),
    ] = None
    ops: Annotated[
        Counts | None,
        _counts("Work: pend waiting, run done, enq queued, can cancelled, rej refused", "pend run enq can rej"),
    ] = None
    ops_life: Annotated[
        Counts | None, _counts("Work: ini begun, dfr released later, rel released, gc collected", "ini dfr rel gc")
    ] = None
    cache_objects_ops: Annotated[
        Counts | None,
        _counts(
            "Calls under way in the cache: alo make, luo look up, luc end of it, gro hold an object", "alo luo luc gro"
        ),
    ] = None
    cache_changes_ops: Annotated[
        Counts | None,
        _counts(
            "Calls under way in the cache: inv invalidate, upo update, dro drop, pto let go, atc change size, syn sync",
            "inv upo dro pto atc syn",
        ),
    ] = None
    cache_pages_ops: Annotated[
        Counts | None,
        _counts(
            "Calls under way in the cache: rap and ras read or get pages, alp and als get pages, wrp write, ucp forget,"
            " dsp separate them",
            "rap ras alp als wrp ucp dsp",
        ),
    ] = None
    cache_events: Annotated[
        Counts | None,
        _counts("Events: nsp no room, stl stale objects, rtr forgotten ones, cul thrown out", "nsp stl rtr cul"),
    ] = None


def _lines(**labels: str) -> list[Line]:
    return [Line(f"{label:<7}: {{{name}}}") for name, label in labels.items()]


_CACHE = _lines(
    cookies="Cookies",
    acquire="Acquire",
    lru="LRU",
    invals="Invals",
    updates="Updates",
    relinqs="Relinqs",
    nospace="NoSpace",
    io="IO",
)
_READS = ("reads", "zero_ops", "down_ops", "cache_read_ops", "cache_write_ops")

STATS = Format(
    "fs/netfs/stats",
    paths=("fs/netfs/stats", "fs/fscache/stats"),
    variants=[
        Variant(
            "netfs",
            One(
                NetfsStats,
                *_lines(
                    reads="Reads",
                    writes="Writes",
                    zero_ops="ZeroOps",
                    down_ops="DownOps",
                    cache_read_ops="CaRdOps",
                    upload_ops="UpldOps",
                    cache_write_ops="CaWrOps",
                    retries="Retries",
                    objects="Objs",
                    writeback_lock="WbLock",
                ),
                Line("-- FS-Cache statistics --", when="cookies"),
                *_CACHE,
            ),
            kernels="6.8+",
        ),
        Variant(
            "fscache",
            One(NetfsStats, "FS-Cache statistics", *_CACHE, *_lines(**dict.fromkeys(_READS, "RdHelp"))),
            kernels="5.17 to 6.7",
        ),
        Variant(
            "old",
            One(
                NetfsStats,
                "FS-Cache statistics",
                *_lines(
                    cookies="Cookies",
                    cache_objects="Objects",
                    checkaux="ChkAux",
                    pages="Pages",
                    acquire="Acquire",
                    lookups="Lookups",
                    invals="Invals",
                    updates="Updates",
                    relinqs="Relinqs",
                    attr_changes="AttrChg",
                    allocs="Allocs",
                    alloc_ops="Allocs",
                    retrievals="Retrvls",
                    retrieval_ops="Retrvls",
                    stores="Stores",
                    store_ops="Stores",
                    vmscan="VmScan",
                    ops="Ops",
                    ops_life="Ops",
                    cache_objects_ops="CacheOp",
                    cache_changes_ops="CacheOp",
                    cache_pages_ops="CacheOp",
                    cache_events="CacheEv",
                ),
            ),
            kernels="up to 5.16",
        ),
    ],
    source="fs/netfs/stats.c:netfs_stats_show, fs/netfs/fscache_stats.c:fscache_stats_show, fs/fscache/stats.c",
)
