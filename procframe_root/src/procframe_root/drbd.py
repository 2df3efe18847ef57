"""``/proc/drbd``: block devices that are replicated over the network."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, File, Flag, Line, Many, Opt, Repeat, Stanza, enum, pattern
from procframe.record import Field, Record
from procframe_root.drbd_values import (
    BAR,
    CONGESTION,
    CONNECTION,
    DISK,
    DURATION,
    ORDERING,
    RATE,
    ROLE,
    SUSPENDED,
    letter,
)

__all__ = ["FORMAT", "Drbd", "DrbdDevice", "DrbdLru"]


class DrbdLru(Record):
    """A cache of extents, with the module parameter proc_details."""

    name: Annotated[str, Field("`resync` or `act_log`", kind="identity", codec=pattern(r"[^:\n]+"))]
    used: Annotated[int, Field("Extents in it")]
    elements: Annotated[int, Field("Extents that it can hold")]
    hits: Annotated[int, Field("Extents found in it", kind="counter")]
    misses: Annotated[int, Field("Extents not found in it", kind="counter")]
    starving: Annotated[int, Field("Times that others had to be served first", kind="counter")]
    locked: Annotated[int, Field("Of the misses, those while it was being changed", kind="counter")]
    changed: Annotated[int, Field("Changes of it", kind="counter")]


class DrbdDevice(Record):
    """A replicated block device; what an unconfigured one lacks is absent."""

    minor: Annotated[int, Field("Minor number of the device", kind="identity")]
    cs: Annotated[str, Field("State of the connection", kind="label", codec=CONNECTION)]
    role: Annotated[str | None, Field("Role of this node", kind="label", codec=ROLE)] = None
    peer_role: Annotated[str | None, Field("Role of the other node", kind="label", codec=ROLE)] = None
    disk: Annotated[str | None, Field("State of the disk here", kind="label", codec=DISK)] = None
    peer_disk: Annotated[str | None, Field("State of the disk there", kind="label", codec=DISK)] = None
    protocol: Annotated[
        str | None, Field("When a write is done: `A`, `B` or `C`; absent if not connected", codec=pattern("[A-Z]"))
    ] = None
    suspended: Annotated[bool | None, Field("Whether I/O is suspended", kind="flags", codec=SUSPENDED)] = None
    aftr_isp: Annotated[
        bool | None,
        Field(
            "Whether it waits for another device to be synchronised",
            kind="flags",
            codec=letter({"a": True, "-": False}),
        ),
    ] = None
    peer_isp: Annotated[
        bool | None,
        Field("Whether the other node paused synchronisation", kind="flags", codec=letter({"p": True, "-": False})),
    ] = None
    user_isp: Annotated[
        bool | None,
        Field("Whether the user paused synchronisation", kind="flags", codec=letter({"u": True, "-": False})),
    ] = None
    congestion: Annotated[str | None, Field("What is congested", kind="label", codec=CONGESTION)] = None
    al_suspended: Annotated[
        bool | None,
        Field(
            "Whether the activity log is suspended", kind="flags", codec=letter({"s": True, "-": False}), since="8.3.8"
        ),
    ] = None
    ns: Annotated[int | None, Field("Sent to the other node", unit="kB", kind="counter")] = None
    nr: Annotated[int | None, Field("Received from the other node", unit="kB", kind="counter")] = None
    dw: Annotated[int | None, Field("Written to disk", unit="kB", kind="counter")] = None
    dr: Annotated[int | None, Field("Read from disk", unit="kB", kind="counter")] = None
    al: Annotated[int | None, Field("Writes of the activity log", kind="counter")] = None
    bm: Annotated[int | None, Field("Writes of the bitmap", kind="counter")] = None
    lo: Annotated[int | None, Field("Requests to the disk that are open", unit="requests")] = None
    pe: Annotated[int | None, Field("Requests that the other node has not answered", unit="requests")] = None
    ua: Annotated[int | None, Field("Requests of the other node that are not answered", unit="requests")] = None
    ap: Annotated[int | None, Field("Requests of programs that are open", unit="requests")] = None
    ep: Annotated[int | None, Field("Epochs that are open")] = None
    wo: Annotated[str | None, Field("How writes are kept in order", kind="label", codec=ORDERING)] = None
    oos: Annotated[int | None, Field("Not in sync", unit="kB")] = None
    sync_progress: Annotated[int | None, Field("How much the bar shows as done, of 20", codec=BAR)] = None
    sync_verb: Annotated[
        str | None, Field("`sync'ed` or `verified`", kind="label", codec=pattern("sync'ed|verified"))
    ] = None
    sync_percent: Annotated[float | None, Field("How much is done", unit="%")] = None
    sync_left: Annotated[int | None, Field("How much is left, in `sync_unit`")] = None
    sync_total: Annotated[int | None, Field("How much there is in all, in `sync_unit`")] = None
    sync_unit: Annotated[
        str | None,
        Field("`kB` or `MB`", kind="label", codec=enum({"K": "kB", "M": "MB"}).but(pattern="[KM]", unknown=None)),
    ] = None
    finish: Annotated[int | None, Field("When it will be finished", unit="s", kind="time", codec=DURATION)] = None
    speed: Annotated[int | None, Field("Speed of the last 20 seconds or so", unit="kB/s", codec=RATE)] = None
    speed_now: Annotated[
        int | None, Field("Speed of the last three seconds, with proc_details", unit="kB/s", codec=RATE)
    ] = None
    speed_mean: Annotated[int | None, Field("Speed since it began", unit="kB/s", codec=RATE)] = None
    speed_wanted: Annotated[
        int | None, Field("Speed aimed at, on the node that is synchronised", unit="kB/s", codec=RATE)
    ] = None
    stalled: Annotated[bool, Field("Whether nothing was done for three minutes", kind="flags")] = False
    position_percent: Annotated[int | None, Field("Position on the device, with proc_details", unit="%")] = None
    position: Annotated[int | None, Field("The same in sectors", unit="sectors")] = None
    sectors: Annotated[int | None, Field("Size of the device", unit="sectors")] = None
    stop_sector: Annotated[int | None, Field("Where verifying stops, if not at the end", unit="sectors")] = None
    caches: Annotated[list[DrbdLru], Field("Its caches of extents")] = []
    blocked_on_al: Annotated[int | None, Field("Requests that wait for the activity log", unit="requests")] = None


class Drbd(Record):
    """Version of DRBD."""

    version: Annotated[str, Field("Its version", kind="label")]
    api: Annotated[str, Field("Version of its interface to programs", kind="label", codec=pattern(r"[^/\n]+"))]
    protocol_min: Annotated[int, Field("Oldest version of the protocol between nodes", kind="label")]
    protocol_max: Annotated[int, Field("Newest version of it", kind="label")]
    srcversion: Annotated[str | None, Field("Checksum of its source, if it is a module of the kernel's")] = None
    git_hash: Annotated[str | None, Field("Commit that it was built from, if it is not the kernel's")] = None
    built_by: Annotated[str | None, Field("Who built it then", kind="label")] = None
    built_at: Annotated[str | None, Field("When", kind="time", codec=pattern(r"[^,\n]+"))] = None
    transport_api: Annotated[int | None, Field("Version of its interface to transports", kind="label", since="9.0")] = (
        None
    )
    transports: Annotated[
        list[str] | None,
        Field("Transports and their versions", codec=pattern(r"[^ \n]+ {1,9}\([^)\n]*\)"), since="9.0"),
    ] = None


FORMAT = Format(
    "drbd",
    File(
        "version: {version} (api:{api}/proto:{protocol_min:d}-{protocol_max:d})",
        Line(
            Alt(
                "srcversion: {srcversion:<24s}",
                "GIT-hash: {git_hash} build by {built_by}, {built_at}",
                "built-in",
            )
        ),
        Line("Transports (api:{transport_api:d}):", Repeat("transports", " {}")),
        # Before a device whose number does not follow the one before it.
        Line("", optional=True),
        Many(
            "records",
            Stanza(
                DrbdDevice,
                Line(
                    "{minor:2d}: cs:{cs}",
                    Opt(
                        " ro:{role}/{peer_role} ds:{disk}/{peer_disk}",
                        Alt(" {protocol} ", "   "),
                        "{suspended}{aftr_isp}{peer_isp}{user_isp}{congestion}",
                        Opt("{al_suspended}"),
                    ),
                ),
                Line(
                    "    ns:{ns:d} nr:{nr:d} dw:{dw:d} dr:{dr:d} al:{al:d} bm:{bm:d}"
                    " lo:{lo:d} pe:{pe:d} ua:{ua:d} ap:{ap:d} ep:{ep:d} wo:{wo} oos:{oos:d}",
                ),
                "\t[{sync_progress}] {sync_verb}:{sync_percent:5.1f}% ({sync_left:d}/{sync_total:d}){sync_unit}",
                Line(
                    "\tfinish: {finish} speed: {speed} (",
                    Opt("{speed_now} -- "),
                    "{speed_mean})",
                    Opt(" want: {speed_wanted}"),
                    " K/sec",
                    Flag("stalled", " (stalled)"),
                ),
                Line(
                    "\t{position_percent:3d}% sector pos: {position:d}/{sectors:d}",
                    Opt(" stop sector: {stop_sector:d}"),
                ),
                Many(
                    "caches",
                    Stanza(
                        DrbdLru,
                        "\t{name}: used:{used:d}/{elements:d} hits:{hits:d} misses:{misses:d} starving:{starving:d}"
                        " locked:{locked:d} changed:{changed:d}",
                    ),
                ),
                "\tblocked on activity log: {blocked_on_al:d}",
                Line("", optional=True),
            ),
        ),
        header=Drbd,
    ),
    source="drivers/block/drbd/drbd_proc.c:drbd_seq_show",
)
