"""Bonds: ``net/bonding/INTERFACE``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_lacp(sample: Sample) -> None:
    frame = sample("x86_64/net/bonding/bond0")
    (bond,) = frame
    assert frame.canonical
    assert (bond.version, bond.mode) == ("6.12.0", "IEEE 802.3ad Dynamic link aggregation")
    assert (bond.xmit_hash_policy, bond.xmit_hash_policy_number) == ("layer3+4", 1)
    assert (bond.mii_status, bond.mii_polling_interval, bond.up_delay, bond.down_delay) == ("up", 100, 200, 100)
    assert (bond.primary_slave, bond.arp_polling_interval, bond.arp_ip_targets) == (None, None, None)
    assert bond.ad_info.to_dict() == {
        "lacp_active": True,
        "lacp_rate": "fast",
        "min_links": 1,
        "ad_select": "bandwidth",
        "system_priority": 65535,
        "system_mac_address": "02:00:00:00:00:01",
        "without_aggregator": None,
        "active_aggregator": {
            "aggregator_id": 1,
            "ports": 2,
            "actor_key": 15,
            "partner_key": 32773,
            "partner_mac_address": "02:11:22:33:44:55",
        },
    }


def test_slaves(sample: Sample) -> None:
    one, two = sample("x86_64/net/bonding/bond0").records[0].slaves
    assert (one.interface, one.mii_status, one.speed, one.duplex) == ("eth0", "up", 10000, "full")
    assert (two.interface, two.mii_status, two.speed, two.duplex) == ("eth1", "going back", "Unknown", "Unknown")
    assert (two.link_failure_count, two.permanent_hw_addr, two.queue_id) == (3, "02:00:00:00:00:02", 5)
    assert (one.aggregator_id, one.actor_churn_state, one.partner_churn_state) == (1, "none", "monitoring")
    assert (one.actor_churned_count, one.partner_churned_count) == (0, 2)
    assert one.actor.to_dict() == {
        "system_priority": 65535,
        "system_mac_address": "02:00:00:00:00:01",
        "port_key": 15,
        "port_priority": 255,
        "port_number": 1,
        "port_state": [
            *("LACP_ACTIVITY", "LACP_TIMEOUT", "AGGREGATION", "SYNCHRONIZATION", "COLLECTING", "DISTRIBUTING")
        ],
    }
    assert (one.partner.oper_key, one.partner.port_number) == (32773, 17)
    assert two.actor.port_state == ["LACP_ACTIVITY", "LACP_TIMEOUT", "AGGREGATION", "DEFAULTED", "EXPIRED"]
    assert two.partner.port_state == []


def test_monitoring_by_arp(sample: Sample) -> None:
    (bond,) = sample("x86_64/net/bonding/bond1")
    assert (bond.mode, bond.fail_over_mac) == ("fault-tolerance (active-backup)", "follow")
    assert (bond.primary_slave, bond.primary_reselect, bond.currently_active_slave) == ("ib0", "better", "ib0")
    assert (bond.peer_notification_delay, bond.arp_polling_interval, bond.arp_missed_max) == (300, 250, 2)
    assert bond.arp_ip_targets == ["10.0.0.1", "10.0.0.254"]
    assert bond.ns_ip6_targets == ["fe80::1"]
    assert bond.ad_info is None
    assert len(bond.slaves[0].permanent_hw_addr.split(":")) == 20
    assert bond.slaves[1].interface == "eth(0)"


def test_a_bond_without_slaves_or_targets(sample: Sample) -> None:
    frame = sample("x86_64/net/bonding/bond2")
    (bond,) = frame
    assert frame.canonical
    assert (bond.mode, bond.primary_slave, bond.primary_reselect) == ("adaptive load balancing", "None", None)
    assert (bond.currently_active_slave, bond.mii_status, bond.slaves) == ("None", "down", [])
    assert (bond.arp_ip_targets, bond.ns_ip6_targets) == ([], [])


def test_older_kernels(sample: Sample) -> None:
    (bond,) = sample("x86_64-5.10/net/bonding/bond0")
    assert (bond.version, bond.peer_notification_delay, bond.ad_info.lacp_active) == ("3.7.1 (April 27, 2011)", 0, None)
    assert (bond.slaves[0].aggregator_id, bond.slaves[0].actor) == ("N/A", None)
    (bond,) = sample("x86_64-3.2/net/bonding/bond0")
    assert (bond.peer_notification_delay, bond.ad_info.without_aggregator) == (None, "bond0")
    assert (bond.ad_info.active_aggregator, bond.slaves[0].speed, bond.slaves[0].duplex) == (None, 100, "half")
    (bond,) = sample("i686-2.6.32/net/bonding/bond0")
    assert (bond.version, bond.mode) == ("3.5.0 (November 4, 2008)", "load balancing (round-robin)")
    assert (bond.slaves[0].speed, bond.slaves[0].queue_id) == (None, None)


@pytest.mark.parametrize("path", ["net/bonding/bond0", "/proc/net/bonding/a b", "/proc/7/net/bonding/bond0"])
def test_any_interface_name(path: str) -> None:
    assert procframe.match(path).name == "net/bonding/<interface>"


def test_a_line_of_a_later_kernel() -> None:
    data = (
        b"Ethernet Channel Bonding Driver: v9.9\n\nBonding Mode: load balancing (xor)\nMII Status: up\nWarp: 9\n"
        b"\nSlave Interface: eth0\nMII Status: up\nWarp: 8\n\nSlave Interface: eth1\nMII Status: down\n"
    )
    frame = procframe.parse(data, "net/bonding/bond0")
    (bond,) = frame
    assert [slave.mii_status for slave in bond.slaves] == ["up", "down"]
    assert [(piece.where, piece.text) for piece in frame.unrecognised] == [
        ("records[0]", "Warp: 9"),
        ("records[0].slaves[0]", "Warp: 8"),
    ]
    assert procframe.regenerate(frame) == data
