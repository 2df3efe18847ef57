"""The rows of epoll, inotify and fanotify descriptors: what they watch, and for what."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Alt, Group, Line, Many, Opt, Stanza, flags, pattern
from procframe.record import Field, Record
from procframe_pid.fdinfo.common import DEV_T
from procframe_pid.fdinfo.open_flags import OPEN_FLAGS

__all__ = ["EVENTS", "EpollTarget", "FanotifyGroup", "FanotifyMark", "GpioLine", "InotifyWatch"]

EPOLL = flags(
    {
        0x1: "EPOLLIN",
        0x2: "EPOLLPRI",
        0x4: "EPOLLOUT",
        0x8: "EPOLLERR",
        0x10: "EPOLLHUP",
        0x20: "EPOLLNVAL",
        0x40: "EPOLLRDNORM",
        0x80: "EPOLLRDBAND",
        0x100: "EPOLLWRNORM",
        0x200: "EPOLLWRBAND",
        0x400: "EPOLLMSG",
        0x2000: "EPOLLRDHUP",
        1 << 27: "EPOLL_URING_WAKE",
        1 << 28: "EPOLLEXCLUSIVE",
        1 << 29: "EPOLLWAKEUP",
        1 << 30: "EPOLLONESHOT",
        1 << 31: "EPOLLET",
    }
)
"""include/uapi/linux/eventpoll.h."""
_COMMON = "ACCESS MODIFY ATTRIB CLOSE_WRITE CLOSE_NOWRITE OPEN MOVED_FROM MOVED_TO CREATE DELETE DELETE_SELF MOVE_SELF"
INOTIFY = flags(
    {
        **{1 << bit: f"IN_{name}" for bit, name in enumerate(_COMMON.split(" "))},
        0x2000: "IN_UNMOUNT",
        0x4000: "IN_Q_OVERFLOW",
        0x8000: "IN_IGNORED",
        0x1000000: "IN_ONLYDIR",
        0x2000000: "IN_DONT_FOLLOW",
        0x4000000: "IN_EXCL_UNLINK",
        0x8000000: "FS_EVENT_ON_CHILD",
        0x10000000: "IN_MASK_CREATE",
        0x20000000: "IN_MASK_ADD",
        0x40000000: "IN_ISDIR",
        0x80000000: "IN_ONESHOT",
    }
)
"""include/uapi/linux/inotify.h."""
FANOTIFY = flags(
    {
        **{1 << bit: f"FAN_{name}" for bit, name in enumerate(_COMMON.split(" "))},
        0x1000: "FAN_OPEN_EXEC",
        0x4000: "FAN_Q_OVERFLOW",
        0x8000: "FAN_FS_ERROR",
        0x10000: "FAN_OPEN_PERM",
        0x20000: "FAN_ACCESS_PERM",
        0x40000: "FAN_OPEN_EXEC_PERM",
        0x80000: "FAN_DIR_MODIFY",
        0x100000: "FAN_PRE_ACCESS",
        0x1000000: "FAN_MNT_ATTACH",
        0x2000000: "FAN_MNT_DETACH",
        0x8000000: "FAN_EVENT_ON_CHILD",
        0x10000000: "FAN_RENAME",
        0x40000000: "FAN_ONDIR",
    }
)
MARK = flags({0x40: "FAN_MARK_IGNORED_SURV_MODIFY", 0x200: "FAN_MARK_EVICTABLE", 0x400: "FAN_MARK_IGNORE"})
_GROUP = (
    "FAN_CLOEXEC FAN_NONBLOCK FAN_CLASS_CONTENT FAN_CLASS_PRE_CONTENT FAN_UNLIMITED_QUEUE FAN_UNLIMITED_MARKS"
    " FAN_ENABLE_AUDIT FAN_REPORT_PIDFD FAN_REPORT_TID FAN_REPORT_FID FAN_REPORT_DIR_FID FAN_REPORT_NAME"
    " FAN_REPORT_TARGET_FID FAN_REPORT_FD_ERROR FAN_REPORT_MNT"
)
GROUP = flags(_GROUP.split(" "))
"""include/uapi/linux/fanotify.h."""

_HANDLE = Opt("fhandle-bytes:{handle_bytes:x} fhandle-type:{handle_type:x} f_handle:{handle}")
_HANDLE_CODEC = pattern("(?:[0-9a-f]{2})*")


class EpollTarget(Record):
    """A descriptor that an epoll instance watches."""

    tfd: Annotated[int, Field("Number of the descriptor when it was added", kind="identity")]
    events: Annotated[list[str], Field("What it is watched for", kind="flags", codec=EPOLL)]
    data: Annotated[int, Field("Value that the process gets with an event", kind="label")]
    pos: Annotated[int | None, Field("Position in the file", unit="bytes", since="4.9")]
    inode: Annotated[int | None, Field("Inode of the file", kind="label", since="4.9")]
    device: Annotated[str | None, Field("Device of the file, as major:minor", kind="label", codec=DEV_T, since="4.9")]


class InotifyWatch(Record):
    """A watch of an inotify instance."""

    wd: Annotated[int, Field("Watch descriptor", kind="identity")]
    inode: Annotated[int, Field("Inode that is watched", kind="identity")]
    device: Annotated[str, Field("Device of the inode, as major:minor", kind="identity", codec=DEV_T)]
    mask: Annotated[list[str], Field("What it is watched for", kind="flags", codec=INOTIFY)]
    ignored_mask: Annotated[list[str], Field("Events to ignore, none", kind="flags", codec=INOTIFY)]
    handle_bytes: Annotated[
        int | None, Field("Length of the file handle; absent where the file system has none", unit="bytes")
    ]
    handle_type: Annotated[int | None, Field("Type of the file handle", kind="label")]
    handle: Annotated[
        str | None, Field("The file handle in hexadecimal, for open_by_handle_at", kind="label", codec=_HANDLE_CODEC)
    ]


class FanotifyGroup(Record):
    """What a fanotify instance was made for."""

    flags: Annotated[list[str], Field("Flags of fanotify_init", kind="flags", codec=GROUP)]
    event_flags: Annotated[list[str], Field("Flags of the descriptors in events", kind="flags", codec=OPEN_FLAGS)]


class FanotifyMark(Record):
    """A mark of a fanotify instance: on an inode, a mount, a file system or a mount namespace."""

    inode: Annotated[int | None, Field("Inode that is marked", kind="identity")]
    mnt_id: Annotated[int | None, Field("ID of the mount that is marked", kind="identity")]
    mnt_ns: Annotated[int | None, Field("Inode of the mount namespace that is marked", kind="identity", since="6.14")]
    device: Annotated[
        str | None, Field("Device of the inode or file system, as major:minor", kind="identity", codec=DEV_T)
    ]
    mark_flags: Annotated[list[str], Field("Flags of the mark", kind="flags", codec=MARK)]
    mask: Annotated[list[str], Field("Events that are wanted", kind="flags", codec=FANOTIFY)]
    ignored_mask: Annotated[list[str], Field("Events to ignore", kind="flags", codec=FANOTIFY)]
    handle_bytes: Annotated[
        int | None, Field("Length of the file handle; absent where the file system has none", unit="bytes")
    ]
    handle_type: Annotated[int | None, Field("Type of the file handle", kind="label")]
    handle: Annotated[
        str | None, Field("The file handle in hexadecimal, for open_by_handle_at", kind="label", codec=_HANDLE_CODEC)
    ]


class GpioLine(Record):
    """A line of a GPIO chip that was requested."""

    line: Annotated[int, Field("Number of the line on its chip", kind="identity")]


_MASKS = "mflags:{mark_flags:x} mask:{mask:x} ignored_mask:{ignored_mask:x}"

EVENTS = (
    Many(
        "targets",
        Stanza(
            EpollTarget,
            Line(
                "tfd: {tfd:8d} events: {events:8x} data: {data:16x}", Opt("  pos:{pos:d} ino:{inode:x} sdev:{device:x}")
            ),
        ),
    ),
    Many(
        "watches",
        Stanza(
            InotifyWatch,
            Line(
                "inotify wd:{wd:x} ino:{inode:x} sdev:{device:x} mask:{mask:x} ignored_mask:{ignored_mask:x} ", _HANDLE
            ),
        ),
    ),
    Group("fanotify", Stanza(FanotifyGroup, "fanotify flags:{flags:x} event-flags:{event_flags:x}")),
    Many(
        "marks",
        Stanza(
            FanotifyMark,
            Line(
                "fanotify ",
                Alt(
                    (f"ino:{{inode:x}} sdev:{{device:x}} {_MASKS} ", _HANDLE),
                    f"mnt_id:{{mnt_id:x}} {_MASKS}",
                    f"mnt_ns:{{mnt_ns:d}} {_MASKS}",
                    f"sdev:{{device:x}} {_MASKS}",
                ),
            ),
        ),
    ),
    Many("gpio_lines", Stanza(GpioLine, "gpio-line:\t{line:d}")),
)
"""The records that may stand among the keys of a file."""
