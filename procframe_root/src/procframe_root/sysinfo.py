"""``/proc/sysinfo``: an s390 machine, the partition and the virtual machine that this system runs in."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import (
    TEXT,
    Among,
    Codec,
    Group,
    Keys,
    Line,
    Many,
    One,
    Opt,
    Repeat,
    Spaced,
    Stanza,
    pattern,
    value,
    words,
)
from procframe.layout.template import Item
from procframe.record import Field, KeyedRecord, Record

__all__ = ["FORMAT", "Adjustment", "Cpus", "Lpar", "Machine", "Percentage", "Sysinfo", "VirtualMachine"]

PADDED = pattern(r"(?:[^ \n](?:[^\n]*[^ \n])?)?")
"""A name without the blanks that fill it up."""


CODE = pattern(r"[^ \n]*")


class Percentage(Record):
    """Part of the time that processors of a secondary type run at full speed."""

    type: Annotated[int, Field("Number of the type", kind="identity")]
    percentage: Annotated[int, Field("Part", unit="%")]


class Machine(Record):
    """The machine."""

    manufacturer: Annotated[str, Field("Manufacturer", kind="label", codec=PADDED)]
    type: Annotated[str | None, Field("Type of the machine", kind="label", codec=PADDED)] = None
    lic_identifier: Annotated[int | None, Field("Version of its firmware", kind="label", since="5.10")] = None
    model: Annotated[str | None, Field("Model by its capacity", kind="label", codec=PADDED)] = None
    hardware_model: Annotated[str | None, Field("Model by its hardware", kind="label", codec=PADDED)] = None
    sequence_code: Annotated[str | None, Field("Serial number", kind="identity", codec=PADDED)] = None
    plant: Annotated[str | None, Field("Where it was made", kind="label", codec=PADDED)] = None
    model_capacity: Annotated[str | None, Field("Model by its capacity", kind="label", codec=CODE)] = None
    model_capacity_rating: Annotated[int | None, Field("Rating of that")] = None
    model_perm_capacity: Annotated[str | None, Field("Permanent capacity", kind="label", codec=CODE)] = None
    model_perm_capacity_rating: Annotated[int | None, Field("Rating of that")] = None
    model_temp_capacity: Annotated[str | None, Field("Temporary capacity", kind="label", codec=CODE)] = None
    model_temp_capacity_rating: Annotated[int | None, Field("Rating of that")] = None
    model_var_capacity: Annotated[str | None, Field("Variable capacity", kind="label", codec=CODE)] = None
    model_var_capacity_rating: Annotated[int | None, Field("Rating of that")] = None
    nominal_cap_rating: Annotated[int | None, Field("Nominal rating")] = None
    nominal_perm_rating: Annotated[int | None, Field("Nominal rating of the permanent capacity")] = None
    nominal_temp_rating: Annotated[int | None, Field("Nominal rating of the temporary capacity")] = None
    nominal_var_rating: Annotated[int | None, Field("Nominal rating of the variable capacity")] = None
    capacity_adj_ind: Annotated[int | None, Field("Speed now", unit="%")] = None
    capacity_ch_reason: Annotated[int | None, Field("Why it changed last", kind="label")] = None
    capacity_transient: Annotated[int | None, Field("1 while it changes", kind="flags")] = None
    percentages: Annotated[list[Percentage], Field("Full speed of secondary processors")] = []


class Adjustment(Record):
    """How much of its capability each of several CPUs has."""

    cpus: Annotated[int, Field("Number of CPUs", kind="identity")]
    adjustment: Annotated[int, Field("Part of the capability of a single one", unit="1/65536")]
    alternate: Annotated[int | None, Field("Part of the alternate capability", unit="1/65536")] = None


_NUMBERS = ("{key}:{@21}", Repeat("", " {:d}", minimum=1))


class Cpus(KeyedRecord):
    """The CPUs of the machine."""

    topology_hw: Annotated[
        list[int],
        Field("CPUs of the machine by levels, the outermost first", key="CPU Topology HW", form=_NUMBERS),
    ]
    topology_sw: Annotated[list[int], Field("The same as the kernel uses them", key="CPU Topology SW", form=_NUMBERS)]
    total: Annotated[int, Field("CPUs that it has", unit="CPUs", key="CPUs Total")]
    configured: Annotated[int, Field("Of those, in use", unit="CPUs", key="CPUs Configured")]
    standby: Annotated[int, Field("Of those, ready for use", unit="CPUs", key="CPUs Standby")]
    reserved: Annotated[int, Field("Of those, not to be used", unit="CPUs", key="CPUs Reserved")]
    g_mtid: Annotated[int, Field("Threads of a core for general use, less one", key="CPUs G-MTID", since="4.0")]
    s_mtid: Annotated[int, Field("Threads of a core of a special type, less one", key="CPUs S-MTID", since="4.0")]
    capability: Annotated[
        list[int],
        Field(
            "How slow one is; then the same of another measure, if the machine has it", key="Capability", form=_NUMBERS
        ),
    ]
    nominal_capability: Annotated[int, Field("How slow one is by its rating", key="Nominal Capability")]
    secondary_capability: Annotated[int, Field("How slow one of a special type is", key="Secondary Capability")]
    adjustments: Annotated[list[Adjustment], Field("What is left of each with more CPUs")]


class Guest(Record):
    """What a partition and a virtual machine have in common."""

    name: Annotated[str | None, Field("Name", kind="identity", codec=PADDED)] = None
    adjustment: Annotated[int | None, Field("Part of the machine that it has", unit="1/1000")] = None
    total: Annotated[int | None, Field("CPUs that it has", unit="CPUs")] = None
    configured: Annotated[int | None, Field("Of those, in use", unit="CPUs")] = None
    standby: Annotated[int | None, Field("Of those, ready for use", unit="CPUs")] = None
    reserved: Annotated[int | None, Field("Of those, not to be used", unit="CPUs")] = None
    extended_name: Annotated[str | None, Field("Longer name", kind="label", codec=TEXT)] = None
    uuid: Annotated[str | None, Field("Its UUID", kind="identity", since="4.0")] = None


class Lpar(Guest):
    """The logical partition that this system runs in."""

    number: Annotated[int, Field("Number of the partition", kind="identity")] = 0
    characteristics: Annotated[
        list[str] | None,
        Field(
            "`Dedicated`: has CPUs of its own, `Shared`: has a part of CPUs, `Limited`: no more than that",
            kind="flags",
            codec=words(known=("Dedicated", "Shared", "Limited"), trailing=True),
        ),
    ] = None
    dedicated: Annotated[int | None, Field("CPUs of its own", unit="CPUs")] = None
    shared: Annotated[int | None, Field("CPUs that it shares", unit="CPUs")] = None
    g_mtid: Annotated[int | None, Field("Threads of a core for general use, less one", since="4.0")] = None
    s_mtid: Annotated[int | None, Field("Threads of a core of a special type, less one", since="4.0")] = None
    ps_mtid: Annotated[int | None, Field("The same that programs were prepared for", since="4.0")] = None


class VirtualMachine(Guest):
    """A virtual machine that this system runs in; with several, one is in the other."""

    level: Annotated[int, Field("Which it is, the innermost first", kind="identity")] = 0
    control_program: Annotated[str | None, Field("Hypervisor that runs it", kind="label", codec=PADDED)] = None


class Sysinfo(Record):
    """The machine, the partition and the virtual machines that this system runs in."""

    machine: Annotated[Machine | None, Field("The machine")] = None
    cpus: Annotated[Cpus | None, Field("Its CPUs")] = None
    lpar: Annotated[Lpar | None, Field("The logical partition; absent without one")] = None
    virtual_machines: Annotated[list[VirtualMachine], Field("The virtual machines")] = []


def _capacity(name: str, field: str) -> str:
    return f"{name:<22}{{{field}:<16s}} {{{field}_rating:08d}}"


def _guest(*prefix: Item) -> list[Line]:
    """The lines that a partition and a virtual machine both have after their name."""
    counts = {f"CPUs {name}": f"{name.lower()}:d" for name in ("Total", "Configured", "Standby", "Reserved")}
    lines = {"Adjustment": "adjustment:d", **counts}
    return [Line(*prefix, f" {name + ':':<17}{{{field}}}") for name, field in lines.items()]


# The first line of a virtual machine says which one it is; its others are there where what they say is.
_VM = ("VM", value("{level}", Codec(int, lambda level: f"{level or 0:02d}", "[0-9]{2}", "integer")))

FORMAT = Format(
    "sysinfo",
    One(
        Sysinfo,
        Group(
            "machine",
            Stanza(
                Machine,
                "Manufacturer:         {manufacturer:<16s}",
                "Type:                 {type:<4s}",
                "LIC Identifier:       {lic_identifier:016x}",
                Line("Model:                {model:<16s}", Opt(" {hardware_model:<16s}")),
                "Sequence Code:        {sequence_code:<16s}",
                "Plant:                {plant:<4s}",
                _capacity("Model Capacity:", "model_capacity"),
                _capacity("Model Perm. Capacity:", "model_perm_capacity"),
                _capacity("Model Temp. Capacity:", "model_temp_capacity"),
                _capacity("Model Var. Capacity:", "model_var_capacity"),
                "Nominal Cap. Rating:  {nominal_cap_rating:08d}",
                "Nominal Perm. Rating: {nominal_perm_rating:08d}",
                "Nominal Temp. Rating: {nominal_temp_rating:08d}",
                "Nominal Var. Rating:  {nominal_var_rating:08d}",
                "Capacity Adj. Ind.:   {capacity_adj_ind:d}",
                "Capacity Ch. Reason:  {capacity_ch_reason:d}",
                "Capacity Transient:   {capacity_transient:d}",
                Many("percentages", Stanza(Percentage, "Type {type:d} Percentage:    {percentage:d}")),
            ),
        ),
        "",
        Group(
            "cpus",
            Stanza(
                Cpus,
                Among(
                    Keys("{key}:{@22}{}"),
                    Many(
                        "adjustments",
                        Stanza(Adjustment, Line("Adjustment {cpus:02d}-way:    {adjustment:d}", Opt(" {alternate:d}"))),
                    ),
                ),
            ),
        ),
        Spaced(
            Group(
                "lpar",
                Stanza(
                    Lpar,
                    "LPAR Number:          {number:d}",
                    "LPAR Characteristics: {characteristics}",
                    "LPAR Name:            {name:<8s}",
                    *_guest("LPAR"),
                    "LPAR CPUs Dedicated:  {dedicated:d}",
                    "LPAR CPUs Shared:     {shared:d}",
                    "LPAR CPUs G-MTID:     {g_mtid:d}",
                    "LPAR CPUs S-MTID:     {s_mtid:d}",
                    "LPAR CPUs PS-MTID:    {ps_mtid:d}",
                    "LPAR Extended Name:   {extended_name}",
                    "LPAR UUID:            {uuid}",
                ),
            )
        ),
        Spaced(
            Many(
                "virtual_machines",
                Stanza(
                    VirtualMachine,
                    "VM{level:02d} Name:            {name:<8s}",
                    Line(*_VM, " Control Program: {control_program:<16s}"),
                    *_guest(*_VM),
                    Line(*_VM, " Extended Name:   {extended_name}"),
                    Line(*_VM, " UUID:            {uuid}"),
                ),
            )
        ),
    ),
    source="arch/s390/kernel/sysinfo.c:sysinfo_show",
)
