"""``/proc/locks``: locks and leases on files, and who waits for them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import DEVICE, Codec, Table, sentinel
from procframe.record import Field, Record

__all__ = ["FORMAT", "Lock"]

DEPTH = Codec(
    lambda text: len(text) - 2 if text else 0,
    lambda depth: f"{'-> ':>{depth + 2}}" if depth else "",
    "(?: *-> )?",
    schema="integer",
)
"""An arrow that moves to the right by the depth."""

NO_DEVICE = Codec(
    lambda text: None if text == "<none>" else DEVICE.decode(text),
    lambda device: "<none>" if device is None else DEVICE.encode(device),
    f"<none>|{DEVICE.pattern}",
)
"""A device, or ``<none>``."""

END = Codec(
    lambda text: text if text == "EOF" else int(text),
    str,
    "EOF|0|-?[1-9][0-9]{0,18}",
    schema="integer",
)
"""An offset, or ``EOF``."""


class Lock(Record):
    """A lock or a lease, or (``depth`` above 0) a request that waits for the one before it with a smaller depth."""

    id: Annotated[int, Field("Number of the lock in this list; who waits for a lock has its number", kind="identity")]
    depth: Annotated[int, Field("0 where it is held; else how deep it is in the tree of those that wait", codec=DEPTH)]
    type: Annotated[
        str,
        Field("`POSIX`, `OFDLCK` (of an open file description), `FLOCK`, `LEASE`, `DELEG` or `ACCESS`", kind="label"),
    ]
    mode: Annotated[
        str,
        Field(
            "`ADVISORY`, until 5.14 `MANDATORY`, `*NOINODE*`; of a lease `ACTIVE`, `BREAKING` or `BREAKER`",
            kind="label",
        ),
    ]
    access: Annotated[str, Field("`READ`, `WRITE`, `UNLCK`; until 5.16 `RW` and `NONE` too", kind="label")]
    pid: Annotated[
        int | None,
        Field(
            "Process that holds it; absent for an open file description", kind="identity", codec=sentinel({-1: None})
        ),
    ]
    device: Annotated[str | None, Field("Device of the file system, as major:minor", kind="identity", codec=NO_DEVICE)]
    inode: Annotated[int, Field("Inode of the file", kind="identity")]
    start: Annotated[int, Field("First byte of the lock", unit="bytes")]
    end: Annotated[int | str, Field("Last byte of the lock, or `EOF`: whatever the length", unit="bytes", codec=END)]


def _locks(access: str) -> Table:
    return Table(
        Lock,
        f"{{id:d}}: {{depth}}{{type:<6s}} {{mode:<9s}} {access} {{pid:d}} {{device}}:{{inode:d}} {{start:d}} {{end}}",
    )


FORMAT = Format(
    "locks",
    variants=(
        Variant("plain", _locks("{access}"), "4.19+"),
        Variant("aligned", _locks("{access:<5s}"), "to 4.18"),
    ),
    source="fs/locks.c:lock_get_status",
)
