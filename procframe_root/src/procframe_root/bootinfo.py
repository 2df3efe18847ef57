"""``/proc/bootinfo`` of m68k: what the boot loader told the kernel, as a list of tags, which are big-endian."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from procframe.format import Format
from procframe.layout import Block, Blocks, Codec, Misfit, enum, flags
from procframe.record import Field, Record
from procframe_root.atags import TEXT, TextEnd

__all__ = [
    "FORMAT",
    "BootCommandLine",
    "BootCpu",
    "BootFpu",
    "BootLast",
    "BootMachine",
    "BootMemory",
    "BootMmu",
    "BootOther",
]

_TAGS = enum(
    {
        0: "LAST",
        1: "MACHTYPE",
        2: "CPUTYPE",
        3: "FPUTYPE",
        4: "MMUTYPE",
        5: "MEMCHUNK",
        6: "RAMDISK",
        7: "COMMAND_LINE",
        8: "RNG_SEED",
    }
)
_MACHINE_DEPENDENT = 0x8000

TAG = _TAGS.but(unknown=None)
"""The tag of a structure that only this tag has."""
OTHER_TAG = Codec(
    lambda tag: f"MACHINE {tag - _MACHINE_DEPENDENT:d}" if tag >= _MACHINE_DEPENDENT else _TAGS.decode(tag),
    lambda name: _MACHINE_DEPENDENT + int(name[8:]) if str(name).startswith("MACHINE ") else _TAGS.encode(name),
    unknown=lambda name: [] if not isinstance(name, int) else [str(name)],
)
MACHINE = enum(
    {
        1: "Amiga",
        2: "Atari",
        3: "Macintosh",
        4: "Apollo",
        5: "Sun-3",
        6: "MVME147",
        7: "MVME16x",
        8: "BVME6000",
        9: "HP300",
        10: "Q40",
        11: "Sun-3x",
        12: "M54xx",
        13: "M5441x",
        14: "virtual",
    }
)
_SIZE = Field("Size of the tag", unit="bytes")


class BootMachine(Record):
    """Which machine it is."""

    tag: Annotated[str, Field("`MACHTYPE`", kind="identity", codec=TAG)]
    size: Annotated[int, _SIZE]
    machine: Annotated[str, Field("Which", kind="label", codec=MACHINE)]


class BootCpu(Record):
    """Its processor."""

    tag: Annotated[str, Field("`CPUTYPE`", kind="identity", codec=TAG)]
    size: Annotated[int, _SIZE]
    cpu: Annotated[
        list[str], Field("Which", kind="flags", codec=flags(["68020", "68030", "68040", "68060", "ColdFire"]))
    ]


class BootFpu(Record):
    """Its floating point unit."""

    tag: Annotated[str, Field("`FPUTYPE`", kind="identity", codec=TAG)]
    size: Annotated[int, _SIZE]
    fpu: Annotated[
        list[str],
        Field("Which", kind="flags", codec=flags(["68881", "68882", "68040", "68060", "Sun FPA", "ColdFire"])),
    ]


class BootMmu(Record):
    """Its memory management unit."""

    tag: Annotated[str, Field("`MMUTYPE`", kind="identity", codec=TAG)]
    size: Annotated[int, _SIZE]
    mmu: Annotated[
        list[str],
        Field("Which", kind="flags", codec=flags(["68851", "68030", "68040", "68060", "Apollo", "Sun-3", "ColdFire"])),
    ]


class BootMemory(Record):
    """Memory of m68k, or a RAM disk in it."""

    tag: Annotated[str, Field("`MEMCHUNK` or `RAMDISK`", kind="identity", codec=TAG)]
    length: Annotated[int, _SIZE]
    address: Annotated[int, Field("Its first address", kind="address")]
    size: Annotated[int, Field("Its size", unit="bytes")]


class BootCommandLine(Record):
    """The command line of the kernel."""

    tag: Annotated[str, Field("`COMMAND_LINE`", kind="identity", codec=TAG)]
    size: Annotated[int, _SIZE]
    cmdline: Annotated[str, Field("The command line", kind="label", codec=TEXT)]


class BootLast(Record):
    """The last tag of m68k."""

    tag: Annotated[str, Field("`LAST`", kind="identity", codec=TAG)]


class BootOther(Record):
    """A tag of another kind; what the kinds `MACHINE 0` and so on mean depends on the machine."""

    tag: Annotated[str, Field("Its kind", kind="identity", codec=OTHER_TAG)]
    size: Annotated[int, _SIZE]
    data: Annotated[str, Field("What it holds, in hexadecimal", kind="label")]


_KINDS = {
    (1, 8): "machine",
    (2, 8): "cpu",
    (3, 8): "fpu",
    (4, 8): "mmu",
    (5, 12): "memory",
    (6, 12): "memory",
}
_COMMAND_LINE = 7


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    """Where each tag begins, by the sizes that they say of themselves; the last has none."""
    at = 0
    while data[at : at + 2] != b"\0\0":
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if size < 4 or at + size > len(data) - 2:
            raise Misfit(at, "a tag and its size", f"{size} bytes, {len(data) - at} before the end")
        tag = int.from_bytes(data[at : at + 2], "big")
        if tag == _COMMAND_LINE:
            yield at, "command_line"
            nul = data.find(b"\0", at + 4, at + size)
            if nul >= 0:
                yield nul, "text_end"
        else:
            yield at, _KINDS.get((tag, size), "other")
        at += size
    yield at, "last"


_HEAD = {"tag": "be16", "size": "be16"}

FORMAT = Format(
    "bootinfo",
    Blocks(
        cut,
        machine=Block(BootMachine, **_HEAD, machine="be32"),
        cpu=Block(BootCpu, **_HEAD, cpu="be32"),
        fpu=Block(BootFpu, **_HEAD, fpu="be32"),
        mmu=Block(BootMmu, **_HEAD, mmu="be32"),
        memory=Block(BootMemory, tag="be16", length="be16", address="be32", size="be32"),
        command_line=Block(BootCommandLine, **_HEAD, cmdline="bytes"),
        text_end=Block(TextEnd, data="bytes"),
        last=Block(BootLast, tag="be16"),
        other=Block(BootOther, **_HEAD, data="bytes"),
    ),
    description="What the boot loader told the kernel of a machine with a 68000 processor.",
    source="arch/m68k/kernel/bootinfo_proc.c:bootinfo_read",
)
