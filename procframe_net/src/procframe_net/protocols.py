"""``/proc/net/protocols``: the transport protocols that the kernel has, and what they implement."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Table, sentinel
from procframe.record import Field, Record
from procframe_net.codecs import truth

YES = truth("y", "n")

Method = Annotated[bool, Field("Whether the protocol implements the method", kind="label", codec=YES)]


class Protocol(Record):
    """A transport protocol of the kernel, and which methods of ``struct proto`` it implements."""

    name: Annotated[str, Field("Name of the protocol", kind="identity")]
    size: Annotated[int, Field("Size of a socket in the kernel", unit="bytes", kind="label")]
    sockets: Annotated[int, Field("Sockets of this network namespace that are in use", unit="sockets")]
    memory: Annotated[
        int | None, Field("Memory of buffers; None if it is not counted", unit="pages", codec=sentinel({-1: None}))
    ]
    memory_pressure: Annotated[
        bool | None, Field("Whether memory is short; None if not watched", kind="label", codec=truth("yes", "no", "NI"))
    ]
    max_header: Annotated[int, Field("Room that it reserves for headers", unit="bytes", kind="label")]
    slab: Annotated[
        bool, Field("Whether its sockets have a slab cache of their own", kind="label", codec=truth("yes", "no"))
    ]
    module: Annotated[str, Field("Module that brings it, or kernel", kind="label")]
    close: Method
    connect: Method
    disconnect: Method
    accept: Method
    ioctl: Method
    init: Method
    destroy: Method
    shutdown: Method
    setsockopt: Method
    getsockopt: Method
    sendmsg: Method
    recvmsg: Method
    bind: Method
    backlog_rcv: Method
    hash: Method
    unhash: Method
    get_port: Method
    enter_memory_pressure: Method
    sendpage: Annotated[
        bool | None, Field("Whether the protocol implements the method; gone in 6.5", kind="label", codec=YES)
    ] = None


_METHODS = {
    "close": "cl",
    "connect": "co",
    "disconnect": "di",
    "accept": "ac",
    "ioctl": "io",
    "init": "in",
    "destroy": "de",
    "shutdown": "sh",
    "setsockopt": "ss",
    "getsockopt": "gs",
    "sendmsg": "se",
    "recvmsg": "re",
    "sendpage": "sp",
    "bind": "bi",
    "backlog_rcv": "br",
    "hash": "ha",
    "unhash": "uh",
    "get_port": "gp",
    "enter_memory_pressure": "em",
}
"""Methods and their columns."""


def _table(*gone: str) -> Table:
    methods = {name: column for name, column in _METHODS.items() if name not in gone}
    cells = "".join(f" {{{name}:>2s}}" for name in methods)
    return Table(
        Protocol,
        "{name:<9s} {size:4d} {sockets:6d}  {memory:6d}   {memory_pressure:<3s} {max_header:6d}   {slab:<3s}"
        f"  {{module:<10s}}{cells}",
        header=f"protocol  size sockets  memory press maxhdr  slab module     {' '.join(methods.values())}",
    )


FORMAT = Format(
    "net/protocols",
    variants=[
        Variant("6.5", _table("sendpage"), "6.5+"),
        Variant("2.6.32", _table(), "to 6.4"),
    ],
    source="net/core/sock.c:proto_seq_printf",
)
