"""``/proc/scsi/<driver>/<host>``: what the drivers of host adapters say of them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, Line, One, Repeat, pattern
from procframe.record import Field, Record

__all__ = ["FUSION", "USB_STORAGE", "FusionHost", "UsbStorageHost"]

_QUIRKS = """
SINGLE_LUN NEED_OVERRIDE SCM_MULT_TARG FIX_INQUIRY FIX_CAPACITY IGNORE_RESIDUE BULK32 NOT_LOCKABLE GO_SLOW
NO_WP_DETECT MAX_SECTORS_64 IGNORE_DEVICE CAPACITY_HEURISTICS MAX_SECTORS_MIN BULK_IGNORE_TAG SANE_SENSE
CAPACITY_OK BAD_SENSE NO_READ_DISC_INFO NO_READ_CAPACITY_16 INITIAL_READ10 WRITE_CACHE NEEDS_CAP16
IGNORE_UAS BROKEN_FUA NO_ATA_1X NO_REPORT_OPCODES MAX_SECTORS_240 NO_REPORT_LUNS ALWAYS_SYNC NO_SAME
SENSE_AFTER_SYNC
"""
"""``US_FLAG``, include/linux/usb_usual.h."""
QUIRK = pattern(r"[^ \t\n]+").but(unknown=lambda names: [name for name in names if name not in _QUIRKS.split()])


class FusionHost(Record):
    """A host adapter of LSI's Fusion MPT: SPI, Fibre Channel or SAS."""

    name: Annotated[str, Field("Name of the adapter", kind="identity")]
    product: Annotated[str, Field("Its chip", kind="label", codec=pattern(r"[^,\n]+"))]
    firmware: Annotated[int, Field("Version of its firmware, a byte for each part", kind="label")]
    ports: Annotated[int, Field("Ports that it has")]
    max_queue: Annotated[int, Field("Requests that it takes at a time", unit="requests")]


class UsbStorageHost(Record):
    """A USB mass storage device, which is a host adapter to SCSI."""

    host: Annotated[int, Field("Number of the host adapter", kind="identity")]
    driver: Annotated[str, Field("Its driver, `usb-storage`", kind="label")]
    vendor: Annotated[str | None, Field("Vendor, or `Unknown`", kind="label", codec=ANYTHING)] = None
    product: Annotated[str | None, Field("Product, or `Unknown`", kind="label", codec=ANYTHING)] = None
    serial_number: Annotated[str | None, Field("Serial number, or `None`", kind="label", codec=ANYTHING)] = None
    protocol: Annotated[str | None, Field("Protocol of its commands", kind="label", codec=TEXT)] = None
    transport: Annotated[str | None, Field("How USB transports them", kind="label", codec=TEXT)] = None
    quirks: Annotated[list[str] | None, Field("What care it needs", kind="flags", codec=QUIRK)] = None


FUSION = Format(
    "scsi/mptspi/<host>",
    One(FusionHost, "{name}: {product}, FwRev={firmware:08x}h, Ports={ports:d}, MaxQ={max_queue:d}"),
    paths=("scsi/mptspi/<host>", "scsi/mptsas/<host>", "scsi/mptfc/<host>"),
    source="drivers/message/fusion/mptscsih.c:mptscsih_show_info",
)
USB_STORAGE = Format(
    "scsi/usb-storage/<host>",
    One(
        UsbStorageHost,
        "   Host scsi{host:d}: {driver}",
        "       Vendor: {vendor}",
        "      Product: {product}",
        "Serial Number: {serial_number}",
        "     Protocol: {protocol}",
        "    Transport: {transport}",
        Line("       Quirks:", Repeat("quirks", " {}")),
    ),
    paths=("scsi/usb-storage/<host>", "scsi/ums-<driver>/<host>"),
    source="drivers/usb/storage/scsiglue.c:show_info",
)
