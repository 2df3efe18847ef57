"""``/proc/cgroups``: the controllers of control groups, version 1."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Table
from procframe.record import Field, Record

YES = Codec(lambda text: text == "1", lambda yes: "1" if yes else "0", "[01]", schema="boolean", exact=True)


class Cgroup(Record):
    """A controller of control groups."""

    subsys_name: Annotated[str, Field("Name of the controller", kind="identity")]
    hierarchy: Annotated[int, Field("Hierarchy that it is mounted on, 0 for that of version 2", kind="label")]
    num_cgroups: Annotated[int, Field("Control groups in that hierarchy", unit="groups")]
    enabled: Annotated[bool, Field("Whether it was enabled at boot", kind="flags", codec=YES)]


FORMAT = Format(
    "cgroups",
    Table(
        Cgroup,
        "{subsys_name}\t{hierarchy:d}\t{num_cgroups:d}\t{enabled}",
        header="#subsys_name\thierarchy\tnum_cgroups\tenabled",
    ),
    source="kernel/cgroup/cgroup-v1.c:proc_cgroupstats_show",
)
