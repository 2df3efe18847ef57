"""Every captured file that a format claims: parsed without a crash, and regenerated to the same bytes.

The captures are not part of this repository: ``PROCFRAME_CORPUS`` names their folder, else they are looked for in
``shared/corpus`` beside the folder that the repository is in.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from procframe import Tree
from procframe.testing.outcome import alarm
from procframe.verify import verify

CORPUS = Path(os.environ.get("PROCFRAME_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
SECONDS = 240
"""Processor time for one machine, so generous that only a hang reaches it."""
NO_KERNELS = {
    ("glances/zfs", "spl/kstat/zfs/arcstats"): "its last line has no end",
    ("node_exporter/fixtures", "net/softnet_stat"): "its last line has no end",
    ("node_exporter/fixtures", "spl/kstat/zfs/poolz1/objset-1"): "its last line has no end",
    ("node_exporter/fixtures", "spl/kstat/zfs/poolz1/objset-2"): "its last line has no end",
}
"""Files that are not what a kernel wrote, and why."""


def machines() -> list[Path]:
    """The captures: folders that hold a ``proc``, and archives of whole machines."""
    found = {Path(top) for top, directories, _ in os.walk(CORPUS) if "proc" in directories}
    # What is below another capture is part of that one.
    outermost = {one for one in found if not any(other in one.parents for other in found)}
    return sorted(outermost | set(CORPUS.glob("kernels/*.tar.*")))


def name(machine: Path) -> str:
    return machine.relative_to(CORPUS).as_posix()


MACHINES = machines() if CORPUS.is_dir() else []


@pytest.fixture(scope="module", autouse=True)
def corpus() -> None:
    if not MACHINES:
        pytest.skip(f"there are no captures in {CORPUS}; PROCFRAME_CORPUS names another folder")


def test_there_are_captures() -> None:
    assert MACHINES


@pytest.mark.parametrize("machine", MACHINES, ids=name)
def test_captures_come_back(machine: Path) -> None:
    with Tree.open(machine) as tree, alarm(SECONDS, name(machine)):
        broken = [
            f"{result.path} ({result.format}): {result.result}, {result.reason}"
            for result in verify(tree)
            if result.result in ("fail", "error")
            and (name(machine), result.path.rpartition("proc/")[2]) not in NO_KERNELS
        ]
    assert not broken, "\n".join(broken[:20])
