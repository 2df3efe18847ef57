"""``/proc/net``: the link to the network files of whoever reads it."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Link
from procframe.layout.codecs import TEXT
from procframe.record import Field, Record


class Net(Record):
    """Where the network files of the reader's namespace are."""

    path: Annotated[str, Field("Directory that it leads to, as the link says it: self/net", kind="label", codec=TEXT)]


FORMAT = Format("net", Link(Net, "{path}"), source="fs/proc/proc_net.c:proc_net_init", since="2.6.25")
