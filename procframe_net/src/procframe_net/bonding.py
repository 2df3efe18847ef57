"""``/proc/net/bonding/INTERFACE``: a bond, its monitoring, its LACP negotiation, and its slaves."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import (
    ANYTHING,
    TEXT,
    Codec,
    Group,
    Line,
    Many,
    One,
    Opt,
    Repeat,
    Spaced,
    Stanza,
    choice,
    flags,
    pattern,
)
from procframe.record import Field, Record

__all__ = ["FORMAT", "ActiveAggregator", "AdInfo", "Bond", "LacpActor", "LacpPartner", "Slave"]


def _number_or(word: str, suffix: str = "") -> Codec:
    """A number, or the word that the kernel prints where there is none."""
    return Codec(
        lambda text: text if text == word else int(text.removesuffix(suffix)),
        lambda value: value if value == word else f"{value:d}{suffix}",
        rf"(?:{word}|-?[0-9]{{1,20}}{suffix})",
        schema="integer",
    )


_TARGET = pattern(r"[^ ,\n]+")
_MODES = frozenset(
    {
        "load balancing (round-robin)",
        "fault-tolerance (active-backup)",
        "load balancing (xor)",
        "fault-tolerance (broadcast)",
        "IEEE 802.3ad Dynamic link aggregation",
        "transmit load balancing",
        "adaptive load balancing",
    }
)
# Words, and perhaps one in parentheses: two in parentheses are fail_over_mac's.
_MODE = pattern(r"[^ ()\n]+(?: +[^ ()\n]+)*(?: *\([^ ()\n]*\))?").but(
    unknown=lambda mode: [] if mode in _MODES else [mode]
)
_ON = Codec(
    lambda text: {"on": True, "off": False}.get(text, text),
    lambda value: {True: "on", False: "off"}.get(value, value),
    r"[^ \t\n]+",
    schema="boolean",
    exact=True,
)
_LINK = choice("up", "going down", "down", "going back")
_LINK_STATUS = TEXT.but(unknown=_LINK.unknown)
_PORT_STATE = flags(
    (
        "LACP_ACTIVITY",
        "LACP_TIMEOUT",
        "AGGREGATION",
        "SYNCHRONIZATION",
        "COLLECTING",
        "DISTRIBUTING",
        "DEFAULTED",
        "EXPIRED",
    )
)
_CHURN = choice("monitoring", "churned", "none", "unknown")


class ActiveAggregator(Record):
    """The links that carry the traffic of an 802.3ad bond."""

    aggregator_id: Annotated[int | None, Field("Number of the aggregator", kind="identity")] = None
    ports: Annotated[int | None, Field("Ports in it")] = None
    actor_key: Annotated[int | None, Field("Key of this end", kind="label")] = None
    partner_key: Annotated[int | None, Field("Key of the other end", kind="label")] = None
    partner_mac_address: Annotated[str | None, Field("MAC address of the other end", kind="address")] = None


class AdInfo(Record):
    """What LACP (IEEE 802.3ad) has negotiated for the bond."""

    lacp_active: Annotated[bool | None, Field("Whether LACP frames are sent unasked", codec=_ON, since="5.15")] = None
    lacp_rate: Annotated[
        str | None,
        Field("How often the partner is asked to send: slow (30 s) or fast (1 s)", codec=choice("slow", "fast")),
    ] = None
    min_links: Annotated[int | None, Field("Links that must be up for the bond to be up", since="3.1")] = None
    ad_select: Annotated[
        str | None,
        Field("How the active aggregator is chosen", codec=choice("stable", "bandwidth", "count", "actor_port_prio")),
    ] = None
    system_priority: Annotated[int | None, Field("Priority of the system; for administrators only", since="4.3")] = None
    system_mac_address: Annotated[
        str | None, Field("MAC address of the system; for administrators only", kind="address", since="4.3")
    ] = None
    without_aggregator: Annotated[
        str | None, Field("Name of the bond, where the kernel says that it has no active aggregator", kind="label")
    ] = None
    active_aggregator: Annotated[ActiveAggregator | None, Field("The active aggregator")] = None


class LacpActor(Record):
    """What this end of a link says of itself in LACP; for administrators only."""

    system_priority: Annotated[int | None, Field("Priority of the system", kind="label")] = None
    system_mac_address: Annotated[str | None, Field("MAC address of the system", kind="address")] = None
    port_key: Annotated[int | None, Field("Key of the port", kind="label")] = None
    port_priority: Annotated[int | None, Field("Priority of the port", kind="label")] = None
    port_number: Annotated[int | None, Field("Number of the port", kind="label")] = None
    port_state: Annotated[list[str] | None, Field("State of the port", kind="flags", codec=_PORT_STATE)] = None


class LacpPartner(Record):
    """What the other end of a link says of itself in LACP; for administrators only."""

    system_priority: Annotated[int | None, Field("Priority of the system", kind="label")] = None
    system_mac_address: Annotated[str | None, Field("MAC address of the system", kind="address")] = None
    oper_key: Annotated[int | None, Field("Key of the port", kind="label")] = None
    port_priority: Annotated[int | None, Field("Priority of the port", kind="label")] = None
    port_number: Annotated[int | None, Field("Number of the port", kind="label")] = None
    port_state: Annotated[list[str] | None, Field("State of the port", kind="flags", codec=_PORT_STATE)] = None


class Slave(Record):
    """A network interface in the bond."""

    interface: Annotated[str, Field("Name of the interface", kind="identity")]
    mii_status: Annotated[
        str | None, Field("State of the link: up, going down, down, going back", codec=_LINK_STATUS)
    ] = None
    speed: Annotated[
        int | str | None, Field("Speed, or Unknown", unit="Mbit/s", kind="gauge", codec=_number_or("Unknown", " Mbps"))
    ] = None
    duplex: Annotated[
        str | None, Field("full, half or Unknown", kind="label", codec=choice("full", "half", "Unknown"))
    ] = None
    link_failure_count: Annotated[int | None, Field("Times that the link failed", kind="counter")] = None
    permanent_hw_addr: Annotated[
        str | None, Field("Link-layer address the interface came with", kind="identity", codec=ANYTHING)
    ] = None
    queue_id: Annotated[
        int | None, Field("Queue that is sent through it, 0 for none", kind="label", since="2.6.36")
    ] = None
    aggregator_id: Annotated[
        int | str | None, Field("802.3ad: number of its aggregator, or N/A", kind="label", codec=_number_or("N/A"))
    ] = None
    actor_churn_state: Annotated[
        str | None, Field("802.3ad: whether this end settles down", codec=_CHURN, since="4.0")
    ] = None
    partner_churn_state: Annotated[
        str | None, Field("802.3ad: whether the other end settles down", codec=_CHURN, since="4.0")
    ] = None
    actor_churned_count: Annotated[
        int | None, Field("802.3ad: times that this end did not settle down", kind="counter", since="4.0")
    ] = None
    partner_churned_count: Annotated[
        int | None, Field("802.3ad: times that the other end did not settle down", kind="counter", since="4.0")
    ] = None
    actor: Annotated[LacpActor | None, Field("802.3ad: this end of the link", since="4.1")] = None
    partner: Annotated[LacpPartner | None, Field("802.3ad: the other end of the link", since="4.1")] = None


class Bond(Record):
    """A bond: several network interfaces that act as one."""

    version: Annotated[str, Field("Version of the driver (of the kernel, in newer ones)", kind="label", codec=TEXT)]
    mode: Annotated[str | None, Field("How traffic is spread over the slaves", kind="label", codec=_MODE)] = None
    fail_over_mac: Annotated[
        str | None,
        Field("active-backup: which MAC address a new active slave uses", codec=choice("none", "active", "follow")),
    ] = None
    xmit_hash_policy: Annotated[
        str | None, Field("What of a packet chooses the slave; modes that choose by it", kind="label")
    ] = None
    xmit_hash_policy_number: Annotated[int | None, Field("Number of that policy", kind="label")] = None
    primary_slave: Annotated[
        str | None, Field("Slave that is preferred, or None; modes with one active slave", kind="label")
    ] = None
    primary_reselect: Annotated[
        str | None,
        Field(
            "When the primary slave becomes active again", codec=choice("always", "better", "failure"), since="2.6.33"
        ),
    ] = None
    currently_active_slave: Annotated[
        str | None, Field("Slave that is in use, or None; modes with one active slave", kind="label")
    ] = None
    mii_status: Annotated[str | None, Field("Whether the bond has a carrier", codec=choice("up", "down"))] = None
    mii_polling_interval: Annotated[int | None, Field("How often links are looked at, 0 for never", unit="ms")] = None
    up_delay: Annotated[int | None, Field("How long a link must be up to be used", unit="ms")] = None
    down_delay: Annotated[int | None, Field("How long a link must be down to be given up", unit="ms")] = None
    peer_notification_delay: Annotated[
        int | None, Field("Time between announcements after a change", unit="ms", since="5.3")
    ] = None
    arp_polling_interval: Annotated[int | None, Field("How often ARP targets are asked; if they are", unit="ms")] = None
    arp_missed_max: Annotated[
        int | None, Field("Intervals without an answer until a link counts as down", unit="intervals", since="5.17")
    ] = None
    arp_ip_targets: Annotated[
        list[str] | None, Field("IPv4 addresses that are asked by ARP", kind="address", codec=_TARGET)
    ] = None
    ns_ip6_targets: Annotated[
        list[str] | None,
        Field("IPv6 addresses that are asked by neighbour solicitation", kind="address", codec=_TARGET, since="5.18"),
    ] = None
    ad_info: Annotated[AdInfo | None, Field("802.3ad: what LACP negotiated")] = None
    slaves: Annotated[list[Slave], Field("The interfaces in the bond")] = []


def _pdu(end: str, record: type[Record], key: str) -> Stanza:
    """What an end of a link says of itself."""
    return Stanza(
        record,
        f"details {end} lacp pdu:",
        "    system priority: {system_priority:d}",
        "    system mac address: {system_mac_address}",
        f"    {key.replace('_', ' ')}: {{{key}:d}}",
        "    port priority: {port_priority:d}",
        "    port number: {port_number:d}",
        "    port state: {port_state:d}",
    )


FORMAT = Format(
    "net/bonding/<interface>",
    One(
        Bond,
        "Ethernet Channel Bonding Driver: v{version}",
        "",
        Line("Bonding Mode: {mode}", Opt(" (fail_over_mac {fail_over_mac})")),
        "Transmit Hash Policy: {xmit_hash_policy} ({xmit_hash_policy_number:d})",
        Line("Primary Slave: {primary_slave}", Opt(" (primary_reselect {primary_reselect})")),
        "Currently Active Slave: {currently_active_slave}",
        "MII Status: {mii_status}",
        "MII Polling Interval (ms): {mii_polling_interval:d}",
        "Up Delay (ms): {up_delay:d}",
        "Down Delay (ms): {down_delay:d}",
        "Peer Notification Delay (ms): {peer_notification_delay:d}",
        "ARP Polling Interval (ms): {arp_polling_interval:d}",
        "ARP Missed Max: {arp_missed_max:d}",
        Line("ARP IP target/s (n.n.n.n form):", Repeat("arp_ip_targets", " {}", separator=",")),
        Line("NS IPv6 target/s (xx::xx form):", Repeat("ns_ip6_targets", " {}", separator=",")),
        Spaced(
            Group(
                "ad_info",
                Stanza(
                    AdInfo,
                    "802.3ad info",
                    "LACP active: {lacp_active}",
                    "LACP rate: {lacp_rate}",
                    "Min links: {min_links:d}",
                    "Aggregator selection policy (ad_select): {ad_select}",
                    "System priority: {system_priority:d}",
                    "System MAC address: {system_mac_address}",
                    "bond {without_aggregator} has no active aggregator",
                    Group(
                        "active_aggregator",
                        Stanza(
                            ActiveAggregator,
                            "Active Aggregator Info:",
                            "\tAggregator ID: {aggregator_id:d}",
                            "\tNumber of ports: {ports:d}",
                            "\tActor Key: {actor_key:d}",
                            "\tPartner Key: {partner_key:d}",
                            "\tPartner Mac Address: {partner_mac_address}",
                        ),
                    ),
                ),
            )
        ),
        Spaced(
            Many(
                "slaves",
                Stanza(
                    Slave,
                    "Slave Interface: {interface}",
                    "MII Status: {mii_status}",
                    "Speed: {speed}",
                    "Duplex: {duplex}",
                    "Link Failure Count: {link_failure_count:d}",
                    "Permanent HW addr: {permanent_hw_addr}",
                    "Slave queue ID: {queue_id:d}",
                    "Aggregator ID: {aggregator_id}",
                    "Actor Churn State: {actor_churn_state}",
                    "Partner Churn State: {partner_churn_state}",
                    "Actor Churned Count: {actor_churned_count:d}",
                    "Partner Churned Count: {partner_churned_count:d}",
                    Group("actor", _pdu("actor", LacpActor, "port_key")),
                    Group("partner", _pdu("partner", LacpPartner, "oper_key")),
                ),
            )
        ),
    ),
    source="drivers/net/bonding/bond_procfs.c:bond_info_seq_show",
)
