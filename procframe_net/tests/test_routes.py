"""Routes, neighbours, addresses and groups."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_route(sample: Sample) -> None:
    frame = sample("x86_64/net/route")
    default, _, tunnel, reject, host, odd = frame.records
    assert default.to_dict() == {
        "interface": "eth0",
        "destination": "0.0.0.0",
        "gateway": "192.0.2.1",
        "flags": ["UP", "GATEWAY"],
        "references": 0,
        "use": 0,
        "metric": 100,
        "mask": "0.0.0.0",
        "mtu": 0,
        "window": 0,
        "irtt": 0,
    }
    assert (tunnel.interface, tunnel.mask, tunnel.mtu, tunnel.window, tunnel.irtt) == (
        "wg-office.100",
        "255.0.0.0",
        1420,
        65535,
        40,
    )
    assert (reject.interface, reject.flags, reject.metric) == ("*", ["UP", "REJECT"], -1)
    assert (host.destination, host.flags) == ("198.51.100.9", ["UP", "GATEWAY", "HOST"])
    assert (odd.interface, odd.mask) == ("br\udcff\x1c0", "255.240.0.0")


def test_route_of_a_big_endian_machine(sample: Sample) -> None:
    assert [(r.destination, r.gateway, r.mask) for r in sample("s390x/net/route")] == [
        ("0.0.0.0", "192.0.2.1", "0.0.0.0"),
        ("192.0.2.0", "0.0.0.0", "255.255.255.0"),
    ]


def test_ipv6_route(sample: Sample) -> None:
    frame = sample("x86_64/net/ipv6_route")
    assert frame.to_dicts()[2] == {
        "destination": "::",
        "destination_prefix_length": 0,
        "source": "::",
        "source_prefix_length": 0,
        "gateway": "fe80::1",
        "metric": 1024,
        "references": 5,
        "use": 0,
        "flags": ["UP", "GATEWAY", "DEFAULT", "ADDRCONF", "EXPIRES"],
        "interface": "eth0",
    }
    assert [record.flags for record in frame.records[3:6]] == [
        ["UP", "GATEWAY", "PREF_LOW"],
        ["UP", "GATEWAY", "PREF_HIGH"],
        ["UP", "NONEXTHOP", "LOCAL"],
    ]
    assert (frame.records[4].source, frame.records[4].source_prefix_length) == ("2001:db8::", 32)
    assert (frame.records[6].interface, frame.records[6].flags) == (None, ["UP", "REJECT"])
    assert frame.records[7].metric == 4294967295


def test_rt_cache(sample: Sample) -> None:
    assert sample("x86_64/net/rt_cache").records == []
    local, remote = sample("i686-2.6.32/net/rt_cache").records
    assert (local.flags, local.hh_references, local.use) == (["DIRECTSRC", "LOCAL"], None, 24)
    assert remote.to_dict() == {
        "interface": "eth0",
        "destination": "198.51.100.7",
        "gateway": "192.0.2.1",
        "flags": [],
        "references": 2,
        "use": 1,
        "metric": 0,
        "source": "192.0.2.10",
        "mtu": 1500,
        "window": 0,
        "irtt": 940,
        "tos": 16,
        "hh_references": 3219,
        "hh_uptodate": 1,
        "specific_destination": "192.0.2.10",
    }


def test_arp(sample: Sample) -> None:
    frame = sample("x86_64/net/arp")
    assert frame.to_dicts()[0] == {
        "ip_address": "192.0.2.1",
        "hardware_type": "ETHER",
        "flags": ["COM"],
        "hardware_address": "52:54:00:12:34:56",
        "interface": "eth0",
    }
    assert [(r.hardware_type, r.flags, r.hardware_address, r.interface) for r in frame.records[1:]] == [
        ("ETHER", [], "00:00:00:00:00:00", "eth0"),
        ("ETHER", ["COM", "PERM"], "02:11:22:33:44:55", "enp0s31f6vlan99"),
        ("ETHER", ["PERM", "PUBL"], "00:00:00:00:00:00", "*"),
        ("INFINIBAND", ["COM"], "80:00:02:08:fe:80:00:00:00", "ib0"),
        ("NONE", ["COM"], None, "tun0"),
        ("AX25", ["COM"], "N0CALL-1", "ax0"),
        (31000, ["COM"], "0a", "odd0"),
    ]


def test_arp_with_other_blanks_keeps_its_values() -> None:
    data = (
        b"IP address       HW type     Flags       HW address            Mask     Device\n"
        b"192.168.1.1    0x1         0x2         cc:aa:dd:ee:aa:bb     *        eth0\n"
    )
    frame = procframe.parse(data, "net/arp")
    assert not frame.canonical
    assert (frame.records[0].hardware_address, frame.records[0].interface) == ("cc:aa:dd:ee:aa:bb", "eth0")
    assert procframe.regenerate(frame) == data


def test_if_inet6(sample: Sample) -> None:
    frame = sample("x86_64/net/if_inet6")
    assert [(r.address, r.ifindex, r.prefix_length, r.scope, r.flags, r.interface) for r in frame] == [
        ("::1", 1, 128, "host", ["PERMANENT"], "lo"),
        ("fe80::211:22ff:fe33:4455", 2, 64, "link", ["PERMANENT"], "eth0"),
        ("2001:db8::10", 2, 64, "global", ["TEMPORARY"], "eth0"),
        ("2001:db8::bad", 300, 64, "global", ["DADFAILED", "TENTATIVE", "PERMANENT"], "enp0s31f6vlan99"),
        ("fec0::1", 4, 64, "site", ["DEPRECATED", "TENTATIVE"], "site0"),
        ("::192.0.2.1", 5, 96, "compat-v4", ["PERMANENT"], "sit0"),
    ]


def test_network_order_is_the_same_on_every_machine(sample: Sample) -> None:
    assert sample("s390x/net/if_inet6").records == sample("x86_64/net/if_inet6").records[1:2]


def test_igmp(sample: Sample) -> None:
    lo, eth0, other = sample("x86_64/net/igmp").to_dicts()
    assert (lo["ifindex"], lo["interface"], lo["count"], lo["querier"]) == (1, "lo", 1, "V3")
    assert [group["address"] for group in lo["groups"]] == ["224.0.0.1"]
    assert (eth0["count"], eth0["querier"]) == (3, "V2")
    assert eth0["groups"][:2] == [
        {"address": "239.255.255.250", "users": 2, "timer_running": True, "timer": 412, "reporter": True},
        {"address": "224.0.0.251", "users": 1, "timer_running": False, "timer": 0, "reporter": True},
    ]
    assert (other["ifindex"], other["interface"]) == (123, "enp0s31f6vlan99")


def test_igmp_of_a_big_endian_machine(sample: Sample) -> None:
    lo, dummy = sample("s390x/net/igmp").records
    assert [group.address for group in lo.groups] == ["224.0.0.1"]
    assert (dummy.interface, dummy.groups) == ("dummy0", [])


def test_igmp6(sample: Sample) -> None:
    frame = sample("x86_64/net/igmp6")
    assert frame.to_dicts()[2] == {
        "ifindex": 2,
        "interface": "eth0",
        "address": "ff02::1:ff33:4455",
        "users": 2,
        "flags": ["TIMER_RUNNING", "LOADED"],
        "timer": 311,
    }
    assert [(r.ifindex, r.interface, r.timer) for r in frame.records[3:]] == [
        (12345, "enp0s31f6vlan99", 0),
        (3, "br\udcff0", -1),
    ]
    assert frame.records[4].flags == ["LAST_REPORTER", "LOADED", "GSQUERY"]


def test_the_greatest_metric_of_older_and_newer_kernels() -> None:
    """Older kernels print the metric as if it had a sign."""
    head = b"Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT".ljust(127) + b"\n"
    for metric in (-1, 4294967295):
        row = b"fifteen-chars-x\t00000000\t0101A8C0\t0003\t0\t0\t%d\t00000000\t0\t0\t0" % metric
        data = head + row.ljust(127) + b"\n"
        frame = procframe.parse(data, "net/route")
        assert (frame.canonical, frame.records[0].interface, frame.records[0].metric) == (
            True,
            "fifteen-chars-x",
            metric,
        )
        assert procframe.regenerate(frame) == data
