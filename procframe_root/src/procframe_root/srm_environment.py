"""``/proc/srm_environment/**`` of Alpha: the variables of the firmware console (SRM)."""

from __future__ import annotations

from typing import Annotated

from procframe.format import Format
from procframe.layout import Free, pattern
from procframe.record import Field, Record

__all__ = ["FORMAT", "SrmVariable"]


class SrmVariable(Record):
    """A variable; an empty one has no record."""

    value: Annotated[str, Field("What it is set to", kind="label", codec=pattern(r"[\s\S]+"))]


FORMAT = Format(
    "srm_environment/**", Free(SrmVariable, "{value}", end=""), source="arch/alpha/kernel/srm_env.c:srm_env_proc_show"
)
