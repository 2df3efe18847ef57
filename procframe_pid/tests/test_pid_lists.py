"""Values of the files that are lists: arguments, environment, auxiliary vector, links, control groups, limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import procframe
from procframe import Frame, ParseError, RegenerateError

Sample = Callable[[str], Frame]


def test_cmdline(sample: Sample) -> None:
    (cmdline,) = sample("x86_64/1234/cmdline")
    assert cmdline.args == ["/usr/bin/a b", "--name=\udcff\r\x1c", "", "multi\nline"]
    assert cmdline.terminated
    assert sample("x86_64/2/cmdline").records == []


def test_cmdline_of_processes_that_wrote_a_title(sample: Sample) -> None:
    (nginx,) = sample("x86_64/4321/cmdline")
    assert (nginx.args, nginx.terminated) == (["nginx: master process /usr/sbin/nginx", "", ""], True)
    (postgres,) = sample("x86_64-2.6.32/1234/cmdline")
    assert (postgres.args, postgres.terminated) == (["postgres: writer process    "], False)


def test_environ(sample: Sample) -> None:
    frame = sample("x86_64/1234/environ")
    assert [(one.name, one.value) for one in frame] == [
        ("PATH", "/bin:/usr/bin"),
        ("EMPTY", ""),
        ("NOEQUALS", None),
        ("MULTI", "a\nb=c\n"),
        ("", "odd"),
        ("BAD", "\udcff\udca0"),
    ]
    assert frame.canonical


def test_auxv(sample: Sample) -> None:
    frame = sample("x86_64/1234/auxv")
    values = {one.type: one.value for one in frame}
    assert frame.variant == "native"
    assert (values["AT_PAGESZ"], values["AT_UID"], values["AT_EGID"], values["AT_CLKTCK"]) == (4096, 1000, 101, 100)
    assert values["AT_SYSINFO_EHDR"] == 0x7FFC01FE5000
    assert frame.records[-1].type == "AT_NULL"
    assert sample("x86_64/2/auxv").records == []


def test_auxv_of_other_machines(sample: Sample) -> None:
    assert [(one.type, one.value) for one in sample("s390x/1234/auxv")][2:4] == [("AT_PAGESZ", 4096), ("AT_UID", 0)]
    assert {one.type: one.value for one in sample("i686-3.2/1234/auxv")}["AT_UID"] == 1000
    assert [(one.type, one.value) for one in sample("mips-5.10/1234/auxv")] == [
        ("AT_SYSINFO_EHDR", 0x77FFE000),
        ("AT_PAGESZ", 16384),
        ("AT_NULL", 0),
    ]


def test_auxv_of_a_32_bit_program_on_a_64_bit_machine(sample: Sample) -> None:
    frame = sample("x86_64/4321/auxv")
    values = {one.type: one.value for one in frame}
    assert frame.variant == "32-bit program"
    assert (values["AT_SYSINFO"], values["AT_SECURE"], values["AT_PHDR"]) == (0xF7F2D5A0, 1, 0x8048034)


def test_auxv_with_a_type_of_a_later_kernel(sample: Sample) -> None:
    data = procframe.regenerate(sample("x86_64/1234/auxv"))
    later = (99).to_bytes(8, "little") + bytes(8) + data
    frame = procframe.parse(later, "PID/auxv")
    assert (frame.variant, frame.records[0].type) == ("native", 99)
    assert [piece.text for piece in frame.unrecognised] == ["99"]
    assert procframe.regenerate(frame) == later
    with pytest.raises(ParseError) as caught:
        procframe.parse(data[:-5], "PID/auxv")
    assert (caught.value.line, caught.value.column) in ((0, 352), (0, 360))


def test_links_to_the_reader(sample: Sample) -> None:
    (reader,) = sample("x86_64/self")
    assert (reader.pid, reader.tid) == (1234, None)
    (reader,) = sample("x86_64/thread-self")
    assert (reader.pid, reader.tid) == (1234, 1234)


def test_links(sample: Sample) -> None:
    (exe,) = sample("x86_64/1234/exe")
    assert (exe.path, exe.deleted) == ("/usr/bin/a b", True)
    (cwd,) = sample("x86_64/1234/cwd")
    assert (cwd.path, cwd.deleted) == ("/tmp/new\nline\udcff", False)
    assert sample("x86_64/1234/root").records[0].path == "/"
    (mapped,) = sample("x86_64/1234/map_files/55d000021000-55d000022000")
    assert (mapped.path, mapped.deleted) == ("/usr/bin/a b", True)


@pytest.mark.parametrize(
    ("fd", "kind", "inode", "name", "path", "deleted"),
    [
        (0, None, None, None, "/dev/pts/0", False),
        (1, "pipe", 20301, None, None, False),
        (2, None, None, None, "/var/log/x (deleted)", True),
        (3, "socket", 20302, None, None, False),
        (4, "anon_inode", None, "[eventfd]", None, False),
        (5, "anon_inode", None, "inotify", None, False),
        (6, None, None, None, "/memfd:x y", True),
        (7, "mnt", 4026531840, None, None, False),
        (8, "anon_inode", None, "bpf-map", None, False),
        (9, "pidfd", 77, None, None, False),
        (10, None, None, None, "/a:[1]\n", False),
    ],
)
def test_descriptors(sample: Sample, fd: int, kind: str, inode: int, name: str, path: str, deleted: bool) -> None:
    (found,) = sample(f"x86_64/1234/fd/{fd}")
    assert (found.kind, found.inode, found.name, found.path, found.deleted) == (kind, inode, name, path, deleted)


def test_namespaces(sample: Sample) -> None:
    (found,) = sample("x86_64/1234/ns/pid_for_children")
    assert (found.kind, found.inode) == ("pid", 4026531836)
    with pytest.raises(ParseError, match="inode"):
        procframe.parse(b"mnt:[x]", "PID/ns/mnt")


def test_cgroup(sample: Sample) -> None:
    first, second, third = sample("x86_64/1234/cgroup")
    assert (first.hierarchy_id, first.controllers, first.path) == (12, ["cpu", "cpuacct"], "/user.slice")
    assert (second.controllers, second.path) == (["name=systemd"], "/user.slice/user-1000.slice/a b:c.scope")
    assert (third.hierarchy_id, third.controllers) == (0, [])
    assert (third.path, third.deleted) == ("/user.slice/gone (deleted)", True)
    assert sample("x86_64-2.6.32/1234/cgroup").records[0].controllers == ["cpuset", "freezer"]
    assert sample("x86_64/1234/cpuset").records[0].path == "/a b"


def test_limits(sample: Sample) -> None:
    found = {one.name: (one.soft_limit, one.hard_limit, one.units) for one in sample("x86_64/1234/limits")}
    assert len(found) == 16
    assert found["Max cpu time"] == ("unlimited", "unlimited", "seconds")
    assert found["Max open files"] == (1024, 524288, "files")
    assert found["Max nice priority"] == (0, 0, None)
    assert found["Max realtime priority"] == (0, 18446744073709551614, None)
    assert found["Max realtime timeout"] == ("unlimited", "unlimited", "us")


def test_identifier_maps(sample: Sample) -> None:
    assert [(one.inside_id, one.outside_id, one.length) for one in sample("x86_64/1234/uid_map")] == [
        (0, 1000, 1),
        (1, 100000, 65536),
    ]
    assert sample("x86_64/2/uid_map").records[0].length == 4294967295
    assert sample("x86_64/1234/gid_map").records[0].outside_id == 100
    assert sample("x86_64/1234/projid_map").records == []
    unmapped = procframe.parse(b"         0 4294967295          1\n", "PID/gid_map")
    assert unmapped.records[0].outside_id is None
    assert procframe.regenerate(unmapped) == b"         0 4294967295          1\n"


def test_children(sample: Sample) -> None:
    assert sample("x86_64/1234/task/1234/children").records[0].pids == [1300, 1301]
    assert sample("x86_64/1234/task/1236/children").records == []


def test_timers(sample: Sample) -> None:
    first, second = sample("x86_64/1234/timers")
    assert (first.id, first.signal, first.value, first.notify) == (0, "SIGRTMIN+2", 0x7FFC00020B50, "signal")
    assert (first.target, first.pid, first.clock) == ("tid", 1236, "CLOCK_MONOTONIC")
    assert (second.signal, second.value, second.notify, second.clock) == ("SIGALRM", 0, "none", -14)
    (old,) = sample("i686-3.2/1234/timers")
    assert (old.value, old.clock) == (None, "CLOCK_REALTIME")


def test_stack(sample: Sample) -> None:
    first, second, third, _ = sample("x86_64/1234/stack")
    assert (first.address, first.symbol, first.offset, first.size, first.module) == (
        "0",
        "do_epoll_wait",
        0x698,
        0x7D0,
        None,
    )
    assert (second.symbol, second.module) == ("nf_hook_slow", "nf_tables")
    assert (third.symbol, third.pointer) == (None, 0xFFFFFFFFC0123456)
    old = sample("x86_64-2.6.32/1234/stack").records
    assert (old[0].address, old[0].symbol) == ("ffffffff810a1b2c", "hrtimer_nanosleep")
    assert old[2].pointer == (1 << 64) - 1


def test_seccomp_cache(sample: Sample) -> None:
    assert [(one.architecture, one.number, one.action) for one in sample("x86_64/1234/seccomp_cache")] == [
        ("x86_64", 0, "ALLOW"),
        ("x86_64", 1, "FILTER"),
        ("x86_32", 0, "FILTER"),
    ]


def test_a_list_of_something_else_cannot_be_written(sample: Sample) -> None:
    frame = sample("x86_64/1234/cmdline")
    frame.records[0].args = ["a\0b"]
    with pytest.raises(RegenerateError, match="NUL"):
        procframe.regenerate(frame)
    limits = sample("x86_64/1234/limits")
    limits.records[0].soft_limit = None
    with pytest.raises(RegenerateError):
        procframe.regenerate(limits)
