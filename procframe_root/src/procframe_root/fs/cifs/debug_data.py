"""``/proc/fs/cifs/DebugData``: all that the SMB client knows of its servers, sessions and shares."""

from __future__ import annotations

from procframe.format import Format, Variant
from procframe.layout import Alt, Flag, Group, Line, Many, One, Opt, Stanza
from procframe.layout.parts import PartLike
from procframe_root.fs.cifs.debug_data_old import HEADER, OLD
from procframe_root.fs.cifs.servers import DebugData, Registration, Server, Witness
from procframe_root.fs.cifs.sessions import Channel, DfsRoot, ExtraChannels, Session, Smb1Session
from procframe_root.fs.cifs.shares import INTERFACE, REQUEST, ChannelRequests, Interface, Interfaces, Request, share
from procframe_root.fs.cifs.smb_direct import SMB_DIRECT

__all__ = ["DEBUG_DATA"]

_CREDITS = ("{credits:d}", Opt(",{echo_credits:d},{oplock_credits:d}"), " Dialect 0x{dialect:x}")
_RECONNECTING = Flag("reconnecting", "\t[RECONNECTING] ")

_CHANNEL = Stanza(
    Channel,
    Line("\t\tChannel: {number:d} ", Alt("ConnectionId: 0x{connection_id:x}", "DISABLED")),
    Line("\t\tNumber of credits: ", *_CREDITS),
    "\t\tTCP status: {tcp_status:d} Instance: {instance:d}",
    "\t\tLocal Users To Server: {users:d} SecMode: 0x{security_mode:x} Req On Wire: {on_wire:d}",
    Line(
        "\t\tIn Send: {in_send:d} In MaxReq Wait: {max_req_wait:d}",
        Opt(" Net namespace: {net_namespace:d} "),
        Flag("disconnected", "\tDISCONNECTED "),
        _RECONNECTING,
    ),
    "",
)
_PRIMARY = (Flag("disconnected", "\tPrimary channel: DISCONNECTED "), _RECONNECTING)
_EXPIRED = Flag("expired_password", "password no longer valid ")


def _session(record: type[Session], *first: PartLike) -> Stanza:
    """A session, after the lines by which its kinds differ."""
    return Stanza(
        record,
        *first,
        Line(
            "\tSecurity type: {security_type}  SessionId: 0x{session_id:x}",
            Flag("encrypted", " encrypted"),
            Flag("gcm256", "(gcm256)"),
            Flag("signed", " signed"),
        ),
        Line("\tUser: {uid:d} Cred User: {cred_uid:d}", *_PRIMARY),
        Group("dfs_root", Stanza(DfsRoot, Line("\tDFS root session id: 0x{session_id:x}", *_PRIMARY))),
        "",
        Group(
            "extra_channels",
            Stanza(ExtraChannels, "\tExtra Channels: {count:d} ", "", Many("channels", _CHANNEL)),
        ),
        "\tShares: ",
        Group("ipc", share("IPC: ")),
        Many("shares", share()),
        "",
        Group(
            "interfaces",
            Stanza(
                Interfaces,
                "\tServer interfaces: {count:d}\tLast updated: {age:d} seconds ago",
                Many("interfaces", Stanza(Interface, *INTERFACE, "")),
                "",
            ),
        ),
        "\tMIDs: ",
        Many(
            "requests",
            Stanza(
                ChannelRequests,
                "\tServer ConnectionId: 0x{connection_id:x}",
                Many(
                    "requests",
                    Stanza(Request, f"\t\t{REQUEST}"),
                ),
            ),
        ),
        "--",
        "",
    )


_SERVER = Stanza(
    Server,
    Line("{number:d}) ConnectionId: 0x{connection_id:x} ", Opt("Hostname: {hostname} ")),
    "ClientGUID: {client_guid}",
    SMB_DIRECT,
    "SMBDirect transport {smb_direct_missing}",
    Line(
        "Number of credits: ",
        *_CREDITS,
        Opt(" COMPRESS_{compress_algorithm}"),
        Flag("signed", " signed"),
        Flag("posix", " posix"),
        Flag("nosharesock", " nosharesock"),
    ),
    "Server capabilities: 0x{capabilities:x}",
    "{transport} ",
    "TCP status: {tcp_status:d} Instance: {instance:d}",
    Line(
        "Local Users To Server: {users:d} SecMode: 0x{security_mode:x} Req On Wire: {on_wire:d}",
        Opt(" Net namespace: {net_namespace:d} "),
    ),
    "In Send: {in_send:d} In MaxReq Wait: {max_req_wait:d}",
    "DFS leaf full path: {dfs_leaf}",
    "Compression: {compression}",
    "Encryption: {encryption}",
    "",
    "\tSessions: ",
    Many(
        "sessions",
        _session(
            Session,
            Line(
                "\t{number:d}) Address: {address} Uses: {uses:d} Capability: 0x{capability:x}\tSession Status: {status:d} ",
                Opt("{guest} "),
                _EXPIRED,
            ),
        ),
        _session(
            Smb1Session,
            "\t{number:d}) Name: {address}  Domain: {domain} Uses: {uses:d} OS: {os} ",
            "\tNOS: {nos}\tCapability: 0x{capability:x}",
            Line("\tSMB session status: {status:d} ", _EXPIRED),
        ),
    ),
    Line("\t\t[NONE]", unless="sessions"),
)
DEBUG_DATA = Format(
    "fs/cifs/DebugData",
    variants=[
        Variant(
            "numbered servers",
            One(
                DebugData,
                *HEADER,
                "",
                "Servers: ",
                Many("servers", _SERVER),
                Line("\t[NONE]", unless="servers"),
                Group(
                    "witness",
                    Stanza(
                        Witness,
                        "Witness registrations:",
                        Many(
                            "registrations",
                            Stanza(
                                Registration,
                                "Id: {id:d} Refs: {refs:d} Network name: '{network_name}'{network_notify}"
                                " Share name: '{share_name}'{share_notify} Ip address: {address}{address_notify}",
                            ),
                        ),
                        "Failed to snapshot witness registration: {error:d}",
                    ),
                ),
            ),
            kernels="6.1, and some before",
        ),
        Variant("numbered sessions", OLD, kernels="5.10"),
    ],
    source="fs/smb/client/cifs_debug.c:cifs_debug_data_proc_show",
)
