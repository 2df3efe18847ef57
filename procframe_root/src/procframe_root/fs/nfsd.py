"""``/proc/fs/nfsd/*``: the settings of the NFS server, most of them one value a file.

They belong to a file system of their own (``nfsd``), which is mounted there.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Free, Line, One, Repeat, Table, flags, pattern
from procframe.layout.template import Item
from procframe.record import Field, Record

__all__ = [
    "EXPORT_FEATURES",
    "GRACE_ENDED",
    "MAX_BLOCK_SIZE",
    "MAX_CONNECTIONS",
    "NFSV4_GRACETIME",
    "NFSV4_LEASETIME",
    "NFSV4_RECOVERYDIR",
    "POOL_THREADS",
    "PORTLIST",
    "THREADS",
    "V4_END_GRACE",
    "VERSIONS",
    "Listener",
]

GRACE_ENDED = Codec({"Y": True, "N": False}.__getitem__, {True: "Y", False: "N"}.__getitem__, "[YN]", "boolean", True)

_OPTIONS = flags(
    (
        *("ro", "insecure", "root_squash", "all_squash", "async", "wdelay", "nordirplus", "security_label"),
        *("sign_fh", "nohide", "no_subtree_check", "insecure_locks", "msnfs", "fsid", "crossmnt", "noacl"),
        *("v4root", "pnfs"),
    )
)
"""Options of exports (``NFSEXP_*``), include/uapi/linux/nfsd/export.h."""


def _versions(text: str) -> dict[str, bool]:
    return {word[1:]: word[0] == "+" for word in text.split(" ")}


_VERSION = r"[+-][0-9]{1,3}(?:\.[0-9]{1,3})?"
VERSIONS_SERVED = Codec(
    _versions,
    lambda value: " ".join([("+" if served else "-") + version for version, served in value.items()]),
    f"{_VERSION}(?: {_VERSION})*",
    schema="object",
)
"""``-2 +3 +4``: each version and whether it is served."""


class ExportFeatures(Record):
    """The options of exports that this kernel knows."""

    features: Annotated[list[str], Field("All of them", kind="flags", codec=_OPTIONS)]
    secinfo_features: Annotated[
        list[str], Field("Those that may differ between kinds of authentication", kind="flags", codec=_OPTIONS)
    ]


class MaxBlockSize(Record):
    """The most that a call may read or write."""

    max_block_size: Annotated[int, Field("That size; 0 as long as it is not settled", unit="bytes", kind="label")]


class MaxConnections(Record):
    """How many connections the server takes."""

    max_connections: Annotated[
        int, Field("That number; 0 for one that follows from the number of threads", unit="connections", kind="label")
    ]


class Nfsv4Gracetime(Record):
    """How long clients may reclaim what they had before the server started, for NFS 4."""

    nfsv4gracetime: Annotated[int, Field("That time", unit="s", kind="time")]


class Nfsv4Leasetime(Record):
    """How long a client of NFS 4 may be silent before it loses what it has."""

    nfsv4leasetime: Annotated[int, Field("That time", unit="s", kind="time")]


class Nfsv4Recoverydir(Record):
    """Where the server remembers the clients of NFS 4 over a reboot, unless a daemon does."""

    nfsv4recoverydir: Annotated[str, Field("Path of the directory", kind="label", codec=pattern(r"[\s\S]*"))]


class Threads(Record):
    """How many threads the server has."""

    threads: Annotated[int, Field("That number; 0 if it does not run", unit="threads")]


class PoolThreads(Record):
    """How many threads each pool of the server has."""

    threads: Annotated[list[int], Field("Threads of pool 0, 1, ...; just 0 if it does not run", unit="threads")]


class V4EndGrace(Record):
    """Whether the grace period of NFS 4 is over, in which clients reclaim what they had."""

    v4_end_grace: Annotated[bool, Field("Whether it is over", kind="label", codec=GRACE_ENDED)]


class Versions(Record):
    """Which versions of NFS are served."""

    versions: Annotated[
        dict[str, bool],
        Field(
            "Each version that the kernel knows, and whether it is served; 4.0 goes without saying where 4 is",
            kind="flags",
            codec=VERSIONS_SERVED,
        ),
    ]


class Listener(Record):
    """Where the server listens."""

    transport: Annotated[str, Field("Kind of transport: tcp, udp, rdma, tcp-bc, ...", kind="identity")]
    port: Annotated[int, Field("Local port", kind="identity")]


def _setting(name: str, record: type[Record], *line: Item, function: str, since: str = "") -> Format:
    return Format(f"fs/nfsd/{name}", One(record, Line(*line)), source=f"fs/nfsd/nfsctl.c:{function}", since=since)


EXPORT_FEATURES = _setting(
    "export_features",
    ExportFeatures,
    "0x{features:x} 0x{secinfo_features:x}",
    function="export_features_show",
)
MAX_BLOCK_SIZE = _setting("max_block_size", MaxBlockSize, "{max_block_size:d}", function="write_maxblksize")
MAX_CONNECTIONS = _setting("max_connections", MaxConnections, "{max_connections:d}", function="write_maxconn")
NFSV4_GRACETIME = _setting("nfsv4gracetime", Nfsv4Gracetime, "{nfsv4gracetime:d}", function="write_gracetime")
NFSV4_LEASETIME = _setting("nfsv4leasetime", Nfsv4Leasetime, "{nfsv4leasetime:d}", function="write_leasetime")
NFSV4_RECOVERYDIR = Format(
    "fs/nfsd/nfsv4recoverydir",
    Free(Nfsv4Recoverydir, "{nfsv4recoverydir}"),
    source="fs/nfsd/nfsctl.c:write_recoverydir",
)
POOL_THREADS = _setting(
    "pool_threads", PoolThreads, Repeat("threads", "{:d}", separator=" ", minimum=1), function="write_pool_threads"
)
THREADS = _setting("threads", Threads, "{threads:d}", function="write_threads")
V4_END_GRACE = _setting("v4_end_grace", V4EndGrace, "{v4_end_grace}", function="write_v4_end_grace")
VERSIONS = _setting("versions", Versions, "{versions}", function="write_versions")
PORTLIST = Format(
    "fs/nfsd/portlist",
    Table(Listener, "{transport} {port:d}"),
    source="net/sunrpc/svc_xprt.c:svc_xprt_names",
)
