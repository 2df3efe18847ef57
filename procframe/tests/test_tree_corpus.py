"""Trees of real machines, where there is a collection of captures to test with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from procframe.capture import capture
from procframe.tree import Tree


def corpus() -> Path | None:
    """The collection: PROCFRAME_CORPUS, else shared/corpus beside the repository."""
    given = os.environ.get("PROCFRAME_CORPUS")
    found = Path(given) if given else Path(__file__).resolve().parents[3] / "shared" / "corpus"
    return found if found.is_dir() else None


CORPUS = corpus()
pytestmark = pytest.mark.skipif(CORPUS is None, reason="there is no collection of captures; set PROCFRAME_CORPUS")


def captures() -> list[Path]:
    return sorted((CORPUS / "kernels").glob("*.tar.xz")) if CORPUS is not None else []


def samples() -> Iterator[Path]:
    for proc in sorted(CORPUS.glob("*/*/proc") if CORPUS is not None else []):
        yield proc.parent


@pytest.fixture(scope="module", params=captures(), ids=lambda path: path.name.partition("-")[0])
def tree(request: pytest.FixtureRequest) -> Iterator[Tree]:
    with Tree.open(request.param) as found:
        yield found


HOSTS = {
    "amd64": ("x86_64", "little", 64, 4096),
    "i386": ("i686", "little", 32, 4096),
    "s390x": ("s390x", "big", 64, 4096),
    "arm64": ("aarch64", "little", 64, 4096),
    "ppc64el": ("ppc64le", "little", 64, 65536),
}


def test_a_capture_tells_its_host(tree: Tree) -> None:
    name = Path(tree.name).name.partition("-")[0]
    host = tree.host
    if name in HOSTS:
        assert (host.architecture, host.byte_order, host.word_size, host.page_size) == HOSTS[name]
    assert host.kernel_release is not None
    assert host.kernel_release in tree.name
    assert host.cpu_count is not None
    assert host.boot_time is not None


def test_every_path_of_a_capture_reads(tree: Tree) -> None:
    paths = list(tree.paths())
    assert len(paths) > 5000
    assert len(set(paths)) == len(paths)
    assert tree.problem is None
    for key in paths:
        tree.read_content(key)
    assert tree.read_content("net/tcp") == tree.read_content("self/net/tcp")
    assert tree.read_content("mounts") == tree.read_content("self/mounts")
    assert "net/tcp" in paths
    assert "self/net/tcp" not in paths
    assert {f"{pid}/status" for pid in tree.processes()} <= set(paths)


def test_a_capture_is_captured_byte_for_byte(tree: Tree, tmp_path: Path) -> None:
    report = capture(tree, tmp_path / "again.tar", exclude=["net", "sys/**"])
    with Tree.open(tmp_path / "again.tar") as again:
        assert again.host == tree.host
        kept = [(key, kind) for key, kind in tree.walk(physical=True) if not set(key.split("/")) & {"net", "sys"}]
        assert list(again.walk(physical=True)) == kept
        for key, kind in kept:
            if kind == "link":
                assert again.read_link(key) == tree.read_link(key)
            else:
                assert again.read_bytes(key) == tree.read_bytes(key)
        assert report.files + report.links == len(kept)


def test_every_sample_is_a_tree_of_all_its_files() -> None:
    count = 0
    for top in samples():
        tree = Tree.open(top)
        files = sorted(str(path.relative_to(top / "proc")) for path in (top / "proc").rglob("*") if path.is_file())
        assert sorted(tree.paths()) == files, top
        for key in files:
            assert tree.read_content(key) == (top / "proc" / key).read_bytes()
        count += len(files)
    assert count > 1000


@pytest.mark.parametrize(
    ("sample", "architecture", "byte_order", "word_size", "page_size"),
    [
        ("util-linux/lscpu-s390-lpar", "s390x", "big", 64, 4096),
        ("pcp/2cpu-s390x-linux-2.6.32", "s390x", "big", 64, 4096),
        ("util-linux/lscpu-ppc-qemu", "ppc", "big", 32, 4096),
        ("util-linux/lscpu-ppc64-POWER7", "ppc64", "big", 64, 65536),
        ("checkbox/ppc64el", "ppc64le", "little", 64, 65536),
        ("hwloc/nvidiagpunumanodes", "ppc64le", "little", 64, 65536),
        ("hwloc/2i386-2c-nohugepage", "i686", "little", 32, 4096),
        ("percona-toolkit/Linux-001", "i686", "little", 32, 4096),
        ("checkbox/amd64", "x86_64", "little", 64, 4096),
        ("hwloc/16ia64-8n2s", "ia64", "little", 64, 16384),
        ("util-linux/lscpu-rv64-visionfive2", "riscv64", "little", 64, 4096),
        ("util-linux/lscpu-loongarch-loongson_3a5000_hv", "loongarch64", "little", 64, 16384),
        ("ebaz4205/board", "armv7l", "little", 32, 4096),
        ("pytorch-cpuinfo/nexus-s", "armv7l", "little", 32, 4096),
        ("pytorch-cpuinfo/pixel", "aarch64", "little", 64, 4096),
        ("pytorch-cpuinfo/oneplus-3t.armeabi", "aarch64", "little", 64, 4096),
    ],
)
def test_machines_of_many_architectures(
    sample: str, architecture: str, byte_order: str, word_size: int, page_size: int
) -> None:
    assert CORPUS is not None
    if not (CORPUS / sample).is_dir():
        pytest.skip("this sample is not there")
    host = Tree.open(CORPUS / sample).host
    assert (host.architecture, host.byte_order, host.word_size, host.page_size) == (
        architecture,
        byte_order,
        word_size,
        page_size,
    )
