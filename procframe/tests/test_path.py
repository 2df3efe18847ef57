from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from procframe.errors import AmbiguousPathError
from procframe.format import LazyFormat
from procframe.path import PatternIndex, ProcPath, compile_glob, expand, is_pid, natural_key
from procframe.tree import Tree

# Spelling


@pytest.mark.parametrize(
    ("text", "prefix", "key"),
    [
        ("/proc/net/tcp", "/proc", "net/tcp"),
        ("net/tcp", "", "net/tcp"),
        ("proc/net/tcp", "proc", "net/tcp"),
        ("./proc//net/./tcp/", "proc", "net/tcp"),
        ("/tmp/copy/proc/net/tcp", "/tmp/copy/proc", "net/tcp"),
        ("../copy/proc/version", "../copy/proc", "version"),
        ("../version", "..", "version"),
        ("/tmp/copy/net/tcp", "/", "tmp/copy/net/tcp"),  # only an index can tell where this begins
        ("/proc/self/../version", "/proc", "version"),
        ("/proc/123/root/proc/net/tcp", "/proc/123/root/proc", "net/tcp"),
        ("/proc/net/dev_snmp6/proc", "/proc", "net/dev_snmp6/proc"),
        ("/proc/sys/net/ipv4/conf/proc/forwarding", "/proc", "sys/net/ipv4/conf/proc/forwarding"),
        ("/tmp/proc/net/dev_snmp6/proc", "/tmp/proc", "net/dev_snmp6/proc"),
        ("/proc", "/proc", ""),
        ("/proc/", "/proc", ""),
        ("tcp", "", "tcp"),
        ("", "", ""),
    ],
)
def test_every_spelling_has_the_key_of_the_kernels_path(text: str, prefix: str, key: str) -> None:
    path = ProcPath.of(text)
    assert (path.text, path.prefix, path.key) == (text, prefix, key)
    assert path.parts == tuple(key.split("/") if key else ())


@pytest.mark.parametrize(
    ("text", "candidates", "pid", "tid"),
    [
        ("net/tcp", ("net/tcp", "PID/net/tcp"), None, None),
        ("mounts", ("mounts", "PID/mounts"), None, None),
        ("stat", ("stat",), None, None),
        ("123/status", ("PID/status",), 123, None),
        ("self/status", ("PID/status",), None, None),
        ("/proc/self/fd/7", ("PID/fd/7",), None, None),
        ("123/net/tcp", ("PID/net/tcp", "net/tcp"), 123, None),
        ("123/net", ("PID/net", "net"), 123, None),
        ("123/task/456/status", ("PID/task/TID/status", "PID/status"), 123, 456),
        ("123/task/456/net/tcp", ("PID/task/TID/net/tcp", "PID/net/tcp", "net/tcp"), 123, 456),
        ("self/task/456/comm", ("PID/task/TID/comm", "PID/comm"), None, 456),
        ("thread-self/comm", ("PID/task/TID/comm", "PID/comm"), None, None),
        ("123/task/456", ("PID/task/TID",), 123, 456),
        ("123/task", ("PID/task",), 123, None),
        ("123", ("PID",), 123, None),
        ("self", ("self",), None, None),
        ("thread-self", ("thread-self",), None, None),
        ("irq/12/spurious", ("irq/12/spurious",), None, None),
        ("0123/status", ("0123/status",), None, None),
        ("99999999999/status", ("99999999999/status",), None, None),
        ("\u0661/status", ("\u0661/status",), None, None),
    ],
)
def test_candidates_go_from_the_thread_to_the_system(
    text: str, candidates: tuple[str, ...], pid: int | None, tid: int | None
) -> None:
    path = ProcPath.of(text)
    assert path.candidates == candidates
    assert (path.pid, path.tid) == (pid, tid)


def test_paths_may_be_bytes_path_objects_and_paths() -> None:
    odd = ProcPath.of(b"/proc/net/dev_snmp6/caf\xe9")
    assert odd.key.encode("utf-8", "surrogateescape") == b"net/dev_snmp6/caf\xe9"
    assert ProcPath.of(Path("/proc/1/stat")).pid == 1
    assert ProcPath.of(odd) is odd
    assert {odd: 1}[ProcPath.of(os.fsencode(odd.text))] == 1
    with pytest.raises(AttributeError):
        odd.key = "x"  # type: ignore[misc]


def test_pids_are_what_the_kernel_takes_for_one() -> None:
    assert [name for name in ("1", "4194304", "0", "01", "", "1a", "-1", "²", "12345678901") if is_pid(name)] == [
        "1",
        "4194304",
        "0",
    ]


def test_natural_order_compares_numbers_by_value() -> None:
    names = ["10", "9", "1/x10", "1/x9", "net", "bus/2", "bus/10", "9" * 5000, "1", "x1y2", "x1y10", "010"]
    assert sorted(names, key=natural_key) == [
        "1", "1/x9", "1/x10", "9", "10", "010", "9" * 5000, "bus/2", "bus/10", "net", "x1y2", "x1y10",
    ]  # fmt: skip


# Patterns


def index(*patterns: str | tuple[str, ...]) -> PatternIndex[LazyFormat]:
    made: PatternIndex[LazyFormat] = PatternIndex()
    for pattern in patterns:
        paths = (pattern,) if isinstance(pattern, str) else pattern
        made.add(LazyFormat(paths[0], "nowhere", paths=paths))
    return made


def names(made: PatternIndex[LazyFormat], path: str) -> list[str]:
    return [found.name for found in made.match(path)]


def test_exact_beats_variable_beats_any_depth() -> None:
    made = index("sys/**", "sys/<area>/<name>", "sys/kernel/<name>", "sys/kernel/ostype", "sys/kernel/os<what>")
    assert names(made, "/proc/sys/kernel/ostype") == [
        "sys/kernel/ostype",
        "sys/kernel/os<what>",
        "sys/kernel/<name>",
        "sys/<area>/<name>",
        "sys/**",
    ]
    assert names(made, "sys/kernel/osrelease")[0] == "sys/kernel/os<what>"
    assert names(made, "sys/fs/file-nr") == ["sys/<area>/<name>", "sys/**"]
    assert names(made, "sys/net/ipv4/conf/eth0.5/forwarding") == ["sys/**"]
    assert names(made, "sys") == []
    assert names(made, "sysvipc/msg") == []


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("asound/card<N>/id", ["asound/card0/id", "asound/card12/id"], ["asound/card/id", "asound/card0/x/id"]),
        ("a/pcm<D><p-c>/sub<S>/info", ["a/pcm0p/sub0/info", "a/pcm10c/sub3/info"], ["a/pcm/sub0/info"]),
        ("a/<bus>.<device>", ["a/00.1f", "a/0.0.0"], ["a/001f", "a/.1", "a/1."]),
        ("a/**/info", ["a/info", "a/x/info", "a/x/y/info"], ["a/x/infos", "b/info", "a"]),
        ("a/**", ["a/b", "a/b/c"], ["a", "ab/c"]),
        ("net/rpc/*/content", ["net/rpc/nfsd.fh/content", "1/net/rpc/x/content"], ["net/rpc/content"]),
        ("PID/fdinfo/<fd>", ["1/fdinfo/3", "self/fdinfo/3", "1/task/2/fdinfo/9"], ["fdinfo/3", "1/fd/3"]),
        ("PID/task/TID/children", ["1/task/1/children", "thread-self/children"], ["1/children", "self/children"]),
        ("net/tcp", ["net/tcp", "1/net/tcp", "1/task/2/net/tcp", "thread-self/net/tcp"], ["net/tcp6", "tcp"]),
        ("PID/mounts", ["mounts", "self/mounts", "9/task/8/mounts"], ["net/mounts"]),
    ],
)
def test_variable_parts_match_within_a_component(pattern: str, matching: list[str], other: list[str]) -> None:
    made = index(pattern)
    assert [path for path in matching if names(made, path) != [pattern]] == []
    assert [path for path in other if names(made, path)] == []


def test_a_thread_has_its_own_format_before_its_process() -> None:
    made = index("PID/status", "PID/task/TID/status", "net/tcp", "PID/net/tcp")
    assert names(made, "1/task/2/status") == ["PID/task/TID/status", "PID/status"]
    assert names(made, "1/net/tcp") == ["PID/net/tcp", "net/tcp"]
    assert names(made, "net/tcp") == ["net/tcp", "PID/net/tcp"]


def test_of_two_claims_the_higher_priority_wins_then_the_first() -> None:
    made = index("net/tcp", ("other", "net/tcp", "net/<x>"))
    assert names(made, "net/tcp") == ["net/tcp", "other"]
    third = LazyFormat("third", "nowhere", paths=["net/tcp"])
    made.add(third, priority=1)
    assert names(made, "net/tcp") == ["third", "net/tcp", "other"]
    assert [found.name for found in made.claims()["net/tcp"]] == ["third", "net/tcp", "other"]
    assert [found.name for found in made.claims()["net/<x>"]] == ["other"]
    assert [found.name for found in made] == ["net/tcp", "other", "third"]


def test_matching_takes_time_that_grows_with_the_path_only() -> None:
    made = index("**/a/**/b/**/c/**/d", "x<1>a<2>a<3>a<4>a<5>a<6>b", "<1>/<2>/<3>/<4>")
    started = time.perf_counter()
    assert names(made, "/".join(["a", "b", "c"] * 60)) == []
    assert names(made, "x" + "a" * 20000) == []
    assert time.perf_counter() - started < 2


# Short names


KNOWN = index(
    "stat", "version", "net/tcp", "net/tcp6", "net/dev_snmp6/<interface>", "PID/status", "PID/stat", "PID/limits",
    "PID/io", "pressure/io", "PID/fdinfo/<fd>", "sysvipc/msg", ("PID/mounts", "mounts"), "sys/**", "irq/<irq>/spurious",
    ("PID/comm", "PID/task/TID/comm"), "PID/task/TID/children", "net/stat/arp_cache", "PID/net/odd", "bus/pci/devices",
    "devices", "PID/oom/<x>/deep",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "prefix", "key"),
    [
        ("tcp", "", "net/tcp"),
        ("status", "", "self/status"),
        ("limits", "", "self/limits"),
        ("comm", "", "self/comm"),
        ("children", "", "thread-self/children"),
        ("odd", "", "self/net/odd"),
        ("stat", "", "stat"),
        ("devices", "", "devices"),
        ("pci/devices", "", "bus/pci/devices"),
        ("mounts", "", "mounts"),
        ("arp_cache", "", "net/stat/arp_cache"),
        ("stat/arp_cache", "", "net/stat/arp_cache"),
        ("fdinfo/3", "", "self/fdinfo/3"),
        ("dev_snmp6/eth0", "", "net/dev_snmp6/eth0"),
        ("net/tcp", "", "net/tcp"),
        ("/proc/net/tcp", "/proc", "net/tcp"),
        ("/proc/9/status", "/proc", "9/status"),
        ("/tmp/copy/net/tcp", "/tmp/copy", "net/tcp"),
        ("copy/net/tcp", "copy", "net/tcp"),
        ("/tmp/copy/123/status", "/tmp/copy", "123/status"),
        ("/tmp/copy/123/task/5/status", "/tmp/copy", "123/task/5/status"),
        ("/tmp/copy/version", "/tmp/copy", "version"),
        ("/tmp/copy/tcp6", "/tmp/copy", "net/tcp6"),
        ("/tmp/copy/proc/odd/tcp", "/tmp/copy/proc/odd", "net/tcp"),
        ("/proc/nothing", "/proc", "nothing"),  # a full path means what it says
        ("/proc/tcp", "/proc", "tcp"),
        ("9/nothing", "", "9/nothing"),
        ("self/nothing", "", "self/nothing"),
        ("sys/kernel/ostype", "", "sys/kernel/ostype"),
    ],
)
def test_what_a_user_means(text: str, prefix: str, key: str) -> None:
    path = KNOWN.resolve(text)
    assert path is not None
    assert (path.text, path.prefix, path.key) == (text, prefix, key)
    assert path == ProcPath.of(text) or path.candidates == ProcPath.of(key).candidates


@pytest.mark.parametrize(
    "text", ["nothing", "/tmp/copy/nothing", "eth0", "3", "deep", "kernel/ostype", "fdinfo", "PID"]
)
def test_unknown_names_are_none(text: str) -> None:
    path = KNOWN.resolve(text)
    assert path is None or not KNOWN.match(path)


def test_an_ambiguous_name_lists_what_it_could_be() -> None:
    with pytest.raises(AmbiguousPathError) as caught:
        index("tty/drivers", "bus/drivers", "asound/seq/drivers").resolve("drivers")
    assert caught.value.candidates == ("bus/drivers", "tty/drivers")
    assert str(caught.value) == "drivers: ambiguous; it could be bus/drivers, tty/drivers (use one of these)"


def test_the_nearest_file_of_a_name_is_meant() -> None:
    for name, key in {"snmp": "net/snmp", "io": "self/io", "seq/drivers": "asound/seq/drivers"}.items():
        found = index("net/snmp", "net/sctp/snmp", "PID/io", "pressure/io", "asound/seq/drivers").resolve(name)
        assert found is not None
        assert found.key == key


def test_two_claims_of_one_path_are_no_ambiguity() -> None:
    assert index("net/tcp", ("mine", "net/tcp")).resolve("tcp") == ProcPath._make("tcp", "", ["net", "tcp"], "net/tcp")


# Globs


@pytest.mark.parametrize(
    ("glob", "matching", "other"),
    [
        ("environ", ["1/environ", "self/environ", "1/task/2/environ"], ["1/environs", "net/tcp"]),
        ("/stat", ["stat"], ["1/stat", "net/stat/arp_cache"]),
        ("PID/fd", ["1/fd/3", "1/fd", "self/fd/3", "1/task/2/fd/3"], ["1/fdinfo/3", "irq/fd", "fd/3"]),
        ("PID/task", ["1/task/2/stat"], ["1/stat"]),
        ("*/environ", ["1/environ", "self/environ"], ["1/task/2/environ", "environ"]),
        ("sys/**", ["sys/a", "sys/a/b"], ["sysvipc/msg"]),
        ("**/tcp*", ["net/tcp", "1/net/tcp6", "tcp"], ["net/udp"]),
        ("/proc/[0-9]*/task", ["12/task/13/stat"], ["self/task/13/stat"]),
        ("net/tc?", ["net/tcp"], ["net/tcp6", "net/tc/p"]),
        ("PID/task/TID/comm", ["1/task/2/comm"], ["1/comm"]),
    ],
)
def test_globs_of_keys(glob: str, matching: list[str], other: list[str]) -> None:
    matches = compile_glob(glob)
    assert [key for key in matching if not matches(key)] == []
    assert [key for key in other if matches(key)] == []


def test_globs_are_expanded_on_any_tree(tmp_path: Path) -> None:
    for key in ("9/status", "9/stat", "10/status", "100/task/101/stat", "net/tcp", "net/udp", "net/stat/x", "odd[1]/a"):
        file = tmp_path / "proc" / key
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x\n")
    (tmp_path / "proc" / "self").symlink_to("9")
    (tmp_path / "proc" / "9" / "exe").symlink_to("/bin/true")
    with Tree.open(tmp_path) as tree:
        assert expand("/proc/[0-9]*/status", tree) == ["9/status", "10/status"]
        assert expand("[0-9]*/stat", tree) == ["9/stat"]
        assert expand("net/*", tree) == ["net/tcp", "net/udp"]
        assert expand("net/**", tree) == ["net/stat/x", "net/tcp", "net/udp"]
        assert expand("**/stat", tree) == ["9/stat", "100/task/101/stat"]
        assert expand("self/*", tree) == ["self/exe", "self/stat", "self/status"]
        assert expand("net/tcp", tree) == ["net/tcp"]
        assert expand("net/none", tree) == ["net/none"]  # the reader says that it is missing
        assert expand("odd[1]/a", tree) == ["odd[1]/a"]  # a name may look like a glob
        assert expand("none*", tree) == []
        assert expand("*", tree) == ["self"]
