"""``/proc/net/stat/*``: tables of hexadecimal counters, a row for each CPU.

Two ways to lay them out share one declaration: with the header's own blanks between the values, and (since 5.19, some of
the files) with values under the beginnings of the names.
"""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.mib import counter

__all__ = [
    "ARP_CACHE",
    "CLIP_ARP_CACHE",
    "DN_NEIGH_CACHE",
    "IP_CONNTRACK",
    "NDISC_CACHE",
    "NF_CONNTRACK",
    "NF_FLOWTABLE",
    "RT_CACHE",
    "SYNPROXY",
    "ConntrackStat",
    "FlowtableStat",
    "NeighbourStat",
    "RouteCacheStat",
    "SynproxyStat",
]

_ENTRIES = Field("Entries of the whole table; the same in every row", kind="gauge")


def _spaced(record: type[Record], header: str, row: str = "") -> Table:
    """A table whose values stand apart as far as the names do, in the header or in ``row``."""
    return Table(record, re.sub(r"\w+", lambda name: f"{{{name[0]}:08x}}", row or header), header=header)


def _aligned(record: type[Record], names: str) -> Table:
    """A table whose values stand below the beginnings of the names."""
    columns = names.split(" ")
    last = len(columns) - 1
    row = [
        f"{{{name}:08x}}" + ("" if index == last else " " * (max(len(name), 8) - 8))
        for index, name in enumerate(columns)
    ]
    header = [name if index == last else f"{name:<8}" for index, name in enumerate(columns)]
    return Table(record, " ".join(row), header=" ".join(header))


class RouteCacheStat(Record):
    """What a CPU did to find routes for IPv4; much of it is no longer counted since the cache is gone (3.6)."""

    entries: Annotated[int, _ENTRIES]
    in_hit: Annotated[int, counter("Received, route found in the cache; until 3.5", "packets")]
    in_slow_tot: Annotated[int, counter("Received, route looked up", "packets")]
    in_slow_mc: Annotated[int, counter("Received, route of a multicast looked up", "packets")]
    in_no_route: Annotated[int, counter("Received, no route found", "packets")]
    in_brd: Annotated[int, counter("Received by broadcast", "packets")]
    in_martian_dst: Annotated[int, counter("Received, with a destination that cannot be", "packets")]
    in_martian_src: Annotated[int, counter("Received, with a source that cannot be", "packets")]
    out_hit: Annotated[int, counter("To be sent, route found in the cache; until 3.5", "packets")]
    out_slow_tot: Annotated[int, counter("To be sent, route looked up", "packets")]
    out_slow_mc: Annotated[int, counter("To be sent, route of a multicast looked up", "packets")]
    gc_total: Annotated[int, counter("Calls of the garbage collection; until 3.5")]
    gc_ignored: Annotated[int, counter("Those that came too early or without need; until 3.5")]
    gc_goal_miss: Annotated[int, counter("Those that freed too little; until 3.5")]
    gc_dst_overflow: Annotated[int, counter("Those after which the cache was still full; until 3.5")]
    in_hlist_search: Annotated[int, counter("Entries looked at for received packets; until 3.5")]
    out_hlist_search: Annotated[int, counter("Entries looked at for packets to be sent; until 3.5")]


class NeighbourStat(Record):
    """What a CPU did with a table of neighbours: ARP's, or IPv6's."""

    entries: Annotated[int, _ENTRIES]
    allocs: Annotated[int, counter("Entries made")]
    destroys: Annotated[int, counter("Entries removed")]
    hash_grows: Annotated[int, counter("Times that the table was enlarged")]
    lookups: Annotated[int, counter("Look-ups")]
    hits: Annotated[int, counter("Look-ups that found an entry")]
    res_failed: Annotated[int, counter("Neighbours that did not answer")]
    rcv_probes_mcast: Annotated[int, counter("Solicitations received by multicast", "packets")]
    rcv_probes_ucast: Annotated[int, counter("Solicitations received by unicast", "packets")]
    periodic_gc_runs: Annotated[int, counter("Runs of the periodic garbage collection")]
    forced_gc_runs: Annotated[int, counter("Runs of the garbage collection for want of room")]
    unresolved_discards: Annotated[int, counter("Packets dropped while waiting for a neighbour", "packets")]
    table_fulls: Annotated[int | None, counter("Entries not made because the table was full", None, "3.19")] = None


class ConntrackStat(Record):
    """What a CPU did with the table of connections; what newer kernels no longer count is 0."""

    entries: Annotated[int, _ENTRIES]
    searched: Annotated[int | None, counter("Entries looked at in look-ups; until 5.9")] = None
    clashres: Annotated[int | None, counter("Clashing insertions that could be settled", None, "5.10")] = None
    found: Annotated[int, counter("Look-ups that found an entry")] = 0
    new: Annotated[int, counter("Entries made; until 4.8")] = 0
    invalid: Annotated[int, counter("Packets that cannot be tracked", "packets")] = 0
    ignore: Annotated[int, counter("Packets that were tracked already; until 5.9", "packets")] = 0
    delete: Annotated[int, counter("Entries removed; until 4.8")] = 0
    delete_list: Annotated[int | None, counter("Entries put on the list to be removed; until 4.8")] = None
    chainlength: Annotated[
        int | None, counter("Entries not inserted because their chain was too long", None, "5.15")
    ] = None
    insert: Annotated[int, counter("Entries inserted; until 4.8, and since by a few ways only")] = 0
    insert_failed: Annotated[int, counter("Entries not inserted, being there already")] = 0
    drop: Annotated[int, counter("Packets dropped because their connection could not be tracked", "packets")] = 0
    early_drop: Annotated[int, counter("Entries removed to make room for others")] = 0
    icmp_error: Annotated[int, counter("Packets that could not be tracked for an ICMP error", "packets")] = 0
    expect_new: Annotated[int, counter("Entries made that had been expected")] = 0
    expect_create: Annotated[int, counter("Expectations made")] = 0
    expect_delete: Annotated[int, counter("Expectations removed")] = 0
    search_restart: Annotated[
        int | None, counter("Look-ups begun again because the table was resized", None, "2.6.36")
    ] = None


class SynproxyStat(Record):
    """What a CPU did for the SYNPROXY target."""

    entries: Annotated[int, Field("Always 0")]
    syn_received: Annotated[int, counter("SYNs received", "packets")]
    cookie_invalid: Annotated[int, counter("Cookies received that were not valid", "packets")]
    cookie_valid: Annotated[int, counter("Cookies received that were valid", "packets")]
    cookie_retrans: Annotated[int, counter("Cookies received again", "packets")]
    conn_reopened: Annotated[int, counter("Connections opened again", "connections")]


class FlowtableStat(Record):
    """What a CPU handed to the network card for flow tables, and is not yet done."""

    wq_add: Annotated[int, Field("Flows to be added", unit="flows")]
    wq_del: Annotated[int, Field("Flows to be removed", unit="flows")]
    wq_stats: Annotated[int, Field("Flows whose counters are to be read", unit="flows")]


_NEIGHBOURS = (
    "entries  allocs destroys hash_grows  lookups hits  res_failed  rcv_probes_mcast rcv_probes_ucast"
    "  periodic_gc_runs forced_gc_runs unresolved_discards"
)
_CONNECTIONS = (
    "entries  searched found new invalid ignore delete delete_list insert insert_failed drop early_drop icmp_error"
    "  expect_new expect_create expect_delete"
)
_ROUTES = (
    "entries  in_hit in_slow_tot in_slow_mc in_no_route in_brd in_martian_dst in_martian_src"
    "  out_hit out_slow_tot out_slow_mc  gc_total gc_ignored gc_goal_miss gc_dst_overflow in_hlist_search out_hlist_search"
)


def _neighbours(name: str) -> Format:
    """The format of the counters of one table of neighbours."""
    names = re.sub(" +", " ", f"{_NEIGHBOURS} table_fulls")
    return Format(
        f"net/stat/{name}",
        variants=[
            Variant("aligned", _aligned(NeighbourStat, names), kernels="5.19+"),
            Variant("spaced", _spaced(NeighbourStat, f"{_NEIGHBOURS} table_fulls"), kernels="3.19 to 5.18"),
            Variant("without table_fulls", _spaced(NeighbourStat, _NEIGHBOURS), kernels="2.6.28 to 3.18"),
        ],
        source="net/core/neighbour.c:neigh_stat_seq_show",
    )


def _connections(name: str, source: str) -> Format:
    """The format of the counters of connection tracking."""
    newer = f"{_CONNECTIONS} search_restart"
    clashes = newer.replace("searched", "clashres")
    return Format(
        f"net/stat/{name}",
        variants=[
            Variant(
                "chainlength", _spaced(ConntrackStat, clashes.replace("delete_list", "chainlength")), kernels="5.15+"
            ),
            Variant("clashres", _spaced(ConntrackStat, clashes), kernels="5.10 to 5.14"),
            Variant("searched", _spaced(ConntrackStat, newer), kernels="2.6.36 to 5.9"),
            Variant("without search_restart", _spaced(ConntrackStat, _CONNECTIONS), kernels="to 2.6.35"),
        ],
        source=source,
    )


ARP_CACHE = _neighbours("arp_cache")
NDISC_CACHE = _neighbours("ndisc_cache")
CLIP_ARP_CACHE = _neighbours("clip_arp_cache")
DN_NEIGH_CACHE = _neighbours("dn_neigh_cache")
NF_CONNTRACK = _connections("nf_conntrack", "net/netfilter/nf_conntrack_standalone.c:ct_cpu_seq_show")
IP_CONNTRACK = _connections("ip_conntrack", "net/ipv4/netfilter/nf_conntrack_l3proto_ipv4_compat.c:ct_cpu_seq_show")
RT_CACHE = Format(
    "net/stat/rt_cache",
    variants=[
        Variant("aligned", _aligned(RouteCacheStat, re.sub(" +", " ", _ROUTES)), kernels="5.19+"),
        Variant("spaced", _spaced(RouteCacheStat, _ROUTES, _ROUTES.replace("  gc", " gc") + " "), kernels="to 5.18"),
    ],
    source="net/ipv4/route.c:rt_cpu_seq_show",
)
SYNPROXY = Format(
    "net/stat/synproxy",
    Table(
        SynproxyStat,
        "{entries:08x}\t{syn_received:08x}\t{cookie_invalid:08x}\t{cookie_valid:08x}\t{cookie_retrans:08x}"
        "\t{conn_reopened:08x}",
        header="entries\t\tsyn_received\tcookie_invalid\tcookie_valid\tcookie_retrans\tconn_reopened",
    ),
    source="net/netfilter/nf_synproxy_core.c:synproxy_cpu_seq_show",
    since="3.12",
)
NF_FLOWTABLE = Format(
    "net/stat/nf_flowtable",
    Table(FlowtableStat, "{wq_add:8d} {wq_del:8d} {wq_stats:8d}", header="wq_add   wq_del   wq_stats"),
    source="net/netfilter/nf_flow_table_procfs.c:nf_flow_table_cpu_seq_show",
    since="6.0",
)
