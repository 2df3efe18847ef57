"""``/proc/lock_stat``: how long locks were waited for and held."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, File, Line, Many, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "LockPoint", "LockPoints", "LockStat", "LockStatHeader"]

_NAME = pattern(r"[^ \n](?:[^\n]*[^ \n])?")
ADDRESS = Codec(
    lambda text: text[2:-2],
    lambda address: f"[<{address}>]",
    r"\[<(?:[0-9a-f]{8}|[0-9a-f]{16}|\(_*ptrval_*\))>\]",
    exact=True,
)
RULER = Codec(len, lambda width: "-" * width, "-+", schema="integer", exact=True)


class LockStatHeader(Record):
    """What the file says first."""

    version: Annotated[str, Field("Version of the layout", kind="label")]
    warning: Annotated[
        str | None,
        Field("That locks are no more looked after; absent where all is well", codec=pattern(r"\*WARNING\*[^\n]*")),
    ] = None


class LockPoint(Record):
    """A place in the kernel."""

    name: Annotated[str, Field("Class of locks", kind="label", codec=_NAME)]
    contentions: Annotated[int, Field("How often it waited there, or held what was waited for", kind="counter")]
    address: Annotated[str, Field("Where it is (hashed)", kind="address", codec=ADDRESS)]
    symbol: Annotated[str, Field("The same by name", kind="label", codec=pattern(r"[^\n]+"))]


class LockPoints(Record, tag="points", tag_field="record"):
    """Where in the kernel locks of the class just before were waited for; the next such record: held meanwhile."""

    name_width: Annotated[int, Field("Length of the class's name, with its mode", unit="characters", codec=RULER)]
    points: Annotated[list[LockPoint], Field("The places")] = []


class LockStat(Record, tag="class", tag_field="record"):
    """A class of locks; one that is taken to read and to write has a record for each, writing first."""

    name: Annotated[str, Field("Name of the class, cut to fit", kind="identity", codec=_NAME)]
    mode: Annotated[
        str | None,
        Field(
            "`R` to read, `W` to write; absent where it is not taken to read", kind="identity", codec=pattern("[RW]")
        ),
    ] = None
    con_bounces: Annotated[int | None, Field("Contentions with another CPU", kind="counter")] = None
    contentions: Annotated[int | None, Field("How often it was waited for", kind="counter")] = None
    waittime_min: Annotated[float | None, Field("Shortest wait", unit="us", kind="time")] = None
    waittime_max: Annotated[float | None, Field("Longest wait", unit="us", kind="time")] = None
    waittime_total: Annotated[float | None, Field("Time waited", unit="us", kind="counter")] = None
    waittime_avg: Annotated[float | None, Field("Mean wait", unit="us", kind="time", since="3.14")] = None
    acq_bounces: Annotated[int | None, Field("Times it came from another CPU", kind="counter")] = None
    acquisitions: Annotated[int | None, Field("How often it was taken", kind="counter")] = None
    holdtime_min: Annotated[float | None, Field("Shortest hold", unit="us", kind="time")] = None
    holdtime_max: Annotated[float | None, Field("Longest hold", unit="us", kind="time")] = None
    holdtime_total: Annotated[float | None, Field("Time held", unit="us", kind="counter")] = None
    holdtime_avg: Annotated[float | None, Field("Mean hold", unit="us", kind="time", since="3.14")] = None


def _layout(average: bool) -> File:
    columns = ["con-bounces", "contentions"]
    columns += [f"waittime-{what}" for what in ("min", "max", "total", "avg")[: 3 + average]]
    columns += ["acq-bounces", "acquisitions"]
    columns += [f"holdtime-{what}" for what in ("min", "max", "total", "avg")[: 3 + average]]
    width = 41 + 15 * len(columns)
    cells = [f"{{{name.replace('-', '_')}:14{'.2f' if 'time' in name else 'd'}}}" for name in columns]

    return File(
        "lock_stat version {version}",
        "{warning}",
        "-" * width,
        " ".join([f"{'class name':>40}", *(f"{name:>14}" for name in columns)]),
        "-" * width,
        "",
        Many(
            "records",
            Stanza(
                LockStat,
                Line(Alt("{name:>38s}-{mode}:", "{name:>40s}:"), " ".join(cells)),
            ),
            Stanza(
                LockPoints,
                "{name_width:>40s}",
                Many("points", Stanza(LockPoint, "{name:>40s} {contentions:14d} {address:>29s} {symbol}")),
                Line("", optional=True),
                Line("." * width, optional=True),
                Line("", optional=True),
            ),
        ),
        header=LockStatHeader,
    )


FORMAT = Format(
    "lock_stat",
    variants=(
        Variant("0.4", _layout(average=True), "3.14 and later"),
        Variant("0.3", _layout(average=False), "until 3.13"),
    ),
    source="kernel/locking/lockdep_proc.c:ls_show",
)
