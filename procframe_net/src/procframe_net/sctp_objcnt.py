"""``/proc/net/sctp/sctp_dbg_objcnt``: how many objects of SCTP there are, in kernels that count them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table, choice
from procframe.record import Field, Record

__all__ = ["FORMAT", "SctpObjects"]

_LABELS = choice(
    *("sock", "ep", "assoc", "transport", "chunk", "bind_addr", "bind_bucket", "addr", "datamsg", "keys"),
)


class SctpObjects(Record):
    """Objects of SCTP of one kind, of the whole machine (``CONFIG_SCTP_DBG_OBJCNT``)."""

    label: Annotated[
        str,
        Field(
            "What they are: sockets, endpoints, associations, addresses of peers (transport), chunks, ...",
            kind="identity",
            codec=_LABELS.but(pattern=r"[^: \n]+"),
        ),
    ]
    count: Annotated[int, Field("How many of them are in memory", unit="objects")]


FORMAT = Format(
    "net/sctp/sctp_dbg_objcnt",
    Table(SctpObjects, "{label}: {count:d}{@127}"),
    source="net/sctp/objcnt.c:sctp_objcnt_seq_show",
)
