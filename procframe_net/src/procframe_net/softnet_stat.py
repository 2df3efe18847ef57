"""``/proc/net/softnet_stat``: what the receive softirq did on each CPU."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Opt, Repeat, Table
from procframe.layout.template import Item
from procframe.record import Field, Record


class SoftnetStat(Record):
    """A CPU's share of packet reception; CPUs that are offline have no row."""

    processed: Annotated[
        int, Field("Packets (or aggregates of them) taken from the queue", unit="packets", kind="counter")
    ]
    dropped: Annotated[int, Field("Packets dropped because the backlog was full", unit="packets", kind="counter")]
    time_squeeze: Annotated[int, Field("Times the softirq stopped with work left, its budget used up", kind="counter")]
    fastroute: Annotated[
        list[int], Field("Five counters of fast routing, which was removed in 2.6.25; 0", kind="counter")
    ]
    cpu_collision: Annotated[int, Field("Times a device's send lock was taken; 0 since 4.7", kind="counter")]
    received_rps: Annotated[
        int | None, Field("Times another CPU's packets (RPS) woke this one", kind="counter", since="2.6.35")
    ] = None
    flow_limit_count: Annotated[
        int | None,
        Field("Packets dropped because their flow took too much of the backlog", kind="counter", since="3.11"),
    ] = None
    backlog_length: Annotated[
        int | None, Field("Packets in the backlog now: both queues together", unit="packets", since="5.10")
    ] = None
    cpu: Annotated[int | None, Field("The CPU", kind="identity", since="5.10")] = None
    input_queue_length: Annotated[
        int | None, Field("Packets waiting in the input queue", unit="packets", since="6.9")
    ] = None
    process_queue_length: Annotated[
        int | None, Field("Packets waiting in the queue that is being processed", unit="packets", since="6.9")
    ] = None


def _table(last: Item) -> Table:
    return Table(
        SoftnetStat,
        "{processed:08x} {dropped:08x} {time_squeeze:08x}",
        Repeat("fastroute", " {:08x}", count=5),
        " {cpu_collision:08x}",
        Opt(" {received_rps:08x}", Opt(" {flow_limit_count:08x}", last)),
    )


FORMAT = Format(
    "net/softnet_stat",
    variants=[
        Variant(
            "default",
            _table(
                Opt(
                    " {backlog_length:08x} {cpu:08x}",
                    Opt(" {input_queue_length:08x} {process_queue_length:08x}"),
                )
            ),
        ),
        Variant("cpu", _table(Opt(" {cpu:08x}")), "distributions' kernels with the CPU but no length of the backlog"),
    ],
    source="net/core/net-procfs.c:softnet_seq_show",
)
