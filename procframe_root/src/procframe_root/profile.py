"""``/proc/profile``: where the kernel was when it was interrupted by the clock."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Structs
from procframe.record import Field, Record

__all__ = ["FORMAT", "ProfileSlot"]


class ProfileSlot(Record):
    """A piece of the kernel's code, in the order of addresses; the first record holds the size of a piece instead.

    That size is a number of bytes (0 on a machine of 64 bits that has the most significant byte first, as the kernel
    shows half of it); the last piece counts what was elsewhere.
    """

    hits: Annotated[int, Field("How often the kernel was found there", kind="counter")]


FORMAT = Format("profile", Structs(ProfileSlot, hits="u32"), source="kernel/profile.c:read_profile")
