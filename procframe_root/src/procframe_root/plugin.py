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
    LazyFormat("fs/cachefiles/histogram", "procframe_root.fs.fscache_old", "CACHEFILES_HISTOGRAM"),
    LazyFormat("fs/cifs/DebugData", "procframe_root.fs.cifs.debug_data", "DEBUG_DATA"),
    LazyFormat("fs/cifs/SecurityFlags", "procframe_root.fs.cifs.settings", "SECURITY_FLAGS"),
    LazyFormat("fs/cifs/Stats", "procframe_root.fs.cifs.stats", "STATS"),
    LazyFormat(
        "fs/cifs/cifsFYI",
        "procframe_root.fs.cifs.settings",
        "SETTING",
        paths=(
            "fs/cifs/cifsFYI",
            "fs/cifs/traceSMB",
            "fs/cifs/LinuxExtensionsEnabled",
            "fs/cifs/LookupCacheEnabled",
            "fs/cifs/Experimental",
            "fs/cifs/MultiuserMount",
            "fs/cifs/OplockEnabled",
            "fs/cifs/PacketSigningEnabled",
            "fs/cifs/QuotaEnabled",
        ),
    ),
    LazyFormat("fs/cifs/dfscache", "procframe_root.fs.cifs.open_files", "DFSCACHE"),
    LazyFormat("fs/cifs/mount_params", "procframe_root.fs.cifs.settings", "MOUNT_PARAMS"),
    LazyFormat("fs/cifs/open_dirs", "procframe_root.fs.cifs.open_files", "OPEN_DIRS"),
    LazyFormat("fs/cifs/open_files", "procframe_root.fs.cifs.open_files", "OPEN_FILES"),
    LazyFormat(
        "fs/cifs/smbd_max_receive_size",
        "procframe_root.fs.cifs.settings",
        "SMB_DIRECT",
        paths=(
            "fs/cifs/smbd_max_receive_size",
            "fs/cifs/smbd_max_send_size",
            "fs/cifs/smbd_max_fragmented_recv_size",
            "fs/cifs/smbd_max_frmr_depth",
            "fs/cifs/smbd_keep_alive_interval",
            "fs/cifs/smbd_receive_credit_max",
            "fs/cifs/smbd_send_credit_target",
            "fs/cifs/rdma_readwrite_threshold",
        ),
    ),
    LazyFormat("fs/ext4/<device>/es_shrinker_info", "procframe_root.fs.ext4", "ES_SHRINKER_INFO"),
    LazyFormat("fs/ext4/<device>/fc_info", "procframe_root.fs.ext4", "FC_INFO"),
    LazyFormat("fs/ext4/<device>/mb_groups", "procframe_root.fs.ext4_mballoc", "MB_GROUPS"),
    LazyFormat("fs/ext4/<device>/mb_stats", "procframe_root.fs.ext4_mballoc", "MB_STATS"),
    LazyFormat("fs/ext4/<device>/mb_structs_summary", "procframe_root.fs.ext4_mballoc", "MB_STRUCTS_SUMMARY"),
    LazyFormat("fs/ext4/<device>/options", "procframe_root.fs.ext4", "OPTIONS"),
    LazyFormat("fs/f2fs/<device>/discard_plist_info", "procframe_root.fs.f2fs", "DISCARD_PLIST_INFO"),
    LazyFormat("fs/f2fs/<device>/disk_map", "procframe_root.fs.f2fs", "DISK_MAP"),
    LazyFormat("fs/f2fs/<device>/donation_list", "procframe_root.fs.f2fs", "DONATION_LIST"),
    LazyFormat("fs/f2fs/<device>/inject_stats", "procframe_root.fs.f2fs", "INJECT_STATS"),
    LazyFormat("fs/f2fs/<device>/iostat_info", "procframe_root.fs.f2fs_iostat", "IOSTAT_INFO"),
    LazyFormat("fs/f2fs/<device>/segment_bits", "procframe_root.fs.f2fs_segments", "SEGMENT_BITS"),
    LazyFormat("fs/f2fs/<device>/segment_info", "procframe_root.fs.f2fs_segments", "SEGMENT_INFO"),
    LazyFormat("fs/f2fs/<device>/victim_bits", "procframe_root.fs.f2fs_segments", "VICTIM_BITS"),
    LazyFormat("fs/fscache", "procframe_root.fs.fscache", "LINK", paths=("fs/fscache", "fs/afs")),
    LazyFormat("fs/fscache/histogram", "procframe_root.fs.fscache_old", "FSCACHE_HISTOGRAM"),
    LazyFormat("fs/fscache/objects", "procframe_root.fs.fscache_old", "OBJECTS"),
    LazyFormat("fs/jbd2/<journal>/info", "procframe_root.fs.jbd2", "INFO"),
    LazyFormat("fs/jfs/TxAnchor", "procframe_root.fs.jfs", "TXANCHOR"),
    LazyFormat("fs/jfs/lmstats", "procframe_root.fs.jfs", "LMSTATS"),
    LazyFormat("fs/jfs/loglevel", "procframe_root.fs.jfs", "LOGLEVEL"),
    LazyFormat("fs/jfs/mpstat", "procframe_root.fs.jfs", "MPSTAT"),
    LazyFormat("fs/jfs/txstats", "procframe_root.fs.jfs", "TXSTATS"),
    LazyFormat("fs/jfs/xtstat", "procframe_root.fs.jfs", "XTSTAT"),
    LazyFormat(
        "fs/netfs/caches", "procframe_root.fs.fscache", "CACHES", paths=("fs/netfs/caches", "fs/fscache/caches")
    ),
    LazyFormat(
        "fs/netfs/cookies", "procframe_root.fs.fscache", "COOKIES", paths=("fs/netfs/cookies", "fs/fscache/cookies")
    ),
    LazyFormat("fs/netfs/requests", "procframe_root.fs.fscache", "REQUESTS"),
    LazyFormat(
        "fs/netfs/stats", "procframe_root.fs.netfs_stats", "STATS", paths=("fs/netfs/stats", "fs/fscache/stats")
    ),
    LazyFormat(
        "fs/netfs/volumes", "procframe_root.fs.fscache", "VOLUMES", paths=("fs/netfs/volumes", "fs/fscache/volumes")
    ),
    LazyFormat(
        "fs/ntfs3/<device>/label",
        "procframe_root.fs.ntfs3",
        "LABEL",
        paths=("fs/ntfs3/<device>/label", "fs/ufsd/<device>/label"),
    ),
    LazyFormat("fs/ntfs3/<device>/volinfo", "procframe_root.fs.ntfs3", "VOLINFO"),
    LazyFormat("fs/openafs/CellServDB", "procframe_root.fs.openafs", "CELL_SERV_DB"),
    LazyFormat("fs/reiserfs/<device>/bitmap", "procframe_root.fs.reiserfs_tree", "BITMAP"),
    LazyFormat("fs/reiserfs/<device>/journal", "procframe_root.fs.reiserfs", "JOURNAL"),
    LazyFormat("fs/reiserfs/<device>/oidmap", "procframe_root.fs.reiserfs_tree", "OIDMAP"),
    LazyFormat("fs/reiserfs/<device>/on-disk-super", "procframe_root.fs.reiserfs", "ON_DISK_SUPER"),
    LazyFormat("fs/reiserfs/<device>/per-level", "procframe_root.fs.reiserfs_tree", "PER_LEVEL"),
    LazyFormat("fs/reiserfs/<device>/super", "procframe_root.fs.reiserfs", "SUPER"),
    LazyFormat("fs/reiserfs/<device>/version", "procframe_root.fs.reiserfs", "VERSION"),
    LazyFormat("fs/xfs/stat", "procframe_root.fs.xfs", "STAT"),
    LazyFormat("fs/xfs/xqm", "procframe_root.fs.xfs", "XQM"),
    LazyFormat("fs/xfs/xqmstat", "procframe_root.fs.xfs", "XQMSTAT"),
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
