"""``/proc/PID/maps``: the memory mappings of a process. ``smaps`` begins each of its records with the same line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import DEVICE, Flag, Layout, Opt, Table, escaped, pattern
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_pid.task import ADDRESS

__all__ = ["FORMAT", "PATHNAME", "PERMISSIONS", "SHARING", "head", "word_sizes"]

PERMISSIONS = pattern("[r-][w-][x-][sSp]")
SHARING = "Read, write, execute, and private (p) or shared (s; without an MMU S if it may be written)"
PATHNAME = escaped("\n", pattern=r"[^ \n]+(?: [^ \n]*)*?")
"""Nothing but a newline is escaped. Word by word, so that what follows the name is found without trying every byte."""


def head(column: int) -> tuple[Item, ...]:
    """The line of a mapping, whose name begins at a column that depends on the word size."""
    return (
        "{start}-{end} {perms} {offset} {device} {inode:d} ",
        Opt(f"{{@{column - 1}}} {{pathname}}", Flag("deleted", " (deleted)")),
    )


def word_sizes(make: Callable[[int], Layout]) -> list[Variant]:
    """The variants of kernels of 64 and of 32 bits, by the column of a mapping's name."""
    return [Variant("64-bit", make(73)), Variant("32-bit", make(49))]


class Mapping(Record):
    """A range of the virtual memory of a process.

    Names in brackets are the kernel's own: ``[heap]``, ``[stack]``, ``[stack:TID]`` (3.4 to 4.4), ``[vdso]``,
    ``[vvar]``, ``[vsyscall]``, ``[anon:NAME]``, ``[anon_shmem:NAME]``.
    """

    start: Annotated[int, Field("First address", kind="identity", codec=ADDRESS)]
    end: Annotated[int, Field("Address after the last", kind="address", codec=ADDRESS)]
    perms: Annotated[str, Field(SHARING, kind="flags", codec=PERMISSIONS)]
    offset: Annotated[int, Field("Where in the file it begins", unit="bytes", codec=ADDRESS)]
    device: Annotated[str, Field("Device of the file", kind="label", codec=DEVICE)]
    inode: Annotated[int, Field("Inode of the file, 0 without one", kind="label")]
    pathname: Annotated[str | None, Field("File, or what it is for; none if anonymous", codec=PATHNAME)] = None
    deleted: Annotated[
        bool, Field("Whether the name is followed by `` (deleted)``: that of an unlinked file is, or it ends so itself")
    ] = False


FORMAT = Format(
    "PID/maps",
    variants=word_sizes(lambda column: Table(Mapping, *head(column))),
    source="fs/proc/task_mmu.c:show_map_vma",
)
