"""SMB servers, and the whole of ``/proc/fs/cifs/DebugData``."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import ANYTHING, TEXT, Codec, pattern
from procframe.record import Field, Record
from procframe_root.fs.cifs.sessions import DIALECT, SECURITY_MODE, TCP_STATUS, Session, Smb1Session
from procframe_root.fs.cifs.smb_direct import SmbDirect, SmbDirectHex

__all__ = ["DebugData", "Registration", "Server", "Witness"]

_CIPHER = Codec(
    lambda text: text[19:-1] or "none",
    lambda name: "" if name == "none" else "Negotiated cipher (" + name + ")",
    r"(?:Negotiated cipher \([^)\n]+\))?",
)
_YES = Codec(
    lambda text: text == "(y)", lambda value: {True: "(y)", False: "(n)"}[value], r"\([yn]\)", schema="boolean"
)


class Server(Record, tag="server", tag_field="record"):
    """A connection to a server."""

    number: Annotated[int | None, Field("Number of the server in this file", kind="identity", since="5.12")] = None
    connection_id: Annotated[int | None, Field("Number of the connection", kind="label", since="5.12")] = None
    hostname: Annotated[str | None, Field("Name of the server", kind="label")] = None
    client_guid: Annotated[str | None, Field("By which the server knows this client", kind="label")] = None
    smb_direct: Annotated[list[SmbDirect | SmbDirectHex] | None, Field("SMB Direct (RDMA), where it is used")] = None
    smb_direct_missing: Annotated[
        str | None,
        Field("`not available` where SMB Direct does not work", kind="label", codec=pattern("not available")),
    ] = None
    credits: Annotated[int | None, Field("Requests that may be sent")] = None
    echo_credits: Annotated[int | None, Field("Of those kept for echoes")] = None
    oplock_credits: Annotated[int | None, Field("Of those kept for breaks of opportunistic locks")] = None
    dialect: Annotated[str | None, DIALECT] = None
    compress_algorithm: Annotated[str | None, Field("Algorithm of compression; 6.1, not 6.12", kind="label")] = None
    signed: Annotated[bool, Field("Whether it is signed", kind="flags")] = False
    posix: Annotated[bool, Field("Whether the POSIX extensions of SMB 3 are used", kind="flags")] = False
    nosharesock: Annotated[bool, Field("Whether no other mount may use it", kind="flags")] = False
    capabilities: Annotated[int | None, Field("What the server can do", kind="flags")] = None
    transport: Annotated[str | None, Field("`RDMA`; absent for TCP", kind="label", codec=pattern("RDMA"))] = None
    tcp_status: Annotated[str | None, TCP_STATUS] = None
    instance: Annotated[int | None, Field("Times that it was connected", kind="counter")] = None
    users: Annotated[int | None, Field("Users of the connection")] = None
    security_mode: Annotated[list[str] | None, SECURITY_MODE] = None
    on_wire: Annotated[int | None, Field("Requests under way")] = None
    net_namespace: Annotated[int | None, Field("Network namespace that it is made from", kind="label")] = None
    in_send: Annotated[int | None, Field("Requests being sent")] = None
    max_req_wait: Annotated[int | None, Field("Requests that wait because there are too many")] = None
    dfs_leaf: Annotated[str | None, Field("DFS path that leads to it", kind="label", codec=TEXT)] = None
    compression: Annotated[str | None, Field("Whether it is compressed, and if not, why", kind="label", codec=TEXT)] = (
        None
    )
    encryption: Annotated[str | None, Field("Cipher that was agreed on, or `none`", kind="label", codec=_CIPHER)] = None
    sessions: Annotated[list[Session | Smb1Session], Field("Its sessions")] = []


class Registration(Record):
    """A share whose witness tells when the server fails."""

    id: Annotated[int, Field("Number of the registration", kind="identity")]
    refs: Annotated[int, Field("Who needs it", unit="references")]
    network_name: Annotated[str, Field("Name of the server", kind="label", codec=ANYTHING)]
    network_notify: Annotated[bool, Field("Whether its moves are told", kind="flags", codec=_YES)]
    share_name: Annotated[str, Field("Name of the share", kind="label", codec=ANYTHING)]
    share_notify: Annotated[bool, Field("Whether its moves are told", kind="flags", codec=_YES)]
    address: Annotated[
        str,
        Field(
            "Address of the server, `(unknown)`, or `(no live tcon)` where the share is gone",
            kind="address",
            codec=pattern(r"\(unknown\)|\(no live tcon\)|[^ ()\n]+"),
        ),
    ]
    address_notify: Annotated[bool, Field("Whether its moves are told", kind="flags", codec=_YES)]


class Witness(Record):
    """Shares whose witness tells when their server fails."""

    registrations: Annotated[list[Registration], Field("The shares")] = []
    error: Annotated[int | None, Field("Why they could not be listed, a negative number")] = None


class DebugData(Record):
    """The SMB client: its servers, their sessions, and the shares of those."""

    version: Annotated[str | None, Field("Version of the module", kind="label")] = None
    dfs: Annotated[bool, Field("Whether it was built with the distributed file system (DFS)", kind="flags")] = False
    features: Annotated[list[str], Field("What else it was built with", kind="flags", codec=pattern(r"[^,\n]+"))] = []
    max_buffer_size: Annotated[int | None, Field("Size of a large buffer", unit="bytes")] = None
    active_requests: Annotated[int | None, Field("Operations of programs under way")] = None
    servers: Annotated[
        list[Server | SmbDirectHex], Field("The servers; in 5.10 the connection of one over RDMA stands before it")
    ] = []
    witness: Annotated[Witness | None, Field("Shares with a witness", since="5.11")] = None
