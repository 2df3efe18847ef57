"""Every captured file that a format claims: parsed without a crash, and regenerated to the same bytes.

The captures are not part of this repository: ``PROCFRAME_CORPUS`` names their folder, else they are looked for in
``shared/corpus`` beside the folder that the repository is in.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from procframe import Format, Host, NoFormatError, ParseError, ReadError, Tree, match, parse, regenerate
from procframe.testing.outcome import alarm
from procframe.verify import difference

CORPUS = Path(os.environ.get("PROCFRAME_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
LARGEST = 1 << 24
"""Bytes of a file that is read at the most; larger ones repeat themselves."""
SECONDS = 60
"""A limit for one file, so generous that only a hang reaches it."""


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
def test_captures_come_back(machine: Path, record_property: Callable[[str, object], None]) -> None:
    tree = Tree.open(machine)
    counts: Counter[str] = Counter()
    broken: list[str] = []
    refused: list[str] = []
    for key, format_, data in claimed(tree):
        counts["files"] += 1
        problem = outcome(format_, data, tree.host, key)
        if isinstance(problem, ParseError):
            refused.append(str(problem))
        elif problem is not None:
            broken.append(problem)
    counts["refused"] = len(refused)
    for kind, count in counts.items():
        record_property(kind, count)
    record_property("refusals", "\n".join(refused))
    assert not broken, "\n".join(broken[:20])


def claimed(tree: Tree) -> Iterator[tuple[str, Format, bytes]]:
    """The files of a capture that some format claims; of those that are the same for many processes, each once."""
    seen: set[tuple[str, bytes]] = set()
    for key in tree.paths(threads=True):
        try:
            format_ = match(key)
            data = tree.read_content(key)
        except (NoFormatError, ReadError):
            continue
        if len(data) <= LARGEST and (format_.name, data) not in seen:
            seen.add((format_.name, data))
            yield key, format_, data


def outcome(format_: Format, data: bytes, host: Host, key: str) -> ParseError | str | None:
    """What went wrong with a file, if anything; a ``ParseError`` is no defect by itself."""
    try:
        with alarm(SECONDS, key):
            frame = parse(data, format_, host=host, path=key)
            again = regenerate(frame)
    except ParseError as error:
        return error
    except Exception as error:
        return f"{key} ({format_.name}): {type(error).__name__}: {error}"
    return None if again == data else f"{key} ({format_.name}): regenerated, {difference(data, again)}"
