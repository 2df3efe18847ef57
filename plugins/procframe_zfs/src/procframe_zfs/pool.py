"""The statistics of one pool: its state, its I/O, its datasets."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, One, Table, choice
from procframe.record import Field, Record
from procframe_zfs.kstat import HEAD, NAMED, Kstat, NamedValues, counter, named, of_type
from procframe_zfs.zil import Zil

__all__ = ["DMU_TX_ASSIGN", "GUID", "IO", "IOSTATS", "OBJSET", "STATE"]

_2_3 = "ZFS 2.3"


class DatasetIo(NamedValues):
    """I/O of a dataset."""

    dataset_name: Annotated[str, of_type("string", Field("Name of the dataset", kind="identity", codec=TEXT))]
    writes: Annotated[int, counter("Writes", "requests")]
    nwritten: Annotated[int, counter("Data written", "bytes")]
    reads: Annotated[int, counter("Reads", "requests")]
    nread: Annotated[int, counter("Data read", "bytes")]
    nunlinks: Annotated[int, counter("Files that lost their last name")]
    nunlinked: Annotated[int, counter("Of those, ones whose space was freed")]


class Dataset(Zil, DatasetIo):
    """I/O of a dataset that is mounted, or of a volume, and its intent log."""


class Iostats(NamedValues):
    """What a pool was told to trim, and what was read and written past or by way of the cache."""

    trim_extents_written: Annotated[int, counter("Extents trimmed on demand")]
    trim_bytes_written: Annotated[int, counter("Space trimmed on demand", "bytes")]
    trim_extents_skipped: Annotated[int, counter("Extents not trimmed as they are small")]
    trim_bytes_skipped: Annotated[int, counter("Space not trimmed as extents are small", "bytes")]
    trim_extents_failed: Annotated[int, counter("Extents that could not be trimmed")]
    trim_bytes_failed: Annotated[int, counter("Space that could not be trimmed", "bytes")]
    autotrim_extents_written: Annotated[int, counter("Extents trimmed unasked")]
    autotrim_bytes_written: Annotated[int, counter("Space trimmed unasked", "bytes")]
    autotrim_extents_skipped: Annotated[int, counter("Extents not trimmed unasked as they are small")]
    autotrim_bytes_skipped: Annotated[int, counter("Space not trimmed unasked as extents are small", "bytes")]
    autotrim_extents_failed: Annotated[int, counter("Extents that could not be trimmed unasked")]
    autotrim_bytes_failed: Annotated[int, counter("Space that could not be trimmed unasked", "bytes")]
    simple_trim_extents_written: Annotated[int, counter("Extents trimmed of whole devices, as of the cache's")]
    simple_trim_bytes_written: Annotated[int, counter("Space trimmed of such", "bytes")]
    simple_trim_extents_skipped: Annotated[int, counter("Extents of such that were not trimmed")]
    simple_trim_bytes_skipped: Annotated[int, counter("Space of such that was not trimmed", "bytes")]
    simple_trim_extents_failed: Annotated[int, counter("Extents of such that could not be trimmed")]
    simple_trim_bytes_failed: Annotated[int, counter("Space of such that could not be trimmed", "bytes")]
    arc_read_count: Annotated[int, counter("Reads by way of the cache", "requests", _2_3)]
    arc_read_bytes: Annotated[int, counter("Data read by way of the cache", "bytes", _2_3)]
    arc_write_count: Annotated[int, counter("Writes by way of the cache", "requests", _2_3)]
    arc_write_bytes: Annotated[int, counter("Data written by way of the cache", "bytes", _2_3)]
    direct_read_count: Annotated[int, counter("Direct reads", "requests", _2_3)]
    direct_read_bytes: Annotated[int, counter("Data read directly", "bytes", _2_3)]
    direct_write_count: Annotated[int, counter("Direct writes", "requests", _2_3)]
    direct_write_bytes: Annotated[int, counter("Data written directly", "bytes", _2_3)]


class AssignTime(Record):
    """How many transactions took so long to get into a group; the file ends with the slowest."""

    time: Annotated[int, Field("Most that they took; half of it was not enough", unit="ns", kind="identity")]
    count: Annotated[int, counter("Transactions")]


class PoolIo(Record):
    """I/O of a pool, as that of a disk."""

    nread: Annotated[int, counter("Data read", "bytes")]
    nwritten: Annotated[int, counter("Data written", "bytes")]
    reads: Annotated[int, counter("Reads", "requests")]
    writes: Annotated[int, counter("Writes", "requests")]
    wtime: Annotated[int, counter("Time during which requests waited", "ns")]
    wlentime: Annotated[int, counter("That time, times the requests that waited", "ns")]
    wupdate: Annotated[int, Field("When the queue of those last changed, since boot", unit="ns", kind="time")]
    rtime: Annotated[int, counter("Time during which requests were served", "ns")]
    rlentime: Annotated[int, counter("That time, times the requests that were served", "ns")]
    rupdate: Annotated[int, Field("When the queue of those last changed, since boot", unit="ns", kind="time")]
    wcnt: Annotated[int, Field("Requests that wait", unit="requests")]
    rcnt: Annotated[int, Field("Requests that are being served", unit="requests")]


class PoolState(Record):
    """State of a pool, read without waiting for it."""

    state: Annotated[
        str,
        Field(
            "`ONLINE`, `DEGRADED`, `FAULTED`, `OFFLINE`, `UNAVAIL`, `REMOVED`, `SPLIT`, `SUSPENDED`, or `TRANSITIONING`"
            " while it is imported or exported",
            kind="label",
            codec=choice(
                "ONLINE",
                "DEGRADED",
                "FAULTED",
                "OFFLINE",
                "UNAVAIL",
                "REMOVED",
                "SPLIT",
                "SUSPENDED",
                "TRANSITIONING",
                "UNKNOWN",
            ),
        ),
    ]


class PoolGuid(Record):
    """Identity of a pool."""

    guid: Annotated[int, Field("Number that identifies the pool on any machine", kind="identity")]


DMU_TX_ASSIGN = Format(
    "spl/kstat/zfs/<pool>/dmu_tx_assign",
    Table(AssignTime, "{time:d} ns{@31} 4    {count:d}", header=[HEAD, NAMED], head=Kstat),
    source="module/zfs/spa_stats.c:spa_tx_assign_update",
)
GUID = Format(
    "spl/kstat/zfs/<pool>/guid", One(PoolGuid, "{guid:d}"), source="module/zfs/spa_stats.c:spa_guid_data", since=_2_3
)
IO = Format(
    "spl/kstat/zfs/<pool>/io",
    Table(
        PoolIo,
        "{nread:<8d} {nwritten:<8d} {reads:<8d} {writes:<8d} {wtime:<8d} {wlentime:<8d} {wupdate:<8d}"
        " {rtime:<8d} {rlentime:<8d} {rupdate:<8d} {wcnt:<8d} {rcnt:<8d}",
        header=[
            HEAD,
            (
                "nread    nwritten reads    writes   wtime    wlentime wupdate "
                " rtime    rlentime rupdate  wcnt     rcnt    "
            ),
        ],
        head=Kstat,
    ),
    source="module/os/linux/spl/spl-kstat.c:kstat_seq_show_io",
)
IOSTATS = named("spl/kstat/zfs/<pool>/iostats", Iostats, "module/zfs/spa_stats.c:spa_iostats_update", since="ZFS 2.0")
OBJSET = named(
    "spl/kstat/zfs/<pool>/objset-<id>", Dataset, "module/zfs/dataset_kstats.c:dataset_kstats_update", since="ZFS 0.8"
)
STATE = Format(
    "spl/kstat/zfs/<pool>/state",
    One(PoolState, "{state}"),
    source="module/zfs/spa_misc.c:spa_state_to_name",
    since="ZFS 0.8",
)
