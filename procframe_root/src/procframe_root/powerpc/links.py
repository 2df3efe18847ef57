"""``/proc/ppc64`` and ``/proc/rtas``: the names that ``/proc/powerpc`` and its folder ``rtas`` had before 2.6.38."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Link
from procframe.record import Field, Record

__all__ = ["FORMAT", "PowerpcLink"]


class PowerpcLink(Record):
    """Where the files are now."""

    path: Annotated[str, Field("Directory that it leads to: `powerpc` or `powerpc/rtas`", kind="label", codec=TEXT)]


FORMAT = Format(
    "ppc64",
    Link(PowerpcLink, "{path}"),
    paths=("ppc64", "rtas"),
    source="arch/powerpc/kernel/proc_powerpc.c:proc_ppc64_create",
)
