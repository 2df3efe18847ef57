"""Processes to walk over, and the names of the groups."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

PROCESSES = 1000


@pytest.fixture(scope="session")
def pids() -> Iterator[list[int]]:
    """A thousand live processes."""
    script = "import os, sys, time\nfor _ in range(%d):\n    if os.fork() == 0:\n        time.sleep(600)\n        os._exit(0)\nprint('ready', flush=True)\nsys.stdin.read()\nos.killpg(0, 9)"
    parent = subprocess.Popen(
        [sys.executable, "-c", script % PROCESSES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert parent.stdout is not None and parent.stdin is not None
    parent.stdout.readline()
    with open(f"/proc/{parent.pid}/task/{parent.pid}/children", "rb") as file:
        children = [int(word) for word in file.read().split()]
    yield children
    parent.stdin.close()
    parent.wait()
    parent.stdout.close()
