"""``/proc/fs/cifs/DebugData`` of 5.10: sessions are numbered by server, and say the state of its connection."""

from __future__ import annotations

from procframe.layout import Flag, Group, Line, Many, One, Opt, Repeat, Stanza, Ways
from procframe.layout.parts import PartLike
from procframe_root.fs.cifs.servers import DebugData, Server
from procframe_root.fs.cifs.sessions import Channel, Connection, ExtraChannels, Session, Smb1Session
from procframe_root.fs.cifs.shares import INTERFACE, REQUEST, Interface, Interfaces, Request, share
from procframe_root.fs.cifs.smb_direct import SMB_DIRECT_HEX

__all__ = ["HEADER", "OLD"]

HEADER: tuple[PartLike, ...] = (
    "Display Internal CIFS Data Structures for Debugging",
    "---------------------------------------------------",
    "CIFS Version {version}",
    Line("Features:", Flag("dfs", " DFS"), Repeat("features", ",{}")),
    "CIFSMaxBufSize: {max_buffer_size:d}",
    "Active VFS Requests: {active_requests:d}",
)
_TCP = "TCP status: {tcp_status:d} Instance: {instance:d}"


def _session(record: type[Session], *first: PartLike) -> Stanza:
    """A session, after the lines by which its kinds differ."""
    return Stanza(
        record,
        *first,
        "{transport}",
        Group(
            "connection",
            Stanza(
                Connection,
                Ways(Line(_TCP), Line(f"\t{_TCP}")),
                Line(
                    "\tLocal Users To Server: {users:d} SecMode: 0x{security_mode:x} Req On Wire: {on_wire:d}",
                    " In Send: {in_send:d} In MaxReq Wait: {max_req_wait:d} SessionId: 0x{session_id:x}",
                    Flag("encrypted", " encrypted"),
                    Flag("signed", " signed"),
                ),
            ),
        ),
        "\tUser: {uid:d} Cred User: {cred_uid:d}",
        "",
        Group(
            "extra_channels",
            Stanza(
                ExtraChannels,
                "\tExtra Channels: {count:d}",
                Many(
                    "channels",
                    Stanza(
                        Channel,
                        "\t\tChannel {number:d} Number of credits: {credits:d} Dialect 0x{dialect:x}"
                        " TCP status: {tcp_status:d} Instance: {instance:d} Local Users To Server: {users:d}"
                        " SecMode: 0x{security_mode:x} Req On Wire: {on_wire:d} In Send: {in_send:d}"
                        " In MaxReq Wait: {max_req_wait:d}",
                    ),
                ),
                "",
                "",
            ),
        ),
        "\tShares:",
        Group("ipc", share("IPC: ")),
        Many("shares", share()),
        "\tMIDs:",
        Many("mids", Stanza(Request, f"\t{REQUEST}")),
        "",
        Group(
            "interfaces",
            Stanza(Interfaces, "\tServer interfaces: {count:d}", Many("interfaces", Stanza(Interface, *INTERFACE)), ""),
        ),
    )


_GUEST = (Opt("{guest}\t"), "Security type: {security_type}")
_SERVER: tuple[PartLike, ...] = (
    Line(
        "Number of credits: {credits:d} Dialect 0x{dialect:x}",
        Opt(" COMPRESS_{compress_algorithm}"),
        Flag("signed", " signed"),
        Flag("posix", " posix"),
    ),
    Many(
        "sessions",
        _session(
            Session,
            Line(
                "{number:d}) Name: {address} Uses: {uses:d} Capability: 0x{capability:x}",
                "\tSession Status: {status:d} ",
                *_GUEST,
            ),
        ),
        _session(
            Smb1Session,
            "{number:d}) Name: {address}  Domain: {domain} Uses: {uses:d} OS: {os}",
            "\tNOS: {nos}\tCapability: 0x{capability:x}",
            Line("\tSMB session status: {status:d} ", *_GUEST[1:]),
        ),
    ),
)
OLD = One(
    DebugData,
    *HEADER,
    "Servers:",
    Many("servers", Stanza(Server, *_SERVER), SMB_DIRECT_HEX),
)
