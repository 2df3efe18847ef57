"""Dbufs, which are blocks of objects in memory: statistics, and all there are."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table, pattern
from procframe.record import Field, Record
from procframe_zfs.codecs import ARC_CONTENTS, ARC_FLAGS, ARC_STATES, COMPRESSION, DBUF_STATES, OBJECT_TYPES
from procframe_zfs.kstat import HEAD, Kstat, NamedValues, amount, counter, gauge, named

__all__ = ["DBUFS", "DBUFSTATS"]


class Dbufstats(NamedValues):
    """The caches and the hash table of dbufs; `cache_level_N` counts those of a level of indirection, 0 for data."""

    open_keys = r"(?:(?:dbuf_)?cache|hash_dbuf)_level_[0-9]{1,2}(?:_bytes)?"

    cache_count: Annotated[int, gauge("Dbufs in the cache", "buffers")]
    cache_size_bytes: Annotated[int, amount("Size of those")]
    cache_size_bytes_max: Annotated[int, amount("The greatest that it was")]
    cache_target_bytes: Annotated[int, amount("Target size of the cache")]
    cache_lowater_bytes: Annotated[int, amount("Size down to which dbufs are evicted")]
    cache_hiwater_bytes: Annotated[int, amount("Size from which on they are evicted at once")]
    cache_total_evicts: Annotated[int, counter("Dbufs evicted", "buffers")]
    hash_hits: Annotated[int, counter("Dbufs looked up and found")]
    hash_misses: Annotated[int, counter("Dbufs looked up and not found")]
    hash_collisions: Annotated[int, counter("Dbufs inserted where others were")]
    hash_elements: Annotated[int, gauge("Dbufs in the hash table", "buffers")]
    hash_elements_max: Annotated[int, gauge("The most that there were; until ZFS 2.1", "buffers")]
    hash_chains: Annotated[int, gauge("Slots of the hash table with several dbufs")]
    hash_chain_max: Annotated[int, gauge("The most dbufs that a slot had")]
    hash_insert_race: Annotated[int, counter("Dbufs that another thread had made in the meantime")]
    hash_table_count: Annotated[int, gauge("Slots of the hash table", since="ZFS 2.2")]
    hash_mutex_count: Annotated[int, gauge("Locks of the hash table", since="ZFS 2.2")]
    metadata_cache_count: Annotated[int, gauge("Dbufs in the cache of metadata", "buffers")]
    metadata_cache_size_bytes: Annotated[int, amount("Size of those")]
    metadata_cache_size_bytes_max: Annotated[int, amount("The greatest that it was")]
    metadata_cache_overflow: Annotated[int, counter("Dbufs for which that cache had no room", "buffers")]
    dbuf_cache_count: Annotated[int, gauge("Dbufs in the cache; until ZFS 0.7", "buffers")]
    dbuf_cache_size: Annotated[int, amount("Size of those; until ZFS 0.7")]
    dbuf_cache_size_max: Annotated[int, amount("The greatest that it was; until ZFS 0.7")]
    dbuf_cache_max_bytes: Annotated[int, amount("Target size of the cache; until ZFS 0.7")]
    dbuf_cache_lowater_bytes: Annotated[int, amount("Size down to which dbufs are evicted; until ZFS 0.7")]
    dbuf_cache_hiwater_bytes: Annotated[int, amount("Size from which on they are evicted at once; until ZFS 0.7")]
    dbuf_cache_total_evicts: Annotated[int, counter("Dbufs evicted; until ZFS 0.7", "buffers")]


_Words = list[str]  # a field of the record has the name of the type


class Dbuf(Record, kw_only=True):
    """A dbuf, the block of the cache that it has, and the object that it is of."""

    pool: Annotated[str, Field("Name of the pool", kind="identity", codec=pattern(r"[^ \n]+(?: [^ \n]+)*"))]
    objset: Annotated[int, Field("Set that the object is in", kind="identity")]
    object: Annotated[int, Field("Number of the object", kind="identity")]
    level: Annotated[int, Field("Level of indirection, 0 for data", kind="identity")]
    blkid: Annotated[int, Field("Number of the block at that level; below 0 for special ones", kind="identity")]
    offset: Annotated[int, Field("Where the block is in the object", unit="bytes")]
    dbsize: Annotated[int, Field("Size of the block", unit="bytes")]
    usize: Annotated[int | None, Field("What its user keeps with it", unit="bytes", since="ZFS 2.3")] = None
    meta: Annotated[int, Field("1 for metadata", kind="flags")]
    state: Annotated[str, Field("`uncached`, `fill`, `nofill`, `read` or `cached`", kind="label", codec=DBUF_STATES)]
    dbholds: Annotated[int, Field("How many hold it")]
    dbc: Annotated[int, Field("1 if it is in the cache of dbufs", kind="flags")]
    list: Annotated[
        str,
        Field("List of the block in the cache: `anon`, `mru`, `mru_ghost`, `mfu`, ...", kind="label", codec=ARC_STATES),
    ]
    atype: Annotated[str, Field("`data` or `metadata`", kind="label", codec=ARC_CONTENTS)]
    flags: Annotated[_Words, Field("Flags of the block", kind="flags", codec=ARC_FLAGS)]
    count: Annotated[int, Field("Copies of the block", unit="buffers")]
    asize: Annotated[int, Field("Size of the block in the cache", unit="bytes")]
    access: Annotated[int, Field("When it was last used, by the kernel's clock", unit="jiffies", kind="time")]
    mru: Annotated[int, Field("Uses while among those used recently", kind="counter")]
    gmru: Annotated[int, Field("Uses while evicted from there", kind="counter")]
    mfu: Annotated[int, Field("Uses while among those used frequently", kind="counter")]
    gmfu: Annotated[int, Field("Uses while evicted from there", kind="counter")]
    l2: Annotated[int, Field("Uses from the second level of the cache", kind="counter")]
    l2_dattr: Annotated[int, Field("Where it is on a device of that", kind="address")]
    l2_asize: Annotated[int, Field("Its size there", unit="bytes")]
    l2_comp: Annotated[str, Field("How it is compressed there", kind="label", codec=COMPRESSION)]
    aholds: Annotated[int, Field("How many hold the block of the cache")]
    dtype: Annotated[str, Field("Type of the object", kind="label", codec=OBJECT_TYPES)]
    btype: Annotated[str, Field("Type of its bonus buffer", kind="label", codec=OBJECT_TYPES)]
    data_bs: Annotated[int, Field("Size of its blocks of data", unit="bytes")]
    meta_bs: Annotated[int, Field("Size of its indirect blocks", unit="bytes")]
    bsize: Annotated[int, Field("Size of its bonus buffer", unit="bytes")]
    lvls: Annotated[int, Field("Levels of indirection")]
    dholds: Annotated[int, Field("How many hold the object")]
    blocks: Annotated[int, Field("Blocks that it has", unit="blocks")]
    dsize: Annotated[int, Field("Greatest offset in it", unit="bytes")]


def _dbufs(width: int, usize: str, usize_title: str) -> Table:
    return Table(
        Dbuf,
        "{pool:16s} {objset:<8d} {object:<8d} {level:<8d} {blkid:<8d} {offset:<10d} {dbsize:<8d} ",
        usize,
        "{meta:<5d} {state:<5d} {dbholds:<7d} {dbc:<3d} | {list:<5d} {atype:<5d} 0x{flags:<7x} {count:<6d} {asize:<8d}"
        " {access:<12d} {mru:<6d} {gmru:<6d} {mfu:<6d} {gmfu:<6d} {l2:<6d} {l2_dattr:<8d} {l2_asize:<8d} {l2_comp:<8d}"
        " {aholds:<6d} | {dtype:<6d} {btype:<6d} {data_bs:<8d} {meta_bs:<8d} {bsize:<6d} {lvls:<6d} {dholds:<6d}"
        " {blocks:<8d} {dsize:<8d}",
        header=[
            HEAD,
            f"{'dbuf':{width}s} | {'arcbuf':119s} | dnode",
            (
                f"pool             objset   object   level    blkid    offset     dbsize   {usize_title}meta "
                " state dbholds dbc | "
                "list  atype flags     count  asize    access       mru    gmru   mfu    gmfu   l2     l2_dattr"
                " l2_asize l2_comp  aholds | dtype  btype  data_bs  meta_bs  bsize  lvls   dholds blocks   dsize   "
            ),
        ],
        head=Kstat,
    )


DBUFSTATS = named("spl/kstat/zfs/dbufstats", Dbufstats, "module/zfs/dbuf.c:dbuf_kstat_update")
DBUFS = Format(
    "spl/kstat/zfs/dbufs",
    variants=[
        Variant("user size", _dbufs(105, "{usize:<8d} ", "usize    "), "ZFS 2.3+"),
        Variant("plain", _dbufs(96, "", ""), "ZFS 0.8 to 2.2"),
    ],
    source="module/zfs/dbuf_stats.c:__dbuf_stats_hash_table_data",
)
