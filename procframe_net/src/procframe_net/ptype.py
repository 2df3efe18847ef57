"""``/proc/net/ptype``: the kernel's handlers of packet types."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Opt, Table, pattern
from procframe.record import Field, Record
from procframe_net.codecs import OPTIONAL_WORD
from procframe_net.names import ETHERTYPE_OR_ALL


class PacketType(Record):
    """A handler of received packets."""

    type: Annotated[str, Field("Type of the packets, ALL for every one", kind="identity", codec=ETHERTYPE_OR_ALL)]
    interface: Annotated[
        str | None, Field("Interface whose packets it handles, None for all", kind="identity", codec=OPTIONAL_WORD)
    ]
    function: Annotated[
        str,
        Field(
            "Function that handles them; of older kernels with offset and size",
            kind="identity",
            codec=pattern(r"[^ \t\n\[][^ \t\n]*"),
        ),
    ]
    module: Annotated[
        str | None, Field("Module of the function, None if built in", kind="label", codec=pattern(r"[^\]\n]+"))
    ] = None


FORMAT = Format(
    "net/ptype",
    Table(
        PacketType,
        "{type} {interface:<8s} {function}",
        Opt(" [{module}]"),
        header="Type Device      Function",
    ),
    source="net/core/net-procfs.c:ptype_seq_show",
)
