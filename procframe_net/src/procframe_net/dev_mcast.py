"""``/proc/net/dev_mcast``: link-layer multicast addresses by interface."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.codecs import HEX_LINK_ADDRESS


class DevMcast(Record):
    """A link-layer multicast address that an interface receives."""

    ifindex: Annotated[int, Field("Index of the interface", kind="identity")]
    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    references: Annotated[int, Field("Users of the address")]
    global_use: Annotated[int, Field("Users who asked for it from outside the kernel")]
    address: Annotated[str, Field("The address", kind="identity", codec=HEX_LINK_ADDRESS)]


FORMAT = Format(
    "net/dev_mcast",
    Table(DevMcast, "{ifindex:<4d} {interface:<15s} {references:<5d} {global_use:<5d} {address}"),
    source="net/core/net-procfs.c:dev_mc_seq_show",
)
