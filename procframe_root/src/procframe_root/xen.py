"""``/proc/xen/capabilities``: what this Xen domain may do."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, choice
from procframe.record import Field, Record

__all__ = ["FORMAT", "XenCapability"]


class XenCapability(Record):
    """Something that this domain may do; an unprivileged domain has none."""

    capability: Annotated[
        str,
        Field("`control_d`: it is the initial domain, which controls others", kind="label", codec=choice("control_d")),
    ]


FORMAT = Format(
    "xen/capabilities",
    Table(XenCapability, "{capability}"),
    source="drivers/xen/xenfs/super.c:capabilities_read",
)
