"""``/proc/asound/seq``: drivers, queues and timers of the MIDI sequencer."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, File, Many, Stanza, Table, pattern, split_number
from procframe.record import Field, Record
from procframe_root.asound.words import until
from procframe_root.choices import one_of

__all__ = ["DRIVERS", "QUEUES", "TIMER"]


class SeqDriver(Record):
    """A device that the sequencer has a driver for, or waits for one."""

    id: Annotated[str, Field("Name of the driver", kind="identity", codec=pattern(r"snd-[^\n]*"))]
    state: Annotated[
        str,
        Field(
            "`loaded`, or `empty` without driver",
            kind="label",
            codec=until(" ,", "loaded", "empty"),
        ),
    ]
    num_devices: Annotated[int, Field("Devices that are driven, 0 or 1")]


DRIVERS = Format(
    "asound/seq/drivers",
    Table(SeqDriver, "{id},{state},{num_devices:d}"),
    source="sound/core/seq_device.c:print_dev_info",
)


class SeqQueue(Record):
    """A queue of events that are to be sent at some time."""

    queue: Annotated[int, Field("Number of the queue", kind="identity")]
    name: Annotated[str, Field("Name of the queue", kind="label", codec=ANYTHING)]
    owner: Annotated[int | None, Field("Client that owns it", kind="label")] = None
    lock_status: Annotated[
        str | None,
        Field("`Locked` where only its owner may change it, else `Free`", kind="label", codec=one_of("Locked", "Free")),
    ] = None
    queued_time_events: Annotated[int | None, Field("Events that wait for a time")] = None
    queued_tick_events: Annotated[int | None, Field("Events that wait for a tick")] = None
    timer_state: Annotated[
        str | None, Field("`Running` or `Stopped`", kind="label", codec=one_of("Running", "Stopped"))
    ] = None
    timer_ppq: Annotated[int | None, Field("Ticks of a quarter note", unit="ticks")] = None
    current_tempo: Annotated[int | None, Field("Length of a quarter note, in units of the tempo base", unit="us")] = (
        None
    )
    tempo_base: Annotated[int | None, Field("Unit of the tempo", unit="ns")] = None
    current_bpm: Annotated[int | None, Field("Quarter notes a minute", unit="1/min")] = None
    current_time: Annotated[int | None, Field("Time of the queue", unit="ns", kind="time", codec=split_number(9))] = (
        None
    )
    current_tick: Annotated[int | None, Field("Tick of the queue", unit="ticks", kind="counter")] = None


QUEUES = Format(
    "asound/seq/queues",
    File(
        Many(
            "records",
            Stanza(
                SeqQueue,
                "queue {queue:d}: [{name}]",
                "owned by client    : {owner:d}",
                "lock status        : {lock_status}",
                "queued time events : {queued_time_events:d}",
                "queued tick events : {queued_tick_events:d}",
                "timer state        : {timer_state}",
                "timer PPQ          : {timer_ppq:d}",
                "current tempo      : {current_tempo:d}",
                "tempo base         : {tempo_base:d} ns",
                "current BPM        : {current_bpm:d}",
                "current time       : {current_time} s",
                "current tick       : {current_tick:d}",
                "",
            ),
        )
    ),
    source="sound/core/seq/seq_queue.c:snd_seq_info_queues_read",
)


class SeqTimer(Record):
    """The timer of a queue."""

    queue: Annotated[int, Field("Number of the queue", kind="identity")]
    name: Annotated[str, Field("Name of the timer, `DEAD` where it is gone", kind="label", codec=ANYTHING)]
    period_time: Annotated[
        int | None, Field("Time between two interrupts", unit="ns", kind="time", codec=split_number(9))
    ] = None
    skew: Annotated[int | None, Field("By how much the queue runs faster, of the base", kind="gauge")] = None
    skew_base: Annotated[int | None, Field("Base of the skew", kind="gauge")] = None


TIMER = Format(
    "asound/seq/timer",
    File(
        Many(
            "records",
            Stanza(
                SeqTimer,
                "Timer for queue {queue:d} : {name}",
                "  Period time : {period_time}",
                "  Skew : {skew:d} / {skew_base:d}",
            ),
        )
    ),
    source="sound/core/seq/seq_timer.c:snd_seq_info_timer_read",
)
