"""``/proc/cpu``: accesses of memory that CPUs of ARM and SuperH cannot do, and the kernel does for them."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Line, One, Opt, flags, pattern
from procframe.record import Field, Record

__all__ = ["ALIGNMENT", "SWP_EMULATION", "Alignment", "SwpEmulation"]

ACTIONS = flags({1: "warn", 2: "fixup", 4: "signal"})
_ACTION = pattern("[a-z+]+")


class Alignment(Record):
    """Accesses of memory that were not aligned."""

    user: Annotated[int, Field("Of programs", kind="counter")]
    system: Annotated[int | None, Field("Of the kernel", kind="counter")] = None
    system_last_pc: Annotated[
        str | None,
        Field("Where in the kernel the last was; `0x0` for nowhere (ARM)", kind="address", codec=pattern(r"[^()\n]+")),
    ] = None
    skipped: Annotated[int | None, Field("That the kernel could not do (ARM)", kind="counter")] = None
    half: Annotated[int | None, Field("Of 16 bits", kind="counter")] = None
    word: Annotated[int | None, Field("Of 32 bits", kind="counter")] = None
    dword: Annotated[int | None, Field("Of 64 bits (ARMv5TE and later)", kind="counter")] = None
    multi: Annotated[int | None, Field("Of several registers", kind="counter")] = None
    user_faults: Annotated[
        list[str] | None,
        Field("What follows from one of a program: `warn`, `fixup` (do it), `signal`", kind="flags", codec=ACTIONS),
    ] = None
    user_faults_action: Annotated[str | None, Field("The same, as the kernel says it", codec=_ACTION)] = None
    kernel_faults: Annotated[
        list[str] | None,
        Field("What the kernel does beside doing its own: `warn` (SuperH)", kind="flags", codec=ACTIONS),
    ] = None
    kernel_faults_action: Annotated[str | None, Field("The same, as the kernel says it", codec=_ACTION)] = None


class SwpEmulation(Record):
    """Atomic exchanges (SWP, SWPB) that newer ARM CPUs lack, and the kernel does for programs."""

    emulated_swp: Annotated[int, Field("Exchanges of a word", kind="counter")]
    emulated_swpb: Annotated[int | None, Field("Exchanges of a byte", kind="counter")] = None
    aborted: Annotated[int | None, Field("Exchanges at an address that the program may not use", kind="counter")] = None
    last_pid: Annotated[int | None, Field("The process that did the last; absent where none did", kind="label")] = None


ALIGNMENT = Format(
    "cpu/alignment",
    One(
        Alignment,
        "User:\t\t{user:d}",
        Line("System:\t\t{system:d}", Opt(" ({system_last_pc})")),
        "Skipped:\t{skipped:d}",
        "Half:\t\t{half:d}",
        "Word:\t\t{word:d}",
        "DWord:\t\t{dword:d}",
        "Multi:\t\t{multi:d}",
        "User faults:\t{user_faults:d} ({user_faults_action})",
        "Kernel faults:\t{kernel_faults:d} ({kernel_faults_action})",
    ),
    paths=("cpu/alignment", "cpu/kernel_alignment"),
    source="arch/arm/mm/alignment.c:alignment_proc_show, arch/sh/mm/alignment.c:alignment_proc_show",
)
SWP_EMULATION = Format(
    "cpu/swp_emulation",
    One(
        SwpEmulation,
        "Emulated SWP:\t\t{emulated_swp:d}",
        "Emulated SWPB:\t\t{emulated_swpb:d}",
        "Aborted SWP{{B}}:\t\t{aborted:d}",
        "Last process:\t\t{last_pid:d}",
    ),
    source="arch/arm/kernel/swp_emulate.c:proc_status_show",
)
