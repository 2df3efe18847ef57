"""``/proc/driver/aironet``: Cisco Aironet wireless cards, until the driver went away."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import (
    Codec,
    File,
    Flag,
    Free,
    Keys,
    Line,
    Many,
    One,
    Repeat,
    Stanza,
    Table,
    choice,
    pattern,
    words,
)
from procframe.record import Field, KeyedRecord, Record
from procframe_root.choices import one_of, two

__all__ = [
    "AP_LIST",
    "BSS_LIST",
    "CONFIG",
    "SSID",
    "STATS",
    "STATUS",
    "WEP_KEY",
    "AccessPoint",
    "Bss",
    "Config",
    "Ssid",
    "Statistic",
    "Status",
    "TransmitKey",
    "WepKey",
]

_MAC = pattern(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}")
_STATES = Codec(
    lambda text: text.split(" ")[:-1],
    lambda names: "".join(f"{name} " for name in names),
    r"(?:[^ \n]+ )*",
    schema="array",
    unknown=words(known=("CFG", "ACT", "SYN", "LNK", "LEAP", "PRIV", "KEY", "WEP", "ERR")).unknown,
)
_LINES = Codec(lambda text: text.split("\n"), "\n".join, r"[\s\S]+", schema="array")
_HEX = " {:x}"


class AccessPoint(Record):
    """An access point that the card is to use."""

    address: Annotated[str, Field("MAC address", kind="identity", codec=_MAC)]


class Ssid(Record):
    """The names of networks that the card is to use."""

    ssids: Annotated[list[str], Field("Names, the first preferred", codec=_LINES)]


class Bss(Record):
    """A network that the card has found."""

    bssid: Annotated[str, Field("MAC address of the access point", kind="identity", codec=_MAC)]
    ssid: Annotated[str, Field("Name of the network", kind="label", codec=pattern(r"[^\n]*"))]
    rssi: Annotated[int, Field("Strength of the signal", unit="dBm")]
    channel: Annotated[int, Field("Channel", kind="label")]
    ess: Annotated[bool, Field("Whether it has access points", kind="flags")] = False
    adhoc: Annotated[bool, Field("Whether it has none", kind="flags")] = False
    wep: Annotated[bool, Field("Whether it is encrypted", kind="flags")] = False
    shorthdr: Annotated[bool, Field("Whether it has short headers", kind="flags")] = False


class WepKey(Record):
    """A key for WEP that is set."""

    key: Annotated[int, Field("Number of the key", kind="identity")]
    length: Annotated[int, Field("Its length", unit="bytes")]


class TransmitKey(Record):
    """Which key the card sends with."""

    transmit_key: Annotated[int, Field("Number of the key", kind="identity")]


class Statistic(Record):
    """What the card counts under a name of its firmware."""

    name: Annotated[str, Field("What is counted, such as `RxOverrun`", kind="identity", codec=pattern(r"[^:\n]+"))]
    value: Annotated[int, Field("How often", kind="counter")]


class Status(KeyedRecord):
    """How a card is, and what it is."""

    status: Annotated[
        list[str],
        Field(
            "What its mode says: configured, active, synchronised, linked, ...",
            kind="flags",
            key="Status",
            codec=_STATES,
        ),
    ]
    mode: Annotated[int, Field("The same as a mask", kind="flags", key="Mode", form=_HEX)]
    signal_strength: Annotated[int, Field("Strength of the signal, from 0 to 100", key="Signal Strength")]
    signal_quality: Annotated[int, Field("Quality of the signal", key="Signal Quality")]
    ssid: Annotated[str, Field("Name of the network", key="SSID")]
    ap: Annotated[str, Field("Name of the access point", key="AP")]
    freq: Annotated[int, Field("Channel", kind="label", key="Freq")]
    bit_rate: Annotated[int, Field("Rate", unit="Mbit/s", key="BitRate", form=" {:d}mbs")]
    driver_version: Annotated[str, Field("Version of the driver", key="Driver Version")]
    device: Annotated[str, Field("Model of the card", key="Device")]
    manufacturer: Annotated[str, Field("Who made it", key="Manufacturer")]
    firmware_version: Annotated[str, Field("Version of its firmware", key="Firmware Version")]
    radio_type: Annotated[int, Field("Kind of radio", kind="label", key="Radio type", form=_HEX)]
    country: Annotated[int, Field("Country whose rules it keeps", kind="label", key="Country", form=_HEX)]
    hardware_version: Annotated[int, Field("Version of the card", kind="label", key="Hardware Version", form=_HEX)]
    software_version: Annotated[int, Field("Version of its software", kind="label", key="Software Version", form=_HEX)]
    software_subversion: Annotated[
        int, Field("Second part of that version", kind="label", key="Software Subversion", form=_HEX)
    ]
    boot_block_version: Annotated[
        int, Field("Version of its boot block", kind="label", key="Boot block version", form=_HEX)
    ]


class Config(KeyedRecord):
    """How a card is set up."""

    mode: Annotated[
        str,
        Field(
            "`ESS` (with access points), `adhoc`, `AP`, `AP RPTR`, or how it listens",
            kind="flags",
            key="Mode",
            codec=one_of("adhoc", "ESS", "rfmon", "yna (any) bss rfmon", "lanmon", "AP", "AP RPTR", "Error"),
        ),
    ]
    radio: Annotated[bool, Field("Whether its radio is on", kind="flags", key="Radio", codec=two("on", "off"))]
    node_name: Annotated[str, Field("Name of this machine", key="NodeName", form=" {:<16s}")]
    power_mode: Annotated[
        str,
        Field(
            "`CAM`: always awake; `PSP`: saves power",
            kind="flags",
            key="PowerMode",
            codec=choice("CAM", "PSP", "PSPCAM", "Error"),
        ),
    ]
    data_rates: Annotated[
        list[int],
        Field(
            "Rates that it may use, in 500 kbit/s, and 128 more for one that it must; 0 for none",
            key="DataRates",
            form=(" ", Repeat("", "{:d}", separator=" ")),
        ),
    ]
    channel: Annotated[int, Field("Channel", kind="label", key="Channel")]
    xmit_power: Annotated[int, Field("Power that it sends with", unit="mW", key="XmitPower")]
    long_retry_limit: Annotated[int, Field("How often long frames are sent again", key="LongRetryLimit")]
    short_retry_limit: Annotated[int, Field("How often short frames are sent again", key="ShortRetryLimit")]
    rts_threshold: Annotated[int, Field("Size from which frames are announced", unit="bytes", key="RTSThreshold")]
    tx_msdu_lifetime: Annotated[int, Field("How long sending is tried", kind="time", key="TXMSDULifetime")]
    rx_msdu_lifetime: Annotated[int, Field("How long fragments are kept", kind="time", key="RXMSDULifetime")]
    tx_diversity: Annotated[
        str, Field("Antennas that send", kind="flags", key="TXDiversity", codec=choice("left", "right", "both"))
    ]
    rx_diversity: Annotated[
        str, Field("Antennas that receive", kind="flags", key="RXDiversity", codec=choice("left", "right", "both"))
    ]
    frag_threshold: Annotated[int, Field("Size from which frames are split", unit="bytes", key="FragThreshold")]
    wep: Annotated[
        str, Field("How it shows who it is", kind="flags", key="WEP", codec=choice("encrypt", "shared", "open"))
    ]
    modulation: Annotated[
        str, Field("Modulation", kind="flags", key="Modulation", codec=choice("default", "cck", "mok", "error"))
    ]
    preamble: Annotated[
        str, Field("Preamble of frames", kind="flags", key="Preamble", codec=choice("auto", "long", "short", "error"))
    ]


_SOURCE = "drivers/net/wireless/cisco/airo.c:proc_"
_FOLDER = "driver/aironet/<interface>"
_KEYS = Keys("{key}: {}")

AP_LIST = Format(
    f"{_FOLDER}/APList",
    File(Line("Not using specific APs", optional=True), Many("records", Stanza(AccessPoint, "{address}"))),
    source=f"{_SOURCE}APList_open",
)
BSS_LIST = Format(
    f"{_FOLDER}/BSSList",
    Table(
        Bss,
        "{bssid} {ssid} rssi = {rssi:d} channel = {channel:d} ",
        Flag("ess", "ESS"),
        " ",
        Flag("adhoc", "adhoc"),
        " ",
        Flag("wep", "wep"),
        " ",
        Flag("shorthdr", "shorthdr"),
    ),
    source=f"{_SOURCE}BSSList_open",
)
CONFIG = Format(f"{_FOLDER}/Config", One(Config, _KEYS), source=f"{_SOURCE}config_open")
SSID = Format(f"{_FOLDER}/SSID", Free(Ssid, "{ssids}"), source=f"{_SOURCE}SSID_open")
STATS = Format(
    f"{_FOLDER}/Stats",
    Table(Statistic, "{name}: {value:d}"),
    paths=(f"{_FOLDER}/Stats", f"{_FOLDER}/StatsDelta"),
    source=f"{_SOURCE}stats_rid_open",
)
STATUS = Format(f"{_FOLDER}/Status", One(Status, _KEYS), source=f"{_SOURCE}status_open")
WEP_KEY = Format(
    f"{_FOLDER}/WepKey",
    File(
        Line("No wep keys", optional=True),
        Many(
            "records",
            Stanza(WepKey, "Key {key:d} set with length = {length:d}"),
            Stanza(TransmitKey, "Tx key = {transmit_key:d}"),
        ),
    ),
    source=f"{_SOURCE}wepkey_open",
)
