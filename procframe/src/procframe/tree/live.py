"""The files of a running kernel, at ``/proc`` or wherever else a proc is mounted."""

from __future__ import annotations

import errno
import os
import stat
from types import TracebackType
from typing import TYPE_CHECKING

from procframe.errors import ReadError
from procframe.tree.base import _LINK, LISTED, Kind, Tree, is_content_link, sorted_names
from procframe.tree.reasons import MISSING, reason
from procframe.tree.unsafe import unsafe

if TYPE_CHECKING:
    from procframe.host import Host

__all__ = ["LiveProcess", "LiveTree", "read_fd"]

# Not to wait in open or read, whatever a driver's file may do; the files of the kernel itself take no notice.
FLAGS = os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
FIRST = 1 << 16
LARGEST = 1 << 20
LIMIT = 1 << 31
"""More than this is no file that a program wants whole."""


def read_fd(fd: int) -> bytes:
    """All that a descriptor gives. ``OverflowError`` where that is more than ``LIMIT`` bytes."""
    data = os.read(fd, FIRST)
    if not data:
        return data
    # A short read is not the end: the kernel gives whole records, a page or so at a time.
    more = os.read(fd, FIRST)
    if not more:
        return data
    pieces = [data, more]
    total = len(data) + len(more)
    size = FIRST
    while True:
        if len(more) == size < LARGEST:
            size *= 2
        more = os.read(fd, size)
        if not more:
            return b"".join(pieces)
        pieces.append(more)
        total += len(more)
        if total > LIMIT:
            raise OverflowError


class LiveTree(Tree):
    """A proc that is mounted at ``name``."""

    live = True

    def __init__(self, name: str = "/proc", host: Host | None = None) -> None:
        super().__init__(name, host)
        self._base = name.rstrip("/") + "/"

    def _open(self, key: str) -> int:
        return os.open(self._base + key, FLAGS)

    def _readlink(self, key: str) -> str:
        return os.readlink(self._base + key)

    def _stat(self, key: str, *, follow: bool) -> os.stat_result:
        return os.stat(self._base + key, follow_symlinks=follow)

    def read_bytes(self, path: str) -> bytes:
        """The whole content of a file, links followed; see ``Tree``."""
        return self._read(self.key(path))

    def _read(self, key: str) -> bytes:
        if (entry := unsafe(key)) is not None:
            raise self.error(key, f"not read: {entry.reason}")
        try:
            fd = self._open(key)
            try:
                return read_fd(fd)
            finally:
                os.close(fd)
        except (OSError, ValueError, OverflowError) as error:
            raise self._failure(key, error) from None

    def read_link(self, path: str) -> bytes:
        """The target of a symbolic link, as it is."""
        key = self.key(path)
        try:
            return os.fsencode(self._readlink(key))
        except (OSError, ValueError) as error:
            raise self._failure(key, error, link=True) from None

    def read_content(self, path: str) -> bytes:
        """The bytes that a format parses; see ``Tree``."""
        key = self.key(path)
        if _LINK.fullmatch(key) is not None:
            return self.read_link(key)
        try:
            return self._read(key)
        except ReadError as error:
            return self._target(key, error)

    def read_range(self, path: str, offset: int, size: int) -> bytes:
        """``size`` bytes from ``offset``, fewer at the end."""
        key = self.key(path)
        entry = unsafe(key)
        if entry is not None and entry.kind != "image":
            raise self.error(key, f"not read: {entry.reason}")
        pieces = []
        try:
            fd = self._open(key)
            try:
                while size > 0 and (piece := os.pread(fd, min(size, LARGEST), offset)):
                    pieces.append(piece)
                    offset += len(piece)
                    size -= len(piece)
            finally:
                os.close(fd)
        except OverflowError:
            raise self.error(key, f"offset {offset} is out of range") from None
        except (OSError, ValueError) as error:
            raise self._failure(key, error) from None
        return b"".join(pieces)

    def real_key(self, path: str) -> str:
        """The key of a file by its real name; see ``Tree``."""
        key = self.key(path)
        folder, _, name = key.rpartition("/")
        real = os.path.realpath(self._base + folder) + "/"
        base = os.path.realpath(self._base) + "/"
        return f"{real[len(base) :]}{name}" if real.startswith(base) else key

    def kind(self, path: str) -> Kind:
        """What is at a path."""
        key = self.key(path)
        try:
            found = self._stat(key, follow=False)
            if stat.S_ISLNK(found.st_mode):
                if is_content_link(key):
                    return "link"
                found = self._stat(key, follow=True)
                if stat.S_ISDIR(found.st_mode) and key != LISTED:
                    return "link"
        except (OSError, ValueError):
            return "missing"
        return self._kind_of_mode(key, found.st_mode)

    def _kind_of_mode(self, key: str, mode: int) -> Kind:
        if stat.S_ISDIR(mode):
            return "directory"
        if not stat.S_ISREG(mode):
            return "stream"
        if (entry := unsafe(key)) is not None:
            return entry.kind
        return "file" if mode & 0o444 else "write-only"

    def _kind_of(self, key: str, type_: str) -> Kind:
        if type_ != "file":
            return "stream"
        if (entry := unsafe(key)) is not None:
            return entry.kind
        if key[0] in "123456789s" and (key[0] != "s" or key.startswith(("self/", "thread-self/"))):
            return "file"  # the table knows the only ones of a process that are not, and there are many
        try:
            return "file" if self._stat(key, follow=False).st_mode & 0o444 else "write-only"
        except OSError:
            return "missing"

    def _scan(self, key: str) -> list[tuple[str, str]]:
        try:
            with os.scandir(self._base + key) as entries:
                return sorted_names((entry.name, _type(entry)) for entry in entries)
        except (OSError, ValueError) as error:
            raise self._failure(key, error) from None

    def _network(self, key: str) -> object:
        # The inode of a file in it: each namespace has its own, and unlike ns/net anyone may look at it.
        try:
            found = self._stat(f"{key}/dev", follow=True)
        except OSError:
            return None
        return found.st_ino

    def _infer(self) -> Host:
        from procframe.hosts import live_host

        return live_host()

    def process(self, pid: int) -> LiveProcess:
        """The tree of one process, held by its directory; see ``Tree``."""
        return LiveProcess(self, pid)

    def _failure(self, key: str, error: Exception, *, link: bool = False) -> ReadError:
        if isinstance(error, OverflowError):
            return self.error(key, f"not read: it gave more than {LIMIT >> 30} GiB; read a part of it")
        if not isinstance(error, OSError):
            return self.error(key, MISSING, errno.ENOENT)  # no name of a file holds such characters
        number = error.errno
        if number in (errno.ENOENT, errno.ESRCH) and (gone := self._gone(key)):
            return self.error(key, gone, number)
        if link and number == errno.ENOENT and key.endswith("/exe"):
            return self.error(key, "there is none: a kernel thread has no executable", number)
        if link and number == errno.EINVAL:
            return self.error(key, "it is no symbolic link", number)
        return self.error(key, reason(number), number)

    def _gone(self, key: str) -> str:
        """What became of the process that a key names, if that is why there is no such file."""
        first = key.partition("/")[0]
        if first.isdecimal() and not os.path.lexists(self._base + first):
            return f"no such process: {first} has exited, or never was"
        return ""


class LiveProcess(LiveTree):
    """The files of one running process, reached through its directory, which stays its own after it has exited."""

    def __init__(self, tree: LiveTree, pid: int) -> None:
        super().__init__(tree.name, tree._host)
        self._tree = tree
        self.pid = pid
        try:
            self._fd = os.open(f"{self._base}{pid}", os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
        except OSError as error:
            raise tree._failure(str(pid), error) from None

    def __enter__(self) -> LiveProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the process."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def key(self, path: str) -> str:  # type: ignore[override]
        """The key of a path of this process, which a bare name and ``self`` mean too."""
        key = Tree.key(path)
        first, _, rest = key.partition("/")
        if first == str(self.pid):
            return key
        if first == "self":
            return f"{self.pid}/{rest}" if rest else str(self.pid)
        return f"{self.pid}/{key}" if key else str(self.pid)

    def _below(self, key: str) -> str:
        return key.partition("/")[2] or "."

    def _open(self, key: str) -> int:
        return os.open(self._below(key), FLAGS, dir_fd=self._fd)

    def _readlink(self, key: str) -> str:
        return os.readlink(self._below(key), dir_fd=self._fd)

    def _stat(self, key: str, *, follow: bool) -> os.stat_result:
        return os.stat(self._below(key), dir_fd=self._fd, follow_symlinks=follow)

    def _scan(self, key: str) -> list[tuple[str, str]]:
        try:
            fd = os.open(self._below(key), FLAGS | os.O_DIRECTORY, dir_fd=self._fd)
            try:
                with os.scandir(fd) as entries:
                    return sorted_names((entry.name, _type(entry)) for entry in entries)
            finally:
                os.close(fd)
        except (OSError, ValueError) as error:
            raise self._failure(key, error) from None

    def processes(self) -> list[int]:
        """The process itself, as long as it runs."""
        return [self.pid] if self.names() else []

    def _infer(self) -> Host:
        return self._tree.host

    def _gone(self, key: str) -> str:
        try:
            os.stat("stat", dir_fd=self._fd)
        except OSError:
            return f"no such process: {self.pid} has exited"
        return ""


def _type(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "directory"
    return "file" if entry.is_file(follow_symlinks=False) else "other"


def is_proc(path: str) -> bool:
    """Whether a directory is in a mounted proc, by the type of its file system."""
    import sys

    if sys.platform != "linux":
        return False
    import ctypes

    buffer = ctypes.create_string_buffer(256)
    if ctypes.CDLL(None).statfs(os.fsencode(path), buffer) != 0:
        return False
    # f_type is a long, except on s390, where it is an int.
    return 0x9FA0 in (int.from_bytes(buffer.raw[:size], sys.byteorder) for size in (4, ctypes.sizeof(ctypes.c_long)))
