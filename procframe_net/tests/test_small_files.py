"""Files that have no family: packet scheduling, accounting, booting over the network, PPPoE, matches of iptables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from procframe import Frame

Sample = Callable[[str], Frame]


def test_psched(sample: Sample) -> None:
    assert sample("x86_64/net/psched").to_dicts() == [
        {"tick_multiplier": 1000, "tick": 64, "clock_factor": 1000000, "timer_frequency": 1000000000}
    ]


@pytest.mark.parametrize("machine", ["x86_64", "s390x"])
def test_realms(sample: Sample, machine: str) -> None:
    rows = sample(f"{machine}/net/rt_acct").to_dicts()
    assert len(rows) == 256
    assert rows[0] == {"tx_bytes": 4294967295, "tx_packets": 1234567, "rx_bytes": 98765, "rx_packets": 321}
    assert rows[10] == {"tx_bytes": 1500, "tx_packets": 1, "rx_bytes": 40, "rx_packets": 2}


def test_network_of_the_boot(sample: Sample) -> None:
    told = sample("x86_64/net/pnp").records[0]
    assert (told.protocol, told.domain, told.boot_server) == ("DHCP", "example.org", "192.0.2.1")
    assert [server.address for server in told.nameservers] == ["192.0.2.53", "198.51.100.53"]
    manual = sample("s390x/net/pnp").records[0]
    assert (manual.protocol, manual.domain, manual.nameservers) == (None, None, [])
    servers = sample("x86_64/net/ipconfig/ntp_servers")
    assert [server.address for server in servers] == ["192.0.2.123", "203.0.113.123"]


def test_token_ring(sample: Sample) -> None:
    frame = sample("x86_64-3.2/net/tr_rif")
    assert frame.canonical
    assert [(row.interface, row.expires, row.routing_control, row.segments) for row in frame] == [
        ("tr0", 594, None, None),
        ("tr0", -3, 0x0830, "00A-1-00B-2-FFF"),
        ("?", 12, 0x0270, None),
    ]


def test_pppoe(sample: Sample) -> None:
    """The number is in network order: what a little-endian machine prints is swapped."""
    assert [(row.session, row.address, row.interface) for row in sample("x86_64/net/pppoe")] == [
        (0x17, "02:01:02:03:04:05", "eth0"),
        (0xFFFF, "02:01:02:03:04:06", "wan-interface.7"),
    ]
    assert sample("s390x/net/pppoe").records[0].session == 0x17


def test_recent(sample: Sample) -> None:
    assert sample("x86_64/net/xt_recent/ssh in").to_dicts() == [
        {
            "source": "192.0.2.9",
            "ttl": 64,
            "last_seen": 4295005998,
            "oldest_packet": 2,
            "stamps": [4295005793, 4295005998],
        },
        {"source": "2001:db8::15", "ttl": 0, "last_seen": 4294993718, "oldest_packet": 1, "stamps": [4294993718]},
    ]


def test_hashlimit(sample: Sample) -> None:
    first, second = sample("x86_64/net/ipt_hashlimit/http").to_dicts()
    assert first == {
        "expires": 10,
        "source_address": "192.0.2.9",
        "source_port": 0,
        "destination_address": "0.0.0.0",
        "destination_port": 443,
        "credit": 68719476500000,
        "credit_cap": 68719476500000,
        "cost": 13743895300000,
    }
    assert (second["expires"], second["source_port"], second["credit"]) == (-1, 1024, 0)
    six = sample("x86_64/net/ip6t_hashlimit/http6").records[0]
    assert (six.source_address, six.destination_address, six.destination_port) == ("2001:db8::9", "::", 443)


def test_what_old_wireless_drivers_log(sample: Sample) -> None:
    assert sample("x86_64-6.1/net/ieee80211/debug_level").to_dicts() == [{"debug_level": 0x800403}]
