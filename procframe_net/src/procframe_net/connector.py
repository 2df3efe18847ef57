"""``/proc/net/connector``: who listens to messages of the netlink connector."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "Connector"]


class Connector(Record):
    """A user of the netlink connector in the kernel, such as the process events."""

    name: Annotated[str, Field("Name of the user", kind="label")]
    index: Annotated[int, Field("First half of the identifier of its messages (CN_IDX_...)", kind="identity")]
    value: Annotated[int, Field("Second half of the identifier (CN_VAL_...)", kind="identity")]


FORMAT = Format(
    "net/connector",
    Table(Connector, "{name:<15s} {index:d}:{value:d}", header="Name            ID"),
    source="drivers/connector/connector.c:cn_proc_show",
)
