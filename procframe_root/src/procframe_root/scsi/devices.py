"""``/proc/scsi/scsi``: the SCSI devices, and ``device_info``: which of them need special care."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, File, Flag, Line, Many, Stanza, flags, pattern
from procframe.record import Field, Record
from procframe_root.scsi.values import PADDED

__all__ = ["DEVICES", "DEVICE_INFO", "DeviceInfo", "DeviceList", "ScsiDevice"]

FLAGS = flags(
    (
        "NOLUN FORCELUN BORKEN KEY SINGLELUN NOTQ SPARSELUN MAX5LUN ISROM LARGELUN INQUIRY_36 IGN_MEDIA_CHANGE"
        " NOSTARTONADD NO_VPD_SIZE - - - REPORTLUN2 NOREPORTLUN NOT_LOCKABLE NO_ULD_ATTACH SELECT_NO_ATN RETRY_HWERROR"
        " MAX_512 - NO_DIF SKIP_VPD_PAGES - TRY_VPD_PAGES NO_RSOC MAX_1024 UNMAP_LIMIT_WS RETRY_ITF RETRY_ASC_C1"
        " SKIP_IO_HINTS"
    )
    .replace("-", "")
    .split(" ")
)
"""``BLIST_*``, include/scsi/scsi_devinfo.h."""


class ScsiDevice(Record):
    """A SCSI device."""

    host: Annotated[int, Field("Number of its host adapter", kind="identity")]
    channel: Annotated[int, Field("Channel of that", kind="identity")]
    id: Annotated[int, Field("Target on the channel", kind="identity")]
    lun: Annotated[int, Field("Logical unit of the target", kind="identity")]
    vendor: Annotated[str | None, Field("Vendor", kind="label", codec=PADDED)]
    model: Annotated[str | None, Field("Model", kind="label", codec=PADDED)]
    rev: Annotated[str | None, Field("Revision of its firmware", kind="label", codec=PADDED)]
    type: Annotated[str, Field("What it is: `Direct-Access`, `CD-ROM`, ...", kind="label", codec=PADDED)]
    ansi: Annotated[int, Field("Revision of the SCSI standard that it claims", kind="label")]
    ccs: Annotated[bool, Field("Whether it is of the Common Command Set that came before SCSI-2", kind="flags")]


class DeviceInfo(Record, tag="device", tag_field="record"):
    """Devices that need special care."""

    vendor: Annotated[str, Field("How their vendor begins", kind="identity", codec=pattern(r"[^\n]{0,8}"))]
    model: Annotated[str, Field("How their model begins", kind="identity", codec=pattern(r"[^\n]{0,16}"))]
    flags: Annotated[list[str], Field("What care they need", kind="flags", codec=FLAGS)]


class DeviceList(Record, tag="list", tag_field="record"):
    """The beginning of another list than the usual one: it holds for the devices that follow."""

    name: Annotated[str, Field("Name of the list", kind="identity", codec=TEXT)]


DEVICES = Format(
    "scsi/scsi",
    File(
        "Attached devices:",
        Many(
            "records",
            Stanza(
                ScsiDevice,
                "Host: scsi{host:d} Channel: {channel:02d} Id: {id:02d} Lun: {lun:02d}",
                "  Vendor: {vendor:<8s} Model: {model:<16s} Rev: {rev:<4s}",
                Line("  Type:   {type:<17s}                ANSI  SCSI revision: {ansi:02x}", Flag("ccs", " CCS")),
            ),
        ),
    ),
    source="drivers/scsi/scsi_proc.c:proc_print_scsidevice",
)
DEVICE_INFO = Format(
    "scsi/device_info",
    File(
        Many(
            "records",
            Stanza(DeviceInfo, "'{vendor}' '{model}' 0x{flags:x}"),
            Stanza(DeviceList, "[{name}]:"),
        )
    ),
    source="drivers/scsi/scsi_devinfo.c:devinfo_seq_show",
)
