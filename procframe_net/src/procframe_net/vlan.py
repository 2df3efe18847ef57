"""``/proc/net/vlan/config`` and ``/proc/net/vlan/INTERFACE``: VLANs (IEEE 802.1Q) on network interfaces."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One, Table
from procframe.record import Field, Record
from procframe_net.codecs import BOOLEAN

__all__ = ["VLAN", "VLAN_CONFIG", "Vlan", "VlanConfig", "VlanConfigHeader"]


def _print_ingress(priorities: list[int]) -> str:
    # The kernel puts one blank before the last, and two before the others.
    pairs = [f"{mark}:{priority}" for mark, priority in enumerate(priorities)]
    return " ".join(["  ".join(pairs[:-1]), *pairs[-1:]])


_INGRESS = Codec(
    lambda text: [int(pair.partition(":")[2]) for pair in text.split(" ") if pair],
    _print_ingress,
    "  ".join([f"{mark}:[0-9]{{1,10}}" for mark in range(7)]) + " 7:[0-9]{1,10}",
    schema="array",
)
_EGRESS = Codec(
    lambda text: {int(priority): int(mark) for priority, mark in (pair.split(":") for pair in text.split(" ")[:-1])},
    lambda marks: "".join([f"{priority}:{mark} " for priority, mark in marks.items()]),
    r"(?:[0-9]{1,10}:[0-9] )*",
    schema="object",
)


class VlanConfig(Record):
    """A VLAN on a network interface."""

    interface: Annotated[str, Field("Name of the VLAN's interface", kind="identity")]
    vlan_id: Annotated[int, Field("Number of the VLAN", kind="identity")]
    device: Annotated[str, Field("Interface that it is on", kind="identity")]


class VlanConfigHeader(Record):
    """What the file says of all of them."""

    name_type: Annotated[str, Field("How the kernel names VLAN interfaces", kind="label")]


class Vlan(Record):
    """A VLAN on a network interface: its traffic, and how priorities are translated."""

    interface: Annotated[str, Field("Name of the VLAN's interface", kind="identity")]
    vlan_id: Annotated[int, Field("Number of the VLAN", kind="identity")]
    reorder_hdr: Annotated[bool, Field("Whether the VLAN header is taken off", kind="flags", codec=BOOLEAN)]
    priv_flags: Annotated[int, Field("Private flags of the interface, which differ between kernels", kind="flags")]
    rx_packets: Annotated[int | None, Field("Received", unit="packets", kind="counter")] = None
    rx_bytes: Annotated[int | None, Field("Received", unit="bytes", kind="counter")] = None
    multicast: Annotated[int | None, Field("Received by multicast or broadcast", unit="packets", kind="counter")] = None
    tx_packets: Annotated[int | None, Field("Sent", unit="packets", kind="counter")] = None
    tx_bytes: Annotated[int | None, Field("Sent", unit="bytes", kind="counter")] = None
    headroom_increments: Annotated[
        int | None, Field("Sent that had to be copied for the header; until 2.6.36", unit="packets", kind="counter")
    ] = None
    encapsulations: Annotated[
        int | None, Field("Sent that got their header here; until 2.6.36", unit="packets", kind="counter")
    ] = None
    device: Annotated[str | None, Field("Interface that it is on", kind="label")] = None
    ingress_priorities: Annotated[
        list[int] | None, Field("Priority of received packets by the priority in their header, 0 to 7", codec=_INGRESS)
    ] = None
    egress_priorities: Annotated[
        dict[int, int] | None, Field("Priority in the header of sent packets by their own", codec=_EGRESS)
    ] = None


def _counter(text: str, name: str) -> str:
    return f"{text:>30} {{{name}:12d}}"


VLAN_CONFIG = Format(
    "net/vlan/config",
    Table(
        VlanConfig,
        "{interface:<15s}| {vlan_id:d}  | {device}",
        header=["VLAN Dev name\t | VLAN ID", "Name-Type: {name_type}"],
        head=VlanConfigHeader,
    ),
    source="net/8021q/vlanproc.c:vlan_seq_show",
)
VLAN = Format(
    "net/vlan/<interface>",
    One(
        Vlan,
        "{interface}  VID: {vlan_id:d}\t REORDER_HDR: {reorder_hdr:d}  dev->priv_flags: {priv_flags:x}",
        _counter("total frames received", "rx_packets"),
        _counter("total bytes received", "rx_bytes"),
        _counter("Broadcast/Multicast Rcvd", "multicast"),
        "",
        _counter("total frames transmitted", "tx_packets"),
        _counter("total bytes transmitted", "tx_bytes"),
        _counter("total headroom inc", "headroom_increments"),
        _counter("total encap on xmit", "encapsulations"),
        "Device: {device}",
        "INGRESS priority mappings: {ingress_priorities}",
        " EGRESS priority mappings: {egress_priorities}",
    ),
    source="net/8021q/vlanproc.c:vlandev_seq_show",
)
