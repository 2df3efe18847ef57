"""``/proc/filesystems``: the kinds of file system that the kernel knows."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Flag, Table
from procframe.record import Field, Record


class FileSystem(Record):
    """A kind of file system that the kernel knows."""

    nodev: Annotated[bool, Field("Whether it needs no block device", kind="flags")]
    name: Annotated[str, Field("Name, as for mount -t", kind="identity")]


FORMAT = Format(
    "filesystems",
    Table(FileSystem, Flag("nodev", "nodev"), "\t{name}"),
    source="fs/filesystems.c:filesystems_proc_show",
)
