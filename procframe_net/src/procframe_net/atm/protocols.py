"""``/proc/net/atm/{arp,br2684,lec}``: IP and Ethernet over ATM."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Many, Opt, Stanza, Table, choice, flags, pattern
from procframe.record import Field, Record
from procframe_net.codecs import absent

__all__ = ["ARP", "BR2684", "LEC", "AtmArp", "Br2684Circuit", "Br2684Device", "LecEntry"]

CIRCUIT = pattern(r"[0-9]+\.[0-9]+\.[0-9]+")
"""A virtual circuit: interface, path and channel."""
_LEC_BITS = flags(("remote", "permanent"))
_LEC_FLAGS = Codec(
    lambda text: _LEC_BITS.decode(int(text, 16)),
    lambda names: f"{_LEC_BITS.encode(names):04x}",
    "[0-9a-f]{4}",
    schema="array",
    unknown=_LEC_BITS.unknown,
)
_LEC_STATES = choice(
    *("ESI_UNKNOWN", "ESI_ARP_PENDING", "ESI_VC_PENDING", "<Undefined>", "ESI_FLUSH_PENDING", "ESI_FORWARD_DIRECT")
)


_NO_CIRCUIT = Codec({" " * 8: True}.__getitem__, {True: " " * 8}.__getitem__, " {8}", "boolean", True)


class AtmArp(Record):
    """A neighbour of classical IP over ATM."""

    interface: Annotated[str, Field("Interface", kind="identity")]
    type: Annotated[str, Field("SVC or PVC: a switched or permanent circuit", kind="label", codec=pattern("[SP]VC"))]
    encapsulation: Annotated[str, Field("LLC or NULL: how IP is wrapped", kind="label", codec=pattern("LLC|NULL"))]
    idle: Annotated[int, Field("How long it was not used", unit="s", kind="time")]
    ip_address: Annotated[str, Field("Address of the neighbour", kind="identity", codec=pattern(r"[0-9.]{7,15}"))]
    atm_address: Annotated[
        str | None,
        Field(
            "Permanent circuit, or address of a switched one; None as long as it is not known",
            kind="address",
            codec=absent("(resolving)"),
        ),
    ] = None
    expired_references: Annotated[int | None, Field("References to an entry that was given up; None if it was not")] = (
        None
    )


class Br2684Circuit(Record):
    """A circuit of a bridge."""

    circuit: Annotated[str, Field("Interface, virtual path and channel", kind="identity", codec=CIRCUIT)]
    encapsulation: Annotated[str, Field("LLC or VC: how frames are wrapped", kind="label")]
    payload: Annotated[str, Field("bridged or routed: Ethernet or IP", kind="label", codec=pattern("bridged|routed"))]
    copies_failed: Annotated[int, Field("Frames dropped for want of memory", unit="packets", kind="counter")]
    copies_needed: Annotated[int, Field("Frames that had to be copied", unit="packets", kind="counter")]
    filter: Annotated[str | None, Field("Network and mask of the IP packets that may come in", kind="label")] = None


class Br2684Device(Record):
    """A network interface that sends Ethernet or IP over ATM (RFC 2684)."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    number: Annotated[int, Field("Number of the interface", kind="identity")]
    mac: Annotated[str, Field("MAC address", kind="address")]
    mac_origin: Annotated[str, Field("set by hand, or auto", kind="label", codec=pattern("set|auto"))]
    circuits: Annotated[list[Br2684Circuit], Field("Its circuits")] = []


class LecEntry(Record):
    """A neighbour of LAN emulation."""

    interface: Annotated[str, Field("Interface", kind="identity")]
    mac: Annotated[str, Field("MAC address", kind="identity")]
    atm_address: Annotated[
        str, Field("ATM address, in hexadecimal digits", kind="address", codec=pattern("[0-9a-f]{40}"))
    ]
    status: Annotated[str, Field("How far it is known", codec=_LEC_STATES)]
    flags: Annotated[
        list[str], Field("remote: behind a bridge; permanent: does not expire", kind="flags", codec=_LEC_FLAGS)
    ]
    without_circuit: Annotated[
        bool | None, Field("True if there is no circuit to it", kind="flags", codec=_NO_CIRCUIT)
    ] = None
    vpi: Annotated[int | None, Field("Virtual path to it", kind="label")] = None
    vci: Annotated[int | None, Field("Virtual channel to it", kind="label")] = None
    rx_vpi: Annotated[int | None, Field("Virtual path from it, if another", kind="label")] = None
    rx_vci: Annotated[int | None, Field("Virtual channel from it, if another", kind="label")] = None


ARP = Format(
    "net/atm/arp",
    Table(
        AtmArp,
        "{interface:<6s}{type:<4s}{encapsulation:<4s}{idle:5d} {ip_address:<16s}",
        Alt("(expired, ref {expired_references:d})", "{atm_address}"),
        header="IPitf TypeEncp Idle IP address      ATM address",
    ),
    source="net/atm/clip.c:clip_seq_show",
)
BR2684 = Format(
    "net/atm/br2684",
    File(
        Many(
            "records",
            Stanza(
                Br2684Device,
                "dev {interface}: num={number:d}, mac={mac} ({mac_origin})",
                Many(
                    "circuits",
                    Stanza(
                        Br2684Circuit,
                        "  vcc {circuit}: encaps={encapsulation} payload={payload}, failed copies"
                        " {copies_failed:d}/{copies_needed:d}",
                        "    filter={filter}",
                    ),
                ),
            ),
        )
    ),
    source="net/atm/br2684.c:br2684_seq_show",
)
LEC = Format(
    "net/atm/lec",
    Table(
        LecEntry,
        "{interface} {mac} {atm_address} {status:<18s} {flags}",
        # Blanks alone tell a circuit from it from one to it.
        Alt("{without_circuit}", "{vpi:3d} {vci:3d} "),
        Opt("     {rx_vpi:3d} {rx_vci:3d}"),
        header="Itf  MAC          ATM destination                          Status            Flags VPI/VCI Recv VPI/VCI",
    ),
    source="net/atm/lec.c:lec_seq_show",
)
