"""With procframe-net as the only plugin its files are read, and any other names the distribution that it needs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import procframe

SOCKSTAT = b"sockets: used 5\nTCP: inuse 1 orphan 0 tw 0 alloc 2 mem 3\n"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([sys.executable, "-m", "procframe", *arguments], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A directory copied from a machine."""
    (tmp_path / "proc" / "net").mkdir(parents=True)
    (tmp_path / "proc" / "loadavg").write_bytes(b"0.00 0.01 0.05 1/123 4567\n")
    (tmp_path / "proc" / "net" / "sockstat").write_bytes(SOCKSTAT)
    return tmp_path


def test_every_format_is_of_the_one_plugin() -> None:
    found = procframe.formats()
    assert "net/tcp" in found
    assert {each.distribution for each in found.values()} == {"procframe-net"}


def test_reads_its_files(copied: Path) -> None:
    done = run("json", "--tree", str(copied), "net/sockstat")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
    done = run("regen", "--tree", str(copied), "net/sockstat")
    assert done.stdout.encode() == SOCKSTAT


@pytest.mark.parametrize(
    ("path", "distribution"),
    [
        ("/proc/meminfo", "procframe-root"),
        ("/proc/sysvipc/shm", "procframe-sysvipc"),
        ("/proc/self/status", "procframe-pid"),
    ],
)
def test_names_the_distribution_of_others(path: str, distribution: str) -> None:
    done = run("json", path)
    assert done.returncode in (1, 2)
    assert f"pip install {distribution}\n" in done.stderr


def test_what_can_be_read_is_delivered_beside_what_cannot(copied: Path) -> None:
    done = run("json", "--tree", str(copied), "loadavg", "net/sockstat")
    assert done.returncode != 0
    assert json.loads(done.stdout)
    assert "procframe-root" in done.stderr


def test_verify_passes_its_files_and_skips_others(copied: Path) -> None:
    done = run("verify", "--json", str(copied))
    found = {line["path"].rpartition("/")[2]: line for line in map(json.loads, done.stdout.rstrip("\n").split("\n"))}
    assert found["sockstat"]["result"] == "pass"
    assert found["loadavg"]["result"] == "skip"
    assert done.returncode == 0


@pytest.mark.parametrize(
    "command", [["formats"], ["plugins"], ["explain", "net/tcp"], ["explain", "--source", "net/tcp"]]
)
def test_other_commands_run(command: list[str]) -> None:
    assert run(*command).returncode == 0
