"""A small plugin with a layout of its own, so that these tests need neither a distribution nor the real layouts."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import pytest

import procframe._manager
from procframe import Field, Format, Frame, Host, ParseError, Record, Residue, Sink, hookimpl
from procframe._manager import Manager


class Item(Record):
    """A line of a test file."""

    name: Annotated[str, Field("What it is called.", kind="identity")]
    value: Annotated[int | None, Field("How large it is.", unit="kB")]


class Lines:
    """A layout: lines of a name, a blank and a number (``-`` for none); what follows is an unknown column."""

    record_types = (Item,)

    def bind(self, host: Host) -> Lines:
        return self

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        records, strange = [], []
        for number, line in enumerate(data.split(b"\n")[:-1]):
            text = line.decode("utf-8", "surrogateescape")
            if text.startswith("#"):
                strange.append((number, text))
                continue
            name, _, rest = text.partition(" ")
            value, separator, extra = rest.partition(" ")
            if value != "-" and not value.isdecimal():
                raise ParseError(path, number + 1, len(name) + 2, "a number", repr(value))
            record = Item(name=name, value=None if value == "-" else int(value))
            if separator:
                record.residue = Residue(extra={"0": separator + extra})
            records.append(record)
        residue = Residue(lines=strange) if strange else None
        return Frame(format, records, path=path, host=host, variant=variant, residue=residue, projected=bool(fields))

    def regenerate(self, frame: Frame) -> bytes:
        lines = []
        for record in frame.records:
            extra = record.residue.extra["0"] if record.residue is not None else ""
            lines.append(f"{record.name} {'-' if record.value is None else record.value}{extra}")
        for number, text in frame.residue.lines if frame.residue is not None else []:
            lines.insert(number, text)
        return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")

    def source(self) -> str:
        return "# code"


MakePlugin = Callable[..., Any]


@pytest.fixture
def lines() -> type[Lines]:
    """The layout's class."""
    return Lines


@pytest.fixture
def make_plugin() -> MakePlugin:
    """Makes a plugin: formats given by name or as they are, other hooks by keyword."""

    def make(*formats: Any, name: str = "aplugin", sinks: Iterable[Sink] = (), **hooks: Any) -> Any:
        module = types.ModuleType(name)
        found = [Format(one, Lines()) if isinstance(one, str) else one for one in formats]

        @hookimpl
        def procframe_formats() -> list[Any]:
            return found

        @hookimpl
        def procframe_sinks() -> list[Sink]:
            return list(sinks)

        vars(module).update(procframe_formats=procframe_formats, procframe_sinks=procframe_sinks)
        for hook, function in hooks.items():
            setattr(module, hook, hookimpl(function))
        return module

    return make


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> Manager:
    """A manager without any plugin, which is the process's."""
    made = Manager([])
    monkeypatch.setattr(procframe._manager, "_current", made)
    return made


@pytest.fixture
def installed(manager: Manager, make_plugin: MakePlugin) -> Manager:
    """A manager with a plugin of a few formats."""
    manager.add(make_plugin("uptime", "net/tcp", "PID/status", "net/stat/<name>"), distribution="procframe-test")
    return manager


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A directory copied from a machine: the root of its proc."""
    root = tmp_path / "copy" / "proc"
    files = {
        "uptime": b"up 12\nidle 30\n",
        "version": b"Linux version 6.1.0 (x@y) (gcc) #1 SMP\n",
        "net/tcp": b"a 1\nb -\n",
        "1/status": b"init 1\n",
        "20/status": b"late 20\n",
    }
    for key, data in files.items():
        (root / key).parent.mkdir(parents=True, exist_ok=True)
        (root / key).write_bytes(data)
    return root
