"""Interrupts, terminals and serial ports: values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import procframe
from procframe import Frame, ParseError, RegenerateError

Sample = Callable[[str], Frame]


def there(record: Any) -> dict[str, Any]:
    """What a record has."""
    return {name: value for name, value in record.to_dict().items() if value is not None}


def test_affinity_decodes_to_cpus(sample: Sample) -> None:
    (record,) = sample("x86_64-6.18/irq/24/smp_affinity")
    assert (record.mask.cpus, record.mask.digits) == ([0, 1], 1)
    (wide,) = sample("x86_64-6.1/irq/131/smp_affinity")
    assert (wide.mask.cpus, wide.mask.digits) == (list(range(106)), 27)
    (one,) = sample("x86_64-6.1/irq/131/effective_affinity")
    assert (one.mask.cpus, one.mask.digits) == ([40], 27)
    (none,) = sample("x86_64-6.1/irq/131/affinity_hint")
    assert none.mask.cpus == []
    assert [record.mask.cpus for record in sample("x86_64-6.18/irq/default_smp_affinity")] == [[0, 1]]


def test_affinity_of_other_cpus_is_as_wide() -> None:
    frame = procframe.parse(b"00ff,00000000\n", "irq/9/smp_affinity")
    (record,) = frame
    assert record.mask.cpus == list(range(32, 40))
    record.mask.cpus = [33, 0, 47]
    assert procframe.regenerate(frame) == b"8002,00000001\n"
    record.mask.cpus = [48]
    with pytest.raises(RegenerateError, match="CPU 48 has no place in 12 digits"):
        procframe.regenerate(frame)


def test_affinity_list(sample: Sample) -> None:
    (record,) = sample("x86_64-6.1/irq/131/smp_affinity_list")
    assert record.cpus == [0, 1, 2, 3, 8, *range(64, 72), 104, 105]
    (none,) = sample("x86_64-6.1/irq/131/effective_affinity_list")
    assert none.cpus == []
    frame = procframe.parse(b"7\n", "irq/9/effective_affinity_list")
    frame.records[0].cpus = [5, 1, 2, 9, 10, 11]
    assert procframe.regenerate(frame) == b"1-2,5,9-11\n"


@pytest.mark.parametrize("data", [b"3-1\n", b"1,2\n", b"5,3\n", b"1-3,3\n"])
def test_affinity_list_that_the_kernel_does_not_print(data: bytes) -> None:
    try:
        frame = procframe.parse(data, "irq/9/smp_affinity_list")
    except ParseError:
        return
    assert frame.unrecognised
    assert procframe.regenerate(frame) == data


def test_node_and_spurious(sample: Sample) -> None:
    assert [record.node for record in sample("x86_64-6.18/irq/24/node")] == [None]
    assert [record.node for record in sample("x86_64-6.1/irq/131/node")] == [1]
    assert [there(record) for record in sample("x86_64-6.1/irq/131/spurious")] == [
        {"count": 51423, "unhandled": 9, "last_unhandled": 4294926268}
    ]


def test_tty_drivers(sample: Sample) -> None:
    found = [there(record) for record in sample("m68k/tty/drivers")]
    assert found[0] == {
        "driver": "/dev/tty",
        "name": "tty",
        "major": 5,
        "minor": 0,
        "type": "system",
        "subtype": "/dev/tty",
    }
    assert [(one["type"], one.get("subtype")) for one in found[1:5]] == [
        ("system", "console"),
        ("system", None),
        ("system", "vtmaster"),
        ("serial", None),
    ]
    by_driver = {one["driver"]: one for one in found}
    moxa = by_driver["Moxa Intellio driver"]
    assert (moxa["name"], moxa["minor"], moxa["last_minor"]) == ("ttyMX", 0, 127)
    assert by_driver["nfcon"]["last_minor"] == 0
    assert (by_driver["nfcon"]["type_number"], by_driver["nfcon"]["subtype_number"]) == (5, 2)
    assert "last_minor" not in by_driver["amiserial"]
    long = by_driver["a very long name of a driver"]
    assert (long["name"], long["major"], long["minor"], long["type"]) == ("ttylongname", 1000, 12345678, "pty")
    assert by_driver["pty_master"]["subtype"] == "master"
    assert by_driver["unknown"]["type"] == "console"


def test_tty_type_without_a_name_is_reported() -> None:
    data = b"%-20s /dev/%-8s %3d %7d newtype:sub\n" % (b"x", b"y", 1, 2)
    frame = procframe.parse(data, "tty/drivers")
    assert [piece.text for piece in frame.unrecognised] == ["newtype", "sub"]


def test_line_disciplines(sample: Sample) -> None:
    assert [(one.name, one.number) for one in sample("m68k/tty/ldiscs")] == [
        ("n_tty", 0),
        ("???", 3),
        ("long_discipline", 9),
        ("n_hci", 15),
        ("n_huge", 127),
    ]


def test_serial_ports(sample: Sample) -> None:
    frame = sample("x86_64-6.1/tty/driver/serial")
    assert there(frame.header) == {}
    first = frame.records[0]
    assert there(first) == {
        "line": 0,
        "uart": "16550A",
        "iobase": 0x3F8,
        "irq": 4,
        "tx": 452,
        "rx": 7,
        "fe": 1,
        "pe": 2,
        "brk": 3,
        "oe": 4,
        "bo": 5,
        "modem": ["RTS", "CTS", "DTR", "DSR", "CD", "RI"],
    }
    assert (frame.records[1].modem, frame.records[1].tx) == (None, 0)
    assert (frame.records[2].uart, frame.records[2].tx) == ("unknown", None)
    assert (frame.records[3].mapbase, frame.records[3].iobase) == (0x6000A1000, None)
    assert there(frame.records[4]) == {"line": 5, "uart": "XR17V35X", "mapbase": 0xFE, "irq": 0}


def test_serial_ports_of_other_drivers(sample: Sample) -> None:
    (omap,) = sample("armv7l-5.10/tty/driver/OMAP-SERIAL")
    assert (omap.uart, omap.mapbase, omap.rx) == ("OMAP UART2", 0x49020000, -(1 << 31))
    old = sample("armv7l/tty/driver/ttyAMA")
    assert (old.header.driver, old.header.revision) == ("1.7", "2003-02-28")
    sdio = sample("armv7l/tty/driver/sdio_uart")
    assert sdio.variant == "sdio"
    assert there(sdio.records[0]) == {
        "line": 0,
        "uart": "SDIO",
        "tx": 100,
        "rx": 200,
        "fe": 1,
        "cts": 2,
        "dsr": 3,
        "rng": 4,
        "dcd": 5,
    }
    assert there(sdio.records[1]) == {"line": 1, "uart": "SDIO"}
    amiga = sample("m68k/tty/driver/amiserial")
    assert (amiga.variant, amiga.header.driver) == ("amiga", "4.30")
    assert (amiga.records[0].baud, amiga.records[0].modem) == (9600, ["RTS", "DTR", "CD"])
    assert sample("m68k/tty/driver/serial").records[0].modem is None
    iss = sample("xtensa/tty/driver/iss_serial")
    assert (iss.header.driver, iss.records) == ("0.1", [])


def test_serial_ports_with_their_io_information(sample: Sample) -> None:
    frame = sample("x86_64-7.3/tty/driver/serial")
    assert frame.variant == "io-info"
    names = ("uart", "iobase", "hub6", "mapbase", "register_width", "irq")
    assert [tuple(record[name] for name in names) for record in frame] == [
        ("16550A", 0x3F8, None, None, None, 4),
        ("16450", 0x2A0, 1, None, None, 3),
        ("unknown", None, None, None, None, 0),
        ("16550A", None, None, 0x6000A1000, None, 17),
        ("DesignWare UART", None, None, 0xFE1A0000, 32, 18),
        ("AMBA", None, None, 0x9000000, 16, 19),
    ]
    assert frame.records[1].brk == 1
    narrow = procframe.parse(
        b"serinfo:1.0 driver revision:\n0: uart:AMBA MMIO32:0x09000000 irq:1 tx:1 rx:2\n", "tty/driver/ttyAMA"
    )
    assert (narrow.variant, narrow.records[0].mapbase) == ("io-info-32", 0x9000000)


def test_unknown_modem_line_is_reported() -> None:
    data = b"serinfo:1.0 driver revision:\n0: uart:X port:00000001 irq:1 tx:1 rx:2 RTS|LOOP\n"
    frame = procframe.parse(data, "tty/driver/serial")
    assert frame.records[0].modem == ["RTS", "LOOP"]
    assert [piece.text for piece in frame.unrecognised] == ["LOOP"]


def test_usb_serial_ports(sample: Sample) -> None:
    frame = sample("x86_64-6.1/tty/driver/usbserial")
    assert frame.header.driver == "2.0"
    assert there(frame.records[1]) == {
        "minor": 1,
        "module": "ftdi_sio",
        "name": "FTDI USB Serial Device",
        "vendor": 0x0403,
        "product": 0x6011,
        "num_ports": 4,
        "port": 1,
        "path": "usb-0000:00:14.0-1.2",
    }
    assert [(record.minor, record.module, record.name) for record in frame.records[2:]] == [
        (12, None, 'a "quoted" name'),
        (300, "option", ""),
    ]
