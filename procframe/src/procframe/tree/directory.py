"""A directory with files copied from a proc."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from procframe.tree.base import sorted_names
from procframe.tree.live import _type, read_fd
from procframe.tree.reasons import reason
from procframe.tree.stored import Node, StoredTree, find_roots

if TYPE_CHECKING:
    from procframe.host import Host

__all__ = ["DirectoryTree"]

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_DIRECTORY = Node("directory")


class DirectoryTree(StoredTree):
    """A copy of a proc, or of files of one, in a directory."""

    def __init__(self, name: str, host: Host | None = None, *, exact: bool = False) -> None:
        self._top = name.rstrip("/") or "/"
        self._directories: set[str] = set()  # places known to be no links: a copy stays as it is
        super().__init__(name, host, [] if exact else find_roots(self._entries, os.path.abspath(self._top)))

    def _path(self, place: str) -> str:
        return f"{self._top}/{place}" if place else self._top

    def _entries(self, place: str) -> list[tuple[str, str]]:
        try:
            return self._list(place)
        except OSError:
            return []

    def _node(self, place: str) -> Node | None:
        if place in self._directories:
            return _DIRECTORY
        path = self._path(place)
        try:
            mode = os.lstat(path).st_mode
            if stat.S_ISLNK(mode):
                return Node("link", os.readlink(path))
        except (OSError, ValueError):
            return None
        if stat.S_ISDIR(mode):
            self._directories.add(place)
            return _DIRECTORY
        return Node("file" if stat.S_ISREG(mode) else "other")

    def _list(self, place: str) -> list[tuple[str, str]]:
        with os.scandir(self._path(place)) as entries:
            return sorted_names((entry.name, _type(entry)) for entry in entries)

    def _data(self, place: str) -> bytes:
        try:
            fd = os.open(self._path(place), _FLAGS)
            try:
                return read_fd(fd)
            finally:
                os.close(fd)
        except OSError as error:
            raise self.error(self._key_of(place), reason(error.errno), error.errno) from None
        except OverflowError:
            raise self.error(self._key_of(place), "not read: it is too large for a file of a proc") from None

    def _scan(self, key: str) -> list[tuple[str, str]]:
        try:
            return super()._scan(key)
        except OSError as error:
            raise self.error(key, reason(error.errno), error.errno) from None

    def _key_of(self, place: str) -> str:
        return place[len(self.root) + 1 :] if self.root and place.startswith(f"{self.root}/") else place

    def locate(self, key: str) -> str:
        """A key as messages show it: the path of the file."""
        return "/".join(part for part in (self._top.rstrip("/"), self.root, key) if part)

    def beside(self, name: str) -> bytes | None:
        """The content of a file beside the root of the proc, also where that root itself was opened."""
        found = super().beside(name)
        if found is None and not self.root:
            above = os.path.dirname(os.path.abspath(self._top))
            try:
                fd = os.open(os.path.join(above, name), _FLAGS)
            except OSError:
                return None
            try:
                found = read_fd(fd)
            except (OSError, OverflowError):
                return None
            finally:
                os.close(fd)
        return found
