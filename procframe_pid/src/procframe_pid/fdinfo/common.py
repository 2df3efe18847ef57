"""What the files of all kinds of descriptors share: notations of single values, and locks."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import DEVICE, Alt, Codec, Line, Many, Stanza, pattern, sentinel, value
from procframe.record import Field, Record

__all__ = ["DEV_T", "LOCKS", "NANOSECONDS", "SIZES", "Lock"]

DEV_T = Codec(
    lambda number: f"{number >> 20}:{number & 0xFFFFF}",
    lambda device: int(device.partition(":")[0]) << 20 | int(device.partition(":")[2]),
)
"""The kernel's own ``dev_t``, printed as one number, as major:minor."""


def _nanoseconds(text: str) -> int:
    seconds, _, rest = text[1:-1].partition(", ")
    return int(seconds) * 10**9 + int(rest)


NANOSECONDS = Codec(
    _nanoseconds,
    lambda value: f"({value // 10**9}, {value % 10**9})",
    r"\((?:0|[1-9][0-9]{0,19}), (?:0|[1-9][0-9]{0,8})\)",
    schema="integer",
)
"""Seconds and nanoseconds in parentheses, as nanoseconds."""

_NUMBER = "(?:0|[1-9][0-9]{0,19})"


def _in(unit: int) -> Codec:
    def encode(size: int) -> str:
        if size % unit:
            raise ValueError(f"{size} bytes are no multiple of {unit}")
        return str(size // unit)

    return Codec(lambda text: int(text) * unit, encode, _NUMBER, schema="integer", exact=True)


_NO_SIZE = pattern(r"(?![ \t]*-?[0-9]+(?: [A-Za-z%]+)?(?:\n|\Z))(?![ \t]*[0-9]+[ \t]+[KM]iB)[^\n]*")
SIZES = Alt(
    ("{key}:\t", value("{}", _NO_SIZE)),
    ("{key}:\t", value("{}", _in(1 << 10)), " KiB"),
    ("{key}:\t", value("{}", _in(1 << 20)), " MiB"),
    # amdgpu aligns two of its keys.
    ("{key}: \t", value("{}", _in(1 << 10)), " KiB"),
)
"""The keys of graphics drivers: sizes are in bytes, whatever unit they are printed in."""

_NO_DEVICE = Codec(
    lambda text: None if text == "<none>" else DEVICE.decode(text),
    lambda device: "<none>" if device is None else DEVICE.encode(device),
    f"<none>|{DEVICE.pattern}",
)
_END = Codec(lambda text: text if text == "EOF" else int(text), str, "EOF|0|-?[1-9][0-9]{0,18}", schema="integer")


class Lock(Record):
    """A lock or lease that is held through the descriptor."""

    id: Annotated[int, Field("Number of the lock in this list", kind="identity")]
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
        int | None, Field("Process that took it; absent for `OFDLCK`", kind="label", codec=sentinel({-1: None}))
    ]
    device: Annotated[str | None, Field("Device of the file system, as major:minor", kind="label", codec=_NO_DEVICE)]
    inode: Annotated[int, Field("Inode of the file", kind="label")]
    start: Annotated[int, Field("First byte of the lock", unit="bytes")]
    end: Annotated[int | str, Field("Last byte of the lock, or `EOF`: whatever the length", unit="bytes", codec=_END)]


def _locks(access: str) -> Many:
    return Many(
        "locks",
        Stanza(
            Lock,
            Line(
                f"lock:\t{{id:d}}: {{type:<6s}} {{mode:<9s}} {access} {{pid:d}} {{device}}:{{inode:d}} {{start:d}} {{end}}"
            ),
        ),
    )


LOCKS = {"4.19": _locks("{access}"), "2.6": _locks("{access:<5s}")}
"""The locks as kernels print them from 4.19 on, and before."""
