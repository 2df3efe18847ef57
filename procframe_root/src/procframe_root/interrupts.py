"""``/proc/interrupts``: how often each interrupt was handled on each CPU."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from procframe.format import Format, Variant
from procframe.layout import Alt, Codec, File, Line, Many, Measure, Opt, Repeat, Stanza, Ways, pattern, value
from procframe.layout.template import Item
from procframe.record import Field, Record

WIDTH = Codec(lambda text: len(text) - 8, lambda width: " " * (width + 8), " {11,24}", schema="integer", exact=True)
"""The blanks before the first CPU of the header: as many as a label is wide, and eight more."""
CPU = Codec(lambda text: int(text[3:]), lambda cpu: f"CPU{cpu}", r"CPU(?:0|[1-9][0-9]{0,5})", schema="integer")
ACTIONS = Codec(lambda text: text.split(", "), ", ".join, r"[^ \t\n-][^\n]*", schema="array", exact=True)


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


NUMBER = pattern(r"[0-9]+")
NAME = pattern(r"[^ \t\n:0-9][^ \t\n:]*")
IPI = pattern(r"IPI[0-9]+")
TYPE = pattern(r"(?:Level|Edge)")
CHIP = pattern(r"[^ \t\n]+?")
"""A controller that the name of a handler may follow, with a minus between them."""
HANDLER = pattern(r"(?:edge|level|fasteoi|percpu|pirq|virq|ipi|event)")
SHORT_CHIP = pattern(r"[^ \t\n]{1,7}")
DESCRIPTION = pattern(r"[^ \t\n0-9][^\n]*")
NOTHING = Codec(lambda text: None, lambda value: "", "", schema="integer", exact=True)

COUNTS = Repeat("counts", " {:10d}", count="cpus")
ONE_COUNT = Repeat("counts", " {:10d}", count=1)
DETAILS = (Opt(" ", value("{type:<8s}", TYPE)), Opt("-{handler:<8s}"), Opt("  {actions}"))
LABEL = "{irq:>[label_width]s}"
HEADER = Line("{label_width}", Repeat("cpus", "CPU{:<8d}", minimum=1))


def _hwirq(blanks: str) -> Alt:
    """The number at the controller; where an interrupt has none, ``blanks`` and as many more as it is wide."""
    return Alt(" {hwirq:>[label_width]d}", (blanks, value("{hwirq:>[label_width]s}", NOTHING)))


def _chip_width(lines: Iterator[str], header: Mapping[str, Any]) -> int | None:
    """The width of the names of controllers, by the column in which the number at them ends."""
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


def _described(blanks: int) -> Line:
    """A row of the architecture, with so many blanks before the description."""
    return Line(value(LABEL, NAME), ":", COUNTS, " " * blanks, value("{description}", DESCRIPTION))


def _layout(
    *devices: Line,
    usual: int = 3,
    label: str = LABEL,
    header: Line = HEADER,
    measures: tuple[Measure, ...] = (),
) -> File:
    """The usual row, of a device or with ``usual`` blanks before a description; then what some print otherwise."""
    row = Line(
        Alt(
            devices[0].items,
            (value(label, NAME), ":", COUNTS, " " * usual, value("{description}", DESCRIPTION)),
            (value(label, NAME), ":", ONE_COUNT),
        )
    )
    others = [_described(blanks) for blanks in (2, 3, 7, 6, 11) if blanks != usual]
    # Names of four characters in a column of three take the place of the blank after the colon, but on arm.
    narrow = (value("{irq}", IPI), ":", Repeat("counts", "{:10d}", count="cpus", separator=" "))
    others += [Line(*narrow, " " * blanks, value("{description}", DESCRIPTION)) for blanks in (7, 2)]
    # s390 ends rows without a description in a blank; arm says whose the fast interrupt is, and does not count it.
    others.append(Line(value(label, NAME), ":", COUNTS, " "))
    others.append(Line(value(label, NAME), ":", " " * 14, value("{description}", DESCRIPTION)))
    return File(header, *measures, Many("records", Stanza(Interrupt, Ways(row, *devices[1:], *others))), header=Header)


def _device(*items: Item, label: str = LABEL) -> Line:
    return Line(value(label, NUMBER), ":", COUNTS, *items)


def _own(width: int, header: Line) -> File:
    """The file of an architecture that printed all of it itself."""
    device = _device(f"  {{chip:>{width}s}}", Opt("  {actions}"), label="{irq:>3s}")
    return _layout(device, label="{irq:>3s}", header=header)


RIGHT = Line("    ", Repeat("cpus", " {:>10s}", codec=CPU, minimum=1))
"""The header that some architectures had for themselves."""
LEFT = Line(" " * 11, Repeat("cpus", "CPU{:d}       ", minimum=1))

FORMAT = Format(
    "interrupts",
    variants=[
        Variant(
            "one-blank",
            _layout(
                _device(" {chip:>8s}", _hwirq("  "), *DETAILS),
                # Some controllers print their names themselves, and do not pad them.
                _device(" ", value("{chip}", SHORT_CHIP), _hwirq("  "), *DETAILS),
            ),
            "6.14 to 7.2",
        ),
        Variant(
            "two-blanks",
            _layout(
                _device("  {chip:>8s}", _hwirq(" "), *DETAILS),
                _device(" {chip}", _hwirq(" "), *DETAILS),
            ),
            "to 6.13",
        ),
        Variant(
            "chips-left",
            _layout(
                _device("  {chip:<[chip_width]s}", _hwirq("  "), *DETAILS),
                _device("  {chip}", _hwirq("  "), *DETAILS),
                usual=2,
                measures=(Measure("chip_width", _chip_width),),
            ),
            "7.3+",
        ),
        Variant(
            "no-hwirq",
            _layout(
                _device(
                    "  ",
                    value("{chip:>8s}", CHIP),
                    Opt(" {hwirq:[label_width]d}"),
                    Opt(" ", value("{type:<8s}", TYPE)),
                    Opt("-", value("{handler:<8s}", HANDLER)),
                    Opt("  {actions}"),
                )
            ),
            "to 4.x; s390 on all",
        ),
        Variant("parisc", _own(14, RIGHT), "parisc"),
        Variant("arm", _own(10, RIGHT), "arm to 2.6.38"),
        Variant("mips", _own(14, LEFT), "mips and others to 2.6.38"),
    ],
    source="kernel/irq/proc.c:show_interrupts, arch/*/kernel/irq.c:arch_show_interrupts",
)
