"""``/proc/scsi/aic7xxx/<host>`` and ``aic79xx``: host adapters of Adaptec."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Alt, Group, Line, Many, One, Opt, Repeat, Stanza, pattern, split_number, words
from procframe.record import Field, Record

__all__ = ["FORMAT", "AdaptecDevice", "AdaptecHost", "AdaptecTarget", "AdaptecTransfer", "EepromWords"]


class AdaptecTransfer(Record):
    """How data is transferred to a target."""

    state: Annotated[
        str | None,
        Field("That it is not agreed on yet; absent where it is", codec=pattern("Renegotiation Pending")),
    ] = None
    speed: Annotated[int | None, Field("Speed", unit="kB/s", codec=split_number(3))] = None
    slow_speed: Annotated[int | None, Field("Speed, where it is less than 1 MB/s", unit="kB/s")] = None
    frequency: Annotated[
        int | None, Field("Clock; absent for asynchronous transfers", unit="kHz", codec=split_number(3))
    ] = None
    options: Annotated[
        list[str] | None,
        Field(
            "`DT` for both edges of the clock, `IU` for packets, `RDSTRM`, `RTI`, `QAS`",
            kind="flags",
            codec=words("|", ("RDSTRM", "DT", "IU", "RTI", "QAS"), empty=False).but(pattern=r"[A-Z]+(?:\|[A-Z]+)*"),
        ),
    ] = None
    offset: Annotated[int | None, Field("Transfers that may be unanswered (aic7xxx)")] = None
    width: Annotated[int | None, Field("Width of the bus; absent for 8 bits", unit="bits")] = None


class AdaptecDevice(Record):
    """A logical unit of a target."""

    channel: Annotated[str, Field("Letter of the channel", kind="identity")]
    target: Annotated[int, Field("Number of the target", kind="identity")]
    lun: Annotated[int, Field("Number of the logical unit", kind="identity")]
    commands_queued: Annotated[int | None, Field("Commands sent to it", unit="commands", kind="counter")] = None
    commands_active: Annotated[int | None, Field("Commands that it has now", unit="commands")] = None
    command_openings: Annotated[int | None, Field("Commands that it could take now", unit="commands")] = None
    max_tagged_openings: Annotated[int | None, Field("Tagged commands that it could take", unit="commands")] = None
    device_queue_frozen_count: Annotated[int | None, Field("How often its queue is stopped, 0 where it runs")] = None


class AdaptecTarget(Record):
    """A target, whether there is one or not."""

    target: Annotated[int, Field("Number of the target", kind="identity")]
    channel: Annotated[str | None, Field("Letter of the channel; absent but for adapters of two", kind="identity")] = (
        None
    )
    user: Annotated[AdaptecTransfer | None, Field("What the user wants at most")] = None
    goal: Annotated[AdaptecTransfer | None, Field("What is to be agreed on; absent where there is no target")] = None
    current: Annotated[AdaptecTransfer | None, Field("What is agreed on")] = None
    devices: Annotated[list[AdaptecDevice], Field("Its logical units")] = []


class EepromWords(Record):
    """Eight words of the adapter's memory of settings."""

    words: Annotated[list[int], Field("The words, in the machine's byte order", kind="label")]


class AdaptecHost(Record):
    """A host adapter of Adaptec."""

    driver: Annotated[str, Field("Name of the driver", kind="label", codec=pattern(r"AIC7(?:xxx|9xx)"))]
    version: Annotated[str, Field("Its version", kind="label")]
    description: Annotated[
        str | None, Field("Name of the adapter", kind="label", codec=pattern(r"[^:\n]*adapter[^:\n]*"))
    ] = None
    chip: Annotated[str | None, Field("Its chip", kind="label", codec=pattern(r"[^:\n ]+"))] = None
    type: Annotated[
        str | None,
        Field(
            "Speed and width, such as `Ultra160 Wide`", kind="label", codec=pattern(r"(?:Ultra\d* )?(?:Wide|Single)")
        ),
    ] = None
    channel: Annotated[str | None, Field("Letter of its channel", kind="label", codec=pattern("[A-Z]"))] = None
    scsi_id: Annotated[int | None, Field("Number by which it answers", kind="label")] = None
    scsi_id_b: Annotated[
        int | None, Field("The same on channel B; absent but for adapters of two channels", kind="label")
    ] = None
    primary: Annotated[
        str | None, Field("Letter of the channel to start from, of two", kind="label", codec=pattern("[A-Z]"))
    ] = None
    bus: Annotated[str | None, Field("Bus that it is on (aic79xx)", kind="label", codec=pattern(r"PCI[^,\n]*"))] = None
    hardware_scbs: Annotated[int | None, Field("Commands that the chip holds", unit="commands")] = None
    max_scbs: Annotated[int | None, Field("Commands at most, where more are in memory", unit="commands")] = None
    allocated_scbs: Annotated[int | None, Field("Commands that there is memory for", unit="commands")] = None
    sg_list_length: Annotated[int | None, Field("Pieces of memory that a command may have")] = None
    eeprom: Annotated[list[EepromWords], Field("Its memory of settings; empty where it has none")] = []
    targets: Annotated[list[AdaptecTarget], Field("The targets")] = []


def _transfer(name: str, title: str) -> Group:
    clock = ("{frequency}MHz", Opt(" {options}"), Opt(", offset {offset:d}"), Opt(", {width:d}bit"))
    line = Line(
        f"\t{title}: ",
        Alt(
            ("{speed}MB/s transfers", Opt(" (", Alt(clock, "{width:d}bit"), ")")),
            ("{slow_speed:d}KB/s transfers", Opt(" (", Alt(clock, "{width:d}bit"), ")")),
            "{state}",
        ),
    )
    return Group(name, Stanza(AdaptecTransfer, line))


FORMAT = Format(
    "scsi/aic7xxx/<host>",
    One(
        AdaptecHost,
        "Adaptec {driver} driver version: {version}",
        "{description}",
        Line(
            "{chip}: ",
            Alt(
                "Twin Channel, A SCSI Id={scsi_id:d}, B SCSI Id={scsi_id_b:d}, primary {primary}, ",
                ("{type} Channel {channel}, SCSI Id={scsi_id:d}, ", Opt("{bus}, ")),
            ),
            "{hardware_scbs:d}",
            Opt("/{max_scbs:d}"),
            " SCBs",
        ),
        "Allocated SCBs: {allocated_scbs:d}, SG List Length: {sg_list_length:d}",
        "",
        Line("No Serial EEPROM", unless="eeprom"),
        Line("Serial EEPROM:", when="eeprom"),
        Many("eeprom", Stanza(EepromWords, Line(Repeat("words", "0x{:04x} ", minimum=1)))),
        "",
        Many(
            "targets",
            Stanza(
                AdaptecTarget,
                Line(Opt("Channel {channel} "), "Target {target:d} Negotiation Settings"),
                _transfer("user", "User"),
                _transfer("goal", "Goal"),
                _transfer("current", "Curr"),
                Many(
                    "devices",
                    Stanza(
                        AdaptecDevice,
                        "\tChannel {channel} Target {target:d} Lun {lun:d} Settings",
                        "\t\tCommands Queued {commands_queued:d}",
                        "\t\tCommands Active {commands_active:d}",
                        "\t\tCommand Openings {command_openings:d}",
                        "\t\tMax Tagged Openings {max_tagged_openings:d}",
                        "\t\tDevice Queue Frozen Count {device_queue_frozen_count:d}",
                    ),
                ),
            ),
        ),
    ),
    paths=("scsi/aic7xxx/<host>", "scsi/aic79xx/<host>"),
    source="drivers/scsi/aic7xxx/aic7xxx_proc.c:ahc_linux_show_info",
)
