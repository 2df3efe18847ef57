"""``/proc/net/igmp``: IPv4 multicast groups by interface."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import HEX_IPV4, File, Many, Stanza, choice
from procframe.record import Field, Record
from procframe_net.codecs import BOOLEAN


class IgmpGroup(Record):
    """A multicast group that an interface has joined."""

    address: Annotated[str, Field("Address of the group", kind="identity", codec=HEX_IPV4)]
    users: Annotated[int, Field("Sockets (and other users) that joined it")]
    timer_running: Annotated[bool, Field("Whether a report is due", kind="label", codec=BOOLEAN)]
    timer: Annotated[int, Field("When it is; 0 if none is", unit="ticks", kind="time")]
    reporter: Annotated[
        bool, Field("Whether this machine was the last to report the group", kind="label", codec=BOOLEAN)
    ]


class Igmp(Record):
    """An interface with IPv4, and the multicast groups that it has joined."""

    ifindex: Annotated[int, Field("Index of the interface", kind="identity")]
    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    count: Annotated[int, Field("Groups that it has joined")]
    querier: Annotated[
        str, Field("Version of IGMP that is spoken there", kind="label", codec=choice("V1", "V2", "V3", "NONE"))
    ]
    groups: Annotated[list[IgmpGroup], Field("The groups, the one joined last first")]


FORMAT = Format(
    "net/igmp",
    File(
        "Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter",
        Many(
            "records",
            Stanza(
                Igmp,
                "{ifindex:d}\t{interface:<10s}: {count:5d} {querier:>7s}",
                Many(
                    "groups",
                    Stanza(IgmpGroup, "\t\t\t\t{address} {users:5d} {timer_running:d}:{timer:08X}\t\t{reporter:d}"),
                ),
            ),
        ),
    ),
    source="net/ipv4/igmp.c:igmp_mc_seq_show",
)
