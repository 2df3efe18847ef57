"""``/proc/net/nf_conntrack`` and ``/proc/net/ip_conntrack``: the connections that netfilter keeps track of."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Flag, Opt, Table, choice, pattern
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_net.addresses import ADDRESS

__all__ = ["IP_CONNTRACK", "NF_CONNTRACK", "Connection", "address_tuple"]


_STATES = choice(
    *("NONE", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT", "CLOSE"),
    *("SYN_SENT2", "LISTEN"),
    *("CLOSED", "COOKIE_WAIT", "COOKIE_ECHOED", "SHUTDOWN_SENT", "SHUTDOWN_RECD", "SHUTDOWN_ACK_SENT"),
    *("HEARTBEAT_SENT", "HEARTBEAT_ACKED"),
    *("REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT", "IGNORE", "INVALID"),
)
_STATE = pattern(r"[A-Z][A-Z0-9_]*").but(unknown=_STATES.unknown)
_STATUS = pattern(r"[A-Z_]+").but(unknown=choice("ASSURED", "OFFLOAD", "HW_OFFLOAD").unknown)


def _read_others(text: str) -> list[str]:
    return text.split(" ")[:-1]


def _print_others(others: list[str]) -> str:
    return "".join([f"{other} " for other in others])


_OTHERS = Codec(_read_others, _print_others, r"(?:[^ \n]+ )+", schema="array", exact=True, unknown=list)
"""Values between the known ones and ``use=`` that are not known."""


def address_tuple(before: str = "") -> tuple[Item, ...]:
    """What tells one direction of a connection: addresses, and what its protocol adds (ports, types, keys)."""
    return (
        Opt(f"src={{{before}src}} dst={{{before}dst}} "),
        Opt(f"sport={{{before}sport:d}} dport={{{before}dport:d}} "),
        Opt(f"type={{{before}type:d}} code={{{before}code:d}} id={{{before}id:d}} "),
        Opt(f"srckey=0x{{{before}srckey:x}} dstkey=0x{{{before}dstkey:x}} "),
    )


class Connection(Record):
    """A connection that netfilter keeps track of: how it began, what replies look like, and how it is doing."""

    l3_protocol: Annotated[
        str | None, Field("Network protocol (ipv4, ipv6), or unknown; absent in ip_conntrack", kind="identity")
    ]
    l3_protocol_number: Annotated[
        int | None, Field("Its number: 2 is IPv4, 10 is IPv6; absent in ip_conntrack", kind="identity")
    ]
    protocol: Annotated[
        str, Field("Protocol (tcp, udp, icmp, gre, sctp, ...), or unknown; dccp and udplite too", kind="identity")
    ]
    protocol_number: Annotated[int, Field("Number of the protocol", kind="identity")]
    timeout: Annotated[
        int | None, Field("Until it is forgotten; absent while it is offloaded", unit="s", kind="time")
    ] = None
    gre_timeout: Annotated[int | None, Field("GRE: timeout until there was a reply", unit="s", kind="time")] = None
    gre_stream_timeout: Annotated[int | None, Field("GRE: timeout after that", unit="s", kind="time")] = None
    state: Annotated[str | None, Field("State of the connection; TCP, SCTP and DCCP", codec=_STATE)] = None
    src: Annotated[
        str | None, Field("Who began it; absent in protocols other than IP", kind="identity", codec=ADDRESS)
    ] = None
    dst: Annotated[str | None, Field("Who was meant", kind="identity", codec=ADDRESS)] = None
    sport: Annotated[int | None, Field("Port of src; protocols that have ports", kind="identity")] = None
    dport: Annotated[int | None, Field("Port of dst", kind="identity")] = None
    type: Annotated[int | None, Field("ICMP: type of the request", kind="identity")] = None
    code: Annotated[int | None, Field("ICMP: code of the request", kind="identity")] = None
    id: Annotated[int | None, Field("ICMP: identifier of the request", kind="identity")] = None
    srckey: Annotated[int | None, Field("GRE: key of src", kind="identity")] = None
    dstkey: Annotated[int | None, Field("GRE: key of dst", kind="identity")] = None
    zone_orig: Annotated[int | None, Field("Zone, if it is for this direction only", kind="label", since="4.3")] = None
    packets: Annotated[
        int | None, Field("Packets from src to dst; absent unless they are counted", unit="packets", kind="counter")
    ] = None
    bytes: Annotated[int | None, Field("The bytes in them", unit="bytes", kind="counter")] = None
    unreplied: Annotated[bool, Field("Whether there was no reply yet", kind="flags")] = False
    reply_src: Annotated[str | None, Field("Who replies: as dst, but for address translation", codec=ADDRESS)] = None
    reply_dst: Annotated[str | None, Field("Who gets the replies: as src, but for translation", codec=ADDRESS)] = None
    reply_sport: Annotated[int | None, Field("Port of reply_src", kind="label")] = None
    reply_dport: Annotated[int | None, Field("Port of reply_dst", kind="label")] = None
    reply_type: Annotated[int | None, Field("ICMP: type of the reply", kind="label")] = None
    reply_code: Annotated[int | None, Field("ICMP: code of the reply", kind="label")] = None
    reply_id: Annotated[int | None, Field("ICMP: identifier of the reply", kind="label")] = None
    reply_srckey: Annotated[int | None, Field("GRE: key of reply_src", kind="label")] = None
    reply_dstkey: Annotated[int | None, Field("GRE: key of reply_dst", kind="label")] = None
    zone_reply: Annotated[int | None, Field("Zone, if it is for replies only", kind="label", since="4.3")] = None
    reply_packets: Annotated[
        int | None, Field("Packets of replies; absent unless they are counted", unit="packets", kind="counter")
    ] = None
    reply_bytes: Annotated[int | None, Field("The bytes in them", unit="bytes", kind="counter")] = None
    status: Annotated[
        str | None, Field("ASSURED: kept when room is short; OFFLOAD, HW_OFFLOAD: in a flow table", codec=_STATUS)
    ] = None
    mark: Annotated[int | None, Field("Mark that rules gave it", kind="label")] = None
    secmark: Annotated[int | None, Field("Security mark; until 2.6.37", kind="label")] = None
    secctx: Annotated[str | None, Field("Security context", kind="label", since="2.6.37")] = None
    zone: Annotated[int | None, Field("Zone of both directions", kind="label", since="2.6.34")] = None
    delta_time: Annotated[
        int | None,
        Field("How long it has been there; absent unless that is kept", unit="s", kind="time", since="2.6.39"),
    ] = None
    others: Annotated[list[str] | None, Field("Values that this format does not know", kind="label", codec=_OTHERS)] = (
        None
    )
    use: Annotated[int, Field("References to it in the kernel")] = 1


_CONNECTION: tuple[Item, ...] = (
    "{protocol:<8s} {protocol_number:d} ",
    Opt("{timeout:d} "),
    Opt("timeout={gre_timeout:d}, stream_timeout={gre_stream_timeout:d} "),
    Opt("{state} "),
    *address_tuple(),
    Opt("zone-orig={zone_orig:d} "),
    Opt("packets={packets:d} bytes={bytes:d} "),
    Flag("unreplied", "[UNREPLIED] "),
    *address_tuple("reply_"),
    Opt("zone-reply={zone_reply:d} "),
    Opt("packets={reply_packets:d} bytes={reply_bytes:d} "),
    Opt("[{status}] "),
    Opt("mark={mark:d} "),
    Opt("secmark={secmark:d} "),
    Opt("secctx={secctx} "),
    Opt("zone={zone:d} "),
    Opt("delta-time={delta_time:d} "),
    Opt("{others}"),
    "use={use:d}",
)

NF_CONNTRACK = Format(
    "net/nf_conntrack",
    Table(Connection, "{l3_protocol:<8s} {l3_protocol_number:d} ", *_CONNECTION),
    source="net/netfilter/nf_conntrack_standalone.c:ct_seq_show",
)
IP_CONNTRACK = Format(
    "net/ip_conntrack",
    Table(Connection, *_CONNECTION),
    description="Connections over IPv4 that netfilter keeps track of; nf_conntrack replaced this file (gone in 4.10).",
    source="net/ipv4/netfilter/nf_conntrack_l3proto_ipv4_compat.c:ct_seq_show",
)
