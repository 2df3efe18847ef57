"""Files that are a text compressed with ``gzip``: a layout around that of the text."""

from __future__ import annotations

import struct
import zlib
from binascii import a2b_base64, b2a_base64
from collections.abc import Sequence
from typing import Annotated

from procframe.errors import ParseError, RegenerateError
from procframe.format import Format
from procframe.frame import Frame
from procframe.host import Host
from procframe.layout import BoundLayout, Layout
from procframe.record import AnyRecord, Field, Record

__all__ = ["Gzip", "Gzipped"]

_START = struct.Struct("<3sBIBB")
_END = struct.Struct("<II")
_MAGIC = b"\x1f\x8b\x08"
"""What a gzip file begins with: its magic number, and deflate as the method."""
_MOST = 1 << 26
"""Bytes of text beyond which a file is taken for a trap: deflate makes a thousand of one."""


class Gzip(Record):
    """How the text is compressed, which the text does not tell.

    There are many ways to deflate a text. Where zlib, at its best, comes to the same as what made the file, ``deflated`` is
    absent; on a machine with another zlib, such a frame may make another file of the same text. Where zlib does not come to
    the same (GNU ``gzip``, which most kernels are built with, decides a few things differently), the compressed data are
    kept beside the text, and used unless that was changed.
    """

    mtime: Annotated[int, Field("When the text was modified, in seconds since the epoch; 0 for unknown", kind="time")]
    extra_flags: Annotated[int, Field("2: compressed as well as possible, 4: as fast", kind="flags")]
    operating_system: Annotated[int, Field("Where it was compressed: 3 is Unix", kind="label")]
    deflated: Annotated[str | None, Field("The compressed data in base64", kind="label")] = None


def deflate(text: bytes) -> bytes:
    """The text, compressed as well as zlib can."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


def inflate(data: bytes, path: str) -> tuple[bytes, bytes]:
    """The text of compressed data, and what follows them; ``ParseError`` where it cannot be had."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        text = unpacker.decompress(data, _MOST)
    except zlib.error as error:
        raise ParseError(path, 0, _START.size, "deflated data", str(error)) from None
    if not unpacker.eof:
        found = f"more than {_MOST} bytes" if len(text) >= _MOST else "the end of the file (is it cut off?)"
        raise ParseError(path, 0, len(data) + _START.size, "the end of the deflated data", found)
    return text, unpacker.unused_data


class Gzipped:
    """A file that is the text of another layout, compressed: ``Gzipped(Table(...))``. The frame's header is ``Gzip``."""

    header = Gzip

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._bound: dict[tuple[str, int, str | None], BoundGzipped] = {}

    @property
    def record_types(self) -> tuple[type[AnyRecord], ...]:
        """The classes of the text's records."""
        return self.layout.record_types

    def bind(self, host: Host) -> BoundGzipped:
        """The compiled layout."""
        bound = self._bound.get(host.kind)
        if bound is None:
            bound = self._bound[host.kind] = BoundGzipped(self.layout.bind(host))
        return bound


class BoundGzipped:
    """A ``Gzipped`` that reads and writes."""

    def __init__(self, inner: BoundLayout) -> None:
        self.inner = inner

    def parse(
        self,
        data: bytes,
        format: Format,  # noqa: A002
        host: Host,
        path: str,
        variant: str,
        fields: Sequence[str] | None,
    ) -> Frame:
        """The frame of the bytes, or ``ParseError``."""
        if len(data) < _START.size or not data.startswith(_MAGIC):
            raise ParseError(path, 0, 0, "the beginning of a gzip file", repr(data[:3]))
        _, flags, mtime, extra_flags, operating_system = _START.unpack_from(data)
        if flags:
            raise ParseError(path, 0, 3, "a gzip file without a name or a comment", f"the flags {flags:#x}")
        text, end = inflate(data[_START.size :], path)
        if len(end) != _END.size:
            raise ParseError(
                path, 0, len(data) - len(end), "the checksum and the size of the text", f"{len(end)} bytes"
            )
        crc32, size = _END.unpack(end)
        if (crc32, size) != (zlib.crc32(text), len(text)):
            raise ParseError(path, 0, len(data) - len(end), "the checksum and the size of the text", "others")
        frame = self.inner.parse(text, format, host, path, variant, fields)
        deflated = data[_START.size : -_END.size]
        frame.header = Gzip(
            mtime=mtime,
            extra_flags=extra_flags,
            operating_system=operating_system,
            deflated=None if deflate(text) == deflated else b2a_base64(deflated, newline=False).decode(),
        )
        return frame

    def regenerate(self, frame: Frame) -> bytes:
        """The bytes of the frame, or ``RegenerateError``."""
        header = frame.header
        if not isinstance(header, Gzip):
            raise RegenerateError(f"{frame.path}: expected a header of class Gzip, not {header!r:.80}")
        inner = Frame(
            frame.format,
            frame.records,
            path=frame.path,
            host=frame.host,
            variant=frame.variant,
            residue=frame.residue,
        )
        text = self.inner.regenerate(inner)
        try:
            start = _START.pack(_MAGIC, 0, header.mtime, header.extra_flags, header.operating_system)
            deflated = a2b_base64(header.deflated) if header.deflated is not None else deflate(text)
            if header.deflated is not None and inflate(deflated, frame.path)[0] != text:
                deflated = deflate(text)
        except (ParseError, ValueError, TypeError, struct.error) as error:
            raise RegenerateError(f"{frame.path}: {error}") from error
        return start + deflated + _END.pack(zlib.crc32(text), len(text))

    def source(self) -> str:
        """The generated code of the text's layout, to be read."""
        return f"# the text, which zlib takes out of the file\n{self.inner.source()}"
