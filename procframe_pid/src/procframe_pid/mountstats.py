"""``/proc/PID/mountstats``: the mounts that a process sees, with the statistics that some file systems keep."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Flag, Group, Layout, Line, Many, Opt, Stanza, Ways, enum, pattern, value
from procframe.record import Field, Record
from procframe_pid.mount_options import OPTIONS
from procframe_pid.mounts import MOUNT_POINT, by_escapes

__all__ = ["FORMAT"]

_FLAVORS = enum(
    {
        0: "null",
        1: "unix",
        2: "short",
        3: "des",
        4: "krb",
        6: "gss",
        7: "tls",
        390003: "krb5",
        390004: "krb5i",
        390005: "krb5p",
        390006: "lipkey",
        390007: "lipkey-i",
        390008: "lipkey-p",
        390009: "spkm3",
        390010: "spkm3i",
        390011: "spkm3p",
    }
)
"""Security flavors, include/uapi/linux/nfs.h and include/linux/sunrpc/msg_prot.h."""
_QUOTED = pattern(r"[^\n]*")
_YES = Codec(bool, int, schema="boolean")
_TRUE = Codec("true".__eq__, {True: "true", False: "false"}.__getitem__, "(?:true|false)", schema="boolean", exact=True)


class NfsEvents(Record):
    """How often something happened in an NFS mount."""

    inode_revalidate: Annotated[int, Field("Checks whether cached attributes are still valid", kind="counter")]
    dentry_revalidate: Annotated[int, Field("Checks whether a cached name is still valid", kind="counter")]
    data_invalidate: Annotated[int, Field("Times that all cached data of a file was dropped", kind="counter")]
    attr_invalidate: Annotated[int, Field("Times that cached attributes were dropped", kind="counter")]
    vfs_open: Annotated[int, Field("Files or directories opened", kind="counter")]
    vfs_lookup: Annotated[int, Field("Names looked up in a directory", kind="counter")]
    vfs_access: Annotated[int, Field("Permissions checked", kind="counter")]
    vfs_update_page: Annotated[int, Field("Pages (folios) to be written again", kind="counter")]
    vfs_read_page: Annotated[int, Field("Pages (folios) read one by one", kind="counter")]
    vfs_read_pages: Annotated[int, Field("Groups of pages read", kind="counter")]
    vfs_write_page: Annotated[int, Field("Pages (folios) written one by one", kind="counter")]
    vfs_write_pages: Annotated[int, Field("Groups of pages written", kind="counter")]
    vfs_getdents: Annotated[int, Field("Directories read", kind="counter")]
    vfs_setattr: Annotated[int, Field("Attributes set", kind="counter")]
    vfs_flush: Annotated[int, Field("Files flushed, as on close", kind="counter")]
    vfs_fsync: Annotated[int, Field("Files or directories synchronized", kind="counter")]
    vfs_lock: Annotated[int, Field("Files locked, fully or in part", kind="counter")]
    vfs_release: Annotated[int, Field("Files closed for good", kind="counter")]
    congestion_wait: Annotated[int, Field("No longer used", kind="counter")]
    setattr_truncate: Annotated[int, Field("Files truncated", kind="counter")]
    extend_write: Annotated[int, Field("Writes beyond the end of a file", kind="counter")]
    silly_rename: Annotated[int, Field("Open files renamed because they were removed", kind="counter")]
    short_read: Annotated[int, Field("Reads that gave less than was asked for", kind="counter")]
    short_write: Annotated[int, Field("Writes that took less than was given", kind="counter")]
    delay: Annotated[int, Field("Times that the server asked to wait (jukebox)", kind="counter")]
    pnfs_read: Annotated[int | None, Field("Reads from a pNFS data server", kind="counter", since="3.4")] = None
    pnfs_write: Annotated[int | None, Field("Writes to a pNFS data server", kind="counter", since="3.4")] = None


class NfsBytes(Record):
    """How much was read and written through an NFS mount."""

    normal_read: Annotated[int, Field("Read by processes", unit="bytes", kind="counter")]
    normal_written: Annotated[int, Field("Written by processes", unit="bytes", kind="counter")]
    direct_read: Annotated[int, Field("Read with O_DIRECT", unit="bytes", kind="counter")]
    direct_written: Annotated[int, Field("Written with O_DIRECT", unit="bytes", kind="counter")]
    server_read: Annotated[int, Field("Read from the server", unit="bytes", kind="counter")]
    server_written: Annotated[int, Field("Written to the server", unit="bytes", kind="counter")]
    read_pages: Annotated[int, Field("Pages read with mmap or readahead", unit="pages", kind="counter")]
    write_pages: Annotated[int, Field("Pages written with mmap", unit="pages", kind="counter")]


class NfsCache(Record):
    """What FS-Cache did for an NFS mount."""

    pages_read_ok: Annotated[int, Field("Pages read from the cache", unit="pages", kind="counter")]
    pages_read_fail: Annotated[int, Field("Pages that could not be read from it", unit="pages", kind="counter")]
    pages_written_ok: Annotated[int, Field("Pages written to the cache", unit="pages", kind="counter")]
    pages_written_fail: Annotated[int, Field("Pages that could not be written to it", unit="pages", kind="counter")]
    pages_uncached: Annotated[int, Field("Pages dropped from it", unit="pages", kind="counter")]


class RpcTransport(Record):
    """A connection to the server. What a kind of transport does not count is absent."""

    protocol: Annotated[str, Field("Kind of transport: tcp, udp, rdma or local", kind="identity")]
    source_port: Annotated[int | None, Field("Local port, 0 of rdma", kind="label")] = None
    bind_count: Annotated[int | None, Field("Requests to the server's portmapper", kind="counter")] = None
    connect_count: Annotated[int | None, Field("Connections made", kind="counter")] = None
    connect_time: Annotated[int | None, Field("Time spent waiting for connections", unit="s", kind="counter")] = None
    idle_time: Annotated[int | None, Field("Since the last request", unit="s", kind="time")] = None
    sends: Annotated[int | None, Field("Requests sent", kind="counter")] = None
    receives: Annotated[int | None, Field("Replies received", kind="counter")] = None
    bad_xids: Annotated[int | None, Field("Replies to no request", kind="counter")] = None
    request_utilization: Annotated[int | None, Field("Sum of requests in flight at each send", kind="counter")] = None
    backlog_utilization: Annotated[int | None, Field("Sum of the backlog queue at each send", kind="counter")] = None
    max_slots: Annotated[int | None, Field("Most slots in use at once", since="3.4")] = None
    sending_utilization: Annotated[
        int | None, Field("Sum of the sending queue at each send", kind="counter", since="3.4")
    ] = None
    pending_utilization: Annotated[
        int | None, Field("Sum of the pending queue at each send", kind="counter", since="3.4")
    ] = None
    read_chunk_count: Annotated[int | None, Field("Read chunks sent", kind="counter")] = None
    write_chunk_count: Annotated[int | None, Field("Write chunks sent", kind="counter")] = None
    reply_chunk_count: Annotated[int | None, Field("Reply chunks sent", kind="counter")] = None
    total_rdma_request: Annotated[int | None, Field("Sent in chunks", unit="bytes", kind="counter")] = None
    total_rdma_reply: Annotated[int | None, Field("Received in chunks", unit="bytes", kind="counter")] = None
    pullup_copy_count: Annotated[int | None, Field("Copied to send", unit="bytes", kind="counter")] = None
    fixup_copy_count: Annotated[int | None, Field("Copied on receipt", unit="bytes", kind="counter")] = None
    hardway_register_count: Annotated[int | None, Field("Buffers registered when needed", kind="counter")] = None
    failed_marshal_count: Annotated[int | None, Field("Requests that could not be encoded", kind="counter")] = None
    bad_reply_count: Annotated[int | None, Field("Replies that could not be decoded", kind="counter")] = None
    nomsg_call_count: Annotated[int | None, Field("Calls too large for a message", kind="counter", since="4.0")] = None
    mrs_recycled: Annotated[
        int | None, Field("Memory regions recovered after an error", kind="counter", since="4.9")
    ] = None
    mrs_orphaned: Annotated[int | None, Field("Memory regions given up", kind="counter", since="4.9")] = None
    mrs_allocated: Annotated[int | None, Field("Memory regions allocated", kind="counter", since="4.9")] = None
    local_inv_needed: Annotated[
        int | None, Field("Invalidations that the server left to us", kind="counter", since="4.12")
    ] = None
    empty_sendctx_q: Annotated[
        int | None, Field("Requests that found no send context", kind="counter", since="4.15")
    ] = None
    reply_waits_for_send: Annotated[
        int | None,
        Field("Replies that came before the send was done; 0 in later kernels", kind="counter", since="4.15"),
    ] = None


class RpcOperation(Record):
    """What one kind of request cost."""

    operation: Annotated[
        str, Field("Name of the procedure, or its number", kind="identity", codec=pattern("(?:[A-Z][A-Z0-9_]*|[0-9]+)"))
    ]
    operations: Annotated[int, Field("Requests completed", kind="counter")]
    transmissions: Annotated[int, Field("Times that requests were sent, again included", kind="counter")]
    major_timeouts: Annotated[int, Field("Requests that timed out for good", kind="counter")]
    bytes_sent: Annotated[int, Field("Sent, headers included", unit="bytes", kind="counter")]
    bytes_received: Annotated[int, Field("Received, headers included", unit="bytes", kind="counter")]
    queue_time: Annotated[int, Field("Time between queueing and sending", unit="ms", kind="counter")]
    response_time: Annotated[int, Field("Time between sending and the reply", unit="ms", kind="counter")]
    execute_time: Annotated[int, Field("Time between queueing and completion", unit="ms", kind="counter")]
    errors: Annotated[int | None, Field("Requests that ended in an error", kind="counter", since="5.3")] = None


class Nfs(Record):
    """Statistics of an NFS mount."""

    options: Annotated[list[str] | str, Field("Mount options", kind="flags", codec=OPTIONS)]
    age: Annotated[int | None, Field("How long it is mounted", unit="s", kind="time")]
    server_name: Annotated[
        str | None, Field("Implementation of the server: its name", kind="label", codec=_QUOTED, since="3.0")
    ]
    server_domain: Annotated[str | None, Field("Domain of its makers", kind="label", codec=_QUOTED)]
    server_date: Annotated[int | None, Field("When it was made, since the epoch", unit="s", kind="label")]
    server_date_ns: Annotated[int | None, Field("Nanoseconds of that second", unit="ns", kind="label")]
    capabilities: Annotated[int | None, Field("Capabilities of the server, NFS_CAP_* of the kernel", kind="flags")]
    write_multiple: Annotated[int | None, Field("Writes are best a multiple of this", unit="bytes", kind="label")]
    directory_size: Annotated[int | None, Field("Size of a directory read", unit="bytes", kind="label")]
    block_size: Annotated[int | None, Field("Block size, 0 if it is not known", unit="bytes", kind="label")]
    name_length: Annotated[int | None, Field("Longest name", unit="bytes", kind="label")]
    name_length_old: Annotated[
        int | None, Field("Longest name, as kernels before 2.6.30 print it (namelen)", unit="bytes", kind="label")
    ]
    attr_bitmask_0: Annotated[int | None, Field("NFSv4 attributes that the server has, 0 to 31", kind="flags")]
    attr_bitmask_1: Annotated[int | None, Field("NFSv4 attributes that the server has, 32 to 63", kind="flags")]
    attr_bitmask_2: Annotated[
        int | None, Field("NFSv4 attributes that the server has, from 64", kind="flags", since="3.11")
    ]
    acl_bitmask: Annotated[int | None, Field("NFSv4 ACLs that the server has", kind="flags")]
    sessions: Annotated[bool, Field("Whether NFSv4.1 sessions are used", kind="flags")]
    pnfs: Annotated[
        str | None,
        Field("Layout driver of pNFS, or `not configured`", kind="label", codec=pattern(r"[^,\n]*"), since="3.0"),
    ]
    lease_time: Annotated[int | None, Field("Lease of the server", unit="s", since="5.9")]
    lease_expired: Annotated[int | None, Field("Since the lease expired, 0 if it did not", unit="s", since="5.9")]
    flavor: Annotated[str | None, Field("Security flavor", kind="label", codec=_FLAVORS)]
    pseudoflavor: Annotated[str | None, Field("Security flavor with its mechanism", kind="label", codec=_FLAVORS)]
    events: Annotated[NfsEvents | None, Field("Events")]
    bytes: Annotated[NfsBytes | None, Field("Bytes and pages")]
    fscache: Annotated[NfsCache | None, Field("FS-Cache, if it is used; 2.6.31 to 5.16")]
    rpc_version: Annotated[str | None, Field("Version of the RPC statistics", kind="label")]
    program: Annotated[int | None, Field("RPC program", kind="label")]
    program_version: Annotated[int | None, Field("Version of the RPC program", kind="label")]
    program_name: Annotated[str | None, Field("Name of the RPC program", kind="label", codec=pattern(r"[^)\n]*"))]
    transports: Annotated[list[RpcTransport], Field("Connections to the server")]
    operations: Annotated[list[RpcOperation], Field("Requests by kind, in the order of their numbers")]


class XfsOpenZone(Record):
    """A zone that XFS writes to."""

    zone: Annotated[int, Field("Number of the zone", kind="identity")]
    write_pointer: Annotated[int, Field("Blocks allocated", unit="blocks")]
    written: Annotated[int, Field("Blocks written", unit="blocks")]
    used: Annotated[int, Field("Blocks in use", unit="blocks")]
    hint: Annotated[str, Field("Expected life of what is written to it", kind="label")]
    garbage_collection: Annotated[bool, Field("Whether garbage collection writes to it", kind="flags")]


class XfsZoneBucket(Record):
    """How many full zones are in use to some extent."""

    used_from: Annotated[int, Field("Lowest share in use", unit="%", kind="identity")]
    used_to: Annotated[int, Field("Highest share in use", unit="%", kind="label")]
    zones: Annotated[int, Field("Zones", unit="zones")]


class XfsZones(Record):
    """Statistics of XFS on a zoned device."""

    free_blocks: Annotated[int, Field("Free blocks of the realtime section", unit="blocks")]
    reserved_free_blocks: Annotated[int | None, Field("Of these, reserved", unit="blocks")]
    available_blocks: Annotated[int | None, Field("Blocks that can be written now", unit="blocks")]
    reserved_available_blocks: Annotated[int | None, Field("Of these, reserved", unit="blocks")]
    reservations_required: Annotated[bool | None, Field("Whether someone waits for space", kind="flags", codec=_YES)]
    gc_required: Annotated[bool | None, Field("Whether garbage collection is needed", kind="flags", codec=_YES)]
    zones: Annotated[int | None, Field("Zones of the device", unit="zones")]
    free_zones: Annotated[int | None, Field("Free zones", unit="zones")]
    max_open_zones: Annotated[int | None, Field("Most zones that can be open", unit="zones")]
    open_zones: Annotated[int | None, Field("Open zones", unit="zones")]
    open_gc_zones: Annotated[int | None, Field("Zones open for garbage collection", unit="zones")]
    open: Annotated[list[XfsOpenZone], Field("The open zones")]
    used: Annotated[list[XfsZoneBucket], Field("Full zones by their share in use")]
    full_zones: Annotated[int | None, Field("Zones that are in use entirely", unit="zones")]


class BtrfsActiveZone(Record):
    """An active block group of btrfs on a zoned device."""

    start: Annotated[int, Field("Logical address", unit="bytes", kind="identity")]
    write_pointer: Annotated[int, Field("Allocated up to here", unit="bytes")]
    used: Annotated[int, Field("In use", unit="bytes")]
    reserved: Annotated[int, Field("Reserved", unit="bytes")]
    unusable: Annotated[int, Field("Freed but not to be written again before a reset", unit="bytes")]
    type: Annotated[str, Field("What it holds", kind="label", codec=pattern(r"[^)\n]*"))]


class BtrfsZones(Record):
    """Statistics of btrfs on a zoned device."""

    active_block_groups: Annotated[int | None, Field("Active block groups", unit="groups")]
    reclaimable: Annotated[int | None, Field("Block groups to reclaim", unit="groups")]
    unused: Annotated[int | None, Field("Unused block groups", unit="groups")]
    need_reclaim: Annotated[
        bool | None,
        Field(
            "Whether it is time to reclaim",
            kind="flags",
            codec=_TRUE,
        ),
    ]
    data_relocation_block_group: Annotated[
        int | None, Field("Block group that data is moved to", unit="bytes", kind="address")
    ]
    tree_log_block_group: Annotated[int | None, Field("Block group of the tree log", unit="bytes", kind="address")]
    active: Annotated[list[BtrfsActiveZone], Field("The active block groups")]


class MountStats(Record):
    """A mount, and what its file system counts; only NFS, and XFS and btrfs on zoned devices, count anything."""

    source: Annotated[str | None, Field("What is mounted: a device, an export, or any name", kind="label")]
    mount_point: Annotated[str, Field("Where it is mounted", kind="identity", codec=MOUNT_POINT)]
    fstype: Annotated[str, Field("File system type, after a dot its subtype", kind="label")]
    statvers: Annotated[str | None, Field("Version of the NFS statistics", kind="label")]
    nfs: Annotated[Nfs | None, Field("Statistics of NFS")]
    xfs_zones: Annotated[XfsZones | None, Field("Statistics of XFS on a zoned device", since="6.15")]
    btrfs_zones: Annotated[BtrfsZones | None, Field("Statistics of btrfs on a zoned device", since="6.18")]


_CONNECTION = (
    " {source_port:d} {bind_count:d} {connect_count:d} {connect_time:d} {idle_time:d} {sends:d} {receives:d}"
    " {bad_xids:d} {request_utilization:d} {backlog_utilization:d}"
)
_SLOTS = Opt(" {max_slots:d} {sending_utilization:d} {pending_utilization:d}")
_CHUNKS = (
    " {read_chunk_count:d} {write_chunk_count:d} {reply_chunk_count:d} {total_rdma_request:d} {total_rdma_reply:d}"
    " {pullup_copy_count:d} {fixup_copy_count:d} {hardway_register_count:d} {failed_marshal_count:d}"
    " {bad_reply_count:d}"
)
_LATER = Opt(
    " {nomsg_call_count:d}",
    Opt(
        " {mrs_recycled:d} {mrs_orphaned:d} {mrs_allocated:d}",
        Opt(" {local_inv_needed:d}", Opt(" {empty_sendctx_q:d}", Opt(" {reply_waits_for_send:d}"))),
    ),
)
_LOCAL = _CONNECTION.replace(" {source_port:d}", "")
_DATAGRAMS = (
    " {source_port:d} {bind_count:d} {sends:d} {receives:d} {bad_xids:d} {request_utilization:d}"
    " {backlog_utilization:d}"
)
_TRANSPORTS = (
    (value("{protocol}", pattern("rdma")), _CONNECTION, _CHUNKS, _LATER),
    (value("{protocol}", pattern("tcp")), _CONNECTION, _SLOTS),
    (value("{protocol}", pattern("local")), _LOCAL, _SLOTS),
    (value("{protocol}", pattern("udp")), _DATAGRAMS, _SLOTS),
)
"""The first whose values are all there is written, so those of more values come first."""

_NFS = Stanza(
    Nfs,
    "\topts:\t{options}",
    "\tage:\t{age:d}",
    "\timpl_id:\tname='{server_name}',domain='{server_domain}',date='{server_date:d},{server_date_ns:d}'",
    Line(
        "\tcaps:\tcaps=0x{capabilities:x},wtmult={write_multiple:d},dtsize={directory_size:d},bsize={block_size:d}",
        Opt(",namlen={name_length:d}"),
        Opt(",namelen={name_length_old:d}"),
    ),
    Line(
        "\tnfsv4:\tbm0=0x{attr_bitmask_0:x},bm1=0x{attr_bitmask_1:x}",
        Opt(",bm2=0x{attr_bitmask_2:x}"),
        ",acl=0x{acl_bitmask:x}",
        Flag("sessions", ",sessions"),
        Opt(",pnfs={pnfs}"),
        Opt(",lease_time={lease_time:d},lease_expired={lease_expired:d}"),
    ),
    Line("\tsec:\tflavor={flavor:d}", Opt(",pseudoflavor={pseudoflavor:d}")),
    Group(
        "events",
        Stanza(
            NfsEvents,
            Line(
                "\tevents:\t{inode_revalidate:d} {dentry_revalidate:d} {data_invalidate:d} {attr_invalidate:d}"
                " {vfs_open:d} {vfs_lookup:d} {vfs_access:d} {vfs_update_page:d} {vfs_read_page:d} {vfs_read_pages:d}"
                " {vfs_write_page:d} {vfs_write_pages:d} {vfs_getdents:d} {vfs_setattr:d} {vfs_flush:d} {vfs_fsync:d}"
                " {vfs_lock:d} {vfs_release:d} {congestion_wait:d} {setattr_truncate:d} {extend_write:d}"
                " {silly_rename:d} {short_read:d} {short_write:d} {delay:d} ",
                Opt("{pnfs_read:d} {pnfs_write:d} "),
            ),
        ),
    ),
    Group(
        "bytes",
        Stanza(
            NfsBytes,
            "\tbytes:\t{normal_read:d} {normal_written:d} {direct_read:d} {direct_written:d} {server_read:d}"
            " {server_written:d} {read_pages:d} {write_pages:d} ",
        ),
    ),
    Group(
        "fscache",
        Stanza(
            NfsCache,
            "\tfsc:\t{pages_read_ok:d} {pages_read_fail:d} {pages_written_ok:d} {pages_written_fail:d}"
            " {pages_uncached:d} ",
        ),
    ),
    "\tRPC iostats version: {rpc_version}  p/v: {program:d}/{program_version:d} ({program_name})",
    Many(
        "transports",
        Stanza(
            RpcTransport,
            Line(
                "\txprt:\t",
                Alt(
                    *_TRANSPORTS,
                ),
            ),
        ),
    ),
    Line("\tper-op statistics", when="program"),
    Many(
        "operations",
        Stanza(
            RpcOperation,
            Line(
                "\t{operation:>12s}: {operations:d} {transmissions:d} {major_timeouts:d} {bytes_sent:d}"
                " {bytes_received:d} {queue_time:d} {response_time:d} {execute_time:d}",
                Opt(" {errors:d}"),
            ),
        ),
    ),
)

_XFS = Stanza(
    XfsZones,
    "\tuser free RT blocks: {free_blocks:d}",
    "\treserved free RT blocks: {reserved_free_blocks:d}",
    "\tuser available RT blocks: {available_blocks:d}",
    "\treserved available RT blocks: {reserved_available_blocks:d}",
    "\tRT reservations required: {reservations_required:d}",
    "\tRT GC required: {gc_required:d}",
    "\ttotal number of zones: {zones:d}",
    "\tfree zones: {free_zones:d}",
    "\tmax open zones: {max_open_zones:d}",
    "\tnr open zones: {open_zones:d}",
    "\tnr open GC zones: {open_gc_zones:d}",
    "\topen zones:",
    Many(
        "open",
        Stanza(
            XfsOpenZone,
            Line(
                "\t  zone {zone:d}, wp {write_pointer:d}, written {written:d}, used {used:d}, hint {hint} ",
                Flag("garbage_collection", "(GC)"),
            ),
        ),
    ),
    "\tused blocks distribution (fully written zones):",
    Many("used", Stanza(XfsZoneBucket, "\t  {used_from:2d}..{used_to:2d}%: {zones:d}")),
    "\t     100%: {full_zones:d}",
)

_BTRFS = Stanza(
    BtrfsZones,
    "  zoned statistics:",
    "\tactive block-groups: {active_block_groups:d}",
    "\t  reclaimable: {reclaimable:d}",
    "\t  unused: {unused:d}",
    "\t  need reclaim: {need_reclaim}",
    "\tdata relocation block-group: {data_relocation_block_group:d}",
    "\ttree-log block-group: {tree_log_block_group:d}",
    "\tactive zones:",
    Many(
        "active",
        Stanza(
            BtrfsActiveZone,
            "\t  start: {start:d}, wp: {write_pointer:d} used: {used:d}, reserved: {reserved:d}, unusable: {unusable:d}"
            " ({type})",
        ),
    ),
)


def _source(name: Codec) -> Codec:
    """``device NAME``, or ``no device`` of kernels before 7.0 where there is no name at all."""
    return Codec(
        lambda text: None if text == "no device" else name.decode(text[7:]),
        lambda source: "no device" if source is None else f"device {name.encode(source)}",
        r"(?:device [^ \t\n]*|no device)",
    )


def _mountstats(name: Codec) -> Layout:
    mount = (value("{source}", _source(name)), " mounted on {mount_point} with fstype ", value("{fstype}", name))
    return File(
        Many(
            "records",
            Stanza(
                MountStats,
                # A blank follows the type where the file system could have printed something there.
                Ways(Line(*mount, Opt(" statvers={statvers}")), Line(*mount, " ")),
                Group("nfs", _NFS),
                Line("", when="nfs"),
                Group("xfs_zones", _XFS),
                Line("", when="xfs_zones"),
                Group("btrfs_zones", _BTRFS),
                Line("", when="btrfs_zones"),
            ),
        )
    )


FORMAT = Format(
    "PID/mountstats",
    variants=by_escapes(_mountstats),
    source="fs/proc_namespace.c:show_vfsstat",
    since="2.6.17",
)
