"""Paths under ``/proc``, however the user spells them, and the patterns that formats declare.

A *key* is a path below the root of a proc: ``net/tcp``, ``123/status``, ``self/fd/3``. A *pattern* is a key with
variable parts: the components ``PID`` and ``TID`` stand for numbers, ``<anything>`` for a component or a part of one
(``asound/card<N>/id``), ``**`` for components at any depth (``sys/**``).
"""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

import msgspec

from procframe.errors import AmbiguousPathError

if TYPE_CHECKING:
    from procframe.tree import Tree

__all__ = ["SELF", "PatternIndex", "ProcPath", "compile_glob", "expand", "is_glob", "is_pid", "natural_key"]

SELF = ("self", "thread-self")
"""The links at the root of a proc by which a reader names its own process and thread."""
_LINKS_TO_SELF = ("mounts", "net")
"""Links at the root of a proc that lead to the same name under ``self``."""


def is_pid(name: str) -> bool:
    """Whether a component is the number of a process, as the kernel spells it.

    >>> is_pid("123"), is_pid("0123"), is_pid("self")
    (True, False, False)
    """
    return name.isdecimal() and name.isascii() and len(name) <= 10 and (name[0] != "0" or name == "0")


class ProcPath(msgspec.Struct, frozen=True, gc=False):
    """A path under ``/proc``. Make it with ``ProcPath.of``, which takes every spelling."""

    text: str
    """As the user spelled it."""
    prefix: str
    """What stands before the proc's own part: ``/proc``, ``/tmp/copy/proc``; empty for a bare ``net/tcp``."""
    parts: tuple[str, ...]
    """The components below the root of the proc, ``self`` and ``thread-self`` kept."""
    key: str
    """The components joined: ``123/task/456/status``."""
    candidates: tuple[str, ...]
    """The key with ``PID`` and ``TID`` for its numbers, the most specific first: what patterns are compared with."""
    pid: int | None = None
    """The process, where the path names one by its number."""
    tid: int | None = None
    """The thread, where the path names one by its number."""

    @classmethod
    def of(cls, text: str | bytes | os.PathLike[str] | os.PathLike[bytes] | ProcPath) -> ProcPath:
        """The path of any spelling; the last component ``proc`` is the root, and ``..`` is resolved by its text.

        >>> ProcPath.of("/proc/123/task/456/net/tcp").candidates
        ('PID/task/TID/net/tcp', 'PID/net/tcp', 'net/tcp')
        >>> ProcPath.of("/tmp/copy/proc/self/status").key, ProcPath.of("self/status").candidates
        ('self/status', ('PID/status',))
        """
        if isinstance(text, ProcPath):
            return text
        if not isinstance(text, str):
            text = os.fsdecode(text)
        parts = text.split("/")
        if "proc" in parts or "" in parts or "." in parts or ".." in parts:
            prefix, parts = _split(text, parts)
            return cls._make(text, prefix, parts, "/".join(parts))
        return cls._make(text, "", parts, text)

    @classmethod
    def _make(cls, text: str, prefix: str, parts: list[str], key: str) -> ProcPath:
        first = parts[0] if parts else ""
        if is_pid(first):
            pid = int(first)
        elif first in SELF:
            pid = None
        else:
            system = (key, f"PID/{key}") if first in _LINKS_TO_SELF else (key,)
            return cls(text, prefix, tuple(parts), key, system)
        tid = None
        if len(parts) == 1:
            candidates: tuple[str, ...] = ("PID",) if pid is not None else (key,)
        elif first == "thread-self":
            candidates = _of_thread(key[len(first) + 1 :])
        elif len(parts) > 2 and parts[1] == "task" and is_pid(parts[2]):
            tid = int(parts[2])
            candidates = _of_thread("/".join(parts[3:]))
        else:
            candidates = _of_process(key[len(first) + 1 :])
        return cls(text, prefix, tuple(parts), key, candidates, pid, tid)


def _split(text: str, parts: list[str]) -> tuple[str, list[str]]:
    """The part of a path before the root of the proc, and the components below it."""
    clean: list[str] = []
    for part in parts:
        if part == ".." and clean and clean[-1] != "..":
            clean.pop()
        elif part not in ("", "."):
            clean.append(part)
    absolute = text.startswith("/")
    roots = [index for index, part in enumerate(clean) if part == "proc"]
    if not roots:
        root = clean.count("..")  # a text cannot climb from a place it does not name, so these stand in front
    elif absolute and roots[0] == 0 and "root" not in clean and "cwd" not in clean:
        root = 1  # an interface may be called proc too, and below /proc only these two lead to another proc
    elif len(roots) > 1 and roots[-1] == len(clean) - 1:
        root = roots[-2] + 1
    else:
        root = roots[-1] + 1
    return ("/" if absolute else "") + "/".join(clean[:root]), clean[root:]


@lru_cache(4096)
def _of_process(rest: str) -> tuple[str, ...]:
    pattern = f"PID/{rest}"
    return (pattern, rest) if rest.startswith("net/") or rest == "net" else (pattern,)


@lru_cache(4096)
def _of_thread(rest: str) -> tuple[str, ...]:
    return (f"PID/task/TID/{rest}", *_of_process(rest)) if rest else ("PID/task/TID",)


_DIGITS = re.compile("([0-9]+)")


def natural_key(path: str) -> list[list[str | tuple[int, str]]]:
    """The sort key by which people order paths: component by component, numbers by value.

    >>> sorted(["net/tcp", "10/stat", "9/stat", "bus/2", "bus/10"], key=natural_key)
    ['9/stat', '10/stat', 'bus/2', 'bus/10', 'net/tcp']
    """
    return [_natural(part) for part in path.split("/")]


@lru_cache(1 << 14)
def _natural(part: str) -> list[str | tuple[int, str]]:
    # A number's value is compared as its length and digits: int() refuses long ones, and is slower.
    pieces: list[str | tuple[int, str]] = [*_DIGITS.split(part)]
    for index in range(1, len(pieces), 2):
        digits = str(pieces[index]).lstrip("0")
        pieces[index] = (len(digits), digits)
    return pieces


# Globs


def is_glob(text: str) -> bool:
    """Whether a text holds a wildcard of the shell: ``*``, ``?`` or ``[``."""
    return "*" in text or "?" in text or "[" in text


@lru_cache(1024)
def _component(pattern: str) -> Callable[[str], object]:
    return re.compile(fnmatch.translate(pattern)).match


def compile_glob(pattern: str) -> Callable[[str], bool]:
    """A function that says whether a key, or a directory above it, matches a glob.

    Wildcards stay within a component, except ``**`` for any number of them. ``PID`` matches any process, and its
    threads too, ``TID`` any thread. A glob without ``/`` matches a component anywhere: ``environ`` every process's,
    ``/stat`` only the root's.

    >>> matches = compile_glob("PID/fd")
    >>> matches("12/fd/3"), matches("12/task/13/fd/3"), matches("12/fdinfo/3")
    (True, True, False)
    """
    parts = ProcPath.of(pattern).parts
    anywhere = "/" not in pattern.rstrip("/")
    of_threads = parts[:1] == ("PID",) and parts[1:2] != ("task",)
    tests = [
        None if part == "**" else _is_process if part == "PID" else is_pid if part == "TID" else _component(part)
        for part in parts
    ]

    def matches(key: str) -> bool:
        parts = key.split("/")
        if anywhere:
            return bool(tests) and any(test is None or test(part) for part in parts for test in tests)
        return leads(parts) or (of_threads and parts[1:2] == ["task"] and leads(parts[:1] + parts[3:]))

    def leads(parts: list[str]) -> bool:
        # The set of positions in the pattern that the components so far can have led to: linear, however many **.
        places = {0}
        for part in parts:
            following = set()
            for place in places:
                while place < len(tests) and tests[place] is None:
                    following.add(place)
                    place += 1
                test = tests[place] if place < len(tests) else None
                if test is not None and test(part):
                    following.add(place + 1)
            if any(all(test is None for test in tests[place:]) for place in following):
                return True
            places = following
        return False

    return matches


def _is_process(name: str) -> bool:
    return is_pid(name) or name in SELF


def expand(text: str, tree: Tree) -> list[str]:
    """The keys of a tree that a glob matches, sorted naturally; a text without a wildcard gives its own key.

    Wildcards match within a component (``[0-9]*/status``, ``net/*``), ``**`` at any depth. Where the last component is
    a wildcard, only files that are safe to read count; a last component spelled out is taken where it exists.
    """
    path = ProcPath.of(text)
    if not is_glob(path.key) or tree.kind(path.key) != "missing":
        return [path.key]
    found = [""]
    parts = path.parts
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            below = [directory for start in found for directory in _directories(start, tree)]
            found = [key for start in below for key in _children(start, tree)] if last else below
        elif is_glob(part):
            match = _component(part)
            found = [key for start in found for key in _children(start, tree) if match(key.rpartition("/")[2])]
        else:
            found = [f"{start}/{part}" if start else part for start in found]
    keep = ("file", "link") if is_glob(parts[-1]) else ("file", "link", "stream", "image", "write-only")
    return sorted({key for key in found if tree.kind(key) in keep}, key=natural_key)


def _children(key: str, tree: Tree) -> list[str]:
    return [f"{key}/{name}" if key else name for name in tree.names(key)]


def _directories(start: str, tree: Tree) -> list[str]:
    """A directory and all below it; links are not followed."""
    found = [start]
    for key in found:
        found.extend(child for child in _children(key, tree) if tree.is_directory(child))
    return found


# Patterns


class _HasPaths(Protocol):
    """What can be registered: a ``Format``, a ``LazyFormat``, or anything with patterns."""

    @property
    def name(self) -> str: ...

    @property
    def paths(self) -> Sequence[str]: ...


F = TypeVar("F", bound=_HasPaths)

_EXACT, _PART, _WHOLE, _DEEP = range(4)
"""How a component of a pattern matched, the closest first."""


class _Node(Generic[F]):
    """The patterns with a variable part that begin alike."""

    __slots__ = ("deep", "entries", "exact", "partly", "whole")

    def __init__(self) -> None:
        self.exact: dict[str, _Node[F]] = {}
        self.partly: dict[str, tuple[re.Pattern[str], _Node[F]]] = {}
        self.whole: _Node[F] | None = None
        self.deep: _Node[F] | None = None
        self.entries: list[_Entry[F]] = []


class _Entry(NamedTuple, Generic[F]):
    order: tuple[int, int]
    format: F


class PatternIndex(Generic[F]):
    """Formats by their path patterns.

    A pattern without variable parts is found by one look into a dictionary, others in time that grows with the number
    of components and not with the number of patterns.
    """

    def __init__(self) -> None:
        self._exact: dict[str, list[_Entry[F]]] = {}
        self._root: _Node[F] = _Node()
        self._count = 0
        self._matched: dict[tuple[str, ...], list[F]] = {}
        self._suffixes: dict[str, list[tuple[str, F]]] | None = None

    def add(self, format: F, priority: int = 0) -> None:  # noqa: A002 - the field's term
        """Register a format under each of its patterns.

        Of two formats that claim the same pattern the one of higher priority is better, then the one added first.
        """
        entry = _Entry((-priority, self._count), format)
        self._count += 1
        self._matched.clear()
        self._suffixes = None
        for pattern in format.paths:
            if "<" in pattern or "*" in pattern:
                self._node(pattern).entries.append(entry)
            else:
                self._exact.setdefault(pattern, []).append(entry)

    def _node(self, pattern: str) -> _Node[F]:
        node = self._root
        for part in pattern.split("/"):
            if part == "**":
                node.deep = node = node.deep or _Node()
            elif part == "*" or _WHOLE_VARIABLE.fullmatch(part):
                node.whole = node = node.whole or _Node()
            elif "<" in part or "*" in part:
                node = node.partly.setdefault(part, (_partly(part), _Node()))[1]
            else:
                node = node.exact.setdefault(part, _Node())
        return node

    def __iter__(self) -> Iterator[F]:
        """The registered formats, in the order of registration."""
        entries = {entry.order: entry.format for _, found in self._patterns() for entry in found}
        return (entries[order] for order in sorted(entries, key=lambda order: order[1]))

    def claims(self) -> dict[str, list[F]]:
        """Each pattern, and the formats that claim it, the better first."""
        claimed: dict[str, list[_Entry[F]]] = {}
        for pattern, entries in self._patterns():
            claimed.setdefault(pattern, []).extend(entries)
        return {
            pattern: [entry.format for entry in sorted(entries, key=_order)] for pattern, entries in claimed.items()
        }

    def _patterns(self) -> Iterator[tuple[str, list[_Entry[F]]]]:
        yield from self._exact.items()
        todo = [self._root]
        while todo:
            node = todo.pop()
            for entry in node.entries:
                for pattern in entry.format.paths:
                    if ("<" in pattern or "*" in pattern) and self._node(pattern) is node:
                        yield pattern, [entry]
            todo.extend(node.exact.values())
            todo.extend(below for _, below in node.partly.values())
            todo.extend(below for below in (node.whole, node.deep) if below is not None)

    def match(self, path: ProcPath | str) -> list[F]:
        """The formats whose patterns match a path, the best first.

        A pattern without variables beats one with, and that one ``**``; among these, the one for a thread beats the
        one for its process, and the one whose variables come later.
        """
        candidates = (path if isinstance(path, ProcPath) else ProcPath.of(path)).candidates
        found = self._matched.get(candidates)
        if found is None:
            ranked: list[tuple[tuple[int, int, tuple[int, ...], tuple[int, int]], F]] = []
            for place, candidate in enumerate(candidates):
                for entry in self._exact.get(candidate, ()):
                    ranked.append(((_EXACT, place, (), entry.order), entry.format))
                _collect(self._root, candidate.split("/"), place, ranked)
            ranked.sort(key=lambda item: item[0])
            found = list({id(format_): format_ for _, format_ in ranked}.values())
            if len(self._matched) > 4096:  # names of files, sockets and interfaces are endless
                self._matched.clear()
            self._matched[candidates] = found
        return found

    def resolve(self, text: str | bytes | os.PathLike[str] | os.PathLike[bytes] | ProcPath) -> ProcPath | None:
        """The path that a user means by a full path, a path elsewhere, or a short name; ``None`` where none is known.

        A path below ``/proc`` or of a process is taken as it stands. Otherwise the longest end of the text that some
        pattern matches counts (``/tmp/copy/net/tcp``), then a name that ends just one format's path (``tcp``,
        ``smaps``); a file of a process is then that of ``self``. ``AmbiguousPathError`` where several formats' do.
        """
        path = ProcPath.of(text)
        if not path.parts or path.prefix == "/proc" or path.pid is not None or path.parts[0] in SELF:
            return path
        leading = path.prefix.rstrip("/") + "/" if path.prefix else ""
        for start in range(len(path.parts)):
            tail = list(path.parts[start:])
            prefix = leading + "/".join(path.parts[:start])
            whole = ProcPath._make(path.text, prefix, tail, "/".join(tail)) if start else path
            if self.match(whole):
                return whole
            meant = self._short(whole.key)
            if len(meant) > 1:
                raise AmbiguousPathError(path.text, tuple(sorted(meant, key=natural_key)))
            if meant:
                return ProcPath._make(path.text, prefix.rstrip("/"), meant[0].split("/"), meant[0])
        return None

    def _short(self, tail: str) -> list[str]:
        """The full keys that a short name stands for, one for each format; the nearest to the root of a proc, or a process's."""
        if self._suffixes is None:
            self._suffixes = {}
            for pattern, entries in self._patterns():
                for first, before in _beginnings(pattern):
                    self._suffixes.setdefault(first, []).extend((before, entry.format) for entry in entries)
        meant: dict[int, str] = {}
        for before, format_ in self._suffixes.get(tail.partition("/")[0], ()):
            key = f"{before}/{tail}"
            best = meant.get(id(format_))
            if (best is None or _plainness(key) < _plainness(best)) and format_ in self.match(key):
                meant[id(format_)] = key
        # The same file of a thread and of its process is one file to whoever gives a short name.
        keys = set(meant.values())
        keys -= {key for key in keys if key.startswith("thread-self/") and f"self/{key[12:]}" in keys}
        nearest = min(map(_depth, keys), default=0)
        return [key for key in keys if _depth(key) == nearest]


def _order(entry: _Entry[F]) -> tuple[int, int]:
    return entry.order


def _depth(key: str) -> int:
    return key.removeprefix("thread-").removeprefix("self/").count("/")


def _plainness(key: str) -> tuple[bool, int]:
    return key.startswith("thread-self/"), key.count("/")


def _beginnings(pattern: str) -> Iterator[tuple[str, str]]:
    """The literal components of a pattern at which a short name may begin, each with the key of what is before it."""
    if pattern.startswith("PID/task/TID/"):
        pattern = "thread-self/" + pattern[13:]
    elif pattern.startswith("PID/"):
        pattern = "self/" + pattern[4:]
    parts = pattern.split("/")
    for index, part in enumerate(parts):
        if "<" in part or "*" in part or part in ("PID", "TID"):
            return
        if index:
            yield part, "/".join(parts[:index])


_WHOLE_VARIABLE = re.compile(r"(?:<[^<>]*>)+")
_PIECES = re.compile(r"(?:<[^<>]*>|\*)+")


def _partly(part: str) -> re.Pattern[str]:
    """The expression of a component that is variable in part; atomic groups keep it linear."""
    literals = [re.escape(literal) for literal in _PIECES.split(part)]
    middle = "".join(f"(?>.+?{literal})" for literal in literals[1:-1])
    return re.compile(f"{literals[0]}{middle}.+{literals[-1]}", re.DOTALL)


def _collect(
    node: _Node[F],
    parts: list[str],
    place: int,
    ranked: list[tuple[tuple[int, int, tuple[int, ...], tuple[int, int]], F]],
) -> None:
    """Every entry below a node that matches the components, with its rank."""
    seen: set[tuple[int, int]] = set()
    todo: list[tuple[_Node[F], int, tuple[int, ...]]] = [(node, 0, ())]
    while todo:
        node, index, rank = todo.pop()
        if (id(node), index) in seen:
            continue
        seen.add((id(node), index))
        if index == len(parts):
            worst = _DEEP if _DEEP in rank else _WHOLE
            ranked.extend(((worst, place, rank, entry.order), entry.format) for entry in node.entries)
            continue
        part = parts[index]
        if node.deep is not None:
            below = (*rank, _DEEP)
            # At the end ** takes one component or more; before others, none or more.
            ranked.extend(((_DEEP, place, below, entry.order), entry.format) for entry in node.deep.entries)
            todo.extend((node.deep, following, below) for following in range(len(parts) - 1, index - 1, -1))
        if node.whole is not None:
            todo.append((node.whole, index + 1, (*rank, _WHOLE)))
        for expression, below_partly in node.partly.values():
            if expression.fullmatch(part):
                todo.append((below_partly, index + 1, (*rank, _PART)))
        exact = node.exact.get(part)
        if exact is not None:
            todo.append((exact, index + 1, (*rank, _EXACT)))
