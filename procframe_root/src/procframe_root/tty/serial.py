"""``/proc/tty/driver/*``: the serial ports of a driver, their addresses, counters and modem lines."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Alt, File, Line, Many, Opt, Stanza, pattern, words
from procframe.layout.template import Item
from procframe.record import Field, Record

__all__ = ["FORMAT", "SerialInfo", "SerialPort"]

_LINES = ("RTS", "CTS", "DTR", "DSR", "CD", "RI")
MODEM = words("|", _LINES, empty=False).but(pattern=r"[A-Z]{2,8}(?:\|[A-Z]{2,8})*")
MODEM_OR_NONE = words("|", _LINES).but(pattern=r"(?:[A-Z]{2,8}(?:\|[A-Z]{2,8})*)?")
UART = pattern(r"[^ :\n]+(?: [^ :\n]+)*?")
"""A type may be several words; a word with a colon follows it."""


class SerialInfo(Record):
    """What the file says of the driver, which drivers of today leave out."""

    driver: Annotated[str | None, Field("Version of the driver", kind="label")] = None
    revision: Annotated[str | None, Field("Date of that version", kind="label")] = None


class SerialPort(Record):
    """A serial port. Counters and modem lines are for administrators only, and of ports whose type is known."""

    line: Annotated[int, Field("Number of the port", kind="identity")]
    uart: Annotated[str, Field("Type of the port, such as `16550A`, or `unknown`", kind="label", codec=UART)]
    iobase: Annotated[int | None, Field("I/O port where its registers are", kind="address")] = None
    hub6: Annotated[int | None, Field("Where they are on a Bell HUB6 card", kind="address")] = None
    mapbase: Annotated[int | None, Field("Address in memory where its registers are", kind="address")] = None
    register_width: Annotated[
        int | None, Field("Width of the registers, where it is 16 or 32 bits", unit="bits", kind="label")
    ] = None
    irq: Annotated[int | None, Field("Number of its interrupt, 0 for none", kind="label")] = None
    baud: Annotated[int | None, Field("Speed", unit="bit/s")] = None
    tx: Annotated[int | None, Field("Characters sent", kind="counter")] = None
    rx: Annotated[int | None, Field("Characters received", kind="counter")] = None
    fe: Annotated[int | None, Field("Framing errors, absent for none", kind="counter")] = None
    pe: Annotated[int | None, Field("Parity errors, absent for none", kind="counter")] = None
    brk: Annotated[int | None, Field("Breaks received, absent for none", kind="counter")] = None
    oe: Annotated[int | None, Field("Characters that the port lost, absent for none", kind="counter")] = None
    bo: Annotated[int | None, Field("Characters that the kernel lost, absent for none", kind="counter")] = None
    cts: Annotated[int | None, Field("Changes of CTS, absent for none", kind="counter")] = None
    dsr: Annotated[int | None, Field("Changes of DSR, absent for none", kind="counter")] = None
    rng: Annotated[int | None, Field("Rings, absent for none", kind="counter")] = None
    dcd: Annotated[int | None, Field("Changes of CD, absent for none", kind="counter")] = None
    modem: Annotated[
        list[str] | None,
        Field("Modem lines that are on: RTS, CTS, DTR, DSR, CD, RI; absent if none is", kind="flags", codec=MODEM),
    ] = None


_HEADER = Line("serinfo:1.0 driver", Opt(":{driver}"), " revision:", Opt("{revision}"))
_ERRORS = tuple(Opt(f" {name}:{{{name}:d}}") for name in ("fe", "pe", "brk", "oe"))
_CHANGES = tuple(Opt(f" {name}:{{{name}:d}}") for name in ("cts", "dsr", "rng", "dcd"))
_COUNTS = " tx:{tx:d} rx:{rx:d}"


def _layout(header: Line, *row: Item) -> File:
    return File(header, Many("records", Stanza(SerialPort, Line("{line:d}: uart:", *row))), header=SerialInfo)


def _core(*address: Item) -> File:
    """The ports of the drivers that share drivers/tty/serial/serial_core.c."""
    counts = Opt(_COUNTS, *_ERRORS, Opt(" bo:{bo:d}"), Opt(" {modem}"))
    return _layout(_HEADER, "{uart}", *address, " irq:{irq:d}", counts)


def _io_info(width: int) -> File:
    """Addresses as the kernel's log has them, those in memory as wide as the machine's physical addresses."""
    return _core(
        Opt(
            Alt(
                f" MMIO{{register_width:d}}:0x{{mapbase:0{width}x}}",
                f" MMIO:0x{{mapbase:0{width}x}}",
                " I/O:0x{iobase:x}, offset 0x{hub6:x}",
                " I/O:0x{iobase:x}",
            )
        )
    )


FORMAT = Format(
    "tty/driver/<driver>",
    variants=[
        Variant("port", _core(Alt(" port:{iobase:08X}", " mmio:0x{mapbase:08X}"))),
        Variant("io-info", _io_info(16), "7.3, physical addresses of 64 bits"),
        Variant("io-info-32", _io_info(8), "7.3, physical addresses of 32 bits"),
        Variant("sdio", _layout(_HEADER, "{uart}", Opt(_COUNTS, *_ERRORS, *_CHANGES)), "drivers/mmc/core/sdio_uart.c"),
        Variant(
            "amiga",
            _layout(
                Line("serinfo:1.0 driver:{driver}"),
                "{uart}",
                Opt(" baud:{baud:d}"),
                _COUNTS,
                *_ERRORS,
                " ",
                # None is a blank all the same.
                Opt("{modem}"),
            ),
            "drivers/tty/amiserial.c, arch/xtensa/platforms/iss/console.c",
        ),
    ],
    source="drivers/tty/serial/serial_core.c:uart_proc_show",
)
