"""The values of the files of the driver ``nvidia``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]
DRIVER = "x86_64-6.1/driver/nvidia"


def test_information(sample: Sample) -> None:
    gpu = sample(f"{DRIVER}/gpus/0000:01:00.0/information").records[0]
    assert gpu.to_dict() == {
        "Model": "NVIDIA GeForce RTX 3050 Laptop GPU",
        "IRQ": 178,
        "GPU UUID": "GPU-01234567-89ab-cdef-0123-456789abcdef",
        "Video BIOS": "94.07.9b.00.4f",
        "Bus Type": "PCIe",
        "DMA Size": 47,
        "DMA Mask": (1 << 47) - 1,
        "Bus Location": "0000:01:00.0",
        "Device Minor": 0,
        "GPU Firmware": "550.163.01",
        "GPU Excluded": False,
    }


def test_information_of_older_drivers(sample: Sample) -> None:
    gpu = sample("x86_64-4.9/driver/nvidia/gpus/0000:01:00.0/information").records[0]
    assert (gpu.blacklisted, gpu.gpu_excluded, gpu.gpu_firmware) == (True, None, None)
    assert (gpu.irq, gpu.dma_size, gpu.video_bios) == (0, 40, "??.??.??.??.??")


def test_power(sample: Sample) -> None:
    power = sample(f"{DRIVER}/gpus/0000:01:00.0/power").records[0]
    assert (power.runtime_d3_status, power.video_memory) == ("Enabled (fine-grained)", "Off")
    assert (power.hardware_support.self_refresh, power.hardware_support.memory_off) == ("Not Supported", "Supported")
    assert power.s0ix is None
    newer = sample("x86_64-7.3/driver/nvidia/gpus/0000:01:00.0/power").records[0]
    assert (newer.s0ix.platform_support, newer.s0ix.status) == ("Not Supported", "Disabled")


def test_numa_status(sample: Sample) -> None:
    status = sample("ppc64le/driver/nvidia/gpus/0035:03:00.0/numa_status").records[0]
    assert (status.node, status.status, status.address, status.size) == (253, "online", 3 << 41, 0x7E0000000)


def test_numa_status_of_a_node_without_memory() -> None:
    frame = procframe.parse(b"Node:      -1\nStatus:    offlined\n", "driver/nvidia/gpus/0000:01:00.0/numa_status")
    assert (frame.records[0].node, frame.records[0].address) == (-1, None)
    assert [piece.text for piece in frame.unrecognised] == ["offlined"]


def test_params(sample: Sample) -> None:
    params = sample(f"{DRIVER}/params").records[0]
    assert (params.resman_debug_level, params.device_file_mode, params.device_file_gid) == ("default", "0660", 44)
    assert (params["DynamicPowerManagement"], params["EnableMSI"]) == (3, 1)
    assert (params.registry_dwords, params.rm_msg, params.temporary_file_path) == (
        "PerfLevelSrc=0x2222; key=1",
        "",
        "/var/tmp",
    )


def test_registry(sample: Sample) -> None:
    assert sample(f"{DRIVER}/registry").records[0].binary == ["RMPowerFeature", "OverrideMaxPerf"]
    assert sample(f"{DRIVER}/gpus/0000:01:00.0/registry").records[0].binary == []


def test_version(sample: Sample) -> None:
    version = sample(f"{DRIVER}/version").records[0]
    assert version.nvrm_version.to_dict() == {
        "module": "NVIDIA UNIX Open Kernel Module for x86_64",
        "version": "550.163.01",
        "built": "Wed Nov  5 23:08:25 UTC 2025",
        "build": "Release Build",
        "builder": "root@host",
    }
    older = sample("x86_64-4.9/driver/nvidia/version").records[0]
    assert (older.nvrm_version.module, older.nvrm_version.version) == ("NVIDIA UNIX x86_64 Kernel Module", "390.157")
    assert (older.nvrm_version.build, older.nvrm_version.built) == (None, "Wed Oct 12 09:19:07 UTC 2022")
    assert older.gcc_version == "gcc version 6.3.0 20170516 (Debian 6.3.0-18)"


@pytest.mark.parametrize(
    ("name", "choices"),
    [("suspend", ["suspend", "hibernate", "resume"]), ("suspend_depth", ["default", "modeset", "uvm"])],
)
def test_suspend(sample: Sample, name: str, choices: list[str]) -> None:
    assert sample(f"{DRIVER}/{name}").records[0].choices == choices


def test_texts(sample: Sample) -> None:
    text = sample(f"{DRIVER}/warnings/README").records[0].text
    assert text.startswith("The NVIDIA graphics driver tries")
    assert text.count("\n") == 4
    assert sample(f"{DRIVER}/patches/README").records[0].text.endswith("in this directory.\n")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nvidia/capabilities/mig/config", (1, "0400", True)),
        ("nvidia/capabilities/gpu0/mig/gi1/access", (12, "0444", False)),
        ("nvidia/capabilities/fabric-imex-mgmt", (4324, "0400", True)),
        ("nvidia-nvlink/capabilities/fabric-mgmt", (0, "0400", True)),
        ("nvidia-nvswitch/permissions", (None, "0666", None)),
    ],
)
def test_capabilities(sample: Sample, path: str, expected: tuple[object, ...]) -> None:
    record = sample(f"x86_64-6.1/driver/{path}").records[0]
    assert (record.device_file_minor, record.device_file_mode, record.device_file_modify) == expected


def test_minors_and_switches(sample: Sample) -> None:
    minors = sample("x86_64-6.1/driver/nvidia-caps/mig-minors").records
    assert [(row.name, row.minor) for row in minors][1:3] == [("monitor", 2), ("gpu0/gi0/access", 3)]
    switch = sample("x86_64-6.1/driver/nvidia-nvswitch/devices/0000:05:00.0/information").records[0]
    assert switch.bios_version == "92.10.18.00.03"


def test_offline_pages_and_unbind_lock(sample: Sample) -> None:
    pages = sample("ppc64le/driver/nvidia/gpus/0035:03:00.0/offline_pages").records
    assert [page.address for page in pages] == [0x40000010000, 0x403EFFE0000]
    assert sample(f"{DRIVER}/gpus/0000:01:00.0/unbindLock").records[0].locked is False
