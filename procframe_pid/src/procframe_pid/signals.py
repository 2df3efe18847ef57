"""Signals by name: a number of one, and masks of many, as the architecture numbers them."""

from __future__ import annotations

from functools import cache

from procframe.host import Host
from procframe.layout import Codec, PerHost, flags

__all__ = ["SIGNAL", "SIGNALS_31", "SIGNAL_SET", "names_of"]

_GENERIC = (
    "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG"
    " XCPU XFSZ VTALRM PROF WINCH IO PWR SYS"
)
_ALPHA = (
    "HUP INT QUIT ILL TRAP ABRT EMT FPE KILL BUS SEGV SYS PIPE ALRM TERM URG STOP TSTP CONT CHLD TTIN TTOU IO XCPU XFSZ"
    " VTALRM PROF WINCH INFO USR1 USR2"
)
_MIPS = (
    "HUP INT QUIT ILL TRAP ABRT EMT FPE KILL BUS SEGV SYS PIPE ALRM TERM USR1 USR2 CHLD PWR WINCH URG IO STOP TSTP CONT"
    " TTIN TTOU VTALRM PROF XCPU XFSZ"
)
_PARISC = (
    "HUP INT QUIT ILL TRAP ABRT STKFLT FPE KILL BUS SEGV XCPU PIPE ALRM TERM USR1 USR2 CHLD PWR VTALRM PROF IO WINCH"
    " STOP TSTP CONT TTIN TTOU URG XFSZ SYS"
)
"""The signals from 1 on, arch/*/include/uapi/asm/signal.h; real-time signals follow them."""
_BY_ARCHITECTURE = {
    "alpha": _ALPHA,
    "mips": _MIPS,
    "parisc": _PARISC,
    "sparc": _ALPHA.replace("INFO", "LOST"),
}


@cache
def names_of(architecture: str | None) -> tuple[str, ...]:
    """The names of the signals from 1 on: 64 of them, 128 on MIPS.

    >>> names_of("x86_64")[16], names_of("sparc64")[19], names_of(None)[33]
    ('SIGCHLD', 'SIGCHLD', 'SIGRTMIN+2')
    """
    family = next((name for name in _BY_ARCHITECTURE if architecture and architecture.startswith(name)), "")
    count = 128 if family == "mips" else 64
    first = [f"SIG{name}" for name in _BY_ARCHITECTURE.get(family, _GENERIC).split(" ")]
    return (*first, "SIGRTMIN", *(f"SIGRTMIN+{number}" for number in range(1, count - len(first))))


def _signal(host: Host) -> Codec:
    names = dict(enumerate(names_of(host.architecture), 1))
    numbers = {name: number for number, name in names.items()}
    return Codec(
        lambda number: names.get(number, number), lambda name: numbers.get(name, name), schema="string", exact=True
    )


SIGNAL = PerHost(_signal)
"""The number of a signal by its name; another number (0, -1) stays one."""


SIGNALS_31 = PerHost(lambda host: flags(names_of(host.architecture)[:31]).but(exact=True))
"""A mask of the first 31 signals as a list of names."""


def _signal_set(host: Host) -> Codec:
    names = names_of(host.architecture)
    inner = flags(names)
    digits = len(names) // 4

    def decode(text: str) -> list[str]:
        # MIPS has more signals than the others: where nobody said that this is one, the mask stays as it is.
        return list(inner.decode(int(text, 16))) if len(text) == digits else [text]

    def encode(value: list[str]) -> str:
        return value[0] if value and len(value[0]) == 32 else f"{inner.encode(value):0{digits}x}"

    return Codec(
        decode,
        encode,
        f"(?:[0-9a-f]{{{digits}}}|[0-9a-f]{{32}})",
        schema="array",
        exact=True,
    )


SIGNAL_SET = PerHost(_signal_set)
"""A mask of all signals in hexadecimal as a list of names."""
