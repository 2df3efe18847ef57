"""``/proc/PID/stat``: the state of a process on one line."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Opt, Whole, enum, sentinel
from procframe.record import Field, Record
from procframe_pid.signals import SIGNAL, SIGNALS_31
from procframe_pid.task import ANY_NAME, POLICIES, WORD_LIMIT

STATES = enum(
    {
        "R": "running",
        "S": "sleeping",
        "D": "disk sleep",
        "T": "stopped",
        "t": "tracing stop",
        "X": "dead",
        "x": "dead (x)",
        "Z": "zombie",
        "P": "parked",
        "I": "idle",
        "K": "wakekill",
        "W": "waking",
        "N": "noload",
    }
)
"""What a task is doing, fs/proc/array.c:task_state_array of all kernels."""


def _decode_tty(number: int) -> str | None:
    # Linux packs a device as 12 bits of major between 20 bits of minor (new_encode_dev).
    device = number & 0xFFFFFFFF
    return f"{device >> 8 & 0xFFF}:{device & 0xFF | device >> 12 & 0xFFF00}" if device else None


def _encode_tty(device: str | None) -> int:
    if device is None:
        return 0
    major, _, minor = device.partition(":")
    number = int(minor) & 0xFF | int(major) << 8 | (int(minor) & 0xFFF00) << 12
    return number - (1 << 32) if number >> 31 else number


TTY = Codec(_decode_tty, _encode_tty, schema="string")
"""A terminal's device as ``major:minor``, ``None`` without one."""


NONE = sentinel({-1: None})


class Stat(Record):
    """The state of a process or thread: what it does, its relatives, times, memory and signals.

    A reader who may not trace the process gets 1 for where its code begins and ends, and zeros for where its stack and
    data are and for its exit code.
    """

    pid: Annotated[int, Field("Process ID, or thread ID under task", kind="identity")]
    comm: Annotated[str, Field("Name of the executable or what the task called itself", kind="label", codec=ANY_NAME)]
    state: Annotated[str, Field("What it is doing", kind="label", codec=STATES)]
    ppid: Annotated[int, Field("Process ID of the parent", kind="label")]
    pgrp: Annotated[int | None, Field("Process group; none while the task is being removed", kind="label", codec=NONE)]
    session: Annotated[int | None, Field("Session; none while the task is being removed", kind="label", codec=NONE)]
    tty_nr: Annotated[str | None, Field("Device of the controlling terminal", kind="label", codec=TTY)]
    tpgid: Annotated[
        int | None,
        Field("Foreground process group of that terminal; none without one", kind="label", codec=NONE),
    ]
    flags: Annotated[int, Field("PF_* of include/linux/sched.h, whose bits differ between kernels", kind="flags")]
    minflt: Annotated[int, Field("Minor faults, which needed no page from disk", kind="counter")]
    cminflt: Annotated[int, Field("Minor faults of children waited for", kind="counter")]
    majflt: Annotated[int, Field("Major faults, which needed a page from disk", kind="counter")]
    cmajflt: Annotated[int, Field("Major faults of children waited for", kind="counter")]
    utime: Annotated[int, Field("Time in user mode, guest time included", unit="ticks", kind="counter")]
    stime: Annotated[int, Field("Time in kernel mode", unit="ticks", kind="counter")]
    cutime: Annotated[int, Field("Time in user mode of children waited for", unit="ticks", kind="counter")]
    cstime: Annotated[int, Field("Time in kernel mode of children waited for", unit="ticks", kind="counter")]
    priority: Annotated[int, Field("Nice value plus 20, or of a real-time policy the negated priority minus 1")]
    nice: Annotated[int, Field("Nice value, from 19 (low priority) to -20 (high)")]
    num_threads: Annotated[int, Field("Threads of the process")]
    itrealvalue: Annotated[
        int, Field("Ticks until the next SIGALRM of an interval timer; 0 since 2.6.17", unit="ticks")
    ]
    starttime: Annotated[int, Field("When it started, after boot", unit="ticks", kind="time")]
    vsize: Annotated[int, Field("Virtual memory", unit="bytes")]
    rss: Annotated[int, Field("Pages in memory, somewhat inexact", unit="pages")]
    rsslim: Annotated[int | str, Field("Soft limit of resident memory", unit="bytes", codec=WORD_LIMIT, kind="gauge")]
    startcode: Annotated[int, Field("Where its code begins", kind="address")]
    endcode: Annotated[int, Field("Where its code ends", kind="address")]
    startstack: Annotated[int, Field("Bottom of the stack", kind="address")]
    kstkesp: Annotated[int, Field("Stack pointer; 0 unless it is exiting", kind="address")]
    kstkeip: Annotated[int, Field("Instruction pointer; 0 unless it is exiting", kind="address")]
    signal: Annotated[list[str], Field("Pending signals of the first 31", kind="flags", codec=SIGNALS_31)]
    blocked: Annotated[list[str], Field("Blocked signals of the first 31", kind="flags", codec=SIGNALS_31)]
    sigignore: Annotated[list[str], Field("Ignored signals of the first 31", kind="flags", codec=SIGNALS_31)]
    sigcatch: Annotated[list[str], Field("Caught signals of the first 31", kind="flags", codec=SIGNALS_31)]
    wchan: Annotated[int, Field("1 if it waits in the kernel; where, before 4.4", kind="address")]
    nswap: Annotated[int, Field("Pages swapped; never maintained", unit="pages")]
    cnswap: Annotated[int, Field("Pages swapped of children; never maintained", unit="pages")]
    exit_signal: Annotated[
        int | str,
        Field("Signal to the parent at the end; -1 of a thread that is not the first", codec=SIGNAL, kind="label"),
    ]
    processor: Annotated[int, Field("CPU that it ran on last", kind="label")]
    rt_priority: Annotated[int, Field("Real-time priority, 1 to 99; 0 of other policies")]
    policy: Annotated[str, Field("Scheduling policy", codec=POLICIES, kind="label")]
    delayacct_blkio_ticks: Annotated[int, Field("Time spent waiting for block I/O", unit="ticks", kind="counter")]
    guest_time: Annotated[int, Field("Time running a virtual CPU of a guest", unit="ticks", kind="counter")]
    cguest_time: Annotated[int, Field("Guest time of children", unit="ticks", kind="counter")]
    start_data: Annotated[int | None, Field("Where its data begins", kind="address", since="3.3")] = None
    end_data: Annotated[int | None, Field("Where its data ends", kind="address", since="3.3")] = None
    start_brk: Annotated[int | None, Field("Where its heap begins", kind="address", since="3.3")] = None
    arg_start: Annotated[int | None, Field("Where its arguments begin", kind="address", since="3.5")] = None
    arg_end: Annotated[int | None, Field("Where its arguments end", kind="address", since="3.5")] = None
    env_start: Annotated[int | None, Field("Where its environment begins", kind="address", since="3.5")] = None
    env_end: Annotated[int | None, Field("Where its environment ends", kind="address", since="3.5")] = None
    exit_code: Annotated[int | None, Field("Exit status as waitpid gives it", kind="label", since="3.5")] = None


FORMAT = Format(
    "PID/stat",
    Whole(
        Stat,
        # The name may hold parentheses, blanks and newlines: it ends at the last parenthesis.
        "{pid:d} ({comm}) {state} {ppid:d} {pgrp:d} {session:d} {tty_nr:d} {tpgid:d} {flags:d} {minflt:d} {cminflt:d}"
        " {majflt:d} {cmajflt:d} {utime:d} {stime:d} {cutime:d} {cstime:d} {priority:d} {nice:d} {num_threads:d}"
        " {itrealvalue:d} {starttime:d} {vsize:d} {rss:d} {rsslim:d} {startcode:d} {endcode:d} {startstack:d}"
        " {kstkesp:d} {kstkeip:d} {signal:d} {blocked:d} {sigignore:d} {sigcatch:d} {wchan:d} {nswap:d} {cnswap:d}"
        " {exit_signal:d} {processor:d} {rt_priority:d} {policy:d} {delayacct_blkio_ticks:d} {guest_time:d}"
        " {cguest_time:d}",
        Opt(
            " {start_data:d} {end_data:d} {start_brk:d}",
            Opt(" {arg_start:d} {arg_end:d} {env_start:d} {env_end:d} {exit_code:d}"),
        ),
    ),
    source="fs/proc/array.c:do_task_stat",
)
