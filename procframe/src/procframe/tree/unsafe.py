"""The files that a walk never reads, each with the reason: the one table that decides it.

Reading one of them blocks, takes away what another reader waits for, changes the machine, or gives as much as there is
memory. Other files that cannot be read say so by their mode and need no entry here.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from procframe.path import PatternIndex, ProcPath

__all__ = ["UNSAFE", "WRITE_ONLY", "Unsafe", "unsafe"]


class Unsafe(NamedTuple):
    """An entry of the table: the ``name`` is a path pattern, ``reason`` continues "not read: "."""

    name: str
    kind: Literal["stream", "image", "write-only"]
    reason: str

    @property
    def paths(self) -> tuple[str]:
        """The pattern, as ``PatternIndex`` wants it."""
        return (self.name,)


_LOG = "a read waits for the next message and takes it from other readers; use dmesg"
_EVENTS = "a read waits for the next event and takes it from other readers"
_MEMORY = "it is as large as memory"
_ADDRESSES = "it is as large as the address space"
_PART = "read a part of it with --range"
_UPCALLS = "a read waits for a request of the kernel and takes it from the daemon that answers it"
_FIFO = "a read takes what another reader waits for"
_DEVICE = "it is a device's control file with no content"
WRITE_ONLY = "it can only be written"
_EXCHANGE = "it answers what was written to it before, and holds nothing else"

UNSAFE: tuple[Unsafe, ...] = (
    Unsafe("kmsg", "stream", _LOG),
    Unsafe("acpi/event", "stream", _EVENTS),
    Unsafe("sal/<class>/event", "stream", _EVENTS),
    Unsafe("isdn/divert", "stream", _EVENTS),
    Unsafe("powerpc/rtas/error_log", "stream", _EVENTS),
    Unsafe("ppc64/rtas/error_log", "stream", _EVENTS),
    Unsafe("rtas/error_log", "stream", _EVENTS),
    Unsafe("net/rpc/<cache>/channel", "stream", _UPCALLS),
    Unsafe("net/tcpprobe", "stream", _EVENTS),
    Unsafe("net/dccpprobe", "stream", _EVENTS),
    Unsafe("net/sctpprobe", "stream", _EVENTS),
    Unsafe("net/hysdn/cardlog<card>", "stream", _EVENTS),
    Unsafe("net/hysdn/cardconf<card>", "stream", _EVENTS),
    Unsafe("net/can/reset_stats", "stream", "a read resets the statistics of CAN"),
    Unsafe("bytestream-fifo", "stream", _FIFO),
    Unsafe("int-fifo", "stream", _FIFO),
    Unsafe("record-fifo", "stream", _FIFO),
    Unsafe("systemtap/stap_<id>/<file>", "stream", _FIFO),
    Unsafe("driver/vmci", "stream", _DEVICE),
    Unsafe("vmblock/dev", "stream", _DEVICE),
    Unsafe("vmblock/mountPoint/<name>", "stream", _DEVICE),
    Unsafe("scsi/esas2r/ATTONode", "stream", _DEVICE),
    Unsafe("xen/privcmd", "stream", _DEVICE),
    Unsafe("xen/xenbus", "stream", "it speaks the protocol of the xenstore, which a read would disturb"),
    Unsafe("fs/nfsd/filehandle", "stream", _EXCHANGE),
    Unsafe("kcore", "image", _MEMORY),
    Unsafe("vmcore", "image", _MEMORY),
    Unsafe("kpagecount", "image", f"{_MEMORY}; {_PART}"),
    Unsafe("kpageflags", "image", f"{_MEMORY}; {_PART}"),
    Unsafe("kpagecgroup", "image", f"{_MEMORY}; {_PART}"),
    Unsafe("PID/mem", "image", _ADDRESSES),
    Unsafe("PID/pagemap", "image", f"{_ADDRESSES}; {_PART}"),
    # Most of these say so by their mode, but not to every kernel's taste, and a process's files are not asked for it.
    Unsafe("sysrq-trigger", "write-only", WRITE_ONLY),
    Unsafe("PID/clear_refs", "write-only", WRITE_ONLY),
    Unsafe("PID/reclaim", "write-only", WRITE_ONLY),
    Unsafe("asound/card<card>/ca0106_i2c", "write-only", WRITE_ONLY),
    Unsafe("fs/aufs/plink_maint", "write-only", WRITE_ONLY),
    Unsafe("fs/nfsd/unlock_filesystem", "write-only", WRITE_ONLY),
    Unsafe("fs/nfsd/unlock_ip", "write-only", WRITE_ONLY),
    Unsafe("uid_cputime/remove_uid_range", "write-only", WRITE_ONLY),
    Unsafe("uid_procstat/set", "write-only", WRITE_ONLY),
)

_INDEX: PatternIndex[Unsafe] = PatternIndex()
for _entry in UNSAFE:
    _INDEX.add(_entry)

# Nearly every path of a walk is harmless, and its last component (or its beginning) says so at once.
_LAST = frozenset(last for entry in UNSAFE if "<" not in (last := entry.name.rpartition("/")[2]))
_BEGINNING = re.compile(
    "|".join(entry.name.partition("<")[0] for entry in UNSAFE if "<" in entry.name.rpartition("/")[2])
)


def unsafe(key: str) -> Unsafe | None:
    """The table's entry for a key, if it has one.

    >>> unsafe("123/task/4/mem").kind, unsafe("net/tcp")
    ('image', None)
    """
    if key.rpartition("/")[2] not in _LAST and not _BEGINNING.search(key):
        return None
    found = _INDEX.match(ProcPath.of(key))
    return found[0] if found else None
