"""``/proc/driver/cciss/<controller>``: a Smart Array controller and its volumes (until 4.13)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Keys, Line, Many, One, Stanza, pattern, split_number
from procframe.record import Field, KeyedRecord, Record

__all__ = ["FORMAT", "CcissController", "CcissVolume"]


class CcissVolume(Record):
    """A logical drive."""

    device: Annotated[str, Field("Name of the block device", kind="identity")]
    size: Annotated[int, Field("Its size, in hundredths of what is printed", unit="10 MB", codec=split_number(2))]
    raid_level: Annotated[str, Field("RAID level, such as `5` or `1(1+0)`", kind="label", codec=TEXT)]


class CcissController(KeyedRecord):
    """A Smart Array controller."""

    device: Annotated[str, Field("Name of the controller", kind="identity", codec=pattern("cciss[0-9]{1,4}"))]
    product: Annotated[str, Field("What it is", kind="label", codec=TEXT)]
    board_id: Annotated[int, Field("PCI subsystem of the board", kind="label", key="Board ID", form=" 0x{:08x}")]
    firmware_version: Annotated[str, Field("Version of its firmware", kind="label", key="Firmware Version")]
    IRQ: Annotated[int, Field("Its interrupt", kind="label")]
    logical_drives: Annotated[int, Field("Its volumes", key="Logical drives")]
    queue_depth: Annotated[int, Field("Requests that wait now", key="Current Q depth")]
    commands: Annotated[int, Field("Commands that it works on now", key="Current # commands on controller")]
    max_queue_depth: Annotated[int, Field("Requests that ever waited", key="Max Q depth since init")]
    max_commands: Annotated[int, Field("Commands at a time", key="Max # commands on controller since init")]
    max_sg_entries: Annotated[int, Field("Pieces of a request's buffer", key="Max SG entries since init")]
    sequential_access_devices: Annotated[
        int, Field("Tape drives, with CONFIG_CISS_SCSI_TAPE", key="Sequential access devices")
    ]
    volumes: Annotated[list[CcissVolume], Field("Its logical drives")]


FORMAT = Format(
    "driver/cciss/<controller>",
    One(
        CcissController,
        "{device}: HP {product} Controller",
        Keys("{key}: {}"),
        Line("", when="Sequential access devices"),
        Many("volumes", Stanza(CcissVolume, "{device}:\t{size:>7}GB\tRAID {raid_level}")),
    ),
    source="drivers/block/cciss.c:cciss_seq_show",
)
