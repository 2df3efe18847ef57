"""``/proc/net/{ip,ip6,arp}_tables_{names,matches,targets}``: what the packet filters of iptables are made of, by name."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record

__all__ = [
    "ARP_MATCHES",
    "ARP_NAMES",
    "ARP_TARGETS",
    "IP6_MATCHES",
    "IP6_NAMES",
    "IP6_TARGETS",
    "IP_MATCHES",
    "IP_NAMES",
    "IP_TARGETS",
    "XtablesName",
]


class XtablesName(Record):
    """A table, match or target of iptables; a match or target of several revisions is there once for each."""

    name: Annotated[str, Field("Its name", kind="identity")]


def _names(family: str, kind: str, function: str, what: str) -> Format:
    return Format(
        f"net/{family}_tables_{kind}",
        Table(XtablesName, "{name}"),
        description=what,
        source=f"net/netfilter/x_tables.c:{function}",
    )


def _family(family: str, command: str) -> tuple[Format, Format, Format]:
    return (
        _names(family, "names", "xt_table_seq_show", f"The tables of {command} that are in use."),
        _names(family, "matches", "xt_match_seq_show", f"The matches of {command} that are loaded, by revision."),
        _names(family, "targets", "xt_target_seq_show", f"The targets of {command} that are loaded, by revision."),
    )


IP_NAMES, IP_MATCHES, IP_TARGETS = _family("ip", "iptables")
IP6_NAMES, IP6_MATCHES, IP6_TARGETS = _family("ip6", "ip6tables")
ARP_NAMES, ARP_MATCHES, ARP_TARGETS = _family("arp", "arptables")
