"""``/proc/net/can-bcm/INODE``: what a socket of CAN's broadcast manager sends and receives."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Flag, Line, Many, One, Opt, Stanza
from procframe.record import Field, Record
from procframe_net.codecs import POINTER

__all__ = ["FORMAT", "BcmReceive", "BcmSend", "BcmSocket"]


class BcmOperation(Record):
    """Frames that are sent or received over and over."""

    can_id: Annotated[int, Field("Identifier of the frames, and its flags", kind="identity")]
    interface: Annotated[str, Field("Interface, any for all; ??? if it is gone", kind="identity")]
    frames: Annotated[int | None, Field("Classic CAN frames that make it up", unit="frames")] = None
    fd_frames: Annotated[int | None, Field("CAN FD frames that make it up", unit="frames")] = None


class BcmReceive(BcmOperation):
    """Frames that are received, of which the program learns what is new."""

    check_dlc: Annotated[bool, Field("Whether another length is news too", kind="flags")] = False
    timeout: Annotated[int | None, Field("Time after which their absence is told", unit="us", kind="time")] = None
    throttle: Annotated[int | None, Field("Least time between what is told", unit="us", kind="time")] = None
    told: Annotated[int, Field("Frames told to the program", unit="frames", kind="counter")] = 0
    received: Annotated[int, Field("Frames received", unit="frames", kind="counter")] = 0
    near: Annotated[bool, Field("Whether the reduction is rounded up", kind="flags")] = False
    reduction: Annotated[int, Field("Frames that the program was spared", unit="%")] = 0


class BcmSend(BcmOperation):
    """Frames that are sent over and over."""

    interval1: Annotated[int | None, Field("Time between the first frames", unit="us", kind="time")] = None
    interval2: Annotated[int | None, Field("Time between the others", unit="us", kind="time")] = None
    sent: Annotated[int, Field("Frames sent", unit="frames", kind="counter")] = 0


class BcmSocket(Record):
    """A socket of the broadcast manager."""

    socket: Annotated[str, Field("Where the socket is in kernel memory", kind="address", codec=POINTER)]
    sk: Annotated[str, Field("Where its protocol part is", kind="address", codec=POINTER)]
    bo: Annotated[str, Field("Where the broadcast manager's part is", kind="address", codec=POINTER)]
    dropped: Annotated[int, Field("Messages to the program that were dropped", unit="messages", kind="counter")]
    bound: Annotated[str, Field("Interface, any for all; ??? if it is gone", kind="label")]
    receives: Annotated[list[BcmReceive], Field("Frames that are received, those that came alone")] = []
    sends: Annotated[list[BcmSend], Field("Frames that are sent")] = []


_FRAMES = Alt("[{frames:d}]", "({fd_frames:d})")

FORMAT = Format(
    "net/can-bcm/<inode>",
    One(
        BcmSocket,
        ">>> socket {socket} / sk {sk} / bo {bo} / dropped {dropped:d} / bound {bound} <<<",
        Many(
            "receives",
            Stanza(
                BcmReceive,
                Line(
                    "rx_op: {can_id:03X} {interface:<5s} ",
                    _FRAMES,
                    Alt(Flag("check_dlc", "d"), " "),
                    " ",
                    Opt("timeo={timeout:d} "),
                    Opt("thr={throttle:d} "),
                    "# recv {told:d} ({received:d}) => reduction: ",
                    Flag("near", "near "),
                    "{reduction:d}%",
                ),
            ),
        ),
        Many(
            "sends",
            Stanza(
                BcmSend,
                Line(
                    "tx_op: {can_id:03X} {interface} ",
                    _FRAMES,
                    " ",
                    Opt("t1={interval1:d} "),
                    Opt("t2={interval2:d} "),
                    "# sent {sent:d}",
                ),
            ),
        ),
        "",
    ),
    source="net/can/bcm.c:bcm_proc_show",
)
