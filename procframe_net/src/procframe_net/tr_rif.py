"""``/proc/net/tr_rif``: source routes through bridged Token Rings, until 3.4."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Opt, Table, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "SourceRoute"]


class SourceRoute(Record):
    """A source route to a station on bridged Token Rings."""

    interface: Annotated[str, Field("Name of the interface, ? once it is gone", kind="identity")]
    address: Annotated[str, Field("Link-layer address of the station", kind="identity")]
    expires: Annotated[int, Field("Time until the route is forgotten", unit="s", kind="time")]
    routing_control: Annotated[int | None, Field("Routing control field; None on the local ring", kind="flags")] = None
    segments: Annotated[
        str | None,
        Field(
            "Rings and the bridges between them, RING-BRIDGE-RING in hexadecimal digits",
            kind="label",
            codec=pattern("[0-9A-F]{3}(?:-[0-9A-F]-[0-9A-F]{3})+"),
        ),
    ] = None


FORMAT = Format(
    "net/tr_rif",
    Table(
        SourceRoute,
        "{interface} {address} {expires:7d} ",
        Alt(("{routing_control:04X}", Opt("  {segments}")), "local"),
        header="if     TR address       TTL   rcf   routing segments",
    ),
    source="net/802/tr.c:rif_seq_show (until 3.4)",
)
