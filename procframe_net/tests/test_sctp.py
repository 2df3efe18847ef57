"""Endpoints, associations and peers of SCTP."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]


def test_endpoints(sample: Sample) -> None:
    rows = sample("x86_64/net/sctp/eps").to_dicts()
    assert rows[0] == {
        "pointer": "bb63cb09",
        "socket_pointer": "58c04b8",
        "style": "TCP",
        "state": "LISTEN",
        "bucket": 45,
        "local_port": 7000,
        "uid": 0,
        "inode": 38538,
        "local_addresses": ["127.0.0.1", "2001:db8::1"],
    }
    assert (rows[1]["style"], rows[1]["local_port"], rows[1]["local_addresses"]) == ("UDP", 65001, [])


def test_associations(sample: Sample) -> None:
    frame = sample("x86_64/net/sctp/assocs")
    assert (frame.variant, frame.canonical) == ("default", True)
    rows = frame.to_dicts()
    assert rows[0] == {
        "pointer": "b9747310",
        "socket_pointer": "63071d9b",
        "style": "TCP",
        "socket_state": "ESTABLISHED",
        "state": "ESTABLISHED",
        "bucket": 0,
        "association_id": 4,
        "tx_queue": 512,
        "rx_queue": 0,
        "uid": 0,
        "inode": 38541,
        "local_port": 7000,
        "remote_port": 47657,
        "local_addresses": [{"primary": False, "address": "127.0.0.1"}],
        "remote_addresses": [{"primary": True, "address": "127.0.0.1"}, {"primary": False, "address": "10.0.2.15"}],
        "heartbeat_interval": 7500,
        "input_streams": 10,
        "output_streams": 12,
        "max_retransmits": 10,
        "init_retries": 0,
        "shutdown_retries": 1,
        "retransmitted_chunks": 7,
        "wmem_alloc": 1,
        "wmem_queued": 512,
        "sndbuf": 212992,
        "rcvbuf": 212991,
    }
    other = frame.records[1]
    assert (other.socket_state, other.state, other.association_id) == ("CLOSE_WAIT", "SHUTDOWN_ACK_SENT", 123456)
    assert [address.address for address in other.local_addresses] == ["2001:db8::1", "10.0.0.1"]
    assert [address.primary for address in other.local_addresses] == [True, False]


def test_associations_of_older_kernels(sample: Sample) -> None:
    frame = sample("x86_64-3.2/net/sctp/assocs")
    assert frame.variant == "without-buffers"
    row = frame.records[0]
    assert (row.pointer, row.bucket, row.heartbeat_interval, row.retransmitted_chunks) == (
        "ffff880036cd9800",
        8332,
        30000,
        0,
    )
    assert (row.wmem_alloc, row.rcvbuf) == (None, None)


def test_remote_addresses(sample: Sample) -> None:
    assert [
        (row.address, row.association_id, row.heartbeat, row.rto, row.max_retransmits, row.state)
        for row in sample("x86_64/net/sctp/remaddr")
    ] == [("127.0.0.1", 4, True, 250, 5, "ACTIVE"), ("fe80::5054:ff:fe12:3456", 6, False, 15000, 5, "UNCONFIRMED")]
    old = sample("x86_64-3.2/net/sctp/remaddr")
    assert old.variant == "without-state"
    assert (old.records[0].rto, old.records[0].state) == (3000, None)


def test_objects(sample: Sample) -> None:
    frame = sample("x86_64-6.1/net/sctp/sctp_dbg_objcnt")
    assert frame.canonical
    counts = {row.label: row.count for row in frame}
    assert len(counts) == 10
    assert (counts["sock"], counts["chunk"], counts["datamsg"]) == (3, 17, 0)
