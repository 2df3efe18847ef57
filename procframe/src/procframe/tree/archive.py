"""A tar archive with files of a proc: plain, or compressed with gzip, bzip2, xz or zstd.

It is read once from the start, and nothing is ever extracted to where a member's name says. What a compressed one
holds is kept in memory up to a bound and beyond that in an unnamed temporary file; a plain one is read in place.
"""

from __future__ import annotations

import errno
import importlib
import os
import tarfile
import zlib
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from procframe.errors import ReadError
from procframe.path import natural_key
from procframe.tree.reasons import reason
from procframe.tree.stored import Node, StoredTree, find_roots

if TYPE_CHECKING:
    from procframe.host import Host

__all__ = ["ArchiveTree", "is_archive", "zstd_module"]

_MAGIC = {
    b"\x1f\x8b": "gzip",
    b"BZh": "bz2",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
_MEMORY = 64 << 20
"""Bytes of members kept in memory; what comes after goes into a temporary file."""
_LARGEST = 1 << 30
"""Bytes of one member; no file of a proc that is worth reading whole is larger."""
_LONGEST = 4096
"""Bytes of a member's name; the kernel takes no longer path."""
_BLOCK = tarfile.BLOCKSIZE
_PIECE = 1 << 20


class _Stored(NamedTuple):
    """A stretch of a file that is open."""

    fd: int
    offset: int
    size: int


class _Lost(NamedTuple):
    """Content that cannot be had, and why."""

    reason: str


def zstd_module(path: str) -> Any:
    """The module that reads and writes zstd: Python's own from 3.14, else the package.

    ``ReadError``, for the file that it is wanted for, where neither is there.
    """
    for name in ("compression.zstd", "zstandard"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise ReadError(path, "this Python has no zstd; install it with: pip install procframe[zstd]")


def _compression(file: IO[bytes]) -> str:
    """How a file is compressed, by its first bytes; empty for not at all."""
    start = file.read(6)
    file.seek(0)
    return next((name for magic, name in _MAGIC.items() if start.startswith(magic)), "")


def is_archive(path: str) -> bool:
    """Whether a file is a tar, or compressed; ``OSError`` where it cannot be read."""
    with open(path, "rb") as file:
        if _compression(file):
            return True
        header = file.read(_BLOCK)
    if len(header) < _BLOCK:
        return False
    try:
        tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return header == b"\0" * _BLOCK  # an empty archive
    return True


def _decompressed(file: IO[bytes], compression: str, path: str) -> Any:
    if compression == "gzip":
        import gzip

        return gzip.GzipFile(fileobj=file)
    if compression == "bz2":
        import bz2

        return bz2.BZ2File(file)
    if compression == "xz":
        import lzma

        return lzma.LZMAFile(file)
    if compression == "zstd":
        module = zstd_module(path)
        if module.__name__ == "zstandard":
            return module.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        return module.ZstdFile(file)
    return file


class _Forward:
    """A stream that only goes forward, with the place it is at and the last whole thing read."""

    def __init__(self, stream: Any) -> None:
        # One step of decompression at a time: a larger read would lose what it had got when the stream breaks off.
        self._read = stream.read1
        self._place = 0
        self.last = b""

    def tell(self) -> int:
        return self._place

    def read(self, size: int) -> bytes:
        pieces = []
        while size > 0 and (piece := self._read(min(size, 1 << 20))):
            pieces.append(piece)
            self._place += len(piece)
            size -= len(piece)
        self.last = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        return self.last

    def seek(self, place: int) -> int:
        last = self.last
        if place < self._place:
            raise OSError(errno.ESPIPE, "a stream does not go back")
        while self._place < place and self.read(min(place - self._place, 1 << 20)):
            pass
        self.last = last
        return self._place


class ArchiveTree(StoredTree):
    """A copy of a proc in a tar archive; cut off or damaged, it still has the members before that."""

    def __init__(self, name: str, host: Host | None = None, *, exact: bool = False) -> None:
        self._nodes: dict[str, Node] = {"": Node("directory")}
        self._children: dict[str, set[str]] = {"": set()}
        self._content: dict[str, bytes | _Stored | _Lost] = {}
        self._kept = 0
        self._spool: IO[bytes] | None = None
        self._left_out = 0
        self._file = open(name, "rb")  # noqa: SIM115 - a plain archive is read in place until the tree is closed
        try:
            cut = self._index(name)
        except BaseException:
            self.close()
            raise
        super().__init__(name, host, [] if exact else find_roots(self._list))
        long = f"{name}: {self._left_out} members are left out, whose names are too long for a path"
        problems = [cut, long if self._left_out else None, self.problem]
        self.problem = "; ".join(filter(None, problems)) or self.problem

    def _index(self, name: str) -> str | None:
        """Take up all members, and say what is wrong with the archive, if anything."""
        compression = _compression(self._file)
        damage = _errors(compression, name)
        stream = _Forward(_decompressed(self._file, compression, name))
        members = 0
        try:
            with tarfile.TarFile(
                fileobj=stream,  # type: ignore[arg-type]
                mode="r",
                encoding="utf-8",
                errors="surrogateescape",
            ) as archive:
                while (member := archive.next()) is not None:
                    members += 1
                    self._take(member, archive, stream, in_place=not compression)
                    archive.members.clear()  # type: ignore[attr-defined] # they would only take up memory
        except damage as error:
            if not members:
                raise ReadError(name, f"it is no tar archive, or a damaged one ({_words(error)})") from None
            return f"{name}: the archive is cut off or damaged after {members} members ({_words(error)})"
        if len(stream.last) != _BLOCK:
            return f"{name}: the archive is cut off after {members} members"
        if any(stream.last):
            return f"{name}: the archive is damaged after {members} members"
        return None

    def _take(self, member: tarfile.TarInfo, archive: tarfile.TarFile, stream: _Forward, *, in_place: bool) -> None:
        place = _clean(member.name)
        if len(member.name.encode("utf-8", "surrogateescape")) > _LONGEST:
            self._left_out += 1
        elif member.isdir():
            self._add(place, Node("directory"))
        elif member.issym():
            self._add(place, Node("link", member.linkname))
        elif member.islnk():
            target = _clean(member.linkname)
            if target in self._nodes:
                self._add(place, self._nodes[target])
                if target in self._content:
                    self._content[place] = self._content[target]
        elif not member.isreg():
            self._add(place, Node("other"))
        elif member.size > _LARGEST:
            self._add(place, Node("file"))
            self._content[place] = _Lost(f"not read: its {member.size} bytes are too many for a file of a proc")
        else:
            self._add(place, Node("file"))
            self._content[place] = _Lost("it is cut off in the archive, and not all of it is there")
            if member.issparse():
                extracted = archive.extractfile(member)
                assert extracted is not None
                self._keep(place, extracted, member.size)
            elif in_place:
                stream.seek(member.offset_data + member.size)
                if stream.tell() == member.offset_data + member.size:
                    self._content[place] = _Stored(self._file.fileno(), member.offset_data, member.size)
            else:
                stream.seek(member.offset_data)
                self._keep(place, stream, member.size)

    def _add(self, place: str, node: Node) -> None:
        """Take up a place, with the directories above it; of several members of a name the last counts."""
        if not place:
            return
        if node.type != "directory" or self._nodes.get(place, node).type != "directory":
            self._content.pop(place, None)
        self._nodes[place] = node
        while place:
            above, _, name = place.rpartition("/")
            self._nodes.setdefault(above, Node("directory"))
            siblings = self._children.setdefault(above, set())
            if name in siblings:
                break
            siblings.add(name)
            place = above

    def _keep(self, place: str, stream: Any, size: int) -> None:
        """Keep the next ``size`` bytes of a stream, in memory or in the spool, if it has as many."""
        if self._kept + size <= _MEMORY:
            data = stream.read(size)
            self._kept += len(data)
            if len(data) == size:
                self._content[place] = data
            return
        spool = self._spooled()
        offset = spool.seek(0, os.SEEK_END)
        left = size
        while left and (piece := stream.read(min(left, _PIECE))):
            try:
                spool.write(piece)
                spool.flush()
            except OSError as error:
                words = f"no place for what it holds ({reason(error.errno)}); set TMPDIR to a directory with more room"
                raise ReadError(self._file.name, words, error.errno) from None
            left -= len(piece)
        if not left:
            self._content[place] = _Stored(spool.fileno(), offset, size)

    def _spooled(self) -> IO[bytes]:
        if self._spool is None:
            import tempfile

            self._spool = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the tree
        return self._spool

    def close(self) -> None:
        """Close the archive and forget its content."""
        self._file.close()
        if self._spool is not None:
            self._spool.close()
        self._content = {}

    def __del__(self) -> None:
        if "_file" in self.__dict__:
            self.close()

    def _node(self, place: str) -> Node | None:
        return self._nodes.get(place)

    def _list(self, place: str) -> list[tuple[str, str]]:
        names = sorted(self._children.get(place, ()), key=natural_key)
        lead = f"{place}/" if place else ""
        return [(name, self._nodes[lead + name].type) for name in names]

    def _data(self, place: str) -> bytes:
        content = self._content.get(place)
        if isinstance(content, bytes):
            return content
        key = place[len(self.root) + 1 :] if self.root else place
        if isinstance(content, _Stored):
            try:
                data = os.pread(content.fd, content.size, content.offset)
            except OSError as error:
                raise self.error(key, reason(error.errno), error.errno) from None
            if len(data) == content.size:
                return data
            raise self.error(key, "the archive has changed since it was opened")
        raise self.error(key, content.reason if content is not None else "the archive is closed")

    def locate(self, key: str) -> str:
        """A key as messages show it: the archive, then the path in it."""
        place = "/".join(part for part in (self.root, key) if part)
        return f"{self.name}:{place}" if place else self.name


def _clean(name: str) -> str:
    """A member's name as a place: whatever it says, it is below the top."""
    parts: list[str] = []
    for part in name.split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _errors(compression: str, path: str) -> tuple[type[Exception], ...]:
    """What reading a damaged stream may raise."""
    errors: list[type[Exception]] = [tarfile.TarError, OSError, EOFError, ValueError, zlib.error, OverflowError]
    if compression == "xz":
        import lzma

        errors.append(lzma.LZMAError)
    if compression == "zstd":
        errors.append(zstd_module(path).ZstdError)
    return tuple(errors)


def _words(error: Exception) -> str:
    return (str(error) or type(error).__name__).rstrip(".").lower()
