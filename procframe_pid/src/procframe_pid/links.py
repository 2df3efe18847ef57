"""The links of a process: ``exe``, ``cwd``, ``root``, ``fd/*``, ``ns/*`` and ``map_files/*``; and those to the reader's own."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Flag, Link, pattern
from procframe.record import Field, Record
from procframe_pid.task import PATH

__all__ = ["CWD", "EXE", "FD", "MAP_FILES", "NS", "ROOT", "SELF", "THREAD_SELF"]

KIND = pattern("[A-Za-z_]+")
NAME = pattern(r"[^\0]+")


class Path(Record):
    """The path of a file that a process has, as the kernel puts it together."""

    path: Annotated[str, Field("Path of the file, below the reader's root", kind="label", codec=PATH)]
    deleted: Annotated[
        bool, Field("Whether the path is followed by `` (deleted)``: that of an unlinked file is, or it ends so itself")
    ] = False


class Descriptor(Record):
    """What a file descriptor stands for: a path, or something without one, such as a socket."""

    kind: Annotated[
        str | None, Field("What it is if it has no path: socket, pipe, anon_inode, mnt, net, ...", codec=KIND)
    ] = None
    inode: Annotated[int | None, Field("Inode of the socket, pipe or namespace", kind="label")] = None
    name: Annotated[
        str | None, Field("Name of an anonymous inode: ``[eventfd]``, ``inotify``, ``bpf-map``, ...", codec=NAME)
    ] = None
    path: Annotated[str | None, Field("Path of the file, below the reader's root", kind="label", codec=PATH)] = None
    deleted: Annotated[
        bool, Field("Whether the path is followed by `` (deleted)``: that of an unlinked file is, or it ends so itself")
    ] = False


class Namespace(Record):
    """A namespace of a process."""

    kind: Annotated[str, Field("Kind of the namespace: mnt, net, pid, user, ...", codec=KIND)]
    inode: Annotated[int, Field("Inode of the namespace, the same for all processes in it", kind="identity")]


class Reader(Record):
    """The process, or the thread of it, that reads the link."""

    pid: Annotated[int, Field("Process that reads it, as its PID namespace numbers it", kind="identity")]
    tid: Annotated[int | None, Field("Thread that reads it", kind="identity")] = None


PATH_OR_DELETED = ("{path}", Flag("deleted", " (deleted)"))

EXE = Format("PID/exe", Link(Path, *PATH_OR_DELETED), source="fs/proc/base.c:proc_exe_link")
CWD = Format("PID/cwd", Link(Path, *PATH_OR_DELETED), source="fs/proc/base.c:proc_cwd_link")
ROOT = Format("PID/root", Link(Path, *PATH_OR_DELETED), source="fs/proc/base.c:proc_root_link")
MAP_FILES = Format(
    "PID/map_files/<range>", Link(Path, *PATH_OR_DELETED), source="fs/proc/base.c:map_files_get_link", since="3.3"
)
FD = Format(
    "PID/fd/<fd>",
    Link(Descriptor, Alt("{kind}:[{inode:d}]", "{kind}:{name}", PATH_OR_DELETED)),
    source="fs/proc/fd.c:proc_fd_link",
)
NS = Format(
    "PID/ns/<namespace>",
    Link(Namespace, "{kind}:[{inode:d}]"),
    source="fs/proc/namespaces.c:proc_ns_readlink",
    since="3.0",
)
SELF = Format("self", Link(Reader, "{pid:d}"), source="fs/proc/self.c:proc_self_get_link")
THREAD_SELF = Format(
    "thread-self",
    Link(Reader, "{pid:d}/task/{tid:d}"),
    source="fs/proc/thread_self.c:proc_thread_self_get_link",
    since="3.17",
)
