"""Values of the files about the memory of a process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame, ParseError

Sample = Callable[[str], Frame]


def test_maps(sample: Sample) -> None:
    frame = sample("x86_64/1234/maps")
    assert frame.variant == "64-bit"
    assert [(one.pathname, one.deleted) for one in frame] == [
        ("/usr/bin/a b", False),
        ("/usr/bin/a b", True),
        ("[heap]", False),
        (None, False),
        ("/memfd:x y", True),
        ("/tmp/new\nline\\040kept\\ \udcff (deleted)", True),
        ("[anon:jit code]", False),
        ("anon_inode:[perf_event]", False),
        ("[stack]", False),
        ("[vsyscall]", False),
    ]
    second, sixth, last = frame.records[1], frame.records[5], frame.records[9]
    assert (second.start, second.end, second.perms, second.offset) == (0x55D000021000, 0x55D000022000, "rw-p", 0x21000)
    assert (second.device, second.inode) == ("254:1", 131073)
    assert (sixth.device, sixth.inode, sixth.offset) == ("259:65537", (1 << 64) - 1, 1 << 32)
    assert (last.start, last.perms) == (0xFFFFFFFFFF600000, "--xp")


def test_maps_of_32_bits(sample: Sample) -> None:
    frame = sample("i686-3.2/1234/maps")
    assert frame.variant == "32-bit"
    assert [one.pathname for one in frame] == [
        "/bin/bash",
        "[heap]",
        None,
        "[stack:1240]",
        "/usr/lib/locale/locale-archive",
        "[vdso]",
    ]
    # The content says so, whatever is known of the machine.
    again = procframe.parse(procframe.regenerate(frame), "PID/maps")
    assert (again.variant, again.canonical) == ("32-bit", True)


def test_maps_without_an_mmu(sample: Sample) -> None:
    frame = sample("armv7ml-6.1/1234/maps")
    assert (frame.variant, frame.canonical, frame.unrecognised) == ("32-bit", True, [])
    assert [(one.perms, one.pathname) for one in frame] == [
        ("r-xs", "/bin/busybox"),
        ("rw-p", None),
        ("rw-S", "/dev/shm/a b"),
        ("rw-p", "[stack]"),
    ]


def test_maps_of_a_kernel_thread(sample: Sample) -> None:
    frame = sample("x86_64/2/maps")
    assert (frame.records, frame.canonical) == ([], True)


def test_maps_of_thousands_of_mappings(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/maps"))
    frame = procframe.parse(data * 300, "PID/maps")
    assert frame.canonical
    assert frame.records[-10:] == sample("x86_64/1234/maps").records
    assert procframe.regenerate(frame) == data * 300


def test_smaps(sample: Sample) -> None:
    frame = sample("x86_64/1234/smaps")
    assert frame.canonical
    first, second, third, fourth = frame
    assert (first.pathname, first.deleted, first.start) == ("/usr/bin/a b", True, 0x55D000021000)
    assert (first.Size, first.Rss, first.Pss, first.Private_Dirty) == (4, 4, 2, 4)
    assert (first.THPeligible, first.ProtectionKey) == (False, 3)
    assert first.VmFlags == ["rd", "wr", "mr", "mw", "me", "ac", "sd"]
    assert (second.pathname, second.THPeligible) == (None, True)
    assert (third.Rss, third.Private_Hugetlb) == (123456789, 12345678)
    assert third["VmFlags"][-1] == "??"
    assert frame.unrecognised == []
    assert fourth.pathname == "[vsyscall]"


def test_smaps_of_older_kernels(sample: Sample) -> None:
    frame = sample("x86_64-5.4/1234/smaps")
    assert [(one.THPeligible, one.FilePmdMapped) for one in frame] == [(True, 0), (False, 0)]
    assert frame.canonical
    assert frame.records[0].KSM is None
    old = sample("i686-3.2/1234/smaps")
    assert [(one.pathname, one.Rss, one.MMUPageSize) for one in old] == [("/bin/bash", 400, 4), ("[stack:1240]", 8, 4)]
    assert "VmFlags" not in old.records[0]


def test_smaps_of_a_later_kernel(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/smaps"))
    later = data.replace(b"Locked:  ", b"Frozen:                7 kB\nLocked:  ").replace(b"ac sd \n", b"ac sd zz \n")
    frame = procframe.parse(later, "PID/smaps")
    assert frame.records[0]["Frozen"] == 7
    assert {piece.text for piece in frame.unrecognised} == {"Frozen: 7", "zz"}
    assert procframe.regenerate(frame) == later


def test_smaps_of_thousands_of_mappings(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/smaps"))
    frame = procframe.parse(data * 100, "PID/smaps")
    assert frame.canonical
    assert frame.records[-4:] == sample("x86_64/1234/smaps").records
    frame.records[0].VmFlags.append("lo")
    assert "lo" not in frame.records[4].VmFlags
    frame.records[0].VmFlags.pop()
    assert procframe.regenerate(frame) == data * 100


def test_smaps_rollup(sample: Sample) -> None:
    (rollup,) = sample("x86_64/1234/smaps_rollup")
    assert (rollup.start, rollup.end, rollup.perms) == (0x55D000000000, 0x7FFC00021000, "---p")
    assert rollup.pathname == "[rollup]"
    assert (rollup.Rss, rollup.Pss_Anon, rollup.AnonHugePages) == (8192, 2900, 2048)


def test_numa_maps(sample: Sample) -> None:
    found = sample("x86_64/1234/numa_maps").records
    assert [one.policy for one in found] == [
        "default",
        "prefer:1",
        "bind=static|balancing:0-1,3",
        "prefer (many):0-1",
        "weighted interleave=relative:0-3",
        "interleave:0-3",
        "default",
        "local",
    ]
    first, second, third, fourth, _, huge, stack, last = found
    assert (first.address, first.pathname, first.mapped, first.mapmax) == (0x55D000000000, "/usr/bin/a b", 33, 2)
    assert (first.nodes, first.kernelpagesize_kB) == ([{"node": 0, "pages": 30}, {"node": 1, "pages": 3}], 4)
    assert (second.heap, second.anon, second.active) == (True, 12, 4)
    assert (third.swapcache, third.writeback, third.nodes) == (1, 1, [{"node": 0, "pages": 1}, {"node": 3, "pages": 1}])
    assert (fourth.pathname, fourth.deleted) == ("/memfd:x y", True)
    assert (huge.pathname, huge.huge, huge.kernelpagesize_kB) == ("/dev/hugepages/a=b", True, 2048)
    assert (stack.stack, stack.heap) == (True, False)
    assert (last.nodes, last.kernelpagesize_kB, last.anon) == (None, None, None)


def test_numa_maps_of_old_kernels(sample: Sample) -> None:
    first, stack, last = sample("x86_64-2.6.32/1234/numa_maps")
    assert (first.active, first.nodes, first.kernelpagesize_kB) == (8, [{"node": 0, "pages": 10}], None)
    assert stack.stack
    assert last.mapmax == 35
    data = b"7fff2e5c1000 default stack:1240 anon=3 dirty=3 N0=3\n"
    frame = procframe.parse(data, "PID/numa_maps")
    assert (frame.records[0].stack_tid, frame.unrecognised) == (1240, [])
    assert procframe.regenerate(frame) == data


def test_statm(sample: Sample) -> None:
    (statm,) = sample("x86_64/1234/statm")
    assert (statm.size, statm.resident, statm.shared, statm.text, statm.data) == (6000, 2048, 1024, 225, 783)


def test_pagemap(sample: Sample) -> None:
    absent, present, swapped, guard = sample("x86_64/1234/pagemap")
    assert (absent.present, absent.frame) == (False, 0)
    assert (present.present, present.file, present.exclusive, present.soft_dirty, present.frame) == (
        True,
        True,
        True,
        True,
        0x12345,
    )
    assert (swapped.swapped, swapped.frame & 31, swapped.frame >> 5) == (True, 3, 77)
    assert (guard.guard, guard.uffd_wp) == (True, True)
    assert sample("s390x/1234/pagemap").records[0].frame == 0x12345
    with pytest.raises(ParseError) as caught:
        procframe.parse(bytes(13), "PID/pagemap")
    assert (caught.value.line, caught.value.column) == (0, 8)
