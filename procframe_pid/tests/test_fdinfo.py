"""Values of fdinfo: every kind of descriptor that the kernel describes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame, Host, RegenerateError

Sample = Callable[[str], Frame]
Read = Callable[[str], Any]


@pytest.fixture
def fd(sample: Sample) -> Read:
    """Reads the one record of a descriptor by machine and number, such as ``x86_64/3``."""

    def read(where: str) -> Any:
        machine, _, number = where.partition("/")
        (record,) = sample(f"{machine}/1234/fdinfo/{number}").records
        return record

    return read


def test_what_all_have(fd: Read) -> None:
    terminal = fd("x86_64/0")
    assert (terminal.pos, terminal.flags, terminal.mnt_id, terminal.ino) == (0, ["O_RDWR", "O_LARGEFILE"], 25, 88)
    assert terminal["tty-index"] == terminal.tty_index == 7
    assert terminal.locks is None
    assert dict(fd("x86_64-2.6.32/0")) == {"pos": 0, "flags": ["O_RDWR", "O_LARGEFILE"]}


def test_locks(fd: Read) -> None:
    file = fd("x86_64/1")
    assert file.flags == ["O_WRONLY", "O_APPEND", "O_LARGEFILE"]
    assert file.pos == (1 << 32) + 1
    assert [(one.type, one.mode, one.access, one.pid, one.start, one.end) for one in file.locks] == [
        ("FLOCK", "ADVISORY", "WRITE", 1234, 0, "EOF"),
        ("POSIX", "ADVISORY", "READ", 1234, 0, 99),
        ("OFDLCK", "ADVISORY", "WRITE", None, 4096, "EOF"),
        ("LEASE", "ACTIVE", "READ", 1234, 0, "EOF"),
    ]
    assert {(one.device, one.inode) for one in file.locks} == {("254:1", 131074)}
    assert [(one.mode, one.access) for one in fd("x86_64-4.9/1").locks] == [
        ("ADVISORY", "READ"),
        ("MANDATORY", "WRITE"),
    ]


def test_flags_are_numbered_by_the_architecture() -> None:
    data = b"pos:\t0\nflags:\t0%o\nmnt_id:\t9\n"
    for architecture, mask, names in [
        ("x86_64", 0o2004000, ["O_RDONLY", "O_NONBLOCK", "O_CLOEXEC"]),
        ("x86_64", 0o4010001, ["O_WRONLY", "O_SYNC"]),
        ("x86_64", 0o20200002, ["O_RDWR", "O_TMPFILE"]),
        ("x86_64", 0o200000, ["O_RDONLY", "O_DIRECTORY"]),
        ("aarch64", 0o40000, ["O_RDONLY", "O_DIRECTORY"]),
        ("armv7l", 0o200000, ["O_RDONLY", "O_DIRECT"]),
        ("ppc64le", 0o400000, ["O_RDONLY", "O_DIRECT"]),
        ("mips64", 0o202, ["O_RDWR", "O_NONBLOCK"]),
        ("sparc64", 0x4018, ["O_RDONLY", "O_APPEND", "O_NONBLOCK", "0x10"]),
        ("alpha", 0o4 | 1 << 21, ["O_RDONLY", "O_NONBLOCK", "O_CLOEXEC"]),
        ("parisc64", 0o200000, ["O_RDONLY", "O_NONBLOCK"]),
    ]:
        frame = procframe.parse(data % mask, "PID/fdinfo/3", host=Host(architecture=architecture))
        assert frame.records[0].flags == names, architecture
        assert procframe.regenerate(frame) == data % mask


def test_flags_without_an_access_mode_cannot_be_written(sample: Sample) -> None:
    frame = sample("x86_64/1234/fdinfo/0")
    frame.records[0].flags = ["O_NONBLOCK"]
    with pytest.raises(RegenerateError, match="flags begin with one of O_RDONLY"):
        procframe.regenerate(frame)


def test_eventfd(fd: Read) -> None:
    event = fd("x86_64/2")
    assert (event.eventfd_count, event.eventfd_id, event.eventfd_semaphore) == (0xDEADBEEF, 12, 1)
    assert fd("x86_64-4.9/3").eventfd_id is None


def test_epoll(fd: Read) -> None:
    one, other = fd("x86_64/3").targets
    assert (one.tfd, one.data, one.pos, one.inode, one.device) == (17, (1 << 64) - 1, 0, 0x421, "0:15")
    assert one.events == ["EPOLLIN", "EPOLLPRI", "EPOLLOUT", "EPOLLERR", "EPOLLHUP", "EPOLLET"]
    assert (other.events[-1], other.data, other.pos, other.device) == ("EPOLLRDHUP", 0x12, -1, "8:1")
    (old,) = fd("x86_64-4.9/2").targets
    assert (old.tfd, old.data, old.pos, old.inode, old.device) == (5, 5, None, None, None)


def test_inotify(fd: Read) -> None:
    watched, other = fd("x86_64/4").watches
    assert (watched.wd, watched.inode, watched.device) == (1, 0x20005, "254:1")
    assert watched.mask == ["IN_MOVED_FROM", "IN_MOVED_TO", "IN_CREATE", "IN_DELETE"]
    assert (watched.handle_bytes, watched.handle_type, watched.handle) == (8, 1, "05000200b2a3c4d5")
    assert (other.wd, other.mask, other.handle) == (10, ["IN_MODIFY", "IN_ONESHOT"], None)


def test_fanotify(fd: Read) -> None:
    group = fd("x86_64/5")
    assert group.fanotify.flags == ["FAN_CLOEXEC", "FAN_UNLIMITED_QUEUE", "FAN_REPORT_FID"]
    assert group.fanotify.event_flags == ["O_RDWR", "O_LARGEFILE"]
    inode, bare, mount, whole = group.marks
    assert (inode.inode, inode.mask, inode.ignored_mask) == (
        0x20005,
        ["FAN_OPEN", "FAN_EVENT_ON_CHILD"],
        ["FAN_MODIFY"],
    )
    assert (inode.mark_flags, inode.handle_type) == (["FAN_MARK_IGNORED_SURV_MODIFY"], 1)
    assert (bare.inode, bare.mask, bare.handle) == (0x77, ["FAN_OPEN_PERM"], None)
    assert (mount.mnt_id, mount.inode, mount.ignored_mask) == (0x1D, None, ["FAN_ONDIR"])
    assert (whole.device, whole.inode, whole.mark_flags) == ("254:1", None, ["FAN_MARK_EVICTABLE", "FAN_MARK_IGNORE"])
    assert whole.mask[-1] == "FAN_RENAME"
    (namespace,) = fd("x86_64-7.3/11").marks
    assert (namespace.mnt_ns, namespace.mask) == (4026531841, ["FAN_MNT_ATTACH", "FAN_MNT_DETACH"])


def test_signalfd_and_timerfd(fd: Read) -> None:
    assert fd("x86_64/6").sigmask == ["SIGHUP", "SIGINT", "SIGTERM"]
    assert fd("mips-5.10/0").sigmask == ["SIGBUS"]
    timer = fd("x86_64/7")
    assert (timer.clockid, timer.ticks, timer["settime flags"]) == ("CLOCK_MONOTONIC", 3, ["TFD_TIMER_ABSTIME"])
    assert (timer.it_value, timer.it_interval) == (12_000_034_567, 500_000_000)


def test_pidfd(fd: Read) -> None:
    assert (fd("x86_64/8").Pid, fd("x86_64/8").NSpid) == (4321, [4321, 17, 1])
    assert (fd("x86_64/9").Pid, fd("x86_64/9").NSpid) == (-1, [-1])


def test_io_uring(sample: Sample) -> None:
    frame = sample("x86_64/1234/fdinfo/10")
    assert frame.variant == "io_uring 5.16"
    (ring,) = frame
    assert (ring.sq_mask, ring.sq_head, ring.sq_tail, ring.cq_mask, ring.cached_cq_tail) == (7, 4, 6, 15, 4)
    first, second = ring.submissions
    assert (first.index, first.opcode, first.fd, first.offset, first.address) == (4, "READV", 5, 8192, 0x7FFD00001000)
    assert (first.user_data, first.e0) == ((1 << 64) - 1, None)
    assert (second.opcode, second.fd, second.flags, second.e0, second.e7) == ("NOP", -1, 4, 1, (1 << 64) - 1)
    assert [(one.user_data, one.result, one.extra1) for one in ring.completions] == [(5, -22, 11), (6, 4096, 0)]
    assert (ring.sq_thread, ring.sq_thread_cpu, ring.sq_total_time, ring.sq_work_time) == (1240, 3, 5000, 1200)
    assert [(one.index, one.file) for one in ring.files] == [(0, "a b\\\udcff"), (1, None)]
    assert [(one.address, one.length) for one in ring.buffers] == [(0x7F0000001000, 4096), (0x7F0000002000, 8192)]
    user, root = ring.personalities
    assert (user.id, user.euid, user.fsgid, user.groups, user.cap_eff) == (
        1,
        1000,
        100,
        [4, 24],
        ["CAP_NET_BIND_SERVICE"],
    )
    assert (root.groups, len(root.cap_eff)) == ([], 41)
    assert [(one.op, one.task_works) for one in ring.polls] == [("POLL_ADD", 0), ("ACCEPT", 1)]
    assert [(one.user_data, one.result) for one in ring.overflow] == [(99, -125)]
    assert ring.napi == "disabled"


def test_io_uring_of_other_kernels(sample: Sample) -> None:
    later = sample("x86_64-7.3/1234/fdinfo/3")
    assert later.variant == "io_uring 6.13"
    (ring,) = later
    assert (ring.submissions[0].problem, ring.submissions[0].opcode) == ("corrupted sqe, wrapping 128B entry", None)
    assert (ring.completions[0].flags, ring.completions[0].extra2) == (0x8000, 2)
    assert [(one.index, one.file) for one in ring.files] == [(0, "/tmp/a b"), (3, "socket:[1057]")]
    assert [(one.address, one.length) for one in ring.buffers] == [(0x7F0000001000, 4096), (None, None)]
    assert (ring.napi_tracking, ring.napi_busy_poll_dt, ring.napi_prefer_busy_poll) == ("dynamic", 50, True)
    earlier = sample("x86_64-5.4/1234/fdinfo/1")
    assert earlier.variant == "io_uring 5.10"
    (ring,) = earlier
    assert (ring.sq_mask, ring.files[0].file, ring.user_bufs, ring.napi) == (None, "log", 0, None)


def test_bpf_maps_and_programs(fd: Read) -> None:
    table = fd("x86_64/11")
    assert (table.map_type, table.map_flags, table.max_entries) == ("lru_hash", ["no_prealloc", "rdonly_prog"], 1024)
    assert (table.map_id, table.owner_prog_type, table.owner_jited) == (42, "sched_cls", 1)
    program = fd("x86_64/12")
    assert (program.prog_type, program.prog_tag, program.prog_id) == ("tracing", "0123456789abcdef", 77)
    assert (program.run_time_ns, program.run_cnt, program.verified_insns) == (123456, 9, 31)
    assert fd("x86_64/18").btf_id == 1
    token = fd("x86_64/17")
    assert (token.allowed_cmds, token.allowed_maps) == ("any", ["hash", "array"])
    assert (token.allowed_progs, token.allowed_attachs) == (["xdp"], ["xdp"])


def test_bpf_links(fd: Read) -> None:
    tracing = fd("x86_64/13")
    assert (tracing.link_type, tracing.attach_type, tracing.target_btf_id) == ("tracing", "trace_fentry", 90210)
    assert (fd("x86_64/14").ifindex, fd("x86_64/14").attach_type) == (2, "tcx_ingress")
    assert fd("x86_64-7.3/15").attach_type == "netkit_peer"
    netfilter = fd("x86_64/15")
    assert (netfilter.pf, netfilter.hooknum, netfilter.prio) == (2, 1, -128)
    cgroups = fd("x86_64/16")
    assert (cgroups.target_name, cgroups.cgroup_path, cgroups.order) == ("cgroup", "/user.slice/a b", "descendants_pre")
    assert (fd("x86_64/26").task_type, fd("x86_64/26").tid) == ("TID", 1236)
    assert fd("x86_64/28").map_id == 43
    assert fd("x86_64-7.3/10").target_name == "kmem_cache"


def test_bpf_links_to_probes(fd: Read) -> None:
    functions = fd("x86_64-7.3/5")
    assert (functions.link_type, functions.kprobe_cnt) == ("kretprobe_multi", 2)
    assert [(one.cookie, one.function) for one in functions.kprobes.targets] == [
        (0, "do_nanosleep+0x0/0x1b0"),
        ((1 << 64) - 1, "nf_hook_slow+0x4/0xd0 [nf_tables]"),
    ]
    places = fd("x86_64-7.3/6")
    assert (places.path, places.uprobes.targets[0].offset, places.uprobes.targets[0].cookie) == (
        "/usr/lib/a b.so",
        0x1139,
        1,
    )
    traced = fd("x86_64-7.3/7")
    assert (traced.attach_type, traced.functions.targets[0].target_btf_id) == ("trace_fentry_multi", 2345)
    uprobe, kprobe = fd("x86_64-7.3/8"), fd("x86_64-7.3/9")
    assert (uprobe.name, uprobe.offset, uprobe.event_type, uprobe.cookie) == ("/usr/bin/bash", 0xDF2A0, "uretprobe", 12)
    assert (kprobe.name, kprobe.addr, kprobe.event_type) == ("vfs_read", 0xFFFFFFFF812345A0, "kprobe")


def test_graphics(fd: Read) -> None:
    intel = fd("x86_64/21")
    assert (intel["drm-driver"], intel["drm-pdev"], intel["drm-client-name"]) == ("i915", "0000:00:02.0", "mesa test")
    assert (intel["drm-total-system0"], intel["drm-engine-render"]) == (1240 << 10, 9288864723)
    assert intel["drm-engine-capacity-video"] == 2
    radeon = fd("x86_64/22")
    assert (radeon.pasid, radeon["drm-memory-gtt"], radeon["amd-evicted-vram"]) == (32770, 12 << 10, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"drm-total-memory:\t1 MiB", 1 << 20),
        (b"drm-total-memory:\t2049 KiB", 2049 << 10),
        (b"drm-memory-vram:\t2048 KiB", 2 << 20),
        (b"drm-shared-memory:\t1500", 1500),
        (b"drm-shared-memory:\t0", 0),
        (b"drm-cycles-gpu:\t4096", 4096),
        (b"drm-maxfreq-gpu:\t1024 Hz", 1024),
        (b"drm-engine-gpu:\t1024 ns", 1024),
        (b"drm-engine-bin: \t2048 ns", 2048),
        (b"drm-memory-gtt: \t2048 KiB", 2 << 20),
        (b"drm-later-thing:\tsome text", "some text"),
    ],
)
def test_memory_of_graphics_is_in_bytes(text: bytes, value: object) -> None:
    data = b"pos:\t0\nflags:\t02\nmnt_id:\t1\nino:\t5\ndrm-driver:\tany\n" + text + b"\n"
    frame = procframe.parse(data, "PID/fdinfo/3")
    assert frame.records[0][text.split(b":")[0].decode()] == value
    assert frame.unrecognised == []
    assert procframe.regenerate(frame) == data


def test_other_kinds(fd: Read) -> None:
    assert (fd("x86_64/19").iff, fd("x86_64/19").flags) == ("tun0", ["O_RDWR", "O_NONBLOCK", "O_LARGEFILE"])
    buffer = fd("x86_64/20")
    assert (buffer.size, buffer.count, buffer.exp_name, buffer.name) == (8294400, 2, "system", "frame \udcff")
    assert fd("x86_64/23").scm_fds == 3
    faults = fd("x86_64/24")
    assert (faults.pending, faults.total, faults.API.api) == (1, 2, 0xAA)
    assert faults.API.features[-1] == "initialized"
    protecting = fd("x86_64-7.3/16").API
    assert protecting.features == ["pagefault_flag_wp", "rwp", "rwp_async", "initialized"]
    assert (fd("x86_64/25").gpio_chip, [one.line for one in fd("x86_64/25").gpio_lines]) == ("gpiochip0", [17, 27])
    assert (fd("x86_64-5.4/0").inode, fd("x86_64-5.4/0").name) == (3312, "dalvik-main space")
    counter = fd("x86_64-7.3/4")
    assert (counter.pmu_type, counter["perf_event_attr.config"], counter.perf_config4) == (4, 0x3C, (1 << 64) - 1)
    monitor = fd("x86_64-7.3/12")
    assert (monitor.state, monitor.dev, monitor.format, monitor.events) == ("alive", "254:1", "v0", 5)
    assert fd("x86_64-7.3/13").vfio_device_syspath == "/sys/devices/pci0000:00/0000:00:02.0"
    assert fd("x86_64-7.3/14").fuse_connection == 41


def test_a_kind_of_a_later_kernel() -> None:
    data = b"pos:\t0\nflags:\t02\nmnt_id:\t1\nino:\t5\nlock:\t1: FLOCK  ADVISORY  READ 1 00:05:5 0 EOF\nnew-kind:\t7 things\n"
    frame = procframe.parse(data, "PID/fdinfo/3")
    (record,) = frame.records
    assert (record.ino, len(record.locks)) == (5, 1)
    assert [(piece.what, piece.text) for piece in frame.unrecognised] == [("line", "new-kind:\t7 things")]
    assert procframe.regenerate(frame) == data
    frame = procframe.parse(data.replace(b"lock:\t1: FLOCK  ADVISORY  READ 1 00:05:5 0 EOF\n", b""), "PID/fdinfo/3")
    assert frame.records[0]["new-kind"] == 7
