"""``/proc/fs/cifs/{open_files,open_dirs,dfscache}``: files and directories that the SMB client keeps open or knows."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import TEXT, Codec, File, Flag, Line, Many, Opt, Stanza, choice, pattern, value
from procframe.layout.template import Item
from procframe.record import Field, Record
from procframe_root.fs.cifs.names import before

__all__ = ["DFSCACHE", "OPEN_DIRS", "OPEN_FILES", "CachedDirectory", "DfsEntry", "DfsTarget", "OpenFile", "ShareCache"]

_LEASES = {"R": "read", "H": "handle", "W": "write"}
_LETTERS = {name: letter for letter, name in _LEASES.items()}
_LEASE = Codec(
    lambda text: [] if text == "NONE" else [_LEASES[letter] for letter in text],
    lambda names: "".join([_LETTERS[name] for name in names]) or "NONE",
    "NONE|[RHW]{1,3}",
    schema="array",
)
_KEY = Codec(
    lambda text: None if text == "-" else text,
    lambda key: "-" if key is None else key,
    "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|-",
)
_HINT = " (target hint)"
_TARGET = pattern(r"[^ \n]+(?: [^ \n]*)*?")
_PATH = before("\tvalid file info", ", valid dirents", ", dirents: ", empty=True)
_TREE_ID = Field("Number of the share on its session", kind="label")
_SESSION_ID = Field("Number of the session", kind="label")
_FILE_ID = Field("Number of the file on the server", kind="identity")
_LEASE_KEY = Field("Key of the lease; None where there is none", kind="label", codec=_KEY)
_YES = Codec(lambda text: text == "yes", lambda value: {True: "yes", False: "no"}[value], "yes|no", schema="boolean")


class OpenFile(Record):
    """A file that is open on a server."""

    tree_id: Annotated[int, _TREE_ID]
    session_id: Annotated[int | None, _SESSION_ID] = None
    persistent_fid: Annotated[int, _FILE_ID] = 0
    flags: Annotated[int, Field("How it was opened: the `O_` flags of the architecture", kind="flags")] = 0
    count: Annotated[int, Field("References to it")] = 0
    pid: Annotated[int, Field("Process that opened it", kind="label")] = 0
    uid: Annotated[int, Field("User that opened it", kind="label")] = 0
    name: Annotated[
        str,
        Field(
            "Name of the file, without its directory; where a request follows, it does not end in a number",
            kind="label",
            codec=TEXT,
        ),
    ] = ""
    lease: Annotated[
        list[str] | None,
        Field("What may be cached: `read`, `handle` (it may stay open), `write`", kind="flags", codec=_LEASE),
    ] = None
    lease_key: Annotated[str | None, _LEASE_KEY] = None
    mid: Annotated[int | None, Field("Request that opened it; kernels built to say it", kind="label")] = None


class CachedDirectory(Record):
    """A directory that is kept open."""

    tree_id: Annotated[int, _TREE_ID]
    session_id: Annotated[int, _SESSION_ID]
    persistent_fid: Annotated[int, _FILE_ID]
    lease_key: Annotated[str | None, _LEASE_KEY]
    path: Annotated[str, Field("Path on the share, empty for its root", kind="label", codec=_PATH)]
    valid_info: Annotated[bool, Field("Whether what is known of the directory itself is valid", kind="flags")]
    valid_entries: Annotated[bool, Field("Whether all of its entries are known", kind="flags")]
    entries: Annotated[int | None, Field("Entries that are known")] = None
    entry_bytes: Annotated[int | None, Field("Memory of those", unit="bytes")] = None


class ShareCache(Record):
    """The directories of one share that are kept open."""

    directories_count: Annotated[int, Field("How many there are")]
    entries: Annotated[int, Field("Entries of them that are known")]
    entry_bytes: Annotated[int, Field("Memory of those", unit="bytes")]
    directories: Annotated[list[CachedDirectory], Field("The directories")] = []


class DfsTarget(Record):
    """A share that a path of the distributed file system (DFS) leads to."""

    name: Annotated[str, Field("Server and share", kind="identity", codec=_TARGET)]
    hint: Annotated[bool, Field("Whether it is tried first", kind="flags")]


class DfsEntry(Record):
    """A path of the distributed file system (DFS) that is known."""

    path: Annotated[str, Field("The path", kind="identity", codec=pattern(r"[^\n]*"))]
    type: Annotated[str, Field("`root` or `link`", kind="label", codec=choice("root", "link"))]
    ttl: Annotated[int, Field("How long it may be used", unit="s", kind="time")]
    etime: Annotated[int, Field("When it expires, but the part below a second alone", unit="ns", kind="time")]
    hdr_flags: Annotated[int | None, Field("Flags of the answer", kind="flags", since="5.11")] = None
    ref_flags: Annotated[int | None, Field("Flags of the entry", kind="flags", since="5.11")] = None
    interlink: Annotated[bool | None, Field("Whether it leads to another DFS", kind="flags", codec=_YES)] = None
    path_consumed: Annotated[int | None, Field("How much of the path it stands for", unit="bytes")] = None
    expired: Annotated[bool | None, Field("Whether it has expired", kind="flags", codec=_YES)] = None
    targets: Annotated[list[DfsTarget], Field("Where it leads to")] = []


_NAME = pattern(r"(?:[^ \n]* )*[^ \n]*[^0-9 \n][^ \n]*")
"""A name whose last word is no number: the kernel escapes nothing, so that could be the request's."""


def _files(columns: str, *row: Item, session: bool = True) -> File:
    """Open files; ``columns`` are those after the name."""
    ids = "<tree id> <ses id>" if session else "<tree id>"
    return File(
        "# Version:1",
        "# Format:",
        f"# {ids} <persistent fid> <flags> <count> <pid> <uid> <filename>{columns}",
        Many(
            "records",
            Stanza(
                OpenFile,
                Line(
                    "0x{tree_id:x} 0x{session_id:x}" if session else "0x{tree_id:x}",
                    " 0x{persistent_fid:x} 0x{flags:x} {count:d} {pid:d} {uid:d} ",
                    *(row or ("{name}",)),
                ),
            ),
        ),
        "",
    )


_LEASED = "{name} {lease} {lease_key}"

OPEN_FILES = Format(
    "fs/cifs/open_files",
    variants=[
        Variant("leases", _files(" <lease> <lease-key>", _LEASED), kernels="7.3"),
        Variant("leases, mid", _files(" <lease> <lease-key> <mid>", _LEASED, " {mid:d}"), kernels="7.3"),
        Variant("session", _files(""), kernels="6.1, 6.12"),
        Variant("session, mid", _files(" <mid>", value("{name}", _NAME), " {mid:d}"), kernels="6.1, 6.12"),
        Variant("tree", _files("", session=False), kernels="5.10"),
        Variant("tree, mid", _files(" <mid>", "{name} 0x{mid:x}", session=False), kernels="5.10"),
    ],
    source="fs/smb/client/cifs_debug.c:cifs_debug_files_proc_show",
    since="4.20",
)
OPEN_DIRS = Format(
    "fs/cifs/open_dirs",
    File(
        "# Version:1",
        Line("# Write 0 to this file to drop all cached directory entries", optional=True),
        "# Format:",
        "# <tree id> <sess id> <persistent fid> <lease-key> <path>",
        Many(
            "records",
            Stanza(
                ShareCache,
                "Num entries: {directories_count:d}, cached_dirents: {entries:d} entries, {entry_bytes:d} bytes",
                Many(
                    "directories",
                    Stanza(
                        CachedDirectory,
                        Line(
                            "0x{tree_id:x} 0x{session_id:x} 0x{persistent_fid:x} {lease_key} {path}",
                            Flag("valid_info", "\tvalid file info"),
                            Flag("valid_entries", ", valid dirents"),
                            Opt(", dirents: {entries:d} entries, {entry_bytes:d} bytes"),
                        ),
                    ),
                ),
            ),
        ),
        "",
    ),
    source="fs/smb/client/cifs_debug.c:cifs_debug_dirs_proc_show",
    since="6.17",
)
DFSCACHE = Format(
    "fs/cifs/dfscache",
    File(
        "DFS cache",
        "---------",
        Many(
            "records",
            Stanza(
                DfsEntry,
                Line(
                    "cache entry: path={path},type={type},ttl={ttl:d},etime={etime:d}",
                    Opt(",hdr_flags=0x{hdr_flags:x},ref_flags=0x{ref_flags:x}"),
                    ",interlink={interlink},path_consumed={path_consumed:d},expired={expired}",
                ),
                Many("targets", Stanza(DfsTarget, Line("  {name}", Flag("hint", _HINT)))),
            ),
        ),
    ),
    source="fs/smb/client/dfs_cache.c:dfscache_proc_show",
    since="5.0",
)
