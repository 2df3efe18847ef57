"""Parts of files that are too large to be read whole: arrays of structures, such as ``PID/pagemap``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from procframe.errors import ProcframeError

if TYPE_CHECKING:
    from procframe.format import Format
    from procframe.host import Host
    from procframe.tree import Tree

__all__ = ["Part", "bytes_of_part", "read_part"]

_RECORDS = re.compile(r"(0[xX][0-9a-fA-F]+|[0-9]+):(0[xX][0-9a-fA-F]+|[0-9]+)")
_ADDRESSES = re.compile(r"([0-9a-fA-F]+)-([0-9a-fA-F]+)")
_LARGEST = 1 << 64


class Part(NamedTuple):
    """Some of a file's records, by their numbers, or by the ``addresses`` of the pages that they are of."""

    first: int
    last: int
    """The first that is not wanted any more."""
    addresses: bool = False

    @classmethod
    def of(cls, part: str | range | Part) -> Part:
        """The part that a text means: ``0:100`` is a hundred records, ``7f5c0000-7f5c4000`` the addresses as in ``maps``.

        >>> Part.of("0x10:32"), Part.of("1000-3000").first, Part.of(range(3))
        (Part(first=16, last=32, addresses=False), 4096, Part(first=0, last=3, addresses=False))
        """
        if isinstance(part, Part):
            return part
        if isinstance(part, range):
            if part.step != 1:
                raise ValueError(f"a part of a file has no gaps: {part}")
            first, last, addresses = part.start, part.stop, False
        elif match := _RECORDS.fullmatch(part):
            first, last, addresses = int(match[1], 0), int(match[2], 0), False
        elif match := _ADDRESSES.fullmatch(part):
            first, last, addresses = int(match[1], 16), int(match[2], 16), True
        else:
            raise ValueError(f"{part!r} is neither FIRST:LAST nor two hexadecimal addresses, such as 7f5c0000-7f5c4000")
        if not 0 <= first <= last <= _LARGEST:
            raise ValueError(f"{part!r} begins before 0, ends before it begins, or ends beyond 64 bits")
        return cls(first, last, addresses)


def read_part(tree: Tree, key: str, format_: Format, host: Host, part: Part) -> bytes:
    """The bytes of some records of a file; ``ProcframeError`` where it has none of a fixed size."""
    offset, size = bytes_of_part(tree.locate(key), format_, host, part)
    return tree.read_range(key, offset, size)


def bytes_of_part(path: str, format_: Format, host: Host, part: Part) -> tuple[int, int]:
    """Where in a file some records are: offset and size."""
    from procframe.layout import Structs

    layout = format_.variants[0].layout
    if not isinstance(layout, Structs):
        raise ProcframeError(f"{path}: only an array of structures can be read in part; read {format_.name} whole")
    first, last = part.first, part.last
    if part.addresses:
        if not layout.per_page:
            raise ProcframeError(f"{path}: its records are not of pages; give the part as FIRST:LAST, their numbers")
        first, last = first // host.page_size, -(-last // host.page_size)
    size = layout.bind(host).struct.size
    return first * size, (last - first) * size
