"""``/proc/tty/driver/usbserial``: the serial ports that are plugged in by USB."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import ANYTHING, TEXT, Line, Opt, Table
from procframe.record import Field, Record

__all__ = ["FORMAT", "UsbSerialInfo", "UsbSerialPort"]


class UsbSerialInfo(Record):
    """What the file says of the driver."""

    driver: Annotated[str, Field("Version of the file's format", kind="label")]


class UsbSerialPort(Record):
    """A serial port of a USB device."""

    minor: Annotated[int, Field("Minor number of its terminal", kind="identity")]
    module: Annotated[str | None, Field("Module of its driver, absent if it is built in", kind="label")] = None
    name: Annotated[str | None, Field("Description of its driver", kind="label", codec=ANYTHING)] = None
    vendor: Annotated[int | None, Field("USB vendor", kind="label")] = None
    product: Annotated[int | None, Field("USB product", kind="label")] = None
    num_ports: Annotated[int | None, Field("Ports that the device has")] = None
    port: Annotated[int | None, Field("Number of the port on the device", kind="identity")] = None
    path: Annotated[
        str | None, Field("Where it is plugged in, such as `usb-0000:00:1d.7-1.2`", kind="label", codec=TEXT)
    ] = None


FORMAT = Format(
    "tty/driver/usbserial",
    Table(
        UsbSerialPort,
        "{minor:d}:",
        Opt(" module:{module}"),
        ' name:"{name}" vendor:{vendor:04x} product:{product:04x} num_ports:{num_ports:d} port:{port:d} path:{path}',
        header=Line("usbserinfo:1.0 driver:{driver}"),
        head=UsbSerialInfo,
    ),
    source="drivers/usb/serial/usb-serial.c:serial_proc_show",
)
