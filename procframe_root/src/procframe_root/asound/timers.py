"""``/proc/asound/timers``: timers of the sound system, and who uses them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Flag, Line, Many, Opt, Stanza, split_number
from procframe.record import Field, Record
from procframe_root.asound.words import NAME
from procframe_root.choices import one_of

__all__ = ["FORMAT", "SoundTimer", "TimerClient"]

_CLASSES = {"G": "global", "C": "card", "P": "pcm"}
_LETTERS = {name: letter for letter, name in _CLASSES.items()}
CLASS = Codec(_CLASSES.__getitem__, _LETTERS.__getitem__, "[GCP]", exact=True)


class TimerClient(Record):
    """A user of a timer."""

    owner: Annotated[str, Field("Who it is, or `unknown`", kind="identity", codec=NAME)]
    state: Annotated[str, Field("`running` or `stopped`", kind="label", codec=one_of("running", "stopped"))]


class SoundTimer(Record):
    """A timer of the sound system."""

    timer_class: Annotated[
        str | None, Field("`global`, of a `card`, or of a `pcm` stream; absent for other classes", codec=CLASS)
    ]
    tmr_class: Annotated[int | None, Field("Number of another class", kind="label")]
    card: Annotated[int | None, Field("Number of the card, -1 for none", kind="identity")]
    device: Annotated[int | None, Field("Number of the device", kind="identity")]
    subdevice: Annotated[int | None, Field("Number of the subdevice", kind="identity")]
    name: Annotated[str, Field("Name of the timer", kind="label", codec=NAME)]
    resolution: Annotated[
        int | None, Field("Length of a tick; absent where it is not fixed", unit="ns", codec=split_number(3))
    ] = None
    ticks: Annotated[int | None, Field("Ticks that it can count at most", unit="ticks")] = None
    slave: Annotated[bool, Field("Whether something else, such as a stream, makes it tick", kind="flags")] = False
    clients: Annotated[list[TimerClient], Field("Who uses it")] = []


FORMAT = Format(
    "asound/timers",
    File(
        Many(
            "records",
            Stanza(
                SoundTimer,
                Line(
                    Alt(
                        "?{tmr_class:d}-{card:d}-{device:d}-{subdevice:d}",
                        "{timer_class}{card:d}-{device:d}-{subdevice:d}",
                        "{timer_class}{card:d}-{device:d}",
                        "{timer_class}{device:d}",
                    ),
                    ": {name} :",
                    Opt(" {resolution}us ({ticks:d} ticks)"),
                    Flag("slave", " SLAVE"),
                ),
                Many("clients", Stanza(TimerClient, "  Client {owner} : {state}")),
            ),
        )
    ),
    source="sound/core/timer.c:snd_timer_proc_read",
)
