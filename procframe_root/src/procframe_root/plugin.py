"""The formats for /proc/* and its subsystem directories, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("buddyinfo", "procframe_root.buddyinfo"),
    LazyFormat("cpuinfo", "procframe_root.cpuinfo"),
    LazyFormat("devices", "procframe_root.devices"),
    LazyFormat("diskstats", "procframe_root.diskstats"),
    LazyFormat("interrupts", "procframe_root.interrupts"),
    LazyFormat("kallsyms", "procframe_root.kallsyms"),
    LazyFormat("loadavg", "procframe_root.loadavg"),
    LazyFormat("meminfo", "procframe_root.meminfo"),
    LazyFormat("pagetypeinfo", "procframe_root.pagetypeinfo"),
    LazyFormat("partitions", "procframe_root.partitions"),
    LazyFormat("pressure/<resource>", "procframe_root.pressure"),
    LazyFormat("schedstat", "procframe_root.schedstat"),
    LazyFormat("slabinfo", "procframe_root.slabinfo"),
    LazyFormat("softirqs", "procframe_root.softirqs"),
    LazyFormat("stat", "procframe_root.stat"),
    LazyFormat("swaps", "procframe_root.swaps"),
    LazyFormat("sys/**", "procframe_root.sysctl"),
    LazyFormat("uptime", "procframe_root.uptime"),
    LazyFormat("version", "procframe_root.version"),
    LazyFormat("zoneinfo", "procframe_root.zoneinfo"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
