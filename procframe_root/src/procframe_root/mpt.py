"""``/proc/mpt``: host adapters of LSI's Fusion MPT."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Flag, Line, Many, One, Opt, Stanza, Table, pattern
from procframe.record import Field, Record
from procframe_root.choices import one_of
from procframe_root.pointers import POINTER

__all__ = ["INFO", "SUMMARY", "VERSION"]

_BASE = "drivers/message/fusion/mptbase.c:"
_MAC = pattern("[0-9a-f]{2}(?::[0-9a-f]{2}){5}")


def _world_wide_name(text: str) -> str:
    return ":".join(text[at : at + 2] for at in range(0, 16, 2)).lower()


WORLD_WIDE_NAME = Codec(_world_wide_name, lambda name: name.replace(":", "").upper(), "[0-9A-F]{16}")
"""A name of 64 bits, its bytes with colons between them."""


class FusionIdentity(Record):
    """What tells a host adapter of LSI's Fusion MPT."""

    name: Annotated[str, Field("Name of the adapter", kind="identity", codec=pattern(r"[^:\n]+"))]
    product: Annotated[str | None, Field("Its chip", kind="label", codec=pattern(r"[^,)\n]+"))] = None
    firmware: Annotated[int | None, Field("Version of its firmware, a byte for each part", kind="label")] = None
    experimental: Annotated[
        str | None, Field("Month and day of firmware that is no release", kind="label", codec=pattern("[0-9]{4}"))
    ] = None
    debug: Annotated[bool, Field("Whether that firmware is for debugging", kind="flags")] = False


class FusionSummary(FusionIdentity):
    """A host adapter of LSI's Fusion MPT, in short."""

    ports: Annotated[int | None, Field("Ports that it has")] = None
    max_queue: Annotated[int | None, Field("Requests that it takes at a time", unit="requests")] = None
    lan_address: Annotated[
        str | None, Field("MAC address; absent where it has no network", kind="address", codec=_MAC)
    ] = None
    irq: Annotated[int | None, Field("Number of its interrupt", kind="label")] = None
    disabled: Annotated[bool, Field("Whether it is not in use", kind="flags")] = False


class FusionPort(Record):
    """A port of a host adapter."""

    number: Annotated[int, Field("Number of the port, from 1 on", kind="identity")]
    ports: Annotated[int, Field("Ports that the adapter has")]
    lan_address: Annotated[
        str | None, Field("MAC address; absent where it has no network", kind="address", codec=_MAC)
    ] = None
    node_name: Annotated[
        str | None,
        Field("World wide name of the node; absent but for Fibre Channel", kind="address", codec=WORLD_WIDE_NAME),
    ] = None
    port_name: Annotated[str | None, Field("World wide name of the port", kind="address", codec=WORLD_WIDE_NAME)] = None


class FusionAdapter(FusionIdentity):
    """A host adapter of LSI's Fusion MPT, as it describes itself to the driver."""

    download_boot: Annotated[bool, Field("Whether the driver loads its firmware", kind="flags")] = False
    product_id: Annotated[int | None, Field("Number of the kind of adapter", kind="label")] = None
    firmware_size: Annotated[
        int | None, Field("Size of the firmware to load; absent where there is none", unit="bytes")
    ] = None
    message_version: Annotated[int | None, Field("Version of the messages, a byte for each part", kind="label")] = None
    first_who_init: Annotated[int | None, Field("Who brought it up first, as a number", kind="label")] = None
    event_state: Annotated[int | None, Field("Whether it tells of events, as a number", kind="label")] = None
    current_host_mfa_high_address: Annotated[
        int | None, Field("Upper half of addresses of requests", kind="address")
    ] = None
    current_sense_buffer_high_address: Annotated[
        int | None, Field("Upper half of addresses of sense data", kind="address")
    ] = None
    max_chain_depth: Annotated[int | None, Field("Pieces that a request may be chained of", unit="frames")] = None
    min_block_size: Annotated[int | None, Field("Size of the unit of memory for requests", unit="bytes")] = None
    request_frames: Annotated[
        str | None, Field("Where requests are in kernel memory (hashed)", kind="address", codec=POINTER)
    ] = None
    request_frames_dma: Annotated[
        str | None, Field("Where they are for the adapter (hashed)", kind="address", codec=POINTER)
    ] = None
    request_size: Annotated[int | None, Field("Size of a request", unit="bytes")] = None
    request_depth: Annotated[int | None, Field("Requests that there is room for", unit="requests")] = None
    request_bytes: Annotated[int | None, Field("Size of all of them", unit="bytes")] = None
    request_bytes_rounded: Annotated[int | None, Field("Memory for them, in whole pages", unit="bytes")] = None
    max_request_size: Annotated[int | None, Field("Largest request", unit="bytes")] = None
    max_request_depth: Annotated[int | None, Field("Requests that it takes at most", unit="requests")] = None
    frames: Annotated[
        str | None, Field("Where replies are in kernel memory (hashed)", kind="address", codec=POINTER)
    ] = None
    frames_dma: Annotated[
        str | None, Field("Where they are for the adapter (hashed)", kind="address", codec=POINTER)
    ] = None
    reply_size: Annotated[int | None, Field("Size of a reply", unit="bytes")] = None
    reply_depth: Annotated[int | None, Field("Replies that there is room for", unit="replies")] = None
    reply_bytes: Annotated[int | None, Field("Size of all of them", unit="bytes")] = None
    reply_bytes_padded: Annotated[int | None, Field("Memory for them", unit="bytes")] = None
    max_reply_size: Annotated[int | None, Field("Size of a reply that the adapter names", unit="bytes")] = None
    max_reply_depth: Annotated[int | None, Field("Replies that may wait at most", unit="replies")] = None
    max_devices: Annotated[int | None, Field("Devices that a bus can have")] = None
    max_buses: Annotated[int | None, Field("Buses that it can have")] = None
    ports: Annotated[list[FusionPort], Field("Its ports")] = []


class FusionVersion(Record):
    """Which drivers of Fusion MPT are loaded."""

    version: Annotated[str, Field("Version of the drivers", kind="label")]
    drivers: Annotated[list[FusionDriver], Field("The drivers")] = []


class FusionDriver(Record):
    """A driver of Fusion MPT."""

    driver: Annotated[
        str,
        Field(
            "`base`, `SPI host`, `FC host`, `SAS host`, `LAN`, `SCSI target` or `ioctl`",
            kind="identity",
            codec=one_of("base", "SPI host", "FC host", "SAS host", "LAN", "SCSI target", "ioctl"),
        ),
    ]


_EXPERIMENTAL = Opt(" (Exp {experimental})", Flag("debug", " [MDBG]"))

SUMMARY = Format(
    "mpt/summary",
    Table(
        FusionSummary,
        "{name}: {product}, FwRev={firmware:08x}h",
        _EXPERIMENTAL,
        ", Ports={ports:d}, MaxQ={max_queue:d}",
        Opt(", LanAddr={lan_address}"),
        ", IRQ={irq:d}",
        Flag("disabled", " (disabled)"),
    ),
    paths=("mpt/summary", "mpt/<ioc>/summary"),
    source=_BASE + "mpt_summary_proc_show",
)
VERSION = Format(
    "mpt/version",
    One(
        FusionVersion,
        "mptlinux-{version}",
        Many("drivers", Stanza(FusionDriver, "  Fusion MPT {driver} driver")),
    ),
    source=_BASE + "mpt_version_proc_show",
)
INFO = Format(
    "mpt/<ioc>/info",
    One(
        FusionAdapter,
        Line("{name}:", Flag("download_boot", "  (f/w download boot flag set)")),
        "  ProductID = 0x{product_id:04x} ({product})",
        Line("  FWVersion = 0x{firmware:08x}", _EXPERIMENTAL, Opt(" (fw_size={firmware_size:d})")),
        "  MsgVersion = 0x{message_version:04x}",
        "  FirstWhoInit = 0x{first_who_init:02x}",
        "  EventState = 0x{event_state:02x}",
        "  CurrentHostMfaHighAddr = 0x{current_host_mfa_high_address:08x}",
        "  CurrentSenseBufferHighAddr = 0x{current_sense_buffer_high_address:08x}",
        "  MaxChainDepth = 0x{max_chain_depth:02x} frames",
        "  MinBlockSize = 0x{min_block_size:02x} bytes",
        "  RequestFrames @ 0x{request_frames} (Dma @ 0x{request_frames_dma})",
        "    {{CurReqSz={request_size:d}}} x {{CurReqDepth={request_depth:d}}}"
        " = {request_bytes:d} bytes ^= 0x{request_bytes_rounded:x}",
        "    {{MaxReqSz={max_request_size:d}}}   {{MaxReqDepth={max_request_depth:d}}}",
        "  Frames   @ 0x{frames} (Dma @ 0x{frames_dma})",
        "    {{CurRepSz={reply_size:d}}} x {{CurRepDepth={reply_depth:d}}}"
        " = {reply_bytes:d} bytes ^= 0x{reply_bytes_padded:x}",
        "    {{MaxRepSz={max_reply_size:d}}}   {{MaxRepDepth={max_reply_depth:d}}}",
        "  MaxDevices = {max_devices:d}",
        "  MaxBuses = {max_buses:d}",
        Many(
            "ports",
            Stanza(
                FusionPort,
                "  PortNumber = {number:d} (of {ports:d})",
                "    LanAddr = {lan_address}",
                "    WWN = {node_name}:{port_name}",
            ),
        ),
        once=True,
    ),
    source=_BASE + "mpt_iocinfo_proc_show",
)
