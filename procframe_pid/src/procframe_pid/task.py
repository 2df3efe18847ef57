"""What several files of a process print alike: states, scheduling policies, limits, numbers that mean something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from procframe.host import Host
from procframe.layout import AnyCodec, Codec, PerHost, enum, pattern
from procframe.layout.memo import Memo

__all__ = [
    "ADDRESS",
    "ANY_NAME",
    "BOOL",
    "LIMIT",
    "NO_BREAK",
    "PATH",
    "POLICIES",
    "UNSET_ID",
    "WORD_LIMIT",
    "named_numbers",
    "numbers",
]

ANY_NAME = pattern(r"[^\0]{0,255}")
"""The name of a task as it is, which may hold anything but a NUL: 15 bytes, 63 of a kernel thread."""
NO_BREAK = pattern(r"[^\0\n]+")
"""Text of any bytes on one line."""
PATH = pattern(r"[^ \0]+(?: [^ \0]*)*?")
"""A path with nothing escaped, up to what the kernel adds."""
ADDRESS = Codec(
    lambda text: int(text, 16),
    lambda value: f"{value:08x}",
    "(?:[0-9a-f]{8}|[1-9a-f][0-9a-f]{8,15})",
    schema="integer",
    exact=True,
)
"""An address in hexadecimal, of eight digits or as many more as it needs."""
BOOL = Codec(
    lambda number: bool(number) if number in (0, 1) else number,
    int,
    schema="boolean",
    exact=True,
    unknown=lambda value: [] if value in (0, 1) else [str(value)],
)
"""0 and 1."""
POLICIES = enum(
    {
        0: "SCHED_OTHER",
        1: "SCHED_FIFO",
        2: "SCHED_RR",
        3: "SCHED_BATCH",
        4: "SCHED_ISO",
        5: "SCHED_IDLE",
        6: "SCHED_DEADLINE",
        7: "SCHED_EXT",
    }
)
"""Scheduling policies, include/uapi/linux/sched.h."""


def _unlimited(unlimited: int) -> Codec:
    return Codec(
        lambda number: "unlimited" if number == unlimited else number,
        lambda value: unlimited if value == "unlimited" else value,
        schema="integer",
        exact=True,
    )


WORD_LIMIT = PerHost(lambda host: _unlimited((1 << host.word_size) - 1))
"""A limit printed as a ``long``, all of whose bits are set where there is none."""


def _decode_limit(text: str) -> int | str:
    return text if text == "unlimited" else int(text)


def _encode_limit(value: int | str) -> str:
    return str(value) if value == "unlimited" else f"{value:d}"


LIMIT = Codec(_decode_limit, _encode_limit, "(?:unlimited|0|[1-9][0-9]{0,19})", schema="integer", exact=True)
"""A limit printed as a number or the word ``unlimited``."""
UNSET_ID = Codec(
    lambda number: None if number == 0xFFFFFFFF else number,
    lambda value: 0xFFFFFFFF if value is None else value,
    schema="integer",
    exact=True,
)
"""An identifier of 32 bits, all of which are set while there is none."""

_NUMBER = "(?:0|[1-9][0-9]{0,19})"


def numbers(separator: str, *, empty: bool = True) -> Codec:
    """A list of numbers between separators, which may be ``empty``."""
    return Codec(
        lambda text: list(map(int, text.split(separator))) if text else [],
        lambda value: separator.join([f"{number:d}" for number in value]),
        f"(?:{_NUMBER}(?:{re.escape(separator)}{_NUMBER})*){'?' if empty else ''}",
        schema="array",
        exact=True,
    )


def named_numbers(separator: str, *names: str, last: PerHost | None = None) -> AnyCodec:
    """Some numbers between separators as a dictionary by name; ``last`` is the codec of the last one."""

    def make(host: Host) -> Codec:
        inner = last.make(host) if last is not None else None

        def convert(text: str) -> dict[str, Any]:
            values: dict[str, Any] = dict(zip(names, map(int, text.split(separator)), strict=True))
            if inner is not None:
                values[names[-1]] = inner.decode(values[names[-1]])
            return values

        known = Memo(convert)

        def encode(value: Mapping[str, Any]) -> str:
            values = [value[name] for name in names]
            if inner is not None:
                values[-1] = inner.encode(values[-1])
            return separator.join([f"{number:d}" for number in values])

        return Codec(
            lambda text: known[text].copy(),
            encode,
            re.escape(separator).join([_NUMBER] * len(names)),
            schema="object",
            exact=True,
        )

    return PerHost(make) if last is not None else make(Host())
