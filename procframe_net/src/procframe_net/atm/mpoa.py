"""``/proc/net/atm/mpc``: multi-protocol over ATM (MPOA)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.host import Host
from procframe.layout import Codec, File, Line, Many, Opt, PerHost, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "MpoaClient", "MpoaEgress", "MpoaIngress", "MpoaQos"]

_IP = pattern(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")


def _holding_time(host: Host) -> Codec:
    # Below zero it is printed as a long without a sign: on 64-bit machines it is too wide, and touches the next column.
    size = host.word_size

    def decode(text: str) -> int:
        number = int(text)
        if 13 < len(text) < 20:
            raise ValueError(f"{text} goes on in the next column")
        return number - (1 << size) if number >> (size - 1) == 1 else number

    def encode(seconds: int) -> str:
        return f"{seconds + (1 << size if seconds < 0 else 0):d}"

    return Codec(decode, encode, "1844674407[0-9]{10}|[0-9]{1,13}", schema="integer")


HOLDING_TIME = PerHost(_holding_time)
HoldingTime = Annotated[
    int, Field("For how long the shortcut is good; below zero if no longer", unit="s", kind="time", codec=HOLDING_TIME)
]
Vpi = Annotated[int | None, Field("Virtual path of the shortcut; None if there is none", kind="label")]
Vci = Annotated[int | None, Field("Virtual channel of the shortcut", kind="label")]


class MpoaQos(Record):
    """What is asked of the shortcuts to an address."""

    ip_address: Annotated[str, Field("The address", kind="identity", codec=_IP)]
    tx_max_pcr: Annotated[int, Field("Greatest peak cell rate to be sent", unit="cells/s")]
    tx_pcr: Annotated[int, Field("Peak cell rate to be sent", unit="cells/s")]
    tx_min_pcr: Annotated[int, Field("Least peak cell rate to be sent", unit="cells/s")]
    tx_max_cdv: Annotated[int, Field("Greatest variation in the delay of what is sent", unit="us")]
    tx_max_sdu: Annotated[int, Field("The most that is sent at once", unit="bytes")]
    rx_max_pcr: Annotated[int, Field("Greatest peak cell rate to be received", unit="cells/s")]
    rx_pcr: Annotated[int, Field("Peak cell rate to be received", unit="cells/s")]
    rx_min_pcr: Annotated[int, Field("Least peak cell rate to be received", unit="cells/s")]
    rx_max_cdv: Annotated[int, Field("Greatest variation in the delay of what is received", unit="us")]
    rx_max_sdu: Annotated[int, Field("The most that is received at once", unit="bytes")]


class MpoaTotal(Record):
    """What is asked of shortcuts."""

    qos: Annotated[list[MpoaQos], Field("What is asked, by address")] = []


class MpoaIngress(Record):
    """A shortcut into the ATM network."""

    ip_address: Annotated[str, Field("Address that it leads to", kind="identity", codec=_IP)]
    state: Annotated[
        str, Field("resolving, resolved, invalid or refreshing", codec=pattern("resolving|resolved|invalid|refreshing"))
    ]
    holding_time: HoldingTime
    packets_forwarded: Annotated[int, Field("Packets sent to the address", unit="packets", kind="counter")]
    vpi: Vpi = None
    vci: Vci = None


class MpoaEgress(Record):
    """A shortcut out of the ATM network."""

    atm_address: Annotated[
        str,
        Field("ATM address of the other end, in hexadecimal digits", kind="address", codec=pattern("[0-9a-f]{40}")),
    ]
    cache_id: Annotated[int | None, Field("Number of the shortcut", kind="identity")] = None
    state: Annotated[str | None, Field("resolved, purge or invalid", codec=pattern("resolved|purge|invalid"))] = None
    holding_time: HoldingTime | None = None
    packets_received: Annotated[int | None, Field("Packets received", unit="packets", kind="counter")] = None
    ip_address: Annotated[str | None, Field("Last address that a packet was for", kind="label", codec=_IP)] = None
    vpi: Vpi = None
    vci: Vci = None


class MpoaClient(Record):
    """An interface of LAN emulation that takes shortcuts."""

    number: Annotated[int | None, Field("Number of the interface `lec`", kind="identity")] = None
    ingress: Annotated[list[MpoaIngress], Field("Shortcuts into the network")] = []
    egress: Annotated[list[MpoaEgress], Field("Shortcuts out of the network")] = []


def _rates(side: str) -> str:
    names = ("max_pcr", "pcr", "min_pcr", "max_cdv", "max_sdu")
    return "     " + " ".join([f"{{{side}_{name}:<7d}}" for name in names])


FORMAT = Format(
    "net/atm/mpc",
    File(
        "QoS entries for shortcuts:",
        "IP address",
        "  TX:max_pcr pcr     min_pcr max_cdv max_sdu",
        "  RX:max_pcr pcr     min_pcr max_cdv max_sdu",
        Many("qos", Stanza(MpoaQos, "{ip_address}", _rates("tx"), _rates("rx"))),
        Many(
            "records",
            Stanza(
                MpoaClient,
                "",
                "Interface {number:d}:",
                "",
                "Ingress Entries:",
                "IP address      State      Holding time  Packets fwded  VPI  VCI",
                Many(
                    "ingress",
                    Stanza(
                        MpoaIngress,
                        Line(
                            "{ip_address:<16s}{state:<11s}{holding_time:<14s}{packets_forwarded:<12d}",
                            Opt("   {vpi:<3d}  {vci:<3d}"),
                        ),
                    ),
                ),
                "",
                "Egress Entries:",
                "Ingress MPC ATM addr",
                "Cache-id        State      Holding time  Packets recvd  Latest IP addr   VPI VCI",
                Many(
                    "egress",
                    Stanza(
                        MpoaEgress,
                        "{atm_address}",
                        Line(
                            "{cache_id:<16d}{state:<11s}{holding_time:<14s}{packets_received:<15d}{ip_address:<16s}",
                            Opt(" {vpi:<3d} {vci:<3d}"),
                        ),
                    ),
                ),
                "",
            ),
        ),
        header=MpoaTotal,
    ),
    source="net/atm/mpoa_proc.c:mpc_show",
)
