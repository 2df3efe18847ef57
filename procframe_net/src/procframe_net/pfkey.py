"""``/proc/net/pfkey``: sockets of the key management interface of IPsec (``PF_KEY``)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record
from procframe_net.codecs import POINTER

__all__ = ["FORMAT", "Pfkey"]


class Pfkey(Record):
    """A socket of the key management interface of IPsec."""

    pointer: Annotated[str, Field("Where the socket is in kernel memory (hashed)", kind="address", codec=POINTER)]
    references: Annotated[int, Field("References to the socket in the kernel")]
    rmem: Annotated[int, Field("Memory taken by what was received but not read", unit="bytes")]
    wmem: Annotated[int, Field("Memory taken by what is to be sent", unit="bytes")]
    uid: Annotated[int, Field("User that owns the socket", kind="label")]
    inode: Annotated[int, Field("Inode of the socket, 0 once it has none", kind="identity")]


FORMAT = Format(
    "net/pfkey",
    Table(
        Pfkey,
        "{pointer} {references:<6d} {rmem:<6d} {wmem:<6d} {uid:<6d} {inode:<6d}",
        header="sk       RefCnt Rmem   Wmem   User   Inode",
    ),
    source="net/key/af_key.c:pfkey_seq_show",
)
