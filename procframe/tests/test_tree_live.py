"""Trees of running kernels: the one that these tests run on."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from procframe.errors import ReadError
from procframe.path import natural_key
from procframe.tree import Tree
from procframe.tree.live import LiveTree, is_proc, read_fd
from procframe.tree.unsafe import UNSAFE, unsafe

pytestmark = pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="there is no proc here")

PID = os.getpid()


@pytest.fixture
def tree() -> Iterator[Tree]:
    with Tree.open() as found:
        yield found


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    """A process that waits until it is told to end."""
    code = "print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_file_is_read_whole(tree: Tree) -> None:
    assert tree.live
    assert tree.read_bytes(f"{PID}/cmdline") == Path(f"/proc/{PID}/cmdline").read_bytes()
    assert tree.read_bytes("/proc/version") == Path("/proc/version").read_bytes()
    assert tree.read_bytes("self/../version") == tree.read_bytes("version")
    assert tree.read_bytes(f"{PID}/comm").endswith(b"\n")
    # More than the kernel gives at once: its pages hold whole lines, and no line twice.
    maps = tree.read_bytes("self/smaps")
    assert len(maps) > 1 << 14
    assert maps.count(b"Size:") > 10
    assert maps.endswith(b"\n")


def test_large_reads_grow_and_lose_nothing() -> None:
    reading, writing = os.pipe()
    data = bytes(range(256)) * 16

    def write() -> None:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(data * 1000)

    writer = threading.Thread(target=write)
    writer.start()
    with os.fdopen(reading, "rb") as pipe:
        assert read_fd(pipe.fileno()) == data * 1000
    writer.join()


def test_an_empty_file_is_empty(tree: Tree, tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc" / "stat").touch()
    assert Tree.open(tmp_path).read_bytes("stat") == b""


def test_links_say_their_target_or_lead_to_a_file(tree: Tree) -> None:
    assert tree.read_content("self") == str(PID).encode()
    assert tree.read_content("self/exe") == os.fsencode(os.readlink("/proc/self/exe"))
    assert tree.read_content(f"{PID}/cwd") == os.fsencode(os.getcwd())
    assert tree.read_content("self/ns/net").startswith(b"net:[")
    with open("/dev/null", "rb") as null:
        assert tree.read_content(f"self/fd/{null.fileno()}") == b"/dev/null"
        assert tree.read_content(f"self/task/{PID}/fd/{null.fileno()}") == b"/dev/null"
    assert tree.read_content("mounts") == tree.read_bytes("self/mounts")
    assert tree.read_link("mounts") == b"self/mounts"
    assert tree.read_content("net") == b"self/net"
    assert tree.read_content("net/dev").startswith(b"Inter-|")
    with pytest.raises(ReadError, match="no symbolic link"):
        tree.read_link("version")


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("version", "file"),
        ("self/status", "file"),
        ("mounts", "file"),
        ("self/exe", "link"),
        ("self", "link"),
        ("thread-self", "link"),
        ("self/ns/mnt", "link"),
        ("net", "directory"),
        ("self/fd", "directory"),
        ("", "directory"),
        ("self/mem", "image"),
        ("self/pagemap", "image"),
        ("thread-self/mem", "image"),
        ("self/clear_refs", "write-only"),
        ("nothing", "missing"),
        ("self/nothing", "missing"),
        ("version/nothing", "missing"),
        ("nul\0l", "missing"),
        ("bro\ud800ken", "missing"),
    ],
)
def test_kinds(tree: Tree, key: str, kind: str) -> None:
    assert tree.kind(key) == kind


@pytest.mark.skipif(not os.path.exists("/proc/sysrq-trigger"), reason="this kernel has no sysrq")
def test_a_mode_without_read_bits_is_write_only(tree: Tree) -> None:
    assert tree.kind("sysrq-trigger") == "write-only"


def test_a_file_that_can_only_be_written_says_so_by_its_mode(tree: Tree) -> None:
    found = [key for key, kind in tree.walk(under="sys/vm") if kind == "write-only"]
    assert "sys/vm/drop_caches" in found
    assert "sys/vm/drop_caches" not in list(tree.paths(under="sys/vm"))
    assert "sys/vm/swappiness" in list(tree.paths(under="sys/vm"))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("nothing", "no such file"),
        ("self/nothing", "no such file"),
        ("999999999/stat", "no such process: 999999999"),
        ("sys", "it is a directory"),
        ("self/fd", "it is a directory"),
        ("self/mem", "as large as the address space"),
        ("self/clear_refs", "it can only be written"),
        ("kmsg", "takes it from other readers"),
        ("version/x", "what stands before its last component is no directory"),
        ("nul\0l", "no such file"),
        ("x" * 5000, "file name too long"),
    ],
)
def test_what_cannot_be_read_says_why(tree: Tree, key: str, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        tree.read_content(key)
    assert caught.value.path == f"/proc/{key}"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permission denied; run as root"),
        (errno.EPERM, "permission denied; run as root"),
        (errno.EINVAL, "nothing to say"),
        (errno.EIO, "input/output error"),
        (errno.ESRCH, "process has exited"),
        (errno.EOPNOTSUPP, "not supported"),
        (errno.EAGAIN, "would wait"),
        (errno.EINTR, "interrupted"),
        (errno.EMFILE, "ulimit"),
        (errno.E2BIG, "argument list too long"),
    ],
)
@pytest.mark.parametrize("call", ["open", "read"])
def test_errors_of_the_system_are_ordinary(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, number: int, words: str, call: str
) -> None:
    def fail(*_: object, **__: object) -> Any:
        raise OSError(number, os.strerror(number))

    before = len(os.listdir("/proc/self/fd"))
    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        patched.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(ReadError, match=words) as caught:
            tree.read_bytes("version")
    assert caught.value.errno == number
    assert len(os.listdir("/proc/self/fd")) == before


def test_permission_denied_to_root_says_what_forbids_it(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> int:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", fail)
        patched.setattr(os, "geteuid", lambda: 0)
        with pytest.raises(ReadError, match="even to root"):
            tree.read_bytes("version")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_permission_is_denied_to_somebody_else() -> None:
    code = (
        "import os, sys\n"
        "from procframe.tree import Tree\n"
        "from procframe.errors import ReadError\n"
        # All imports happen first: the interpreter itself may be out of that user's reach.
        "tree = Tree.open()\n"
        "try: tree.read_bytes('missing')\n"
        "except ReadError: pass\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: tree.read_bytes('1/environ')\n"
        "except ReadError as error: sys.stdout.write(str(error))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    assert done.stdout == b"/proc/1/environ: permission denied; run as root (sudo) to read it"


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, tree: Tree) -> None:
    monkeypatch.setattr("procframe.tree.live.LIMIT", 10000)
    with pytest.raises(ReadError, match="read a part of it"):
        tree.read_bytes("self/smaps")


def test_parts_of_images_can_be_read(tree: Tree) -> None:
    status = tree.read_bytes("version")
    assert tree.read_range("version", 0, 5) == b"Linux"
    assert tree.read_range("version", 6, 1 << 20) == status[6:]
    start = int(tree.read_bytes("self/maps").partition(b"-")[0], 16)
    assert len(tree.read_range("self/mem", start, 16)) == 16
    assert len(tree.read_range("self/pagemap", start // os.sysconf("SC_PAGE_SIZE") * 8, 8)) == 8
    with pytest.raises(ReadError, match="only be written"):
        tree.read_range("self/clear_refs", 0, 1)
    with pytest.raises(ReadError, match="out of range"):
        tree.read_range("self/mem", 1 << 64, 1)
    with pytest.raises(ReadError):
        tree.read_range("self/mem", 0, 1)


def test_processes_and_threads(tree: Tree, child: subprocess.Popen[bytes]) -> None:
    found = tree.processes()
    assert found == sorted(found)
    assert {PID, child.pid} <= set(found)
    assert tree.threads(child.pid) == [child.pid]
    assert tree.threads(999999999) == []
    assert tree.threads(PID) == sorted(int(name) for name in os.listdir("/proc/self/task"))


def test_a_process_that_is_held_is_seen_to_vanish(tree: Tree, child: subprocess.Popen[bytes]) -> None:
    pid = child.pid
    with tree.process(pid) as process:
        assert process.read_bytes("maps") == process.read_bytes(f"{pid}/maps") == process.read_bytes("self/maps")
        assert process.read_bytes("/proc/self/comm") == tree.read_bytes(f"{pid}/comm")
        assert process.read_content("exe") == tree.read_content(f"{pid}/exe")
        assert process.kind("exe") == "link"
        assert process.kind("mem") == "image"
        assert process.processes() == [pid]
        assert process.threads(pid) == [pid]
        assert process.host == tree.host
        paths = list(process.paths())
        assert paths == list(tree.paths(pid=pid))
        assert f"{pid}/net/dev" in paths
        assert f"{pid}/task/{pid}/stat" in list(process.paths(threads=True))
        assert [key for key in paths if not key.startswith(f"{pid}/")] == []
        child.kill()
        child.wait()
        for name in ("status", "exe", "cmdline"):
            with pytest.raises(ReadError, match=rf"no such process: {pid} has exited$") as caught:
                process.read_content(name)
            assert caught.value.path == f"/proc/{pid}/{name}"
        assert process.processes() == []
        assert list(process.paths()) == []
    with pytest.raises(ReadError, match=f"no such process: {pid} has exited"):
        tree.read_bytes(f"{pid}/status")
    with pytest.raises(ReadError, match=f"no such process: {pid} has exited"):
        tree.process(pid)


def test_a_held_process_is_not_the_one_that_takes_its_number(child: subprocess.Popen[bytes], tmp_path: Path) -> None:
    # Another process of the same number is another directory of the same name, which is what a held one is apart from.
    for generation in ("old", "new"):
        (tmp_path / generation / "7").mkdir(parents=True)
        (tmp_path / generation / "7" / "comm").write_bytes(generation.encode())
    (tmp_path / "proc").symlink_to("old")
    with LiveTree(str(tmp_path / "proc")).process(7) as process:
        (tmp_path / "proc").unlink()
        (tmp_path / "proc").symlink_to("new")
        assert process.read_bytes("comm") == b"old"
        assert LiveTree(str(tmp_path / "proc")).read_bytes("7/comm") == b"new"


def test_a_walk_is_sorted_and_avoids_what_is_unsafe(tree: Tree, child: subprocess.Popen[bytes]) -> None:
    walked = dict(tree.walk())
    paths = [key for key in tree.paths() if not key.startswith(f"{PID}/fd")]
    assert paths == sorted(paths, key=natural_key)
    assert len(paths) == len(set(paths))
    for key in ("version", "mounts", "net/dev", f"{child.pid}/status", f"{child.pid}/exe", "sys/kernel/ostype", "self"):
        assert key in paths
    assert "net" not in paths
    for key, kind in (("kmsg", "stream"), ("kcore", "image"), (f"{child.pid}/mem", "image")):
        if os.path.exists(f"/proc/{key}"):
            assert walked[key] == kind
            assert key not in paths
    assert [key for key in paths if "/task/" in key] == []
    assert f"{child.pid}/task/{child.pid}/stat" in list(tree.paths(pid=child.pid, threads=True))
    # The namespace that all share is listed once.
    assert [key for key in paths if key.startswith((f"{child.pid}/net/", f"{PID}/net/"))] == []
    physical = dict(tree.walk(physical=True))
    assert physical["net"] == physical["mounts"] == "link"
    assert f"{PID}/net/dev" in physical
    assert f"{child.pid}/net/dev" not in physical


def test_a_walk_can_be_restricted(tree: Tree, child: subprocess.Popen[bytes]) -> None:
    assert list(tree.paths(under="version")) == ["version"]
    assert list(tree.paths(under="self/exe")) == ["self/exe"]
    assert list(tree.paths(under="nothing")) == []
    assert list(tree.paths(under="self/mem")) == []
    assert "net/dev" in list(tree.paths(under="/proc/net"))
    assert [key for key in tree.paths(under="net") if not key.startswith("net/")] == []
    assert next(tree.paths(pid=child.pid, under="ns")) == f"{child.pid}/ns/cgroup"
    found = list(tree.paths(pid=[child.pid, PID], under="status"))
    assert found == [f"{pid}/status" for pid in sorted([child.pid, PID])]
    some = {key.partition("/")[0] for key, _ in tree.walk(pids=[child.pid])}
    assert {name for name in some if name.isdecimal()} == {str(child.pid)}
    assert "version" in some


def test_directories_that_cannot_be_listed_are_reported(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def deny(path: Any) -> Any:
        if str(path).endswith("/fdinfo"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    failed: list[ReadError] = []
    found = list(tree.walk(under=str(PID), failed=failed.append))
    assert [error.path for error in failed] == [f"/proc/{PID}/fdinfo"]
    assert (f"{PID}/status", "file") in found
    assert tree.names(f"{PID}/fdinfo") == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a namespace")
def test_other_network_namespaces_are_listed_under_their_first_process(tree: Tree) -> None:
    code = "import ctypes\nprint(ctypes.CDLL(None).unshare(0x40000000), flush=True)\ninput()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as apart:
        assert apart.stdout is not None
        if apart.stdout.readline() != b"0\n":
            apart.kill()
            pytest.skip("namespaces are forbidden here")
        found = list(tree.paths())
        assert f"{apart.pid}/net/dev" in found
        assert "net/dev" in found
        apart.kill()


def test_the_host_is_this_machine(tree: Tree) -> None:
    host = tree.host
    assert host.byte_order == sys.byteorder
    assert host.kernel_release == os.uname().release
    assert host.architecture == os.uname().machine
    assert host.page_size == os.sysconf("SC_PAGE_SIZE")
    assert host.clock_ticks == os.sysconf("SC_CLK_TCK")
    stat = tree.read_bytes("stat")
    assert host.cpu_count == sum(line.startswith(b"cpu") for line in stat.split(b"\n")) - 1
    btime = next(int(line[6:]) for line in stat.split(b"\n") if line.startswith(b"btime "))
    assert host.boot_time is not None
    assert abs(host.boot_time - btime) <= 1
    assert tree.host is host


def test_a_proc_is_known_wherever_it_is_mounted(tmp_path: Path) -> None:
    assert is_proc("/proc")
    assert is_proc("/proc/self")
    assert not is_proc(str(tmp_path))
    assert not is_proc(str(tmp_path / "nothing"))
    for name in ("/proc/", "/proc/../proc", Path("/proc")):
        assert Tree.open(name).live
    (tmp_path / "proc").symlink_to("/proc")
    for name in (tmp_path, tmp_path / "proc"):
        tree = Tree.open(name)
        assert tree.live
        assert tree.read_bytes("version") == Path("/proc/version").read_bytes()
        assert tree.locate("version") == f"{tmp_path}/proc/version"
    with pytest.raises(ReadError, match="part of a proc"):
        Tree.open("/proc/self")


def test_the_table_of_unsafe_files_is_sound() -> None:
    assert len({entry.name for entry in UNSAFE}) == len(UNSAFE)
    for entry in UNSAFE:
        key = entry.name.replace("PID", "1").replace("<", "").replace(">", "")
        assert unsafe(key) == entry, key
        assert entry.reason.isascii()
        assert not entry.reason.endswith(".")
    for key in (
        "self/mem",
        "1/task/2/mem",
        "thread-self/clear_refs",
        "9/net/rpc/nfsd.fh/channel",
        "net/can/reset_stats",
    ):
        assert unsafe(key) is not None, key
    for key in (
        "mem",
        "1/status",
        "net/rpc/nfsd.fh/content",
        "irq/1/channel",
        "self/fd/1",
        "ide/ide0/channel",
        "event",
    ):
        assert unsafe(key) is None, key
