"""``/proc/bus/pnp/*``: the devices that the Plug and Play BIOS knows, and the facts that it tells of itself."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One, Table, flags, pattern
from procframe.record import Field, Record

__all__ = ["CONFIGURATION_INFO", "DEVICES", "ESCD_INFO", "EscdInfo", "PnpConfiguration", "PnpDevice"]


def _decode_id(text: str) -> str:
    """Three letters of five bits and four digits, of which the CPU, an x86, read the bytes the other way round."""
    number = int.from_bytes(bytes.fromhex(text), "little")
    letters = [number >> shift & 0x1F for shift in (26, 21, 16)]
    if number >> 31 or not all(1 <= letter <= 26 for letter in letters):
        return f"0x{text}"
    return "".join(chr(0x40 + letter) for letter in letters) + f"{number & 0xFFFF:04X}"


def _encode_id(name: str) -> str:
    if name.startswith("0x"):
        return name[2:]
    number = int(name[3:], 16)
    for letter, shift in zip(name[:3], (26, 21, 16), strict=True):
        number |= ord(letter) - 0x40 << shift
    return number.to_bytes(4, "little").hex()


EISA_ID = Codec(_decode_id, _encode_id, "[0-9a-f]{8}")
FLAGS = flags(
    {
        0x0001: "no-disable",
        0x0002: "no-config",
        0x0004: "output",
        0x0008: "input",
        0x0010: "bootable",
        0x0020: "dock",
        0x0040: "removable",
        0x0080: "dynamic",
        0x0100: "not-static",
    }
)


class PnpDevice(Record):
    """A device on the main board."""

    node: Annotated[int, Field("Number of the device", kind="identity")]
    id: Annotated[str, Field("What it is, such as `PNP0501`", kind="label", codec=EISA_ID)]
    type_code: Annotated[
        str,
        Field(
            "Class, subclass and programming interface", kind="label", codec=pattern("[0-9a-f]{2}(?::[0-9a-f]{2}){2}")
        ),
    ]
    flags: Annotated[list[str], Field("What it is for, and when it can be changed", kind="flags", codec=FLAGS)]


class PnpConfiguration(Record):
    """How ISA Plug and Play cards are reached."""

    structure_revision: Annotated[int, Field("Revision of the structure", kind="label")]
    number_of_csns: Annotated[int | None, Field("Cards that have a number")] = None
    isa_read_data_port: Annotated[int | None, Field("I/O port that cards are read by", kind="address")] = None


class EscdInfo(Record):
    """Where the BIOS keeps its configuration data (ESCD)."""

    min_escd_write_size: Annotated[int, Field("Size of a buffer to write it", unit="bytes")]
    escd_size: Annotated[int | None, Field("Size of the data", unit="bytes")] = None
    nvram_base: Annotated[int | None, Field("Where in memory it is kept", kind="address")] = None


DEVICES = Format(
    "bus/pnp/devices",
    Table(PnpDevice, "{node:02x}\t{id}\t{type_code}\t{flags:04x}"),
    source="drivers/pnp/pnpbios/proc.c:pnp_devices_proc_show",
)
CONFIGURATION_INFO = Format(
    "bus/pnp/configuration_info",
    One(
        PnpConfiguration,
        "structure_revision {structure_revision:d}",
        "number_of_CSNs {number_of_csns:d}",
        "ISA_read_data_port 0x{isa_read_data_port:x}",
    ),
    source="drivers/pnp/pnpbios/proc.c:pnpconfig_proc_show",
)
ESCD_INFO = Format(
    "bus/pnp/escd_info",
    One(
        EscdInfo,
        "min_ESCD_write_size {min_escd_write_size:d}",
        "ESCD_size {escd_size:d}",
        "NVRAM_base 0x{nvram_base:x}",
    ),
    source="drivers/pnp/pnpbios/proc.c:escd_info_proc_show",
)
