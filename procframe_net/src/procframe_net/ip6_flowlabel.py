"""``/proc/net/ip6_flowlabel``: IPv6 flow labels that sockets hold."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import NETWORK_IPV6, Table, enum, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "Ip6FlowLabel"]

SHARING = enum({0: "NONE", 1: "EXCL", 2: "PROCESS", 3: "USER", 255: "ANY"})
"""Who may use a flow label (``IPV6_FL_S_*``), include/uapi/linux/in6.h."""


class Ip6FlowLabel(Record):
    """An IPv6 flow label that sockets of this machine hold."""

    label: Annotated[
        str, Field("The flow label, in hexadecimal digits", kind="identity", codec=pattern("[0-9A-F]{5,8}"))
    ]
    share: Annotated[str, Field("Who may use it", kind="label", codec=SHARING)]
    owner: Annotated[int, Field("Process (share PROCESS) or user (share USER) that may use it, else 0", kind="label")]
    users: Annotated[int, Field("Sockets that use it")]
    linger: Annotated[int, Field("Time for which the label stays reserved after its last use", unit="s")]
    expires: Annotated[int, Field("Time until it may be dropped; negative if that is past", unit="s", kind="time")]
    destination: Annotated[str, Field("Destination of the flow", kind="identity", codec=NETWORK_IPV6)]
    options_length: Annotated[int, Field("Length of the extension headers of the flow, 0 if none", unit="bytes")]


FORMAT = Format(
    "net/ip6_flowlabel",
    Table(
        Ip6FlowLabel,
        "{label} {share:d} {owner:<6d} {users:<6d} {linger:<6d} {expires:<8d} {destination} {options_length:<4d}",
        header="Label S Owner  Users  Linger Expires  Dst                              Opt",
    ),
    source="net/ipv6/ip6_flowlabel.c:ip6fl_seq_show",
)
