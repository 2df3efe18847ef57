"""``/proc/PID/cgroup`` and ``/proc/PID/cpuset``: the control groups of a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Flag, Table, Whole, pattern, words
from procframe.record import Field, Record

PATH = pattern(r"[^ \n]+(?: [^ \n]*)*?")


class Cgroup(Record):
    """The control group of a process in one hierarchy."""

    hierarchy_id: Annotated[int, Field("Number of the hierarchy, 0 of cgroup version 2", kind="identity")]
    controllers: Annotated[
        list[str],
        Field(
            "Controllers of the hierarchy, and ``name=`` of a named one; none of version 2",
            kind="label",
            codec=words(",").but(pattern=r"[^:\n]*"),
        ),
    ]
    path: Annotated[str, Field("Path of the group, as the reader's namespace sees it", kind="label", codec=PATH)]
    deleted: Annotated[
        bool, Field("Whether the path is followed by `` (deleted)``: that of a removed group of version 2 is")
    ] = False


class Cpuset(Record):
    """The cpuset of a process: CPUs and memory nodes that it is confined to."""

    path: Annotated[str, Field("Path of its control group", kind="label", codec=pattern(r"[^\n]+"))]


CGROUP = Format(
    "PID/cgroup",
    Table(Cgroup, "{hierarchy_id:d}:{controllers}:{path}", Flag("deleted", " (deleted)")),
    source="kernel/cgroup/cgroup.c:proc_cgroup_show",
)
CPUSET = Format("PID/cpuset", Whole(Cpuset, "{path}"), source="kernel/cgroup/cpuset.c:proc_cpuset_show")
