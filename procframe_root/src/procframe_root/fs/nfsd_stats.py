"""``/proc/fs/nfsd/{filecache,pool_stats,reply_cache_stats}``: what the NFS server did."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Keys, One, Table
from procframe.record import Field, KeyedRecord, Record

__all__ = [
    "FILECACHE",
    "POOL_STATS",
    "REPLY_CACHE_STATS",
    "FileCache",
    "PoolStats",
    "ReplyCacheStats",
]

_AGE = Codec(
    lambda text: "none" if text == "-" else int(text),
    lambda value: "-" if value == "none" else f"{value:d}",
    "-|-?[0-9]{1,20}",
    schema="integer",
)


class FileCache(KeyedRecord):
    """The cache of open files of the NFS server."""

    total_inodes: Annotated[int, Field("Files in it", unit="files", key="total inodes")]
    hash_buckets: Annotated[int, Field("Size of its hash table", key="hash buckets")]
    lru_entries: Annotated[int, Field("Files that are not in use just now", unit="files", key="lru entries")]
    cache_hits: Annotated[int, Field("Look-ups that found a file", kind="counter", key="cache hits")]
    acquisitions: Annotated[int, Field("Look-ups", kind="counter")]
    allocations: Annotated[int, Field("Entries made", kind="counter")]
    releases: Annotated[int, Field("Entries removed", kind="counter")]
    evictions: Annotated[int, Field("Those removed because nobody used them", kind="counter")]
    mean_age: Annotated[
        int | str,
        Field(
            "How old entries were when they were removed; `none` if none was",
            unit="ms",
            kind="time",
            key="mean age (ms)",
            codec=_AGE,
            form="{@15}{}",
        ),
    ]


class PoolStats(Record):
    """What a pool of threads of the NFS server did."""

    pool: Annotated[int, Field("Number of the pool", kind="identity")]
    packets_arrived: Annotated[int, Field("Times that something arrived", kind="counter")]
    sockets_enqueued: Annotated[int, Field("Connections that had to wait for a thread", kind="counter")]
    threads_woken: Annotated[int, Field("Threads woken for what arrived", kind="counter")]
    threads_timedout: Annotated[int, Field("Threads that had nothing to do for long; 0 since 6.4", kind="counter")]


class ReplyCacheStats(KeyedRecord):
    """The cache of replies, with which the NFS server answers calls that come twice."""

    max_entries: Annotated[int, Field("The most entries that it may have", kind="label", key="max entries")]
    num_entries: Annotated[int, Field("Entries", key="num entries")]
    hash_buckets: Annotated[int, Field("Size of its hash table", key="hash buckets")]
    mem_usage: Annotated[int, Field("Memory that it takes", unit="bytes", key="mem usage")]
    cache_hits: Annotated[int, Field("Calls answered from it", unit="calls", kind="counter", key="cache hits")]
    cache_misses: Annotated[int, Field("Calls kept in it", unit="calls", kind="counter", key="cache misses")]
    not_cached: Annotated[int, Field("Calls that need not be kept", unit="calls", kind="counter", key="not cached")]
    payload_misses: Annotated[
        int,
        Field("Calls that looked as one that is kept but differ", unit="calls", kind="counter", key="payload misses"),
    ]
    longest_chain_len: Annotated[int, Field("The most entries looked at for a call", key="longest chain len")]
    cachesize_at_longest: Annotated[int, Field("Entries that there were then", key="cachesize at longest")]


FILECACHE = Format(
    "fs/nfsd/filecache",
    One(FileCache, Keys("{key}:{@15}{:d}")),
    source="fs/nfsd/filecache.c:nfsd_file_cache_stats_show",
)
POOL_STATS = Format(
    "fs/nfsd/pool_stats",
    Table(
        PoolStats,
        "{pool:d} {packets_arrived:d} {sockets_enqueued:d} {threads_woken:d} {threads_timedout:d}",
        header="# pool packets-arrived sockets-enqueued threads-woken threads-timedout",
    ),
    source="net/sunrpc/svc_xprt.c:svc_pool_stats_show",
)
REPLY_CACHE_STATS = Format(
    "fs/nfsd/reply_cache_stats",
    One(ReplyCacheStats, Keys("{key}:{@23}{:d}")),
    source="fs/nfsd/nfscache.c:nfsd_reply_cache_stats_show",
)
