"""``/proc/dasd``: the disks of mainframes."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Flag, Line, Many, One, Repeat, Stanza, Table, pattern
from procframe.record import Field, Record
from procframe_root.choices import texts, two
from procframe_root.s390.service_levels import BUS_ID

__all__ = ["DEVICES", "STATISTICS", "Dasd", "DasdHistogram", "DasdNoStatistics", "DasdStatistics"]

_STATES = ("new", "detected", "basic", "unformatted", "active", "active n/f", "no stat")
_UNFORMATTED = "active n/f"


def _state(text: str) -> str:
    return text.rstrip("\t ")


def _print_state(state: str) -> str:
    return state + "\t " if state == _UNFORMATTED else state


STATE = pattern(r"(?:active n/f\t |[a-z]+(?: [a-z]+)?)").but(
    decode=_state,
    encode=_print_state,
    exact=False,
    unknown=lambda state: [] if state in _STATES else [str(state)],
)


class Dasd(Record):
    """A disk on a channel."""

    bus_id: Annotated[str, Field("Its device on the channel", kind="identity", codec=BUS_ID)]
    discipline: Annotated[
        str,
        Field(
            "How the kernel speaks to it: `ECKD`, `FBA`, `DIAG`; `none` where it does not",
            kind="label",
            codec=pattern(r"[^ ()\n]+"),
        ),
    ]
    major: Annotated[int | None, Field("Major number of its block device; absent where it has none")] = None
    minor: Annotated[int | None, Field("Minor number of its block device")] = None
    device: Annotated[str | None, Field("Name of its block device", kind="identity", codec=pattern("dasd[a-z]+"))] = (
        None
    )
    read_only: Annotated[bool, Field("Whether it is not to be written to", kind="flags", codec=two("(ro)", ""))] = False
    state: Annotated[
        str,
        Field("`new`, `detected`, `basic`, `unformatted`, `active`; `active n/f`: active, not formatted", codec=STATE),
    ] = "new"
    block_size: Annotated[int | None, Field("Size of a block", unit="bytes")] = None
    blocks: Annotated[int | None, Field("How many blocks it has", unit="blocks")] = None
    size: Annotated[int | None, Field("Its size", unit="MB")] = None
    probeonly: Annotated[bool, Field("Whether disks are only looked for (dasd=probeonly)", kind="flags")] = False


class DasdHistogram(Record):
    """How many requests were of each class of size or time; each class goes to twice that of the class before."""

    title: Annotated[
        str,
        Field(
            "What is counted: `sizes`, or a time of a request",
            kind="identity",
            codec=texts(
                {
                    "Histogram of sizes (512B secs)": "sizes",
                    "Histogram of I/O times (microseconds)": "I/O times",
                    "Histogram of I/O times per sector": "I/O times per sector",
                    "Histogram of I/O time till ssch": "I/O time till ssch",
                    "Histogram of I/O time between ssch and irq": "I/O time between ssch and irq",
                    "Histogram of I/O time between ssch and irq per sector": (
                        "I/O time between ssch and irq per sector"
                    ),
                    "Histogram of I/O time between irq and end": "I/O time between irq and end",
                    "# of req in chanq at enqueuing (1..32) ": "requests in the queue",
                }
            ),
        ),
    ]
    to_128k: Annotated[
        list[int],
        Field("Requests of the first 16 classes: less than 4, 8, ... 128k (of the queue: 1 to 16)", kind="counter"),
    ]
    above_128k: Annotated[
        list[int],
        Field("Requests of the other 16: 256k, ... more than 4G (of the queue: 17 to 32)", kind="counter"),
    ]


class DasdStatistics(Record):
    """What was read from and written to all disks together since it is counted."""

    io_requests: Annotated[int, Field("Requests", kind="counter")]
    sectors: Annotated[int | None, Field("What they read and wrote", unit="sectors", kind="counter")] = None
    scale_factor: Annotated[int | None, Field("What the numbers of the histograms are divided by")] = None
    histograms: Annotated[list[DasdHistogram], Field("How many were of which size, and took how long")] = []


class DasdNoStatistics(Record):
    """There are no statistics."""

    possible: Annotated[
        bool,
        Field(
            "Whether the kernel could count, if it were told to",
            kind="flags",
            codec=two(
                "off - they might be switched on using 'echo set on > /proc/dasd/statistics'",
                "not activated in this kernel",
            ),
        ),
    ]


DEVICES = Format(
    "dasd/devices",
    Table(
        Dasd,
        "{bus_id}({discipline:<4s})",
        Alt(" at ({major:3d}:{minor:6d}) is {device:<8s}", "  at (???:??????) is ????????"),
        "{read_only:>4s}: ",
        Alt("{state} at blocksize: {block_size:d}, {blocks:d} blocks, {size:d} MB", "{state}"),
        Flag("probeonly", "(probeonly)"),
    ),
    source="drivers/s390/block/dasd_proc.c:dasd_devices_show",
)
STATISTICS = Format(
    "dasd/statistics",
    variants=[
        Variant(
            "on",
            One(
                DasdStatistics,
                "{io_requests:d} dasd I/O requests",
                "with {sectors:d} sectors(512B each)",
                "Scale Factor is  {scale_factor:d}",
                "   __<4\t   ___8\t   __16\t   __32\t   __64\t   _128\t"
                "   _256\t   _512\t   __1k\t   __2k\t   __4k\t   __8k\t   _16k\t   _32k\t   _64k\t   128k",
                "   _256\t   _512\t   __1M\t   __2M\t   __4M\t   __8M\t"
                "   _16M\t   _32M\t   _64M\t   128M\t   256M\t   512M\t   __1G\t   __2G\t   __4G    _>4G",
                Many(
                    "histograms",
                    Stanza(
                        DasdHistogram,
                        "{title}",
                        Line(Repeat("to_128k", "{:7d} ", count=16)),
                        Line(Repeat("above_128k", "{:7d} ", count=16)),
                    ),
                ),
            ),
        ),
        Variant("off", One(DasdNoStatistics, "Statistics are {possible}")),
    ],
    source="drivers/s390/block/dasd_proc.c:dasd_stats_proc_show",
)
