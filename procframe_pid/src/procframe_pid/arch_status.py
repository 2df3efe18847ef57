"""``/proc/PID/arch_status``: what an architecture has to say of a task."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Keys, One
from procframe.record import Field, KeyedRecord


class ArchStatus(KeyedRecord):
    """What an architecture has to say of a task. On x86 the file is empty unless the CPU has AVX-512."""

    AVX512_elapsed_ms: Annotated[int, Field("Time since it used AVX-512; -1 if never", unit="ms", kind="gauge")]


FORMAT = Format(
    "PID/arch_status",
    One(ArchStatus, Keys("{key}:\t{:d}"), empty=True),
    source="arch/x86/kernel/fpu/xstate.c:proc_pid_arch_status",
    since="5.3",
)
