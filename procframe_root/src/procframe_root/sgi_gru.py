"""``/proc/sgi_uv/gru``: the global reference units of SGI UV machines, which copy memory; until the driver went away."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One, Table, choice, flags
from procframe.record import Field, Record

__all__ = [
    "CCH_STATUS",
    "DEBUG_OPTIONS",
    "GRU_STATUS",
    "MCS_STATISTICS",
    "STATISTICS",
    "GruContext",
    "GruOptions",
    "GruStatistic",
    "GruStatus",
    "McsStatistic",
]

_CONTEXT = Codec(int, str, "1?[0-9]", schema="integer", exact=True)
"""A number below 16: no blank may stand between it and the next."""
_OPTIONS = flags(("trace", "statistics"))


class GruStatistic(Record):
    """What the driver counts, if told so by ``debug_options``."""

    value: Annotated[int, Field("How often", kind="counter")]
    name: Annotated[str, Field("What is counted", kind="identity")]


class McsStatistic(Record):
    """How long an instruction to a unit takes."""

    id: Annotated[str, Field("Name of the instruction", kind="identity")]
    count: Annotated[int, Field("How often it was given", kind="counter")]
    average: Annotated[int, Field("How long it takes on average", unit="clocks", kind="time")]
    maximum: Annotated[int, Field("How long it took at the most", unit="clocks", kind="time")]


class GruOptions(Record):
    """What the driver does to be examined."""

    options: Annotated[list[str], Field("`trace`, `statistics`", kind="flags", codec=_OPTIONS)]


class GruContext(Record):
    """A context of a unit that is in use."""

    gid: Annotated[int, Field("Number of the unit", kind="identity")]
    bid: Annotated[int, Field("Number of the blade", kind="label")]
    context: Annotated[int, Field("Number of the context in the unit", kind="identity", codec=_CONTEXT)]
    asid: Annotated[int, Field("Address space; 0 for the kernel's", kind="label")]
    pid: Annotated[int, Field("Process that uses it; 0 for the kernel", kind="identity")]
    cbrs: Annotated[int, Field("Control blocks that it has")]
    dsbytes: Annotated[int, Field("Data segment that it has", unit="bytes")]
    mode: Annotated[
        str,
        Field(
            "How misses of its TLB are handled: `UPM` by the user's polling, `INTR` by interrupts, `OS_POLL`",
            kind="flags",
            codec=choice("UPM", "INTR", "OS_POLL", "??"),
        ),
    ]


class GruStatus(Record):
    """What of a unit is in use, and what is free."""

    gid: Annotated[int, Field("Number of the unit", kind="identity")]
    nid: Annotated[int, Field("Number of the blade", kind="label")]
    ctx_busy: Annotated[int, Field("Contexts in use")]
    cbr_busy: Annotated[int, Field("Control blocks in use")]
    dsr_busy: Annotated[int, Field("Data segments in use", unit="bytes")]
    ctx_free: Annotated[int, Field("Contexts that are free")]
    cbr_free: Annotated[int, Field("Control blocks that are free")]
    dsr_free: Annotated[int, Field("Data segments that are free", unit="bytes")]


_SOURCE = "drivers/misc/sgi-gru/gruprocfs.c:"

STATISTICS = Format(
    "sgi_uv/gru/statistics", Table(GruStatistic, "{value:16d} {name}"), source=f"{_SOURCE}statistics_show"
)
MCS_STATISTICS = Format(
    "sgi_uv/gru/mcs_statistics",
    Table(
        McsStatistic,
        "{id:<20s}{count:12d}{average:12d}{maximum:12d}",
        header="#id                        count   aver-clks    max-clks",
    ),
    source=f"{_SOURCE}mcs_statistics_show",
)
DEBUG_OPTIONS = Format(
    "sgi_uv/gru/debug_options",
    One(GruOptions, "#bitmask: 1=trace, 2=statistics", "0x{options:x}"),
    source=f"{_SOURCE}options_show",
)
CCH_STATUS = Format(
    "sgi_uv/gru/cch_status",
    Table(
        GruContext,
        " {gid:5d}{bid:5d}{context:>6s}{asid:7d}{pid:9d}{cbrs:6d}{dsbytes:8d}{mode:>8s}",
        header="#  gid  bid  ctx#   asid      pid  cbrs dsbytes    mode",
    ),
    source=f"{_SOURCE}cch_seq_show",
)
GRU_STATUS = Format(
    "sgi_uv/gru/gru_status",
    Table(
        GruStatus,
        " {gid:5d}{nid:5d}{ctx_busy:7d}{cbr_busy:6d}{dsr_busy:6d}{ctx_free:8d}{cbr_free:6d}{dsr_free:6d}",
        header=[
            "#  gid  nid    ctx   cbr   dsr     ctx   cbr   dsr",
            "#             busy  busy  busy    free  free  free",
        ],
    ),
    source=f"{_SOURCE}gru_seq_show",
)
