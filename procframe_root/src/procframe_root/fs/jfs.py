"""``/proc/fs/jfs/*``: what JFS did, over all its file systems; each file has a title and lines ``name = number``."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Keys, Line, One, choice, pattern
from procframe.layout.parts import PartLike
from procframe.record import Field, KeyedRecord, Record

__all__ = [
    "LMSTATS",
    "LOGLEVEL",
    "MPSTAT",
    "TXANCHOR",
    "TXSTATS",
    "XTSTAT",
    "LogLevel",
    "LogManager",
    "Metapages",
    "TransactionLocks",
    "Transactions",
    "Xtree",
]


def _counter(description: str, key: str | None = None) -> Field:
    return Field(description, kind="counter", key=key)


class LogManager(KeyedRecord):
    """The log."""

    commits: Annotated[int, _counter("Transactions written to it")]
    writes_submitted: Annotated[int, _counter("Writes begun", "writes submitted")]
    writes_completed: Annotated[int, _counter("Writes done", "writes completed")]
    full_pages_submitted: Annotated[int, _counter("Writes of full pages begun", "full pages submitted")]
    partial_pages_submitted: Annotated[int, _counter("Writes of other pages begun", "partial pages submitted")]


class Metapages(KeyedRecord):
    """Pages of metadata in memory."""

    page_allocations: Annotated[int, _counter("Pages allocated", "page allocations")]
    page_frees: Annotated[int, _counter("Pages freed", "page frees")]
    lock_waits: Annotated[int, _counter("Times that a page was locked and waited for", "lock waits")]


class Xtree(KeyedRecord):
    """The trees of extents."""

    searches: Annotated[int, _counter("Searches")]
    fast_searches: Annotated[int, _counter("Searches near the last one", "fast searches")]
    splits: Annotated[int, _counter("Pages split")]


class Transactions(KeyedRecord):
    """Transactions, and what held them up."""

    begin: Annotated[int, _counter("Transactions begun", "calls to txBegin")]
    begin_barrier: Annotated[
        int, _counter("Those that waited for the log to be written", "txBegin blocked by sync barrier")
    ]
    begin_locks_low: Annotated[int, _counter("Those that waited for locks", "txBegin blocked by tlocks low")]
    begin_no_tid: Annotated[int, _counter("Those that waited for a number", "txBegin blocked by no free tid")]
    begin_anon: Annotated[int, _counter("Anonymous transactions begun", "calls to txBeginAnon")]
    begin_anon_barrier: Annotated[
        int, _counter("Those that waited for the log to be written", "txBeginAnon blocked by sync barrier")
    ]
    begin_anon_locks_low: Annotated[int, _counter("Those that waited for locks", "txBeginAnon blocked by tlocks low")]
    lock_alloc: Annotated[int, _counter("Locks asked for", "calls to txLockAlloc")]
    lock_alloc_no_lock: Annotated[int, _counter("Those that waited for one", "tLockAlloc blocked by no free lock")]


_QUEUE = choice("active", "empty")


class TransactionLocks(KeyedRecord):
    """Where transactions and their locks are taken from; `active` where someone waits, `empty` where none does."""

    freetid: Annotated[int, Field("Number of the next free transaction, 0 for none", kind="label")]
    freewait: Annotated[str, Field("Whether someone waits for a transaction", codec=_QUEUE)]
    freelock: Annotated[int, Field("Number of the next free lock, 0 for none", kind="label")]
    freelockwait: Annotated[str, Field("Whether someone waits for a lock", codec=_QUEUE)]
    lowlockwait: Annotated[str, Field("Whether someone waits because locks are low", codec=_QUEUE)]
    locks_in_use: Annotated[int, Field("Locks in use", unit="locks", key="tlocksInUse")]
    locks_low: Annotated[int, Field("1 where locks are low", kind="flags", key="jfs_tlocks_low")]
    unlock_queue: Annotated[
        str,
        Field(
            "`empty`, or `not empty` where transactions wait to be taken apart",
            codec=pattern("(?:not )?empty"),
        ),
    ]


class LogLevel(Record):
    """Which messages JFS writes."""

    level: Annotated[int, Field("Level of the least urgent message: 1 errors, 2 warnings, 3 debugging, 4 information")]


def _stats(name: str, record: type[KeyedRecord], title: str, source: str, *more: PartLike) -> Format:
    return Format(
        f"fs/jfs/{name}",
        One(record, title, "=" * len(title), Keys("{key} = {}", separator=" = "), *more),
        source=f"fs/jfs/{source}",
    )


LMSTATS = _stats("lmstats", LogManager, "JFS Logmgr stats", "jfs_logmgr.c:jfs_lmstats_proc_show")
MPSTAT = _stats("mpstat", Metapages, "JFS Metapage statistics", "jfs_metapage.c:jfs_mpstat_proc_show")
XTSTAT = _stats("xtstat", Xtree, "JFS Xtree statistics", "jfs_xtree.c:jfs_xtstat_proc_show")
TXSTATS = _stats("txstats", Transactions, "JFS TxStats", "jfs_txnmgr.c:jfs_txstats_proc_show")
TXANCHOR = _stats(
    "TxAnchor",
    TransactionLocks,
    "JFS TxAnchor",
    "jfs_txnmgr.c:jfs_txanchor_proc_show",
    Line("unlock_queue is {unlock_queue}"),
)
LOGLEVEL = Format("fs/jfs/loglevel", One(LogLevel, "{level:d}"), source="fs/jfs/jfs_debug.c:jfs_loglevel_proc_show")
