"""``/proc/cpuinfo``: the CPUs, as each architecture describes them.

A stanza of keys for each CPU is a record; what stands once in the file is the frame's header. Architectures that describe
the machine as a whole have one record.
"""

from __future__ import annotations

from procframe.format import Format
from procframe_root.cpuinfo import arm, mips, one_stanza, per_cpu, powerpc, s390, x86

__all__ = ["FORMAT"]

FORMAT = Format(
    "cpuinfo",
    variants=(
        x86.VARIANTS[0],
        *arm.VARIANTS,
        *s390.VARIANTS,
        *powerpc.VARIANTS,
        *mips.VARIANTS,
        *per_cpu.VARIANTS,
        *one_stanza.VARIANTS,
        *x86.VARIANTS[1:],
    ),
    description="The CPUs and what they can, in the words of each architecture.",
    source="arch/*: show_cpuinfo or c_show (x86: arch/x86/kernel/cpu/proc.c)",
)
