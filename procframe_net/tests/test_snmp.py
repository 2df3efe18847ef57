"""Counters by name: ``net/snmp``, ``net/netstat``, ``net/snmp6`` and the like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_a_record_for_each_protocol(sample: Sample) -> None:
    frame = sample("x86_64/net/snmp")
    assert [record.protocol for record in frame] == ["Ip", "Icmp", "IcmpMsg", "Tcp", "Udp", "UdpLite"]
    assert frame.unrecognised == []
    ip, icmp, messages, tcp, udp, _ = frame
    assert list(ip)[:4] == ["protocol", "Forwarding", "DefaultTTL", "InReceives"]
    assert (ip["Forwarding"], ip["DefaultTTL"], ip["InReceives"], ip["OutTransmits"]) == (
        "not-forwarding",
        64,
        100,
        117,
    )
    assert (icmp["InCsumErrors"], icmp["OutRateLimitHost"]) == (202, 217)
    assert dict(messages) == {"protocol": "IcmpMsg", "InType3": 17, "InType8": 5, "OutType0": 5, "OutType3": 30}
    assert (tcp["RtoAlgorithm"], tcp["MaxConn"], tcp.rto_max, tcp.CurrEstab) == ("other", "dynamic", 120000, 304)
    assert udp.in_datagrams == 18446744073709551615


def test_kernels_without_newer_columns(sample: Sample) -> None:
    frame = sample("x86_64-3.2/net/snmp")
    _, icmp, _, tcp, udp, lite = frame
    assert "InCsumErrors" not in icmp
    assert icmp.OutRateLimitGlobal is None
    assert list(tcp)[-1] == "OutRsts"
    assert (
        list(udp)
        == list(lite)
        == [*("protocol", "InDatagrams", "NoPorts", "InErrors", "OutDatagrams", "RcvbufErrors", "SndbufErrors")]
    )


def test_more_types_of_messages_than_go_on_a_line(sample: Sample) -> None:
    messages = [record for record in sample("s390x/net/snmp") if record.protocol == "IcmpMsg"]
    assert [len(record) - 1 for record in messages] == [16, 2]
    assert messages[0]["InType40"] == 41
    assert dict(messages[1]) == {"protocol": "IcmpMsg", "OutType0": 7, "OutType255": 1}


def test_names_and_values_that_do_not_go_together_are_never_shifted() -> None:
    data = b"Ip: Forwarding DefaultTTL InReceives\nIp: 1 64\nUdp: InDatagrams NoPorts\nUdp: 1 2\n"
    frame = procframe.parse(data, "net/snmp")
    assert frame.to_dicts() == [{"protocol": "Udp", "InDatagrams": 1, "NoPorts": 2}]
    assert [piece.text for piece in frame.unrecognised] == ["Ip: Forwarding DefaultTTL InReceives", "Ip: 1 64"]
    assert procframe.regenerate(frame) == data


def test_a_new_protocol_and_a_new_column() -> None:
    data = b"Udp: InDatagrams InQuantum\nUdp: 5 7\nQuic: InPackets\nQuic: 9\n"
    frame = procframe.parse(data, "net/snmp")
    assert frame.to_dicts()[1] == {"protocol": "Quic", "InPackets": 9}
    assert [piece.text for piece in frame.unrecognised] == ["InQuantum: 7", "InPackets: 9"]
    assert procframe.regenerate(frame) == data


def test_netstat(sample: Sample) -> None:
    tcp, ip, mptcp = sample("x86_64/net/netstat")
    assert (tcp["SyncookiesSent"], tcp["TWKilled"], tcp["TCPTimeouts"]) == (1000, 1012, 1039)
    assert tcp.tcp_timeouts == 1039
    assert (ip["InNoRoutes"], ip["ReasmOverlaps"]) == (2000, 2017)
    assert (mptcp["MPCapableSYNRX"], list(mptcp)[-1]) == (3000, "FallbackFailed")


@pytest.mark.parametrize("machine", ["x86_64", "x86_64-5.10", "x86_64-3.2"])
def test_all_columns_are_known(sample: Sample, machine: str) -> None:
    frame = sample(f"{machine}/net/netstat")
    assert frame.canonical
    assert frame.unrecognised == []


def test_netstat_of_an_old_kernel(sample: Sample) -> None:
    tcp, ip = sample("x86_64-3.2/net/netstat")
    assert (tcp["TCPPrequeued"], tcp["TCPDirectCopyFromPrequeue"]) == (21, 23)
    assert tcp.TCPAOGood is None
    assert ip["OutBcastOctets"] == 4294967284


def test_snmp6(sample: Sample) -> None:
    (record,) = sample("x86_64/net/snmp6")
    assert record["Ip6InReceives"] == 500
    assert record["Icmp6InEchos"] == record["Icmp6InType128"] == 3
    assert record["Icmp6InType200"] == 1
    assert record["Icmp6OutRouterSolicits"] == record["Icmp6OutType133"] == 4
    assert record["Icmp6OutRedirects"] == 0
    assert "Icmp6OutType137" not in record
    assert record.udp6_in_datagrams == 700


def test_a_new_name_in_snmp6_is_reported_and_a_type_is_not() -> None:
    data = b"Ip6InReceives                   \t5\nIcmp6InType255                  \t6\nIp6Teleported                   \t7\n"
    frame = procframe.parse(data, "net/snmp6")
    assert dict(frame.records[0]) == {"Ip6InReceives": 5, "Icmp6InType255": 6, "Ip6Teleported": 7}
    assert [piece.text for piece in frame.unrecognised] == ["Ip6Teleported: 7"]
    assert frame.canonical


def test_snmp6_of_an_interface(sample: Sample) -> None:
    (record,) = sample("x86_64/net/dev_snmp6/eth0")
    assert list(record)[:2] == ["ifIndex", "Ip6InReceives"]
    assert record["ifIndex"] == 2
    assert record["Icmp6InType135"] == 11
    assert "Udp6InDatagrams" not in record


def test_counters_of_other_protocols(sample: Sample) -> None:
    (xfrm,) = sample("x86_64/net/xfrm_stat")
    assert (xfrm["XfrmInError"], xfrm["XfrmAcquireError"]) == (0, 27)
    (tls,) = sample("x86_64/net/tls_stat")
    assert (tls["TlsCurrTxSw"], tls["TlsRxRekeyReceived"]) == (10, 26)
    (sctp,) = sample("x86_64/net/sctp/snmp")
    assert (sctp["SctpCurrEstab"], sctp["SctpInDataChunkDiscards"]) == (20, 51)


def test_a_kernel_without_udp_lite(sample: Sample) -> None:
    frame = sample("x86_64-7.3/net/snmp")
    assert (frame.canonical, frame.unrecognised) == (True, [])
    ip, icmp, messages, tcp, udp = frame
    assert (ip.Forwarding, ip.DefaultTTL, ip.OutTransmits) == ("not-forwarding", 64, 0)
    assert (icmp.InMsgs, icmp.OutRateLimitHost, icmp.OutEchoReps) == (9, 1, 4)
    assert messages["OutType3"] == 12
    assert (tcp.RtoAlgorithm, tcp.MaxConn, udp.OutDatagrams) == ("other", "dynamic", 4650)
