"""``/proc/execdomains``: whose programs the kernel can run; just Linux's since 4.1."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, pattern
from procframe.record import Field, Record


class ExecDomain(Record):
    """An execution domain: a system whose programs the kernel can run."""

    low: Annotated[int, Field("First of its personalities", kind="identity")]
    high: Annotated[int, Field("Last of its personalities", kind="identity")]
    name: Annotated[str, Field("Name of the system", kind="label")]
    module: Annotated[str, Field("Module that runs them", kind="label", codec=pattern(r"[^\]\n]+"))]


FORMAT = Format(
    "execdomains",
    Table(ExecDomain, "{low:d}-{high:d}\t{name:<16s}\t[{module}]"),
    source="kernel/exec_domain.c:execdomains_proc_show",
)
