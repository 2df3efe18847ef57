"""The command line: what each command writes, where, and its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest

from procframe import Sink
from procframe._manager import Manager
from procframe.cli import main


class Done(NamedTuple):
    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        return self.err.split("\n")[:-1]


Run = Callable[..., Done]
COMMANDS = [
    "show",
    "json",
    "jsonl",
    "csv",
    "convert",
    "regen",
    "verify",
    "formats",
    "explain",
    "plugins",
    "capture",
]


@pytest.fixture
def run(installed: Manager, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, with standard input."""

    def run(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        out, err = capsysbinary.readouterr()
        assert b"Traceback" not in err
        return Done(code, out, err.decode())

    return run


# The outputs


def test_json_of_one_file(run: Run, copy: Path) -> None:
    done = run("json", copy / "net" / "tcp")
    assert done == (0, b'[\n{"name":"a","value":1},\n{"name":"b","value":null}\n]\n', "")


def test_json_of_several_files(run: Run, copy: Path) -> None:
    done = run("json", copy / "1" / "status", copy / "uptime")
    assert [(file["path"], file["format"]) for file in json.loads(done.out)] == [
        (f"{copy}/1/status", "PID/status"),
        (f"{copy}/uptime", "uptime"),
    ]


def test_the_path_can_be_asked_for_or_left_out(run: Run, copy: Path) -> None:
    assert json.loads(run("json", "--with-path", copy / "uptime").out)[0]["path"] == f"{copy}/uptime"
    both = json.loads(run("json", "--without-path", copy / "1/status", copy / "20/status").out)
    assert [record["name"] for record in both] == ["init", "late"]


def test_jsonl_and_csv(run: Run, copy: Path) -> None:
    assert run("jsonl", copy / "uptime").out == b'{"name":"up","value":12}\n{"name":"idle","value":30}\n'
    assert run("csv", copy / "uptime").out == b"name,value\r\nup,12\r\nidle,30\r\n"
    several = run("csv", copy / "1/status", copy / "20/status").out.decode()
    assert [row["path"] for row in csv.DictReader(several.split("\r\n"))] == [f"{copy}/1/status", f"{copy}/20/status"]


def test_show(run: Run, copy: Path) -> None:
    assert run("show", copy / "net" / "tcp").out == b"name  value\na         1\nb\n"
    assert run("show", copy / "1/status").out == b"name   init\nvalue  1 kB\n"


def test_fields(run: Run, copy: Path) -> None:
    done = run("json", "--frame", "--fields", "name, value", copy / "uptime")
    assert json.loads(done.out)["projected"] is True
    assert run("json", "--fields", ",", copy / "uptime").code == 2


def test_indent(run: Run, copy: Path) -> None:
    assert b'\n    "name": "a"' in run("json", "--indent", "2", copy / "net/tcp").out


def test_frame_and_back(run: Run, copy: Path, tmp_path: Path) -> None:
    (copy / "net" / "tcp").write_bytes(b"a 1 new\n#odd\nb\xff -\n")
    document = run("json", "--frame", copy / "net" / "tcp").out
    (tmp_path / "frame.json").write_bytes(document)
    assert run("regen", tmp_path / "frame.json").out == b"a 1 new\n#odd\nb\xff -\n"
    assert run("regen", "-", stdin=document).out == b"a 1 new\n#odd\nb\xff -\n"


def test_regen_of_several_files_joins_them(run: Run, copy: Path) -> None:
    done = run("regen", copy / "1/status", copy / "20/status")
    assert done == (0, b"init 1\nlate 20\n", "")


def test_a_damaged_frame(run: Run, tmp_path: Path) -> None:
    (tmp_path / "frame.json").write_bytes(b'{"procframe": 1, "format": "net/tcp", "records": [7]}')
    done = run("regen", tmp_path / "frame.json")
    assert (done.code, done.out) == (1, b"")
    assert done.err == (f"procframe: {tmp_path}/frame.json: frame document: records[0]: expected Item, found 7\n")


def test_what_has_no_place_in_the_output_is_said(run: Run, copy: Path) -> None:
    (copy / "net" / "tcp").write_bytes(b"#odd\n")
    done = run("json", copy / "net/tcp")
    assert (done.code, done.out) == (0, b"[]\n")
    assert done.lines == [
        f"procframe: {copy}/net/tcp: 1 unrecognised outside the records; procframe json --frame shows them"
    ]


# Convert


def test_convert_by_name_and_by_suffix(run: Run, copy: Path, tmp_path: Path) -> None:
    expected = run("csv", copy / "uptime").out
    assert run("convert", "--to", "csv", copy / "uptime").out == expected
    assert run("convert", "-o", tmp_path / "x.csv", copy / "uptime") == (0, b"", "")
    assert (tmp_path / "x.csv").read_bytes() == expected
    assert run("convert", "--to", "csv", "-o", tmp_path / "x", copy / "uptime").code == 0
    assert (tmp_path / "x").read_bytes() == expected


@pytest.mark.parametrize("arguments", [["--to", "nothing"], ["-o", "x.nothing"], [], ["-o", "-"]])
def test_convert_to_what_there_is_not(arguments: list[str], run: Run, copy: Path) -> None:
    done = run("convert", *arguments, copy / "uptime")
    assert (done.code, done.out) == (2, b"")
    assert len(done.lines) == 1


def test_convert_to_where_nothing_can_be_written(run: Run, copy: Path) -> None:
    done = run("convert", "-o", "/no/such/folder/x.csv", copy / "uptime")
    assert (done.code, done.lines) == (1, ["procframe: /no/such/folder/x.csv: No such file or directory"])


def test_convert_leaves_a_file_alone_where_there_is_nothing_to_write(run: Run, copy: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_bytes(b"kept")
    assert run("convert", "-o", kept, copy / "nothing").code == 1
    assert kept.read_bytes() == b"kept"
    data = (copy / "uptime").read_bytes()
    assert run("convert", "--to", "json", "-o", copy / "uptime", copy / "uptime").code == 0
    assert json.loads((copy / "uptime").read_bytes())[0]["name"] == data.decode().split()[0]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_convert_to_a_full_disk(run: Run, copy: Path) -> None:
    done = run("convert", "--to", "csv", "-o", "/dev/full", copy / "uptime")
    assert (done.code, done.lines) == (1, ["procframe: /dev/full: No space left on device"])


def test_a_sink_of_a_plugin(run: Run, installed: Manager, make_plugin: Callable[..., Any], copy: Path) -> None:
    class Names(Sink):
        """Names alone."""

        name = "names"
        suffixes = (".names",)
        streams = True

        def write(self, frames: Any, out: Any, options: Any = None) -> None:
            for frame in frames:
                out.write("".join(f"{record.name}\n" for record in frame).encode())

    installed.add(make_plugin(sinks=[Names()]), distribution="other")
    assert run("convert", "--to", "names", copy / "net/tcp").out == b"a\nb\n"


# Where files are


def test_tree_of_a_directory_and_of_a_tar(run: Run, copy: Path, tmp_path: Path) -> None:
    expected = run("json", copy / "net/tcp").out
    archive = tmp_path / "copy.tar.xz"
    with tarfile.open(archive, "w:xz") as tar:
        tar.add(copy, "machine/proc")
    for tree in (copy, copy.parent, archive):
        for path in ("net/tcp", "tcp", "/proc/net/tcp"):
            assert run("json", "--tree", tree, path) == (0, expected, "")


def test_globs(run: Run, copy: Path) -> None:
    names = ["init", "late"]
    for arguments in (["--tree", copy, "[0-9]*/status"], ["--tree", copy, "/proc/*/status"], [f"{copy}/[0-9]*/status"]):
        done = run("json", *arguments)
        assert [file["records"][0]["name"] for file in json.loads(done.out)] == names
    done = run("json", f"{copy}/no*")
    assert (done.code, done.lines) == (1, [f"procframe: {copy}/no*: no file matches"])
    done = run("json", "/proc/no*", "no-such/*")
    assert (done.code, done.lines) == (
        1,
        [f"procframe: /proc/{glob}: no file matches" for glob in ("no*", "no-such/*")],
    )
    done = run("json", "--tree", copy, "no/*")
    assert (done.code, done.out) == (1, b"")
    assert done.lines == [f"procframe: {copy}/no/*: no file matches"]


def test_a_glob_that_matches_one_file_has_the_shape_of_several(run: Run, copy: Path) -> None:
    assert json.loads(run("json", "--tree", copy, "net/t*").out)[0]["format"] == "net/tcp"


def test_standard_input(run: Run) -> None:
    assert json.loads(run("json", "--as", "net/tcp", "-", stdin=b"a 1\n").out) == [{"name": "a", "value": 1}]
    done = run("json", "--as", "net/tcp", "-", stdin=b"a x\n")
    assert done.lines == ["procframe: -: line 1, column 3: expected a number, found 'x'"]
    done = run("json", "-")
    assert (done.code, done.out) == (2, b"")
    assert "--as" in done.err


def test_host(run: Run, copy: Path) -> None:
    frame = json.loads(run("json", "--frame", "--host", "s390x", copy / "net/tcp").out)
    assert frame["host"]["byte_order"] == "big"
    assert frame["host"]["kernel_release"] == "6.1.0"
    frame = json.loads(run("json", "--frame", "--host", "byte_order=big", "--as", "net/tcp", "-", stdin=b"").out)
    assert frame["host"]["byte_order"] == "big"
    done = run("json", "--host", "byte_order=sideways", copy / "net/tcp")
    assert done.code == 2
    assert "sideways" in done.err


def test_plugin_picks(run: Run, installed: Manager, make_plugin: Callable[..., Any], copy: Path) -> None:
    installed.add(make_plugin("net/tcp"), distribution="another")
    assert json.loads(run("json", "--frame", "--plugin", "another", copy / "net/tcp").out)["format"] == "net/tcp"
    done = run("json", "--plugin", "another", copy / "uptime")
    assert done.code == 1
    assert "plugin another has none, procframe-test has" in done.err
    done = run("json", "--plugin", "nobody", copy / "uptime")
    assert done.code == 2
    assert "no plugin 'nobody' is installed" in done.err


# Wrong input


def test_what_can_be_read_is_delivered(run: Run, copy: Path) -> None:
    (copy / "20" / "status").write_bytes(b"late x\n")
    done = run("jsonl", copy / "1/status", copy / "no/such", copy / "20/status", copy / "uptime", copy / "net")
    assert done.code == 1
    assert [json.loads(line)["name"] for line in done.out.split(b"\n")[:-1]] == ["init", "up", "idle"]
    assert len(done.lines) == 3
    assert done.lines[0] == f"procframe: {copy}/no/such: no such file"
    assert done.lines[1] == f"procframe: {copy}/20/status: line 1, column 6: expected a number, found 'x'"
    assert "directory" in done.lines[2]


@pytest.mark.parametrize("command", ["show", "json", "jsonl", "csv", "regen"])
@pytest.mark.parametrize(
    "data",
    [b"x\n", b"a 1\nb", bytes(range(256)), b"\0" * 1000, b"\x7fELF\n", b"a" * 10_000_000 + b"\n", b"a b" * 1_000_000],
)
def test_a_file_of_another_format_is_one_line(command: str, data: bytes, run: Run, copy: Path) -> None:
    (copy / "net" / "tcp").write_bytes(data)
    done = run(command, copy / "net/tcp")
    if done.code:  # the layout of this test takes a cut-off line for none
        assert (done.code, done.out, len(done.lines)) == (1, b"", 1)
        assert done.err.startswith(f"procframe: {copy}/net/tcp: line ")
        assert len(done.err) < 1100


def test_an_empty_file_has_no_records(run: Run, copy: Path) -> None:
    (copy / "net" / "tcp").write_bytes(b"")
    assert run("json", copy / "net/tcp") == (0, b"[]\n", "")
    assert run("regen", copy / "net/tcp") == (0, b"", "")


def test_no_permission(run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def denied(path: Any, *arguments: Any, **more: Any) -> int:
        if str(path).endswith("tcp"):
            raise PermissionError(13, "Permission denied", path)
        return real(path, *arguments, **more)

    monkeypatch.setattr(os, "open", denied)
    for arguments in (["--tree", copy, "net/tcp"], [copy / "net/tcp"], ["--as", "uptime", copy / "net/tcp"]):
        done = run("json", *arguments)
        assert (done.code, done.out, len(done.lines)) == (1, b"", 1)
        assert "permission denied" in done.err.lower()
        assert f"{copy}/net/tcp" in done.err


def test_a_tar_that_is_cut_off(run: Run, copy: Path, tmp_path: Path) -> None:
    (copy / "zz").write_bytes(os.urandom(200_000))
    archive = tmp_path / "copy.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(copy, "proc")
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])
    done = run("json", "--tree", archive, "net/tcp")
    assert done.code == 1
    assert json.loads(done.out)
    assert len(done.lines) == 1
    assert str(archive) in done.err


@pytest.mark.parametrize("command", COMMANDS)
def test_an_empty_path_is_wrong_usage(command: str, run: Run) -> None:
    done = run(command, *(["--to", "csv"] if command == "convert" else []), "")
    assert (done.code, done.out, len(done.lines)) == (2, b"", 1)
    assert "a path is empty" in done.err


def test_explain_has_nothing_to_say_of_standard_input(run: Run) -> None:
    assert run("explain", "-").code == 2
    assert run("explain", "--as", "uptime", "-").code == 0


def test_no_tree(run: Run, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("x")
    for tree in (tmp_path / "no", tmp_path / "text"):
        done = run("json", "--tree", tree, "uptime")
        assert (done.code, done.out, len(done.lines)) == (1, b"", 1)
        assert str(tree) in done.err


def test_a_defect_is_one_line_too(
    run: Run, installed: Manager, lines: type, monkeypatch: pytest.MonkeyPatch, copy: Path
) -> None:
    def parse(self: Any, *arguments: Any) -> None:
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr(lines, "parse", parse)
    done = run("json", copy / "net/tcp", copy / "uptime")
    assert (done.code, done.out) == (1, b"")
    assert done.lines[0] == (
        f"procframe: {copy}/net/tcp: a defect of procframe or a plugin: ZeroDivisionError: oh no "
        "(PROCFRAME_DEBUG=1 shows where)"
    )
    assert len(done.lines) == 2
    code, found = verify(run, copy / "uptime")
    assert (code, found[f"{copy}/uptime"]["result"]) == (1, "error")
    monkeypatch.setenv("PROCFRAME_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("json", copy / "net/tcp")


def test_a_hook_that_fails(run: Run, installed: Manager, make_plugin: Callable[..., Any], copy: Path) -> None:
    def procframe_parse(data: bytes) -> None:
        raise ZeroDivisionError("no")

    installed.add(make_plugin(procframe_parse=procframe_parse), distribution="other")
    done = run("json", copy / "net/tcp")
    assert done.lines == [f"procframe: {copy}/net/tcp: a plugin's procframe_parse failed: ZeroDivisionError: no"]


def test_messages_are_harmless(run: Run, copy: Path) -> None:
    (copy / "net" / "tcp").write_bytes("a \x1b[31m\u202e\n".encode())
    for done in (run("json", copy / "net/tcp"), run("json", "\x1b]0;x\x07")):
        assert done.code in (1, 2)
        assert done.err.replace("\n", "").isprintable()
        assert "\x1b" not in done.err


# Usage


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, run: Run) -> None:
    done = run(command, "--help")
    assert done.code == 0
    text = done.out.decode()
    assert f"\n    procframe {command}" in text.partition("Examples:")[2]
    for option in ("--tree", "--as", "--host", "--plugin"):
        assert option in text


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert [line.split()[0] for line in done.out.decode().partition("Commands:\n")[2].split("\n\n")[0].split("\n")] == [
        *COMMANDS
    ]


def test_version(run: Run) -> None:
    import procframe

    assert run("--version") == (0, f"procframe {procframe.__version__}\n".encode(), "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["jsn"], "did you mean 'json'?"),
        (["json"], "procframe json --help"),
        (["json", "--wrong", "x"], "--wrong"),
        (["json", "--indent", "x", "uptime"], "--indent"),
        (["verify", "--nope"], "--nope"),
        (["capture"], "OUT"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, run: Run) -> None:
    done = run(*arguments)
    assert (done.code, done.out, len(done.lines)) == (2, b"", 1)
    assert words in done.err


def test_a_command_of_a_plugin(run: Run, installed: Manager, make_plugin: Callable[..., Any]) -> None:
    from procframe.cli.group import cli

    def procframe_commands(cli: click.Group) -> None:
        @cli.command("hello")
        def hello() -> int:
            """Say hello."""
            click.echo("hello")
            return 1

    def bad(cli: click.Group) -> None:
        cli.command("half")(lambda: None)
        cli.command("json")(lambda: None)

    installed.add(make_plugin(procframe_commands=procframe_commands), distribution="other")
    installed.add(make_plugin(procframe_commands=bad), distribution="bad")
    cli._asked = False
    try:
        assert run("hello")[:2] == (1, b"hello\n")
        assert b"hello" in run("--help").out
        assert run("half").code == 2
        (plugin,) = [plugin for plugin in installed.plugins if plugin.distribution == "bad"]
        assert "'json' is taken by the core" in plugin.errors[0]
    finally:
        cli.commands.clear()
        cli._asked = False


# Formats, explain, plugins


def test_formats(run: Run) -> None:
    names = ["PID/status", "net/stat/<name>", "net/tcp", "uptime"]
    assert [line.split()[0] for line in run("formats").out.decode().split("\n")[:-1]] == names
    assert [facts["name"] for facts in json.loads(run("formats", "--json").out)] == names
    assert [facts["name"] for facts in json.loads(run("formats", "--json", "--under", "net").out)] == names[1:3]
    assert [facts["name"] for facts in json.loads(run("formats", "--json", "/proc/7/status").out)] == names[:1]
    assert [facts["name"] for facts in json.loads(run("formats", "--json", "net/*").out)] == names[1:3]
    assert json.loads(run("formats", "--json", "--plugin", "procframe-test", "--under", "no").out) == []


def test_formats_that_there_are_not(run: Run) -> None:
    done = run("formats", "nothing", "net/tcp", "no*")
    assert (done.code, done.out.split()[0]) == (1, b"net/tcp")
    assert [line.partition(": no format")[0] for line in done.lines] == ["procframe: nothing", "procframe: no*"]
    done = run("formats", "--under", "nothing")
    assert (done.code, done.out) == (1, b"")
    assert done.lines[0].startswith("procframe: nothing: no format is of a path below it")


def test_formats_of_a_tree(run: Run, copy: Path) -> None:
    found = json.loads(run("formats", "--json", "--tree", copy).out)
    assert {facts["name"]: facts["files"] for facts in found} == {"PID/status": 2, "net/tcp": 1, "uptime": 1}


def against(run: Run, path: Path, text: str | bytes, *options: object) -> Done:
    (path / "list.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return run("formats", "--against", path / "list.csv", *options)


def test_formats_against_a_list(run: Run, tmp_path: Path) -> None:
    listed = (
        "priority,path,note\n"
        "A,/proc/uptime,\n"
        "A,/proc/meminfo,\n"
        "B,/proc/PID/task/TID/status,\n"
        "B,/proc/net/stat/<cpu>,\n"
        'B,"/proc/net/{tcp,udp}",\n'
        'B,"/proc/net/{tcp,udp}",changed\n'
        'B,"/proc/net/{tcp,stat/<a>,...}",\n'
        "-,/proc/net/stat/*,\n"
        "-,/proc/kmsg,\n"
        "B,/proc/PID/task/TID/mem,\n"
    )
    assert against(run, tmp_path, listed).out.decode().split("\n")[:-1] == [
        "covered 5 of 8 (62.5 %), and 2 never read",
        "  A  1 of 2",
        "  B  3 of 5, and 1 never read",
        "  -  1 of 1, and 1 never read",
        "never read:",
        "  B  /proc/PID/task/TID/mem  image: it is as large as the address space",
        "  -  /proc/kmsg              stream: a read waits for the next message and takes it from other readers; use dmesg",
        "not covered:",
        "  A  /proc/meminfo",
        "  B  /proc/net/{tcp,udp} (2 rows)",
    ]
    assert json.loads(against(run, tmp_path, listed, "--under", "/proc/net/", "--json").out) == {
        "covered": 3,
        "total": 5,
        "never_read": 0,
        "priorities": {
            "B": {"covered": 2, "total": 4, "never_read": 0},
            "-": {"covered": 1, "total": 1, "never_read": 0},
        },
        "uncovered": [{"path": "/proc/net/{tcp,udp}", "priority": "B", "rows": 2}],
        "unread": [],
    }
    found = json.loads(against(run, tmp_path, listed, "--under", "PID", "--json").out)
    assert (found["covered"], found["total"], found["never_read"]) == (1, 1, 1)
    assert found["unread"][0]["kind"] == "image"


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("uptime", "covered"),
        ("/proc/123/status", "covered"),
        ("/proc/self/status", "covered"),
        ("/proc/PID/status", "covered"),
        ("/proc/<pid>/status", "covered"),
        ("/proc/[pid]/task/[tid]/status", "covered"),
        ("/proc/{pid}/task/{tid}/status", "covered"),
        ("/proc/$PID/status", "covered"),
        ("/proc/*/task/*/status", "covered"),
        ("/proc/N/status", "covered"),
        ("/proc/net/stat/N", "covered"),
        ("/proc/net/stat/x<N>", "covered"),
        ("/proc/PID/net/{tcp,stat/{a,b}}", "covered"),
        ("/proc/{uptime,kmsg}", "covered"),
        ("/proc/PID/task/TID/clear_refs", "never read"),
        ("/proc/N/mem", "never read"),
        ("/proc/sal/<class>/event", "never read"),
        ("/proc/{kmsg,kcore}", "never read"),
        ("/proc/net/<name>", "not covered"),
        ("/proc/net/*", "not covered"),
        ("/proc/{uptime,x}", "not covered"),
        ("/proc/{x,kmsg}", "not covered"),
        ("/proc/{...}", "not covered"),
        ("/proc/PID/maps", "not covered"),
        ("/proc/net/stat", "not covered"),
        ("/proc/PID", "not covered"),
        ("", None),
        ("/proc", None),
    ],
)
def test_spellings_of_a_path_in_a_list(run: Run, tmp_path: Path, path: str, state: str | None) -> None:
    found = json.loads(against(run, tmp_path, f'x,path\n,"{path}"\n', "--json").out)
    states = {"covered": found["covered"], "never read": found["never_read"], "not covered": len(found["uncovered"])}
    assert [name for name, count in states.items() if count] == ([] if state is None else [state])


def test_what_the_mode_says_can_only_be_written_is_never_read(run: Run, tmp_path: Path) -> None:
    done = against(run, tmp_path, "path,mode\n/proc/a,0200\n/proc/b,0600\n/proc/c,?\n/proc/uptime,0222\n/proc/d\n")
    assert done.out.decode().split("\n")[:-1] == [
        "covered 1 of 4 (25.0 %), and 1 never read",
        "never read:",
        "  /proc/a  write-only: it can only be written",
        "not covered:",
        "  /proc/b",
        "  /proc/c",
        "  /proc/d",
    ]


def test_formats_of_one_plugin_against_a_list(run: Run, tmp_path: Path) -> None:
    listed = "path\n/proc/uptime\n"
    assert against(run, tmp_path, listed, "--plugin", "procframe-test").out == b"covered 1 of 1 (100.0 %)\n"
    assert against(run, tmp_path, listed, "--plugin", "none").code == 2
    assert against(run, tmp_path, listed, "net/tcp").code == 2


@pytest.mark.parametrize(
    "text",
    [b"", b"\n", b"a,b\n1,2\n", b"\x7fELF\x00\xff\n\x00", b"path\n" + b"x" * (1 << 18), bytes(range(256)) * 16],
    ids=["empty", "blank", "no-path", "binary", "long", "random"],
)
def test_formats_against_what_is_no_list(run: Run, tmp_path: Path, text: bytes) -> None:
    done = against(run, tmp_path, text)
    assert (done.code, done.out, len(done.lines)) == (2, b"", 1)
    assert "list.csv: it is " in done.err


def test_formats_against_no_file(run: Run, tmp_path: Path) -> None:
    done = run("formats", "--against", tmp_path / "nothing.csv")
    assert (done.code, done.lines) == (1, [f"procframe: {tmp_path}/nothing.csv: no such file or directory"])
    assert run("formats", "--against", tmp_path).code == 2


def test_a_list_of_other_bytes(run: Run, tmp_path: Path) -> None:
    done = against(run, tmp_path, b"\xef\xbb\xbfpath\r\n/proc/uptime\r\n/proc/\xff\x1b\r\n")
    assert done.out == b"covered 1 of 2 (50.0 %)\nnot covered:\n  /proc/\\xff\\x1b\n"


def test_explain(run: Run) -> None:
    text = run("explain", "net/tcp").out.decode()
    for word in ("net/tcp", "/proc/net/tcp", "procframe-test", "name", "value", "kB", "identity", "How large it is."):
        assert word in text
    assert run("explain", "/proc/12/status").out.startswith(b"PID/status\n")
    assert run("explain", "tcp").out == text.encode()
    assert run("explain", "--as", "net/tcp", "whatever").out == text.encode()
    assert run("explain", "net/*").out.count(b"How large it is.") == 2
    done = run("explain", "no/such", "uptime")
    assert (done.code, len(done.lines)) == (1, 1)
    assert done.out.startswith(b"uptime\n")


def test_explain_source(run: Run) -> None:
    assert run("explain", "--source", "net/tcp").out == b"# net/tcp, variant default\n# code\n"


def test_explain_schema(run: Run) -> None:
    schema = json.loads(run("explain", "--json-schema", "net/tcp").out)
    assert schema["title"] == "net/tcp"
    item = schema["$defs"]["Item"]
    assert item["properties"]["value"] == {
        "type": ["integer", "null"],
        "description": "How large it is.",
        "x-unit": "kB",
        "x-kind": "gauge",
    }
    assert item["required"] == ["name", "value"]


def test_plugins(run: Run, installed: Manager, make_plugin: Callable[..., Any], copy: Path) -> None:
    installed.add(make_plugin("net/tcp"), distribution="another", version="3")
    text = run("plugins").out.decode()
    assert "another 3\n" in text
    assert "formats      4: PID/status, net/stat/<name>, net/tcp, uptime\n" in text
    assert "overlap: net/tcp is read by another, not procframe-test (--plugin picks)\n" in text
    document = json.loads(run("plugins", "--json", "--tree", copy).out)
    assert [about["distribution"] for about in document["plugins"]] == ["procframe", "procframe-test", "another"]
    assert [about.get("files") for about in document["plugins"]] == [None, 3, 1]
    assert run("plugins", "net/tcp", "no").out == (
        b"net/tcp: another (net/tcp), then procframe-test (net/tcp)\nno: no plugin reads it\n"
    )


# Verify


def verify(run: Run, *arguments: object) -> tuple[int, dict[str, dict[str, Any]]]:
    done = run("verify", "--json", *arguments)
    found = [json.loads(line) for line in done.out.split(b"\n")[:-1]]
    assert all(list(line) == ["path", "format", "result", "reason", "unrecognised"] for line in found)
    return done.code, {line["path"]: line for line in found}


def test_verify_a_tree(run: Run, copy: Path) -> None:
    (copy / "net" / "udp").write_bytes(b"")
    os.mkfifo(copy / "kmsg")
    code, found = verify(run, copy)
    assert code == 0
    results = {path.removeprefix(f"{copy}/"): line["result"] for path, line in found.items()}
    assert results == {
        "1/status": "pass",
        "20/status": "pass",
        "kmsg": "skip",
        "net/tcp": "pass",
        "net/udp": "skip",
        "uptime": "pass",
        "version": "skip",
    }
    assert found[f"{copy}/net/udp"]["reason"].startswith("no installed format reads this file; ")
    assert found[f"{copy}/kmsg"]["reason"].startswith("not read: ")


def test_verify_fails_and_errs(run: Run, copy: Path) -> None:
    (copy / "net" / "tcp").write_bytes(b"a 1\nb 007\n")
    (copy / "uptime").write_bytes(b"a x\n")
    (copy / "1" / "status").write_bytes(b"a 1 new column\n#line\n")
    code, found = verify(run, copy)
    assert code == 1
    assert found[f"{copy}/net/tcp"]["result"] == "fail"
    assert found[f"{copy}/net/tcp"]["reason"] == "byte 6 (line 2, column 3) differs: b'b 007' became b'b 7'"
    assert found[f"{copy}/uptime"]["result"] == "error"
    assert found[f"{copy}/uptime"]["reason"] == "line 1, column 3: expected a number, found 'x'"
    assert found[f"{copy}/1/status"]["result"] == "pass"
    assert [piece["text"] for piece in found[f"{copy}/1/status"]["unrecognised"]] == ["#line", "new column"]
    done = run("verify", copy)
    assert done.code == 1
    text = done.out.decode()
    assert f"fail  {copy}/net/tcp (net/tcp): byte 6" in text
    assert f"error {copy}/uptime (uptime): line 1" in text
    assert "unrecognised column in records[0]: new column\n" in text
    assert "5 files: 2 passed, 1 failed, 1 erred, 1 skipped; 1 with unrecognised pieces\n" in text
    assert f"{copy}/20/status" not in text
    assert f"pass  {copy}/20/status (PID/status)\n" in run("verify", "-v", copy).out.decode()


def test_verify_what_one_asks_for(run: Run, copy: Path, tmp_path: Path) -> None:
    assert list(verify(run, copy / "net" / "tcp")[1]) == [f"{copy}/net/tcp"]
    assert list(verify(run, copy / "net")[1]) == [f"{copy}/net/tcp"]
    assert list(verify(run, "--tree", copy, "net", "1")[1]) == [f"{copy}/net/tcp", f"{copy}/1/status"]
    assert list(verify(run, "--tree", copy, "[0-9]*/status")[1]) == [f"{copy}/1/status", f"{copy}/20/status"]
    assert list(verify(run, "--tree", copy, "tcp")[1]) == [f"{copy}/net/tcp"]
    (tmp_path / "saved").write_bytes(b"a 1\n")
    code, found = verify(run, "--as", "net/tcp", tmp_path / "saved")
    assert (code, [line["format"] for line in found.values()]) == (0, ["net/tcp"])


def test_verify_a_tar(run: Run, copy: Path, tmp_path: Path) -> None:
    archive = tmp_path / "copy.tar"
    with tarfile.open(archive, "w") as tar:
        tar.add(copy, "proc")
    code, found = verify(run, archive)
    assert code == 0
    assert sorted(line["result"] for line in found.values()) == ["pass", "pass", "pass", "pass", "skip"]


def test_verify_what_is_not_there(run: Run, copy: Path, tmp_path: Path) -> None:
    for arguments in ([tmp_path / "no"], ["--tree", copy, "no/such"], ["--tree", tmp_path / "no"], ["/proc/no/such"]):
        done = run("verify", *arguments)
        assert (done.code, len(done.lines)) == (1, 1)
    done = run("verify", "--json", tmp_path / "no", copy / "uptime")
    assert json.loads(done.out)["result"] == "pass"


def test_verify_does_not_take_another_file_for_one_that_is_not_there(run: Run, copy: Path) -> None:
    assert run("verify", "nowhere/uptime").lines == ["procframe: /proc/nowhere/uptime: no such file"]
    assert run("verify", "--tree", copy, "nowhere/uptime").lines == [f"procframe: {copy}/nowhere/uptime: no such file"]


def test_verify_a_process_by_its_link(run: Run) -> None:
    _, found = verify(run, "/proc/self")
    assert {"/proc/self/status", "/proc/self/exe"} <= set(found)


def test_verify_the_live_proc(run: Run) -> None:
    code, found = verify(run, "/proc/self/status", "/proc/sys/kernel")
    assert code == 1  # the test's format is not what a kernel prints
    assert found["/proc/self/status"]["result"] == "error"
    assert {line["result"] for path, line in found.items() if "/sys/" in path} == {"skip"}


# Capture


def test_capture(run: Run, copy: Path, tmp_path: Path) -> None:
    done = run("capture", "--tree", copy, "--exclude", "PID/status", "--host", "s390x", tmp_path / "out.tar.gz")
    assert done.code == 0
    assert done.lines[0].startswith(f"{tmp_path}/out.tar.gz: 3 files")
    code, found = verify(run, tmp_path / "out.tar.gz")
    assert code == 0
    assert sorted(path.rpartition("/")[2] for path in found) == ["tcp", "uptime", "version"]
    frame = json.loads(run("json", "--frame", "--tree", tmp_path / "out.tar.gz", "net/tcp").out)
    assert frame["host"]["byte_order"] == "big"


def test_capture_of_a_process_that_is_not_there(run: Run, copy: Path, tmp_path: Path) -> None:
    done = run("capture", "--tree", copy, "--pid", 1, "--pid", 999, tmp_path / "out")
    assert done.code == 1
    assert done.lines[0] == f"procframe: {copy}/999: no such process; it is not in the capture"
    assert (tmp_path / "out" / "proc" / "1" / "status").exists()


def test_capture_where_it_cannot(run: Run, copy: Path) -> None:
    done = run("capture", "--tree", copy, "/no/such/folder/out.tar")
    assert (done.code, len(done.lines)) == (1, 1)


# As a process of its own


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Starts a process with a plugin that is found by its metadata."""
    site = tmp_path / "site"
    (site / "procframe_fake-1.dist-info").mkdir(parents=True)
    (site / "procframe_fake-1.dist-info" / "METADATA").write_text("Name: procframe-fake\nVersion: 1\n")
    (site / "procframe_fake-1.dist-info" / "entry_points.txt").write_text(
        "[procframe]\nfake = fake_plugin_of_a_test\n[procframe.paths]\nfake = fake_plugin_of_a_test\n"
    )
    (site / "fake_plugin_of_a_test.py").write_text(
        "from typing import Annotated\n"
        "from procframe import Field, Format, Frame, Record, hookimpl\n"
        "class Number(Record):\n"
        "    value: Annotated[int, Field('A number.')]\n"
        "class Numbers:\n"
        "    record_types = (Number,)\n"
        "    def bind(self, host):\n"
        "        return self\n"
        "    def parse(self, data, format, host, path, variant, fields):\n"
        "        return Frame(format, [Number(value=int(n)) for n in data.split()], path=path, host=host)\n"
        "    def regenerate(self, frame):\n"
        "        return b''.join(b'%d\\n' % record.value for record in frame)\n"
        "@hookimpl\n"
        "def procframe_formats():\n"
        "    return [Format('fake/numbers', Numbers())]\n"
    )

    def start(*arguments: object, **more: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-X", "dev", "-m", "procframe", *map(str, arguments)]
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(site), **more},
        )

    return start


Start = Callable[..., subprocess.Popen[bytes]]


@pytest.mark.parametrize(
    "arguments",
    [("show", "net/none"), ("convert", "--to", "csv", "net/none"), ("plugins",), ("formats",), ("none",), ("--help",)],
    ids=" ".join,
)
def test_a_broken_plugin_is_one_line(process: Start, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "site" / "procframe_fake-1.dist-info" / "entry_points.txt").write_text(
        "[procframe]\nfake = fake_plugin_of_a_test\n"
    )
    (tmp_path / "site" / "fake_plugin_of_a_test.py").write_text("1 / 0\n")
    _, err = process(*arguments).communicate()
    reason = "plugin procframe-fake (fake_plugin_of_a_test) is left out: ZeroDivisionError: division by zero"
    lines = err.decode().splitlines()
    assert lines.count(f"procframe: {reason}") == 1
    assert all(line.startswith("procframe: ") for line in lines)


def test_a_plugin_is_found_by_its_metadata(process: Start) -> None:
    out, err = process("json", "--as", "fake/numbers", "-").communicate(b"1\n2\n")
    assert (json.loads(out), err) == ([{"value": 1}, {"value": 2}], b"")


def test_a_closed_pipe_is_silent(process: Start, tmp_path: Path) -> None:
    (tmp_path / "numbers").write_bytes(b"".join(b"%d\n" % number for number in range(200_000)))
    running = process("jsonl", "--as", "fake/numbers", tmp_path / "numbers")
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.read(10)
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait() == 0
    running.stderr.close()
    assert running.stdin is not None
    running.stdin.close()


@pytest.mark.parametrize("command", [["json"], ["json", "--frame"], ["show", "--with-path"], ["regen"], ["verify"]])
def test_closed_standard_streams(
    command: list[str], run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        done = run(*command, copy / "uptime")
        assert (done.code, done.lines) == (1, ["procframe: standard output: it is closed"])
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        assert run("convert", "-o", tmp_path / "x.json", copy / "uptime") == (0, b"", "")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", None)
        done = run(*command, copy / "nothing", copy / "uptime")
        assert done.code == 1
        assert done.out
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", None)
        assert run(*command, copy / "uptime").code == 1


def test_standard_input_is_closed(installed: Manager, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["json", "--as", "uptime", "-"]) == 1
    assert capsys.readouterr() == ("", "procframe: -: standard input is closed\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "procframe", "plugins"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (1, b"procframe: standard output: No space left on device\n")


def test_an_interrupt_is_quiet(process: Start) -> None:
    running = process("json", "--as", "fake/numbers", "-")
    time.sleep(1.0)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out, err.strip()) == (130, b"", b"")


def test_shell_completion(process: Start) -> None:
    out, _ = process(_PROCFRAME_COMPLETE="bash_source").communicate()
    assert b"complete" in out
    assert b"procframe" in out

    def completed(words: str) -> list[bytes]:
        environment = {"_PROCFRAME_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": "1"}
        if words.count(" ") > 1:
            environment["COMP_CWORD"] = str(words.count(" "))
        out, _ = process(**environment).communicate()
        return out.split(b"\n")[:-1]

    assert completed("procframe js") == [b"plain,json", b"plain,jsonl"]
    assert b"plain,fake/numbers" in completed("procframe explain --as fak")
    assert b"plain,csv" in completed("procframe convert --to c")
    assert b"plain,procframe-fake" in completed("procframe json --plugin procframe-f")
    assert b"plain,uptime" in completed("procframe json upt")
    assert b"plain,sys/kernel/" in completed("procframe json sys/kern")


def test_what_a_command_does_not_import(process: Start, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom procframe.cli import main\n"
        f"code = main(['json', {str(tmp_path / 'fake' / 'numbers')!r}])\n"
        "assert code == 0\n"
        "heavy = set(sys.modules) & {'click', 'rich', 'json', 'csv', 'argparse', 'tarfile', 'hypothesis', 'asyncio', "
        "'importlib_metadata', 'importlib.metadata', 'email', 'difflib', 'logging', 'unicodedata', 'shutil'}\n"
        "assert not heavy, heavy\n"
    )
    (tmp_path / "fake").mkdir()
    (tmp_path / "fake" / "numbers").write_bytes(b"1\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout) == [{"value": 1}]


def test_globs_that_match_files_of_unknown_formats(run: Run, copy: Path) -> None:
    done = run("jsonl", f"{copy}/*e", f"{copy}/version*")
    assert done.code == 1
    assert [json.loads(line)["path"] for line in done.out.split(b"\n")[:-1]] == [f"{copy}/uptime"] * 2
    assert len(done.lines) == 1


def in_terminal(*command: object) -> tuple[int, str]:
    """What a command writes on a terminal, and its exit code."""
    import pty

    master, slave = pty.openpty()
    arguments = [sys.executable, "-m", "procframe", *map(str, command)]
    running = subprocess.Popen(arguments, stdout=slave, stderr=slave, env={**os.environ, "COLUMNS": "60"})
    os.close(slave)
    pieces = []
    try:
        while piece := os.read(master, 4096):
            pieces.append(piece)
    except OSError:  # how a terminal of Linux says that nobody is at its other end
        pass
    os.close(master)
    return running.wait(), b"".join(pieces).decode().replace("\r\n", "\n")


def test_a_verdict_in_a_terminal(copy: Path) -> None:
    (copy / "no-format-has-this-name").write_bytes(b"")
    code, shown = in_terminal("verify", "--tree", copy, "no-format-has-this-name")
    assert code == 0
    assert "1 file: 0 passed, 0 failed, 1 skipped\n" in shown


def test_progress_is_not_mixed_with_what_is_found(copy: Path) -> None:
    (copy / "cmdline").write_bytes(b"no newline")
    (copy / "loadavg").write_bytes(b"nonsense\n")
    (copy / "uptime").write_bytes(b"nonsense\n")
    _, shown = in_terminal("verify", "--json", copy)
    lines = shown.split("\n")
    # Whatever rich shows is taken away by sequences that end a line's beginning, and stands in front of no result.
    results = [line for line in lines if '"result"' in line]
    assert results
    for line in results:
        assert re.fullmatch(r"(\x1b\[[0-9;?]*[A-Za-z]|\r)*\{.*\}", line), line


def test_broken_facts_about_a_copy_are_told(run: Run, copy: Path) -> None:
    (copy.parent / "procframe-capture.json").write_bytes(b'{"host": {"page_size": -1}}')
    for arguments in (["--tree", copy.parent, "uptime"], [copy / "uptime", copy / "net/tcp"]):
        done = run("json", *arguments)
        assert (done.code, len(done.lines)) == (1, 1)
        assert "procframe-capture.json says nothing usable of the host" in done.err
        assert b'"up"' in done.out


def test_the_output_of_a_terminal_is_harmless(tmp_path: Path) -> None:
    code, shown = in_terminal("json", "/proc/evil\x1b[31m")
    assert code == 1
    assert "\x1b" not in shown
    assert r"evil\x1b[31m" in shown
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc" / "uptime").write_bytes(b"x")
    code, shown = in_terminal("capture", "--tree", tmp_path / "proc", tmp_path / "x\x1b]0;x.tar")
    assert code == 0
    assert r"x\x1b]0;x.tar: 1 file (1 byte), 0 links" in shown
    assert "\x1b]0;" not in shown
