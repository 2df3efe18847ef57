"""``/proc/PID/timers``: the POSIX timers of a process."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, File, Layout, Line, Many, Stanza, choice, enum, pattern, value
from procframe.record import Field, Record
from procframe_pid.signals import SIGNAL


def _value(digits: int) -> Codec:
    return Codec(
        lambda text: None if text == "(null)" else int(text, 16),
        lambda value: "(null)" if value is None else f"{value:0{digits}x}",
        rf"(?:[0-9a-f]{{{digits}}}|\(null\))",
        schema="integer",
        exact=True,
    )


CLOCKS = enum(
    {
        0: "CLOCK_REALTIME",
        1: "CLOCK_MONOTONIC",
        2: "CLOCK_PROCESS_CPUTIME_ID",
        3: "CLOCK_THREAD_CPUTIME_ID",
        4: "CLOCK_MONOTONIC_RAW",
        5: "CLOCK_REALTIME_COARSE",
        6: "CLOCK_MONOTONIC_COARSE",
        7: "CLOCK_BOOTTIME",
        8: "CLOCK_REALTIME_ALARM",
        9: "CLOCK_BOOTTIME_ALARM",
        10: "CLOCK_SGI_CYCLE",
        11: "CLOCK_TAI",
    }
)
# A negative number is the CPU clock of some process, or a clock device.
CLOCK = CLOCKS.but(unknown=lambda value: [str(value)] if isinstance(value, int) and value >= 0 else [])


class Timer(Record):
    """A POSIX timer of a process, made with timer_create."""

    id: Annotated[int, Field("Number of the timer", kind="identity")]
    signal: Annotated[str | int | None, Field("Signal that it sends", kind="label", codec=SIGNAL)] = None
    value: Annotated[
        int | None,
        Field("Value that comes with the signal; none where an old kernel calls it null", kind="label"),
    ] = None
    notify: Annotated[str | None, Field("signal, none or thread", kind="label", codec=pattern("[a-z]+"))] = None
    target: Annotated[
        str | None, Field("Whether pid is a process (pid) or a thread (tid)", codec=choice("pid", "tid"))
    ] = None
    pid: Annotated[int | None, Field("Process or thread that is notified", kind="label")] = None
    clock: Annotated[str | int | None, Field("Clock of the timer", kind="label", codec=CLOCK)] = None


def _layout(digits: int) -> Layout:
    return File(
        Many(
            "records",
            Stanza(
                Timer,
                "ID: {id:d}",
                Line("signal: {signal:d}/", value(f"{{value:>{digits}}}", _value(digits))),
                "notify: {notify}/{target}.{pid:d}",
                "ClockID: {clock:d}",
            ),
        )
    )


FORMAT = Format(
    "PID/timers",
    variants=[Variant("64-bit", _layout(16)), Variant("32-bit", _layout(8))],
    source="fs/proc/base.c:show_timer",
    since="3.10",
)
