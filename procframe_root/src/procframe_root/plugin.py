"""The formats for /proc/* and its subsystem directories, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("cpuinfo", "procframe_root.cpuinfo"),
    LazyFormat("interrupts", "procframe_root.interrupts"),
    LazyFormat("loadavg", "procframe_root.loadavg"),
    LazyFormat("meminfo", "procframe_root.meminfo"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
