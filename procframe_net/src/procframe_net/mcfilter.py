"""``/proc/net/mcfilter`` and ``mcfilter6``: from whom interfaces receive multicast groups."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NETWORK_IPV6, Table
from procframe.record import AnyRecord, Field, Record
from procframe_net.addresses import NETWORK_IP

__all__ = ["MCFILTER", "MCFILTER6", "MulticastFilter", "MulticastFilter6"]


class MulticastFilter(Record):
    """A source address in the filter of a multicast group on an interface."""

    ifindex: Annotated[int, Field("Index of the interface", kind="identity")]
    interface: Annotated[str, Field("The first 6 characters of the name of the interface", kind="label")]
    group: Annotated[str, Field("Address of the group", kind="identity", codec=NETWORK_IP)]
    source: Annotated[str, Field("Address that sends to the group", kind="identity", codec=NETWORK_IP)]
    includes: Annotated[int, Field("Sockets that want packets from the source", unit="sockets")]
    excludes: Annotated[int, Field("Sockets that want none from it", unit="sockets")]


class MulticastFilter6(MulticastFilter):
    """A source address in the filter of an IPv6 multicast group on an interface."""

    group: Annotated[str, Field("Address of the group", kind="identity", codec=NETWORK_IPV6)]
    source: Annotated[str, Field("Address that sends to the group", kind="identity", codec=NETWORK_IPV6)]


def _filters(name: str, record: type[AnyRecord], prefix: str, *, header: str, source: str) -> Format:
    row = f"{{ifindex:3d}} {{interface:>6s}} {prefix}{{group}} {prefix}{{source}} {{includes:6d}} {{excludes:6d}}"
    return Format(name, Table(record, row, header=header), source=source)


MCFILTER = _filters(
    "net/mcfilter",
    MulticastFilter,
    "0x",
    header="Idx Device        MCA        SRC    INC    EXC",
    source="net/ipv4/igmp.c:igmp_mcf_seq_show",
)
MCFILTER6 = _filters(
    "net/mcfilter6",
    MulticastFilter6,
    "",
    header="Idx Device                Multicast Address                   Source Address    INC    EXC",
    source="net/ipv6/mcast.c:igmp6_mcf_seq_show",
)
