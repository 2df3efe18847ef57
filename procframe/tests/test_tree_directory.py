"""Trees in directories: copies, whole and odd."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from procframe.errors import ReadError
from procframe.path import ProcPath
from procframe.tree import Tree


def write(top: Path, files: dict[str, bytes | str]) -> Path:
    """Make files; content that is text is the target of a link."""
    for key, content in files.items():
        path = top / key
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
    return top


COPY: dict[str, bytes | str] = {
    "version": b"Linux version 6.1.0\n",
    "self": "123",
    "thread-self": "123/task/124",
    "net": "self/net",
    "mounts": "self/mounts",
    "123/status": b"Name:\tone\n",
    "123/mounts": b"proc /proc proc rw 0 0\n",
    "123/net/tcp": b"tcp\n",
    "123/exe": "/usr/bin/one",
    "123/cwd": "../../../etc",
    "123/fd/3": "socket:[7]",
    "123/fd/10": "/etc/passwd",
    "123/ns/net": "net:[1]",
    "123/task/123/status": b"Name:\tone\n",
    "123/task/124/status": b"Name:\ttwo\n",
    "9/net/tcp": b"other\n",
    "9/stat": b"9 (x) S\n",
    "fs/xfs/stat": "/sys/fs/xfs/stats/stats",
    "asound/card0/id": b"Dummy\n",
    "asound/Dummy": "card0",
    "device-tree": "/sys/firmware/devicetree/base",
}


@pytest.fixture
def copy(tmp_path: Path) -> Tree:
    return Tree.open(write(tmp_path / "proc", COPY))


def test_files_and_links_of_a_copy(copy: Tree) -> None:
    assert not copy.live
    assert copy.problem is None
    assert copy.read_bytes("version") == b"Linux version 6.1.0\n"
    assert copy.read_bytes("self/status") == copy.read_bytes("/proc/123/status") == b"Name:\tone\n"
    assert copy.read_bytes("thread-self/status") == b"Name:\ttwo\n"
    assert copy.read_content("net/tcp") == b"tcp\n"
    assert copy.read_content("mounts") == b"proc /proc proc rw 0 0\n"
    assert copy.read_content("asound/Dummy/id") == b"Dummy\n"
    assert copy.real_key("asound/Dummy/id") == copy.real_key("asound/card0/id") == "asound/card0/id"
    assert copy.real_key("version") == "version"
    assert copy.read_content("asound/Dummy") == b"card0"
    assert copy.read_content("device-tree") == b"/sys/firmware/devicetree/base"
    assert copy.read_content("net") == b"self/net"
    assert copy.read_content("self") == b"123"
    assert copy.read_content("self/exe") == b"/usr/bin/one"
    assert copy.read_content("123/fd/10") == b"/etc/passwd"
    assert copy.read_range("version", 6, 7) == b"version"
    assert copy.processes() == [9, 123]
    assert copy.threads(123) == [123, 124]
    assert copy.names("123/fd") == ["3", "10"]
    with copy.process(123) as process:
        assert process.read_bytes("self/status") == b"Name:\tone\n"


def test_kinds_of_a_copy(copy: Tree) -> None:
    kinds = {
        "version": "file",
        "mounts": "file",
        "self/exe": "link",
        "123/fd/3": "link",
        "self": "link",
        "net": "directory",
        "asound/Dummy": "link",
        "device-tree": "link",
        "123": "directory",
        "": "directory",
        "fs/xfs/stat": "missing",
        "nothing": "missing",
        "version/x": "missing",
        "nul\0l": "missing",
    }
    assert {key: copy.kind(key) for key in kinds} == kinds


def test_a_walk_of_a_copy_tells_all_there_is_once(copy: Tree) -> None:
    assert list(copy.paths()) == [
        "9/net/tcp",
        "9/stat",
        "123/cwd",
        "123/exe",
        "123/fd/3",
        "123/fd/10",
        "123/mounts",
        "123/ns/net",
        "123/status",
        "123/task/123/status",
        "123/task/124/status",
        "asound/Dummy",
        "asound/card0/id",
        "device-tree",
        "mounts",
        "net/tcp",
        "self",
        "thread-self",
        "version",
    ]
    assert ("fs/xfs/stat", "missing") in list(copy.walk())
    assert [key for key in copy.paths(threads=False) if "/task/" in key] == []
    assert list(copy.paths(under="net")) == ["net/tcp"]
    assert list(copy.paths(pid=123, under="net")) == ["123/net/tcp"]
    assert list(copy.paths(under="self/fd")) == ["self/fd/3", "self/fd/10"]
    assert list(copy.paths(pid=[123, 9])) == [*copy.paths(pid=9), *copy.paths(pid=123)]
    physical = dict(copy.walk(physical=True))
    assert sorted(physical) == sorted(COPY)
    assert {key for key, kind in physical.items() if kind == "link"} == {
        key for key, content in COPY.items() if isinstance(content, str)
    }


def test_names_in_a_copy_may_be_any_bytes(tmp_path: Path) -> None:
    odd = b"caf\xe9 \n\x1c"
    (tmp_path / "proc" / "net" / "dev_snmp6").mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(tmp_path / "proc/net/dev_snmp6") + b"/" + odd)).write_bytes(b"x\n")
    (tmp_path / "proc" / "net" / "eth0.5").write_bytes(b"y\n")
    tree = Tree.open(tmp_path)
    (key, _) = tree.paths()
    assert os.fsencode(key) == b"net/dev_snmp6/" + odd
    assert tree.read_content(key) == b"x\n"
    assert ProcPath.of(key).key == key
    assert tree.read_content("net/eth0.5") == b"y\n"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("/etc/passwd", "leads to /etc/passwd, which is not part of the copy"),
        ("../../../../../../../../etc/passwd", "not part of the copy"),
        ("../outside", "not part of the copy"),
        ("version", "lead in a circle"),
        ("loop/a", "lead in a circle"),
        ("nothing", "no such file"),
        ("/proc/stat", None),
        ("fs/../stat", None),
    ],
)
def test_links_are_followed_inside_the_copy_only(tmp_path: Path, target: str, words: str | None) -> None:
    (tmp_path / "outside").write_bytes(b"secret")
    write(tmp_path / "proc", {"stat": b"cpu\n", "version": target, "loop": "./loop", "fs/x": b""})
    tree = Tree.open(tmp_path / "proc")
    if words is None:
        assert tree.read_content("version") == b"cpu\n"
    else:
        with pytest.raises(ReadError, match=words):
            tree.read_content("version")
        assert tree.kind("version") == "missing"
        assert "version" not in list(tree.paths())


def test_what_a_copy_lacks_is_said(copy: Tree, tmp_path: Path) -> None:
    for key, words in {
        "nothing": "no such file$",
        "7/stat": "no such process in the copy: 7$",
        "fs": "it is a directory",
        "version/x": "no directory",
        "../../../etc/passwd": "no such file$",
        "fs/xfs/stat": "leads to /sys/fs/xfs/stats/stats",
    }.items():
        with pytest.raises(ReadError, match=words) as caught:
            copy.read_content(key)
        assert caught.value.path.startswith(f"{tmp_path}/proc/")
    with pytest.raises(ReadError, match="no such process"):
        copy.process(7)
    with pytest.raises(ReadError, match="no symbolic link"):
        copy.read_link("version")
    lone = Tree.open(write(tmp_path / "lone", {"9/stat": b"9\n", "version": b"x\n"}))
    with pytest.raises(ReadError, match=r"does not say which process is self; name one, e\.g\. 9"):
        lone.read_content("self/stat")


def test_pipes_sockets_and_devices_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"proc/version": b"x\n"})
    os.mkfifo(tmp_path / "proc" / "kmsg")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "proc" / "socket"))
        tree = Tree.open(tmp_path)
        assert list(tree.walk()) == [("kmsg", "stream"), ("socket", "stream"), ("version", "file")]
        assert list(tree.paths()) == ["version"]
        for key in ("kmsg", "socket"):
            with pytest.raises(ReadError, match="device, pipe or socket"):
                tree.read_content(key)


def test_a_copied_stream_is_a_file(tmp_path: Path) -> None:
    tree = Tree.open(write(tmp_path, {"proc/kmsg": b"<6>x\n", "proc/1/mem": b"x", "proc/1/exe": b"/bin/x"}))
    assert list(tree.paths()) == ["1/exe", "1/mem", "kmsg"]
    assert tree.read_content("kmsg") == b"<6>x\n"
    assert tree.read_content("1/exe") == b"/bin/x"  # a copy without links


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_is_denied_in_a_copy(tmp_path: Path) -> None:
    tree = Tree.open(write(tmp_path, {"proc/version": b"x\n"}))
    (tmp_path / "proc/version").chmod(0)
    with pytest.raises(ReadError, match="permission denied; run as root"):
        tree.read_bytes("version")


def test_a_file_that_cannot_be_opened_is_an_error(copy: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(path: str, *_: object) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(ReadError, match="permission denied") as caught:
        copy.read_bytes("net/tcp")
    assert caught.value.path.endswith("proc/123/net/tcp")
    monkeypatch.setattr(os, "scandir", deny)
    failed: list[ReadError] = []
    assert list(copy.walk(failed=failed.append)) == []
    assert "permission denied" in str(failed[0])


# Where the proc is


@pytest.mark.parametrize(
    ("files", "root"),
    [
        (["version"], ""),
        (["net/tcp"], ""),
        (["1/stat"], ""),
        (["proc/version"], "proc"),
        (["proc/fs/xfs/stat"], "proc"),
        (["fs/xfs/stat", "odd"], "fs/xfs"),
        (["sosreport-a/proc/net/tcp", "sosreport-a/etc/passwd", "sosreport-a/version.txt"], "sosreport-a/proc"),
        (["sosreport-a/proc/net/tcp", "sosreport-a/version"], "sosreport-a/proc"),
        (["proc/version", "version"], "proc"),
        (["a/b/c/proc/stat", "a/b/x"], "a/b/c/proc"),
        (["deep/er/meminfo"], "deep/er"),
        (["proc/proc/version"], "proc/proc"),
        (["proc/version", "proc/123/root/proc/version"], "proc"),
        (["b/proc/stat", "a/x/proc/stat"], "b/proc"),
        (["etc/passwd", "x"], ""),
        ([], ""),
    ],
)
def test_the_root_may_be_anywhere(tmp_path: Path, files: list[str], root: str) -> None:
    write(tmp_path, dict.fromkeys(files, b"x\n"))
    tree = Tree.open(tmp_path)
    assert tree.root == root  # type: ignore[attr-defined]
    for file in files:
        key = file[len(root) + 1 :] if root and file.startswith(f"{root}/") else file
        assert tree.read_bytes(key) == b"x\n"
        assert tree.locate(key) == f"{tmp_path}/{file}" or not file.startswith(root)


def test_an_exact_root_is_not_searched_for(tmp_path: Path) -> None:
    tree = Tree.open(write(tmp_path, {"proc/version": b"x\n"}), exact=True)
    assert list(tree.paths()) == ["proc/version"]


def test_of_several_trees_the_first_is_taken_and_the_others_are_told(tmp_path: Path) -> None:
    write(tmp_path, {f"host{number}/proc/version": b"%d\n" % number for number in (10, 9, 1, 2, 3)})
    tree = Tree.open(tmp_path)
    assert tree.read_bytes("version") == b"1\n"
    assert tree.problem is not None
    assert "holds 5 trees; this is host1/proc" in tree.problem
    assert "host2/proc, host3/proc, host9/proc, ..." in tree.problem


def test_what_is_no_tree_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"hello\n" * 200)
    (tmp_path / "short").write_bytes(b"hello\n")
    (tmp_path / "empty").touch()
    os.mkfifo(tmp_path / "pipe")
    for name, words in {
        "nothing": "no such file",
        "text": "neither a directory nor a tar archive",
        "short": "neither a directory nor a tar archive",
        "empty": "neither a directory nor a tar archive",
        "pipe": "a device, pipe or socket",
        "text/x": "no directory",
        "nul\0l": "no such file",
    }.items():
        with pytest.raises(ReadError, match=words) as caught:
            Tree.open(f"{tmp_path}/{name}")
        assert caught.value.path == f"{tmp_path}/{name}"
    with pytest.raises(ReadError, match="no such file"):
        Tree.open("")


def test_a_whole_disk_is_given_up_on_soon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procframe.tree.stored._DIRECTORIES", 20)
    for number in range(40):
        (tmp_path / f"d{number}" / "proc").mkdir(parents=True)
        (tmp_path / f"d{number}" / "proc" / "version").touch()
    scanned = []
    scandir = os.scandir

    def count(path: str) -> object:
        scanned.append(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", count)
    Tree.open(tmp_path)
    assert len(scanned) <= 22


def test_a_long_path_of_links_takes_no_time(tmp_path: Path) -> None:
    write(tmp_path / "proc", {"version": b"x\n", "d/x": b"y\n"})
    tree = Tree.open(tmp_path)
    assert tree.read_bytes("d/../" * 20000 + "version") == b"x\n"
    with pytest.raises(ReadError):
        tree.read_bytes("d/" * 20000 + "x")


def test_a_copy_made_by_the_tools_people_use(tmp_path: Path) -> None:
    if not os.path.exists("/proc/self/stat"):
        pytest.skip("there is no proc here")
    out = tmp_path / "copied"
    out.mkdir()
    subprocess.run(
        ["cp", "-a", "/proc/version", "/proc/meminfo", "/proc/mounts", "/proc/net", "/proc/uptime", str(out)],
        check=True,
    )
    tree = Tree.open(out)
    assert tree.read_bytes("version") == Path("/proc/version").read_bytes()
    assert tree.kind("mounts") == "missing"  # the link is there, what it leads to is not
    assert list(tree.paths()) == ["meminfo", "uptime", "version"]
