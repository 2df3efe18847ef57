"""``/proc/fs/f2fs/DEVICE/{segment_info,segment_bits,victim_bits}``: the segments of an F2FS file system."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Repeat, Table, enum, nested
from procframe.record import Field, Record

__all__ = ["SEGMENT_BITS", "SEGMENT_INFO", "VICTIM_BITS", "Segment", "SegmentBits", "SegmentRow", "VictimRow"]

_TYPE = Field(
    "What is in it: hot, warm or cold `data` or `nodes`",
    kind="label",
    codec=enum({0: "hot data", 1: "warm data", 2: "cold data", 3: "hot nodes", 4: "warm nodes", 5: "cold nodes"}),
)

_VALID = Field("Blocks that are in use", unit="blocks")

_FIRST_SEGMENT = Field("Number of the first segment of the row", kind="identity")

_BYTE = Codec(lambda text: int(text, 16), "{:02x}".format, "[0-9a-f]{2}", schema="integer")


class Segment(Record):
    """A segment of the file system."""

    type: Annotated[str, _TYPE]
    valid_blocks: Annotated[int, _VALID]


class SegmentRow(Record):
    """Ten segments."""

    first: Annotated[int, _FIRST_SEGMENT]
    segments: Annotated[
        list[Segment],
        Field("They and those after it", codec=nested(Segment, "{type:d}|{valid_blocks:d}")),
    ]


class SegmentBits(Record):
    """A segment and its blocks."""

    segment: Annotated[int, Field("Number of the segment", kind="identity")]
    type: Annotated[str, _TYPE]
    valid_blocks: Annotated[int, _VALID]
    bitmap: Annotated[
        list[int], Field("Bytes whose bits say which blocks are in use, the highest for the first", kind="flags")
    ]
    mtime: Annotated[int | None, Field("When it was last changed, on the clock of the file system", kind="time")] = None


class VictimRow(Record):
    """Ten sections, and whether they are to be cleaned."""

    first: Annotated[int, Field("Number of the first section of the row", kind="identity")]
    victims: Annotated[list[int], Field("For each, 1 where it was chosen to be cleaned", kind="flags")]


_TYPES = "segment_type(0:HD, 1:WD, 2:CD, 3:HN, 4:WN, 5:CN)"

SEGMENT_INFO = Format(
    "fs/f2fs/<device>/segment_info",
    Table(
        SegmentRow,
        "{first:<10d}",
        Repeat("segments", "{:<5s}", separator=" "),
        header=["format: segment_type|valid_blocks", _TYPES],
    ),
    source="fs/f2fs/sysfs.c:segment_info_seq_show",
)


def _bits(titles: str, *mtime: str) -> Table:
    return Table(
        SegmentBits,
        "{segment:<10d}{type:d}|{valid_blocks:<3d}|",
        Repeat("bitmap", " {}", count=64, codec=_BYTE),
        *mtime,
        header=[f"format: segment_type|valid_blocks|bitmaps{titles}", _TYPES],
    )


SEGMENT_BITS = Format(
    "fs/f2fs/<device>/segment_bits",
    variants=[
        Variant("mtime", _bits("|mtime", "| {mtime:x}"), kernels="7.3, and some before"),
        Variant("without mtime", _bits(""), kernels="up to 6.12, and some after"),
    ],
    source="fs/f2fs/sysfs.c:segment_bits_seq_show",
)

VICTIM_BITS = Format(
    "fs/f2fs/<device>/victim_bits",
    Table(
        VictimRow,
        "{first:<10d}",
        Repeat("victims", "{:d}", separator=" "),
        header="format: victim_secmap bitmaps",
    ),
    source="fs/f2fs/sysfs.c:victim_bits_seq_show",
)
