"""``/proc/mtrr``: how x86 CPUs cache ranges of physical memory."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import TEXT, Codec, Table
from procframe.record import Field, Record

BASE = Codec(
    lambda text: int(text, 16),
    lambda base: f"{base >> 12:06x}000",
    r"(?:[0-9a-f]{6}|[1-9a-f][0-9a-f]{6,12})000",
    schema="integer",
)


def _read_size(text: str) -> int:
    return int(text[:-2]) * (1024 if text[-2] == "M" else 1)


def _print_size(size: int) -> str:
    return f"{size}KB" if size < 1024 else f"{size >> 10}MB"


SIZE = Codec(_read_size, _print_size, r"[1-9][0-9]{0,18}[KM]B", schema="integer")


class Mtrr(Record):
    """A memory type range register: how CPUs cache a range of physical memory."""

    register: Annotated[int, Field("Number of the register", kind="identity")]
    base: Annotated[int, Field("Where the range begins", kind="address", codec=BASE)]
    base_mb: Annotated[int, Field("The same in MB, rounded down", unit="MB")]
    size: Annotated[int, Field("Size of the range", unit="kB", codec=SIZE)]
    count: Annotated[int, Field("How many users the range has")]
    type: Annotated[
        str,
        Field("uncachable, write-combining, write-through, write-protect or write-back", kind="label", codec=TEXT),
    ]


FORMAT = Format(
    "mtrr",
    Table(Mtrr, "reg{register:02d}: base=0x{base} ({base_mb:5d}MB), size={size:>7s}, count={count:d}: {type}"),
    source="arch/x86/kernel/cpu/mtrr/if.c:mtrr_seq_show",
)
