from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from procframe.capture import SUFFIXES, CaptureReport, capture
from procframe.errors import ProcframeError, ReadError
from procframe.host import Host
from procframe.tree import Tree
from procframe.tree.directory import DirectoryTree
from procframe.tree.live import LiveTree

PID = os.getpid()

FILES: dict[str, bytes | str] = {
    "version": b"Linux version 6.1.0-50-s390x (x)\n",
    "self": "123",
    "net": "self/net",
    "mounts": "self/mounts",
    "123/mounts": b"proc /proc proc rw 0 0\n",
    "123/environ": b"SECRET=1\0",
    "123/status": b"",
    "123/net/tcp": b"x" * 5000,
    "123/net/dev_snmp6/caf\udce9": b"odd\n",
    "123/exe": "/usr/bin/one (deleted)",
    "123/fd/3": "/tmp/" + "y" * 300 + "\udcff\n",
    "123/task/124/environ": b"SECRET=1\0",
    "9/status": b"Name:\tx\n",
    "9/net/tcp": b"other\n",
    "fs/xfs/stat": "/sys/fs/xfs/stats/stats",
    "kmsg": b"<6>copied\n",
}


@pytest.fixture
def copy(tmp_path: Path) -> Tree:
    for key, content in FILES.items():
        path = tmp_path / "copy" / "proc" / key
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
    return Tree.open(tmp_path / "copy")


def content_of(tree: Tree) -> dict[str, bytes | str]:
    return {
        key: os.fsdecode(tree.read_link(key)) if kind == "link" else tree.read_bytes(key)
        for key, kind in tree.walk(physical=True)
    }


def facts_of(tree: Tree) -> dict[str, object]:
    data = tree.beside("procframe-capture.json")
    assert data is not None
    facts = json.loads(data)
    assert isinstance(facts, dict)
    return facts


@pytest.mark.parametrize("suffix", ["", *SUFFIXES])
def test_a_copy_is_captured_byte_for_byte(copy: Tree, tmp_path: Path, suffix: str) -> None:
    if "zst" in suffix:
        pytest.importorskip("compression.zstd" if sys.version_info >= (3, 14) else "zstandard")
    out = tmp_path / f"out{suffix}"
    report = capture(copy, out)
    with Tree.open(out) as again:
        assert content_of(again) == content_of(copy) == FILES
        assert again.host == copy.host
        assert again.host.architecture == "s390x"
        assert again.problem is None
        assert list(again.paths()) == list(copy.paths())
    links = sum(isinstance(content, str) for content in FILES.values())
    data = sum(len(content) for content in FILES.values() if isinstance(content, bytes))
    assert (report.out, report.files, report.links, report.bytes) == (str(out), len(FILES) - links, links, data)
    assert report.unreadable == []
    assert report.not_read == {}
    assert not os.path.exists(f"{out}.partial")


def test_only_the_owner_may_read_a_capture(copy: Tree, tmp_path: Path) -> None:
    for name in ("out.tar", "out"):
        before = os.umask(0)
        try:
            capture(copy, tmp_path / name)
        finally:
            os.umask(before)
        assert stat.S_IMODE(os.stat(tmp_path / name).st_mode) & 0o077 == 0
    for place, directories, files in os.walk(tmp_path / "out"):
        for name in (*directories, *files):
            mode = os.lstat(os.path.join(place, name)).st_mode
            assert stat.S_ISLNK(mode) or stat.S_IMODE(mode) & 0o077 == 0


def test_an_archive_can_be_unpacked_by_tar(copy: Tree, tmp_path: Path) -> None:
    capture(copy, tmp_path / "out.tar.gz")
    (tmp_path / "unpacked").mkdir()
    subprocess.run(["tar", "xzf", str(tmp_path / "out.tar.gz"), "-C", str(tmp_path / "unpacked")], check=True)
    assert content_of(Tree.open(tmp_path / "unpacked")) == FILES


def test_facts_survive_the_end_of_an_archive(copy: Tree, tmp_path: Path) -> None:
    capture(copy, tmp_path / "out.tar")
    os.truncate(tmp_path / "out.tar", 4096)
    with Tree.open(tmp_path / "out.tar") as cut:
        assert cut.problem is not None
        assert cut.host == copy.host


def test_a_link_to_a_file_elsewhere_becomes_that_file(tmp_path: Path) -> None:
    elsewhere = tmp_path / "sys" / "stats"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(b"extent_alloc 1 2 3 4\n")
    proc = tmp_path / "proc"
    (proc / "fs/xfs").mkdir(parents=True)
    (proc / "fs/xfs/stat").symlink_to(elsewhere)
    (proc / "device-tree").symlink_to(elsewhere.parent)
    capture(LiveTree(str(proc), Host()), tmp_path / "out")
    again = Tree.open(tmp_path / "out")
    assert again.read_bytes("fs/xfs/stat") == b"extent_alloc 1 2 3 4\n"
    assert again.read_content("device-tree") == os.fsencode(elsewhere.parent)


def test_processes_and_globs_restrict_a_capture(copy: Tree, tmp_path: Path) -> None:
    capture(copy, tmp_path / "a", pids=[9], exclude=["kmsg"])
    kept = set(content_of(Tree.open(tmp_path / "a")))
    assert kept == set(FILES) - {"kmsg"}  # with 123, to which self leads
    capture(copy, tmp_path / "b", pids=[123], exclude=["PID/environ", "fs/**", "PID/net"])
    kept = set(content_of(Tree.open(tmp_path / "b")))
    left_out = {"9/status", "9/net/tcp", "fs/xfs/stat"} | {key for key in FILES if "environ" in key or "3/net" in key}
    assert kept == set(FILES) - left_out
    facts = facts_of(Tree.open(tmp_path / "b"))
    assert facts["excluded"] == ["PID/environ", "fs/**", "PID/net"]
    assert facts["pids"] == [123]


def test_progress_is_told(copy: Tree, tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    capture(copy, tmp_path / "a", progress=lambda key, report: told.append((key, report.files + report.links)))
    assert [key for key, _ in told] == [key for key, _ in copy.walk(physical=True)]
    assert [count for _, count in told] == list(range(1, len(FILES) + 1))


def test_what_cannot_be_read_is_noted(copy: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = DirectoryTree.read_bytes

    def deny(self: DirectoryTree, path: str) -> bytes:
        if path == "123/mounts":
            raise self.error(path, "permission denied", errno.EACCES)
        return read(self, path)

    monkeypatch.setattr(DirectoryTree, "read_bytes", deny)
    report = capture(copy, tmp_path / "out.tar")
    (found,) = report.unreadable
    assert (found.path, found.reason, found.errno) == ("123/mounts", "permission denied", errno.EACCES)
    with Tree.open(tmp_path / "out.tar") as again:
        assert facts_of(again)["unreadable"] == [
            {"path": "123/mounts", "reason": "permission denied", "errno": errno.EACCES}
        ]
        assert set(content_of(again)) == set(FILES) - {"123/mounts"}


# Where it cannot be written


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("taken", "it is there already; remove it"),
        ("taken.tar", "it is there already; remove it"),
        ("file", "it is there already; remove it"),
        ("none/x.tar", "no such directory"),
        ("none/x", "no such directory"),
        ("x.tar.lz4", "no such compression; an archive's name ends in .tar, .tar.gz"),
    ],
)
def test_a_place_that_cannot_be_written(copy: Tree, tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").touch()
    for file in ("taken.tar", "file"):
        (tmp_path / file).write_bytes(b"precious")
    with pytest.raises(ProcframeError, match=words) as caught:
        capture(copy, tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path}/{name}: ")
    assert (tmp_path / "taken.tar").read_bytes() == (tmp_path / "file").read_bytes() == b"precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "file", "taken", "taken.tar"]


def test_an_empty_directory_may_be_captured_into(copy: Tree, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    capture(copy, tmp_path / "out")
    assert content_of(Tree.open(tmp_path / "out")) == FILES


def test_a_full_disk_leaves_no_half_archive(copy: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tarfile.TarFile, "addfile", full)
    with pytest.raises(ProcframeError, match=r"out\.tar: cannot be written: no space left on device"):
        capture(copy, tmp_path / "out.tar")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy"]


def test_an_interrupted_capture_leaves_no_half_archive(copy: Tree, tmp_path: Path) -> None:
    def interrupt(key: str, report: CaptureReport) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        capture(copy, tmp_path / "out.tar.xz", progress=interrupt)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy"]


# Live

live = pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="there is no proc here")

STEADY = ("limits", "cmdline", "auxv", "mountinfo", "cgroup", "exe", "root", "ns/net")


@live
@pytest.mark.parametrize("name", ["out", "out.tar.gz"])
def test_this_process_is_captured_from_the_live_proc(tmp_path: Path, name: str) -> None:
    tree = Tree.open()
    report = capture(tree, tmp_path / name, pids=[PID], exclude=["sys/**", "kallsyms", "slabinfo"])
    with Tree.open(tmp_path / name) as again:
        assert again.host == tree.host
        assert again.processes() == [PID]
        assert again.read_link("self") == str(PID).encode()
        assert again.read_link("net") == b"self/net"
        assert again.read_link("mounts") == b"self/mounts"
        for steady in STEADY:
            assert again.read_content(f"self/{steady}") == tree.read_content(f"self/{steady}"), steady
        assert again.read_bytes("thread-self/limits") == tree.read_bytes("self/limits")
        assert again.read_bytes("net/protocols").split(b"\n")[0] == tree.read_bytes("net/protocols").split(b"\n")[0]
        assert again.read_bytes("version") == tree.read_bytes("version")
        for key in ("kmsg", "kcore", "self/mem", "self/pagemap", "self/clear_refs", "sys/kernel/ostype", "kallsyms"):
            assert again.kind(key) == "missing", key
        facts = facts_of(again)
        assert facts["not_read"] == report.not_read
        assert "address space" in report.not_read["PID/mem"]
        assert "written" in report.not_read["PID/clear_refs"]
        assert facts["host"] == tree.host.to_dict()
        assert {"procframe", "captured", "tree"} <= set(facts)
        refused = {item.path for item in report.unreadable}
        for key in refused:
            assert again.kind(key) == "missing"


@live
def test_a_process_that_exits_half_way_is_noted(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as child:

        def end(key: str, report: CaptureReport) -> None:
            if key == f"{child.pid}/limits":
                child.kill()
                child.wait()

        report = capture(Tree.open(), tmp_path / "out", pids=[child.pid], exclude=["sys/**", "net"], progress=end)
    reasons = {item.reason for item in report.unreadable if item.path == f"{child.pid}/status"}
    assert reasons == {f"no such process: {child.pid} has exited"}
    again = Tree.open(tmp_path / "out")
    assert again.read_bytes(f"{child.pid}/limits").startswith(b"Limit ")
    with pytest.raises(ReadError):
        again.read_bytes(f"{child.pid}/status")
