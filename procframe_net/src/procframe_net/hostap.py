"""``/proc/net/hostap/INTERFACE/{stats,ap_debug,ap_control,registers,wds}``: wireless cards with Prism chips."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Keys, Many, One, Stanza, Table, choice, pattern
from procframe.record import Field, KeyedRecord, Record

__all__ = ["AP_CONTROL", "AP_DEBUG", "REGISTERS", "STATS", "WDS", "HostapStats"]


def _frames(description: str, key: str) -> Field:
    return Field(description, unit="frames", kind="counter", key=key)


def _octets(description: str, key: str) -> Field:
    return Field(description, unit="bytes", kind="counter", key=key)


class HostapStats(KeyedRecord):
    """What the card sent and received, as it counts itself."""

    tx_unicast_frames: Annotated[int, _frames("Frames sent to one station", "TxUnicastFrames")]
    tx_multicast_frames: Annotated[int, _frames("Frames sent to several stations", "TxMulticastframes")]
    tx_fragments: Annotated[int, _frames("Fragments sent", "TxFragments")]
    tx_unicast_octets: Annotated[int, _octets("Sent to one station", "TxUnicastOctets")]
    tx_multicast_octets: Annotated[int, _octets("Sent to several stations", "TxMulticastOctets")]
    tx_deferred_transmissions: Annotated[int, _frames("Frames that had to wait", "TxDeferredTransmissions")]
    tx_single_retry_frames: Annotated[int, _frames("Frames sent twice", "TxSingleRetryFrames")]
    tx_multiple_retry_frames: Annotated[int, _frames("Frames sent more often", "TxMultipleRetryFrames")]
    tx_retry_limit_exceeded: Annotated[int, _frames("Frames given up", "TxRetryLimitExceeded")]
    tx_discards: Annotated[int, _frames("Frames not sent", "TxDiscards")]
    rx_unicast_frames: Annotated[int, _frames("Frames received for this station", "RxUnicastFrames")]
    rx_multicast_frames: Annotated[int, _frames("Frames received for several stations", "RxMulticastFrames")]
    rx_fragments: Annotated[int, _frames("Fragments received", "RxFragments")]
    rx_unicast_octets: Annotated[int, _octets("Received for this station", "RxUnicastOctets")]
    rx_multicast_octets: Annotated[int, _octets("Received for several stations", "RxMulticastOctets")]
    rx_fcs_errors: Annotated[int, _frames("Frames with a wrong checksum", "RxFCSErrors")]
    rx_discards_no_buffer: Annotated[int, _frames("Frames dropped for want of room", "RxDiscardsNoBuffer")]
    tx_discards_wrong_sa: Annotated[int, _frames("Frames not sent for their sender", "TxDiscardsWrongSA")]
    rx_discards_wep_undecryptable: Annotated[
        int, _frames("Frames that could not be decrypted", "RxDiscardsWEPUndecryptable")
    ]
    rx_message_in_msg_fragments: Annotated[
        int, _frames("Messages received in fragments of messages", "RxMessageInMsgFragments")
    ]
    rx_message_in_bad_msg_fragments: Annotated[
        int, _frames("Messages received in bad fragments of messages", "RxMessageInBadMsgFragments")
    ]


class HostapApDebug(KeyedRecord):
    """How the card works as an access point."""

    bridged_unicast_frames: Annotated[
        int, _frames("Frames passed on from one station to another", "BridgedUnicastFrames")
    ]
    bridged_multicast_frames: Annotated[
        int, _frames("Frames passed on from one station to several", "BridgedMulticastFrames")
    ]
    max_inactivity: Annotated[int, Field("How long a station may be silent", unit="s", kind="time")]
    bridge_packets: Annotated[int, Field("1 if frames are passed on between stations", kind="label")]
    nullfunc_ack: Annotated[int, Field("1 if silent stations are asked, by frames without data", kind="label")]
    autom_ap_wds: Annotated[int, Field("1 if other access points are linked to", kind="label")]
    auth_algs: Annotated[int, Field("Mask of the ways to authenticate", kind="flags")]
    tx_drop_nonassoc: Annotated[int, _frames("Frames dropped for stations that are not there", "tx_drop_nonassoc")]


class HostapRegister(Record):
    """A register of the card."""

    name: Annotated[str, Field("Name of the register", kind="identity", codec=pattern("[A-Z0-9_]+"))]
    value: Annotated[int, Field("What it holds")]


class HostapPolicy(Record):
    """Which stations may use the access point."""

    policy: Annotated[
        str,
        Field(
            "open: all; allow: those listed; deny: all but those listed",
            codec=choice("open", "allow", "deny", "unknown"),
        ),
    ]
    entries: Annotated[int, Field("Stations listed", unit="stations")]


class HostapStation(Record):
    """A station in the list."""

    mac: Annotated[str, Field("MAC address", kind="identity", codec=pattern("[0-9a-f]{2}(?::[0-9a-f]{2}){5}"))]


class HostapWds(Record):
    """A link to another access point."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    remote_address: Annotated[str, Field("MAC address of the other end", kind="address")]


_SOURCE = "drivers/net/wireless/intersil/hostap"

STATS = Format(
    "net/hostap/<interface>/stats",
    One(HostapStats, Keys("{key}={:d}", separator="=")),
    source=f"{_SOURCE}/hostap_proc.c:prism2_stats_proc_show",
)
AP_DEBUG = Format(
    "net/hostap/<interface>/ap_debug",
    One(HostapApDebug, Keys("{key}={:d}", separator="=")),
    source=f"{_SOURCE}/hostap_ap.c:ap_debug_proc_show",
)
REGISTERS = Format(
    "net/hostap/<interface>/registers",
    Table(HostapRegister, "{name}={value:04x}"),
    source=f"{_SOURCE}/hostap_hw.c:prism2_registers_proc_show",
)
AP_CONTROL = Format(
    "net/hostap/<interface>/ap_control",
    File(
        "MAC policy: {policy}",
        "MAC entries: {entries:d}",
        "MAC list:",
        Many("records", Stanza(HostapStation, "{mac}")),
        header=HostapPolicy,
    ),
    source=f"{_SOURCE}/hostap_ap.c:ap_control_proc_show",
)
WDS = Format(
    "net/hostap/<interface>/wds",
    Table(HostapWds, "{interface}\t{remote_address}"),
    source=f"{_SOURCE}/hostap_proc.c:prism2_wds_proc_show",
)
