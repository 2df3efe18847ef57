"""``/proc/net/netfilter/*``: who logs packets for netfilter, and who queues them to user space."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Opt, Table, enum, words
from procframe.record import Field, Record
from procframe_net.codecs import open_enum

__all__ = ["NFNETLINK_LOG", "NFNETLINK_QUEUE", "NF_LOG", "NF_QUEUE", "Logger", "NfnetlinkLog", "NfnetlinkQueue"]

FAMILIES = open_enum({0: "UNSPEC", 1: "INET", 2: "IPV4", 3: "ARP", 5: "NETDEV", 7: "BRIDGE", 10: "IPV6", 12: "DECNET"})
"""Families of protocols (``NFPROTO_*``), include/uapi/linux/netfilter.h."""
COPY_MODES = enum({0: "NONE", 1: "META", 2: "PACKET"})
"""What a listener gets of a packet (``NFULNL_COPY_*``, ``NFQNL_COPY_*``)."""
NONE = Codec(
    lambda text: None if text == "NONE" else text,
    lambda name: "NONE" if name is None else name,
    r"[^ \t\n]+",
    exact=True,
)
"""A name, ``None`` where the kernel prints NONE."""
LOGGERS = words(",").but(pattern=r"(?:[^,()\n]+(?:,[^,()\n]+)*)?")


class Logger(Record):
    """A family of protocols and what logs its packets."""

    family: Annotated[
        str, Field("Family of protocols; its number where that has no name", kind="identity", codec=FAMILIES)
    ]
    logger: Annotated[str | None, Field("What logs packets now, None if nothing does", codec=NONE)]
    loggers: Annotated[
        list[str] | None, Field("What could log packets, being loaded; absent in 2.6.30 and before", codec=LOGGERS)
    ] = None


class QueueHandler(Record):
    """A family of protocols and what queues its packets to user space."""

    family: Annotated[
        str, Field("Family of protocols; its number where that has no name", kind="identity", codec=FAMILIES)
    ]
    handler: Annotated[str | None, Field("What queues packets, None if nothing does", codec=NONE)]


class NfnetlinkQueue(Record):
    """A queue of packets (``NFQUEUE``) that a process decides on."""

    queue: Annotated[int, Field("Number of the queue", kind="identity")]
    portid: Annotated[int, Field("Netlink address of the process that listens", kind="identity")]
    queued: Annotated[int, Field("Packets that wait for a decision", unit="packets")]
    copy_mode: Annotated[str, Field("What the process gets of a packet", kind="label", codec=COPY_MODES)]
    copy_range: Annotated[int, Field("How much it gets of a packet at most", unit="bytes")]
    dropped: Annotated[int, Field("Packets dropped because the queue was full", unit="packets", kind="counter")]
    user_dropped: Annotated[
        int, Field("Packets dropped because they could not be sent to the process", unit="packets", kind="counter")
    ]
    id_sequence: Annotated[int, Field("Identifier of the packet queued last", unit="packets", kind="counter")]
    one: Annotated[int, Field("Always 1", kind="label")]


class NfnetlinkLog(Record):
    """A group of logged packets (``NFLOG``) that a process listens to."""

    group: Annotated[int, Field("Number of the group", kind="identity")]
    portid: Annotated[int, Field("Netlink address of the process that listens", kind="identity")]
    queued: Annotated[int, Field("Packets that are collected for one message", unit="packets")]
    copy_mode: Annotated[str, Field("What the process gets of a packet", kind="label", codec=COPY_MODES)]
    copy_range: Annotated[int, Field("How much it gets of a packet at most", unit="bytes")]
    flush_timeout: Annotated[int, Field("Time after which an unfinished message is sent", unit="cs")]
    references: Annotated[int, Field("References to the group in the kernel")]


NF_LOG = Format(
    "net/netfilter/nf_log",
    Table(Logger, "{family:2d} {logger}", Opt(" ({loggers})")),
    source="net/netfilter/nf_log.c:seq_show",
)
NF_QUEUE = Format(
    "net/netfilter/nf_queue",
    Table(QueueHandler, "{family:2d} {handler}"),
    source="net/netfilter/nf_queue.c:seq_show (until 3.9)",
)
NFNETLINK_QUEUE = Format(
    "net/netfilter/nfnetlink_queue",
    Table(
        NfnetlinkQueue,
        "{queue:5d} {portid:6d} {queued:5d} {copy_mode:d} {copy_range:5d} {dropped:5d} {user_dropped:5d}"
        " {id_sequence:8d} {one:2d}",
    ),
    source="net/netfilter/nfnetlink_queue.c:seq_show",
)
NFNETLINK_LOG = Format(
    "net/netfilter/nfnetlink_log",
    Table(
        NfnetlinkLog,
        "{group:5d} {portid:6d} {queued:5d} {copy_mode:d} {copy_range:5d} {flush_timeout:6d} {references:2d}",
    ),
    source="net/netfilter/nfnetlink_log.c:seq_show",
)
