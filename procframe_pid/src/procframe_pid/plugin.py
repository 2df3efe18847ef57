"""The formats for /proc/PID/** and /proc/PID/task/TID/**, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("PID/maps", "procframe_pid.maps"),
    LazyFormat("PID/sched", "procframe_pid.sched"),
    LazyFormat("PID/smaps", "procframe_pid.smaps", "SMAPS"),
    LazyFormat("PID/smaps_rollup", "procframe_pid.smaps", "ROLLUP"),
    LazyFormat("PID/stat", "procframe_pid.stat"),
    LazyFormat("PID/status", "procframe_pid.status"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
