"""What the sockets of X.25 and of its relatives on the air (AX.25, NET/ROM, ROSE) have in common."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import Codec, enum
from procframe.record import Field, Record

__all__ = ["Numbered", "Timed", "packet_states"]


class Numbered(Record):
    """A connection whose packets are numbered."""

    vs: Annotated[int, Field("Number of the next packet to be sent")]
    vr: Annotated[int, Field("Number of the next packet expected")]
    va: Annotated[int, Field("Number of the first packet not acknowledged")]


class Timed(Numbered):
    """A connection of packet radio: its timers, what is left of each, and its limits."""

    t1_timer: Annotated[int, Field("What is left of T1, for an acknowledgement", unit="s", kind="time")]
    t1: Annotated[int, Field("T1", unit="s", kind="time")]
    t2_timer: Annotated[int, Field("What is left of T2, until an acknowledgement is sent", unit="s", kind="time")]
    t2: Annotated[int, Field("T2", unit="s", kind="time")]
    idle_timer: Annotated[int, Field("What is left until an idle connection is closed", unit="min", kind="time")]
    idle: Annotated[int, Field("When an idle connection is closed; 0 for never", unit="min", kind="time")]
    n2count: Annotated[int, Field("Attempts so far")]
    n2: Annotated[int, Field("Attempts until it is given up", kind="label")]
    window: Annotated[int, Field("Frames that may be sent without an acknowledgement", unit="frames", kind="label")]


def packet_states(last: str) -> Codec:
    """The states of a call of X.25 or ROSE, which differ in the last."""
    names = ("READY", "AWAITING_CALL_ACCEPTED", "AWAITING_CLEAR_CONFIRMATION", "DATA_TRANSFER")
    return enum(dict(enumerate((*names, "AWAITING_RESET_CONFIRMATION", last))))
