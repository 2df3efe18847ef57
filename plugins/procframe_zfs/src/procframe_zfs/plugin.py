"""The formats for /proc/spl/**, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("spl/kmem/slab", "procframe_zfs.slab"),
    LazyFormat(
        "spl/kstat/<module>/<name>",
        "procframe_zfs.kstat",
        paths=["spl/kstat/<module>/<name>", "spl/kstat/zfs/<pool>/<name>"],
    ),
    LazyFormat("spl/kstat/taskq/<queue>", "procframe_zfs.taskq", "QUEUE"),
    LazyFormat("spl/kstat/taskq/summary", "procframe_zfs.taskq", "SUMMARY"),
    LazyFormat("spl/kstat/zfs/<pool>/ddt_stats_<checksum>", "procframe_zfs.vdev", "DDT_STATS"),
    LazyFormat("spl/kstat/zfs/<pool>/dmu_tx_assign", "procframe_zfs.pool", "DMU_TX_ASSIGN"),
    LazyFormat("spl/kstat/zfs/<pool>/guid", "procframe_zfs.pool", "GUID"),
    LazyFormat("spl/kstat/zfs/<pool>/io", "procframe_zfs.pool", "IO"),
    LazyFormat("spl/kstat/zfs/<pool>/iostats", "procframe_zfs.pool", "IOSTATS"),
    LazyFormat("spl/kstat/zfs/<pool>/multihost", "procframe_zfs.history", "MULTIHOST"),
    LazyFormat("spl/kstat/zfs/<pool>/objset-<id>", "procframe_zfs.pool", "OBJSET"),
    LazyFormat("spl/kstat/zfs/<pool>/reads", "procframe_zfs.history", "READS"),
    LazyFormat("spl/kstat/zfs/<pool>/state", "procframe_zfs.pool", "STATE"),
    LazyFormat("spl/kstat/zfs/<pool>/txgs", "procframe_zfs.history", "TXGS"),
    LazyFormat("spl/kstat/zfs/abdstats", "procframe_zfs.dmu", "ABDSTATS"),
    LazyFormat("spl/kstat/zfs/arcstats", "procframe_zfs.arc"),
    LazyFormat("spl/kstat/zfs/brtstats", "procframe_zfs.vdev", "BRTSTATS"),
    LazyFormat("spl/kstat/zfs/chksum_bench", "procframe_zfs.bench", "CHKSUM_BENCH"),
    LazyFormat("spl/kstat/zfs/dbgmsg", "procframe_zfs.messages", "DBGMSG"),
    LazyFormat("spl/kstat/zfs/dbufs", "procframe_zfs.dbuf", "DBUFS"),
    LazyFormat("spl/kstat/zfs/dbufstats", "procframe_zfs.dbuf", "DBUFSTATS"),
    LazyFormat("spl/kstat/zfs/dmu_tx", "procframe_zfs.dmu", "DMU_TX"),
    LazyFormat("spl/kstat/zfs/dnodestats", "procframe_zfs.dmu", "DNODESTATS"),
    LazyFormat("spl/kstat/zfs/fletcher_4_bench", "procframe_zfs.bench", "FLETCHER_4_BENCH"),
    LazyFormat("spl/kstat/zfs/fm", "procframe_zfs.machine", "FM"),
    LazyFormat("spl/kstat/zfs/import_progress", "procframe_zfs.messages", "IMPORT_PROGRESS"),
    LazyFormat("spl/kstat/zfs/metaslab_stats", "procframe_zfs.vdev", "METASLAB_STATS"),
    LazyFormat("spl/kstat/zfs/qat", "procframe_zfs.machine", "QAT"),
    LazyFormat("spl/kstat/zfs/simd", "procframe_zfs.machine", "SIMD"),
    LazyFormat("spl/kstat/zfs/vdev_cache_stats", "procframe_zfs.vdev", "VDEV_CACHE_STATS"),
    LazyFormat("spl/kstat/zfs/vdev_mirror_stats", "procframe_zfs.vdev", "VDEV_MIRROR_STATS"),
    LazyFormat("spl/kstat/zfs/vdev_raidz_bench", "procframe_zfs.bench", "VDEV_RAIDZ_BENCH"),
    LazyFormat("spl/kstat/zfs/xuio_stats", "procframe_zfs.dmu", "XUIO_STATS"),
    LazyFormat("spl/kstat/zfs/zfetchstats", "procframe_zfs.dmu", "ZFETCHSTATS"),
    LazyFormat("spl/kstat/zfs/zil", "procframe_zfs.zil"),
    LazyFormat("spl/kstat/zfs/zio_stats", "procframe_zfs.vdev", "ZIO_STATS"),
    LazyFormat("spl/kstat/zfs/zstd", "procframe_zfs.machine", "ZSTD"),
    LazyFormat("spl/taskq", "procframe_zfs.taskq", "TASKQ", paths=["spl/taskq", "spl/taskq-all"]),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
