"""Parts of a process's ``pagemap``, of a live process and of a copy."""

from __future__ import annotations

import ctypes
import gc
import mmap
import os
import subprocess
import sys
from pathlib import Path

import pytest

import procframe
from procframe import Host, ParseError, ProcframeError, ReadError, Tree
from procframe.part import Part

PAGE = mmap.PAGESIZE
SWAPPED, PRESENT = 1 << 62, 1 << 63


@pytest.fixture
def copy(tmp_path: Path) -> Tree:
    """A pagemap of sixteen pages: page 3 is in frame 0x33, page 5 in swap."""
    entries = [0] * 16
    entries[3] = PRESENT | 0x33
    entries[5] = SWAPPED | 0x1234
    path = tmp_path / "proc" / "7" / "pagemap"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"".join(entry.to_bytes(8, "big") for entry in entries))
    return Tree.open(tmp_path, host=Host(byte_order="big", page_size=65536))


def test_by_numbers(copy: Tree) -> None:
    pages = copy.read("7/pagemap", part=range(3, 6)).records
    assert [(page.present, page.swapped, page.frame) for page in pages] == [
        (True, False, 0x33),
        (False, False, 0),
        (False, True, 0x1234),
    ]
    assert copy.read("7/pagemap", part="3:6").records == pages
    assert copy.read("7/pagemap", part="0x3:0x6", fields=["frame"]).to_dicts()[0] == {"frame": 0x33}
    assert len(copy.read("7/pagemap", part="14:99")) == 2
    assert len(copy.read("7/pagemap", part="99:100")) == 0


def test_by_the_addresses_of_a_machine_with_its_own_page_size(copy: Tree) -> None:
    assert [page.frame for page in copy.read("7/pagemap", part="00030000-00040000")] == [0x33]
    # A page that is partly wanted is read.
    assert len(copy.read("7/pagemap", part="2ffff-40001")) == 3


def test_a_part_goes_back_to_its_bytes(copy: Tree) -> None:
    frame = copy.read("7/pagemap", part="3:4")
    assert procframe.regenerate(frame) == (PRESENT | 0x33).to_bytes(8, "big")


def test_a_file_that_stands_alone(copy: Tree, tmp_path: Path) -> None:
    path = str(tmp_path / "proc" / "7" / "pagemap")
    host = Host(byte_order="big")
    assert procframe.read(path, as_="PID/pagemap", host=host, part="3:4").records[0].frame == 0x33


@pytest.mark.parametrize("part", ["", "3", "3:", "x:y", "4:3", "-1:3", "1-0", "0:18446744073709551617", range(0, 9, 2)])
def test_what_is_no_part(part: str | range) -> None:
    with pytest.raises(ValueError, match=r"part|neither|begins"):
        Part.of(part)


def test_only_structures_have_parts(tmp_path: Path) -> None:
    (tmp_path / "proc" / "7").mkdir(parents=True)
    (tmp_path / "proc" / "7" / "statm").write_bytes(b"1 1 1 1 0 1 0\n")
    (tmp_path / "proc" / "7" / "auxv").write_bytes(bytes(16))
    tree = Tree.open(tmp_path)
    with pytest.raises(ProcframeError, match="read PID/statm whole"):
        tree.read("7/statm", part="0:1")
    with pytest.raises(ProcframeError, match="records are not of pages"):
        tree.read("7/auxv", part="0-1000")
    assert len(tree.read("7/auxv", part="0:1")) == 1


def test_a_live_mapping() -> None:
    with mmap.mmap(-1, 3 * PAGE) as memory:
        memory[PAGE] = 1
        start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
        try:
            pages = procframe.read("self/pagemap", part=f"{start:x}-{start + 3 * PAGE:x}").records
        except ReadError as error:
            pytest.skip(str(error))
        finally:
            gc.collect()  # what took the address still holds the memory
    assert [page.present for page in pages] == [False, True, False]


def test_the_command_line(copy: Tree, tmp_path: Path) -> None:
    def run(*arguments: str) -> tuple[int, bytes, bytes]:
        done = subprocess.run(
            [sys.executable, "-m", "procframe", *arguments], capture_output=True, check=False, env=os.environ
        )
        return done.returncode, done.stdout, done.stderr

    tree = ("--tree", str(tmp_path), "--host", "byte_order=big,page_size=65536", "7/pagemap")
    code, out, _ = run("json", "--range", "30000-40000", "--fields", "frame", *tree)
    assert (code, out) == (0, b'[\n{"frame":51}\n]\n')
    code, _, error = run("json", "--range", "7", *tree)
    assert code == 2
    assert b"FIRST:LAST" in error


def test_a_part_that_is_cut_off(tmp_path: Path) -> None:
    (tmp_path / "proc" / "7").mkdir(parents=True)
    (tmp_path / "proc" / "7" / "pagemap").write_bytes(bytes(12))
    with pytest.raises(ParseError, match="cut off"):
        Tree.open(tmp_path).read("7/pagemap", part="0:2")
