"""``/proc/PID/limits``: the resource limits of a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Opt, Table, pattern
from procframe.record import Field, Record
from procframe_pid.task import LIMIT


class Limit(Record):
    """A resource limit of a process. ``unlimited`` is no limit."""

    name: Annotated[str, Field("What is limited", kind="identity", codec=pattern(r"[^ \t\n]+(?: [^ \t\n]+)*"))]
    soft_limit: Annotated[int | str, Field("The limit in force", codec=LIMIT, kind="gauge")]
    hard_limit: Annotated[int | str, Field("How far an unprivileged process may raise it", codec=LIMIT, kind="gauge")]
    units: Annotated[str | None, Field("Unit of the limits; none of priorities", kind="label")] = None


FORMAT = Format(
    "PID/limits",
    Table(
        Limit,
        "{name:<25s} {soft_limit:<20s} {hard_limit:<20s} ",
        Opt("{units:<10s}"),
        header="Limit                     Soft Limit           Hard Limit           Units     ",
    ),
    source="fs/proc/base.c:proc_pid_limits",
)
