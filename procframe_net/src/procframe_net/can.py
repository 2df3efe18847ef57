"""``/proc/net/can/*``: who receives CAN frames, and how many there were."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, File, Line, Many, One, Stanza, pattern
from procframe.record import Field, Record
from procframe_net.codecs import POINTER

__all__ = [
    "RCVLIST_ALL",
    "RCVLIST_EFF",
    "RCVLIST_ERR",
    "RCVLIST_FIL",
    "RCVLIST_INV",
    "RCVLIST_SFF",
    "STATS",
    "CanReceiver",
    "CanStats",
]


class CanReceiver(Record):
    """Who receives which CAN frames."""

    interface: Annotated[str, Field("Name of the interface, any for all of them", kind="identity")]
    extended_id: Annotated[
        str | None,
        Field(
            "Identifier of extended frames and its flags, in hexadecimal digits; None for standard ones",
            kind="identity",
            codec=pattern("[89a-f][0-9a-f]{7}"),
        ),
    ]
    standard_id: Annotated[
        str | None,
        Field(
            "Identifier of standard frames and its flags, in hexadecimal digits; None for extended ones",
            kind="identity",
            codec=pattern("(?:[0-9a-f]{3}|[1-9a-f][0-9a-f]{3,7})"),
        ),
    ]
    mask: Annotated[
        str,
        Field(
            "Bits of the identifier that count, in hexadecimal digits", kind="identity", codec=pattern("[0-9a-f]{8}")
        ),
    ]
    function: Annotated[str, Field("Function that gets the frames (hashed)", kind="address", codec=POINTER)]
    userdata: Annotated[str, Field("What that function gets with them (hashed)", kind="address", codec=POINTER)]
    matches: Annotated[int, Field("Frames received", unit="frames", kind="counter")]
    protocol: Annotated[str, Field("Protocol of the receiver, such as raw or bcm", kind="label")]


class CanReceivers(Record, tag="receivers", tag_field="record"):
    """The receivers of frames of one interface, or of all of them."""

    receivers: Annotated[list[CanReceiver], Field("The receivers")]


class NoCanReceivers(Record, tag="no_receivers", tag_field="record"):
    """An interface without receivers in this list."""

    interface: Annotated[str, Field("Name of the interface, any for all of them", kind="identity")]


class CanStats(Record):
    """Frames that CAN sockets sent and received. The ratios and rates are absent with the module option ``stats_timer=0``."""

    tx_frames: Annotated[int, Field("Frames sent", unit="frames", kind="counter")]
    rx_frames: Annotated[int, Field("Frames received", unit="frames", kind="counter")]
    matches: Annotated[int, Field("Frames that a receiver wanted", unit="frames", kind="counter")]
    total_match_ratio: Annotated[int | None, Field("Matches by received frames since the reset", unit="%")]
    total_tx_rate: Annotated[int | None, Field("Rate of sent frames since the reset", unit="frames/s")]
    total_rx_rate: Annotated[int | None, Field("Rate of received frames since the reset", unit="frames/s")]
    current_match_ratio: Annotated[int | None, Field("Matches by received frames of the last second", unit="%")]
    current_tx_rate: Annotated[int | None, Field("Rate of sent frames of the last second", unit="frames/s")]
    current_rx_rate: Annotated[int | None, Field("Rate of received frames of the last second", unit="frames/s")]
    max_match_ratio: Annotated[int | None, Field("The greatest ratio of a second", unit="%")]
    max_tx_rate: Annotated[int | None, Field("The greatest rate of sent frames of a second", unit="frames/s")]
    max_rx_rate: Annotated[int | None, Field("The greatest rate of received frames of a second", unit="frames/s")]
    receivers: Annotated[int, Field("Entries of the lists of receivers")]
    max_receivers: Annotated[int, Field("The most entries that they have had")]
    resets: Annotated[int | None, Field("Resets of these statistics; absent if there was none", kind="counter")] = None
    user_resets: Annotated[
        int | None, Field("Those that a user asked for (can/reset_stats); absent if there was none", kind="counter")
    ] = None


def _list(name: str, what: str, function: str) -> Format:
    def layout(banner: str) -> File:
        return File(
            "",
            f"receive list '{name}':",
            Many(
                "records",
                Stanza(
                    CanReceivers,
                    banner,
                    Many(
                        "receivers",
                        Stanza(
                            CanReceiver,
                            Line(
                                "   {interface:<5s}  ",
                                Alt("{extended_id}", "   {standard_id}  "),
                                "  {mask}  {function}  {userdata}  {matches:8d}  {protocol}",
                            ),
                        ),
                    ),
                ),
                Stanza(NoCanReceivers, "  ({interface}: no entry)"),
            ),
            "",
        )

    return Format(
        f"net/can/rcvlist_{name[3:]}",
        variants=[
            Variant(
                "default",
                layout("  device   can_id   can_mask      function          userdata       matches  ident"),
                "newer than 5.10, 64-bit",
            ),
            Variant(
                "32-bit",
                layout("  device   can_id   can_mask  function  userdata   matches  ident"),
                "up to 5.10, and 32-bit",
            ),
        ],
        description=f"The receivers of {what}, by interface.",
        source=f"net/can/proc.c:{function}",
    )


RCVLIST_ALL = _list("rx_all", "all CAN frames", "can_rcvlist_proc_show")
RCVLIST_EFF = _list("rx_eff", "single extended CAN identifiers", "can_rcvlist_eff_proc_show")
RCVLIST_ERR = _list("rx_err", "CAN error frames", "can_rcvlist_proc_show")
RCVLIST_FIL = _list("rx_fil", "CAN frames by identifier and mask", "can_rcvlist_proc_show")
RCVLIST_INV = _list("rx_inv", "CAN frames but those of an identifier and mask", "can_rcvlist_proc_show")
RCVLIST_SFF = _list("rx_sff", "single standard CAN identifiers", "can_rcvlist_sff_proc_show")


def _stats(*parts: str) -> One:
    return One(
        CanStats,
        "",
        " {tx_frames:8d} transmitted frames (TXF)",
        " {rx_frames:8d} received frames (RXF)",
        " {matches:8d} matched frames (RXMF)",
        "",
        " {total_match_ratio:8d} % total match ratio (RXMR)",
        " {total_tx_rate:8d} frames/s total tx rate (TXR)",
        " {total_rx_rate:8d} frames/s total rx rate (RXR)",
        Line("", when="total_match_ratio"),
        " {current_match_ratio:8d} % current match ratio (CRXMR)",
        " {current_tx_rate:8d} frames/s current tx rate (CTXR)",
        " {current_rx_rate:8d} frames/s current rx rate (CRXR)",
        Line("", when="current_match_ratio"),
        " {max_match_ratio:8d} % max match ratio (MRXMR)",
        " {max_tx_rate:8d} frames/s max tx rate (MTXR)",
        " {max_rx_rate:8d} frames/s max rx rate (MRXR)",
        Line("", when="max_match_ratio"),
        " {receivers:8d} current receive list entries (CRCV)",
        " {max_receivers:8d} maximum receive list entries (MRCV)",
        *parts,
        " {user_resets:8d} user statistic resets (USTR)",
        "",
    )


STATS = Format(
    "net/can/stats",
    variants=[
        Variant("default", _stats()),
        Variant("reset", _stats("", " {resets:8d} statistic resets (STR)"), "any, after a reset"),
    ],
    source="net/can/proc.c:can_stats_proc_show",
)
