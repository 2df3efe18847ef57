"""What the user asked to read, and the frames of it: each file that fails is one line on stderr, the others go on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import NamedTuple

from procframe._manager import manager
from procframe.api import live, locate, part_of, read_file, read_from
from procframe.cli import report
from procframe.errors import ProcframeError, ReadError
from procframe.frame import Frame
from procframe.host import Host
from procframe.path import ProcPath, expand, is_glob
from procframe.tree import Tree

__all__ = ["STDIN", "File", "Reading", "Request"]

STDIN = "-"


class Request(NamedTuple):
    """The options that every command shares, and its paths."""

    paths: tuple[str, ...] = ()
    tree: str | None = None
    as_: str | None = None
    host: str | None = None
    plugin: str | None = None
    fields: tuple[str, ...] | None = None
    part: str | None = None


class File(NamedTuple):
    """One file: its ``key`` in a ``tree``, or a path of its own (``-`` is standard input) where that is ``None``."""

    tree: Tree | None
    key: str

    @property
    def path(self) -> str:
        """The file as messages show it."""
        return self.key if self.tree is None else self.tree.locate(self.key)


def is_document(data: bytes) -> bool:
    """Whether a file looks like a JSON frame."""
    return data[:64].lstrip().startswith(b"{") and b'"procframe"' in data[:4096]


class Reading:
    """The files of a request as they are read; ``failed`` counts those that were reported.

    With ``documents`` a file that is no part of a proc may also be a JSON frame.
    """

    def __init__(self, request: Request, *, documents: bool = False) -> None:
        self.request = request
        self.documents = documents and request.as_ is None
        self.failed = 0
        self._trees: dict[str, Tree] = {}
        self._told: set[int] = set()
        manager(report.line)
        if "" in request.paths:
            raise report.UsageError("a path is empty (a variable of the shell that is not set?); name a file")
        if STDIN in request.paths and request.as_ is None and not documents:
            raise report.UsageError(
                "standard input has no name that says its format; add --as FORMAT, e.g. --as net/tcp"
            )
        try:
            if request.plugin is not None:
                manager().plugin(request.plugin)
            if request.host is not None:
                self.host(Host())
        except ProcframeError as error:
            raise report.UsageError(str(error)) from None
        if request.as_ is not None:  # say once that it is not there
            manager().format(request.as_, request.plugin)
        self.tree = None if request.tree is None else self.open(request.tree)

    def open(self, where: str) -> Tree:
        """A tree, kept open to the end; what of it is missing is reported."""
        if where not in self._trees:
            self._trees[where] = Tree.open(where)
            self._tell(self._trees[where])
        return self._trees[where]

    def _tell(self, tree: Tree) -> None:
        """Report, once, what is wrong with a copy, the facts about its machine included."""
        if id(tree) not in self._told:
            self._told.add(id(tree))
            if not tree.live:
                tree.host  # noqa: B018 - looked up now, since that is how it is known
            if tree.problem:
                self.fail(tree.problem)

    def fail(self, error: str | Exception, where: str = "") -> None:
        """Report one failure and go on."""
        self.failed += 1
        report.line(error if isinstance(error, str) else report.describe(error, where))

    def host(self, base: Host) -> Host:
        """The machine of a file: what its tree says, with the facts of ``--host`` instead."""
        if self.request.host is None:
            return base
        from procframe.hosts import parse_host

        return parse_host(self.request.host, base)

    def files(self) -> Iterator[File]:
        """The files that are asked for, globs expanded."""
        for text in self.request.paths:
            try:
                yield from self.files_of(text)
            except ProcframeError as error:
                self.fail(error)

    def files_of(self, text: str) -> Iterator[File]:
        """The files that one path or glob means."""
        if text == STDIN:
            yield File(None, text)
        elif self.tree is not None:
            yield from self.in_tree(self.tree, text)
        elif not is_glob(text) or os.path.lexists(text):
            yield self._place(text)
        elif found := self._here(text):
            for path in found:
                try:
                    yield self._place(path)
                except ProcframeError as error:
                    self.fail(error)
        elif text.startswith(("/", "./", "../")) and not text.startswith("/proc/"):
            raise ReadError(text, "no file matches")
        else:
            yield from self.in_tree(live(), text)

    def _place(self, text: str) -> File:
        request = self.request
        if self.documents and not text.startswith("/proc/") and os.path.isfile(text) and is_document(read_file(text)):
            return File(None, text)
        file = File(*locate(text, as_=request.as_, plugin=request.plugin, trees=self._trees))
        if file.tree is not None:
            self._tell(file.tree)
        return file

    @staticmethod
    def _here(pattern: str) -> list[str]:
        """The copied files that a glob matches."""
        if pattern.startswith("/proc/"):
            return []
        import glob

        return sorted(path for path in glob.glob(pattern, recursive=True) if not os.path.isdir(path))

    @staticmethod
    def in_tree(tree: Tree, text: str) -> Iterator[File]:
        """The files of a tree that a path or glob means."""
        if not is_glob(text):
            yield File(tree, ProcPath.of(text).key)
            return
        keys = expand(text, tree)
        if not keys:
            raise ReadError(tree.locate(ProcPath.of(text).key), "no file matches")
        yield from (File(tree, key) for key in keys)

    def read(self, file: File) -> Frame:
        """The frame of one file."""
        request = self.request
        if file.tree is not None:
            host = None if request.host is None else self.host(file.tree.host)
            return read_from(
                file.tree,
                file.key,
                as_=request.as_,
                host=host,
                fields=request.fields,
                plugin=request.plugin,
                part=request.part,
            )
        data = self.content(file)
        if request.as_ is None:
            from procframe.frame_json import load

            try:
                return load(data)
            except ProcframeError as error:
                raise ProcframeError(f"{file.path}: {error}") from None
        format_ = manager().format(request.as_, request.plugin)
        host = self.host(Host())
        data = part_of(data, file.path, format_, host, request.part)
        return manager().parse(format_, data, host, file.path, request.fields)

    @staticmethod
    def content(file: File) -> bytes:
        """The bytes of one file."""
        if file.tree is not None:
            return file.tree.read_content(file.key)
        if file.key != STDIN:
            return read_file(file.key)
        if sys.stdin is None:
            raise ReadError(STDIN, "standard input is closed")
        return sys.stdin.buffer.read()

    def frames(self) -> Iterator[Frame]:
        """The frames of all files that can be read."""
        for file in self.files():
            try:
                frame = self.read(file)
            except BrokenPipeError:
                raise
            except Exception as error:
                self.fail(error, file.path)
            else:
                yield frame
