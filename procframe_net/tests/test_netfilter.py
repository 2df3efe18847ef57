"""What netfilter and iptables are made of: names, loggers, queues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ip_tables_names", ["filter", "nat", "mangle"]),
        ("ip_tables_matches", ["addrtype", "conntrack", "conntrack", "conntrack", "udplite", "icmp"]),
        ("ip_tables_targets", ["MASQUERADE", "REJECT", "DNAT", "ERROR"]),
        ("ip6_tables_names", ["raw"]),
        ("ip6_tables_matches", ["icmp6"]),
        ("ip6_tables_targets", ["REJECT", "LOG"]),
        ("arp_tables_names", ["filter"]),
        ("arp_tables_matches", ["standard"]),
        ("arp_tables_targets", ["mangle"]),
    ],
)
def test_names(sample: Sample, name: str, expected: list[str]) -> None:
    assert [row.name for row in sample(f"x86_64/net/{name}")] == expected


def test_loggers(sample: Sample) -> None:
    frame = sample("x86_64/net/netfilter/nf_log")
    assert frame.unrecognised == []
    assert [(row.family, row.logger, row.loggers) for row in frame] == [
        ("UNSPEC", None, ["nfnetlink_log"]),
        ("IPV4", "nf_log_ipv4", ["nf_log_ipv4", "nfnetlink_log"]),
        (4, None, []),
        ("IPV6", "nfnetlink_log", ["nfnetlink_log"]),
    ]


def test_queue_handlers(sample: Sample) -> None:
    assert [(row.family, row.handler) for row in sample("i686-2.6.32/net/netfilter/nf_queue")] == [
        ("UNSPEC", None),
        ("IPV4", "ip_queue"),
        ("IPV6", "nfnetlink_queue"),
    ]


def test_queues(sample: Sample) -> None:
    rows = sample("x86_64/net/netfilter/nfnetlink_queue").to_dicts()
    assert rows[0] == {
        "queue": 3,
        "portid": 4079,
        "queued": 12,
        "copy_mode": "PACKET",
        "copy_range": 65531,
        "dropped": 7,
        "user_dropped": 1,
        "id_sequence": 10021,
        "one": 1,
    }
    assert (rows[1]["queue"], rows[1]["portid"], rows[1]["copy_mode"]) == (65535, 4079562844, "META")


def test_log_groups(sample: Sample) -> None:
    rows = sample("x86_64/net/netfilter/nfnetlink_log").to_dicts()
    assert rows[0] == {
        "group": 0,
        "portid": 3669133822,
        "queued": 1,
        "copy_mode": "PACKET",
        "copy_range": 256,
        "flush_timeout": 100,
        "references": 2,
    }
    assert rows[1]["copy_mode"] == "NONE"
