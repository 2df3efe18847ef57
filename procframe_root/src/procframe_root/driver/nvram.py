"""``/proc/driver/nvram``: what the firmware keeps in the memory of the real-time clock, on PCs and Ataris."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import ANYTHING, TEXT, Codec, Flag, Group, Line, One, Opt, Stanza, pattern
from procframe.record import Field, Record
from procframe_root.choices import one_of, two

__all__ = ["FORMAT", "AtariNvram", "DiskGeometry", "PcNvram"]

VALID = two("valid", "not valid")
DISK_TYPE = Codec(
    lambda text: None if text == "none" else int(text, 16),
    lambda number: "none" if number is None else f"{number:02x}",
    "none|[0-9a-f]{2}",
    schema="integer",
)
DELAY = Codec(
    lambda text: 0 if text == "default" else int(text[:-1]),
    lambda seconds: "default" if seconds == 0 else f"{seconds:d}s",
    "default|[1-9][0-9]{0,2}s",
    schema="integer",
)
HOST_ID = Codec(
    lambda text: None if text == "n/a" else int(text),
    lambda number: "n/a" if number is None else str(number),
    "n/a|[0-7]",
    schema="integer",
)


class DiskGeometry(Record):
    """The geometry of a hard disk of one of the two types that the user can define."""

    cylinders: Annotated[int, Field("Cylinders")]
    heads: Annotated[int, Field("Heads")]
    sectors: Annotated[int, Field("Sectors of a track")]
    precompensation: Annotated[int, Field("Cylinder at which write precompensation begins")]
    landing_zone: Annotated[int, Field("Cylinder at which the heads are parked")]


class PcNvram(Record):
    """The setup of a PC."""

    checksum_valid: Annotated[bool, Field("Whether the checksum is right", kind="flags", codec=VALID)]
    floppies: Annotated[int, Field("Floppy disk drives")]
    floppy_0_type: Annotated[str, Field("Type of the first floppy disk drive, or none", kind="label", codec=TEXT)]
    floppy_1_type: Annotated[str, Field("Type of the second floppy disk drive, or none", kind="label", codec=TEXT)]
    hd_0_type: Annotated[int | None, Field("Type of the first hard disk", kind="label", codec=DISK_TYPE)]
    hd_1_type: Annotated[int | None, Field("Type of the second hard disk", kind="label", codec=DISK_TYPE)]
    hd_48: Annotated[DiskGeometry, Field("Geometry of a hard disk of type 48")]
    hd_49: Annotated[DiskGeometry, Field("Geometry of a hard disk of type 49")]
    base_memory: Annotated[int, Field("Memory below 1 MiB", unit="kB")]
    extended_memory_configured: Annotated[int, Field("Memory above it, as configured", unit="kB")]
    extended_memory_tested: Annotated[int, Field("Memory above it, as found by the test", unit="kB")]
    gfx_adapter: Annotated[str, Field("Kind of the graphics adapter", kind="label", codec=TEXT)]
    fpu_installed: Annotated[
        bool, Field("Whether there is a floating point unit", kind="flags", codec=two("installed", "not installed"))
    ]


class AtariNvram(Record):
    """The setup of an Atari; from the language on, of a Falcon alone."""

    checksum_valid: Annotated[bool, Field("Whether the checksum is right", kind="flags", codec=VALID)]
    boot_preference: Annotated[str, Field("System to boot", kind="label", codec=TEXT)]
    scsi_arbitration: Annotated[bool, Field("Whether it arbitrates", kind="flags", codec=two("on", "off"))]
    scsi_host_id: Annotated[int | None, Field("Its own ID on the SCSI bus", kind="label", codec=HOST_ID)]
    os_language: Annotated[str | None, Field("Language", kind="label", codec=TEXT)] = None
    keyboard_language: Annotated[str | None, Field("Layout of the keyboard", kind="label", codec=TEXT)] = None
    date_format: Annotated[
        str | None, Field("How dates are written, such as DD/MM/YY", kind="label", codec=pattern(r"[^\n]{8}"))
    ] = None
    clock_hours: Annotated[int | None, Field("12 or 24", unit="hours", kind="label")] = None
    boot_delay: Annotated[int | None, Field("Time to wait, 0 for the default", unit="s", kind="time", codec=DELAY)] = (
        None
    )
    no_memory_test: Annotated[bool, Field("Whether that is too short for a test of the memory", kind="flags")] = False
    colors: Annotated[str | None, Field("Colours of the screen, ?? where not known", kind="label")] = None
    columns: Annotated[int | None, Field("Columns of text", kind="gauge")] = None
    monitor: Annotated[str | None, Field("VGA or TV", kind="label", codec=one_of("VGA", "TV"))] = None
    video_standard: Annotated[str | None, Field("PAL or NTSC", kind="label", codec=one_of("PAL", "NTSC"))] = None
    overscan: Annotated[
        bool | None, Field("Whether the border is used", kind="flags", codec=two("overscan", "no overscan"))
    ] = None
    compatibility_mode: Annotated[
        bool | None, Field("Whether it is in the mode of older models", kind="flags", codec=two("on", "off"))
    ] = None
    lines: Annotated[str | None, Field("Line doubling, or half screen on a TV", kind="label", codec=ANYTHING)] = None


_GEOMETRY = "{cylinders:d}/{heads:d}/{sectors:d} C/H/S, precomp {precompensation:d}, lz {landing_zone:d}"

FORMAT = Format(
    "driver/nvram",
    variants=[
        Variant(
            "pc",
            One(
                PcNvram,
                "Checksum status: {checksum_valid}",
                "# floppies     : {floppies:d}",
                "Floppy 0 type  : {floppy_0_type}",
                "Floppy 1 type  : {floppy_1_type}",
                "HD 0 type      : {hd_0_type}",
                "HD 1 type      : {hd_1_type}",
                Group("hd_48", Stanza(DiskGeometry, f"HD type 48 data: {_GEOMETRY}")),
                Group("hd_49", Stanza(DiskGeometry, f"HD type 49 data: {_GEOMETRY}")),
                "DOS base memory: {base_memory:d} kB",
                "Extended memory: {extended_memory_configured:d} kB (configured), "
                "{extended_memory_tested:d} kB (tested)",
                "Gfx adapter    : {gfx_adapter}",
                "FPU            : {fpu_installed}",
            ),
        ),
        Variant(
            "atari",
            One(
                AtariNvram,
                "Checksum status  : {checksum_valid}",
                "Boot preference  : {boot_preference}",
                "SCSI arbitration : {scsi_arbitration}",
                "SCSI host ID     : {scsi_host_id}",
                "OS language      : {os_language}",
                "Keyboard language: {keyboard_language}",
                "Date format      : {date_format}, {clock_hours:d}h clock",
                Line("Boot delay       : {boot_delay}", Flag("no_memory_test", ", no memory test")),
                "Video mode       : {colors} colors, {columns:d} columns, {monitor} {video_standard} monitor",
                Line("                   {overscan}, compat. mode {compatibility_mode}", Opt(", {lines}")),
            ),
        ),
    ],
    description="What the firmware keeps in the memory of the real-time clock: the setup of a PC or of an Atari.",
    source="drivers/char/nvram.c:pc_nvram_proc_read; arch/m68k/atari/nvram.c:atari_nvram_proc_read",
)
