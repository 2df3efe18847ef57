"""What later kernels add to the files of a process, names that fight back, and values at the ends of their range."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame

Sample = Callable[[str], Frame]
NAMES = [
    "a b",
    "a) S 1 (",
    ")",
    "(",
    "\t",
    "a\nb",
    "x" * 63,
    "kworker/u32:7+events_unbound",
    "\udcff\r\x1c\xa0",
    "\\n",
    "",
]


def read(name: str, data: bytes) -> Frame:
    frame = procframe.parse(data, name)
    assert procframe.regenerate(frame) == data
    return frame


def unknown(frame: Frame) -> list[str]:
    return [piece.text for piece in frame.unrecognised]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_stat_is_as_it_is(sample: Sample, name: str) -> None:
    data = procframe.regenerate(sample("x86_64/2/stat")).replace(b"kthreadd", name.encode("utf-8", "surrogateescape"))
    (stat,) = read("PID/stat", data)
    assert (stat.pid, stat.comm, stat.state) == (2, name, "sleeping")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_status_has_newlines_and_backslashes_escaped(sample: Sample, name: str) -> None:
    text = name.replace("\\", "\\\\").replace("\n", "\\n").encode("utf-8", "surrogateescape")
    data = procframe.regenerate(sample("x86_64/2/status")).replace(b"kworker/u16:2-events_unbound", text)
    frame = read("PID/status", data)
    assert (frame.records[0].Name, frame.records[0].State, unknown(frame)) == (name, "idle", [])


def test_status_with_a_new_key(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/status"))
    frame = read("PID/status", data.replace(b"VmRSS:", b"VmQuantum:\t       7 kB\nVmRSS:"))
    (status,) = frame
    assert (status["VmQuantum"], status.VmRSS, unknown(frame)) == (7, 8192, ["VmQuantum: 7"])


def test_ksm_stat_with_a_new_line(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/ksm_stat"))
    frame = read("PID/ksm_stat", data.replace(b"ksm_merging", b"ksm_quanta 3\nksm_merging"))
    (stat,) = frame
    assert (stat.ksm_process_profit, stat.ksm_mergeable, unknown(frame)) == (-4864, True, ["ksm_quanta 3"])


@pytest.mark.parametrize("suffix", ["", " (deleted)"])
@pytest.mark.parametrize("name", ["/a", "/a (deleted)", "/a  b ", "/\udcff\r"])
def test_deleted_is_the_end_of_a_path(name: str, suffix: str) -> None:
    text = (name + suffix).encode("utf-8", "surrogateescape")
    line = b"00400000-00401000 r-xp 00000000 08:01 390145".ljust(72) + b" " + text + b"\n"
    (mapping,) = read("PID/maps", line)
    (link,) = read("PID/exe", text)
    for path, deleted in ((mapping.pathname, mapping.deleted), (link.path, link.deleted)):
        assert path + (" (deleted)" if deleted else "") == name + suffix
        assert deleted == (name + suffix).endswith(" (deleted)")


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("PID/maps", b"00400000-00401000 r-xp 00000000 08:01 390145                             %s\n", "pathname"),
        ("PID/mounts", b"/dev/sda1 %s ext4 rw 0 0\n", "mount_point"),
        ("PID/mountinfo", b"29 1 8:1 / %s rw - ext4 /dev/sda1 rw\n", "mount_point"),
        ("PID/numa_maps", b"00400000 default file=%s mapped=1 N0=1 kernelpagesize_kB=4\n", "pathname"),
    ],
)
def test_each_file_has_its_own_escapes(name: str, text: bytes, field: str) -> None:
    path = "/s p\tt\nn\\b=q#"
    escaped = {
        "PID/maps": b"/s p\tt\\012n\\b=q#",
        "PID/numa_maps": b"/s\\040p\\011t\\012n\\b\\075q#",
    }.get(name, b"/s\\040p\\011t\\012n\\134b=q#")
    (record,) = read(name, text % escaped)
    assert record[field] == path


def test_extreme_numbers(sample: Sample) -> None:
    most = 18446744073709551615
    (io,) = read("PID/io", b"rchar: %d\nwchar: 0\ncancelled_write_bytes: %d\n" % (most, most))
    assert (io.rchar, io.cancelled_write_bytes) == (most, most)
    limits = procframe.regenerate(sample("x86_64/1234/limits"))
    wide = limits.replace(
        b"unlimited            unlimited            seconds", b"18446744073709551614 0                    seconds"
    )
    assert read("PID/limits", wide).records[0].soft_limit == most - 1
    (map_,) = read("PID/uid_map", b"4294967294 4294967294 4294967295\n")
    assert (map_.inside_id, map_.outside_id, map_.length) == (4294967294, 4294967294, 4294967295)
    (offset,) = read("PID/timens_offsets", b"monotonic  -9223372036  -99999999\n")
    assert (offset.seconds, offset.nanoseconds) == (-9223372036, -99999999)
