"""The tables of internet sockets: values, on machines of both byte orders and word sizes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame, Host, ParseError

Sample = Callable[[str], Frame]


def test_tcp_listener(sample: Sample) -> None:
    assert sample("x86_64/net/tcp").to_dicts()[1] == {
        "slot": 1,
        "local_address": "0.0.0.0",
        "local_port": 22,
        "remote_address": "0.0.0.0",
        "remote_port": 0,
        "state": "LISTEN",
        "tx_queue": 0,
        "rx_queue": 3,
        "timer": "off",
        "timer_expires": 0,
        "retransmits": 0,
        "uid": 0,
        "probes": 0,
        "inode": 19877,
        "references": 1,
        "pointer": "000000005b0e9c44",
        "rto": 100,
        "ato": 0,
        "quick_ack": 0,
        "congestion_window": 10,
        "slow_start_threshold": 5,
    }


def test_tcp_connections(sample: Sample) -> None:
    records = sample("x86_64/net/tcp").records
    established = records[2]
    assert (established.local_address, established.local_port) == ("192.0.2.10", 22)
    assert (established.remote_address, established.remote_port) == ("198.51.100.7", 51234)
    assert (established.state, established.timer, established.timer_expires) == ("ESTABLISHED", "retransmit", 23)
    assert (established.tx_queue, established.quick_ack, established.slow_start_threshold) == (36, 31, -1)
    assert [record.state for record in records[3:7]] == ["CLOSE_WAIT", "TIME_WAIT", "SYN_RECV", "SYN_SENT"]
    assert [record.timer for record in records[3:8]] == ["keepalive", "timewait", "retransmit", "retransmit", "probe0"]


def test_tcp_rows_without_congestion_control(sample: Sample) -> None:
    """The kernel prints fewer columns of what is no full socket."""
    time_wait, request = sample("x86_64/net/tcp").records[4:6]
    for record in (time_wait, request):
        assert [record.rto, record.ato, record.quick_ack, record.congestion_window] == [None] * 4
        assert record.slow_start_threshold is None
    assert (time_wait.timer_expires, time_wait.references) == (5987, 3)
    assert (request.retransmits, request.inode) == (1, 0)


def test_tcp_values_wider_than_their_columns(sample: Sample) -> None:
    records = sample("x86_64/net/tcp").records
    assert records[3].inode == 4294967301
    assert (records[6].slot, records[6].uid) == (10000, 4294967294)


def test_tcp_of_a_kernel_with_one_more_column(sample: Sample) -> None:
    frame = sample("x86_64/net/tcp")
    data = procframe.regenerate(frame)
    lines = [line.rstrip(b" ") + b" 77" for line in data.split(b"\n")[:-1]]
    later = procframe.parse(b"\n".join(lines) + b"\n", "net/tcp")
    assert [piece.text for piece in later.unrecognised] == ["77"] * 9
    assert [record.inode for record in later] == [record.inode for record in frame]


def test_tcp6_notations(sample: Sample) -> None:
    records = sample("x86_64/net/tcp6").records
    assert [record.local_address for record in records] == [
        "::",
        "::1",
        "::ffff:192.0.2.10",
        "2001:db8::1:2",
        "fe80::211:22ff:fe33:4455",
    ]
    assert records[3].remote_address == "2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff"
    assert (records[3].state, records[3].inode, records[3].rto) == ("FIN_WAIT1", 0, 20)
    assert records[4].rto is None


def test_addresses_are_in_the_order_of_their_machine(sample: Sample) -> None:
    assert [record.local_address for record in sample("s390x/net/tcp")] == ["127.0.0.1", "192.0.2.10"]
    assert [record.remote_address for record in sample("s390x/net/tcp6")] == ["::", "2001:db8::9"]
    assert [record.local_address for record in sample("s390x/net/tcp6")] == ["::1", "::ffff:192.0.2.10"]
    assert [record.local_address for record in sample("s390x/net/udp")] == ["127.0.0.3"]
    assert [record.local_address for record in sample("s390x/net/udp6")] == ["2001:db8::a"]


def test_a_socket_written_from_scratch(sample: Sample) -> None:
    frame = sample("x86_64/net/tcp")
    frame.records[0].local_address = "10.1.2.3"
    assert b"   0: 0302010A:0277 00000000:0000 0A " in procframe.regenerate(frame)
    frame.host = Host(byte_order="big")
    assert b"   0: 0A010203:0277 00000000:0000 0A " in procframe.regenerate(frame)


def test_udp(sample: Sample) -> None:
    frame = sample("x86_64/net/udp")
    assert frame.variant == "5.17"
    resolver, mdns, client = frame.records
    assert (resolver.slot, resolver.local_address, resolver.local_port, resolver.state) == (
        53,
        "127.0.0.53",
        53,
        "CLOSE",
    )
    assert (mdns.rx_queue, mdns.drops, mdns.uid) == (212992, 12345, 105)
    assert (client.remote_address, client.remote_port, client.state, client.tx_queue) == (
        "192.0.2.53",
        53,
        "ESTABLISHED",
        768,
    )


def test_udp6_raw_and_ping_sockets(sample: Sample) -> None:
    assert [(r.slot, r.local_address, r.local_port, r.drops) for r in sample("x86_64/net/udp6")] == [
        (1123, "::", 5353, 0),
        (546, "fe80::211:22ff:fe33:4455", 546, 7),
    ]
    assert [(r.local_port, r.remote_address, r.state, r.drops) for r in sample("x86_64/net/raw")] == [
        (1, "0.0.0.0", "CLOSE", 0),
        (255, "198.51.100.1", "ESTABLISHED", 2),
    ]
    assert [(r.local_address, r.local_port) for r in sample("x86_64/net/raw6")] == [("::", 58)]
    assert [(r.local_address, r.local_port) for r in sample("x86_64/net/icmp")] == [("0.0.0.0", 77)]
    assert [(r.remote_address, r.local_port) for r in sample("x86_64/net/icmp6")] == [("2001:db8::1", 78)]
    assert sample("x86_64/net/udplite").records == []
    assert sample("x86_64/net/udplite6").records == []


@pytest.mark.parametrize(
    ("where", "variant", "slot", "port"),
    [
        ("i686-3.2/net/udp", "2.6.33", 23, 63511),
        ("i686-2.6.32/net/udp", "2.6.32", 19, 68),
        ("i686-2.6.32/net/udp6", "2.6.32", 58, 619),
        ("i686-2.6.32/net/raw6", "2.6.32", 58, 58),
    ],
)
def test_rows_of_older_kernels(sample: Sample, where: str, variant: str, slot: int, port: int) -> None:
    frame = sample(where)
    assert frame.canonical
    assert (frame.variant, frame.records[0].slot, frame.records[0].local_port) == (variant, slot, port)


def test_pointers_of_32_bits(sample: Sample) -> None:
    frame = sample("i686-2.6.32/net/tcp")
    assert [record.pointer for record in frame] == ["eaedadc0", "ebc10080"]
    assert (frame.records[0].rto, frame.records[0].slow_start_threshold) == (299, -1)
    assert frame.canonical


def test_pointers_before_the_kernel_has_randomness(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/net/raw")).replace(b"00000000fe3b1e5d", b"(____ptrval____)")
    frame = procframe.parse(data, "net/raw")
    assert frame.records[0].pointer == "(____ptrval____)"
    assert frame.canonical
    assert not frame.unrecognised


def test_an_address_of_the_wrong_family_cannot_be_printed_unseen(sample: Sample) -> None:
    frame = sample("x86_64/net/tcp6")
    frame.records[0].local_address = "192.0.2.1"
    with pytest.raises(procframe.RegenerateError, match=r"record 0 .*'192\.0\.2\.1' is no IPv6 address"):
        procframe.regenerate(frame)


def test_a_table_that_is_cut_off(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/net/udp"))
    with pytest.raises(ParseError, match=r"net/udp: line 2, column 73: .*end of the file"):
        procframe.parse(data[:200], "net/udp")
