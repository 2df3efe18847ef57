"""AX.25, NET/ROM, ROSE, X.25, LLC and AppleTalk: values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


@pytest.fixture
def net(sample: Sample) -> Sample:
    return lambda name: sample(f"x86_64-5.10/net/{name}")


def test_ax25(net: Sample) -> None:
    first, second, third = net("ax25")
    assert (first.interface, first.source, first.digipeating, first.destination) == (
        "ax0",
        "N0CALL-1",
        False,
        "N0CALL-2",
    )
    assert first.digipeaters == ["DIGI-7*", "DIGI-15"]
    assert (first.state, first.vs, first.vr, first.va) == ("ESTABLISHED", 1, 2, 0)
    assert (first.t1_timer, first.t1, first.t3_timer, first.idle_timer, first.idle) == (4, 10, 251, 19, 20)
    assert (first.n2count, first.n2, first.rtt, first.window, first.paclen) == (1, 10, 2, 7, 256)
    assert (first.tx_queue, first.rx_queue, first.inode) == (768, 2304, 48201)
    assert (second.interface, second.source, second.digipeating, second.destination) == (None, None, True, None)
    assert (second.digipeaters, second.tx_queue, second.inode) == (["**"], None, None)
    assert (third.pointer, third.tx_queue) == ("(____ptrval____)", 0)


def test_ax25_routes_and_calls(net: Sample) -> None:
    first, default, third = net("ax25_route")
    assert (first.callsign, first.ip_mode, first.digipeaters) == ("N0CALL-10", "virtual circuit", ["DIGI-1", "DIGI-2"])
    assert (default.callsign, default.interface, default.ip_mode) == ("default", "ax10long", None)
    assert (third.interface, third.ip_mode) == (None, "datagram")
    frame = net("ax25_calls")
    assert frame.header.policy == "default"
    assert [(row.uid, row.callsign) for row in frame] == [(1000, "N0CALL-1"), (4294967, None)]
    assert [(row.interface, row.ethernet, row.accept_from) for row in net("bpqether")] == [
        ("bpq0", "eth0", None),
        ("bpq12x", "enp0s31f6.100", "52:54:00:12:34:56"),
    ]


def test_netrom(net: Sample) -> None:
    first, second = net("nr")
    assert (first.user, first.destination, first.source, first.interface) == ("N0CALL-1", "NODE-15", "MYNODE-3", "nr0")
    assert (first.my_index, first.my_id, first.your_index, first.your_id) == (1, 0xAB, 2, 0xFF)
    assert (first.state, first.va, first.t1_timer, first.t1, first.t4) == ("CONNECTED", 11, 100, 120, 180)
    assert (first.n2count, first.n2, first.tx_queue, first.rx_queue, first.inode) == (2, 3, 2304, 768, 48210)
    assert (second.user, second.interface, second.state, second.inode) == (None, None, "DISCONNECTED", 0)
    direct, far = net("nr_neigh")
    assert (direct.number, direct.quality, direct.locked, direct.digipeaters) == (1, 203, False, [])
    assert (far.number, far.locked, far.failed, far.digipeaters) == (23456, True, 12, ["DIGI-1", "DIGI-2"])
    node, other = net("nr_nodes")
    assert (node.mnemonic, node.which, node.count) == ("ALPHA", 2, 2)
    assert (node.quality1, node.obsolescence1, node.neighbour1) == (203, 6, 1)
    assert (node.quality2, node.obsolescence2, node.neighbour2, node.quality3) == (9, 0, 23456, None)
    assert (other.mnemonic, other.quality1, other.quality2) == (None, 255, None)


def test_rose(net: Sample) -> None:
    first, second = net("rose")
    assert (first.destination_address, first.destination) == ("5050123456", "N0CALL-1")
    assert (first.lci, first.neighbour, first.state) == (0xABC, 3, "DATA_TRANSFER")
    assert (first.t1, first.t3, first.hb, first.idle_timer, first.idle) == (200, 180, 5, 19, 20)
    assert (first.tx_queue, first.inode) == (768, 48222)
    assert (second.destination_address, second.destination, second.source, second.interface) == (None,) * 4
    loop, other = net("rose_neigh")
    assert (loop.callsign, loop.interface, loop.mode, loop.restarted) == ("RSLOOP-0", None, "DCE", True)
    assert (other.use, other.restarted, other.t0_timer, other.fail_timer) == (12, False, 170, 3)
    assert [(row.address, row.mask, row.neighbours) for row in net("rose_nodes")] == [
        ("5050123456", 10, [2, 3]),
        (None, 0, [1]),
    ]
    through, to_here, from_here = net("rose_routes")
    assert (through.source_lci, through.destination_lci, through.destination_neighbour) == (1, 0xFFE, 3)
    assert (to_here.source, to_here.source_neighbour, to_here.destination_lci) == (None, 0, 2)
    assert (from_here.source, from_here.destination, from_here.destination_neighbour) == ("N0CALL-2", None, 0)


def test_x25(net: Sample) -> None:
    first, second = net("x25/socket")
    assert (first.destination, first.interface, first.lci, first.state) == (
        *("234212345678901", "x25tap0", 0xFFF, "DATA_TRANSFER"),
    )
    assert (first.vs, first.vr, first.va, first.timer, first.t21, first.t23) == (7, 6, 5, 100, 200, 180)
    assert (first.tx_queue, first.rx_queue, first.inode) == (123456, 2304, (1 << 64) - 1)
    assert (second.destination, second.source, second.interface) == (None, None, None)
    assert [(row.address, row.digits, row.interface) for row in net("x25/route")] == [
        ("2342", 4, "lapb0"),
        ("234212345678901", 15, None),
        (None, 0, "x25tap0"),
    ]
    assert net("x25/forward").to_dicts() == [{"lci": 12, "interface1": "lapb0", "interface2": "x25-interface-1"}]


def test_llc(net: Sample) -> None:
    first, second = net("llc/socket")
    assert (first.type, first.local_address, first.local_sap, first.remote_sap) == (
        "STREAM",
        "52:54:00:12:34:56",
        4,
        0xF0,
    )
    assert (first.rx_queue, first.state, first.uid, first.link) == (-12, "ESTABLISHED", 1000, 1)
    assert (second.type, second.tx_queue, second.state) == ("DGRAM", 768, "CLOSE")
    (row,) = net("llc/core")
    assert (row.remote_sap, row.state, row.retry_count, row.k, row.rw) == (0xF0, "await_busy", 2, 127, 127)
    assert (row.p_flag, row.f_flag, row.data_flag, row.remote_busy_flag, row.cause_flag) == (
        True,
        False,
        2,
        True,
        False,
    )
    assert (row.ack_timer, row.busy_state_timer, row.backlog, row.owned) == (True, True, False, True)


def test_appletalk(net: Sample) -> None:
    known, asked, proxy = net("atalk/arp")
    assert (known.address, known.expires, known.last_sent, known.status) == ("65280.7", 11952, None, "resolved")
    assert (asked.expires, asked.last_sent, asked.retries, asked.status) == (4, 96, 3, "unresolved")
    assert (proxy.address, proxy.interface, proxy.expires) == ("1.254", None, 123456700)
    first, second = net("atalk/interface")
    assert (first.address, first.first_network, first.last_network, first.status) == ("65280.128", 0xFF00, 0xFFFE, "up")
    assert (second.interface, second.status) == ("enp0s31f6.10000", "probing")
    default, direct = net("atalk/route")
    assert (default.target, default.router, default.flags) == (None, "65280.3", ["UP", "GATEWAY"])
    assert (direct.target, direct.router, direct.flags, direct.interface) == ("65280.0", "0.0", ["UP"], "eth0")
    datagram, raw = net("atalk/socket")
    assert (datagram.type, datagram.local_address, datagram.local_port, datagram.rx_queue, datagram.uid) == (
        *("DGRAM", "65280.128", 254, 768, 1000),
    )
    assert (raw.type, raw.remote_address, raw.tx_queue, raw.state) == ("RAW", "65280.7", 1024, "ESTABLISHED")
