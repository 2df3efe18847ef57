"""``/proc/net/pktgen/*``: the packet generator."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, Codec, Continued, Line, One, Repeat, pattern, words
from procframe.record import Field, Record

__all__ = ["DEVICE", "PGCTRL", "THREAD", "PktgenControl", "PktgenDevice", "PktgenThread"]

_FLAGS = (
    *("IPV6", "IPSRC_RND", "IPDST_RND", "TXSIZE_RND", "UDPSRC_RND", "UDPDST_RND", "UDPCSUM", "NO_TIMESTAMP"),
    *("MPLS_RND", "QUEUE_MAP_RND", "QUEUE_MAP_CPU", "FLOW_SEQ", "FLOW_RND", "IPSEC", "MACSRC_RND", "MACDST_RND"),
    *("VID_RND", "SVID_RND", "NODE", "SHARED"),
)
_KNOWN = frozenset(_FLAGS)
FLAGS = words("  ", trailing=True).but(
    unknown=lambda value: [word for word in value if word not in _KNOWN and not word.startswith("spi:")]
)
_MICROSECONDS = Codec(
    lambda text: int(text.removesuffix("us")),
    lambda value: f"{value:d}us",
    "[0-9]{1,20}us",
    schema="integer",
)
_IMIX = pattern("[0-9]{1,20},[0-9]{1,20}")
_ADDRESS = pattern(r"(?:[0-9]{1,3}(?:\.[0-9]{1,3}){3})?")
_LABEL = pattern("[0-9a-f]{8}")


def _least(what: str) -> Field:
    return Field(f"Least {what}", kind="label")


def _most(what: str) -> Field:
    return Field(f"Greatest {what}", kind="label")


class PktgenDevice(Record):
    """What is sent through an interface, and how far that is. What was not set is absent."""

    count: Annotated[int | None, Field("Packets to be sent; 0 for no end", unit="packets", kind="label")] = None
    min_pkt_size: Annotated[int | None, Field("Least size of a packet", unit="bytes", kind="label")] = None
    max_pkt_size: Annotated[int | None, Field("Greatest size of a packet", unit="bytes", kind="label")] = None
    imix_weights: Annotated[
        list[str] | None, Field("Sizes of packets and their weights", kind="label", codec=_IMIX, since="5.15")
    ] = None
    frags: Annotated[int | None, Field("Pieces of memory that a packet is in", kind="label")] = None
    delay: Annotated[int | None, Field("Time between packets", unit="ns", kind="label")] = None
    clone_skb: Annotated[int | None, Field("How often a packet is sent before another is made", kind="label")] = None
    ifname: Annotated[str | None, Field("Name of the interface", kind="identity")] = None
    max_flows: Annotated[int | None, Field("The most flows", kind="label")] = None
    flowlen: Annotated[int | None, Field("Packets of a flow", unit="packets", kind="label")] = None
    queue_map_min: Annotated[int | None, _least("queue of the interface")] = None
    queue_map_max: Annotated[int | None, _most("queue of the interface")] = None
    skb_priority: Annotated[int | None, Field("Priority of the packets", kind="label")] = None
    saddr: Annotated[str | None, Field("IPv6 address of the sender", kind="label")] = None
    min_saddr: Annotated[str | None, _least("IPv6 address of the sender")] = None
    max_saddr: Annotated[str | None, _most("IPv6 address of the sender")] = None
    daddr: Annotated[str | None, Field("IPv6 address of the receiver", kind="label")] = None
    min_daddr: Annotated[str | None, _least("IPv6 address of the receiver")] = None
    max_daddr: Annotated[str | None, _most("IPv6 address of the receiver")] = None
    dst_min: Annotated[
        str | None,
        Field("Least IPv4 address of the receiver, as it was set, perhaps empty", kind="label", codec=_ADDRESS),
    ] = None
    dst_max: Annotated[
        str | None,
        Field("Greatest IPv4 address of the receiver, as it was set, perhaps empty", kind="label", codec=_ADDRESS),
    ] = None
    src_min: Annotated[
        str | None,
        Field("Least IPv4 address of the sender, as it was set, perhaps empty", kind="label", codec=_ADDRESS),
    ] = None
    src_max: Annotated[
        str | None,
        Field("Greatest IPv4 address of the sender, as it was set, perhaps empty", kind="label", codec=_ADDRESS),
    ] = None
    src_mac: Annotated[str | None, Field("MAC address of the sender", kind="label")] = None
    dst_mac: Annotated[str | None, Field("MAC address of the receiver", kind="label")] = None
    udp_src_min: Annotated[int | None, _least("port of the sender")] = None
    udp_src_max: Annotated[int | None, _most("port of the sender")] = None
    udp_dst_min: Annotated[int | None, _least("port of the receiver")] = None
    udp_dst_max: Annotated[int | None, _most("port of the receiver")] = None
    src_mac_count: Annotated[int | None, Field("MAC addresses of senders", kind="label")] = None
    dst_mac_count: Annotated[int | None, Field("MAC addresses of receivers", kind="label")] = None
    mpls: Annotated[list[str] | None, Field("MPLS labels, in hexadecimal digits", kind="label", codec=_LABEL)] = None
    vlan_id: Annotated[int | None, Field("VLAN", kind="label")] = None
    vlan_p: Annotated[int | None, Field("Priority in the VLAN", kind="label")] = None
    vlan_cfi: Annotated[int | None, Field("Canonical format identifier of the VLAN", kind="label")] = None
    svlan_id: Annotated[int | None, Field("Outer VLAN", kind="label")] = None
    svlan_p: Annotated[int | None, Field("Priority in the outer VLAN", kind="label")] = None
    svlan_cfi: Annotated[int | None, Field("Canonical format identifier of the outer VLAN", kind="label")] = None
    tos: Annotated[int | None, Field("Type of service (IPv4)", kind="label")] = None
    traffic_class: Annotated[int | None, Field("Traffic class (IPv6)", kind="label")] = None
    burst: Annotated[int | None, Field("Packets sent at once", unit="packets", kind="label")] = None
    node: Annotated[int | None, Field("NUMA node of the packets", kind="label")] = None
    xmit_mode: Annotated[
        str | None,
        Field("netif_receive or xmit_queue: where packets are put in; absent for the interface", kind="label"),
    ] = None
    flags: Annotated[list[str] | None, Field("What else was set", kind="flags", codec=FLAGS)] = None
    pkts_sofar: Annotated[int | None, Field("Packets sent", unit="packets", kind="counter")] = None
    errors: Annotated[int | None, Field("Packets that could not be sent", unit="packets", kind="counter")] = None
    imix_size_counts: Annotated[
        list[str] | None, Field("Sizes of packets and how many were sent", kind="counter", codec=_IMIX, since="5.15")
    ] = None
    started: Annotated[
        int | None, Field("When it started, since boot", unit="us", kind="time", codec=_MICROSECONDS)
    ] = None
    stopped: Annotated[
        int | None, Field("When it stopped, or now, since boot", unit="us", kind="time", codec=_MICROSECONDS)
    ] = None
    idle: Annotated[int | None, Field("How long it waited", unit="us", kind="time", codec=_MICROSECONDS)] = None
    seq_num: Annotated[int | None, Field("Number of the next packet", kind="counter")] = None
    cur_dst_mac_offset: Annotated[int | None, Field("Which MAC address of receivers is next")] = None
    cur_src_mac_offset: Annotated[int | None, Field("Which MAC address of senders is next")] = None
    cur_saddr: Annotated[str | None, Field("Address of the last sender", kind="label")] = None
    cur_daddr: Annotated[str | None, Field("Address of the last receiver", kind="label")] = None
    cur_udp_dst: Annotated[int | None, Field("Port of the last receiver", kind="label")] = None
    cur_udp_src: Annotated[int | None, Field("Port of the last sender", kind="label")] = None
    cur_queue_map: Annotated[int | None, Field("Queue of the last packet", kind="label")] = None
    flows: Annotated[int | None, Field("Flows so far")] = None
    result: Annotated[
        str | None, Field("What became of the last command or run, of several lines perhaps", codec=ANYTHING)
    ] = None


class PktgenThread(Record):
    """A thread that sends, and its interfaces."""

    running: Annotated[list[str], Field("Interfaces that it sends through", kind="label")]
    stopped: Annotated[list[str] | None, Field("Interfaces that it does not send through", kind="label")] = None
    result: Annotated[str | None, Field("What became of the last command; NA if there was none", codec=ANYTHING)] = None


class PktgenControl(Record):
    """The packet generator, and its version."""

    version: Annotated[str, Field("Its version", kind="label")]


DEVICE = Format(
    "net/pktgen/<interface>",
    One(
        PktgenDevice,
        "Params: count {count:d}  min_pkt_size: {min_pkt_size:d}  max_pkt_size: {max_pkt_size:d}",
        Line("     imix_weights: ", Repeat("imix_weights", "{} ", minimum=1)),
        "     frags: {frags:d}  delay: {delay:d}  clone_skb: {clone_skb:d}  ifname: {ifname}",
        "     flows: {max_flows:d} flowlen: {flowlen:d}",
        "     queue_map_min: {queue_map_min:d}  queue_map_max: {queue_map_max:d}",
        "     skb_priority: {skb_priority:d}",
        "     saddr: {saddr}  min_saddr: {min_saddr}  max_saddr: {max_saddr}",
        "     daddr: {daddr}  min_daddr: {min_daddr}  max_daddr: {max_daddr}",
        "     dst_min: {dst_min}  dst_max: {dst_max}",
        "     src_min: {src_min}  src_max: {src_max}",
        "     src_mac: {src_mac} dst_mac: {dst_mac}",
        "     udp_src_min: {udp_src_min:d}  udp_src_max: {udp_src_max:d}"
        "  udp_dst_min: {udp_dst_min:d}  udp_dst_max: {udp_dst_max:d}",
        "     src_mac_count: {src_mac_count:d}  dst_mac_count: {dst_mac_count:d}",
        Line("     mpls: ", Repeat("mpls", "{}", separator=", ", minimum=1)),
        "     vlan_id: {vlan_id:d}  vlan_p: {vlan_p:d}  vlan_cfi: {vlan_cfi:d}",
        "     svlan_id: {svlan_id:d}  vlan_p: {svlan_p:d}  vlan_cfi: {svlan_cfi:d}",
        "     tos: 0x{tos:02x}",
        "     traffic_class: 0x{traffic_class:02x}",
        "     burst: {burst:d}",
        "     node: {node:d}",
        "     xmit_mode: {xmit_mode}",
        "     Flags: {flags}",
        "Current:",
        "     pkts-sofar: {pkts_sofar:d}  errors: {errors:d}",
        Line("     imix_size_counts: ", Repeat("imix_size_counts", "{} ", minimum=1)),
        "     started: {started}  stopped: {stopped} idle: {idle}",
        "     seq_num: {seq_num:d}  cur_dst_mac_offset: {cur_dst_mac_offset:d}"
        "  cur_src_mac_offset: {cur_src_mac_offset:d}",
        "     cur_saddr: {cur_saddr}  cur_daddr: {cur_daddr}",
        "     cur_udp_dst: {cur_udp_dst:d}  cur_udp_src: {cur_udp_src:d}",
        "     cur_queue_map: {cur_queue_map:d}",
        "     flows: {flows:d}",
        "Result: {result}",
        Continued("result"),
    ),
    source="net/core/pktgen.c:pktgen_if_show",
)
THREAD = Format(
    "net/pktgen/kpktgend_<cpu>",
    One(
        PktgenThread,
        Line("Running: ", Repeat("running", "{} ")),
        Line("Stopped: ", Repeat("stopped", "{} ")),
        "Result: {result}",
        Continued("result"),
    ),
    source="net/core/pktgen.c:pktgen_thread_show",
)
PGCTRL = Format(
    "net/pktgen/pgctrl",
    One(PktgenControl, "Packet Generator for packet performance testing. Version: {version}"),
    source="net/core/pktgen.c:pgctrl_show",
)
