"""``/proc/kmsg``: the messages of the kernel, as ``syslogd`` reads them.

It is a stream, which a walk does not read; a copy of what was read from it is a file as any other.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, Opt, Table, pattern, split_number
from procframe.record import Field, Record

__all__ = ["FORMAT", "Message"]

_LEVELS = ("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug")
_FACILITIES = [
    "kern",
    "user",
    "mail",
    "daemon",
    "auth",
    "syslog",
    "lpr",
    "news",
    "uucp",
    "cron",
    "authpriv",
    "ftp",
    "12",
    "13",
    "14",
    "15",
    "local0",
    "local1",
    "local2",
    "local3",
    "local4",
    "local5",
    "local6",
    "local7",
]
"""<sys/syslog.h>; the facility of what the kernel itself says is ``kern``."""


def _decode(priority: int) -> str:
    facility, level = divmod(priority, 8)
    name = _FACILITIES[facility] if facility < len(_FACILITIES) else str(facility)
    return f"{name}.{_LEVELS[level]}"


def _encode(text: str) -> int:
    facility, _, level = text.partition(".")
    number = _FACILITIES.index(facility) if facility in _FACILITIES else int(facility)
    return number * 8 + _LEVELS.index(level)


PRIORITY = Codec(_decode, _encode)
"""Facility and level, as ``kern.info``."""


class Message(Record):
    """A line of a message of the kernel."""

    priority: Annotated[str, Field("Facility and level, such as `kern.info`", kind="label", codec=PRIORITY)]
    time: Annotated[
        int | None, Field("When, since boot; absent without printk.time", unit="us", kind="time", codec=split_number(6))
    ] = None
    caller: Annotated[
        str | None,
        Field(
            "`T` and the task, or `C` and the CPU, that said it, with CONFIG_PRINTK_CALLER",
            kind="label",
            codec=pattern("[TC][0-9]{1,10}"),
            since="5.1",
        ),
    ] = None
    text: Annotated[str | None, Field("What it says; absent if that is nothing", kind="label", codec=TEXT)] = None


FORMAT = Format(
    "kmsg",
    Table(Message, "<{priority:d}>", Opt("[{time:>12}]", Opt("[{caller:>6}]"), " "), Opt("{text}")),
    source="fs/proc/kmsg.c:kmsg_read, kernel/printk/printk.c:info_print_prefix",
)
