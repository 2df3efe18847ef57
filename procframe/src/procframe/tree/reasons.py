"""Why a file could not be read, in words that say what to do."""

from __future__ import annotations

import errno
import os

__all__ = ["DIRECTORY", "MISSING", "reason"]

MISSING = "no such file"
DIRECTORY = "it is a directory; name the files in it, e.g. with a trailing /*"

_REASONS = {
    errno.ENOENT: MISSING,
    errno.ENOTDIR: "no such file: what stands before its last component is no directory",
    errno.EISDIR: DIRECTORY,
    errno.ESRCH: "the process has exited, or has none of this (a kernel thread has no memory of its own)",
    errno.EINVAL: "the kernel has nothing to say here (invalid argument), as when the feature behind it is not in use",
    errno.EIO: "the kernel has nothing to say here now (input/output error)",
    errno.EOPNOTSUPP: "the kernel does not support reading it on this machine (operation not supported)",
    errno.ENODATA: "the kernel has no data for it",
    errno.ENXIO: "there is no such device behind it any more",
    errno.ENODEV: "there is no such device behind it any more",
    errno.EAGAIN: "it has nothing to give now, and a read would wait for it",
    errno.ELOOP: "its symbolic links lead in a circle",
    errno.EINTR: "the read was interrupted; try again",
    errno.EMFILE: "too many files are open; raise the limit with ulimit -n",
    errno.ENFILE: "too many files are open on the whole system",
}


def reason(number: int | None) -> str:
    """The reason for a system's error number."""
    if number is None:
        return "it cannot be read"
    if number in (errno.EACCES, errno.EPERM):
        if os.geteuid() == 0:
            return "permission denied even to root: a security module, kernel lockdown or a user namespace forbids it"
        return "permission denied; run as root (sudo) to read it"
    return _REASONS.get(number) or os.strerror(number).lower()
