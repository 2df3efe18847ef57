"""``/proc/timer_list``: the pending high-resolution timers of each CPU, and the devices that wake it."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Alt, File, Keys, Line, Many, Opt, Stanza, pattern
from procframe.record import Field, KeyedRecord, Record

__all__ = ["FORMAT", "ClockBase", "TickDevice", "Timer", "TimerCpu", "TimerList"]

SYMBOL = pattern(r"[^,<\n][^,\n]*")
"""A function or an object of the kernel, and the module that it is in."""
POINTER = pattern(r"[^<>\n]+")
"""Where something is in kernel memory, as the kernel shows it: hashed, zeros, or a word that says that it cannot."""


class Timer(Record):
    """A pending timer."""

    index: Annotated[int, Field("Number of the timer in its list", kind="label")]
    address: Annotated[str | None, Field("Where it is in kernel memory (hashed)", kind="address", codec=POINTER)] = None
    symbol: Annotated[str | None, Field("Its name, where it is a variable of the kernel", codec=SYMBOL)] = None
    function: Annotated[str, Field("What it calls", codec=SYMBOL)] = ""
    state: Annotated[int, Field("Its state", kind="flags")] = 0
    start_site: Annotated[str | None, Field("Who started it, with CONFIG_TIMER_STATS (until 4.10)", codec=SYMBOL)] = (
        None
    )
    start_comm: Annotated[str | None, Field("Name of the process that started it, likewise", codec=TEXT)] = None
    start_pid: Annotated[int | None, Field("That process, likewise", kind="label")] = None
    soft_expires: Annotated[int | None, Field("When it may expire at the earliest", unit="ns", kind="time")] = None
    expires: Annotated[int | None, Field("When it expires at the latest", unit="ns", kind="time")] = None
    soft_expires_in: Annotated[int | None, Field("How long until it may expire", unit="ns", kind="time")] = None
    expires_in: Annotated[int | None, Field("How long until it must", unit="ns", kind="time")] = None


class ClockBase(KeyedRecord):
    """The timers of a CPU that go by one clock."""

    clock: Annotated[int, Field("Number of the clock", kind="identity")]
    base: Annotated[str, Field("Where it is in kernel memory (hashed)", kind="address")]
    index: Annotated[int, Field("Number of the clock again", kind="label")]
    resolution: Annotated[int, Field("Resolution", unit="ns", form="{@15}{:d} nsecs")]
    get_time: Annotated[str, Field("Function that reads the clock, until 6.17")]
    offset: Annotated[int, Field("By how much it is ahead of the monotonic clock", unit="ns", form="{@15}{:d} nsecs")]
    timers: Annotated[list[Timer], Field("The pending timers, the next one first")]


_NS = " {:d} nsecs"


class TimerCpu(KeyedRecord):
    """The timers of a CPU, and the state of its tick."""

    cpu: Annotated[int, Field("Number of the CPU", kind="identity")]
    clocks: Annotated[list[ClockBase], Field("Its clocks")]
    expires_next: Annotated[int, Field("When the next timer expires", unit="ns", kind="time", form=_NS)]
    hres_active: Annotated[int, Field("1 in high-resolution mode", kind="flags")]
    nr_events: Annotated[int, Field("Timer interrupts", kind="counter")]
    nr_retries: Annotated[int, Field("Times that the timer was set too late", kind="counter")]
    nr_hangs: Annotated[int, Field("Times that the interrupt took too long", kind="counter")]
    max_hang_time: Annotated[int, Field("Longest of those", unit="ns", kind="time", form=Alt(" {:d}", _NS))]
    nohz_mode: Annotated[
        int, Field("How the tick is stopped: 0 not, 1 low resolution, 2 high (until 6.8)", kind="flags")
    ]
    nohz: Annotated[int, Field("1 where the tick can be stopped", kind="flags", since="6.9")]
    highres: Annotated[int, Field("1 where the tick is a high-resolution timer", kind="flags", since="6.9")]
    idle_tick: Annotated[int, Field("When the last tick before idling was due", unit="ns", kind="time", form=_NS)]
    last_tick: Annotated[int, Field("When the last tick before idling was due", unit="ns", kind="time", form=_NS)]
    tick_stopped: Annotated[int, Field("1 while the tick is stopped", kind="flags")]
    idle_jiffies: Annotated[int, Field("Jiffies when the tick was stopped", unit="jiffies", kind="time")]
    idle_calls: Annotated[int, Field("Times that stopping the tick was tried", kind="counter")]
    idle_sleeps: Annotated[int, Field("Times that the tick was stopped", kind="counter")]
    idle_entrytime: Annotated[int, Field("When the CPU last became idle", unit="ns", kind="time", form=_NS)]
    idle_waketime: Annotated[int, Field("When it was last interrupted", unit="ns", kind="time", form=_NS)]
    idle_exittime: Annotated[int, Field("When it was last idle no more", unit="ns", kind="time", form=_NS)]
    idle_sleeptime: Annotated[int, Field("How long it was idle in all", unit="ns", kind="counter", form=_NS)]
    iowait_sleeptime: Annotated[
        int, Field("How long it was idle while a task waited for a disk", unit="ns", kind="counter", form=_NS)
    ]
    last_jiffies: Annotated[int, Field("Jiffies when idling was last considered", unit="jiffies", kind="time")]
    next_jiffies: Annotated[int, Field("Jiffies of the next timer, until 4.1", unit="jiffies", kind="time")]
    next_timer: Annotated[int, Field("When the next timer expires that can wait for idling", unit="ns", kind="time")]
    idle_expires: Annotated[int, Field("When the stopped tick goes on", unit="ns", kind="time", form=_NS)]
    jiffies: Annotated[int, Field("Jiffies now", unit="jiffies", kind="time")]


class TickDevice(KeyedRecord):
    """A clock event device: that of a CPU, or the one that stands in for CPUs whose own stops while they sleep."""

    tick_mode: Annotated[int, Field("Mode of the tick: 0 periodic, 1 one shot", kind="flags")]
    cpu: Annotated[int, Field("Number of the CPU; absent for the broadcast device", kind="identity")]
    name: Annotated[str, Field("Name of the device, `<NULL>` for none", codec=TEXT)]
    max_delta_ns: Annotated[int, Field("Longest time that it can be set to", unit="ns", kind="time")]
    min_delta_ns: Annotated[int, Field("Shortest time that it can be set to", unit="ns", kind="time")]
    mult: Annotated[int, Field("Multiplier from nanoseconds to its cycles", kind="label")]
    shift: Annotated[int, Field("Divisor that goes with it, as a power of two", kind="label")]
    mode: Annotated[
        int, Field("State: 0 detached, 1 shut down, 2 periodic, 3 one shot, 4 one shot stopped", kind="flags")
    ]
    next_event: Annotated[int, Field("When it goes off next", unit="ns", kind="time", form="{@17}{:d} nsecs")]
    set_next_event: Annotated[str, Field("Function that sets it")]
    set_mode: Annotated[str, Field("Function that sets its mode, until 4.x")]
    shutdown: Annotated[str, Field("Function that shuts it down", form=Alt("{@17}{}", " {}"), since="4.2")]
    periodic: Annotated[str, Field("Function that makes it periodic", form=Alt("{@17}{}", " {}"), since="4.2")]
    oneshot: Annotated[str, Field("Function that makes it go off once", form=Alt("{@17}{}", "  {}"), since="4.2")]
    oneshot_stopped: Annotated[str, Field("Function that stops it", key="oneshot stopped", form=" {}", since="4.2")]
    resume: Annotated[str, Field("Function that wakes it after suspend", form=Alt("{@17}{}", "   {}"), since="4.2")]
    event_handler: Annotated[str, Field("Function that its interrupt calls")]
    retries: Annotated[int, Field("Times that it was set too late", kind="counter")]
    wakeup_device: Annotated[str, Field("Device that wakes the CPU in its stead", codec=TEXT, since="5.14")]
    tick_broadcast_mask: Annotated[str, Field("CPUs that the broadcast device stands in for", kind="flags")]
    tick_broadcast_oneshot_mask: Annotated[str, Field("Of those, the ones in one shot mode", kind="flags")]


class TimerList(Record):
    """What holds for all CPUs, and the clock event devices, which stand after the CPUs."""

    version: Annotated[str, Field("Version of this file")]
    clock_bases: Annotated[int | None, Field("Clocks of each CPU")] = None
    now: Annotated[int | None, Field("Monotonic clock now", unit="ns", kind="time")] = None
    tick_devices: Annotated[list[TickDevice], Field("Clock event devices")] = []


def _timers(spaced: bool) -> File:
    """A file of some kernels; ``spaced``: a blank line after a device's functions."""
    return File(
        "Timer List Version: {version}",
        "HRTIMER_MAX_CLOCK_BASES: {clock_bases:d}",
        "now at {now:d} nsecs",
        "",
        Many(
            "records",
            Stanza(
                TimerCpu,
                "cpu: {cpu:d}",
                Many(
                    "clocks",
                    Stanza(
                        ClockBase,
                        " clock {clock:d}:",
                        Keys("  .{key}:{@15}{}", prefix="  ."),
                        "active timers:",
                        Many(
                            "timers",
                            Stanza(
                                Timer,
                                Line(
                                    " #{index:d}: ",
                                    Alt("<{address}>", "{symbol}"),
                                    ", {function}, S:{state:02x}",
                                    Opt(", {start_site}, {start_comm}/{start_pid:d}"),
                                ),
                                " # expires at {soft_expires:d}-{expires:d} nsecs"
                                " [in {soft_expires_in:d} to {expires_in:d} nsecs]",
                            ),
                        ),
                    ),
                ),
                Keys("  .{key}{@18}: {:d}", prefix="  ."),
                "jiffies: {jiffies:d}",
                "",
            ),
        ),
        Many(
            "tick_devices",
            Stanza(
                TickDevice,
                "Tick Device: mode:     {tick_mode:d}",
                Line(Alt("Per CPU device: {cpu:d}", "Broadcast device")),
                "Clock Event Device: {name}",
                Keys(" {key}:{@17}{}", prefix=" "),
                *([Line("", when="event_handler")] if spaced else []),
                " retries:        {retries:d}",
                "Wakeup Device: {wakeup_device}",
                Line("", when="event_handler"),
                "tick_broadcast_mask: {tick_broadcast_mask}",
                "tick_broadcast_oneshot_mask: {tick_broadcast_oneshot_mask}",
                Line("", when="tick_broadcast_mask"),
            ),
        ),
        header=TimerList,
    )


FORMAT = Format(
    "timer_list",
    variants=(
        Variant("v0.8 to v0.11", _timers(True), "5.12+"),
        Variant("v0.3 to v0.8", _timers(False), "to 5.11"),
    ),
    source="kernel/time/timer_list.c:timer_list_show",
)
