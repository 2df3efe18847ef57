"""Machines that other programs are: ``/proc/simdisk`` of Xtensa's simulator, ``/proc/exitcode`` and others of User-Mode Linux."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, Free, One, enum
from procframe.record import Field, Record

__all__ = ["EXITCODE", "SIMDISK", "SYSEMU", "ExitCode", "SimDisk", "SysEmu"]

FILENAME = Codec(lambda text: text or None, lambda name: name or "", r"[\s\S]*", exact=True)


class SimDisk(Record):
    """A disk of the simulator."""

    filename: Annotated[str | None, Field("File of the host that it is; absent for none", kind="label", codec=FILENAME)]


class ExitCode(Record):
    """What this User-Mode Linux returns when it ends."""

    exitcode: Annotated[int, Field("Exit status", kind="label")]


class SysEmu(Record):
    """How this User-Mode Linux catches the system calls of its processes."""

    sysemu: Annotated[
        str,
        Field(
            "`no`; `sysemu`: with PTRACE_SYSEMU; `singlestep`: with PTRACE_SYSEMU_SINGLESTEP too",
            kind="flags",
            codec=enum({0: "no", 1: "sysemu", 2: "singlestep"}),
        ),
    ]


SIMDISK = Format(
    "simdisk/<N>", Free(SimDisk, "{filename}"), source="arch/xtensa/platforms/iss/simdisk.c:proc_read_simdisk"
)
EXITCODE = Format("exitcode", One(ExitCode, "{exitcode:d}"), source="arch/um/kernel/exitcode.c:exitcode_proc_show")
SYSEMU = Format(
    "sysemu",
    One(SysEmu, "{sysemu:d}"),
    description="How this User-Mode Linux catches the system calls of its processes. Until 7.2 at the latest.",
    source="arch/um/kernel/process.c:sysemu_proc_show",
)
