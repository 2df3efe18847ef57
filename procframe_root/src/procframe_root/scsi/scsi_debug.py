"""``/proc/scsi/scsi_debug/<host>``: the driver that makes up disks to test with."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Flag, Line, Many, One, Opt, Stanza, Ways, flags, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "ScsiDebug", "ScsiDebugHost", "ScsiDebugQueue", "ScsiDebugStore"]

_OPTIONS = flags(
    [
        "NOISE",
        "MEDIUM_ERR",
        "TIMEOUT",
        "RECOVERED_ERR",
        "TRANSPORT_ERR",
        "DIF_ERR",
        "DIX_ERR",
        "MAC_TIMEOUT",
        "SHORT_TRANSFER",
        "Q_NOISE",
        "ALL_TSF",
        "RARE_TSF",
        "N_WCE",
        "RESET_NOISE",
        "NO_CDB_NOISE",
        "HOST_BUSY",
        "CMD_ABORT",
        "UNALIGNED_WRITE",
    ]
)
"""``SDEBUG_OPT_*``, drivers/scsi/scsi_debug.c."""


def _counter(description: str) -> Field:
    return Field(description, kind="counter")


class ScsiDebugQueue(Record):
    """A queue of commands."""

    queue: Annotated[int, Field("Number of the queue", kind="identity")]
    first: Annotated[int | None, Field("First place in use; absent where none is", kind="label")] = None
    last: Annotated[int | None, Field("Last place in use", kind="label")] = None


class ScsiDebugHost(Record):
    """A host adapter of the driver."""

    number: Annotated[int, Field("Its place in the list", kind="identity")]
    host_no: Annotated[int, Field("Number of the host adapter", kind="label")]
    si_idx: Annotated[int, Field("Number of the store that it has, -1 for none", kind="label")]


class ScsiDebugStore(Record):
    """Memory that disks are made of."""

    number: Annotated[int, Field("Its place in the list", kind="identity")]
    idx: Annotated[int, Field("Number of the store", kind="label")]
    not_in_use: Annotated[bool, Field("Whether no host adapter has it", kind="flags")] = False


class ScsiDebug(Record):
    """The driver that makes up disks: its settings, and what it did for all host adapters together."""

    version: Annotated[str, Field("Version of the driver", kind="label")]
    version_date: Annotated[str, Field("Date of that version", kind="label", codec=pattern(r"[^\]\n]+"))]
    num_tgts: Annotated[int | None, Field("Targets of a host adapter")] = None
    dev_size: Annotated[int | None, Field("Size of a disk", unit="MB")] = None
    opts: Annotated[list[str] | None, Field("What it does on purpose", kind="flags", codec=_OPTIONS)] = None
    every_nth: Annotated[int | None, Field("To how many commands it does so once; 0 for never")] = None
    delay: Annotated[int | None, Field("How long a command takes", unit="jiffies", kind="time")] = None
    ndelay: Annotated[int | None, Field("How long it takes where this is not 0", unit="ns", kind="time")] = None
    max_luns: Annotated[int | None, Field("Logical units of a target")] = None
    sector_size: Annotated[int | None, Field("Size of a sector", unit="bytes")] = None
    cylinders: Annotated[int | None, Field("Cylinders of a disk")] = None
    heads: Annotated[int | None, Field("Heads of a disk")] = None
    sectors: Annotated[int | None, Field("Sectors of a track")] = None
    command_aborts: Annotated[int | None, _counter("Commands aborted")] = None
    device_resets: Annotated[int | None, _counter("Resets of devices")] = None
    target_resets: Annotated[int | None, _counter("Resets of targets")] = None
    bus_resets: Annotated[int | None, _counter("Resets of buses")] = None
    host_resets: Annotated[int | None, _counter("Resets of host adapters")] = None
    dix_reads: Annotated[int | None, _counter("Reads with protection up to the host")] = None
    dix_writes: Annotated[int | None, _counter("Writes with protection up to the host")] = None
    dif_errors: Annotated[int | None, _counter("Errors that protection found")] = None
    usec_in_jiffy: Annotated[int | None, Field("Length of a jiffy", unit="us", kind="time")] = None
    statistics: Annotated[int | None, Field("1 where commands are counted")] = None
    cmnd_count: Annotated[int | None, _counter("Commands (where they are counted)")] = None
    completions: Annotated[int | None, _counter("Commands done")] = None
    miss_cpus: Annotated[int | None, _counter("Commands done on another CPU")] = None
    a_tsf: Annotated[int | None, Field("Whether a queue was full")] = None
    mq_polls: Annotated[int | None, Field("Polls that found something", kind="counter")] = None
    submit_queues: Annotated[int | None, Field("Queues of commands")] = None
    queues: Annotated[list[ScsiDebugQueue], Field("The queues")] = []
    host_no: Annotated[int | None, Field("Number of this host adapter", kind="identity")] = None
    hosts: Annotated[list[ScsiDebugHost], Field("All host adapters of the driver")] = []
    most_recent_idx: Annotated[int | None, Field("Number of the newest store, -1 for none", kind="label")] = None
    stores: Annotated[list[ScsiDebugStore], Field("The stores")] = []


FORMAT = Format(
    "scsi/scsi_debug/<host>",
    One(
        ScsiDebug,
        "scsi_debug adapter driver, version {version} [{version_date}]",
        "num_tgts={num_tgts:d}, shared (ram) size={dev_size:d} MB, opts=0x{opts:x}, every_nth={every_nth:d}",
        "delay={delay:d}, ndelay={ndelay:d}, max_luns={max_luns:d}, sector_size={sector_size:d} bytes",
        "cylinders={cylinders:d}, heads={heads:d}, sectors={sectors:d}, command aborts={command_aborts:d}",
        "RESETs: device={device_resets:d}, target={target_resets:d}, bus={bus_resets:d}, host={host_resets:d}",
        "dix_reads={dix_reads:d}, dix_writes={dix_writes:d}, dif_errors={dif_errors:d}",
        "usec_in_jiffy={usec_in_jiffy:d}, statistics={statistics:d}",
        Line(
            "cmnd_count={cmnd_count:d}, completions={completions:d}, miss_cpus={miss_cpus:d}, a_tsf={a_tsf:d}",
            Opt(", mq_polls={mq_polls:d}"),
        ),
        "submit_queues={submit_queues:d}",
        Many(
            "queues",
            Stanza(
                ScsiDebugQueue,
                "  queue {queue:d}:",
                Ways(
                    Line("    BUSY: first,last bits: {first:d},{last:d}"),
                    Line("    in_use_bm BUSY: first,last bits: {first:d},{last:d}"),
                ),
            ),
        ),
        "this host_no={host_no:d}",
        Line("", when="most_recent_idx"),
        Line("host list:", when="most_recent_idx"),
        Many("hosts", Stanza(ScsiDebugHost, "  {number:d}: host_no={host_no:d}, si_idx={si_idx:d}")),
        Line("", when="most_recent_idx"),
        "per_store array [most_recent_idx={most_recent_idx:d}]:",
        Many("stores", Stanza(ScsiDebugStore, Line("  {number:d}: idx={idx:d}", Flag("not_in_use", "  not_in_use")))),
    ),
    source="drivers/scsi/scsi_debug.c:scsi_debug_show_info",
)
