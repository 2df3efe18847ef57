"""``/proc/net/dev``: counters of the network interfaces."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table
from procframe.record import Field, Record


class Dev(Record):
    """A network interface and what passed through it."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    rx_bytes: Annotated[int, Field("Received", unit="bytes", kind="counter")]
    rx_packets: Annotated[int, Field("Received", unit="packets", kind="counter")]
    rx_errors: Annotated[int, Field("Received with errors", unit="packets", kind="counter")]
    rx_dropped: Annotated[int, Field("Received but dropped, or missed by the hardware", unit="packets", kind="counter")]
    rx_fifo_errors: Annotated[int, Field("Lost because a receive FIFO overran", unit="packets", kind="counter")]
    rx_frame_errors: Annotated[
        int, Field("Received with a wrong length, checksum or alignment, or too long", unit="packets", kind="counter")
    ]
    rx_compressed: Annotated[int, Field("Received compressed", unit="packets", kind="counter")]
    multicast: Annotated[int, Field("Received by multicast", unit="packets", kind="counter")]
    tx_bytes: Annotated[int, Field("Sent", unit="bytes", kind="counter")]
    tx_packets: Annotated[int, Field("Sent", unit="packets", kind="counter")]
    tx_errors: Annotated[int, Field("Not sent because of errors", unit="packets", kind="counter")]
    tx_dropped: Annotated[int, Field("Dropped before they were sent", unit="packets", kind="counter")]
    tx_fifo_errors: Annotated[int, Field("Lost because a send FIFO ran empty", unit="packets", kind="counter")]
    collisions: Annotated[int, Field("Collisions while sending", kind="counter")]
    tx_carrier_errors: Annotated[
        int, Field("Not sent for loss of carrier, aborts, late collisions or heartbeat", unit="packets", kind="counter")
    ]
    tx_compressed: Annotated[int, Field("Sent compressed", unit="packets", kind="counter")]


def _table(rx_bytes: str) -> Table:
    return Table(
        Dev,
        f"{{interface:>6s}}:{rx_bytes}"
        " {rx_packets:7d} {rx_errors:4d} {rx_dropped:4d} {rx_fifo_errors:4d} {rx_frame_errors:5d} {rx_compressed:10d}"
        " {multicast:9d} {tx_bytes:8d} {tx_packets:7d} {tx_errors:4d} {tx_dropped:4d} {tx_fifo_errors:4d}"
        " {collisions:5d} {tx_carrier_errors:7d} {tx_compressed:10d}",
        header=(
            "Inter-|   Receive                                                |  Transmit",
            (
                " face |bytes    packets errs drop fifo frame compressed multicast"
                "|bytes    packets errs drop fifo colls carrier compressed"
            ),
        ),
    )


FORMAT = Format(
    "net/dev",
    variants=[
        Variant("2.6.33", _table(" {rx_bytes:7d}"), "2.6.33+"),
        # A counter of eight digits touches the colon.
        Variant("2.6.32", _table("{rx_bytes:8d}"), "to 2.6.32"),
    ],
    source="net/core/net-procfs.c:dev_seq_printf_stats",
)
