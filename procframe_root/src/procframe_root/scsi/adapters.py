"""``/proc/scsi/<driver>/<host>``: host adapters whose drivers say a few lines of them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Flag, Line, One
from procframe.record import Field, Record
from procframe_root.choices import one_of, two_words

__all__ = ["PARALLEL_PORT", "SYM53C8XX", "TCM_LOOPBACK", "ParallelPortHost", "Sym53c8xxHost", "TcmLoopbackHost"]

_MODES = one_of("Autodetect", "SPP", "PS/2", "EPP 8 bit", "EPP 16 bit", "EPP 32 bit", "Unknown")


class Sym53c8xxHost(Record):
    """A host adapter with a chip of the family 53C8xx, of NCR, Symbios or LSI."""

    chip: Annotated[str, Field("The chip", kind="label")]
    device_id: Annotated[int, Field("PCI number of the chip", kind="label")]
    revision_id: Annotated[int, Field("Its revision", kind="label")]
    pci_address: Annotated[str | None, Field("Address on the PCI bus", kind="address")] = None
    irq: Annotated[int | None, Field("Number of its interrupt", kind="label")] = None
    min_period_factor: Annotated[int | None, Field("Shortest period of a transfer, as SCSI numbers it")] = None
    wide: Annotated[bool | None, Field("Whether its bus is wide", kind="flags", codec=two_words("Wide", "Narrow"))] = (
        None
    )
    dt_capable: Annotated[bool, Field("Whether it can send at both edges of the clock", kind="flags")] = False
    max_started_commands: Annotated[int | None, Field("Commands that it takes at a time", unit="commands")] = None
    max_commands_per_lun: Annotated[int | None, Field("Of those, for a logical unit", unit="commands")] = None


class TcmLoopbackHost(Record):
    """A host adapter that is joined to targets of this machine."""

    function: Annotated[str, Field("What once printed the file; nothing else is said", kind="label")]


class ParallelPortHost(Record):
    """An Iomega drive at a parallel port, which is a host adapter to SCSI."""

    version: Annotated[str, Field("Version of the driver", kind="label", codec=TEXT)]
    parport: Annotated[str | None, Field("Name of the port", kind="label")] = None
    mode: Annotated[str | None, Field("How the port is used", kind="label", codec=_MODES)] = None
    recon_tmo: Annotated[int | None, Field("Timeout, where the driver is debugged", kind="time")] = None


SYM53C8XX = Format(
    "scsi/sym53c8xx/<host>",
    One(
        Sym53c8xxHost,
        "Chip {chip}, device id 0x{device_id:x}, revision id 0x{revision_id:x}",
        "At PCI address {pci_address}, IRQ {irq:d}",
        Line("Min. period factor {min_period_factor:d}, {wide} SCSI BUS", Flag("dt_capable", ", DT capable")),
        "Max. started commands {max_started_commands:d}, max. commands per LUN {max_commands_per_lun:d}",
    ),
    source="drivers/scsi/sym53c8xx_2/sym_glue.c:sym_show_info",
)
TCM_LOOPBACK = Format(
    "scsi/tcm_loopback/<host>",
    One(TcmLoopbackHost, "{function}()"),
    source="drivers/target/loopback/tcm_loop.c:tcm_loop_show_info",
)
PARALLEL_PORT = Format(
    "scsi/ppa/<host>",
    One(
        ParallelPortHost,
        "Version : {version}",
        "Parport : {parport}",
        "Mode    : {mode}",
        "recon_tmo : {recon_tmo:d}",
    ),
    paths=("scsi/ppa/<host>", "scsi/imm/<host>"),
    source="drivers/scsi/ppa.c:ppa_show_info",
)
