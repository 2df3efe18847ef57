"""Trees in tar archives: whole, cut off, damaged and hostile."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import tarfile
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from procframe.errors import ReadError
from procframe.tree import Tree
from procframe.tree import archive as archives

Members = dict[str, "bytes | str"]

COPY: Members = {
    "proc/version": b"Linux version 6.1.0\n",
    "proc/self": "123",
    "proc/net": "self/net",
    "proc/mounts": "self/mounts",
    "proc/123/mounts": b"proc /proc proc rw 0 0\n",
    "proc/123/net/tcp": b"x" * 1024,  # whole blocks
    "proc/123/exe": "/usr/bin/one",
    "proc/123/status": b"",
    "proc/123/stat": b"123 (x) S\n",
    "notes": b"beside\n",
}


def packed(members: Members, format_: int = tarfile.GNU_FORMAT) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=format_, encoding="utf-8", errors="surrogateescape") as tar:
        for name, content in members.items():
            add(tar, name, content)
    return raw.getvalue()


def add(tar: tarfile.TarFile, name: str, content: bytes | str, type_: bytes | None = None) -> None:
    member = tarfile.TarInfo(name)
    if isinstance(content, str):
        member.type = type_ or tarfile.SYMTYPE
        member.linkname = content
        tar.addfile(member)
    else:
        member.type = type_ or tarfile.REGTYPE
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))


def zstd(data: bytes) -> bytes:
    try:
        module = archives.zstd_module("")
    except ReadError:
        pytest.skip("there is no zstd here")
    compress: Callable[[bytes], bytes] = (
        module.ZstdCompressor().compress if module.__name__ == "zstandard" else module.compress
    )
    # Two frames, as parallel compressors write them.
    return compress(data[:1000]) + compress(data[1000:])


COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    "tar": bytes,
    "gz": gzip.compress,
    "bz2": lambda data: bz2.compress(data, 1),  # in blocks of 100 kB
    "xz": lzma.compress,
    "zst": zstd,
}


@pytest.fixture(params=COMPRESSIONS)
def compression(request: pytest.FixtureRequest) -> Callable[[bytes], bytes]:
    return COMPRESSIONS[request.param]


def opened(tmp_path: Path, data: bytes) -> Tree:
    path = tmp_path / "copy"  # the name says nothing of the compression
    path.write_bytes(data)
    return Tree.open(path)


@pytest.mark.parametrize("format_", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_an_archive_reads_like_its_directory(
    tmp_path: Path, compression: Callable[[bytes], bytes], format_: int
) -> None:
    with opened(tmp_path, compression(packed(COPY, format_))) as tree:
        assert tree.problem is None
        assert list(tree.paths()) == [
            "123/exe",
            "123/mounts",
            "123/stat",
            "123/status",
            "mounts",
            "net/tcp",
            "self",
            "version",
        ]
        assert tree.read_bytes("version") == b"Linux version 6.1.0\n"
        assert tree.read_bytes("/proc/net/tcp") == b"x" * 1024
        assert tree.read_content("self/exe") == b"/usr/bin/one"
        assert tree.read_content("self/status") == b""
        assert tree.read_content("notes") == b"beside\n"
        assert tree.read_range("version", 6, 7) == b"version"
        assert tree.processes() == [123]
        assert tree.locate("net/tcp") == f"{tmp_path}/copy:proc/net/tcp"
        with pytest.raises(ReadError, match=r"copy:proc/nothing: no such file$"):
            tree.read_bytes("nothing")
        with pytest.raises(ReadError, match="it is a directory"):
            tree.read_bytes("123")


def test_names_and_targets_may_be_any_bytes(tmp_path: Path) -> None:
    odd = b"caf\xe9 \n\x1c".decode("utf-8", "surrogateescape")
    long = "/" + "x" * 300 + "\udce9"
    for format_ in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        members: Members = {f"proc/net/dev_snmp6/{odd}": b"x\n", "proc/1/fd/3": long, "proc/" + "x" * 200: b"y\n"}
        with opened(tmp_path, packed(members, format_)) as tree:
            assert [key.encode("utf-8", "surrogateescape") for key in tree.paths()] == [
                b"1/fd/3",
                b"net/dev_snmp6/caf\xe9 \n\x1c",
                b"x" * 200,
            ]
            assert tree.read_content("1/fd/3") == long.encode("utf-8", "surrogateescape")
            assert tree.read_content(f"net/dev_snmp6/{odd}") == b"x\n"


def test_a_cut_off_archive_gives_what_is_left(tmp_path: Path, compression: Callable[[bytes], bytes]) -> None:
    members: Members = {f"proc/{number}/stat": random.Random(number).randbytes(2000) for number in range(1, 400)}
    whole = compression(packed(members))
    with opened(tmp_path, whole) as tree:
        assert len(list(tree.paths())) == 399
    counts = set()
    reasons = set()
    for cut in (len(whole) // 3, len(whole) // 2, len(whole) * 9 // 10):
        with opened(tmp_path, whole[:cut]) as tree:
            assert tree.problem is not None
            assert "cut off" in tree.problem
            assert "\n" not in tree.problem
            paths = list(tree.paths())
            readable = []
            for key in paths:
                try:
                    data = tree.read_bytes(key)
                except ReadError as error:
                    reasons.add(error.reason)
                else:
                    assert data == members[f"proc/{key}"]
                    readable.append(key)
            counts.add(len(readable))
            assert readable == [f"{number}/stat" for number in range(1, len(readable) + 1)]
            assert len(paths) - len(readable) <= 1
            with pytest.raises(ReadError, match=r"no such process in the copy: 399; .* cut off"):
                tree.read_bytes("399/stat")
    assert len(counts) == 3
    assert reasons <= {"it is cut off in the archive, and not all of it is there"}


def test_every_place_to_cut_an_archive_is_harmless(tmp_path: Path) -> None:
    whole = packed({"proc/version": b"x\n", "proc/" + "n" * 200: b"y" * 600})
    end = len(whole.rstrip(b"\0")) // 512 * 512 + 512
    for cut in range(0, 512, 128):
        with pytest.raises(ReadError, match="tar archive"):
            opened(tmp_path, whole[:cut])
    for cut in range(512, len(whole), 128):
        with opened(tmp_path, whole[:cut]) as tree:
            assert (tree.problem is None) == (cut >= end + 512), cut
            if cut >= 1024:
                assert tree.read_bytes("version") == b"x\n"


def test_damage_in_the_middle_is_reported(tmp_path: Path, compression: Callable[[bytes], bytes]) -> None:
    members: Members = {f"proc/{number}/stat": random.Random(number).randbytes(2000) for number in range(1, 400)}
    data = bytearray(compression(packed(members)))
    middle = len(data) // 2 // 512 * 512
    data[middle : middle + 4096] = bytes(byte ^ 0xFF for byte in data[middle : middle + 4096])
    with opened(tmp_path, bytes(data)) as tree:
        assert tree.problem is not None
        assert "damaged" in tree.problem
        assert tree.read_bytes("1/stat") == members["proc/1/stat"]


@pytest.mark.parametrize("junk", [b"hello\n" * 500, b"\0" * 100, b"\x1f\x8b" + b"x" * 500])
def test_compressed_files_that_are_no_archive(
    tmp_path: Path, compression: Callable[[bytes], bytes], junk: bytes
) -> None:
    with pytest.raises(ReadError, match="tar archive") as caught:
        opened(tmp_path, compression(junk))
    assert caught.value.path == f"{tmp_path}/copy"


def test_an_empty_archive_is_an_empty_tree(tmp_path: Path, compression: Callable[[bytes], bytes]) -> None:
    with opened(tmp_path, compression(packed({}))) as tree:
        assert list(tree.paths()) == []
        assert tree.problem is None


def test_hostile_members_do_no_harm(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as tar:
        add(tar, "proc/version", b"good\n")
        add(tar, "../../../../tmp/procframe-escaped", b"bad\n")
        add(tar, "/etc/procframe-escaped", b"bad\n")
        add(tar, "proc/meminfo", "/etc/passwd")
        add(tar, "proc/stat", "../../../../etc/passwd")
        add(tar, "proc/net", "/etc")
        add(tar, "proc/net/passwd", b"shadowed\n")
        add(tar, "proc/uptime", "uptime")
        add(tar, "proc/kmsg", b"", tarfile.CHRTYPE)
        add(tar, "proc/pipe", b"", tarfile.FIFOTYPE)
        add(tar, "proc/hard", "proc/version", tarfile.LNKTYPE)
        add(tar, "proc/broken", "nothing", tarfile.LNKTYPE)
        add(tar, "proc/version/below", b"a file is no directory\n")
        add(tar, "proc/twice", b"first\n")
        add(tar, "proc/twice", b"last\n")
        add(tar, "", b"no name\n")
        add(tar, ".", b"no name\n")
    with opened(tmp_path, raw.getvalue()) as tree:
        assert list(tree.paths()) == ["hard", "twice", "version"]
        assert tree.read_bytes("version") == tree.read_bytes("hard") == b"good\n"
        assert tree.read_bytes("twice") == b"last\n"
        for key in ("meminfo", "stat", "net/passwd", "uptime", "kmsg", "pipe", "broken", "version/below", "etc/passwd"):
            with pytest.raises(ReadError):
                tree.read_content(key)
        assert tree.kind("kmsg") == "stream"
    assert not os.path.exists("/tmp/procframe-escaped")
    assert not os.path.exists("/etc/procframe-escaped")


def test_sparse_and_huge_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_LARGEST", 5000)
    with opened(tmp_path, gzip.compress(packed({"proc/kcore": b"x" * 6000, "proc/version": b"x\n"}))) as tree:
        assert tree.read_bytes("version") == b"x\n"
        with pytest.raises(ReadError, match="6000 bytes are too many"):
            tree.read_bytes("kcore")
    # A header that promises more than there is.
    member = tarfile.TarInfo("proc/stat")
    member.size = 4000
    with opened(tmp_path, packed({"proc/version": b"x\n"})[:1024] + member.tobuf() + b"y" * 512) as tree:
        assert tree.read_bytes("version") == b"x\n"
        with pytest.raises(ReadError, match="cut off in the archive"):
            tree.read_bytes("stat")


def test_names_that_are_too_long_for_a_path_are_left_out(tmp_path: Path) -> None:
    members: Members = {"proc/version": b"x\n", "proc/" + "a/" * 30_000 + "b": b"", "proc/" + "n" * 5000: b""}
    with opened(tmp_path, packed(members)) as tree:
        assert list(tree.paths()) == ["version"]
        assert tree.problem.endswith("2 members are left out, whose names are too long for a path")


def test_a_deep_tree_is_walked_in_time_that_grows_with_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    node = archives.ArchiveTree._node
    monkeypatch.setattr(archives.ArchiveTree, "_node", lambda self, place: asked.append(place) or node(self, place))
    with opened(tmp_path, packed({"proc/" + "a/" * 1000 + "b": b"x\n"})) as tree:
        assert len(list(tree.paths())) == 1
    assert len(asked) < 5000


def test_a_large_member_is_never_whole_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(packed({"proc/kallsyms": bytes(64 << 20), "proc/version": b"x\n"}), 1)
    monkeypatch.setattr(archives, "_MEMORY", 1 << 20)
    file = tmp_path / "large.tar.gz"
    file.write_bytes(data)
    tracemalloc.start()
    try:
        with Tree.open(file) as tree:
            assert tracemalloc.get_traced_memory()[1] < 16 << 20
            assert tree.read_bytes("version") == b"x\n"
    finally:
        tracemalloc.stop()


def test_no_room_for_what_an_archive_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MEMORY", 10)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: open("/dev/full", "w+b", buffering=0))  # noqa: SIM115
    with pytest.raises(ReadError, match=r"no place for what it holds \(no space left on device\); set TMPDIR"):
        opened(tmp_path, gzip.compress(packed({"proc/version": b"x" * 100}))).close()


def test_members_beyond_the_bound_go_into_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MEMORY", 3000)
    members: Members = {f"proc/{number}/stat": b"%d" % number * 1000 for number in range(1, 10)}
    with opened(tmp_path, lzma.compress(packed(members))) as tree:
        assert tree._spool is not None  # type: ignore[attr-defined]
        for key in reversed(list(tree.paths())):
            assert tree.read_bytes(key) == members[f"proc/{key}"]
        kept = [content for content in tree._content.values() if isinstance(content, bytes)]  # type: ignore[attr-defined]
        assert sum(map(len, kept)) <= 3000
    with pytest.raises(ReadError, match="closed"):
        tree.read_bytes("1/stat")


def test_a_compressed_archive_is_decompressed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0
    decompress = lzma.LZMADecompressor

    class Counting:
        def __init__(self, *arguments: object, **options: object) -> None:
            self._inner = decompress(*arguments, **options)  # type: ignore[arg-type]

        def decompress(self, data: bytes, *rest: int) -> bytes:
            nonlocal read
            read += len(data)
            return self._inner.decompress(data, *rest)

        def __getattr__(self, name: str) -> object:
            return getattr(self._inner, name)

    monkeypatch.setattr(lzma, "LZMADecompressor", Counting)
    members: Members = {f"proc/{number}/stat": random.Random(number).randbytes(500) for number in range(1, 200)}
    data = lzma.compress(packed(members))
    with opened(tmp_path, data) as tree:
        for key in sorted(tree.paths(), reverse=True):
            assert len(tree.read_bytes(key)) == 500
    assert 0 < read <= len(data)


def test_an_archive_that_changes_is_noticed(tmp_path: Path) -> None:
    with opened(tmp_path, packed(COPY)) as tree:
        os.truncate(tmp_path / "copy", 100)
        with pytest.raises(ReadError, match="changed since it was opened"):
            tree.read_bytes("version")


def test_without_zstd_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(ReadError, match=r"pip install procframe\[zstd\]") as caught:
        opened(tmp_path, b"\x28\xb5\x2f\xfd" + b"x" * 600)
    assert caught.value.path == f"{tmp_path}/copy"


def test_several_trees_and_a_cut_are_both_told(tmp_path: Path) -> None:
    data = packed({"a/proc/version": b"a\n", "b/proc/version": b"b\n", "c/proc/version": b"c\n" * 1000})
    with opened(tmp_path, data[:4096]) as tree:
        assert tree.problem is not None
        assert "cut off" in tree.problem
        assert "holds 3 trees; this is a/proc" in tree.problem
