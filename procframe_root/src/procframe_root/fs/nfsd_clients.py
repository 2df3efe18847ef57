"""``/proc/fs/nfsd/clients/ID/{info,states}``: the clients of NFS 4, and what they have open and locked."""

from __future__ import annotations

import re
from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, DEVICE, Alt, Codec, Flag, Keys, One, Opt, Repeat, Table, choice, pattern, value
from procframe.record import Field, KeyedRecord, Record

__all__ = ["INFO", "STATES", "ClientInfo", "ClientState"]

_HEX = re.compile(rb"\\x([0-9a-f]{2})")
_HIDDEN = re.compile(rb"[^ !#-\[\]-~]")


def _unquote(text: str) -> str:
    raw = _HEX.sub(lambda match: bytes.fromhex(match[1].decode()), text.encode("ascii"))
    return raw.decode("utf-8", "surrogateescape")


def _quote(name: str) -> str:
    raw = name.encode("utf-8", "surrogateescape")
    return _HIDDEN.sub(lambda match: b"\\x%02x" % match[0][0], raw).decode("ascii")


QUOTED = Codec(_unquote, _quote, r"(?:[ !#-\[\]-~]|\\x[0-9a-f]{2})*")
r"""What a client calls something, of any bytes: all but printable ASCII, and ``"`` and ``\``, are ``\x00``."""


def _time(text: str) -> int:
    seconds, _, nanoseconds = text[1:-1].partition(", ")
    return int(seconds) * 10**9 + int(nanoseconds)


_TIME = Codec(
    _time,
    lambda time: f"[{time // 10**9:d}, {time % 10**9:d}]",
    r"\[-?[0-9]{1,19}, [0-9]{1,9}\]",
    schema="integer",
)


_STATUS = choice("courtesy", "expirable", "confirmed", "unconfirmed")
_CALLBACK = choice("UP", "UNKNOWN", "DOWN", "FAULT", "UNDEFINED")
_ADDRESS = pattern(r'[^"\n]*')


class ClientInfo(KeyedRecord):
    """A client of NFS 4."""

    clientid: Annotated[int, Field("Number that the server gave it", kind="identity", form=" 0x{:x}")]
    address: Annotated[str, Field("Address and port that it came from", kind="address", codec=_ADDRESS, form=' "{}"')]
    status: Annotated[
        str,
        Field(
            "confirmed, or unconfirmed as long as it has not answered; courtesy or expirable once its lease has run out",
            codec=_STATUS,
        ),
    ]
    seconds_from_last_renew: Annotated[
        int, Field("How long it has been silent", unit="s", kind="time", key="seconds from last renew", form=" {:d}")
    ]
    name: Annotated[str, Field("What it calls itself", kind="identity", codec=QUOTED, form=' "{}"')]
    minor_version: Annotated[
        int, Field("Minor version of NFS 4 that it speaks", kind="label", key="minor version", form=" {:d}")
    ]
    implementation_domain: Annotated[
        str, Field("Domain of the maker of its software", key="Implementation domain", codec=QUOTED, form=' "{}"')
    ]
    implementation_name: Annotated[str, Field("Its software", key="Implementation name", codec=QUOTED, form=' "{}"')]
    implementation_time: Annotated[
        int,
        Field(
            "When its software was made, since the epoch",
            unit="ns",
            kind="time",
            key="Implementation time",
            codec=_TIME,
        ),
    ]
    callback_state: Annotated[
        str, Field("Whether the server can call it: UP, UNKNOWN, DOWN or FAULT", key="callback state", codec=_CALLBACK)
    ]
    callback_address: Annotated[
        str,
        Field(
            "Address and port to call it at; (einval) if there is none",
            kind="address",
            key="callback address",
            codec=_ADDRESS,
            form=Alt(' "{}"', " {}"),
        ),
    ]
    admin_revoked_states: Annotated[
        int,
        Field("States taken from it by an administrator", key="admin-revoked states", form=" {:d}", since="6.9"),
    ]
    session_slots: Annotated[
        list[int],
        Field(
            "How many calls it may make at once, by session",
            key="session slots",
            form=Repeat("", " {:d}"),
            since="6.14",
        ),
    ]
    session_target_slots: Annotated[
        list[int],
        Field(
            "How many it shall have before long, by session",
            key="session target slots",
            form=Repeat("", " {:d}"),
            since="6.14",
        ),
    ]


class ClientState(Record):
    """What a client of NFS 4 has of a file: an open, locks, a delegation or a layout."""

    generation: Annotated[int, Field("How often the state changed", kind="label")]
    stateid: Annotated[
        str, Field("Identifier of the state, in hexadecimal digits", kind="identity", codec=pattern("[0-9a-f]{24}"))
    ]
    type: Annotated[
        str,
        Field(
            "open, lock, deleg or layout",
            codec=pattern("[a-z]+").but(unknown=choice("open", "lock", "deleg", "layout").unknown),
        ),
    ]
    access: Annotated[
        str | None,
        Field(
            "What it may do: r and w, - for what it may not; of a delegation also ra and wa, with attributes",
            kind="flags",
            codec=pattern("[a-z?-]+"),
        ),
    ] = None
    deny: Annotated[
        str | None, Field("What others may not do while it has the file open", kind="flags", codec=pattern("[rw-]+"))
    ] = None
    closed: Annotated[bool, Field("Whether it is closed already", kind="flags")] = False
    device: Annotated[str | None, Field("Device of the file's file system", kind="identity", codec=DEVICE)] = None
    inode: Annotated[int | None, Field("Inode of the file", kind="identity")] = None
    filename: Annotated[
        str | None, Field("Name of the file and of the directory that it is in", kind="label", codec=ANYTHING)
    ] = None
    owner: Annotated[
        str | None, Field("What the client calls the owner of the open or the locks", kind="identity", codec=QUOTED)
    ] = None
    admin_revoked: Annotated[bool, Field("Whether an administrator took it away", kind="flags", since="6.9")] = False


_OWNED = pattern("(?:[a-ce-km-z]|d[a-df-z]|l[b-z])[a-z]*")
"""A type that is neither deleg nor layout, which have no owner."""
_FILE = Opt(', superblock: "{device}:{inode:d}", filename: "{filename}"')

INFO = Format(
    "fs/nfsd/clients/<id>/info",
    One(ClientInfo, Keys("{key}: {}")),
    source="fs/nfsd/nfs4state.c:client_info_show",
    since="5.3",
)
STATES = Format(
    "fs/nfsd/clients/<id>/states",
    Table(
        ClientState,
        "- 0x{generation:08x}{stateid}: {{ type: ",
        # Names of files are printed as they are: only the type tells whether an owner follows.
        Alt(
            (
                value("{type}", _OWNED),
                Opt(", access: {access}, deny: {deny}"),
                Flag("closed", ", closed"),
                _FILE,
                ', owner: "{owner}"',
            ),
            ("{type}", Opt(", access: {access}"), _FILE),
        ),
        Flag("admin_revoked", ", admin-revoked"),
        " }}",
    ),
    source="fs/nfsd/nfs4state.c:states_show",
    since="5.3",
)
