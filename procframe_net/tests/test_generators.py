"""The packet generator, broadcast managers, L2TP tunnels, clusters and modems of amateur radio, Prism cards: values."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]


def test_packet_generator(sample: Sample) -> None:
    (device,) = sample("x86_64-7.3/net/pktgen/eth1")
    assert (device.count, device.imix_weights, device.ifname) == (1000, ["40,7", "576,4", "1500,1"], "eth1")
    assert (device.max_flows, device.flowlen, device.flows) == (8, 5, 8)
    assert (device.dst_max, device.src_min, device.src_max, device.saddr) == ("192.0.2.254", "", "", None)
    assert (device.mpls, device.vlan_p, device.svlan_p, device.svlan_cfi) == (
        *(["0001000a", "0002000a", "0000000a"], 3, 5, 1),
    )
    assert (device.tos, device.traffic_class, device.burst, device.node) == (0x20, None, 8, 1)
    assert device.flags == ["IPSRC_RND", "UDPCSUM", "FLOW_RND", "IPSEC", "spi:5"]
    assert (device.imix_size_counts[2], device.started, device.idle) == ("1500,83", 12345678901, 17)
    assert device.result.split("\n")[1] == "  1000000pps 4608Mb/sec (4608000000bps) errors: 2"
    (device,) = sample("x86_64-5.10/net/pktgen/eth0.5@1")
    assert (device.saddr, device.max_daddr, device.dst_min) == ("::", "2001:db8::ff", None)
    assert (device.delay, device.traffic_class, device.xmit_mode) == ((1 << 64) - 1, 10, "netif_receive")
    assert (device.flags, device.result, device.mpls) == (["IPV6"], "Idle", None)
    (device,) = sample("x86_64-5.10/net/pktgen/eth2")
    assert (device.flags, device.dst_min, device.skb_priority) == ([], "", None)


def test_threads_of_the_packet_generator(sample: Sample) -> None:
    (thread,) = sample("x86_64-7.3/net/pktgen/kpktgend_0")
    assert (thread.running, thread.stopped, thread.result) == (["eth1", "eth2"], [], "OK: add_device=eth1")
    (thread,) = sample("x86_64-7.3/net/pktgen/kpktgend_11")
    assert (thread.running, thread.stopped, thread.result) == ([], ["eth3"], "NA")
    assert sample("x86_64-7.3/net/pktgen/pgctrl").records[0].version == "2.75"


def test_broadcast_manager(sample: Sample) -> None:
    (socket,) = sample("x86_64-7.3/net/can-bcm/39676")
    assert (socket.socket, socket.dropped, socket.bound) == ("00000000a832198c", 3, "any")
    checked, flexible, plain = socket.receives
    assert (checked.can_id, checked.frames, checked.fd_frames, checked.check_dlc) == (0x123, 1, None, True)
    assert (checked.timeout, checked.throttle, checked.told, checked.received) == (500000, 1000, 2, 1000)
    assert (checked.near, checked.reduction) == (True, 100)
    assert (flexible.can_id, flexible.interface, flexible.frames, flexible.fd_frames) == (0x92345678, "any", None, 2)
    assert (flexible.check_dlc, flexible.near, flexible.timeout, flexible.reduction) == (False, False, None, 50)
    assert (plain.interface, plain.frames) == ("slcan10", 0)
    first, second = socket.sends
    assert (first.can_id, first.frames, first.interval1, first.interval2, first.sent) == (0x42, 1, None, 5000000, 39)
    assert (second.interface, second.fd_frames, second.interval1, second.interval2) == ("???", 64, 10, 20)
    (socket,) = sample("x86_64-6.1/net/can-bcm/1")
    assert (socket.bound, socket.receives, socket.sends) == ("vcan0", [], [])


def test_l2tp(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/net/pppol2tp")
    assert (first.name, first.user_data_ok, first.sessions_count) == ("tunl 7", True, 3)
    assert (first.tx_packets, first.tx_errors, first.rx_packets, first.rx_errors) == (1, 3, 4, 6)
    bound, new = first.sessions
    assert (bound.name, bound.address, bound.port, bound.session_id) == ("sess 7/1", "192.0.2.1", 1701, 1)
    assert (bound.peer_tunnel_id, bound.peer_session_id, bound.state) == (8, 0xFFFFFFFF, ["CONNECTED", "BOUND"])
    assert (bound.recv_seq, bound.send_seq, bound.mode, bound.reorder_timeout) == (True, True, "LNS", 100)
    assert (bound.nr, bound.ns, bound.tx_bytes, bound.rx_errors, bound.interface) == (11, 12, 14, 18, "ppp0")
    assert (new.address, new.state, new.user_data_ok, new.recv_seq, new.mode) == ("0.0.0.0", [], False, False, "LAC")
    assert new.interface is None
    assert (second.name, second.user_data_ok, second.sessions) == ("tunl 9", False, [])


def test_clusters(sample: Sample) -> None:
    assert sample("x86_64-6.1/net/ipt_CLUSTERIP/192.0.2.1").records[0].nodes == [1, 2, 16]


def test_modems(sample: Sample) -> None:
    first, second = sample("x86_64-5.10/net/yam")
    assert (first.interface, first.up, first.speed, first.io_base, first.irq) == ("yam0", True, 9600, 0x3F8, 4)
    assert (first.tx_state, first.duplex, first.tx_delay, first.persist, first.rx_overruns) == ("DATA", 1, 300, 64, 1)
    assert (second.up, second.tx_state) == (False, "OFF")
    frame = sample("x86_64-5.10/net/z8530drv")
    assert frame.header.version == "3.0"
    first, second = frame
    assert (first.data_port, first.control_port, first.irq, first.clock, first.brand) == (
        0x150,
        0x151,
        7,
        4915200,
        0x20,
    )
    assert (first.enhanced, first.vector_latch, first.clock_source, first.soft_dcd) == (True, 0x168, "DPLL", True)
    assert (first.rx_frames, first.tx_underruns, first.no_space, first.tx_state) == (5, 10, 11, "ACTIVE")
    assert (first.tx_delay, first.duplex, first.max_defer, first.tx_inhibit, first.group) == (
        36,
        "link",
        120,
        False,
        128,
    )
    assert (second.nrz, second.clock_source, second.tx_inhibit) == (True, "external", True)


def test_prism_cards(sample: Sample) -> None:
    where = "x86_64-6.1/net/hostap/wlan0"
    (stats,) = sample(f"{where}/stats")
    assert list(stats.values()) == list(range(1, 22))
    assert (stats.tx_unicast_frames, stats.rx_fcs_errors, stats["RxMessageInBadMsgFragments"]) == (1, 16, 21)
    (debug,) = sample(f"{where}/ap_debug")
    assert (debug.bridged_multicast_frames, debug.max_inactivity, debug.tx_drop_nonassoc) == (2, 3, 8)
    assert [(row.name, row.value) for row in sample(f"{where}/registers")] == [
        ("CMD", 0x21),
        ("PARAM0", 0),
        ("STATUS", 0x8001),
        ("PCI_M0_ADDRH", 0xFFFF),
    ]
    frame = sample(f"{where}/ap_control")
    assert (frame.header.policy, frame.header.entries) == ("deny", 2)
    assert [row.mac for row in frame] == ["00:11:22:33:44:55", "52:54:00:12:34:56"]
    assert [(row.interface, row.remote_address) for row in sample(f"{where}/wds")] == [
        ("wlan0wds0", "00:11:22:33:44:66")
    ]
