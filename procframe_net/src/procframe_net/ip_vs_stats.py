"""``/proc/net/ip_vs_stats`` and ``/proc/net/ip_vs_stats_percpu``: what IPVS has passed on."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, One, Stanza
from procframe.record import Field, Record

__all__ = ["IP_VS_STATS", "IP_VS_STATS_PERCPU", "IpVsCpu", "IpVsStats"]


class IpVsStats(Record):
    """What IPVS has passed on, and how fast it does now."""

    connections: Annotated[int | None, Field("Connections", unit="connections", kind="counter")] = None
    rx_packets: Annotated[int | None, Field("Packets to the servers", unit="packets", kind="counter")] = None
    tx_packets: Annotated[int | None, Field("Packets from the servers", unit="packets", kind="counter")] = None
    rx_bytes: Annotated[int | None, Field("Bytes to the servers", unit="bytes", kind="counter")] = None
    tx_bytes: Annotated[int | None, Field("Bytes from the servers", unit="bytes", kind="counter")] = None
    connections_per_second: Annotated[int | None, Field("Rate of connections", unit="connections/s")] = None
    rx_packets_per_second: Annotated[int | None, Field("Rate of packets to the servers", unit="packets/s")] = None
    tx_packets_per_second: Annotated[int | None, Field("Rate of packets from the servers", unit="packets/s")] = None
    rx_bytes_per_second: Annotated[int | None, Field("Rate of bytes to the servers", unit="bytes/s")] = None
    tx_bytes_per_second: Annotated[int | None, Field("Rate of bytes from the servers", unit="bytes/s")] = None


class IpVsCpu(Record):
    """What IPVS has passed on, on one CPU."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    connections: Annotated[int, Field("Connections", unit="connections", kind="counter")]
    rx_packets: Annotated[int, Field("Packets to the servers", unit="packets", kind="counter")]
    tx_packets: Annotated[int, Field("Packets from the servers", unit="packets", kind="counter")]
    rx_bytes: Annotated[int, Field("Bytes to the servers", unit="bytes", kind="counter")]
    tx_bytes: Annotated[int, Field("Bytes from the servers", unit="bytes", kind="counter")]


_TOTALS = "{connections:8X} {rx_packets:8X} {tx_packets:8X} {rx_bytes:16X} {tx_bytes:16X}"
_RATES = (
    "{connections_per_second:8X} {rx_packets_per_second:8X} {tx_packets_per_second:8X}"
    " {rx_bytes_per_second:16X} {tx_bytes_per_second:16X}"
)

IP_VS_STATS = Format(
    "net/ip_vs_stats",
    One(
        IpVsStats,
        "   Total Incoming Outgoing         Incoming         Outgoing",
        "   Conns  Packets  Packets            Bytes            Bytes",
        _TOTALS,
        "",
        " Conns/s   Pkts/s   Pkts/s          Bytes/s          Bytes/s",
        _RATES,
    ),
    source="net/netfilter/ipvs/ip_vs_ctl.c:ip_vs_stats_show",
)
IP_VS_STATS_PERCPU = Format(
    "net/ip_vs_stats_percpu",
    File(
        "       Total Incoming Outgoing         Incoming         Outgoing",
        "CPU    Conns  Packets  Packets            Bytes            Bytes",
        Many("records", Stanza(IpVsCpu, "{cpu:3X} " + _TOTALS)),
        "  ~ " + _TOTALS,
        "",
        "     Conns/s   Pkts/s   Pkts/s          Bytes/s          Bytes/s",
        "    " + _RATES,
        header=IpVsStats,
    ),
    description="What IPVS has passed on, on each CPU; the header holds the totals and the rates of all of them.",
    source="net/netfilter/ipvs/ip_vs_ctl.c:ip_vs_stats_percpu_show",
    since="2.6.39",
)
