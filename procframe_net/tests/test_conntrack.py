"""Connection tracking: ``net/nf_conntrack``, ``net/ip_conntrack`` and what they expect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """The fields of a record that are not absent."""
    return {name: value for name, value in record.items() if value is not None}


def test_a_connection_with_everything(sample: Sample) -> None:
    frame = sample("x86_64/net/nf_conntrack")
    assert frame.canonical
    assert frame.unrecognised == []
    assert there(frame.records[0]) == {
        "l3_protocol": "ipv4",
        "l3_protocol_number": 2,
        "protocol": "tcp",
        "protocol_number": 6,
        "timeout": 431999,
        "state": "ESTABLISHED",
        "src": "10.1.1.1",
        "dst": "192.0.2.7",
        "sport": 50000,
        "dport": 443,
        "packets": 12,
        "bytes": 3456,
        "unreplied": False,
        "reply_src": "192.0.2.7",
        "reply_dst": "198.51.100.9",
        "reply_sport": 443,
        "reply_dport": 50000,
        "reply_packets": 9,
        "reply_bytes": 98765,
        "status": "ASSURED",
        "mark": 7,
        "secctx": "system_u:object_r:unlabeled_t:s0",
        "zone": 0,
        "delta_time": 86400,
        "use": 3,
    }


def test_an_unreplied_connection(sample: Sample) -> None:
    record = sample("x86_64/net/nf_conntrack").records[1]
    assert (record.state, record.unreplied, record.status, record.zone) == ("SYN_SENT", True, None, 9)
    assert (record.packets, record.reply_packets, record.use) == (1, 0, 1)


def test_offloaded_connections_have_no_timeout(sample: Sample) -> None:
    records = sample("x86_64/net/nf_conntrack").records[3:6]
    assert [(record.timeout, record.status) for record in records] == [
        (None, "OFFLOAD"),
        (None, "HW_OFFLOAD"),
        (170, "ASSURED"),
    ]
    assert [(record.zone_orig, record.zone_reply, record.zone) for record in records] == [
        (None, None, None),
        (3, None, None),
        (None, 4, None),
    ]


def test_each_protocol_has_its_own_tuple(sample: Sample) -> None:
    by_protocol = {record.protocol: record for record in sample("x86_64/net/nf_conntrack").records[6:]}
    icmp = by_protocol["icmp"]
    assert (icmp.type, icmp.code, icmp.id, icmp.sport) == (8, 0, 4711, None)
    assert (icmp.reply_type, icmp.reply_code, icmp.reply_id) == (0, 0, 4711)
    gre = by_protocol["gre"]
    assert (gre.gre_timeout, gre.gre_stream_timeout, gre.timeout) == (30, 180, 179)
    assert (gre.srckey, gre.dstkey, gre.reply_srckey, gre.reply_dstkey) == (0, 0xBEEF, 0xBEEF, 0)
    assert (by_protocol["sctp"].state, by_protocol["sctp"].sport) == ("HEARTBEAT_SENT", 7000)
    assert (by_protocol["dccp"].state, by_protocol["dccp"].dport) == ("PARTOPEN", 6)
    assert (by_protocol["udplite"].state, by_protocol["udplite"].sport) == (None, 5)


def test_unknown_protocols(sample: Sample) -> None:
    with_address, without = [record for record in sample("x86_64/net/nf_conntrack") if record.protocol == "unknown"]
    assert (with_address.protocol_number, with_address.src, with_address.sport) == (50, "10.1.1.1", None)
    assert there(without) == {
        "l3_protocol": "unknown",
        "l3_protocol_number": 3,
        "protocol": "unknown",
        "protocol_number": 0,
        "timeout": 599,
        "unreplied": False,
        "use": 2,
    }


def test_ipv6_reads_as_people_write_it(sample: Sample) -> None:
    for machine in ("x86_64", "s390x"):
        tcp = next(
            record for record in sample(f"{machine}/net/nf_conntrack") if record.l3_protocol == "ipv6" and record.sport
        )
        assert (tcp.src, tcp.dst, tcp.sport, tcp.dport) == ("2001:db8::1", "::1", 1, 65535)
        assert (tcp.reply_src, tcp.reply_dst) == ("::1", "2001:db8::1")


def test_an_old_kernel(sample: Sample) -> None:
    tcp, udp = sample("i686-2.6.32/net/nf_conntrack")
    assert (tcp.secmark, tcp.secctx, tcp.zone, tcp.mark) == (42, None, None, 0)
    assert udp.timeout == -3


def test_ip_conntrack(sample: Sample) -> None:
    frame = sample("x86_64-3.2/net/ip_conntrack")
    tcp, icmp = frame
    assert frame.canonical
    assert (tcp.l3_protocol, tcp.protocol, tcp.protocol_number, tcp.timeout) == (None, "tcp", 6, 117)
    assert (tcp.state, tcp.sport, tcp.status) == ("TIME_WAIT", 50000, "ASSURED")
    assert (icmp.packets, icmp.bytes, icmp.reply_bytes) == (1, 84, 84)


def test_values_of_a_later_kernel() -> None:
    data = (
        b"ipv4     2 udp      17 29 src=10.1.1.1 dst=10.1.1.2 sport=1 dport=2 src=10.1.1.2 dst=10.1.1.1 sport=2 dport=1"
        b" [TELEPORTED] mark=0 zone=1 flavour=up charm=0 use=2\n"
    )
    frame = procframe.parse(data, "net/nf_conntrack")
    (record,) = frame
    assert (record.status, record.zone, record.others, record.use) == ("TELEPORTED", 1, ["flavour=up", "charm=0"], 2)
    assert sorted(piece.text for piece in frame.unrecognised) == ["TELEPORTED", "charm=0", "flavour=up"]
    assert procframe.regenerate(frame) == data


def test_expectations(sample: Sample) -> None:
    ftp, sip, userspace, gre = sample("x86_64/net/nf_conntrack_expect")
    assert there(ftp) == {
        "timeout": 280,
        "l3_protocol_number": 2,
        "protocol_number": 6,
        "src": "192.0.2.7",
        "dst": "10.1.1.1",
        "sport": 0,
        "dport": 40021,
        "helper": "ftp",
    }
    assert (sip.flags, sip.helper) == (["PERMANENT", "INACTIVE"], "sip/signalling")
    assert (userspace.src, userspace.dst, userspace.flags, userspace.helper) == (
        "::",
        "2001:db8::1",
        ["USERSPACE"],
        None,
    )
    assert (gre.srckey, gre.dstkey, gre.sport, gre.flags, gre.helper) == (0, 5, None, None, None)


def test_expectations_without_a_limit(sample: Sample) -> None:
    (sip,) = sample("i686-2.6.32/net/nf_conntrack_expect")
    assert (sip.timeout, sip.flags, sip.helper) == ("none", ["PERMANENT"], "sip")
    tcp, udp = sample("x86_64-3.2/net/ip_conntrack_expect")
    assert (tcp.timeout, tcp.l3_protocol_number, tcp.protocol_number, tcp.dport) == (299, None, 6, 40021)
    assert (udp.timeout, udp.dport) == ("none", 69)


def test_no_connections_is_nothing_odd() -> None:
    frame = procframe.parse(b"", "net/nf_conntrack")
    assert frame.records == []
    assert frame.canonical
    assert procframe.regenerate(frame) == b""
