"""Values of the setup of PCs and Ataris."""

from __future__ import annotations

from collections.abc import Callable

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]


def test_pc(sample: Sample) -> None:
    (nvram,) = sample("x86_64-6.1/driver/nvram")
    assert (nvram.checksum_valid, nvram.floppies, nvram.floppy_0_type, nvram.hd_0_type, nvram.hd_1_type) == (
        True,
        1,
        "3.5'' 1.44M",
        0x2F,
        None,
    )
    assert (nvram.hd_48.cylinders, nvram.hd_48.sectors, nvram.hd_48.precompensation) == (1024, 63, 65535)
    assert (nvram.base_memory, nvram.extended_memory_tested, nvram.fpu_installed) == (639, 65472, True)


def test_pc_without_a_setup(sample: Sample) -> None:
    (nvram,) = sample("x86_64-6.18/driver/nvram")
    assert (nvram.checksum_valid, nvram.floppy_0_type, nvram.hd_1_type) == (False, "9 (unknown)", 14)
    assert not nvram.fpu_installed


def test_falcon(sample: Sample) -> None:
    (nvram,) = sample("m68k/driver/nvram")
    assert (nvram.scsi_host_id, nvram.boot_preference, nvram.os_language) == (7, "NetBSD (?)", "Swiss (German)")
    assert (nvram.date_format, nvram.clock_hours, nvram.boot_delay, nvram.no_memory_test) == ("DD.MM.YY", 24, 5, True)
    assert (nvram.colors, nvram.columns, nvram.monitor, nvram.lines) == ("256", 80, "VGA", "line doubling")
    assert (nvram.overscan, nvram.compatibility_mode) == (False, False)


def test_other_ataris(sample: Sample) -> None:
    frame = sample("m68k-tt/driver/nvram")
    (nvram,) = frame
    assert (nvram.scsi_arbitration, nvram.scsi_host_id, nvram.os_language) == (False, None, None)
    assert frame.canonical


def test_a_falcon_that_waits_as_long_as_usual(sample: Sample) -> None:
    data = procframe.regenerate(sample("m68k/driver/nvram")).replace(b"5s, no memory test", b"default")
    frame = procframe.parse(data, "driver/nvram")
    assert (frame.records[0].boot_delay, frame.records[0].no_memory_test) == (0, False)
    assert procframe.regenerate(frame) == data
