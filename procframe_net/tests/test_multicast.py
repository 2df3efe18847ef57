"""Multicast routing and filters, anycast, flow labels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


@pytest.mark.parametrize("machine", ["x86_64", "s390x"])
def test_vifs(sample: Sample, machine: str) -> None:
    frame = sample(f"{machine}/net/ip_mr_vif")
    assert frame.canonical
    by_index, tunnel, gone = frame.records
    assert (by_index.vif, by_index.interface, by_index.rx_bytes, by_index.rx_packets) == (0, "eth0", 1234567890, 98765)
    assert (by_index.flags, by_index.local_ifindex, by_index.local_address) == (["USE_IFINDEX"], 3, None)
    assert (tunnel.flags, tunnel.local_ifindex, tunnel.local_address) == (["TUNNEL"], None, "10.0.0.1")
    assert (tunnel.remote_address, tunnel.tx_bytes, tunnel.tx_packets) == ("10.0.0.2", 98000, 70)
    assert (gone.vif, gone.interface, gone.flags) == (31, "none", ["REGISTER"])


def test_unknown_flag_of_a_vif() -> None:
    """VIFF_STATIC, which the kernel keeps for itself."""
    data = (
        b"Interface      BytesIn  PktsIn  BytesOut PktsOut Flags Local    Remote\n"
        b" 0 eth0              0       0         0       0 08008 00000003 00000000\n"
    )
    frame = procframe.parse(data, "net/ip_mr_vif")
    assert frame.records[0].flags == ["USE_IFINDEX", "0x8000"]
    assert [piece.text for piece in frame.unrecognised] == ["0x8000"]
    assert procframe.regenerate(frame) == data


def test_vifs_of_ipv6(sample: Sample) -> None:
    assert [(row.interface, row.flags, row.rx_bytes, row.tx_packets) for row in sample("x86_64/net/ip6_mr_vif")] == [
        ("pim6reg", ["REGISTER"], 0, 0),
        ("eth0", [], 8000, 20),
    ]


def test_multicast_routes(sample: Sample) -> None:
    assert sample("x86_64/net/ip_mr_cache").to_dicts() == [
        {
            "group": "239.1.1.1",
            "origin": "198.51.100.9",
            "input": 0,
            "packets": 7,
            "bytes": 9800,
            "wrong_interface": 1,
            "outputs": [{"vif": 1, "ttl": 1}, {"vif": 2, "ttl": 5}, {"vif": 12, "ttl": 128}],
        },
        {
            "group": "239.1.1.2",
            "origin": "198.51.100.10",
            "input": -1,
            "packets": 0,
            "bytes": 0,
            "wrong_interface": 0,
            "outputs": [],
        },
    ]
    big = sample("s390x/net/ip_mr_cache").records[0]
    assert (big.group, big.origin, len(big.outputs)) == ("239.1.1.1", "198.51.100.9", 1)
    six = sample("x86_64/net/ip6_mr_cache").records[0]
    assert (six.group, six.origin, six.input) == ("ff1e::7", "2001:db8::5", 1)
    assert [(output.vif, output.ttl) for output in six.outputs] == [(0, 1), (3, 254)]


@pytest.mark.parametrize("machine", ["x86_64", "s390x"])
def test_filters(sample: Sample, machine: str) -> None:
    row = sample(f"{machine}/net/mcfilter").records[0]
    assert (row.group, row.source, row.includes, row.excludes) == ("232.9.9.9", "198.51.100.7", 1, 0)


def test_filters_of_ipv6(sample: Sample) -> None:
    row = sample("x86_64/net/mcfilter6").records[0]
    assert (row.ifindex, row.interface, row.group, row.source) == (3, "eth0", "ff35::8000:1", "2001:db8::99")


def test_anycast(sample: Sample) -> None:
    assert [(row.ifindex, row.interface, row.address, row.users) for row in sample("x86_64/net/anycast6")] == [
        (2, "eth0", "2001:db8:1::", 1),
        (12345, "vlan-interface1", "fe80::", 2),
    ]


def test_flow_labels(sample: Sample) -> None:
    rows = sample("x86_64/net/ip6_flowlabel").to_dicts()
    assert rows[1] == {
        "label": "00ABC",
        "share": "PROCESS",
        "owner": 3163,
        "users": 2,
        "linger": 6,
        "expires": -12,
        "destination": "2001:db8:1::2",
        "options_length": 0,
    }
    assert [(row["label"], row["share"], row["options_length"]) for row in rows] == [
        ("12345", "ANY", 0),
        ("00ABC", "PROCESS", 0),
        ("FFFFF", "USER", 24),
    ]
