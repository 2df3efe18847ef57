"""``/proc/net/rpc/*/{content,flush}`` and ``use-gss-proxy``: the caches of the NFS server.

``flush`` is one number, the same in every cache. ``content`` is a table of the entries; one that cannot be used is
behind a ``#``. While the caches are debugged (``rpcdebug -m rpc -s cache``), a line about each entry goes before it.
"""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import (
    TEXT,
    File,
    Flag,
    Line,
    Many,
    One,
    Opt,
    Repeat,
    Stanza,
    Table,
    enum,
    escaped,
    flags,
    pattern,
    words,
)
from procframe.layout.template import Item
from procframe.record import AnyRecord, Field, Record
from procframe_net.addresses import ADDRESS

__all__ = [
    "EXPORT",
    "EXPORT_KEY",
    "FLUSH",
    "GROUPS",
    "ID_TO_NAME",
    "IP_MAP",
    "NAME_TO_ID",
    "USE_GSS_PROXY",
    "CacheEntry",
]

PATH = escaped(" \t\n\\")
FSID_TYPES = enum(
    {
        0: "DEV",
        1: "NUM",
        2: "MAJOR_MINOR",
        3: "ENCODE_DEV",
        4: "UUID4_INUM",
        5: "UUID8",
        6: "UUID16",
        7: "UUID16_INUM",
    }
)
"""What identifies a file system in a file handle (``enum fsid_type``), fs/nfsd/nfsfh.h."""
EXPORT_OPTIONS = words(",")
KIND = pattern("user|group")
CACHE_FLAGS = flags(("VALID", "NEGATIVE", "PENDING", "CLEANED"))
"""State of an entry (``CACHE_*``), include/linux/sunrpc/cache.h."""
GSS_PROXY = enum({-1: "undecided", 0: "no", 1: "yes"})
"""Whether the daemon gssproxy is used, which is settled by the first that asks or says so."""


class _Debugged(Record, kw_only=True):
    """What is said of an entry only while caches are debugged."""

    expiry: Annotated[
        int | None, Field("When it expires, since the epoch; only while caches are debugged", unit="s", kind="time")
    ] = None
    references: Annotated[int | None, Field("References to it in the kernel; only while caches are debugged")] = None
    flags: Annotated[
        list[str] | None, Field("State of it; only while caches are debugged", kind="flags", codec=CACHE_FLAGS)
    ] = None


class CacheEntry(_Debugged):
    """An entry of a cache of the NFS server."""

    unusable: Annotated[
        bool, Field("Whether it cannot be used: expired, not answered yet, or no such thing", kind="label")
    ]


class IpMap(CacheEntry):
    """Which client an address belongs to."""

    service: Annotated[str, Field("Class of clients, such as nfsd", kind="identity")]
    address: Annotated[str, Field("Address of the client", kind="identity", codec=ADDRESS)]
    domain: Annotated[str, Field("Name of the client as exports call it, -no-domain- if unknown", codec=TEXT)]


class UnixGroups(CacheEntry):
    """The groups of a user, looked up by the server (``rpc.mountd --manage-gids``)."""

    uid: Annotated[int, Field("User", kind="identity")]
    count: Annotated[int, Field("Number of groups")]
    groups: Annotated[list[int], Field("Groups of the user", kind="label")]


class IdToName(CacheEntry):
    """The name of a user or group for NFSv4."""

    domain: Annotated[str, Field("Client that asked", kind="identity")]
    type: Annotated[str, Field("user or group", kind="identity", codec=KIND)]
    id: Annotated[int, Field("Number of the user or group", kind="identity")]
    name: Annotated[str | None, Field("Its name; None as long as it is not known")] = None


class NameToId(CacheEntry):
    """The number of a user or group of NFSv4."""

    domain: Annotated[str, Field("Client that asked", kind="identity")]
    type: Annotated[str, Field("user or group", kind="identity", codec=KIND)]
    name: Annotated[str, Field("Name of the user or group", kind="identity")]
    id: Annotated[int | None, Field("Its number; None as long as it is not known", kind="label")] = None


class Export(CacheEntry):
    """A directory that is exported to a client."""

    path: Annotated[str, Field("Path of the directory", kind="identity", codec=PATH)]
    domain: Annotated[
        str, Field("Name of the client", kind="identity", codec=escaped(" \t\n\\", pattern=r"[^ \t\n(]*"))
    ]
    options: Annotated[list[str], Field("Options of the export; none if it does not exist", codec=EXPORT_OPTIONS)]


class ExportKey(CacheEntry):
    """Which exported directory the file handles of a client mean."""

    domain: Annotated[str, Field("Name of the client", kind="identity")]
    fsid_type: Annotated[str, Field("What identifies the file system", kind="identity", codec=FSID_TYPES)]
    fsid: Annotated[
        str, Field("Identifier, words of eight hexadecimal digits", kind="identity", codec=pattern("(?:[0-9a-f]{8})+"))
    ]
    path: Annotated[str | None, Field("The directory; None if it is not exported", codec=PATH)] = None


class Flush(Record):
    """The time up to which all entries of a cache count as old."""

    flush_time: Annotated[int, Field("That time, since the epoch", unit="s", kind="time")]


class UseGssProxy(Record):
    """Whether the NFS server asks the daemon gssproxy."""

    use_gss_proxy: Annotated[str, Field("Whether it does", codec=GSS_PROXY)]


def _content(cache: str, record: type[AnyRecord], *row: Item, header: str, source: str) -> Format:
    entry = (Flag("unusable", "# "), *row)
    about = "# expiry={expiry:d} refcnt={references:d} flags={flags:x}"
    return Format(
        f"net/rpc/{cache}/content",
        variants=[
            Variant("default", Table(record, *entry, header=header)),
            Variant(
                "debug", File(header, Many("records", Stanza(record, about, Line(*entry)))), "any, of a debugged cache"
            ),
        ],
        source=source,
    )


IP_MAP = _content(
    "auth.unix.ip",
    IpMap,
    "{service} {address} {domain}",
    header="#class IP domain",
    source="net/sunrpc/svcauth_unix.c:ip_map_show",
)
GROUPS = _content(
    "auth.unix.gid",
    UnixGroups,
    "{uid:d} {count:d}:",
    Repeat("groups", " {:d}"),
    header="#uid cnt: gids...",
    source="net/sunrpc/svcauth_unix.c:unix_gid_show",
)
ID_TO_NAME = _content(
    "nfs4.idtoname",
    IdToName,
    "{domain} {type} {id:d}",
    Opt(" {name}"),
    header="#domain type id [name]",
    source="fs/nfsd/nfs4idmap.c:idtoname_show",
)
NAME_TO_ID = _content(
    "nfs4.nametoid",
    NameToId,
    "{domain} {type} {name}",
    Opt(" {id:d}"),
    header="#domain type name [id]",
    source="fs/nfsd/nfs4idmap.c:nametoid_show",
)
EXPORT = _content(
    "nfsd.export",
    Export,
    "{path}\t{domain}({options})",
    header="#path domain(flags)",
    source="fs/nfsd/export.c:svc_export_show",
)
EXPORT_KEY = _content(
    "nfsd.fh",
    ExportKey,
    "{domain} {fsid_type:d} 0x{fsid}",
    Opt(" {path}"),
    header="#domain fsidtype fsid [path]",
    source="fs/nfsd/export.c:expkey_show",
)
FLUSH = Format("net/rpc/<cache>/flush", One(Flush, "{flush_time:d}"), source="net/sunrpc/cache.c:read_flush")
USE_GSS_PROXY = Format(
    "net/rpc/use-gss-proxy",
    One(UseGssProxy, "{use_gss_proxy:d}"),
    source="net/sunrpc/auth_gss/svcauth_gss.c:read_gssp",
    since="3.10",
)
