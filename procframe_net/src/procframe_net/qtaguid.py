"""Android's ``/proc/net/xt_qtaguid/**``: traffic by application and tag, until netd counted it with BPF (kernel 4.9)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Line, Many, One, Repeat, Stanza, Table, nested, pattern
from procframe.record import Field, Record, field_names
from procframe_net.codecs import BOOLEAN, POINTER
from procframe_net.mib import counter

__all__ = [
    "CTRL",
    "IFACE_STAT",
    "IFACE_STAT_ALL",
    "IFACE_STAT_FMT",
    "STATS",
    "InterfaceCounter",
    "InterfaceTotals",
    "InterfaceTraffic",
    "QtaguidCounter",
    "QtaguidEvents",
    "TaggedSocket",
    "TaggedTraffic",
    "Traffic",
]


class Traffic(Record):
    """Traffic by protocol."""

    rx_bytes: Annotated[int, counter("Received", "bytes")]
    rx_packets: Annotated[int, counter("Received", "packets")]
    tx_bytes: Annotated[int, counter("Sent", "bytes")]
    tx_packets: Annotated[int, counter("Sent", "packets")]
    rx_tcp_bytes: Annotated[int, counter("Received by TCP", "bytes")]
    rx_tcp_packets: Annotated[int, counter("Received by TCP", "packets")]
    rx_udp_bytes: Annotated[int, counter("Received by UDP", "bytes")]
    rx_udp_packets: Annotated[int, counter("Received by UDP", "packets")]
    rx_other_bytes: Annotated[int, counter("Received by other protocols", "bytes")]
    rx_other_packets: Annotated[int, counter("Received by other protocols", "packets")]
    tx_tcp_bytes: Annotated[int, counter("Sent by TCP", "bytes")]
    tx_tcp_packets: Annotated[int, counter("Sent by TCP", "packets")]
    tx_udp_bytes: Annotated[int, counter("Sent by UDP", "bytes")]
    tx_udp_packets: Annotated[int, counter("Sent by UDP", "packets")]
    tx_other_bytes: Annotated[int, counter("Sent by other protocols", "bytes")]
    tx_other_packets: Annotated[int, counter("Sent by other protocols", "packets")]


class TaggedTraffic(Traffic):
    """Traffic of one application by one interface, with one tag."""

    index: Annotated[int, Field("Number of the row, the header being 1", kind="label")]
    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    tag: Annotated[int, Field("Tag in the upper 32 bits; 0 is all traffic of the application", kind="identity")]
    uid: Annotated[int, Field("User ID of the application", kind="identity")]
    counter_set: Annotated[int, Field("0 in the background, 1 in the foreground", kind="identity")]


class InterfaceTraffic(Traffic):
    """Traffic of an interface, as the firewall saw it."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]


class InterfaceTotals(Record):
    """Traffic of an interface, over all the times that it was there."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    active: Annotated[bool, Field("Whether it is there now", kind="flags", codec=BOOLEAN)]
    rx_bytes: Annotated[int, counter("Received, but for what is counted below", "bytes")]
    rx_packets: Annotated[int, counter("Received, but for what is counted below", "packets")]
    tx_bytes: Annotated[int, counter("Sent, but for what is counted below", "bytes")]
    tx_packets: Annotated[int, counter("Sent, but for what is counted below", "packets")]
    device_rx_bytes: Annotated[int, counter("Received, as the interface itself counts now", "bytes")]
    device_rx_packets: Annotated[int, counter("Received, as the interface itself counts now", "packets")]
    device_tx_bytes: Annotated[int, counter("Sent, as the interface itself counts now", "bytes")]
    device_tx_packets: Annotated[int, counter("Sent, as the interface itself counts now", "packets")]


class InterfaceCounter(Record):
    """A counter of an interface, or (``active``) whether it is there now."""

    value: Annotated[int, counter("Bytes or packets, by the file's name; 0 or 1 in `active`")]


class TaggedSocket(Record):
    """A socket whose traffic has a tag."""

    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    tag: Annotated[int, Field("Tag in the upper 32 bits, user ID in the lower", kind="label")]
    uid: Annotated[int, Field("User ID that the traffic is counted for", kind="label")]
    pid: Annotated[int, Field("Process that tagged it", kind="label")]
    f_count: Annotated[int, Field("References to its file")]


class QtaguidCounter(Record):
    """How often something happened."""

    name: Annotated[str, Field("What happened", kind="identity", codec=pattern(r"[^ =\n]+"))]
    count: Annotated[int, counter("How often")]


class QtaguidEvents(Record):
    """How often what happened; which counters there are depends on the kernel."""

    events: Annotated[list[QtaguidCounter] | None, Field("The counters, by the kernel's own names")] = None


_COLUMNS = field_names(Traffic)
_COUNTERS = "".join(f" {{{name}:d}}" for name in _COLUMNS)
_HEADER = " ".join(_COLUMNS)

STATS = Format(
    "net/xt_qtaguid/stats",
    Table(
        TaggedTraffic,
        "{index:d} {interface} 0x{tag:x} {uid:d} {counter_set:d}" + _COUNTERS,
        header=f"idx iface acct_tag_hex uid_tag_int cnt_set {_HEADER}",
    ),
    source="net/netfilter/xt_qtaguid.c:pp_stats_line (Android)",
)
IFACE_STAT_FMT = Format(
    "net/xt_qtaguid/iface_stat_fmt",
    Table(
        InterfaceTraffic,
        "{interface}" + _COUNTERS,
        header="ifname " + " ".join([f"total_skb_{name}" for name in _COLUMNS[:4]] + list(_COLUMNS[4:])),
    ),
    source="net/netfilter/xt_qtaguid.c:iface_stat_fmt_proc_show (Android)",
)
IFACE_STAT_ALL = Format(
    "net/xt_qtaguid/iface_stat_all",
    Table(
        InterfaceTotals,
        "{interface} {active:d} {rx_bytes:d} {rx_packets:d} {tx_bytes:d} {tx_packets:d}"
        " {device_rx_bytes:d} {device_rx_packets:d} {device_tx_bytes:d} {device_tx_packets:d}",
    ),
    source="net/netfilter/xt_qtaguid.c:iface_stat_fmt_proc_show (Android)",
)
IFACE_STAT = Format(
    "net/xt_qtaguid/iface_stat/<interface>/<counter>",
    One(InterfaceCounter, "{value:d}"),
    source="net/netfilter/xt_qtaguid.c:iface_create_proc_worker (Android)",
)
CTRL = Format(
    "net/xt_qtaguid/ctrl",
    File(
        Many(
            "records",
            Stanza(TaggedSocket, "sock={pointer} tag=0x{tag:x} (uid={uid:d}) pid={pid:d} f_count={f_count:d}"),
        ),
        Line("events:", Repeat("events", " {}", codec=nested(QtaguidCounter, "{name}={count:d}"))),
        header=QtaguidEvents,
    ),
    source="net/netfilter/xt_qtaguid.c:qtaguid_ctrl_proc_show (Android)",
)
