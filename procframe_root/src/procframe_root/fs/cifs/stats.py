"""``/proc/fs/cifs/Stats``: what the SMB client has in use, and what it did on each share."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Flag, Group, Line, Many, One, Opt, Stanza, choice, pattern
from procframe.record import Field, Record

__all__ = ["STATS", "CifsStats", "Command", "Commands", "Operation", "Server", "Share", "SlowCommand", "Smb1", "Smb2"]


def _counter(description: str, unit: str | None = None) -> Field:
    return Field(description, unit=unit, kind="counter")


_PER_COMMAND = "Number of the command in the protocol"


class Command(Record):
    """The time that commands of one kind took."""

    command: Annotated[int, Field(_PER_COMMAND, kind="identity")]
    count: Annotated[int, _counter("Commands")]
    total_time: Annotated[int, Field("Time they took", unit="ticks", kind="counter")]
    fastest: Annotated[int, Field("Time of the fastest", unit="ticks", kind="time")]
    slowest: Annotated[int, Field("Time of the slowest", unit="ticks", kind="time")]


class SlowCommand(Record):
    """Commands of one kind that took more than a second."""

    count: Annotated[int, _counter("Commands")]
    hostname: Annotated[str, Field("Name of the server", kind="label", codec=TEXT)]
    command: Annotated[int, Field(_PER_COMMAND, kind="identity")]


class Commands(Record):
    """The time that commands took; kernels that were built to count it."""

    ticks_per_second: Annotated[int, Field("Ticks (jiffies) in a second", unit="Hz")]
    commands: Annotated[list[Command], Field("By command")] = []
    slow: Annotated[list[SlowCommand], Field("Those that took more than a second")] = []


class Operation(Record):
    """Operations of one kind."""

    operation: Annotated[str, Field("Kind of operation", kind="identity", codec=pattern(r"[^ :\n]+"))]
    count: Annotated[int, _counter("Operations")]
    verb: Annotated[str, Field("`total`, or `sent` where the client answers", codec=choice("total", "sent"))]
    failed: Annotated[int, _counter("Of those, operations that failed")]


class Smb2(Record):
    """What was done on a share of SMB 2 and later."""

    bytes_read: Annotated[int, _counter("Read", "bytes")]
    bytes_written: Annotated[int, _counter("Written", "bytes")]
    open_files: Annotated[int | None, Field("Files that programs have open", unit="files")] = None
    open_on_server: Annotated[int | None, Field("Files that are open on the server", unit="files")] = None
    operations: Annotated[list[Operation], Field("Operations by kind")] = []


class Smb1(Record):
    """What was done on a share of SMB 1."""

    reads: Annotated[int, _counter("Reads")]
    read_bytes: Annotated[int, _counter("Read", "bytes")]
    writes: Annotated[int | None, _counter("Writes")] = None
    write_bytes: Annotated[int | None, _counter("Written", "bytes")] = None
    flushes: Annotated[int | None, _counter("Flushes")] = None
    locks: Annotated[int | None, _counter("Locks")] = None
    hardlinks: Annotated[int | None, _counter("Hard links made")] = None
    symlinks: Annotated[int | None, _counter("Symbolic links made")] = None
    opens: Annotated[int | None, _counter("Files opened")] = None
    closes: Annotated[int | None, _counter("Files closed")] = None
    deletes: Annotated[int | None, _counter("Files removed")] = None
    posix_opens: Annotated[int | None, _counter("Files opened by the POSIX extensions")] = None
    posix_mkdirs: Annotated[int | None, _counter("Directories made by the POSIX extensions")] = None
    mkdirs: Annotated[int | None, _counter("Directories made")] = None
    rmdirs: Annotated[int | None, _counter("Directories removed")] = None
    renames: Annotated[int | None, _counter("Files renamed")] = None
    t2_renames: Annotated[int | None, _counter("Files renamed by TRANSACTION2")] = None
    find_first: Annotated[int | None, _counter("Searches begun")] = None
    find_next: Annotated[int | None, _counter("Searches continued")] = None
    find_close: Annotated[int | None, _counter("Searches ended")] = None


class Share(Record):
    """A share, and what was done on it."""

    number: Annotated[int, Field("Number of the share in this file", kind="label")]
    name: Annotated[
        str, Field("Name of the share, with its server's", kind="identity", codec=pattern(r"[^\t\n]+(?:\t[^\t\n]*)*?"))
    ]
    disconnected: Annotated[bool, Field("Whether it must be connected again", kind="flags")]
    smbs: Annotated[int | None, _counter("Requests sent")] = None
    since: Annotated[
        str | None,
        Field("From when on they are counted, as date and time (UTC)", kind="time", codec=TEXT, since="6.8"),
    ] = None
    oplock_breaks: Annotated[int | None, _counter("SMB 1: opportunistic locks that the server took back")] = None
    smb2: Annotated[Smb2 | None, Field("SMB 2 and later: what was done")] = None
    smb1: Annotated[Smb1 | None, Field("SMB 1: what was done")] = None


class Server(Record):
    """A connection to a server."""

    max_in_flight: Annotated[int, Field("Most requests that were under way at once")]
    times: Annotated[Commands | None, Field("The time that commands took")] = None
    shares: Annotated[list[Share], Field("Its shares")] = []


class CifsStats(Record):
    """What the SMB client has in use, and did."""

    sessions: Annotated[int | None, Field("Sessions")] = None
    shares: Annotated[int | None, Field("Shares that are mounted")] = None
    buffers: Annotated[int | None, Field("Large buffers in use")] = None
    buffer_pool: Annotated[int | None, Field("Large buffers kept ready")] = None
    small_buffers: Annotated[int | None, Field("Small buffers in use")] = None
    small_buffer_pool: Annotated[int | None, Field("Small buffers kept ready")] = None
    large_allocations: Annotated[int | None, _counter("Large buffers allocated; kernels built to count them")] = None
    small_allocations: Annotated[int | None, _counter("Small buffers allocated; kernels built to count them")] = None
    mids: Annotated[int | None, Field("Requests that wait for an answer")] = None
    session_reconnects: Annotated[int | None, _counter("Sessions connected again")] = None
    share_reconnects: Annotated[int | None, _counter("Shares connected again")] = None
    vfs_operations: Annotated[int | None, _counter("Operations of programs")] = None
    max_vfs_operations: Annotated[int | None, Field("Most of them at once")] = None
    servers: Annotated[list[Server], Field("Connections to servers")] = []


_SMB2 = Stanza(
    Smb2,
    "Bytes read: {bytes_read:d}  Bytes written: {bytes_written:d}",
    "Open files: {open_files:d} total (local), {open_on_server:d} open on server",
    Many("operations", Stanza(Operation, "{operation}: {count:d} {verb} {failed:d} failed")),
)
_SMB1 = Stanza(
    Smb1,
    "Reads:  {reads:d} Bytes: {read_bytes:d}",
    "Writes: {writes:d} Bytes: {write_bytes:d}",
    "Flushes: {flushes:d}",
    "Locks: {locks:d} HardLinks: {hardlinks:d} Symlinks: {symlinks:d}",
    "Opens: {opens:d} Closes: {closes:d} Deletes: {deletes:d}",
    "Posix Opens: {posix_opens:d} Posix Mkdirs: {posix_mkdirs:d}",
    "Mkdirs: {mkdirs:d} Rmdirs: {rmdirs:d}",
    "Renames: {renames:d} T2 Renames {t2_renames:d}",
    "FindFirst: {find_first:d} FNext {find_next:d} FClose {find_close:d}",
)
_TIMES = Stanza(
    Commands,
    "Total time spent processing by command. Time units are jiffies ({ticks_per_second:d} per second)",
    "  SMB3 CMD\tNumber\tTotal Time\tFastest\tSlowest",
    "  --------\t------\t----------\t-------\t-------",
    Many("commands", Stanza(Command, "  {command:d}\t\t{count:d}\t{total_time:d}\t\t{fastest:d}\t{slowest:d}")),
    Many("slow", Stanza(SlowCommand, "  {count:d} slow responses from {hostname} for command {command:d}")),
    "",
)
STATS = Format(
    "fs/cifs/Stats",
    One(
        CifsStats,
        "Resources in use",
        "CIFS Session: {sessions:d}",
        "Share (unique mount targets): {shares:d}",
        "SMB Request/Response Buffer: {buffers:d} Pool size: {buffer_pool:d}",
        "SMB Small Req/Resp Buffer: {small_buffers:d} Pool size: {small_buffer_pool:d}",
        "Total Large {large_allocations:d} Small {small_allocations:d} Allocations",
        "Operations (MIDs): {mids:d}",
        "",
        "{session_reconnects:d} session {share_reconnects:d} share reconnects",
        "Total vfs operations: {vfs_operations:d} maximum at one time: {max_vfs_operations:d}",
        "",
        Many(
            "servers",
            Stanza(
                Server,
                "Max requests in flight: {max_in_flight:d}",
                Group("times", _TIMES),
                Many(
                    "shares",
                    Stanza(
                        Share,
                        Line("{number:d}) {name}", Flag("disconnected", "\tDISCONNECTED ")),
                        Line("SMBs: {smbs:d}", Opt(" since {since} UTC"), Opt(" Oplocks breaks: {oplock_breaks:d}")),
                        Group("smb2", _SMB2),
                        Group("smb1", _SMB1),
                    ),
                ),
            ),
        ),
    ),
    source="fs/smb/client/cifs_debug.c:cifs_stats_proc_show",
)
