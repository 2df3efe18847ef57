"""``/proc/net/nfsfs/{servers,volumes}``: the servers and file systems that the NFS client uses.

Up to 4.12 they are in ``/proc/fs/nfsfs``, where links lead to them since.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Table, pattern
from procframe.record import Field, Record
from procframe_net.addresses import NETWORK_IP
from procframe_net.codecs import truth

__all__ = ["SERVERS", "VOLUMES", "NfsServer", "NfsVolume"]


class NfsServer(Record):
    """A server that the NFS client talks to."""

    version: Annotated[int, Field("Version of NFS", kind="identity")]
    address: Annotated[str, Field("Address of the server", kind="identity", codec=NETWORK_IP)]
    port: Annotated[int, Field("Port of the server", kind="identity")]
    users: Annotated[int, Field("References to the server in the kernel, one for each file system and more")]
    hostname: Annotated[str, Field("Name of the server", kind="label", codec=TEXT)]


class NfsVolume(Record):
    """A file system that the NFS client has mounted."""

    version: Annotated[int, Field("Version of NFS", kind="identity")]
    address: Annotated[str, Field("Address of the server", kind="identity", codec=NETWORK_IP)]
    port: Annotated[int, Field("Port of the server", kind="identity")]
    device: Annotated[str, Field("Device of the mounted file system", kind="identity", codec=pattern("[0-9]+:[0-9]+"))]
    fsid: Annotated[
        str,
        Field(
            "Identifier of the file system on its server, in hexadecimal digits", codec=pattern("[0-9a-f]+:[0-9a-f]+")
        ),
    ]
    fscache: Annotated[bool, Field("Whether it is cached locally (FS-Cache)", kind="label", codec=truth("yes", "no "))]


def _volumes(device: int, fsid: int) -> Table:
    return Table(
        NfsVolume,
        f"v{{version:d}} {{address}} {{port:4x}} {{device:<{device}s}} {{fsid:<{fsid}s}} {{fscache}}",
        header=f"NV SERVER   PORT {'DEV':<{device}} {'FSID':<{fsid}} FSC",
    )


SERVERS = Format(
    "net/nfsfs/servers",
    Table(NfsServer, "v{version:d} {address} {port:4x} {users:3d} {hostname}", header="NV SERVER   PORT USE HOSTNAME"),
    paths=("net/nfsfs/servers", "fs/nfsfs/servers"),
    source="fs/nfs/client.c:nfs_server_list_show",
)
VOLUMES = Format(
    "net/nfsfs/volumes",
    variants=[
        Variant("default", _volumes(12, 33), "4.13+"),
        Variant("narrow", _volumes(7, 17), "older, with narrower columns"),
    ],
    paths=("net/nfsfs/volumes", "fs/nfsfs/volumes"),
    source="fs/nfs/client.c:nfs_volume_list_show",
)
