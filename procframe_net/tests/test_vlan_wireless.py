"""VLANs and wireless interfaces."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_vlans(sample: Sample) -> None:
    frame = sample("x86_64/net/vlan/config")
    assert frame.header.name_type == "VLAN_NAME_TYPE_RAW_PLUS_VID_NO_PAD"
    assert [(vlan.interface, vlan.vlan_id, vlan.device) for vlan in frame] == [
        ("eth0.5", 5, "eth0"),
        ("fifteen-chars-x", 4094, "br\udcff0"),
        ("qinq", 9, "eth0.5"),
    ]


def test_a_vlan(sample: Sample) -> None:
    (vlan,) = sample("x86_64/net/vlan/eth0.5")
    assert vlan.to_dict() == {
        "interface": "eth0.5",
        "vlan_id": 5,
        "reorder_hdr": True,
        "priv_flags": 0x81021,
        "rx_packets": 11,
        "rx_bytes": 1234567890123,
        "multicast": 3,
        "tx_packets": 7,
        "tx_bytes": 890,
        "headroom_increments": None,
        "encapsulations": None,
        "device": "eth0",
        "ingress_priorities": [0, 2, 0, 4, 0, 0, 0, 7],
        "egress_priorities": {16: 1, 5: 6},
    }


def test_a_vlan_of_an_old_kernel(sample: Sample) -> None:
    (vlan,) = sample("i686-2.6.32/net/vlan/vlan9")
    assert (vlan.headroom_increments, vlan.encapsulations) == (6, 7)
    assert (vlan.reorder_hdr, vlan.egress_priorities) == (False, {})


def test_the_configuration_is_no_interface() -> None:
    assert procframe.match("/proc/net/vlan/config").name == "net/vlan/config"
    assert procframe.match("/proc/net/vlan/eth0.5").name == "net/vlan/<interface>"


def test_wireless(sample: Sample) -> None:
    frame = sample("x86_64/net/wireless")
    assert frame.header.version == 22
    one, two = frame
    assert (one.interface, one.status, one.link, one.level, one.noise) == ("wlan0", 0, 55, -55, -256)
    assert (one.link_updated, one.level_updated, one.noise_updated) == (True, True, False)
    assert (one.discarded_nwid, one.discarded_crypt, one.discarded_misc, one.missed_beacon) == (0, 1, 19450, 7)
    assert (two.interface, two.status, two.level, two.discarded_nwid) == ("fifteen-chars-x", 0x1F, 200, 1234567)
    assert (two.link_updated, two.noise_updated) == (False, True)


def test_a_counter_that_is_printed_as_if_it_had_a_sign() -> None:
    data = (
        b"Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE\n"
        b" face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22\n"
        b"fifteen-chars-x: 0000   70.  -40.  -256        0 -2147483648     -1 2147483647      3        9\n"
    )
    frame = procframe.parse(data, "net/wireless")
    assert frame.canonical
    (row,) = frame
    assert (row.interface, row.level, row.noise, row.noise_updated) == ("fifteen-chars-x", -40, -256, False)
    assert (row.discarded_nwid, row.discarded_crypt, row.discarded_frag) == (0, 2147483648, 4294967295)
    assert (row.discarded_retry, row.discarded_misc, row.missed_beacon) == (2147483647, 3, 9)
    assert procframe.regenerate(frame) == data
