"""The formats for /proc/sysvipc/*, one line each, sorted by name."""

from __future__ import annotations

from procframe.format import LazyFormat
from procframe.hookspecs import hookimpl

__all__ = ["FORMATS", "procframe_formats"]

FORMATS: list[LazyFormat] = [
    LazyFormat("sysvipc/msg", "procframe_sysvipc.msg"),
    LazyFormat("sysvipc/sem", "procframe_sysvipc.sem"),
    LazyFormat("sysvipc/shm", "procframe_sysvipc.shm"),
]


@hookimpl
def procframe_formats() -> list[LazyFormat]:
    """All of them; the module of one is imported when a file of its kind is first read."""
    return FORMATS
