"""Flags of an open file, as each architecture numbers them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from procframe.layout import Codec, PerHost, flags

__all__ = ["OPEN_FLAGS"]

_GENERIC = {
    "O_CREAT": 0o100,
    "O_EXCL": 0o200,
    "O_NOCTTY": 0o400,
    "O_TRUNC": 0o1000,
    "O_APPEND": 0o2000,
    "O_NONBLOCK": 0o4000,
    "O_DSYNC": 0o10000,
    "FASYNC": 0o20000,
    "O_DIRECT": 0o40000,
    "O_LARGEFILE": 0o100000,
    "O_DIRECTORY": 0o200000,
    "O_NOFOLLOW": 0o400000,
    "O_NOATIME": 0o1000000,
    "O_CLOEXEC": 0o2000000,
    "__O_SYNC": 0o4000000,
    "O_PATH": 0o10000000,
    "__O_TMPFILE": 0o20000000,
    "FMODE_EXEC": 0x20,
    "FMODE_NONOTIFY": 0x4000000,
}
"""include/uapi/asm-generic/fcntl.h, and what the kernel itself adds for exec and fanotify."""
_ARM = {"O_DIRECTORY": 0o40000, "O_NOFOLLOW": 0o100000, "O_DIRECT": 0o200000, "O_LARGEFILE": 0o400000}
_DIFFERENT = {
    "alpha": {
        "O_CREAT": 0o1000,
        "O_TRUNC": 0o2000,
        "O_EXCL": 0o4000,
        "O_NOCTTY": 0o10000,
        "O_NONBLOCK": 0o4,
        "O_APPEND": 0o10,
        "O_DSYNC": 0o40000,
        "O_DIRECTORY": 0o100000,
        "O_NOFOLLOW": 0o200000,
        "O_LARGEFILE": 0o400000,
        "O_DIRECT": 0o2000000,
        "O_NOATIME": 0o4000000,
        "O_CLOEXEC": 0o10000000,
        "__O_SYNC": 0o20000000,
        "O_PATH": 0o40000000,
        "__O_TMPFILE": 0o100000000,
    },
    "aarch64": _ARM,
    "arm": _ARM,
    "m68k": _ARM,
    "mips": {
        "O_APPEND": 0x8,
        "O_DSYNC": 0x10,
        "O_NONBLOCK": 0x80,
        "O_CREAT": 0x100,
        "O_TRUNC": 0x200,
        "O_EXCL": 0x400,
        "O_NOCTTY": 0x800,
        "FASYNC": 0x1000,
        "O_LARGEFILE": 0x2000,
        "__O_SYNC": 0x4000,
        "O_DIRECT": 0x8000,
    },
    "parisc": {
        "O_APPEND": 0o10,
        "O_CREAT": 0o400,
        "O_EXCL": 0o2000,
        "O_LARGEFILE": 0o4000,
        "__O_SYNC": 0o100000,
        "O_NONBLOCK": 0o200000,
        "O_NOCTTY": 0o400000,
        "O_DSYNC": 0o1000000,
        "O_NOATIME": 0o4000000,
        "O_CLOEXEC": 0o10000000,
        "O_DIRECTORY": 0o10000,
        "O_NOFOLLOW": 0o200,
        "O_PATH": 0o20000000,
        "__O_TMPFILE": 0o40000000,
    },
    "ppc": {"O_DIRECTORY": 0o40000, "O_NOFOLLOW": 0o100000, "O_LARGEFILE": 0o200000, "O_DIRECT": 0o400000},
    "sparc": {
        "O_APPEND": 0x8,
        "FASYNC": 0x40,
        "O_CREAT": 0x200,
        "O_TRUNC": 0x400,
        "O_EXCL": 0x800,
        "O_DSYNC": 0x2000,
        "O_NONBLOCK": 0x4000,
        "O_NOCTTY": 0x8000,
        "O_LARGEFILE": 0x40000,
        "O_DIRECT": 0x100000,
        "O_NOATIME": 0x200000,
        "O_CLOEXEC": 0x400000,
        "__O_SYNC": 0x800000,
        "O_PATH": 0x1000000,
        "__O_TMPFILE": 0x2000000,
    },
}
"""What arch/*/include/uapi/asm/fcntl.h define otherwise, by the beginning of the architecture's name."""
_ACCESS = ("O_RDONLY", "O_WRONLY", "O_RDWR", "O_ACCMODE")


@cache
def _of(architecture: str | None) -> Codec:
    family = next((name for name in _DIFFERENT if architecture and architecture.startswith(name)), "")
    numbers = {**_GENERIC, **_DIFFERENT.get(family, {})}
    rest = flags(
        {
            **{number: name for name, number in numbers.items()},
            numbers["__O_SYNC"] | numbers["O_DSYNC"]: "O_SYNC",
            numbers["__O_TMPFILE"] | numbers["O_DIRECTORY"]: "O_TMPFILE",
        }
    )

    def encode(value: Iterable[str]) -> int:
        access, *others = value
        if access not in _ACCESS:
            raise ValueError(f"flags begin with one of {', '.join(_ACCESS)}, not with {access}")
        mask: int = rest.encode(others)
        return _ACCESS.index(access) | mask

    assert rest.unknown is not None
    unknown = rest.unknown
    return Codec(
        lambda mask: [_ACCESS[mask & 3], *rest.decode(mask & ~3)],
        encode,
        schema="array",
        unknown=lambda value: unknown([name for name in value if name not in _ACCESS]),
    )


OPEN_FLAGS = PerHost(lambda host: _of(host.architecture))
"""The flags of ``open``: how the file is accessed, then the others by name."""
