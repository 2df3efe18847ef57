"""``/proc/spl/kstat/zfs/zil``: statistics of the intent log, of all pools or of one dataset."""

from __future__ import annotations

from typing import Annotated

from procframe_zfs.kstat import NamedValues, counter, named

__all__ = ["FORMAT", "Zil"]

_2_3 = "ZFS 2.3"


class Zil(NamedValues):
    """The intent log (ZIL), in which synchronous writes are safe before their group of transactions is written."""

    zil_commit_count: Annotated[int, counter("Commits asked for, as by fsync")]
    zil_commit_writer_count: Annotated[int, counter("Times that the log was written; several commits can share one")]
    zil_commit_error_count: Annotated[
        int, counter("Commits that waited for the pool: the log was not written", since=_2_3)
    ]
    zil_commit_stall_count: Annotated[
        int, counter("Commits that waited for the pool: no block for the log", since=_2_3)
    ]
    zil_commit_suspend_count: Annotated[int, counter("Commits that waited for the pool: log suspended", since=_2_3)]
    zil_commit_crash_count: Annotated[int, counter("Commits that waited for the pool: log crashed", since="ZFS 2.4")]
    zil_itx_count: Annotated[int, counter("Transactions committed")]
    zil_itx_indirect_count: Annotated[int, counter("Of those, writes whose data went to its final place")]
    zil_itx_indirect_bytes: Annotated[int, counter("Data of those", "bytes")]
    zil_itx_copied_count: Annotated[int, counter("Writes whose data was copied to the log at once")]
    zil_itx_copied_bytes: Annotated[int, counter("Data of those", "bytes")]
    zil_itx_needcopy_count: Annotated[int, counter("Writes whose data was copied when the log was written")]
    zil_itx_needcopy_bytes: Annotated[int, counter("Data of those", "bytes")]
    zil_itx_metaslab_normal_count: Annotated[int, counter("Transactions logged in the pool itself")]
    zil_itx_metaslab_normal_bytes: Annotated[int, counter("Log records of those", "bytes")]
    zil_itx_metaslab_normal_write: Annotated[int, counter("What was written for those", "bytes", _2_3)]
    zil_itx_metaslab_normal_alloc: Annotated[int, counter("What was allocated for those", "bytes", _2_3)]
    zil_itx_metaslab_slog_count: Annotated[int, counter("Transactions logged on a device of their own")]
    zil_itx_metaslab_slog_bytes: Annotated[int, counter("Log records of those", "bytes")]
    zil_itx_metaslab_slog_write: Annotated[int, counter("What was written for those", "bytes", _2_3)]
    zil_itx_metaslab_slog_alloc: Annotated[int, counter("What was allocated for those", "bytes", _2_3)]


FORMAT = named("spl/kstat/zfs/zil", Zil, "module/zfs/zil.c:zil_kstats_global_update")
