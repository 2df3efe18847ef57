"""Interfaces and what passed through them: ``net/dev``, ``net/dev_mcast``, ``net/softnet_stat``."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_counters(sample: Sample) -> None:
    frame = sample("x86_64/net/dev")
    assert frame.variant == "2.6.33"
    assert frame.to_dicts()[1] == {
        "interface": "eth0",
        "rx_bytes": 18446744073709551615,
        "rx_packets": 123456789,
        "rx_errors": 1,
        "rx_dropped": 22,
        "rx_fifo_errors": 333,
        "rx_frame_errors": 4444,
        "rx_compressed": 55555,
        "multicast": 666666,
        "tx_bytes": 98765432109,
        "tx_packets": 87654321,
        "tx_errors": 7,
        "tx_dropped": 8,
        "tx_fifo_errors": 9,
        "collisions": 10,
        "tx_carrier_errors": 11,
        "tx_compressed": 12,
    }


def test_names_of_interfaces(sample: Sample) -> None:
    assert [record.interface for record in sample("x86_64/net/dev")] == [
        "lo",
        "eth0",
        "enp0s31f6vlan99",
        "ü0",
        "br\udcff\x1c0",
        "eth0.100",
    ]


def test_a_counter_that_touches_the_colon(sample: Sample) -> None:
    frame = sample("i686-2.6.32/net/dev")
    assert frame.variant == "2.6.32"
    assert frame.canonical
    assert [(record.interface, record.rx_bytes) for record in frame] == [
        ("lo", 2659736102),
        ("eth0", 1234567),
        ("eth0:0", 12345678),
        ("fifteen_letters", 4294967295),
    ]


def test_dev_mcast(sample: Sample) -> None:
    frame = sample("x86_64/net/dev_mcast")
    assert frame.to_dicts()[1] == {
        "ifindex": 2,
        "interface": "eth0",
        "references": 2,
        "global_use": 1,
        "address": "01:00:5e:00:00:01",
    }
    assert [record.address for record in frame.records[3:]] == [
        "00:ff:ff:ff:ff:12:40:1b:ff:ff:00:00:00:00:00:00:ff:ff:ff:ff",
        "",
    ]
    frame.records[1].address = "01:80:c2:00:00:0e"
    assert b"\n2    eth0            2     1     0180c200000e\n" in procframe.regenerate(frame)


def test_softnet_stat_columns(sample: Sample) -> None:
    assert sample("x86_64/net/softnet_stat").to_dicts()[1] == {
        "processed": 0x29F3378,
        "dropped": 0,
        "time_squeeze": 282,
        "fastroute": [0, 0, 0, 0, 0],
        "cpu_collision": 0,
        "received_rps": 1,
        "flow_limit_count": 0,
        "backlog_length": 5,
        "cpu": 2,
        "input_queue_length": 3,
        "process_queue_length": 2,
    }


def test_softnet_stat_of_older_kernels(sample: Sample) -> None:
    def last(where: str) -> tuple[int | None, ...]:
        record = sample(where).records[-1]
        return (
            record.cpu_collision,
            record.received_rps,
            record.flow_limit_count,
            record.backlog_length,
            record.cpu,
            record.input_queue_length,
        )

    assert last("i686-2.6.32/net/softnet_stat") == (2, None, None, None, None, None)
    assert last("i686-3.2/net/softnet_stat") == (0, 7, None, None, None, None)
    assert last("x86_64-4.9/net/softnet_stat") == (0, 1, 7, None, None, None)
    assert last("s390x/net/softnet_stat") == (0, 0, 0, 1, 3, None)


def test_softnet_stat_with_the_cpu_but_no_backlog() -> None:
    row = "{:08x} 00000000 00000006" + " 00000000" * 8 + " {:08x}\n"
    data = "".join(row.format(4096 + cpu, cpu) for cpu in (0, 1, 5)).encode()
    frame = procframe.parse(data, "net/softnet_stat")
    assert [(record.cpu, record.backlog_length) for record in frame] == [(0, None), (1, None), (5, None)]
    assert frame.canonical
    assert procframe.regenerate(frame) == data
