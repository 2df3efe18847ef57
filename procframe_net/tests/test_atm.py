"""ATM: values."""

from __future__ import annotations

from collections.abc import Callable

from procframe import Frame

Sample = Callable[[str], Frame]


def test_interfaces(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/net/atm/devices")
    assert (first.device, first.type, first.esi, first.references) == (0, "solos-pci", "00:11:22:33:44:ff", 3)
    assert (first.aal5_tx, first.aal5_tx_errors, first.aal5_rx, first.aal5_rx_errors, first.aal5_rx_drops) == (
        *(123456, 1, 654321, 2, 4294967295),
    )
    assert (second.type, second.aal0_tx, second.aal0_rx_drops, second.aal5_tx) == ("atmtcp", 1, 5, 0)


def test_permanent_circuits(sample: Sample) -> None:
    ip, plain, unset = sample("x86_64-6.1/net/atm/pvc")
    assert (ip.device, ip.vpi, ip.vci, ip.aal, ip.rx_class) == (0, 8, 35, "5", "UBR")
    assert (ip.clip_interface, ip.clip_encapsulation) == ("atm0", "LLC/SNAP")
    assert (plain.aal, plain.rx_min_pcr, plain.rx_class, plain.tx_min_pcr, plain.tx_class) == (
        *("3/4", 100, "CBR", 353207, "ABR"),
    )
    assert plain.clip_interface is None
    assert (unset.aal, unset.clip_interface, unset.clip_encapsulation) == (None, "none?", "None")
    assert [(row.vpi, row.vci, row.tx_class) for row in sample("x86_64-7.3/net/atm/pvc")] == [(255, 65535, "UBR")]


def test_circuits(sample: Sample) -> None:
    frame = sample("x86_64-7.3/net/atm/vc")
    assert frame.variant == "default"
    first, second, third = frame
    assert (first.device, first.vpi, first.vci, first.family, first.flags) == (0, 8, 35, "PVC", ["addr", "ready"])
    assert (first.tx_buffer, first.rx_queue, first.references) == (229376, 768, 2)
    assert (second.device, second.vpi, second.error, second.flags) == (None, None, 110, [])
    assert (third.family, third.flags) == ("20", ["addr", "ready", "bit4"])
    frame = sample("i686-3.2/net/atm/vc")
    assert (frame.variant, frame.records[0].pointer, frame.records[0].family) == ("32-bit", "c0de1234", "SVC")


def test_switched_circuits(sample: Sample) -> None:
    both, waiting, private, public = sample("x86_64-6.1/net/atm/svc")
    assert (both.vci, both.state, both.public_address, both.private_address) == (
        40,
        "CONNECTED",
        "4930555123",
        "47" * 20,
    )
    assert (waiting.pointer, waiting.device, waiting.state) == ("00000000a832198c", None, "LISTEN")
    assert (waiting.public_address, waiting.private_address) == (None, None)
    assert (private.public_address, private.private_address) == (None, "39" * 20)
    assert (public.public_address, public.private_address) == ("4930555123", None)
    assert sample("i686-3.2/net/atm/svc").records[0].pointer == "c0de1234"


def test_neighbours(sample: Sample) -> None:
    direct, far, asked, expired, numbered = sample("x86_64-6.1/net/atm/arp")
    assert (direct.interface, direct.type, direct.encapsulation, direct.idle) == ("atm0", "PVC", "LLC", 3)
    assert (direct.ip_address, direct.atm_address) == ("192.0.2.1", "0.8.35")
    assert (far.interface, far.encapsulation, far.idle, far.ip_address) == ("atm123", "NULL", 123456, "192.168.200.200")
    assert far.atm_address == "47.0005.80FFE1000000F21A26D8.0020EA000EE0.00"
    assert (asked.atm_address, asked.expired_references) == (None, None)
    assert (expired.atm_address, expired.expired_references) == (None, 2)
    assert numbered.atm_address == "4930555123"


def test_bridges(sample: Sample) -> None:
    first, second = sample("x86_64-7.3/net/atm/br2684")
    assert (first.interface, first.mac, first.mac_origin) == ("nas0", "00:11:22:33:44:55", "set")
    assert [(row.circuit, row.encapsulation, row.payload, row.copies_failed, row.filter) for row in first.circuits] == [
        ("0.8.35", "LLC", "bridged", 1, "192.0.2.0/255.255.255.0"),
        ("0.8.36", "VC", "bridged", 0, None),
    ]
    assert (second.interface, second.number, second.mac_origin, second.circuits) == ("br0:1", 1, "auto", [])


def test_lan_emulation(sample: Sample) -> None:
    both, pending, wide, from_it = sample("x86_64-6.1/net/atm/lec")
    assert (both.status, both.flags, both.vpi, both.vci, both.rx_vpi, both.rx_vci) == (
        *("ESI_FORWARD_DIRECT", ["remote"], 100, 32, 0, 33),
    )
    assert (pending.interface, pending.status, pending.flags, pending.vpi) == (
        *("lec12", "ESI_ARP_PENDING", ["permanent"], None),
    )
    assert (pending.without_circuit, wide.without_circuit) == (True, None)
    assert (wide.status, wide.vpi, wide.vci, wide.rx_vpi) == ("<Undefined>", 0, 1234, None)
    assert (from_it.flags, from_it.vpi, from_it.rx_vpi, from_it.rx_vci) == (["remote", "permanent"], None, 1, 44)


def test_shortcuts(sample: Sample) -> None:
    frame = sample("x86_64-6.1/net/atm/mpc")
    first, second = frame.header.qos
    assert (first.ip_address, first.tx_max_pcr, first.tx_max_sdu, first.rx_max_pcr, first.rx_max_sdu) == (
        *("192.0.2.77", 1, 9188, 5, 12345678),
    )
    assert second.ip_address == "192.0.2.78"
    client, idle = frame
    assert (client.number, idle.number, idle.ingress, idle.egress) == (0, 1, [], [])
    assert [(row.state, row.holding_time, row.packets_forwarded, row.vci) for row in client.ingress] == [
        ("resolved", 1200, 42, 45),
        ("refreshing", -5, 1, None),
    ]
    purged, bad = client.egress
    assert (purged.atm_address, purged.cache_id, purged.state, purged.packets_received) == ("47" * 20, 7, "purge", 9)
    assert (purged.ip_address, purged.vci, bad.ip_address, bad.vpi) == ("192.0.2.10", 46, "0.0.0.0", None)
