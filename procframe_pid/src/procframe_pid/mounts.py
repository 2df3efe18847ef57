"""``/proc/PID/mounts`` and ``/proc/PID/mountinfo``: the mounts that a process sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Flag, Layout, Opt, Repeat, Table, escaped, pattern, value
from procframe.record import Field, Record
from procframe_pid.mount_options import OPTIONS

__all__ = ["MOUNTINFO", "MOUNTS", "MOUNT_POINT", "by_escapes"]

MOUNT_POINT = escaped(" \t\n\\")
"""What ``seq_path_root`` escapes."""
_ROOT = escaped(" \t\n\\", pattern=r"[^ \t\n]+?")
_TAGS = Codec(str, str, r"[^ \t\n-][^ \t\n]*", schema="array", exact=True, unknown=list)


def by_escapes(make: Callable[[Codec], Layout]) -> list[Variant]:
    """The variants of kernels that escape a ``#`` in a source and a type (5.19 and later), and of those that do not."""
    return [
        Variant("# escaped", make(escaped(" \t\n\\#")), "5.19+"),
        Variant("# as it is", make(escaped(" \t\n\\")), "to 5.18"),
    ]


class Mount(Record):
    """A mount, in the notation of ``fstab``."""

    source: Annotated[str, Field("What is mounted: a device, an export, or any name", kind="label")]
    mount_point: Annotated[str, Field("Where it is mounted", kind="identity", codec=MOUNT_POINT)]
    fstype: Annotated[str, Field("File system type, after a dot its subtype", kind="label")]
    options: Annotated[
        list[str] | str,
        Field("Options of the mount and of the file system; a text where they are not escaped as usual", codec=OPTIONS),
    ]
    dump_frequency: Annotated[int, Field("Always 0: whether to dump it, in fstab", kind="label")]
    pass_number: Annotated[int, Field("Always 0: order of file system checks, in fstab", kind="label")]


class MountInfo(Record):
    """A mount, with its place in the tree of mounts and its propagation.

    A mount whose parent is not listed is the root, or is mounted below a directory outside of the root.
    """

    mount_id: Annotated[int, Field("ID of the mount", kind="identity")]
    parent_id: Annotated[int, Field("ID of the mount it is mounted on, its own if at the top", kind="label")]
    device: Annotated[str, Field("Device of the files, as st_dev", kind="label", codec=pattern("[0-9]+:[0-9]+"))]
    root: Annotated[
        str, Field("What of the file system is mounted: a path in it, or an object's name", kind="label", codec=_ROOT)
    ]
    root_deleted: Annotated[bool, Field("Whether that was deleted (//deleted)", kind="flags")]
    mount_point: Annotated[
        str, Field("Where it is mounted, from the root of the process", kind="identity", codec=MOUNT_POINT)
    ]
    mount_options: Annotated[list[str] | str, Field("Options of the mount", kind="flags", codec=OPTIONS)]
    shared: Annotated[int | None, Field("Peer group of a shared mount", kind="label")]
    master: Annotated[int | None, Field("Peer group that a slave receives from", kind="label")]
    propagate_from: Annotated[
        int | None, Field("Nearest dominant peer group below the root of the process, if not the master", kind="label")
    ]
    unbindable: Annotated[bool, Field("Whether it cannot be bind mounted", kind="flags")]
    tags: Annotated[list[str], Field("Optional fields without a name yet", kind="label", codec=_TAGS)]
    fstype: Annotated[str, Field("File system type, after a dot its subtype", kind="label")]
    source: Annotated[str, Field("What is mounted: a device, an export, or any name", kind="label")]
    super_options: Annotated[
        list[str] | str,
        Field("Options of the file system; a text where they are not escaped as usual", kind="flags", codec=OPTIONS),
    ]


def _mounts(name: Codec) -> Layout:
    return Table(
        Mount,
        value("{source}", name),
        " {mount_point} ",
        value("{fstype}", name),
        " {options} {dump_frequency:d} {pass_number:d}",
    )


def _mountinfo(name: Codec) -> Layout:
    return Table(
        MountInfo,
        "{mount_id:d} {parent_id:d} {device} {root}",
        Flag("root_deleted", "//deleted"),
        " {mount_point} {mount_options}",
        Opt(" shared:{shared:d}"),
        Opt(" master:{master:d}"),
        Opt(" propagate_from:{propagate_from:d}"),
        Flag("unbindable", " unbindable"),
        Repeat("tags", " {}"),
        " - ",
        value("{fstype}", name),
        " ",
        value("{source}", name),
        " {super_options}",
    )


MOUNTS = Format(
    "PID/mounts",
    paths=("PID/mounts", "mounts"),
    variants=by_escapes(_mounts),
    source="fs/proc_namespace.c:show_vfsmnt",
)
MOUNTINFO = Format(
    "PID/mountinfo",
    variants=by_escapes(_mountinfo),
    source="fs/proc_namespace.c:show_mountinfo",
    since="2.6.26",
)
