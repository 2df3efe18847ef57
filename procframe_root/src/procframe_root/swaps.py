r"""``/proc/swaps``: swap areas."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format, Variant
from procframe.layout import Codec, Table, escaped, value
from procframe.record import Field, Record

_WIDE = 10_000_000
TABBED = Codec(
    lambda text: int(text.rstrip("\t")),
    lambda size: f"{size}\t" if size < _WIDE else str(size),
    r"(?:0|[1-9][0-9]{0,6})\t|[1-9][0-9]{7,20}",
    schema="integer",
    exact=True,
)
"""A number of kB with a tab after it, unless it has eight digits or more."""


_KINDS = ("partition", "file")
KIND = Codec(
    lambda text: text.rstrip("\t"),
    lambda kind: f"{kind}\t" if kind == "file" else kind,
    r"(?:file\t|[^ \t\n]+)",
    unknown=lambda kind: [] if kind in _KINDS else [kind],
)
"""What the swap area is, with a tab after the shorter word."""


class Swap(Record):
    """A swap area."""

    filename: Annotated[str, Field("Device or file", kind="identity", codec=escaped(" \t\n\\"))]
    type: Annotated[str, Field("Whether it is a partition or a file", kind="label", codec=KIND)]
    size: Annotated[int, Field("Size", unit="kB")]
    used: Annotated[int, Field("How much of it is in use", unit="kB")]
    priority: Annotated[int, Field("Areas of higher priority are used first; negative if the kernel chose it")]


FORMAT = Format(
    "swaps",
    variants=[
        Variant(
            "default",
            Table(
                Swap,
                "{filename:<39s} {type}\t",
                value("{size}", TABBED),
                "\t",
                value("{used}", TABBED),
                "\t{priority:d}",
                header="Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority",
            ),
            "5.10+",
        ),
        Variant(
            "narrow",
            Table(
                Swap,
                "{filename:<39s} {type}\t{size:d}\t{used:d}\t{priority:d}",
                header="Filename\t\t\t\tType\t\tSize\tUsed\tPriority",
            ),
            "to 5.9",
        ),
    ],
    source="mm/swapfile.c:swap_show",
)
