"""``/proc/sal`` of Itanium: what the system's firmware (SAL) can do, and the records of errors that it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from procframe.format import Format
from procframe.layout import Block, Blocks, Codec, One, enum
from procframe.record import Field, Record
from procframe_root.choices import BOOL

__all__ = ["FEATURE", "LOG", "SalFeature", "SalOther", "SalRecord", "SalSection"]


def _time(digits: str) -> str:
    """Two decimal digits each: seconds, minutes, hours, nothing, day, month, year, century."""
    second, minute, hour, reserved, day, month, year, century = (digits[at : at + 2] for at in range(0, 16, 2))
    return f"{century}{year}-{month}-{day} {hour}:{minute}:{second} {reserved}".removesuffix(" 00")


def _print_time(text: str) -> str:
    date, clock, *reserved = text.split(" ")
    year, month, day = date.split("-")
    hour, minute, second = clock.split(":")
    return "".join((second, minute, hour, *(reserved or ["00"]), day, month, year[2:], year[:2]))


TIME = Codec(_time, _print_time)
SEVERITY = enum({0: "recoverable", 1: "fatal", 2: "corrected"})


class SalFeature(Record):
    """Something that the platform does or not: lock the bus, redirect interrupts, let clocks of CPUs drift apart."""

    present: Annotated[bool, Field("Whether it does", kind="flags", codec=BOOL)]


class SalRecord(Record):
    """The record of an error."""

    id: Annotated[int, Field("Number of the record", kind="identity")]
    minor: Annotated[int, Field("Minor revision of its structure, in two decimal digits", kind="label")]
    major: Annotated[int, Field("Revision of its structure", kind="label")]
    severity: Annotated[str, Field("`recoverable`, `fatal` or `corrected`", kind="label", codec=SEVERITY)]
    validation_bits: Annotated[int, Field("1: the platform's number is valid, 2: the time is not", kind="flags")]
    length: Annotated[int, Field("Size of the record", unit="bytes")]
    timestamp: Annotated[str, Field("When it was", kind="time", codec=TIME)]
    platform_guid: Annotated[str, Field("Number of the platform, in hexadecimal", kind="label")]


class SalSection(Record):
    """A section of the record, about one part of the machine."""

    guid: Annotated[str, Field("What the section is about, in hexadecimal", kind="identity")]
    minor: Annotated[int, Field("Minor revision of its structure, in two decimal digits", kind="label")]
    major: Annotated[int, Field("Revision of its structure", kind="label")]
    error_recovery_info: Annotated[int, Field("What came of the error", kind="flags")]
    reserved: Annotated[int, Field("Nothing", kind="label")]
    length: Annotated[int, Field("Size of the section", unit="bytes")]
    data: Annotated[str, Field("What it says, in hexadecimal", kind="label")]


class SalOther(Record):
    """Bytes that are no record or section, such as what the manufacturer's code makes of one."""

    data: Annotated[str, Field("The bytes in hexadecimal", kind="label")]


_RECORD, _SECTION = 40, 24


def cut(data: bytes) -> Iterator[tuple[int, str]]:
    """The record, which says its length, and its sections, which do too."""
    at = 0
    if len(data) >= _RECORD and int.from_bytes(data[12:16], "little") == len(data):
        yield 0, "record"
        at = _RECORD
        while len(data) - at >= _SECTION:
            length = int.from_bytes(data[at + 20 : at + 24], "little")
            if length < _SECTION or at + length > len(data):
                break
            yield at, "section"
            at += length
    if at < len(data):
        yield at, "other"


FEATURE = Format(
    "sal/bus_lock",
    One(SalFeature, "{present:d}"),
    paths=("sal/bus_lock", "sal/ipi_redirection", "sal/irq_redirection", "sal/itc_drift"),
    source="arch/ia64/kernel/salinfo.c:proc_salinfo_show",
)
_REVISION = {"minor": "u8", "major": "u8"}
LOG = Format(
    "sal/<log>/data",
    Blocks(
        cut,
        record=Block(
            SalRecord,
            id="le64",
            **_REVISION,
            severity="u8",
            validation_bits="u8",
            length="le32",
            timestamp="bytes*8",
            platform_guid="bytes*16",
        ),
        section=Block(
            SalSection,
            guid="bytes*16",
            **_REVISION,
            error_recovery_info="u8",
            reserved="u8",
            length="le32",
            data="bytes",
        ),
        other=Block(SalOther, data="bytes"),
    ),
    description="The record of an error that a program asked for by writing to the file; else it is empty.",
    source="arch/ia64/kernel/salinfo.c:salinfo_log_read",
)
