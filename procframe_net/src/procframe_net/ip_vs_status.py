"""``/proc/net/ip_vs_status``: how full the hash tables of IPVS are, and what its estimators can hold."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Group, Many, One, Stanza
from procframe.record import Field, Record

__all__ = ["FORMAT", "IpVsChains", "IpVsStatus", "IpVsTable"]


class IpVsChains(Record):
    """The buckets of a hash table whose chains are of one length."""

    length: Annotated[int, Field("Entries in each of the buckets; 7 is 7 or more", unit="entries", kind="identity")]
    buckets: Annotated[int, Field("How many buckets there are of them", unit="buckets")]
    percent: Annotated[int, Field("Their share of the buckets that are not empty", unit="%")]


class IpVsTable(Record):
    """A hash table of IPVS in this network namespace, and what is in it."""

    entries: Annotated[int, Field("Connections, or virtual services", unit="entries")]
    buckets: Annotated[int | None, Field("Size of the hash table; 0 as long as there is none", unit="buckets")] = None
    bits: Annotated[int | None, Field("The logarithm of the size", unit="bits", kind="label")] = None
    lfactor: Annotated[
        int | None,
        Field("Load at which the table grows: two to that power entries for each bucket", kind="label"),
    ] = None
    empty_buckets: Annotated[int | None, Field("Buckets that are empty; absent without entries", unit="buckets")] = None
    empty_percent: Annotated[int | None, Field("Their share of all buckets", unit="%")] = None
    chains: Annotated[list[IpVsChains], Field("The other buckets, by how many entries they hold")] = []


class IpVsStatus(Record):
    """How full the hash tables of IPVS are, and what the threads that estimate rates can hold."""

    connections: Annotated[IpVsTable | None, Field("The connections and their hash table")] = None
    services: Annotated[IpVsTable | None, Field("The virtual services and their hash table")] = None
    stats_thread_slots: Annotated[int | None, Field("Places for threads that estimate rates", unit="threads")] = None
    stats_max_threads: Annotated[
        int | None, Field("The most such threads that there can be", unit="threads", kind="label")
    ] = None
    stats_chain_max_len: Annotated[
        int | None, Field("The most estimators in a chain", unit="estimators", kind="label")
    ] = None
    stats_thread_ests: Annotated[
        int | None, Field("The most estimators of a thread", unit="estimators", kind="label")
    ] = None


def _table(entry: str) -> Stanza:
    return Stanza(
        IpVsTable,
        f"{entry}s:\t{{entries:d}}",
        f"{entry} buckets:\t{{buckets:d}} ({{bits:d}} bits, lfactor {{lfactor:d}})",
        f"{entry} buckets empty:\t{{empty_buckets:d}} ({{empty_percent:d}}%)",
        Many("chains", Stanza(IpVsChains, f"{entry} buckets len-{{length:d}}:\t{{buckets:d}} ({{percent:d}}%)")),
    )


FORMAT = Format(
    "net/ip_vs_status",
    One(
        IpVsStatus,
        Group("connections", _table("Conn")),
        Group("services", _table("Service")),
        "Stats thread slots:\t{stats_thread_slots:d} (max {stats_max_threads:d})",
        "Stats chain max len:\t{stats_chain_max_len:d}",
        "Stats thread ests:\t{stats_thread_ests:d}",
    ),
    source="net/netfilter/ipvs/ip_vs_ctl.c:ip_vs_status_show",
)
