"""``/proc/irq/**``: which CPUs handle an interrupt, and whether anything does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Annotated

from procframe.format import Format
from procframe.layout import Codec, One, Whole, sentinel
from procframe.record import Field, Record

__all__ = ["AFFINITY", "AFFINITY_LIST", "NODE", "SPURIOUS", "Affinity", "AffinityList", "CpuMask", "Node", "Spurious"]

_GROUP = 8
"""Hexadecimal digits between commas, 32 CPUs."""


class CpuMask(Record):
    """A set of CPUs, printed as a bitmap in hexadecimal that is as wide as the number of CPUs that there can be."""

    cpus: Annotated[list[int], Field("Numbers of the CPUs in the set", kind="identity")]
    digits: Annotated[int, Field("Hexadecimal digits of the mask, one for up to four CPUs that there can be")]


def _decode_mask(text: str) -> CpuMask:
    cpus: list[int] = []
    groups = text.split(",")
    for index, group in enumerate(reversed(groups)):
        bits = int(group, 16)
        cpus += [_GROUP * 4 * index + bit for bit in range(bits.bit_length()) if bits >> bit & 1]
    return CpuMask(cpus=cpus, digits=len(groups[0]) + _GROUP * (len(groups) - 1))


def _encode_mask(mask: CpuMask) -> str:
    digits = f"{sum(1 << cpu for cpu in set(mask.cpus)):0{mask.digits}x}"
    if len(digits) > mask.digits:
        raise ValueError(f"CPU {max(mask.cpus)} has no place in {mask.digits} digits")
    first = len(digits) % _GROUP
    groups = [digits[:first]] if first else []
    return ",".join(groups + [digits[at : at + _GROUP] for at in range(first, len(digits), _GROUP)])


CPU_MASK = Codec(_decode_mask, _encode_mask, "[0-9a-f]{1,8}(?:,[0-9a-f]{8}){0,1023}", schema="object")
"""``%*pb`` of a cpumask: groups of 32 bits, the highest first."""


def _decode_list(text: str) -> list[int]:
    cpus: list[int] = []
    for part in text.split(",") if text else ():
        first, _, last = part.partition("-")
        if cpus and int(first) <= cpus[-1]:
            raise ValueError(text)
        cpus += range(int(first), int(last or first) + 1)
    return cpus


def _ranges(cpus: Sequence[int]) -> Iterator[tuple[int, int]]:
    ordered = sorted(set(cpus))
    breaks = [index for index, (one, two) in enumerate(pairwise(ordered), 1) if two != one + 1]
    for start, end in zip([0, *breaks], [*breaks, len(ordered)], strict=True):
        yield ordered[start], ordered[end - 1]


def _encode_list(cpus: Iterable[int]) -> str:
    found = list(cpus)
    return ",".join(f"{one}-{two}" if two > one else str(one) for one, two in _ranges(found)) if found else ""


_RANGE = "[0-9]{1,5}(?:-[0-9]{1,5})?"
CPU_LIST = Codec(_decode_list, _encode_list, f"(?:{_RANGE}(?:,{_RANGE})*)?", schema="array")
"""``%*pbl`` of a cpumask: ranges of CPUs, none of which touch."""


class Affinity(Record):
    """The CPUs that may handle an interrupt, that its driver would like, or that do.

    ``smp_affinity`` may be written. ``default_smp_affinity`` is that of interrupts to come, ``prof_cpu_mask`` is which
    CPUs are profiled.
    """

    mask: Annotated[CpuMask, Field("The CPUs, and the width of the mask", kind="flags", codec=CPU_MASK)]


class AffinityList(Record):
    """The CPUs that may handle an interrupt, or that do, printed as ranges."""

    cpus: Annotated[list[int], Field("Numbers of the CPUs", kind="identity", codec=CPU_LIST)]


class Node(Record):
    """The NUMA node of an interrupt."""

    node: Annotated[int | None, Field("Number of the node, absent for none", kind="label", codec=sentinel({-1: None}))]


class Spurious(Record):
    """How often an interrupt came that no driver took care of.

    Both numbers start anew at 100000 interrupts; if more than 99900 were unhandled, the kernel disables the interrupt.
    """

    count: Annotated[int, Field("Interrupts since the numbers started anew", kind="counter")]
    unhandled: Annotated[int | None, Field("Those that no driver handled", kind="counter")] = None
    last_unhandled: Annotated[
        int | None, Field("When the last of those came, in jiffies as ms, 0 for never", unit="ms", kind="time")
    ] = None


AFFINITY = Format(
    "irq/<irq>/smp_affinity",
    One(Affinity, "{mask}"),
    paths=[
        "irq/<irq>/smp_affinity",
        "irq/<irq>/affinity_hint",
        "irq/<irq>/effective_affinity",
        "irq/default_smp_affinity",
        "irq/prof_cpu_mask",
    ],
    source="kernel/irq/proc.c:show_irq_affinity, irq_affinity_hint_proc_show, default_affinity_show; "
    "kernel/profile.c:prof_cpu_mask_proc_show",
)
AFFINITY_LIST = Format(
    "irq/<irq>/smp_affinity_list",
    Whole(AffinityList, "{cpus}"),
    paths=["irq/<irq>/smp_affinity_list", "irq/<irq>/effective_affinity_list"],
    source="kernel/irq/proc.c:show_irq_affinity",
)
NODE = Format("irq/<irq>/node", One(Node, "{node:d}"), source="kernel/irq/proc.c:irq_node_proc_show")
SPURIOUS = Format(
    "irq/<irq>/spurious",
    One(Spurious, "count {count:d}", "unhandled {unhandled:d}", "last_unhandled {last_unhandled:d} ms"),
    source="kernel/irq/proc.c:irq_spurious_proc_show",
)
