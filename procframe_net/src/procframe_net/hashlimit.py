"""``/proc/net/{ipt,ip6t}_hashlimit/<name>``: flows that the match ``hashlimit`` of iptables limits."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.addresses import ADDRESS

__all__ = ["FORMAT", "LimitedFlow"]


class LimitedFlow(Record):
    """A flow of packets whose rate is limited; what the rule does not tell apart is zero."""

    expires: Annotated[int, Field("Time until the flow is forgotten", unit="s", kind="time")]
    source_address: Annotated[str, Field("Address that the packets come from", kind="identity", codec=ADDRESS)]
    source_port: Annotated[int, Field("Port that they come from", kind="identity")]
    destination_address: Annotated[str, Field("Address that they go to", kind="identity", codec=ADDRESS)]
    destination_port: Annotated[int, Field("Port that they go to", kind="identity")]
    credit: Annotated[int, Field("Credit that is left")]
    credit_cap: Annotated[int, Field("Credit at most")]
    cost: Annotated[int, Field("Credit that a packet costs")]


FORMAT = Format(
    "net/ipt_hashlimit/<name>",
    Table(
        LimitedFlow,
        "{expires:d} {source_address}:{source_port:d}->{destination_address}:{destination_port:d}"
        " {credit:d} {credit_cap:d} {cost:d}",
    ),
    paths=("net/ipt_hashlimit/<name>", "net/ip6t_hashlimit/<name>"),
    source="net/netfilter/xt_hashlimit.c:dl_seq_print",
)
