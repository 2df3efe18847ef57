"""``/proc/pal/cpu<N>/register_info`` and ``perfmon_info``: the registers of an Itanium CPU."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One, pattern
from procframe.record import Field, Record

__all__ = ["PERFMON_INFO", "REGISTER_INFO", "PalPerfmon", "PalRegisters"]


_NOT_127 = "(?:1[013-9][0-9]|12[0-689]|[02-9][0-9]{2}|[0-9]{1,2})"


def _print_ranges(ranges: list[str]) -> str:
    text = " ".join(ranges)
    # The last one is printed without a blank behind it where it goes up to the end.
    return text if not ranges or ranges[-1].rpartition("-")[2] == "127" else f"{text} "


RANGES = Codec(
    lambda text: text.split(),
    _print_ranges,
    rf"(?:(?:[0-9]{{1,3}}-)?{_NOT_127} )*(?:(?:[0-9]{{1,3}}-)?127)?",
    schema="array",
)
Ranges = list[str]


class PalRegisters(Record):
    """Which registers there are, as numbers and ranges of them."""

    ar: Annotated[Ranges, Field("Application registers", kind="label", codec=RANGES)]
    ar_side_effects: Annotated[
        Ranges | None, Field("Those that change when they are read", kind="label", codec=RANGES)
    ] = None
    cr: Annotated[Ranges | None, Field("Control registers", kind="label", codec=RANGES)] = None
    cr_side_effects: Annotated[
        Ranges | None, Field("Those that change when they are read", kind="label", codec=RANGES)
    ] = None
    stacked: Annotated[int | None, Field("Physical registers of the register stack", unit="registers")] = None
    rse_hints: Annotated[int | None, Field("When these are saved, as a number", kind="label")] = None
    rse_hints_name: Annotated[
        str | None,
        Field("The same in words: `enforced lazy`, `eager stores`, ...; `(??)` for none", codec=pattern(r"[^\n]+")),
    ] = None
    instruction_debug_pairs: Annotated[int | None, Field("Pairs of debug registers for instructions")] = None
    data_debug_pairs: Annotated[int | None, Field("Pairs of debug registers for data")] = None


class PalPerfmon(Record):
    """Registers that count what the CPU does."""

    pairs: Annotated[int, Field("Pairs of a configuration (PMC) and a counter (PMD)")]
    width: Annotated[int | None, Field("Size of a counter", unit="bits")] = None
    cycle_event: Annotated[int | None, Field("Number of the event that counts cycles", kind="label")] = None
    retired_event: Annotated[
        int | None, Field("Number of the event that counts instructions that were done", kind="label")
    ] = None
    pmc: Annotated[Ranges | None, Field("Configuration registers", kind="label", codec=RANGES)] = None
    pmd: Annotated[Ranges | None, Field("Counters", kind="label", codec=RANGES)] = None
    cycle_counters: Annotated[Ranges | None, Field("Those that can count cycles", kind="label", codec=RANGES)] = None
    bundle_counters: Annotated[
        Ranges | None, Field("Those that can count bundles that were done", kind="label", codec=RANGES)
    ] = None


REGISTER_INFO = Format(
    "pal/cpu<cpu>/register_info",
    One(
        PalRegisters,
        "Implemented AR(s)                : {ar}",
        "AR(s) with read side-effects     : {ar_side_effects}",
        "Implemented CR(s)                : {cr}",
        "CR(s) with read side-effects     : {cr_side_effects}",
        "RSE stacked physical registers   : {stacked:d}",
        "RSE load/store hints             : {rse_hints:d} ({rse_hints_name})",
        "Instruction debug register pairs : {instruction_debug_pairs:d}",
        "Data debug register pairs        : {data_debug_pairs:d}",
    ),
    source="arch/ia64/kernel/palinfo.c:register_info",
)
PERFMON_INFO = Format(
    "pal/cpu<cpu>/perfmon_info",
    One(
        PalPerfmon,
        "PMC/PMD pairs                 : {pairs:d}",
        "Counter width                 : {width:d} bits",
        "Cycle event number            : {cycle_event:d}",
        "Retired event number          : {retired_event:d}",
        "Implemented PMC               : {pmc}",
        "Implemented PMD               : {pmd}",
        "Cycles count capable          : {cycle_counters}",
        "Retired bundles count capable : {bundle_counters}",
    ),
    description="Registers that count what the CPU does. Until 6.0 at the latest.",
    source="arch/ia64/kernel/palinfo.c:perfmon_info",
)
