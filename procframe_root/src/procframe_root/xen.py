"""``/proc/xen/*``: what this Xen domain may do, and what its initial domain knows of the hypervisor."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, One, Table, choice, pattern
from procframe.record import Field, Record
from procframe_root.pointers import POINTER

__all__ = ["FORMAT", "XENSYMS", "XSD_KVA", "XSD_PORT", "XenCapability", "XenStoreAddress", "XenStorePort", "XenSymbol"]


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


class XenSymbol(Record):
    """A symbol of the hypervisor."""

    address: Annotated[int, Field("Where it is", kind="address")]
    type: Annotated[str, Field("Its type, as `nm` has it", kind="label", codec=pattern(r"[^\n]"))]
    name: Annotated[str, Field("Its name", kind="identity", codec=TEXT)]


class XenStoreAddress(Record):
    """Where the initial domain shares memory with the store of all domains."""

    address: Annotated[str, Field("Where it is in kernel memory (hashed)", kind="address", codec=POINTER)]


class XenStorePort(Record):
    """How the initial domain and the store of all domains wake each other."""

    port: Annotated[int, Field("Number of the event channel", kind="label")]


XENSYMS = Format(
    "xen/xensyms",
    Table(XenSymbol, "{address:016x} {type} {name}"),
    source="drivers/xen/xenfs/xensyms.c:xensyms_show",
)
XSD_KVA = Format(
    "xen/xsd_kva", One(XenStoreAddress, "0x{address}", end=""), source="drivers/xen/xenfs/xenstored.c:xsd_kva_open"
)
XSD_PORT = Format(
    "xen/xsd_port", One(XenStorePort, "{port:d}", end=""), source="drivers/xen/xenfs/xenstored.c:xsd_port_open"
)
