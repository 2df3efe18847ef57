"""Several threads at once: each gets what it would have got alone."""

from __future__ import annotations

import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import pytest

from procframe import Field, Format, KeyedRecord, Record, hookimpl
from procframe._discovery import EntryPoint
from procframe._manager import Manager
from procframe.layout import File, Keys, Many, One, Stanza, Table
from procframe.path import ProcPath

THREADS = 4


class Row(Record):
    """A row."""

    number: Annotated[int, Field("Which.", kind="identity")]
    word: Annotated[str, Field("A word.")]


class Settings(KeyedRecord):
    """Settings."""

    first: Annotated[int, Field("One.")]


class Block(Record):
    """Two lines."""

    number: Annotated[int, Field("Which.", kind="identity")]
    size: Annotated[int | None, Field("How large.")] = None


TABLE = Format("driver/rows", Table(Row, "{number:4d}: {word}", header="rows"), source="x.c:x")
KEYED = Format("driver/keys", One(Settings, Keys("{key}: {:d}")), source="x.c:x")
BLOCKS = Format(
    "driver/blocks", File(Many("records", Stanza(Block, "block {number:d}", "size {size:d}"))), source="x.c:x"
)


@pytest.fixture(autouse=True)
def impatient() -> Iterator[None]:
    """Makes the interpreter change threads as often as it can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def at_once(work: Callable[[int], object]) -> None:
    """Runs work in several threads that begin together; what one of them raises is raised here."""
    failures: list[BaseException] = []
    barrier = threading.Barrier(THREADS)

    def run(number: int) -> None:
        barrier.wait()
        try:
            work(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


@pytest.mark.parametrize(
    ("format_", "data"),
    [
        # Every second row has other blanks, so that it goes through the parts and not through the bulk reader.
        (TABLE, lambda n: "rows\n" + "".join(f"{i:4d}:{' ' * (1 + i % 2)}w{i}\n" for i in range(n, n + 60))),
        (KEYED, lambda n: "first: 1\n" + "".join(f"key{i}: {i * n}\n" for i in range(60))),
        (BLOCKS, lambda n: "".join(f"block {i}\nodd {i}\nsize {i * n}\n" for i in range(n, n + 30))),
    ],
    ids=["rows", "keys", "blocks"],
)
def test_one_format_in_several_threads(format_: Format, data: Callable[[int], str]) -> None:
    def work(number: int) -> None:
        text = data(1000 * number).encode()
        for _ in range(40):
            frame = format_.parse(text)
            assert frame.format.regenerate(frame) == text
            if format_ is TABLE:
                assert [record.word for record in frame] == [f"w{record.number}" for record in frame]

    at_once(work)


def test_a_plugin_is_not_asked_before_it_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = types.ModuleType("slow_plugin")

    @hookimpl
    def procframe_formats() -> list[Format]:
        time.sleep(0.05)
        return [TABLE]

    module.procframe_formats = procframe_formats
    monkeypatch.setitem(sys.modules, "slow_plugin", module)
    entries = [
        EntryPoint("procframe-slow", "1", "procframe", "slow", "slow_plugin"),
        EntryPoint("procframe-slow", "1", "procframe.paths", "driver", "slow_plugin"),
    ]
    manager = Manager(entries)

    def work(number: int) -> None:
        if number % 2:
            assert manager.format("driver/rows") is TABLE
        else:
            assert manager.match(ProcPath.of("driver/rows")) is TABLE

    at_once(work)
