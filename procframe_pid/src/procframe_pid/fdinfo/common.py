"""What the files of all kinds of descriptors share: notations of single values, and locks."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import DEVICE, Alt, Codec, Line, Many, Stanza, sentinel, value
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

_UNITS = {"": 1, " KiB": 1 << 10, " MiB": 1 << 20}
_NUMBER = "(?:0|[1-9][0-9]{0,19})"


def _size(text: str) -> int:
    return int(text[:-4]) * _UNITS[text[-4:]] if text[-1] == "B" else int(text)


def _print_size(size: int | str) -> str:
    if isinstance(size, str):
        return size
    unit = max((scale, unit) for unit, scale in _UNITS.items() if size % scale == 0) if size else (1, "")
    return f"{size // unit[0]}{unit[1]}"


SIZES = Alt(
    # drm_fdinfo_print_size takes the largest unit that leaves no rest, other drivers always kibibytes.
    ("{key}:\t", value("{}", Codec(_size, _print_size, f"{_NUMBER}(?: [KM]iB)?", schema="integer"))),
    (
        "{key}:\t",
        value("{}", Codec(_size, lambda size: f"{size >> 10} KiB", f"{_NUMBER} KiB", schema="integer")),
    ),
    "{key}:\t{}",
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
