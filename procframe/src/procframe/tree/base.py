"""What all trees have in common: listing, reading by key, and the host that the files belong to."""

from __future__ import annotations

import errno
import posixpath
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Literal

from procframe.errors import ReadError
from procframe.path import SELF, ProcPath, is_pid, natural_key

if TYPE_CHECKING:
    import os
    from types import TracebackType

    from procframe.frame import Frame
    from procframe.host import Host

__all__ = ["Kind", "Tree"]

Kind = Literal["file", "link", "directory", "stream", "image", "write-only", "missing"]
"""What is at a path: a ``file`` is safe to read; the content of a ``link`` is its target (``exe``, ``fd/3``, a link to a
directory; links to files, and ``net``, count as what they lead to); a ``stream`` blocks or changes something when read, an
``image`` is as large as memory."""

Walked = tuple[str, Kind]
Failed = Callable[[ReadError], None]

_LINK = re.compile(
    r"(?:thread-)?self|device-tree|"
    r"(?:[0-9]+|(?:thread-)?self)(?:/task/[0-9]+)?/(?:exe|cwd|root|(?:fd|ns|map_files)/[^/]+)",
)
"""Links whose content is their target, wherever they lead; so is that of others that lead to a directory."""


LISTED = "net"
"""The only directory that is known by the name of a link to it."""


def is_content_link(key: str) -> bool:
    """Whether a symbolic link at this key says something by its target, wherever it leads."""
    return _LINK.fullmatch(key) is not None


class Tree(ABC):
    """A proc and the files in it: ``Tree.open("/proc")``, a directory, or a tar archive.

    Files are named by their keys, the paths below its root: ``net/tcp``, ``123/status``. A tree is a context manager;
    closing it releases what it holds open.
    """

    name: str
    """What was opened, as messages show it."""
    live: bool = False
    """Whether these are the files of a running kernel, which change while one reads."""
    problem: str | None = None
    """What of the tree could not be had, in words: an archive that is cut off, several trees where one was expected."""

    def __init__(self, name: str, host: Host | None = None) -> None:
        self.name = name
        self._host = host

    @staticmethod
    def open(where: str | os.PathLike[str] = "/proc", *, host: Host | None = None, exact: bool = False) -> Tree:
        """The tree at a path: a proc that is mounted there, a directory with a copy of one, or a tar of such.

        The proc may be deeper inside, as in a sosreport; the shallowest directory that looks like one counts, unless
        the top is ``exact``ly its root. ``host`` overrides what the tree says of its machine. ``ReadError`` where there
        is nothing of the kind.
        """
        from procframe.tree.opening import open_tree

        return open_tree(where, host, exact)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"

    def __enter__(self) -> Tree:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:  # noqa: B027 - most hold nothing open
        """Release what the tree holds open; reading from it afterwards is an error."""

    # What a kind of tree brings

    @abstractmethod
    def read_bytes(self, path: str) -> bytes:
        """The whole content of a file; ``ReadError`` where it cannot be had, or is no file that ends."""

    @abstractmethod
    def read_link(self, path: str) -> bytes:
        """The target of a symbolic link, as it is."""

    @abstractmethod
    def kind(self, path: str) -> Kind:
        """What is at a path."""

    @abstractmethod
    def _scan(self, key: str) -> list[tuple[str, str]]:
        """Name and type (file, link, directory, other) of the entries in a directory, sorted naturally."""

    @abstractmethod
    def _network(self, key: str) -> object:
        """What tells the network namespace of the directory ``net`` at a key from another's; ``None`` where none is."""

    def read_range(self, path: str, offset: int, size: int) -> bytes:
        """``size`` bytes from ``offset``, fewer at the end; this also reads parts of ``kcore``, ``123/pagemap``, ..."""
        return self.read_bytes(path)[offset : offset + size]

    @abstractmethod
    def real_key(self, path: str) -> str:
        """The key of a file by its real name, where a link leads to its directory; the same key where none does."""

    def names(self, path: str = "") -> list[str]:
        """The names in a directory, sorted naturally; none where it is no directory or cannot be listed."""
        try:
            return [name for name, _ in self._scan(self.key(path))]
        except ReadError:
            return []

    def _infer(self) -> Host:
        from procframe.tree.hostinfo import infer

        return infer(self)

    # What follows from that

    @property
    def host(self) -> Host:
        """The machine that the files are of: given, from the live system, stored with a capture, or inferred."""
        if self._host is None:
            self._host = self._infer()
        return self._host

    @host.setter
    def host(self, host: Host) -> None:
        self._host = host

    def read(
        self,
        path: str | os.PathLike[str],
        *,
        as_: str | None = None,
        host: Host | None = None,
        fields: Sequence[str] | None = None,
        plugin: str | None = None,
        part: str | range | None = None,
    ) -> Frame:
        """The frame of a file: ``tree.read("net/tcp")``; short names such as ``tcp`` will do.

        ``as_`` names the format where the path does not, ``host`` overrides the tree's, ``fields`` decodes only these,
        ``plugin`` picks the distribution where several bring the format, ``part`` some of the records: see
        ``procframe.read``.
        """
        from procframe.api import read_from

        return read_from(self, str(path), as_=as_, host=host, fields=fields, plugin=plugin, part=part)

    def read_content(self, path: str) -> bytes:
        """The bytes that a format parses: a file's content, or the target of a link such as ``123/exe``."""
        key = self.key(path)
        if _LINK.fullmatch(key) is not None and self.kind(key) == "link":
            return self.read_link(key)
        try:
            return self.read_bytes(key)
        except ReadError as error:
            return self._target(key, error)

    def _target(self, key: str, error: ReadError) -> bytes:
        """What stands for the content of a link to a directory; else the error of reading it."""
        if error.errno == errno.EISDIR:
            with suppress(ReadError):
                return self.read_link(key)
        raise error

    def is_directory(self, path: str) -> bool:
        """Whether a path is a directory itself, not a link to one."""
        try:
            self._scan(self.key(path))
        except ReadError:
            return False
        return not self._is_link(self.key(path))

    def _is_link(self, key: str) -> bool:
        try:
            self.read_link(key)
        except ReadError:
            return False
        return True

    def processes(self) -> list[int]:
        """The processes in the tree, in the order of their numbers."""
        return sorted(int(name) for name in self.names() if is_pid(name))

    def threads(self, pid: int) -> list[int]:
        """The threads of a process, in the order of their numbers; none where it is gone."""
        return sorted(int(name) for name in self.names(f"{pid}/task") if is_pid(name))

    def process(self, pid: int) -> AbstractContextManager[Tree]:
        """The tree of one process: a bare name is its file (``process.read("status")``), ``self`` means it.

        On a live system it holds on to the process: once that has gone, reads say so, even if another has taken over
        its number. ``ReadError`` where there is no such process.
        """
        if pid not in self.processes():
            raise self.error(str(pid), "no such process")
        return nullcontext(self)

    def paths(
        self, *, pid: int | Iterable[int] | None = None, under: str = "", threads: bool | None = None
    ) -> Iterator[str]:
        """The keys of all files, and links with a content, that are safe to read, sorted naturally.

        ``pid`` restricts it to one or some processes, ``under`` to a directory. ``threads`` says whether to list the
        files of threads too, most of which repeat those of their process: by default, only those of a copy. A network
        namespace is listed once: as ``net`` if it is the reader's, else under the first process that is in it.
        """
        if pid is None:
            starts = [under]
        else:
            starts = [f"{one}/{under}".rstrip("/") for one in ([pid] if isinstance(pid, int) else sorted(set(pid)))]
        for start in starts:
            for key, kind in self.walk(under=start, threads=threads):
                if kind in ("file", "link"):
                    yield key

    def walk(
        self,
        *,
        pids: Collection[int] | None = None,
        under: str = "",
        threads: bool | None = None,
        physical: bool = False,
        failed: Failed | None = None,
    ) -> Iterator[Walked]:
        """Key and kind of everything but directories, unsafe files too, sorted naturally.

        ``pids`` leaves out other processes (files of the system stay). ``physical`` tells what is there rather than
        what it means: each link is a ``link``, and the reader's ``net`` is listed in its process. ``failed`` is told of
        directories that cannot be listed.
        """
        start = self.key(under)
        threads = not self.live if threads is None else threads
        own = self._own() if physical and not start else ""
        seen: set[object] = set()
        if not start:
            seen.add(self._network(f"{own}/net" if physical else "net"))
        elif start not in SELF and (kind := self.kind(start)) != "directory":
            yield start, kind
            return
        todo = [(start, "directory")]
        while todo:
            key, type_ = todo.pop()
            if type_ == "link":
                if physical or is_content_link(key):
                    yield key, "link"
                    continue
                kind = self.kind(key)
                if kind != "directory":
                    yield key, kind
                    continue
            elif type_ != "directory":
                yield key, self._kind_of(key, type_)
                continue
            elif key != start:
                first, _, rest = key.partition("/")
                if is_pid(first) or first in SELF:
                    if not rest:
                        if pids is not None and is_pid(first) and int(first) not in pids and first != own:
                            continue
                    elif rest == "task" and not threads and first != own:  # thread-self leads there
                        continue
                    elif rest == "net" and first != own:
                        network = self._network(key)
                        if network is not None and network in seen:
                            continue
                        seen.add(network)
            try:
                entries = self._scan(key)
            except ReadError as error:
                if failed is not None:
                    failed(error)
                continue
            lead = f"{key}/" if key else ""
            todo.extend((lead + name, entry) for name, entry in reversed(entries))

    def _kind_of(self, key: str, type_: str) -> Kind:
        """The kind of an entry that is neither a directory nor a link."""
        return "file" if type_ == "file" else "stream"

    def _own(self) -> str:
        """The process that ``self`` leads to, or nothing."""
        try:
            return self.read_link("self").decode("utf-8", "surrogateescape")
        except ReadError:
            return ""

    @staticmethod
    def key(path: str) -> str:
        """The key of any spelling of a full path; ``..`` never leads out of the tree."""
        if path.startswith("/"):
            return ProcPath.of(path).key
        return posixpath.normpath(f"/{path}")[1:] if "." in path or "//" in path or path.endswith("/") else path

    def locate(self, key: str) -> str:
        """A key as messages show it: with the place of its tree."""
        return f"{self.name}/{key}" if key else self.name

    def error(self, key: str, reason: str, errno: int | None = None) -> ReadError:
        """The error of a file of this tree."""
        return ReadError(self.locate(key), reason, errno)

    def beside(self, name: str) -> bytes | None:
        """The content of a file beside the root of the proc, where captures keep facts about themselves."""
        return None


def sorted_names(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Entries of a directory in natural order."""
    return sorted(entries, key=lambda entry: natural_key(entry[0]))
