"""``/proc/acpi/dsdt`` and ``fadt``: tables of the firmware as they are in memory, and ``info``: who interprets them."""

from __future__ import annotations

import binascii
from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Free
from procframe.layout.codecs import unwire, wire
from procframe.record import Field, KeyedRecord, Record
from procframe_root.acpi.shared import keyed

__all__ = ["DSDT", "FADT", "INFO", "Info", "Table"]


def _raw(text: str) -> bytes:
    return wire(text).encode("latin-1")


def _text(raw: bytes) -> str:
    return unwire(raw.decode("latin-1"))


def integer(size: int) -> Codec:
    """An integer of so many bytes, the lowest first on every machine, as ACPI has them."""
    return Codec(
        lambda text: int.from_bytes(_raw(text), "little"),
        lambda number: _text(number.to_bytes(size, "little")),
        rf"[\s\S]{{{size}}}",
        schema="integer",
    )


def name(size: int) -> Codec:
    """A text of at most so many bytes, filled up with NULs or, which are part of it, blanks."""

    def encode(value: str) -> str:
        raw = _raw(value)
        if len(raw) > size:
            raise ValueError(f"{value!r} is longer than {size} bytes")
        return _text(raw.ljust(size, b"\0"))

    return Codec(lambda text: _text(_raw(text).rstrip(b"\0")), encode, rf"[\s\S]{{{size}}}")


BODY = Codec(lambda text: _raw(text).hex(), lambda value: _text(binascii.unhexlify(value)), r"[\s\S]*")
"""Bytes, two hexadecimal digits each."""


class Table(Record):
    """A table of the firmware: the header that all have, and what is its own.

    The DSDT holds the definitions of devices and methods (AML), the FADT fixed hardware and addresses of other tables.
    """

    signature: Annotated[
        str, Field("Kind of table: `DSDT`, `FACP` (which is the FADT)", kind="identity", codec=name(4))
    ]
    length: Annotated[int, Field("Size of the table with its header", unit="bytes", codec=integer(4))]
    revision: Annotated[int, Field("Version of its structure", kind="label", codec=integer(1))]
    checksum: Annotated[int, Field("Makes the sum of all bytes 0", kind="label", codec=integer(1))]
    oem_id: Annotated[str, Field("Manufacturer, usually with blanks at its end", kind="label", codec=name(6))]
    oem_table_id: Annotated[str, Field("The manufacturer's name of the table", kind="label", codec=name(8))]
    oem_revision: Annotated[int, Field("The manufacturer's version", kind="label", codec=integer(4))]
    asl_compiler_id: Annotated[
        str, Field("Creator: who made the program that made the table", kind="label", codec=name(4))
    ]
    asl_compiler_revision: Annotated[int, Field("Version of that program", kind="label", codec=integer(4))]
    body: Annotated[str, Field("What follows the header, two hexadecimal digits a byte", kind="label", codec=BODY)]


def _table(path: str, what: str) -> Format:
    return Format(
        path,
        Free(
            Table,
            "{signature}{length}{revision}{checksum}{oem_id}{oem_table_id}{oem_revision}{asl_compiler_id}"
            "{asl_compiler_revision}{body}",
            end="",
        ),
        description=f"{what}, as it is in memory: a header and a body. Until 2.6.37; then in /sys/firmware/acpi/tables.",
        source=f"drivers/acpi/system.c:acpi_system_read_{path[5:]}",
    )


class Info(KeyedRecord):
    """The interpreter of ACPI in the kernel."""

    version: Annotated[str, Field("Version of ACPICA, a date such as `20090903`")]


DSDT = _table("acpi/dsdt", "The differentiated system description table")
FADT = _table("acpi/fadt", "The fixed ACPI description table")
INFO = keyed("acpi/info", Info, "drivers/acpi/system.c:acpi_system_info_seq_show", until="2.6.37")
