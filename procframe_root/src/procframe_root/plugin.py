"""The formats for /proc/* and its subsystem directories, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("buddyinfo", "procframe_root.buddyinfo"),
    LazyFormat("bus/input/devices", "procframe_root.input_devices"),
    LazyFormat("cgroups", "procframe_root.cgroups"),
    LazyFormat("cmdline", "procframe_root.cmdline"),
    LazyFormat("consoles", "procframe_root.consoles"),
    LazyFormat("cpuinfo", "procframe_root.cpuinfo"),
    LazyFormat("crypto", "procframe_root.crypto"),
    LazyFormat("devices", "procframe_root.devices"),
    LazyFormat("diskstats", "procframe_root.diskstats"),
    LazyFormat("dma", "procframe_root.dma"),
    LazyFormat("execdomains", "procframe_root.execdomains"),
    LazyFormat("fb", "procframe_root.fb"),
    LazyFormat("filesystems", "procframe_root.filesystems"),
    LazyFormat("fs/lockd/nlm_end_grace", "procframe_root.fs.lockd", "NLM_END_GRACE"),
    LazyFormat("fs/nfsd/clients/<id>/info", "procframe_root.fs.nfsd_clients", "INFO"),
    LazyFormat("fs/nfsd/clients/<id>/states", "procframe_root.fs.nfsd_clients", "STATES"),
    LazyFormat("fs/nfsd/export_features", "procframe_root.fs.nfsd", "EXPORT_FEATURES"),
    LazyFormat("fs/nfsd/export_stats", "procframe_root.fs.nfsd_exports", "EXPORT_STATS"),
    LazyFormat(
        "fs/nfsd/exports", "procframe_root.fs.nfsd_exports", "EXPORTS", paths=("fs/nfsd/exports", "fs/nfs/exports")
    ),
    LazyFormat("fs/nfsd/filecache", "procframe_root.fs.nfsd_stats", "FILECACHE"),
    LazyFormat("fs/nfsd/max_block_size", "procframe_root.fs.nfsd", "MAX_BLOCK_SIZE"),
    LazyFormat("fs/nfsd/max_connections", "procframe_root.fs.nfsd", "MAX_CONNECTIONS"),
    LazyFormat("fs/nfsd/nfsv4gracetime", "procframe_root.fs.nfsd", "NFSV4_GRACETIME"),
    LazyFormat("fs/nfsd/nfsv4leasetime", "procframe_root.fs.nfsd", "NFSV4_LEASETIME"),
    LazyFormat("fs/nfsd/nfsv4recoverydir", "procframe_root.fs.nfsd", "NFSV4_RECOVERYDIR"),
    LazyFormat("fs/nfsd/pool_stats", "procframe_root.fs.nfsd_stats", "POOL_STATS"),
    LazyFormat("fs/nfsd/pool_threads", "procframe_root.fs.nfsd", "POOL_THREADS"),
    LazyFormat("fs/nfsd/portlist", "procframe_root.fs.nfsd", "PORTLIST"),
    LazyFormat("fs/nfsd/reply_cache_stats", "procframe_root.fs.nfsd_stats", "REPLY_CACHE_STATS"),
    LazyFormat("fs/nfsd/threads", "procframe_root.fs.nfsd", "THREADS"),
    LazyFormat("fs/nfsd/v4_end_grace", "procframe_root.fs.nfsd", "V4_END_GRACE"),
    LazyFormat("fs/nfsd/versions", "procframe_root.fs.nfsd", "VERSIONS"),
    LazyFormat("interrupts", "procframe_root.interrupts"),
    LazyFormat("iomem", "procframe_root.resources", "IOMEM"),
    LazyFormat("ioports", "procframe_root.resources", "IOPORTS"),
    LazyFormat("kallsyms", "procframe_root.kallsyms"),
    LazyFormat("key-users", "procframe_root.key_users"),
    LazyFormat("keys", "procframe_root.keys"),
    LazyFormat("loadavg", "procframe_root.loadavg"),
    LazyFormat("locks", "procframe_root.locks"),
    LazyFormat("mdstat", "procframe_root.mdstat"),
    LazyFormat("meminfo", "procframe_root.meminfo"),
    LazyFormat("misc", "procframe_root.misc"),
    LazyFormat("modules", "procframe_root.modules"),
    LazyFormat("mtrr", "procframe_root.mtrr"),
    LazyFormat("pagetypeinfo", "procframe_root.pagetypeinfo"),
    LazyFormat("partitions", "procframe_root.partitions"),
    LazyFormat("pressure/<resource>", "procframe_root.pressure"),
    LazyFormat("schedstat", "procframe_root.schedstat"),
    LazyFormat("slabinfo", "procframe_root.slabinfo"),
    LazyFormat("softirqs", "procframe_root.softirqs"),
    LazyFormat("stat", "procframe_root.stat"),
    LazyFormat("swaps", "procframe_root.swaps"),
    LazyFormat("sys/**", "procframe_root.sysctl"),
    LazyFormat("timer_list", "procframe_root.timer_list"),
    LazyFormat("uptime", "procframe_root.uptime"),
    LazyFormat("version", "procframe_root.version"),
    LazyFormat("vmstat", "procframe_root.vmstat"),
    LazyFormat("zoneinfo", "procframe_root.zoneinfo"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
