"""Multicast routing: ``/proc/net/{ip,ip6}_mr_vif``, its interfaces, and ``/proc/net/{ip,ip6}_mr_cache``, its routes."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import HEX_IPV4, Alt, Codec, Repeat, Table, flags, value
from procframe.record import AnyRecord, Field, Record
from procframe_net.addresses import FULL_IPV6

__all__ = ["IP6_MR_CACHE", "IP6_MR_VIF", "IP_MR_CACHE", "IP_MR_VIF", "MulticastRoute", "Vif", "Vif6"]

MIF_FLAGS = flags({0x1: "REGISTER"})
"""Flags of an interface of IPv6 multicast routing (``MIFF_*``), include/uapi/linux/mroute6.h."""
VIF_FLAGS = flags({0x1: "TUNNEL", 0x2: "SRCRT", 0x4: "REGISTER", 0x8: "USE_IFINDEX"})
"""Flags of an interface of multicast routing (``VIFF_*``), include/uapi/linux/mroute.h."""


def _vif_flags(last_digit: str) -> Codec:
    """The flags as five digits, the last one of these."""
    return Codec(
        lambda text: VIF_FLAGS.decode(int(text, 16)),
        lambda names: f"{VIF_FLAGS.encode(names):05X}",
        f"[0-9A-F]{{4}}{last_digit}",
        schema="array",
        unknown=VIF_FLAGS.unknown,
    )


class Vif6(Record):
    """An interface that takes part in IPv6 multicast routing."""

    vif: Annotated[int, Field("Number of the interface in multicast routing", kind="identity")]
    interface: Annotated[str, Field("Name of the interface, none once it is gone", kind="identity")]
    rx_bytes: Annotated[int, Field("Received from it to be routed", unit="bytes", kind="counter")]
    rx_packets: Annotated[int, Field("Received from it to be routed", unit="packets", kind="counter")]
    tx_bytes: Annotated[int, Field("Forwarded to it", unit="bytes", kind="counter")]
    tx_packets: Annotated[int, Field("Forwarded to it", unit="packets", kind="counter")]
    flags: Annotated[list[str], Field("Flags of the interface", kind="flags", codec=MIF_FLAGS)]


class Vif(Vif6):
    """An interface that takes part in IPv4 multicast routing."""

    flags: Annotated[list[str], Field("Flags of the interface", kind="flags", codec=_vif_flags("[0-9A-F]"))]
    remote_address: Annotated[str, Field("Other end of a tunnel, else 0.0.0.0", kind="identity", codec=HEX_IPV4)]
    local_ifindex: Annotated[
        int | None, Field("Index of the interface, with the flag USE_IFINDEX", kind="identity")
    ] = None
    local_address: Annotated[
        str | None, Field("Local address, without the flag USE_IFINDEX", kind="identity", codec=HEX_IPV4)
    ] = None


class Output(Record):
    """An interface to which packets of a multicast route go."""

    vif: Annotated[int, Field("Number of the interface in multicast routing", kind="identity")]
    ttl: Annotated[int, Field("Packets with a greater time to live than this go there", unit="hops")]


def _read_output(text: str) -> Output:
    vif, _, ttl = text.partition(":")
    return Output(vif=int(vif), ttl=int(ttl))


OUTPUT = Codec(
    _read_output,
    lambda output: f"{output.vif}:{output.ttl:<3d}",
    "[0-9]{1,2}:(?:[0-9]{3}|[0-9]{2} |[0-9] {2})",
    schema="object",
)
"""An interface and the time to live; blanks fill the latter up to three digits."""


class MulticastRoute(Record):
    """A multicast route: where packets of one origin to one group come from and go to."""

    group: Annotated[str, Field("Group that the packets are sent to", kind="identity", codec=HEX_IPV4)]
    origin: Annotated[str, Field("Address that they are sent from", kind="identity", codec=HEX_IPV4)]
    input: Annotated[
        int, Field("Number of the interface they come from; -1 as long as the route is not resolved", kind="label")
    ]
    packets: Annotated[int, Field("Packets forwarded", unit="packets", kind="counter")]
    bytes: Annotated[int, Field("Bytes forwarded", unit="bytes", kind="counter")]
    wrong_interface: Annotated[int, Field("Packets that came from another interface", unit="packets", kind="counter")]
    outputs: Annotated[list[Output], Field("The interfaces they go to")]


class MulticastRoute6(MulticastRoute):
    """An IPv6 multicast route: where packets of one origin to one group come from and go to."""

    group: Annotated[str, Field("Group that the packets are sent to", kind="identity", codec=FULL_IPV6)]
    origin: Annotated[str, Field("Address that they are sent from", kind="identity", codec=FULL_IPV6)]


_VIF = "{vif:2d} {interface:<10s} {rx_bytes:8d} {rx_packets:7d}  {tx_bytes:8d} {tx_packets:7d} "
_VIF_HEADER = "Interface      BytesIn  PktsIn  BytesOut PktsOut Flags"


def _routes(name: str, record: type[AnyRecord], *, header: str, source: str) -> Format:
    return Format(
        name,
        Table(
            record,
            "{group} {origin} {input:<3d} {packets:8d} {bytes:8d} {wrong_interface:8d}",
            Repeat("outputs", " {:>6s}", codec=OUTPUT),
            header=header,
        ),
        source=source,
    )


IP_MR_VIF = Format(
    "net/ip_mr_vif",
    Table(
        Vif,
        _VIF,
        Alt(
            (value("{flags}", _vif_flags("[89A-F]")), " {local_ifindex:08X}"),
            (value("{flags}", _vif_flags("[0-7]")), " {local_address}"),
        ),
        " {remote_address}",
        header=f"{_VIF_HEADER} Local    Remote",
    ),
    source="net/ipv4/ipmr.c:ipmr_vif_seq_show",
)
IP6_MR_VIF = Format(
    "net/ip6_mr_vif",
    Table(Vif6, f"{_VIF}{{flags:05X}}", header=_VIF_HEADER),
    source="net/ipv6/ip6mr.c:ip6mr_vif_seq_show",
)
IP_MR_CACHE = _routes(
    "net/ip_mr_cache",
    MulticastRoute,
    header="Group    Origin   Iif     Pkts    Bytes    Wrong Oifs",
    source="net/ipv4/ipmr.c:ipmr_mfc_seq_show",
)
IP6_MR_CACHE = _routes(
    "net/ip6_mr_cache",
    MulticastRoute6,
    header="Group                            Origin                           Iif      Pkts  Bytes     Wrong  Oifs",
    source="net/ipv6/ip6mr.c:ipmr_mfc_seq_show",
)
