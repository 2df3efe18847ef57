"""``/proc/net/sctp/snmp``: counters of SCTP (RFC 3873)."""

from __future__ import annotations

from typing import Annotated

from procframe.record import Field, KeyedRecord
from procframe_net.mib import counter, name_and_value

__all__ = ["FORMAT", "SctpSnmp"]


class SctpSnmp(KeyedRecord):
    """Counters of SCTP, over IPv4 and IPv6."""

    SctpCurrEstab: Annotated[int, Field("Associations that are established now", unit="associations")]
    SctpActiveEstabs: Annotated[int, counter("Associations begun here", "associations")]
    SctpPassiveEstabs: Annotated[int, counter("Associations accepted", "associations")]
    SctpAborteds: Annotated[int, counter("Associations aborted", "associations")]
    SctpShutdowns: Annotated[int, counter("Associations ended in order", "associations")]
    SctpOutOfBlues: Annotated[int, counter("Packets received that belong to no association", "packets")]
    SctpChecksumErrors: Annotated[int, counter("Packets received with a bad checksum", "packets")]
    SctpOutCtrlChunks: Annotated[int, counter("Control chunks sent", "chunks")]
    SctpOutOrderChunks: Annotated[int, counter("Ordered data chunks sent", "chunks")]
    SctpOutUnorderChunks: Annotated[int, counter("Unordered data chunks sent", "chunks")]
    SctpInCtrlChunks: Annotated[int, counter("Control chunks received", "chunks")]
    SctpInOrderChunks: Annotated[int, counter("Ordered data chunks received", "chunks")]
    SctpInUnorderChunks: Annotated[int, counter("Unordered data chunks received", "chunks")]
    SctpFragUsrMsgs: Annotated[int, counter("Messages taken apart into chunks", "messages")]
    SctpReasmUsrMsgs: Annotated[int, counter("Messages put together from chunks", "messages")]
    SctpOutSCTPPacks: Annotated[int, counter("Packets sent", "packets")]
    SctpInSCTPPacks: Annotated[int, counter("Packets received", "packets")]
    SctpT1InitExpireds: Annotated[int, counter("Timeouts of T1-init")]
    SctpT1CookieExpireds: Annotated[int, counter("Timeouts of T1-cookie")]
    SctpT2ShutdownExpireds: Annotated[int, counter("Timeouts of T2-shutdown")]
    SctpT3RtxExpireds: Annotated[int, counter("Timeouts of T3-rtx, retransmission")]
    SctpT4RtoExpireds: Annotated[int, counter("Timeouts of T4-rto, address configuration")]
    SctpT5ShutdownGuardExpireds: Annotated[int, counter("Timeouts of T5-shutdown-guard")]
    SctpDelaySackExpireds: Annotated[int, counter("Timeouts of delayed acknowledgements")]
    SctpAutocloseExpireds: Annotated[int, counter("Timeouts of idle associations to be closed")]
    SctpT3Retransmits: Annotated[int, counter("Chunks sent again after T3-rtx", "chunks")]
    SctpPmtudRetransmits: Annotated[int, counter("Chunks sent again for a smaller path MTU", "chunks")]
    SctpFastRetransmits: Annotated[int, counter("Chunks sent again at once", "chunks")]
    SctpInPktSoftirq: Annotated[int, counter("Packets taken in the soft interrupt", "packets")]
    SctpInPktBacklog: Annotated[int, counter("Packets put on a backlog", "packets")]
    SctpInPktDiscards: Annotated[int, counter("Packets discarded", "packets")]
    SctpInDataChunkDiscards: Annotated[int, counter("Data chunks discarded", "chunks")]


FORMAT = name_and_value("net/sctp/snmp", SctpSnmp, source="net/sctp/proc.c:sctp_snmp_seq_show")
