"""``/proc/fs/f2fs/DEVICE/iostat_info``: what an F2FS file system read and wrote, by what for."""

from __future__ import annotations

from typing import Annotated, Any

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, Keys, Many, One, Stanza
from procframe.record import Field, KeyedRecord, Record

__all__ = ["IOSTAT_INFO", "IoBytes", "IoSection", "IoStat", "IoTraffic"]

_LABEL = Codec(
    lambda text: text[:-1],
    lambda name: f"{name}:",
    r"[^ :\n](?:[^:\n]*[^ :\n])?:",
)
"""A name that a colon follows."""
_SECTION = Field("`WRITE`, `READ` or `OTHER`", kind="identity")


class IoTraffic(Record):
    """Transfers of one kind."""

    kind: Annotated[
        str,
        Field("What it was for: `app ...` for programs, `fs ...` for the file system", kind="identity", codec=_LABEL),
    ]
    io_bytes: Annotated[int, Field("Bytes", unit="bytes", kind="counter")]
    count: Annotated[int, Field("Transfers", kind="counter")]
    avg_bytes: Annotated[int, Field("Bytes in a transfer, on average", unit="bytes")]


class IoSection(Record):
    """Transfers in one direction."""

    section: Annotated[str, _SECTION]
    kinds: Annotated[list[IoTraffic], Field("By what they were for")] = []


def _bytes(description: str, key: str) -> Any:
    return Field(description, unit="bytes", kind="counter", key=key)


class IoBytes(KeyedRecord):
    """Bytes transferred in one direction, by what they were for."""

    section: Annotated[str, _SECTION]
    app_buffered: Annotated[int, _bytes("Programs, through memory; until 5.16", "app buffered")]
    app_direct: Annotated[int, _bytes("Programs, directly; until 5.16", "app direct")]
    app_mapped: Annotated[int, _bytes("Programs, mapped memory; until 5.16", "app mapped")]
    app_buffered_data: Annotated[int, _bytes("Programs, through memory", "app buffered data")]
    app_direct_data: Annotated[int, _bytes("Programs, directly", "app direct data")]
    app_mapped_data: Annotated[int, _bytes("Programs, mapped memory", "app mapped data")]
    app_buffered_cdata: Annotated[int, _bytes("Programs, through memory, of compressed files", "app buffered cdata")]
    app_mapped_cdata: Annotated[int, _bytes("Programs, mapped memory of compressed files", "app mapped cdata")]
    fs_data: Annotated[int, _bytes("Data of files", "fs data")]
    fs_cdata: Annotated[int, _bytes("Data of compressed files", "fs cdata")]
    fs_compr_data: Annotated[int, _bytes("Data of compressed files; until 5.16", "fs compr_data")]
    fs_node: Annotated[int, _bytes("Nodes (inodes and the like)", "fs node")]
    fs_meta: Annotated[int, _bytes("Metadata of the file system", "fs meta")]
    fs_gc_data: Annotated[int, _bytes("Data moved by the cleaner", "fs gc data")]
    fs_gc_node: Annotated[int, _bytes("Nodes moved by the cleaner", "fs gc node")]
    fs_cp_data: Annotated[int, _bytes("Data for a checkpoint", "fs cp data")]
    fs_cp_node: Annotated[int, _bytes("Nodes for a checkpoint", "fs cp node")]
    fs_cp_meta: Annotated[int, _bytes("Metadata for a checkpoint", "fs cp meta")]
    fs_discard: Annotated[int, _bytes("Discards", "fs discard")]


class IoStat(Record):
    """What the file system read and wrote; nothing as long as it does not count (``iostat_enable`` of sysfs)."""

    time: Annotated[int, Field("When this was read, since the epoch", unit="s", kind="time")]
    sections: Annotated[list[IoSection | IoBytes], Field("Transfers, by direction")] = []


_KEY = "{{key}}:{{@{}t}}{{:<16d}}"
"""The line of a key, whose number tabs lead to: until 5.16 at column 16, then at 24."""
_TIME = "time:\t\t{time:<16d}"


IOSTAT_INFO = Format(
    "fs/f2fs/<device>/iostat_info",
    variants=[
        Variant(
            "counts",
            One(
                IoStat,
                _TIME,
                f"\t\t\t{'io_bytes':<16} {'count':<16} {'avg_bytes':<16}",
                Many(
                    "sections",
                    Stanza(
                        IoSection,
                        "[{section}]",
                        Many("kinds", Stanza(IoTraffic, "{kind:<23s} {io_bytes:<16d} {count:<16d} {avg_bytes:<16d}")),
                    ),
                ),
                empty=True,
            ),
            kernels="6.12, and some before",
        ),
        Variant(
            "bytes",
            One(
                IoStat,
                _TIME,
                Many("sections", Stanza(IoBytes, "[{section}]", Keys(Alt(_KEY.format(24), _KEY.format(16))))),
                empty=True,
            ),
            kernels="up to 6.1, and some after",
        ),
    ],
    source="fs/f2fs/iostat.c:iostat_info_seq_show",
)
