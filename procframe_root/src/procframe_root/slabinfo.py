"""``/proc/slabinfo``: the caches of the kernel's data structures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Flag, Line, Opt, Table, pattern, value
from procframe.record import Field, Record


class Header(Record):
    """The version of the format."""

    version: Annotated[str, Field("Version of the format")]
    statistics: Annotated[bool | None, Field("Whether there are statistics; of version 1.1 only")] = None
    smp: Annotated[bool | None, Field("Whether each CPU has a cache of its own; of version 1.1 only")] = None


class Slab(Record):
    """A cache of one kind of the kernel's data structures."""

    name: Annotated[str, Field("Name of the cache", kind="identity", codec=pattern(r"[^ \t\n]+(?: [^ \t\n]+)*"))]
    active_objs: Annotated[int, Field("Objects in use", unit="objects")]
    num_objs: Annotated[int, Field("Objects allocated", unit="objects")]
    objsize: Annotated[int, Field("Size of an object", unit="bytes")]
    objperslab: Annotated[int | None, Field("Objects in a slab", unit="objects")] = None
    pagesperslab: Annotated[int, Field("Pages in a slab", unit="pages")] = 0
    limit: Annotated[int | None, Field("Objects that the cache of a CPU can hold; 0 with SLUB")] = None
    batchcount: Annotated[int | None, Field("Objects moved at a time to and from it; 0 with SLUB")] = None
    sharedfactor: Annotated[int | None, Field("Size of the cache that CPUs share; 0 with SLUB")] = None
    active_slabs: Annotated[int, Field("Slabs with objects in use", unit="slabs")] = 0
    num_slabs: Annotated[int, Field("Slabs allocated", unit="slabs")] = 0
    sharedavail: Annotated[int | None, Field("Objects in the cache that CPUs share")] = None
    listallocs: Annotated[int | None, Field("Objects taken from the lists", kind="counter")] = None
    maxobjs: Annotated[int | None, Field("Most objects in use so far")] = None
    grown: Annotated[int | None, Field("Times that the cache grew", kind="counter")] = None
    reaped: Annotated[int | None, Field("Times that the cache shrank", kind="counter")] = None
    error: Annotated[int | None, Field("Errors", kind="counter")] = None
    maxfreeable: Annotated[int | None, Field("Most objects that could be freed at once")] = None
    freelimit: Annotated[int | None, Field("Free objects that are kept; of version 2.0 only")] = None
    nodeallocs: Annotated[int | None, Field("Objects allocated on another NUMA node", kind="counter")] = None
    remotefrees: Annotated[int | None, Field("Objects freed on another NUMA node", kind="counter")] = None
    alienoverflow: Annotated[
        int | None, Field("Times that the cache of other nodes' objects was full", kind="counter")
    ] = None
    allochit: Annotated[int | None, Field("Allocations from the cache of the CPU", kind="counter")] = None
    allocmiss: Annotated[int | None, Field("Allocations that had to fill it", kind="counter")] = None
    freehit: Annotated[int | None, Field("Frees into the cache of the CPU", kind="counter")] = None
    freemiss: Annotated[int | None, Field("Frees that had to empty it", kind="counter")] = None


_HEADER = "# name            <active_objs> <num_objs> <objsize> <objperslab> <pagesperslab>"
_STATISTICS = " : globalstat {listallocs:7d} {maxobjs:6d} {grown:5d} {reaped:4d} {error:4d} {maxfreeable:4d}"
_STATISTICS_HEADER = " : globalstat <listallocs> <maxobjs> <grown> <reaped> <error> <maxfreeable>"
_COUNTERS = "{allochit:6d} {allocmiss:6d} {freehit:6d} {freemiss:6d}"
_COUNTERS_HEADER = "<allochit> <allocmiss> <freehit> <freemiss>"


def _layout(version: str, tunables: str, title: str = "", statistics: Sequence[str] = ()) -> Table:
    """Version 2; ``tunables`` are the header's, ``statistics`` the last columns of these."""
    columns = f"{_STATISTICS} {' '.join(f'{{{name}:4d}}' for name in statistics)} : cpustat {_COUNTERS}"
    names = f"{_STATISTICS_HEADER} {' '.join(f'<{name}>' for name in statistics)} : cpustat {_COUNTERS_HEADER}"
    return Table(
        Slab,
        "{name:<17s} {active_objs:6d} {num_objs:6d} {objsize:6d} {objperslab:4d} {pagesperslab:4d}"
        " : tunables {limit:4d} {batchcount:4d} {sharedfactor:4d}"
        " : slabdata {active_slabs:6d} {num_slabs:6d} {sharedavail:6d}",
        *([columns] if statistics else []),
        header=(
            Line("slabinfo - version: ", value("{version}", pattern(version)), title),
            f"{_HEADER} : tunables {tunables} : slabdata <active_slabs> <num_slabs> <sharedavail>"
            + (names if statistics else ""),
        ),
        head=Header,
    )


_TUNABLES = "<limit> <batchcount> <sharedfactor>"
_OLD_TUNABLES = "<batchcount> <limit> <sharedfactor>"
_NODES = ("nodeallocs", "remotefrees", "alienoverflow")

FORMAT = Format(
    "slabinfo",
    variants=[
        Variant("2.1", _layout(r"2\.1", _TUNABLES), "2.6.10+"),
        Variant("2.1-statistics", _layout(r"2\.1", _TUNABLES, " (statistics)", _NODES), "2.6.10 to 6.7"),
        Variant("2.0", _layout(r"2\.0", _OLD_TUNABLES), "2.6.0 to 2.6.9"),
        Variant("2.0-statistics", _layout(r"2\.0", _OLD_TUNABLES, " (statistics)", ["freelimit"]), "2.6.0 to 2.6.9"),
        Variant(
            "1.1",
            Table(
                Slab,
                "{name:<17s} {active_objs:6d} {num_objs:6d} {objsize:6d} {active_slabs:4d} {num_slabs:4d}"
                " {pagesperslab:4d}",
                Opt(" : {maxobjs:6d} {listallocs:7d} {grown:5d} {reaped:4d} {error:4d}"),
                Opt(" : {limit:4d} {batchcount:4d}"),
                Opt(f" : {_COUNTERS}"),
                header=Line(
                    "slabinfo - version: ",
                    value("{version}", pattern(r"1\.1")),
                    Flag("statistics", " (statistics)"),
                    Flag("smp", " (SMP)"),
                ),
                head=Header,
            ),
            "2.4",
        ),
    ],
    source="mm/slab_common.c:cache_show",
)
