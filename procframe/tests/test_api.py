"""The functions that procframe exports."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import pytest

import procframe
from procframe import (
    AmbiguousPathError,
    Field,
    Format,
    Frame,
    Host,
    NoFormatError,
    ParseError,
    ReadError,
    Record,
    RegenerateError,
    Tree,
)
from procframe._manager import Manager
from procframe.layout import Table


@pytest.mark.parametrize("name", procframe.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    found = getattr(procframe, name)
    assert name == "__version__" or found.__doc__ or name == "hookimpl"
    assert name in dir(procframe)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'procframe' has no attribute 'nothing'"):
        procframe.nothing  # noqa: B018


def test_a_submodule_does_not_hide_a_name() -> None:
    code = (
        "import procframe.sinks.json, procframe.format, procframe.frame, procframe\n"
        "assert callable(procframe.Format) and callable(procframe.read) and callable(procframe.match)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_procframe_imports_nothing_of_weight() -> None:
    code = (
        "import sys\nbefore = set(sys.modules)\nimport procframe\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "heavy = new & {'msgspec', 'pluggy', 'click', 'rich', 'importlib_metadata', 'json'}\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# Reading


def test_reads_a_copy_by_its_path(installed: Manager, copy: Path) -> None:
    frame = procframe.read(copy / "net" / "tcp")
    assert [record.name for record in frame] == ["a", "b"]
    assert frame.format.name == "net/tcp"
    assert frame.path == f"{copy}/net/tcp"
    assert procframe.regenerate(frame) == b"a 1\nb -\n"


def test_reads_a_copy_that_is_not_called_proc(installed: Manager, tmp_path: Path) -> None:
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "tcp").write_bytes(b"a 1\n")
    (tmp_path / "proc" / "net").mkdir(parents=True)
    (tmp_path / "proc" / "net" / "tcp").write_bytes(b"other 1\n")
    frame = procframe.read(str(tmp_path / "net" / "tcp"))
    assert frame.records[0].name == "a"
    assert frame.path == f"{tmp_path}/net/tcp"


def test_a_file_of_a_copy_has_the_machine_of_the_copy(installed: Manager, tmp_path: Path) -> None:
    (tmp_path / "proc" / "net").mkdir(parents=True)
    (tmp_path / "proc" / "version").write_bytes(b"Linux version 6.1.0-50-s390x (a@b) (gcc) #1 SMP\n")
    (tmp_path / "proc" / "cpuinfo").write_bytes(b"vendor_id       : IBM/S390\n# processors    : 1\n")
    (tmp_path / "proc" / "net" / "tcp").write_bytes(b"a 1\n")
    assert procframe.read(tmp_path / "proc" / "net" / "tcp").host.byte_order == "big"
    assert procframe.read(tmp_path / "proc" / "net" / "tcp", host=Host()).host.byte_order == "little"


def test_a_path_is_not_short_for_another_where_it_is_a_file(installed: Manager, copy: Path) -> None:
    (copy / "asound").mkdir()
    (copy / "asound" / "tcp").write_bytes(b"no table\n")
    with Tree.open(copy) as tree:
        with pytest.raises(NoFormatError, match=r"asound/tcp: no installed format"):
            tree.read("asound/tcp")
        assert [record.name for record in tree.read("tcp")] == ["a", "b"]
        assert tree.read("net/../net/tcp").records == tree.read("/proc/net/tcp").records


def test_a_file_by_a_link_to_its_directory(installed: Manager, copy: Path) -> None:
    (copy / "network").symlink_to("net")
    with Tree.open(copy) as tree:
        assert [record.name for record in tree.read("network/tcp")] == ["a", "b"]


@pytest.mark.parametrize(
    "text", ["nowhere/uptime", "nowhere/net/tcp", "nowhere/tcp", "nowhere/proc/uptime", "1e5/uptime"]
)
def test_a_copy_that_is_not_there_is_not_the_live_proc(
    text: str, installed: Manager, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy)
    with pytest.raises(ReadError, match=f"{text}: no such file"):
        procframe.read(text)
    if "proc" not in text:
        with Tree.open(copy) as tree, pytest.raises(ReadError, match=f"{text}: no such file"):
            tree.read(text)


def test_relative_paths(installed: Manager, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy)
    assert procframe.read("./net/tcp").records[0].name == "a"
    monkeypatch.chdir(copy.parent)
    assert procframe.read("proc/1/status").records[0].name == "init"


def test_reads_any_file_as_a_format(installed: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "saved.txt").write_bytes(b"a 1\n")
    frame = procframe.read(tmp_path / "saved.txt", as_="net/tcp")
    assert (frame.format.name, frame.path) == ("net/tcp", str(tmp_path / "saved.txt"))
    monkeypatch.chdir(tmp_path)
    for path in (tmp_path / "saved.txt", "./saved.txt", "saved.txt"):
        with pytest.raises(NoFormatError, match=r"--as|pip install"):
            procframe.read(path)


@pytest.mark.parametrize("text", ["/proc/uptime", "uptime"])
def test_reads_the_live_proc(text: str, installed: Manager, monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    monkeypatch.chdir(copy)  # where there is another uptime
    with pytest.raises(ParseError) as caught:  # what is in it is not what the test's format says
        procframe.read(text)
    assert caught.value.path == "/proc/uptime"
    assert caught.value.line == 1


def test_errors_of_reading(installed: Manager, copy: Path, tmp_path: Path) -> None:
    for missing in (copy / "net" / "udp", tmp_path / "nothing", "/proc/no-such-thing", "/proc/999999999/status"):
        with pytest.raises((ReadError, NoFormatError)) as caught:
            procframe.read(missing)
        assert str(missing) in str(caught.value)
    with pytest.raises(ReadError, match="directory"):
        procframe.read(tmp_path)
    with pytest.raises(ReadError, match="directory"):
        procframe.read("/proc/sys")
    if Path("/proc/kmsg").exists():
        with pytest.raises(NoFormatError, match="waits for the next message"):
            procframe.read("/proc/kmsg")


def test_a_parse_error_has_the_real_path(installed: Manager, copy: Path) -> None:
    (copy / "net" / "tcp").write_bytes(b"a 1\nb x\n")
    with pytest.raises(ParseError) as caught:
        procframe.read(copy / "net" / "tcp")
    assert str(caught.value) == f"{copy}/net/tcp: line 2, column 3: expected a number, found 'x'"


def test_reads_from_a_tree(installed: Manager, copy: Path) -> None:
    with Tree.open(copy.parent) as tree:
        assert tree.read("tcp").format.name == "net/tcp"
        assert tree.read("/proc/20/status").records[0].name == "late"
        assert tree.read("20/status", as_="uptime").format.name == "uptime"
        assert tree.read("net/tcp", host=Host(byte_order="big")).host.byte_order == "big"
        assert tree.read("net/tcp", fields=("name",)).projected
        with pytest.raises(ReadError, match="net/udp: no such file"):
            tree.read("net/udp")


def test_an_ambiguous_name_lists_what_it_could_be(
    manager: Manager, make_plugin: Callable[..., Any], copy: Path
) -> None:
    manager.add(make_plugin("net/unix", "other/unix"), distribution="other")
    with pytest.raises(AmbiguousPathError, match="net/unix, other/unix") as caught:
        procframe.match("unix")
    assert caught.value.candidates == ("net/unix", "other/unix")


def test_plugin_picks(manager: Manager, make_plugin: Callable[..., Any], copy: Path) -> None:
    for name in ("one", "two"):
        manager.add(make_plugin("net/tcp"), distribution=name)
    for name in ("one", "two"):
        assert procframe.read(copy / "net" / "tcp", plugin=name).format.distribution == name
        assert procframe.match("net/tcp", plugin=name).distribution == name
        assert procframe.parse(b"", "net/tcp", plugin=name).format.distribution == name
        assert procframe.formats(plugin=name)["net/tcp"].distribution == name


# Bytes


def test_parses_bytes(installed: Manager) -> None:
    host = Host(byte_order="big")
    frame = procframe.parse(b"a 1\n", "net/tcp", host=host, path="here")
    assert (frame.path, frame.host, frame.records[0].value) == ("here", host, 1)
    assert procframe.parse(b"a 1\n", "/proc/net/tcp").path == "net/tcp"
    assert procframe.parse(b"a 1\n", "12/status").format.name == "PID/status"
    assert procframe.parse(b"a 1\n", "net/stat/<name>").format.name == "net/stat/<name>"
    assert procframe.parse(b"a 1\n", frame.format).format is frame.format
    with pytest.raises(NoFormatError):
        procframe.parse(b"", "no/such")


def test_regenerates_edited_and_new_records(installed: Manager) -> None:
    frame = procframe.parse(b"a 1\nb 2\n", "net/tcp")
    frame.records[0].value = None
    frame.records.append(type(frame.records[0])(name="c", value=7))
    assert procframe.regenerate(frame) == b"a -\nb 2\nc 7\n"
    built = Frame(frame.format, [type(frame.records[0])(name="new", value=1)])
    assert procframe.regenerate(built) == b"new 1\n"


def test_a_projection_does_not_regenerate(installed: Manager) -> None:
    with pytest.raises(RegenerateError, match="read all fields"):
        procframe.regenerate(procframe.parse(b"a 1\n", "net/tcp", fields=("name",)))


def test_match_needs_no_file(installed: Manager) -> None:
    assert procframe.match("/proc/7/status").name == "PID/status"
    assert procframe.match(Path("/somewhere/else/net/tcp")).name == "net/tcp"
    with pytest.raises(NoFormatError):
        procframe.match("/proc/no/such")


def test_reads_what_is_there_only_once(installed: Manager, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    frame = procframe.read(tmp_path / "pipe", as_="net/tcp")  # nobody writes, and that is no reason to wait
    assert frame.records == []


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="there is no /dev/fd")
def test_reads_a_pipe_to_which_somebody_writes_to_its_end(installed: Manager) -> None:
    read, write = os.pipe()

    def slowly() -> None:
        for part in (b"a 1\nb", b" -\n"):
            time.sleep(0.05)
            os.write(write, part)
        os.close(write)

    thread = threading.Thread(target=slowly)
    thread.start()
    try:
        assert len(procframe.read(f"/dev/fd/{read}", as_="net/tcp")) == 2
    finally:
        thread.join()
        os.close(read)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no /dev/zero")
def test_what_has_no_end_is_not_read_for_ever(installed: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procframe.tree.live.LIMIT", 1 << 22)
    with pytest.raises(ReadError, match="/dev/zero: not read: it is too large"):
        procframe.read("/dev/zero", as_="net/tcp")


def test_a_directory_that_may_not_be_searched(installed: Manager, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: object) -> None:
        raise PermissionError(errno.EACCES, "denied", path)

    monkeypatch.setattr(os, "lstat", denied)
    with pytest.raises(ReadError, match="permission denied"):
        procframe.read(f"{copy}/uptime")


def test_fields_are_names_each_once(installed: Manager) -> None:
    class Row(Record):
        """A row."""

        number: Annotated[int, Field("A number.")]
        word: Annotated[str, Field("A word.")]

    rows = Format("some/rows", Table(Row, "{number:d} {word}"), source="x.c:x")
    assert rows.parse(b"1 a\n", fields=["word", "number", "word"]).to_dicts() == [{"word": "a", "number": 1}]
    assert rows.parse(b"1 a\n", fields=(name for name in ["word"])).to_dicts() == [{"word": "a"}]
    wrong: Any
    for wrong in ("word", [1], 3):
        with pytest.raises(TypeError):
            rows.parse(b"1 a\n", fields=wrong)


def test_arguments_of_another_type(installed: Manager) -> None:
    data: Any
    for data in (bytearray(b"a 1\n"), memoryview(b"a 1\n")):
        assert procframe.parse(data, "net/tcp").records[0].name == "a"
    for data in ("a 1\n", None, 3):
        with pytest.raises(TypeError, match="the content of a file is bytes, not"):
            procframe.parse(data, "net/tcp")
    for data in (None, 3, b"net/tcp"):
        with pytest.raises(TypeError, match="format is a name"):
            procframe.parse(b"a 1\n", data)
    for data in ("s390x", {}):
        with pytest.raises(TypeError, match="host is a Host"):
            procframe.parse(b"a 1\n", "net/tcp", host=data)
