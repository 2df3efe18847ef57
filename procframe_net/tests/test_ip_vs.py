"""IPVS: services, servers, connections, statistics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame
from procframe_net.ip_vs import FwmarkService, Ipv4Service, Ipv6Service

Sample = Callable[[str], Frame]


@pytest.mark.parametrize("machine", ["x86_64", "s390x"])
def test_services(sample: Sample, machine: str) -> None:
    """The addresses are in network order on every machine; the length of an IPv6 prefix is not."""
    frame = sample(f"{machine}/net/ip_vs")
    assert frame.canonical
    assert frame.header.to_dict() == {"version": "1.2.1", "size": 4096}
    web, dns, sctp, web6, plain6, mark, other = frame
    assert isinstance(web, Ipv4Service)
    assert (web.protocol, web.address, web.port, web.scheduler) == ("TCP", "192.0.2.10", 80, "wlc")
    assert (web.one_packet, web.timeout, web.netmask) == (False, None, None)
    assert (dns.one_packet, dns.timeout, dns.netmask) == (True, 75000, "255.255.255.0")
    assert (sctp.scheduler, sctp.destinations) == ("none", [])
    assert isinstance(web6, Ipv6Service)
    assert (web6.address, web6.port, web6.timeout, web6.prefix_length) == ("2001:db8::15", 443, 15000, 64)
    assert (plain6.address, plain6.timeout, plain6.destinations) == ("2001:db8::16", None, [])
    assert isinstance(mark, FwmarkService)
    assert (mark.fwmark, mark.scheduler, mark.one_packet, mark.timeout) == (7, "wrr", False, None)
    assert (other.fwmark, other.one_packet, other.timeout, other.netmask) == (0x1000, True, 300, "255.255.255.255")


def test_destinations(sample: Sample) -> None:
    web, dns, _, web6, _, mark, _ = sample("x86_64/net/ip_vs")
    assert web.destinations[0].to_dict() == {
        "address": "10.0.0.1",
        "port": 8080,
        "forward": "Masq",
        "weight": 3,
        "active_connections": 12,
        "inactive_connections": 345,
    }
    assert [server.forward for server in [*web.destinations, *dns.destinations]] == ["Masq", "Tunnel", "Route"]
    assert (web6.destinations[0].address, web6.destinations[0].forward) == ("2001:db8:1::30", "Local")
    assert (mark.destinations[0].port, mark.destinations[0].weight) == (0, -1)


def test_a_kernel_without_one_packet_services(sample: Sample) -> None:
    frame = sample("i686-2.6.32/net/ip_vs")
    assert frame.variant == "without one-packet"
    assert frame.canonical
    web, mark = frame
    assert (web.address, web.scheduler, len(web.destinations)) == ("192.0.2.10", "wlc", 1)
    assert (mark.fwmark, mark.timeout, mark.netmask) == (9, 360, "255.255.255.255")


def test_a_prefix_of_a_mark() -> None:
    head = (
        b"IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n"
        b"  -> RemoteAddress:Port Forward Weight ActiveConn InActConn\n"
    )
    for order, mask in (("little", b"40000000"), ("big", b"00000040")):
        data = head + b"FWM  00000007 rr persistent 300 " + mask + b"\n"
        frame = procframe.parse(data, "net/ip_vs", host=procframe.Host(byte_order=order))  # type: ignore[arg-type]
        assert frame.records[0].netmask == "/64"
        assert procframe.regenerate(frame) == data


def test_connections(sample: Sample) -> None:
    tcp, sip, tcp6, template = sample("x86_64/net/ip_vs_conn")
    assert (tcp.protocol, tcp.from_address, tcp.from_port) == ("TCP", "203.0.113.9", 41604)
    assert (tcp.to_address, tcp.to_port) == ("192.0.2.10", 80)
    assert (tcp.destination_address, tcp.destination_port) == ("10.0.0.1", 8080)
    assert (tcp.state, tcp.expires, tcp.pe_name, tcp.pe_data) == ("ESTABLISHED", 740, None, None)
    assert (sip.pe_name, sip.pe_data) == ("sip", "a84b4c76e66710@pc 33")
    assert (tcp6.from_address, tcp6.destination_address) == ("2001:db8::9", "2001:db8:1::30")
    assert (template.protocol, template.state) == ("IP", "NONE")
    local, synced = sample("x86_64/net/ip_vs_conn_sync")
    assert (local.origin, local.expires) == ("LOCAL", 740)
    assert (synced.origin, synced.to_address, synced.destination_address) == ("SYNC", "2001:db8::15", "10.0.0.4")


def test_statistics(sample: Sample) -> None:
    (total,) = sample("x86_64/net/ip_vs_stats")
    assert (total.connections, total.rx_packets, total.tx_packets) == (6, 10, 5)
    assert (total.rx_bytes, total.tx_bytes) == (0x51D8C8883AB3, 264)
    assert (total.connections_per_second, total.tx_bytes_per_second) == (1, 0x1282A8F)
    frame = sample("x86_64/net/ip_vs_stats_percpu")
    assert [(cpu.cpu, cpu.rx_packets, cpu.tx_bytes) for cpu in frame] == [(0, 6, 224), (11, 4, 40)]
    assert (frame.header.rx_packets, frame.header.rx_bytes_per_second) == (10, 4)


def test_helpers(sample: Sample) -> None:
    (app,) = sample("x86_64/net/ip_vs_app")
    assert app.to_dict() == {"protocol": "TCP", "port": 21, "use_count": 3, "name": "ftp"}


def test_status(sample: Sample) -> None:
    frame = sample("x86_64-7.3/net/ip_vs_status")
    assert frame.canonical
    (status,) = frame.to_dicts()
    chains = status["connections"].pop("chains")
    assert status["connections"] == {
        "entries": 5620,
        "buckets": 4096,
        "bits": 12,
        "lfactor": 1,
        "empty_buckets": 1152,
        "empty_percent": 28,
    }
    assert [(chain["length"], chain["buckets"], chain["percent"]) for chain in chains] == [
        (1, 1463, 49),
        (2, 928, 31),
        (3, 393, 13),
        (7, 160, 5),
    ]
    assert (status["services"]["entries"], status["services"]["lfactor"]) == (3, -1)
    assert (status["stats_thread_slots"], status["stats_max_threads"]) == (1, 4)
    assert (status["stats_chain_max_len"], status["stats_thread_ests"]) == (8, 19200)


def test_status_of_an_idle_namespace() -> None:
    """Without connections and services nothing is said of empty buckets; that is not the same as no empty ones."""
    data = (
        b"Conns:\t0\nConn buckets:\t0 (0 bits, lfactor 0)\nServices:\t0\nService buckets:\t0 (0 bits, lfactor 0)\n"
        b"Stats thread slots:\t0 (max 0)\nStats chain max len:\t0\nStats thread ests:\t0\n"
    )
    frame = procframe.parse(data, "net/ip_vs_status")
    assert (frame.canonical, frame.unrecognised) == (True, [])
    (status,) = frame
    assert (status.connections.entries, status.connections.empty_buckets, status.connections.chains) == (0, None, [])
    assert procframe.regenerate(frame) == data
