"""``/proc/net/snmp``: the counters of the standard MIBs for IP, ICMP, TCP and UDP over IPv4 (RFC 4293, 4022, 4113)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, Named, Stanza, enum, sentinel
from procframe.record import Field, KeyedRecord
from procframe_net.mib import counter

__all__ = ["FORMAT", "Icmp", "IcmpMsg", "Ip", "OtherProtocol", "Tcp", "Udp", "UdpLite"]

_PROTOCOL = Field("What the counters belong to", kind="identity")


class Ip(KeyedRecord):
    """Counters of IPv4."""

    protocol: Annotated[str, _PROTOCOL]
    Forwarding: Annotated[
        str, Field("Whether datagrams for others are forwarded", codec=enum({1: "forwarding", 2: "not-forwarding"}))
    ]
    DefaultTTL: Annotated[int, Field("Time to live of the datagrams sent from here", unit="hops")]
    InReceives: Annotated[int, counter("Received, also those with errors", "packets")]
    InHdrErrors: Annotated[int, counter("Discarded for an error in their header", "packets")]
    InAddrErrors: Annotated[int, counter("Discarded for a destination that is not valid here", "packets")]
    ForwDatagrams: Annotated[int, counter("Forwarded", "packets")]
    InUnknownProtos: Annotated[int, counter("Discarded, of a protocol that nobody here takes", "packets")]
    InDiscards: Annotated[int, counter("Discarded though nothing was wrong, for want of memory say", "packets")]
    InDelivers: Annotated[int, counter("Handed to a protocol above", "packets")]
    OutRequests: Annotated[int, counter("Handed down by protocols above to be sent", "packets")]
    OutDiscards: Annotated[int, counter("Not sent though nothing was wrong, for want of memory say", "packets")]
    OutNoRoutes: Annotated[int, counter("Not sent for want of a route", "packets")]
    ReasmTimeout: Annotated[int, counter("Given up waiting for the other fragments")]
    ReasmReqds: Annotated[int, counter("Fragments received", "packets")]
    ReasmOKs: Annotated[int, counter("Put together from fragments", "packets")]
    ReasmFails: Annotated[int, counter("Failures to put fragments together")]
    FragOKs: Annotated[int, counter("Taken apart into fragments", "packets")]
    FragFails: Annotated[int, counter("Not taken apart because that was forbidden", "packets")]
    FragCreates: Annotated[int, counter("Fragments made", "packets")]
    OutTransmits: Annotated[int, counter("Sent, forwarded ones and fragments included", "packets", "6.6")]


class Icmp(KeyedRecord):
    """Counters of ICMP."""

    protocol: Annotated[str, _PROTOCOL]
    InMsgs: Annotated[int, counter("Received, also those with errors", "messages")]
    InErrors: Annotated[int, counter("Received with an error", "messages")]
    InCsumErrors: Annotated[int, counter("Received with a bad checksum", "messages", "3.10")]
    InDestUnreachs: Annotated[int, counter("Destination unreachable, received", "messages")]
    InTimeExcds: Annotated[int, counter("Time exceeded, received", "messages")]
    InParmProbs: Annotated[int, counter("Parameter problem, received", "messages")]
    InSrcQuenchs: Annotated[int, counter("Source quench, received", "messages")]
    InRedirects: Annotated[int, counter("Redirect, received", "messages")]
    InEchos: Annotated[int, counter("Echo request, received", "messages")]
    InEchoReps: Annotated[int, counter("Echo reply, received", "messages")]
    InTimestamps: Annotated[int, counter("Timestamp request, received", "messages")]
    InTimestampReps: Annotated[int, counter("Timestamp reply, received", "messages")]
    InAddrMasks: Annotated[int, counter("Address mask request, received", "messages")]
    InAddrMaskReps: Annotated[int, counter("Address mask reply, received", "messages")]
    OutMsgs: Annotated[int, counter("Sent, also those that failed", "messages")]
    OutErrors: Annotated[int, counter("Not sent for a problem within ICMP", "messages")]
    OutRateLimitGlobal: Annotated[int, counter("Not sent for the limit of the machine", "messages", "6.3")]
    OutRateLimitHost: Annotated[int, counter("Not sent for the limit of the peer", "messages", "6.3")]
    OutDestUnreachs: Annotated[int, counter("Destination unreachable, sent", "messages")]
    OutTimeExcds: Annotated[int, counter("Time exceeded, sent", "messages")]
    OutParmProbs: Annotated[int, counter("Parameter problem, sent", "messages")]
    OutSrcQuenchs: Annotated[int, counter("Source quench, sent", "messages")]
    OutRedirects: Annotated[int, counter("Redirect, sent", "messages")]
    OutEchos: Annotated[int, counter("Echo request, sent", "messages")]
    OutEchoReps: Annotated[int, counter("Echo reply, sent", "messages")]
    OutTimestamps: Annotated[int, counter("Timestamp request, sent", "messages")]
    OutTimestampReps: Annotated[int, counter("Timestamp reply, sent", "messages")]
    OutAddrMasks: Annotated[int, counter("Address mask request, sent", "messages")]
    OutAddrMaskReps: Annotated[int, counter("Address mask reply, sent", "messages")]


class IcmpMsg(KeyedRecord):
    """ICMP messages by the number of their type, those that occurred: ``InType3``, ``OutType8``, ...

    The kernel begins another pair of lines, and so another record, after 16 of them.
    """

    open_keys = r"(?:In|Out)Type[0-9]{1,3}"

    protocol: Annotated[str, _PROTOCOL]


class Tcp(KeyedRecord):
    """Counters of TCP, over IPv4 and IPv6."""

    protocol: Annotated[str, _PROTOCOL]
    RtoAlgorithm: Annotated[
        str,
        Field("How the retransmission timeout is found", codec=enum({1: "other", 2: "constant", 3: "rsre", 4: "vanj"})),
    ]
    RtoMin: Annotated[int, Field("Shortest retransmission timeout", unit="ms")]
    RtoMax: Annotated[int, Field("Longest retransmission timeout", unit="ms")]
    MaxConn: Annotated[int | str, Field("Connections there can be at most", codec=sentinel({-1: "dynamic"}))]
    ActiveOpens: Annotated[int, counter("Connections begun here", "connections")]
    PassiveOpens: Annotated[int, counter("Connections accepted", "connections")]
    AttemptFails: Annotated[int, counter("Connections that failed while being established", "connections")]
    EstabResets: Annotated[int, counter("Connections reset while established", "connections")]
    CurrEstab: Annotated[int, Field("Connections that are established now", unit="connections", kind="gauge")]
    InSegs: Annotated[int, counter("Received, also those with errors", "segments")]
    OutSegs: Annotated[int, counter("Sent, without those sent again", "segments")]
    RetransSegs: Annotated[int, counter("Sent again", "segments")]
    InErrs: Annotated[int, counter("Received with an error", "segments")]
    OutRsts: Annotated[int, counter("Sent to reset a connection", "segments")]
    InCsumErrors: Annotated[int, counter("Received with a bad checksum", "segments", "3.10")]


class Udp(KeyedRecord):
    """Counters of UDP over IPv4."""

    protocol: Annotated[str, _PROTOCOL]
    InDatagrams: Annotated[int, counter("Delivered to sockets", "datagrams")]
    NoPorts: Annotated[int, counter("Received for a port where nobody listens", "datagrams")]
    InErrors: Annotated[int, counter("Received but not delivered for another reason", "datagrams")]
    OutDatagrams: Annotated[int, counter("Sent", "datagrams")]
    RcvbufErrors: Annotated[int, counter("Not delivered because the socket's buffer was full", "datagrams")]
    SndbufErrors: Annotated[int, counter("Not sent for want of room in the socket's buffer", "datagrams")]
    InCsumErrors: Annotated[int, counter("Received with a bad checksum", "datagrams", "3.10")]
    IgnoredMulti: Annotated[int, counter("Multicast that no socket here had asked for", "datagrams", "3.19")]
    MemErrors: Annotated[int, counter("Not delivered for the memory limit of UDP", "datagrams", "5.11")]


class UdpLite(Udp):
    """Counters of UDP-Lite over IPv4, in kernels that have it."""


class OtherProtocol(KeyedRecord):
    """Counters of a protocol that this format does not know."""

    protocol: Annotated[str, _PROTOCOL]


FORMAT = Format(
    "net/snmp",
    File(
        Many(
            "records",
            Stanza(Ip, Named("protocol", "Ip")),
            Stanza(Icmp, Named("protocol", "Icmp")),
            Stanza(IcmpMsg, Named("protocol", "IcmpMsg")),
            Stanza(Tcp, Named("protocol", "Tcp")),
            Stanza(Udp, Named("protocol", "Udp")),
            Stanza(UdpLite, Named("protocol", "UdpLite")),
            Stanza(OtherProtocol, Named("protocol")),
        )
    ),
    description="Counters of IPv4, ICMP, TCP and UDP: a record for each protocol, keyed by the kernel's own column names.",
    source="net/ipv4/proc.c:snmp_seq_show",
)
