"""``/proc/cio_ignore`` and ``/proc/tapedevices`` of mainframes: devices on channels."""

from __future__ import annotations

from typing import Annotated, Any

from procframe.format import Format
from procframe.layout import Codec, Opt, Table, choice
from procframe.layout.codecs import INTEGER
from procframe.record import Field, Record
from procframe_root.s390.service_levels import BUS_ID

__all__ = ["CIO_IGNORE", "TAPEDEVICES", "IgnoredDevices", "TapeDevice"]


def _block_size(text: str) -> Any:
    return None if text == "auto" else int(text)


BLOCK_SIZE = Codec(
    _block_size, lambda size: "auto" if size is None else str(int(size)), f"(?:auto|{INTEGER})", schema="integer"
)


class IgnoredDevices(Record):
    """Devices that the kernel does not look for: one, or a range of them."""

    first: Annotated[str, Field("The first", kind="identity", codec=BUS_ID)]
    last: Annotated[str | None, Field("The last; absent where it is one device alone", codec=BUS_ID)] = None


class TapeDevice(Record):
    """A tape drive on a channel."""

    number: Annotated[int, Field("Number of the drive", kind="identity")]
    bus_id: Annotated[str, Field("Its device on the channel", kind="identity", codec=BUS_ID)]
    cu_type: Annotated[int, Field("Type of its control unit, which is usually written in hexadecimal", kind="label")]
    cu_model: Annotated[int, Field("Model of its control unit", kind="label")]
    dev_type: Annotated[int, Field("Type of the drive, which is usually written in hexadecimal", kind="label")]
    dev_model: Annotated[int, Field("Model of the drive", kind="label")]
    block_size: Annotated[
        int | None, Field("Size of a block; absent where each has a size of its own", unit="bytes", codec=BLOCK_SIZE)
    ]
    state: Annotated[
        str,
        Field(
            "`UNUSED`, `IN_USE`, `BLKUSE` (as a block device), `INIT`, `NOT_OP` (not operational)",
            kind="flags",
            codec=choice("UNUSED", "IN_USE", "BLKUSE", "INIT", "NOT_OP", "UNKNOWN"),
        ),
    ]
    op: Annotated[str, Field("What it is doing, such as `REW` (rewind); `---` for nothing", kind="label")]
    med_state: Annotated[
        str, Field("Whether a tape is in it", kind="flags", codec=choice("UNKNOWN", "LOADED", "UNLOADED"))
    ]


CIO_IGNORE = Format(
    "cio_ignore",
    Table(IgnoredDevices, "{first}", Opt("-{last}")),
    source="drivers/s390/cio/blacklist.c:cio_ignore_proc_seq_show",
)
TAPEDEVICES = Format(
    "tapedevices",
    Table(
        TapeDevice,
        "{number:d}\t{bus_id:<10s} {cu_type:04X}/{cu_model:02X}\t{dev_type:04X}/{dev_model:02X}\t\t"
        "{block_size}\t{state:<6s}\t{op}\t{med_state:<8s}",
        header="TapeNo\tBusID      CuType/Model\tDevType/Model\tBlkSize\tState\tOp\tMedState",
    ),
    source="drivers/s390/char/tape_proc.c:tape_proc_show",
)
