"""``/proc/PID/cpu_resctrl_groups``: the resource control groups of a task."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import One, pattern
from procframe.record import Field, Record

GROUP = pattern(r"(?:[^ \t\n][^\n]*)?")


class ResctrlGroups(Record):
    """The groups by which a task's use of cache and memory bandwidth is controlled and monitored."""

    res: Annotated[
        str | None, Field("Control group below resctrl, empty if not mounted", kind="label", codec=GROUP)
    ] = None
    mon: Annotated[str | None, Field("Monitoring group in it, empty if none", kind="label", codec=GROUP)] = None


FORMAT = Format(
    "PID/cpu_resctrl_groups",
    One(ResctrlGroups, "res:{res}", "mon:{mon}"),
    source="fs/resctrl/rdtgroup.c:proc_resctrl_show",
    since="5.6",
)
