"""``/proc/scsi/sg/*``: the generic SCSI devices."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Codec, File, Flag, Line, Many, One, Opt, Repeat, Stanza, Table, choice, sentinel
from procframe.record import Field, Record
from procframe_root.choices import BOOL, BOOL_OR_NONE
from procframe_root.scsi.values import PADDED

__all__ = [
    "ALLOW_DIO",
    "DEBUG",
    "DEF_RESERVED_SIZE",
    "DEVICES",
    "DEVICE_HDR",
    "DEVICE_STRS",
    "VERSION",
    "AllowDio",
    "SgColumns",
    "SgDebug",
    "SgDebugDevice",
    "SgDebugFd",
    "SgDebugRequest",
    "SgDevice",
    "SgNoStrings",
    "SgReservedSize",
    "SgStrings",
    "SgVersion",
]

NONE = sentinel({-1: None})
"""A number, or -1 for none."""
BUFFER = Codec(
    lambda text: text[:-3] or None,
    lambda name: f"{name}>> " if name else "",
    "(?:(?:mmap|rb|dio)>> )?",
)


class AllowDio(Record):
    """Whether generic SCSI devices may do direct I/O."""

    allow_dio: Annotated[bool, Field("Whether they may", kind="flags", codec=BOOL)]


class SgReservedSize(Record):
    """How large a buffer is reserved for whoever opens a generic SCSI device."""

    def_reserved_size: Annotated[int, Field("Size of the buffer", unit="bytes")]


class SgVersion(Record):
    """Version of the driver of generic SCSI devices."""

    number: Annotated[int, Field("As a number: 30536 is 3.5.36", kind="label")]
    version: Annotated[str, Field("As text", kind="label")]
    date: Annotated[str, Field("When that was, as YYYYMMDD", kind="label")]


class SgColumns(Record):
    """What the columns of ``devices`` are."""

    columns: Annotated[list[str], Field("Their names", kind="label")]


class SgDevice(Record):
    """A generic SCSI device, in the order of their numbers; all is absent where there is none of that number."""

    host: Annotated[int | None, Field("Number of its host adapter", kind="identity", codec=NONE)]
    channel: Annotated[int | None, Field("Channel of that", kind="identity", codec=NONE)]
    id: Annotated[int | None, Field("Target on the channel", kind="identity", codec=NONE)]
    lun: Annotated[int | None, Field("Logical unit of the target", kind="identity", codec=NONE)]
    type: Annotated[int | None, Field("Kind of device, as SCSI numbers them", kind="label", codec=NONE)]
    opens: Annotated[int | None, Field("Always 1", codec=NONE)]
    queue_depth: Annotated[int | None, Field("Commands that it takes at a time", unit="commands", codec=NONE)]
    busy: Annotated[int | None, Field("Commands that it works on", unit="commands", codec=NONE)]
    online: Annotated[bool | None, Field("Whether it is online", kind="flags", codec=BOOL_OR_NONE)]


class SgStrings(Record, tag="device", tag_field="record"):
    """Names of a generic SCSI device, in the order of ``devices``."""

    vendor: Annotated[str | None, Field("Vendor", kind="label", codec=PADDED)]
    model: Annotated[str | None, Field("Model", kind="label", codec=PADDED)]
    rev: Annotated[str | None, Field("Revision of its firmware", kind="label", codec=PADDED)]


class SgNoStrings(Record, tag="none", tag_field="record"):
    """There is no generic SCSI device of that number."""


class SgDebugRequest(Record):
    """A request to a generic SCSI device."""

    buffer: Annotated[
        str | None,
        Field("`rb`: the reserved buffer, `mmap`: that, mapped, `dio`: direct I/O; else absent", codec=BUFFER),
    ]
    state: Annotated[
        str, Field("`act`: at work, `rcv`: ready to be read, `fin`: read", codec=choice("act", "rcv", "fin"))
    ]
    id: Annotated[int, Field("Number that the program gave it", kind="identity")]
    blen: Annotated[int, Field("Length of its data", unit="bytes")]
    duration: Annotated[int | None, Field("How long it took", unit="ms", kind="time")] = None
    timeout: Annotated[int | None, Field("How long it may take", unit="ms", kind="time")] = None
    elapsed: Annotated[int | None, Field("How long it has taken so far", unit="ms", kind="time")] = None
    sgat: Annotated[int, Field("Pieces of its buffer")] = 0
    opcode: Annotated[int, Field("SCSI command", kind="label")] = 0


class SgDebugFd(Record):
    """An open file of a generic SCSI device."""

    fd: Annotated[int, Field("Number among those of the device", kind="identity")]
    timeout: Annotated[int, Field("How long a request may take", unit="ms", kind="time")]
    bufflen: Annotated[int, Field("Size of the reserved buffer", unit="bytes")]
    sgat: Annotated[int, Field("Pieces of the reserved buffer")]
    low_dma: Annotated[bool, Field("Whether buffers must be in low memory, until 5.12", kind="flags", codec=BOOL)]
    cmd_q: Annotated[bool | None, Field("Whether several requests may wait", kind="flags", codec=BOOL)] = None
    f_packid: Annotated[bool | None, Field("Whether a read asks for a request by number", kind="flags", codec=BOOL)] = (
        None
    )
    k_orphan: Annotated[bool | None, Field("Whether interrupted requests are kept", kind="flags", codec=BOOL)] = None
    closed: Annotated[bool | None, Field("Whether it is closed", kind="flags", codec=BOOL)] = None
    requests: Annotated[list[SgDebugRequest], Field("Its requests")] = []


class SgDebugDevice(Record):
    """A generic SCSI device that is open."""

    device: Annotated[str, Field("Name of the device", kind="identity")]
    detaching: Annotated[bool, Field("Whether it is gone, and waits to be closed", kind="flags")] = False
    host: Annotated[int | None, Field("Number of its host adapter", kind="identity")] = None
    channel: Annotated[int | None, Field("Channel of that", kind="identity")] = None
    id: Annotated[int | None, Field("Target on the channel", kind="identity")] = None
    lun: Annotated[int | None, Field("Logical unit of the target", kind="identity")] = None
    emulated: Annotated[bool | None, Field("Whether the host only acts as a SCSI one", kind="flags", codec=BOOL)] = None
    sg_tablesize: Annotated[int, Field("Pieces that a buffer can have")] = 0
    excl: Annotated[bool, Field("Whether it is open to one alone", kind="flags", codec=BOOL)] = False
    open_cnt: Annotated[int, Field("How often it is open")] = 0
    fds: Annotated[list[SgDebugFd], Field("Its open files")] = []


class SgDebug(Record):
    """State of the driver of generic SCSI devices."""

    max_active_device: Annotated[int, Field("Number of the last device, from 1 on")]
    def_reserved_size: Annotated[int, Field("Buffer reserved for whoever opens a device", unit="bytes")]
    devices: Annotated[list[SgDebugDevice], Field("The devices that are open")]


ALLOW_DIO = Format("scsi/sg/allow_dio", One(AllowDio, "{allow_dio:d}"), source="drivers/scsi/sg.c:sg_proc_seq_show_int")
DEF_RESERVED_SIZE = Format(
    "scsi/sg/def_reserved_size",
    One(SgReservedSize, "{def_reserved_size:d}"),
    source="drivers/scsi/sg.c:sg_proc_seq_show_int",
)
VERSION = Format(
    "scsi/sg/version",
    One(SgVersion, "{number:d}\t{version} [{date}]"),
    source="drivers/scsi/sg.c:sg_proc_seq_show_version",
)
DEVICE_HDR = Format(
    "scsi/sg/device_hdr",
    One(SgColumns, Line(Repeat("columns", "{}", separator="\t", minimum=1))),
    source="drivers/scsi/sg.c:sg_proc_seq_show_devhdr",
)
DEVICES = Format(
    "scsi/sg/devices",
    Table(
        SgDevice,
        "{host:d}\t{channel:d}\t{id:d}\t{lun:d}\t{type:d}\t{opens:d}\t{queue_depth:d}\t{busy:d}\t{online:d}",
    ),
    source="drivers/scsi/sg.c:sg_proc_seq_show_dev",
)
DEVICE_STRS = Format(
    "scsi/sg/device_strs",
    File(
        Many(
            "records",
            Stanza(SgNoStrings, "<no active device>"),
            Stanza(SgStrings, "{vendor:<8s}\t{model:<16s}\t{rev:<4s}"),
        )
    ),
    source="drivers/scsi/sg.c:sg_proc_seq_show_devstrs",
)
DEBUG = Format(
    "scsi/sg/debug",
    One(
        SgDebug,
        "max_active_device={max_active_device:d}  def_reserved_size={def_reserved_size:d}",
        Many(
            "devices",
            Stanza(
                SgDebugDevice,
                Line(
                    " >>> device={device} ",
                    Flag("detaching", "detaching pending close "),
                    Opt("{host:d}:{channel:d}:{id:d}:{lun:d}   em={emulated:d}"),
                    " sg_tablesize={sg_tablesize:d} excl={excl:d} open_cnt={open_cnt:d}",
                ),
                Many(
                    "fds",
                    Stanza(
                        SgDebugFd,
                        "   FD({fd:d}): timeout={timeout:d}ms bufflen={bufflen:d} (res)sgat={sgat:d} low_dma={low_dma:d}",
                        "   cmd_q={cmd_q:d} f_packid={f_packid:d} k_orphan={k_orphan:d} closed={closed:d}",
                        Many(
                            "requests",
                            Stanza(
                                SgDebugRequest,
                                Line(
                                    "     {buffer}{state}: id={id:d} blen={blen:d}",
                                    Alt(" dur={duration:d}", " t_o/elap={timeout:d}/{elapsed:d}"),
                                    "ms sgat={sgat:d} op=0x{opcode:02x}",
                                ),
                            ),
                        ),
                        Line("     No requests active", unless="requests"),
                    ),
                ),
            ),
        ),
        empty=True,
    ),
    source="drivers/scsi/sg.c:sg_proc_seq_show_debug",
)
