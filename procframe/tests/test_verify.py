"""The verdict on single files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from procframe import Host, ReadError, RegenerateError, Tree
from procframe._manager import Manager
from procframe.verify import check, difference, verify


def reading(data: bytes) -> Any:
    return lambda: data


def test_pass(installed: Manager) -> None:
    result = check(reading(b"a 1 x\n"), installed.format("net/tcp"), "/p", Host())
    assert result[:4] == ("/p", "net/tcp", "pass", "")
    assert [piece.text for piece in result.unrecognised] == ["x"]


def test_a_file_that_cannot_be_read_is_skipped(installed: Manager) -> None:
    def denied() -> bytes:
        raise ReadError("/p", "permission denied", 13)

    assert check(denied, installed.format("net/tcp"), "/p", Host())[2:4] == ("skip", "permission denied")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (RegenerateError("/p: no such value"), "no such value"),
        (ZeroDivisionError("no"), "a defect, regenerating: ZeroDivisionError: no"),
    ],
)
def test_what_cannot_be_regenerated_fails(
    error: Exception, reason: str, installed: Manager, lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def regenerate(self: Any, frame: Any) -> bytes:
        raise error

    monkeypatch.setattr(lines, "regenerate", regenerate)
    assert check(reading(b"a 1\n"), installed.format("net/tcp"), "/p", Host())[2:4] == ("fail", reason)


def test_a_copy_of_what_is_never_read_is_skipped_for_that(installed: Manager, tmp_path: Path) -> None:
    for key in ("kmsg", "net/tcp", "strange"):
        (tmp_path / "proc" / key).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "proc" / key).write_bytes(b"a 1\n")
    found = {result.path.rpartition("proc/")[2]: result for result in verify(Tree.open(tmp_path))}
    assert found["net/tcp"].result == "pass"
    assert found["kmsg"].reason.startswith("not read: a read waits for the next message")
    assert found["strange"].reason.startswith("no installed format")


@pytest.mark.parametrize(
    ("data", "again", "words"),
    [
        (b"abc\n", b"abx\n", "byte 2 (line 1, column 3) differs: b'abc' became b'abx'"),
        (b"a\nb\n", b"a\n", "byte 2 (line 2, column 1) differs: b'b' became the end"),
        (b"", b"x", "byte 0 (line 1, column 1) differs: the end became b'x'"),
        (b"a\n", b"a\r\n", r"byte 1 (line 1, column 2) differs: b'a\n' became b'a\r'"),
        (b"a", b"a\n", r"byte 1 (line 1, column 2) differs: the end became b'a\n'"),
        (
            b"\x00" * 50 + b"\x01",
            b"\x00" * 51,
            "byte 50 (line 1, column 51) differs: " + repr(b"\0" * 20 + b"\1") + " became " + repr(b"\0" * 21),
        ),
    ],
)
def test_difference(data: bytes, again: bytes, words: str) -> None:
    assert difference(data, again) == words
