"""``/proc/net/unix``: sockets of the local machine."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Opt, Table, enum, flags
from procframe.record import Field, Record
from procframe_net.codecs import POINTER
from procframe_net.names import SOCKET_TYPES

SOCKET_STATES = enum({0: "FREE", 1: "UNCONNECTED", 2: "CONNECTING", 3: "CONNECTED", 4: "DISCONNECTING"})
"""States of the socket layer (``SS_*``), include/uapi/linux/net.h."""


class Unix(Record):
    """A Unix domain socket.

    The kernel prints a path byte by byte, so one with a newline in it goes on in the next line, which is then an
    unrecognised one.
    """

    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    references: Annotated[int, Field("References to the socket in the kernel")]
    protocol: Annotated[int, Field("Always 0", kind="label")]
    flags: Annotated[
        list[str], Field("ACCEPTCON if the socket listens", kind="flags", codec=flags({0x10000: "ACCEPTCON"}))
    ]
    type: Annotated[str, Field("STREAM, DGRAM or SEQPACKET", kind="label", codec=SOCKET_TYPES)]
    state: Annotated[str, Field("State of the socket", codec=SOCKET_STATES)]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]
    path: Annotated[
        str | None,
        Field(
            "Path the socket is bound to, None if to none; an abstract name begins with @, and each NUL in it is an @",
            kind="identity",
            codec=TEXT,
        ),
    ] = None


FORMAT = Format(
    "net/unix",
    Table(
        Unix,
        "{pointer}: {references:08X} {protocol:08X} {flags:08X} {type:04X} {state:02X} {inode:5d}",
        Opt(" {path}"),
        header="Num       RefCount Protocol Flags    Type St Inode Path",
    ),
    source="net/unix/af_unix.c:unix_seq_show",
)
