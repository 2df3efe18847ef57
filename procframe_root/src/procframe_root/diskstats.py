"""``/proc/diskstats``: I/O of each block device."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import File, Line, Many, Opt, Stanza, Ways
from procframe.record import Field, Record


class Diskstats(Record):
    """I/O of a block device or partition since boot."""

    major: Annotated[int, Field("Major number of the device", kind="label")]
    minor: Annotated[int, Field("Minor number of the device", kind="label")]
    name: Annotated[str, Field("Name of the device", kind="identity")]
    reads: Annotated[int, Field("Reads completed", unit="requests", kind="counter")]
    reads_merged: Annotated[
        int | None, Field("Reads merged with neighbours before they were issued", unit="requests", kind="counter")
    ] = None
    sectors_read: Annotated[int, Field("Data read", unit="sectors", kind="counter")] = 0
    read_time: Annotated[
        int | None, Field("Time that reads took, added up over requests", unit="ms", kind="counter")
    ] = None
    writes: Annotated[int, Field("Writes completed", unit="requests", kind="counter")] = 0
    writes_merged: Annotated[
        int | None, Field("Writes merged with neighbours before they were issued", unit="requests", kind="counter")
    ] = None
    sectors_written: Annotated[int, Field("Data written", unit="sectors", kind="counter")] = 0
    write_time: Annotated[
        int | None, Field("Time that writes took, added up over requests", unit="ms", kind="counter")
    ] = None
    in_flight: Annotated[int | None, Field("Requests issued and not completed", unit="requests")] = None
    io_time: Annotated[int | None, Field("Time during which requests were in flight", unit="ms", kind="counter")] = None
    weighted_io_time: Annotated[
        int | None, Field("That time, times the requests in flight", unit="ms", kind="counter")
    ] = None
    discards: Annotated[int | None, Field("Discards completed", unit="requests", kind="counter", since="4.18")] = None
    discards_merged: Annotated[
        int | None, Field("Discards merged with neighbours", unit="requests", kind="counter", since="4.18")
    ] = None
    sectors_discarded: Annotated[int | None, Field("Data discarded", unit="sectors", kind="counter", since="4.18")] = (
        None
    )
    discard_time: Annotated[
        int | None, Field("Time that discards took, added up", unit="ms", kind="counter", since="4.18")
    ] = None
    flushes: Annotated[
        int | None, Field("Flushes completed; of whole disks only", unit="requests", kind="counter", since="5.5")
    ] = None
    flush_time: Annotated[
        int | None, Field("Time that flushes took, added up", unit="ms", kind="counter", since="5.5")
    ] = None


def _layout(minor: int) -> File:
    device = f"{{major:4d}} {{minor:{minor}d}} {{name}}"
    return File(
        Many(
            "records",
            Stanza(
                Diskstats,
                Ways(
                    Line(
                        device,
                        " {reads:d} {reads_merged:d} {sectors_read:d} {read_time:d}"
                        " {writes:d} {writes_merged:d} {sectors_written:d} {write_time:d}"
                        " {in_flight:d} {io_time:d} {weighted_io_time:d}",
                        Opt(
                            " {discards:d} {discards_merged:d} {sectors_discarded:d} {discard_time:d}",
                            Opt(" {flushes:d} {flush_time:d}"),
                        ),
                    ),
                    # Partitions, to 2.6.24.
                    Line(device, " {reads:d} {sectors_read:d} {writes:d} {sectors_written:d}"),
                ),
            ),
        )
    )


FORMAT = Format(
    "diskstats",
    variants=[Variant("default", _layout(7), "2.6.31+"), Variant("narrow", _layout(4), "to 2.6.30")],
    source="block/genhd.c:diskstats_show",
)
