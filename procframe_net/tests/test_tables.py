"""The other tables of sockets and protocols: sockstat, netlink, packet, protocols, ptype."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_sockstat(sample: Sample) -> None:
    assert sample("x86_64/net/sockstat").to_dicts() == [
        {
            "sockets_used": 1147,
            "tcp_inuse": 19,
            "tcp_orphan": 2,
            "tcp_tw": 104,
            "tcp_alloc": 503,
            "tcp_mem": 84,
            "udp_inuse": 9,
            "udp_mem": 31,
            "udplite_inuse": 0,
            "raw_inuse": 2,
            "frag_inuse": 1,
            "frag_memory": 1536,
        }
    ]
    assert sample("x86_64/net/sockstat6").to_dicts() == [
        {
            "tcp6_inuse": 7,
            "udp6_inuse": 3,
            "udplite6_inuse": 0,
            "raw6_inuse": 1,
            "frag6_inuse": 2,
            "frag6_memory": 4096,
        }
    ]


def test_sockstat_with_lines_gone_and_new() -> None:
    """UDP-Lite has left the kernel; who knows what comes."""
    data = (
        b"sockets: used 3\nTCP: inuse 1 orphan 0 tw 0 alloc 1 mem 0 pingpong 4\nUDP: inuse 0\nMPTCP: inuse 2\n"
        b"RAW: inuse 0\nFRAG: inuse 0 memory 0\n"
    )
    frame = procframe.parse(data, "net/sockstat")
    record = frame.records[0]
    assert (record.sockets_used, record.udplite_inuse, record.udp_inuse, record.udp_mem) == (3, None, 0, None)
    assert [piece.text for piece in frame.unrecognised] == ["pingpong 4", "MPTCP: inuse 2"]
    assert procframe.regenerate(frame) == data


def test_netlink(sample: Sample) -> None:
    frame = sample("x86_64/net/netlink")
    assert frame.variant == "wide"
    assert frame.to_dicts()[0] == {
        "pointer": "00000000efbfe04c",
        "protocol": "ROUTE",
        "portid": 3163,
        "groups": [1, 5, 9, 32],
        "rmem": 211968,
        "wmem": 0,
        "references": 2,
        "drops": 1525,
        "dump": False,
        "dump_callback": None,
        "inode": 40118,
    }
    assert [(r.protocol, r.portid, r.dump, r.groups) for r in frame.records[2:]] == [
        ("KOBJECT_UEVENT", 4294963199, True, [2]),
        (31, 1, False, []),
    ]
    frame.records[0].groups = [2, 31]
    assert b"3163       40000002 211968 " in procframe.regenerate(frame)


@pytest.mark.parametrize(
    ("machine", "variant", "dump", "callback", "inode"),
    [
        ("x86_64-4.9", "3.12", True, None, 8334044),
        ("x86_64-3.2", "2.6.38", None, "ffff88003d3b0000", 999),
        ("i686-3.2", "2.6.38-32bit", None, None, 4),
        ("x86_64-2.6.35", "2.6.34", None, None, 4),
        ("i686-2.6.32", "2.6.32", None, "ec0f8000", None),
    ],
)
def test_netlink_of_older_kernels(
    sample: Sample, machine: str, variant: str, dump: bool | None, callback: str | None, inode: int | None
) -> None:
    frame = sample(f"{machine}/net/netlink")
    last = frame.records[-1]
    assert frame.canonical
    assert (frame.variant, last.dump, last.dump_callback, last.inode) == (variant, dump, callback, inode)


def test_netlink_ports_of_the_kernel_were_signed(sample: Sample) -> None:
    assert sample("i686-2.6.32/net/netlink").records[1].portid == -4097


def test_packet(sample: Sample) -> None:
    frame = sample("x86_64/net/packet")
    assert frame.variant == "64bit"
    assert frame.to_dicts()[1] == {
        "pointer": "0000000072fb7b17",
        "references": 3,
        "type": "DGRAM",
        "protocol": "LLDP",
        "ifindex": 34,
        "running": True,
        "rmem": 0,
        "uid": 998,
        "inode": 40114,
    }
    assert [(r.type, r.protocol, r.running, r.rmem) for r in (frame.records[0], frame.records[2])] == [
        ("RAW", "ALL", True, 214024),
        ("PACKET", "0x88b6", False, 0),
    ]


def test_packet_of_older_kernels(sample: Sample) -> None:
    assert [sample(f"{machine}/net/packet").variant for machine in ("x86_64-4.9", "i686-2.6.32")] == ["default"] * 2
    assert sample("i686-2.6.32/net/packet").records[0].pointer == "f64d2c00"


def test_protocols(sample: Sample) -> None:
    frame = sample("x86_64/net/protocols")
    assert frame.variant == "6.5"
    tcp6, _, packet, wpan, tcp = frame.records
    assert (tcp6.name, tcp6.size, tcp6.sockets, tcp6.memory, tcp6.memory_pressure) == ("TCPv6", 2688, 7, 84, False)
    assert (tcp6.max_header, tcp6.slab, tcp6.module) == (320, True, "kernel")
    assert (tcp6.close, tcp6.sendmsg, tcp6.bind, tcp6.enter_memory_pressure, tcp6.sendpage) == (
        True,
        True,
        False,
        True,
        None,
    )
    assert (packet.memory, packet.memory_pressure, packet.slab, packet.close) == (None, None, False, False)
    assert (wpan.name, wpan.module) == ("IEEE-802.15.4-MAC", "ieee802154_socket")
    assert (tcp.memory, tcp.memory_pressure) == (123456789, True)


def test_protocols_with_sendpage(sample: Sample) -> None:
    frame = sample("s390x/net/protocols")
    assert frame.variant == "2.6.32"
    assert [(r.name, r.sendpage, r.get_port, r.enter_memory_pressure) for r in frame] == [
        ("SMC6", False, False, False),
        ("TCP", True, True, True),
    ]


def test_ptype(sample: Sample) -> None:
    assert [(r.type, r.interface, r.function, r.module) for r in sample("x86_64/net/ptype")] == [
        ("ALL", "eth0", "packet_rcv", None),
        ("ALL", None, "packet_rcv", None),
        ("IP", None, "ip_rcv", None),
        ("TR_802_2", None, "llc_rcv", "llc"),
        ("IPV6", None, "ipv6_rcv", None),
        ("0x88b6", "enp0s31f6vlan99", "0xffffffffc0a01234", None),
    ]
    assert [(r.function, r.module) for r in sample("i686-2.6.32/net/ptype")] == [
        ("packet_rcv+0x0/0x340", None),
        ("llc_rcv+0x0/0x2f0", "llc"),
    ]


def test_sockstat_without_udp_lite(sample: Sample) -> None:
    frame = sample("x86_64-7.3/net/sockstat")
    assert (frame.canonical, frame.unrecognised) == (True, [])
    (sockets,) = frame
    assert (sockets.tcp_alloc, sockets.udp_mem, sockets.udplite_inuse, sockets.raw_inuse) == (12, 1, None, 0)
    (sockets6,) = sample("x86_64-7.3/net/sockstat6")
    assert (sockets6.tcp6_inuse, sockets6.udp6_inuse, sockets6.udplite6_inuse, sockets6.raw6_inuse) == (5, 2, None, 1)
