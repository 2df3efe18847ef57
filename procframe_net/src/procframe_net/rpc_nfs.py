"""``/proc/net/rpc/nfs`` and ``/proc/net/rpc/nfsd``: what the NFS client and the NFS server did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Group, Line, One, Repeat, Stanza
from procframe.record import Field, Record

__all__ = [
    "NFS",
    "NFSD",
    "ClientProcedures4",
    "ClientRpc",
    "FileHandles",
    "Nfs",
    "Nfsd",
    "Operations4",
    "Packets",
    "Procedures2",
    "Procedures3",
    "Procedures4",
    "ReadAhead",
    "ReplyCache",
    "ServerRpc",
    "Threads",
    "Traffic",
]

_VERSION2 = (
    *("null", "getattr", "setattr", "root", "lookup", "readlink", "read", "wrcache", "write", "create", "remove"),
    *("rename", "link", "symlink", "mkdir", "rmdir", "readdir", "statfs"),
)
_VERSION3 = (
    *("null", "getattr", "setattr", "lookup", "access", "readlink", "read", "write", "create", "mkdir", "symlink"),
    *("mknod", "remove", "rmdir", "rename", "link", "readdir", "readdirplus", "fsstat", "fsinfo", "pathconf", "commit"),
)
_OPERATIONS = (
    *("unused0", "unused1", "unused2", "access", "close", "commit", "create", "delegpurge", "delegreturn", "getattr"),
    *("getfh", "link", "lock", "lockt", "locku", "lookup", "lookupp", "nverify", "open", "openattr", "open_confirm"),
    *("open_downgrade", "putfh", "putpubfh", "putrootfh", "read", "readdir", "readlink", "remove", "rename", "renew"),
    *("restorefh", "savefh", "secinfo", "setattr", "setclientid", "setclientid_confirm", "verify", "write"),
    *("release_lockowner", "backchannel_ctl", "bind_conn_to_session", "exchange_id", "create_session"),
    *("destroy_session", "free_stateid", "get_dir_delegation", "getdeviceinfo", "getdevicelist", "layoutcommit"),
    *("layoutget", "layoutreturn", "secinfo_no_name", "sequence", "set_ssv", "test_stateid", "want_delegation"),
    *("destroy_clientid", "reclaim_complete", "allocate", "copy", "copy_notify", "deallocate", "io_advise"),
    *("layouterror", "layoutstats", "offload_cancel", "offload_status", "read_plus", "seek", "write_same", "clone"),
    *("getxattr", "setxattr", "listxattrs", "removexattr"),
)
"""Operations of NFS 4 by their number in the protocol (RFC 7530, 8881, 7862, 8276)."""
_CLIENT4 = (
    *("null", "read", "write", "commit", "open", "open_confirm", "open_noattr", "open_downgrade", "close", "setattr"),
    *("fsinfo", "renew", "setclientid", "setclientid_confirm", "lock", "lockt", "locku", "access", "getattr"),
    *("lookup", "lookup_root", "remove", "rename", "link", "symlink", "create", "pathconf", "statfs", "readlink"),
    *("readdir", "server_caps", "delegreturn", "getacl", "setacl", "fs_locations", "release_lockowner", "secinfo"),
    *("fsid_present", "exchange_id", "create_session", "destroy_session", "sequence", "get_lease_time"),
    *("reclaim_complete", "layoutget", "getdeviceinfo", "layoutcommit", "layoutreturn", "secinfo_no_name"),
    *("test_stateid", "free_stateid", "getdevicelist", "bind_conn_to_session", "destroy_clientid", "seek"),
    *("allocate", "deallocate", "zero_range", "layoutstats", "clone", "copy", "offload_cancel", "lookupp"),
    *("layouterror", "copy_notify", "getxattr", "setxattr", "listxattrs", "removexattr", "read_plus"),
    "offload_status",
)
"""What the client of NFS 4 counts, in its own order (``NFSPROC4_CLNT_*``)."""
_INSERTED = {"fsid_present": 54, "offload_cancel": 62, "zero_range": 71}
"""Those that came into the middle of it, by how many there are since."""


def _client4(count: int) -> Sequence[str]:
    """The names where so many are counted; of the oldest kernels, only those whose place never changed."""
    names = [name for name in _CLIENT4 if count >= _INSERTED.get(name, 0)]
    return names if count >= 46 else names[:35]


def _always(names: Sequence[str]) -> Callable[[int], Sequence[str]]:
    return lambda _: names


def _operations(names_of: Callable[[int], Sequence[str]]) -> Codec:
    """A row of counters by the names of the operations; one without a name is ``op`` and its place."""

    def decode(text: str) -> dict[str, int]:
        counts = list(map(int, text.split(" ")))
        names = names_of(len(counts))
        names = [*names[: len(counts)], *[f"op{place}" for place in range(len(names), len(counts))]]
        return dict(zip(names, counts, strict=True))

    def encode(counts: dict[str, int]) -> str:
        return " ".join([f"{count:d}" for count in counts.values()])

    return Codec(
        decode,
        encode,
        r"[0-9]{1,20}(?: [0-9]{1,20})*",
        schema="object",
        unknown=lambda counts: [
            f"{name}: {counts[name]}" for name in counts if name[:2] == "op" and name[2:].isdigit()
        ],
    )


def _calls(description: str, names_of: Callable[[int], Sequence[str]]) -> Field:
    return Field(description, unit="calls", kind="counter", codec=_operations(names_of))


_COUNT = Field("How many the kernel counts", kind="label")


class Procedures2(Record):
    """Calls of NFS 2 (``proc2``)."""

    count: Annotated[int, _COUNT]
    calls: Annotated[dict[str, int], _calls("Calls by the name of the procedure", _always(_VERSION2))]


class Procedures3(Record):
    """Calls of NFS 3 (``proc3``)."""

    count: Annotated[int, _COUNT]
    calls: Annotated[dict[str, int], _calls("Calls by the name of the procedure", _always(_VERSION3))]


class Procedures4(Record):
    """Calls of NFS 4, of which there are but two kinds (``proc4``)."""

    count: Annotated[int, _COUNT]
    calls: Annotated[dict[str, int], _calls("Calls by the name of the procedure", _always(("null", "compound")))]


class Operations4(Record):
    """Operations in the compounds of NFS 4 (``proc4ops``)."""

    count: Annotated[int, _COUNT]
    calls: Annotated[dict[str, int], _calls("Operations by name, as numbered by the protocol", _always(_OPERATIONS))]


class ClientProcedures4(Record):
    """Calls of NFS 4, as the client counts them (``proc4``)."""

    count: Annotated[int, _COUNT]
    calls: Annotated[dict[str, int], _calls("Calls by name, in the client's own order", _client4)]


class Packets(Record):
    """What was received from the network (``net``)."""

    packets: Annotated[int, Field("All of it", unit="packets", kind="counter")]
    udp: Annotated[int, Field("Over UDP", unit="packets", kind="counter")]
    tcp: Annotated[int, Field("Over TCP", unit="packets", kind="counter")]
    tcp_connections: Annotated[int, Field("TCP connections", unit="connections", kind="counter")]


class ClientRpc(Record):
    """Remote procedure calls of the client (``rpc``)."""

    calls: Annotated[int, Field("Calls made", unit="calls", kind="counter")]
    retransmissions: Annotated[int, Field("Calls made again for want of an answer", unit="calls", kind="counter")]
    auth_refreshes: Annotated[int, Field("Times that credentials were refreshed", kind="counter")]


class ServerRpc(Record):
    """Remote procedure calls of the server (``rpc``)."""

    calls: Annotated[int, Field("Calls answered", unit="calls", kind="counter")]
    bad_calls: Annotated[int, Field("Calls refused, the sum of the next three", unit="calls", kind="counter")]
    bad_format: Annotated[int, Field("Calls that could not be understood", unit="calls", kind="counter")]
    bad_auth: Annotated[int, Field("Calls with credentials that were not accepted", unit="calls", kind="counter")]
    bad_client: Annotated[int, Field("Calls of clients that are not allowed", unit="calls", kind="counter")]


class ReplyCache(Record):
    """The cache of replies to calls that came twice (``rc``)."""

    hits: Annotated[int, Field("Calls answered from it", unit="calls", kind="counter")]
    misses: Annotated[int, Field("Calls kept in it", unit="calls", kind="counter")]
    nocache: Annotated[int, Field("Calls that need not be kept", unit="calls", kind="counter")]


class FileHandles(Record):
    """File handles (``fh``); only the first is still counted."""

    stale: Annotated[int, Field("Handles of files that are gone", kind="counter")]
    lookups: Annotated[int, Field("Handles looked up", kind="counter")]
    anonymous_lookups: Annotated[int, Field("Those not connected to a path", kind="counter")]
    directories_not_in_cache: Annotated[int, Field("Those of directories that were not in the cache", kind="counter")]
    files_not_in_cache: Annotated[int, Field("Those of other files that were not in the cache", kind="counter")]


class Traffic(Record):
    """What was read and written (``io``)."""

    read_bytes: Annotated[int, Field("Read from files", unit="bytes", kind="counter")]
    written_bytes: Annotated[int, Field("Written to files", unit="bytes", kind="counter")]


class Threads(Record):
    """The server's threads (``th``); only their number is still counted."""

    threads: Annotated[int, Field("Threads", unit="threads")]
    all_busy: Annotated[int, Field("Times that all threads were busy", kind="counter")]
    busy: Annotated[
        list[float], Field("Time that up to 10, 20, ..., 100 % of them were busy", unit="s", kind="counter")
    ]


class ReadAhead(Record):
    """The read-ahead cache (``ra``), which newer kernels do not have."""

    cache_size: Annotated[int, Field("Entries of the cache")]
    depths: Annotated[list[int], Field("Entries found within the first 10, 20, ..., 100 % of it", kind="counter")]
    not_found: Annotated[int, Field("Entries not found", kind="counter")]


class Nfs(Record):
    """What the NFS client did."""

    net: Annotated[Packets | None, Field("What was received from the network")] = None
    rpc: Annotated[ClientRpc | None, Field("Remote procedure calls")] = None
    proc2: Annotated[Procedures2 | None, Field("Calls of NFS 2")] = None
    proc3: Annotated[Procedures3 | None, Field("Calls of NFS 3")] = None
    proc4: Annotated[ClientProcedures4 | None, Field("Calls of NFS 4, as the client counts them")] = None


class Nfsd(Record):
    """What the NFS server did."""

    rc: Annotated[ReplyCache | None, Field("The cache of replies")] = None
    fh: Annotated[FileHandles | None, Field("File handles")] = None
    io: Annotated[Traffic | None, Field("What was read and written")] = None
    th: Annotated[Threads | None, Field("Threads")] = None
    ra: Annotated[ReadAhead | None, Field("The read-ahead cache")] = None
    net: Annotated[Packets | None, Field("What was received from the network")] = None
    rpc: Annotated[ServerRpc | None, Field("Remote procedure calls")] = None
    proc2: Annotated[Procedures2 | None, Field("Calls of NFS 2")] = None
    proc3: Annotated[Procedures3 | None, Field("Calls of NFS 3")] = None
    proc4: Annotated[Procedures4 | None, Field("Calls of NFS 4")] = None
    proc4ops: Annotated[Operations4 | None, Field("Operations in the compounds of NFS 4")] = None
    wdeleg_getattr: Annotated[
        int | None, Field("Times that attributes were asked of a client that may write", kind="counter", since="6.9")
    ] = None


_PROC2 = Group("proc2", Stanza(Procedures2, "proc2 {count:d} {calls}"))
_PROC3 = Group("proc3", Stanza(Procedures3, "proc3 {count:d} {calls}"))
_NET = Group("net", Stanza(Packets, "net {packets:d} {udp:d} {tcp:d} {tcp_connections:d}"))

NFS = Format(
    "net/rpc/nfs",
    One(
        Nfs,
        _NET,
        Group("rpc", Stanza(ClientRpc, "rpc {calls:d} {retransmissions:d} {auth_refreshes:d}")),
        _PROC2,
        _PROC3,
        Group("proc4", Stanza(ClientProcedures4, "proc4 {count:d} {calls}")),
    ),
    source="net/sunrpc/stats.c:rpc_proc_show",
)
NFSD = Format(
    "net/rpc/nfsd",
    One(
        Nfsd,
        Group("rc", Stanza(ReplyCache, "rc {hits:d} {misses:d} {nocache:d}")),
        Group(
            "fh",
            Stanza(
                FileHandles,
                "fh {stale:d} {lookups:d} {anonymous_lookups:d} {directories_not_in_cache:d} {files_not_in_cache:d}",
            ),
        ),
        Group("io", Stanza(Traffic, "io {read_bytes:d} {written_bytes:d}")),
        Group("th", Stanza(Threads, Line("th {threads:d} {all_busy:d}", Repeat("busy", " {:.3f}")))),
        Group(
            "ra",
            Stanza(ReadAhead, Line("ra {cache_size:d}", Repeat("depths", " {:d}", count=10), " {not_found:d}")),
        ),
        _NET,
        Group("rpc", Stanza(ServerRpc, "rpc {calls:d} {bad_calls:d} {bad_format:d} {bad_auth:d} {bad_client:d}")),
        _PROC2,
        _PROC3,
        Group("proc4", Stanza(Procedures4, "proc4 {count:d} {calls}")),
        Group("proc4ops", Stanza(Operations4, "proc4ops {count:d} {calls}")),
        "wdeleg_getattr {wdeleg_getattr:d}",
    ),
    source="fs/nfsd/stats.c:nfsd_show",
)
