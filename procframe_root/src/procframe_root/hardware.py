"""``/proc/hardware`` of m68k: which machine it is, and what it has."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, Group, Many, One, Stanza, pattern
from procframe.record import Field, Record
from procframe_root.choices import one_of, two

__all__ = ["FORMAT", "DetectedHardware", "Hardware", "HardwareDevice", "HardwareMemory", "ZorroBus"]

_PRESENT = two("present", "NOT present")
BOARDS = Codec(
    lambda text: int(text.partition(" ")[0]),
    lambda count: f"{count:d} Expansion Device{'' if count == 1 else 's'}",
    r"(?:1 Expansion Device|(?:0|[2-9]|[1-9][0-9]{1,8}) Expansion Devices)",
    schema="integer",
)


class HardwareMemory(Record):
    """A part of the memory of an Atari."""

    size: Annotated[int, Field("Its size", unit="MB")]
    address: Annotated[int, Field("Its first address", kind="address")]
    kind: Annotated[str, Field("`ST-RAM` or `alternate RAM`", kind="label", codec=pattern(r"[^()\n]+"))]


class HardwareDevice(Record):
    """Something that the machine has."""

    # Not what begins as the line of the Zorro bus does.
    name: Annotated[str, Field("What it is", kind="identity", codec=pattern(r"[^Z \t\n](?:[^\n]*[^ \t\n])?"))]


class ZorroBus(Record):
    """The bus of an Amiga for expansion boards."""

    version: Annotated[str, Field("`II` or `III`", kind="label", codec=pattern("III?"))]
    expansion_devices: Annotated[int, Field("Boards on it", unit="boards", codec=BOARDS)]


class DetectedHardware(Record):
    """What an Amiga or Atari has."""

    devices: Annotated[list[HardwareDevice | ZorroBus], Field("One after the other")] = []


class Hardware(Record):
    """The machine."""

    model: Annotated[str, Field("Which it is", kind="identity", codec=TEXT)]
    system_memory: Annotated[int | None, Field("Its memory", unit="kB")] = None
    chip_ram: Annotated[int | None, Field("Memory that the chips can use too (Amiga)", unit="kB")] = None
    ps_freq: Annotated[int | None, Field("Frequency of the mains (Amiga)", unit="Hz")] = None
    eclock_freq: Annotated[int | None, Field("Frequency of the clock of its timers (Amiga)", unit="Hz")] = None
    graphics: Annotated[
        str | None,
        Field(
            "Its chips: `OCS`, `ECS`, `AGA` (Amiga)", kind="label", codec=one_of("OCS", "ECS", "AGA", "Old or Unknown")
        ),
    ] = None
    memory: Annotated[list[HardwareMemory], Field("Its memory (Atari)")] = []
    detected: Annotated[DetectedHardware | None, Field("What it has (Amiga, Atari)")] = None
    prom_revision: Annotated[str | None, Field("Version of its firmware (Sun-3)", codec=TEXT)] = None
    vmechip2: Annotated[
        bool | None, Field("Whether it has a VMEchip2 (MVME162, MVME172)", kind="flags", codec=_PRESENT)
    ] = None
    scsi: Annotated[bool | None, Field("Whether it has SCSI (MVME162, MVME172)", kind="flags", codec=_PRESENT)] = None
    ethernet: Annotated[
        bool | None, Field("Whether it has Ethernet (MVME162, MVME172)", kind="flags", codec=_PRESENT)
    ] = None


FORMAT = Format(
    "hardware",
    One(
        Hardware,
        "Model:\t\t{model}",
        "System Memory:\t{system_memory:d}K",
        "Chip RAM:\t{chip_ram:d}K",
        "PS Freq:\t{ps_freq:d}Hz",
        "EClock Freq:\t{eclock_freq:d}Hz",
        "Graphics:\t{graphics}",
        Many("memory", Stanza(HardwareMemory, "\t{size:3d} MB at 0x{address:08x} ({kind})")),
        Group(
            "detected",
            Stanza(
                DetectedHardware,
                "Detected hardware:",
                Many(
                    "devices",
                    Stanza(ZorroBus, "\tZorro {version} AutoConfig: {expansion_devices}"),
                    Stanza(HardwareDevice, "\t{name}"),
                ),
            ),
        ),
        "PROM Revision:\t{prom_revision}",
        "VMEchip2        {vmechip2}",
        "SCSI interface  {scsi}",
        "Ethernet i/f    {ethernet}",
    ),
    source="arch/m68k/kernel/setup_mm.c:hardware_proc_show",
)
