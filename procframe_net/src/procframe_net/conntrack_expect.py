"""``/proc/net/nf_conntrack_expect`` and ``/proc/net/ip_conntrack_expect``: connections that others are about to bring."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, Table
from procframe.record import Field, Record
from procframe_net.addresses import ADDRESS
from procframe_net.conntrack import address_tuple

__all__ = ["IP_CONNTRACK_EXPECT", "NF_CONNTRACK_EXPECT", "Expectation"]

_TIMEOUT = Codec(
    lambda text: "none" if text == "-" else int(text),
    lambda value: "-" if value == "none" else str(value),
    r"-|-?[0-9]+",
)
_FLAGS = Codec(
    lambda text: text.split(","),
    ",".join,
    r"(?:PERMANENT|INACTIVE|USERSPACE)(?:,(?:PERMANENT|INACTIVE|USERSPACE))*",
    schema="array",
    exact=True,
)


class Expectation(Record):
    """A connection that netfilter expects, since another announced it: FTP's data, SIP's audio."""

    timeout: Annotated[
        int | str,
        Field("Until it is no longer expected; none: there is no limit", unit="s", kind="time", codec=_TIMEOUT),
    ]
    l3_protocol_number: Annotated[
        int | None, Field("Network protocol: 2 is IPv4, 10 is IPv6; absent in ip_conntrack_expect", kind="identity")
    ]
    protocol_number: Annotated[int, Field("Number of the protocol (6 is TCP, 17 is UDP)", kind="identity")]
    src: Annotated[str | None, Field("Who will begin it; 0.0.0.0 for anybody", kind="identity", codec=ADDRESS)] = None
    dst: Annotated[str | None, Field("Who will be meant", kind="identity", codec=ADDRESS)] = None
    sport: Annotated[int | None, Field("Port of src, 0 for any", kind="identity")] = None
    dport: Annotated[int | None, Field("Port of dst", kind="identity")] = None
    type: Annotated[int | None, Field("ICMP: type", kind="identity")] = None
    code: Annotated[int | None, Field("ICMP: code", kind="identity")] = None
    id: Annotated[int | None, Field("ICMP: identifier", kind="identity")] = None
    srckey: Annotated[int | None, Field("GRE: key of src", kind="identity")] = None
    dstkey: Annotated[int | None, Field("GRE: key of dst", kind="identity")] = None
    flags: Annotated[list[str] | None, Field("PERMANENT, INACTIVE, USERSPACE", kind="flags", codec=_FLAGS)] = None
    helper: Annotated[str | None, Field("The helper that found it out, with its class if it has some")] = None


NF_CONNTRACK_EXPECT = Format(
    "net/nf_conntrack_expect",
    Table(
        Expectation,
        "{timeout} l3proto = {l3_protocol_number:d} proto={protocol_number:d} ",
        *address_tuple(),
        Alt("{flags} {helper}", "{flags}", "{helper}", ""),
    ),
    source="net/netfilter/nf_conntrack_expect.c:exp_seq_show",
)
IP_CONNTRACK_EXPECT = Format(
    "net/ip_conntrack_expect",
    Table(Expectation, "{timeout} proto={protocol_number:d} ", *address_tuple()),
    description="Connections over IPv4 that netfilter expects; nf_conntrack_expect replaced this file (gone in 4.10).",
    source="net/ipv4/netfilter/nf_conntrack_l3proto_ipv4_compat.c:exp_seq_show",
)
