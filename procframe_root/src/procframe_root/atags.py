"""``/proc/atags`` of ARM: what the boot loader told the kernel, as a list of tags, in the machine's byte order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from procframe.format import Format
from procframe.layout import Block, Blocks, Codec, Misfit, enum, flags
from procframe.record import Field, Record

__all__ = [
    "FORMAT",
    "TEXT",
    "AtagCommandLine",
    "AtagCore",
    "AtagInitrd",
    "AtagMemory",
    "AtagNone",
    "AtagOther",
    "AtagRamdisk",
    "AtagRevision",
    "AtagSerial",
    "TextEnd",
]

_CORE, _MEM, _RAMDISK, _SERIAL, _REVISION, _CMDLINE = (0x54410000 | number for number in (1, 2, 4, 6, 7, 9))
_INITRD = (0x54410005, 0x54420005)

ATAG = enum(
    {
        0: "NONE",
        _CORE: "CORE",
        _MEM: "MEM",
        0x54410003: "VIDEOTEXT",
        _RAMDISK: "RAMDISK",
        _INITRD[0]: "INITRD",
        _INITRD[1]: "INITRD2",
        _SERIAL: "SERIAL",
        _REVISION: "REVISION",
        0x54410008: "VIDEOLFB",
        _CMDLINE: "CMDLINE",
        0x41000101: "ACORN",
        0x41000402: "MEMCLK",
    }
)
KNOWN_ATAG = ATAG.but(unknown=None)
"""The tag of a structure that only this tag has."""
TEXT = Codec(
    lambda digits: bytes.fromhex(digits).decode("utf-8", "surrogateescape"),
    lambda text: text.encode("utf-8", "surrogateescape").hex(),
)

_WORDS = Field("Size of the tag, 0 for the last", unit="32-bit words")


class AtagCore(Record):
    """The first tag of ARM."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`CORE`", kind="identity", codec=KNOWN_ATAG)]
    flags: Annotated[list[str], Field("`read-only`: the root file system is", kind="flags", codec=flags(["read-only"]))]
    page_size: Annotated[int, Field("Size of a page", unit="bytes")]
    root_device: Annotated[int, Field("Number of the root file system's device", kind="label")]


class AtagMemory(Record):
    """Memory of ARM, or an initial RAM disk in it."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`MEM`", kind="identity", codec=KNOWN_ATAG)]
    size: Annotated[int, Field("Size of the memory", unit="bytes")]
    start: Annotated[int, Field("Its first physical address", kind="address")]


class AtagRamdisk(Record):
    """How a RAM disk is loaded."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`RAMDISK`", kind="identity", codec=KNOWN_ATAG)]
    flags: Annotated[
        list[str], Field("`load` it, `prompt` for its disk", kind="flags", codec=flags(["load", "prompt"]))
    ]
    size: Annotated[int, Field("Its size", unit="kB")]
    start: Annotated[int, Field("Where on the floppy disk it begins", unit="blocks")]


class AtagInitrd(Record):
    """An initial RAM disk of ARM."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`INITRD` (a virtual address) or `INITRD2`", kind="identity", codec=KNOWN_ATAG)]
    start: Annotated[int, Field("Its first address", kind="address")]
    size: Annotated[int, Field("Its size", unit="bytes")]


class AtagSerial(Record):
    """The serial number of the board."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`SERIAL`", kind="identity", codec=KNOWN_ATAG)]
    low: Annotated[int, Field("Its lower half", kind="label")]
    high: Annotated[int, Field("Its upper half", kind="label")]


class AtagRevision(Record):
    """The revision of the board."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`REVISION`", kind="identity", codec=KNOWN_ATAG)]
    revision: Annotated[int, Field("The revision", kind="label")]


class AtagCommandLine(Record):
    """The command line of the kernel."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`CMDLINE`", kind="identity", codec=KNOWN_ATAG)]
    cmdline: Annotated[str, Field("The command line", kind="label", codec=TEXT)]


class AtagNone(Record):
    """The last tag of ARM."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("`NONE`", kind="identity", codec=KNOWN_ATAG)]


class AtagOther(Record):
    """A tag of ARM of another kind, or of another size than its kind has."""

    words: Annotated[int, _WORDS]
    tag: Annotated[str, Field("Its kind", kind="identity", codec=ATAG)]
    data: Annotated[str, Field("What it holds, in hexadecimal", kind="label")]


class TextEnd(Record):
    """What ends a text up to the end of its tag: a NUL, and what happens to be behind it."""

    data: Annotated[str, Field("Its bytes in hexadecimal", kind="label")]


def _order(data: bytes) -> Literal["little", "big"]:
    """The first tag tells the byte order of them all."""
    if data[4:8] == _CORE.to_bytes(4, "little"):
        return "little"
    if data[4:8] == _CORE.to_bytes(4, "big"):
        return "big"
    raise Misfit(4, f"the tag {_CORE:#x}", data[4:8].hex() or "the end of the file")


_ATAG_KINDS = {
    (_CORE, 5): "core",
    (_MEM, 4): "memory",
    (_RAMDISK, 5): "ramdisk",
    (_INITRD[0], 4): "initrd",
    (_INITRD[1], 4): "initrd",
    (_SERIAL, 4): "serial",
    (_REVISION, 3): "revision",
}


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    """Where each tag of ARM begins, by the sizes that they say of themselves."""
    order = _order(data)
    at = 0
    while at + 8 <= len(data):
        size, tag = (int.from_bytes(data[at + place : at + place + 4], order) for place in (0, 4))
        if not size:
            yield at, "none"
            at += 8
            break
        end = at + 4 * size
        if size < 2 or end > len(data):
            raise Misfit(at, "the size of a tag", f"{size} words, {len(data) - at} bytes before the end")
        if tag == _CMDLINE:
            yield at, "command_line"
            nul = data.find(b"\0", at + 8, end)
            if nul >= 0:
                yield nul, "text_end"
        else:
            yield at, _ATAG_KINDS.get((tag, size), "other")
        at = end
    if at != len(data):
        raise Misfit(at, "the end of the file after the tag NONE", f"{len(data) - at} bytes")


_HEAD = {"words": "u32", "tag": "u32"}

FORMAT = Format(
    "atags",
    Blocks(
        cut,
        core=Block(AtagCore, **_HEAD, flags="u32", page_size="u32", root_device="u32"),
        memory=Block(AtagMemory, **_HEAD, size="u32", start="u32"),
        ramdisk=Block(AtagRamdisk, **_HEAD, flags="u32", size="u32", start="u32"),
        initrd=Block(AtagInitrd, **_HEAD, start="u32", size="u32"),
        serial=Block(AtagSerial, **_HEAD, low="u32", high="u32"),
        revision=Block(AtagRevision, **_HEAD, revision="u32"),
        command_line=Block(AtagCommandLine, **_HEAD, cmdline="bytes"),
        text_end=Block(TextEnd, data="bytes"),
        none=Block(AtagNone, **_HEAD),
        other=Block(AtagOther, **_HEAD, data="bytes"),
    ),
    description="What the boot loader told the kernel of an ARM machine without a device tree.",
    source="arch/arm/kernel/atags_proc.c:atags_read",
)
