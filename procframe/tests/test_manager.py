"""Plugins: what is loaded when, who wins, and that a broken one harms nobody else."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from procframe import (
    Format,
    Frame,
    Host,
    LazyFormat,
    NoFormatError,
    PluginError,
    ProcframeError,
    ProcPath,
    Sink,
    Variant,
)
from procframe._discovery import GROUP, PATHS_GROUP, EntryPoint
from procframe._manager import Manager, PluginWarning

MakePlugin = Callable[..., Any]
Declare = Callable[..., list[EntryPoint]]


@pytest.fixture
def declare() -> Iterator[Declare]:
    """Makes entry points of a module that is importable, or (``None``) is not."""
    names: list[str] = []

    def make(distribution: str, module: Any, *prefixes: str) -> list[EntryPoint]:
        name = f"fake_{distribution.replace('-', '_')}_{len(names)}"
        names.append(name)
        if module is not None:
            sys.modules[name] = module
        value = f"{name}"
        return [
            EntryPoint(distribution, "1.0", GROUP, distribution.rpartition("-")[2], value),
            *(EntryPoint(distribution, "1.0", PATHS_GROUP, prefix, value) for prefix in prefixes),
        ]

    yield make
    for name in names:
        sys.modules.pop(name, None)


def warned(manager: Manager) -> list[str]:
    found: list[str] = []
    manager.warn = found.append
    return found


def loaded(manager: Manager) -> list[str]:
    return [plugin.distribution for plugin in manager.plugins if plugin.loaded]


# What is imported when


def test_without_prefixes_a_plugin_is_always_loaded(declare: Declare, make_plugin: MakePlugin) -> None:
    assert loaded(Manager(declare("other", make_plugin("x/y")))) == ["other"]


def test_with_prefixes_only_what_a_path_needs_is_loaded(declare: Declare, make_plugin: MakePlugin) -> None:
    manager = Manager(
        [
            *declare("procframe-root", make_plugin("uptime"), "/"),
            *declare("procframe-net", make_plugin("net/tcp"), "net"),
            *declare("procframe-pid", make_plugin("PID/status"), "PID"),
            *declare("procframe-sysvipc", make_plugin("sysvipc/shm"), "sysvipc"),
        ]
    )
    assert loaded(manager) == []
    assert manager.match(ProcPath.of("/proc/uptime")).name == "uptime"
    assert loaded(manager) == ["procframe-root"]
    assert manager.match(ProcPath.of("7/task/8/status")).name == "PID/status"
    assert loaded(manager) == ["procframe-pid", "procframe-root"]
    assert manager.match(ProcPath.of("/proc/sysvipc/shm")).name == "sysvipc/shm"
    assert "procframe-net" not in loaded(manager)
    assert list(manager.formats()) == ["PID/status", "net/tcp", "sysvipc/shm", "uptime"]
    assert "procframe-net" in loaded(manager)


def test_a_path_of_another_prefix_is_still_found(declare: Declare, make_plugin: MakePlugin) -> None:
    manager = Manager(
        [*declare("procframe-root", make_plugin("net/odd"), "/"), *declare("procframe-net", make_plugin(), "net")]
    )
    assert manager.match(ProcPath.of("net/odd")).name == "net/odd"


def test_short_name_asks_every_plugin(declare: Declare, make_plugin: MakePlugin) -> None:
    manager = Manager(
        [
            *declare("procframe-root", make_plugin("uptime"), "/"),
            *declare("procframe-net", make_plugin("net/tcp"), "net"),
        ]
    )
    path, format_ = manager.find("tcp")
    assert (path.key, format_.name) == ("net/tcp", "net/tcp")


def test_lazy_formats_are_imported_on_use(
    declare: Declare, make_plugin: MakePlugin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "lazy_module_of_a_test.py").write_text(
        "from procframe.format import Format\nclass L:\n    record_types = ()\nFORMAT = Format('uptime', L())\n"
    )
    manager = Manager(declare("other", make_plugin(LazyFormat("uptime", "lazy_module_of_a_test"))))
    found = manager.formats()
    assert list(found) == ["uptime"]
    assert "lazy_module_of_a_test" not in sys.modules
    assert found["uptime"].distribution == "other"
    assert "lazy_module_of_a_test" in sys.modules


# Broken plugins


def raising(*arguments: object, **more: object) -> Any:
    raise RuntimeError("no luck")


def hook_that_does_not_exist() -> None:
    """Nothing asks for it."""


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (None, "ModuleNotFoundError"),
        ({"procframe_formats": raising}, "RuntimeError: no luck"),
        ({"procframe_formats": lambda: ["net/tcp"]}, "'net/tcp', which is no Format"),
        ({"procframe_formats": lambda: 7}, "TypeError"),
        ({"procframe_sinks": lambda: [object()]}, "no Sink"),
        ({"procframe_sinks": lambda: [Sink()]}, "no Sink"),
        ({"procframe_format": hook_that_does_not_exist}, "did you mean procframe_formats?"),
        ({"procframe_match": lambda pfad: None}, "pfad"),
    ],
)
def test_broken_plugin_disables_itself_alone(
    broken: dict[str, Any] | None, reason: str, declare: Declare, make_plugin: MakePlugin
) -> None:
    module = None if broken is None else make_plugin("x/y", **broken)
    with pytest.warns(PluginWarning, match="plugin bad ") as caught:
        manager = Manager([*declare("bad", module), *declare("good", make_plugin("net/tcp"))])
    assert len(caught) == 1
    assert reason in str(caught[0].message)
    assert manager.match(ProcPath.of("net/tcp")).distribution == "good"
    assert list(manager.formats()) == ["net/tcp"]
    (bad,) = [plugin for plugin in manager.plugins if plugin.distribution == "bad"]
    assert reason in bad.errors[0]
    assert bad.formats == []
    assert manager._plain_match


@pytest.mark.parametrize("pattern", ["", "/net/tcp", "net//tcp", "net/../tcp", "net/"])
def test_malformed_pattern(pattern: str, declare: Declare, make_plugin: MakePlugin, lines: Callable[[], Any]) -> None:
    with pytest.warns(PluginWarning, match="is no path below /proc"):
        Manager(declare("bad", make_plugin(Format("net/tcp", lines(), paths=[pattern]))))


def test_pattern_outside_the_declared_prefixes(declare: Declare, make_plugin: MakePlugin) -> None:
    manager = Manager(declare("bad", make_plugin("net/tcp", "uptime"), "net"))
    warnings = warned(manager)
    manager.load_all()
    assert len(warnings) == 1
    assert "uptime is not below net" in warnings[0]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("x/y", 3), "format x/y: 3 is no layout"),
        (("x/y", None, {"variants": ["one"]}), "format x/y: 'one' is no Variant"),
        (("x/y", None, {"variants": [Variant("one", 5)]}), "format x/y: 5 is no layout"),
        ((7, "lines"), "format 7: a name is text"),
        (("x/y", "lines", {"paths": "net/tcp"}), r"format x/y: paths are several, such as \['net/tcp'\]"),
    ],
)
def test_a_format_that_is_none(arguments: Any, reason: str, lines: Callable[[], Any]) -> None:
    name, layout, *more = arguments
    with pytest.raises(PluginError, match=reason):
        Format(name, lines() if layout == "lines" else layout, **(more[0] if more else {}))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"suffixes": None}, "sink upper: suffixes are several texts"),
        ({"suffixes": ".upper"}, "sink upper: suffixes are several texts"),
        ({"suffixes": (1,)}, "sink upper: suffixes are several texts"),
        ({"description": None}, "sink upper: its description is no text"),
    ],
)
def test_a_malformed_sink_is_left_out_alone(
    change: dict[str, Any], reason: str, declare: Declare, make_plugin: MakePlugin
) -> None:
    sink = UpperSink()
    vars(sink).update(change)
    with pytest.warns(PluginWarning, match=reason):
        manager = Manager([*declare("bad", make_plugin(sinks=[sink])), *declare("good", make_plugin("net/tcp"))])
    assert manager.sink_for("x.csv").name == "csv"
    assert list(manager.formats()) == ["net/tcp"]


def test_exit_during_import(declare: Declare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "exits_in_a_test.py").write_text("import sys\nsys.exit('not today')\n")
    with pytest.warns(PluginWarning, match="SystemExit: not today"):
        Manager([EntryPoint("bad", "1", GROUP, "bad", "exits_in_a_test")])


def test_broken_lazy_format_gives_way_to_the_next(declare: Declare, make_plugin: MakePlugin) -> None:
    lazy = LazyFormat("net/tcp", "no_such_module_in_a_test")
    manager = Manager(
        [*declare("other", make_plugin(lazy, "net/udp")), *declare("procframe-net", make_plugin("net/tcp"))]
    )
    warnings = warned(manager)
    for _ in range(2):
        assert manager.match(ProcPath.of("net/tcp")).distribution == "procframe-net"
    assert manager.match(ProcPath.of("net/udp")).distribution == "other"
    assert len(warnings) == 1
    assert "broken format" in warnings[0]
    assert manager.formats()["net/tcp"].distribution == "procframe-net"


def test_broken_lazy_format_alone_is_an_error(declare: Declare, make_plugin: MakePlugin) -> None:
    manager = Manager(declare("other", make_plugin(LazyFormat("net/tcp", "no_such_module_in_a_test"))))
    warnings = warned(manager)
    for _ in range(2):
        with pytest.raises(PluginError, match="no_such_module_in_a_test"):
            manager.match(ProcPath.of("net/tcp"))
    assert len(warnings) == 1
    manager.check_formats()
    assert len(manager.plugins[0].errors) == 1
    assert list(manager.formats()) == []


def test_one_module_under_two_names_counts_once(declare: Declare, make_plugin: MakePlugin) -> None:
    points = declare("other", make_plugin("net/tcp"))
    manager = Manager([*points, points[0]._replace(name="again")])
    assert [plugin.name for plugin in manager.plugins] == ["other"]


def test_attribute_of_a_module_as_plugin(make_plugin: MakePlugin) -> None:
    holder = types.ModuleType("holder_of_a_plugin")
    holder.inner = types.SimpleNamespace(plugin=make_plugin("net/tcp"))  # type: ignore[attr-defined]
    sys.modules["holder_of_a_plugin"] = holder
    try:
        manager = Manager([EntryPoint("other", "1", GROUP, "other", "holder_of_a_plugin:inner.plugin")])
    finally:
        del sys.modules["holder_of_a_plugin"]
    assert list(manager.formats()) == ["net/tcp"]


# Conflicts


@pytest.fixture
def rivals(declare: Declare, make_plugin: MakePlugin) -> Manager:
    return Manager(
        [
            *declare("procframe-net", make_plugin("net/tcp", "net/udp"), "net"),
            *declare("zother", make_plugin("net/tcp", "net/stat/<name>"), "net"),
        ]
    )


def test_the_outsider_wins(rivals: Manager) -> None:
    assert rivals.match(ProcPath.of("net/tcp")).distribution == "zother"
    assert rivals.match(ProcPath.of("net/udp")).distribution == "procframe-net"
    assert rivals.format("net/tcp").distribution == "zother"
    assert rivals.formats()["net/tcp"].distribution == "zother"


def test_the_outsider_wins_with_a_wider_pattern(declare: Declare, make_plugin: MakePlugin) -> None:
    manager = Manager(
        [*declare("procframe-net", make_plugin("net/stat/a")), *declare("zother", make_plugin("net/stat/<name>"))]
    )
    assert manager.match(ProcPath.of("net/stat/a")).distribution == "zother"


def test_overlaps(rivals: Manager) -> None:
    assert [(found.pattern, found.plugins) for found in rivals.overlaps()] == [("net/tcp", ("zother", "procframe-net"))]


@pytest.mark.parametrize("name", ["procframe-net", "procframe_net", "net"])
def test_a_plugin_can_be_picked(name: str, rivals: Manager) -> None:
    assert rivals.match(ProcPath.of("net/tcp"), name).distribution == "procframe-net"
    assert rivals.format("net/tcp", name).distribution == "procframe-net"
    assert list(rivals.formats(name)) == ["net/tcp", "net/udp"]


def test_a_plugin_that_has_no_format_for_a_path(rivals: Manager) -> None:
    with pytest.raises(NoFormatError, match="plugin zother has none, procframe-net has"):
        rivals.match(ProcPath.of("net/udp"), "zother")


def test_a_plugin_that_is_not_installed(rivals: Manager) -> None:
    with pytest.raises(PluginError, match="no plugin 'nobody' is installed; installed: procframe-net, zother"):
        rivals.match(ProcPath.of("net/tcp"), "nobody")


# What is missing


@pytest.mark.parametrize(
    ("path", "distribution"),
    [
        ("/proc/uptime", "procframe-root"),
        ("/proc/sys/kernel/x", "procframe-root"),
        ("/proc/net/tcp", "procframe-net"),
        ("/proc/self/net/tcp", "procframe-net"),
        ("/proc/1/status", "procframe-pid"),
        ("1/task/2/status", "procframe-pid"),
        ("sysvipc/shm", "procframe-sysvipc"),
        ("spl/kstat/zfs/arcstats", "procframe-zfs"),
    ],
)
def test_the_error_names_the_distribution(
    path: str, distribution: str, manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("procframe._manager.installed", lambda name: False)
    with pytest.raises(NoFormatError, match=f"pip install {distribution}$") as caught:
        manager.find(path)
    assert caught.value.distribution == distribution


def test_the_error_does_not_name_what_is_installed(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procframe._manager.installed", lambda name: True)
    with pytest.raises(NoFormatError, match="procframe formats") as caught:
        manager.find("/proc/uptime")
    assert caught.value.distribution is None


def test_the_error_says_that_the_distribution_is_broken(declare: Declare) -> None:
    with pytest.warns(PluginWarning):
        manager = Manager(declare("procframe-net", None))
    with pytest.raises(NoFormatError, match="procframe-net is left out: ModuleNotFoundError"):
        manager.find("net/tcp")


def test_a_file_elsewhere_needs_its_format_said(manager: Manager) -> None:
    with pytest.raises(NoFormatError, match="--as"):
        manager.find("/etc/passwd")


# The other hooks


def test_a_plugin_may_match_parse_and_regenerate(
    make_plugin: MakePlugin, manager: Manager, lines: Callable[[], Any]
) -> None:
    other = Format("special", lines(), paths=["special"])

    def procframe_match(path: ProcPath) -> Format | None:
        return other if path.key == "net/tcp" else None

    def procframe_parse(format: Format, data: bytes, host: Host) -> Frame | None:  # noqa: A002
        return Frame(format, [data], host=host) if format is other else None

    def procframe_regenerate(frame: Frame) -> bytes | None:
        return frame.records[0] + b"!" if frame.format is other else None

    module = make_plugin(
        "net/tcp",
        "net/udp",
        procframe_match=procframe_match,
        procframe_parse=procframe_parse,
        procframe_regenerate=procframe_regenerate,
    )
    manager.add(module, distribution="other")
    found = manager.match(ProcPath.of("net/tcp"))
    assert found is other
    frame = manager.parse(found, b"abc", Host(), "/proc/net/tcp")
    assert (frame.records, frame.path) == ([b"abc"], "/proc/net/tcp")
    assert manager.regenerate(frame) == b"abc!"
    # Where it declines, the core answers.
    plain = manager.match(ProcPath.of("net/udp"))
    assert plain.name == "net/udp"
    frame = manager.parse(plain, b"a 1\n", Host(), "x")
    assert (frame.records[0].name, frame.path) == ("a", "x")
    assert manager.regenerate(frame) == b"a 1\n"


@pytest.mark.parametrize(
    ("hook", "function", "message"),
    [
        ("procframe_match", lambda path: "net/tcp", "instead of a Format"),
        ("procframe_parse", lambda data: data, "instead of a Frame"),
        ("procframe_regenerate", lambda frame: "text", "gave str, not bytes"),
    ],
)
def test_a_hook_with_a_wrong_answer(
    hook: str, function: Any, message: str, make_plugin: MakePlugin, manager: Manager
) -> None:
    manager.add(make_plugin("net/tcp", **{hook: function}), distribution="other")
    with pytest.raises(PluginError, match=message):
        manager.regenerate(manager.parse(manager.match(ProcPath.of("net/tcp")), b"a 1\n", Host()))


class UpperSink(Sink):
    """Names in capitals."""

    name = "upper"
    suffixes = (".upper", ".tar.upper")

    def write(self, frames: Any, out: Any, options: Any = None) -> None:
        """Write them."""
        out.write("".join(record.name.upper() for frame in frames for record in frame).encode())


def test_sinks(make_plugin: MakePlugin, manager: Manager) -> None:
    manager.add(make_plugin(sinks=[UpperSink()]), distribution="other")
    assert list(manager.sinks()) == ["table", "json", "jsonl", "csv", "upper"]
    assert isinstance(manager.sink("upper"), UpperSink)
    assert isinstance(manager.sink_for("x.tar.UPPER"), UpperSink)
    assert manager.sink_for("a.b/x.ndjson").name == "jsonl"
    with pytest.raises(ProcframeError, match="there are: table, json, jsonl, csv, upper"):
        manager.sink("nothing")
    with pytest.raises(ProcframeError, match=r"\.csv \(csv\)"):
        manager.sink_for("x.unknown")


def test_a_sink_cannot_take_the_name_of_the_cores(make_plugin: MakePlugin, manager: Manager) -> None:
    class Json(UpperSink):
        """Not the core's."""

        name = "json"

    warnings = warned(manager)
    with pytest.raises(PluginError, match="the name is taken by the core"):
        manager.add(make_plugin(sinks=[Json()]), distribution="other")
    assert len(warnings) == 1


def test_matches_are_remembered_but_not_for_ever(
    make_plugin: MakePlugin, manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager.add(make_plugin("PID/status", "net/stat/<name>"), distribution="other")
    monkeypatch.setattr("procframe._manager._MATCHES", 4)
    for number in range(20):
        assert manager.match(ProcPath.of(f"{number}/status")).name == "PID/status"
        assert manager.match(ProcPath.of(f"net/stat/{number}")).name == "net/stat/<name>"
    assert len(manager._matched) <= 4
    manager.add(make_plugin("PID/status"), distribution="another")
    assert manager.match(ProcPath.of("3/status")).distribution == "another"
