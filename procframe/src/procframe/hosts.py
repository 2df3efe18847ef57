"""Hosts that are not read from files: this machine, and those written by hand (``s390x``, ``word_size=32``)."""

from __future__ import annotations

import os
import struct
import sys
import time
from typing import Literal, NamedTuple

import msgspec

from procframe.errors import ProcframeError
from procframe.host import Host

__all__ = ["ARCHITECTURES", "Architecture", "architecture_of", "live_host", "parse_host"]


class Architecture(NamedTuple):
    """The facts that an architecture decides, with the commonest page size where a kernel has a choice."""

    byte_order: Literal["little", "big"]
    word_size: int
    page_size: int = 4096
    clock_ticks: int = 100


_L32 = Architecture("little", 32)
_L64 = Architecture("little", 64)
_B32 = Architecture("big", 32)
_B64 = Architecture("big", 64)

ARCHITECTURES: dict[str, Architecture] = {
    "aarch64": _L64,
    "aarch64_be": _B64,
    "alpha": Architecture("little", 64, 8192, 1024),  # USER_HZ of arch/alpha/include/asm/param.h
    "arc": Architecture("little", 32, 8192),
    "arceb": Architecture("big", 32, 8192),
    "armv5tel": _L32,
    "armv6l": _L32,
    "armv7l": _L32,
    "armv7b": _B32,
    "armv8l": _L32,
    "csky": _L32,
    "hexagon": _L32,
    "i386": _L32,
    "i486": _L32,
    "i586": _L32,
    "i686": _L32,
    "ia64": Architecture("little", 64, 16384),
    "loongarch64": Architecture("little", 64, 16384),
    "m68k": _B32,
    "microblaze": _B32,
    "microblazeel": _L32,
    "mips": _B32,
    "mips64": _B64,
    "mips64el": _L64,
    "mipsel": _L32,
    "nios2": _L32,
    "openrisc": Architecture("big", 32, 8192),
    "parisc": _B32,
    "parisc64": _B64,
    "ppc": _B32,
    "ppc64": Architecture("big", 64, 65536),
    "ppc64le": Architecture("little", 64, 65536),
    "riscv32": _L32,
    "riscv64": _L64,
    "s390": _B32,
    "s390x": _B64,
    "sh4": _L32,
    "sh4eb": _B32,
    "sparc": _B32,
    "sparc64": Architecture("big", 64, 8192),
    "x86_64": _L64,
    "xtensa": _L32,
}
"""By the name that ``uname -m`` gives, with ``el`` or ``be`` added where it does not tell byte orders apart."""

_ALIASES = {
    "amd64": "x86_64",
    "arm": "armv7l",
    "arm64": "aarch64",
    "armel": "armv5tel",
    "armhf": "armv7l",
    "hppa": "parisc",
    "loong64": "loongarch64",
    "or1k": "openrisc",
    "powerpc": "ppc",
    "powerpc64": "ppc64",
    "powerpc64le": "ppc64le",
    "ppc64el": "ppc64le",
    "x64": "x86_64",
    "x86": "i686",
}
"""Other names: Debian's, and those that people use."""


def architecture_of(name: str) -> str | None:
    """The name in ``ARCHITECTURES`` of an architecture, whichever of its names is given; ``None`` where unknown.

    >>> architecture_of("arm64"), architecture_of("armv6hf"), architecture_of("z80")
    ('aarch64', 'armv6l', None)
    """
    name = _ALIASES.get(name.lower(), name.lower())
    if name in ARCHITECTURES:
        return name
    if name.startswith("armv"):
        digit = name[4:5]
        found = f"armv{digit}{'b' if name.endswith('b') else 'tel' if digit == '5' else 'l'}"
        return found if found in ARCHITECTURES else "armv7b" if name.endswith("b") else "armv5tel"
    return None


def parse_host(text: str, base: Host | None = None) -> Host:
    """The host of a text such as ``s390x``, ``byte_order=big,word_size=32`` or ``ppc64,page_size=4096``.

    The items, separated by commas, change the facts of ``base`` one after the other; an architecture by itself brings
    all that it decides. ``ProcframeError`` says what can be written where an item makes no sense.
    """
    facts = (base or Host()).to_dict()
    for item in text.split(","):
        name, equals, value = (part.strip() for part in item.partition("="))
        if not name:
            continue
        if not equals or name == "architecture":
            known = architecture_of(value if equals else name)
            if known is not None:
                facts.update(ARCHITECTURES[known]._asdict(), architecture=known)
            elif equals:
                facts["architecture"] = value
            else:
                raise ProcframeError(
                    f"host: {name!r} is no architecture; use KEY=VALUE with one of {', '.join(facts)}, or one of "
                    + ", ".join(ARCHITECTURES)
                )
        elif name in facts:
            facts[name] = _value(name, value)
        else:
            raise ProcframeError(f"host: {name!r} is no fact about a host; the facts are {', '.join(facts)}")
    return Host.from_dict(facts)


def live_host() -> Host:
    """The machine that this program runs on."""
    system = os.uname()
    known = ARCHITECTURES.get(system.machine)
    return Host(
        byte_order=sys.byteorder,
        # A 32-bit program may run on a 64-bit kernel, whose word it is that files are printed with.
        word_size=known.word_size if known is not None else struct.calcsize("P") * 8,
        page_size=os.sysconf("SC_PAGE_SIZE"),
        clock_ticks=os.sysconf("SC_CLK_TCK"),
        kernel_release=system.release,
        architecture=system.machine,
        cpu_count=os.cpu_count(),
        boot_time=_boot_time(),
    )


def _boot_time() -> int:
    # What the kernel prints as btime, by the same subtraction; /proc/stat itself is long where there are many CPUs.
    return (time.time_ns() - time.clock_gettime_ns(time.CLOCK_BOOTTIME)) // 1_000_000_000


def _value(name: str, value: str) -> str | int | None:
    field = next(field for field in msgspec.structs.fields(Host) if field.encode_name == name)
    if value in ("", "none", "None", "null") and field.default is None:
        return None
    if "int" not in str(field.type):
        return value
    try:
        return int(value, 0)
    except ValueError:
        raise ProcframeError(f"host: {name} is a number, not {value!r}") from None
