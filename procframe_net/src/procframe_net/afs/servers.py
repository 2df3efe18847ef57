"""``/proc/net/afs/{servers,addr_prefs}``: the file servers of AFS, and which of their addresses are preferred."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import File, Flag, Line, Many, Stanza, Table, flags, pattern
from procframe.layout.template import Item
from procframe.record import Field, Record

__all__ = ["ADDR_PREFS", "SERVERS", "AfsPreference", "AfsPreferences", "AfsServer", "AfsServerAddress"]

_SERVER_FLAGS = flags(
    {
        **{1 << bit: name for bit, name in enumerate(("responding", "updating", "needs_update"))},
        **{1 << bit: f"bit{bit}" for bit in (3, 4, 5, 6, 7)},
        1 << 8: "may_have_cb",
        **{1 << bit: name for bit, name in enumerate(("is_yfs", "no_ibulk", "no_rm2", "has_fs64", "no_rename2"), 16)},
    }
)
"""``AFS_SERVER_FL_*``, fs/afs/internal.h; bits 3 to 7 mean different things to different kernels."""


class AfsServerAddress(Record):
    """An address of a file server."""

    number: Annotated[int, Field("Number of the address", kind="identity")]
    address: Annotated[str, Field("Address and port", kind="identity", codec=pattern(r"[^ *!\n]+"))]
    preferred: Annotated[bool, Field("Whether it is the one that is used", kind="flags")] = False
    failed: Annotated[bool, Field("Whether it failed; in kernels newer than 6.1", kind="flags")] = False
    rtt: Annotated[int | None, Field("Round trip time; in kernels newer than 6.1", unit="us", kind="time")] = None
    error: Annotated[int | None, Field("Last error, 0 or less; in kernels newer than 6.1", kind="label")] = None
    priority: Annotated[int | None, Field("Preference: the highest; in kernels newer than 6.1", kind="label")] = None


class AfsServer(Record):
    """A file server."""

    uuid: Annotated[str, Field("Identifier of the server", kind="identity")]
    references: Annotated[int, Field("References to the server in the kernel")]
    active: Annotated[int, Field("Those that keep it in use")]
    cell: Annotated[str | None, Field("Cell that it belongs to; in kernels newer than 6.1", kind="label")] = None
    flags: Annotated[list[str] | None, Field("What is known of it", kind="flags", codec=_SERVER_FLAGS)] = None
    rtt: Annotated[int | None, Field("Round trip time; 4294967295 if not known", unit="us", kind="time")] = None
    callback_breaks: Annotated[int | None, Field("Times that it broke all its promises; up to 6.1", kind="counter")] = (
        None
    )
    probed: Annotated[int | None, Field("How long ago it was last probed", unit="s", kind="time")] = None
    probes_outstanding: Annotated[int | None, Field("Probes that are not answered yet")] = None
    probe: Annotated[int | None, Field("Number of the last probe; in kernels newer than 6.1", kind="counter")] = None
    responded: Annotated[int | None, Field("Addresses that answered, as a mask", kind="flags")] = None
    failed: Annotated[int | None, Field("Addresses that failed, as a mask", kind="flags")] = None
    version: Annotated[int | None, Field("Version of the list of addresses", kind="label")] = None
    preferences_version: Annotated[
        int | None, Field("Version of `addr_prefs` that it follows; in kernels newer than 6.1", kind="label")
    ] = None
    addresses: Annotated[list[AfsServerAddress], Field("Its addresses")] = []


class AfsPreferences(Record):
    """The list of preferences."""

    version: Annotated[int, Field("How often it changed", kind="counter")]
    ipv6_offset: Annotated[int, Field("Where those of IPv6 begin", kind="label")]
    count: Annotated[int, Field("Entries of the list")]
    capacity: Annotated[int, Field("Entries that there is room for")]


class AfsPreference(Record):
    """How much addresses of servers are preferred."""

    protocol: Annotated[str, Field("Always UDP", kind="label")]
    subnet: Annotated[str, Field("The addresses", kind="identity")]
    priority: Annotated[int, Field("Preference: the highest", kind="label")]


def _servers(header: str, *lines: str, address: str = "") -> File:
    """A table of servers; ``address`` is what follows an address."""
    more: list[Item] = [Flag("failed", "!"), address] if address else []
    addresses = Many(
        "addresses",
        Stanza(AfsServerAddress, Line("    [{number:x}] {address}", Flag("preferred", "*"), *more)),
    )
    return File(header, Many("records", Stanza(AfsServer, *lines, addresses)))


SERVERS = Format(
    "net/afs/servers",
    variants=[
        Variant(
            "default",
            _servers(
                "UUID                                 REF ACT CELL",
                "{uuid} {references:3d} {active:3d} {cell}",
                "  - info: fl={flags:x} rtt={rtt:d}",
                "  - probe: last={probed:d}",
                "  - ESTATE pq={probe:x} np={probes_outstanding:d} rsp={responded:x} f={failed:x}",
                "  - ALIST v={version:d} ap={preferences_version:d}",
                address=" rtt={rtt:d} err={error:d} p={priority:d}",
            ),
            "newer than 6.1",
        ),
        Variant(
            "6.1",
            _servers(
                "UUID                                 REF ACT",
                "{uuid} {references:3d} {active:3d}",
                "  - info: fl={flags:x} rtt={rtt:d} brk={callback_breaks:x}",
                "  - probe: last={probed:d} out={probes_outstanding:d}",
                "  - ALIST v={version:d} rsp={responded:x} f={failed:x}",
            ),
            "up to 6.1",
        ),
    ],
    source="fs/afs/proc.c:afs_proc_servers_show",
)
ADDR_PREFS = Format(
    "net/afs/addr_prefs",
    variants=[
        Variant(
            "default",
            File(
                "PROT SUBNET                                      PRIOR"
                " (v={version:d} n={ipv6_offset:d}/{count:d}/{capacity:d})",
                Many("records", Stanza(AfsPreference, "{protocol:<4s} {subnet:<43s} {priority:5d}")),
                header=AfsPreferences,
            ),
            "6.8+",
        ),
        Variant("none", Table(AfsPreference, "{protocol:<4s} {subnet:<43s} {priority:5d}", header="NO PREFS"), "6.8+"),
    ],
    source="fs/afs/proc.c:afs_proc_addr_prefs_show",
    since="6.8",
)
