"""The values of files of single drivers: Aironet cards, RTAS of pSeries, PAL of Itanium, reference units of SGI UV."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]
CARD = "x86_64-6.1/driver/aironet/eth1"


def test_aironet_lists(sample: Sample) -> None:
    assert [row.address for row in sample(f"{CARD}/APList")] == ["00:40:96:a1:b2:c3", "00:40:96:a1:b2:c4"]
    assert sample("x86_64-4.9/driver/aironet/eth1/APList").records == []
    assert sample(f"{CARD}/SSID").records[0].ssids == ["tsunami", "my  net "]
    assert [tuple(row.to_dict().values()) for row in sample(f"{CARD}/BSSList")] == [
        ("00:40:96:a1:b2:c3", "tsunami", -47, 6, True, False, True, True),
        ("00:40:96:a1:b2:c4", "my  net", 60, 11, False, True, False, False),
        ("00:40:96:a1:b2:c5", "", 0, 1, False, False, False, False),
    ]


def test_aironet_ssid_with_any_bytes() -> None:
    data = b"rssi = 1\xff\x1c:\r\n\xa0\n"
    frame = procframe.parse(data, "driver/aironet/eth1/SSID")
    assert frame.records[0].ssids == ["rssi = 1\udcff\x1c:\r", "\udca0"]
    assert procframe.regenerate(frame) == data


def test_aironet_config(sample: Sample) -> None:
    config = sample(f"{CARD}/Config").records[0]
    assert (config.mode, config.radio, config.node_name, config.power_mode) == ("ESS", True, "laptop", "CAM")
    assert config.data_rates == [130, 132, 139, 150, 0, 0, 0, 0]
    assert (config.rts_threshold, config.tx_msdu_lifetime, config.rx_diversity) == (2312, 5000, "left")
    other = sample("x86_64-4.9/driver/aironet/eth1/Config").records[0]
    assert (other.mode, other.radio, other.node_name) == ("yna (any) bss rfmon", False, "name of sixteen.")


def test_aironet_status(sample: Sample) -> None:
    status = sample(f"{CARD}/Status").records[0]
    assert (status.status, status.mode) == (["CFG", "ACT", "SYN", "LNK"], 0x33)
    assert (status.ssid, status.bit_rate, status.manufacturer) == ("tsunami", 11, "Cisco Systems, Inc")
    assert (status.software_version, status.boot_block_version) == (0x560, 0x150)


def test_aironet_counters_and_keys(sample: Sample) -> None:
    counters = {row.name: row.value for row in sample(f"{CARD}/Stats")}
    assert (counters["RxMacCrcOk"], counters["LostSync-MaxRetry"]) == (4_000_000_000, 2)
    assert {row.value for row in sample(f"{CARD}/StatsDelta")} == {0}
    keys = sample(f"{CARD}/WepKey").records
    assert [key.to_dict() for key in keys] == [
        {"key": 0, "length": 13},
        {"key": 2, "length": 5},
        {"transmit_key": 0},
    ]
    assert sample("x86_64-4.9/driver/aironet/eth1/WepKey").records == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("ppc64le/powerpc/rtas/clock", {"time": 1763420905}),
        ("ppc-3.16/powerpc/rtas/clock", {"time": 0}),
        ("ppc64le/powerpc/rtas/frequency", {"frequency": 1000}),
        ("ppc64le/powerpc/rtas/volume", {"volume": 100}),
        ("ppc64le/powerpc/rtas/poweron", {"power_on_time": None}),
        ("ppc-3.16/powerpc/rtas/poweron", {"power_on_time": 1763420905}),
        ("ppc64le/powerpc/rtas/progress", {"text": "Linux ready"}),
        ("ppc64le/powerpc/rtas/rmo_buffer", {"address": 0x7A20000, "size": 1 << 16}),
    ],
)
def test_rtas(sample: Sample, where: str, expected: dict[str, object]) -> None:
    (record,) = sample(where).records
    assert record.to_dict() == expected


def test_rtas_progress_without_a_text(sample: Sample) -> None:
    assert sample("ppc-3.16/powerpc/rtas/progress").records == []


def test_gru_counters(sample: Sample) -> None:
    counters = {row.name: row.value for row in sample("x86_64-6.1/sgi_uv/gru/statistics")}
    assert counters == {"vdata_alloc": 12, "gts_alloc": 3, "copy_gpa": 12345678901234567}
    rows = [tuple(row.to_dict().values()) for row in sample("x86_64-6.1/sgi_uv/gru/mcs_statistics")]
    assert rows == [
        ("cch_allocate", 17, 2100, 9000),
        ("cch_interrupt_sync", 0, 0, 0),
        ("tgh_invalidate", 1234567890, 1, 3456789012),
    ]
    assert sample("x86_64-6.1/sgi_uv/gru/debug_options").records[0].options == ["statistics"]


def test_gru_contexts_whose_columns_touch(sample: Sample) -> None:
    rows = [tuple(row.to_dict().values()) for row in sample("x86_64-6.1/sgi_uv/gru/cch_status")]
    assert rows == [(0, 0, 0, 0, 0, 8, 4096, "INTR"), (1, 0, 15, 1234567, 4194304, 64, 32768, "OS_POLL")]


def test_gru_status(sample: Sample) -> None:
    rows = [tuple(row.to_dict().values()) for row in sample("x86_64-6.1/sgi_uv/gru/gru_status")]
    assert rows == [(0, 0, 1, 8, 4096, 15, 120, 28672), (1, 0, 16, 128, 32768, 0, 0, 0)]


def test_pal_features(sample: Sample) -> None:
    bus = [tuple(row.to_dict().values()) for row in sample("ia64/pal/cpu0/bus_info")]
    assert bus == [
        ("Request  Bus Parking", None, None, "On", False),
        ("Bus Lock Mask", None, None, None, None),
        ("Disable Bus Requester Internal Error Signalling", None, None, "Off", True),
    ]
    cpu = [tuple(row.to_dict().values()) for row in sample("ia64/pal/cpu0/processor_info")]
    assert cpu == [
        ("Enable BERR promotion", None, None, "Off", True),
        ("Disable dynamic predicate prediction", None, None, "On", False),
        (None, 1, 5, "On", True),
    ]


def test_pal_clocks_and_versions(sample: Sample) -> None:
    clocks = sample("ia64/pal/cpu0/frequency_info").records[0]
    assert (clocks.output_clock, clocks.bus_ratio.numerator, clocks.bus_ratio.denominator) == (200_000_000, 1, 2)
    assert sample("ia64/pal/cpu1/frequency_info").records[0].output_clock is None
    version = sample("ia64/pal/cpu0/version_info").records[0]
    assert tuple(version.to_dict().values()) == (0xFF, 0, "07.31", "07.11", "0a.80", "05.50")


def test_pal_power_levels(sample: Sample) -> None:
    levels = sample("ia64/pal/cpu0/power_info").records
    assert tuple(levels[0].to_dict().values()) == (0, False, 1, 200, 22000, True)
    assert [level.level for level in levels if level.not_implemented] == list(range(1, 8))
