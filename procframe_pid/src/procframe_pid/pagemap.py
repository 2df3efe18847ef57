"""``/proc/PID/pagemap``: where each page of a process's address space is."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Bits, Structs
from procframe.record import Field, Record


class Page(Record):
    """A page of the virtual address space of a process, from address 0 on.

    A reader without CAP_SYS_ADMIN gets 0 for the frame, since 4.0.
    """

    frame: Annotated[
        int, Field("Frame if present; if swapped, the swap area in 5 bits and the offset above", kind="address")
    ]
    soft_dirty: Annotated[bool, Field("Whether it was written since clear_refs", since="3.11")]
    exclusive: Annotated[bool, Field("Whether no other process maps it", since="4.2")]
    uffd_wp: Annotated[bool, Field("Whether userfaultfd protects it from writes", since="5.13")]
    guard: Annotated[bool, Field("Whether it is a guard region", since="6.15")]
    reserved: Annotated[int, Field("Bits without a meaning; before 3.11 part of the page shift")]
    file: Annotated[bool, Field("Whether it is of a file or shared anonymous memory", since="3.5")]
    swapped: Annotated[bool, Field("Whether it is in swap")]
    present: Annotated[bool, Field("Whether it is in memory")]


FORMAT = Format(
    "PID/pagemap",
    Structs(
        Page,
        per_page=True,
        entry=Bits(
            "u64",
            frame=55,
            soft_dirty=1,
            exclusive=1,
            uffd_wp=1,
            guard=1,
            reserved=2,
            file=1,
            swapped=1,
            present=1,
        ),
    ),
    source="fs/proc/task_mmu.c:pagemap_read",
    since="2.6.25",
)
