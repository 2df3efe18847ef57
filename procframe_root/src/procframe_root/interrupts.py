"""``/proc/interrupts``: how often each interrupt was handled on each CPU."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, File, Line, Many, Measure, Opt, Repeat, Stanza, pattern, value
from procframe.layout.template import Item
from procframe.record import Field, Record

WIDTH = Codec(lambda text: len(text) - 8, lambda width: " " * (width + 8), " {11,24}", schema="integer", exact=True)
"""The blanks before the first CPU of the header: as many as a label is wide, and eight more."""
CPU = Codec(lambda text: int(text[3:]), lambda cpu: f"CPU{cpu}", r"CPU(?:0|[1-9][0-9]{0,5})", schema="integer")
ACTIONS = Codec(lambda text: text.split(", "), ", ".join, r"[^ \t\n][^\n]*", schema="array", exact=True)


class Header(Record):
    """The CPUs, and the widths of columns that the kernel computes."""

    label_width: Annotated[
        int | None, Field("Width of the number or name of an interrupt", unit="characters", codec=WIDTH)
    ] = None
    cpus: Annotated[
        list[int] | None, Field("The CPUs that are online, in the order of the counts", kind="identity")
    ] = None
    chip_width: Annotated[
        int | None, Field("Width of the name of an interrupt controller", unit="characters", since="7.3")
    ] = None


class Interrupt(Record):
    """How often an interrupt was handled: a device's, or one of the architecture's own (timers, errors, other CPUs)."""

    irq: Annotated[str, Field("Number of the interrupt, or what the architecture calls it", kind="identity")]
    counts: Annotated[
        list[int] | None,
        Field(
            "How often each CPU of the header handled it; just one number where it is not counted by CPU",
            unit="interrupts",
            kind="counter",
        ),
    ] = None
    chip: Annotated[str | None, Field("Interrupt controller that it arrives at", kind="label")] = None
    hwirq: Annotated[int | None, Field("Its number at that controller", kind="label", since="3.8")] = None
    type: Annotated[str | None, Field("How it is signalled, Level or Edge, where the architecture tells")] = None
    handler: Annotated[str | None, Field("Name of its flow handler, such as edge, fasteoi or percpu")] = None
    actions: Annotated[list[str] | None, Field("Names under which drivers requested it", codec=ACTIONS)] = None
    description: Annotated[str | None, Field("What the architecture uses it for")] = None
    indent: Annotated[
        int | None,
        Field("Blanks after the counts, where an architecture or a controller prints another number of them"),
    ] = None


NUMBER = pattern(r"[0-9]+")
NAME = pattern(r"[^ \t\n:0-9][^ \t\n:]*")
_IPI = re.compile(r"IPI[0-9]+")
TIGHT = Codec(
    lambda text: text.strip(" ").removesuffix(":"),
    lambda label: f"{label}:" if _IPI.fullmatch(label) else f"{label:>3}: ",
    r"(?: {0,2}[^ \t\n:0-9][^ \t\n:]*: |IPI[0-9]+:)",
)
"""A name of three characters with a colon and a blank, or one of four that leaves no room for the blank."""
TYPE = pattern("(?:Level|Edge)")
DESCRIPTION = pattern(r"[^ \t\n][^\n]*")
NOTHING = Codec(lambda text: None, lambda value: "", "", schema="integer", exact=True)


def _blanks(expression: str) -> Codec:
    return Codec(len, lambda width: " " * width, expression, schema="integer", exact=True)


LABEL = "{irq:>[label_width]s}"
HEADER = Line("{label_width}", Repeat("cpus", "CPU{:<8d}", minimum=1))
DETAILS = (Opt(" ", value("{type:<8s}", TYPE)), Opt("-{handler:<8s}"), Opt("  {actions}"))
HWIRQ = Alt(" {hwirq:>[label_width]d}", (" ", value("{hwirq:>[label_width]s}", NOTHING)))
"""Where an interrupt has no such number, as many blanks."""
SHORT = (value("{indent}", _blanks(" ")), value("{chip}", pattern(r"[^ \t\n]{1,7}")))
"""A name that the controller prints itself, and does not pad."""
COUNTS = {"cell": " {:10d}"}
TIGHT_COUNTS = {"cell": "{:10d}", "separator": " "}


def _chip_width(lines: Iterator[str], header: Mapping[str, Any]) -> int | None:
    """The width of the longest name of a controller, by the column in which the number at it ends."""
    label = header.get("label_width") or 0
    start = label + 1 + 11 * len(header.get("cpus") or ())
    found = 0
    for line in lines:
        match = _CHIP.match(line, start) if line[:label].strip(" ").isdigit() else None
        if match is not None:
            chip, blanks, number = match.groups()
            found = max(found, len(chip) + len(blanks) - 1 - max(label - len(number), 0))
    return found or None


_CHIP = re.compile(r"  ([^ ]+)( +)([0-9]+)(?=[ -]|$)")


def _layout(
    *device: Item,
    usual: int = 3,
    label: str = LABEL,
    names: Sequence[Item] | None = None,
    counts: Mapping[str, str] = COUNTS,
    header: Line = HEADER,
    measures: Sequence[Measure] = (),
) -> File:
    """Rows of devices, and of the architecture, which has ``usual`` blanks before descriptions, or another number."""
    number = (value(label, NUMBER), ":" if counts is COUNTS else ": ")
    name = names or (value(label, NAME), ":")
    other = _blanks(rf"(?: {{1,{usual - 1}}}| {{{usual + 1},20}})")
    row = Line(
        Alt(
            (*number, Repeat("counts", counts["cell"], separator=counts.get("separator", ""), count="cpus"), *device),
            (
                *name,
                Repeat("counts", counts["cell"], separator=counts.get("separator", ""), minimum=1),
                Alt(
                    (value("{indent}", other), value("{description}", DESCRIPTION)),
                    (" " * usual, value("{description}", DESCRIPTION)),
                    value("{indent}", _blanks(" ")),
                    (),
                ),
            ),
            (*name, " " * 14, value("{description}", DESCRIPTION)),
        )
    )
    return File(header, *measures, Many("records", Stanza(Interrupt, row)), header=Header)


ONE_BLANK = (Alt(SHORT, " {chip:>8s}"), HWIRQ, *DETAILS)
TWO_BLANKS = (Alt((value("{indent}", _blanks(" ")), "{chip}"), "  {chip:>8s}"), HWIRQ, *DETAILS)
RIGHT = Line("    ", Repeat("cpus", " {:>10s}", codec=CPU, minimum=1))
"""The header that some architectures had for themselves."""
OWN = Line(" " * 11, Repeat("cpus", "CPU{:d}       ", minimum=1))


def _own(width: int, header: Line) -> File:
    """The file of an architecture that printed all of it itself."""
    return _layout(f"  {{chip:>{width}s}}", Opt("  {actions}"), label="{irq:>3s}", header=header)


FORMAT = Format(
    "interrupts",
    variants=[
        Variant("one-blank", _layout(*ONE_BLANK), "6.14 to 7.2"),
        Variant("two-blanks", _layout(*TWO_BLANKS), "to 6.13"),
        Variant(
            "chips-left",
            _layout("  {chip:<[chip_width]s}", HWIRQ, *DETAILS, usual=2, measures=[Measure("chip_width", _chip_width)]),
            "7.3+",
        ),
        Variant("no-hwirq", _layout("  {chip:>8s}", Opt(" {hwirq:[label_width]d}"), *DETAILS), "to 4.x; s390 on all"),
        Variant(
            "tight-one-blank",
            _layout(*ONE_BLANK, names=(value("{irq}", TIGHT),), counts=TIGHT_COUNTS),
            "6.14 to 7.2, arm64 and riscv with fewer than 1000 interrupts",
        ),
        Variant(
            "tight",
            _layout(*TWO_BLANKS, names=(value("{irq}", TIGHT),), counts=TIGHT_COUNTS),
            "to 6.13, arm64 and riscv with fewer than 1000 interrupts",
        ),
        Variant("parisc", _own(14, RIGHT), "parisc"),
        Variant("arm", _own(10, RIGHT), "arm to 2.6.38"),
        Variant("mips", _own(14, OWN), "mips and others to 2.6.38"),
    ],
    source="kernel/irq/proc.c:show_interrupts, arch/*/kernel/irq.c:arch_show_interrupts",
)
