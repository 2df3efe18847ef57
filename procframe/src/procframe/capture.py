"""Captures: a snapshot of a tree in a directory or a tar archive, byte-exact, with the facts of its host beside it."""

from __future__ import annotations

import errno
import io
import json
import os
import tarfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from typing import IO, TYPE_CHECKING, Any, Protocol

import msgspec

from procframe._version import __version__
from procframe.errors import ProcframeError, ReadError
from procframe.path import ProcPath, compile_glob, is_pid
from procframe.tree.base import is_content_link
from procframe.tree.reasons import reason
from procframe.tree.stored import METADATA
from procframe.tree.unsafe import unsafe

if TYPE_CHECKING:
    from procframe.tree import Tree

__all__ = ["SUFFIXES", "CaptureReport", "Unreadable", "capture"]

SUFFIXES = {
    ".tar": "",
    ".tar.gz": "gzip",
    ".tgz": "gzip",
    ".tar.bz2": "bz2",
    ".tar.xz": "xz",
    ".txz": "xz",
    ".tar.zst": "zstd",
    ".tzst": "zstd",
}
"""How an archive is compressed, by the end of its name; any other name is a directory's."""


class Unreadable(msgspec.Struct, frozen=True):
    """A file that the capture lacks, and why."""

    path: str
    reason: str
    errno: int | None = None


class CaptureReport(msgspec.Struct, kw_only=True):
    """What a capture holds, and what it lacks."""

    out: str
    """Where it was written."""
    files: int = 0
    links: int = 0
    bytes: int = 0
    """Bytes of the files' content."""
    unreadable: list[Unreadable] = []
    """Files that gave an error."""
    processes: set[int] = set()
    """The processes that were there."""
    not_read: dict[str, str] = {}
    """Kinds of files that are never read, by path pattern, each with the reason."""


def capture(
    tree: Tree,
    out: str | os.PathLike[str],
    *,
    pids: Iterable[int] | None = None,
    exclude: Iterable[str] = (),
    threads: bool | None = None,
    progress: Callable[[str, CaptureReport], object] | None = None,
) -> CaptureReport:
    """Write a snapshot of ``tree`` to ``out``: a new directory, or a tar archive where the name ends like one.

    All processes are in it, or those in ``pids`` and the one that ``self`` leads to. ``exclude`` are globs of files or
    directories to leave out (``PID/environ``, ``kallsyms``, ``sys/**``); a glob without ``/`` matches at any depth.
    ``threads`` says whether the files of threads are taken: by default, only those of a copy. ``progress`` is called
    with each key and the report so far.

    Links stay links; one that leads to a file outside of the proc becomes that file. Files that cannot be read, or only
    by consequences, are noted in ``procframe-capture.json`` and left out. Since the content may be secret, only its owner
    may read what is written. ``ProcframeError`` where ``out`` cannot be written.
    """
    place = os.fspath(out)
    report = CaptureReport(out=place)
    wanted = None if pids is None else frozenset(pids)
    excluded = list(exclude)
    globs = [compile_glob(pattern) for pattern in excluded]
    facts: dict[str, Any] = {
        "procframe": __version__,
        "tree": tree.name,
        "captured": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "host": tree.host.to_dict(),
        "excluded": excluded,
        "pids": None if wanted is None else sorted(wanted),
    }

    def failed(error: ReadError, key: str = "") -> None:
        report.unreadable.append(Unreadable(key or _below(tree, error.path), error.reason, error.errno))

    try:
        with _writer(place) as writer:
            # The facts come first, where the cut-off end of an archive does not take them away; the last one counts.
            writer.file(METADATA, _json(facts))
            with ExitStack() as held:
                owner = ""
                source: Tree | None = tree
                for key, kind in tree.walk(pids=wanted, threads=threads, physical=True, failed=failed):
                    if any(matches(key) for matches in globs):
                        continue
                    first = key.partition("/")[0]
                    if first != owner:
                        held.close()
                        owner, source = first, tree
                        if is_pid(first):
                            try:
                                source = held.enter_context(tree.process(int(first)))
                            except ReadError as error:
                                failed(error, first)
                                source = None
                    if source is None:
                        continue
                    if is_pid(first):
                        report.processes.add(int(first))
                    if kind not in ("file", "link"):
                        entry = unsafe(key)
                        pattern = entry.name if entry is not None else ProcPath.of(key).candidates[0]
                        report.not_read[pattern] = entry.reason if entry is not None else _UNREAD.get(kind, kind)
                        continue
                    try:
                        if kind == "link" and not _leads_out(source, key):
                            writer.link(f"proc/{key}", source.read_link(key))
                            report.links += 1
                        else:
                            data = source.read_bytes(key)
                            writer.file(f"proc/{key}", data)
                            report.files += 1
                            report.bytes += len(data)
                    except ReadError as error:
                        failed(error, key)
                    except ValueError:
                        failed(tree.error(key, "a name or target with a NUL cannot be written"), key)
                    if progress is not None:
                        progress(key, report)
            facts["not_read"] = report.not_read
            facts["unreadable"] = [msgspec.structs.asdict(item) for item in report.unreadable]
            writer.file(METADATA, _json(facts))
    except (OSError, tarfile.TarError) as error:
        number = error.errno if isinstance(error, OSError) else None
        raise ProcframeError(f"{place}: cannot be written: {_words(error, number)}") from None
    return report


_UNREAD = {
    "stream": "it is a device, pipe or socket",
    "write-only": "it can only be written",
    "missing": "it had gone",
}


def _leads_out(tree: Tree, key: str) -> bool:
    """Whether a link stands for a file that is no part of the proc: ``fs/xfs/stat`` leads to ``/sys``."""
    target = tree.read_link(key)
    outside = target.startswith(b"/") and not target.startswith(b"/proc/")
    return outside and not is_content_link(key) and tree.kind(key) == "file"


def _below(tree: Tree, path: str) -> str:
    """The key of the path in an error's message."""
    return path.removeprefix(tree.locate("")).lstrip("/:")


def _words(error: Exception, number: int | None) -> str:
    if number == errno.EEXIST:
        return "it is there already; remove it, or choose another name"
    if number in (errno.EACCES, errno.EPERM):
        return "permission denied; choose a place that you may write to"
    if number == errno.ENOENT:
        return "there is no such directory to write it to"
    return reason(number) if number is not None else str(error)


def _json(facts: dict[str, Any]) -> bytes:
    """JSON of the facts; a name that is no UTF-8 keeps its odd bytes as escaped surrogates."""
    return json.dumps(facts, indent=1).encode("ascii") + b"\n"


class _Writer(Protocol):
    def file(self, name: str, data: bytes) -> None: ...

    def link(self, name: str, target: bytes) -> None: ...


@contextmanager
def _writer(place: str) -> Iterator[_Writer]:
    """Where the capture goes. An archive appears under its name once it is complete."""
    suffix = next((suffix for suffix in sorted(SUFFIXES, key=len, reverse=True) if place.endswith(suffix)), None)
    if suffix is None:
        if ".tar." in os.path.basename(place):
            raise ProcframeError(f"{place}: no such compression; an archive's name ends in {', '.join(SUFFIXES)}")
        yield _DirectoryWriter(place)
        return
    if os.path.lexists(place):
        raise FileExistsError(errno.EEXIST, "", place)
    partial = f"{place}.partial"
    try:
        with ExitStack() as opened:
            fd = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
            raw = opened.enter_context(os.fdopen(fd, "wb"))
            stream = opened.enter_context(_compressed(raw, SUFFIXES[suffix], place))
            archive = opened.enter_context(
                tarfile.open(
                    fileobj=stream,
                    mode="w|",
                    format=tarfile.GNU_FORMAT,
                    encoding="utf-8",
                    errors="surrogateescape",
                )
            )
            yield _ArchiveWriter(archive)
        os.replace(partial, place)
    except BaseException:
        if os.path.lexists(partial):
            os.unlink(partial)
        raise


def _compressed(raw: IO[bytes], compression: str, place: str) -> Any:
    """A stream that compresses into another."""
    if compression == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0)
    if compression == "bz2":
        import bz2

        return bz2.BZ2File(raw, "wb")
    if compression == "xz":
        import lzma

        return lzma.LZMAFile(raw, "wb")
    if compression == "zstd":
        from procframe.tree.archive import zstd_module

        module = zstd_module(place)
        if module.__name__ == "zstandard":
            return module.ZstdCompressor(level=9, write_checksum=True).stream_writer(raw, closefd=False)
        return module.ZstdFile(raw, "wb")
    return nullcontext(raw)


class _ArchiveWriter:
    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive
        self._directories: set[str] = set()
        self._time = int(time.time())

    def _add(self, name: str, type_: bytes, mode: int, data: bytes = b"", target: str = "") -> None:
        above = name.rpartition("/")[0]
        if above and above not in self._directories:
            self._directories.add(above)
            self._add(above, tarfile.DIRTYPE, 0o700)
        member = tarfile.TarInfo(name)
        member.type = type_
        member.mode = mode
        member.mtime = self._time
        member.size = len(data)
        member.linkname = target
        self._archive.addfile(member, io.BytesIO(data))
        self._archive.members.clear()  # type: ignore[attr-defined] # they would only take up memory

    def file(self, name: str, data: bytes) -> None:
        self._add(name, tarfile.REGTYPE, 0o600, data)

    def link(self, name: str, target: bytes) -> None:
        self._add(name, tarfile.SYMTYPE, 0o777, target=target.decode("utf-8", "surrogateescape"))


class _DirectoryWriter:
    def __init__(self, top: str) -> None:
        self._top = top
        try:
            os.mkdir(top, 0o700)
        except FileExistsError:
            if not os.path.isdir(top) or os.listdir(top):
                raise
        self._directories = {""}

    def _path(self, name: str) -> str:
        self._make(name.rpartition("/")[0])
        return f"{self._top}/{name}"

    def _make(self, name: str) -> None:
        if name not in self._directories:
            self._make(name.rpartition("/")[0])
            os.mkdir(f"{self._top}/{name}", 0o700)
            self._directories.add(name)

    def file(self, name: str, data: bytes) -> None:
        fd = os.open(self._path(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        with os.fdopen(fd, "wb") as file:
            file.write(data)

    def link(self, name: str, target: bytes) -> None:
        os.symlink(target, os.fsencode(self._path(name)))
