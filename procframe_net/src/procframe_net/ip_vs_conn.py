"""``/proc/net/ip_vs_conn``, ``ip_vs_conn_sync`` and ``ip_vs_app``: the connections of IPVS, and its helpers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Opt, Table, choice
from procframe.record import Field, Record
from procframe_net.addresses import NETWORK_OR_FULL

__all__ = ["IP_VS_APP", "IP_VS_CONN", "IP_VS_CONN_SYNC", "IpVsApp", "IpVsConnection"]


class IpVsConnection(Record):
    """A connection that IPVS passes on."""

    protocol: Annotated[str, Field("Protocol: TCP, UDP, SCTP; IP of a mark's template", kind="identity")]
    from_address: Annotated[str, Field("Address of the client", kind="identity", codec=NETWORK_OR_FULL)]
    from_port: Annotated[int, Field("Port of the client, 0 in a template", kind="identity")]
    to_address: Annotated[str, Field("Address of the virtual service", kind="identity", codec=NETWORK_OR_FULL)]
    to_port: Annotated[int, Field("Port of the virtual service", kind="identity")]
    destination_address: Annotated[str, Field("Address of the real server", kind="address", codec=NETWORK_OR_FULL)]
    destination_port: Annotated[int, Field("Port of the real server", kind="label")]
    state: Annotated[str, Field("State of the connection, as its protocol calls it", kind="label")]
    origin: Annotated[
        str | None,
        Field(
            "Who knew of it first: LOCAL, or the peer (SYNC); in ip_vs_conn_sync",
            kind="label",
            codec=choice("LOCAL", "SYNC"),
        ),
    ] = None
    expires: Annotated[int, Field("Until it is forgotten", unit="s", kind="time")] = 0
    pe_name: Annotated[
        str | None, Field("Engine that keeps clients with their server; in ip_vs_conn", kind="label", since="2.6.37")
    ] = None
    pe_data: Annotated[str | None, Field("What it goes by (SIP: the call)", kind="label", codec=TEXT)] = None


class IpVsApp(Record):
    """A helper of IPVS for a protocol that carries addresses."""

    protocol: Annotated[str, Field("Protocol", kind="identity")]
    port: Annotated[int, Field("Port", kind="identity")]
    use_count: Annotated[int, Field("Connections that use it", unit="connections")]
    name: Annotated[str, Field("Name of the helper", kind="identity")]


_ENDS = (
    "{protocol:<3s} {from_address} {from_port:04X} {to_address} {to_port:04X}"
    " {destination_address} {destination_port:04X} {state:<11s} "
)

IP_VS_CONN = Format(
    "net/ip_vs_conn",
    Table(
        IpVsConnection,
        _ENDS + "{expires:7d}",
        Opt(" {pe_name} {pe_data}"),
        header="Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Expires PEName PEData",
    ),
    source="net/netfilter/ipvs/ip_vs_conn.c:ip_vs_conn_seq_show",
)
IP_VS_CONN_SYNC = Format(
    "net/ip_vs_conn_sync",
    Table(
        IpVsConnection,
        _ENDS + "{origin:<6s} {expires:7d}",
        header="Pro FromIP   FPrt ToIP     TPrt DestIP   DPrt State       Origin Expires",
    ),
    source="net/netfilter/ipvs/ip_vs_conn.c:ip_vs_conn_sync_seq_show",
)
IP_VS_APP = Format(
    "net/ip_vs_app",
    Table(
        IpVsApp,
        "{protocol:<3s}  {port:<7d} {use_count:<6d} {name:<17s}",
        header="prot port    usecnt name",
    ),
    source="net/netfilter/ipvs/ip_vs_app.c:ip_vs_app_seq_show",
)
