"""Sessions on SMB servers, in ``/proc/fs/cifs/DebugData``."""

from __future__ import annotations

from typing import Annotated

from procframe.layout import ANYTHING, TEXT, choice, enum, flags, pattern
from procframe.record import Field, Record
from procframe_root.fs.cifs.shares import DISCONNECTED, ChannelRequests, Interfaces, Request, Share

__all__ = [
    "DIALECT",
    "SECURITY_MODE",
    "TCP_STATUS",
    "Channel",
    "Connection",
    "DfsRoot",
    "ExtraChannels",
    "Session",
    "Smb1Session",
]

DIALECT = Field(
    "Version of SMB",
    kind="label",
    codec=enum(
        {
            0x0000: "1.0",
            0x0202: "2.0.2",
            0x0210: "2.1",
            0x0300: "3.0",
            0x0302: "3.0.2",
            0x0311: "3.1.1",
        }
    ),
)
TCP_STATUS = Field(
    "State of the connection",
    kind="label",
    codec=enum({0: "new", 1: "good", 2: "exiting", 3: "need reconnect", 4: "need negotiate", 5: "in negotiate"}),
)
SECURITY_MODE = Field(
    "What the server says of signing", kind="flags", codec=flags(("signing enabled", "signing required"))
)
_RECONNECTING = Field("Whether it is being connected again", kind="flags")


class Channel(Record):
    """A further connection of a session."""

    number: Annotated[int, Field("Number of the channel, from 2", kind="identity")]
    connection_id: Annotated[int | None, Field("Number of the connection; absent where it is disabled")] = None
    credits: Annotated[int | None, Field("Requests that may be sent")] = None
    echo_credits: Annotated[int | None, Field("Of those kept for echoes")] = None
    oplock_credits: Annotated[int | None, Field("Of those kept for breaks of opportunistic locks")] = None
    dialect: Annotated[str | None, DIALECT] = None
    tcp_status: Annotated[str | None, TCP_STATUS] = None
    instance: Annotated[int | None, Field("Times that it was connected", kind="counter")] = None
    users: Annotated[int | None, Field("Users of the connection")] = None
    security_mode: Annotated[list[str] | None, SECURITY_MODE] = None
    on_wire: Annotated[int | None, Field("Requests under way")] = None
    in_send: Annotated[int | None, Field("Requests being sent")] = None
    max_req_wait: Annotated[int | None, Field("Requests that wait because there are too many")] = None
    net_namespace: Annotated[int | None, Field("Network namespace that it is made from", kind="label")] = None
    disconnected: Annotated[bool, DISCONNECTED] = False
    reconnecting: Annotated[bool, _RECONNECTING] = False


class ExtraChannels(Record):
    """Further connections of a session."""

    count: Annotated[int, Field("How many there are")]
    channels: Annotated[list[Channel], Field("The connections")] = []


class DfsRoot(Record):
    """The session by which a DFS path was resolved."""

    session_id: Annotated[int, Field("Number of that session", kind="label")]
    disconnected: Annotated[bool, Field("Whether the first connection must be made again", kind="flags")] = False
    reconnecting: Annotated[bool, Field("Whether the first connection is being made again", kind="flags")] = False


class Connection(Record):
    """The connection of a session, where it is said with the session: until 5.10, and some after."""

    tcp_status: Annotated[str, TCP_STATUS]
    instance: Annotated[int, Field("Times that it was connected", kind="counter")]
    users: Annotated[int | None, Field("Users of the connection")] = None
    security_mode: Annotated[list[str] | None, SECURITY_MODE] = None
    on_wire: Annotated[int | None, Field("Requests under way")] = None
    in_send: Annotated[int | None, Field("Requests being sent")] = None
    max_req_wait: Annotated[int | None, Field("Requests that wait because there are too many")] = None
    session_id: Annotated[int | None, Field("Number of the session on the server", kind="label")] = None
    encrypted: Annotated[bool, Field("Whether the session is encrypted", kind="flags")] = False
    signed: Annotated[bool, Field("Whether the session is signed", kind="flags")] = False


class Session(Record, tag="session", tag_field="record"):
    """A session of a user on a server."""

    number: Annotated[int, Field("Number of the session in this file", kind="identity")]
    address: Annotated[str, Field("Address of the server", kind="address", codec=TEXT)]
    uses: Annotated[int, Field("Who uses it")]
    capability: Annotated[int | None, Field("What the server can do", kind="flags")] = None
    status: Annotated[
        str | None,
        Field(
            "State of the session",
            kind="label",
            codec=enum({0: "new", 1: "good", 2: "exiting", 3: "need reconnect", 4: "in setup"}),
        ),
    ] = None
    guest: Annotated[str | None, Field("`Guest` or `Anonymous`", kind="flags", codec=pattern("Guest|Anonymous"))] = None
    expired_password: Annotated[bool, Field("Whether the password is no longer valid", kind="flags")] = False
    security_type: Annotated[
        str | None,
        Field(
            "How the user was authenticated",
            kind="label",
            codec=choice("RawNTLMSSP", "Kerberos", "NTLMv2", "IAKerb", "NTLM", "LANMAN", "Unknown"),
        ),
    ] = None
    session_id: Annotated[int | None, Field("Number of the session on the server", kind="label")] = None
    encrypted: Annotated[bool, Field("Whether it is encrypted", kind="flags")] = False
    gcm256: Annotated[bool, Field("Whether that is by AES-256-GCM", kind="flags")] = False
    signed: Annotated[bool, Field("Whether it is signed", kind="flags")] = False
    uid: Annotated[int | None, Field("User that files belong to", kind="label")] = None
    cred_uid: Annotated[int | None, Field("User whose credentials were used", kind="label")] = None
    disconnected: Annotated[bool, Field("Whether the first connection must be made again", kind="flags")] = False
    reconnecting: Annotated[bool, Field("Whether the first connection is being made again", kind="flags")] = False
    dfs_root: Annotated[DfsRoot | None, Field("The session by which a DFS path was resolved", since="6.4")] = None
    extra_channels: Annotated[ExtraChannels | None, Field("Further connections")] = None
    ipc: Annotated[Share | None, Field("The share for calls to the server itself")] = None
    shares: Annotated[list[Share], Field("The shares")] = []
    interfaces: Annotated[Interfaces | None, Field("Network interfaces of the server, where it says them")] = None
    requests: Annotated[list[ChannelRequests] | None, Field("Requests that wait for their answers")] = None
    transport: Annotated[
        str | None, Field("`RDMA` where it is said with the session", kind="label", codec=pattern("RDMA"))
    ] = None
    connection: Annotated[Connection | None, Field("Its connection, where it is said with the session")] = None
    mids: Annotated[list[Request] | None, Field("Requests that wait, where they are said of the whole connection")] = (
        None
    )


class Smb1Session(Session, tag="smb1", tag_field="record"):
    """A session on a server that says its system, as those of SMB 1 do."""

    domain: Annotated[str, Field("Domain of the server", kind="label", codec=ANYTHING)] = ""
    os: Annotated[str, Field("Operating system of the server", kind="label", codec=ANYTHING)] = ""
    nos: Annotated[
        str | None, Field("Network operating system of the server", kind="label", codec=pattern(r"[^\t\n]*"))
    ] = None
