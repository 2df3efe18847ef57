"""AFS, AF_RXRPC and the kernel connection multiplexor: values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


def test_calls(sample: Sample) -> None:
    made, answered = sample("x86_64-7.3/net/rxrpc/calls")
    assert (made.local_address, made.remote_address, made.service_id) == ("0.0.0.0:7001", "192.0.2.5:7000", 1)
    assert (made.connection_id, made.side, made.uses, made.state, made.debug_id) == (0x1000C, "Clt", 4, "ClAwtRpl", 43)
    assert (made.tx_sequence, made.tx_window, made.rx_sequence, made.rx_window, made.rx_serial) == (18, 3, 1, 0, 7)
    assert (made.congestion_window, made.rx_timeout) == (10, 4999)
    assert (answered.remote_address, answered.abort_code, answered.rx_window) == (
        "[2001:db8::5]:7000",
        0xFFFFFFFE,
        0x1FF,
    )
    assert answered.rx_timeout == -20
    waiting, other = sample("x86_64-6.1/net/rxrpc/calls")
    assert (waiting.local_address, waiting.remote_address, waiting.state) == ("no_socket", "no_connection", "SvPrealc")
    assert (waiting.congestion_window, waiting.rx_timeout, other.rx_timeout) == (None, 0, 250)


@pytest.mark.parametrize("name", ["calls", "conns", "locals", "peers"])
def test_header_tells_the_variant(sample: Sample, name: str) -> None:
    assert sample(f"x86_64-7.3/net/rxrpc/{name}").variant == "default"
    assert sample(f"x86_64-6.1/net/rxrpc/{name}").variant == "6.1"


def test_connections_and_peers(sample: Sample) -> None:
    used, aborted = sample("x86_64-7.3/net/rxrpc/conns")
    assert (used.uses, used.active, used.state, used.key) == (3, 1, "Client", 0x2A3B4C5D)
    assert (used.serial, used.rx_serial, used.call_id0, used.call_id1, used.call_id3) == (16, 15, 3, 2, 0)
    assert (aborted.active, aborted.state) == (-1, "RmtAbort")
    (old,) = sample("x86_64-6.1/net/rxrpc/conns")
    assert (old.uses, old.active, old.state) == (2, None, "SvPrealc")
    (peer,) = sample("x86_64-7.3/net/rxrpc/peers")
    assert (peer.slow_start_threshold, peer.max_data, peer.mtu, peer.last_use, peer.rto) == (
        18,
        1408,
        None,
        -3,
        1000000,
    )
    (peer,) = sample("x86_64-6.1/net/rxrpc/peers")
    assert (peer.congestion_window, peer.mtu, peer.max_data, peer.last_use, peer.rtt) == (4, 1444, None, 17, 812)
    assert [(row.uses, row.active, row.rx_queue) for row in sample("x86_64-7.3/net/rxrpc/locals")] == [(11, 1, 2)]
    first, second = sample("x86_64-7.3/net/rxrpc/bundles")
    assert (first.service_id, first.flags, first.connection_id0) == (0x34, ["try_upgrade", "upgrade"], 0x1000C)
    assert (second.flags, second.key, second.debug_id) == ([], 0, 0x12)


def test_packets(sample: Sample) -> None:
    (stats,) = sample("x86_64-7.3/net/rxrpc/stats")
    values = [value for value in stats.to_dict().values() if isinstance(value, int)]
    assert values == list(range(101, 146))
    assert (stats.tx_send, stats.tx_ack_requested, stats.rx_ack_zero, stats.io_loops) == (101, 115, 133, 145)
    assert (stats.jumbo_tx[0], stats.jumbo_rx[9]) == (0xFFFFFFFF, 10)


def test_cells(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/net/afs/cells")
    assert (first.uses, first.active, first.ttl, first.servers, first.state, first.name) == (
        12,
        3,
        -17,
        3,
        2,
        "example.org",
    )
    assert second.ttl == 9223372035087452123
    assert [row.name for row in sample("x86_64-7.3/net/afs/rootcell")] == ["example.org"]
    assert sample("x86_64-6.1/net/afs/rootcell").records == []
    assert [row.name for row in sample("x86_64-7.3/net/afs/sysname")] == ["amd64_linux26", "amd64_linux24"]
    volumes = sample("x86_64-7.3/net/afs/example.org/volumes").records
    assert [(row.volume_id, row.type, row.name) for row in volumes] == [
        (0x20000001, "RO", "root.cell"),
        (0x120000002, "BK", "user.x.backup"),
    ]


def test_location_servers(sample: Sample) -> None:
    frame = sample("x86_64-7.3/net/afs/example.org/vlservers")
    assert (frame.header.source, frame.header.status) == ("SRV", "good")
    first, second = frame
    assert (first.name, first.priority, first.weight, first.source, first.status) == (
        *("vl1.example.org", 10, 100, "A", "good"),
    )
    assert [(row.preferred, row.address) for row in first.addresses] == [
        (True, "192.0.2.5:7003"),
        (False, "[2001:db8::5]:7003"),
    ]
    assert (first.flags, first.rtt) == (["probed", "is_yfs", "responding"], 750)
    assert (first.probe_flags, first.probe_error, first.probe_abort) == (["responded", "not_yfs"], -110, -1)
    assert (second.name, second.status, second.addresses, second.flags, second.rtt) == (
        *("<dummy>", "no-lookup", [], [], -1),
    )


def test_file_servers(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/net/afs/servers")
    assert (first.uuid, first.cell) == ("00a1b2c3-d4e5-f607-0001-020304050607", "example.org")
    assert first.flags == ["responding", "bit3", "may_have_cb", "is_yfs", "no_rename2"]
    assert (first.rtt, first.probe, first.probes_outstanding, first.responded, first.failed) == (0xFFFFFFFF, 4, 1, 1, 2)
    assert (first.version, first.preferences_version) == (2, 1)
    assert [(row.number, row.preferred, row.failed, row.error) for row in first.addresses] == [
        (0, True, False, 0),
        (1, False, True, -111),
        (10, False, False, 0),
    ]
    assert (second.probed, second.probe, second.addresses) == (3600, None, [])
    (old,) = sample("x86_64-6.1/net/afs/servers")
    assert (old.cell, old.callback_breaks, old.probed, old.responded) == (None, 0x3F, 12, 3)
    assert [(row.address, row.preferred, row.rtt) for row in old.addresses] == [
        ("192.0.2.5:7000", True, None),
        ("192.0.2.6:7000", False, None),
    ]


def test_afs_statistics_and_preferences(sample: Sample) -> None:
    (stats,) = sample("x86_64-7.3/net/afs/stats")
    assert list(stats.to_dict().values()) == [1, 2, 3, 4, 5, 6, 7, 8, (1 << 64) - 1, 10, 11]
    frame = sample("x86_64-7.3/net/afs/addr_prefs")
    assert frame.header.to_dict() == {"version": 3, "ipv6_offset": 1, "count": 2, "capacity": 4}
    assert [(row.subnet, row.priority) for row in frame] == [
        ("192.0.2.0/24", 15000),
        ("2001:db8:1234:5678:9abc:def0:1234:5678/128", 65535),
    ]
    assert sample("x86_64/net/afs/addr_prefs").records == []


def test_multiplexors(sample: Sample) -> None:
    frame = sample("x86_64-7.3/net/kcm")
    assert frame.header.multiplexors == 2
    first, second = frame
    assert (first.rx_messages, first.tx_bytes, first.sockets, first.connections) == (12345678901, 4, 2, 3)
    sending, idle, broken, known, unknown = first.members
    assert (sending.index, sending.connection, sending.tx_wait, sending.tx_wait_more, sending.rx_wait) == (
        *(0, 1, True, True, False),
    )
    assert (sending.rx_queue, sending.rx_memory, sending.tx_queue) == (9, 10, 11)
    assert (idle.connection, idle.tx_wait) == (None, False)
    assert (broken.done, broken.tx_stopped, broken.rx_stopped, broken.rx_paused, broken.rx_ready) == (True,) * 5
    assert (broken.tx_memory, broken.reserved_by) == (19, None)
    assert (known.reserved_by, known.rx_need, known.rx_wait) == (0, 1200, False)
    assert (unknown.rx_need, unknown.rx_wait) == (None, True)
    assert (second.sockets, second.members) == (0, [])
    (stats,) = sample("x86_64-7.3/net/kcm_stats")
    assert list(stats.to_dict().values()) == [*range(1, 10), 12345678901, *range(11, 25)]
    assert (stats.detached_reserved, stats.detached, stats.rx_timeouts) == (7, 8, 23)
