"""Shares of SMB servers, and what is known of them beside, in ``/proc/fs/cifs/DebugData``."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import TEXT, Alt, Codec, Flag, Group, Line, Opt, Repeat, Stanza, pattern
from procframe.layout.parts import PartLike
from procframe.layout.template import Item
from procframe.record import Field, Record

__all__ = [
    "DISCONNECTED",
    "INTERFACE",
    "REQUEST",
    "ChannelRequests",
    "Interface",
    "Interfaces",
    "Request",
    "Share",
    "ShareDetails",
    "share",
]

DISCONNECTED = Field("Whether it must be connected again", kind="flags")


class Request(Record):
    """A request that waits for its answer (or was answered just now)."""

    state: Annotated[int, Field("State of the request", kind="label")]
    command: Annotated[int, Field("Number of the command in the protocol", kind="label")]
    pid: Annotated[int, Field("Process that made it", kind="label")]
    cbdata: Annotated[str, Field("Who waits for it, a disguised address", kind="address", codec=pattern(r"[^ \n]+"))]
    mid: Annotated[int, Field("Number of the request", kind="identity")]


class ChannelRequests(Record):
    """The requests of a connection."""

    connection_id: Annotated[int, Field("Number of the connection", kind="identity")]
    requests: Annotated[list[Request], Field("The requests")] = []


class Interface(Record):
    """A network interface of the server."""

    number: Annotated[int, Field("Number of the interface", kind="identity")]
    speed: Annotated[int | None, Field("Speed; 6.1, not 6.12", unit="bits/s")] = None
    speed_name: Annotated[str | None, Field("Speed as a word: `1Gbps`, `Unknown`", kind="label")] = None
    capabilities: Annotated[
        list[str] | None,
        Field(
            "`rdma`, `rss`, or `None`",
            kind="flags",
            codec=Codec(
                lambda text: text.split(),
                lambda names: "".join([name if name == "None" else f"{name} " for name in names]),
                "None|(?:[a-z]+ )*",
                schema="array",
            ),
        ),
    ] = None
    ipv4: Annotated[str | None, Field("Its IPv4 address", kind="address")] = None
    ipv6: Annotated[str | None, Field("Its IPv6 address", kind="address")] = None
    for_cleanup: Annotated[
        str | None, Field("`for-cleanup` where the server no longer has it", kind="flags", codec=pattern("for-cleanup"))
    ] = None
    weight: Annotated[int | None, Field("Connections it has, by weight")] = None
    weight_total: Annotated[int | None, Field("Connections it should have, by weight")] = None
    channels: Annotated[int | None, Field("Connections it has")] = None
    connected: Annotated[
        str | None, Field("`CONNECTED` where the session uses it", kind="flags", codec=pattern("CONNECTED"))
    ] = None


class Interfaces(Record):
    """The network interfaces of the server."""

    count: Annotated[int, Field("How many there are")]
    age: Annotated[int | None, Field("How long ago the server was asked", unit="s", kind="time")] = None
    interfaces: Annotated[list[Interface], Field("The interfaces")] = []


class ShareDetails(Record):
    """What a server of SMB 2 or later says of a share."""

    no_capabilities: Annotated[bool, Field("Whether the server says `None`", kind="flags")]
    capabilities: Annotated[
        list[str],
        Field("What the share and its disk can do", kind="flags", codec=pattern(r"[A-Za-z][A-Za-z \-]*")),
    ]
    share_flags: Annotated[int, Field("Flags of the share", kind="flags")]
    tree_id: Annotated[int | None, Field("Number of the share on its session", kind="identity")] = None
    sector_size: Annotated[int | None, Field("Best size of a transfer", unit="bytes")] = None
    maximal_access: Annotated[int | None, Field("What may be done with it", kind="flags")] = None
    witness: Annotated[bool, Field("Whether a witness tells when the server fails", kind="flags")] = False
    nosparse: Annotated[bool, Field("Whether it cannot have sparse files", kind="flags")] = False
    disconnected: Annotated[bool, DISCONNECTED] = False


class Share(Record):
    """A share of a session."""

    number: Annotated[int, Field("Number of the share in this file, 0 for IPC", kind="identity")]
    name: Annotated[
        str | None, Field("Name of the share, with its server's; None where IPC has none", kind="label", codec=TEXT)
    ] = None
    mounts: Annotated[int | None, Field("How often it is mounted")] = None
    file_system: Annotated[str | None, Field("File system on the server", kind="label", codec=TEXT)] = None
    device_characteristics: Annotated[int | None, Field("Flags of the device", kind="flags")] = None
    attributes: Annotated[int | None, Field("Flags of the file system", kind="flags")] = None
    path_component_max: Annotated[int | None, Field("How long a name may be", unit="bytes")] = None
    status: Annotated[int | None, Field("State of the share: 1 is good", kind="label")] = None
    device_type: Annotated[str | None, Field("DISK, CDROM, or a number", kind="label")] = None
    serial_number: Annotated[int | None, Field("Serial number of the volume", kind="label")] = None
    encrypted: Annotated[
        str | None,
        Field("`encrypted` (before 6.12 `Encrypted`) where it is", kind="flags", codec=pattern("[Ee]ncrypted")),
    ] = None
    nocase: Annotated[bool, Field("Whether names are the same in capitals", kind="flags")] = False
    posix: Annotated[bool, Field("Whether the POSIX extensions of SMB 1 are used", kind="flags")] = False
    disconnected: Annotated[bool, Field("SMB 1: whether it must be connected again", kind="flags")] = False
    details: Annotated[ShareDetails | None, Field("SMB 2 and later: what the server says of it")] = None
    dfs_origin: Annotated[str | None, Field("DFS path that led to it", kind="label", codec=TEXT, since="6.4")] = None


def share(ipc: str = "") -> Stanza:
    """A share; the one for calls to the server itself is called ``IPC:``."""
    found: tuple[Item, ...] = (
        "{name} Mounts: {mounts:d} ",
        Opt("Type: {file_system} "),
        "DevInfo: 0x{device_characteristics:x} Attributes: 0x{attributes:x}",
    )
    return Stanza(
        Share,
        Line(f"\t{{number:d}}) {ipc}", *((Alt(found, "none"),) if ipc else found)),
        Line(
            "\tPathComponentMax: {path_component_max:d} Status: {status:d} type: {device_type}",
            " Serial Number: 0x{serial_number:x}",
            Opt(" {encrypted}"),
            Flag("nocase", " nocase"),
            Flag("posix", " POSIX Extensions"),
            Flag("disconnected", "\tDISCONNECTED "),
        ),
        Group(
            "details",
            Stanza(
                ShareDetails,
                Line(
                    "\tShare Capabilities:",
                    Flag("no_capabilities", " None"),
                    Repeat("capabilities", " {},"),
                    "\tShare Flags: 0x{share_flags:x}",
                ),
                Line(
                    "\ttid: 0x{tree_id:x}",
                    Opt("\tOptimal sector size: 0x{sector_size:x}"),
                    "\tMaximal Access: 0x{maximal_access:x}",
                    Flag("witness", " Witness"),
                    Flag("nosparse", " nosparse"),
                    Flag("disconnected", "\tDISCONNECTED "),
                ),
            ),
        ),
        "\tDFS origin fullpath: {dfs_origin}",
        "",
    )


INTERFACE: tuple[PartLike, ...] = (
    Line("\t{number:d})\tSpeed: ", Alt("{speed:d} bps", "{speed_name}")),
    "\t\tCapabilities: {capabilities}",
    "\t\tIPv4: {ipv4}",
    "\t\tIPv6: {ipv6}",
    "\t\t[{for_cleanup}]",
    "\t\tWeight (cur,total): ({weight:d},{weight_total:d})",
    "\t\tAllocated channels: {channels:d}",
    "\t\t[{connected}]",
)
REQUEST = "State: {state:d} com: {command:d} pid: {pid:d} cbdata: {cbdata} mid {mid:d}"
