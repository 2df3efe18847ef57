"""Whether files survive the way to records and back: parse, regenerate, compare byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from procframe._manager import manager
from procframe.errors import NoFormatError, ParseError, ProcframeError, ReadError
from procframe.format import Format
from procframe.frame import Unrecognised
from procframe.host import Host
from procframe.path import ProcPath
from procframe.tree import Tree
from procframe.tree.unsafe import unsafe

__all__ = ["Outcome", "Result", "check", "verify"]

Outcome = Literal["pass", "fail", "error", "skip"]
"""``pass``: the same bytes; ``fail``: other bytes; ``error``: the bytes are not what the format says; ``skip``: the file
could not be read, is none to read, or nothing knows it."""


class Result(NamedTuple):
    """What became of one file; ``reason`` says why it did not pass."""

    path: str
    format: str | None
    result: Outcome
    reason: str = ""
    unrecognised: tuple[Unrecognised, ...] = ()


def verify(
    tree: Tree,
    keys: Iterable[str] | None = None,
    *,
    under: str = "",
    plugin: str | None = None,
    host: Host | None = None,
) -> Iterator[Result]:
    """Verify files of a tree: those of ``keys``, else all below ``under``, those that are never read as skipped."""
    walked = tree.walk(under=under) if keys is None else ((key, tree.kind(key)) for key in keys)
    for key, kind in walked:
        path = tree.locate(key)
        if kind in ("stream", "image", "write-only"):
            yield Result(path, None, "skip", _unread(key) or "not read: it is not a file that can be read to its end")
            continue
        where = ProcPath.of(key)
        try:
            format_ = manager().match(where, plugin)
        except NoFormatError as error:
            yield Result(path, None, "skip", _unread(key) or str(error).partition(": ")[2])
        except ProcframeError as error:
            yield Result(path, None, "error", str(error))
        else:
            yield check(lambda key=key: tree.read_content(key), format_, path, host or tree.host)  # type: ignore[misc]


def _unread(key: str) -> str:
    """Why a file is never read where it is live, if it is one of those."""
    entry = unsafe(key)
    return "" if entry is None else f"not read: {entry.reason}"


def check(read: Callable[[], bytes], format_: Format, path: str, host: Host) -> Result:
    """Verify one file; what was parsed is compared, so a file that changes between two reads does no harm."""
    name = format_.name
    try:
        data = read()
        frame = manager().parse(format_, data, host, path)
    except ReadError as error:
        return Result(path, name, "skip", error.reason)
    except ParseError as error:
        return Result(path, name, "error", str(error).removeprefix(f"{path}: "))
    except Exception as error:
        return Result(path, name, "error", f"a defect, parsing: {type(error).__name__}: {error}")
    unrecognised = tuple(frame.unrecognised)
    try:
        again = manager().regenerate(frame)
    except ProcframeError as error:
        return Result(path, name, "fail", str(error).removeprefix(f"{path}: "), unrecognised)
    except Exception as error:
        return Result(path, name, "fail", f"a defect, regenerating: {type(error).__name__}: {error}", unrecognised)
    if again == data:
        return Result(path, name, "pass", "", unrecognised)
    return Result(path, name, "fail", difference(data, again), unrecognised)


def difference(data: bytes, again: bytes) -> str:
    """Where two contents part, in words.

    >>> difference(b"one\\ntwo\\n", b"one\\nten\\n")
    "byte 5 (line 2, column 2) differs: b'two' became b'ten'"
    """
    at = next((index for index, (old, new) in enumerate(zip(data, again, strict=False)) if old != new), None)
    if at is None:
        at = min(len(data), len(again))
    start = data.rfind(b"\n", 0, at) + 1
    line = data.count(b"\n", 0, at) + 1
    # From a little before the place, within its line.
    shown = max(start, at - 20)
    pieces = f"{_piece(data, shown, at)} became {_piece(again, shown, at)}"
    return f"byte {at} (line {line}, column {at - start + 1}) differs: {pieces}"


def _piece(data: bytes, start: int, at: int) -> str:
    """What stands at a place and around it, to the end of the line."""
    if at >= len(data):
        return "the end"
    end = data.find(b"\n", at)
    return repr(data[start : min(max(end if end >= 0 else len(data), at + 1), start + 60)])
