"""Android's ``/proc/uid_cputime/show_uid_stat`` and ``/proc/uid_io/stats``: what each user used.

On Android every application is a user. What tasks used that are gone counts as well.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, Opt, Spanning, Stanza, Table, pattern
from procframe.record import Field, Record

__all__ = ["UID_CPUTIME", "UID_IO", "TaskIo", "UidCputime", "UidIo"]


def _counter(description: str, unit: str = "bytes") -> Field:
    return Field(description, unit=unit, kind="counter")


class UidCputime(Record):
    """CPU time of a user."""

    uid: Annotated[int, Field("User ID", kind="identity")]
    utime: Annotated[int, _counter("Time in user mode", "us")]
    stime: Annotated[int, _counter("Time in the kernel", "us")]
    power: Annotated[int | None, Field("Energy, in kernels that estimate it (3.x)", unit="mA us", kind="counter")] = (
        None
    )


def _either(description: str, unit: str = "bytes") -> tuple[Field, Field]:
    """The field while the application was in the foreground, and while it was in the background."""
    return _counter(f"{description}, in the foreground", unit), _counter(f"{description}, in the background", unit)


_FG_RCHAR, _BG_RCHAR = _either("Read by system calls")
_FG_WCHAR, _BG_WCHAR = _either("Written by system calls")
_FG_READ, _BG_READ = _either("Read from disks")
_FG_WRITE, _BG_WRITE = _either("Written to disks")
_FG_FSYNC, _BG_FSYNC = _either("Calls of fsync", "calls")


class _Io(Record):
    """What users and tasks have in common."""

    fg_rchar: Annotated[int, _FG_RCHAR]
    fg_wchar: Annotated[int, _FG_WCHAR]
    fg_read_bytes: Annotated[int, _FG_READ]
    fg_write_bytes: Annotated[int, _FG_WRITE]
    bg_rchar: Annotated[int, _BG_RCHAR]
    bg_wchar: Annotated[int, _BG_WCHAR]
    bg_read_bytes: Annotated[int, _BG_READ]
    bg_write_bytes: Annotated[int, _BG_WRITE]
    fg_fsync: Annotated[int, _FG_FSYNC]
    bg_fsync: Annotated[int, _BG_FSYNC]


class TaskIo(_Io):
    """I/O of a task, in kernels built to show it."""

    comm: Annotated[str, Field("Name of the task", kind="label", codec=pattern(r"[^\0]{0,15}"))]
    pid: Annotated[int, Field("Thread ID", kind="identity")]


class UidIo(_Io):
    """I/O of a user, while its application was in the foreground and while it was in the background."""

    uid: Annotated[int, Field("User ID", kind="identity")]
    tasks: Annotated[list[TaskIo], Field("Its tasks, in kernels built to show them")] = []


_COLUMNS = [
    "fg_rchar",
    "fg_wchar",
    "fg_read_bytes",
    "fg_write_bytes",
    "bg_rchar",
    "bg_wchar",
    "bg_read_bytes",
    "bg_write_bytes",
    "fg_fsync",
    "bg_fsync",
]


def _counters(separator: str) -> str:
    return "".join(f"{separator}{{{name}:d}}" for name in _COLUMNS)


UID_CPUTIME = Format(
    "uid_cputime/show_uid_stat",
    Table(UidCputime, "{uid:d}: {utime:d} {stime:d}", Opt(" {power:d}")),
    source="drivers/misc/uid_sys_stats.c:uid_cputime_show (Android)",
)
UID_IO = Format(
    "uid_io/stats",
    File(
        Many(
            "records",
            Stanza(
                UidIo,
                "{uid:d}" + _counters(" "),
                # Names may hold newlines.
                Many("tasks", Stanza(TaskIo, Spanning("task,{comm},{pid:d}" + _counters(","), most=16))),
            ),
        )
    ),
    source="drivers/misc/uid_sys_stats.c:uid_io_show (Android)",
)
