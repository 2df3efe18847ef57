"""``/proc/net/afs/{cells,rootcell}`` and ``/proc/net/afs/CELL/{volumes,vlservers}``: the cells of AFS."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import File, Many, One, Stanza, Table, choice, flags, pattern
from procframe.record import Field, Record
from procframe_net.codecs import truth

__all__ = [
    "CELLS",
    "ROOTCELL",
    "VLSERVERS",
    "VOLUMES",
    "AfsAddress",
    "AfsCell",
    "AfsRootcell",
    "AfsVlserver",
    "AfsVlservers",
    "AfsVolume",
]

_SOURCES = choice("unav", "cfg", "A", "AFSDB", "SRV", "nss", "[weird]")
_STATUSES = choice(
    *("no-lookup", "good", "good/bad", "bad", "not-found", "local-failure", "temp-failure", "ns-failure", "[weird]")
)
_SOURCE = pattern(r"[^ ,\n]+").but(unknown=_SOURCES.unknown)
_STATUS = pattern(r"[^ \]\n]+\]?").but(unknown=_STATUSES.unknown)
_VLSERVER_FLAGS = flags(("probed", "probing", "is_yfs", "responding"))
_PROBE_FLAGS = flags(("responded", "is_yfs", "not_yfs", "local_failure"))


class AfsCell(Record):
    """A cell: an administrative domain of AFS."""

    uses: Annotated[int, Field("References to the cell in the kernel")]
    active: Annotated[int, Field("Those that keep it in use")]
    ttl: Annotated[int, Field("How long what DNS said of it is good; below zero if no longer", unit="s", kind="time")]
    servers: Annotated[int, Field("Its servers for the locations of volumes", unit="servers")]
    state: Annotated[int, Field("State, whose numbers differ between kernels (`enum afs_cell_state`)", kind="label")]
    name: Annotated[str, Field("Name of the cell", kind="identity")]


class AfsRootcell(Record):
    """The cell of this machine; a file without it is empty."""

    name: Annotated[str, Field("Name of the cell", kind="identity")]


class AfsVolume(Record):
    """A volume in use."""

    uses: Annotated[int, Field("References to the volume in the kernel")]
    volume_id: Annotated[int, Field("Number of the volume", kind="identity")]
    type: Annotated[str, Field("RW, RO (read only) or BK (backup)", codec=choice("RW", "RO", "BK"))]
    name: Annotated[str, Field("Name of the volume", kind="label")]


class AfsAddress(Record):
    """An address of a server."""

    preferred: Annotated[bool, Field("Whether it is the one that is used", kind="flags", codec=truth(">", "-"))]
    address: Annotated[str, Field("Address and port", kind="identity")]


class AfsVlservers(Record):
    """Where the servers of a cell are known from."""

    source: Annotated[str, Field("Where they are known from: cfg, A, AFSDB, SRV; unav if not", codec=_SOURCE)]
    status: Annotated[str, Field("How the look-up went", codec=_STATUS)]


class AfsVlserver(Record):
    """A server that knows where the volumes of a cell are."""

    name: Annotated[str, Field("Name of the server", kind="identity")]
    priority: Annotated[int, Field("Priority: the lowest is tried first", kind="label")]
    weight: Annotated[int, Field("Weight among those of one priority", kind="label")]
    source: Annotated[str, Field("Where its addresses are known from", codec=_SOURCE)]
    status: Annotated[str, Field("How the look-up went", codec=_STATUS)]
    addresses: Annotated[list[AfsAddress], Field("Its addresses")] = []
    flags: Annotated[list[str] | None, Field("What is known of it", kind="flags", codec=_VLSERVER_FLAGS)] = None
    rtt: Annotated[int | None, Field("Round trip time, -1 if not known", unit="us", kind="time")] = None
    probe_flags: Annotated[list[str] | None, Field("What the last probe found", kind="flags", codec=_PROBE_FLAGS)] = (
        None
    )
    probe_error: Annotated[int | None, Field("Error of the last probe, 0 or less", kind="label")] = None
    probe_abort: Annotated[int | None, Field("Why the other end aborted the last probe", kind="label")] = None
    probes_outstanding: Annotated[int | None, Field("Probes that are not answered yet")] = None


CELLS = Format(
    "net/afs/cells",
    Table(
        AfsCell,
        "{uses:3d} {active:3d} {ttl:6d} {servers:2d} {state:2d} {name}",
        header="USE ACT    TTL SV ST NAME",
    ),
    source="fs/afs/proc.c:afs_proc_cells_show",
)
ROOTCELL = Format(
    "net/afs/rootcell", One(AfsRootcell, "{name}", empty=True), source="fs/afs/proc.c:afs_proc_rootcell_show"
)
VOLUMES = Format(
    "net/afs/<cell>/volumes",
    Table(AfsVolume, "{uses:3d} {volume_id:08x} {type} {name}", header="USE VID      TY NAME"),
    source="fs/afs/proc.c:afs_proc_cell_volumes_show",
)
VLSERVERS = Format(
    "net/afs/<cell>/vlservers",
    File(
        "# source {source}, status {status}",
        Many(
            "records",
            Stanza(
                AfsVlserver,
                "{name} [p={priority:d} w={weight:d} s={source},{status}]:",
                Many("addresses", Stanza(AfsAddress, " {preferred} {address}")),
                " info: fl={flags:x} rtt={rtt:d}",
                " probe: fl={probe_flags:x} e={probe_error:d} ac={probe_abort:d} out={probes_outstanding:d}",
            ),
        ),
        header=AfsVlservers,
    ),
    source="fs/afs/proc.c:afs_proc_cell_vlservers_show",
)
