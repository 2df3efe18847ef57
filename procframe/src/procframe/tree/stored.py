"""Copies of a proc: what directories and archives have in common.

Nothing outside the copy is ever read: symbolic links are resolved inside it, by the rules of the kernel, with the root
of the proc as ``/proc``.
"""

from __future__ import annotations

import errno
from abc import abstractmethod
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from procframe.errors import ReadError
from procframe.path import SELF, is_pid
from procframe.tree.base import LISTED, Kind, Tree, is_content_link
from procframe.tree.reasons import DIRECTORY, MISSING, reason

if TYPE_CHECKING:
    from procframe.host import Host

__all__ = ["METADATA", "Node", "StoredTree", "find_roots"]

METADATA = "procframe-capture.json"
"""The file beside the root of the proc in which a capture keeps facts about itself."""

_HOPS = 40
"""Symbolic links in one path, as many as the kernel follows."""


class Node(NamedTuple):
    """What is at a place of a copy: ``type`` is file, link, directory or other."""

    type: str
    target: str = ""


class StoredTree(Tree):
    """A copy of a proc. Places in it are paths below the top of what was opened, keys below the root of the proc."""

    def __init__(self, name: str, host: Host | None, roots: list[str]) -> None:
        super().__init__(name, host)
        self._plain: set[str] = set()
        """Keys of directories to which no link leads, so that what is in them is found without going there again."""
        self.root = roots[0] if roots else ""
        """The place of the root of the proc."""
        if len(roots) > 1:
            others = ", ".join(roots[1:4]) + (", ..." if len(roots) > 4 else "")
            self.problem = (
                f"{name}: holds {len(roots)} trees; this is {self.root or '.'}, open the others by themselves: {others}"
            )

    # What a kind of copy brings; all places are free of links, except in their last component

    @abstractmethod
    def _node(self, place: str) -> Node | None:
        """What is at a place, or ``None``."""

    @abstractmethod
    def _list(self, place: str) -> list[tuple[str, str]]:
        """Name and type of what is in a directory, sorted naturally."""

    @abstractmethod
    def _data(self, place: str) -> bytes:
        """The content of a file."""

    # What follows from that

    def _find(self, key: str, *, follow: bool = True) -> tuple[str, Node]:
        """The place of a key and what is there, links followed, save the last unless ``follow``; else ``ReadError``."""
        place = f"{self.root}/{key}" if self.root and key else self.root or key
        above, _, last = key.rpartition("/")
        if above in self._plain and last not in ("", ".", ".."):
            node = self._node(place)
            if node is not None and not (node.type == "link" and follow):
                if node.type == "directory":
                    self._plain.add(key)
                return place, node
        try:
            found = self._resolve(self.root, key, follow)
            if found[0] == place and found[1].type == "directory":
                self._plain.add(key)
            return found
        except ReadError as error:
            if not self.root or error.errno != errno.ENOENT:
                raise
            try:  # a file in an odd place, named from the top
                return self._resolve("", key, follow)
            except ReadError:
                raise error from None

    def _resolve(self, root: str, key: str, follow: bool) -> tuple[str, Node]:
        floor = root.count("/") + 1 if root else 0
        done = root.split("/") if root else []
        todo = key.split("/")[::-1]
        node = Node("directory")
        hops = 0
        while todo:
            part = todo.pop()
            if part in ("", "."):
                continue
            if part == "..":
                if len(done) == floor:
                    raise self._outside(key, "..")
                done.pop()
                node = Node("directory")
                continue
            if node.type != "directory":
                raise self.error(key, reason(errno.ENOTDIR), errno.ENOENT)
            done.append(part)
            found = self._node("/".join(done))
            if found is None:
                raise self.error(key, self._missing(key), errno.ENOENT)
            node = found
            if node.type == "link" and (todo or follow):
                hops += 1
                if hops > _HOPS:
                    raise self.error(key, reason(errno.ELOOP), errno.ELOOP)
                target = node.target
                if target.startswith("/proc/"):
                    target = target[6:]
                    del done[floor:]
                elif target.startswith("/"):
                    raise self._outside(key, target)
                else:
                    done.pop()
                node = Node("directory")
                todo.extend(reversed(target.split("/")))
        return "/".join(done), node

    def _outside(self, key: str, target: str) -> ReadError:
        return self.error(key, f"it leads to {target}, which is not part of the copy", errno.EXDEV)

    def _missing(self, key: str) -> str:
        first = key.partition("/")[0]
        text = MISSING
        if is_pid(first) and self._node(f"{self.root}/{first}" if self.root else first) is None:
            text = f"no such process in the copy: {first}"
        elif first in SELF and (found := self.processes()):
            text = f"the copy does not say which process is {first}; name one, e.g. {found[0]}"
        return f"{text}; {self.problem}" if self.problem else text

    def read_bytes(self, path: str) -> bytes:
        """The whole content of a file, links inside the copy followed; see ``Tree``."""
        key = self.key(path)
        place, node = self._find(key)
        if node.type == "directory":
            raise self.error(key, DIRECTORY, errno.EISDIR)
        if node.type != "file":
            raise self.error(key, "not read: it is a device, pipe or socket")
        return self._data(place)

    def read_link(self, path: str) -> bytes:
        """The target of a symbolic link, as it is."""
        key = self.key(path)
        _, node = self._find(key, follow=False)
        if node.type != "link":
            raise self.error(key, "it is no symbolic link", errno.EINVAL)
        return node.target.encode("utf-8", "surrogateescape")

    def real_key(self, path: str) -> str:
        """The key of a file by its real name; see ``Tree``."""
        key = self.key(path)
        folder, _, name = key.rpartition("/")
        if not folder:
            return key
        place, _ = self._find(folder)
        return f"{place.removeprefix(f'{self.root}/')}/{name}"

    def kind(self, path: str) -> Kind:
        """What is at a path."""
        key = self.key(path)
        try:
            _, node = self._find(key, follow=False)
            if node.type == "link":
                if is_content_link(key):
                    return "link"
                _, node = self._find(key)
                if node.type == "directory" and key != LISTED:
                    return "link"
        except ReadError:
            return "missing"
        return "directory" if node.type == "directory" else self._kind_of(key, node.type)

    def _scan(self, key: str) -> list[tuple[str, str]]:
        place, node = self._find(key)
        if node.type != "directory":
            raise self.error(key, reason(errno.ENOTDIR), errno.ENOTDIR)
        return self._list(place)

    def _network(self, key: str) -> object:
        try:
            return self._find(key)[0]
        except ReadError:
            return None

    def beside(self, name: str) -> bytes | None:
        """The content of a file beside the root of the proc, or in it; ``None`` where there is none."""
        for place in (f"{self.root.rpartition('/')[0]}/{name}".lstrip("/"), f"{self.root}/{name}".lstrip("/")):
            node = self._node(place)
            if node is not None and node.type == "file":
                return self._data(place)
        return None


# Where the root of the proc is

_MARKS = frozenset(
    (
        "cmdline",
        "cpuinfo",
        "diskstats",
        "filesystems",
        "interrupts",
        "kallsyms",
        "loadavg",
        "meminfo",
        "modules",
        "mounts",
        "net",
        "partitions",
        "self",
        "slabinfo",
        "stat",
        "swaps",
        "sysvipc",
        "uptime",
        "version",
        "vmstat",
        "zoneinfo",
    )
)
_DEPTH = 6
_DIRECTORIES = 5000
"""How many directories are looked into: whoever opens a whole disk is told soon."""


def find_roots(scan: Callable[[str], Iterable[tuple[str, str]]], name: str = "") -> list[str]:
    """The places that look like the root of a proc, the best first: the shallowest, those called ``proc`` before others.

    ``scan`` lists a place as name and type, ``name`` is the top's own. What is below a root is not looked at.
    """
    found: list[tuple[int, bool, int, str]] = []
    level = [""]
    looked = 0
    for depth in range(_DEPTH):
        below: list[str] = []
        for place in level:
            looked += 1
            if looked > _DIRECTORIES:
                below = []
                break
            entries = list(scan(place))
            named = (place or name).rpartition("/")[2] == "proc"
            marked = any(name in _MARKS or (type_ == "directory" and is_pid(name)) for name, type_ in entries)
            deeper = ("proc", "directory") in entries
            if marked or (named and entries and not deeper):
                # One called proc counts as if it were a level higher: beside it there may be files called like its own.
                found.append((depth - named, not named, len(found), place))
                if named or not deeper:
                    continue
            lead = f"{place}/" if place else ""
            below.extend(lead + name for name, type_ in entries if type_ == "directory")
        level = below
        if found and min(found)[0] < depth:
            break
    found.sort()
    best = found[0][:2] if found else None
    return [place for *rank, _, place in found if tuple(rank) == best]
