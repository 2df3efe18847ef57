"""With only the core installed every command runs, and says which distribution the file at hand needs."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

import procframe

NEEDS = {
    "/proc/meminfo": "procframe-root",
    "/proc/sys/kernel/ostype": "procframe-root",
    "/proc/self/net/tcp": "procframe-net",
    "/proc/sysvipc/shm": "procframe-sysvipc",
    "/proc/self/status": "procframe-pid",
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "procframe", *arguments], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A directory copied from a machine."""
    (tmp_path / "proc" / "net").mkdir(parents=True)
    (tmp_path / "proc" / "loadavg").write_bytes(b"0.00 0.01 0.05 1/123 4567\n")
    (tmp_path / "proc" / "spl" / "kstat" / "zfs").mkdir(parents=True)
    (tmp_path / "proc" / "spl" / "kstat" / "zfs" / "zil").write_bytes(b"25 1 0x01 1 272 1 2\n")
    (tmp_path / "proc" / "net" / "psched").write_bytes(b"000003e8 00000040 000f4240 3b9aca00\n")
    return tmp_path


@pytest.mark.parametrize(("path", "distribution"), NEEDS.items())
@pytest.mark.parametrize("command", ["show", "json", "jsonl", "csv", "regen"])
def test_names_the_distribution_to_install(command: str, path: str, distribution: str) -> None:
    done = run(command, path)
    assert done.returncode in (1, 2)
    assert f"pip install {distribution}\n" in done.stderr
    assert len(done.stderr.rstrip("\n").split("\n")) == 1


@pytest.mark.parametrize(("path", "distribution"), NEEDS.items())
def test_library_names_the_distribution_to_install(path: str, distribution: str) -> None:
    with pytest.raises(procframe.NoFormatError) as caught:
        procframe.read(path)
    assert caught.value.distribution == distribution


def test_explain_names_the_distribution_to_install() -> None:
    done = run("explain", "net/tcp")
    assert done.returncode in (1, 2)
    assert "procframe-net" in done.stderr


def test_there_is_no_format() -> None:
    assert dict(procframe.formats()) == {}
    assert run("formats").returncode == 0


def test_plugins_lists_the_core() -> None:
    done = run("plugins")
    assert done.returncode == 0
    assert f"procframe {procframe.__version__}" in " ".join(done.stdout.split())


def test_verify_skips_every_file(copied: Path) -> None:
    done = run("verify", "--json", str(copied))
    found = {line["path"].rpartition("/")[2]: line for line in map(json.loads, done.stdout.rstrip("\n").split("\n"))}
    assert {line["result"] for line in found.values()} == {"skip"}
    assert "procframe-root" in found["loadavg"]["reason"]
    assert "procframe-net" in found["psched"]["reason"]
    assert "procframe-zfs" in found["zil"]["reason"]
    assert done.returncode == 0


def test_capture_needs_no_format(copied: Path) -> None:
    archive = copied / "out.tar"
    done = run("capture", "--tree", str(copied), str(archive))
    assert done.returncode == 0, done.stderr
    with tarfile.open(archive) as found:
        names = {name.rpartition("/")[2] for name in found.getnames()}
    assert {"loadavg", "psched"} <= names


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["json", "--help"]])
def test_help_needs_no_plugin(arguments: list[str]) -> None:
    assert run(*arguments).returncode == 0
