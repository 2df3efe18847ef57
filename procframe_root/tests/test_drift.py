"""What later kernels add, what others that imitate the kernel print otherwise, and what is cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame, ParseError

Sample = Callable[[str], Frame]


def read(name: str, data: bytes) -> Frame:
    frame = procframe.parse(data, name)
    assert procframe.regenerate(frame) == data
    return frame


def unknown(frame: Frame) -> list[str]:
    return [piece.text for piece in frame.unrecognised]


def test_meminfo_with_a_new_key_and_a_value_wider_than_its_column() -> None:
    frame = read(
        "meminfo", b"MemTotal:       123456789012 kB\nQuantum:               7 kB\nMemFree:         7012352 kB\n"
    )
    (memory,) = frame
    assert (memory.MemTotal, memory["Quantum"], memory.MemFree) == (123456789012, 7, 7012352)
    assert (frame.canonical, unknown(frame)) == (True, ["Quantum: 7"])


@pytest.mark.parametrize("columns", [7, 8, 9, 10, 11])
def test_stat_with_any_number_of_columns(columns: int) -> None:
    times = " ".join(map(str, range(1, columns + 1)))
    frame = read("stat", f"cpu  {times}\ncpu0 {times}\nintr 5 5\nctxt 6\n".encode())
    (stat,) = frame
    kept = [None if place > columns else place for place in range(8, 11)]
    assert [stat.cpus[0].steal, stat.cpus[0].guest, stat.cpus[0].guest_nice] == kept
    assert (stat.cpu.softirq, stat.intr.counts, stat.ctxt) == (7, [5], 6)
    assert unknown(frame) == (["11", "11"] if columns == 11 else [])


def test_stat_with_a_new_line_and_a_new_kind_of_soft_interrupt() -> None:
    frame = read("stat", b"cpu  1 2 3 4\nbtime 2\nquanta 9\nprocesses 3\nsoftirq 66 1 2 3 4 5 6 7 8 9 10 11\n")
    (stat,) = frame
    assert (stat.btime, stat.processes, stat.softirq.total, stat.softirq.rcu) == (2, 3, 66, 10)
    assert unknown(frame) == ["quanta 9", "11"]


def test_diskstats_with_more_than_20_columns() -> None:
    frame = read("diskstats", b" 259       0 nvme0n1 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19\n")
    (disk,) = frame
    assert (disk.name, disk.flush_time, unknown(frame)) == ("nvme0n1", 17, ["18 19"])


def test_timer_list_with_a_new_line(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64-6.1/timer_list"))
    frame = read("timer_list", data.replace(b"  .idle_expires", b"  .quantum       : 7\n  .idle_expires", 1))
    assert (frame.records[0]["quantum"], unknown(frame)) == (7, ["quantum: 7"])
    assert frame.records[0].idle_expires == sample("x86_64-6.1/timer_list").records[0].idle_expires


@pytest.mark.parametrize(
    "release", ["6.12.300-rc1-next-20240101+", "7.3", "5.10.0-0.bpo.1000-amd64", "4.4.0-19041-Microsoft"]
)
def test_releases_that_are_not_three_small_numbers(release: str) -> None:
    (version,) = read("version", f"Linux version {release} (u@h) (gcc) #1 SMP\n".encode())
    assert (version.release, version.built_by) == (release, "u@h")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("meminfo", b"MemTotal:       16284604 kB\nMemFree:        1628"),
        ("kallsyms", b"ffffffff81000000 T _stext\nffffffff81000"),
        ("diskstats", b" 259       0 nvme0n1 1 2 3 4 5 6 7 8 9 10 11\n 259       1 nv"),
        ("swaps", b"Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n/swapfile"),
        ("modules", b"nf_tables 376832 1"),
    ],
)
def test_a_file_that_is_cut_off(name: str, data: bytes) -> None:
    with pytest.raises(ParseError, match="cut off"):
        procframe.parse(data, name)


def test_swaps_of_lxcfs() -> None:
    header = b"Filename\t\t\t\tType\t\tSize\tUsed\tPriority\n"
    frame = read("swaps", header + b"none" + b" " * 36 + b"virtual\t\t8388608\t12\t0\n")
    (swap,) = frame
    assert (swap.filename, swap.type, swap.size, swap.used, swap.priority) == ("none", "virtual", 8388608, 12, 0)
    assert (frame.variant, unknown(frame)) == ("narrow", ["virtual"])


def test_diskstats_of_lxcfs() -> None:
    frame = read("diskstats", b"8       0 sda 1 2 3 4 5 6 7 8 9 10 11\n")
    (disk,) = frame
    assert (disk.major, disk.name, disk.weighted_io_time, frame.canonical, unknown(frame)) == (8, "sda", 11, False, [])


def test_a_swap_file_that_was_deleted() -> None:
    header = b"Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
    frame = read("swaps", header + b"/swapfile\\040(deleted)                  file\t\t8388608\t\t12\t\t-2\n")
    assert (frame.canonical, frame.records[0].filename) == (True, "/swapfile (deleted)")


def test_cpuinfo_of_gvisor() -> None:
    data = (
        b"processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 85\nmodel name\t: unknown\n"
        b"stepping\t: unknown\ncpu MHz\t\t: 2000.000\nfpu\t\t: yes\nfpu_exception\t: yes\ncpuid level\t: 22\n"
        b"wp\t\t: yes\nflags\t\t: fpu vme\nbogomips\t: 2000.00\nclflush size\t: 64\ncache_alignment\t: 64\n"
        b"address sizes\t: 46 bits physical, 48 bits virtual\npower management:\n\n"
    )
    frame = read("cpuinfo", data)
    (cpu,) = frame
    assert (frame.canonical, unknown(frame)) == (True, [])
    assert (cpu.stepping, cpu["model name"], cpu.flags) == ("unknown", "unknown", ["fpu", "vme"])


def test_stat_of_gvisor() -> None:
    zeros = b" 0" * 10
    frame = read("stat", b"cpu " + zeros + b"\ncpu0" + zeros + b"\nintr 0\nctxt 0\nbtime 7\nsoftirq 0" + zeros + b"\n")
    (stat,) = frame
    values: tuple[Any, ...] = (stat.intr.counts, stat.btime, stat.processes, unknown(frame))
    assert values == ([], 7, None, [])
