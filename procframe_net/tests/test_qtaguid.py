"""``net/xt_qtaguid/**``: values."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]
WHERE = "aarch64-android/net/xt_qtaguid"


def test_tagged_traffic(sample: Sample) -> None:
    all_, app, tagged = sample(f"{WHERE}/stats").records
    assert (all_.index, all_.interface, all_.tag, all_.uid, all_.counter_set) == (2, "wlan0", 0, 0, 0)
    assert (app.uid, app.counter_set) == (10123, 1)
    assert (tagged.interface, tagged.tag) == ("rmnet_data0", 0xFFFFFFF500000000)
    assert (tagged.rx_bytes, tagged.tx_packets, tagged.rx_tcp_bytes, tagged.tx_other_packets) == (100, 103, 104, 115)


def test_interfaces(sample: Sample) -> None:
    wlan, lo = sample(f"{WHERE}/iface_stat_fmt").records
    assert (wlan.interface, wlan.rx_bytes, lo.interface, lo.tx_udp_bytes) == ("wlan0", 100, "lo", 112)
    up, down = sample(f"{WHERE}/iface_stat_all").records
    assert (up.active, up.rx_bytes, up.device_tx_packets) == (True, 10, 17)
    assert (down.interface, down.active, down.tx_bytes) == ("rmnet_data0", False, 77)
    assert sample(f"{WHERE}/iface_stat/wlan0/rx_bytes").records[0].value == (1 << 64) - 1
    assert sample(f"{WHERE}/iface_stat/wlan0/active").records[0].value == 1


def test_sockets_and_events(sample: Sample) -> None:
    frame = sample(f"{WHERE}/ctrl")
    untagged, tagged = frame.records
    assert (untagged.tag, untagged.uid, untagged.pid, untagged.f_count) == (10123, 10123, 4711, 2)
    assert (tagged.pointer, tagged.tag >> 32) == ("ffffffc012345678", 0xFFFFFFF5)
    events = {event.name: event.count for event in frame.header.events}
    assert (events["sockets_tagged"], events["match_calls"], events["match_no_sk_file"]) == (5, 99, 1)
