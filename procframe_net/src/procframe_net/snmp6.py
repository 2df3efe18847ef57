"""``/proc/net/snmp6`` and ``/proc/net/dev_snmp6/INTERFACE``: the counters of IPv6, ICMPv6 and UDP over IPv6."""

from __future__ import annotations

from typing import Annotated

from procframe.record import Field, KeyedRecord
from procframe_net.mib import counter, name_and_value

__all__ = ["DEV_SNMP6", "SNMP6", "DeviceSnmp6", "Snmp6"]


class _Ip6(KeyedRecord):
    """Counters of IPv6 and ICMPv6."""

    # ICMPv6 messages by the number of their type, those that occurred.
    open_keys = r"Icmp6(?:In|Out)Type[0-9]{1,3}"

    Ip6InReceives: Annotated[int, counter("Received, also those with errors", "packets")]
    Ip6InHdrErrors: Annotated[int, counter("Discarded for an error in their header", "packets")]
    Ip6InTooBigErrors: Annotated[int, counter("Not forwarded, being larger than the next link takes", "packets")]
    Ip6InNoRoutes: Annotated[int, counter("Discarded for want of a route", "packets")]
    Ip6InAddrErrors: Annotated[int, counter("Discarded for a destination that is not valid here", "packets")]
    Ip6InUnknownProtos: Annotated[int, counter("Discarded, of a protocol that nobody here takes", "packets")]
    Ip6InTruncatedPkts: Annotated[int, counter("Discarded, being shorter than they said", "packets")]
    Ip6InDiscards: Annotated[int, counter("Discarded though nothing was wrong, for want of memory say", "packets")]
    Ip6InDelivers: Annotated[int, counter("Handed to a protocol above", "packets")]
    Ip6OutForwDatagrams: Annotated[int, counter("Forwarded", "packets")]
    Ip6OutRequests: Annotated[int, counter("Handed down by protocols above to be sent", "packets")]
    Ip6OutDiscards: Annotated[int, counter("Not sent though nothing was wrong, for want of memory say", "packets")]
    Ip6OutNoRoutes: Annotated[int, counter("Not sent for want of a route", "packets")]
    Ip6ReasmTimeout: Annotated[int, counter("Given up waiting for the other fragments")]
    Ip6ReasmReqds: Annotated[int, counter("Fragments received", "packets")]
    Ip6ReasmOKs: Annotated[int, counter("Put together from fragments", "packets")]
    Ip6ReasmFails: Annotated[int, counter("Failures to put fragments together")]
    Ip6FragOKs: Annotated[int, counter("Taken apart into fragments", "packets")]
    Ip6FragFails: Annotated[int, counter("Not taken apart though they had to be", "packets")]
    Ip6FragCreates: Annotated[int, counter("Fragments made", "packets")]
    Ip6InMcastPkts: Annotated[int, counter("Received by multicast", "packets")]
    Ip6OutMcastPkts: Annotated[int, counter("Sent by multicast", "packets")]
    Ip6InOctets: Annotated[int, counter("Received", "bytes")]
    Ip6OutOctets: Annotated[int, counter("Sent", "bytes")]
    Ip6InMcastOctets: Annotated[int, counter("Received by multicast", "bytes")]
    Ip6OutMcastOctets: Annotated[int, counter("Sent by multicast", "bytes")]
    Ip6InBcastOctets: Annotated[int, counter("Received by broadcast", "bytes")]
    Ip6OutBcastOctets: Annotated[int, counter("Sent by broadcast", "bytes")]
    Ip6InNoECTPkts: Annotated[int, counter("Received, not capable of congestion notification", "packets", "3.10")]
    Ip6InECT1Pkts: Annotated[int, counter("Received, capable of congestion notification, ECT(1)", "packets", "3.10")]
    Ip6InECT0Pkts: Annotated[int, counter("Received, capable of congestion notification, ECT(0)", "packets", "3.10")]
    Ip6InCEPkts: Annotated[int, counter("Received, marked for congestion", "packets", "3.10")]
    Ip6OutTransmits: Annotated[int, counter("Sent, forwarded ones and fragments included", "packets", "6.6")]
    Icmp6InMsgs: Annotated[int, counter("Received, also those with errors", "messages")]
    Icmp6InErrors: Annotated[int, counter("Received with an error", "messages")]
    Icmp6OutMsgs: Annotated[int, counter("Sent, also those that failed", "messages")]
    Icmp6OutErrors: Annotated[int, counter("Not sent for a problem within ICMPv6", "messages", "3.4")]
    Icmp6InCsumErrors: Annotated[int, counter("Received with a bad checksum", "messages", "3.10")]
    Icmp6OutRateLimitHost: Annotated[int, counter("Not sent for the limit of the peer", "messages", "6.3")]
    Icmp6InDestUnreachs: Annotated[int, counter("Destination unreachable, received", "messages")]
    Icmp6InPktTooBigs: Annotated[int, counter("Packet too big, received", "messages")]
    Icmp6InTimeExcds: Annotated[int, counter("Time exceeded, received", "messages")]
    Icmp6InParmProblems: Annotated[int, counter("Parameter problem, received", "messages")]
    Icmp6InEchos: Annotated[int, counter("Echo request, received", "messages")]
    Icmp6InEchoReplies: Annotated[int, counter("Echo reply, received", "messages")]
    Icmp6InGroupMembQueries: Annotated[int, counter("Multicast listener query, received", "messages")]
    Icmp6InGroupMembResponses: Annotated[int, counter("Multicast listener report, received", "messages")]
    Icmp6InGroupMembReductions: Annotated[int, counter("Multicast listener done, received", "messages")]
    Icmp6InRouterSolicits: Annotated[int, counter("Router solicitation, received", "messages")]
    Icmp6InRouterAdvertisements: Annotated[int, counter("Router advertisement, received", "messages")]
    Icmp6InNeighborSolicits: Annotated[int, counter("Neighbour solicitation, received", "messages")]
    Icmp6InNeighborAdvertisements: Annotated[int, counter("Neighbour advertisement, received", "messages")]
    Icmp6InRedirects: Annotated[int, counter("Redirect, received", "messages")]
    Icmp6InMLDv2Reports: Annotated[int, counter("Multicast listener report of version 2, received", "messages")]
    Icmp6OutDestUnreachs: Annotated[int, counter("Destination unreachable, sent", "messages")]
    Icmp6OutPktTooBigs: Annotated[int, counter("Packet too big, sent", "messages")]
    Icmp6OutTimeExcds: Annotated[int, counter("Time exceeded, sent", "messages")]
    Icmp6OutParmProblems: Annotated[int, counter("Parameter problem, sent", "messages")]
    Icmp6OutEchos: Annotated[int, counter("Echo request, sent", "messages")]
    Icmp6OutEchoReplies: Annotated[int, counter("Echo reply, sent", "messages")]
    Icmp6OutGroupMembQueries: Annotated[int, counter("Multicast listener query, sent", "messages")]
    Icmp6OutGroupMembResponses: Annotated[int, counter("Multicast listener report, sent", "messages")]
    Icmp6OutGroupMembReductions: Annotated[int, counter("Multicast listener done, sent", "messages")]
    Icmp6OutRouterSolicits: Annotated[int, counter("Router solicitation, sent", "messages")]
    Icmp6OutRouterAdvertisements: Annotated[int, counter("Router advertisement, sent", "messages")]
    Icmp6OutNeighborSolicits: Annotated[int, counter("Neighbour solicitation, sent", "messages")]
    Icmp6OutNeighborAdvertisements: Annotated[int, counter("Neighbour advertisement, sent", "messages")]
    Icmp6OutRedirects: Annotated[int, counter("Redirect, sent", "messages")]
    Icmp6OutMLDv2Reports: Annotated[int, counter("Multicast listener report of version 2, sent", "messages")]


class Snmp6(_Ip6):
    """Counters of IPv6, ICMPv6 and UDP over IPv6 of the whole network namespace, as the kernel itself names them.

    ICMPv6 messages that occurred are counted by the number of their type too: ``Icmp6InType128``.
    """

    Udp6InDatagrams: Annotated[int, counter("Delivered to sockets", "datagrams")]
    Udp6NoPorts: Annotated[int, counter("Received for a port where nobody listens", "datagrams")]
    Udp6InErrors: Annotated[int, counter("Received but not delivered for another reason", "datagrams")]
    Udp6OutDatagrams: Annotated[int, counter("Sent", "datagrams")]
    Udp6RcvbufErrors: Annotated[int, counter("Not delivered because the socket's buffer was full", "datagrams")]
    Udp6SndbufErrors: Annotated[int, counter("Not sent for want of room in the socket's buffer", "datagrams")]
    Udp6InCsumErrors: Annotated[int, counter("Received with a bad checksum", "datagrams", "3.10")]
    Udp6IgnoredMulti: Annotated[int, counter("Multicast that no socket here had asked for", "datagrams", "3.19")]
    Udp6MemErrors: Annotated[int, counter("Not delivered for the memory limit of UDP", "datagrams", "5.11")]
    UdpLite6InDatagrams: Annotated[int, counter("UDP-Lite, delivered to sockets", "datagrams")]
    UdpLite6NoPorts: Annotated[int, counter("UDP-Lite, received for a port where nobody listens", "datagrams")]
    UdpLite6InErrors: Annotated[int, counter("UDP-Lite, received but not delivered for another reason", "datagrams")]
    UdpLite6OutDatagrams: Annotated[int, counter("UDP-Lite, sent", "datagrams")]
    UdpLite6RcvbufErrors: Annotated[int, counter("UDP-Lite, not delivered: the socket's buffer was full", "datagrams")]
    UdpLite6SndbufErrors: Annotated[int, counter("UDP-Lite, not sent: no room in the socket's buffer", "datagrams")]
    UdpLite6InCsumErrors: Annotated[int, counter("UDP-Lite, received with a bad checksum", "datagrams", "3.10")]
    UdpLite6MemErrors: Annotated[int, counter("UDP-Lite, not delivered for the memory limit", "datagrams", "5.11")]


class DeviceSnmp6(_Ip6):
    """Counters of IPv6 and ICMPv6 of one network interface, as the kernel itself names them."""

    ifIndex: Annotated[int, Field("Index of the interface", kind="identity")]


SNMP6 = name_and_value("net/snmp6", Snmp6, source="net/ipv6/proc.c:snmp6_seq_show")
DEV_SNMP6 = name_and_value("net/dev_snmp6/<interface>", DeviceSnmp6, source="net/ipv6/proc.c:snmp6_dev_seq_show")
