"""``/proc/fs/openafs/CellServDB``: the cells that the client of OpenAFS knows, and their servers."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, Stanza, pattern
from procframe.record import Field, Record

__all__ = ["CELL_SERV_DB", "Cell", "CellServer"]


class CellServer(Record):
    """A database server of a cell."""

    address: Annotated[
        str, Field("IPv4 address of the server", kind="address", codec=pattern("[0-9]+(?:[.][0-9]+){3}"))
    ]
    name: Annotated[str, Field("The same, where the file of that name has a name", kind="label")]


class Cell(Record):
    """A cell: an AFS of its own."""

    cell: Annotated[str, Field("Name of the cell", kind="identity")]
    number: Annotated[int, Field("Number of the cell", kind="label")]
    index: Annotated[int, Field("Place of the cell in the list", kind="label")]
    servers: Annotated[list[CellServer], Field("Its database servers")] = []


CELL_SERV_DB = Format(
    "fs/openafs/CellServDB",
    File(
        Many(
            "records",
            Stanza(
                Cell,
                ">{cell} #({number:d}/{index:d})",
                Many("servers", Stanza(CellServer, "{address} #{name}")),
            ),
        )
    ),
    source="src/afs/LINUX/osi_proc.c:c_show",
)
