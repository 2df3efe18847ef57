"""What kind of tree is at a path."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from procframe.errors import ReadError
from procframe.tree.live import LiveTree, is_proc
from procframe.tree.reasons import reason

if TYPE_CHECKING:
    from procframe.host import Host
    from procframe.tree.base import Tree

__all__ = ["open_tree"]


def open_tree(where: str | os.PathLike[str], host: Host | None, exact: bool) -> Tree:
    """The tree at a path; see ``Tree.open``."""
    path = os.fspath(where)
    name = os.path.normpath(path) if path else path
    if name == "/proc":
        return LiveTree(name, host)
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            return _open_directory(name, host, exact)
        if stat.S_ISREG(mode):
            from procframe.tree.archive import ArchiveTree, is_archive

            if is_archive(path):
                return ArchiveTree(path, host, exact=exact)
            raise ReadError(path, "it is no tree: neither a directory nor a tar archive (plain, gz, bz2, xz or zst)")
    except (OSError, ValueError) as error:
        number = getattr(error, "errno", errno.ENOENT)
        raise ReadError(path, reason(number), number) from None
    raise ReadError(path, "it is no tree: a device, pipe or socket")


def _open_directory(name: str, host: Host | None, exact: bool) -> Tree:
    for place in (name,) if exact else (name, os.path.join(name, "proc")):
        if is_proc(place):
            if os.path.lexists(os.path.join(place, "self")):
                return LiveTree(place, host)
            raise ReadError(name, "it is a part of a proc; open the proc itself, and name the part as a path in it")
    from procframe.tree.directory import DirectoryTree

    os.scandir(name).close()  # to say now, and not by an empty tree, that it may not be listed
    return DirectoryTree(name, host, exact=exact)
